"""Plan and drawing inside a page's PDF, and what is refused."""

import json

import pytest

from gluteapp.content.page_pdf import open_page
from gluteapp.content.plan_file import (
    attachment_bytes,
    plan_document,
    read_attachment,
    read_plan,
)
from gluteapp.domain.dose import Dose
from gluteapp.domain.page import PageFormat, PagePlan
from gluteapp.domain.problems import InputError
from gluteapp.domain.vocabulary import Side
from tests.builders import a_drawing

PLAN = PagePlan(
    muscles=(("gluteus-medius", Side.RIGHT),),
    techniques=("medius-wall", "medius-figure-four"),
    doses=(("medius-wall", Dose(strokes=12, times_a_day=2, pressure=3)),),
    note="Slowly, please: äß “”",
    language="de",
    second_language="es",
    format=PageFormat("letter", 18, is_grey=True),
)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"muscles": ["gluteus-medium.right"]}, "is no muscle. Did you mean “gluteus-medius”?"),
        ({"muscles": ["gluteus-medius.up"]}, "is no side of gluteus-medius"),
        ({"techniques": ["juggling"]}, "is no technique"),
        ({"techniques": 7}, "must be a list of words"),
        ({"doses": {"medius-wall": {"strokes": 900}}}, "is out of range for strokes"),
        ({"doses": {"medius-wall": {"pressure": 7}}}, "give 1 to 5"),
        ({"doses": {"medius-wall": {"strokes": 3, "seconds": 30}}}, "not both"),
        ({"doses": {"medius-wall": {"miles": 3}}}, "is no part of a dose"),
        ({"doses": {"medius-wall": {"strokes": "3"}}}, "must hold whole numbers"),
        ({"note": "n" * 5000}, "at most 1200 letters"),
        ({"language": "xx"}, "is no language"),
        ({"size": 13}, "one of the sizes 12, 16, 18, 24"),
        ({"size": True}, "one of the sizes"),
        ({"paper": "a5"}, "is no paper"),
        ({"colour": "red"}, "is no field of a plan"),
    ],
)
def test_that_a_plan_that_cannot_be_is_refused_in_a_sentence(library, change, fault):
    with pytest.raises(InputError) as caught:
        read_plan({**plan_document(PLAN), **change}, library)
    assert fault in str(caught.value)


def test_that_a_plan_comes_back_as_it_was(library):
    assert read_plan(json.loads(json.dumps(plan_document(PLAN))), library) == PLAN
    assert read_plan({}, library) == PagePlan()
    assert plan_document(PagePlan()) == {}


def test_that_drawing_and_plan_come_back(atlas, library):
    drawing = a_drawing("mid-buttock.right:6", "sacroiliac-joint.left:3")
    data = attachment_bytes(drawing, PLAN)
    assert read_attachment(data, atlas, library) == (drawing, PLAN)


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lambda text: text.replace("mid-buttock", "coccyx"), "was changed after the page was made"),
        (lambda text: text.replace('"right"', '"left"'), "was changed after the page was made"),
        (lambda text: text.replace("medius-wall", "medius-floor"), "was changed"),
        (lambda text: text.replace("gluteapp-page", "other"), "is not from gluteapp"),
        (lambda text: text.replace('"version": 1', '"version": 9', 1), "newer gluteapp"),
        (lambda text: text[:-20], "is damaged"),
        (lambda text: "[]", "is not from gluteapp"),
    ],
)
def test_that_a_foreign_or_tampered_attachment_is_refused(atlas, library, spoil, fault):
    text = attachment_bytes(a_drawing("mid-buttock.right:6"), PLAN).decode()
    with pytest.raises(InputError) as caught:
        read_attachment(spoil(text).encode(), atlas, library)
    assert fault in str(caught.value)


@pytest.mark.parametrize(
    ("data", "fault"),
    [(b"", "damaged or no PDF"), (b"%PDF-1.7 cut", "damaged or no PDF"), (None, "cannot be read")],
)
def test_that_a_file_that_is_no_page_is_named(atlas, library, tmp_path, data, fault):
    file = tmp_path / "page.pdf"
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(InputError) as caught:
        open_page(file, atlas, library)
    assert str(caught.value).startswith("“page.pdf”")
    assert fault in str(caught.value)

"""The page in every language: nothing lost, nothing cut, one sheet in normal letters."""

import datetime
import io
import re
from contextlib import closing

import pypdf
import pypdfium2
import pytest

from gluteapp.content.page_pdf import open_page
from gluteapp.domain.clinic import Clinic
from gluteapp.domain.dose import Dose
from gluteapp.domain.page import LONGEST_NOTE, PageFormat, PageJob, PageWishes
from gluteapp.domain.problems import InputError
from gluteapp.domain.safety import assess
from gluteapp.domain.translation import LANGUAGE_TAGS, LANGUAGES
from gluteapp.domain.vocabulary import CORE_MUSCLES, Side
from gluteapp.page_press import PagePress
from tests.builders import a_drawing

DATE = datetime.date(2026, 3, 4)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" '
LOGO = f'{SVG}width="9" height="9"><rect width="9" height="9"/></svg>'.encode()


class QuickPress(PagePress):
    """Frames of the figures' sizes without anything in them: text and layout stay the same."""

    def _drawn(self, page, job):
        del job
        frames = [
            (section.muscle, figure) for section in page.sections for figure in section.figures
        ] + [("", figure) for figure in page.marked_figures]
        return {
            (muscle, figure): SVG + 'viewBox="{} {} {} {}"/>'.format(*figure.frame)
            for muscle, figure in frames
        }

    def _poses(self, page):
        found = super()._poses(page)
        return {key: re.search("<svg[^>]*>", svg)[0] + "</svg>" for key, svg in found.items()}


@pytest.fixture(scope="module")
def press(content):
    with closing(QuickPress(content)) as made:
        yield made


@pytest.fixture
def make(press, content):
    def made(*muscles, form=PageFormat(), answers=None, drawing=None, **wishes):
        muscles = muscles or (("gluteus-medius", Side.RIGHT),)
        drawing = drawing or a_drawing(f"mid-buttock.{muscles[0][1]}:6")
        safety = assess(drawing.marks, answers or {}, content.library.flags)
        return press.make(PageJob(PageWishes(muscles, DATE, **wishes), drawing, safety, form))

    return made


def squeezed(text):
    return "".join(one for one in text if one.isalnum())


def reader_of(pdf):
    return pypdf.PdfReader(io.BytesIO(pdf))


def text_of(pdf):
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return " ".join(one.get_textpage().get_text_bounded() for one in document)


def words_of(page):
    yield from (page.title, page.marked, page.stop_rule, page.next_day, page.emergency)
    yield from (*page.help_lines, page.other_causes, *page.footer)
    for section in page.sections:
        yield from (*section.meaning, *section.care)
        for action in section.actions:
            yield from (action.title, *action.steps, *(text for _, text in action.facts))


# ------------------------------------------------------------------------- faults
@pytest.mark.parametrize("logo", [b"\x89PNG broken", b"no picture at all", b"<svg"])
def test_that_a_broken_logo_is_told_in_a_sentence(make, logo):
    with pytest.raises(InputError) as caught:
        make(clinic=Clinic("Sample Clinic", logo=logo)).write_pdf()
    assert "logo cannot be read: it must be a PNG, JPEG or SVG" in str(caught.value)


@pytest.mark.parametrize("name", ["😀 Sample", "名前"])
def test_that_a_name_that_no_typeface_has_is_told(make, name):
    with pytest.raises(InputError) as caught:
        make(patient=name).write_pdf()
    assert "cannot be printed" in str(caught.value)


def test_that_a_name_may_run_from_right_to_left(make):
    text = text_of(make(patient="שם דוגמה").write_pdf())
    assert "דוגמה" in text or "המגוד" in text  # readers differ in which way they read it


def test_that_a_note_of_ten_thousand_letters_is_cut_where_it_was_said(make):
    text = text_of(make(note="note " * 2000).write_pdf())
    assert squeezed("note " * (LONGEST_NOTE // 5)) in squeezed(text)


# ---------------------------------------------------------------------- languages
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("paper", "side"), [("a4", Side.LEFT), ("letter", Side.RIGHT)])
@pytest.mark.parametrize("muscle", CORE_MUSCLES)
def test_that_a_page_says_everything_on_one_sheet(make, language, paper, side, muscle):
    form = PageFormat(paper)
    made = make((muscle, side), language=language, form=form, patient="Sample Name")
    pdf = made.write_pdf()
    reader, text = reader_of(pdf), text_of(pdf)
    assert len(reader.pages) == 1
    found = squeezed(text)
    assert [one for one in words_of(made.page) if squeezed(one) not in found] == []
    assert reader.trailer["/Root"]["/Lang"] == LANGUAGE_TAGS[language]
    assert "[English]" not in text


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_that_two_languages_say_the_same_side_by_side(make, press, language):
    made = make(language="en", second_language=language)
    other = make(language=language)
    pdf = made.write_pdf()
    assert len(reader_of(pdf).pages) == 2
    found = squeezed(text_of(pdf))
    for page in (made.page, other.page):
        assert [one for one in words_of(page) if squeezed(one) not in found] == []


def test_that_a_referral_is_a_referral_in_two_languages(make):
    made = make(answers={"saddle-numbness": True}, second_language="de")
    found = squeezed(text_of(made.write_pdf()))
    other = make(answers={"saddle-numbness": True}, language="de").page
    for page in (made.page, other):
        assert page.referral is not None
        assert squeezed(page.referral.text) in found


def test_that_a_letterhead_stands_on_the_page(make):
    clinic = Clinic("Sample Clinic", ("Street 1", "Town"), "000 000", LOGO)
    text = text_of(make(clinic=clinic).write_pdf())
    for word in ("Sample Clinic", "Street 1 · Town", "Phone: 000 000"):
        assert word in text


# --------------------------------------------------------------------- attachment
def test_that_a_page_brings_back_drawing_and_plan(make, atlas, library, tmp_path):
    drawing = a_drawing("mid-buttock.left:6", "iliac-crest.left:3")
    made = make(
        ("piriformis", Side.LEFT),
        drawing=drawing,
        language="pt",
        techniques=("piriformis-wall",),
        doses=(("piriformis-wall", Dose(seconds=20, times_a_day=1)),),
        note="Slowly",
        form=PageFormat("letter", 16),
        patient="Sample Name",
    )
    file = tmp_path / "page.pdf"
    file.write_bytes(made.write_pdf())
    found, plan = open_page(file, atlas, library)
    assert found == drawing
    assert plan.muscles == (("piriformis", Side.LEFT),)
    assert plan.techniques == ("piriformis-wall",)
    assert dict(plan.doses) == {"piriformis-wall": Dose(seconds=20, times_a_day=1)}
    assert (plan.note, plan.language, plan.format) == ("Slowly", "pt", PageFormat("letter", 16))
    (name,) = pypdf.PdfReader(file).attachments
    assert "Sample Name" not in pypdf.PdfReader(file).attachments[name][0].decode()


def test_that_another_pdf_holds_no_drawing(atlas, library, tmp_path):
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(tmp_path / "other.pdf")
    with pytest.raises(InputError) as caught:
        open_page(tmp_path / "other.pdf", atlas, library)
    assert "holds no drawing: only pages made with gluteapp" in str(caught.value)


# ------------------------------------------------------------------ for the phone
@pytest.mark.parametrize("language", LANGUAGES)
def test_that_a_phone_counts_the_seconds_in_every_language(make, language):
    page = make(("gluteus-medius", Side.RIGHT), language=language).write_html().decode()
    assert f'<html lang="{LANGUAGE_TAGS[language]}">' in page
    assert 'data-seconds="20"' in page

"""The page in short, for the notes of a clinic."""

import datetime

import pytest

from gluteapp.domain.handout import build_page
from gluteapp.domain.handout_text import plain_text
from gluteapp.domain.page import PageCase, PageWishes
from gluteapp.domain.safety import assess
from gluteapp.domain.vocabulary import Side
from tests.builders import a_drawing


@pytest.fixture
def text(library, atlas):
    def make(*places, answers=None, **wishes):
        drawing = a_drawing(*places)
        safety = assess(drawing.marks, answers or {}, library.flags)
        wanted = PageWishes((("piriformis", Side.LEFT),), datetime.date(2026, 3, 4), **wishes)
        page = build_page(wanted, PageCase(library, atlas, drawing, safety))
        return plain_text(page)

    return make


def test_that_the_text_names_side_date_marks_and_what_to_do(text, library):
    made = text("mid-buttock.left:6", patient="Sample", note="Come again in 2 weeks.")
    first = library.muscles["piriformis"].techniques[0]
    for part in ("(left)", "2026-03-04", "Sample", "worst 6 of 10", "Come again in 2 weeks."):
        assert part in made
    assert first.title in made
    assert first.dose.rstrip(".") in made


def test_that_a_referral_holds_the_reason_and_nothing_to_do(text, library):
    made = text("posterior-thigh.left", "posterior-thigh.right")
    assert "squeezed nerves" in made
    assert "112" in made
    assert library.muscles["piriformis"].techniques[0].title not in made


def test_that_what_was_left_out_is_named(text):
    assert "Left out:" in text("mid-buttock.left", conditions=("hip-replacement",))

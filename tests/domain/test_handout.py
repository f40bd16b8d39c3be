import datetime

import pytest

from gluteapp.domain.handout import build_page
from gluteapp.domain.page import PageCase, PageWishes
from gluteapp.domain.pain import Feel, PainDrawing, point_mark
from gluteapp.domain.safety import assess
from gluteapp.domain.vocabulary import CORE_MUSCLES, Aspect, Side
from tests.builders import a_drawing

DATE = datetime.date(2026, 3, 4)


@pytest.fixture
def page(library, atlas):
    def make(*muscles, drawing=PainDrawing(), answers=None, **wishes):
        safety = assess(drawing.marks, answers or {}, library.flags)
        case = PageCase(library, atlas, drawing, safety)
        return build_page(PageWishes(tuple(muscles), DATE, **wishes), case)

    return make


MEDIUS = ("gluteus-medius", Side.RIGHT)


def test_that_an_urgent_flag_turns_the_page_into_a_referral(page):
    made = page(MEDIUS, answers={"saddle-numbness": True})
    assert made.sections == ()
    assert made.referral.reasons
    assert made.title == made.referral.title
    assert "112" in made.emergency


def test_that_a_flag_for_soon_takes_the_massage_off_the_page(page, library):
    made = page(MEDIUS, answers={"not-improving": True})
    titles = [action.title for action in made.sections[0].actions]
    kinds = {one.title: one.kind for one in library.muscles["gluteus-medius"].techniques}
    assert {kinds[title] for title in titles} == {"stretch", "rest"}
    assert made.sections[0].left_out


def test_that_a_condition_names_what_was_left_out_and_why(page):
    made = page(MEDIUS, conditions=("hip-replacement",))
    assert any("Left out: Figure four" in line for line in made.sections[0].left_out)


def test_that_the_side_stands_in_title_section_and_figure(page):
    made = page(("piriformis", Side.LEFT))
    assert "left" in made.title
    assert made.sections[0].side is Side.LEFT
    assert [figure.aspect for figure in made.sections[0].figures] == [
        Aspect.POSTERIOR,
        Aspect.LEFT_LATERAL,
    ]
    assert all("left" in figure.alternative for figure in made.sections[0].figures)


def test_that_the_marks_are_read_back_on_the_page(page):
    made = page(MEDIUS, drawing=a_drawing("mid-buttock.right:6"))
    assert made.marked == "You marked: Middle of the right buttock, worst 6 of 10."


def test_that_a_figure_shows_every_mark_of_its_aspect(page, atlas):
    mark = point_mark(atlas, Aspect.POSTERIOR, 100, 830, Feel(5))
    made = page(MEDIUS, drawing=PainDrawing((mark,)))
    _, top, _, height = made.sections[0].figures[0].frame
    assert top < -140
    assert top + height > 840


@pytest.mark.parametrize("front", ["genital.midline:3", "anterior:-60,10"])
def test_that_a_mark_that_only_the_front_shows_brings_the_front_onto_the_page(page, atlas, front):
    if front.startswith("anterior"):
        drawing = PainDrawing((point_mark(atlas, Aspect.ANTERIOR, -60, 10, Feel(3)),))
    else:
        drawing = a_drawing(front)
    made = page(("quadratus-lumborum", Side.RIGHT), drawing=drawing)
    assert made.sections[0].figures[-1].aspect is Aspect.ANTERIOR


@pytest.mark.parametrize("muscle", CORE_MUSCLES)
def test_that_every_page_carries_stop_rule_sources_and_the_limits_of_the_app(page, library, muscle):
    made = page((muscle, Side.RIGHT))
    assert made.stop_rule == library.notices["stop-rule"].text
    assert made.sources
    assert any("does not diagnose" in line for line in made.footer)
    assert any("No doctor or therapist has checked" in line for line in made.footer)
    near_nerve = muscle != "quadratus-lumborum"
    said = any("does not run in the same place" in line for line in made.sections[0].care)
    assert said is near_nerve


def test_that_the_page_of_the_low_back_says_what_lies_there(page):
    made = page(("quadratus-lumborum", Side.RIGHT))
    assert any("kidney" in line and "rib" in line for line in made.sections[0].care)


@pytest.mark.parametrize("muscle", ["gluteus-minimus", "piriformis"])
def test_that_muscles_with_leg_pain_always_carry_the_nerve_card(page, library, muscle):
    made = page((muscle, Side.RIGHT))
    assert library.notices["page-nerve"].text in made.sections[0].meaning


def test_that_the_user_s_emergency_number_is_on_the_page(page):
    assert "999" in page(MEDIUS, emergency_region="united-kingdom").emergency


def test_that_more_than_three_things_to_do_are_told_and_not_hindered(page, library):
    muscles = [(name, Side.RIGHT) for name in CORE_MUSCLES[:4]]
    made = page(*muscles)
    assert len(made.sections) == 4
    assert len(made.warnings) == 2
    assert page(MEDIUS).warnings == ()


def test_that_the_most_urgent_reason_to_get_help_stands_first(page):
    lines = page(("piriformis", Side.RIGHT)).help_lines
    starts = [line.split(":")[0].split()[-1] for line in lines]
    assert starts == ["now", "today", "soon", "soon"]

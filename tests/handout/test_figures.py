import datetime
import re

import pytest

from gluteapp.domain.handout import build_page
from gluteapp.domain.page import PageCase, PageWishes
from gluteapp.domain.pain import Feel, PainDrawing, point_mark, region_mark
from gluteapp.domain.safety import assess
from gluteapp.domain.vocabulary import CORE_MUSCLES, Aspect, Side
from gluteapp.handout.figures import draw_figures, draw_poses
from gluteapp.picture.paths import path_data
from gluteapp.picture.pose_art import fills_frame, viewbox_of


@pytest.fixture
def figures(content):
    def make(muscle, side=Side.RIGHT, marks=()):
        drawing = PainDrawing(tuple(marks))
        case = PageCase(
            content.library, content.atlas, drawing, assess(marks, {}, content.library.flags)
        )
        page = build_page(PageWishes(((muscle, side),), datetime.date(2026, 3, 4)), case)
        return draw_figures(page, content.atlas, content.artworks, content.style("print"), drawing)

    return make


@pytest.mark.parametrize("muscle", CORE_MUSCLES)
@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_that_a_figure_shows_the_muscle_of_that_side_and_no_other(figures, content, muscle, side):
    made = figures(muscle, side)
    posterior = content.atlas.aspects[Aspect.POSTERIOR]
    for (name, figure), svg in made.items():
        assert name == muscle
        if figure.aspect is Aspect.POSTERIOR:
            edge = svg[svg.index('id="overlay"') :]
            assert path_data(posterior.structure(muscle, side).outline) in edge
            assert path_data(posterior.structure(muscle, side.opposite).outline) not in edge


def test_that_the_side_view_is_that_of_the_side(figures):
    for side, aspect in ((Side.LEFT, Aspect.LEFT_LATERAL), (Side.RIGHT, Aspect.RIGHT_LATERAL)):
        shown = {figure.aspect for _, figure in figures("gluteus-medius", side)}
        assert aspect in shown
        assert len(shown - {Aspect.POSTERIOR, aspect}) == 0


def test_that_the_marks_are_where_they_were_put(figures, content):
    mark = point_mark(content.atlas, Aspect.POSTERIOR, 58.25, 41.5, Feel(7))
    made = figures("gluteus-maximus", marks=[mark])
    (svg,) = [svg for (_, figure), svg in made.items() if figure.aspect is Aspect.POSTERIOR]
    assert re.search(r'<circle cx="58.25" cy="41.50"', svg)
    assert ">7</text>" in svg
    others = [svg for (_, figure), svg in made.items() if figure.aspect is not Aspect.POSTERIOR]
    assert all("</text>" not in svg for svg in others)


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_that_bones_are_named_on_the_half_that_does_not_hurt(figures, side):
    made = figures("gluteus-medius", side)
    (figure,) = [one for _, one in made if one.aspect is Aspect.POSTERIOR]
    assert {one.word for one in figure.labels} >= {"hip rim", "hip knob", "sit bone"}
    assert all((one.x > 0) is (side is Side.LEFT) for one in figure.labels)
    svg = made["gluteus-medius", figure]
    assert all(f">{one.word}</text>" in svg for one in figure.labels)


def test_that_no_bone_is_named_that_the_page_does_not_speak_of(figures):
    made = figures("quadratus-lumborum")
    words = {one.word for _, figure in made for one in figure.labels}
    assert words == {"lowest rib", "hip rim"}


def test_that_no_bone_is_named_where_its_word_would_be_too_small_to_read(figures):
    assert not any(figure.labels for _, figure in figures("gluteus-minimus"))


def test_that_the_first_picture_shows_how_to_stand_and_the_next_ones_come_closer(content):
    case = PageCase(content.library, content.atlas, PainDrawing(), assess((), {}, ()))
    wishes = PageWishes((("gluteus-medius", Side.LEFT),), datetime.date(2026, 3, 4))
    page = build_page(wishes, case)
    first, second = page.sections[0].actions[0].pictures[:2]
    drawn = draw_poses(page, content.pose_picture)
    assert not fills_frame(drawn[first.pose, Side.LEFT])
    assert fills_frame(drawn[second.pose, Side.LEFT])
    whole = content.pose_picture(first.pose, "print", Side.LEFT)
    _, top, _, height = viewbox_of(drawn[first.pose, Side.LEFT])
    _, whole_top, _, whole_height = viewbox_of(whole)
    assert whole_top < top  # from the waist
    assert top + height == pytest.approx(whole_top + whole_height)  # to the feet


def test_that_a_marked_place_is_outlined(figures):
    made = figures("gluteus-maximus", marks=[region_mark("coccyx", "midline")])
    assert any("stroke-dasharray" in svg for svg in made.values())

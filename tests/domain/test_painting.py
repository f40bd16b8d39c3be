import pytest

from gluteapp.domain.pain import NO_FEEL, Feel, PainDrawing, PaintMark, paint_mark, point_mark
from gluteapp.domain.painting import erased, with_paint
from gluteapp.domain.problems import InputError
from gluteapp.domain.strokes import BrushStroke
from gluteapp.domain.vocabulary import Aspect, Side
from tests.builders import a_drawing

BACK = Aspect.POSTERIOR
BUTTOCK = (BrushStroke(25, ((60, 20), (90, -10))),)
NEXT_TO_IT = (BrushStroke(25, ((60, 30), (70, 70))),)
FAR_AWAY = (BrushStroke(25, ((70, 250), (70, 300))),)
BESIDE_THE_BODY = (BrushStroke(10, ((400, 0), (420, 10))),)


def test_that_paint_beside_the_body_is_refused_with_the_body_s_reach(atlas):
    with pytest.raises(InputError, match="covers nothing of the body on the posterior aspect"):
        with_paint(PainDrawing(), atlas, BACK, BESIDE_THE_BODY)


def test_that_a_word_that_is_no_quality_is_refused(atlas):
    with pytest.raises(InputError, match="“itching” is no quality"):
        paint_mark(atlas, BACK, BUTTOCK, Feel(quality="itching"))
    with pytest.raises(InputError, match="“skin” is no depth"):
        paint_mark(atlas, BACK, BUTTOCK, Feel(depth="skin"))


def test_that_paint_is_named_by_what_it_covers(atlas):
    mark = with_paint(PainDrawing(), atlas, BACK, BUTTOCK).marks[0]
    assert ("mid-buttock", Side.RIGHT) in mark.places
    assert mark.side is Side.RIGHT


def test_that_paint_over_both_sides_names_both(atlas):
    across = (BrushStroke(50, ((-90, 20), (90, 20))),)
    sides = {side for _, side in paint_mark(atlas, BACK, across).places}
    assert {Side.LEFT, Side.RIGHT} <= sides


def test_that_touching_paint_becomes_one_area_and_other_paint_a_new_one(atlas):
    drawing = with_paint(PainDrawing(), atlas, BACK, BUTTOCK)
    assert len(with_paint(drawing, atlas, BACK, NEXT_TO_IT).marks) == 1
    assert len(with_paint(drawing, atlas, BACK, FAR_AWAY).marks) == 2
    assert len(with_paint(drawing, atlas, Aspect.ANTERIOR, NEXT_TO_IT).marks) == 2


def test_that_paint_that_feels_otherwise_stays_apart(atlas):
    drawing = with_paint(PainDrawing(), atlas, BACK, BUTTOCK, Feel(quality="aching"))
    burning = with_paint(drawing, atlas, BACK, NEXT_TO_IT, Feel(quality="burning"))
    assert [mark.feel.quality for mark in burning.marks] == ["aching", "burning"]
    joined = with_paint(drawing, atlas, BACK, NEXT_TO_IT, NO_FEEL)
    assert [mark.feel.quality for mark in joined.marks] == ["aching"]


def test_that_the_eraser_takes_points_and_paint_and_leaves_whole_places(atlas):
    drawing = PainDrawing((*a_drawing("mid-buttock.right").marks, point_mark(atlas, BACK, 75, 5)))
    drawing = with_paint(drawing, atlas, BACK, BUTTOCK)
    left = erased(drawing, atlas, BACK, (BrushStroke(50, ((60, 20), (90, -10))),))
    assert left == a_drawing("mid-buttock.right")


def test_that_the_eraser_touches_one_aspect_only(atlas):
    drawing = with_paint(PainDrawing(), atlas, BACK, BUTTOCK)
    assert erased(drawing, atlas, Aspect.ANTERIOR, BUTTOCK) == drawing


def test_that_a_part_can_be_rubbed_out(atlas):
    drawing = with_paint(PainDrawing(), atlas, BACK, (BrushStroke(25, ((40, 30), (100, 30))),))
    left = erased(drawing, atlas, BACK, (BrushStroke(25, ((70, 0), (70, 60))),))
    (mark,) = left.marks
    row = mark.spans[30]
    assert len(row) == 2
    assert row[0][1] == pytest.approx(57.5)
    assert row[1][0] == pytest.approx(82.5)


def test_that_a_swapped_area_lies_where_the_mirror_image_lies(atlas):
    mark = with_paint(PainDrawing(), atlas, BACK, BUTTOCK, Feel(6)).marks[0]
    other = PainDrawing((mark,)).with_other_side(0).marks[0]
    assert isinstance(other, PaintMark)
    assert other == paint_mark(atlas, BACK, tuple(s.mirrored for s in BUTTOCK), Feel(6))
    assert other.side is Side.LEFT

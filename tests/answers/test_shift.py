"""A hand that trembles by a millimetre gets the same answer."""

import math

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gluteapp.domain.extent import covered_by
from gluteapp.domain.geometry import spans_area
from gluteapp.domain.pain import Feel, PainDrawing, paint_mark, point_mark
from gluteapp.domain.problems import InputError
from gluteapp.domain.ranking import rank_candidates
from gluteapp.domain.reasons import Case
from gluteapp.domain.strokes import BRUSH_WIDTHS, BrushStroke, stroke_spans
from gluteapp.domain.vocabulary import Aspect

MOST = 0.02
"""Of the match (0–1) for a shift of 1 mm."""

aspects = st.sampled_from([Aspect.POSTERIOR, Aspect.RIGHT_LATERAL, Aspect.ANTERIOR])
starts = st.tuples(st.floats(-140, 140), st.floats(-250, 400))
angles = st.floats(0, 2 * math.pi)
strokes = st.tuples(starts, angles, st.floats(10, 80), st.sampled_from(BRUSH_WIDTHS))


def matches(drawing, table, library):
    case = Case(drawing.marks, [table.of(mark) for mark in drawing.marks], library)
    return {one.id: one.parts.match for one in rank_candidates(case)}


def most_changed(first, second, table, library):
    here, there = matches(first, table, library), matches(second, table, library)
    return max(
        (abs(here.get(one, 0) - there.get(one, 0)) for one in here.keys() | there.keys()),
        default=0,
    )


@settings(max_examples=50, deadline=None)
@given(aspects, st.lists(starts, min_size=1, max_size=3), angles)
def test_that_moving_points_by_a_millimetre_changes_no_match_by_two_percent(
    atlas, table, library, aspect, places, angle
):
    def marked(dx, dy):
        return PainDrawing(
            tuple(point_mark(atlas, aspect, x + dx, y + dy, Feel(5)) for x, y in places)
        )

    try:
        first, second = marked(0, 0), marked(math.cos(angle), math.sin(angle))
    except InputError:
        assume(False)
    # a lone mark on the genital region gets no list at all: the questions come first
    assume(not any(mark.region == "genital" for mark in (*first.marks, *second.marks)))
    assert most_changed(first, second, table, library) < MOST


@settings(max_examples=50, deadline=None)
@given(aspects, st.lists(strokes, min_size=1, max_size=3), angles)
def test_that_moving_paint_by_a_millimetre_changes_no_match_by_two_percent(
    atlas, table, library, aspect, hands, angle
):
    def painted(dx, dy):
        marks = []
        for (x, y), turn, length, width in hands:
            end = (x + dx + length * math.cos(turn), y + dy + length * math.sin(turn))
            stroke = BrushStroke(width, ((x + dx, y + dy), end))
            mark = paint_mark(atlas, aspect, (stroke,), Feel(5))
            # paint beside the body does not count, so there a shift changes how much counts
            inside = spans_area(covered_by(mark, atlas.aspects[aspect]))
            assume(abs(inside - spans_area(stroke_spans(stroke))) < 1)
            assume("genital" not in {region for region, _ in mark.places})
            marks.append(mark)
        return PainDrawing(tuple(marks))

    try:
        first, second = painted(0, 0), painted(math.cos(angle), math.sin(angle))
    except InputError:
        assume(False)
    assert most_changed(first, second, table, library) < MOST

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gluteapp.domain.geometry import common_spans, spans_area, spans_without
from gluteapp.domain.strokes import BrushStroke, painted, stroke_spans, thinned

coordinates = st.floats(-150, 150).map(lambda value: round(value, 2))
points = st.tuples(coordinates, coordinates)
lines = st.lists(points, min_size=1, max_size=6).map(tuple)
widths = st.sampled_from([10.0, 25.0, 50.0])


def covers(spans, x, y):
    return any(a <= x <= b for a, b in spans.get(math.floor(y), ()))


@given(points, points, widths)
def test_that_a_straight_stroke_covers_its_length_times_its_width_and_two_half_discs(a, b, width):
    exact = math.dist(a, b) * width + math.pi * width * width / 4
    covered = spans_area(stroke_spans(BrushStroke(width, (a, b))))
    assert covered == pytest.approx(exact, rel=0.01, abs=width / 2)  # rows of 1 mm


@given(lines, widths, st.integers(-200, 200), coordinates)
def test_that_a_place_is_covered_when_it_lies_within_half_the_width_of_the_line(
    line, width, row, x
):
    y = row + 0.5  # areas are exact on the middles of their rows
    spans = stroke_spans(BrushStroke(width, line))
    pieces = list(pairwise(line)) or [(line[0], line[0])]
    distance = min(_distance((x, y), *piece) for piece in pieces)
    if abs(distance - width / 2) > 1e-6:
        assert covers(spans, x, y) is (distance < width / 2)


def _distance(point, start, end):
    dx, dy = end[0] - start[0], end[1] - start[1]
    span = dx * dx + dy * dy
    t = 0 if not span else ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / span
    t = min(1, max(0, t))
    return math.dist(point, (start[0] + t * dx, start[1] + t * dy))


@given(st.lists(st.tuples(lines, widths), min_size=1, max_size=3))
def test_that_painting_twice_covers_no_more(strokes):
    made = [BrushStroke(width, line) for line, width in strokes]
    assert spans_area(painted(made + made)) == pytest.approx(spans_area(painted(made)))


@given(lines, lines, widths)
def test_that_the_eraser_takes_away_what_it_covers_and_nothing_else(line, rubber, width):
    paint = BrushStroke(width, line)
    eraser = BrushStroke(width, rubber, erases=True)
    left = painted([paint, eraser])
    before, taken = stroke_spans(paint), stroke_spans(eraser)
    assert not common_spans(left, taken)
    gone = spans_area(common_spans(before, taken))
    assert spans_area(left) == pytest.approx(spans_area(before) - gone, abs=1e-6)


def test_that_what_is_painted_over_the_eraser_counts_again():
    paint, eraser = BrushStroke(25, ((0, 0),)), BrushStroke(50, ((0, 0),), erases=True)
    assert painted([paint, eraser]) == {}
    assert painted([paint, eraser, paint]) == stroke_spans(paint)


@given(lines, widths)
def test_that_a_stroke_and_its_mirror_image_cover_alike(line, width):
    stroke = BrushStroke(width, line)
    there = stroke_spans(stroke.mirrored)
    for row, stretches in stroke_spans(stroke).items():
        flipped = sorted((-b, -a) for a, b in stretches)
        for one, other in zip(flipped, there[row], strict=True):
            assert one == pytest.approx(other)


@given(st.lists(points, min_size=1, max_size=40).map(tuple))
def test_that_a_thinned_line_strays_nowhere_and_keeps_its_ends(line):
    thin = thinned(line)
    assert (thin[0], thin[-1]) == (line[0], line[-1])
    pieces = list(pairwise(thin)) or [(thin[0], thin[0])]
    assert all(min(_distance(one, *piece) for piece in pieces) <= 0.2501 for one in line)


@given(lines, lines)
def test_that_what_is_left_and_what_is_common_make_the_whole(first, second):
    one, two = stroke_spans(BrushStroke(25, first)), stroke_spans(BrushStroke(10, second))
    parts = spans_area(spans_without(one, two)) + spans_area(common_spans(one, two))
    assert parts == pytest.approx(spans_area(one))

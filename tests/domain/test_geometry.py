import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gluteapp.domain.geometry import (
    Outline,
    boxes_meet,
    common_area,
    joined_spans,
    point_along,
    spans_area,
)
from tests.builders import a_box, a_circle, a_square

lengths = st.floats(10, 80)
places = st.floats(-100, 100)


def test_that_a_flattened_circle_stays_within_the_tolerance():
    for tolerance in (0.05, 0.25, 2.0):
        for x, y in a_circle(0, 0, 50).flattened(tolerance)[0]:
            assert abs(math.hypot(x, y) - 50) < 0.03  # points lie on the curve
        ring = a_circle(0, 0, 50).flattened(tolerance)[0]
        middles = [
            ((x1 + x2) / 2, (y1 + y2) / 2) for (x1, y1), (x2, y2) in itertools.pairwise(ring)
        ]
        assert max(50 - math.hypot(x, y) for x, y in middles) < tolerance + 0.03


def test_that_a_finer_tolerance_gives_more_points():
    coarse, fine = (len(a_circle(0, 0, 50).flattened(t)[0]) for t in (1.0, 0.01))
    assert fine > 5 * coarse


@given(places, places, lengths, lengths)
def test_that_the_area_of_a_box_is_width_times_height(left, top, width, height):
    # rows are sampled once a millimetre: at most one row is lost or gained
    assert a_box(left, top, width, height).area == pytest.approx(width * height, abs=width + 1)


def test_that_the_area_of_a_circle_is_close_to_the_true_one():
    assert a_circle(3, 4, 60).area == pytest.approx(math.pi * 3600, rel=0.005)


def test_that_an_inner_ring_is_a_hole():
    outer, inner = a_square(0, 0, 40).subpaths[0], a_square(10, 10, 20).subpaths[0]
    ring = Outline((outer, inner))
    assert ring.area == pytest.approx(1600 - 400)
    assert ring.contains(5, 5)
    assert not ring.contains(20, 20)


@given(places, places)
def test_that_containment_agrees_with_the_equation_of_a_circle(x, y):
    distance = math.hypot(x - 10, y + 5)
    if abs(distance - 60) > 0.3:  # not on the edge itself
        assert a_circle(10, -5, 60).contains(x, y) == (distance < 60)


@given(places, places, lengths)
def test_that_a_mirror_image_mirrors_containment_exactly(x, y, size):
    outline = a_square(-20, -20, size)
    assert outline.contains(x, y) == outline.mirrored().contains(-x, y) or x in (-20, size - 20)


def test_that_mirroring_twice_gives_the_same_outline():
    outline = a_circle(1.5, 2.5, 7.25)
    assert outline.mirrored().mirrored() == outline


@given(places, places, lengths)
def test_that_the_common_area_with_itself_is_the_area(x, y, size):
    spans = a_circle(x, y, size).spans
    assert common_area(spans, spans) == pytest.approx(spans_area(spans))


@given(places, places, lengths, places, places, lengths)
def test_that_joined_and_common_areas_add_up(x1, y1, r1, x2, y2, r2):
    first, second = a_circle(x1, y1, r1).spans, a_circle(x2, y2, r2).spans
    joined = spans_area(joined_spans(first, second))
    assert joined == pytest.approx(
        spans_area(first) + spans_area(second) - common_area(first, second), abs=1e-6
    )


def test_that_the_common_area_of_shifted_squares_is_their_overlap():
    first, second = a_square(0, 0, 40).spans, a_square(30, 20, 40).spans
    assert common_area(first, second) == pytest.approx(10 * 20)


def test_that_boxes_meet_only_where_they_share_a_point():
    assert boxes_meet((0, 0, 2, 2), (2, 2, 3, 3))
    assert not boxes_meet((0, 0, 2, 2), (2.1, 0, 3, 3))


def test_that_a_point_along_a_line_is_found_by_its_share_of_the_length():
    line = [(0.0, 0.0), (10.0, 0.0), (10.0, 30.0)]
    assert point_along(line, 0.0) == (0, 0)
    assert point_along(line, 0.25) == (10, 0)
    assert point_along(line, 0.5) == pytest.approx((10, 10))
    assert point_along(line, 1.0) == (10, 30)

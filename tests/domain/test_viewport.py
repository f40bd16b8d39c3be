import pytest
from hypothesis import given
from hypothesis import strategies as st

from gluteapp.domain.viewport import LEAST_SCALE, MOST_SCALE, Viewport, fitted

pixels = st.floats(0, 2000)
scales = st.floats(LEAST_SCALE, MOST_SCALE)
places = st.floats(-600, 900)


@given(scales, places, places, pixels, pixels)
def test_that_there_and_back_is_the_same_place(scale, x, y, left, top):
    view = Viewport(scale, x, y, 1200, 800)
    there = view.to_screen(*view.to_map(left, top))
    assert there == pytest.approx((left, top), abs=1e-6)


@given(scales, st.floats(0.2, 5), pixels, pixels)
def test_that_zooming_keeps_what_is_under_the_pointer(scale, factor, left, top):
    view = Viewport(scale, 10, -20, 1200, 800)
    here = view.to_map(left, top)
    assert view.zoomed(factor, left, top).to_map(left, top) == pytest.approx(here, abs=1e-6)


@given(st.floats(0.001, 1000))
def test_that_the_scale_stays_within_its_bounds(factor):
    assert LEAST_SCALE <= Viewport(1, 0, 0, 800, 600).zoomed(factor, 400, 300).scale <= MOST_SCALE


@given(st.floats(200, 3000), st.floats(200, 3000))
def test_that_a_fitted_box_lies_inside_the_view(width, height):
    view = fitted((-200, -330, 400, 1230), width, height)
    left, top = view.to_screen(-200, -330)
    right, bottom = view.to_screen(200, 900)
    if view.scale > LEAST_SCALE:
        assert left >= -1e-6
        assert top >= -1e-6
        assert right <= width + 1e-6
        assert bottom <= height + 1e-6


def test_that_panning_moves_the_paper_with_the_hand():
    view = Viewport(2, 0, 0, 800, 600)
    assert view.panned(40, -20).to_screen(0, 0) == pytest.approx((440, 280))


def test_that_the_middle_cannot_leave_the_body():
    view = Viewport(1, 5000, -5000, 800, 600).within((-200, -330, 400, 1230))
    assert (view.x, view.y) == (200, -330)


def test_that_a_resize_keeps_the_middle():
    view = Viewport(2, 33, 44, 800, 600).resized(1000, 300)
    assert view.to_map(500, 150) == pytest.approx((33, 44))

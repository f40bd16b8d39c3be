from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gluteapp.domain.pain import Feel, PainDrawing, RegionMark, point_mark, region_mark
from gluteapp.domain.problems import InputError
from gluteapp.domain.vocabulary import REGIONS, Aspect, Side, region_sides
from tests.builders import a_drawing


@pytest.mark.parametrize("intensity", [-1, 11, 99])
def test_that_an_intensity_off_the_scale_is_refused(intensity):
    with pytest.raises(InputError, match=f"{intensity} is off the scale.*0.*10"):
        region_mark("mid-buttock", "right", Feel(intensity))


def test_that_an_unknown_region_is_refused_with_the_nearest_one():
    with pytest.raises(InputError, match="“mid-butock” is no region. Did you mean “mid-buttock”"):
        region_mark("mid-butock", "right")


@pytest.mark.parametrize(
    ("region", "side", "allowed"),
    [("coccyx", "left", "midline"), ("groin", "midline", "left, right")],
)
def test_that_a_side_that_a_region_does_not_have_is_refused(region, side, allowed):
    with pytest.raises(InputError, match=f"“{side}” is no side of {region}.*Allowed: {allowed}"):
        region_mark(region, side)


def test_that_a_point_beside_the_body_is_refused_with_the_body_s_reach(atlas):
    with pytest.raises(InputError, match="300,0 lies outside the body on the posterior aspect"):
        point_mark(atlas, Aspect.POSTERIOR, 300, 0)


def test_that_a_point_on_an_aspect_that_is_not_drawn_is_refused(atlas):
    aspects = {Aspect.POSTERIOR: atlas.aspects[Aspect.POSTERIOR]}
    with pytest.raises(InputError, match="“anterior” is no drawn aspect"):
        point_mark(replace(atlas, aspects=aspects), Aspect.ANTERIOR, 0, 0)


@pytest.mark.parametrize(
    ("aspect", "x", "side"),
    [
        (Aspect.POSTERIOR, 60, Side.RIGHT),
        (Aspect.POSTERIOR, -60, Side.LEFT),
        (Aspect.RIGHT_LATERAL, -60, Side.RIGHT),
        (Aspect.LEFT_LATERAL, 60, Side.LEFT),
    ],
)
def test_that_a_point_carries_the_patient_s_side(atlas, aspect, x, side):
    mark = point_mark(atlas, aspect, x, 200, Feel(4))
    assert (mark.region, mark.side, mark.intensity) == ("posterior-thigh", side, 4)


def test_that_a_point_on_a_midline_place_has_no_side(atlas):
    assert point_mark(atlas, Aspect.POSTERIOR, 2, 15).side is Side.MIDLINE


def test_that_a_point_outside_all_named_places_still_has_a_side(atlas):
    mark = point_mark(atlas, Aspect.POSTERIOR, -100, -310)
    assert (mark.region, mark.side) == (None, Side.LEFT)


def test_that_marks_are_kept_in_order_and_changed_one_at_a_time():
    drawing = a_drawing("groin.left", "knee.right:3", "coccyx.midline")
    changed = drawing.with_feel(1, Feel(8)).without(0)
    assert [mark.region for mark in changed.marks] == ["knee", "coccyx"]
    assert changed.marks[0].intensity == 8
    assert drawing.marks[1].intensity == 3


def test_that_a_wrong_intensity_leaves_the_drawing_as_it_was():
    drawing = a_drawing("knee.right:3")
    with pytest.raises(InputError):
        drawing.with_feel(0, Feel(12))
    assert drawing.marks[0].intensity == 3


def test_that_a_new_drawing_is_empty():
    assert PainDrawing().is_empty


@pytest.mark.parametrize("region", REGIONS)
def test_that_swapping_sides_twice_changes_nothing(region):
    for side in region_sides(region):
        drawing = PainDrawing((RegionMark(region, Side(side), Feel(5)),))
        assert drawing.mirrored.mirrored == drawing
        assert drawing.mirrored.marks[0].side is Side(side).opposite
        assert drawing.has_sides is (side != "midline")


@given(st.sampled_from(list(Aspect)), st.floats(-165, 165), st.floats(-300, 860))
def test_that_the_other_side_of_a_point_is_what_is_drawn_there(atlas, aspect, x, y):
    if not atlas.aspects[aspect].skin.contains(x, y):
        return
    mark = point_mark(atlas, aspect, x, y, Feel(4))
    other = PainDrawing((mark,)).with_other_side(0).marks[0]
    assert other.aspect is aspect.mirrored
    assert (other.x, other.y, other.intensity) == (-x, y, 4)
    assert other.side is mark.side.opposite
    assert other.region == mark.region

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gluteapp.domain.nearness import PITCH_MM, PLACE_FADE_MM, ZONE_FADE_MM, NearFields
from gluteapp.domain.strokes import BrushStroke, stroke_spans
from gluteapp.domain.vocabulary import Aspect, Side, ZoneLevel
from tests.builders import a_map, a_region, a_square, a_zone

KEY = ("piriformis.1", Side.RIGHT)
DAB = 10 / ZONE_FADE_MM
"""A point stands for a dab of 10 mm."""


def fields():
    return NearFields(
        a_map(
            zones=[
                a_zone("piriformis.1", a_square(0, 0, 80)),
                a_zone("piriformis.1", a_square(-80, 0, 80), level=ZoneLevel.SPILLOVER),
            ],
            regions=[a_region("knee", a_square(0, 0, 80))],
        )
    )


def test_that_a_place_inside_counts_in_full():
    zones, places = fields().of_point(40, 40)
    assert zones[KEY].essential == pytest.approx(1)
    assert places[("knee", Side.RIGHT)] == pytest.approx(1)


@pytest.mark.parametrize("off", [8, 20, 32, 44])
def test_that_a_zone_fades_evenly_beyond_its_edge(off):
    zones, _ = fields().of_point(80 + off, 40)
    assert zones[KEY].essential == pytest.approx(1 - off / ZONE_FADE_MM, abs=DAB + 0.05)


def test_that_nothing_is_near_beyond_the_fade():
    zones, places = fields().of_point(80 + ZONE_FADE_MM + 12, 40)
    assert KEY not in zones
    assert not places


def test_that_the_outer_zone_counts_where_the_main_one_fades():
    zones, _ = fields().of_point(-30, 40)
    assert zones[KEY].any == pytest.approx(1)
    assert zones[KEY].essential < 0.5


def test_that_a_place_s_border_is_closer_than_a_zone_s():
    assert PLACE_FADE_MM < ZONE_FADE_MM
    _, places = fields().of_point(80 + PLACE_FADE_MM + 12, 40)
    assert not places


@given(st.floats(-60, 140), st.floats(-60, 140))
def test_that_a_millimetre_changes_little(x, y):
    near = fields()
    here = near.of_point(x, y)[0].get(KEY)
    there = near.of_point(x + 1, y)[0].get(KEY)
    before, after = (one.any if one else 0.0 for one in (here, there))
    assert abs(before - after) <= 1 / ZONE_FADE_MM + 0.25 / PITCH_MM / ZONE_FADE_MM * 4


@settings(max_examples=25, deadline=None)
@given(st.floats(20, 130), st.floats(-60, 250), st.sampled_from([10.0, 25.0, 50.0]))
def test_that_the_mirrored_body_is_as_near(atlas, x, y, width):
    drawn = atlas.aspects[Aspect.POSTERIOR]
    near = NearFields(drawn)
    here = near.of_area(stroke_spans(BrushStroke(width, ((x, y), (x + 9, y + 30)))))[0]
    there = near.of_area(stroke_spans(BrushStroke(width, ((-x, y), (-x - 9, y + 30)))))[0]
    for (name, side), one in here.items():
        twin = there.get((name, side.opposite))
        assert (twin.any if twin else 0) == pytest.approx(one.any, abs=1e-6)

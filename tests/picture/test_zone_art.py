import re

import pytest

from gluteapp.domain.heatmap import muscle_field
from gluteapp.domain.vocabulary import Aspect, Side, ZoneLevel
from gluteapp.picture.palette import LIGHT, PRINT
from gluteapp.picture.zone_art import SPILLOVER_BANDS, bands_svg, stipple_svg

BANDS = tuple(f"M{number},0h9v9z" for number in range(10))


def test_that_the_bands_add_up_to_the_opacity_of_the_palette():
    opacities = [
        float(one)
        for one in re.findall(r'fill-opacity="([\d.]+)"', bands_svg(BANDS, Side.RIGHT, LIGHT))
    ]
    clear = 1.0
    for number, one in enumerate(opacities, 1):
        clear *= 1 - one
        if number == SPILLOVER_BANDS:
            assert 1 - clear == pytest.approx(LIGHT.spillover_opacity, abs=0.01)
    assert 1 - clear == pytest.approx(LIGHT.essential_opacity, abs=0.02)


def test_that_bands_of_the_left_side_are_mirrored():
    assert bands_svg(BANDS, Side.LEFT, LIGHT).startswith('<g transform="scale(-1,1)">')
    assert "scale" not in bands_svg(BANDS, Side.RIGHT, LIGHT)


def test_that_a_band_that_is_empty_here_is_left_out():
    assert bands_svg(("M0,0z", "", ""), Side.RIGHT, LIGHT).count("<path") == 1


def test_that_dots_stand_densest_where_the_pain_is_felt_by_most(atlas):
    drawn = atlas.aspects[Aspect.POSTERIOR]
    zones = drawn.zones_of("gluteus-medius.2", Side.RIGHT)
    field = muscle_field(drawn, ("gluteus-medius.2",), Side.RIGHT)
    svg = stipple_svg(field, (40.0, -150.0, 140.0, 350.0), PRINT, 2.0)
    dots = [(float(x), float(y)) for x, y in re.findall(r"M([\d.-]+),([\d.-]+)a", svg)]
    core, outer = zones[ZoneLevel.ESSENTIAL].outline, zones[ZoneLevel.SPILLOVER].outline
    in_core = sum(core.contains(x, y) for x, y in dots)
    in_outer = sum(outer.contains(x, y) and not core.contains(x, y) for x, y in dots)
    outer_area = (
        sum(end - start for row in outer.spans.values() for start, end in row) - core.area * 0.9
    )
    assert in_core / core.area > 1.6 * in_outer / outer_area > 0


def test_that_dots_are_the_same_every_time(atlas):
    drawn = atlas.aspects[Aspect.POSTERIOR]
    field = muscle_field(drawn, ("piriformis.1",), Side.RIGHT)
    box = (40.0, -90.0, 130.0, 160.0)
    assert stipple_svg(field, box, PRINT, 2.0) == stipple_svg(field, box, PRINT, 2.0)

import math

import numpy as np
import pytest

from gluteapp.domain.heatmap import GRADES, drawing_field, muscle_field
from gluteapp.domain.vocabulary import TRIGGER_POINTS, Aspect, Side, ZoneLevel
from tests.builders import a_circle, a_map, a_square, a_zone


def a_field(*zones, points=("piriformis.1",)):
    return muscle_field(a_map(zones=zones), points, Side.RIGHT)


def test_that_off_the_body_there_is_no_value(atlas):
    field = muscle_field(atlas.aspects[Aspect.POSTERIOR], ("piriformis.1",), Side.RIGHT)
    assert field.at(190, 200) is None
    assert field.at(9000, 0) is None
    assert field.at(60, 0) is not None


def test_that_the_main_zone_is_deeper_than_the_outer_one():
    field = a_field(
        a_zone("piriformis.1", a_square(-50, -50, 100)),
        a_zone("piriformis.1", a_square(-100, -100, 200), level=ZoneLevel.SPILLOVER),
    )
    assert field.at(0, 0) == pytest.approx(1.0, abs=0.01)
    assert field.at(80, 0) == pytest.approx(GRADES[ZoneLevel.SPILLOVER], abs=0.02)
    assert field.at(200, 0) == pytest.approx(0, abs=0.01)


def test_that_overlapping_points_deepen_a_muscle_s_field():
    zones = (
        a_zone("piriformis.1", a_square(-100, -50, 150)),
        a_zone("piriformis.2", a_square(-50, -50, 150)),
    )
    field = a_field(*zones, points=TRIGGER_POINTS["piriformis"])
    assert field.at(0, 0) > field.at(-80, 0) > 0.5


def test_that_edges_are_soft():
    field = a_field(a_zone("piriformis.1", a_square(-50, -50, 100)))
    values = [field.at(x, 0) for x in range(30, 70, 2)]
    assert values == sorted(values, reverse=True)
    assert 0.3 < field.at(50, 0) < 0.7


def test_that_heat_does_not_leak_off_the_body(atlas):
    field = muscle_field(
        atlas.aspects[Aspect.POSTERIOR], TRIGGER_POINTS["gluteus-minimus"], Side.RIGHT
    )
    drawn = atlas.aspects[Aspect.POSTERIOR]
    rows, columns = field.values.shape
    left, top, width, height = field.box
    for row in range(5, rows, 37):
        for column in range(2, columns, 9):
            x = left + (column + 0.5) * width / columns
            y = top + (row + 0.5) * height / rows
            if not drawn.skin.contains(x, y) and math.isfinite(field.values[row, column]):
                inside = any(drawn.skin.contains(x + dx, y) for dx in (-2.2, 2.2))
                assert inside, (x, y)


def test_that_left_and_right_fields_mirror_each_other(atlas):
    drawn = atlas.aspects[Aspect.POSTERIOR]
    right = muscle_field(drawn, TRIGGER_POINTS["gluteus-medius"], Side.RIGHT).values
    left = muscle_field(drawn, TRIGGER_POINTS["gluteus-medius"], Side.LEFT).values
    both = np.nan_to_num(right), np.nan_to_num(left[:, ::-1])
    # cells are rounded on one side of the midline: at most one cell of difference
    assert np.mean(np.abs(both[0] - both[1]) > 0.3) < 0.002


def test_that_the_drawing_s_field_shows_the_stronger_of_two_marks():
    weak, strong = a_circle(0, 0, 40).spans, a_circle(20, 0, 40).spans
    field = drawing_field(a_map(), [(weak, 0.3), (strong, 0.9)])
    assert field.at(20, 0) == pytest.approx(0.9, abs=0.01)
    assert field.at(-30, 0) == pytest.approx(0.3, abs=0.05)

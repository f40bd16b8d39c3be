import math
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gluteapp.domain.extent import extent
from gluteapp.domain.pain import PainDrawing, paint_mark, point_mark
from gluteapp.domain.strokes import BrushStroke, steadied, thinned
from gluteapp.domain.viewport import Viewport
from gluteapp.domain.vocabulary import Aspect
from tests.builders import a_drawing

BACK, FRONT, RIGHT = Aspect.POSTERIOR, Aspect.ANTERIOR, Aspect.RIGHT_LATERAL
FULL = 1.6
"""px/mm that count as 100 %."""


def painted(atlas, aspect, points, width=25.0):
    return PainDrawing((paint_mark(atlas, aspect, (BrushStroke(width, points),)),))


def test_that_a_point_has_no_extent(atlas):
    assert extent(PainDrawing((point_mark(atlas, BACK, 60, 30),)), atlas).mm2 == 0


def test_that_a_stroke_has_the_area_that_it_covers(atlas):
    found = extent(painted(atlas, BACK, ((60, 20), (60, 60))), atlas)
    assert found.cm2 == pytest.approx((40 * 25 + 3.14159 * 12.5**2) / 100, rel=0.01)
    assert 0 < found.percent < 2


def test_that_paint_beside_the_body_does_not_count(atlas):
    inside = extent(painted(atlas, BACK, ((140, 20), (150, 20))), atlas)
    over = extent(painted(atlas, BACK, ((140, 20), (400, 20))), atlas)
    edge = atlas.aspects[BACK].skin.bounds[2]
    assert over.mm2 < 25 * (edge - 100)
    assert over.mm2 >= inside.mm2 * 0.9


def test_that_a_place_marked_on_two_aspects_counts_once(atlas):
    behind = extent(a_drawing("lateral-hip.right"), atlas)
    drawn = [
        region.outline.area
        for aspect in atlas.aspects.values()
        for region in aspect.regions
        if region.region == "lateral-hip" and region.side == "right"
    ]
    assert len(drawn) > 1
    assert behind.mm2 == pytest.approx(max(drawn), rel=0.35)


def test_that_the_same_paint_twice_counts_once(atlas):
    once = painted(atlas, BACK, ((60, 20), (60, 60)))
    assert extent(PainDrawing(once.marks * 2), atlas).mm2 == pytest.approx(extent(once, atlas).mm2)


hands = st.lists(st.tuples(st.floats(20, 110), st.floats(-40, 120)), min_size=2, max_size=4)


def swung(places, steps=40):
    """A hand's way through some places (mm): a Catmull-Rom curve in small steps."""
    whole = [places[0], *places, places[-1]]
    way = []
    for a, b, c, d in zip(whole, whole[1:], whole[2:], whole[3:], strict=False):
        for step in range(steps):
            t = step / steps
            way.append(
                tuple(
                    b[i] + t / 2 * (c[i] - a[i] + t * (2 * a[i] - 5 * b[i] + 4 * c[i] - d[i]
                    + t * (3 * (b[i] - c[i]) + d[i] - a[i])))
                    for i in (0, 1)
                )
            )  # fmt: skip
    return (*way, places[-1])


@given(
    hands,
    st.sampled_from([10.0, 25.0, 50.0]),
    st.sampled_from([0.25, 0.5, 1, 2, 4, 8]),
    st.sampled_from([1, 1.25, 1.5, 2, 3]),
)
def test_that_the_extent_is_the_same_at_any_zoom_and_scale(atlas, places, width, zoom, ratio):
    """The same way of the hand, as whole pixels of one zoom, window and screen."""
    hand = swung(places)
    true = extent(painted(atlas, BACK, thinned(hand, 0.05), width), atlas)
    view = Viewport(FULL * zoom, 60, 40, 900, 700)
    pixels = groupby(
        tuple(round(value * ratio) / ratio for value in view.to_screen(*point)) for point in hand
    )
    seen = tuple(view.to_map(*pixel) for pixel, _ in pixels)
    way = thinned(steadied(seen, 3 / view.scale))
    found = extent(painted(atlas, BACK, way, width), atlas)
    assert found.percent == pytest.approx(true.percent, abs=0.03)


def test_that_a_hands_own_corners_stay():
    way = ((0.0, 0.0), (30.0, 0.0), (30.0, 30.0))
    assert steadied(way, 2.0) == way


@given(st.lists(st.tuples(st.floats(0, 50), st.floats(0, 50)), min_size=1, max_size=20))
def test_that_a_steadied_way_keeps_its_ends_and_strays_by_half_a_step(points):
    way = steadied(tuple(points), 2.0)
    assert (way[0], way[-1]) == (points[0], points[-1])
    assert all(min(math.dist(here, point) for point in points) <= 1.0 for here in way)

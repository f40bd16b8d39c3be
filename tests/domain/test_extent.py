import pytest
from hypothesis import given
from hypothesis import strategies as st

from gluteapp.domain.extent import extent
from gluteapp.domain.pain import PainDrawing, paint_mark, point_mark
from gluteapp.domain.strokes import BrushStroke, thinned
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


hands = st.lists(st.tuples(st.floats(20, 110), st.floats(-40, 120)), min_size=2, max_size=12).map(
    tuple
)


@given(
    hands,
    st.sampled_from([10.0, 25.0, 50.0]),
    st.sampled_from([0.25, 0.5, 1, 2, 4, 8]),
    st.sampled_from([1, 1.25, 1.5, 2, 3]),
)
def test_that_the_extent_is_the_same_at_any_zoom_and_scale(atlas, hand, width, zoom, ratio):
    """The same way of the hand, as whole pixels of one zoom, window and screen."""
    true = extent(painted(atlas, BACK, hand, width), atlas)
    view = Viewport(FULL * zoom, 60, 40, 900, 700)
    seen = tuple(
        view.to_map(*(round(value * ratio) / ratio for value in view.to_screen(*point)))
        for point in hand
    )
    found = extent(painted(atlas, BACK, thinned(seen), width), atlas)
    assert found.percent == pytest.approx(true.percent, abs=0.03 if zoom >= 0.5 else 0.05)

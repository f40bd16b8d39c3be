import pytest

from gluteapp.domain.coverage import CoverageTable
from gluteapp.domain.pain import Feel, PointMark, RegionMark, paint_mark
from gluteapp.domain.strokes import BrushStroke
from gluteapp.domain.vocabulary import Aspect, Side, ZoneLevel
from tests.builders import a_box, a_map, a_region, a_square, a_zone, an_atlas

BRUSH = 10.0
KEY = ("piriformis.1", Side.RIGHT)


def a_table(*zones, region=None):
    place = region or a_region("knee", a_square(0, 0, 100))
    return CoverageTable(an_atlas(a_map(zones=zones, regions=[place])))


def share_of(table, mark=RegionMark("knee", Side.RIGHT)):
    return table.of(mark).zones.get(KEY)


def test_that_shares_are_parts_of_the_marked_area():
    share = share_of(
        a_table(
            a_zone("piriformis.1", a_square(0, 0, 50)),
            a_zone("piriformis.1", a_square(0, 0, 80), level=ZoneLevel.SPILLOVER),
        )
    )
    assert share.essential == pytest.approx(0.25, abs=0.01)
    assert share.spillover == pytest.approx(0.64, abs=0.01)
    assert share.outer == pytest.approx(0.39, abs=0.01)


def test_that_a_zone_that_only_touches_a_region_covers_nothing():
    assert share_of(a_table(a_zone("piriformis.1", a_square(-97, 0, 100)))) is None


def test_that_a_region_seen_on_two_aspects_is_weighed_as_a_whole():
    region = a_region("knee", a_square(0, 0, 100))
    seen = a_map(regions=[region], zones=[a_zone("piriformis.1", a_square(0, 0, 100))])
    other = a_map(regions=[region], aspect=Aspect.RIGHT_LATERAL)
    share = share_of(CoverageTable(an_atlas(seen, other)))
    assert share.essential == pytest.approx(0.5)


def test_that_a_region_that_no_aspect_draws_is_covered_by_nothing():
    table = a_table(a_zone("piriformis.1", a_square(0, 0, 100)))
    assert table.of(RegionMark("genital", Side.MIDLINE)).zones == {}


@pytest.mark.parametrize(
    ("x", "essential", "spillover", "outer"), [(10, 1, 1, 0), (60, 0, 1, 1), (30, 1, 1, 0)]
)
def test_that_a_point_lies_in_a_zone_or_not(x, essential, spillover, outer):
    table = a_table(
        a_zone("piriformis.1", a_square(0, 0, 50)),
        a_zone("piriformis.1", a_square(0, 0, 80), level=ZoneLevel.SPILLOVER),
    )
    mark = PointMark(Aspect.POSTERIOR, x, 10, Side.RIGHT)
    share = share_of(table, mark)
    assert (share.essential, share.spillover, share.outer) == (essential, spillover, outer)


def test_that_a_region_is_worked_out_once(monkeypatch):
    table = a_table(a_zone("piriformis.1", a_square(0, 0, 50)))
    first = table.of(RegionMark("knee", Side.RIGHT, Feel(3)))
    assert table.of(RegionMark("knee", Side.RIGHT, Feel(9))) is first


# ------------------------------------------------------- paint and the places it fills
def painted_share(zone, width, height):
    """Nearness to a main zone of paint over the left upper part of a place of 100 × 100 mm."""
    atlas = an_atlas(a_map(zones=[zone], regions=[a_region("knee", a_square(0, 0, 100))]))
    inset = BRUSH / 2
    rows = range(int(inset), int(height - inset) + 1, 5)
    points = [(x, y) for y in rows for x in (inset, width - inset)]
    mark = paint_mark(atlas, Aspect.POSTERIOR, (BrushStroke(BRUSH, tuple(points)),), Feel(5))
    return CoverageTable(atlas).of(mark).zones[KEY].near_essential


def test_that_paint_that_fills_a_place_counts_like_the_place_marked_as_a_whole():
    """Half of the place lies in the zone: marked as a whole it counts in full."""
    assert painted_share(a_zone("piriformis.1", a_box(0, 0, 50, 100)), 100, 100) > 0.98


def test_that_a_filled_place_without_a_zone_speaks_against_a_muscle_next_to_it():
    beside = a_zone("piriformis.1", a_box(102, 0, 60, 100))
    filled, dabbed = painted_share(beside, 100, 100), painted_share(beside, 100, 20)
    assert filled < 0.8 * dabbed


def test_that_paint_within_a_zone_counts_in_full_however_much_of_the_place_it_fills():
    zone = a_zone("piriformis.1", a_box(0, 0, 100, 30))
    assert painted_share(zone, 100, 30) == pytest.approx(1.0)


@pytest.mark.parametrize("height", range(20, 100, 10))
def test_that_filling_more_of_a_place_speaks_for_its_muscle_steadily(height):
    """No step: 1 mm more changes little, as with a hand that trembles."""
    zone = a_zone("piriformis.1", a_box(0, 0, 50, 100))
    assert abs(painted_share(zone, 100, height + 5) - painted_share(zone, 100, height)) < 0.1

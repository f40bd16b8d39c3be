import pytest

from gluteapp.domain.coverage import CoverageTable
from gluteapp.domain.pain import Feel, PointMark, RegionMark
from gluteapp.domain.vocabulary import Aspect, Side, ZoneLevel
from tests.builders import a_map, a_region, a_square, a_zone, an_atlas

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

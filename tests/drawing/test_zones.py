import pytest
from shapely.geometry import box

from drawing.form import area_of
from drawing.zones import ESSENTIAL_STEPS, SPILLOVER_STEPS, bands, grown_outline
from gluteapp.content.path_data import cubic_subpaths
from gluteapp.domain.geometry import Outline

BODY = box(-100, 0, 100, 200)
PLACES = {"here": [box(0, 0, 100, 100)], "there": [box(0, 100, 100, 200)]}


def grown(**item):
    return [area_of([one.ring()]) for one in grown_outline(item, PLACES, BODY)]


def test_that_a_zone_keeps_to_its_places():
    (zone,) = grown(places=["here"], inset=5)
    assert zone.difference(PLACES["here"][0]).area < 9
    assert zone.area > 0.75 * PLACES["here"][0].area


def test_that_a_zone_reaches_the_bodys_own_edge():
    (zone,) = grown(places=["here"], inset=8)
    left, _, right, bottom = zone.bounds
    assert right > 98
    assert left > 6
    assert bottom < 94


def test_that_neighbouring_places_grow_together():
    (zone,) = grown(places=["here", "there"], inset=5)
    assert zone.intersection(box(20, 90, 80, 110)).area == pytest.approx(1200, rel=0.02)


def test_that_a_zone_can_be_cut_to_a_part():
    (zone,) = grown(places=["here"], inset=2, within="0,0! 100,0! 100,40! 0,40!")
    assert zone.bounds[3] < 44


def test_that_a_zone_can_take_both_sides():
    assert min(one.bounds[0] for one in grown(places=["here"], inset=12)) > 0
    both = grown(places=["here"], inset=12, **{"both-sides": True})
    assert min(one.bounds[0] for one in both) < -80


def areas(made):
    found = []
    for data in made:
        rings = cubic_subpaths(data, None) if data else ()
        found.append(sum(Outline((ring,)).area for ring in rings))
    return found


def test_that_bands_are_nested_from_the_faintest_to_the_core():
    made = bands([box(20, 40, 60, 80)], [box(0, 20, 80, 120)], BODY)
    assert len(made) == len(SPILLOVER_STEPS) + len(ESSENTIAL_STEPS)
    sizes = areas(made)
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[len(SPILLOVER_STEPS) - 1] > 1.5 * sizes[len(SPILLOVER_STEPS)]


def test_that_bands_do_not_fade_at_the_edge_of_the_body():
    made = bands([box(60, 40, 100, 120)], [], BODY)
    core = Outline(cubic_subpaths(made[-1], None))
    assert core.contains(98.5, 80)


def test_that_no_zone_has_no_bands():
    assert bands([], [], BODY) == []

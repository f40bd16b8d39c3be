import random

from gluteapp.domain.atlas import DrawnStructure
from gluteapp.domain.hit_testing import GridIndex, PlaceFinder
from gluteapp.domain.vocabulary import Layer, Side
from tests.builders import a_circle, a_map, a_muscle, a_region, a_square, a_zone, an_x


def test_that_the_index_finds_what_a_plain_search_finds():
    chance = random.Random(3)
    items = [
        a_region("knee", a_circle(chance.uniform(-90, 90), chance.uniform(-90, 90), 20))
        for _ in range(60)
    ]
    index = GridIndex(items)
    for _ in range(300):
        x, y = chance.uniform(-120, 120), chance.uniform(-120, 120)
        assert index.at(x, y) == [item for item in items if item.outline.contains(x, y)]


def test_that_nothing_is_found_beside_all_outlines():
    assert GridIndex([a_region("knee", a_square(0, 0, 10))]).at(500, 500) == []


def test_that_the_smaller_of_two_regions_names_the_place():
    drawn = a_map(
        regions=[
            a_region("mid-buttock", a_square(0, 0, 60)),
            a_region("ischial-tuberosity", a_square(20, 20, 20)),
        ]
    )
    finder = PlaceFinder(drawn)
    assert finder.at(30, 30).region.region == "ischial-tuberosity"
    assert finder.at(5, 5).region.region == "mid-buttock"


def test_that_structures_come_outermost_first_and_without_the_skin():
    drawn = a_map(
        structures=[
            a_muscle("femur", a_square(0, 0, 40), layer=Layer.BONES),
            a_muscle("piriformis", a_square(0, 0, 40), layer=Layer.DEEP),
            a_muscle("gluteus-maximus", a_square(0, 0, 40), layer=Layer.SUPERFICIAL),
        ]
    )
    names = [item.structure for item in PlaceFinder(drawn).at(10, 10).structures]
    assert names == ["gluteus-maximus", "piriformis", "femur"]


def test_that_within_a_layer_the_one_painted_last_comes_first():
    drawn = a_map(
        structures=[
            a_muscle("piriformis", a_square(0, 0, 40)),
            a_muscle("gluteus-minimus", a_square(0, 0, 40)),
        ]
    )
    names = [item.structure for item in PlaceFinder(drawn).at(10, 10).structures]
    assert names == ["gluteus-minimus", "piriformis"]


def test_that_a_place_beside_the_body_is_not_on_it():
    target = PlaceFinder(a_map()).at(900, 0)
    assert not target.is_on_body
    assert target.region is None


def test_that_all_zones_at_a_place_are_told():
    drawn = a_map(
        zones=[
            a_zone("piriformis.1", a_square(0, 0, 40)),
            a_zone("gluteus-medius.2", a_square(10, 10, 40), side=Side.LEFT),
        ]
    )
    assert len(PlaceFinder(drawn).at(20, 20).zones) == 2


def test_that_the_nearest_x_is_found_only_within_reach():
    finder = PlaceFinder(a_map(points=[an_x("piriformis.1", 0, 0), an_x("piriformis.2", 30, 0)]))
    assert finder.point_near(24, 2, reach_mm=8).trigger_point == "piriformis.2"
    assert finder.point_near(15, 20, reach_mm=8) is None


def test_that_the_shipped_atlas_names_the_right_sit_bone(atlas):
    posterior = next(iter(atlas.aspects.values()))
    here = PlaceFinder(posterior).at(58, 42).region
    assert (here.region, here.side) == ("ischial-tuberosity", Side.RIGHT)


def test_that_a_part_drawn_after_its_layer_comes_first_and_once():
    """Pointing at the arch of a vertebra names it, not the one whose body lies behind."""
    upper = DrawnStructure(
        "vertebra-l1", Side.MIDLINE, Layer.BONES, a_square(0, 0, 40), late=(a_square(0, 30, 30),)
    )
    lower = DrawnStructure("vertebra-l2", Side.MIDLINE, Layer.BONES, a_square(0, 40, 60))
    finder = PlaceFinder(a_map(structures=(upper, lower)))
    assert [one.structure for one in finder.at(10, 50).structures] == ["vertebra-l1", "vertebra-l2"]
    assert [one.structure for one in finder.at(10, 35).structures] == ["vertebra-l1"]
    assert [one.structure for one in finder.at(10, 90).structures] == ["vertebra-l2"]

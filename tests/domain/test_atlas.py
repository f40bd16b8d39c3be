from gluteapp.domain.atlas import AspectMap, Atlas, Landmark
from gluteapp.domain.geometry import common_area, spans_area
from gluteapp.domain.vocabulary import Aspect, Side, ZoneLevel
from tests.builders import (
    a_box,
    a_map,
    a_muscle,
    a_region,
    a_square,
    a_zone,
    an_atlas,
    an_x,
)


def test_that_ids_carry_the_side():
    assert a_muscle("piriformis", a_square(0, 0, 9)).id == "piriformis.right"
    assert a_region("coccyx", a_square(0, 0, 9), side=Side.MIDLINE).id == "coccyx.midline"


def test_that_what_is_not_drawn_is_none():
    drawn = a_map()
    assert drawn.structure("piriformis", Side.RIGHT) is None
    assert drawn.region("knee", Side.LEFT) is None
    assert drawn.point("piriformis.1", Side.RIGHT) is None
    assert drawn.zones_of("piriformis.1", Side.RIGHT) == {}


def test_that_zones_are_found_by_point_and_side():
    inner = a_zone("piriformis.1", a_square(0, 0, 20))
    outer = a_zone("piriformis.1", a_square(0, 0, 40), level=ZoneLevel.SPILLOVER)
    drawn = a_map(zones=[inner, outer])
    assert drawn.zones_of("piriformis.1", Side.RIGHT) == {
        ZoneLevel.ESSENTIAL: inner,
        ZoneLevel.SPILLOVER: outer,
    }
    assert inner.muscle == an_x("piriformis.1", 0, 0).muscle == "piriformis"


def test_that_the_patients_right_is_right_of_the_viewer_from_behind_only():
    assert a_map().side_at(5) is Side.RIGHT
    assert a_map().side_at(-5) is Side.LEFT
    assert a_map(aspect=Aspect.ANTERIOR).side_at(5) is Side.LEFT
    assert a_map(aspect=Aspect.LEFT_LATERAL).side_at(5) is Side.LEFT


def test_that_mirroring_exchanges_sides_everywhere():
    drawn = AspectMap(
        aspect=Aspect.RIGHT_LATERAL,
        viewbox=(-10, -20, 40, 60),
        structures=(a_muscle("piriformis", a_box(0, 0, 10, 5)),),
        zones=(a_zone("piriformis.1", a_box(0, 0, 10, 5)),),
        points=(an_x("piriformis.1", 4, 2),),
        regions=(a_region("sacrum", a_box(0, 0, 10, 5), side=Side.MIDLINE),),
        landmarks=(Landmark("psis-right", 3, 4), Landmark("sacrum-top", 1, 2)),
    )
    other = drawn.mirrored(Aspect.LEFT_LATERAL)
    assert other.viewbox == (-30, -20, 40, 60)
    assert other.structures[0].id == "piriformis.left"
    assert other.zones[0].outline.bounds == (-10, 0, 0, 5)
    assert (other.points[0].side, other.points[0].x) == (Side.LEFT, -4)
    assert other.regions[0].side is Side.MIDLINE
    assert other.landmarks == (Landmark("psis-left", -3, 4), Landmark("sacrum-top", -1, 2))
    assert other.mirrored(Aspect.RIGHT_LATERAL) == drawn


def test_that_covered_ground_is_counted_once():
    zones = [
        a_zone("piriformis.1", a_square(0, 0, 20)),
        a_zone("piriformis.2", a_square(10, 0, 20)),
    ]
    atlas: Atlas = an_atlas(a_map(zones=zones))
    covered = atlas.covered(lambda drawn: (zone.outline for zone in drawn.zones))
    assert spans_area(covered[Aspect.POSTERIOR]) == 600
    assert common_area(covered[Aspect.POSTERIOR], zones[0].outline.spans) == 400

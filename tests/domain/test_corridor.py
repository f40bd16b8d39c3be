import pytest

from gluteapp.domain.corridor import sciatic_corridor
from gluteapp.domain.vocabulary import Aspect, Side


def test_that_the_corridor_lies_between_sit_bone_and_outer_hip_knob(atlas):
    drawn = atlas.aspects[Aspect.POSTERIOR]
    corridor = sciatic_corridor(drawn, Side.RIGHT)
    marks = {one.id: (one.x, one.y) for one in drawn.landmarks}
    sit_bone, knob = (
        marks["ischial-tuberosity-posterior-right"],
        marks["greater-trochanter-lateral-right"],
    )
    assert corridor.contains((sit_bone[0] + 105) / 2, 40)
    assert not corridor.contains(*knob)
    assert not corridor.contains(*marks["ischial-tuberosity-lowest-right"])


def test_that_the_nerve_runs_through_the_corridor(atlas):
    drawn = atlas.aspects[Aspect.POSTERIOR]
    nerve = drawn.structure("sciatic-nerve", Side.RIGHT).outline
    corridor = sciatic_corridor(drawn, Side.RIGHT)
    assert nerve.contains(80, 60)
    assert corridor.contains(80, 60)


def test_that_no_trigger_point_lies_in_the_corridor(atlas):
    for drawn in atlas.aspects.values():
        for point in drawn.points:
            corridor = sciatic_corridor(drawn, point.side)
            if corridor is not None:
                assert not corridor.contains(point.x, point.y), point


@pytest.mark.parametrize(
    ("aspect", "side"),
    [(Aspect.RIGHT_LATERAL, Side.LEFT), (Aspect.POSTERIOR, Side.MIDLINE)],
)
def test_that_a_side_that_is_not_seen_has_no_corridor(atlas, aspect, side):
    assert sciatic_corridor(atlas.aspects[aspect], side) is None


def test_that_left_and_right_corridors_mirror_each_other(atlas):
    drawn = atlas.aspects[Aspect.POSTERIOR]
    right, left = (sciatic_corridor(drawn, side) for side in (Side.RIGHT, Side.LEFT))
    assert right.mirrored() == left

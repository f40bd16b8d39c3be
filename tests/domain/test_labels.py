import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gluteapp.domain.atlas import DrawnStructure
from gluteapp.domain.labels import (
    LEAST_SEEN_MM2,
    LETTERS_MM,
    Label,
    anchors,
    one_of_each,
    placed,
)
from gluteapp.domain.vocabulary import Aspect, Layer, Side
from tests.builders import a_box, a_map, a_square

ALL = frozenset(Layer)
ROW, HEIGHT = 30.0, 700.0
EDGE = (90.0, 510.0)

places = st.tuples(st.floats(0, 600), st.floats(-50, 750), st.booleans())


def a_label(number, x, y, is_left):
    return Label(f"name-{number}", Side.RIGHT, x, y, 0.0, is_left)


def labels_of(drawn):
    return [a_label(number, *one) for number, one in enumerate(drawn)]


@given(st.lists(places, max_size=40))
def test_that_no_two_names_share_a_row(drawn):
    ready = placed(labels_of(drawn), HEIGHT, ROW, EDGE)
    for is_left in (True, False):
        rows = sorted(one.y for one in ready if one.is_left is is_left)
        assert all(b - a >= ROW - 1e-6 for a, b in itertools.pairwise(rows))
        assert all(ROW / 2 - 1e-6 <= y <= HEIGHT - ROW / 2 + 1e-6 for y in rows)


@given(st.lists(places, max_size=24))
def test_that_no_two_leader_lines_of_a_column_cross(drawn):
    from shapely.geometry import LineString

    ready = placed(labels_of(drawn), HEIGHT, ROW, EDGE)
    for is_left, start in zip((True, False), EDGE, strict=True):
        lines = [
            LineString([(start, one.y), (one.anchor_x, one.anchor_y)])
            for one in ready
            if one.is_left is is_left
        ]
        for one, other in itertools.combinations(lines, 2):
            assert not one.crosses(other) or one.intersection(other).distance(one.boundary) < 1e-6


def test_that_a_name_stands_level_with_its_place_where_there_is_room():
    ready = placed([a_label(0, 200, 100, True), a_label(1, 200, 400, True)], HEIGHT, ROW, EDGE)
    assert [one.y for one in ready] == [100, 400]


def test_that_what_finds_no_room_is_left_out_the_last_first():
    many = [a_label(number, 200, 100, True) for number in range(40)]
    ready = placed(many, HEIGHT, ROW, EDGE)
    assert {one.name for one in ready} == {f"name-{number}" for number in range(23)}


@pytest.fixture
def posterior(atlas):
    return atlas.aspects[Aspect.POSTERIOR]


def test_that_an_anchor_lies_where_its_structure_is_seen(posterior):
    for one in anchors(posterior, ALL, posterior.viewbox):
        if one.name.startswith("landmark."):
            continue
        drawn = posterior.structure(one.name, one.side)
        assert drawn.outline.contains(one.x, one.y)
        nearer = [
            other
            for other in posterior.structures
            if other.layer is not Layer.SKIN and other.outline.contains(one.x, one.y)
        ]
        assert nearer[-1].structure == one.name


def test_that_what_is_covered_is_not_named(posterior):
    names = {one.name for one in anchors(posterior, ALL, posterior.viewbox)}
    assert "gluteus-maximus" in names
    assert "piriformis" not in names
    peeled = ALL - {Layer.SUPERFICIAL, Layer.INTERMEDIATE, Layer.SKIN}
    assert "piriformis" in {one.name for one in anchors(posterior, peeled, posterior.viewbox)}


def test_that_the_skin_has_no_name(posterior):
    assert "skin" not in {one.name for one in anchors(posterior, ALL, posterior.viewbox)}


def test_that_bony_points_are_named_where_their_bone_is_seen(posterior):
    bones = frozenset({Layer.BONES})
    names = {one.name for one in anchors(posterior, bones, posterior.viewbox)}
    assert {"landmark.psis", "landmark.ischial-tuberosity-posterior"} <= names
    covered = anchors(posterior, ALL, posterior.viewbox)
    assert "landmark.lesser-trochanter" not in {one.name for one in covered}


def test_that_only_what_is_in_view_is_named(posterior):
    names = {one.name for one in anchors(posterior, ALL, (-150.0, 500.0, 300.0, 300.0))}
    assert "gastrocnemius" in names
    assert "gluteus-maximus" not in names


def test_that_a_sliver_is_not_named(posterior):
    for one in anchors(posterior, ALL, posterior.viewbox):
        assert one.seen_mm2 >= LEAST_SEEN_MM2


@pytest.mark.parametrize(("layer", "is_named"), [(Layer.DEEP, False), (Layer.NERVES, True)])
def test_that_what_is_narrow_all_along_is_named_only_if_it_is_a_nerve(layer, is_named):
    band = a_box(2, -60, 5, 120)
    drawn = a_map(structures=(DrawnStructure("band", Side.RIGHT, layer, band),))
    assert bool(anchors(drawn, ALL, drawn.viewbox)) is is_named


def test_that_every_name_stands_once_and_on_the_side_of_its_place(posterior):
    chosen = one_of_each(anchors(posterior, ALL, posterior.viewbox), 0.0)
    names = [one.name for one, _ in chosen]
    assert len(names) == len(set(names))
    assert all(is_left == (one.x < 0) for one, is_left in chosen if abs(one.x) > 12)
    left = sum(is_left for _, is_left in chosen)
    assert abs(2 * left - len(chosen)) <= 2


def test_that_what_lies_behind_bones_is_named_only_where_it_is_seen():
    bone = DrawnStructure("hip-bone", Side.RIGHT, Layer.BONES, a_square(0, 0, 60))
    muscle = DrawnStructure(
        "gluteus-minimus", Side.RIGHT, Layer.DEEP, a_square(0, 0, 90), behind=("hip-bone",)
    )
    drawn = a_map(structures=(bone, muscle))
    both = {one.name: one for one in anchors(drawn, ALL, drawn.viewbox)}
    assert not bone.outline.contains(both["gluteus-minimus"].x, both["gluteus-minimus"].y)
    assert both["hip-bone"].seen_mm2 > LEAST_SEEN_MM2
    alone = anchors(drawn, ALL - {Layer.BONES}, drawn.viewbox)
    assert alone[0].seen_mm2 > both["gluteus-minimus"].seen_mm2


def test_that_no_name_points_through_a_part_that_has_none():
    bone = DrawnStructure("hip-bone", Side.RIGHT, Layer.BONES, a_square(0, 0, 60))
    muscle = DrawnStructure(
        "adductor-longus",
        Side.RIGHT,
        Layer.INTERMEDIATE,
        a_square(70, 0, 100),
        covers=(a_square(0, 0, 60),),
    )
    drawn = a_map(structures=(bone, muscle))
    assert {one.name for one in anchors(drawn, ALL, drawn.viewbox)} == {"adductor-longus"}
    bones = frozenset({Layer.BONES})
    assert {one.name for one in anchors(drawn, bones, drawn.viewbox)} == {"hip-bone"}


def test_that_points_on_the_far_side_of_a_bone_have_no_name(atlas):
    bones = frozenset({Layer.BONES})
    front, back = (
        {one.name for one in anchors(drawn, bones, drawn.viewbox)}
        for drawn in (atlas.aspects[Aspect.ANTERIOR], atlas.aspects[Aspect.POSTERIOR])
    )
    assert {"landmark.psis", "landmark.asis"} & front == {"landmark.asis"}
    assert {"landmark.psis", "landmark.asis"} & back == {"landmark.psis"}


@pytest.mark.parametrize("aspect", list(Aspect))
def test_that_no_line_runs_into_the_dot_of_another_name(atlas, aspect):
    drawn = atlas.aspects[aspect]
    found = [
        one
        for one in anchors(drawn, ALL, drawn.viewbox)
        if not one.name.startswith("landmark.") and one.seen_mm2 > 1000
    ]
    middle = sum(drawn.skin.bounds[::2]) / 2
    for one, other in itertools.combinations(found, 2):
        if (one.x < middle) == (other.x < middle):
            assert abs(one.y - other.y) >= 3 or abs(one.x - other.x) >= 14, (one, other)


@pytest.mark.parametrize("aspect", list(Aspect))
def test_that_no_line_runs_through_the_letters_of_the_sides(atlas, aspect):
    drawn = atlas.aspects[aspect]
    top = drawn.viewbox[1] + LETTERS_MM
    assert all(one.y >= top for one in anchors(drawn, ALL, drawn.viewbox))


def test_that_the_inner_ankle_is_not_named_from_the_outer_side(atlas):
    drawn = atlas.aspects[Aspect.RIGHT_LATERAL]
    names = {one.name for one in anchors(drawn, ALL, drawn.viewbox)}
    assert "landmark.medial-malleolus-tip" not in names
    assert "landmark.lateral-malleolus-tip" in names


def test_that_names_point_beside_the_texts_where_something_is_seen_there():
    wide = DrawnStructure("hip-bone", Side.RIGHT, Layer.BONES, a_square(0, 0, 300))
    drawn = a_map(structures=(wide,))
    for free in ((0.0, 60.0), (220.0, 300.0)):
        (one,) = anchors(drawn, ALL, drawn.viewbox, free)
        assert free[0] <= one.x <= free[1]
    (one,) = anchors(drawn, ALL, drawn.viewbox, (400.0, 500.0))
    assert wide.outline.contains(one.x, one.y)


def test_that_a_part_drawn_last_is_named_after_its_own_bone():
    """A vertebra's arch lies before the body of the one below, which is drawn after it."""
    upper = DrawnStructure(
        "vertebra-l1", Side.MIDLINE, Layer.BONES, a_square(0, 0, 60), late=(a_box(0, 60, 60, 30),)
    )
    lower = DrawnStructure("vertebra-l2", Side.MIDLINE, Layer.BONES, a_square(0, 60, 60))
    muscle = DrawnStructure("multifidus", Side.RIGHT, Layer.DEEP, a_square(200, 0, 40))
    places = {
        one.name: one.y
        for one in anchors(
            a_map(structures=(upper, lower, muscle)),
            frozenset(Layer),
            (-50.0, -50.0, 400.0, 300.0),
        )
    }
    assert 36 < places["vertebra-l1"] < 60
    assert places["vertebra-l2"] > 95

"""The shipped drawings against the rules of the contract and the table of zones."""

import math

import numpy as np
import pytest
from shapely.geometry import Polygon

from gluteapp.domain.geometry import common_area
from gluteapp.domain.vocabulary import (
    CARD_MUSCLES,
    CORE_MUSCLES,
    PAIRED_REGIONS,
    REGIONS,
    TRIGGER_POINTS,
    ZONE_OWNERS,
    Aspect,
    Layer,
    Side,
    ZoneLevel,
)

DRAWN = (Aspect.POSTERIOR, Aspect.RIGHT_LATERAL, Aspect.ANTERIOR)
POINTS = [point for points in TRIGGER_POINTS.values() for point in points]
SHARED_EDGE = 0.035
"""Neighbours may touch: so much of a region may lie under a zone that does not belong there."""
PART = 0.15
"""Where a row names a part of a place, so much of the whole place at least."""


@pytest.fixture(params=DRAWN)
def drawn(request, atlas):
    return atlas.aspects[request.param]


def covered(drawn, owner, region):
    """Area of a region on one aspect, and its areas (mm²) in the essential and spillover zone."""
    place = drawn.region(region, Side.RIGHT) or drawn.region(region, Side.MIDLINE)
    if place is None:
        return 0.0, 0.0, 0.0
    found = []
    for level in ZoneLevel:
        inside = 0.0
        for side in (Side.LEFT, Side.RIGHT) if place.side is Side.MIDLINE else (Side.RIGHT,):
            zone = drawn.zones_of(owner, side).get(level)
            if zone is not None:
                inside += common_area(zone.outline.spans, place.outline.spans)
        found.append(inside)
    return place.outline.area, *found


def regions_of(drawn):
    return {one.region for one in drawn.regions}


@pytest.mark.parametrize("owner", ZONE_OWNERS)
def test_that_zones_cover_their_places_as_the_table_says(owner, atlas, library):
    """Over all aspects together: a place may go round the body."""
    wrong = []
    for region in REGIONS:
        parts = [covered(atlas.aspects[aspect], owner, region) for aspect in DRAWN]
        area = sum(one[0] for one in parts)
        row = library.row(owner, region)
        if not area or row is None or row.level is None:
            continue
        essential, spillover = (sum(one[i] for one in parts) / area for i in (1, 2))
        if row.level is ZoneLevel.ESSENTIAL:
            fits = essential >= (PART if row.note else 1 / 3)
        else:
            fits = essential + spillover >= 0.05 and essential <= 0.12
        if not fits:
            wrong.append(f"{region} {row.level}: essential {essential:.2f}, spill {spillover:.2f}")
    assert not wrong


@pytest.mark.parametrize("owner", ZONE_OWNERS)
def test_that_no_zone_goes_where_the_table_has_none(owner, drawn, library):
    wrong = []
    for region in sorted(regions_of(drawn)):
        row = library.row(owner, region)
        if row is not None and row.level is not None:
            continue
        area, *inside = covered(drawn, owner, region)
        if max(inside) > SHARED_EDGE * area:
            wrong.append(f"{region}: {max(inside) / area:.3f}")
    assert not wrong


SIDE_LINE = np.array(
    [
        *((-330, 8), (-262, 10), (-200, 12), (-111, 22), (27, -4), (150, 2), (300, 2), (416, -1)),
        *((470, -15), (560, -24), (700, -22), (836, -24)),
    ]
)
"""Heights (mm) and, on the right lateral aspect, the x where the body is widest there: what
lies here is the body's outline from behind and from the front."""
WRAP_MM = 30.0


def heights(reaches):
    return {y for y in range(-325, 840, 5) if reaches(y)}


def reaches_edge(drawn, zones, y, sign):
    row = drawn.skin.spans.get(y)
    if not row:
        return False
    edge = sign * max(sign * x for stretch in row for x in stretch) - sign * 7
    return any(a <= edge <= b for zone in zones for a, b in zone.outline.spans.get(y, ()))


def reaches_side_line(zones, y):
    x = np.interp(y, *SIDE_LINE.T)
    return any(a <= x <= b for zone in zones for a, b in zone.outline.spans.get(y, ()))


@pytest.mark.parametrize("owner", ZONE_OWNERS)
def test_that_a_zone_goes_on_in_the_next_aspect(owner, atlas):
    back, side, front = (atlas.aspects[aspect] for aspect in DRAWN)
    zones = [list(one.zones_of(owner, Side.RIGHT).values()) for one in (back, side, front)]
    behind = heights(lambda y: reaches_edge(back, zones[0], y, 1))
    beside = heights(lambda y: reaches_side_line(zones[1], y))
    before = heights(lambda y: reaches_edge(front, zones[2], y, -1))
    for here, there in ((behind, beside), (before, beside), (behind, before)):
        lonely = [y for y in here | there if min_distance(y, here & there) > WRAP_MM]
        assert not lonely


def min_distance(y, others):
    return min((abs(y - other) for other in others), default=math.inf)


PLACES_IN_WORDS = {
    # (x, y) from behind, mm: the place that the dossier's words give, by landmarks
    "gluteus-maximus.1": (44, -38),  # beside the sacrum's edge, level with the top of the cleft
    "gluteus-maximus.2": (62, 18),  # slightly above the sit bone
    "gluteus-maximus.3": (14, 24),  # most inner and lowest fibres, near the coccyx
    "gluteus-medius.1": (66, -106),  # near the back of the crest, by the SI joint
    "gluteus-medius.2": (103, -72),  # a hand below the middle of the crest
    "gluteus-medius.3": (136, -97),  # near the front end of the crest
    "gluteus-minimus.1": (125, -68),  # about 2 cm below and behind the front of the crest
    "gluteus-minimus.2": (99, -15),  # on the line from trochanter to upper sciatic notch
    "piriformis.1": (100, -12),  # near the trochanter, on the line from PSIS-coccyx middle
    "piriformis.2": (46, -34),  # the same line, near the sacrum's edge
    "quadratus-lumborum.1": (58, -222),  # below rib 12, outer edge
    "quadratus-lumborum.2": (74, -156),  # just above the crest, outer edge
    "quadratus-lumborum.3": (43, -184),  # deep, level with the third transverse process
    "quadratus-lumborum.4": (49, -146),  # above the crest, between transverse processes 4 and 5
}
NOTCH_LINE = ((140, 15), (59, -45))
"""From the outer trochanter to the upper rim of the greater sciatic notch."""


@pytest.mark.parametrize("point", POINTS)
def test_that_a_trigger_point_lies_where_the_words_place_it(point, atlas):
    mark = atlas.aspects[Aspect.POSTERIOR].point(point, Side.RIGHT)
    if point == "gluteus-minimus.2":
        (x1, y1), (x2, y2) = NOTCH_LINE
        twice = abs((x2 - x1) * (mark.y - y1) - (y2 - y1) * (mark.x - x1))
        assert twice / math.dist(*NOTCH_LINE) <= 15
    else:
        assert math.dist((mark.x, mark.y), PLACES_IN_WORDS[point]) <= 15


@pytest.mark.parametrize("point", POINTS)
def test_that_a_trigger_point_lies_equally_high_on_every_aspect(point, atlas):
    marks = [atlas.aspects[aspect].point(point, Side.RIGHT) for aspect in DRAWN]
    levels = [mark.y for mark in marks if mark is not None]
    assert max(levels) - min(levels) <= 12


@pytest.mark.parametrize("muscle", CORE_MUSCLES)
def test_that_trigger_points_lie_inside_their_muscle(muscle, drawn):
    marks = [drawn.point(point, Side.RIGHT) for point in TRIGGER_POINTS[muscle]]
    if drawn.aspect.shows_the_buttock:
        assert all(marks)
    for mark in filter(None, marks):
        assert drawn.structure(muscle, Side.RIGHT).outline.contains(mark.x, mark.y), mark


def test_that_all_is_drawn_on_the_body(drawn):
    skin = drawn.skin.spans
    for one in (*drawn.regions, *drawn.zones):
        inside = common_area(one.outline.spans, skin) / one.outline.area
        assert inside >= 0.98, one


def test_that_nothing_sticks_out_over_the_sheet(drawn):
    """What goes on beyond its upper edge is cut there: the window shows paper above it."""
    _, top, _, _ = drawn.viewbox
    assert [one.id for one in drawn.structures if one.outline.bounds[1] < top - 0.1] == []


def test_that_regions_do_not_overlap(drawn):
    for index, one in enumerate(drawn.regions):
        for other in drawn.regions[index + 1 :]:
            shared = common_area(one.outline.spans, other.outline.spans)
            assert shared <= 30, (one.id, other.id)


def test_that_no_outline_crosses_itself(drawn):
    for one in (*drawn.structures, *drawn.regions, *drawn.zones):
        for ring in one.outline.rings:
            assert Polygon(ring).is_valid, one


@pytest.mark.parametrize("aspect", [Aspect.POSTERIOR, Aspect.ANTERIOR])
def test_that_the_left_half_is_the_exact_mirror_of_the_right(aspect, atlas):
    drawn = atlas.aspects[aspect]
    for one in drawn.structures:
        if one.side is Side.RIGHT:
            assert drawn.structure(one.structure, Side.LEFT).outline == one.outline.mirrored()
    for one in drawn.zones:
        if one.side is Side.RIGHT:
            partner = drawn.zones_of(one.trigger_point, Side.LEFT)[one.level]
            assert partner.outline == one.outline.mirrored()
    for region in PAIRED_REGIONS:
        one = drawn.region(region, Side.RIGHT)
        if one is not None:
            assert drawn.region(region, Side.LEFT).outline == one.outline.mirrored()


LAYERS = {
    "gluteus-maximus": Layer.SUPERFICIAL,
    "gluteus-medius": Layer.INTERMEDIATE,
    "tensor-fasciae-latae": Layer.INTERMEDIATE,
    "gluteus-minimus": Layer.DEEP,
    "piriformis": Layer.DEEP,
    "quadratus-lumborum": Layer.DEEP,
    "obturator-internus": Layer.DEEP,
    "gemelli": Layer.DEEP,
    "quadratus-femoris": Layer.DEEP,
}


def test_that_muscles_lie_in_the_layers_of_the_contract(drawn):
    found = {one.structure: one.layer for one in drawn.structures if one.structure in LAYERS}
    assert found.items() <= LAYERS.items()
    assert len(found) >= 5


def test_that_a_structure_lies_in_one_layer_on_all_aspects(atlas):
    layers = {}
    for aspect in DRAWN:
        for one in atlas.aspects[aspect].structures:
            layers.setdefault(one.structure, set()).add(one.layer)
    assert not {name: found for name, found in layers.items() if len(found) > 1}


def test_that_every_muscle_with_a_card_is_drawn_somewhere(atlas):
    have = {one.structure for aspect in DRAWN for one in atlas.aspects[aspect].structures}
    assert set(CARD_MUSCLES) <= have


def test_that_the_frame_lies_between_the_hip_joints(drawn):
    marks = {one.id: one for one in drawn.landmarks}
    centre = marks["hip-joint-centre-right"]
    assert abs(centre.y) <= 10
    if drawn.aspect.near_side is None:
        assert marks["hip-joint-centre-left"].x == -centre.x
    else:
        assert abs(centre.x) <= 10


REACHABLE_MM = 8.0


def test_that_every_region_can_be_hit(drawn):
    """A disc of 8 mm fits into every place: nobody needs a steady hand."""
    for one in drawn.regions:
        whole = [Polygon(ring).buffer(-REACHABLE_MM / 2) for ring in one.outline.rings]
        assert any(not shape.is_empty for shape in whole), one.id


def test_that_the_words_for_regions_cover_all_that_is_drawn(drawn, library):
    assert regions_of(drawn) <= set(REGIONS) == set(library.places)


def test_that_all_24_kinds_of_place_of_the_contract_are_drawn(atlas):
    have = set().union(*(regions_of(atlas.aspects[aspect]) for aspect in DRAWN))
    assert have == set(REGIONS)


def test_that_every_drawn_structure_has_a_name(drawn, library):
    assert {one.structure for one in drawn.structures} <= set(library.structures)


def test_that_names_of_places_carry_the_side_of_the_patient(library):
    for place in library.places.values():
        if place.id in {"sacrum", "coccyx", "genital"}:
            continue
        assert "right" in library.place_name(place.id, "right")
        assert "left" in library.place_name(place.id, "left")

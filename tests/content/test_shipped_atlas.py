"""The shipped drawings against the rules of the contract and the table of zones."""

import pytest

from gluteapp.domain.geometry import common_area
from gluteapp.domain.vocabulary import (
    CORE_MUSCLES,
    PAIRED_REGIONS,
    REGIONS,
    TRIGGER_POINTS,
    Aspect,
    Layer,
    Side,
    ZoneLevel,
)

DRAWN = (Aspect.POSTERIOR, Aspect.RIGHT_LATERAL, Aspect.ANTERIOR)
POINTS = [point for points in TRIGGER_POINTS.values() for point in points]
SHARED_EDGE = 0.035
"""Neighbours may touch: so much of a region may lie under a zone that does not belong there."""


@pytest.fixture(params=DRAWN)
def drawn(request, atlas):
    return atlas.aspects[request.param]


def shares(drawn, point, region):
    """Shares of a region's area inside the essential and the spillover zone."""
    place = drawn.region(region, Side.RIGHT) or drawn.region(region, Side.MIDLINE)
    found = {}
    for level in ZoneLevel:
        covered = 0.0
        for side in (Side.LEFT, Side.RIGHT) if place.side is Side.MIDLINE else (Side.RIGHT,):
            zone = drawn.zones_of(point, side).get(level)
            if zone is not None:
                covered += common_area(zone.outline.spans, place.outline.spans)
        found[level] = covered / place.outline.area
    return found[ZoneLevel.ESSENTIAL], found[ZoneLevel.SPILLOVER]


def regions_of(drawn):
    return {one.region for one in drawn.regions}


@pytest.mark.parametrize("point", POINTS)
def test_that_zones_lie_where_the_table_says(point, drawn, library):
    wrong = []
    for region in sorted(regions_of(drawn)):
        row = library.row(point, region)
        level = row.level if row is not None else None
        essential, spillover = shares(drawn, point, region)
        if level is not None and not drawn.aspect.shows_the_buttock and not essential + spillover:
            continue  # the place goes round the body, the pain does not come so far
        if level is ZoneLevel.ESSENTIAL:
            fits = essential >= 0.33 or (row.note and essential >= 0.05)
        elif level is ZoneLevel.SPILLOVER:
            fits = essential + spillover >= 0.05 and essential <= 0.12
        else:
            fits = max(essential, spillover) <= SHARED_EDGE
        if not fits:
            wrong.append(f"{region} ({level}): essential {essential:.2f}, spill {spillover:.2f}")
    assert not wrong


@pytest.mark.parametrize("point", POINTS)
def test_that_every_row_of_the_table_is_drawn_on_some_aspect(point, atlas, library):
    missing = []
    for row in library.zone_rows:
        if row.trigger_point != point or row.level is None:
            continue
        shown = [atlas.aspects[a] for a in DRAWN if row.region in regions_of(atlas.aspects[a])]
        if shown and not any(sum(shares(one, point, row.region)) >= 0.05 for one in shown):
            missing.append(row.region)
    assert not missing


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
        assert inside >= 0.985, one


def test_that_regions_do_not_overlap(drawn):
    for index, one in enumerate(drawn.regions):
        for other in drawn.regions[index + 1 :]:
            shared = common_area(one.outline.spans, other.outline.spans)
            assert shared <= 30, (one.id, other.id)


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


def test_that_muscles_lie_in_the_layers_of_the_contract(drawn):
    depth = {
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
    found = {one.structure: one.layer for one in drawn.structures if one.structure in depth}
    assert found.items() <= depth.items()
    assert len(found) >= 5


def test_that_the_frame_lies_between_the_hip_joints(drawn):
    marks = {one.id: one for one in drawn.landmarks}
    centre = marks["hip-joint-centre-right"]
    assert abs(centre.y) <= 10
    if drawn.aspect.near_side is None:
        assert marks["hip-joint-centre-left"].x == -centre.x
    else:
        assert abs(centre.x) <= 10


def test_that_every_region_can_be_hit(drawn):
    """At the default zoom a place is at least 8 mm wide."""
    for one in drawn.regions:
        widest = max(sum(end - start for start, end in row) for row in one.outline.spans.values())
        assert widest >= 8, one.id


def test_that_the_words_for_regions_cover_all_that_is_drawn(drawn, library):
    assert regions_of(drawn) <= set(REGIONS) == set(library.places)


def test_that_every_drawn_structure_has_a_name(drawn, library):
    assert {one.structure for one in drawn.structures} <= set(library.structures)


def test_that_names_of_places_carry_the_side_of_the_patient(library):
    for place in library.places.values():
        if place.id in {"sacrum", "coccyx", "genital"}:
            continue
        assert "right" in library.place_name(place.id, "right")
        assert "left" in library.place_name(place.id, "left")

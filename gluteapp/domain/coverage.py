"""How much of each mark lies inside, and near, each trigger point's zones."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gluteapp.domain.geometry import (
    boxes_meet,
    common_area,
    common_spans,
    joined_spans,
    spans_area,
    spans_box,
)
from gluteapp.domain.nearness import NearFields, Nearness, PointKey
from gluteapp.domain.pain import PaintMark, PointMark
from gluteapp.domain.vocabulary import Aspect, ZoneLevel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gluteapp.domain.atlas import AspectMap, Atlas, DrawnRegion
    from gluteapp.domain.geometry import Box, Spans
    from gluteapp.domain.pain import PainMark, Place

SHARED_EDGE = 0.04
"""Share below which zone and region only meet along a drawn border; counted as nothing."""
FULL_SHARE = 1 / 3
"""A region counts as reached once a third of it lies in a zone: the rule by which zones
are drawn."""

WELL_COVERED = 1.2
"""A place counts as marked in full when paint covers all of it but a sixth, however large
the paint is beside it."""
AGAINST_WEIGHT = 0.5
"""How much less a filled place speaks against a muscle than for it."""
FAR = Nearness(0.0, 0.0)
"""Of a zone that does not come near at all."""


@dataclass(frozen=True, slots=True)
class ZoneShare:
    """Shares (0–1) of one mark inside and near one trigger point's zones."""

    essential: float
    spillover: float
    outer: float
    """In the spillover zone and not in the essential one."""
    near_essential: float
    """How far the mark counts as lying in the essential zone: fades beyond its edge."""
    near: float
    """The same for either zone."""

    @property
    def is_inside(self) -> bool:
        """Whether any of the mark lies in a zone, not only near one."""
        return self.essential + self.outer > 0


@dataclass(frozen=True)
class MarkCover:
    """What one mark lies in and near."""

    zones: dict[PointKey, ZoneShare] = field(default_factory=dict)
    places: dict[Place, float] = field(default_factory=dict)
    """How far it lies on each named place, 0–1."""


class CoverageTable:
    """Answers for one atlas; regions are worked out once and remembered."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._regions: dict[Place, MarkCover] = {}
        self._fields: dict[Aspect, NearFields] = {}
        self._areas: dict[Aspect, dict[PointKey, ZoneArea]] = {}
        self._paint: dict[PaintMark, MarkCover] = {}

    def of(self, mark: PainMark) -> MarkCover:
        """The cover of one mark."""
        if isinstance(mark, PointMark):
            return self._of_point(mark)
        if isinstance(mark, PaintMark):
            return self._of_paint(mark)
        return self._of_place((mark.region, mark.side))

    def _near(self, aspect: Aspect) -> NearFields:
        return self._fields.setdefault(aspect, NearFields(self._atlas.aspects[aspect]))

    def prepare(self, aspect: Aspect) -> Iterator[None]:
        """Work out ahead what marks on an aspect need, a little with each step."""
        yield
        self._areas_of(aspect)
        yield from self._near(aspect).prepare()

    def _areas_of(self, aspect: Aspect) -> dict[PointKey, ZoneArea]:
        if aspect not in self._areas:
            self._areas[aspect] = zone_areas(self._atlas.aspects[aspect])
        return self._areas[aspect]

    def _of_point(self, mark: PointMark) -> MarkCover:
        near, places = self._near(mark.aspect).of_point(mark.x, mark.y)
        levels: dict[PointKey, set[ZoneLevel]] = {}
        for zone in self._atlas.aspects[mark.aspect].zones:
            if zone.outline.contains(mark.x, mark.y):
                levels.setdefault((zone.trigger_point, zone.side), set()).add(zone.level)
        zones = {}
        for key, one in near.items():
            found = levels.get(key, set())
            essential = 1.0 if ZoneLevel.ESSENTIAL in found else 0.0
            spillover = 1.0 if ZoneLevel.SPILLOVER in found else 0.0
            outer = spillover * (1 - essential)
            zones[key] = ZoneShare(essential, spillover, outer, one.essential, one.any)
        return MarkCover(zones, places)

    def _of_paint(self, mark: PaintMark) -> MarkCover:
        found = self._paint.get(mark)
        if found is None:
            found = self._paint_cover(mark)
            if len(self._paint) > 200:  # a long session of painting
                self._paint.clear()
            self._paint[mark] = found
        return found

    def _paint_cover(self, mark: PaintMark) -> MarkCover:
        drawn = self._atlas.aspects[mark.aspect]
        covered = common_spans(mark.spans, drawn.skin.spans)
        near, places = self._near(mark.aspect).of_area(covered)
        box, whole = spans_box(covered), spans_area(covered)
        areas = self._areas_of(mark.aspect)
        parts = [part for region in drawn.regions if (part := self._part(covered, box, region))]
        zones = {}
        for key in near.keys() | {key for part in parts for key in part.rule}:
            zone = areas.get(key, NOWHERE)
            essential, spillover, either = zone.areas_in(covered, box)
            zones[key] = ZoneShare(
                essential / whole,
                spillover / whole,
                (either - essential) / whole,
                *_as_places_say(parts, key, zone, near.get(key, FAR), whole),
            )
        for part in parts:
            places[part.place] = max(part.filled, places.get(part.place, 0.0))
        return MarkCover(zones, {place: share for place, share in places.items() if share})

    def _part(self, covered: Spans, box: Box, region: DrawnRegion) -> _PlacePart | None:
        """What an area covers of a named place; ``None`` where it covers none."""
        if not boxes_meet(box, region.outline.bounds):
            return None
        spans = common_spans(covered, region.outline.spans)
        area = spans_area(spans)
        if not area:
            return None
        filled = min(1.0, WELL_COVERED * area / region.outline.area)
        place = (region.region, region.side)
        return _PlacePart(place, spans, area, filled, self._of_place(place).zones)

    def _of_place(self, key: Place) -> MarkCover:
        """The cover of a place that is marked as a whole."""
        if key not in self._regions:
            parts = [
                (place, self._areas_of(aspect))
                for aspect, drawn in self._atlas.aspects.items()
                if (place := drawn.region(*key)) is not None
            ]
            self._regions[key] = MarkCover(_region_shares(parts), {key: 1.0})
        return self._regions[key]


@dataclass(frozen=True, slots=True)
class _PlacePart:
    """What paint covers of one named place."""

    place: Place
    spans: Spans
    area: float
    """mm²."""
    filled: float
    """How far the place counts as marked, 0–1."""
    rule: Mapping[PointKey, ZoneShare]
    """How near the place as a whole counts to each zone."""


def _as_places_say(
    parts: Sequence[_PlacePart], key: PointKey, zone: ZoneArea, near: Nearness, whole: float
) -> tuple[float, float]:
    """How near paint counts to the essential zone and to either, by the places it fills.

    A hand that fills a place means the place, wherever it trembles past the border: as far
    as paint (``whole`` mm²) fills one, it counts like the place marked as a whole. That may
    count for a zone at once, but against one only where the place is filled nearly in full.
    """
    essential, either = near.essential, near.any
    for part in parts:
        rule = part.rule.get(key)
        said = (rule.near_essential, rule.near) if rule else (0.0, 0.0)
        if said[0] < near.essential or said[1] < near.any:  # what lies in the zone stays so
            inside, _, either_inside = zone.areas_in(part.spans, spans_box(part.spans))
            said = max(said[0], inside / part.area), max(said[1], either_inside / part.area)
        meant = part.filled * part.area / whole
        essential += meant * _towards(said[0] - near.essential, part.filled)
        either += meant * _towards(said[1] - near.any, part.filled)
    essential = min(1.0, max(0.0, essential))
    return essential, min(1.0, max(essential, either))


def _towards(gap: float, filled: float) -> float:
    return gap if gap > 0 else gap * AGAINST_WEIGHT * filled**2


def _region_shares(
    parts: Iterable[tuple[DrawnRegion, dict[PointKey, ZoneArea]]],
) -> dict[PointKey, ZoneShare]:
    total = 0.0
    inside: dict[PointKey, list[float]] = {}
    for place, zones in parts:
        total += place.outline.area
        for key, zone in zones.items():
            sums = inside.setdefault(key, [0.0, 0.0, 0.0])
            areas = zone.areas_in(place.outline.spans, place.outline.bounds)
            for index, area in enumerate(areas):
                sums[index] += area
    return {
        key: ZoneShare(
            essential / total,
            spillover / total,
            (either - essential) / total,
            min(1.0, essential / total / FULL_SHARE),
            min(1.0, either / total / FULL_SHARE),
        )
        for key, (essential, spillover, either) in inside.items()
        if either >= SHARED_EDGE * total
    }


@dataclass(frozen=True, slots=True)
class ZoneArea:
    """What one owner's zones cover on one aspect."""

    box: Box
    essential: Spans | None
    spillover: Spans | None
    either: Spans

    def areas_in(self, covered: Spans, box: Box) -> tuple[float, float, float]:
        """Areas (mm²) of an area in the essential zone, the spillover zone, and either."""
        if not boxes_meet(box, self.box):
            return 0.0, 0.0, 0.0
        return (
            common_area(covered, self.essential) if self.essential else 0.0,
            common_area(covered, self.spillover) if self.spillover else 0.0,
            common_area(covered, self.either),
        )


NOWHERE = ZoneArea((math.inf, math.inf, -math.inf, -math.inf), None, None, {})
"""Of an owner without a zone on an aspect."""


def zone_areas(drawn: AspectMap) -> dict[PointKey, ZoneArea]:
    """Every owner's zones on an aspect."""
    levels: dict[PointKey, dict[ZoneLevel, Spans]] = {}
    for zone in drawn.zones:
        key = (zone.trigger_point, zone.side)
        levels.setdefault(key, {})[zone.level] = zone.outline.spans
    areas = {}
    for key, found in levels.items():
        essential, spillover = found.get(ZoneLevel.ESSENTIAL), found.get(ZoneLevel.SPILLOVER)
        either = joined_spans(essential or {}, spillover or {})
        areas[key] = ZoneArea(spans_box(either), essential, spillover, either)
    return areas

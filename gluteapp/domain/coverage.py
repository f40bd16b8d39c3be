"""How much of each mark lies inside each trigger point's zones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gluteapp.domain.geometry import boxes_meet, common_area, joined_spans
from gluteapp.domain.pain import PainMark, PointMark, RegionMark
from gluteapp.domain.vocabulary import Side, ZoneLevel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gluteapp.domain.atlas import AspectMap, Atlas, DrawnRegion, DrawnZone

SHARED_EDGE = 0.04
"""Share below which zone and region only meet along a drawn border; counted as nothing."""
PointKey = tuple[str, Side]
"""Trigger point id and the patient's side."""


@dataclass(frozen=True, slots=True)
class ZoneShare:
    """Shares (0–1) of one mark inside one trigger point's zones."""

    essential: float
    spillover: float
    outer: float
    """In the spillover zone and not in the essential one."""


MarkCover = dict[PointKey, ZoneShare]
"""The trigger points whose zones meet one mark."""


class CoverageTable:
    """Answers for one atlas; regions are worked out once and remembered."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._regions: dict[tuple[str, Side], MarkCover] = {}

    def of(self, mark: PainMark) -> MarkCover:
        """The cover of one mark."""
        if isinstance(mark, PointMark):
            return _point_cover(self._atlas.aspects[mark.aspect], mark)
        return self._of_region(mark)

    def _of_region(self, mark: RegionMark) -> MarkCover:
        key = (mark.region, mark.side)
        if key not in self._regions:
            self._regions[key] = _region_cover(self._atlas.aspects.values(), *key)
        return self._regions[key]


def _point_cover(drawn: AspectMap, mark: PointMark) -> MarkCover:
    levels: dict[PointKey, set[ZoneLevel]] = {}
    for zone in drawn.zones:
        if zone.outline.contains(mark.x, mark.y):
            levels.setdefault((zone.trigger_point, zone.side), set()).add(zone.level)
    cover = {}
    for key, found in levels.items():
        essential = 1.0 if ZoneLevel.ESSENTIAL in found else 0.0
        spillover = 1.0 if ZoneLevel.SPILLOVER in found else 0.0
        cover[key] = ZoneShare(essential, spillover, spillover * (1 - essential))
    return cover


def _region_cover(maps: Iterable[AspectMap], region: str, side: Side) -> MarkCover:
    total = 0.0
    inside: dict[PointKey, list[float]] = {}
    for drawn in maps:
        place = drawn.region(region, side)
        if place is None:
            continue
        total += place.outline.area
        for key, zones in _zones_by_point(drawn).items():
            sums = inside.setdefault(key, [0.0, 0.0, 0.0])
            for index, area in enumerate(_areas_in(place, zones)):
                sums[index] += area
    return {
        key: ZoneShare(essential / total, spillover / total, (either - essential) / total)
        for key, (essential, spillover, either) in inside.items()
        if either >= SHARED_EDGE * total
    }


def _zones_by_point(drawn: AspectMap) -> dict[PointKey, dict[ZoneLevel, DrawnZone]]:
    table: dict[PointKey, dict[ZoneLevel, DrawnZone]] = {}
    for zone in drawn.zones:
        table.setdefault((zone.trigger_point, zone.side), {})[zone.level] = zone
    return table


def _areas_in(place: DrawnRegion, zones: dict[ZoneLevel, DrawnZone]) -> tuple[float, float, float]:
    """Areas (mm²) of the place in the essential zone, the spillover zone, and either."""
    box, spans = place.outline.bounds, place.outline.spans
    near = {
        level: zone.outline.spans
        for level, zone in zones.items()
        if boxes_meet(box, zone.outline.bounds)
    }
    essential, spillover = near.get(ZoneLevel.ESSENTIAL), near.get(ZoneLevel.SPILLOVER)
    in_essential = common_area(spans, essential) if essential else 0.0
    in_spillover = common_area(spans, spillover) if spillover else 0.0
    if essential and spillover:
        return in_essential, in_spillover, common_area(spans, joined_spans(essential, spillover))
    return in_essential, in_spillover, in_essential + in_spillover

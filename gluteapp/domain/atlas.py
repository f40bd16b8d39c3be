"""The drawn atlas: structures, zones, trigger points, regions and landmarks per aspect."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from gluteapp.domain.geometry import Box, Outline, Spans, joined_spans
from gluteapp.domain.vocabulary import Aspect, Layer, Side, ZoneLevel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True)
class DrawnStructure:
    """A muscle, bone, nerve or the skin as one aspect shows it."""

    structure: str
    side: Side
    layer: Layer
    outline: Outline
    behind: tuple[str, ...] = ()
    """Structures that lie before it, although its layer is drawn after theirs."""
    covers: tuple[Outline, ...] = ()
    """Parts drawn with it that are something else and hide what lies below, such as pectineus."""
    late: tuple[Outline, ...] = ()
    """Parts of its own that are drawn after its whole layer: a vertebra's arch lies before the
    body of the one below."""

    def mirrored(self, side: Side) -> DrawnStructure:
        """Its partner on the other side of x = 0."""
        covers, late = (tuple(one.mirrored() for one in kept) for kept in (self.covers, self.late))
        return replace(self, side=side, outline=self.outline.mirrored(), covers=covers, late=late)

    @property
    def id(self) -> str:
        """``gluteus-medius.right``."""
        return f"{self.structure}.{self.side}"


@dataclass(frozen=True)
class DrawnZone:
    """Where textbooks show the pain of one trigger point, at one level."""

    trigger_point: str
    side: Side
    level: ZoneLevel
    outline: Outline

    @property
    def muscle(self) -> str:
        """The muscle of the trigger point."""
        return self.trigger_point.rsplit(".", 1)[0]


@dataclass(frozen=True)
class DrawnPoint:
    """A trigger point's X mark (mm)."""

    trigger_point: str
    side: Side
    x: float
    y: float

    @property
    def muscle(self) -> str:
        """The muscle that holds the point."""
        return self.trigger_point.rsplit(".", 1)[0]


@dataclass(frozen=True)
class DrawnRegion:
    """A named place that a person can point at."""

    region: str
    side: Side
    outline: Outline

    @property
    def id(self) -> str:
        """``mid-buttock.right``."""
        return f"{self.region}.{self.side}"


@dataclass(frozen=True)
class Landmark:
    """A bony landmark (mm); its id ends in the side where it is paired."""

    id: str
    x: float
    y: float


@dataclass(frozen=True)
class AspectMap:
    """Everything drawn on one aspect; ``viewbox`` is x, y, width, height in mm."""

    aspect: Aspect
    viewbox: Box
    structures: tuple[DrawnStructure, ...]
    zones: tuple[DrawnZone, ...]
    points: tuple[DrawnPoint, ...]
    regions: tuple[DrawnRegion, ...]
    landmarks: tuple[Landmark, ...]

    @cached_property
    def skin(self) -> Outline:
        """The outline of the body."""
        return next(item.outline for item in self.structures if item.structure == "skin")

    def structure(self, structure: str, side: Side) -> DrawnStructure | None:
        """The drawn structure, where this aspect shows it."""
        return self._structures_by_id.get((structure, side))

    def region(self, region: str, side: Side) -> DrawnRegion | None:
        """The drawn region, where this aspect shows it."""
        return self._regions_by_id.get((region, side))

    def zones_of(self, trigger_point: str, side: Side) -> dict[ZoneLevel, DrawnZone]:
        """The zones of one trigger point by level."""
        return self._zones_by_point.get((trigger_point, side), {})

    def point(self, trigger_point: str, side: Side) -> DrawnPoint | None:
        """The X mark of one trigger point."""
        return self._points_by_id.get((trigger_point, side))

    def side_at(self, x: float) -> Side:
        """The patient's side at ``x`` mm; a lateral aspect shows one side only."""
        if self.aspect.near_side is not None:
            return self.aspect.near_side
        right_is_positive = self.aspect is Aspect.POSTERIOR
        return Side.RIGHT if (x >= 0) == right_is_positive else Side.LEFT

    @cached_property
    def _structures_by_id(self) -> dict[tuple[str, Side], DrawnStructure]:
        return {(item.structure, item.side): item for item in self.structures}

    @cached_property
    def _regions_by_id(self) -> dict[tuple[str, Side], DrawnRegion]:
        return {(item.region, item.side): item for item in self.regions}

    @cached_property
    def _points_by_id(self) -> dict[tuple[str, Side], DrawnPoint]:
        return {(item.trigger_point, item.side): item for item in self.points}

    @cached_property
    def _zones_by_point(self) -> dict[tuple[str, Side], dict[ZoneLevel, DrawnZone]]:
        table: dict[tuple[str, Side], dict[ZoneLevel, DrawnZone]] = {}
        for zone in self.zones:
            table.setdefault((zone.trigger_point, zone.side), {})[zone.level] = zone
        return table

    def mirrored(self, aspect: Aspect) -> AspectMap:
        """The exact mirror image with sides exchanged, as ``aspect``."""
        left, top, width, height = self.viewbox
        return AspectMap(
            aspect=aspect,
            viewbox=(-left - width, top, width, height),
            structures=tuple(item.mirrored(item.side.opposite) for item in self.structures),
            zones=tuple(
                replace(item, side=item.side.opposite, outline=item.outline.mirrored())
                for item in self.zones
            ),
            points=tuple(replace(item, side=item.side.opposite, x=-item.x) for item in self.points),
            regions=tuple(
                replace(item, side=item.side.opposite, outline=item.outline.mirrored())
                for item in self.regions
            ),
            landmarks=tuple(
                Landmark(_other_side(item.id), -item.x, item.y) for item in self.landmarks
            ),
        )


def _other_side(landmark: str) -> str:
    for here, there in ((Side.RIGHT, Side.LEFT), (Side.LEFT, Side.RIGHT)):
        if landmark.endswith(f"-{here}"):
            return f"{landmark.removesuffix(here)}{there}"
    return landmark


@dataclass(frozen=True)
class Atlas:
    """All aspects; ``version`` changes with every change of the drawings."""

    version: str
    aspects: dict[Aspect, AspectMap]

    def covered(self, pick: Callable[[AspectMap], Iterator[Outline]]) -> dict[Aspect, Spans]:
        """What the picked outlines cover on each aspect (nothing where there is none)."""
        covered: dict[Aspect, Spans] = {}
        for aspect, drawn in self.aspects.items():
            for outline in pick(drawn):
                have = covered.get(aspect)
                covered[aspect] = (
                    outline.spans if have is None else joined_spans(have, outline.spans)
                )
        return covered

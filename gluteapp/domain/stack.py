"""Everything at one place, in the order in which it is stepped through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gluteapp.domain.vocabulary import CARD_MUSCLES, Layer, Side, ZoneLevel, muscle_of

if TYPE_CHECKING:
    from gluteapp.domain.geometry import Outline
    from gluteapp.domain.hit_testing import HitTarget

GROUPS = ("place", "zone", "muscle", "other", "nerve", "bone")
"""The place itself, textbook pain areas, muscles from outside in, then what lies deepest."""


@dataclass(frozen=True)
class StackItem:
    """One thing at a place."""

    group: str
    id: str
    """A region, a zone's owner or a structure."""
    side: Side
    outline: Outline
    level: ZoneLevel | None = None
    """Of a zone."""
    layer: Layer | None = None
    """Of a structure."""

    @property
    def muscle(self) -> str | None:
        """The muscle with a card that this is or belongs to."""
        name = self.id if self.id in CARD_MUSCLES else muscle_of(self.id)
        return name if name in CARD_MUSCLES and self.group in ("zone", "muscle") else None


def stack_of(target: HitTarget) -> tuple[StackItem, ...]:
    """The items of a place by group; within a group main zones and outer layers come first."""
    items = []
    if target.region is not None:
        region = target.region
        items.append(StackItem("place", region.region, region.side, region.outline))
    zones: dict[tuple[str, Side], StackItem] = {}
    for zone in sorted(target.zones, key=lambda zone: zone.level is not ZoneLevel.ESSENTIAL):
        # where a point's main zone lies, its outer one says nothing more
        key = (zone.trigger_point, zone.side)
        zones.setdefault(
            key, StackItem("zone", zone.trigger_point, zone.side, zone.outline, level=zone.level)
        )
    items += zones.values()
    items += [
        StackItem(
            _group(one.structure, one.layer), one.structure, one.side, one.outline, None, one.layer
        )
        for one in target.structures
    ]
    return tuple(sorted(items, key=lambda item: GROUPS.index(item.group)))


def _group(structure: str, layer: Layer) -> str:
    if layer is Layer.BONES:
        return "bone"
    if layer is Layer.NERVES:
        return "nerve"
    return "muscle" if structure in CARD_MUSCLES else "other"

"""What lies under a point: a grid index, and everything at one place in a stated order."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from gluteapp.domain.vocabulary import Layer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gluteapp.domain.atlas import AspectMap, DrawnPoint, DrawnRegion, DrawnStructure, DrawnZone
    from gluteapp.domain.geometry import Outline

CELL_MM = 8.0
"""Grid pitch: about a finger tip, so that a query meets few outlines."""


class Outlined(Protocol):
    """Anything with a closed shape."""

    @property
    def outline(self) -> Outline:
        """The shape, mm."""


T = TypeVar("T", bound=Outlined)


class GridIndex(Generic[T]):
    """Finds the outlines that contain a point, in the order in which they were given.

    A query costs one dictionary look-up and exact tests of the few outlines whose
    box meets that cell, however many there are in all.
    """

    __slots__ = ("_cells",)

    def __init__(self, items: Iterable[T]) -> None:
        self._cells: dict[tuple[int, int], list[T]] = {}
        for item in items:
            left, top, right, bottom = item.outline.bounds
            for column in range(math.floor(left / CELL_MM), math.floor(right / CELL_MM) + 1):
                for row in range(math.floor(top / CELL_MM), math.floor(bottom / CELL_MM) + 1):
                    self._cells.setdefault((column, row), []).append(item)

    def at(self, x: float, y: float) -> list[T]:
        """Every item that contains the point (mm)."""
        near = self._cells.get((math.floor(x / CELL_MM), math.floor(y / CELL_MM)), ())
        return [item for item in near if item.outline.contains(x, y)]


@dataclass(frozen=True, slots=True)
class HitTarget:
    """Everything at one point of one aspect."""

    is_on_body: bool
    region: DrawnRegion | None
    zones: tuple[DrawnZone, ...]
    structures: tuple[DrawnStructure, ...]
    """Outermost layer first, without the skin."""


@dataclass(frozen=True, slots=True)
class _Part:
    """An outline of a structure: its own, or that of a part drawn later."""

    outline: Outline
    whole: DrawnStructure


class PlaceFinder:
    """Answers what lies at a point of one aspect."""

    def __init__(self, drawn: AspectMap) -> None:
        order = list(Layer)
        self._drawn = drawn
        self._regions = GridIndex(sorted(drawn.regions, key=lambda item: item.outline.area))
        self._zones = GridIndex(drawn.zones)
        # painted later means nearer to the viewer within one layer
        below_skin = [item for item in drawn.structures if item.layer is not Layer.SKIN]
        parts = [_Part(item.outline, item) for item in below_skin]
        parts += [_Part(late, item) for item in below_skin for late in item.late]
        parts.reverse()
        nearest_first = sorted(parts, key=lambda part: order.index(part.whole.layer))
        self._structures = GridIndex(nearest_first)

    def at(self, x: float, y: float) -> HitTarget:
        """Everything at the point (mm); where regions overlap, the smaller one counts."""
        regions = self._regions.at(x, y)
        return HitTarget(
            is_on_body=self._drawn.skin.contains(x, y),
            region=regions[0] if regions else None,
            zones=tuple(self._zones.at(x, y)),
            structures=tuple(
                {part.whole.id: part.whole for part in self._structures.at(x, y)}.values()
            ),
        )

    def point_near(self, x: float, y: float, reach_mm: float) -> DrawnPoint | None:
        """The X mark nearest to the point, if within ``reach_mm``."""
        near = min(
            self._drawn.points, key=lambda mark: math.dist((mark.x, mark.y), (x, y)), default=None
        )
        if near is None or math.dist((near.x, near.y), (x, y)) > reach_mm:
            return None
        return near

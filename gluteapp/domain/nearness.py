"""How near an area lies to zones and places: a share that fades beyond their edges.

People who draw the same pain twice overlap by no more than about 0.62 (Jaccard), so a zone
that ends at a hard line would give another answer for the same pain. A place counts in full
inside an outline and fades evenly to nothing over a stated distance outside.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from gluteapp.domain.geometry import ROW_PITCH_MM, boxes_meet, joined_spans, spans_box
from gluteapp.domain.strokes import BRUSH_WIDTHS, BrushStroke, stroke_spans
from gluteapp.domain.vocabulary import Side, ZoneLevel

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from gluteapp.domain.atlas import AspectMap
    from gluteapp.domain.geometry import Box, Outline, Spans
    from gluteapp.domain.pain import Place

ZONE_FADE_MM = 60.0
"""Beyond a zone: so that a shift of 1 mm changes no match by 2 percentage points."""
PLACE_FADE_MM = 38.0
"""Beyond a named place, whose borders people know better."""
PITCH_MM = 4.0
"""Grid of the fading, a tenth of it."""
PointKey = tuple[str, Side]
"""Trigger point (or whole muscle) and the patient's side."""


@dataclass(frozen=True, slots=True)
class Nearness:
    """Shares 0–1 of an area inside or near one owner's zones."""

    essential: float
    any: float
    """Essential or spillover."""


@dataclass(frozen=True)
class _Fade:
    """Values 0–1 on a grid whose first cell is ``column``, ``row`` (in cells from the origin)."""

    values: NDArray[np.float64]
    column: int
    row: int

    def mean_over(self, area: _Fade, whole: float) -> float:
        """The mean over an area given as mm² per cell, ``whole`` in all."""
        left, top = max(self.column, area.column), max(self.row, area.row)
        right = min(self.column + self.values.shape[1], area.column + area.values.shape[1])
        bottom = min(self.row + self.values.shape[0], area.row + area.values.shape[0])
        if left >= right or top >= bottom:
            return 0.0
        own = self.values[
            top - self.row : bottom - self.row, left - self.column : right - self.column
        ]
        theirs = area.values[
            top - area.row : bottom - area.row, left - area.column : right - area.column
        ]
        return float((own * theirs).sum()) / whole


class _Zone:
    """One owner's zones, whose fades are worked out when an area first comes near."""

    def __init__(self, levels: dict[ZoneLevel, Outline]) -> None:
        self._levels = levels
        boxes = [outline.bounds for outline in levels.values()]
        self._reach = _grown(
            (
                min(box[0] for box in boxes),
                min(box[1] for box in boxes),
                max(box[2] for box in boxes),
                max(box[3] for box in boxes),
            ),
            ZONE_FADE_MM,
        )

    def nearness(self, area: _Fade, box: Box, whole: float) -> Nearness | None:
        """How near an area lies; ``None`` where it does not come near at all."""
        if not boxes_meet(self._reach, box):
            return None
        essential, either = self.fades
        share = either.mean_over(area, whole)
        if share <= 0:
            return None
        return Nearness(essential.mean_over(area, whole) if essential is not None else 0.0, share)

    @cached_property
    def fades(self) -> tuple[_Fade | None, _Fade]:
        """Of the essential zone, and of both together."""
        spans = {level: outline.spans for level, outline in self._levels.items()}
        essential, spillover = spans.get(ZoneLevel.ESSENTIAL), spans.get(ZoneLevel.SPILLOVER)
        if essential is None:
            return None, _faded(spillover or {}, ZONE_FADE_MM)
        inner = _faded(essential, ZONE_FADE_MM)
        if spillover is None:
            return inner, inner
        return inner, _faded(joined_spans(essential, spillover), ZONE_FADE_MM)


class _NamedPlace:
    """A region, whose fade is worked out when an area first comes near."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._reach = _grown(outline.bounds, PLACE_FADE_MM)

    def nearness(self, area: _Fade, box: Box, whole: float) -> float:
        """How near an area lies, 0–1."""
        return self.fade.mean_over(area, whole) if boxes_meet(self._reach, box) else 0.0

    @cached_property
    def fade(self) -> _Fade:
        """The fading place."""
        return _faded(self._outline.spans, PLACE_FADE_MM)


class NearFields:
    """The fading zones and places of one aspect."""

    def __init__(self, drawn: AspectMap) -> None:
        levels: dict[PointKey, dict[ZoneLevel, Outline]] = {}
        for zone in drawn.zones:
            key = (zone.trigger_point, zone.side)
            levels.setdefault(key, {})[zone.level] = zone.outline
        self._zones = {key: _Zone(found) for key, found in levels.items()}
        self._places = {
            (region.region, region.side): _NamedPlace(region.outline) for region in drawn.regions
        }

    def of_point(self, x: float, y: float) -> tuple[dict[PointKey, Nearness], dict[Place, float]]:
        """What is near a point (mm): it stands for a dab of the smallest brush."""
        return self.of_area(stroke_spans(BrushStroke(BRUSH_WIDTHS[0], ((x, y),))))

    def of_area(self, spans: Spans) -> tuple[dict[PointKey, Nearness], dict[Place, float]]:
        """What is near an area: zones by owner, and named places, with shares above 0."""
        area, box = _cells(spans), spans_box(spans)
        whole = float(area.values.sum())
        zones = {
            key: near
            for key, zone in self._zones.items()
            if (near := zone.nearness(area, box, whole)) is not None
        }
        places = {
            place: share
            for place, named in self._places.items()
            if (share := named.nearness(area, box, whole)) > 0
        }
        return zones, places

    def prepare(self) -> Iterator[None]:
        """Work everything out ahead, a little with each step."""
        for zone in self._zones.values():
            yield
            _ = zone.fades
        for named in self._places.values():
            yield
            _ = named.fade


def _grown(box: Box, by: float) -> Box:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def _faded(spans: Spans, fade_mm: float) -> _Fade:
    """1 inside, falling evenly to 0 at ``fade_mm`` outside (distance between cell middles)."""
    import numpy as np

    reach = math.ceil(fade_mm / PITCH_MM)
    area = _cells(spans)
    inside = np.pad(area.values > PITCH_MM * PITCH_MM / 2 - 1e-6, reach)
    squares = np.where(inside, 0.0, np.inf)
    for axis in (0, 1):
        nearest = squares.copy()
        for step in range(1, reach + 1):
            for shifted in (_shifted(squares, step, axis), _shifted(squares, -step, axis)):
                np.minimum(nearest, shifted + step * step, out=nearest)
        squares = nearest
    values = np.clip(1 - np.sqrt(squares) * (PITCH_MM / fade_mm), 0.0, 1.0)
    return _Fade(values, area.column - reach, area.row - reach)


def _shifted(values: NDArray[np.float64], step: int, axis: int) -> NDArray[np.float64]:
    import numpy as np

    moved = np.full_like(values, np.inf)
    source, goal = [slice(None)] * 2, [slice(None)] * 2
    goal[axis] = slice(step, None) if step > 0 else slice(None, step)
    source[axis] = slice(None, -step) if step > 0 else slice(-step, None)
    moved[tuple(goal)] = values[tuple(source)]
    return moved


def _cells(spans: Spans) -> _Fade:
    """mm² of an area in every cell of the grid."""
    import numpy as np

    left, top, right, bottom = spans_box(spans)
    column, row = math.floor(left / PITCH_MM), math.floor(top / PITCH_MM)
    columns = math.floor(right / PITCH_MM) + 1 - column
    rows = math.floor((bottom - ROW_PITCH_MM / 2) / PITCH_MM) + 1 - row
    stretches = np.array(list(_stretches(spans)))
    edges = (column + np.arange(columns)) * PITCH_MM
    widths = np.clip(stretches[:, 2:3] - edges, 0, PITCH_MM)
    widths -= np.clip(stretches[:, 1:2] - edges, 0, PITCH_MM)
    values = np.zeros((rows, columns))
    np.add.at(values, stretches[:, 0].astype(int) - row, widths * ROW_PITCH_MM)
    return _Fade(values, column, row)


def _stretches(spans: Spans) -> Iterator[tuple[float, float, float]]:
    """Grid row, from and to (mm) of every covered stretch."""
    for number, stretches in spans.items():
        row = math.floor((number + 0.5) * ROW_PITCH_MM / PITCH_MM)
        for start, end in stretches:
            yield row, start, end

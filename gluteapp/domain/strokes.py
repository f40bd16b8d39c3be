"""What a brush covers: strokes in body millimetres, exact at any zoom."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from gluteapp.domain.geometry import ROW_PITCH_MM, common_spans, joined_spans, spans_without

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gluteapp.domain.geometry import Box, Point, Spans

BRUSH_WIDTHS = (10.0, 25.0, 50.0)
"""Brushes in mm: a finger tip, a thumb's length, a palm."""
LEAST_WIDTH, MOST_WIDTH = 1.0, 100.0
"""What a stroke in a file may have; a pen's pressure makes widths in between."""
SLACK_MM = 0.25
"""How far a thinned line may stray: as much as a flattened curve."""


@dataclass(frozen=True, slots=True)
class BrushStroke:
    """One way of the brush over an aspect; ``width`` and ``points`` in mm."""

    width: float
    points: tuple[Point, ...]
    erases: bool = False

    @property
    def mirrored(self) -> BrushStroke:
        """The same stroke on the other side of x = 0."""
        return BrushStroke(self.width, tuple((-x, y) for x, y in self.points), self.erases)

    @property
    def bounds(self) -> Box:
        """The smallest upright box around what it covers, mm."""
        xs, ys = [x for x, _ in self.points], [y for _, y in self.points]
        reach = self.width / 2
        return min(xs) - reach, min(ys) - reach, max(xs) + reach, max(ys) + reach


def painted(strokes: Iterable[BrushStroke]) -> Spans:
    """What is covered after all strokes in their order, erasing ones included."""
    covered: Spans = {}
    for stroke in strokes:
        spans = stroke_spans(stroke)
        covered = spans_without(covered, spans) if stroke.erases else joined_spans(covered, spans)
    return covered


@lru_cache(maxsize=512)
def stroke_spans(stroke: BrushStroke) -> Spans:
    """What one stroke covers: every place within half its width of its line."""
    radius = stroke.width / 2
    if len(stroke.points) == 1:
        pieces = [(stroke.points[0], stroke.points[0])]
    else:
        pieces = list(pairwise(stroke.points))
    rows: dict[int, list[tuple[float, float]]] = {}
    for start, end in pieces:
        top = min(start[1], end[1]) - radius
        bottom = max(start[1], end[1]) + radius
        first = math.ceil(top / ROW_PITCH_MM - 0.5)
        for row in range(first, math.ceil(bottom / ROW_PITCH_MM - 0.5)):
            stretch = _capsule_row(start, end, radius, (row + 0.5) * ROW_PITCH_MM)
            if stretch is not None:
                rows.setdefault(row, []).append(stretch)
    return {row: _merged(stretches) for row, stretches in rows.items()}


def _capsule_row(start: Point, end: Point, radius: float, y: float) -> tuple[float, float] | None:
    """Where a line at height ``y`` crosses the places within ``radius`` of a straight piece."""
    xs: list[float] = []
    for cx, cy in (start, end):
        rise = radius * radius - (y - cy) ** 2
        if rise >= 0:
            half = math.sqrt(rise)
            xs += (cx - half, cx + half)
    length = math.dist(start, end)
    if length > 0:
        nx, ny = (start[1] - end[1]) / length * radius, (end[0] - start[0]) / length * radius
        for sign in (1, -1):
            x1, y1 = start[0] + sign * nx, start[1] + sign * ny
            x2, y2 = end[0] + sign * nx, end[1] + sign * ny
            if y1 != y2 and min(y1, y2) <= y <= max(y1, y2):
                xs.append(x1 + (x2 - x1) * (y - y1) / (y2 - y1))
    return (min(xs), max(xs)) if xs else None


def _merged(stretches: list[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    stretches.sort()
    merged = [stretches[0]]
    for start, end in stretches[1:]:
        if start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def touches(first: Spans, second: Spans) -> bool:
    """Whether two covered places share any area."""
    return bool(common_spans(first, second))


def steadied(points: tuple[Point, ...], reach_mm: float) -> tuple[Point, ...]:
    """The way of a hand without the stairs that the pixels of a screen make of it.

    Steps up to ``reach_mm`` (a few pixels) give way to their middles; both ends and longer
    steps stay. Without this a stroke drawn at a low zoom would cover more than the same one
    at a high zoom.
    """
    if len(points) < 3:
        return points
    way = [points[0]]
    for here, there in pairwise(points):
        if math.dist(here, there) <= reach_mm:
            way.append(((here[0] + there[0]) / 2, (here[1] + there[1]) / 2))
        else:
            way += (here, there)
    return tuple(point for point, _ in groupby((*way, points[-1])))


def thinned(points: tuple[Point, ...], slack_mm: float = SLACK_MM) -> tuple[Point, ...]:
    """The same line with fewer points, nowhere further off than ``slack_mm`` (Douglas-Peucker)."""
    if len(points) < 3:
        return points
    kept = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        far, worst = 0, slack_mm
        for index in range(first + 1, last):
            off = _distance(points[index], points[first], points[last])
            if off > worst:
                far, worst = index, off
        if far:
            kept.add(far)
            stack += ((first, far), (far, last))
    return tuple(points[index] for index in sorted(kept))


def _distance(point: Point, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    span = dx * dx + dy * dy
    if not span:
        return math.dist(point, start)
    along = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / span
    along = min(1.0, max(0.0, along))
    return math.dist(point, (start[0] + along * dx, start[1] + along * dy))

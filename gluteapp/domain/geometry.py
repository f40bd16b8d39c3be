"""Outlines of cubic Bézier pieces in one aspect's millimetre frame (x right, y down)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Point = tuple[float, float]
Ring = tuple[Point, ...]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom in mm."""
Spans = dict[int, tuple[tuple[float, float], ...]]
"""Covered stretches (x from, x to; mm) per row; row ``n`` is the line y = (n + ½)·pitch."""

DEFAULT_TOLERANCE_MM = 0.25
"""Largest distance of a flattened curve from the true one; half a printed hairline."""
ROW_PITCH_MM = 1.0
"""Distance of the sampled rows in area arithmetic: well under a finger tip."""


@dataclass(frozen=True)
class Outline:
    """One closed shape of one or more rings, each ``x0, y0, (c1, c2, end)…`` as flat mm.

    Overlapping rings count even-odd, so an inner ring is a hole.
    """

    subpaths: tuple[tuple[float, ...], ...]

    @cached_property
    def rings(self) -> tuple[Ring, ...]:
        """The rings flattened to the default tolerance."""
        return self.flattened(DEFAULT_TOLERANCE_MM)

    def flattened(self, tolerance_mm: float) -> tuple[Ring, ...]:
        """Rings whose points lie within ``tolerance_mm`` of the curves; the end is not repeated."""
        return tuple(_flat_ring(subpath, tolerance_mm) for subpath in self.subpaths)

    @cached_property
    def bounds(self) -> Box:
        """The smallest upright box around the flattened rings, mm."""
        xs = [x for ring in self.rings for x, _ in ring]
        ys = [y for ring in self.rings for _, y in ring]
        return min(xs), min(ys), max(xs), max(ys)

    @cached_property
    def area(self) -> float:
        """Covered area in mm² (even-odd)."""
        return spans_area(self.spans)

    @cached_property
    def spans(self) -> Spans:
        """The covered stretches of every sampled row."""
        return _spans_of(self.rings)

    def contains(self, x: float, y: float) -> bool:
        """Whether the point (mm) lies inside."""
        left, top, right, bottom = self.bounds
        if not (left <= x <= right and top <= y <= bottom):
            return False
        inside = False
        for ring in self.rings:
            x1, y1 = ring[-1]
            for x2, y2 in ring:
                if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                    inside = not inside
                x1, y1 = x2, y2
        return inside

    def mirrored(self) -> Outline:
        """The same shape on the other side of x = 0; exact, no rounding."""
        return Outline(
            tuple(
                tuple(-value if index % 2 == 0 else value for index, value in enumerate(subpath))
                for subpath in self.subpaths
            )
        )


def _flat_ring(subpath: tuple[float, ...], tolerance_mm: float) -> Ring:
    x0, y0 = subpath[0], subpath[1]
    points = [(x0, y0)]
    for i in range(2, len(subpath), 6):
        x1, y1, x2, y2, x3, y3 = subpath[i : i + 6]
        bend = max(
            math.hypot(x0 - 2 * x1 + x2, y0 - 2 * y1 + y2),
            math.hypot(x1 - 2 * x2 + x3, y1 - 2 * y2 + y3),
        )
        # a cubic cut into n chords strays by at most ¾·bend/n²
        steps = max(1, math.ceil(math.sqrt(0.75 * bend / tolerance_mm)))
        for step in range(1, steps):
            t = step / steps
            s = 1 - t
            a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
            points.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
        points.append((x3, y3))
        x0, y0 = x3, y3
    if len(points) > 1 and math.dist(points[0], points[-1]) < 1e-6:
        points.pop()
    return tuple(points)


def _spans_of(rings: tuple[Ring, ...]) -> Spans:
    crossings: dict[int, list[float]] = {}
    for ring in rings:
        x1, y1 = ring[-1]
        for x2, y2 in ring:
            if y1 != y2:
                _cross_rows(crossings, (x1, y1), (x2, y2))
            x1, y1 = x2, y2
    spans: Spans = {}
    for row, xs in crossings.items():
        xs.sort()
        spans[row] = tuple(zip(xs[::2], xs[1::2], strict=False))
    return spans


def _cross_rows(crossings: dict[int, list[float]], start: Point, end: Point) -> None:
    (x1, y1), (x2, y2) = (start, end) if start[1] < end[1] else (end, start)
    first = math.ceil(y1 / ROW_PITCH_MM - 0.5)
    last = math.ceil(y2 / ROW_PITCH_MM - 0.5)
    slope = (x2 - x1) / (y2 - y1)
    for row in range(first, last):
        y = (row + 0.5) * ROW_PITCH_MM
        crossings.setdefault(row, []).append(x1 + (y - y1) * slope)


def point_along(line: Sequence[Point], share: float) -> Point:
    """The point at a share (0–1) of the length of an open line, mm."""
    steps = [math.dist(a, b) for a, b in pairwise(line)]
    left = share * sum(steps)
    for (a, b), step in zip(pairwise(line), steps, strict=True):
        if left <= step:
            part = left / step if step else 0.0
            return a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part
        left -= step
    return line[-1]


def spans_area(spans: Spans) -> float:
    """Area in mm² of covered stretches."""
    return ROW_PITCH_MM * sum(end - start for row in spans.values() for start, end in row)


def common_area(first: Spans, second: Spans) -> float:
    """Area in mm² covered by both."""
    if len(second) < len(first):
        first, second = second, first
    total = 0.0
    for row, stretches in first.items():
        others = second.get(row)
        if not others:
            continue
        for start, end in stretches:
            for other_start, other_end in others:
                width = min(end, other_end) - max(start, other_start)
                if width > 0:
                    total += width
    return total * ROW_PITCH_MM


def joined_spans(first: Spans, second: Spans) -> Spans:
    """Covered by either."""
    joined: Spans = {}
    for row in first.keys() | second.keys():
        stretches = sorted((*first.get(row, ()), *second.get(row, ())))
        merged: list[tuple[float, float]] = []
        for start, end in stretches:
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        joined[row] = tuple(merged)
    return joined


def common_spans(first: Spans, second: Spans) -> Spans:
    """Covered by both."""
    common: Spans = {}
    for row in first.keys() & second.keys():
        stretches = tuple(
            (max(start, other), min(end, other_end))
            for start, end in first[row]
            for other, other_end in second[row]
            if max(start, other) < min(end, other_end)
        )
        if stretches:
            common[row] = stretches
    return common


def spans_without(first: Spans, second: Spans) -> Spans:
    """Covered by the first and not by the second."""
    left: Spans = {}
    for row, stretches in first.items():
        rest = list(stretches)
        for start, end in second.get(row, ()):
            rest = [
                piece
                for old_start, old_end in rest
                for piece in ((old_start, min(old_end, start)), (max(old_start, end), old_end))
                if piece[0] < piece[1]
            ]
        if rest:
            left[row] = tuple(rest)
    return left


def spans_box(spans: Spans) -> Box:
    """The smallest upright box around covered stretches, mm."""
    return (
        min(start for row in spans.values() for start, _ in row),
        min(spans) * ROW_PITCH_MM,
        max(end for row in spans.values() for _, end in row),
        (max(spans) + 1) * ROW_PITCH_MM,
    )


def boxes_meet(first: Box, second: Box) -> bool:
    """Whether two boxes share any point."""
    return (
        first[0] <= second[2]
        and second[0] <= first[2]
        and first[1] <= second[3]
        and second[1] <= first[3]
    )

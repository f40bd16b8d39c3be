"""Working directions of a muscle: along its fibres and across them, from its fibre field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from drawing.curves import Array, resampled
from drawing.fibres import Patch, column, inner_part
from drawing.form import area_of
from drawing.outline import Outline, line_of

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

_POINTS = 14
_ALONG = (0.12, 0.88)
"""Part of the middle fibre that is worked along: tendons are left out."""
_MARGIN_MM = 4.0


def strokes_of(item: dict[str, Any], outline: Outline) -> tuple[Array, Array] | None:
    """The lines (n×2, mm) along and across the fibres of the muscle's fullest part."""
    parts = item.get("part", ())
    if not parts:
        return None
    part = max(parts, key=lambda one: one["strands"])
    grid = Patch(
        line_of(part["origin"], outline),
        line_of(part["insertion"], outline),
        tuple(line_of(text, outline) for text in part["guides"]),
    ).grid()
    body = area_of([outline.ring()])
    inner = body.buffer(-_MARGIN_MM)
    room = body if inner.is_empty else inner
    along, across = _cut(column(grid, 0.5), _ALONG), grid[len(grid) // 2]
    lines = [_inside(line, room, body) for line in (along, across)]
    return None if min(len(line) for line in lines) < 2 else (lines[0], lines[1])


def _cut(line: Array, share: tuple[float, float]) -> Array:
    dense = resampled(line, 101)
    return dense[round(share[0] * 100) : round(share[1] * 100) + 1]


def _inside(line: Array, room: BaseGeometry, body: BaseGeometry) -> Array:
    for area in (room, body):
        kept = inner_part(line, area)
        if len(kept) > 1:
            return resampled(kept, _POINTS)
    return np.empty((0, 2))

"""The sciatic corridor: the hollow between sit bone and outer hip bone, never a target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gluteapp.domain.geometry import Outline, Point
from gluteapp.domain.vocabulary import Aspect, Side

if TYPE_CHECKING:
    from gluteapp.domain.atlas import AspectMap

_POSTERIOR_RIGHT: tuple[Point, ...] = (
    (62, -14), (84, -10), (98, 18), (101, 56), (97, 96), (75, 96), (75, 58), (74, 24),
)  # fmt: skip
"""From the lower edge of piriformis to the gluteal fold, between tuberosity (x 65) and
trochanter (x 110); mm, right side."""
_LATERAL_RIGHT: tuple[Point, ...] = (
    (-54, -14), (-36, -12), (-28, 20), (-25, 58), (-23, 96), (-41, 96), (-47, 58), (-55, 24),
)  # fmt: skip


def sciatic_corridor(drawn: AspectMap, side: Side) -> Outline | None:
    """Its outline (mm) on aspects that show it."""
    if drawn.aspect is Aspect.ANTERIOR or side is Side.MIDLINE:
        return None
    if drawn.aspect.near_side not in (None, side):
        return None
    points = _POSTERIOR_RIGHT if drawn.aspect is Aspect.POSTERIOR else _LATERAL_RIGHT
    right = Outline((_rounded(points),))
    return right.mirrored() if side is Side.LEFT else right


def _rounded(points: tuple[Point, ...]) -> tuple[float, ...]:
    """A closed cubic path that cuts every corner between the midpoints of its sides."""
    middles = [
        ((x1 + x2) / 2, (y1 + y2) / 2)
        for (x1, y1), (x2, y2) in zip(points, (*points[1:], points[0]), strict=True)
    ]
    start = middles[-1]
    flat = [*start]
    for corner, end in zip(points, middles, strict=True):
        for near in (start, end):
            flat += [near[axis] + (corner[axis] - near[axis]) * 2 / 3 for axis in (0, 1)]
        flat += end
        start = end
    return tuple(flat)

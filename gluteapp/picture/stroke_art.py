"""Working directions of a muscle as double arrows."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gluteapp.domain.geometry import Point
    from gluteapp.picture.palette import Palette

WIDTH_PX = 2.8
HEAD_PX = 9.0
HEAD_TURN = 0.5
"""Half the opening of an arrow head, radians."""


def stroke_svg(number: int, line: Sequence[Point], palette: Palette, px: float) -> str:
    """One direction (mm); the first is along the fibres, further ones across and dashed.

    ``px`` is the size of a pixel in mm.
    """
    data = "M" + "L".join(f"{x:.2f},{y:.2f}" for x, y in line)
    heads = _head(line[1], line[0], px) + _head(line[-2], line[-1], px)
    dashes = f' stroke-dasharray="{7 * px:.3f} {5 * px:.3f}"' if number else ""
    pen = (
        f'fill="none" stroke="{palette.target}" stroke-width="{WIDTH_PX * px:.3f}" '
        'stroke-linecap="round" stroke-linejoin="round"'
    )
    return (
        f'<path d="{data}{heads}" fill="none" stroke="{palette.halo}" stroke-opacity=".85" '
        f'stroke-width="{(WIDTH_PX + 3.2) * px:.3f}" stroke-linecap="round"/>'
        f'<path class="stroke" d="{data}" {pen}{dashes}/><path d="{heads}" {pen}/>'
    )


def _head(before: Point, tip: Point, px: float) -> str:
    angle = math.atan2(tip[1] - before[1], tip[0] - before[0])
    (x1, y1), (x2, y2) = (
        (
            tip[0] - HEAD_PX * px * math.cos(angle + turn),
            tip[1] - HEAD_PX * px * math.sin(angle + turn),
        )
        for turn in (HEAD_TURN, -HEAD_TURN)
    )
    return f"M{x1:.2f},{y1:.2f}L{tip[0]:.2f},{tip[1]:.2f}L{x2:.2f},{y2:.2f}"

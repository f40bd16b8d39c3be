"""A muscle's pain area, graded: soft bands on screen, dots of changing density on paper."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from gluteapp.domain.vocabulary import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gluteapp.domain.geometry import Box
    from gluteapp.domain.heatmap import HeatField
    from gluteapp.picture.palette import Palette

SPILLOVER_BANDS = 4
"""So many of an owner's bands, the faintest ones, belong to its spillover zone."""
DOTS_PER_MM2 = 0.075
"""Where the pain is felt by most people; fewer elsewhere. A hand-made chart has about as many."""
DOT_RADIUS_PX = 0.8
SMALLEST_DOT_MM = 0.5
DARKEST = 0.92
"""Share of all dots that is set at full grade: white must stay between them."""
SHAKEN_MM = 0.8
"""How far a dot may lie off the even spread: no eye finds rows then."""
DOTS_PER_PATH = 1000
"""Qt cuts a path off after 65,535 elements, and a dot takes 26."""
_R2 = (0.7548776662466927, 0.5698402909980532)
"""Steps that spread points evenly without rows, however many of them are taken from the
first on (Roberts' R2 sequence: powers of the plastic number)."""


def bands_svg(bands: Sequence[str], side: Side, palette: Palette, strength: float = 1.0) -> str:
    """The nested bands of one owner, mirrored for the left side.

    Their opacities add up to those of the palette, times ``strength``.
    """
    outer, whole = palette.spillover_opacity * strength, palette.essential_opacity * strength
    core_count = max(1, len(bands) - SPILLOVER_BANDS)
    faint = 1 - (1 - outer) ** (1 / SPILLOVER_BANDS)
    strong = 1 - ((1 - whole) / (1 - outer)) ** (1 / core_count)
    paths = "".join(
        f'<path d="{data}" fill="{palette.spillover if is_outer else palette.essential}" '
        f'fill-opacity="{faint if is_outer else strong:.3f}"/>'
        for data, is_outer in ((data, i < SPILLOVER_BANDS) for i, data in enumerate(bands))
        if data
    )
    return f'<g transform="scale(-1,1)">{paths}</g>' if side is Side.LEFT else paths


def stipple_svg(field: HeatField, box: Box, palette: Palette, px_per_mm: float) -> str:
    """Dots over ``box`` (x, y, width, height; mm): the more often felt, the denser.

    They are evenly spread, never in rows.
    """
    left, top, width, height = box
    radius = max(SMALLEST_DOT_MM, DOT_RADIUS_PX / px_per_mm)
    # filled, not stroked: PDF readers draw no line thinner than a pixel
    half = f"a{radius:.2f},{radius:.2f} 0 1 1"
    round_dot = f"{half} {2 * radius:.2f},0{half}-{2 * radius:.2f},0z"
    side = max(width, height)  # a square: stretched, the even spread would turn into rows
    count = math.ceil(side * side * DOTS_PER_MM2)
    words = []
    for number in range(count):
        across, down = side * (number * _R2[0] % 1), side * (number * _R2[1] % 1)
        if across > width or down > height:
            continue
        x, y = left + across + _shaken(number), top + down + _shaken(number + 0.5)
        value = field.at(x, y)
        if value is not None and value * DARKEST > number / count:
            words.append(f"M{x - radius:.2f},{y:.2f}{round_dot}")
    return "".join(
        f'<path class="dots" d="{"".join(some)}" fill="{palette.zone_edge}"/>'
        for some in _batches(words)
    )


def _shaken(number: float) -> float:
    """A small step (mm) off the even spread, always the same for one dot."""
    return SHAKEN_MM * 2 * (math.sin(number * 12.9898) * 43758.5453 % 1 - 0.5)


def _batches(words: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(words), DOTS_PER_PATH):
        yield words[start : start + DOTS_PER_PATH]

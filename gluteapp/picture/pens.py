"""Line weights that do not swell when the map is zoomed."""

from __future__ import annotations

import math
import re

FULL_PX_PER_MM = 1.3
"""Scale (pixels per mm) at which lines have the weight that the style sheet gives."""
EDGE_POWER = 0.85
"""How much of the zoom the weight of edges, folds and bone lines does not follow (0–1)."""
FIBRE_POWER = 0.4
"""The same for fibres: they are texture, and would thin out to hairs."""
FIBRE_CLASSES = frozenset(
    {"dark-long", "dark-core", "light-long", "light-core", "sheet-line", "intersection"}
)
_RULE = re.compile(r"^\.([\w-]+)\{(.*?)stroke-width:([\d.]+)", re.MULTILINE)


def pen_step(px_per_mm: float) -> float:
    """The scale that lines are drawn for: a few steps, so that a small zoom changes nothing."""
    if px_per_mm <= FULL_PX_PER_MM:
        return FULL_PX_PER_MM
    return FULL_PX_PER_MM * 2 ** (round(math.log2(px_per_mm / FULL_PX_PER_MM) * 2) / 2)


def with_pens_for(style: str, px_per_mm: float) -> str:
    """The style sheet with its line weights (mm) made for a scale.

    Below the full scale lines shrink with the picture; above it they grow far slower.
    """
    ratio = FULL_PX_PER_MM / pen_step(px_per_mm)

    def thinner(rule: re.Match[str]) -> str:
        power = FIBRE_POWER if rule[1] in FIBRE_CLASSES else EDGE_POWER
        return f".{rule[1]}{{{rule[2]}stroke-width:{float(rule[3]) * ratio**power:.3g}"

    return _RULE.sub(thinner, style)

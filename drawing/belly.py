"""Outlines of spindle-shaped muscles from their course and their thickness along it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from drawing.curves import Array, open_pieces, parse_nodes, resampled, sample

if TYPE_CHECKING:
    from collections.abc import Sequence

_THINNEST_MM = 1.6
"""A tendon is never drawn thinner: its two edges would become one line."""
_CAP = 0.45
"""How far an end is rounded out, in half widths."""
_DENSE = 200

PART = {
    "origin": "from-a<from-b",
    "insertion": "to-a>to-b",
}


def belly_outline(course: str, widths: Sequence[float]) -> str:
    """Control points of a muscle that runs along ``course`` from origin to insertion.

    ``widths`` (mm) are its breadths across the course at even steps of the way. The
    four ends are corners named ``from-a``, ``to-a``, ``to-b`` and ``from-b``; between
    the two of one end the outline is rounded.

    Raises:
        ValueError: if there are fewer than two widths.
    """
    if len(widths) < 2:
        raise ValueError("a belly needs at least two widths, at its origin and its insertion")
    line = sample(open_pieces(parse_nodes(course)), 24)
    at = resampled(line, len(widths))
    across = _across(line, len(widths))
    half = np.maximum(np.asarray(widths, dtype=float), _THINNEST_MM)[:, None] / 2
    one, other = at + across * half, at - across * half
    ahead = np.column_stack([-across[:, 1], across[:, 0]])
    start, end = at[0] - ahead[0] * half[0] * _CAP, at[-1] + ahead[-1] * half[-1] * _CAP
    return " ".join(
        [
            f"{start[0]:.2f},{start[1]:.2f}",
            *_words(one, "from-a", "to-a"),
            f"{end[0]:.2f},{end[1]:.2f}",
            *reversed(_words(other, "from-b", "to-b")),
        ]
    )


def belly_part(course: str) -> dict[str, object]:
    """The fibre field of such a muscle: along its edges and its middle."""
    return {**PART, "guides": ["from-a>to-a", course, "from-b<to-b"]}


def _across(line: Array, count: int) -> Array:
    """Unit vectors square to the course at even steps, smoothed over a tenth of the way."""
    dense = resampled(line, _DENSE)
    reach = _DENSE // 20
    picks = np.linspace(0, _DENSE - 1, count).round().astype(int)
    ahead = dense[np.minimum(picks + reach, _DENSE - 1)] - dense[np.maximum(picks - reach, 0)]
    ahead = ahead / np.maximum(np.hypot(*ahead.T), 1e-9)[:, None]
    return np.column_stack([ahead[:, 1], -ahead[:, 0]])


def _words(points: Array, first: str, last: str) -> list[str]:
    words = [f"{x:.2f},{y:.2f}" for x, y in points]
    words[0] += f"!@{first}"
    words[-1] += f"!@{last}"
    return words

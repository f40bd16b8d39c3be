"""Outlines of spindle-shaped muscles from their course and their thickness along it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from drawing.curves import Array, open_pieces, parse_nodes, resampled, sample

if TYPE_CHECKING:
    from collections.abc import Sequence

_THINNEST_MM = 1.6
"""A tendon is never drawn thinner: its two edges would become one line."""
_CAP = 0.6
"""How far an end is rounded out, in half widths."""
_DENSE = 200

PART = {
    "origin": "from-a<from-b",
    "insertion": "to-a>to-b",
}


def belly_outline(course: str, widths: Sequence[float], *, is_cut: bool = False) -> str:
    """Control points of a muscle that runs along ``course`` from origin to insertion.

    ``widths`` (mm) are its breadths across the course at even steps of the way. The
    four ends are nodes named ``from-a``, ``to-a``, ``to-b`` and ``from-b``; between
    the two of one end the outline is rounded; ``is_cut`` ends it flat at its origin, where the
    sheet's upper edge cuts it.

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
    if is_cut:
        one[0, 1] = other[0, 1] = at[0, 1]
    corner = "!" if is_cut else ""
    return " ".join(
        [
            *([] if is_cut else _cap(at[0], -ahead[0], -across[0], half[0])),
            *_edge(one, half[:, 0], f"{corner}@from-a", "@to-a"),
            *_cap(at[-1], ahead[-1], across[-1], half[-1]),
            *_edge(other, half[:, 0], f"{corner}@from-b", "@to-b")[::-1],
        ]
    )


def _cap(end: Array, ahead: Array, across: Array, half: Array) -> list[str]:
    """A round end, walked from ``across`` over ``ahead`` to the other side."""
    turns = np.radians([45, 90, 135])[:, None]
    points = end + half * (np.cos(turns) * across + _CAP * np.sin(turns) * ahead)
    return [_word(point) for point in points]


def _edge(points: Array, half: Array, first: str, last: str) -> list[str]:
    """One long edge, its ends held straight so that the caps stay small."""
    near, far = _inwards(points[0], points[1], half[0]), _inwards(points[-1], points[-2], half[-1])
    return [
        f"{_word(points[0])}{first}",
        _word(near),
        *(_word(point) for point in points[1:-1]),
        _word(far),
        f"{_word(points[-1])}{last}",
    ]


def _inwards(end: Array, inner: Array, half: float) -> Array:
    """A point a short way from an end along its edge."""
    way = float(np.hypot(*(inner - end)))
    return end + (inner - end) * min(0.3, half / max(way, 1e-6))


def _word(point: Array) -> str:
    return f"{point[0]:.2f},{point[1]:.2f}"


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

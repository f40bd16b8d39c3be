"""Smooth curves through control points (Hobby splines), sampling and SVG path text.

All coordinates are atlas millimetres, x to the viewer's right, y down.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

Array = np.ndarray

_NODE = re.compile(
    r"^(?P<x>-?\d+(?:\.\d+)?),(?P<y>-?\d+(?:\.\d+)?)(?P<corner>!)?(?:@(?P<label>[a-z0-9-]+))?$"
)


@dataclass(frozen=True)
class Node:
    """One control point: where, whether the curve breaks there, and its name."""

    x: float
    y: float
    corner: bool = False
    label: str | None = None


def parse_nodes(text: str) -> list[Node]:
    """Read ``"x,y x,y! x,y@name"``: ``!`` is a corner, ``@name`` names the node.

    Raises:
        ValueError: if a word is not a node; the message quotes it.
    """
    nodes = []
    for word in text.split():
        found = _NODE.match(word)
        if found is None:
            raise ValueError(f"“{word}” is not a control point such as 12,-3.5 or 12,-3.5!@name")
        nodes.append(
            Node(float(found["x"]), float(found["y"]), bool(found["corner"]), found["label"])
        )
    return nodes


def mirrored_half(nodes: Sequence[Node]) -> list[Node]:
    """Close a half outline that starts and ends on the midline with its mirror image."""
    inner = [node for node in reversed(nodes) if abs(node.x) > 1e-6]
    return [*nodes, *(Node(-node.x, node.y, node.corner, None) for node in inner)]


def _hobby_angles(points: Array, closed: bool) -> tuple[Array, Array]:
    """Leaving and arriving angles (radians, to the chord) after Hobby 1986, tension 1."""
    count = len(points)
    chords = np.roll(points, -1, axis=0) - points
    if not closed:
        chords = chords[:-1]
    length = np.maximum(np.hypot(chords[:, 0], chords[:, 1]), 1e-9)
    heading = np.arctan2(chords[:, 1], chords[:, 0])
    segments = len(chords)
    matrix = np.zeros((count, count))
    right = np.zeros(count)
    turn = np.zeros(count)
    inner = range(count) if closed else range(1, count - 1)
    for i in inner:
        before, after = (i - 1) % segments, i % segments
        turn[i] = (heading[after] - heading[before] + np.pi) % (2 * np.pi) - np.pi
    for i in inner:
        before, after = (i - 1) % segments, i % segments
        a, d = 1 / length[before], 1 / length[after]
        matrix[i, (i - 1) % count] += a
        matrix[i, i] += 2 * a + 2 * d
        matrix[i, (i + 1) % count] += d
        right[i] = -2 * a * turn[i] - d * turn[(i + 1) % count]
    if not closed:
        # curl 1 at both ends: the first and last piece bend like an arc
        matrix[0, 0] = matrix[0, 1] = 1
        right[0] = -turn[1]
        matrix[-1, -1] = matrix[-1, -2] = 1
    theta = np.linalg.solve(matrix, right)
    phi = -(np.roll(theta, -1) + np.roll(turn, -1))
    if not closed:
        phi[count - 2] = -theta[count - 1]
        return theta[: count - 1], phi[: count - 1]
    return theta, phi


def _velocity(theta: float, phi: float) -> float:
    """Hobby's velocity function: length of the first handle in thirds of the chord."""
    st, ct, sp, cp = np.sin(theta), np.cos(theta), np.sin(phi), np.cos(phi)
    top = 2 + np.sqrt(2) * (st - sp / 16) * (sp - st / 16) * (ct - cp)
    bottom = 1 + (np.sqrt(5) - 1) / 2 * ct + (3 - np.sqrt(5)) / 2 * cp
    return float(np.clip(top / bottom, 0.2, 3.0))


def hobby(points: Array, closed: bool) -> list[Array]:
    """Cubic pieces (each 4×2) through ``points`` (n×2)."""
    if len(points) == 2 and not closed:
        a, b = points
        return [np.array([a, a + (b - a) / 3, b - (b - a) / 3, b])]
    theta, phi = _hobby_angles(points, closed)
    pieces = []
    for i in range(len(points) if closed else len(points) - 1):
        a, b = points[i], points[(i + 1) % len(points)]
        chord = b - a
        out = _turned(chord, theta[i]) * _velocity(theta[i], phi[i]) / 3
        back = _turned(chord, -phi[i]) * _velocity(phi[i], theta[i]) / 3
        pieces.append(np.array([a, a + out, b - back, b]))
    return pieces


def _turned(vector: Array, angle: float) -> Array:
    c, s = np.cos(angle), np.sin(angle)
    return np.array([c * vector[0] - s * vector[1], s * vector[0] + c * vector[1]])


def closed_pieces(nodes: Sequence[Node]) -> list[Array]:
    """Cubic pieces of the closed outline, one per node, broken at corner nodes."""
    points = np.array([(node.x, node.y) for node in nodes])
    corners = [i for i, node in enumerate(nodes) if node.corner]
    if not corners:
        return hobby(points, closed=True)
    pieces: list[Array] = []
    count = len(nodes)
    for here, there in zip(corners, [*corners[1:], corners[0] + count], strict=True):
        run = [points[i % count] for i in range(here, there + 1)]
        pieces += hobby(np.array(run), closed=False)
    shift = corners[0]
    return pieces[-shift:] + pieces[:-shift] if shift else pieces


def open_pieces(nodes: Sequence[Node]) -> list[Array]:
    """Cubic pieces of an open line, broken at corner nodes."""
    points = np.array([(node.x, node.y) for node in nodes])
    breaks = [0, *(i for i in range(1, len(nodes) - 1) if nodes[i].corner), len(nodes) - 1]
    pieces: list[Array] = []
    for here, there in pairwise(breaks):
        pieces += hobby(points[here : there + 1], closed=False)
    return pieces


def sample(pieces: Sequence[Array], per_piece: int = 16) -> Array:
    """Points (n×2) along cubic pieces, the last end point included."""
    t = np.linspace(0, 1, per_piece, endpoint=False)[:, None]
    rows = [
        (1 - t) ** 3 * p[0] + 3 * (1 - t) ** 2 * t * p[1] + 3 * (1 - t) * t**2 * p[2] + t**3 * p[3]
        for p in pieces
    ]
    return np.vstack([*rows, pieces[-1][3][None]])


def resampled(points: Array, count: int) -> Array:
    """``count`` points at equal arc length along a polyline."""
    step = np.hypot(*np.diff(points, axis=0).T)
    along = np.concatenate([[0], np.cumsum(step)])
    want = np.linspace(0, along[-1], count)
    return np.column_stack([np.interp(want, along, points[:, k]) for k in (0, 1)])


def length_of(line: Array) -> float:
    """Of a polyline, mm."""
    return float(np.hypot(*np.diff(line, axis=0).T).sum())


def through(points: Array, closed: bool = False) -> list[Array]:
    """Cubic pieces through dense points: for lines that need no fairing.

    Each handle is a third of its own chord, so uneven spacing makes no loops.
    """
    if closed:
        before, after = np.roll(points, 1, axis=0), np.roll(points, -1, axis=0)
        chord = after - points
    else:
        before = np.vstack([points[:1], points[:-1]])
        after = np.vstack([points[1:], points[-1:]])
        chord = np.diff(points, axis=0)
    tangent = after - before
    tangent = tangent / np.maximum(np.hypot(*tangent.T), 1e-9)[:, None]
    pieces = []
    for i, step in enumerate(chord):
        j = (i + 1) % len(points)
        reach = np.hypot(*step) / 3
        pieces.append(
            np.array(
                [
                    points[i],
                    points[i] + tangent[i] * reach,
                    points[j] - tangent[j] * reach,
                    points[j],
                ]
            )
        )
    return pieces


LINE_DIGITS = 2
"""Of the coordinates of lines and edges, mm; soft bands of light need one."""


def number(value: float, digits: int = 1) -> str:
    """A coordinate to so many digits (0.1 mm) without needless characters."""
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    if text in ("", "-", "-0"):
        return "0"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def path_text(pieces: Sequence[Array], closed: bool) -> str:
    """Relative SVG path data to 0.01 mm: a tenth would be steps in a line at 800 %.

    Rounding errors do not add up along the path.
    """
    at = np.round(pieces[0][0], LINE_DIGITS)
    words = [f"M{number(at[0], LINE_DIGITS)},{number(at[1], LINE_DIGITS)}"]
    for piece in pieces:
        moves = np.round(np.asarray(piece[1:]) - at, LINE_DIGITS)
        words.append("c" + _joined(moves.ravel(), LINE_DIGITS))
        at = np.round(at + moves[2], LINE_DIGITS)
    return "".join(words) + ("z" if closed else "")


def soft_ring_text(points: Array) -> str:
    """Closed quadratic B-spline around ``points`` in the shortest path data there is.

    Each piece is one ``t``: its handle is the mirror image of the last one. Every
    rounded knot is chosen from the handle that a reader will have by then, so
    rounding does not add up.
    """
    handle = np.round(points[0], 1)
    knot = np.round((points[-1] + points[0]) / 2, 1)
    words = [f"M{number(knot[0])},{number(knot[1])}"]
    for i, target in enumerate(np.roll(points, -1, axis=0)):
        end = np.round((handle + target) / 2, 1)
        move = np.round(end - knot, 1)
        words.append(
            f"q{_joined(np.concatenate([np.round(handle - knot, 1), move]))}"
            if i == 0
            else f"t{_joined(move)}"
        )
        handle, knot = 2 * end - handle, end
    return "".join(words) + "z"


def _joined(values: Array, digits: int = 1) -> str:
    text = ""
    for value in values:
        word = number(float(value), digits)
        text += word if not text or word.startswith("-") else f" {word}"
    return text

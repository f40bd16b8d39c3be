"""Closed outlines with named nodes, lines along them, and places that follow the skin."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from drawing.curves import (
    Array,
    Node,
    closed_pieces,
    length_of,
    mirrored_half,
    open_pieces,
    parse_nodes,
    path_text,
    resampled,
    sample,
)

_POINTED = 0.75
"""Cosine of the angle (41°) below which a corner is a point."""


@dataclass(frozen=True)
class Outline:
    """A closed outline as cubic pieces, with its nodes for naming parts of it."""

    nodes: tuple[Node, ...]
    pieces: tuple[Array, ...]

    @classmethod
    def from_text(cls, text: str, *, half: bool = False) -> Outline:
        """Build from control-point text; ``half`` closes it over the midline."""
        nodes = parse_nodes(text)
        if half:
            nodes = mirrored_half(nodes)
        return cls(tuple(nodes), tuple(closed_pieces(nodes)))

    def rounded(self, radius: float, top: float = -np.inf) -> Outline:
        """The same with its corners rounded: flesh has none. ``radius`` in mm.

        Corners at ``top`` (mm) stay: there the sheet's edge cuts the outline. So do points in
        which a tendon ends.
        """
        count = len(self.nodes)
        turns = [
            node.corner and node.y > top + 0.5 and not self._is_point(k)
            for k, node in enumerate(self.nodes)
        ]
        short = [
            _shortened(piece, radius * turns[k], radius * turns[(k + 1) % count])
            for k, piece in enumerate(self.pieces)
        ]
        nodes: list[Node] = []
        pieces: list[Array] = []
        for k, node in enumerate(self.nodes):
            if turns[k]:
                start, end, corner = short[k - 1][3], short[k][0], self.pieces[k][0]
                ways = (start, start + 0.6 * (corner - start), end + 0.6 * (corner - end), end)
                nodes.append(Node(*start))
                pieces.append(np.array(ways))
                nodes.append(Node(*end, label=node.label))
            else:
                nodes.append(node)
            pieces.append(short[k])
        return Outline(tuple(nodes), tuple(pieces))

    def _is_point(self, number: int) -> bool:
        """Whether the outline turns back at a node."""
        before, after = self.pieces[number - 1], self.pieces[number]
        back, ahead = before[2] - before[3], after[1] - after[0]
        size = float(np.hypot(*back) * np.hypot(*ahead))
        return size > 0 and float(back @ ahead) / size > _POINTED

    @property
    def data(self) -> str:
        """SVG path data."""
        return path_text(self.pieces, closed=True)

    def ring(self, per_piece: int = 12) -> Array:
        """The outline as a polyline (n×2, not repeated at the end)."""
        return sample(self.pieces, per_piece)[:-1]

    def arc(self, start: str, end: str, *, backward: bool = False) -> Array:
        """The stretch of outline between two named nodes, as a polyline."""
        labels = {node.label: i for i, node in enumerate(self.nodes) if node.label}
        first, last = labels[start], labels[end]
        if backward:
            return self._walk(last, first)[::-1]
        return self._walk(first, last)

    def _walk(self, first: int, last: int) -> Array:
        count = len(self.nodes)
        steps = (last - first) % count
        return sample([self.pieces[(first + k) % count] for k in range(steps)], 16)


def _shortened(piece: Array, at_start: float, at_end: float) -> Array:
    """A cubic piece without so many mm at its ends; at most a third of it goes at each."""
    if not at_start and not at_end:
        return piece
    length = length_of(sample([piece], 8))
    whole = piece
    for cut in (at_start, at_end):
        t = min(1 / 3, cut / max(length, 1e-9))
        a, b, c = (whole[k] + t * (whole[k + 1] - whole[k]) for k in range(3))
        d, e = a + t * (b - a), b + t * (c - b)
        whole = np.array([d + t * (e - d), e, c, whole[3]])[::-1]
    return whole


def along_skin(text: str, ring: Array) -> str:
    """Replace every ``~`` by points of the skin between its neighbours (the shorter way)."""
    words = text.split()
    out: list[str] = []
    for number, word in enumerate(words):
        if word != "~":
            out.append(word)
            continue
        start = parse_nodes(out[-1])[0]
        end = parse_nodes(words[(number + 1) % len(words)])[0]
        walk = _skin_walk(ring, np.array([start.x, start.y]), np.array([end.x, end.y]))
        out[-1] = f"{walk[0][0]:.1f},{walk[0][1]:.1f}!"
        out += [f"{x:.1f},{y:.1f}" for x, y in walk[1:-1]]
        replaced = f"{walk[-1][0]:.1f},{walk[-1][1]:.1f}!"
        if number + 1 < len(words):
            words[number + 1] = replaced
        else:
            out[0] = replaced
    return " ".join(out)


def _skin_walk(ring: Array, start: Array, end: Array) -> Array:
    first = int(np.argmin(np.hypot(*(ring - start).T)))
    last = int(np.argmin(np.hypot(*(ring - end).T)))
    count = len(ring)
    ahead = ring[np.arange(first, first + (last - first) % count + 1) % count]
    back = ring[np.arange(first, first - (first - last) % count - 1, -1) % count]
    way = min(ahead, back, key=length_of)
    length = length_of(way)
    return resampled(way, max(3, round(length / 14) + 1))


def line_of(text: str, outline: Outline) -> Array:
    """A polyline from ``a>b`` (along the outline), ``a<b`` (against it) or points."""
    if ">" in text:
        start, end = text.split(">")
        return outline.arc(start, end)
    if "<" in text:
        start, end = text.split("<")
        return outline.arc(start, end, backward=True)
    nodes = parse_nodes(text)
    if len(nodes) == 1:
        return np.array([(nodes[0].x, nodes[0].y)])
    return sample(open_pieces(nodes), 12)

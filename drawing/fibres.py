"""Fibre fields: a patch between two attachment lines, and the strands that follow it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from drawing.curves import Array, length_of, path_text, resampled, sample, through

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

_ROWS = 33
_SHORTEST_MM = 6.0
"""Of what is left of a fibre beside a bone: less is a dot."""
_KNOTS = (4, 6, 9, 14)
"""Points of a strand: a long bent one needs more to stay where its field runs."""
_STRAY_MM = 0.4
"""A drawn strand may leave its fibre by so much: beyond, long ones would cross."""
_SLACK_MM = 0.6
"""A stroke's middle may come so near to the outline's, beyond the room it is given."""
_STRIP_POINTS = 13
"""Points along each edge of a tendon: it goes round an ankle with its muscle's edge."""
_PAST_END_MM, _PAST_SIDE_MM = 12.0, 6.0
"""How far around a tendon its field may end inside the outline."""
_FINGER_MM = 7.0
"""Breadth of the fingers in which tendon runs out between the fibres."""


@dataclass(frozen=True)
class Patch:
    """One fibre direction field of a muscle.

    ``origin`` and ``insertion`` are attachment lines, ``guides`` fibres from the
    first to the last one (polylines n×2, mm), each running origin to insertion.
    """

    origin: Array
    insertion: Array
    guides: tuple[Array, ...]

    def grid(self, columns: int = 41) -> Array:
        """Points (rows × columns × 2): row 0 on the origin, last row on the insertion.

        Guides are blended across with a shape-preserving cubic and then pulled on
        to both attachment lines, so neighbouring fibres never cross.
        """
        origin, insertion = resampled(self.origin, columns), resampled(self.insertion, columns)
        guides = np.array([resampled(guide, _ROWS) for guide in self.guides])
        where = self._positions(guides)
        u = np.linspace(0, 1, columns)
        v = np.linspace(0, 1, _ROWS)[:, None]
        rows = np.empty((_ROWS, columns, 2))
        for row in range(_ROWS):
            for axis in (0, 1):
                rows[row, :, axis] = _monotone(where, guides[:, row, axis], u)
        rows += (1 - v)[:, :, None] * (origin - rows[0])[None]
        rows += v[:, :, None] * (insertion - rows[-1])[None]
        return rows

    def _positions(self, guides: Array) -> Array:
        """Where across the muscle (0–1) each guide runs: mean of both its ends."""
        if len(guides) == 2:
            return np.array([0.0, 1.0])
        at = [
            (_fraction(self.origin, guide[0]) + _fraction(self.insertion, guide[-1])) / 2
            for guide in guides
        ]
        at[0], at[-1] = 0.0, 1.0
        return np.maximum.accumulate(np.array(at) + np.arange(len(at)) * 1e-6)


def _fraction(line: Array, point: Array) -> float:
    dense = resampled(line, 200)
    return float(np.argmin(np.hypot(*(dense - point).T)) / 199)


def _monotone(x: Array, y: Array, at: Array) -> Array:
    from scipy.interpolate import PchipInterpolator

    if len(x) == 2:
        return np.interp(at, x, y)
    return np.asarray(PchipInterpolator(x, y)(at))


def column(grid: Array, u: float) -> Array:
    """The fibre at fraction ``u`` (0–1) across a patch grid, rows × 2."""
    place = u * (grid.shape[1] - 1)
    left = min(int(place), grid.shape[1] - 2)
    mix = place - left
    return grid[:, left] * (1 - mix) + grid[:, left + 1] * mix


def piece_of(line: Array, start: float, end: float, points: int) -> list[Array]:
    """Cubic pieces of the part of a polyline between two fractions of its length."""
    dense = resampled(line, 120)
    here, there = round(start * 119), max(round(end * 119), round(start * 119) + 2)
    return through(resampled(dense[here : there + 1], points))


def inner_part(line: Array, body: BaseGeometry) -> Array:
    """The longest stretch of a polyline inside ``body``: a field may bulge past its muscle."""
    from shapely.geometry import LineString

    whole = LineString(line)
    if body.covers(whole):
        return line
    inside = whole.intersection(body)
    longest = max(getattr(inside, "geoms", [inside]), key=lambda part: part.length)
    return np.array(longest.coords) if longest.length > 0 else line[:0]


@dataclass(frozen=True)
class Strand:
    """One drawn fibre: SVG path data and which pen draws it."""

    pen: str
    data: str


def strands(grid: Array, count: int, seed: int, body: BaseGeometry) -> list[Strand]:
    """``count`` fibres, evenly spread with a little jitter, of mixed length and tone.

    None leaves ``body``, the muscle's outline.
    """
    random = np.random.default_rng(seed)
    room = body.buffer(_SLACK_MM)
    made = []
    for i in range(count):
        u = np.clip((i + 0.5 + random.uniform(-0.38, 0.38)) / count, 0.004, 0.996)
        start, end = random.uniform(0.01, 0.20), random.uniform(0.80, 0.99)
        if random.random() < 0.35:  # a strand that dives under its neighbours
            start, end = sorted(random.uniform(0.08, 0.92, 2))
            end = min(start + max(end - start, 0.3), 0.96)
        tone = "dark" if i % 2 else "light"
        line = inner_part(column(grid, u), body)
        if len(line) < 2 or length_of(line) < _SHORTEST_MM:
            continue
        middle, reach = (start + end) / 2, (end - start) * random.uniform(0.2, 0.36)
        for pen, first, last in (("long", start, end), ("core", middle - reach, middle + reach)):
            pieces = _kept_inside(line, first, last, room)
            if pieces:
                made.append(Strand(f"{tone}-{pen}", path_text(pieces, False)))
    return made


def _kept_inside(line: Array, start: float, end: float, room: BaseGeometry) -> list[Array]:
    """A part of a fibre with as few points as keep it on its way, in ``room``.

    Where no number of points does, the last one that keeps it in ``room``; else none.
    """
    import shapely

    way = shapely.LineString(_part(line, start, end))
    kept: list[Array] = []
    for knots in _KNOTS:
        pieces = piece_of(line, start, end, knots)
        drawn = sample(pieces, 6)
        if not room.covers(shapely.LineString(drawn)):
            continue
        kept = pieces
        if shapely.distance(shapely.points(drawn), way).max() < _STRAY_MM:
            break
    return kept


def bundles(grid: Array, count: int, seed: int, body: BaseGeometry) -> list[str]:
    """Closed slivers (path data) between fibres: the valleys between coarse bundles.

    None leaves ``body``, the muscle's outline.
    """
    from shapely.geometry import Polygon

    random = np.random.default_rng(seed + 1)
    near = body.buffer(_SLACK_MM)
    made = []
    for i in range(1, count):
        centre = (i + random.uniform(-0.2, 0.2)) / count
        half = random.uniform(0.12, 0.3) / count
        start, end = random.uniform(0.02, 0.12), random.uniform(0.86, 0.98)
        room = _room_of(_part(column(grid, centre), start, end), body)
        edges = [
            inner_part(_part(column(grid, u), start, end), room)
            for u in (centre - half, centre + half)
        ]
        if min(len(edge) for edge in edges) < 2:
            continue
        first, last = (resampled(edge, 6) for edge in edges)
        tip, tail = (first[0] + last[0]) / 2, (first[-1] + last[-1]) / 2
        there = np.vstack([tip, first[1:-1], tail])
        back = np.vstack([tail, last[-2:0:-1], tip])
        sliver = [*through(there), *through(back)]
        if near.covers(Polygon(sample(sliver, 6))):
            made.append(path_text(sliver, True))
    return made


def _room_of(line: Array, body: BaseGeometry) -> BaseGeometry:
    """The part of ``body`` that holds most of a line: bones may hide a muscle's middle."""
    from shapely.geometry import LineString

    whole = LineString(line)
    return max(getattr(body, "geoms", [body]), key=lambda part: part.intersection(whole).length)


def _part(line: Array, start: float, end: float) -> Array:
    dense = resampled(line, 120)
    return dense[round(start * 119) : round(end * 119) + 1]


@dataclass(frozen=True)
class TendonBand:
    """A strip from an attachment line inwards, and what lies around it outside its field."""

    area: BaseGeometry
    around: BaseGeometry
    """Past the attachment line and past the outermost fibres: an outline is a little larger
    than its fields, and no flesh shows at the end of a tendon."""


def tendon_bands(
    grid: Array, depths: Sequence[float], at_origin: bool, seed: int
) -> list[TendonBand]:
    """The strips that reach ``depths`` (0–1) from one attachment line.

    Their inner margin runs in fingers between the fibres, as tendon and flesh meet.
    """
    rows = grid if at_origin else grid[::-1]
    random = np.random.default_rng(seed + 2)
    width = (length_of(rows[0]) + length_of(rows[6])) / 2
    fingers = int(np.clip(width / _FINGER_MM, 2, 18))
    made = []
    for depth in depths:
        u = _uneven_steps(2 * fingers + 1, random)
        swing = np.where(np.arange(len(u)) % 2, 1.0, -1.0) * random.uniform(0.02, 0.42, len(u))
        reach = np.clip(depth * (1 + swing), 0.01, 0.9)
        made.append(_strip(rows, u, reach))
    return made


def _strip(rows: Array, u: Array, reach: Array) -> TendonBand:
    """The area from the first row to fraction ``reach`` of each fibre at fractions ``u``."""
    columns = np.linspace(0, 1, 2 * len(u))
    ends = np.interp(columns, u, reach)
    sides = [
        np.array([_at(rows, v, x) for v in np.linspace(0, end, _STRIP_POINTS)])
        for x, end in zip(columns, ends, strict=True)
    ]
    longer = [_prolonged(side) for side in sides]
    outer = [_beside(longer[0], longer[1]), *longer, _beside(longer[-1], longer[-2])]
    return TendonBand(_between(sides), _between(outer))


def _between(sides: Sequence[Array]) -> BaseGeometry:
    from shapely.geometry import Polygon
    from shapely.ops import unary_union

    cells = [Polygon(np.vstack([one, other[::-1]])).buffer(0.05) for one, other in pairwise(sides)]
    return unary_union(cells)


def _prolonged(side: Array) -> Array:
    """A fibre that begins further out."""
    ahead = side[0] - side[min(3, len(side) - 1)]
    return np.vstack([side[0] + ahead / max(np.hypot(*ahead), 1e-9) * _PAST_END_MM, side])


def _beside(side: Array, inner: Array) -> Array:
    """A fibre moved away from its inner neighbour."""
    away = side[len(side) // 2] - inner[len(inner) // 2]
    return side + away / max(np.hypot(*away), 1e-9) * _PAST_SIDE_MM


def _uneven_steps(count: int, random: np.random.Generator) -> Array:
    """Fractions from 0 to 1 in steps of mixed size: nothing in a body is ruled."""
    steps = np.concatenate([[0], random.uniform(0.45, 1.55, count - 1)])
    return np.cumsum(steps) / steps.sum()


def _at(rows: Array, v: float, u: float) -> Array:
    """The place at fraction ``v`` along the fibre at fraction ``u`` across."""
    line = column(rows, u)
    place = v * (len(line) - 1)
    low = min(int(place), len(line) - 2)
    return line[low] + (line[low + 1] - line[low]) * (place - low)

"""Which names stand beside the map, and where, so that neither text nor leader lines collide."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gluteapp.domain.geometry import ROW_PITCH_MM, Box
from gluteapp.domain.vocabulary import Aspect, Layer, Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from gluteapp.domain.atlas import AspectMap, DrawnStructure
    from gluteapp.domain.geometry import Outline

GRID_MM = 3.0
"""Grid on which the map finds what is seen where: finer than any leader line's dot."""
LEAST_SEEN_MM2 = 180.0
"""A structure of which less is seen gets no name: nobody could tell what the line points at.
Neither does one that is nowhere three cells wide, unless it is a nerve."""
LEAST_APART_MM = 14.0
"""Two names that point closer together than this could be taken for one another."""
LEAST_ABOVE_MM = 9.0
"""So far apart in height, a line that runs to one place passes by the other."""
LETTERS_MM = 36.0
"""No name points so near the drawing's top edge: the letters of the sides stand there."""
NAMED_ABOVE = {"sciatic-nerve": 400.0}
"""Below this height (mm) the drawn line goes on under another name: the nerve of the shin."""
DEEPEST = 6
"""Grid steps from the edge beyond which a place counts as well inside."""
LANDMARKS = {
    "psis": "hip-bone",
    "asis": "hip-bone",
    "iliac-crest-top": "hip-bone",
    "ischial-tuberosity-posterior": "hip-bone",
    "ischial-spine": "hip-bone",
    "pubic-symphysis-face": "hip-bone",
    "greater-trochanter-lateral": "femur",
    "lesser-trochanter": "femur",
    "femoral-epicondyle-lateral": "femur",
    "fibular-head": "fibula",
    "tibial-tuberosity": "tibia",
    "lateral-malleolus-tip": "fibula",
    "medial-malleolus-tip": "tibia",
}
"""Bony points that hands look for, and the bone that must be seen there."""
AWAY = {
    Aspect.ANTERIOR: ("psis", "ischial-tuberosity-posterior"),
    Aspect.POSTERIOR: ("asis", "pubic-symphysis-face", "tibial-tuberosity"),
    Aspect.RIGHT_LATERAL: ("medial-malleolus-tip",),
    Aspect.LEFT_LATERAL: ("medial-malleolus-tip",),
}
"""Points on the far side of a bone that is seen."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place (mm) that a name points at."""

    name: str
    """A structure or ``landmark.<id>``, without the side."""
    side: Side
    x: float
    y: float
    seen_mm2: float


@dataclass(frozen=True, slots=True)
class Label:
    """A name beside the map: its anchor and the middle of its row, in pixels."""

    name: str
    side: Side
    anchor_x: float
    anchor_y: float
    y: float
    is_left: bool


def anchors(
    drawn: AspectMap,
    shown: frozenset[Layer],
    window: Box,
    free: tuple[float, float] = (-math.inf, math.inf),
) -> list[Anchor]:
    """What is seen in ``window`` (x, y, width, height; mm), largest first.

    Of a structure that lies partly below others, the seen part counts. Names point between
    the two x of ``free`` (mm) wherever something is seen there: outside, texts lie over the map.
    """
    structures = [
        one for one in drawn.structures if one.layer in shown and one.layer is not Layer.SKIN
    ]
    grid = _seen_grid(structures, window)
    places = _Places(drawn, grid, window, free)
    named = (places.take(number, one) for number, one in enumerate(structures))
    found = [one for one in named if one is not None]
    found += _landmark_anchors(drawn, [one.structure for one in structures], grid, window)
    return sorted(found, key=lambda one: (-one.seen_mm2, one.name, one.side))


def _seen_grid(structures: Sequence[DrawnStructure], window: Box) -> NDArray[np.int16]:
    """The number of the structure that is seen in each cell of ``window``; -1 for none."""
    import numpy as np

    left, top, width, height = window
    grid = np.full((math.ceil(height / GRID_MM), math.ceil(width / GRID_MM)), -1, dtype=np.int16)
    masks = [_mask(one.outline, grid.shape, left, top) for one in structures]
    for number, one in enumerate(structures):
        if number and one.layer is not structures[number - 1].layer:
            _lay_late(grid, structures, structures[number - 1].layer, (left, top))
        seen = masks[number].copy()
        for other, mask in zip(structures, masks, strict=True):
            if other.structure in one.behind:  # lies before it, whatever its layer
                seen &= ~mask
        grid[seen] = number
        for cover in one.covers:
            grid[_mask(cover, grid.shape, left, top)] = -1
    if structures:
        _lay_late(grid, structures, structures[-1].layer, (left, top))
    return grid


def _lay_late(
    grid: NDArray[np.int16],
    structures: Sequence[DrawnStructure],
    layer: Layer,
    corner: tuple[float, float],
) -> None:
    """Write the parts that are drawn after their whole ``layer`` into the grid."""
    for number, one in enumerate(structures):
        if one.layer is layer:
            for part in one.late:
                grid[_mask(part, grid.shape, *corner)] = number


class _Places:
    """Where names may point: well inside what is seen, and apart from those already given."""

    def __init__(
        self, drawn: AspectMap, grid: NDArray[np.int16], window: Box, free: tuple[float, float]
    ) -> None:
        import numpy as np

        left, top, _, _ = window
        self._grid = grid
        self._x = left + (np.arange(grid.shape[1]) + 0.5) * GRID_MM
        self._y = top + (np.arange(grid.shape[0]) + 0.5) * GRID_MM
        self._is_free = (free[0] <= self._x) & (self._x <= free[1])
        self._below_letters = self._y >= drawn.viewbox[1] + LETTERS_MM
        body = drawn.skin.bounds
        self._half = self._x < (body[0] + body[2]) / 2
        self._far = np.full(grid.shape, np.inf)
        """Distance of each cell from the nearest place that is taken, mm."""
        self._level = np.full(grid.shape, np.inf)
        """The same, in height alone and in the same half of the body."""

    def take(self, number: int, one: DrawnStructure) -> Anchor | None:
        """The best place for a name; ``None`` where too little of the structure is seen."""
        seen = self._grid == number
        seen[~self._below_letters] = False
        seen[self._y > NAMED_ABOVE.get(one.structure, math.inf)] = False
        area = float(seen.sum()) * GRID_MM**2
        is_sliver = one.layer is not Layer.NERVES and not _inner(seen).any()
        if area < LEAST_SEEN_MM2 or is_sliver:
            return None
        choices = (
            seen & self._is_free & (self._far >= LEAST_APART_MM) & (self._level >= LEAST_ABOVE_MM),
            seen & self._is_free & (self._far >= LEAST_APART_MM),
            seen & self._is_free,
            seen,
        )
        row, column = _well_inside(next(one for one in choices if one.any()))
        self._keep_from(row, column)
        return Anchor(one.structure, one.side, float(self._x[column]), float(self._y[row]), area)

    def _keep_from(self, row: int, column: int) -> None:
        import numpy as np

        above = np.abs(self._y - self._y[row])[:, None]
        away = np.hypot(self._x[None, :] - self._x[column], self._y[:, None] - self._y[row])
        self._far = np.minimum(self._far, away)
        near = np.where(self._half == self._half[column], above, np.inf)
        self._level = np.minimum(self._level, near)


def _mask(outline: Outline, shape: tuple[int, ...], left: float, top: float) -> NDArray[np.bool_]:
    """The cells of a grid, whose corner lies at ``left``, ``top`` (mm), inside an outline."""
    import numpy as np

    inside = np.zeros(shape, dtype=np.bool_)
    for row in range(shape[0]):
        y = top + (row + 0.5) * GRID_MM
        for start, end in outline.spans.get(math.floor(y / ROW_PITCH_MM), ()):
            first = max(0, math.ceil((start - left) / GRID_MM - 0.5))
            inside[row, first : max(first, math.ceil((end - left) / GRID_MM - 0.5))] = True
    return inside


def _inner(seen: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The cells whose four neighbours are seen too."""
    import numpy as np

    wide = np.pad(seen, 1)
    return seen & wide[:-2, 1:-1] & wide[2:, 1:-1] & wide[1:-1, :-2] & wide[1:-1, 2:]


def _well_inside(seen: NDArray[np.bool_]) -> tuple[int, int]:
    """The cell far from the edge of what is seen that lies nearest to its middle."""
    import numpy as np

    kept = seen
    for _ in range(DEEPEST):
        inner = _inner(kept)
        if not inner.any():
            break
        kept = inner
    rows, columns = np.nonzero(kept)
    near = np.argmin((rows - rows.mean()) ** 2 + (columns - columns.mean()) ** 2)
    return int(rows[near]), int(columns[near])


def _landmark_anchors(
    drawn: AspectMap, order: Sequence[str], grid: NDArray[np.int16], window: Box
) -> list[Anchor]:
    """Bony points whose bone is seen right there."""
    left, top, _, _ = window
    found = []
    for mark in drawn.landmarks:
        for side in (Side.LEFT, Side.RIGHT):
            name = mark.id.removesuffix(f"-{side}")
            bone = LANDMARKS.get(name)
            if bone is None or name == mark.id or name in AWAY.get(drawn.aspect, ()):
                continue
            place = _nearest_of(bone, (mark.x - left, mark.y - top), order, grid)
            if place is not None:
                x, y = left + place[0], top + place[1]
                found.append(Anchor(f"landmark.{name}", side, x, y, LEAST_SEEN_MM2))
    return found


def _nearest_of(
    bone: str, place: tuple[float, float], order: Sequence[str], grid: NDArray[np.int16]
) -> tuple[float, float] | None:
    """The place itself, or the next cell beside it (mm from the grid's corner) with the bone."""
    row, column = int(place[1] // GRID_MM), int(place[0] // GRID_MM)
    best: tuple[float, float] | None = None
    for r in range(max(0, row - 1), min(grid.shape[0], row + 2)):
        for c in range(max(0, column - 1), min(grid.shape[1], column + 2)):
            if grid[r, c] < 0 or order[int(grid[r, c])] != bone:
                continue
            if (r, c) == (row, column):
                return place
            middle = (c + 0.5) * GRID_MM, (r + 0.5) * GRID_MM
            if best is None or math.dist(middle, place) < math.dist(best, place):
                best = middle
    return best


def one_of_each(found: Sequence[Anchor], middle: float) -> list[tuple[Anchor, bool]]:
    """One anchor of every name, with whether its name stands left; both columns fill evenly.

    ``middle`` (mm) parts the map: a line never crosses to the far side.
    """
    by_name: dict[str, list[Anchor]] = {}
    for one in found:
        by_name.setdefault(one.name, []).append(one)
    chosen: list[tuple[Anchor, bool]] = []
    counts = {True: 0, False: 0}
    for options in by_name.values():
        sides = {one.x < middle: one for one in options}
        is_left = min(sides, key=lambda left: (counts[left], left))
        if len(sides) == 1 and abs(options[0].x - middle) < 12:  # in the midline: either will do
            is_left = counts[True] <= counts[False]
            sides = {is_left: options[0]}
        counts[is_left] += 1
        chosen.append((sides[is_left], is_left))
    return chosen


def placed(
    labels: Sequence[Label], height: float, row_height: float, edge: Sequence[float]
) -> list[Label]:
    """Give every label a row of its own, as near to its anchor as the others allow.

    ``height`` and ``row_height`` in pixels; ``edge`` holds the x (px) at which leader lines of
    the left and of the right column start. What finds no room is left out, the last first.
    """
    out = []
    room = int(height // row_height)
    for is_left, start in zip((True, False), edge, strict=True):
        column = [one for one in labels if one.is_left is is_left][:room]
        column.sort(key=lambda one: one.anchor_y)
        rows = _spread([one.anchor_y for one in column], row_height, height)
        out += _uncrossed([replace(one, y=y) for one, y in zip(column, rows, strict=True)], start)
    return out


def _spread(wanted: Sequence[float], step: float, height: float) -> list[float]:
    """Rising values at least ``step`` apart, nearest to those wanted, within the height."""
    blocks: list[tuple[float, int]] = []
    for index, value in enumerate(wanted):
        mean, count = value - index * step, 1
        while blocks and blocks[-1][0] > mean:  # pool adjacent violators
            last, size = blocks.pop()
            mean, count = (last * size + mean * count) / (size + count), size + count
        blocks.append((mean, count))
    flat = [mean for mean, count in blocks for _ in range(count)]
    low, high = step / 2, height - step / 2 - max(0, len(wanted) - 1) * step
    return [min(max(value, low), high) + index * step for index, value in enumerate(flat)]


def _uncrossed(column: list[Label], start: float) -> list[Label]:
    """Exchange rows until no two leader lines of a column cross; each exchange shortens them."""
    column = list(column)
    for _ in range(len(column) ** 2):
        pair = next(
            (
                (i, j)
                for i in range(len(column))
                for j in range(i + 1, len(column))
                if _cross(column[i], column[j], start)
            ),
            None,
        )
        if pair is None:
            break
        i, j = pair
        column[i], column[j] = (
            replace(column[i], y=column[j].y),
            replace(column[j], y=column[i].y),
        )
    return column


def _cross(one: Label, other: Label, start: float) -> bool:
    a, b = (start, one.y), (one.anchor_x, one.anchor_y)
    c, d = (start, other.y), (other.anchor_x, other.anchor_y)
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


def _turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

"""SVG path data of outlines and of painted areas, to 0.01 mm."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from gluteapp.domain.geometry import ROW_PITCH_MM

if TYPE_CHECKING:
    from gluteapp.domain.geometry import Outline, Spans

Stretch = tuple[float, float]


@lru_cache(maxsize=1024)
def path_data(outline: Outline) -> str:
    """SVG path data of an outline."""
    words = []
    for subpath in outline.subpaths:
        words.append(f"M{subpath[0]:.2f},{subpath[1]:.2f}")
        for i in range(2, len(subpath), 6):
            values = " ".join(f"{value:.2f}" for value in subpath[i : i + 6])
            words.append(f"C{values}")
        words.append("Z")
    return "".join(words)


def area_data(spans: Spans) -> str:
    """Path data (non-zero filled) of covered stretches, as ribbons from row to row.

    A ribbon runs down as long as one stretch follows one; where an area forks or joins, the
    next ribbons begin at the edge of the row in which the last ended.
    """
    ribbons: list[list[tuple[int, Stretch]]] = []
    open_ribbons: list[list[tuple[int, Stretch]]] = []
    for row in sorted(spans):
        above = [one for one in open_ribbons if one[-1][0] == row - 1]
        open_ribbons = _continued(above, row, spans[row], ribbons)
    return "".join(_ribbon_data(ribbon) for ribbon in ribbons)


def _continued(
    above: list[list[tuple[int, Stretch]]],
    row: int,
    stretches: tuple[Stretch, ...],
    ribbons: list[list[tuple[int, Stretch]]],
) -> list[list[tuple[int, Stretch]]]:
    """The ribbons that reach this row; new ones are put on the list."""
    now: list[list[tuple[int, Stretch]]] = []
    meets = {
        index: [one for one in above if _meet(one[-1][1], stretch)]
        for index, stretch in enumerate(stretches)
    }
    for index, stretch in enumerate(stretches):
        parents = meets[index]
        children = sum(len(parents) == 1 and parents[0] in meets[other] for other in meets)
        if len(parents) == 1 and children == 1:
            parents[0].append((row, stretch))
            now.append(parents[0])
            continue
        fresh = [(row, stretch)]
        ribbons.append(fresh)
        now.append(fresh)
    return now


def _meet(first: Stretch, second: Stretch) -> bool:
    return first[0] <= second[1] and second[0] <= first[1]


def _ribbon_data(ribbon: list[tuple[int, Stretch]]) -> str:
    """Down the left edge and up the right one; the ends reach half a row further."""
    half = ROW_PITCH_MM / 2
    rows = [((row + 0.5) * ROW_PITCH_MM, stretch) for row, stretch in ribbon]
    (top, first), (bottom, last) = rows[0], rows[-1]
    if len(rows) == 1:
        left, right = first
        return f"M{left:.2f},{top - half:.2f}V{top + half:.2f}H{right:.2f}V{top - half:.2f}Z"
    ends = [(top - half, first), *rows, (bottom + half, last)]
    down = [f"{left:.2f},{y:.2f}" for y, (left, _) in ends]
    up = [f"{right:.2f},{y:.2f}" for y, (_, right) in reversed(ends)]
    return f"M{'L'.join(down + up)}Z"

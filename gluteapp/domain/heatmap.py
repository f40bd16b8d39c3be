"""How often textbooks show a muscle's pain at each place: a graded field over the body."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gluteapp.domain.geometry import ROW_PITCH_MM, Box, Spans
from gluteapp.domain.vocabulary import Side, ZoneLevel

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from gluteapp.domain.atlas import AspectMap

FIELD_PITCH_MM = 2.0
"""Grid of the field: half the width of the softest edge."""
EDGE_SIGMA_MM = 4.0
"""Softness of zone edges; textbooks' own drawings differ by more."""
GRADES = {ZoneLevel.ESSENTIAL: 1.0, ZoneLevel.SPILLOVER: 0.42}
"""Felt by most people, felt by some; relative, not a rate."""
SHARE_OF_ONE_POINT = 0.62
"""How much one point's zone adds to a muscle's field; overlapping zones deepen it."""


@dataclass(frozen=True)
class HeatField:
    """Values 0–1 (NaN off the body), rows top down, over ``box`` (x, y, width, height; mm)."""

    values: NDArray[np.float64]
    box: Box

    def at(self, x: float, y: float) -> float | None:
        """The value at a point (mm), or ``None`` off the body."""
        left, top, width, height = self.box
        rows, columns = self.values.shape
        column, row = int((x - left) / width * columns), int((y - top) / height * rows)
        if not (0 <= column < columns and 0 <= row < rows):
            return None
        value = float(self.values[row, column])
        return None if math.isnan(value) else value


def muscle_field(drawn: AspectMap, points: Sequence[str], side: Side) -> HeatField:
    """The field of some trigger points of one muscle on one aspect.

    A single point shows its zones as they are; several add up where they overlap.
    """
    import numpy as np

    total = np.ones(_shape(drawn.viewbox))
    for point in points:
        grade = _point_grade(drawn, point, side)
        total *= 1 - grade * (SHARE_OF_ONE_POINT if len(points) > 1 else 1.0)
    return _finished(1 - total, drawn)


def answer_field(
    drawn: AspectMap, muscles: Sequence[tuple[Sequence[str], Side, float]]
) -> HeatField:
    """The field of several muscles together: owners of zones, side, and match (0–1) of each.

    Each is weighted by its match; where several meet, they deepen each other.
    """
    import numpy as np

    total = np.ones(_shape(drawn.viewbox))
    for owners, side, match in muscles:
        grade = np.zeros(_shape(drawn.viewbox))
        for owner in owners:
            np.maximum(grade, _point_grade(drawn, owner, side), out=grade)
        total *= 1 - grade * match * SHARE_OF_ONE_POINT
    return _finished(1 - total, drawn)


def drawing_field(drawn: AspectMap, covered: Sequence[tuple[Spans, float]]) -> HeatField:
    """The field of the user's own marks: covered stretches with a value 0–1 each."""
    import numpy as np

    field = np.zeros(_shape(drawn.viewbox))
    for spans, value in covered:
        np.maximum(field, _mask(spans, drawn.viewbox) * value, out=field)
    return _finished(field, drawn)


def _point_grade(drawn: AspectMap, point: str, side: Side) -> NDArray[np.float64]:
    import numpy as np

    grade = np.zeros(_shape(drawn.viewbox))
    for level, zone in drawn.zones_of(point, side).items():
        np.maximum(grade, _mask(zone.outline.spans, drawn.viewbox) * GRADES[level], out=grade)
    return grade


def _shape(box: Box) -> tuple[int, int]:
    return round(box[3] / FIELD_PITCH_MM), round(box[2] / FIELD_PITCH_MM)


def _mask(spans: Spans, box: Box) -> NDArray[np.float64]:
    import numpy as np

    left, top, _, _ = box
    rows, columns = _shape(box)
    mask = np.zeros((rows, columns))
    for row in range(rows):
        y = top + (row + 0.5) * FIELD_PITCH_MM
        for start, end in spans.get(int(y // ROW_PITCH_MM), ()):
            first = max(0, round((start - left) / FIELD_PITCH_MM))
            last = min(columns, round((end - left) / FIELD_PITCH_MM))
            mask[row, first:last] = 1.0
    return mask


def _finished(field: NDArray[np.float64], drawn: AspectMap) -> HeatField:
    """Soften the edges without letting heat leak off the body."""
    import numpy as np

    body = _mask(drawn.skin.spans, drawn.viewbox)
    weight = _blurred(body)
    soft = _blurred(field * body) / np.maximum(weight, 1e-6)
    return HeatField(np.where(body > 0, np.clip(soft, 0, 1), np.nan), drawn.viewbox)


def _blurred(field: NDArray[np.float64]) -> NDArray[np.float64]:
    import numpy as np

    sigma = EDGE_SIGMA_MM / FIELD_PITCH_MM
    reach = round(3 * sigma)
    taps = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    taps /= taps.sum()
    rows, columns = field.shape
    wide = np.pad(field, ((reach, reach), (0, 0)))
    field = np.sum([tap * wide[i : i + rows] for i, tap in enumerate(taps)], axis=0)
    wide = np.pad(field, ((0, 0), (reach, reach)))
    return np.asarray(
        np.sum([tap * wide[:, i : i + columns] for i, tap in enumerate(taps)], axis=0)
    )

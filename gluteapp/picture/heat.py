"""Colours for heat fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray


FAINTEST = 0.06
"""Field values below this stay clear, so that the body shows."""


def heat_table(colours: Sequence[str], size: int = 256) -> NDArray[np.uint8]:
    """RGBA look-up table (``size`` × 4) from rarely (clear) to most often (deep, opaque)."""
    import numpy as np

    stops = np.array([[int(c[i : i + 2], 16) for i in (1, 3, 5)] for c in colours], float)
    where = np.linspace(0, 1, len(stops))
    value = np.linspace(0, 1, size)
    table = np.empty((size, 4), np.uint8)
    for channel in range(3):
        table[:, channel] = np.interp(value, where, stops[:, channel]).round()
    opacity = np.clip((value - FAINTEST) / 0.12, 0, 1) * (0.72 + 0.2 * value)
    table[:, 3] = (opacity * 255).round()
    return table


def coloured(field: NDArray[np.float64], colours: Sequence[str]) -> NDArray[np.uint8]:
    """An RGBA picture (rows × columns × 4) of a field with values 0–1, NaN for none."""
    import numpy as np

    table = heat_table(colours)
    index = np.clip(np.nan_to_num(field, nan=0.0) * 255, 0, 255).astype(np.uint8)
    return np.ascontiguousarray(table[index])

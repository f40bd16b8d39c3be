"""Colours of the map: light, dark and print. Levels differ in lightness, not only in hue."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """What the overlay is painted with; the artwork's colours are in its style sheet.

    Every colour is ``#rrggbb``; opacities are 0–1.
    """

    name: str
    paper: str
    """Behind the body."""
    essential: str
    essential_opacity: float
    spillover: str
    spillover_opacity: float
    zone_edge: str
    muscle_edge: str
    """Outline of a highlighted muscle."""
    muscle_tint: str
    halo: str
    """Under thin lines, so that they show on any ground."""
    point: str
    """The X marks."""
    mark: str
    """The user's own marks: never the colour of textbook zones."""
    mark_text: str
    hover: str
    target: str
    """What a massage step points at."""
    caution: str
    """The sciatic corridor's hatching."""
    letter: str
    """L and R inside the figure."""
    flesh: str
    """The plain body where no anatomy is drawn."""
    heat: tuple[str, ...]
    mark_heat: tuple[str, ...]
    """The same for the user's own marks: another hue, so that nobody takes one for the other."""
    """From rarely to most often; even steps of lightness."""
    stippled: bool = False
    """Whether zones are dotted, as on paper, where a tint alone may not print."""


_MARK_HEAT = ("#e6e0fa", "#b4a3ec", "#7d61d2", "#3d2196")
_MARK_HEAT_DARK = ("#3b2f6b", "#6d57bd", "#9d84f2", "#d3c4ff")
_HEAT = ("#fbe3d6", "#f5b79b", "#e5785f", "#c53a3c", "#8e1227", "#5c0418")

LIGHT = Palette(
    name="light",
    paper="#f7f4ef",
    essential="#c8202c",
    essential_opacity=0.55,
    spillover="#d8453f",
    spillover_opacity=0.20,
    zone_edge="#8f1019",
    muscle_edge="#0c5f7a",
    muscle_tint="#1b84a5",
    halo="#ffffff",
    point="#141414",
    mark="#4b2a8c",
    mark_text="#ffffff",
    hover="#0c5f7a",
    target="#0a6b3d",
    caution="#7a5200",
    letter="#5b4a40",
    flesh="#f0dfd2",
    heat=_HEAT,
    mark_heat=_MARK_HEAT,
)

DARK = Palette(
    name="dark",
    paper="#15181d",
    essential="#ff6657",
    essential_opacity=0.6,
    spillover="#ff8472",
    spillover_opacity=0.27,
    zone_edge="#ff9a92",
    muscle_edge="#6fd3f2",
    muscle_tint="#3fb4d8",
    halo="#0b0d10",
    point="#ffffff",
    mark="#b79bff",
    mark_text="#120a26",
    hover="#6fd3f2",
    target="#58d896",
    caution="#ffcf5c",
    letter="#e5d8cf",
    flesh="#3a332f",
    heat=_HEAT,
    mark_heat=_MARK_HEAT_DARK,
)

PRINT = Palette(
    name="print",
    paper="#ffffff",
    essential="#a5121d",
    essential_opacity=0.8,
    spillover="#c8473f",
    spillover_opacity=0.27,
    zone_edge="#6d0a12",
    muscle_edge="#0a4b61",
    muscle_tint="#1b84a5",
    halo="#ffffff",
    point="#000000",
    mark="#3d1f7d",
    mark_text="#ffffff",
    hover="#0c5f7a",
    target="#0a6b3d",
    caution="#6b4700",
    letter="#4a3c33",
    flesh="#f6ece4",
    heat=_HEAT,
    mark_heat=_MARK_HEAT,
    stippled=True,
)

PALETTES = {palette.name: palette for palette in (LIGHT, DARK, PRINT)}

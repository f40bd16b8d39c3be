"""Names beside the map with their leader lines, as SVG text."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from gluteapp.domain.labels import Label, anchors, one_of_each, placed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gluteapp.domain.atlas import AspectMap
    from gluteapp.domain.geometry import Box
    from gluteapp.domain.vocabulary import Layer
    from gluteapp.picture.palette import Palette

NAME_PX, LATIN_PX, ROW_PX = 12.5, 10.5, 31.0
"""Type sizes of the plain and the anatomical name, and the height of a row."""
EDGE_PX = 8.0
LETTER_WIDTH = 0.475
"""Mean advance of a letter in type sizes: wide enough for every name."""
ROOM_MM = 120.0
"""Paper that the map leaves on each side for names."""


def labels_svg(
    drawn: AspectMap,
    shown: frozenset[Layer],
    window: Box,
    *,
    names: Mapping[str, tuple[str, str]],
    palette: Palette,
    px_per_mm: float,
) -> str:
    """Names of what is seen in ``window`` (x, y, width, height; mm), at the sides of it."""
    left, top, width, height = window
    body = drawn.skin.bounds
    margin = _widest(drawn, names) / px_per_mm
    free = (left + margin, left + width - margin)
    found = [one for one in anchors(drawn, shown, window, free) if one.name in names]
    wanted = [
        Label(
            name=one.name,
            side=one.side,
            anchor_x=(one.x - left) * px_per_mm,
            anchor_y=(one.y - top) * px_per_mm,
            y=0.0,
            is_left=is_left,
        )
        for one, is_left in one_of_each(found, (body[0] + body[2]) / 2)
    ]
    width_px = width * px_per_mm
    widest = max((_width(names[one.name]) for one in wanted), default=0.0) + EDGE_PX
    ready = placed(wanted, height * px_per_mm, ROW_PX, (widest, width_px - widest))
    lines = "".join(_leader(one, names[one.name], width_px, palette) for one in ready)
    texts = "".join(_text(one, names[one.name], width_px, palette) for one in ready)
    place = f'transform="translate({left:.3f},{top:.3f}) scale({1 / px_per_mm:.6f})"'
    return f'<g class="labels" {place}>{lines}{texts}</g>'


def _widest(drawn: AspectMap, names: Mapping[str, tuple[str, str]]) -> float:
    """Pixels that the longest name of the aspect reaches in from its edge, with its line's end."""
    mine = {one.structure for one in drawn.structures} & names.keys()
    return max((_width(names[name]) for name in mine), default=0.0) + EDGE_PX + ROW_PX / 2


def _width(name: tuple[str, str]) -> float:
    """Pixels that a name needs, with some room around it."""
    plain, latin = name
    return max(len(plain) * NAME_PX, len(latin) * LATIN_PX) * LETTER_WIDTH + 10


def _leader(one: Label, name: tuple[str, str], width: float, palette: Palette) -> str:
    start = _width(name) + EDGE_PX if one.is_left else width - _width(name) - EDGE_PX
    data = f"M{start:.1f},{one.y:.1f}L{one.anchor_x:.1f},{one.anchor_y:.1f}"
    dot = f'cx="{one.anchor_x:.1f}" cy="{one.anchor_y:.1f}"'
    return (
        f'<path d="{data}" fill="none" stroke="{palette.halo}" stroke-opacity=".8" '
        'stroke-width="2.6"/>'
        f'<path d="{data}" fill="none" stroke="{palette.letter}" stroke-width="1"/>'
        f'<circle {dot} r="2.6" fill="{palette.letter}" stroke="{palette.halo}"/>'
    )


def _text(one: Label, name: tuple[str, str], width: float, palette: Palette) -> str:
    plain, latin = name
    wide = _width(name)
    left = EDGE_PX if one.is_left else width - EDGE_PX - wide
    x = left + 5 if one.is_left else left + wide - 5
    end = "start" if one.is_left else "end"
    return (
        f'<rect x="{left:.1f}" y="{one.y - 14:.1f}" width="{wide:.1f}" height="28" rx="4" '
        f'fill="{palette.paper}" fill-opacity=".86"/>'
        f'<text x="{x:.1f}" y="{one.y - 1:.1f}" font-family="Source Sans Pro" '
        f'font-weight="600" font-size="{NAME_PX}" text-anchor="{end}" '
        f'fill="{palette.letter}">{escape(plain)}</text>'
        f'<text x="{x:.1f}" y="{one.y + 10.5:.1f}" font-family="Source Sans Pro" '
        f'font-size="{LATIN_PX}" text-anchor="{end}" '
        f'fill="{palette.letter}">{escape(latin)}</text>'
    )

"""The user's own marks as SVG: points, painted areas, whole places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gluteapp.domain.extent import covered_by, middle_of
from gluteapp.domain.pain import PaintMark, PointMark
from gluteapp.picture.paths import area_data, path_data

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gluteapp.domain.atlas import AspectMap
    from gluteapp.domain.geometry import Point
    from gluteapp.domain.pain import PainMark
    from gluteapp.domain.vocabulary import Side
    from gluteapp.picture.palette import Palette

FONT = "Source Sans Pro"
PAINT_OPACITY = 0.42
PLACE_OPACITY = 0.18
"""Of a whole place."""


def marks_svg(marks: Iterable[PainMark], drawn: AspectMap, palette: Palette, px: float) -> str:
    """All marks that the aspect shows; ``px`` is the size of a screen pixel in mm."""
    shown = [one for mark in marks if (one := _mark_svg(mark, drawn, palette, px))]
    # numbers stay readable over other marks' paint
    return "".join(area for area, _ in shown) + "".join(glyph for _, glyph in shown)


def _mark_svg(
    mark: PainMark, drawn: AspectMap, palette: Palette, px: float
) -> tuple[str, str] | None:
    """Area and number of one mark, or nothing where the aspect does not show it."""
    covered = covered_by(mark, drawn)
    if not covered:
        return None
    area, glyph = "", ""
    if isinstance(mark, PointMark):
        glyph = glyph_svg((mark.x, mark.y), mark.intensity, palette, px)
    elif isinstance(mark, PaintMark):
        area = (
            f'<path d="{area_data(covered)}" fill="{palette.mark}" fill-rule="nonzero" '
            f'fill-opacity="{PAINT_OPACITY}"/>'
        )
        if mark.intensity is not None:
            glyph = glyph_svg(middle_of(covered), mark.intensity, palette, px)
    else:
        area = place_svg(mark.region, mark.side, drawn, palette, px)
    return _named(area, mark), _named(glyph, mark)


def _named(inner: str, mark: PainMark) -> str:
    """A group that carries the mark's places, so that the side is never lost in a file."""
    if not inner:
        return ""
    places = " ".join(f"{region}.{side}" for region, side in mark.places)
    return f'<g data-side="{mark.side}" data-places="{places}">{inner}</g>'


def place_svg(region: str, side: Side, drawn: AspectMap, palette: Palette, px: float) -> str:
    """A whole place, framed."""
    place = drawn.region(region, side)
    if place is None:
        return ""
    fill = 0 if palette.stippled else PLACE_OPACITY  # over dots its frame must do
    return (
        f'<path d="{path_data(place.outline)}" fill="{palette.mark}" fill-opacity="{fill}" '
        f'stroke="{palette.mark}" stroke-width="{1.6 * px:.3f}" '
        f'stroke-dasharray="{5 * px:.3f} {3 * px:.3f}"/>'
    )


def glyph_svg(at: Point, intensity: int | None, palette: Palette, px: float) -> str:
    """A disc with the number, or with a dot where none was given."""
    x, y = at
    circle = (
        f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{9 * px:.3f}" fill="{palette.mark}" '
        f'stroke="{palette.halo}" stroke-width="{2 * px:.3f}"/>'
    )
    if intensity is None:
        return (
            f'{circle}<circle cx="{x:.2f}" cy="{y:.2f}" r="{2.6 * px:.3f}" '
            f'fill="{palette.mark_text}"/>'
        )
    size = 12 * px
    return (
        f'{circle}<text x="{x:.2f}" y="{y + size * 0.35:.2f}" '
        f'font-family="{FONT}" font-weight="600" font-size="{size:.3f}" text-anchor="middle" '
        f'fill="{palette.mark_text}">{intensity}</text>'
    )

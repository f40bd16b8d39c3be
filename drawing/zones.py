"""Pain zones: outlines that keep to named places, and the soft bands they are painted with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from drawing.curves import Array, length_of, path_text, resampled
from drawing.form import area_data, area_of
from drawing.outline import Outline

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

Item = dict[str, Any]

SPILLOVER_STEPS = (0.04, 0.10, 0.17, 0.24)
ESSENTIAL_STEPS = (0.40, 0.50, 0.60, 0.70, 0.80, 0.90)
"""Heights of the field at which its bands are cut; the plateau of a spillover zone is 0.3."""
_PLATEAU = 0.3
_SOFT_MM = 5.0
"""How far a zone's edge fades, as one standard deviation."""
_GRID_MM = 1.5
_NODE_MM = 12.0
"""Distance of the control points of an outline that is grown from places."""
_ROUND_MM = 9.0


def grown_outline(
    item: Item, places: Mapping[str, Sequence[BaseGeometry]], body: BaseGeometry
) -> list[Outline]:
    """Smooth outlines inside the places that ``item`` names.

    ``inset`` (mm) keeps off their borders, but not off the body's own edge, where the
    zone goes on in the next aspect. ``within`` (control points) cuts it further;
    ``both-sides`` takes the places of the other side too.
    """
    from shapely.affinity import scale
    from shapely.ops import unary_union

    area = unary_union([shape for name in item["places"] for shape in places.get(name, ())])
    if item.get("both-sides", False):
        area = area.union(scale(area, -1, 1, origin=(0, 0)))
    others = body.difference(area)
    kept = area.difference(others.buffer(item.get("inset", 5.0)))
    if "within" in item:
        kept = kept.intersection(area_of([Outline.from_text(item["within"]).ring()]))
    rounded = kept.buffer(-_ROUND_MM / 2).buffer(_ROUND_MM).buffer(-_ROUND_MM / 2)
    rounded = rounded.intersection(body.buffer(-0.3)).difference(others.buffer(0.5))
    parts = [part for part in getattr(rounded, "geoms", [rounded]) if part.area > 60]
    return [_smooth(np.array(part.exterior.coords)[:-1]) for part in parts]


def _smooth(ring: Array) -> Outline:
    closed = np.vstack([ring, ring[:1]])
    points = resampled(closed, max(6, round(length_of(closed) / _NODE_MM)) + 1)[:-1]
    return Outline.from_text(" ".join(f"{x:.1f},{y:.1f}" for x, y in points))


def outline_data(outlines: Sequence[Outline]) -> str:
    """Path data of all parts of a zone."""
    return "".join(path_text(outline.pieces, closed=True) for outline in outlines)


def bands(
    essential: Sequence[BaseGeometry], spillover: Sequence[BaseGeometry], body: BaseGeometry
) -> list[str]:
    """Path data of nested areas, from the faintest to the core.

    The levels run into each other and fade outwards, but not at the edge of ``body``:
    there the zone goes on in the next aspect.
    """
    import contourpy
    from shapely.geometry import Polygon
    from shapely.ops import unary_union

    core, outer = unary_union(list(essential)), unary_union([*essential, *spillover])
    if outer.is_empty:
        return []
    left, top, right, bottom = outer.buffer(4 * _SOFT_MM).bounds
    xs, ys = np.arange(left, right, _GRID_MM), np.arange(top, bottom, _GRID_MM)
    inside = _mask(body, xs, ys)
    field = np.maximum(
        _PLATEAU * _soft(_mask(outer, xs, ys), inside), _soft(_mask(core, xs, ys), inside)
    )
    made = []
    for level in (*SPILLOVER_STEPS, *ESSENTIAL_STEPS):
        generator = contourpy.contour_generator(
            xs, ys, field, fill_type=contourpy.FillType.OuterOffset
        )
        points, offsets = generator.filled(level, np.inf)
        shapes = []
        for outer_ring, cuts in zip(points, offsets, strict=True):
            rings = [outer_ring[cuts[i] : cuts[i + 1]] for i in range(len(cuts) - 1)]
            shapes.append(Polygon(rings[0], rings[1:]).buffer(0))
        area = unary_union(shapes).intersection(body).simplify(0.6)
        made.append(area_data(area, 12.0))
    return made


def _mask(area: BaseGeometry, xs: Array, ys: Array) -> Array:
    import shapely

    grid_x, grid_y = np.meshgrid(xs, ys)
    return np.asarray(shapely.contains_xy(area, grid_x, grid_y), dtype=float)


def _soft(mask: Array, inside: Array) -> Array:
    """The mask blurred as if the body's surface went on beyond its edge."""
    from scipy.ndimage import gaussian_filter

    sigma = _SOFT_MM / _GRID_MM
    weight = gaussian_filter(inside, sigma, mode="nearest")
    blurred = gaussian_filter(mask * inside, sigma, mode="nearest")
    return np.where(weight > 0.02, blurred / np.maximum(weight, 0.02), 0.0)

"""Form shading: a height field over an outline, lit, cut into soft transparent bands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from drawing.curves import Array, resampled, soft_ring_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

STEP_MM = 1.0
"""Grid pitch of the height field."""
LIGHT = np.array([-0.42, -0.62, 0.66]) / np.sqrt(0.42**2 + 0.62**2 + 0.66**2)
"""Unit vector towards the light: upper left of the sheet, in front of it."""
DARK_LEVELS = (-0.07, -0.14, -0.21, -0.29, -0.37, -0.46)
LIGHT_LEVELS = (0.05, 0.09, 0.13, 0.17, 0.21)
_SMALLEST_MM2 = 5.0


@dataclass(frozen=True)
class Feature:
    """A ridge (``height`` > 0) or hollow (< 0) along a line; ``width`` is its half width in mm."""

    line: Array
    height: float
    width: float


@dataclass(frozen=True)
class Relief:
    """How an outline is turned into a body: rounding radius, swell, blur and features (mm)."""

    radius: float = 10.0
    swell: float = 6.0
    blur: float = 1.3
    features: tuple[Feature, ...] = ()


@dataclass(frozen=True)
class Bands:
    """Path data of nested shade and light shapes, outermost first."""

    dark: tuple[str, ...]
    light: tuple[str, ...]


def shaded(
    rings: Sequence[Array],
    relief: Relief,
    *,
    mirrored: bool = False,
    within: Sequence[Array] | None = None,
) -> Bands:
    """Light the body over ``rings`` (closed polylines, even-odd) and return its bands.

    Bands are cut to ``within`` (by default the rings themselves). With ``mirrored`` the
    light comes from the upper right, for a half that the sheet shows mirrored.
    """
    from scipy.ndimage import gaussian_filter

    low = np.min([ring.min(axis=0) for ring in rings], axis=0) - 4
    high = np.max([ring.max(axis=0) for ring in rings], axis=0) + 4
    xs, ys = np.arange(low[0], high[0], STEP_MM), np.arange(low[1], high[1], STEP_MM)
    inside = _inside(rings, xs, ys)
    height = _inflated(inside, rings, xs, ys, relief) + _feature_height(relief.features, xs, ys)
    height = gaussian_filter(height, relief.blur / STEP_MM, mode="nearest")
    slope_y, slope_x = np.gradient(height, STEP_MM)
    light = LIGHT * np.array([-1, 1, 1]) if mirrored else LIGHT
    shade = -slope_x * light[0] - slope_y * light[1] + light[2]
    shade = shade / np.sqrt(slope_x**2 + slope_y**2 + 1) - light[2]
    shade = gaussian_filter(np.where(inside, shade, 0), relief.blur / STEP_MM)
    body = area_of(rings if within is None else within)
    dark = tuple(_band(xs, ys, -shade, -level, body) for level in DARK_LEVELS)
    bright = tuple(_band(xs, ys, shade, level, body) for level in LIGHT_LEVELS)
    return Bands(tuple(d for d in dark if d), tuple(b for b in bright if b))


def _inside(rings: Sequence[Array], xs: Array, ys: Array) -> Array:
    import shapely

    grid_x, grid_y = np.meshgrid(xs, ys)
    return np.asarray(shapely.contains_xy(area_of(rings), grid_x, grid_y))


def _inflated(inside: Array, rings: Sequence[Array], xs: Array, ys: Array, relief: Relief) -> Array:
    """Rounded height over the outline, from exact distances so that edges stay smooth."""
    from scipy.spatial import cKDTree

    edge = np.vstack([resampled(np.vstack([ring, ring[:1]]), _edge_points(ring)) for ring in rings])
    grid = np.column_stack([axis.ravel() for axis in np.meshgrid(xs, ys)])
    far, _ = cKDTree(edge).query(grid)
    near = np.clip(far.reshape(inside.shape) / relief.radius, 0, 1)
    return np.where(inside, relief.swell * np.sqrt(1 - (1 - near) ** 2), 0.0)


def _edge_points(ring: Array) -> int:
    closed = np.vstack([ring, ring[:1]])
    return int(np.hypot(*np.diff(closed, axis=0).T).sum() / 0.25) + 2


def _feature_height(features: Sequence[Feature], xs: Array, ys: Array) -> Array:
    total = np.zeros((len(ys), len(xs)))
    grid_x, grid_y = np.meshgrid(xs, ys)
    for feature in features:
        dense = (
            resampled(feature.line, max(8, len(feature.line)))
            if len(feature.line) > 1
            else feature.line
        )
        far = np.full(total.shape, np.inf)
        for a, b in zip(dense, dense[1:] if len(dense) > 1 else dense, strict=False):
            far = np.minimum(far, _segment_distance(grid_x, grid_y, a, b))
        total += feature.height * np.exp(-((far / feature.width) ** 2))
    return total


def _segment_distance(x: Array, y: Array, a: Array, b: Array) -> Array:
    dx, dy = b - a
    length = max(float(dx * dx + dy * dy), 1e-9)
    t = np.clip(((x - a[0]) * dx + (y - a[1]) * dy) / length, 0, 1)
    return np.asarray(np.hypot(x - a[0] - t * dx, y - a[1] - t * dy))


def area_of(rings: Sequence[Array]) -> BaseGeometry:
    """The area of the first closed polyline without those of the others."""
    from shapely.geometry import Polygon

    whole = Polygon(rings[0]).buffer(0)
    for hole in rings[1:]:
        whole = whole.difference(Polygon(hole).buffer(0))
    return whole


def _band(xs: Array, ys: Array, field: Array, level: float, body: BaseGeometry) -> str:
    """Path data of where ``field`` exceeds ``level`` inside ``body``."""
    import contourpy
    from shapely.geometry import Polygon
    from shapely.ops import unary_union

    generator = contourpy.contour_generator(xs, ys, field, fill_type=contourpy.FillType.OuterOffset)
    points, offsets = generator.filled(level, np.inf)
    shapes = []
    for outer, cuts in zip(points, offsets, strict=True):
        rings = [outer[cuts[i] : cuts[i + 1]] for i in range(len(cuts) - 1)]
        shapes.append(Polygon(rings[0], rings[1:]).buffer(0))
    # big forms are soft: their bands need no more detail than the eye finds
    coarseness = float(np.clip(body.area / 9000, 0.45, 0.95))
    area = unary_union(shapes).intersection(body).simplify(coarseness)
    return _area_data(area)


def common_data(first: Array, second: Array) -> str:
    """Path data of the overlap of two closed polylines."""
    return _area_data(area_of([first]).intersection(area_of([second])).simplify(0.2))


def over_data(ring: Array, ground: Sequence[tuple[Array, bool]], margin: float) -> str:
    """Path data of the parts of ``ring`` that lie over what it crosses.

    ``ground`` lists closed polylines from the deepest on, each with whether ``ring`` runs
    over it (True) or under it. The parts run ``margin`` mm past the edges: cut ends get
    rounded.
    """
    from shapely.geometry import Polygon

    seen: BaseGeometry = Polygon()
    for outline, is_under in ground:
        shape = area_of([outline])
        seen = (
            seen.union(shape.buffer(margin, join_style="mitre"))
            if is_under
            else seen.difference(shape)
        )
    return _area_data(seen.intersection(area_of([ring])).simplify(0.2))


def _area_data(area: BaseGeometry) -> str:
    from shapely.geometry import Polygon

    words = []
    for polygon in getattr(area, "geoms", [area]):
        if polygon.geom_type != "Polygon" or polygon.area < _SMALLEST_MM2:
            continue
        for ring in [polygon.exterior, *polygon.interiors]:
            if abs(Polygon(ring).area) < _SMALLEST_MM2:
                continue
            words.append(soft_ring_text(np.array(ring.coords)[:-1]))
    return "".join(words)

"""Form shading: a height field over an outline, lit, cut into soft transparent bands."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from drawing.curves import Array, hobby, length_of, path_text, resampled, sample, soft_ring_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry import LinearRing, LineString
    from shapely.geometry.base import BaseGeometry

STEP_MM = 1.0
"""Grid pitch of the height field."""
COARSE_STEP_MM = 2.0
COARSE_FROM_MM2 = 60_000.0
"""Bodies of this size (the skin) are modelled on the coarser grid."""
EDGE_MM = 4.0
"""So near to the edge the exact distance, not the grid, rounds the form."""
LIGHT = np.array([-0.42, -0.62, 0.66]) / np.sqrt(0.42**2 + 0.62**2 + 0.66**2)
"""Unit vector towards the light: upper left of the sheet, in front of it."""
DARK_LEVELS = (-0.07, -0.14, -0.21, -0.29, -0.37, -0.46)
LIGHT_LEVELS = (0.05, 0.09, 0.13, 0.17, 0.21)
_SMALLEST_MM2 = 5.0
_ON_LINE_MM = 0.25
_CORNER = 0.5
"""A ring that turns by more than this (radians) at one point has a corner there."""
EXACT_MM = 0.01
"""What an edge may lose before a spline is laid through it: more would be waves in that."""
_MICRO_MM, _FAIR_MM = 0.02, 0.03
"""Edges shorter than this turn at random; and how far a fair curve may leave dense points."""
_ASTRAY_MM, _LONGEST_MM = 0.05, (12.0, 5.0, 2.0)
"""How far a spline may swing out, and pieces to hold it with: two lines would show at 800 %."""
_SMALLEST_SHARE = 0.0012
"""Islands of light or shade below this share of the body are blots, not form."""


@dataclass(frozen=True)
class Feature:
    """A ridge (``height`` > 0) or hollow (< 0) along a line; ``width`` is its half width in mm."""

    line: Array
    height: float
    width: float


@dataclass(frozen=True)
class Relief:
    """How an outline is turned into a body: rounding radius, swell, blur and features (mm).

    ``steps`` cuts every level of light into so many fainter ones: big calm forms such
    as the skin would show the steps otherwise.
    """

    radius: float = 10.0
    swell: float = 6.0
    blur: float = 1.3
    features: tuple[Feature, ...] = ()
    steps: int = 1


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
    within: BaseGeometry | None = None,
) -> Bands:
    """Light the body over ``rings`` (closed polylines, even-odd) and return its bands.

    Bands are cut to ``within`` (by default the rings themselves). With ``mirrored`` the
    light comes from the upper right, for a half that the sheet shows mirrored.
    """
    from scipy.ndimage import gaussian_filter

    low = np.min([ring.min(axis=0) for ring in rings], axis=0) - 4
    high = np.max([ring.max(axis=0) for ring in rings], axis=0) + 4
    step = COARSE_STEP_MM if area_of(rings).area > COARSE_FROM_MM2 else STEP_MM
    xs, ys = np.arange(low[0], high[0], step), np.arange(low[1], high[1], step)
    inside = _inside(rings, xs, ys)
    height = _inflated(inside, rings, xs, ys, relief) + _feature_height(relief.features, xs, ys)
    height = gaussian_filter(height, relief.blur / step, mode="nearest")
    slope_y, slope_x = np.gradient(height, step)
    light = LIGHT * np.array([-1, 1, 1]) if mirrored else LIGHT
    shade = -slope_x * light[0] - slope_y * light[1] + light[2]
    shade = shade / np.sqrt(slope_x**2 + slope_y**2 + 1) - light[2]
    shade = gaussian_filter(np.where(inside, shade, 0), relief.blur / step)
    body = area_of(rings) if within is None else within
    dark = (_band(xs, ys, -shade, -level, body) for level in _finer(DARK_LEVELS, relief.steps))
    bright = (_band(xs, ys, shade, level, body) for level in _finer(LIGHT_LEVELS, relief.steps))
    return Bands(tuple(d for d in dark if d), tuple(b for b in bright if b))


def _finer(levels: Sequence[float], steps: int) -> Array:
    """Every level and, before it, ``steps`` - 1 even ones from the level before."""
    whole = np.concatenate([[0], np.asarray(levels)])
    at = np.arange(1, len(levels) * steps + 1) / steps
    return np.interp(at, np.arange(len(whole)), whole)


def _inside(rings: Sequence[Array], xs: Array, ys: Array) -> Array:
    import shapely

    grid_x, grid_y = np.meshgrid(xs, ys)
    return np.asarray(shapely.contains_xy(area_of(rings), grid_x, grid_y))


def _inflated(inside: Array, rings: Sequence[Array], xs: Array, ys: Array, relief: Relief) -> Array:
    """Rounded height over the outline (mm): a skin blown up over it, tight within ``radius``."""
    from scipy.spatial import cKDTree

    edge = np.vstack([resampled(np.vstack([ring, ring[:1]]), _edge_points(ring)) for ring in rings])
    grid = np.column_stack([axis.ravel() for axis in np.meshgrid(xs, ys)])
    far, _ = cKDTree(edge).query(grid)
    near = np.clip(far.reshape(inside.shape) / EDGE_MM, 0, 1)
    blown = _membrane(inside, relief.radius / 2 / (xs[1] - xs[0]))
    return np.where(inside, relief.swell * np.sqrt(blown * (1 - (1 - near) ** 2)), 0.0)


def _membrane(inside: Array, reach: float) -> Array:
    """A membrane held at 0 on the edge and pulled to 1 inside, over ``reach`` grid steps.

    It solves u - reach² Δu = 1 and has none of the creases that distances to an edge have.
    """
    from scipy.sparse import coo_matrix, identity
    from scipy.sparse.linalg import spsolve

    number = np.full(inside.shape, -1)
    number[inside] = np.arange(inside.sum())
    rows, columns = [], []
    for axis in (0, 1):
        for shift in (-1, 1):
            neighbour = np.roll(number, shift, axis=axis)
            held = inside & (neighbour >= 0)
            rows.append(number[held])
            columns.append(neighbour[held])
    count = int(inside.sum())
    row, column = np.concatenate(rows), np.concatenate(columns)
    joined = coo_matrix((np.ones(len(row)), (row, column)), shape=(count, count))
    system = identity(count) * (1 + 4 * reach**2) - joined * reach**2
    out = np.zeros(inside.shape)
    out[inside] = spsolve(system.tocsc(), np.ones(count))
    return np.clip(out, 0, 1)


def _edge_points(ring: Array) -> int:
    closed = np.vstack([ring, ring[:1]])
    return int(length_of(closed) / 0.25) + 2


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
    coarseness = float(np.clip(np.sqrt(body.area) / 90, 0.5, 0.8))
    area = unary_union(shapes).simplify(coarseness).intersection(body.simplify(0.1))
    # a soft curve would cut the corners in which a band meets the outline, and leave paler ones
    smallest = max(_SMALLEST_MM2, body.area * _SMALLEST_SHARE)
    return area_data(area, smallest, sharp_on=body.boundary)


def over(ring: Array, ground: Sequence[tuple[Array, bool]], margin: float) -> BaseGeometry:
    """The parts of ``ring`` that lie over what it crosses.

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
    return seen.intersection(area_of([ring])).simplify(EXACT_MM)


def beside(ring: Array, covers: Sequence[BaseGeometry]) -> BaseGeometry:
    """The parts of ``ring`` that none of ``covers`` hides."""
    from shapely.ops import unary_union

    return area_of([ring]).difference(unary_union(covers)).simplify(EXACT_MM)


def cast_data(ring: Array, ground: Sequence[Array], reach: float) -> str:
    """Path data of the shadow that ``ring`` throws on ``ground``, ``reach`` mm down and right."""
    from shapely.affinity import translate
    from shapely.ops import unary_union

    body = area_of([ring])
    thrown = translate(body, reach * 0.56, reach * 0.83).difference(body.buffer(-1.5))
    lit = unary_union([area_of([one]) for one in ground])
    return area_data(thrown.intersection(lit).simplify(0.3))


def area_data(
    area: BaseGeometry,
    smallest: float = _SMALLEST_MM2,
    *,
    sharp: bool = False,
    sharp_on: BaseGeometry | None = None,
) -> str:
    """Path data of an area without its parts under ``smallest`` mm².

    ``sharp`` keeps corners, ``sharp_on`` those that lie on this line.
    """
    from shapely.geometry import Polygon

    words = []
    for polygon in getattr(area, "geoms", [area]):
        if polygon.geom_type != "Polygon" or polygon.area < smallest:
            continue
        for ring in [polygon.exterior, *polygon.interiors]:
            if abs(Polygon(ring).area) < smallest:
                continue
            if sharp:
                words.append(_fair_ring_text(ring.simplify(_MICRO_MM)))
                continue
            points = np.array(ring.coords)[:-1]
            if sharp_on is not None:
                points = _cornered(points, sharp_on)
            words.append(soft_ring_text(points))
    return "".join(words)


def _fair_ring_text(ring: LinearRing) -> str:
    """A ring with its corners, and between them splines through as few of its points as do.

    Dense points on the grid of the file would make an edge tremble.
    """
    from shapely.geometry import LineString

    points = np.array(ring.coords)[:-1]
    corners = np.nonzero(np.abs(_turns(points)) > _CORNER)[0]
    if not len(corners):
        few = np.array(ring.simplify(_FAIR_MM).coords)[:-1]
        return path_text(hobby(few, closed=True), True)
    points = np.roll(points, -corners[0], axis=0)
    stops = [*(corners - corners[0]), len(points)]
    points = np.vstack([points, points[:1]])
    pieces: list[Array] = []
    for here, there in pairwise(stops):
        pieces += _fair_run(LineString(points[here : there + 1]))
    return path_text(pieces, True)


def _fair_run(run: LineString) -> list[Array]:
    """A spline through as few of a line's points as keep it on the line."""
    from shapely.geometry import LineString

    few = run.simplify(_FAIR_MM)
    for longest in (math.inf, *_LONGEST_MM):  # long pieces beside short ones swing out
        held = few if longest is math.inf else few.segmentize(longest)
        pieces = hobby(np.array(held.coords), closed=False)
        if LineString(sample(pieces)).hausdorff_distance(run) <= _ASTRAY_MM:
            break
    return pieces


def _turns(points: Array) -> Array:
    """How far a ring turns at each of its points, radians."""
    ahead = np.roll(points, -1, axis=0) - points
    behind = np.roll(ahead, 1, axis=0)
    cross = behind[:, 0] * ahead[:, 1] - behind[:, 1] * ahead[:, 0]
    return np.arctan2(cross, np.sum(behind * ahead, axis=1))


def _cornered(points: Array, where: BaseGeometry | None) -> Array:
    """The points of a ring, three times where it turns a corner: a soft curve keeps those.

    Only corners on ``where`` count (all of them by default).
    """
    import shapely

    is_corner = np.abs(_turns(points)) > _CORNER
    if where is not None:
        is_corner &= shapely.distance(shapely.points(points), where) < _ON_LINE_MM
    return np.repeat(points, np.where(is_corner, 3, 1), axis=0)

"""Rotations, a camera without perspective, and the ellipsoids that bodies are made of.

World: x to the front, y to the left, z up; millimetres and degrees.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Array = np.ndarray

_RIM = 180
"""Points on the rim of a projected ellipsoid."""
_LINKS = 16
"""Steps from one ellipsoid of a limb to the next: its outline swells instead of bending."""


def turn(axis: str, degrees: float) -> Array:
    """The rotation (3×3) about one axis."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    rows = {
        "x": [[1, 0, 0], [0, c, -s], [0, s, c]],
        "y": [[c, 0, s], [0, 1, 0], [-s, 0, c]],
        "z": [[c, -s, 0], [s, c, 0], [0, 0, 1]],
    }
    return np.array(rows[axis])


@dataclass(frozen=True)
class Ellipsoid:
    """A body's smallest part: a centre and its half axes as the columns of ``axes``."""

    centre: Array
    axes: Array

    @classmethod
    def ball(cls, centre: Array, radius: float) -> Ellipsoid:
        """A sphere."""
        return cls(np.asarray(centre, dtype=float), np.eye(3) * radius)

    def moved(self, by: Array) -> Ellipsoid:
        """The same one elsewhere."""
        return Ellipsoid(self.centre + by, self.axes)

    def reach(self, direction: Array) -> float:
        """How far it reaches along a unit vector."""
        return float(self.centre @ direction + np.linalg.norm(self.axes.T @ direction))


@dataclass(frozen=True)
class Camera:
    """Looks from an azimuth (0 from the front, 90 from the left) and an elevation."""

    azimuth: float
    elevation: float = 0.0

    @property
    def _basis(self) -> tuple[Array, Array, Array]:
        a, e = np.radians(self.azimuth), np.radians(self.elevation)
        towards = np.array([np.cos(a) * np.cos(e), np.sin(a) * np.cos(e), np.sin(e)])
        right = np.array([-np.sin(a), np.cos(a), 0.0])
        return right, np.cross(towards, right), towards

    def flat(self, points: Array) -> Array:
        """Points (n×3) on the picture plane (n×2, y down)."""
        right, up, _ = self._basis
        return np.column_stack([points @ right, -(points @ up)])

    def nearness(self, point: Array) -> float:
        """How near a point is to the viewer; larger is nearer."""
        return float(point @ self._basis[2])

    def rim(self, body: Ellipsoid) -> Array:
        """The outline (n×2) of an ellipsoid."""
        return _ring(self._cut(body))

    def limb(self, chain: list[Ellipsoid]) -> BaseGeometry:
        """The outline of a chain: a skin drawn smoothly over its ellipsoids."""
        from scipy.interpolate import PchipInterpolator
        from shapely.geometry import MultiPoint
        from shapely.ops import unary_union

        cuts = np.array([self._cut(one) for one in chain])
        if len(cuts) > 2:
            steps = np.linspace(0, len(cuts) - 1, (len(cuts) - 1) * _LINKS + 1)
            cuts = PchipInterpolator(np.arange(len(cuts)), cuts)(steps)
        rims = [_ring(cut) for cut in cuts]
        if len(rims) == 1:
            return MultiPoint(rims[0]).convex_hull
        pairs = itertools.pairwise(rims)
        return unary_union([MultiPoint(np.vstack(pair)).convex_hull for pair in pairs])

    def _cut(self, body: Ellipsoid) -> Array:
        """An ellipsoid on the picture plane, mm: centre, then what turns a circle into its outline.

        The latter is a symmetric matrix (xx, xy, yy), so that one blends into the next.
        """
        right, up, _ = self._basis
        left, stretch, _ = np.linalg.svd(np.vstack([right, -up]) @ body.axes, full_matrices=False)
        (xx, xy), (_, yy) = left @ np.diag(stretch) @ left.T
        return np.array([*self.flat(body.centre[None])[0], xx, xy, yy])


def _ring(cut: Array) -> Array:
    """The outline (n×2) of one ellipse."""
    x, y, xx, xy, yy = cut
    t = np.linspace(0, 2 * np.pi, _RIM, endpoint=False)
    return np.column_stack(
        [x + xx * np.cos(t) + xy * np.sin(t), y + xy * np.cos(t) + yy * np.sin(t)]
    )

"""Floor, wall, mat and chair behind a posed person, and the arrows before them."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import numpy as np

from drawing.curves import hobby, sample
from drawing.figure.things import DOWN, MARKS, heights, place_of, things

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drawing.figure.person import Person
    from drawing.figure.space import Array, Camera

Item = dict[str, Any]
WALL, MAT, SEAT, BACKREST = 46.0, 18.0, 44.0, 30.0
"""Thickness of wall, mat and seat, and how far the backrest stands behind the seat, mm."""
MAT_RIM = 95.0
"""How far a mat reaches past the body, mm."""
ARROW, HEAD = 17.0, 54.0
"""Weight of an arrow and length of its head, mm."""
SHADOW_FROM = 300.0
"""What is higher above the floor (mm) throws no shadow that matters."""
THIN_SHADOW = 24.0
"""Half the breadth (mm) below which a shadow is left out: a bar of it would fit no limb."""
RESTS_BELOW = 100.0
"""A shadow apart from the others needs a part of the body as low as this (mm) above it."""


class Props:
    """What stands around one posed person."""

    def __init__(self, pose: Item, person: Person, camera: Camera) -> None:
        self._pose = pose
        self._person = person
        self._camera = camera
        self._extent: list[Array] = []
        self.pieces = things(pose, person)
        bodies = [one for piece in [*person.pieces, *self.pieces] for one in piece.chain]
        self._low = np.min([one.centre for one in bodies], axis=0)
        self._high = np.max([one.centre for one in bodies], axis=0)
        self._floor, _ = heights(pose, [*person.pieces, *self.pieces])
        balls = [one for piece in self.pieces if piece.name == "ball" for one in piece.chain]
        self._leaning = balls or bodies

    # ---------------------------------------------------------- behind the person
    def behind(self) -> str:
        """Floor, mat, wall and chair, in the order that the pose names them."""
        draw = {
            "floor": self._shadow,
            "mat": self._mat,
            "wall-behind": self._wall_behind,
            "wall-right": self._wall_right,
            "chair": self._chair,
        }
        ground = self._pose.get("ground", ())
        return "".join(draw[name]() for name in ground) + (self.ground_shadow() if ground else "")

    def ground_shadow(self) -> str:
        """What the body darkens right below itself: it lies there, it does not float."""
        from shapely.geometry import MultiPoint
        from shapely.ops import unary_union

        t = np.linspace(0, 2 * np.pi, 24, endpoint=False)
        shapes, resting = [], []
        for piece in [*self._person.pieces, *self.pieces]:
            if piece.cloth in MARKS:
                continue
            rings = []
            for one in piece.chain:
                height = one.centre[2] - self._floor
                if height > SHADOW_FROM:
                    continue
                wide = [np.linalg.norm(one.axes[axis]) for axis in (0, 1)]
                ring = one.centre + np.column_stack(
                    [np.cos(t) * wide[0], np.sin(t) * wide[1], np.full(24, -height)]
                )
                rings.append(self._camera.flat(ring))
                if height < RESTS_BELOW:
                    resting.append(MultiPoint(rings[-1]).convex_hull)
            shapes += [
                MultiPoint(np.vstack(pair)).convex_hull for pair in itertools.pairwise(rings)
            ]
            shapes += [MultiPoint(ring).convex_hull for ring in rings]
        if not shapes:
            return ""
        shape = unary_union(shapes).buffer(10 - THIN_SHADOW).buffer(THIN_SHADOW).simplify(2)
        ground = unary_union(resting)
        words = []
        for polygon in getattr(shape, "geoms", [shape]):
            if not polygon.intersects(ground):  # a raised foot: its shadow would lie there alone
                continue
            text = " ".join(f"{x:.0f},{y:.0f}" for x, y in polygon.exterior.coords[:-1])
            words.append(f'<polygon class="pose-shadow" points="{text}"/>')
        return "".join(words)

    def _polygon(self, points: Sequence[Sequence[float]], look: str) -> str:
        flat = self._camera.flat(np.array(points, dtype=float))
        self._extent.append(flat)
        return f'<polygon class="{look}" points="{" ".join(f"{x:.0f},{y:.0f}" for x, y in flat)}"/>'

    def _cuboid(self, low: Sequence[float], high: Sequence[float], look: str) -> str:
        """The faces of a box that the viewer sees."""
        corner = np.array([low, high], dtype=float)
        words = []
        for axis in range(3):
            for end in (0, 1):
                outward = np.zeros(3)
                outward[axis] = 1.0 if end else -1.0
                if self._camera.nearness(outward) <= 1e-6:
                    continue
                one, other = [a for a in range(3) if a != axis]
                face = np.zeros((4, 3))
                face[:, axis] = corner[end, axis]
                face[:, one] = corner[[0, 1, 1, 0], one]
                face[:, other] = corner[[0, 0, 1, 1], other]
                words.append(self._polygon(face, f"{look}-top" if axis == 2 else look))
        return "".join(words)

    def _shadow(self) -> str:
        low, high = self._low, self._high
        if "chair" in self._pose.get("ground", ()):
            (x0, x1), (y0, y1) = self._chair_sides()
            low = np.minimum(low, [x0 - BACKREST, y0, low[2]])
            high = np.maximum(high, [x1, y1, high[2]])
        middle, reach = (low + high) / 2, (high - low) / 2
        t = np.linspace(0, 2 * np.pi, 40, endpoint=False)
        x = middle[0] + np.cos(t) * max(reach[0] + 60, 190)
        y = middle[1] + np.sin(t) * max(reach[1] + 60, 230)
        ring = np.column_stack([x, y, np.full(40, self._floor)])
        return self._polygon(ring, "pose-shadow")

    def _mat(self) -> str:
        z = self._floor
        low = [self._low[0] - MAT_RIM, self._low[1] - MAT_RIM, z - MAT]
        high = [self._high[0] + MAT_RIM, self._high[1] + MAT_RIM, z]
        return self._cuboid(low, high, "pose-mat")

    def _wall_behind(self) -> str:
        x = min(-one.reach(np.array([-1.0, 0, 0])) for one in self._leaning)
        low = [x - WALL, self._low[1] - 230, self._floor]
        return self._cuboid(low, [x, self._high[1] + 230, self._high[2] + 150], "pose-wall")

    def _wall_right(self) -> str:
        y = min(-one.reach(np.array([0.0, -1, 0])) for one in self._leaning)
        low = [self._low[0] - 260, y - WALL, self._floor]
        return self._cuboid(low, [self._high[0] + 260, y, self._high[2] + 150], "pose-wall")

    def _chair(self) -> str:
        hips = [
            one for piece in self._person.pieces if piece.cloth == "shorts" for one in piece.chain
        ]
        top = min(-one.reach(DOWN) for one in hips) + 14
        (x0, x1), (y0, y1) = self._chair_sides()
        legs = [
            self._cuboid([x, y, self._floor], [x + 36, y + 36, top - SEAT], "pose-chair")
            for y in (y1 - 36, y0)
            for x in (x0, x1 - 36)
        ]
        seat = self._cuboid([x0, y0, top - SEAT], [x1, y1, top], "pose-chair")
        back = self._cuboid([x0 - BACKREST, y0, top + 150], [x0 + 6, y1, top + 430], "pose-chair")
        posts = [
            self._cuboid([x0 - BACKREST, y, top - SEAT], [x0 + 6, y + 36, top + 150], "pose-chair")
            for y in (y1 - 36, y0)
        ]
        return "".join([*legs, *posts, back, seat])

    def _chair_sides(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Back and front, right and left edge of the seat, mm."""
        x, y, _ = self._person.points["pelvis"]
        return (x - 190, x + 210), (y - 215, y + 215)

    # -------------------------------------------------------- before the person
    def front(self) -> str:
        """Arrows: what moves, and where to."""
        return "".join(self._arrow(item) for item in self._pose.get("arrow", ()))

    def _arrow(self, item: Item) -> str:
        start = place_of(item, self._person)
        points = self._camera.flat(
            np.array([start + np.array(step) for step in item["path"]], dtype=float)
        )
        line = sample(hobby(points, closed=False), 12)
        self._extent.append(line)
        heads = [_head(line)]
        if item.get("both", False):
            heads.append(_head(line[::-1]))
        shaft = _shortened(line, both=item.get("both", False))
        data = "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in shaft)
        tips = "".join("M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in head) + "z" for head in heads)
        return (
            f'<path class="pose-arrow-halo" d="{data}{tips}"/>'
            f'<path class="pose-arrow" d="{data}"/><path class="pose-arrow-head" d="{tips}"/>'
        )

    def extent(self) -> list[Array]:
        """Points of the picture plane that must be in the frame."""
        return self._extent


def _head(line: Array) -> Array:
    """The triangle at the end of a line."""
    tip = line[-1]
    back = next((p for p in line[::-1] if np.hypot(*(tip - p)) >= HEAD), line[0])
    ahead = (tip - back) / max(float(np.hypot(*(tip - back))), 1e-6)
    across = np.array([-ahead[1], ahead[0]])
    base = tip - ahead * HEAD
    return np.array([tip, base + across * HEAD * 0.46, base - across * HEAD * 0.46])


def _shortened(line: Array, *, both: bool) -> Array:
    """The line without what its heads cover."""
    keep = np.hypot(*(line - line[-1]).T) > HEAD * 0.7
    if both:
        keep &= np.hypot(*(line - line[0]).T) > HEAD * 0.7
    return line[keep] if keep.sum() > 1 else line

"""A posed person with floor, wall, ball and arrows as an SVG document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from drawing.curves import number
from drawing.figure.person import Person, Piece
from drawing.figure.props import Props
from drawing.figure.settle import settled
from drawing.figure.space import Array, Camera
from drawing.figure.things import place_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shapely.geometry.base import BaseGeometry

Pose = dict[str, Any]

EDGE = 7.0
"""Weight of the person's outline, mm of the body."""
PATCH, FINE_PATCH = 1.8, 0.8
"""How far a patch reaches past what it joins, edges: past the blur of a small picture, too."""
FILLET = 16.0
"""Radius of the inner corner where two pieces of one limb meet, mm: skin has no notch."""
FINE = ("finger", "thumb", "toe", "ear", "nose")
"""Names of the pieces with a thin edge begin so."""
SHADE = (-13.0, -17.0)
"""Shade is what a shape has more than itself moved so far towards the light, mm."""
MARGIN = 40.0
LEAST_AREA = 30.0
"""Smaller flecks (mm²) are left out."""
CLOTHES = ("shorts", "shirt")
PLAIN = ("eye", "spot", "dot")
"""Flat marks: neither lit nor edged."""
SMOOTH = 0.4
"""Points of an outline that matter less than this (mm) are left out."""


@dataclass
class Drawn:
    """A flat shape with its look and how near it is."""

    piece: Piece
    shape: BaseGeometry
    nearness: float


class Picture:
    """Draws one pose."""

    def __init__(self, pose: Pose) -> None:
        pose = settled(pose)
        self.pose = pose
        azimuth, elevation = pose["view"]
        self.camera = Camera(azimuth, elevation)
        self.person = Person(pose)
        self.props = Props(pose, self.person, self.camera)
        self._close_up = self._window()

    def svg(self, style: str) -> str:
        """The whole document."""
        behind, body, front = self.props.behind(), self._body(), self.props.front()
        left, top, right, bottom = self._frame
        fill = ' preserveAspectRatio="xMidYMid slice"' if self._close_up else ""
        box = " ".join(number(value) for value in (left, top, right - left, bottom - top))
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"{fill}>\n'
            f"<style>\n{style}</style>\n"
            f'<g id="behind">{behind}</g>\n<g id="person">{body}</g>\n'
            f'<g id="front">{front}</g>\n</svg>\n'
        )

    # --------------------------------------------------------------------- body
    def _body(self) -> str:
        drawn = [self._flat(piece) for piece in [*self.person.pieces, *self.props.pieces]]
        drawn = [one for one in drawn if not one.shape.is_empty]
        drawn.sort(key=lambda one: one.nearness)
        done: dict[str, Drawn] = {}
        words = []
        for one in drawn:
            if one.piece.cloth == "spot":
                one.shape = one.shape.intersection(_clothes(done))
            words.append(self._edged(one))
            words += [self._patch(one, name, done) for name in self._joined(one, done)]
            done[one.piece.name] = one
        return "".join(words)

    def _flat(self, piece: Piece) -> Drawn:
        shape = self.camera.limb(piece.chain)
        if piece.name == "hair":
            shape = self._hair(shape)
        shape = shape.buffer(6).buffer(-12).buffer(6) if piece.cloth != "skin" else shape
        if self._close_up:
            from shapely.geometry import box

            window = box(*self._close_up)
            seen = shape.intersection(window.buffer(-EDGE))  # no sliver along the border
            shape = seen if seen.is_empty else shape.intersection(window.buffer(3 * EDGE))
        centre = np.mean([one.centre for one in piece.chain], axis=0)
        return Drawn(piece, shape, self.camera.nearness(centre) + piece.bias)

    def _hair(self, shape: BaseGeometry) -> BaseGeometry:
        """Hair leaves the face free, unless the face looks away."""
        face, looks = self.person.face
        if self.camera.nearness(looks) < -0.35:
            return shape
        return shape.difference(self.camera.limb([face]))

    def _joined(self, one: Drawn, done: dict[str, Drawn]) -> list[str]:
        """Names of finished pieces that this one grows out of, or that grow out of it."""
        names = [name for name in one.piece.joins if name in done]
        names += [name for name, other in done.items() if one.piece.name in other.piece.joins]
        return [name for name in names if done[name].piece.cloth == one.piece.cloth]

    def _edged(self, one: Drawn) -> str:
        data = _data(one.shape)
        if not data:
            return ""
        if one.piece.cloth in PLAIN:
            return f'<path class="pose-{one.piece.cloth}" d="{data}"/>'
        shadow = _data(_shade(one.shape))
        shaded = f'<path class="pose-shade" d="{shadow}"/>' if shadow else ""
        is_fine = self._close_up or one.piece.name.startswith(FINE)
        fine = " pose-fine" if is_fine else ""
        return f'<path class="pose-{one.piece.cloth}{fine}" d="{data}"/>{shaded}'

    def _patch(self, one: Drawn, name: str, done: dict[str, Drawn]) -> str:
        """Take the edges away where two pieces of one limb meet and nothing lies between them."""
        other = done[name]
        is_fine = one.piece.name.startswith(FINE) or name.startswith(FINE)
        whole = one.shape.union(other.shape)
        plain = is_fine or one.piece.cloth == "shorts"  # their corners lie too near each other
        fillet = _fillet(whole, 0.0 if plain else FILLET)
        common = one.shape.intersection(other.shape).buffer(
            EDGE * (FINE_PATCH if one.piece.name.startswith(FINE) else PATCH)
        )
        place = self._meeting(one.piece, other.piece)
        if place is not None:
            common, fillet = common.intersection(place), fillet.intersection(place)
        between = [done[later] for later in list(done)[list(done).index(name) + 1 :]]
        hidden = _union(
            this.shape.buffer(EDGE / 2) for this in between if not _of_both(this, one, other)
        ).difference(one.shape)
        group = self._grown(one, done)
        fillet = fillet.difference(hidden).difference(group)
        common = common.union(fillet.buffer(EDGE)).difference(hidden)
        one.shape = one.shape.union(fillet)
        grown = common.intersection(group.union(fillet).buffer(-EDGE * 0.52))
        patch, corner = _data(grown), _data(fillet)
        if not patch:
            return ""
        look = f"pose-{one.piece.cloth}"
        fine = " pose-fine" if self._close_up else ""
        filled = f'<path class="{look}{fine}" d="{corner}"/>' if corner else ""
        shadow = "" if is_fine else _data(_shade(group).intersection(grown))
        shaded = f'<path class="pose-shade" d="{shadow}"/>' if shadow else ""
        return f'{filled}<path class="{look} pose-patch" d="{patch}"/>{shaded}'

    def _meeting(self, one: Piece, other: Piece) -> BaseGeometry | None:
        """Where two pieces may lose their edges; ``None``: wherever they touch."""
        for piece in (one, other):  # an arm before the chest keeps its edge
            if piece.name.startswith("sleeve"):
                return self.camera.limb(piece.chain[:1]).buffer(2 * EDGE)
        # a bent knee keeps the fold between thigh and calf
        return self._joint(one, other) if one.cloth == "skin" else None

    def _grown(self, one: Drawn, done: dict[str, Drawn]) -> BaseGeometry:
        """All that has been drawn so far of what a piece grows into without an edge."""
        whole, names = [one], self._joined(one, done)
        while names:
            this = done[names.pop()]
            if all(this is not other for other in whole):
                whole.append(this)
                names += self._joined(this, done)
        return _union(this.shape for this in whole)

    def _joint(self, one: Piece, other: Piece) -> BaseGeometry:
        """The surroundings of the place where two chains meet."""
        from shapely.geometry import Point

        pairs = ((a, b) for a in one.chain for b in other.chain)
        near = min(pairs, key=lambda pair: float(np.linalg.norm(pair[0].centre - pair[1].centre)))
        rims = [self.camera.rim(part) for part in near]
        centre = np.vstack(rims).mean(axis=0)
        reach = max(float(np.hypot(*(rim - rim.mean(axis=0)).T).max()) for rim in rims)
        return Point(*centre).buffer(reach * 1.25)

    def _window(self) -> tuple[float, float, float, float] | None:
        """What a close-up shows of the picture plane: left, top, right, bottom."""
        window = self.pose.get("window")
        if window is None:
            return None
        at = self.camera.flat(place_of(window, self.person)[None])[0]
        wide, high = (float(value) / 2 for value in window["size"])
        return at[0] - wide, at[1] - high, at[0] + wide, at[1] + high

    @property
    def _frame(self) -> tuple[float, float, float, float]:
        if self._close_up:
            return self._close_up
        pieces = [*self.person.pieces, *self.props.pieces]
        points = [self.camera.rim(one) for piece in pieces for one in piece.chain]
        points += self.props.extent()
        every = np.vstack(points)
        low, high = every.min(axis=0) - MARGIN, every.max(axis=0) + MARGIN
        return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def _of_both(this: Drawn, one: Drawn, other: Drawn) -> bool:
    """Whether a piece grows out of, or into, two that grow out of each other."""
    pairs = ((this.piece, one.piece), (this.piece, other.piece))
    return all(a.name in b.joins or b.name in a.joins for a, b in pairs)


def _shade(shape: BaseGeometry) -> BaseGeometry:
    """What lies away from the light."""
    from shapely.affinity import translate

    return shape.difference(translate(shape, *SHADE)).buffer(-1.5).buffer(1.0)


def _clothes(done: dict[str, Drawn]) -> BaseGeometry:
    """Where clothes are seen so far: a spot lies on them, and not on the hand that covers them."""
    from shapely.geometry import Polygon

    seen: BaseGeometry = Polygon()
    for one in done.values():
        if one.piece.cloth in CLOTHES:
            seen = seen.union(one.shape)
        elif one.piece.cloth not in PLAIN:
            seen = seen.difference(one.shape.buffer(EDGE / 2))
    return seen


def _union(shapes: Iterable[BaseGeometry]) -> BaseGeometry:
    """All shapes as one."""
    from shapely.ops import unary_union

    return unary_union(list(shapes))


def _fillet(shape: BaseGeometry, radius: float) -> BaseGeometry:
    """What rounds a shape's inner corners with a radius (mm)."""
    return shape.buffer(radius).buffer(-radius).difference(shape.buffer(0.1))


def _data(shape: BaseGeometry) -> str:
    """Path data of all rings, in whole mm and relative steps: half the size of absolute ones."""
    plain = shape.simplify(SMOOTH)
    polygons = [
        one
        for one in getattr(plain, "geoms", [plain])
        if one.geom_type == "Polygon" and one.area >= LEAST_AREA
    ]
    rings = [ring for one in polygons for ring in (one.exterior, *one.interiors)]
    return "".join(_ring(np.rint(np.array(ring.coords)[:-1]).astype(int)) for ring in rings)


def _ring(points: Array) -> str:
    steps = "".join(_pair(x, y) for x, y in np.diff(points, axis=0) if x or y)
    return f"M{points[0][0]},{points[0][1]}l{steps.lstrip()}z" if steps else ""


def _pair(x: int, y: int) -> str:
    """Two numbers, parted by their signs where they have one."""
    return f"{'' if x < 0 else ' '}{x}{'' if y < 0 else ' '}{y}"

"""A posed person with floor, wall, ball and arrows as an SVG document."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
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

EDGE, FINE_EDGE = 7.0, 4.5
"""Weight of the person's outline and of a fine one (as the style sheets say), mm of the body."""
PATCH, FINE_PATCH = 1.8, 0.8
"""How far a patch reaches past what it joins, edges: past the blur of a small picture, too."""
FILLET = 16.0
"""Radius of the inner corner where two pieces of one limb meet, mm: skin has no notch."""
FINE_FILLET, WIDE_FILLET = 8.0, 40.0
"""The same in a close-up: between fingers or trouser legs, and elsewhere, mm."""
DENT = 12.0
"""Shallower corners and dents (mm) are filled: they would be ticks in the line."""
STRAY = 44.0
"""Shorter remains of an edge within a garment (mm) are ticks, not creases."""
SEAM = 0.2
"""Cracks up to twice as wide (mm) close when shapes become one."""
FINE = ("finger", "thumb", "toe", "ear", "nose")
"""Names of the pieces with a thin edge begin so."""
SHADE = (-13.0, -17.0)
"""Shade is what a shape has more than itself moved so far towards the light, mm."""
SHADED = 0.34
"""A slim piece is shaded over so much of its breadth at most: a finger is no dark stripe."""
DETAIL, FINE_DARK = ("hand", "finger", "thumb", "toe"), 7.0
"""A hand is shaded like its fingers, at most so broad (mm)."""
SOFT = 0.6
"""Corners of shade are rounded with this share of its own breadth."""
MARGIN = 40.0
LEAST_AREA, LEAST_CREASE = 30.0, 120.0
"""Smaller flecks, and shorter remains of a crease, are left out (mm²)."""
CLOTHES = ("shorts", "shirt")
PLAIN = ("eye", "crease", "bone", "spot", "dot", "no", "no-halo")
"""Flat marks: neither lit nor edged."""
PAINTED = ("spot", "crease", "bone")
"""Marks that lie on the clothes and are seen no further than these."""
SMOOTH, FINE_SMOOTH = 0.4, 0.2
"""Points of an outline that matter less than this (mm) are left out; a close-up keeps more."""

GRID, FINE_GRID = 1.0, 0.2
"""Points of an outline lie on a grid so fine (mm; tenths are written exactly)."""


@dataclass(frozen=True)
class Dents:
    """Which dents of a garment are filled."""

    radii: tuple[float, ...]
    """Of the curves that bridge them, mm."""
    area: float
    """Smaller ones stay, mm²."""
    crotch: float
    """Dents that lie so near to both trouser legs stay, mm."""


DENTS = Dents((40.0, 110.0), LEAST_AREA, EDGE)
FINE_DENTS = Dents((110.0, 600.0), 0.5, WIDE_FILLET)


@dataclass
class Drawn:
    """A flat shape with its look and how near it is."""

    piece: Piece
    shape: BaseGeometry
    nearness: float
    lit: BaseGeometry
    """What the light reaches, were it alone."""
    dark: float
    """Breadth of its shade, mm."""
    patched: list[BaseGeometry] = field(default_factory=list)
    """Where it has lost its edge so far."""


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
        fill = ' preserveAspectRatio="xMidYMid slice"' if self._close_up else self._focus()
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
            if one.piece.cloth in PAINTED:
                one.shape = self._painted(one, done)
            if one.piece.cloth == "eye" and not self._in_face(one, done):
                continue
            words.append(self._edged(one))
            words += [self._patch(one, name, done) for name in self._joined(one, done)]
            done[one.piece.name] = one
        return "".join(words)

    def _painted(self, one: Drawn, done: dict[str, Drawn]) -> BaseGeometry:
        """What is seen of a mark on the clothes.

        A crease along their edge would double its line, and the rest of one is a tick.
        """
        clothes = _clothes(done)
        if one.piece.cloth == "spot" or self._close_up:
            return one.shape.intersection(clothes)
        seen = one.shape.intersection(clothes.buffer(-1.5 * EDGE))
        return _union(part for part in getattr(seen, "geoms", [seen]) if part.area > LEAST_CREASE)

    def _flat(self, piece: Piece) -> Drawn:
        shape = self.camera.limb(piece.chain)
        if piece.name == "hair":
            shape = self._hair(shape)
        shape = _soft(shape, 6.0) if piece.cloth not in ("skin", "crease", "bone") else shape
        if self._close_up:
            from shapely.geometry import box

            window = box(*self._close_up)
            seen = shape.intersection(window.buffer(-EDGE))  # no sliver along the border
            shape = seen if seen.is_empty else shape.intersection(window.buffer(3 * EDGE))
        centre = np.mean([one.centre for one in piece.chain], axis=0)
        dark = min(_darkness(shape), FINE_DARK if piece.name.startswith(DETAIL) else math.inf)
        near = self.camera.nearness(centre) + piece.bias
        return Drawn(piece, shape, near, _lit(shape, dark), dark)

    def _hair(self, shape: BaseGeometry) -> BaseGeometry:
        """Hair leaves the face free, unless the face looks away."""
        face, looks = self.person.face
        if self.camera.nearness(looks) < -0.35:
            return shape
        return shape.difference(self.camera.limb([face]))

    @staticmethod
    def _in_face(eye: Drawn, done: dict[str, Drawn]) -> bool:
        """Whether an eye lies clear of the face's edge: across it, it would be a blot."""
        return "head" not in done or done["head"].shape.buffer(-EDGE / 2).contains(eye.shape)

    def _joined(self, one: Drawn, done: dict[str, Drawn]) -> list[str]:
        """Names of finished pieces that this one grows out of, or that grow out of it."""
        names = [name for name in one.piece.joins if name in done]
        names += [name for name, other in done.items() if one.piece.name in other.piece.joins]
        return [name for name in names if done[name].piece.cloth == one.piece.cloth]

    def _edged(self, one: Drawn) -> str:
        data = self._data(one.shape)
        if not data:
            return ""
        if one.piece.cloth in PLAIN:
            return f'<path class="pose-{one.piece.cloth}" d="{data}"/>'
        shadow = self._data(_shade(one.shape, one.lit))
        shaded = f'<path class="pose-shade" d="{shadow}"/>' if shadow else ""
        is_fine = self._close_up or one.piece.name.startswith(FINE)
        fine = " pose-fine" if is_fine else ""
        return f'<path class="pose-{one.piece.cloth}{fine}" d="{data}"/>{shaded}'

    def _patch(self, one: Drawn, name: str, done: dict[str, Drawn]) -> str:
        """Take the edges away where two pieces of one limb meet and nothing lies between them."""
        other = done[name]
        limb = self._limb(one, done)
        common, fillet, hidden = self._meet(one, name, limb, done)
        whole = _union([*(this.shape for this in limb), fillet]).buffer(SEAM).buffer(-SEAM)
        one.shape = one.shape.union(fillet)
        one.patched.append(common)
        if one.piece.cloth in CLOTHES and not self._close_up:
            common = common.union(_strays(one, whole, limb, done))
        kept = 0.0 if self._close_up else EDGE * 0.52  # the outline stays, or is drawn anew
        patch = common.intersection(whole.buffer(-kept)).simplify(self._smooth)
        data = self._data(patch)
        if not data:
            return ""
        look = f"pose-{one.piece.cloth}"
        lit = _soft(_union(this.lit for this in limb), SOFT * min(one.dark, other.dark))
        shadow = self._data(_shade(whole, lit).intersection(patch))
        shaded = f'<path class="pose-shade" d="{shadow}"/>' if shadow else ""
        corner = "" if self._close_up else self._data(fillet)
        filled = f'<path class="{look}" d="{corner}"/>' if corner else ""
        rim = self._rim(whole, common.buffer(FINE_EDGE).difference(hidden), look)
        return f'{filled}<path class="{look} pose-patch" d="{data}"/>{shaded}{rim}'

    def _meet(
        self, one: Drawn, name: str, limb: list[Drawn], done: dict[str, Drawn]
    ) -> tuple[BaseGeometry, BaseGeometry, BaseGeometry]:
        """Where two pieces lose their edges, what rounds the corner, and what lies over both."""
        other = done[name]
        common = one.shape.intersection(other.shape).buffer(
            EDGE * (FINE_PATCH if one.piece.name.startswith(FINE) else PATCH)
        )
        fillet = self._corner(one, other, limb)
        place = self._meeting(one.piece, other.piece)
        if place is not None:
            common, fillet = common.intersection(place), fillet.intersection(place)
        between = [done[later] for later in list(done)[list(done).index(name) + 1 :]]
        over = [this for this in between if not _of_both(this, one, other)]
        hidden, reach = _rims(over).difference(one.shape), self._edge
        if self._one_garment(one):  # both legs bound the corner between them, and its shade
            common = common.difference(hidden)
            hidden = _rims(this for this in over if all(this is not part for part in limb))
            reach = WIDE_FILLET
        fillet = fillet.difference(hidden).difference(_union(this.shape for this in limb))
        return common.union(fillet.buffer(reach)).difference(hidden), fillet, hidden

    def _rim(self, whole: BaseGeometry, near: BaseGeometry, look: str) -> str:
        """The outline of a limb round a patch: a close-up would show where two edges meet."""
        data = self._data(whole.boundary.intersection(near)) if self._close_up else ""
        return f'<path class="{look} pose-fine pose-rim" d="{data}"/>' if data else ""

    def _corner(self, one: Drawn, other: Drawn, limb: list[Drawn]) -> BaseGeometry:
        """What fills the inner corner between two pieces: skin and cloth have no notch."""
        if self._one_garment(one):
            garment = _union(this.shape for this in limb)
            legs = [this.shape for this in limb if this.piece.name.startswith("shorts")]
            return _fillet(garment, FINE_FILLET).union(_dents(garment, legs, FINE_DENTS))
        names = (one.piece.name, other.piece.name)
        fine = any(name.startswith(FINE) for name in names)
        if self._close_up:
            radius = FINE_FILLET if fine else WIDE_FILLET
        else:  # corners of fingers and of trouser legs lie too near each other
            leg = any(name.startswith("shorts") for name in names)
            radius = 0.0 if fine or leg else FILLET
        fillet = _fillet(one.shape.union(other.shape), radius)
        if fine or self._close_up:
            return fillet
        garment = limb if one.piece.cloth == "shorts" else [one, other]
        legs = [this.shape for this in garment if this.piece.name.startswith("shorts")]
        return fillet.union(_dents(_union(this.shape for this in garment), legs, DENTS))

    def _one_garment(self, one: Drawn) -> bool:
        """Whether all corners of a garment are rounded at once: a close-up shows the crotch."""
        return self._close_up is not None and one.piece.cloth == "shorts"

    def _meeting(self, one: Piece, other: Piece) -> BaseGeometry | None:
        """Where two pieces may lose their edges; ``None``: wherever they touch."""
        for piece in (one, other):  # an arm before the chest keeps its edge
            if piece.name.startswith("sleeve"):
                return self.camera.limb(piece.chain[:1]).buffer(2 * EDGE)
        for piece in (one, other):  # the ball of the thumb is part of the palm
            if piece.name.startswith("thumb"):
                return self.camera.limb(piece.chain[:2]).buffer(EDGE)
        # a bent knee keeps the fold between thigh and calf
        return self._joint(one, other) if one.cloth == "skin" else None

    def _limb(self, one: Drawn, done: dict[str, Drawn]) -> list[Drawn]:
        """All that has been drawn so far of what a piece grows into without an edge."""
        whole, names = [one], self._joined(one, done)
        while names:
            this = done[names.pop()]
            if all(this is not other for other in whole):
                whole.append(this)
                names += self._joined(this, done)
        return whole

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

    def _focus(self) -> str:
        """Where the ball of a standing person is: a small print of it may show that part alone."""
        at_wall = any(one.startswith("wall") for one in self.pose.get("ground", ()))
        if not at_wall or "ball" not in self.person.points:
            return ""
        x, y = self.camera.flat(self.person.points["ball"][None])[0]
        return f' data-focus="{number(x)} {number(y)}"'

    @property
    def _edge(self) -> float:
        """Weight of the outline, mm."""
        return FINE_EDGE if self._close_up else EDGE

    @property
    def _smooth(self) -> float:
        """What points may matter and be left out, mm."""
        return FINE_SMOOTH if self._close_up else SMOOTH

    def _data(self, shape: BaseGeometry) -> str:
        """Path data of a shape, as fine as the picture needs."""
        from shapely import line_merge

        plain = line_merge(shape) if "Line" in shape.geom_type else shape
        return _path(plain.simplify(self._smooth), FINE_GRID if self._close_up else GRID)

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


def _strays(
    one: Drawn, whole: BaseGeometry, limb: list[Drawn], done: dict[str, Drawn]
) -> BaseGeometry:
    """What is left of a piece's edge inside its garment, where it is too short for a crease."""
    first = min(list(done).index(this.piece.name) for this in limb if this is not one)
    over = _rims(
        this for this in list(done.values())[first:] if all(this is not part for part in limb)
    )
    inside = one.shape.boundary.intersection(whole.buffer(-EDGE * 0.52))
    left = _lines(inside.difference(_union(one.patched)))
    short = _union(line for line in left if line.length < STRAY)
    return short.buffer(EDGE).difference(over)


def _lines(shape: BaseGeometry) -> list[BaseGeometry]:
    """The lines of a shape, those that touch each other joined."""
    from shapely import line_merge

    merged = line_merge(shape) if "Multi" in shape.geom_type else shape
    return list(getattr(merged, "geoms", [merged]))


def _darkness(shape: BaseGeometry) -> float:
    """How broad the shade of a shape is, mm: a slim one keeps a bright side."""
    breadth = 2 * float(shape.area) / max(float(shape.length), 1e-6)
    return min(math.hypot(*SHADE), SHADED * breadth)


def _lit(shape: BaseGeometry, dark: float) -> BaseGeometry:
    """What the light reaches of a shape alone: itself moved that far (mm) towards the light."""
    from shapely.affinity import translate

    share = dark / math.hypot(*SHADE)
    return _soft(translate(shape, *(share * step for step in SHADE)), SOFT * dark)


def _soft(shape: BaseGeometry, radius: float) -> BaseGeometry:
    """A shape with its corners rounded, inner and outer ones (mm)."""
    return shape.buffer(radius).buffer(-2 * radius).buffer(radius)


def _shade(shape: BaseGeometry, lit: BaseGeometry) -> BaseGeometry:
    """What lies away from the light."""
    return shape.difference(lit).buffer(-1.5).buffer(1.0)


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


def _rims(drawn: Iterable[Drawn]) -> BaseGeometry:
    """What pieces cover, the outer half of their edges counted in."""
    return _union(this.shape.buffer(EDGE / 2) for this in drawn)


def _union(shapes: Iterable[BaseGeometry]) -> BaseGeometry:
    """All shapes as one."""
    from shapely.ops import unary_union

    return unary_union(list(shapes))


def _fillet(shape: BaseGeometry, radius: float) -> BaseGeometry:
    """What rounds a shape's inner corners with a radius (mm)."""
    return shape.buffer(radius).buffer(-radius).difference(shape.buffer(SEAM / 2))


def _dents(shape: BaseGeometry, legs: list[BaseGeometry], dents: Dents) -> BaseGeometry:
    """What fills a shape's shallow dents: cloth and skin run past them in one curve.

    The corner between both trouser ``legs`` stays: a crease begins there.
    """
    filled = (_fillet(shape, radius) for radius in dents.radii)
    parts = (part for fill in filled for part in getattr(fill, "geoms", [fill]))
    shallow = [
        part for part in parts if part.area >= dents.area and part.buffer(-DENT / 2).is_empty
    ]
    return _union(
        part
        for part in shallow
        if len(legs) < 2 or any(part.distance(leg) > dents.crotch for leg in legs)
    )


def _path(shape: BaseGeometry, step: float) -> str:
    """Path data of all rings and lines on a grid (mm), in relative steps: half the size."""
    lines = []
    for one in getattr(shape, "geoms", [shape]):
        if one.geom_type == "Polygon" and one.area >= LEAST_AREA:
            lines += [(ring.coords[:-1], "z") for ring in (one.exterior, *one.interiors)]
        elif one.geom_type == "LineString":
            lines.append((one.coords, ""))
    return "".join(_line(np.rint(np.array(line) / step), step, end) for line, end in lines)


def _line(points: Array, step: float, end: str) -> str:
    """One line of path data from whole multiples of a step (mm)."""
    steps = "".join(
        _pair(number(x * step), number(y * step)) for x, y in np.diff(points, axis=0) if x or y
    )
    start = ",".join(number(value * step) for value in points[0])
    return f"M{start}l{steps.lstrip()}{end}" if steps else ""


def _pair(x: str, y: str) -> str:
    """Two numbers, parted by their signs where they have one."""
    return f"{'' if x[0] == '-' else ' '}{x}{'' if y[0] == '-' else ' '}{y}"

"""The user's own chart: marks where it hurts, each with how bad, how it feels and how deep."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from gluteapp.domain.geometry import common_area, common_spans, spans_area
from gluteapp.domain.problems import InputError, unknown_word
from gluteapp.domain.strokes import BrushStroke, painted
from gluteapp.domain.vocabulary import DEPTHS, QUALITIES, REGIONS, Aspect, Side, region_sides

if TYPE_CHECKING:
    from gluteapp.domain.atlas import AspectMap, Atlas, DrawnRegion
    from gluteapp.domain.geometry import Spans

NRS_MAX = 10
"""Top of the numeric rating scale; 0 is no pain, 10 the worst imaginable."""
LEAST_OF_PLACE = 0.25
"""A painted place is named when so much of it is covered…"""
LEAST_OF_PAINT = 0.25
"""…or when so much of the paint lies on it."""

Place = tuple[str, Side]
"""A region and the patient's side."""


@dataclass(frozen=True, slots=True)
class Feel:
    """What a mark says beside where it is; every part may be left open."""

    intensity: int | None = None
    """0–10 on the numeric rating scale."""
    quality: str | None = None
    """One of ``QUALITIES``."""
    depth: str | None = None
    """One of ``DEPTHS``."""


NO_FEEL = Feel()


class _Felt:
    """What all kinds of marks have in common."""

    __slots__ = ()
    feel: Feel

    @property
    def intensity(self) -> int | None:
        """How bad it is."""
        return self.feel.intensity


@dataclass(frozen=True, slots=True)
class PointMark(_Felt):
    """A place pointed at: ``x``, ``y`` in mm of one aspect; ``region`` names it."""

    aspect: Aspect
    x: float
    y: float
    side: Side
    region: str | None = None
    feel: Feel = NO_FEEL

    @property
    def places(self) -> tuple[Place, ...]:
        """The named place, if it has one."""
        return ((self.region, self.side),) if self.region is not None else ()

    @property
    def mirrored(self) -> PointMark:
        """The same place on the other side of the body."""
        return replace(self, aspect=self.aspect.mirrored, x=-self.x, side=self.side.opposite)


@dataclass(frozen=True, slots=True)
class RegionMark(_Felt):
    """A whole named place."""

    region: str
    side: Side
    feel: Feel = NO_FEEL

    @property
    def places(self) -> tuple[Place, ...]:
        """The place itself."""
        return ((self.region, self.side),)

    @property
    def mirrored(self) -> RegionMark:
        """The same place on the other side of the body; the midline stays."""
        return replace(self, side=self.side.opposite)


@dataclass(frozen=True)
class PaintMark(_Felt):
    """A painted area of one aspect: strokes in their order, erasing ones included."""

    aspect: Aspect
    strokes: tuple[BrushStroke, ...]
    side: Side
    """Where most of it lies."""
    places: tuple[Place, ...] = ()
    """The named places that it covers, the most covered first."""
    feel: Feel = NO_FEEL

    @property
    def region(self) -> str | None:
        """The place that it covers most."""
        return self.places[0][0] if self.places else None

    @cached_property
    def spans(self) -> Spans:
        """What the strokes cover, on and beside the body."""
        return painted(self.strokes)

    @property
    def mirrored(self) -> PaintMark:
        """The same area on the other side of the body."""
        return PaintMark(
            self.aspect.mirrored,
            tuple(stroke.mirrored for stroke in self.strokes),
            self.side.opposite,
            tuple((region, side.opposite) for region, side in self.places),
            self.feel,
        )


PainMark = PointMark | RegionMark | PaintMark


@dataclass(frozen=True, slots=True)
class PainDrawing:
    """All marks, in the order in which they were made."""

    marks: tuple[PainMark, ...] = ()

    def with_mark(self, mark: PainMark) -> PainDrawing:
        """The drawing with one more mark."""
        return PainDrawing((*self.marks, mark))

    def with_mark_at(self, index: int, mark: PainMark) -> PainDrawing:
        """The drawing with another mark number ``index``."""
        return PainDrawing((*self.marks[:index], mark, *self.marks[index + 1 :]))

    def without(self, index: int) -> PainDrawing:
        """The drawing without its mark number ``index``."""
        return PainDrawing(self.marks[:index] + self.marks[index + 1 :])

    def with_feel(self, index: int, feel: Feel) -> PainDrawing:
        """The drawing with another number, quality or depth for mark number ``index``.

        Raises:
            InputError: naming what is off the scale.
        """
        return self.with_mark_at(index, replace(self.marks[index], feel=checked_feel(feel)))

    def with_other_side(self, index: int) -> PainDrawing:
        """The drawing with mark number ``index`` on the other side of the body."""
        return self.with_mark_at(index, self.marks[index].mirrored)

    @property
    def mirrored(self) -> PainDrawing:
        """The drawing with left and right exchanged."""
        return PainDrawing(tuple(mark.mirrored for mark in self.marks))

    @property
    def has_sides(self) -> bool:
        """Whether any mark lies left or right of the midline."""
        return any(has_side(mark) for mark in self.marks)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is marked."""
        return not self.marks


def has_side(mark: PainMark) -> bool:
    """Whether the mark looks different from its mirror image."""
    if isinstance(mark, PaintMark):
        return True
    return mark.side is not Side.MIDLINE


# ------------------------------------------------------------------- making marks
def checked_feel(feel: Feel) -> Feel:
    """The feel itself.

    Raises:
        InputError: if a part is not a word or step of its scale.
    """
    checked_intensity(feel.intensity)
    for kind, word, allowed in (
        ("quality", feel.quality, QUALITIES),
        ("depth", feel.depth, DEPTHS),
    ):
        if word is not None and word not in allowed:
            raise InputError(unknown_word(kind, word, allowed))
    return feel


def checked_intensity(intensity: int | None) -> int | None:
    """The intensity itself.

    Raises:
        InputError: if it is not a whole step of the 0–10 scale.
    """
    if intensity is not None and not 0 <= intensity <= NRS_MAX:
        raise InputError(
            f"Intensity {intensity} is off the scale: "
            "give a whole number from 0 (no pain) to 10 (worst)."
        )
    return intensity


def region_mark(region: str, side: str, feel: Feel = NO_FEEL) -> RegionMark:
    """A checked mark of a whole region.

    Raises:
        InputError: naming the bad word and the allowed ones.
    """
    if region not in REGIONS:
        raise InputError(unknown_word("region", region, REGIONS))
    sides = region_sides(region)
    if side not in sides:
        raise InputError(unknown_word(f"side of {region}", side, sides))
    return RegionMark(region, Side(side), checked_feel(feel))


def point_mark(atlas: Atlas, aspect: Aspect, x: float, y: float, feel: Feel = NO_FEEL) -> PointMark:
    """A checked mark at a point (mm) of an aspect.

    Raises:
        InputError: if the aspect is not drawn, or the point lies off the body.
    """
    drawn = drawn_aspect(atlas, aspect)
    if not drawn.skin.contains(x, y):
        raise InputError(
            f"Point {x:g},{y:g} lies outside the body on the {aspect} aspect: {_reach(drawn)}."
        )
    here = region_at(atlas, aspect, x, y)
    side = here.side if here is not None else drawn.side_at(x)
    region = here.region if here is not None else None
    return PointMark(aspect, x, y, side, region, checked_feel(feel))


def paint_mark(
    atlas: Atlas, aspect: Aspect, strokes: tuple[BrushStroke, ...], feel: Feel = NO_FEEL
) -> PaintMark:
    """A checked painted area with the names of what it covers.

    Raises:
        InputError: if the aspect is not drawn, or nothing of the body is covered.
    """
    drawn = drawn_aspect(atlas, aspect)
    covered = common_spans(painted(strokes), drawn.skin.spans)
    if not covered:
        raise InputError(
            f"The paint covers nothing of the body on the {aspect} aspect: {_reach(drawn)}."
        )
    places = painted_places(drawn, covered)
    side = places[0][1] if places else drawn.side_at(_middle(covered))
    return PaintMark(aspect, strokes, side, places, checked_feel(feel))


def painted_places(drawn: AspectMap, covered: Spans) -> tuple[Place, ...]:
    """The named places that an area covers well or lies on, the most covered first."""
    whole = spans_area(covered)
    found = []
    for region in drawn.regions:
        common = common_area(covered, region.outline.spans)
        if common >= LEAST_OF_PLACE * region.outline.area or common >= LEAST_OF_PAINT * whole:
            found.append((-common, region.region, region.side))
    return tuple((region, side) for _, region, side in sorted(found))


def drawn_aspect(atlas: Atlas, aspect: Aspect) -> AspectMap:
    """The aspect's map.

    Raises:
        InputError: if the atlas does not draw it.
    """
    drawn = atlas.aspects.get(aspect)
    if drawn is None:
        raise InputError(unknown_word("drawn aspect", aspect, atlas.aspects))
    return drawn


def region_at(atlas: Atlas, aspect: Aspect, x: float, y: float) -> DrawnRegion | None:
    """The smallest region that contains the point (mm)."""
    inside = [item for item in atlas.aspects[aspect].regions if item.outline.contains(x, y)]
    return min(inside, key=lambda item: item.outline.area, default=None)


def _reach(drawn: AspectMap) -> str:
    left, top, right, bottom = drawn.skin.bounds
    return (
        f"the body reaches from x {left:.0f} to {right:.0f} "
        f"and from y {top:.0f} to {bottom:.0f} (mm)"
    )


def _middle(covered: Spans) -> float:
    """The mean x (mm) of an area."""
    moment = sum((b * b - a * a) / 2 for row in covered.values() for a, b in row)
    return moment / sum(b - a for row in covered.values() for a, b in row)

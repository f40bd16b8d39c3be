"""The user's own chart: marks where it hurts, each with an intensity."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gluteapp.domain.problems import InputError, unknown_word
from gluteapp.domain.vocabulary import REGIONS, Aspect, Side, region_sides

if TYPE_CHECKING:
    from gluteapp.domain.atlas import Atlas, DrawnRegion

NRS_MAX = 10
"""Top of the numeric rating scale; 0 is no pain, 10 the worst imaginable."""


@dataclass(frozen=True, slots=True)
class PointMark:
    """A place pointed at: ``x``, ``y`` in mm of one aspect; ``region`` names it."""

    aspect: Aspect
    x: float
    y: float
    side: Side
    region: str | None = None
    intensity: int | None = None


@dataclass(frozen=True, slots=True)
class RegionMark:
    """A whole named place."""

    region: str
    side: Side
    intensity: int | None = None


PainMark = PointMark | RegionMark


@dataclass(frozen=True, slots=True)
class PainDrawing:
    """All marks, in the order in which they were made."""

    marks: tuple[PainMark, ...] = ()

    def with_mark(self, mark: PainMark) -> PainDrawing:
        """The drawing with one more mark."""
        return PainDrawing((*self.marks, mark))

    def without(self, index: int) -> PainDrawing:
        """The drawing without its mark number ``index``."""
        return PainDrawing(self.marks[:index] + self.marks[index + 1 :])

    def with_intensity(self, index: int, intensity: int | None) -> PainDrawing:
        """The drawing with another NRS value for mark number ``index``."""
        changed = replace(self.marks[index], intensity=checked_intensity(intensity))
        return PainDrawing((*self.marks[:index], changed, *self.marks[index + 1 :]))

    def with_other_side(self, index: int) -> PainDrawing:
        """The drawing with mark number ``index`` on the other side of the body."""
        changed = other_side(self.marks[index])
        return PainDrawing((*self.marks[:index], changed, *self.marks[index + 1 :]))

    @property
    def mirrored(self) -> PainDrawing:
        """The drawing with left and right exchanged."""
        return PainDrawing(tuple(other_side(mark) for mark in self.marks))

    @property
    def has_sides(self) -> bool:
        """Whether any mark lies left or right of the midline."""
        return any(mark.side is not Side.MIDLINE for mark in self.marks)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is marked."""
        return not self.marks


def other_side(mark: PainMark) -> PainMark:
    """The same place on the other side of the body; the midline stays."""
    if isinstance(mark, PointMark):
        return replace(mark, aspect=mark.aspect.mirrored, x=-mark.x, side=mark.side.opposite)
    return replace(mark, side=mark.side.opposite)


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


def region_mark(region: str, side: str, intensity: int | None = None) -> RegionMark:
    """A checked mark of a whole region.

    Raises:
        InputError: naming the bad word and the allowed ones.
    """
    if region not in REGIONS:
        raise InputError(unknown_word("region", region, REGIONS))
    sides = region_sides(region)
    if side not in sides:
        raise InputError(unknown_word(f"side of {region}", side, sides))
    return RegionMark(region, Side(side), checked_intensity(intensity))


def point_mark(
    atlas: Atlas, aspect: Aspect, x: float, y: float, intensity: int | None = None
) -> PointMark:
    """A checked mark at a point (mm) of an aspect.

    Raises:
        InputError: if the aspect is not drawn, or the point lies off the body.
    """
    drawn = atlas.aspects.get(aspect)
    if drawn is None:
        raise InputError(unknown_word("drawn aspect", aspect, atlas.aspects))
    if not drawn.skin.contains(x, y):
        left, top, right, bottom = drawn.skin.bounds
        raise InputError(
            f"Point {x:g},{y:g} lies outside the body on the {aspect} aspect: the body reaches "
            f"from x {left:.0f} to {right:.0f} and from y {top:.0f} to {bottom:.0f} (mm)."
        )
    here = region_at(atlas, aspect, x, y)
    side = here.side if here is not None else drawn.side_at(x)
    return PointMark(
        aspect, x, y, side, here.region if here is not None else None, checked_intensity(intensity)
    )


def region_at(atlas: Atlas, aspect: Aspect, x: float, y: float) -> DrawnRegion | None:
    """The smallest region that contains the point (mm)."""
    inside = [item for item in atlas.aspects[aspect].regions if item.outline.contains(x, y)]
    return min(inside, key=lambda item: item.outline.area, default=None)

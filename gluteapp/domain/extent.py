"""How much of the body is marked: cm² and share, whatever the zoom, window or screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gluteapp.domain.geometry import (
    ROW_PITCH_MM,
    common_spans,
    joined_spans,
    spans_area,
    spans_without,
)
from gluteapp.domain.pain import NRS_MAX, PaintMark, PointMark
from gluteapp.domain.strokes import BrushStroke, stroke_spans
from gluteapp.domain.vocabulary import Aspect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gluteapp.domain.atlas import AspectMap, Atlas
    from gluteapp.domain.geometry import Point, Spans
    from gluteapp.domain.pain import PainDrawing, PainMark, Place

FINGER_MM = 24.0
"""Width of a pointed mark in a heat field: a finger tip."""
WHOLE_BODY = (Aspect.POSTERIOR, Aspect.ANTERIOR)
"""What 100 % is: the body as drawn from behind and from the front."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is marked."""

    mm2: float
    body_mm2: float

    @property
    def cm2(self) -> float:
        """Square centimetres on the reference adult."""
        return self.mm2 / 100

    @property
    def percent(self) -> float:
        """Share of the drawn body, lowest ribs to soles, back and front together."""
        return 100 * self.mm2 / self.body_mm2 if self.body_mm2 else 0.0


def extent(drawing: PainDrawing, atlas: Atlas) -> Extent:
    """The marked area; a place that is marked on several aspects counts once, at its largest.

    Points have no extent.
    """
    areas = {aspect: _marked(drawing, drawn) for aspect, drawn in atlas.aspects.items()}
    whole = sum(spans_area(spans) for spans in areas.values())
    twice = _counted_more_than_once(areas, atlas)
    body = sum(
        spans_area(atlas.aspects[one].skin.spans) for one in WHOLE_BODY if one in atlas.aspects
    )
    return Extent(whole - twice, body)


def covered_by(mark: PainMark, drawn: AspectMap) -> Spans:
    """What a mark covers on an aspect; a point covers a finger tip."""
    if isinstance(mark, PaintMark):
        is_here = mark.aspect is drawn.aspect
        return common_spans(mark.spans, drawn.skin.spans) if is_here else {}
    if isinstance(mark, PointMark):
        if mark.aspect is not drawn.aspect:
            return {}
        return stroke_spans(BrushStroke(FINGER_MM, ((mark.x, mark.y),)))
    region = drawn.region(mark.region, mark.side)
    return region.outline.spans if region is not None else {}


def middle_of(spans: Spans) -> Point:
    """A place (mm) well inside an area: in the longest stretch of its middle third."""
    rows = sorted(spans)
    third = max(1, len(rows) // 3)
    row, (start, end) = max(
        ((row, stretch) for row in rows[third : 2 * third + 1] or rows for stretch in spans[row]),
        key=lambda one: one[1][1] - one[1][0],
    )
    return (start + end) / 2, (row + 0.5) * ROW_PITCH_MM


def mark_middles(drawing: PainDrawing, drawn: AspectMap) -> list[Point]:
    """Where (mm) each mark lies that an aspect shows."""
    covered = [covered_by(mark, drawn) for mark in drawing.marks]
    return [middle_of(spans) for spans in covered if spans]


def weighed_areas(drawing: PainDrawing, drawn: AspectMap) -> Iterator[tuple[Spans, float]]:
    """What each mark covers on an aspect, with its number as 0–1 (1 where none was given)."""
    for mark in drawing.marks:
        spans = covered_by(mark, drawn)
        if spans:
            yield spans, (NRS_MAX if mark.intensity is None else mark.intensity) / NRS_MAX


def _marked(drawing: PainDrawing, drawn: AspectMap) -> Spans:
    covered: Spans = {}
    for mark in drawing.marks:
        if not isinstance(mark, PointMark):
            covered = joined_spans(covered, covered_by(mark, drawn))
    return covered


def _counted_more_than_once(areas: dict[Aspect, Spans], atlas: Atlas) -> float:
    """mm² of places that are marked on more than one aspect, beyond the largest of them."""
    by_place: dict[Place, list[float]] = {}
    for aspect, spans in areas.items():
        left = spans
        regions = atlas.aspects[aspect].regions if spans else ()
        # a small place on a large one is told apart from it
        for region in sorted(regions, key=lambda one: one.outline.area):
            common = common_spans(left, region.outline.spans)
            if common:
                left = spans_without(left, common)
                place = (region.region, region.side)
                by_place.setdefault(place, []).append(spans_area(common))
    return sum(sum(found) - max(found) for found in by_place.values())

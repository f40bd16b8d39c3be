"""Painted versions of textbook cases, and people who draw the same pain again."""

import math
import random

from gluteapp.domain.geometry import common_area, joined_spans, spans_area
from gluteapp.domain.pain import Feel, PainDrawing, PainMark, paint_mark
from gluteapp.domain.strokes import BrushStroke
from gluteapp.domain.vocabulary import Aspect, Side, region_sides

BRUSH_MM = 25.0
ASPECTS = (Aspect.POSTERIOR, Aspect.RIGHT_LATERAL, Aspect.ANTERIOR)
SHIFT, SWELL = 0.28, 0.25
"""A redraw moves by up to so much of the area's mean width and height, and swells or shrinks."""


def sweep(outline):
    """A hand that fills a place with the middle brush, from side to side."""
    rows = sorted(outline.spans)
    inset = BRUSH_MM / 2
    first, last = rows[0] + inset, rows[-1] - inset
    if first > last:
        first = last = (rows[0] + rows[-1]) / 2
    count = max(1, math.ceil((last - first) / (BRUSH_MM * 0.6)))
    points = []
    for step in range(count + 1):
        y = first + (last - first) * step / count
        start, end = max(outline.spans[math.floor(y)], key=lambda one: one[1] - one[0])
        left, right = start + inset, end - inset
        if left > right:
            left = right = (start + end) / 2
        points += [(left, y), (right, y)] if step % 2 == 0 else [(right, y), (left, y)]
    return tuple(dict.fromkeys(points))


def painted_case(atlas, places):
    """A case with every place painted on the aspect that shows it best."""
    marks: list[PainMark] = []
    for place in places:
        region, _, nrs = place.partition(":")
        side = region_sides(region)[-1]
        shown = [
            (atlas.aspects[aspect].region(region, side).outline.area, aspect)
            for aspect in ASPECTS
            if atlas.aspects[aspect].region(region, side) is not None
        ]
        aspect = max(shown)[1]
        stroke = BrushStroke(BRUSH_MM, sweep(atlas.aspects[aspect].region(region, side).outline))
        marks.append(paint_mark(atlas, aspect, (stroke,), Feel(int(nrs or 5))))
    return PainDrawing(tuple(marks))


def redrawn(atlas, drawing, chance: random.Random):
    """The same pain drawn again: every area a little elsewhere, larger or smaller."""
    return PainDrawing(tuple(_redrawn(atlas, mark, chance) for mark in drawing.marks))


def _redrawn(atlas, mark, chance):
    (stroke,) = mark.strokes
    left, top, right, bottom = stroke.bounds
    x, y = (left + right) / 2, (top + bottom) / 2
    # by the mean height and width: an arch is thinner than its frame is high
    area = spans_area(mark.spans)
    dx = chance.uniform(-SHIFT, SHIFT) * area / (bottom - top)
    dy = chance.uniform(-SHIFT, SHIFT) * area / (right - left)
    wide, high = (chance.uniform(1 - SWELL, 1 + SWELL) for _ in range(2))
    moved = tuple((x + dx + (a - x) * wide, y + dy + (b - y) * high) for a, b in stroke.points)
    strokes = (BrushStroke(stroke.width * math.sqrt(wide * high), moved),)
    return paint_mark(atlas, mark.aspect, strokes, mark.feel)


def jaccard(first, second):
    """Overlap of two drawings: common area by joint area, over all aspects."""
    common = joint = 0.0
    for aspect in ASPECTS:
        one, two = (_covered(drawing, aspect) for drawing in (first, second))
        common += common_area(one, two)
        joint += spans_area(joined_spans(one, two))
    return common / joint


def _covered(drawing, aspect):
    covered = {}
    for mark in drawing.marks:
        if mark.aspect is aspect:
            covered = joined_spans(covered, mark.spans)
    return covered


def sides_of(answer):
    """Muscles of the answer in their order, once each."""
    return list(dict.fromkeys(one.muscle for one in answer.candidates if one.side is not Side.LEFT))

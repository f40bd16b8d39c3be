"""Painting and erasing: how a stroke changes a drawing."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from gluteapp.domain.pain import NO_FEEL, Feel, PainDrawing, PaintMark, PointMark, paint_mark
from gluteapp.domain.problems import InputError
from gluteapp.domain.strokes import stroke_spans, touches

if TYPE_CHECKING:
    from gluteapp.domain.atlas import Atlas
    from gluteapp.domain.pain import PainMark
    from gluteapp.domain.strokes import BrushStroke
    from gluteapp.domain.vocabulary import Aspect

MOST_STROKES = 400
"""One area holds so many strokes; a further one begins a new area."""


def with_paint(
    drawing: PainDrawing,
    atlas: Atlas,
    aspect: Aspect,
    strokes: tuple[BrushStroke, ...],
    feel: Feel = NO_FEEL,
) -> PainDrawing:
    """The drawing with one way of the brush more.

    Paint that touches an area which feels the same joins it; other paint is a new mark.

    Raises:
        InputError: if the brush never touched the body.
    """
    fresh = paint_mark(atlas, aspect, strokes, feel)
    for index, mark in enumerate(drawing.marks):
        if _can_join(mark, fresh):
            assert isinstance(mark, PaintMark)
            joined = paint_mark(atlas, aspect, (*mark.strokes, *strokes), mark.feel)
            return drawing.with_mark_at(index, joined)
    return drawing.with_mark(fresh)


def _can_join(mark: PainMark, fresh: PaintMark) -> bool:
    return (
        isinstance(mark, PaintMark)
        and mark.aspect is fresh.aspect
        and fresh.feel in (NO_FEEL, mark.feel)
        and len(mark.strokes) + len(fresh.strokes) <= MOST_STROKES
        and touches(mark.spans, fresh.spans)
    )


def erased(
    drawing: PainDrawing, atlas: Atlas, aspect: Aspect, strokes: tuple[BrushStroke, ...]
) -> PainDrawing:
    """The drawing after the eraser went over an aspect; whole places are left to their button."""
    rubber = tuple(replace(stroke, erases=True) for stroke in strokes)
    marks: list[PainMark] = []
    for mark in drawing.marks:
        left = _after(mark, atlas, aspect, rubber)
        if left is not None:
            marks.append(left)
    return PainDrawing(tuple(marks))


def _after(
    mark: PainMark, atlas: Atlas, aspect: Aspect, rubber: tuple[BrushStroke, ...]
) -> PainMark | None:
    if isinstance(mark, PointMark) and mark.aspect is aspect:
        return None if any(_is_hit(mark, stroke) for stroke in rubber) else mark
    if not isinstance(mark, PaintMark) or mark.aspect is not aspect:
        return mark
    hits = tuple(one for one in rubber if touches(mark.spans, stroke_spans(one)))
    if not hits:
        return mark
    try:
        return paint_mark(atlas, aspect, (*mark.strokes, *hits), mark.feel)
    except InputError:  # nothing of it is left on the body
        return None


def _is_hit(mark: PointMark, stroke: BrushStroke) -> bool:
    row = math.floor(mark.y)
    return any(a <= mark.x <= b for a, b in stroke_spans(stroke).get(row, ()))

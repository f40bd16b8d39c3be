"""Which parts of the body a page's figures show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gluteapp.domain.answer import marked_places
from gluteapp.domain.extent import covered_by
from gluteapp.domain.geometry import spans_box
from gluteapp.domain.page import BoneLabel, Figure
from gluteapp.domain.pain import RegionMark
from gluteapp.domain.vocabulary import TRIGGER_POINTS, Aspect, Side

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from gluteapp.domain.atlas import Atlas
    from gluteapp.domain.geometry import Box
    from gluteapp.domain.library import Library, Muscle
    from gluteapp.domain.page import PageCase
    from gluteapp.domain.pain import PainDrawing, PainMark

FIGURE_MARGIN_MM = 22.0
LABELLED = {
    "rib-12-tip": ("page-bone-rib", ""),
    "iliac-crest-top": ("page-bone-rim", "hip-rim"),
    "greater-trochanter-lateral": ("page-bone-knob", "hip-knob"),
    "ischial-tuberosity-posterior": ("page-bone-sit", "sit-bone"),
}
"""Bones to find one's way by: a landmark of each, its word, and the term that texts must name.

A word that the page uses nowhere would only distract; the lowest rib needs no term.
"""
_WORD_SHARE = 0.07
"""So near to the figure's edge (of its height) a word would be cut off."""
_BELOW = ("ischial-tuberosity-posterior",)
MOST_LABELLED_MM = 800.0
"""On a figure that reaches to the foot the words would be too small to read."""
_LEAST_FIGURE = (-148.0, 108.0)
"""Top and bottom (mm) that every figure shows: low back to upper thigh."""


def marks_in_words(drawing: PainDrawing, library: Library) -> str:
    """What is marked; empty without marks."""
    if drawing.is_empty:
        return ""
    places = marked_places(drawing.marks, library)
    return library.phrases["page-marked"].format(places=places)


def figures_of_marks(case: PageCase) -> tuple[Figure, ...]:
    """The whole body from behind and from the front, where anything is marked there.

    A side is added where a mark shows from there alone: no mark is left out.
    """
    figures = []
    left_over = set(case.drawing.marks)
    for aspect in (Aspect.POSTERIOR, Aspect.ANTERIOR, Aspect.RIGHT_LATERAL, Aspect.LEFT_LATERAL):
        drawn = case.atlas.aspects.get(aspect)
        if drawn is None:
            continue
        shown = {mark for mark in case.drawing.marks if covered_by(mark, drawn)}
        if not (shown & left_over if aspect.near_side else shown):
            continue
        left_over -= shown
        left, _, right, _ = drawn.skin.bounds
        _, top, _, height = drawn.viewbox
        caption = case.library.phrases[f"page-seen-{aspect}"]
        figures.append(
            Figure(
                aspect,
                (left - 8, top, right - left + 16, height),
                caption,
                f"{caption}. {marks_in_words(case.drawing, case.library)}",
            )
        )
    return tuple(figures)


def figures_of_muscle(
    muscle: Muscle, side: Side, case: PageCase, terms: Collection[str]
) -> tuple[Figure, ...]:
    """From behind and from the sore side; from the front too, where only that shows a mark.

    ``terms`` are the ids of what the page's texts name.
    """
    lateral = Aspect.RIGHT_LATERAL if side is Side.RIGHT else Aspect.LEFT_LATERAL
    wanted = [Aspect.POSTERIOR, lateral]
    if any(_is_seen_from_the_front_only(mark, case.atlas) for mark in case.drawing.marks):
        wanted.append(Aspect.ANTERIOR)
    aspects = [aspect for aspect in wanted if aspect in case.atlas.aspects]
    top, bottom = _heights(muscle, side, case, aspects)
    figures = []
    for aspect in aspects:
        left, _, right, _ = case.atlas.aspects[aspect].skin.bounds
        frame = (left - 8, top, right - left + 16, bottom - top)
        caption = case.library.phrases[f"page-seen-{aspect}"]
        alternative = case.library.phrases["page-figure"].format(
            view=caption,
            muscle=muscle.name,
            side=case.library.side_word(side),
            zone=muscle.summary.text,
        )
        labels = tuple(_labels(frame, side, case, terms)) if aspect is Aspect.POSTERIOR else ()
        figures.append(Figure(aspect, frame, caption, alternative, labels))
    return tuple(figures)


def _labels(frame: Box, side: Side, case: PageCase, terms: Collection[str]) -> Iterator[BoneLabel]:
    """Words for bones that texts name, on the half that does not hurt: there is room."""
    if frame[3] > MOST_LABELLED_MM:
        return
    places = {one.id: one for one in case.atlas.aspects[Aspect.POSTERIOR].landmarks}
    for landmark, (phrase, term) in LABELLED.items():
        place = places.get(f"{landmark}-{side.opposite}")
        top, bottom = frame[1] + frame[3] * _WORD_SHARE, frame[1] + frame[3] * (1 - _WORD_SHARE)
        if term and term not in terms:
            continue
        if place is not None and top < place.y < bottom:
            yield BoneLabel(case.library.phrases[phrase], place.x, place.y, landmark in _BELOW)


def _is_seen_from_the_front_only(mark: PainMark, atlas: Atlas) -> bool:
    if not isinstance(mark, RegionMark):
        return mark.aspect is Aspect.ANTERIOR
    shown = {
        aspect for aspect, drawn in atlas.aspects.items() if drawn.region(mark.region, mark.side)
    }
    return shown == {Aspect.ANTERIOR}


def _heights(
    muscle: Muscle, side: Side, case: PageCase, aspects: Sequence[Aspect]
) -> tuple[float, float]:
    """Top and bottom (mm) that hold the muscle, its zones and all marks on these aspects."""
    heights = list(_LEAST_FIGURE)
    for aspect in aspects:
        drawn = case.atlas.aspects[aspect]
        shapes = [
            zone.outline
            for point in TRIGGER_POINTS[muscle.id]
            for zone in drawn.zones_of(point, side).values()
        ]
        shapes += [one.outline for one in (drawn.structure(muscle.id, side),) if one is not None]
        for mark in case.drawing.marks:
            if covered := covered_by(mark, drawn):
                _, top, _, bottom = spans_box(covered)
                heights += [top, bottom]
        heights += [edge for shape in shapes for edge in (shape.bounds[1], shape.bounds[3])]
    _, top, _, height = case.atlas.aspects[aspects[0]].viewbox
    return (
        max(min(heights) - FIGURE_MARGIN_MM, top),
        min(max(heights) + FIGURE_MARGIN_MM, top + height),
    )

"""Rules of thumb from practice: when a drawing or an answer calls one up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gluteapp.domain.vocabulary import LEG_REGIONS, Side

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gluteapp.domain.coverage import MarkCover
    from gluteapp.domain.library import Clue, Library

HEARD = 0.5
"""A clue is spoken from this fit on."""


@dataclass(frozen=True, slots=True)
class HeardClue:
    """A clue that the drawing calls up, on one side."""

    clue: Clue
    side: Side
    fit: float
    """0–1: how well its places are marked."""


def clue_fit(clue: Clue, side: Side, covers: Sequence[MarkCover]) -> float:
    """How well all places that a clue asks for are marked on one side (0–1)."""
    groups = clue.places
    if not groups:
        return 0.0
    return min(max(marked(place, side, covers) for place in group) for group in groups)


def marked(region: str, side: Side, covers: Sequence[MarkCover]) -> float:
    """How far a place is marked (0–1); ``leg`` stands for any place of the leg."""
    if region == "leg":
        return max(marked(name, side, covers) for name in sorted(LEG_REGIONS))
    return max(
        (
            max(cover.places.get((region, own), 0.0) for own in (side, Side.MIDLINE))
            for cover in covers
        ),
        default=0.0,
    )


def heard_clues(
    library: Library, covers: Sequence[MarkCover], leading: Mapping[Side, Sequence[str]]
) -> tuple[HeardClue, ...]:
    """The clues worth saying: their places are marked, and their muscles are in question.

    ``leading`` names the muscles at the top of the answer on each side.
    """
    heard = []
    for clue in library.clues:
        for side, muscles in leading.items():
            fit = clue_fit(clue, side, covers)
            is_in_question = not clue.when_leading or set(clue.when_leading) & set(muscles)
            if fit >= HEARD and is_in_question:
                heard.append(HeardClue(clue, side, fit))
    return tuple(heard)

"""The whole answer to a pain drawing: read-back, safety, candidates, clues, other causes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gluteapp.domain.clues import HeardClue, heard_clues
from gluteapp.domain.ranking import Candidate, explained_by, rank_candidates
from gluteapp.domain.reasons import Case, Reason
from gluteapp.domain.safety import Safety, assess
from gluteapp.domain.vocabulary import Side

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gluteapp.domain.coverage import CoverageTable
    from gluteapp.domain.library import Library, OtherCause
    from gluteapp.domain.nearness import PointKey
    from gluteapp.domain.pain import PainDrawing, PainMark

FLAT_MARGIN = 0.05
"""Matches closer than this cannot be told apart by where it hurts."""
FLAT_COUNT = 3
"""So many candidates within the margin make a flat answer."""
LEADING_MARGIN = 0.10
"""Candidates this near to the first are in question too."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What the user said beside the drawing."""

    factors: Sequence[str] = ()
    denied_factors: Sequence[str] = ()
    recognised: Mapping[PointKey, bool] = field(default_factory=dict)
    flags: Mapping[str, bool] = field(default_factory=dict)


NOTHING_ANSWERED = Answered()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the app says about one drawing."""

    drawing: PainDrawing
    read_back: str
    safety: Safety
    candidates: tuple[Candidate, ...]
    explained_by: tuple[str, ...]
    clues: tuple[HeardClue, ...]
    other_causes: tuple[OtherCause, ...]
    note: str
    """Name of the phrase that weighs the answer: ``flat``, ``near-only``, ``no-match``,
    ``ask-first`` or empty."""


def locate(
    drawing: PainDrawing,
    table: CoverageTable,
    library: Library,
    answered: Answered = NOTHING_ANSWERED,
) -> Answer:
    """Answer a drawing. Nothing is remembered."""
    covers = [table.of(mark) for mark in drawing.marks]
    safety = assess(drawing.marks, answered.flags, library.flags)
    # pain between the legs: the urgent questions come before any muscle is named; paint of
    # the groin that only touches there asks them too, and is answered
    is_there = any(mark.region == "genital" for mark in drawing.marks)
    silent = is_there and not safety.self_care_allowed
    case = Case(
        drawing.marks,
        covers,
        library,
        answered.factors,
        answered.denied_factors,
        answered.recognised,
    )
    candidates = () if silent else _listed(rank_candidates(case), drawing)
    return Answer(
        drawing=drawing,
        read_back=read_back(drawing.marks, library),
        safety=safety,
        candidates=candidates,
        explained_by=explained_by(candidates),
        clues=heard_clues(library, covers, leading(candidates)),
        other_causes=other_causes(drawing.marks, library),
        note="ask-first" if silent else _note(drawing, candidates),
    )


def _listed(candidates: Sequence[Candidate], drawing: PainDrawing) -> tuple[Candidate, ...]:
    """The muscles whose zones cover a mark; where none does, those that come near on its side.

    Nearness keeps the order calm when the hand trembles; it is no reason to be listed
    beside muscles that textbooks do name for the place.
    """
    covering = tuple(one for one in candidates if not one.is_only_near)
    if covering:
        return covering
    sides = {mark.side for mark in drawing.marks}
    sides |= {side for mark in drawing.marks for _, side in mark.places}
    if Side.MIDLINE in sides:
        return tuple(candidates)
    return tuple(one for one in candidates if one.side in sides)


def _best_match(candidates: Sequence[Candidate]) -> float:
    """The highest match; in a tie it need not stand first."""
    return max((one.parts.match for one in candidates), default=0.0)


def leading(candidates: Sequence[Candidate]) -> dict[Side, tuple[str, ...]]:
    """The muscles in question on each side: those whose match is near the best one."""
    best = _best_match(candidates)
    front: dict[Side, tuple[str, ...]] = {}
    for one in candidates:
        if best - one.parts.match <= LEADING_MARGIN:
            front[one.side] = (*front.get(one.side, ()), one.muscle)
    return front


# ---------------------------------------------------------------------- read-back
def read_back(marks: Sequence[PainMark], library: Library) -> str:
    """The marks in words: “Right buttock and right SI joint, worst 7 of 10. Is that right?”."""
    if not marks:
        return library.phrases["read-back-empty"]
    return library.phrases["read-back"].format(places=marked_places(marks, library))


def marked_places(marks: Sequence[PainMark], library: Library) -> str:
    """“Right buttock and right SI joint, worst 7 of 10”; ``marks`` are not empty."""
    names = list(dict.fromkeys(name for mark in marks for name in mark_names(mark, library)))
    places = library.listed(names)
    numbers = [mark.intensity for mark in marks if mark.intensity is not None]
    if numbers:
        places = library.phrases["read-back-worst"].format(places=places, nrs=max(numbers))
    return places[0].upper() + places[1:]


def mark_names(mark: PainMark, library: Library) -> tuple[str, ...]:
    """What one mark is called: its places, side first, with how they feel."""
    if mark.places:
        names = tuple(library.place_name(*place) for place in mark.places)
    else:
        side = library.side_word(mark.side)
        names = (library.phrases["read-back-unnamed"].format(side=side),)
    if mark.feel.quality is None:
        return names
    quality = library.phrases[f"quality-{mark.feel.quality}"]
    return (
        *names[:-1],
        library.phrases["read-back-quality"].format(place=names[-1], quality=quality),
    )


# ------------------------------------------------------------------- other causes
def other_causes(marks: Sequence[PainMark], library: Library) -> tuple[OtherCause, ...]:
    """What else hurts in the marked places; those named for a marked place come first."""
    regions = {region for mark in marks for region, _ in mark.places}
    named = [cause for cause in library.other_causes if regions.intersection(cause.regions)]
    always = [cause for cause in library.other_causes if not cause.regions]
    return (*named, *always)


def spoken(reason: Reason, library: Library) -> str:
    """A reason as a sentence."""
    return library.phrases[reason.phrase].format(**dict(reason.values))


def _note(drawing: PainDrawing, candidates: Sequence[Candidate]) -> str:
    if drawing.is_empty:
        return ""
    if not candidates:
        return "no-match"
    if all(one.is_only_near for one in candidates):
        return "near-only"
    best = _best_match(candidates)
    near = [one for one in candidates if best - one.parts.match < FLAT_MARGIN]
    return "flat" if len(near) >= FLAT_COUNT else ""

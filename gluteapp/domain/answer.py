"""The whole answer to a pain drawing: read-back, safety, candidates, other causes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gluteapp.domain.ranking import Candidate, explained_by, rank_candidates
from gluteapp.domain.reasons import Case, Reason
from gluteapp.domain.safety import Safety, assess

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gluteapp.domain.coverage import CoverageTable
    from gluteapp.domain.library import Library, OtherCause
    from gluteapp.domain.pain import PainDrawing, PainMark

FLAT_MARGIN = 0.08
"""Matches closer than this cannot be told apart by where it hurts."""
FLAT_COUNT = 3
"""So many candidates within the margin make a flat answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the app says about one drawing."""

    drawing: PainDrawing
    read_back: str
    safety: Safety
    candidates: tuple[Candidate, ...]
    explained_by: tuple[str, ...]
    other_causes: tuple[OtherCause, ...]
    note: str
    """Name of the phrase that weighs the answer: ``flat``, ``no-match``, ``ask-first`` or empty."""


def locate(
    drawing: PainDrawing,
    table: CoverageTable,
    library: Library,
    *,
    factors: Sequence[str] = (),
    answers: Mapping[str, bool] | None = None,
) -> Answer:
    """Answer a drawing. Nothing is remembered."""
    covers = [table.of(mark) for mark in drawing.marks]
    # a click on the genital region asks the urgent questions and names no muscle
    silent = any(mark.region == "genital" for mark in drawing.marks) and len(drawing.marks) == 1
    candidates = () if silent else rank_candidates(Case(drawing.marks, covers, library, factors))
    return Answer(
        drawing=drawing,
        read_back=read_back(drawing.marks, library),
        safety=assess(drawing.marks, answers or {}, library.flags),
        candidates=candidates,
        explained_by=explained_by(candidates),
        other_causes=other_causes(drawing.marks, library),
        note="ask-first" if silent else _note(drawing, candidates),
    )


def read_back(marks: Sequence[PainMark], library: Library) -> str:
    """The marks in words, side first: “Right sit bone (7 of 10). Is that right?”."""
    if not marks:
        return library.phrases["read-back-empty"]
    parts: dict[str, None] = {}
    for mark in marks:
        name = _name(mark, library)
        if mark.intensity is not None:
            name = library.phrases["read-back-intensity"].format(place=name, nrs=mark.intensity)
        parts[name] = None
    names = list(parts)
    text = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return library.phrases["read-back"].format(places=text[0].upper() + text[1:])


def _name(mark: PainMark, library: Library) -> str:
    if mark.region is not None:
        return library.place_name(mark.region, mark.side)
    return library.phrases["read-back-unnamed"].format(side=mark.side)


def other_causes(marks: Sequence[PainMark], library: Library) -> tuple[OtherCause, ...]:
    """What else hurts in the marked places; those named for a marked place come first."""
    regions = {mark.region for mark in marks}
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
    best = candidates[0].parts.match
    near = [one for one in candidates if best - one.parts.match < FLAT_MARGIN]
    return "flat" if len(near) >= FLAT_COUNT else ""

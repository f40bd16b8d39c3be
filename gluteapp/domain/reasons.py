"""Why a muscle is listed: reasons as data, to be spoken through sentence patterns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gluteapp.domain.coverage import SHARED_EDGE
from gluteapp.domain.vocabulary import CORE_MUSCLES, TRIGGER_POINTS, ZoneLevel, muscle_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gluteapp.domain.coverage import MarkCover, PointKey
    from gluteapp.domain.library import Library, ZoneRow
    from gluteapp.domain.pain import PainMark

FULL_SHARE = 1 / 3
"""A region counts as reached once a third of it lies in a zone: the rule by which zones
are drawn."""
ESSENTIAL_SHARE = FULL_SHARE / 4
"""From this share of a mark on, a reason speaks of the main zone, not of the outer one."""


@dataclass(frozen=True, slots=True)
class Case:
    """What is to be explained: marks, what covers each of them, and the given factors."""

    marks: Sequence[PainMark]
    covers: Sequence[MarkCover]
    library: Library
    factors: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason; ``phrase`` names the sentence pattern that ``values`` fill."""

    phrase: str
    values: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]


def reasons_for(muscle: str, keys: Sequence[PointKey], case: Case) -> tuple[Reason, ...]:
    """All reasons for one muscle, the strongest first, and what speaks against it last."""
    reasons: list[Reason] = []
    for phrase, level in (
        ("zone-essential", ZoneLevel.ESSENTIAL),
        ("zone-spillover", ZoneLevel.SPILLOVER),
    ):
        for key in sorted(keys, key=lambda one: -_total(one, case.covers)):
            reached = _places_reached(key, level, case)
            if reached:
                reasons.append(_zone_reason(phrase, key[0], reached, case.library))
    reasons += (
        _only_reason(mark, case.library) for mark in case.marks if _is_only(muscle, mark, case)
    )
    reasons += (
        Reason(
            "factor", (("factor", case.library.factors[link.factor].name),), link.statement.sources
        )
        for link in case.library.muscles[muscle].factors
        if link.factor in case.factors
    )
    missed = [
        _place(mark, case.library)
        for mark, cover in zip(case.marks, case.covers, strict=True)
        if not any(key in cover for key in keys)
    ]
    if missed:
        reasons.append(Reason("unexplained", (("places", ", ".join(dict.fromkeys(missed))),), ()))
    return tuple(dict.fromkeys(reasons))


def _total(key: PointKey, covers: Sequence[MarkCover]) -> float:
    return sum(cover[key].essential + cover[key].outer for cover in covers if key in cover)


def _places_reached(
    key: PointKey, level: ZoneLevel, case: Case
) -> list[tuple[str, ZoneRow | None]]:
    """Names of the marked places that this level of one point reaches, with their rows."""
    reached: dict[str, ZoneRow | None] = {}
    for mark, cover in zip(case.marks, case.covers, strict=True):
        share = cover.get(key)
        if share is None:
            continue
        is_essential = share.essential >= ESSENTIAL_SHARE
        is_reached = is_essential or share.outer >= SHARED_EDGE
        if is_reached and is_essential == (level is ZoneLevel.ESSENTIAL):
            row = case.library.row(key[0], mark.region) if mark.region else None
            reached[_place(mark, case.library)] = row
    return list(reached.items())


def _zone_reason(
    phrase: str, point: str, reached: Sequence[tuple[str, ZoneRow | None]], library: Library
) -> Reason:
    names = [name for name, _ in reached]
    places = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    rows = [row for _, row in reached if row is not None]
    if point not in TRIGGER_POINTS.get(muscle_of(point), ()):
        summary = library.muscles[point].summary
        sources = [source for row in rows for source in row.sources] or summary.sources
        return Reason(f"{phrase}-whole", (("places", places),), tuple(dict.fromkeys(sources)))
    info = library.point_info(point)
    sources = [
        source for _, row in reached for source in (row.sources if row else info.statement.sources)
    ]
    values = (("number", point.rsplit(".", 1)[1]), ("point", info.name), ("places", places))
    return Reason(phrase, values, tuple(dict.fromkeys(sources)))


def _is_only(muscle: str, mark: PainMark, case: Case) -> bool:
    """Whether the marked place is one that a single one of the five is said to reach."""
    rows = case.library.rows_of(mark.region) if mark.region else ()
    named = {muscle_of(row.trigger_point) for row in rows}
    return named.intersection(CORE_MUSCLES) == {muscle}


def _only_reason(mark: PainMark, library: Library) -> Reason:
    rows = library.rows_of(mark.region or "")
    sources = dict.fromkeys(
        source
        for row in rows
        if muscle_of(row.trigger_point) in CORE_MUSCLES
        for source in row.sources
    )
    return Reason("only", (("place", _place(mark, library)),), tuple(sources))


def _place(mark: PainMark, library: Library) -> str:
    if mark.region is None:
        return library.phrases["unnamed-place"]
    return library.place_name(mark.region, mark.side)

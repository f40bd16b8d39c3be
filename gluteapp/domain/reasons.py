"""Why a muscle is listed: reasons as data, to be spoken through sentence patterns."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from gluteapp.domain.coverage import FULL_SHARE, SHARED_EDGE
from gluteapp.domain.pain import RegionMark
from gluteapp.domain.vocabulary import CORE_MUSCLES, TRIGGER_POINTS, Side, ZoneLevel, muscle_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gluteapp.domain.coverage import MarkCover
    from gluteapp.domain.library import Library, ZoneRow
    from gluteapp.domain.nearness import PointKey
    from gluteapp.domain.pain import PainMark, Place

RECOGNITION_SOURCES = ("njoo-1994", "rathbone-2017")
"""What stands behind pressing and recognising."""
PREVALENCE_SOURCES = ("monclus-diez-2025",)
"""What stands behind the order of ties: how often a muscle's points hurt in low-back pain."""
NEAR_SHARE = 0.01
"""From this nearness on, a zone is said to come near a mark."""
DEFAULT_INTENSITY = 5
"""Weight of a mark without a number: the middle of the scale."""
ESSENTIAL_SHARE = FULL_SHARE / 4
"""From this share of a mark on, a reason speaks of the main zone, not of the outer one."""


@dataclass(frozen=True)
class Case:
    """What is to be explained: marks, what covers each of them, and what was answered."""

    marks: Sequence[PainMark]
    covers: Sequence[MarkCover]
    library: Library
    factors: Sequence[str] = ()
    denied_factors: Sequence[str] = ()
    recognised: Mapping[PointKey, bool] = field(default_factory=dict)
    """Points that were pressed, and whether that brought the own pain back."""

    @cached_property
    def weights(self) -> tuple[float, ...]:
        """What each mark weighs: its number, or the middle of the scale where it has none.

        A place that is marked on several aspects counts once: only the marks of the aspect
        with the most weight there count, the others weigh nothing. If everything is
        rated 0, each mark counts the same.
        """
        numbers = [
            DEFAULT_INTENSITY if mark.intensity is None else mark.intensity for mark in self.marks
        ]
        if not any(numbers):
            numbers = [1] * len(numbers)
        by_place: dict[Place, dict[str, int]] = {}
        for mark, number in zip(self.marks, numbers, strict=True):
            if mark.places:
                sums = by_place.setdefault(mark.places[0], {})
                sums[_view_of(mark)] = sums.get(_view_of(mark), 0) + number
        best = {
            place: max(sums, key=lambda view: (sums[view], view))
            for place, sums in by_place.items()
        }
        return tuple(
            float(number) if not mark.places or best[mark.places[0]] == _view_of(mark) else 0.0
            for mark, number in zip(self.marks, numbers, strict=True)
        )


def _view_of(mark: PainMark) -> str:
    """The aspect that a mark was made on; a whole place belongs to none."""
    return "" if isinstance(mark, RegionMark) else mark.aspect


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
        _only_reason(place, case.library)
        for mark in case.marks
        for place in mark.places
        if _is_only(muscle, place, case.library)
    )
    reasons += (
        Reason(
            "factor", (("factor", case.library.factors[link.factor].name),), link.statement.sources
        )
        for link in case.library.muscles[muscle].factors
        if link.factor in case.factors
    )
    reasons += _recognition_reasons(keys, case)
    near, missed = _places_outside(keys, case)
    for phrase, names in (("near", near), ("unexplained", missed)):
        if names:
            reasons.append(Reason(phrase, (("places", _listed(names)),), ()))
    return tuple(dict.fromkeys(reasons))


def _recognition_reasons(keys: Sequence[PointKey], case: Case) -> list[Reason]:
    found = []
    for key in keys:
        answer = case.recognised.get(key)
        if answer is not None:
            number = key[0].rsplit(".", 1)[1]
            phrase = "recognised" if answer else "not-recognised"
            found.append(Reason(phrase, (("number", number),), RECOGNITION_SOURCES))
    return found


def _places_outside(keys: Sequence[PointKey], case: Case) -> tuple[list[str], list[str]]:
    """Names of the marks that the zones only come near, and of those they stay away from."""
    near: list[str] = []
    missed: list[str] = []
    for mark, cover in zip(case.marks, case.covers, strict=True):
        shares = [cover.zones[key] for key in keys if key in cover.zones]
        if any(share.is_inside for share in shares):
            continue
        place = _listed([place_of(mark, case.library)])
        (near if any(share.near >= NEAR_SHARE for share in shares) else missed).append(place)
    return list(dict.fromkeys(near)), list(dict.fromkeys(missed))


def _total(key: PointKey, covers: Sequence[MarkCover]) -> float:
    return sum(
        cover.zones[key].essential + cover.zones[key].outer
        for cover in covers
        if key in cover.zones
    )


def _places_reached(
    key: PointKey, level: ZoneLevel, case: Case
) -> list[tuple[str, ZoneRow | None]]:
    """Names of the marked places that this level of one point reaches, with their rows."""
    reached: dict[str, ZoneRow | None] = {}
    for mark, cover in zip(case.marks, case.covers, strict=True):
        share = cover.zones.get(key)
        if share is None:
            continue
        is_essential = share.essential >= ESSENTIAL_SHARE
        is_reached = is_essential or share.outer >= SHARED_EDGE
        if is_reached and is_essential == (level is ZoneLevel.ESSENTIAL):
            for place in _places_within(mark, key, case.library):
                reached[place[0]] = place[1]
    return list(reached.items())


def _places_within(
    mark: PainMark, key: PointKey, library: Library
) -> list[tuple[str, ZoneRow | None]]:
    """Of the places of one mark those that the table gives to the point, or else the first."""
    named = [
        (library.place_name(region, side), library.row(key[0], region))
        for region, side in mark.places
        if side in (key[1], Side.MIDLINE)
    ]
    told = [one for one in named if one[1] is not None and one[1].level is not None]
    return told or named[:1] or [(place_of(mark, library), None)]


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _zone_reason(
    phrase: str, point: str, reached: Sequence[tuple[str, ZoneRow | None]], library: Library
) -> Reason:
    names = [name for name, _ in reached]
    places = _listed(names)
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


def _is_only(muscle: str, place: Place, library: Library) -> bool:
    """Whether the marked place is one that a single one of the five is said to reach."""
    named = {muscle_of(row.trigger_point) for row in library.rows_of(place[0])}
    return named.intersection(CORE_MUSCLES) == {muscle}


def _only_reason(place: Place, library: Library) -> Reason:
    sources = dict.fromkeys(
        source
        for row in library.rows_of(place[0])
        if muscle_of(row.trigger_point) in CORE_MUSCLES
        for source in row.sources
    )
    return Reason("only", (("place", library.place_name(*place)),), tuple(sources))


def place_of(mark: PainMark, library: Library) -> str:
    """What a mark is called: its main place with the side, or words for a place without name."""
    if not mark.places:
        return library.phrases["unnamed-place"]
    return library.place_name(*mark.places[0])

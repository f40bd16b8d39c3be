"""Which muscles' textbook pain areas fit the marks, in order, with every part of the score."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from gluteapp.domain.clues import clue_fit, marked
from gluteapp.domain.reasons import PREVALENCE_SOURCES, Case, Reason, reasons_for
from gluteapp.domain.vocabulary import (
    CARD_MUSCLES,
    FACTOR_KINDS,
    TRIGGER_POINTS,
    Side,
    zone_owners,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gluteapp.domain.coverage import MarkCover, ZoneShare
    from gluteapp.domain.library import Library
    from gluteapp.domain.nearness import PointKey

ESSENTIAL_WEIGHT = 0.6
"""How far one marked place in an essential zone speaks for a muscle (0–1)."""
SPILLOVER_WEIGHT = 0.25
"""The same for a spillover zone, which only some people feel."""
CONFIDENCE_WEIGHT = {"H": 1.0, "M": 0.9, "L": 0.75}
"""How much a zone counts by how well it is sourced."""
PART_WEIGHTS = {
    "explained": 0.38,
    "strength": 0.28,
    "specific": 0.10,
    "pattern": 0.18,
    "clues": 0.03,
    "factors": 0.086,
    "recognised": 0.24,
}
"""Shares of the match, in the order of the chart. Pressing weighs most beside the place:
tenderness with recognised pain is what held up best between examiners."""
PATTERN_POWER = 1.5
"""A pattern falls faster than zones fade: a click between main places is in none of them."""
TIE = 0.01
"""Matches closer than this are a tie: in whole percent they may read the same."""
LEAST_MATCH = 0.005
"""A muscle that merely lies near the marks is left out below this."""
KIN_WEIGHT = 0.5
"""A factor counts half for a muscle that is known for the wider one only."""
DENIED_WEIGHT = 0.5
"""A factor that was denied counts half: few people have all that a textbook lists."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a match, each 0–1; ``None`` where nothing was asked or answered."""

    explained: float
    """Share of what is marked, by intensity, that this muscle's zones reach."""
    strength: float
    """How strongly: many places in essential zones near 1, one in a spillover zone low."""
    specific: float
    """How few other muscles reach the same places."""
    pattern: float
    """Largest share of one point's main places that are marked; 0 for a look-alike muscle,
    whose sources name places and draw no pattern."""
    clues: float
    """How well a rule of thumb for this muscle fits."""
    factors: float | None = None
    """Share of the given factors that set this muscle off."""
    recognised: float | None = None
    """Whether pressing one of its points brought the own pain back: 1 or 0."""

    @property
    def shares(self) -> tuple[tuple[str, float, float], ...]:
        """Name, value and weight of each part that applies; the weights add up to 1."""
        given = [(name, getattr(self, name), weight) for name, weight in PART_WEIGHTS.items()]
        whole = sum(weight for _, value, weight in given if value is not None)
        return tuple(
            (name, value, weight / whole) for name, value, weight in given if value is not None
        )

    @property
    def match(self) -> float:
        """The whole, 0–1. A share of agreement, not a probability."""
        return sum(value * weight for _, value, weight in self.shares)


@dataclass(frozen=True, slots=True)
class PointShare:
    """Shares of all that is marked inside one trigger point's zones."""

    trigger_point: str
    essential: float
    spillover: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """One muscle of one side with its match and why."""

    muscle: str
    side: Side
    parts: Parts
    points: tuple[PointShare, ...]
    reasons: tuple[Reason, ...]
    covers: tuple[bool, ...]
    """Per mark, whether this muscle's zones reach it."""

    @property
    def id(self) -> str:
        """``gluteus-medius.right``."""
        return f"{self.muscle}.{self.side}"

    @property
    def sources(self) -> tuple[str, ...]:
        """All sources of the reasons, once each."""
        return tuple(dict.fromkeys(name for reason in self.reasons for name in reason.sources))

    @property
    def is_only_near(self) -> bool:
        """Whether its zones come near the marks and cover none."""
        return not any(self.covers)


def rank_candidates(case: Case) -> tuple[Candidate, ...]:
    """Every muscle that reaches a mark, best match first.

    A tie (``TIE``) of neighbours whose prevalence is published goes to the more frequent
    one. Equal matches follow the order of the contract, then left before right.
    """
    crowd = _Crowd(case)
    found = [
        candidate
        for muscle in CARD_MUSCLES
        for side in (Side.LEFT, Side.RIGHT)
        if (candidate := _candidate(muscle, side, case, crowd)) is not None
    ]
    found.sort(key=lambda one: -round(one.parts.match, 6))  # stable: else as found
    return tuple(_ties_settled(found, case.library))


def _ties_settled(found: Sequence[Candidate], library: Library) -> list[Candidate]:
    """Candidates (best match first) with every tie in the order of prevalence."""
    settled: list[Candidate] = []
    for group in _ties(found, library):
        order = sorted(group, key=lambda one: -_prevalence(one, library))
        settled += [_lifted(one) if order.index(one) < group.index(one) else one for one in order]
    return settled


def _ties(found: Sequence[Candidate], library: Library) -> Iterator[list[Candidate]]:
    """Runs of candidates (best match first) with a prevalence, within a tie of their best."""
    group: list[Candidate] = []
    for one in found:
        is_tie = (
            group
            and group[0].parts.match - one.parts.match < TIE
            and _prevalence(group[0], library) > 0
            and _prevalence(one, library) > 0
        )
        if group and not is_tie:
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _prevalence(one: Candidate, library: Library) -> float:
    return library.muscles[one.muscle].prevalence


def _lifted(one: Candidate) -> Candidate:
    """A candidate that stands before a better match of its tie, with that as a reason."""
    return replace(one, reasons=(*one.reasons, Reason("tie", (), PREVALENCE_SOURCES)))


def explained_by(candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """Ids of the smallest set that reaches every mark that anything reaches; best match first."""
    if not candidates:
        return ()
    count = len(candidates[0].covers)
    wanted = {i for i in range(count) if any(one.covers[i] for one in candidates)}
    if not wanted:
        return ()
    for size in range(1, len(candidates) + 1):
        for chosen in combinations(candidates, size):
            reached = {i for i in wanted if any(one.covers[i] for one in chosen)}
            if reached == wanted:
                return tuple(one.id for one in chosen)
    return ()


class _Crowd:
    """How many muscles come near each mark: a place that all share says little."""

    def __init__(self, case: Case) -> None:
        self._sums = []
        for cover in case.covers:
            best: dict[str, float] = {}
            for (owner, _), share in cover.zones.items():
                muscle = owner.rsplit(".", 1)[0]
                best[muscle] = max(best.get(muscle, 0.0), share.near)
            self._sums.append(sum(best.values()))

    def share(self, mark: int, near: float) -> float:
        """One muscle's part of all that come near a mark (0–1)."""
        return near / (1 + self._sums[mark] - near)


def _candidate(muscle: str, side: Side, case: Case, crowd: _Crowd) -> Candidate | None:
    keys: list[PointKey] = [(owner, side) for owner in zone_owners(muscle)]
    if not any(key in cover.zones for cover in case.covers for key in keys):
        return None
    parts = _parts(muscle, keys, case, crowd)
    if parts.match < LEAST_MATCH:
        return None
    return Candidate(
        muscle=muscle,
        side=side,
        parts=parts,
        points=_point_shares(keys, case.covers),
        reasons=reasons_for(muscle, keys, case),
        covers=tuple(
            any(key in cover.zones and cover.zones[key].is_inside for key in keys)
            for cover in case.covers
        ),
    )


def _parts(muscle: str, keys: Sequence[PointKey], case: Case, crowd: _Crowd) -> Parts:
    near = [_near(cover, keys) for cover in case.covers]
    pulls = [_pull(cover, keys, case.library) for cover in case.covers]
    specific = [crowd.share(index, value) for index, value in enumerate(near)]
    side = keys[0][1]
    weights = case.weights
    counted = [index for index, weight in enumerate(weights) if weight > 0] or range(len(weights))
    return Parts(
        explained=sum(w * n for w, n in zip(weights, near, strict=True)) / sum(weights),
        strength=_either([pulls[index] for index in counted]),
        specific=_either([specific[index] for index in counted]),
        pattern=max(_pattern(key, case) for key in keys) if muscle in TRIGGER_POINTS else 0.0,
        clues=max(near)
        * max(
            (
                clue_fit(clue, side, case.covers)
                for clue in case.library.clues
                if muscle in clue.speaks_for
            ),
            default=0.0,
        ),
        factors=_factor_fit(muscle, case),
        recognised=_recognition(keys, case),
    )


def _either(values: Sequence[float]) -> float:
    """How far at least one speaks: 0–1, never lowered by one more."""
    silence = 1.0
    for value in values:
        silence *= 1 - value
    return 1 - silence


def _near(cover: MarkCover, keys: Sequence[PointKey]) -> float:
    return max((cover.zones[key].near for key in keys if key in cover.zones), default=0.0)


def _pull(cover: MarkCover, keys: Sequence[PointKey], library: Library) -> float:
    """How far one mark speaks for a muscle (0–1)."""
    return max(
        (
            _point_pull(cover.zones[key]) * _confidence(key[0], cover, library)
            for key in keys
            if key in cover.zones
        ),
        default=0.0,
    )


def _point_pull(share: ZoneShare) -> float:
    outer = max(0.0, share.near - share.near_essential)
    return ESSENTIAL_WEIGHT * share.near_essential + SPILLOVER_WEIGHT * outer


def _confidence(owner: str, cover: MarkCover, library: Library) -> float:
    """How well the zone is sourced in the marked places, by how far each is marked."""
    total = weight = 0.0
    for (region, _), share in cover.places.items():
        row = library.row(owner, region)
        total += share * CONFIDENCE_WEIGHT[row.confidence if row else "M"]
        weight += share
    return total / weight if weight else CONFIDENCE_WEIGHT["M"]


def _pattern(key: PointKey, case: Case) -> float:
    """How much of one point's main pain area is marked, as far as a mark lies in it."""
    point, side = key
    main = case.library.main_regions(point)
    if not main:
        return 0.0
    inside = max(
        (cover.zones[key].near_essential for cover in case.covers if key in cover.zones),
        default=0.0,
    )
    places = [marked(region, side, case.covers) for region in sorted(main)]
    return math.pow(inside, PATTERN_POWER) * sum(places) / len(places)


def _factor_fit(muscle: str, case: Case) -> float | None:
    given, denied = set(case.factors), set(case.denied_factors)
    if not given and not denied:
        return None
    known = {link.factor for link in case.library.muscles[muscle].factors}
    kin = {one for one in given - known if FACTOR_KINDS.get(one) in known}
    fitting = len(known & given) + KIN_WEIGHT * len(kin) + DENIED_WEIGHT * len(denied - known)
    return fitting / (len(given) + DENIED_WEIGHT * len(denied))


def _recognition(keys: Sequence[PointKey], case: Case) -> float | None:
    answers = [case.recognised[key] for key in keys if key in case.recognised]
    return None if not answers else float(any(answers))


def _point_shares(keys: Sequence[PointKey], covers: Sequence[MarkCover]) -> tuple[PointShare, ...]:
    shares = []
    for key in keys:
        here = [cover.zones[key] for cover in covers if key in cover.zones]
        if any(share.is_inside for share in here):
            essential = sum(share.essential for share in here) / len(covers)
            spillover = sum(share.spillover for share in here) / len(covers)
            shares.append(PointShare(key[0], essential, spillover))
    return tuple(
        sorted(shares, key=lambda one: (-one.essential, -one.spillover, one.trigger_point))
    )

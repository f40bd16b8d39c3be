"""Which muscles' textbook pain areas fit the marks, in order, with every part of the score."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from gluteapp.domain.reasons import FULL_SHARE, Case, Reason, reasons_for
from gluteapp.domain.vocabulary import CARD_MUSCLES, TRIGGER_POINTS, Side, zone_owners

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gluteapp.domain.coverage import MarkCover, PointKey, ZoneShare
    from gluteapp.domain.library import Library
    from gluteapp.domain.pain import PainMark

ESSENTIAL_WEIGHT = 0.6
"""How far one mark in an essential zone speaks for a muscle (0–1)."""
SPILLOVER_WEIGHT = 0.25
"""The same for a spillover zone, which only some people feel."""
CONFIDENCE_WEIGHT = {"H": 1.0, "M": 0.9, "L": 0.75}
"""How much a zone counts by how well it is sourced."""
PART_WEIGHTS = {"base": 0.36, "strength": 0.36, "pattern": 0.16, "factors": 0.12}
"""Shares of the match that the parts can add, each times the share of marks explained."""
DEFAULT_INTENSITY = 5
"""Weight of a mark without a number: the middle of the scale."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a match, each 0–1."""

    explained: float
    """Share of the marks, by intensity, that this muscle's zones reach."""
    strength: float
    """How strongly: many marks in essential zones near 1, one in a spillover zone low."""
    pattern: float
    """Largest share of one point's main places that are marked; 0 for a look-alike muscle,
    whose sources name places and draw no pattern."""
    factors: float | None
    """Share of the given factors that set this muscle off; ``None`` when none were given."""

    @property
    def match(self) -> float:
        """The whole, 0–1. A share of agreement, not a probability."""
        weights = dict(PART_WEIGHTS)
        total = weights["base"] + weights["strength"] * self.strength
        total += weights["pattern"] * self.pattern
        if self.factors is None:
            return self.explained * total / (1 - weights["factors"])
        return self.explained * (total + weights["factors"] * self.factors)


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


def rank_candidates(case: Case) -> tuple[Candidate, ...]:
    """Every muscle that reaches a mark, best match first.

    Ties go to the higher published prevalence, then to the order of the contract,
    then left before right.
    """
    found = [
        candidate
        for muscle in CARD_MUSCLES
        for side in (Side.LEFT, Side.RIGHT)
        if (candidate := _candidate(muscle, side, case)) is not None
    ]
    return tuple(
        sorted(
            found,
            key=lambda one: (
                -round(one.parts.match, 6),
                -case.library.muscles[one.muscle].prevalence,
                CARD_MUSCLES.index(one.muscle),
                one.side,
            ),
        )
    )


def explained_by(candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """Ids of the smallest set that reaches every mark that anything reaches; best match first."""
    if not candidates:
        return ()
    count = len(candidates[0].covers)
    wanted = {i for i in range(count) if any(one.covers[i] for one in candidates)}
    for size in range(1, len(candidates) + 1):
        for chosen in combinations(candidates, size):
            reached = {i for i in wanted if any(one.covers[i] for one in chosen)}
            if reached == wanted:
                return tuple(one.id for one in chosen)
    return ()


def _candidate(muscle: str, side: Side, case: Case) -> Candidate | None:
    keys: list[PointKey] = [(owner, side) for owner in zone_owners(muscle)]
    if not any(key in cover for cover in case.covers for key in keys):
        return None
    reach = [_reach(cover, keys) for cover in case.covers]
    return Candidate(
        muscle=muscle,
        side=side,
        parts=_parts(muscle, keys, reach, case),
        points=_point_shares(keys, case.covers),
        reasons=reasons_for(muscle, keys, case),
        covers=tuple(value > 0 for value in reach),
    )


def _parts(muscle: str, keys: Sequence[PointKey], reach: Sequence[float], case: Case) -> Parts:
    silence = 1.0
    for mark, cover in zip(case.marks, case.covers, strict=True):
        silence *= 1 - max(_pull(cover.get(key), mark, key, case.library) for key in keys)
    weights = [
        DEFAULT_INTENSITY if mark.intensity is None else mark.intensity for mark in case.marks
    ]
    if not any(weights):  # everything marked 0: each mark counts the same
        weights = [1] * len(weights)
    known = {link.factor for link in case.library.muscles[muscle].factors}
    given = set(case.factors)
    return Parts(
        explained=sum(w * r for w, r in zip(weights, reach, strict=True)) / sum(weights),
        strength=1 - silence,
        pattern=max(_pattern(point, case) for point, _ in keys)
        if muscle in TRIGGER_POINTS
        else 0.0,
        factors=len(known & given) / len(given) if given else None,
    )


def _reach(cover: MarkCover, keys: Sequence[PointKey]) -> float:
    """How much of a mark the muscle explains (0–1), full from a third of the mark on."""
    inside = max(
        (cover[key].essential + cover[key].outer for key in keys if key in cover), default=0.0
    )
    return min(1.0, inside / FULL_SHARE)


def _pull(share: ZoneShare | None, mark: PainMark, key: PointKey, library: Library) -> float:
    """How far one mark speaks for one trigger point (0–1)."""
    if share is None:
        return 0.0
    essential = min(1.0, share.essential / FULL_SHARE)
    outer = min(1.0, share.outer / FULL_SHARE) * (1 - essential)
    row = library.row(key[0], mark.region) if mark.region else None
    weight = CONFIDENCE_WEIGHT[row.confidence if row else "M"]
    return weight * (ESSENTIAL_WEIGHT * essential + SPILLOVER_WEIGHT * outer)


def _pattern(point: str, case: Case) -> float:
    main = case.library.main_regions(point)
    return len(main & {mark.region for mark in case.marks}) / len(main) if main else 0.0


def _point_shares(keys: Sequence[PointKey], covers: Sequence[MarkCover]) -> tuple[PointShare, ...]:
    shares = []
    for key in keys:
        here = [cover[key] for cover in covers if key in cover]
        if here:
            essential = sum(share.essential for share in here) / len(covers)
            spillover = sum(share.spillover for share in here) / len(covers)
            shares.append(PointShare(key[0], essential, spillover))
    return tuple(
        sorted(shares, key=lambda one: (-one.essential, -one.spillover, one.trigger_point))
    )

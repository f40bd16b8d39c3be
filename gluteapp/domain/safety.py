"""Red flags: what a drawing calls for, how urgent the answers are, what they rule out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gluteapp.domain.vocabulary import (
    BELOW_KNEE_REGIONS,
    BUTTOCK_REGIONS,
    LEG_REGIONS,
    NERVE_QUALITIES,
    Side,
    Tier,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gluteapp.domain.library import Flag, Library, Technique
    from gluteapp.domain.pain import PainMark


REFERRAL_NOTICES = {
    Tier.R1: "referral-now",
    Tier.R2: "referral-today",
    Tier.R3: "referral-soon",
}
"""The notice that each tier calls for."""


@dataclass(frozen=True, slots=True)
class Safety:
    """What has to be said before anything else."""

    tier: Tier | None
    """The most urgent of the flags below."""
    flags: tuple[Flag, ...]
    """Answered yes, or raised by the drawing itself."""
    ask: tuple[Flag, ...]
    """Called for by the drawing and not answered yet."""

    @property
    def urgent_questions(self) -> tuple[Flag, ...]:
        """Questions left open whose yes would be urgent."""
        return tuple(flag for flag in self.ask if flag.tier in (Tier.R1, Tier.R2))

    @property
    def self_care_allowed(self) -> bool:
        """Whether self-care may be shown: no urgent flag, and none left open that could be one."""
        return not self.needs_referral and not self.urgent_questions

    @property
    def needs_referral(self) -> bool:
        """Whether the referral card takes the place of self-care."""
        return self.tier in (Tier.R1, Tier.R2)


def drawing_traits(marks: Sequence[PainMark]) -> frozenset[str]:
    """What a drawing shows that safety cares about.

    ``both-legs``, ``leg-and-other-side`` (a leg, and the other buttock or hip), ``genital``,
    ``below-knee``, ``groin-led`` (the groin is marked and nothing hurts more),
    ``lower-abdomen``, ``leg``, ``numb-or-tingling``.
    """
    traits = set()
    places = {place for mark in marks for place in mark.places}
    leg_sides = {side for region, side in places if region in LEG_REGIONS}
    if {Side.LEFT, Side.RIGHT} <= leg_sides:
        traits.add("both-legs")
    buttock_sides = {side for region, side in places if region in BUTTOCK_REGIONS}
    if any(side.opposite in buttock_sides for side in leg_sides):
        traits.add("leg-and-other-side")
    if leg_sides:
        traits.add("leg")
    regions = {region for region, _ in places}
    if "genital" in regions:
        traits.add("genital")
    if regions & BELOW_KNEE_REGIONS:
        traits.add("below-knee")
    if "lower-abdomen" in regions:
        traits.add("lower-abdomen")
    worst = max((mark.intensity or 0 for mark in marks), default=0)
    if any(mark.region == "groin" and (mark.intensity or 0) == worst for mark in marks):
        traits.add("groin-led")
    if any(mark.feel.quality in NERVE_QUALITIES for mark in marks):
        traits.add("numb-or-tingling")
    return frozenset(traits)


def assess(marks: Sequence[PainMark], answers: Mapping[str, bool], flags: Sequence[Flag]) -> Safety:
    """Weigh answers and drawing; an explicit no takes back what the drawing raises."""
    traits = drawing_traits(marks)
    raised, ask = [], []
    for flag in flags:
        answer = answers.get(flag.id)
        if answer or (answer is None and traits.intersection(flag.raised_by)):
            raised.append(flag)
        elif answer is None and traits.intersection(flag.asked_for):
            ask.append(flag)
    order = list(Tier)
    raised.sort(key=lambda flag: order.index(flag.tier))
    return Safety(raised[0].tier if raised else None, tuple(raised), tuple(ask))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A technique that is not offered, and the sentences that say why."""

    technique: Technique
    reasons: tuple[str, ...]


def allowed_techniques(
    techniques: Sequence[Technique],
    library: Library,
    *,
    conditions: Sequence[str] = (),
    tier: Tier | None = None,
) -> tuple[tuple[Technique, ...], tuple[LeftOut, ...]]:
    """Split techniques into those offered and those ruled out, with the reasons.

    Urgent flags rule everything out; a flag for soon rules out deep pressure.
    """
    offered, left_out = [], []
    for technique in techniques:
        reasons = tuple(
            library.conditions[name].reason for name in technique.ruled_out_by if name in conditions
        )
        if tier in (Tier.R1, Tier.R2) or (tier is Tier.R3 and technique.kind == "massage"):
            reasons += (library.notices[REFERRAL_NOTICES[tier]].text,)
        if reasons:
            left_out.append(LeftOut(technique, reasons))
        else:
            offered.append(technique)
    return tuple(offered), tuple(left_out)

"""How much of a technique, where the person who makes the page changes it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

BOUNDS = {
    "seconds": (5, 120),
    "strokes": (2, 60),
    "rounds": (1, 10),
    "times_a_day": (1, 6),
    "days_a_week": (2, 7),
    "pressure": (1, 5),
}
"""Least and most that can be asked for at all; above a pressure of 5 the stop rule holds."""


@dataclass(frozen=True, slots=True)
class Dose:
    """How much, in numbers; 0 where nothing is said.

    ``seconds`` of holding or ``strokes``, ``rounds`` of them, and at most so much ``pressure``
    (NRS, 0 to 10).
    """

    seconds: int = 0
    strokes: int = 0
    rounds: int = 0
    times_a_day: int = 0
    days_a_week: int = 0
    pressure: int = 0

    @property
    def says_how_much(self) -> bool:
        """Whether anything but the pressure is said."""
        return any(getattr(self, name) for name in DOSE_FIELDS if name != "pressure")

    def is_within(self, most: Dose) -> bool:
        """Whether no number is above the one of ``most``."""
        return all(getattr(self, name) <= getattr(most, name) for name in DOSE_FIELDS)


DOSE_FIELDS = tuple(field.name for field in fields(Dose))


def bounded(values: Mapping[str, int]) -> tuple[Dose, str]:
    """A dose, and what is wrong with it in a sentence (empty: nothing)."""
    for name, value in values.items():
        if name not in BOUNDS:
            return Dose(), f"“{name}” is no part of a dose: use {', '.join(BOUNDS)}."
        least, most = BOUNDS[name]
        if not least <= value <= most:
            return Dose(), f"{value} is out of range for {name}: give {least} to {most}."
    if values.get("seconds") and values.get("strokes"):
        return Dose(), "A dose counts seconds or strokes, not both: leave one of them out."
    return Dose(**values), ""


def amount_in_words(dose: Dose, phrases: Mapping[str, str], *, per_spot: bool) -> str:
    """“Hold 30 seconds, 3 times, on each sore spot, once a day.”."""
    parts = []
    if dose.seconds:
        parts.append(phrases["page-hold"].format(seconds=dose.seconds))
    if dose.strokes:
        parts.append(phrases["page-strokes"].format(count=dose.strokes))
    if dose.rounds > 1:
        parts.append(phrases["page-rounds"].format(count=dose.rounds))
    if per_spot and (dose.seconds or dose.strokes):
        parts.append(phrases["page-per-spot"])
    if dose.times_a_day == 1:
        parts.append(phrases["page-once-a-day"])
    elif dose.times_a_day:
        parts.append(phrases["page-times-a-day"].format(count=dose.times_a_day))
    if 0 < dose.days_a_week < 7:
        parts.append(phrases["page-times-a-week"].format(count=dose.days_a_week))
    text = ", ".join(parts)
    return f"{text[:1].upper()}{text[1:]}."


def pressure_in_words(dose: Dose, phrases: Mapping[str, str]) -> str:
    """“At most 3 of 10 on the pain scale.”."""
    return phrases["page-pressure-at-most"].format(nrs=dose.pressure) + "."

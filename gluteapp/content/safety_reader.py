"""Questions, conditions and emergency numbers from ``safety.toml``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gluteapp.domain.library import Condition, Flag
from gluteapp.domain.vocabulary import CONDITIONS, FLAG_TIERS, Tier

if TYPE_CHECKING:
    from gluteapp.content.muscle_reader import Known
    from gluteapp.content.toml_table import Table

TRAITS = (
    "both-legs",
    "leg-and-other-side",
    "genital",
    "below-knee",
    "groin-led",
    "lower-abdomen",
    "leg",
    "numb-or-tingling",
)


def read_flags(table: Table, known: Known) -> tuple[Flag, ...]:
    """The questions of the screen, in the file's order."""
    flags = []
    for item in table.tables("flag"):
        name = item.choice("id", "flag", FLAG_TIERS)
        tier = item.choice("tier", "tier", tuple(Tier))
        if name in FLAG_TIERS and tier and FLAG_TIERS[name] != tier:
            item.report(f"must be {FLAG_TIERS[name]}: the tier of {name} is fixed.", "tier")
        flags.append(
            Flag(
                id=name,
                tier=FLAG_TIERS.get(name, Tier.R3),
                question=item.text("question"),
                message=item.text("message"),
                sources=item.choices("sources", "source", known.sources, required=True),
                asked_for=item.choices("asked-for", "trait", TRAITS),
                raised_by=item.choices("raised-by", "trait", TRAITS),
            )
        )
        item.finish()
    table.report_missing("flag", FLAG_TIERS, [flag.id for flag in flags])
    return tuple(flags)


def read_conditions(table: Table, known: Known) -> dict[str, Condition]:
    """What rules a technique out, by id."""
    conditions = {}
    for item in table.tables("condition"):
        name = item.choice("id", "condition", CONDITIONS)
        conditions[name] = Condition(
            name,
            item.text("question"),
            item.text("reason"),
            item.choices("sources", "source", known.sources, required=True),
        )
        item.finish()
    table.report_missing("condition", CONDITIONS, conditions)
    return conditions


def read_emergency_numbers(table: Table) -> dict[str, str]:
    """Numbers to call, by region."""
    return table.table("emergency-numbers").named_texts() if table.has("emergency-numbers") else {}

"""Questions, conditions and emergency numbers from ``safety.toml``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gluteapp.content.muscle_reader import TECHNIQUE_KINDS
from gluteapp.domain.dose import DOSE_FIELDS, Dose
from gluteapp.domain.library import Condition, Flag
from gluteapp.domain.problems import unknown_word
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


def read_dose_ranges(table: Table, known: Known) -> dict[str, Dose]:
    """The most of each kind of technique that we would ask for ourselves."""
    ranges = {}
    kinds = table.table("dose-range") if table.has("dose-range") else None
    for kind, item in kinds.named_tables() if kinds is not None else ():
        if kind not in TECHNIQUE_KINDS:
            item.report(unknown_word("kind of technique", kind, TECHNIQUE_KINDS))
        names = {name: name.replace("_", "-") for name in DOSE_FIELDS}
        ranges[kind] = Dose(**{name: round(item.number(key, 0)) for name, key in names.items()})
        item.choices("sources", "source", known.sources, required=True)
        item.finish()
    table.report_missing("dose-range", TECHNIQUE_KINDS, ranges)
    return ranges

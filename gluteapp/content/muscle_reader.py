"""One muscle's TOML file into a ``Muscle``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gluteapp.domain.library import (
    FactorLink,
    Muscle,
    Statement,
    Step,
    Technique,
    TriggerPointInfo,
)
from gluteapp.domain.vocabulary import (
    CONDITIONS,
    CORE_MUSCLES,
    FACTORS,
    LOOK_ALIKE_MUSCLES,
    TRIGGER_POINTS,
)

if TYPE_CHECKING:
    from gluteapp.content.toml_table import Table

CONFIDENCES = ("H", "M", "L")
TECHNIQUE_KINDS = ("massage", "stretch", "rest")
PAGE_CARE = ("sciatic-corridor", "kidney")
"""Notices that the patient's page may give as the place to keep off."""
TARGETS = ("muscle", "trigger-points", "zones", "sciatic-corridor")
"""Words that a step's target may use beside ids of the atlas."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the other files define, for cross-checks while reading."""

    sources: frozenset[str]
    targets: frozenset[str]
    poses: frozenset[str]


def read_statement(table: Table, known: Known, *, finish: bool = True) -> Statement:
    """A statement: ``text``, ``sources``, ``confidence``, optional ``facts`` and ``caveat``."""
    statement = Statement(
        text=table.text("text"),
        sources=table.choices("sources", "source", known.sources, required=True),
        confidence=table.choice("confidence", "confidence", CONFIDENCES),
        facts=table.texts("facts"),
        caveat=table.text("caveat", ""),
    )
    if finish:
        table.finish()
    return statement


def read_muscle(table: Table, known: Known) -> Muscle:
    """A whole muscle file."""
    muscle = table.choice("id", "core muscle", CORE_MUSCLES)
    made = Muscle(
        id=muscle,
        name=table.text("name"),
        latin=table.text("latin"),
        plain_name=table.text("plain-name"),
        identifiers=_identifiers(table.table("identifiers")),
        prevalence=table.number("prevalence", 0.0),
        summary=read_statement(table.table("summary"), known),
        what=_statements(table, "what", known),
        where=_statements(table, "where", known),
        feels=_statements(table, "feels", known),
        sets_off=_statements(table, "sets-off", known),
        habits=_statements(table, "habit", known),
        points=_points(table, muscle, known),
        factors=tuple(_factor(item, known) for item in table.tables("factor")),
        palpation=_steps(table.table("palpation"), known, shown=False),
        palpation_sources=table.table("palpation").choices(
            "sources", "source", known.sources, required=True
        ),
        techniques=tuple(_technique(item, known) for item in table.tables("technique")),
        care=_statements(table, "care", known),
        page_care=table.choice("page-care", "page care notice", PAGE_CARE, "sciatic-corridor"),
        nerve_note=table.flag("nerve-note", default=False),
        words=table.texts("words"),
    )
    table.finish()
    return made


def read_look_alike(table: Table, known: Known) -> Muscle:
    """A muscle in short: what it is and what tells it apart; no technique is offered for it."""
    made = Muscle(
        id=table.choice("id", "look-alike muscle", LOOK_ALIKE_MUSCLES),
        name=table.text("name"),
        latin=table.text("latin"),
        plain_name=table.text("plain-name"),
        identifiers=_identifiers(table.table("identifiers")),
        prevalence=0.0,
        summary=read_statement(table.table("summary"), known),
        what=_statements(table, "what", known, required=False),
        where=_statements(table, "where", known, required=False),
        feels=_statements(table, "feels", known, required=False),
        care=_statements(table, "care", known, required=False),
        words=table.texts("words"),
    )
    table.finish()
    return made


def _identifiers(table: Table) -> tuple[tuple[str, str], ...]:
    return tuple(table.named_texts().items())


def _statements(
    table: Table, key: str, known: Known, *, required: bool = True
) -> tuple[Statement, ...]:
    return tuple(read_statement(item, known) for item in table.tables(key, required=required))


def _points(table: Table, muscle: str, known: Known) -> tuple[TriggerPointInfo, ...]:
    wanted = TRIGGER_POINTS.get(muscle, ())
    points = []
    for item in table.tables("point"):
        name = item.choice("id", "trigger point", wanted)
        label = item.text("name")
        points.append(TriggerPointInfo(name, label, read_statement(item, known)))
    have = [point.id for point in points]
    for missing in (name for name in wanted if name not in have):
        table.report(f"says nothing about trigger point {missing}.", "point")
    return tuple(points)


def _factor(table: Table, known: Known) -> FactorLink:
    factor = table.choice("id", "factor", FACTORS)
    return FactorLink(factor, read_statement(table, known))


def _steps(table: Table, known: Known, *, shown: bool) -> tuple[Step, ...]:
    return tuple(_step(item, known, shown=shown) for item in table.tables("step"))


def _step(table: Table, known: Known, *, shown: bool) -> Step:
    """``shown``: a step of a technique needs a pose, one of finding the muscle may have one."""
    step = Step(
        table.text("text"),
        table.choices("target", "target", known.targets),
        table.choice("pose", "pose", known.poses, None if shown else ""),
        table.texts("facts"),
    )
    table.finish()
    return step


def _technique(table: Table, known: Known) -> Technique:
    technique = Technique(
        id=table.text("id"),
        title=table.text("title"),
        kind=table.choice("kind", "kind of technique", TECHNIQUE_KINDS),
        tool=table.text("tool"),
        position=table.text("position"),
        pressure=table.text("pressure"),
        dose=table.text("dose"),
        dose_is_ours=table.flag("dose-is-ours", default=False),
        steps=_steps(table, known, shown=True),
        sources=table.choices("sources", "source", known.sources, required=True),
        confidence=table.choice("confidence", "confidence", CONFIDENCES),
        ruled_out_by=table.choices("ruled-out-by", "condition", CONDITIONS),
        facts=table.texts("facts"),
    )
    table.finish()
    return technique

"""All TOML files into one cross-checked ``Library``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gluteapp.content import cache_file
from gluteapp.content.clue_reader import read_clues
from gluteapp.content.expected_texts import NOTICES, PHRASES
from gluteapp.content.muscle_reader import (
    CONFIDENCES,
    TARGETS,
    Known,
    read_look_alike,
    read_muscle,
    read_statement,
)
from gluteapp.content.other_map_reader import read_other_maps
from gluteapp.content.safety_reader import (
    read_conditions,
    read_dose_ranges,
    read_emergency_numbers,
    read_flags,
)
from gluteapp.content.toml_table import Table
from gluteapp.domain.library import (
    Factor,
    Library,
    Muscle,
    OtherCause,
    Place,
    Source,
    Statement,
    Term,
    Topic,
    ZoneRow,
)
from gluteapp.domain.problems import ContentError, Problem
from gluteapp.domain.vocabulary import (
    CORE_MUSCLES,
    FACTORS,
    LOOK_ALIKE_MUSCLES,
    MIDLINE_STRUCTURES,
    PAIRED_STRUCTURES,
    REGIONS,
    TRIGGER_POINTS,
    ZONE_OWNERS,
    ZoneLevel,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

SOURCE_KINDS = (
    "book",
    "trial",
    "review",
    "study",
    "guideline",
    "web page",
    "anatomy",
    "software",
    "ours",
)
FILES = (
    "sources.toml",
    "places.toml",
    "structures.toml",
    "zones.toml",
    "safety.toml",
    "other_causes.toml",
    "factors.toml",
    "look_alikes.toml",
    "notices.toml",
    "knowledge.toml",
    "clues.toml",
    "phrases.toml",
    "poses.toml",
    "other_maps.toml",
    "glossary.toml",
    *(f"muscles/{muscle}.toml" for muscle in CORE_MUSCLES),
)
"""All content files, relative to the content folder."""


def read_library(
    files: Mapping[str, str], program_version: str = "", cache: Path | None = None
) -> Library:
    """Read the texts of all content files, by name.

    Parsed files are kept in ``cache``; the checks are made every time.

    Raises:
        ContentError: with every problem of every file.
    """
    problems: list[Problem] = []
    key = cache_file.key_of(
        [program_version.encode(), *(f"{name}\0{files[name]}".encode() for name in sorted(files))]
    )
    stored = cache_file.load(cache, key) if cache is not None else None
    if not isinstance(stored, dict):
        stored = None
    tables = {}
    for name in FILES:
        if name not in files:
            problems.append(Problem(name, 0, "", "is missing."))
            tables[name] = Table({}, file=name, problems=[])
        elif stored is not None and isinstance(stored.get(name), dict):
            tables[name] = Table(stored[name], file=name, problems=problems, text=files[name])
        else:
            tables[name] = Table.parse(files[name], name, problems)
    library = _checked(tables)
    if problems:
        raise ContentError(problems)
    if cache is not None and stored is None:
        cache_file.save(cache, key, {name: table.values for name, table in tables.items()})
    return library


def _checked(tables: Mapping[str, Table]) -> Library:
    sources = _sources(tables["sources.toml"])
    poses = _poses(tables["poses.toml"])
    known = Known(frozenset(sources), frozenset(_targets()), frozenset(poses))
    library = Library(
        muscles=_muscles(tables, known),
        places=_places(tables["places.toml"]),
        zone_rows=_zone_rows(tables["zones.toml"], known),
        sources=sources,
        flags=read_flags(tables["safety.toml"], known),
        conditions=read_conditions(tables["safety.toml"], known),
        other_causes=_other_causes(tables["other_causes.toml"], known),
        factors=_factors(tables["factors.toml"]),
        landmarks=_landmarks(tables["structures.toml"]),
        structures=_structures(tables["structures.toml"]),
        notices=_notices(tables["notices.toml"], known),
        topics=_topics(tables["knowledge.toml"], known),
        clues=read_clues(tables["clues.toml"], known),
        poses=poses,
        other_maps=read_other_maps(tables["other_maps.toml"], known),
        glossary=_glossary(tables["glossary.toml"], known),
        phrases=_phrases(tables["phrases.toml"]),
        emergency_numbers=read_emergency_numbers(tables["safety.toml"]),
        dose_ranges=read_dose_ranges(tables["safety.toml"], known),
    )
    for name in FILES:
        if not name.startswith("muscles/"):
            tables[name].finish()
    return library


def _targets() -> Iterable[str]:
    yield from TARGETS
    yield from (point for points in TRIGGER_POINTS.values() for point in points)
    yield from PAIRED_STRUCTURES
    yield from MIDLINE_STRUCTURES
    yield from REGIONS


def _sources(table: Table) -> dict[str, Source]:
    sources: dict[str, Source] = {}
    for item in table.tables("source"):
        name = item.text("id")
        if name in sources:
            item.report("is given twice.", "id")
        sources[name] = Source(
            name,
            item.text("text"),
            item.choice("kind", "kind of source", SOURCE_KINDS),
            item.text("note", ""),
            item.texts("facts"),
        )
        item.finish()
    return sources


def _topics(table: Table, known: Known) -> tuple[Topic, ...]:
    topics: dict[str, Topic] = {}
    for item in table.tables("topic"):
        name = item.text("id")
        if name in topics:
            item.report("is given twice.", "id")
        statements = tuple(read_statement(one, known) for one in item.tables("statement"))
        after_screen = item.flag("after-screen", default=False)
        topics[name] = Topic(name, item.text("title"), statements, after_screen)
        item.finish()
    return tuple(topics.values())


def _muscles(tables: Mapping[str, Table], known: Known) -> dict[str, Muscle]:
    muscles = {}
    for name in CORE_MUSCLES:
        muscles[name] = read_muscle(tables[f"muscles/{name}.toml"], known)
    table = tables["look_alikes.toml"]
    for item in table.tables("muscle"):
        muscle = read_look_alike(item, known)
        muscles[muscle.id] = muscle
    table.report_missing("muscle", LOOK_ALIKE_MUSCLES, muscles)
    return muscles


def _places(table: Table) -> dict[str, Place]:
    places = {}
    for item in table.tables("place"):
        name = item.choice("id", "region", REGIONS)
        plain = item.text("name")
        sided = item.text("sided", f"{{side}} {plain}")
        if "{side}" not in sided:
            item.report("must hold {side}, where the patient's side goes.", "sided")
        places[name] = Place(name, plain, item.text("anatomical"), sided, item.texts("words"))
        item.finish()
    table.report_missing("place", REGIONS, places)
    return places


def _zone_rows(table: Table, known: Known) -> tuple[ZoneRow, ...]:
    rows = []
    for item in table.tables("zone"):
        point = item.choice("point", "trigger point or look-alike muscle", ZONE_OWNERS)
        level = item.choice("level", "level", (*ZoneLevel, "none"))
        confidence = item.choice("confidence", "confidence", CONFIDENCES) or "L"
        sources = item.choices("sources", "source", known.sources, required=True)
        note = item.text("note", "")
        rows += [
            ZoneRow(
                trigger_point=point,
                region=region,
                level=ZoneLevel(level) if level in tuple(ZoneLevel) else None,
                confidence=confidence,
                sources=sources,
                note=note,
            )
            for region in item.choices("regions", "region", REGIONS, required=True)
        ]
        item.finish()
    seen: set[tuple[str, str]] = set()
    for row in rows:
        if (row.trigger_point, row.region) in seen:
            table.report(f"{row.trigger_point} in {row.region} is given twice.", "zone")
        seen.add((row.trigger_point, row.region))
    return tuple(rows)


def _other_causes(table: Table, known: Known) -> tuple[OtherCause, ...]:
    causes = []
    for item in table.tables("cause"):
        causes.append(
            OtherCause(
                item.text("id"),
                item.text("name"),
                item.text("why"),
                item.choices("sources", "source", known.sources, required=True),
                item.choices("regions", "region", REGIONS),
            )
        )
        item.finish()
    return tuple(causes)


def _factors(table: Table) -> dict[str, Factor]:
    factors = {}
    for item in table.tables("factor"):
        name = item.choice("id", "factor", FACTORS)
        factors[name] = Factor(name, item.text("name"))
        item.finish()
    table.report_missing("factor", FACTORS, factors)
    return factors


def _glossary(table: Table, known: Known) -> tuple[Term, ...]:
    terms = []
    for item in table.tables("term"):
        terms.append(
            Term(
                item.text("id"),
                item.texts("forms"),
                item.text("meaning"),
                item.choices("sources", "source", known.sources, required=True),
            )
        )
        if not terms[-1].forms:
            item.report("needs at least one form, as it stands in texts.", "forms")
        item.finish()
    return tuple(terms)


def _structures(table: Table) -> dict[str, tuple[str, str]]:
    names = {}
    allowed = (*PAIRED_STRUCTURES, *MIDLINE_STRUCTURES)
    for item in table.tables("structure"):
        name = item.choice("id", "structure", allowed)
        names[name] = (item.text("name"), item.text("anatomical"))
        item.finish()
    table.report_missing("structure", allowed, names)
    return names


def _landmarks(table: Table) -> dict[str, tuple[str, str]]:
    names = {}
    for item in table.tables("landmark"):
        names[item.text("id")] = (item.text("name"), item.text("anatomical"))
        item.finish()
    return names


def _notices(table: Table, known: Known) -> dict[str, Statement]:
    notices = {}
    for name, item in table.named_tables():
        notices[name] = read_statement(item, known)
    table.report_missing("notice", NOTICES, notices)
    return notices


def _phrases(table: Table) -> dict[str, str]:
    phrases = table.named_texts()
    table.report_missing("phrase", PHRASES, phrases)
    return phrases


def _poses(table: Table) -> dict[str, str]:
    return table.table("poses").named_texts() if table.has("poses") else {}

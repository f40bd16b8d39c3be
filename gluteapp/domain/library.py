"""What the content files say: muscles, places, techniques, flags, sources and notices."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from gluteapp.domain.vocabulary import Side, Tier, ZoneLevel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gluteapp.domain.dose import Dose


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement comes from."""

    id: str
    text: str
    """The full reference, ready to print."""
    kind: str
    """``book``, ``trial``, ``review``, ``study``, ``guideline``, ``web page``, ``anatomy``,
    ``software`` or ``ours``."""
    note: str = ""
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence or two of content with what carries it."""

    text: str
    sources: tuple[str, ...]
    confidence: str
    """``H``: two independent sources or a primary paper; ``M``: one; ``L``: thin or disputed."""
    facts: tuple[str, ...] = ()
    caveat: str = ""
    """What must stand beside the statement wherever it is shown."""


@dataclass(frozen=True, slots=True)
class FactorLink:
    """Something that brings this muscle's pain on, and the statement that says so."""

    factor: str
    statement: Statement


@dataclass(frozen=True, slots=True)
class Step:
    """One instruction; ``target`` names what lights up on the map while it is read."""

    text: str
    target: tuple[str, ...] = ()
    pose: str = ""
    """The picture that shows it; every step of a technique has one."""
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Technique:
    """A self-massage or a stretch as numbered steps."""

    id: str
    title: str
    kind: str
    """``massage``, ``stretch`` or ``rest``."""
    tool: str
    position: str
    pressure: str
    dose: str
    dose_is_ours: bool
    steps: tuple[Step, ...]
    sources: tuple[str, ...]
    confidence: str
    ruled_out_by: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TriggerPointInfo:
    """A trigger point in words."""

    id: str
    name: str
    """``beside the sacrum``: completes “point 1, …”."""
    statement: Statement


@dataclass(frozen=True, slots=True)
class Muscle:
    """One muscle's card."""

    id: str
    name: str
    latin: str
    plain_name: str
    identifiers: tuple[tuple[str, str], ...]
    """Scheme and id: FMA, TA98, Uberon, Wikidata."""
    prevalence: float
    """Share of people with low-back pain in whom studies found active points; 0 where unknown."""
    summary: Statement
    what: tuple[Statement, ...]
    where: tuple[Statement, ...]
    feels: tuple[Statement, ...]
    care: tuple[Statement, ...]
    sets_off: tuple[Statement, ...] = ()
    habits: tuple[Statement, ...] = ()
    points: tuple[TriggerPointInfo, ...] = ()
    """Empty for a look-alike muscle: sources speak of it as a whole."""
    factors: tuple[FactorLink, ...] = ()
    palpation: tuple[Step, ...] = ()
    palpation_sources: tuple[str, ...] = ()
    techniques: tuple[Technique, ...] = ()
    page_care: str = "sciatic-corridor"
    """The notice that the patient's page gives as the place to keep off."""
    nerve_note: bool = False
    """Whether the nerve-root notice belongs beside this muscle wherever it is shown."""
    words: tuple[str, ...] = ()
    """Other words by which people search for it."""

    @property
    def is_in_short(self) -> bool:
        """Whether only its place and pain are told: no finding, no massage, no page."""
        return not self.techniques


@dataclass(frozen=True, slots=True)
class Place:
    """A region's names."""

    id: str
    name: str
    """Plain name without side: ``sit bone``."""
    anatomical: str
    sided: str
    """Pattern with the side: ``back of the {side} thigh``."""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """What the sources say of one trigger point in one region."""

    trigger_point: str
    region: str
    level: ZoneLevel | None
    """``None``: the sources exclude it."""
    confidence: str
    sources: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Flag:
    """A red-flag question."""

    id: str
    tier: Tier
    question: str
    message: str
    sources: tuple[str, ...]
    asked_for: tuple[str, ...] = ()
    """Traits of a drawing that call for it: see ``safety.drawing_traits``."""
    raised_by: tuple[str, ...] = ()
    """Traits of a drawing that are a yes in themselves."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Something about the person that rules techniques out."""

    id: str
    question: str
    reason: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OtherCause:
    """A joint, nerve, tendon or organ that hurts in the same places."""

    id: str
    name: str
    why: str
    sources: tuple[str, ...]
    regions: tuple[str, ...]
    """Empty: belongs beside every answer."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A page of what stands behind the map: words, causes, treatments, evidence."""

    id: str
    title: str
    statements: tuple[Statement, ...]
    after_screen: bool = False
    """Self-care: shown only once the safety questions allow it."""


@dataclass(frozen=True, slots=True)
class Clue:
    """A rule of thumb from practice, and the drawing that calls it up."""

    id: str
    statement: Statement
    places: tuple[tuple[str, ...], ...]
    """Groups of regions (``leg``: any of the leg); of each group one has to be marked."""
    speaks_for: tuple[str, ...] = ()
    """Muscles that it raises a little."""
    look_at: tuple[str, ...] = ()
    """Muscles to look at as well."""
    when_leading: tuple[str, ...] = ()
    """Said only where one of these leads the answer; empty: always."""


@dataclass(frozen=True, slots=True)
class Factor:
    """A factor's plain wording."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the body that a page explains where it uses it."""

    id: str
    forms: tuple[str, ...]
    """As it stands in texts; the first one is explained."""
    meaning: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OtherMap:
    """Another published body map, whose areas are matched to our places."""

    id: str
    name: str
    sources: tuple[str, ...]
    areas: dict[tuple[str, Side], tuple[str, ...]]
    """That map's own names of the areas where a place (region, side) lies."""

    def areas_of(self, region: str, side: Side) -> tuple[str, ...]:
        """The areas that match a place; none where nothing matches."""
        return self.areas.get((region, side), ())


@dataclass(frozen=True)
class Library:
    """All content, cross-checked."""

    muscles: dict[str, Muscle]
    places: dict[str, Place]
    zone_rows: tuple[ZoneRow, ...]
    sources: dict[str, Source]
    flags: tuple[Flag, ...]
    conditions: dict[str, Condition]
    other_causes: tuple[OtherCause, ...]
    factors: dict[str, Factor]
    landmarks: dict[str, tuple[str, str]]
    """Plain and anatomical name of every drawn landmark; ids carry no side here."""
    structures: dict[str, tuple[str, str]]
    """Plain and anatomical name of every drawn structure."""
    notices: dict[str, Statement]
    topics: tuple[Topic, ...] = ()
    clues: tuple[Clue, ...] = ()
    poses: dict[str, str] = field(default_factory=dict)
    """What each pose's picture shows, in words."""
    phrases: dict[str, str] = field(default_factory=dict)
    """Sentence patterns with named gaps."""
    emergency_numbers: dict[str, str] = field(default_factory=dict)
    dose_ranges: dict[str, Dose] = field(default_factory=dict)
    """The most of each kind of technique that we would ask for ourselves."""
    other_maps: dict[str, OtherMap] = field(default_factory=dict)
    glossary: tuple[Term, ...] = ()
    language: str = "en"
    """Of the texts that patients read (BCP 47)."""

    def drawn_names(self) -> dict[str, tuple[str, str]]:
        """Plain and anatomical names of all that is drawn; landmarks as ``landmark.<id>``."""
        named = {**self.structures}
        named.update((f"landmark.{name}", both) for name, both in self.landmarks.items())
        return {name: (_capital(plain), _capital(latin)) for name, (plain, latin) in named.items()}

    def place_name(self, region: str, side: str) -> str:
        """``right sit bone``; midline places carry no side."""
        place = self.places[region]
        if side == Side.MIDLINE:
            return place.name
        return place.sided.format(side=self.side_word(side))

    def side_word(self, side: str) -> str:
        """``right``, in the language of the texts."""
        return self.phrases.get(f"side-{side}", side)

    def listed(self, names: Sequence[str]) -> str:
        """``a, b and c``."""
        if len(names) < 2:
            return "".join(names)
        return self.phrases["list-and"].format(some=", ".join(names[:-1]), last=names[-1])

    def muscle_title(self, muscle: str, side: str) -> str:
        """``Gluteus medius, right``."""
        return f"{self.muscles[muscle].name}, {side}"

    def row(self, trigger_point: str, region: str) -> ZoneRow | None:
        """What the sources say of this pair, if they speak of it."""
        return self._rows.get((trigger_point, region))

    @cached_property
    def _rows(self) -> dict[tuple[str, str], ZoneRow]:
        return {(row.trigger_point, row.region): row for row in self.zone_rows}

    def rows_of(self, region: str) -> tuple[ZoneRow, ...]:
        """The zones that sources place in a region."""
        return tuple(
            row for row in self.zone_rows if row.region == region and row.level is not None
        )

    def main_regions(self, trigger_point: str) -> frozenset[str]:
        """The regions that are essential for a trigger point."""
        return self._main_regions.get(trigger_point, frozenset())

    @cached_property
    def _main_regions(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for row in self.zone_rows:
            if row.level is ZoneLevel.ESSENTIAL:
                found.setdefault(row.trigger_point, set()).add(row.region)
        return {point: frozenset(regions) for point, regions in found.items()}

    def point_info(self, trigger_point: str) -> TriggerPointInfo:
        """The words for a trigger point."""
        muscle = self.muscles[trigger_point.rsplit(".", 1)[0]]
        return next(point for point in muscle.points if point.id == trigger_point)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

"""The patient's page as a small document tree; how it looks is decided elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gluteapp.domain.clinic import NO_CLINIC, Clinic

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from gluteapp.domain.atlas import Atlas
    from gluteapp.domain.dose import Dose
    from gluteapp.domain.geometry import Box
    from gluteapp.domain.library import Library
    from gluteapp.domain.pain import PainDrawing
    from gluteapp.domain.safety import Safety
    from gluteapp.domain.vocabulary import Aspect, Side

PRINT_SIZES_PT = (12, 16, 18, 24)
"""Size of the text: normal, and large print."""
PAPERS = ("a4", "letter")
DAYS = 7
ATTACHMENT = "gluteapp-page.json"
"""Name of what a page's PDF carries along."""
LONGEST_NOTE = 1200
"""Letters of a free note: more would be a letter of its own."""


@dataclass(frozen=True, slots=True)
class BoneLabel:
    """The word for a bone that steps name, and the place (mm) of that bone."""

    word: str
    x: float
    y: float
    is_below: bool = False
    """Whether the word stands below its bone, where it would meet another one above."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One aspect of the figure; ``frame`` is x, y, width, height in mm."""

    aspect: Aspect
    frame: Box
    caption: str
    alternative: str
    labels: tuple[BoneLabel, ...] = ()


@dataclass(frozen=True, slots=True)
class PosePicture:
    """One picture of how a thing is done."""

    pose: str
    label: str
    """Which steps it shows."""
    alternative: str


@dataclass(frozen=True, slots=True)
class PageFormat:
    """How the page comes to paper."""

    paper: str = "a4"
    size_pt: int = PRINT_SIZES_PT[0]
    is_grey: bool = False
    """For a printer without colours: everything is told apart by lightness and pattern."""


NORMAL_FORMAT = PageFormat()


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do, with exact counts."""

    id: str
    title: str
    facts: tuple[tuple[str, str], ...]
    """Label and text: tool, position, how hard, how often."""
    steps: tuple[str, ...]
    pictures: tuple[PosePicture, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One muscle's part of the page."""

    muscle: str
    side: Side
    title: str
    plain_name: str
    meaning: tuple[str, ...]
    actions: tuple[Action, ...]
    left_out: tuple[str, ...]
    care: tuple[str, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Referral:
    """What takes the place of self-care where an urgent flag is up."""

    title: str
    text: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page."""

    title: str
    date: str
    patient: str
    marked: str
    """The user's marks in words; empty without marks."""
    sections: tuple[Section, ...]
    referral: Referral | None
    stop_rule: str
    next_day: str
    in_short: str
    """The main message, first of all; empty on a referral, which has its own."""
    terms: tuple[tuple[str, str], ...]
    """Words that the page uses, and what they mean."""
    help_title: str
    help_lines: tuple[str, ...]
    emergency: str
    other_causes: str
    sources: tuple[str, ...]
    footer: tuple[str, ...]
    note: str = ""
    marked_figures: tuple[Figure, ...] = ()
    """The marks alone, on a referral."""
    warnings: tuple[str, ...] = ()
    """What the person who makes the page should know; not printed."""
    days: tuple[str, ...] = tuple(str(day + 1) for day in range(DAYS))
    language: str = "en"
    """BCP 47."""
    words: dict[str, str] = field(default_factory=dict)
    """Labels, by what they stand for."""
    clinic: Clinic = NO_CLINIC


@dataclass(frozen=True, slots=True)
class PageWishes:
    """What the user asks of the page."""

    muscles: tuple[tuple[str, Side], ...]
    date: datetime.date
    patient: str = ""
    conditions: tuple[str, ...] = ()
    emergency_region: str = "international"
    figure: str = ""
    """The body shown; empty for the default one."""
    techniques: tuple[str, ...] | None = None
    """Ids of what to do, in the order of the page; ``None``: the mildest of each kind."""
    note: str = ""
    doses: tuple[tuple[str, Dose], ...] = ()
    """What the clinician changed, by technique."""
    clinic: Clinic = NO_CLINIC
    language: str = "en"
    second_language: str = ""
    """Beside the first one, line by line; empty for a page in one language."""

    def dose_of(self, technique: str) -> Dose | None:
        """What the clinician set, if anything."""
        return dict(self.doses).get(technique)


@dataclass(frozen=True, slots=True)
class PageCase:
    """What the page is made from."""

    library: Library
    atlas: Atlas
    drawing: PainDrawing
    safety: Safety


@dataclass(frozen=True, slots=True)
class PageJob:
    """One page to be made."""

    wishes: PageWishes
    drawing: PainDrawing
    safety: Safety
    format: PageFormat = NORMAL_FORMAT


@dataclass(frozen=True, slots=True)
class MadePage:
    """A page in all its forms, each written when it is asked for."""

    page: Page
    write_pdf: Callable[[], bytes]
    write_html: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class PagePlan:
    """What a page says and how it looks, without the person: kept in the PDF and as template."""

    muscles: tuple[tuple[str, Side], ...] = ()
    techniques: tuple[str, ...] | None = None
    doses: tuple[tuple[str, Dose], ...] = ()
    note: str = ""
    language: str = "en"
    second_language: str = ""
    format: PageFormat = NORMAL_FORMAT


def plan_of(wishes: PageWishes, form: PageFormat) -> PagePlan:
    """The part of the wishes that is not about the person or the day."""
    return PagePlan(
        muscles=wishes.muscles,
        techniques=wishes.techniques,
        doses=wishes.doses,
        note=wishes.note,
        language=wishes.language,
        second_language=wishes.second_language,
        format=form,
    )

"""The patient's page as a small document tree; how it looks is decided elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gluteapp.domain.answer import read_back
from gluteapp.domain.extent import covered_by
from gluteapp.domain.geometry import spans_box
from gluteapp.domain.pain import PainDrawing, RegionMark
from gluteapp.domain.pose import pose_uses
from gluteapp.domain.safety import REFERRAL_NOTICES, LeftOut, Safety, allowed_techniques
from gluteapp.domain.vocabulary import TRIGGER_POINTS, Aspect, Side, Tier

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from gluteapp.domain.atlas import Atlas
    from gluteapp.domain.geometry import Box
    from gluteapp.domain.library import Library, Muscle, Technique
    from gluteapp.domain.pain import PainMark

CHOSEN_ACTIONS = 2
"""One massage and one stretch, where nobody chose: what fits one page, and what gets done."""
MOST_MUSCLES, MOST_ACTIONS = 3, 3
"""More than this on one page is not done at home; the page says so."""
PRINT_SIZES_PT = (12, 16, 18, 24)
"""Size of the text: normal, and large print."""
DAYS = 7
LONGEST_NOTE = 1200
"""Letters of a free note: more would be a letter of its own."""
FIGURE_MARGIN_MM = 22.0
_LEAST_FIGURE = (-148.0, 108.0)
"""Top and bottom (mm) that every figure shows: low back to upper thigh."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One aspect of the figure; ``frame`` is x, y, width, height in mm."""

    aspect: Aspect
    frame: Box
    caption: str
    alternative: str


@dataclass(frozen=True, slots=True)
class PosePicture:
    """One picture of how a thing is done."""

    pose: str
    label: str
    """The numbers of the steps that it shows."""
    alternative: str


@dataclass(frozen=True, slots=True)
class PageFormat:
    """How the page comes to paper."""

    paper: str = "a4"
    size_pt: int = PRINT_SIZES_PT[0]
    is_grey: bool = False
    """For a printer without colours: everything is told apart by lightness and pattern."""


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


@dataclass(frozen=True, slots=True)
class PageCase:
    """What the page is made from."""

    library: Library
    atlas: Atlas
    drawing: PainDrawing
    safety: Safety


def build_page(wishes: PageWishes, case: PageCase) -> Page:
    """Put the page together; an urgent flag turns it into a referral card."""
    library = case.library
    referral = _referral(case.safety, library) if case.safety.needs_referral else None
    muscles = () if referral else wishes.muscles
    titles = [f"{library.muscles[name].name} ({side})" for name, side in wishes.muscles]
    number = library.emergency_numbers[wishes.emergency_region]
    sections = tuple(_section(library.muscles[name], side, wishes, case) for name, side in muscles)
    return Page(
        title=referral.title if referral else " and ".join(titles),
        date=wishes.date.isoformat(),
        patient=wishes.patient,
        marked=_marked(case.drawing, library),
        sections=sections,
        referral=referral,
        stop_rule=library.notices["stop-rule"].text,
        next_day=library.notices["next-day-rule"].text,
        help_title=library.phrases["page-help"],
        help_lines=_help_lines(wishes, case.safety, library) if not referral else (),
        emergency=f"{library.notices['emergency'].text}: {number}",
        other_causes=library.notices["other-structures"].text,
        sources=_sources(wishes, library) if not referral else (),
        footer=tuple(
            library.notices[name].text for name in ("education", "dose-origin", "not-reviewed")
        ),
        note=wishes.note.strip()[:LONGEST_NOTE],
        marked_figures=_marked_figures(case) if referral else (),
        warnings=_warnings(sections, library),
    )


def _warnings(sections: Sequence[Section], library: Library) -> tuple[str, ...]:
    """More than a few things are not done at home."""
    counts = {
        "page-many-muscles": (len(sections), MOST_MUSCLES),
        "page-many-actions": (sum(len(one.actions) for one in sections), MOST_ACTIONS),
    }
    return tuple(
        library.phrases[name].format(count=count, most=most)
        for name, (count, most) in counts.items()
        if count > most
    )


def _section(muscle: Muscle, side: Side, wishes: PageWishes, case: PageCase) -> Section:
    library = case.library
    offered, left_out = allowed_techniques(
        muscle.techniques, library, conditions=wishes.conditions, tier=case.safety.tier
    )
    return Section(
        muscle=muscle.id,
        side=side,
        title=f"{muscle.name}, {side} side",
        plain_name=muscle.plain_name,
        meaning=(
            library.phrases["page-meaning"],
            muscle.summary.text,
            *((library.notices["nerve-card"].text,) if muscle.nerve_note else ()),
        ),
        actions=tuple(_action(one, library) for one in _chosen(offered, wishes)),
        left_out=tuple(_left_out(one, library) for one in left_out[:CHOSEN_ACTIONS]),
        care=(library.notices["sciatic-corridor"].text,),
        figures=_figures(muscle, side, case),
    )


def _chosen(techniques: Sequence[Technique], wishes: PageWishes) -> tuple[Technique, ...]:
    """What was asked for; else the first of each kind: content lists the mildest one first."""
    if wishes.techniques is not None:
        return tuple(one for one in techniques if one.id in wishes.techniques)
    return mildest_of_each_kind(techniques)


def mildest_of_each_kind(techniques: Sequence[Technique]) -> tuple[Technique, ...]:
    """The first massage and the first stretch: content lists the mildest one first."""
    by_kind: dict[str, Technique] = {}
    for technique in techniques:
        by_kind.setdefault(technique.kind, technique)
    return tuple(by_kind.values())[:CHOSEN_ACTIONS]


def _action(technique: Technique, library: Library) -> Action:
    words = library.phrases
    return Action(
        id=technique.id,
        title=technique.title,
        facts=(
            (words["page-tool"], technique.tool),
            (words["page-position"], technique.position),
            (words["page-pressure"], technique.pressure),
            (words["page-dose"], technique.dose),
        ),
        steps=tuple(step.text for step in technique.steps),
        pictures=tuple(
            PosePicture(use.pose, use.label, library.poses[use.pose])
            for use in pose_uses(technique.steps)
        ),
    )


def _left_out(item: LeftOut, library: Library) -> str:
    return library.phrases["page-left-out"].format(
        title=item.technique.title, reason=" ".join(item.reasons)
    )


def _referral(safety: Safety, library: Library) -> Referral:
    notice = REFERRAL_NOTICES[safety.tier or Tier.R1]
    title = "page-referral-now" if safety.tier is Tier.R1 else "page-referral-today"
    return Referral(
        title=library.phrases[title],
        text=library.notices[notice].text,
        reasons=tuple(flag.message for flag in safety.flags),
    )


def _help_lines(wishes: PageWishes, safety: Safety, library: Library) -> tuple[str, ...]:
    """The flags that matter here in short, and in full those that are up."""
    lines = [flag.message for flag in safety.flags if flag.tier is Tier.R3]
    nerve = any(library.muscles[name].nerve_note for name, _ in wishes.muscles)
    names = ["now", "today", *(["nerve"] if nerve else []), "soon"]  # the most urgent first
    return (*(library.phrases[f"page-help-{name}"] for name in names), *lines)


def _sources(wishes: PageWishes, library: Library) -> tuple[str, ...]:
    """Full references of what the page shows, once each."""
    names: dict[str, None] = {}
    for name, _ in wishes.muscles:
        muscle = library.muscles[name]
        names |= dict.fromkeys(muscle.summary.sources)
        for technique in _chosen(muscle.techniques, wishes):
            names |= dict.fromkeys(technique.sources)
    return tuple(library.sources[name].text for name in names)


def _marked(drawing: PainDrawing, library: Library) -> str:
    if drawing.is_empty:
        return ""
    return library.phrases["page-marked"].format(
        places=read_back(drawing.marks, library).split(". ")[0]
    )


# ------------------------------------------------------------------------ figures
def _marked_figures(case: PageCase) -> tuple[Figure, ...]:
    """From behind and from the front, where anything is marked there: the whole body."""
    figures = []
    for aspect in (Aspect.POSTERIOR, Aspect.ANTERIOR):
        drawn = case.atlas.aspects.get(aspect)
        if drawn is None or not any(covered_by(mark, drawn) for mark in case.drawing.marks):
            continue
        left, _, right, _ = drawn.skin.bounds
        _, top, _, height = drawn.viewbox
        caption = case.library.phrases[f"page-seen-{aspect}"]
        figures.append(
            Figure(
                aspect,
                (left - 8, top, right - left + 16, height),
                caption,
                f"{caption}. {_marked(case.drawing, case.library)}",
            )
        )
    return tuple(figures)


def _figures(muscle: Muscle, side: Side, case: PageCase) -> tuple[Figure, ...]:
    lateral = Aspect.RIGHT_LATERAL if side is Side.RIGHT else Aspect.LEFT_LATERAL
    wanted = [Aspect.POSTERIOR, lateral]
    if any(_is_seen_from_the_front_only(mark, case.atlas) for mark in case.drawing.marks):
        wanted.append(Aspect.ANTERIOR)
    aspects = [aspect for aspect in wanted if aspect in case.atlas.aspects]
    top, bottom = _heights(muscle, side, case, aspects)
    figures = []
    for aspect in aspects:
        left, _, right, _ = case.atlas.aspects[aspect].skin.bounds
        frame = (left - 8, top, right - left + 16, bottom - top)
        caption = case.library.phrases[f"page-seen-{aspect}"]
        alternative = case.library.phrases["page-figure"].format(
            view=caption, muscle=muscle.name, side=side, zone=muscle.summary.text
        )
        figures.append(Figure(aspect, frame, caption, alternative))
    return tuple(figures)


def _is_seen_from_the_front_only(mark: PainMark, atlas: Atlas) -> bool:
    if not isinstance(mark, RegionMark):
        return mark.aspect is Aspect.ANTERIOR
    shown = {
        aspect for aspect, drawn in atlas.aspects.items() if drawn.region(mark.region, mark.side)
    }
    return shown == {Aspect.ANTERIOR}


def _heights(
    muscle: Muscle, side: Side, case: PageCase, aspects: Sequence[Aspect]
) -> tuple[float, float]:
    """Top and bottom (mm) that hold the muscle, its zones and all marks on these aspects."""
    heights = list(_LEAST_FIGURE)
    for aspect in aspects:
        drawn = case.atlas.aspects[aspect]
        shapes = [
            zone.outline
            for point in TRIGGER_POINTS[muscle.id]
            for zone in drawn.zones_of(point, side).values()
        ]
        shapes += [one.outline for one in (drawn.structure(muscle.id, side),) if one is not None]
        for mark in case.drawing.marks:
            if covered := covered_by(mark, drawn):
                _, top, _, bottom = spans_box(covered)
                heights += [top, bottom]
        heights += [edge for shape in shapes for edge in (shape.bounds[1], shape.bounds[3])]
    _, top, _, height = case.atlas.aspects[aspects[0]].viewbox
    return (
        max(min(heights) - FIGURE_MARGIN_MM, top),
        min(max(heights) + FIGURE_MARGIN_MM, top + height),
    )

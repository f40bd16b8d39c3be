"""Puts the patient's page together from the answer and the wishes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gluteapp.domain.dose import amount_in_words, pressure_in_words
from gluteapp.domain.glossary import terms_in
from gluteapp.domain.handout_figures import figures_of_marks, figures_of_muscle, marks_in_words
from gluteapp.domain.page import (
    LONGEST_NOTE,
    Action,
    Page,
    PageCase,
    PageWishes,
    PosePicture,
    Referral,
    Section,
)
from gluteapp.domain.pose import pose_uses
from gluteapp.domain.safety import REFERRAL_NOTICES, LeftOut, Safety, allowed_techniques
from gluteapp.domain.vocabulary import Side, Tier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gluteapp.domain.dose import Dose
    from gluteapp.domain.library import Library, Muscle, Technique

CHOSEN_ACTIONS = 2
"""One massage and one stretch, where nobody chose: what fits one page, and what gets done."""
MOST_MUSCLES, MOST_ACTIONS = 3, 3
"""More than this on one page is not done at home; the page says so."""
_WORDS = (
    "what",
    "do",
    "stop",
    "expect",
    "sources",
    "date",
    "name",
    "care",
    "ticks",
    "scale",
    "scale-go",
    "scale-soft",
    "scale-stop",
    "note",
    "tell",
    "timer",
    "held",
    "seconds",
    "phone",
    "attached",
    "terms",
    "key",
)
"""Labels that the page carries along, in its language."""


def build_page(wishes: PageWishes, case: PageCase) -> Page:
    """Put the page together; an urgent flag turns it into a referral card."""
    library = case.library
    referral = _referral(case.safety, library) if case.safety.needs_referral else None
    muscles = () if referral else wishes.muscles
    titles = [_muscle_words("page-title", name, side, library) for name, side in wishes.muscles]
    number = library.emergency_numbers[wishes.emergency_region]
    sections = tuple(_section(library.muscles[name], side, wishes, case) for name, side in muscles)
    return Page(
        title=referral.title if referral else library.listed(titles),
        date=wishes.date.isoformat(),
        patient=wishes.patient,
        marked=marks_in_words(case.drawing, library),
        sections=sections,
        referral=referral,
        stop_rule=library.notices["stop-rule"].text,
        next_day=library.notices["page-next-day"].text,
        in_short=_in_short(sections, library) if not referral else "",
        terms=_terms(sections, marks_in_words(case.drawing, library), library),
        help_title=library.phrases["page-help"],
        help_lines=_help_lines(wishes, case.safety, library) if not referral else (),
        emergency=f"{library.notices['emergency'].text}: {number}",
        other_causes=library.notices["other-structures"].text,
        sources=_sources(wishes, library) if not referral else (),
        footer=tuple(
            library.notices[name].text for name in ("education", "dose-origin", "not-reviewed")
        ),
        note=wishes.note.strip()[:LONGEST_NOTE],
        marked_figures=figures_of_marks(case) if referral else (),
        warnings=_warnings(sections, library),
        language=library.language,
        words={name: library.phrases[f"page-{name}"] for name in _WORDS},
        clinic=wishes.clinic,
    )


def _in_short(sections: Sequence[Section], library: Library) -> str:
    """What to keep in mind if nothing else is read."""
    name = "page-in-short" if any(one.actions for one in sections) else "page-in-short-talk"
    return library.phrases[name]


def _terms(
    sections: Sequence[Section], marked: str, library: Library
) -> tuple[tuple[str, str], ...]:
    """The words that stand on the page and that not everybody knows."""
    texts = [marked, library.notices["other-structures"].text] if sections else []
    for one in sections:
        texts += _texts_of(one)
    return tuple((term.forms[0], term.meaning) for term in terms_in(texts, library.glossary))


def _texts_of(section: Section) -> list[str]:
    """All that a section says in sentences."""
    texts = [*section.meaning, *section.care, *section.left_out]
    for action in section.actions:
        texts += [*(text for _, text in action.facts), *action.steps]
    return texts


def _muscle_words(phrase: str, muscle: str, side: Side, library: Library) -> str:
    return library.phrases[phrase].format(
        muscle=library.muscles[muscle].name, side=library.side_word(side)
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
    section = Section(
        muscle=muscle.id,
        side=side,
        title=_muscle_words("page-section", muscle.id, side, library),
        plain_name=muscle.plain_name,
        meaning=(
            muscle.summary.text,
            *((library.notices["page-nerve"].text,) if muscle.nerve_note else ()),
        ),
        actions=tuple(_action(one, wishes, library) for one in _chosen(offered, wishes)),
        left_out=tuple(_left_out(one, library) for one in left_out[:CHOSEN_ACTIONS]),
        care=(library.notices[muscle.page_care].text,),
        figures=(),
    )
    terms = {term.id for term in terms_in(_texts_of(section), library.glossary)}
    return replace(section, figures=figures_of_muscle(muscle, side, case, terms))


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


def _action(technique: Technique, wishes: PageWishes, library: Library) -> Action:
    words = library.phrases
    pressure, amount = technique.pressure, technique.dose
    dose = wishes.dose_of(technique.id)
    if dose is not None and dose.pressure:
        pressure = _by_whom(pressure_in_words(dose, words), dose, technique, library)
    if dose is not None and dose.says_how_much:
        per_spot = technique.kind == "massage"
        text = amount_in_words(dose, words, per_spot=per_spot)
        text = _by_whom(text, dose, technique, library)
        amount = f"{text} {words['page-dose-counts']}"  # steps name the usual numbers
    return Action(
        id=technique.id,
        title=technique.title,
        facts=(
            (words["page-tool"], technique.tool),
            (words["page-position"], technique.position),
            (words["page-pressure"], pressure),
            (words["page-dose"], amount),
        ),
        steps=tuple(step.text for step in technique.steps),
        pictures=tuple(
            PosePicture(
                use.pose, words["page-step"].format(numbers=use.label), library.poses[use.pose]
            )
            for use in pose_uses(technique.steps)
        ),
    )


def _by_whom(text: str, dose: Dose, technique: Technique, library: Library) -> str:
    """More than we would ask for ourselves is not said in our name."""
    if dose.is_within(library.dose_ranges[technique.kind]):
        return text
    return library.phrases["page-by-clinician"].format(text=text.rstrip(".")) + "."


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

"""Texts that a patient reads, by key: to hand them to translators and to put theirs in.

One walk over the library serves both, so that nothing can be translated that is not asked for.
Keys are stable words such as ``technique.medius-wall.step.2``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gluteapp.domain.library import (
        Condition,
        Factor,
        FactorLink,
        Flag,
        Library,
        Muscle,
        OtherCause,
        Place,
        Statement,
        Step,
        Technique,
        Term,
        TriggerPointInfo,
    )

LANGUAGES = {"en": "English", "de": "Deutsch", "es": "Español", "pt": "Português (Brasil)"}
"""Languages of the page, each in its own words."""
LANGUAGE_TAGS = {"en": "en", "de": "de", "es": "es", "pt": "pt-BR"}
"""BCP 47."""
SOURCE_LANGUAGE = "en"
NOT_TRANSLATED = "[English] {text}"
"""How a text looks that nobody has translated yet: the reader sees that it is not an error."""

FORMS_BETWEEN = "/"

Put = Callable[[str, str], str]
"""Key and English text in, the text to show out."""


def patient_texts(library: Library) -> dict[str, str]:
    """Every text that a patient may read, by key; those of the page come first."""
    found: dict[str, str] = {}

    def note(key: str, text: str) -> str:
        found[key] = text
        return text

    with_texts(library, note)
    return found


def translated(library: Library, language: str, texts: Mapping[str, str]) -> Library:
    """The library in another language; what ``texts`` lacks stays English and says so."""
    if language == SOURCE_LANGUAGE:
        return library

    def put(key: str, text: str) -> str:
        return texts.get(key) or NOT_TRANSLATED.format(text=text)

    return replace(with_texts(library, put), language=LANGUAGE_TAGS[language])


def with_texts(library: Library, put: Put) -> Library:
    """The library with every patient's text passed through ``put``."""
    return replace(
        library,
        phrases=_texts("phrase", library.phrases, put),
        notices={
            name: _statement(f"notice.{name}", one, put) for name, one in library.notices.items()
        },
        emergency_numbers=_texts("emergency", library.emergency_numbers, put),
        places={name: _place(one, put) for name, one in library.places.items()},
        muscles={name: _muscle(one, put) for name, one in library.muscles.items()},
        poses=_texts("pose", library.poses, put),
        conditions={name: _condition(one, put) for name, one in library.conditions.items()},
        flags=tuple(_flag(one, put) for one in library.flags),
        factors={name: _factor(one, put) for name, one in library.factors.items()},
        other_causes=tuple(_cause(one, put) for one in library.other_causes),
        glossary=tuple(_term(one, put) for one in library.glossary),
    )


def _term(one: Term, put: Put) -> Term:
    """Forms stand in one text with slashes between: other languages bend words more."""
    key = f"term.{one.id}"
    forms = put(f"{key}.forms", FORMS_BETWEEN.join(one.forms))
    return replace(
        one,
        forms=tuple(form.strip() for form in forms.split(FORMS_BETWEEN)),
        meaning=put(f"{key}.meaning", one.meaning),
    )


def _texts(kind: str, texts: Mapping[str, str], put: Put) -> dict[str, str]:
    return {name: put(f"{kind}.{name}", text) for name, text in texts.items()}


def _statement(key: str, one: Statement, put: Put) -> Statement:
    caveat = put(f"{key}.caveat", one.caveat) if one.caveat else ""
    return replace(one, text=put(key, one.text), caveat=caveat)


def _statements(key: str, many: tuple[Statement, ...], put: Put) -> tuple[Statement, ...]:
    return tuple(_statement(f"{key}.{number}", one, put) for number, one in enumerate(many, 1))


def _place(one: Place, put: Put) -> Place:
    key = f"place.{one.id}"
    return replace(one, name=put(key, one.name), sided=put(f"{key}.sided", one.sided))


def _muscle(one: Muscle, put: Put) -> Muscle:
    key = f"muscle.{one.id}"
    return replace(
        one,
        name=put(f"{key}.name", one.name),
        plain_name=put(f"{key}.plain-name", one.plain_name),
        summary=_statement(f"{key}.summary", one.summary, put),
        techniques=tuple(_technique(technique, put) for technique in one.techniques),
        what=_statements(f"{key}.what", one.what, put),
        where=_statements(f"{key}.where", one.where, put),
        feels=_statements(f"{key}.feels", one.feels, put),
        sets_off=_statements(f"{key}.sets-off", one.sets_off, put),
        habits=_statements(f"{key}.habit", one.habits, put),
        care=_statements(f"{key}.care", one.care, put),
        points=tuple(_point(point, put) for point in one.points),
        factors=tuple(_factor_link(f"{key}.factor", link, put) for link in one.factors),
        palpation=_steps(f"{key}.palpation", one.palpation, put),
    )


def _technique(one: Technique, put: Put) -> Technique:
    key = f"technique.{one.id}"
    return replace(
        one,
        title=put(f"{key}.title", one.title),
        tool=put(f"{key}.tool", one.tool),
        position=put(f"{key}.position", one.position),
        pressure=put(f"{key}.pressure", one.pressure),
        dose=put(f"{key}.dose", one.dose),
        steps=_steps(f"{key}.step", one.steps, put),
    )


def _steps(key: str, steps: tuple[Step, ...], put: Put) -> tuple[Step, ...]:
    return tuple(
        replace(step, text=put(f"{key}.{number}", step.text))
        for number, step in enumerate(steps, 1)
    )


def _point(one: TriggerPointInfo, put: Put) -> TriggerPointInfo:
    key = f"point.{one.id}"
    return replace(
        one, name=put(f"{key}.name", one.name), statement=_statement(key, one.statement, put)
    )


def _factor_link(key: str, one: FactorLink, put: Put) -> FactorLink:
    return replace(one, statement=_statement(f"{key}.{one.factor}", one.statement, put))


def _flag(one: Flag, put: Put) -> Flag:
    key = f"flag.{one.id}"
    return replace(
        one,
        message=put(f"{key}.message", one.message),
        question=put(f"{key}.question", one.question),
    )


def _condition(one: Condition, put: Put) -> Condition:
    key = f"condition.{one.id}"
    return replace(
        one, reason=put(f"{key}.reason", one.reason), question=put(f"{key}.question", one.question)
    )


def _factor(one: Factor, put: Put) -> Factor:
    return replace(one, name=put(f"factor.{one.id}", one.name))


def _cause(one: OtherCause, put: Put) -> OtherCause:
    key = f"cause.{one.id}"
    return replace(one, name=put(f"{key}.name", one.name), why=put(f"{key}.why", one.why))

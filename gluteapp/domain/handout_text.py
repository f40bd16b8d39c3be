"""The patient's page as plain text, for the notes of a clinic."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gluteapp.domain.handout import Page


def plain_text(page: Page, phrases: Mapping[str, str]) -> str:
    """What the page says of this patient, without the parts that every page has.

    ``phrases`` are the library's. Lines end in a line feed; steps are left out, because
    their title names them.
    """
    return "\n".join(_lines(page, phrases)) + "\n"


def _lines(page: Page, phrases: Mapping[str, str]) -> Iterator[str]:
    yield page.title
    yield f"{phrases['page-date']}: {page.date}"
    if page.patient:
        yield f"{phrases['page-name']}: {page.patient}"
    if page.marked:
        yield page.marked
    if page.referral is not None:
        yield page.referral.text
        yield page.emergency
        yield from (f"- {reason}" for reason in page.referral.reasons)
    for section in page.sections:
        yield ""
        yield f"{section.title} ({section.plain_name})"
        for action in section.actions:
            facts = "; ".join(f"{label}: {text.rstrip('.')}" for label, text in action.facts)
            yield f"- {action.title}. {facts}."
        yield from (f"- {line}" for line in section.left_out)
    if page.note:
        yield ""
        yield f"{phrases['page-note']}: {page.note}"
    yield ""
    yield page.footer[0]

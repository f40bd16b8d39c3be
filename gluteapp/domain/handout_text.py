"""The patient's page as plain text, for the notes of a clinic."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gluteapp.domain.page import Page


def plain_text(page: Page) -> str:
    """What the page says of this patient, without the parts that every page has.

    Lines end in a line feed; steps are left out, because their title names them.
    """
    return "\n".join(_lines(page)) + "\n"


def _lines(page: Page) -> Iterator[str]:
    yield page.title
    yield f"{page.words['date']}: {page.date}"
    if page.patient:
        yield f"{page.words['name']}: {page.patient}"
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
        yield f"{page.words['note']}: {page.note}"
    yield ""
    yield page.footer[0]

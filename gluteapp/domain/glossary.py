"""Which words a page explains: those that it uses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gluteapp.domain.library import Term


def terms_in(texts: Iterable[str], glossary: Sequence[Term]) -> tuple[Term, ...]:
    """The terms of which some form stands in a text as a whole word, in the glossary's order."""
    whole = "\n".join(texts)
    return tuple(
        term
        for term in glossary
        if any(
            re.search(rf"(?<!\w){re.escape(form)}(?!\w)", whole, re.IGNORECASE)
            for form in term.forms
        )
    )

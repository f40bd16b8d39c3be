"""Problems found in input, collected so that all can be shown at once."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing that is wrong: where (file, line, key) and what, in a sentence."""

    file: str
    line: int
    key: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        subject = f"{self.key}: " if self.key else ""
        return f"{place}: {subject}{self.message}"


class ContentError(Exception):
    """Content that cannot be used; carries every problem found, sorted."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class InputError(Exception):
    """A wrong value from outside; its text is one plain sentence for the user."""


def unknown_word(kind: str, word: str, allowed: Iterable[str]) -> str:
    """A sentence that names the bad word, the nearest good one and all allowed ones."""
    options = sorted(allowed)
    near = difflib.get_close_matches(word, options, n=1)
    hint = f" Did you mean “{near[0]}”?" if near else ""
    return f"“{word}” is no {kind}.{hint} Allowed: {', '.join(options)}."

"""What the answer says of one muscle, ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gluteapp.domain.answer import spoken

if TYPE_CHECKING:
    from gluteapp.domain.answer import Answer
    from gluteapp.domain.library import Library, Statement
    from gluteapp.domain.ranking import Candidate


@dataclass(frozen=True, slots=True)
class Why:
    """Reasons with their sources, the parts of the match, and the rules of thumb that fit."""

    reasons: tuple[tuple[str, tuple[str, ...]], ...]
    shares: tuple[tuple[str, float, float], ...]
    """Name, value (0–1) and weight of each part; the weights add up to 1."""
    clues: tuple[Statement, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """All sources, in the order of appearance."""
        named = [name for _, sources in self.reasons for name in sources]
        return tuple(dict.fromkeys(named + [name for one in self.clues for name in one.sources]))


def why_listed(answer: Answer, candidate: Candidate, library: Library) -> Why:
    """Why a muscle stands in the answer."""
    own = candidate.muscle
    return Why(
        reasons=tuple((spoken(one, library), one.sources) for one in candidate.reasons),
        shares=candidate.parts.shares,
        clues=tuple(
            heard.clue.statement
            for heard in answer.clues
            if heard.side is candidate.side
            and own in (*heard.clue.speaks_for, *heard.clue.look_at, *heard.clue.when_leading)
        ),
    )

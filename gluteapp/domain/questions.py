"""Which question to ask next: the one that would tell the muscles in question apart best."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gluteapp.domain.vocabulary import FACTORS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from gluteapp.domain.library import Library
    from gluteapp.domain.ranking import Candidate

IN_QUESTION = 5
"""So many muscles at the top of the answer are told apart."""
MOST_QUESTIONS = 6
"""More tire people and change little."""


def next_factor(
    candidates: Sequence[Candidate], library: Library, asked: Collection[str]
) -> str | None:
    """The factor that splits the leading muscles most evenly, by how well they match.

    ``None`` when nothing would tell them apart, or enough was asked.
    """
    if len(asked) >= MOST_QUESTIONS:
        return None
    leading = candidates[:IN_QUESTION]
    whole = sum(one.parts.match for one in leading)
    best, most = None, 0.0
    for factor in FACTORS:
        if factor in asked or not whole:
            continue
        known = sum(
            one.parts.match for one in leading if _is_set_off_by(one.muscle, factor, library)
        )
        split = known / whole * (1 - known / whole)
        if split > most + 1e-9:
            best, most = factor, split
    return best


def _is_set_off_by(muscle: str, factor: str, library: Library) -> bool:
    return any(link.factor == factor for link in library.muscles[muscle].factors)


def moved(
    before: Sequence[Candidate], after: Sequence[Candidate]
) -> tuple[Candidate, int, int] | None:
    """What an answer changed most: a muscle of the first five, its old and its new rank.

    A new first muscle is named before a larger move below it; ``None``: the order stayed.
    """
    old = {one.id: rank for rank, one in enumerate(before, 1)}
    moves = [
        (one, old.get(one.id, len(before) + 1), rank)
        for rank, one in enumerate(after[:IN_QUESTION], 1)
    ]
    risen = [move for move in moves if move[2] < move[1]]
    return min(risen, key=lambda move: (move[2] != 1, move[2] - move[1])) if risen else None

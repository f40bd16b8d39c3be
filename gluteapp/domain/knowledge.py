"""Finds statements among the topics that stand behind the map."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gluteapp.domain.library import Topic


def matching(topics: Sequence[Topic], text: str) -> tuple[Topic, ...]:
    """The topics with only those statements that hold every word of ``text``.

    Case does not matter. A topic without such a statement is left out; without words all
    are given as they are.
    """
    words = text.casefold().split()
    if not words:
        return tuple(topics)
    found = (
        replace(
            topic,
            statements=tuple(
                one
                for one in topic.statements
                if all(word in f"{one.text} {one.caveat}".casefold() for word in words)
            ),
        )
        for topic in topics
    )
    return tuple(topic for topic in found if topic.statements)

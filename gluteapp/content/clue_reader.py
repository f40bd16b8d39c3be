"""Rules of thumb from ``clues.toml``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gluteapp.content.muscle_reader import Known, read_statement
from gluteapp.domain.library import Clue
from gluteapp.domain.vocabulary import CARD_MUSCLES, REGIONS

if TYPE_CHECKING:
    from gluteapp.content.toml_table import Table

PLACES = (*REGIONS, "leg")


def read_clues(table: Table, known: Known) -> tuple[Clue, ...]:
    """All clues of the file, in its order."""
    clues: dict[str, Clue] = {}
    for item in table.tables("clue"):
        name = item.text("id")
        if name in clues:
            item.report("is given twice.", "id")
        clues[name] = Clue(
            name,
            read_statement(item, known, finish=False),
            item.choice_groups("places", "region", PLACES),
            item.choices("speaks-for", "muscle", CARD_MUSCLES),
            item.choices("look-at", "muscle", CARD_MUSCLES),
            item.choices("when-leading", "muscle", CARD_MUSCLES),
        )
        item.finish()
    return tuple(clues.values())

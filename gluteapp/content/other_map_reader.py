"""Other body maps, from ``other_maps.toml``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gluteapp.domain.library import OtherMap
from gluteapp.domain.problems import unknown_word
from gluteapp.domain.vocabulary import REGIONS, Side

if TYPE_CHECKING:
    from gluteapp.content.muscle_reader import Known
    from gluteapp.content.toml_table import Table

MAPS = ("choir", "michigan")
"""Each is a column of the exported table."""


def read_other_maps(table: Table, known: Known) -> dict[str, OtherMap]:
    """All maps of the file, by id."""
    maps = {}
    for item in table.tables("map"):
        name = item.choice("id", "body map", MAPS)
        if name in maps:
            item.report("is given twice.", "id")
        areas = {}
        for side in (Side.RIGHT, Side.LEFT):
            places = item.table(str(side))
            for region in places.values:
                if region not in REGIONS:
                    places.report(unknown_word("region", region, REGIONS), region)
                areas[region, side] = places.texts(region, required=True)
            places.finish()
        sources = item.choices("sources", "source", known.sources, required=True)
        maps[name] = OtherMap(name, item.text("name"), sources, areas)
        item.finish()
    for name in MAPS:
        if name not in maps:
            table.report(f"has no [[map]] with id “{name}”.", "map")
    return maps

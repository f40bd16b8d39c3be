"""A pain drawing as a table: one row for each place of each mark, with its side beside it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from gluteapp.content.other_map_reader import MAPS
from gluteapp.domain.extent import covered_by
from gluteapp.domain.geometry import common_area, spans_area
from gluteapp.domain.pain import PaintMark, PointMark, RegionMark

if TYPE_CHECKING:
    from gluteapp.domain.atlas import Atlas
    from gluteapp.domain.library import Library
    from gluteapp.domain.pain import PainDrawing, PainMark
    from gluteapp.domain.vocabulary import Side

COLUMNS = (
    "mark",
    "kind",
    "aspect",
    "side",
    "region",
    "name",
    "nrs",
    "quality",
    "depth",
    "marked_cm2",
    "share_of_place",
    "x_mm",
    "y_mm",
    *MAPS,
)
"""``marked_cm2`` and ``share_of_place`` (0–1) are empty for points, x and y for all others.

The last columns name the areas of other body maps where the place lies, set apart by ``;``.
"""
_KINDS = {PointMark: "point", RegionMark: "region", PaintMark: "paint"}


def drawing_csv(drawing: PainDrawing, atlas: Atlas, library: Library) -> str:
    """The table as CSV text with a header line."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for number, mark in enumerate(drawing.marks, 1):
        writer.writerows(_rows(number, mark, atlas, library))
    return out.getvalue()


def _rows(number: int, mark: PainMark, atlas: Atlas, library: Library) -> list[dict[str, object]]:
    shared: dict[str, object] = {
        "mark": number,
        "kind": _KINDS[type(mark)],
        "aspect": "" if isinstance(mark, RegionMark) else str(mark.aspect),
        "nrs": "" if mark.intensity is None else mark.intensity,
        "quality": mark.feel.quality or "",
        "depth": mark.feel.depth or "",
    }
    if isinstance(mark, PointMark):
        shared |= {"x_mm": round(mark.x, 2), "y_mm": round(mark.y, 2)}
    if not mark.places:
        name = library.phrases["read-back-unnamed"].format(side=mark.side)
        area = {} if isinstance(mark, PointMark) else _area(mark, None, atlas)
        return [{**shared, "side": str(mark.side), "region": "", "name": name, **area}]
    return [
        {
            **shared,
            "side": str(side),
            "region": region,
            "name": library.place_name(region, side),
            **_elsewhere(region, side, library),
            **({} if isinstance(mark, PointMark) else _area(mark, (region, side), atlas)),
        }
        for region, side in mark.places
    ]


def _elsewhere(region: str, side: Side, library: Library) -> dict[str, object]:
    """The place's areas on other maps."""
    maps = library.other_maps.values()
    return {one.id: "; ".join(one.areas_of(region, side)) for one in maps}


def _area(mark: PainMark, place: tuple[str, str] | None, atlas: Atlas) -> dict[str, object]:
    """How much of a place is covered, on the aspect where it is most."""
    best, share = 0.0, 0.0
    for drawn in atlas.aspects.values():
        covered = covered_by(mark, drawn)
        if place is None:
            best = max(best, spans_area(covered))
            continue
        region = next((one for one in drawn.regions if (one.region, one.side) == place), None)
        if region is not None and covered:
            common = common_area(covered, region.outline.spans)
            if common > best:
                best, share = common, common / region.outline.area
    row: dict[str, object] = {"marked_cm2": round(best / 100, 2)}
    return row if place is None else {**row, "share_of_place": round(share, 3)}

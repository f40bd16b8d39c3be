"""The compiled atlas on disk: read in a few milliseconds, rebuilt when stale or damaged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gluteapp.content import cache_file
from gluteapp.domain.atlas import (
    AspectMap,
    DrawnPoint,
    DrawnRegion,
    DrawnStructure,
    DrawnZone,
    Landmark,
)
from gluteapp.domain.geometry import Outline
from gluteapp.domain.vocabulary import Aspect, Layer, Side, ZoneLevel

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 3
"""Raised with every change of what is stored."""


def cache_key(drawings: dict[Aspect, bytes], program_version: str) -> str:
    """What the stored atlas was made from."""
    parts = [f"{FORMAT}:{program_version}".encode()]
    for aspect, data in sorted(drawings.items()):
        parts += [aspect.encode(), data]
    return cache_file.key_of(parts)


def load(path: Path, key: str) -> dict[Aspect, AspectMap] | None:
    """The stored maps, or ``None`` where there are none for ``key`` or they are damaged."""
    stored = cache_file.load(path, key)
    if not isinstance(stored, list):
        return None
    try:
        return {Aspect(item["aspect"]): _unpacked(item) for item in stored}
    except (ValueError, KeyError, TypeError):
        return None


def save(path: Path, key: str, maps: dict[Aspect, AspectMap]) -> None:
    """Store the maps."""
    cache_file.save(path, key, [_packed(item) for item in maps.values()])


def _packed(drawn: AspectMap) -> dict[str, Any]:
    return {
        "aspect": drawn.aspect,
        "viewbox": drawn.viewbox,
        "structures": [
            [
                one.structure,
                one.side,
                one.layer,
                one.outline.subpaths,
                one.behind,
                [part.subpaths for part in one.covers],
                [part.subpaths for part in one.late],
            ]
            for one in drawn.structures
        ],
        "zones": [
            [one.trigger_point, one.side, one.level, one.outline.subpaths] for one in drawn.zones
        ],
        "points": [[one.trigger_point, one.side, one.x, one.y] for one in drawn.points],
        "regions": [[one.region, one.side, one.outline.subpaths] for one in drawn.regions],
        "landmarks": [[one.id, one.x, one.y] for one in drawn.landmarks],
    }


def _unpacked(item: dict[str, Any]) -> AspectMap:
    left, top, width, height = item["viewbox"]
    return AspectMap(
        aspect=Aspect(item["aspect"]),
        viewbox=(left, top, width, height),
        structures=tuple(
            DrawnStructure(
                name,
                Side(side),
                Layer(layer),
                _outline(subpaths),
                tuple(behind),
                tuple(_outline(part) for part in covers),
                tuple(_outline(part) for part in late),
            )
            for name, side, layer, subpaths, behind, covers, late in item["structures"]
        ),
        zones=tuple(
            DrawnZone(point, Side(side), ZoneLevel(level), _outline(subpaths))
            for point, side, level, subpaths in item["zones"]
        ),
        points=tuple(DrawnPoint(point, Side(side), x, y) for point, side, x, y in item["points"]),
        regions=tuple(
            DrawnRegion(name, Side(side), _outline(subpaths))
            for name, side, subpaths in item["regions"]
        ),
        landmarks=tuple(Landmark(name, x, y) for name, x, y in item["landmarks"]),
    )


def _outline(subpaths: list[list[float]]) -> Outline:
    return Outline(tuple(tuple(subpath) for subpath in subpaths))

"""The drawings of all aspects into one ``Atlas``, through the cache."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gluteapp.content import atlas_cache
from gluteapp.content.svg_reader import read_aspect
from gluteapp.domain.atlas import AspectMap, Atlas
from gluteapp.domain.problems import ContentError, Problem
from gluteapp.domain.vocabulary import Aspect

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    Aspect.POSTERIOR: "posterior.svg",
    Aspect.RIGHT_LATERAL: "lateral.svg",
    Aspect.ANTERIOR: "anterior.svg",
}
"""The drawing of each aspect; the left lateral aspect is the mirror of the right one."""


def read_atlas(
    drawings: dict[Aspect, bytes], program_version: str, cache_file: Path | None = None
) -> Atlas:
    """Compile the drawings, or take the compiled ones from ``cache_file``.

    Raises:
        ContentError: with the problems of all drawings.
    """
    key = atlas_cache.cache_key(drawings, program_version)
    maps = atlas_cache.load(cache_file, key) if cache_file is not None else None
    if maps is None:
        maps = _compiled(drawings)
        if cache_file is not None:
            atlas_cache.save(cache_file, key, maps)
    aspects = dict(maps)
    if Aspect.RIGHT_LATERAL in maps:
        aspects[Aspect.LEFT_LATERAL] = maps[Aspect.RIGHT_LATERAL].mirrored(Aspect.LEFT_LATERAL)
    return Atlas(version=key[:12], aspects=aspects)


def _compiled(drawings: dict[Aspect, bytes]) -> dict[Aspect, AspectMap]:
    maps: dict[Aspect, AspectMap] = {}
    problems: list[Problem] = []
    for aspect, file in FILES.items():
        if aspect not in drawings:
            problems.append(Problem(file, 0, "", "is missing."))
            continue
        try:
            maps[aspect] = read_aspect(drawings[aspect], file, aspect)
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(problems)
    return maps

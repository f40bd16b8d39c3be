"""Brings the shipped content into memory: atlas, library, artwork and styles."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from gluteapp import __version__, places, resources
from gluteapp.content import atlas_reader, library_reader
from gluteapp.content.cross_check import cross_problems
from gluteapp.domain.problems import ContentError, Problem
from gluteapp.domain.vocabulary import Aspect

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from gluteapp.domain.atlas import Atlas
    from gluteapp.domain.library import Library
    from gluteapp.handout.render import PageRenderer
    from gluteapp.picture.artwork import Artwork

ATLAS_CACHE = "atlas.json"
LIBRARY_CACHE = "library.json"


@dataclass(frozen=True)
class Content:
    """Everything that ships; parts that cost time are made when first asked for."""

    root: Traversable
    cache_dir: Path | None
    """Where compiled content is kept; ``None`` keeps nothing."""

    @cached_property
    def drawings(self) -> dict[Aspect, bytes]:
        """The SVG files as they are on disk."""
        return {
            aspect: self.root.joinpath("svg", file).read_bytes()
            for aspect, file in atlas_reader.FILES.items()
            if self.root.joinpath("svg", file).is_file()
        }

    @cached_property
    def atlas(self) -> Atlas:
        """The compiled atlas.

        Raises:
            ContentError: if a drawing cannot be used.
        """
        return atlas_reader.read_atlas(self.drawings, __version__, self._cache(ATLAS_CACHE))

    @cached_property
    def library(self) -> Library:
        """All texts.

        Raises:
            ContentError: if a content file cannot be used.
        """
        return library_reader.read_library(self._texts(), __version__, self._cache(LIBRARY_CACHE))

    def _cache(self, name: str) -> Path | None:
        return self.cache_dir / name if self.cache_dir is not None else None

    def _texts(self) -> dict[str, str]:
        texts = {}
        problems = []
        for name in library_reader.FILES:
            file = self.root.joinpath("content", *name.split("/"))
            if not file.is_file():
                continue
            try:
                texts[name] = file.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                problems.append(Problem(name, 0, "", "is not UTF-8 text."))
        if problems:
            raise ContentError(problems)
        return texts

    @cached_property
    def artworks(self) -> dict[Aspect, Artwork]:
        """The artwork of every aspect; call only after the atlas has been read."""
        from gluteapp.picture.artwork import mirrored, read_artwork

        made = {aspect: read_artwork(data.decode()) for aspect, data in self.drawings.items()}
        if Aspect.RIGHT_LATERAL in made:
            made[Aspect.LEFT_LATERAL] = mirrored(made[Aspect.RIGHT_LATERAL])
        return made

    def style(self, palette: str) -> str:
        """The artwork's style sheet for a palette."""
        return self.root.joinpath("svg", f"{palette}.css").read_text(encoding="utf-8")

    def page_renderer(self) -> PageRenderer:
        """A new renderer for pages."""
        from gluteapp.handout.render import PageRenderer

        template = self.root.joinpath("handout", "page.typ").read_text(encoding="utf-8")
        return PageRenderer(template, resources.font_files())


def shipped_content() -> Content:
    """The content inside the package, with the compiled atlas cached on this computer."""
    return Content(resources.asset(), Path(places.cache_dir()))


def content_problems(content: Content) -> tuple[Problem, ...]:
    """Every problem of drawings and texts together."""
    problems: list[Problem] = []
    for part in ("atlas", "library"):
        try:
            getattr(content, part)
        except ContentError as error:
            problems += error.problems
    if not problems:
        problems += cross_problems(content.atlas, content.library)
    return tuple(sorted(set(problems)))

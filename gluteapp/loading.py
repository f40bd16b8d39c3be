"""Brings the shipped content into memory: atlas, library, artwork and styles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from gluteapp import __version__, places, resources
from gluteapp.content import atlas_reader, library_reader, po_file
from gluteapp.content.cross_check import cross_problems
from gluteapp.domain.coverage import CoverageTable
from gluteapp.domain.problems import ContentError, Problem
from gluteapp.domain.translation import (
    LANGUAGES,
    SOURCE_LANGUAGE,
    patient_texts,
    translated,
)
from gluteapp.domain.vocabulary import FIGURES, Aspect, Side

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from gluteapp.domain.atlas import Atlas
    from gluteapp.domain.library import Library
    from gluteapp.domain.page import Figure, Page
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
    _artworks: dict[str, ArtworkShelf] = field(default_factory=dict, repr=False)
    _libraries: dict[str, Library] = field(default_factory=dict, repr=False)

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

    @cached_property
    def coverage(self) -> CoverageTable:
        """How far marks lie in zones; it remembers what it has worked out."""
        return CoverageTable(self.atlas)

    def library_in(self, language: str) -> Library:
        """All texts, those for patients in another language as far as they are translated."""
        if language not in self._libraries:
            texts, _ = self.translations(language)
            self._libraries[language] = translated(self.library, language, texts)
        return self._libraries[language]

    def translations(self, language: str) -> tuple[dict[str, str], list[Problem]]:
        """What is translated, by key, and what is wrong with it."""
        folder = self.root.joinpath("content", po_file.FOLDER)
        if language == SOURCE_LANGUAGE or not folder.is_dir():  # a pack may be in English only
            return {}, []
        name = f"{po_file.FOLDER}/{language}.po"
        file = folder.joinpath(f"{language}.po")
        if not file.is_file():
            return {}, [Problem(name, 0, "", "is missing.")]
        return po_file.read_po(file.read_text(encoding="utf-8"), name, patient_texts(self.library))

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
    def artworks(self) -> Mapping[Aspect, Artwork]:
        """The artwork of every aspect with the default figure."""
        return self.artworks_with("")

    def artworks_with(self, figure: str) -> Mapping[Aspect, Artwork]:
        """The artwork of every aspect with one figure; an aspect is read when first asked for.

        Call only after the atlas has been read.
        """
        if figure not in self._artworks:
            self._artworks[figure] = ArtworkShelf(self, figure)
        return self._artworks[figure]

    def texture(self, aspect: Aspect) -> str:
        """Form and fibres; without that file the drawing is flat, and as true."""
        drawn = atlas_reader.FILES.get(aspect, f"{aspect}.svg")
        name = drawn.replace(".svg", "-texture.svg")
        file = self.root.joinpath("svg", name)
        return file.read_text(encoding="utf-8") if file.is_file() else ""

    def style(self, palette: str) -> str:
        """The artwork's style sheet for a palette."""
        return self.root.joinpath("svg", f"{palette}.css").read_text(encoding="utf-8")

    @cached_property
    def pose_names(self) -> frozenset[str]:
        """The poses that have a picture."""
        folder = self.root.joinpath("svg", "poses")
        if not folder.is_dir():
            return frozenset()
        names = (item.name for item in folder.iterdir())
        return frozenset(name.removesuffix(".svg") for name in names if name.endswith(".svg"))

    def pose_picture(self, pose: str, palette: str, side: Side) -> str:
        """A pose's SVG in a palette's colours, for a sore left or right side."""
        from gluteapp.picture.pose_art import dressed

        folder = self.root.joinpath("svg", "poses")
        style = folder.joinpath(f"{palette}.css").read_text(encoding="utf-8")
        svg = folder.joinpath(f"{pose}.svg").read_text(encoding="utf-8")
        return dressed(svg, style, mirrored=side is Side.LEFT)

    def page_renderer(self) -> PageRenderer:
        """A new renderer for pages."""
        from gluteapp.handout.render import PageRenderer

        template = self.root.joinpath("handout", "page.typ").read_text(encoding="utf-8")
        return PageRenderer(template, resources.font_files())

    def html_page(
        self,
        page: Page,
        figures: Mapping[tuple[str, Figure], str],
        poses: Mapping[tuple[str, Side], str],
    ) -> bytes:
        """The page as one HTML file."""
        from gluteapp.handout.html_page import HtmlPage

        template = self.root.joinpath("handout", "page.html").read_text(encoding="utf-8")
        return HtmlPage(page, figures, poses).text(template).encode()


class ArtworkShelf(Mapping[Aspect, "Artwork"]):
    """Artworks with one figure, each cut when it is first taken down."""

    def __init__(self, content: Content, figure: str) -> None:
        self._content = content
        self._figure = figure
        self._cut: dict[Aspect, Artwork] = {}

    def __getitem__(self, aspect: Aspect) -> Artwork:
        if aspect not in self._cut:
            self._cut[aspect] = self._read(aspect)
        return self._cut[aspect]

    def _read(self, aspect: Aspect) -> Artwork:
        from gluteapp.picture.artwork import mirrored, read_artwork

        is_mirrored = aspect is Aspect.LEFT_LATERAL
        drawn = Aspect.RIGHT_LATERAL if is_mirrored else aspect
        drawing = self._content.drawings[drawn].decode()
        artwork = read_artwork(drawing, self._content.texture(aspect), self._figure or FIGURES[0])
        return mirrored(artwork) if is_mirrored else artwork

    def __iter__(self) -> Iterator[Aspect]:
        return iter(self._content.atlas.aspects)

    def __len__(self) -> int:
        return len(self._content.atlas.aspects)


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
        problems += cross_problems(content.atlas, content.library, content.pose_names)
        for language in LANGUAGES:
            problems += content.translations(language)[1]
    return tuple(sorted(set(problems)))

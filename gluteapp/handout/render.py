"""A ``Page`` through the typst template to one tagged PDF."""

from __future__ import annotations

import dataclasses
import json
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from gluteapp.domain.problems import InputError
from gluteapp.handout.pdf_pages import page_count

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gluteapp.domain.handout import Figure, Page
    from gluteapp.domain.library import Library

PAPERS = {"a4": "a4", "letter": "us-letter"}
"""Paper names and what typst calls them."""
FIGURES_WIDTH_PX = 640
"""Pixels that a muscle's figures share: the fewer, the larger their lines and marks on paper."""
FIGURE_HEIGHTS_MM = (76, 68, 60, 52, 44)
"""Largest first: the first one with which every muscle fits its own sheet is taken."""
_NO_GLYPH = re.compile(r"the text `\"?(.*?)\"?` could not be displayed")
_WORDS = ("what", "do", "stop", "sources", "date", "name", "care")


class PageRenderer:
    """Keeps fonts and template ready; ``render`` may be called as often as needed."""

    def __init__(self, template: str, fonts: Sequence[bytes]) -> None:
        import typst

        # typst reads fonts and its main file from disk only
        self._folder = tempfile.TemporaryDirectory(prefix="gluteapp-")
        folder = Path(self._folder.name)
        for number, font in enumerate(fonts):
            (folder / f"font-{number}.ttf").write_bytes(font)
        main = folder / "page.typ"
        main.write_text(template, encoding="utf-8")
        self._compiler = typst.Compiler(
            str(main),
            root=str(folder),
            font_paths=[str(folder)],
            ignore_system_fonts=True,
        )

    def render(
        self,
        page: Page,
        figures: Mapping[tuple[str, Figure], str],
        library: Library,
        *,
        paper: str = "a4",
    ) -> bytes:
        """The page as PDF/UA-1. ``figures`` holds the SVG text of every section's figures.

        Raises:
            InputError: if the name holds characters that the typeface lacks.
        """
        pictures = [
            [figures[(section.muscle, figure)] for figure in section.figures]
            for section in page.sections
        ]
        data = dataclasses.asdict(page)
        data["words"] = {name: library.phrases[f"page-{name}"] for name in _WORDS}
        inputs = {
            "data": json.dumps(data),
            "figures": json.dumps(pictures),
            "paper": PAPERS[paper],
        }
        pdf = b""
        for height in FIGURE_HEIGHTS_MM if page.sections else FIGURE_HEIGHTS_MM[:1]:
            pdf = self._compiled({**inputs, "figure-height": str(height)})
            if page_count(pdf) <= len(page.sections):
                break
        return pdf

    def _compiled(self, inputs: dict[str, str]) -> bytes:
        import typst

        try:
            made = self._compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"])
        except typst.TypstError as error:
            missing = _NO_GLYPH.search(str(error))
            if missing is None:
                raise
            raise InputError(
                f"“{missing[1]}” cannot be printed: the page's typeface has Latin, Greek and "
                "Cyrillic letters only. Write the name in one of these."
            ) from None
        if not isinstance(made, bytes):
            raise TypeError("typst gave no PDF")
        return made

    def close(self) -> None:
        """Remove the temporary fonts."""
        self._folder.cleanup()

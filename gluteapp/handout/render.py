"""A ``Page`` through the typst template to one tagged PDF."""

from __future__ import annotations

import dataclasses
import json
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from gluteapp.domain.handout import PRINT_SIZES_PT, PageFormat
from gluteapp.domain.problems import InputError
from gluteapp.handout.pdf_pages import page_count

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gluteapp.domain.handout import Figure, Page
    from gluteapp.domain.library import Library
    from gluteapp.domain.vocabulary import Side

PAPERS = {"a4": "a4", "letter": "us-letter"}
"""Paper names and what typst calls them."""
FIGURES_WIDTH_PX = 640
"""Pixels that a muscle's figures share: the fewer, the larger their lines and marks on paper."""
HEIGHTS_MM = (
    (76, 36),
    (72, 32),
    (66, 30),
    (60, 28),
    (54, 26),
    (48, 22),
    (44, 18),
    (40, 15),
    (34, 13),
)
"""Of figures and of pose pictures, largest first: the first pair with which every muscle fits
its own sheet is taken."""
NORMAL = PageFormat()
COLOURS = {"accent": "#0a4b61", "stop": "#7a5200", "help": "#a5121d"}
"""Of headings and boxes."""
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b")
_NO_GLYPH = re.compile(r"the text `\"?(.*?)\"?` could not be displayed")
_WORDS = ("what", "do", "stop", "sources", "date", "name", "care", "ticks", "note", "tell")


def greyed(text: str) -> str:
    """Every ``#rrggbb`` of an SVG as the grey of the same lightness (luma, Rec. 709)."""

    def grey(match: re.Match[str]) -> str:
        digits = match[0][1:]
        parts = [one * 2 for one in digits] if len(digits) == 3 else re.findall("..", digits)
        red, green, blue = (int(one, 16) for one in parts)
        return "#" + f"{round(0.2126 * red + 0.7152 * green + 0.0722 * blue):02x}" * 3

    return _COLOUR.sub(grey, text)


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
        poses: Mapping[tuple[str, Side], str],
        library: Library,
        wanted: PageFormat = NORMAL,
    ) -> bytes:
        """The page as PDF/UA-1. In large print it takes the sheets that it needs.

        ``figures`` holds the SVG text of every section's figures, ``poses`` that of every pose
        picture for the sore side.

        Raises:
            InputError: if the name holds characters that the typeface lacks.
        """
        ink = greyed if wanted.is_grey else str
        pictures = [
            [ink(figures[(section.muscle, figure)]) for figure in section.figures]
            for section in page.sections
        ]
        marked = [ink(figures[("", figure)]) for figure in page.marked_figures]
        shown = {f"{pose}.{side}": ink(svg) for (pose, side), svg in poses.items()}
        data = dataclasses.asdict(page)
        data["words"] = {name: library.phrases[f"page-{name}"] for name in _WORDS}
        inputs = {
            "data": json.dumps(data),
            "figures": json.dumps(pictures),
            "marked": json.dumps(marked),
            "poses": json.dumps(shown),
            "paper": PAPERS[wanted.paper],
            "size": str(wanted.size_pt),
            "colours": json.dumps({name: ink(colour) for name, colour in COLOURS.items()}),
        }
        pdf = b""
        may_shrink = page.sections and wanted.size_pt == PRINT_SIZES_PT[0]
        for figure, pose in HEIGHTS_MM if may_shrink else HEIGHTS_MM[:1]:
            heights = {"figure-height": str(figure), "pose-height": str(pose)}
            pdf = self._compiled({**inputs, **heights})
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

"""A ``Page`` through the typst template to one tagged PDF."""

from __future__ import annotations

import dataclasses
import json
import re
import tempfile
from bisect import bisect_left
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gluteapp.domain.page import ATTACHMENT, NORMAL_FORMAT, PRINT_SIZES_PT, PageFormat
from gluteapp.domain.problems import InputError
from gluteapp.handout.pdf_pages import page_count

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from gluteapp.domain.page import Figure, Page
    from gluteapp.domain.vocabulary import Side


@dataclass(frozen=True, slots=True)
class Layout:
    """Heights (mm) of figures and of pose pictures, and how close words stand."""

    figure_mm: float
    pose_mm: float
    is_tight: bool = False
    is_packed: bool = False
    """Columns are divided so that they need the least height, which takes a while to find."""

    @property
    def inputs(self) -> dict[str, str]:
        """What the template is told."""
        return {
            "figure-height": str(self.figure_mm),
            "pose-height": str(self.pose_mm),
            "tight": "yes" if self.is_tight else "no",
            "packed": "yes" if self.is_packed else "no",
        }


PAPERS = {"a4": "a4", "letter": "us-letter"}
"""Paper names and what typst calls them."""
FIGURES_WIDTH_PX = 640
"""Pixels that a muscle's figures share: the fewer, the larger their lines and marks on paper."""
LAYOUTS = (
    Layout(76, 36),
    Layout(72, 32),
    Layout(66, 30),
    Layout(60, 28),
    Layout(54, 26),
    Layout(60, 28, is_tight=True),
    Layout(54, 26, is_tight=True),
    Layout(50, 23, is_tight=True),
    Layout(50, 23, is_tight=True, is_packed=True),
    Layout(46, 20, is_tight=True, is_packed=True),
    Layout(42, 17, is_tight=True, is_packed=True),
    Layout(38, 14, is_tight=True, is_packed=True),
    Layout(34, 12, is_tight=True, is_packed=True),
    Layout(29, 11, is_tight=True, is_packed=True),
)
"""Best first: the first one with which every muscle fits its own sheet is taken. Letters keep
their size; words stand closer before pictures become too small to see."""
BILINGUAL = tuple(
    Layout(figure, pose, is_tight=True) for figure, pose in ((62, 30), (52, 24), (42, 19), (34, 15))
)
"""The same for two languages, which take two sheets."""
COLOURS = {"accent": "#0a4b61", "stop": "#7a5200", "help": "#a5121d"}
"""Of headings and boxes."""
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b")
_ROOT = re.compile(r"<svg[^>]*>")
_NO_GLYPH = re.compile(r"the text `\"?(.*?)\"?` could not be displayed")
_NO_PICTURE = re.compile(r"failed to (?:decode|parse) (?:image|SVG)|unknown image format", re.I)
_SIGNATURES = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpg"}


def greyed(text: str) -> str:
    """Every ``#rrggbb`` of an SVG as the grey of the same lightness (luma, Rec. 709)."""

    def grey(match: re.Match[str]) -> str:
        digits = match[0][1:]
        parts = [one * 2 for one in digits] if len(digits) == 3 else re.findall("..", digits)
        red, green, blue = (int(one, 16) for one in parts)
        return "#" + f"{round(0.2126 * red + 0.7152 * green + 0.0722 * blue):02x}" * 3

    return _COLOUR.sub(grey, text)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that goes to paper."""

    page: Page
    figures: Mapping[tuple[str, Figure], str]
    """SVG text of every section's figures."""
    poses: Mapping[tuple[str, Side], str]
    """SVG text of every pose picture, for the sore side."""
    second: Page | None = None
    """The same page in another language, to stand beside it line by line."""
    attachment: bytes = b""
    """Drawing and plan; empty for a PDF without."""


def _layouts(sheet: Sheet, wanted: PageFormat) -> tuple[Layout, ...]:
    """What to try: only normal letters have to fit."""
    layouts = LAYOUTS if sheet.second is None else BILINGUAL
    is_normal = wanted.size_pt == PRINT_SIZES_PT[0]
    return layouts if sheet.page.sections and is_normal else layouts[:1]


def first_fitting(layouts: Sequence[Layout], fits: Callable[[Layout], bool], guess: int) -> int:
    """The number of the best layout that fits, or of the closest one if none does.

    Where ``guess`` is right, two trials tell; from better to closer, all that follow one that
    fits do so too.
    """
    last = len(layouts) - 1
    guess = min(guess, last)
    if guess == last or fits(layouts[guess]):
        if guess == 0 or not fits(layouts[guess - 1]):
            return guess
        return bisect_left(layouts, True, hi=guess - 1, key=fits)
    return bisect_left(layouts, True, lo=guess + 1, hi=last, key=fits)


def logo_kind(logo: bytes) -> str:
    """``png``, ``jpg`` or ``svg`` by the first bytes; empty for no logo or none of these."""
    for start, kind in _SIGNATURES.items():
        if logo.startswith(start):
            return kind
    return "svg" if b"<svg" in logo[:1000] else ""


def _framed(sheet: Sheet) -> Sheet:
    """The same with pictures of the same size that show nothing."""
    return dataclasses.replace(
        sheet,
        figures={key: _frame_of(svg) for key, svg in sheet.figures.items()},
        poses={key: _frame_of(svg) for key, svg in sheet.poses.items()},
    )


def _frame_of(svg: str) -> str:
    start = _ROOT.search(svg)
    return f"{start[0].rstrip('/>')}></svg>" if start else svg


def _inputs_of(sheet: Sheet, wanted: PageFormat) -> dict[str, str]:
    page = sheet.page
    ink = greyed if wanted.is_grey else str
    pictures = [
        [ink(sheet.figures[(section.muscle, figure)]) for figure in section.figures]
        for section in page.sections
    ]
    marked = [ink(sheet.figures[("", figure)]) for figure in page.marked_figures]
    shown = {f"{pose}.{side}": ink(svg) for (pose, side), svg in sheet.poses.items()}
    pages = [page] if sheet.second is None else [page, sheet.second]
    return {
        "pages": json.dumps([_data_of(one) for one in pages]),
        "figures": json.dumps(pictures),
        "marked": json.dumps(marked),
        "poses": json.dumps(shown),
        "colours": json.dumps({name: ink(colour) for name, colour in COLOURS.items()}),
        "logo": logo_kind(page.clinic.logo) or ("png" if page.clinic.logo else ""),
        "attachment": ATTACHMENT if sheet.attachment else "",
        "paper": PAPERS[wanted.paper],
        "size": str(wanted.size_pt),
    }


def _data_of(page: Page) -> dict[str, object]:
    """A page as the template reads it; its pictures come beside it."""
    clinic = dataclasses.replace(page.clinic, logo=b"")
    data = dataclasses.asdict(dataclasses.replace(page, clinic=clinic))
    del data["clinic"]["logo"]
    return data


class PageRenderer:
    """Keeps fonts and template ready; ``render`` may be called as often as needed."""

    def __init__(self, template: str, fonts: Sequence[bytes]) -> None:
        import typst

        # typst reads fonts and its main file from disk only
        self._folder = tempfile.TemporaryDirectory(prefix="gluteapp-")
        self._root = folder = Path(self._folder.name)
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
        self._last = 0
        """The layout of the page before: a small change mostly keeps it."""

    def render(self, sheet: Sheet, wanted: PageFormat = NORMAL_FORMAT) -> bytes:
        """The page as PDF/UA-1. In large print it takes the sheets that it needs.

        Raises:
            InputError: if the name holds characters that the typeface lacks, or the logo is
                no picture.
        """
        page = sheet.page
        for name, data in (("logo", page.clinic.logo), (ATTACHMENT, sheet.attachment)):
            (self._root / name).write_bytes(data)
        layouts = _layouts(sheet, wanted)
        layout = layouts[0]
        if len(layouts) > 1:
            # frames without pictures take a tenth of the time and the same room
            frames = _inputs_of(_framed(sheet), wanted)
            most = len(page.sections) * (1 if sheet.second is None else 2)

            def fits(one: Layout) -> bool:
                return page_count(self._compiled({**frames, **one.inputs})) <= most

            self._last = first_fitting(layouts, fits, self._last)
            layout = layouts[self._last]
        return self._compiled({**_inputs_of(sheet, wanted), **layout.inputs})

    def _compiled(self, inputs: dict[str, str]) -> bytes:
        import typst

        try:
            made = self._compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"])
        except typst.TypstError as error:
            if _NO_PICTURE.search(str(error)):
                raise InputError(
                    "The clinic's logo cannot be read: it must be a PNG, JPEG or SVG picture."
                ) from None
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

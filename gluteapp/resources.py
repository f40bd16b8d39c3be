"""The files that ship inside the package: the one user of ``importlib.resources``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def asset(*parts: str) -> Traversable:
    """A file or folder under ``gluteapp/assets``."""
    return files("gluteapp").joinpath("assets", *parts)


@cache
def font_files() -> tuple[bytes, ...]:
    """The typeface of window and page: Source Sans regular, semibold, bold and italic."""
    folder = files("font_source_sans_pro").joinpath("files")
    names = ("Regular", "Semibold", "Bold", "It")
    return tuple(folder.joinpath(f"SourceSansPro-{name}.ttf").read_bytes() for name in names)

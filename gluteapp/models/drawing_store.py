"""What the window needs from whoever keeps drawings on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from gluteapp.domain.page import PagePlan
    from gluteapp.domain.pain import PainDrawing
    from gluteapp.domain.vocabulary import Aspect


class DrawingStore(Protocol):
    """Opens and saves drawings; a fault is an ``InputError`` in one sentence."""

    suffix: str
    """The ending of a drawing's file name, with its dot."""

    def open(self, path: Path) -> PainDrawing:
        """The drawing in a file.

        Raises:
            InputError: if it is none, or cannot be read.
        """

    def open_page(self, path: Path) -> tuple[PainDrawing, PagePlan]:
        """Drawing and plan that a patient's page (.pdf) carries along.

        Raises:
            InputError: if it carries none, or was changed.
        """

    def export(self, path: Path, drawing: PainDrawing, aspect: Aspect, figure: str) -> None:
        """Write a drawing as a table (.csv) or as a picture of one aspect (.png, .svg).

        Raises:
            InputError: if it cannot be written, or the ending is another one.
        """

    def save(self, path: Path, drawing: PainDrawing) -> None:
        """Write a drawing in full or not at all.

        Raises:
            InputError: if it cannot be written.
        """

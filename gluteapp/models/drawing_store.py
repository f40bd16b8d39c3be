"""What the window needs from whoever keeps drawings on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from gluteapp.domain.pain import PainDrawing


class DrawingStore(Protocol):
    """Opens and saves drawings; a fault is an ``InputError`` in one sentence."""

    suffix: str
    """The ending of a drawing's file name, with its dot."""

    def open(self, path: Path) -> PainDrawing:
        """The drawing in a file.

        Raises:
            InputError: if it is none, or cannot be read.
        """

    def save(self, path: Path, drawing: PainDrawing) -> None:
        """Write a drawing in full or not at all.

        Raises:
            InputError: if it cannot be written.
        """

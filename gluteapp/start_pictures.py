"""Pictures of the window before anything is marked, so that the next start shows it at once.

They hold nothing that the user entered: they are taken only while nothing is marked.
"""

from __future__ import annotations

import contextlib
import os
import zlib
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage, QPixmap

from gluteapp import __version__

if TYPE_CHECKING:
    from PySide6.QtCore import QSize

KEPT = 6
"""Pictures remembered, two for each size and theme; the oldest go."""
SUFFIX = ".rgb32"
"""Bare pixels, four bytes each, row by row: read in 0.5 ms, where PNG takes 8."""


class StartPictures:
    """A small store of pictures by what they show, the theme, and the size."""

    def __init__(self, folder: str, theme: str) -> None:
        self._folder = folder
        self._theme = theme

    def load(self, name: str, size: QSize, ratio: float) -> QPixmap | None:
        """The picture of that size, or ``None``."""
        try:
            with open(self._path(name, size, ratio), "rb") as file:
                data = file.read()
        except OSError:
            return None
        pixels = size * ratio
        if len(data) != pixels.width() * pixels.height() * 4:
            return None
        picture = QPixmap.fromImage(
            QImage(data, pixels.width(), pixels.height(), QImage.Format.Format_RGB32)
        )
        picture.setDevicePixelRatio(ratio)
        return picture

    def save(self, name: str, picture: QPixmap, size: QSize, ratio: float) -> None:
        """Keep a picture; a disk that cannot be written only costs time at the next start."""
        path = self._path(name, size, ratio)
        with contextlib.suppress(OSError):
            os.makedirs(self._folder, exist_ok=True)
            partial = f"{path}.part"
            image = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
            with open(partial, "wb") as file:
                file.write(bytes(image.constBits()))
            os.replace(partial, path)
            self._tidy()

    def _path(self, name: str, size: QSize, ratio: float) -> str:
        words = (__version__, self._theme, name, size.width(), size.height(), f"{ratio:.3f}")
        return os.path.join(
            self._folder, f"start-{name}-{zlib.crc32(repr(words).encode()):08x}{SUFFIX}"
        )

    def _tidy(self) -> None:
        files = [entry for entry in os.scandir(self._folder) if entry.name.startswith("start-")]
        files.sort(key=lambda entry: entry.stat().st_mtime)
        for entry in files[:-KEPT]:
            os.unlink(entry.path)

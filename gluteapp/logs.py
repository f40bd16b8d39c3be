"""Program logs: never a pain mark, a note, a name or a file path of the user."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
LARGEST_BYTES = 200_000
"""A larger log is set aside at the start, and an older one goes."""


def start_logging(folder: Path) -> Path | None:
    """Log to a small file; ``None`` where the folder cannot be written."""
    logger = logging.getLogger("gluteapp")
    logger.setLevel(logging.INFO)
    file = folder / "gluteapp.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if file.exists() and file.stat().st_size > LARGEST_BYTES:
            os.replace(file, folder / "gluteapp.old.log")
        handler = logging.FileHandler(file, encoding="utf-8", delay=True)
    except OSError:
        return None
    handler.setFormatter(logging.Formatter(FORMAT))
    logger.addHandler(handler)
    return file

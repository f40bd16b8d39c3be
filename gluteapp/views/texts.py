"""Labels that wrap."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def wrapped(text: str = "") -> QLabel:
    """A label that wraps, and whose text can be selected."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def heading(text: str = "") -> QLabel:
    """The same as a heading."""
    label = wrapped(text)
    label.setProperty("heading", True)
    return label

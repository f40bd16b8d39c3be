"""The ground colours of both themes: all of a theme that the first frame needs.

Nothing here may touch ``PySide6.QtCore.Qt``: its first use costs 12 ms.
"""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

LIGHT_GROUND = "#efece6"
DARK_GROUND = "#101317"


def is_dark_desktop() -> bool:
    """Whether the desktop's own windows are dark."""
    return QGuiApplication.palette().window().color().lightness() < 128

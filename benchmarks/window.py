"""The whole program in a window of 1280×800, and the floor that its painting is measured by."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from gluteapp.app import Starter
    from gluteapp.views.body_map_view import BodyMapView


def opened() -> tuple[QApplication, Starter]:
    """The program with everything loaded and the map painted."""
    from PySide6.QtCore import QEventLoop

    from gluteapp import places
    from gluteapp.app import Starter, make_application

    # a home of its own: a drawing that the user lost would be asked about before anything is timed
    os.environ["GLUTEAPP_HOME"] = tempfile.mkdtemp(prefix="gluteapp-benchmark-")
    app = make_application(sys.argv)
    starter = Starter(app, places.settings_dir(), places.cache_dir())
    starter.window.resize(1280, 800)
    loop = QEventLoop()
    starter.ready.connect(loop.quit)
    starter.window.show()
    loop.exec()
    # a crash ends the measurement; the program's own report would wait for a click
    sys.excepthook = sys.__excepthook__
    while not starter.window.workspace.panes.map.is_painted:
        app.processEvents()
    return app, starter


def copy_seconds(view: BodyMapView) -> float:
    """How long one copy of the whole map picture takes now."""
    from PySide6.QtGui import QPainter, QPixmap

    target = QPixmap(view.size())
    painter = QPainter(target)
    started = time.perf_counter()
    painter.drawPixmap(0, 0, view.base or target)
    painter.end()
    return time.perf_counter() - started


def late(seconds: list[float]) -> float:
    """The 99th percentile."""
    return sorted(seconds)[int(len(seconds) * 0.99) - 1]

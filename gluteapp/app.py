"""Starts the window, and paints pictures without one.

Imports only what the first frame needs; ``workbench`` brings the rest.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QObject,
    QSettings,
    QSize,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QApplication

from gluteapp import __version__, places
from gluteapp.start_pictures import StartPictures
from gluteapp.views.ground import DARK_GROUND, LIGHT_GROUND, is_dark_desktop
from gluteapp.views.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPixmap

WINDOW_FILE = "window.ini"
PICTURE_PAUSE_MS = 1500
"""Pictures for the next start are taken when the user has had time to look."""


def run_window(arguments: Sequence[str]) -> int:
    """Open the window and stay until it is closed; returns the exit code."""
    app = make_application(arguments)
    starter = Starter(app, places.settings_dir(), places.cache_dir())
    starter.window.show()
    return app.exec()


def make_application(arguments: Sequence[str]) -> QApplication:
    """The Qt application with the program's name."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(list(arguments))
    app.setApplicationName("gluteapp")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("gluteapp")
    return app


class Starter(QObject):
    """Shows the window first and fills it after its first frame."""

    ready = Signal()
    """The workspace is there: everything can be used."""

    def __init__(self, app: QApplication, settings_dir: str, cache_dir: str) -> None:
        super().__init__(app)
        self._app = app
        self._settings_dir = settings_dir
        geometry = QSettings(os.path.join(settings_dir, WINDOW_FILE), QSettings.Format.IniFormat)
        # the theme as it was last seen; the preferences themselves are read later
        last = geometry.value("window/theme")
        is_dark = last == "dark" or (last != "light" and is_dark_desktop())
        self._pictures = StartPictures(cache_dir, "dark" if is_dark else "light")
        self.window = MainWindow(
            geometry, DARK_GROUND if is_dark else LIGHT_GROUND, self._start_picture
        )
        self.window.first_frame_painted.connect(self._on_first_frame)

    def _start_picture(self, size: QSize, ratio: float) -> QPixmap | None:
        return self._pictures.load("window", size, ratio)

    @Slot()
    def _on_first_frame(self) -> None:
        # one turn later, so that the frame reaches the screen first
        QTimer.singleShot(0, self, self.fill)

    @Slot()
    def fill(self) -> None:
        """Load the content and put the workspace into the window."""
        from gluteapp.workbench import fill_window

        workspace = fill_window(self._app, self.window, self._settings_dir)
        view = workspace.panes.map
        earlier = self._pictures.load("map", view.size(), view.devicePixelRatioF())
        if earlier is not None:
            view.adopt_base(earlier)
        else:
            view.base_painted.connect(self._on_map_painted)
        self.ready.emit()

    @Slot()
    def _on_map_painted(self) -> None:
        QTimer.singleShot(PICTURE_PAUSE_MS, self, self._keep_pictures)

    @Slot()
    def _keep_pictures(self) -> None:
        """Keep pictures of the untouched window for the next start."""
        workspace = self.window.workspace
        if workspace is None or not workspace.is_untouched or not self.window.isVisible():
            return
        view = workspace.panes.map
        if view.base is None:
            return
        ratio = view.devicePixelRatioF()
        self._pictures.save("map", view.base, view.size(), ratio)
        self._pictures.save("window", self.window.grab(), self.window.size(), ratio)

"""The window itself: shows a picture at once, then holds the workspace.

Only what the first frame needs is imported here; everything else comes with the
workspace, after that frame.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent

    from gluteapp.views.workspace import Workspace

START_SIZE = QSize(1280, 800)
FRAME = QSize(16, 48)
"""What a desktop's own frame and title may need beside it, px."""

PictureSource = "Callable[[QSize, float], QPixmap | None]"
"""Gives a picture of the empty window at a size and pixel ratio, if there is one."""


def dropped_file(data: QMimeData) -> str:
    """The one file on this computer that is dragged; empty for anything else."""
    urls = data.urls()
    return urls[0].toLocalFile() if len(urls) == 1 else ""


class MainWindow(QMainWindow):
    """Remembers its place; its content is handed in by ``adopt``."""

    first_frame_painted = Signal()
    closed = Signal()

    def __init__(
        self,
        geometry: QSettings,
        ground: str,
        picture_source: Callable[[QSize, float], QPixmap | None],
    ) -> None:
        super().__init__()
        self.setObjectName("main-window")
        self.setWindowTitle("gluteapp")
        self._geometry = geometry
        self._fill_ground(ground)
        self._picture_source = picture_source
        self._was_painted = False
        self.workspace: Workspace | None = None
        stored = geometry.value("window/geometry")
        if stored is None or not self.restoreGeometry(stored):
            self._take_start_size()

    def _take_start_size(self) -> None:
        """The usual size; the whole screen where that would reach over its edge."""
        room = self.screen().availableSize() - FRAME
        self.resize(START_SIZE.boundedTo(room))
        if self.size() != START_SIZE:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _fill_ground(self, colour: str) -> None:
        # by palette: QPainter.fillRect would load an enum table that costs 12 ms
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, QColor(colour))
        self.setPalette(palette)

    def adopt(self, workspace: Workspace) -> None:
        """Take the content; dividers go back to where they stood."""
        self.workspace = workspace
        self.setPalette(QPalette())
        self.setAcceptDrops(True)
        for name in workspace.panes.states:
            state = self._geometry.value(f"window/{name}")
            if state is not None:
                workspace.panes.restore(name, state)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Until the workspace is there: the picture of it, or plain ground."""
        if self.workspace is not None:
            super().paintEvent(event)
            return
        picture = self._picture_source(self.size(), self.devicePixelRatioF())
        if picture is not None:
            painter = QPainter(self)
            painter.drawPixmap(QRect(0, 0, self.width(), self.height()), picture)
            painter.end()
        if not self._was_painted:
            self._was_painted = True
            self.first_frame_painted.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file may be dropped; whether it is a drawing shows when it is opened."""
        if self.workspace is not None and dropped_file(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open it."""
        name = dropped_file(event.mimeData())
        if self.workspace is not None and name:
            event.acceptProposedAction()
            self.workspace.open_file(name)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window."""
        if self.workspace is not None and not self.workspace.may_close():
            event.ignore()
            return
        self._geometry.setValue("window/geometry", self.saveGeometry())
        if self.workspace is not None:
            for name, state in self.workspace.panes.states.items():
                self._geometry.setValue(f"window/{name}", state)
            self._geometry.setValue("window/theme", self.workspace.theme.name)
            self.workspace.close()
        self.closed.emit()
        super().closeEvent(event)

"""The tool bar: what the window's table of commands puts within reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

GROUPS = (
    ("mark-tool", "explore-tool"),
    ("posterior", "anterior", "right-lateral", "left-lateral"),
    ("zoom-out", "zoom-in", "fit-hips", "fit-body"),
    ("undo", "redo", "clear"),
)
WITH_TEXT = ("mark-tool", "explore-tool", "page")


class ToolBar(QToolBar):
    """Groups of buttons, then the search box and the page."""

    def __init__(self, actions: dict[str, QAction], search: QWidget) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Tools"))
        self.setObjectName("tool-bar")
        self.setMovable(False)
        self.setIconSize(QSize(20, 20))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        actions["mark-tool"].setIconText(self.tr("It hurts here"))
        actions["explore-tool"].setIconText(self.tr("Explore a muscle"))
        actions["page"].setIconText(self.tr("Page"))
        for number, names in enumerate(GROUPS):
            if number:
                self.addSeparator()
            for name in names:
                self._add(name, actions[name])
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(gap)
        self.addWidget(search)
        self._add("page", actions["page"])

    def _add(self, name: str, action: QAction) -> None:
        self.addAction(action)
        button = self.widgetForAction(action)
        if isinstance(button, QToolButton):
            button.setObjectName(f"tool-{name}")
            button.setToolButtonStyle(
                Qt.ToolButtonStyle.ToolButtonTextBesideIcon
                if name in WITH_TEXT
                else Qt.ToolButtonStyle.ToolButtonIconOnly
            )

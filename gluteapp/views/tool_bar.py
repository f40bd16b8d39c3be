"""The tool bar: what the window's table of commands puts within reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from gluteapp.domain.strokes import BRUSH_WIDTHS

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QIcon

GROUPS = (
    ("mark-tool", "brush", "eraser", "explore-tool"),
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
                if name == "brush":
                    self._add_brush(actions)
                else:
                    self._add(name, actions[name])
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(gap)
        self.addWidget(search)
        self._add("page", actions["page"])

    def _add_brush(self, actions: dict[str, QAction]) -> None:
        """One button for the three brushes; it says which one is taken."""
        self.brush = QToolButton()
        self.brush.setObjectName("tool-brush")
        self.brush.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.brush.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.brush.setToolTip(self.tr("Width of the brush on the body ([ and ])"))
        menu = QMenu(self.brush)
        for width in BRUSH_WIDTHS:
            menu.addAction(actions[f"brush-{width:g}"])
        self.brush.setMenu(menu)
        self.addWidget(self.brush)

    def show_brush(self, width: float, icon: QIcon) -> None:
        """Say which brush is taken."""
        self.brush.setText(self.tr("{0} mm").format(f"{width:g}"))
        self.brush.setAccessibleName(self.tr("Brush, {0} mm").format(f"{width:g}"))
        self.brush.setIcon(icon)

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

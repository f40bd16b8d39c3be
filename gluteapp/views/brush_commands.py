"""The commands of the brush: its width, the eraser, a pen's pressure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from gluteapp.domain.strokes import BRUSH_WIDTHS
from gluteapp.views.theme import LIGHT_THEME, Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from gluteapp.views.body_map_view import BodyMapView
    from gluteapp.views.theme import IconMaker
    from gluteapp.views.tool_bar import ToolBar


class BrushCommands(QObject):
    """Keeps actions, tool bar and the map's brush in step."""

    def __init__(
        self, view: BodyMapView, actions: dict[str, QAction], bar: ToolBar, icons: IconMaker
    ) -> None:
        super().__init__(view)
        self._view, self._actions, self._bar, self._icons = view, actions, bar, icons
        self._theme = LIGHT_THEME
        for width in BRUSH_WIDTHS:
            actions[f"brush-{width:g}"].triggered.connect(self._on_width)
        actions["brush-smaller"].triggered.connect(self._on_smaller)
        actions["brush-larger"].triggered.connect(self._on_larger)
        actions["eraser"].toggled.connect(self._on_eraser_toggled)
        actions["pressure"].setChecked(True)
        actions["pressure"].toggled.connect(self._on_pressure_toggled)
        view.brush.changed.connect(self._show)

    def show(self, theme: Theme) -> None:
        """Say which brush is taken, in a theme's colours."""
        self._theme = theme
        self._show()

    @Slot()
    def _show(self) -> None:
        width = self._view.brush.width
        self._actions[f"brush-{width:g}"].setChecked(True)
        self._bar.show_brush(width, self._icons.icon("brush", self._theme))
        self._view.update()

    @Slot()
    def _on_width(self) -> None:
        self._actions["mark-tool"].setChecked(True)
        for width in BRUSH_WIDTHS:
            if self._actions[f"brush-{width:g}"].isChecked():
                self._view.brush.set_width(width)

    @Slot()
    def _on_smaller(self) -> None:
        self._view.brush.step_width(-1)

    @Slot()
    def _on_larger(self) -> None:
        self._view.brush.step_width(1)

    @Slot(bool)
    def _on_eraser_toggled(self, erases: bool) -> None:
        if erases:
            self._actions["mark-tool"].setChecked(True)
        self._view.brush.set_eraser(erases=erases)

    @Slot(bool)
    def _on_pressure_toggled(self, feels: bool) -> None:
        self._view.brush.feels_pressure = feels

"""The layers of the body: depth slider, an eye and an opacity for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gluteapp.domain.vocabulary import Layer
from gluteapp.models.layer_stack import DEEPEST, LayerStack

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon, QKeyEvent, QMouseEvent

    from gluteapp.views.theme import IconMaker, Theme

STEPS = 100
"""Slider steps for one layer."""
ROW_HEIGHT = 34


class EyeButton(QToolButton):
    """An eye; Alt-click asks for this layer alone."""

    solo_requested = Signal()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Alt turns a click into the solo wish."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.solo_requested.emit()
            event.accept()
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Space asks for the solo, too."""
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if is_alt and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return):
            self.solo_requested.emit()
            return
        super().keyPressEvent(event)


class LayerRow(QWidget):
    """Eye, name and opacity of one layer."""

    toggled = Signal(Layer)
    solo_requested = Signal(Layer)
    opacity_changed = Signal(Layer, float)

    def __init__(self, layer: Layer, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layer = layer
        self._eye = EyeButton()
        self._eye.setObjectName(f"eye-{layer}")
        self._eye.setToolTip(self.tr("Show or hide: {0} (Alt-click: alone)").format(name))
        self._eye.setAccessibleName(self.tr("Show {0}").format(name))
        self._eye.setCheckable(True)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setObjectName(f"opacity-{layer}")
        self._slider.setAccessibleName(self.tr("How clearly: {0}").format(name))
        self._slider.setRange(0, 100)
        self._slider.setFixedWidth(46)
        self._eye.setFixedSize(30, 28)
        self.setFixedHeight(ROW_HEIGHT)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._eye)
        layout.addWidget(QLabel(name), 1)
        layout.addWidget(self._slider)
        self._eye.clicked.connect(self._on_eye_clicked)
        self._eye.solo_requested.connect(self._on_solo_requested)
        self._slider.valueChanged.connect(self._on_slider_moved)

    def show_state(self, *, is_seen: bool, opacity: float, icon: QIcon | None) -> None:
        """Show the layer's state without telling anybody."""
        self._eye.setChecked(is_seen)
        if icon is not None:
            self._eye.setIcon(icon)
        with QSignalBlocker(self._slider):
            self._slider.setValue(round(opacity * 100))

    @Slot()
    def _on_eye_clicked(self) -> None:
        self.toggled.emit(self._layer)

    @Slot()
    def _on_solo_requested(self) -> None:
        self.solo_requested.emit(self._layer)

    @Slot(int)
    def _on_slider_moved(self, value: int) -> None:
        self.opacity_changed.emit(self._layer, value / 100)


class LayerPanel(QWidget):
    """Shows a ``LayerStack`` and changes it."""

    def __init__(self, stack: LayerStack, icons: IconMaker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stack = stack
        self._icons = icons
        self._theme: Theme | None = None
        self._rows: dict[Layer, LayerRow] = {}
        self._build()
        stack.changed.connect(self.synchronize)
        self.synchronize()

    def set_theme(self, theme: Theme) -> None:
        """Recolour the icons."""
        self._theme = theme
        self.synchronize()

    def _names(self) -> dict[Layer, str]:
        return {
            Layer.SKIN: self.tr("Skin"),
            Layer.SUPERFICIAL: self.tr("Outer muscles"),
            Layer.INTERMEDIATE: self.tr("Middle muscles"),
            Layer.DEEP: self.tr("Deep muscles"),
            Layer.NERVES: self.tr("Leg nerve"),
            Layer.BONES: self.tr("Bones"),
        }

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 8, 10)
        layout.setSpacing(8)
        title = QLabel(self.tr("Layers"))
        title.setProperty("heading", True)
        layout.addWidget(title)
        hint = QLabel(self.tr("Slide down to peel from the skin to the bones."))
        hint.setWordWrap(True)
        hint.setProperty("muted", True)
        layout.addWidget(hint)
        layout.addLayout(self._build_stack())
        solo = QLabel(self.tr("Alt-click an eye to see that layer alone."))
        solo.setWordWrap(True)
        solo.setProperty("muted", True)
        layout.addWidget(solo)
        reset = QPushButton(self.tr("Reset layers"))
        reset.setObjectName("reset-layers")
        reset.clicked.connect(self._stack.reset)
        layout.addWidget(reset)
        layout.addStretch(1)

    def _build_stack(self) -> QHBoxLayout:
        """The slider stands beside the rows: each stop is level with a layer."""
        self.depth_slider = QSlider(Qt.Orientation.Vertical)
        self.depth_slider.setObjectName("depth-slider")
        self.depth_slider.setAccessibleName(self.tr("Depth: from the skin to the bones"))
        self.depth_slider.setToolTip(
            self.tr("Peel from the skin to the bones (Page Up, Page Down)")
        )
        self.depth_slider.setRange(0, round(DEEPEST * STEPS))
        self.depth_slider.setPageStep(STEPS)
        self.depth_slider.setSingleStep(STEPS // 10)
        self.depth_slider.setInvertedAppearance(True)
        self.depth_slider.setInvertedControls(True)
        self.depth_slider.setFixedWidth(22)
        self.depth_slider.valueChanged.connect(self._on_depth_moved)
        rows = QVBoxLayout()
        rows.setSpacing(3)
        for layer in Layer:
            row = LayerRow(layer, self._names()[layer])
            row.toggled.connect(self._stack.toggle)
            row.solo_requested.connect(self._stack.solo)
            row.opacity_changed.connect(self._stack.set_opacity)
            rows.addWidget(row)
            self._rows[layer] = row
        slider = QVBoxLayout()
        slider.setContentsMargins(0, ROW_HEIGHT // 2 - 9, 0, ROW_HEIGHT // 2 - 9)
        slider.addWidget(self.depth_slider)
        both = QHBoxLayout()
        both.setSpacing(6)
        both.addLayout(slider)
        both.addLayout(rows, 1)
        return both

    @Slot(int)
    def _on_depth_moved(self, value: int) -> None:
        self._stack.set_depth(value / STEPS)

    def synchronize(self) -> None:
        """Show the stack as it is."""
        with QSignalBlocker(self.depth_slider):
            self.depth_slider.setValue(round(self._stack.depth * STEPS))
        for layer, row in self._rows.items():
            seen = layer in self._stack.shown
            icon = (
                self._icons.icon("eye" if seen else "eye-off", self._theme) if self._theme else None
            )
            row.show_state(is_seen=seen, opacity=self._stack.opacity(layer), icon=icon)

"""How to find the muscle with the fingers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gluteapp.views.pose_strip import PoseSource, PoseStrip
from gluteapp.views.press_pane import PressPane
from gluteapp.views.scrolling import scrolling
from gluteapp.views.steps_pane import StepList

if TYPE_CHECKING:
    from gluteapp.domain.library import Library, Muscle
    from gluteapp.domain.vocabulary import Side
    from gluteapp.views.theme import Theme


class FindPane(QWidget):
    """Palpation steps; their targets light up on the map."""

    step_selected = Signal(tuple)

    def __init__(self, library: Library, poses: PoseSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pictures = PoseStrip(poses, library.poses)
        self.steps = StepList()
        self.steps.setObjectName("find-steps")
        self.steps.setAccessibleName(self.tr("How to find it, step by step"))
        hint = QLabel(self.tr("Choose a step to see its place on the map."))
        hint.setProperty("muted", True)
        hint.setWordWrap(True)
        corridor = QLabel("⚠ " + library.notices["sciatic-corridor"].text)
        corridor.setWordWrap(True)
        self.steps.show_whole()
        self.press = PressPane(library)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(2, 8, 6, 4)
        for widget in (hint, self.pictures, self.steps, corridor, self.press):
            layout.addWidget(widget)
        layout.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inner))
        self.steps.step_selected.connect(self._on_step_selected)
        self.steps.currentRowChanged.connect(self.pictures.show_step)
        self.pictures.step_chosen.connect(self.steps.setCurrentRow)
        self.press.point_shown.connect(self.step_selected)

    def set_theme(self, theme: Theme) -> None:
        """Recolour."""
        self.steps.set_theme(theme)
        self.pictures.set_theme(theme)

    def set_muscle(self, muscle: Muscle, side: Side) -> None:
        """Show another muscle's steps."""
        self.steps.set_steps(muscle.palpation)
        self.pictures.set_steps(muscle.palpation, side)

    def set_active(self, *, active: bool) -> None:
        """Light the target only while this pane is in front."""
        if not active and self.steps.currentRow() >= 0:
            self.steps.setCurrentRow(-1)
            self.steps.clearSelection()

    @Slot(tuple)
    def _on_step_selected(self, target: tuple[str, ...]) -> None:
        self.step_selected.emit(target)

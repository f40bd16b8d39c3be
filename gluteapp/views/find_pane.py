"""How to find the muscle with the fingers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from gluteapp.views.pose_strip import PoseSource, PoseStrip
from gluteapp.views.press_pane import PressPane
from gluteapp.views.safety_gate import SafetyGate
from gluteapp.views.scrolling import scrolling
from gluteapp.views.steps_pane import StepList

if TYPE_CHECKING:
    from gluteapp.domain.library import Library, Muscle
    from gluteapp.domain.safety import Safety
    from gluteapp.domain.vocabulary import Side
    from gluteapp.views.theme import Theme


class FindPane(QWidget):
    """Palpation steps; their targets light up on the map.

    Nothing is pressed while an urgent question is open or answered yes.
    """

    step_selected = Signal(tuple)
    screen_requested = Signal()

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
        self.gate = SafetyGate(library)
        self.gate.button.setObjectName("find-open-screen")
        self.gate.screen_requested.connect(self.screen_requested)
        self._stack = QStackedWidget()
        self._steps_page = scrolling(inner)
        self._stack.addWidget(self._steps_page)
        self._stack.addWidget(scrolling(self.gate))
        whole.addWidget(self._stack)
        self.steps.step_selected.connect(self._on_step_selected)
        self.steps.currentRowChanged.connect(self.pictures.show_step)
        self.pictures.step_chosen.connect(self.steps.setCurrentRow)
        self.press.point_shown.connect(self.step_selected)

    def set_theme(self, theme: Theme) -> None:
        """Recolour."""
        self.steps.set_theme(theme)
        self.pictures.set_theme(theme)

    def set_safety(self, safety: Safety) -> None:
        """Show the steps, or what has to come before them."""
        if not safety.self_care_allowed:
            self.gate.set_safety(safety)
        self._stack.setCurrentIndex(0 if safety.self_care_allowed else 1)

    def set_muscle(self, muscle: Muscle, side: Side) -> None:
        """Show another muscle's steps."""
        self.steps.set_steps(muscle.palpation)
        self.pictures.set_steps(muscle.palpation, side)
        self._steps_page.verticalScrollBar().setValue(0)

    def set_active(self, *, active: bool) -> None:
        """Light the target only while this pane is in front."""
        if not active and self.steps.currentRow() >= 0:
            self.steps.setCurrentRow(-1)
            self.steps.clearSelection()

    @Slot(tuple)
    def _on_step_selected(self, target: tuple[str, ...]) -> None:
        self.step_selected.emit(target)

"""Self-care: the safety questions first, then techniques step by step, or the referral."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gluteapp.domain.vocabulary import Side, Tier
from gluteapp.views.pose_strip import PoseSource, PoseStrip
from gluteapp.views.safety_gate import SafetyGate
from gluteapp.views.scrolling import scrolling
from gluteapp.views.steps_pane import StepList
from gluteapp.views.texts import heading, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gluteapp.domain.library import Library, Step, Technique
    from gluteapp.domain.safety import LeftOut, Safety
    from gluteapp.views.theme import Theme


@dataclass(frozen=True, slots=True)
class MassageState:
    """What this pane may show."""

    side: Side
    is_screened: bool
    safety: Safety
    offered: tuple[Technique, ...]
    left_out: tuple[LeftOut, ...]
    emergency: str


class MassagePane(QWidget):
    """Never shows a technique before the questions have been answered."""

    step_selected = Signal(tuple)
    screen_requested = Signal()
    page_requested = Signal()

    def __init__(self, library: Library, poses: PoseSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pictures = PoseStrip(poses, library.poses)
        self._library = library
        self._state: MassageState | None = None
        self._build()

    # -------------------------------------------------------------------- build
    def _build(self) -> None:
        self._stack = QStackedWidget()
        for page in (self._build_gate(), self._build_referral(), self._build_techniques()):
            self._stack.addWidget(scrolling(page))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 8, 2, 4)
        layout.addWidget(self._stack)

    def _build_gate(self) -> QWidget:
        """The questions come first."""
        self.gate = SafetyGate(self._library)
        self.gate.screen_requested.connect(self.screen_requested)
        return self.gate

    def _build_referral(self) -> QWidget:
        """Takes the place of self-care when an urgent flag is up."""
        page = QFrame()
        page.setObjectName("referral-card")
        page.setProperty("notice", "danger")
        self._referral_title = heading()
        self._referral_text = wrapped()
        self._referral_reasons = wrapped()
        self._emergency = heading()
        card = QPushButton(self.tr("Print this card"))
        card.clicked.connect(self.page_requested)
        again = QPushButton(self.tr("Change the answers"))
        again.clicked.connect(self.screen_requested)
        row = QHBoxLayout()
        row.addWidget(card)
        row.addWidget(again)
        row.addStretch(1)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(14, 14, 14, 14)
        layout.setSpacing(10)
        for widget in (
            self._referral_title,
            self._referral_text,
            self._referral_reasons,
            self._emergency,
        ):
            layout.addWidget(widget)
        layout.addLayout(row)
        layout.addStretch(1)
        return page

    def _build_techniques(self) -> QWidget:
        self._soon = QFrame()
        self._soon.setProperty("notice", "caution")
        self._soon_text = wrapped()
        soon_layout = QVBoxLayout(self._soon)
        soon_layout.addWidget(self._soon_text)
        self.choice = QComboBox()
        self.choice.setObjectName("technique-choice")
        self.choice.setAccessibleName(self.tr("Technique"))
        self.choice.currentIndexChanged.connect(self._on_technique_chosen)
        self._facts = wrapped()
        self._facts.setObjectName("technique-facts")
        self.steps = StepList()
        self.steps.setObjectName("massage-steps")
        self.steps.setAccessibleName(self.tr("Massage, step by step"))
        self.steps.show_whole()
        self.steps.step_selected.connect(self.step_selected)
        self.steps.currentRowChanged.connect(self.pictures.show_step)
        self.pictures.step_chosen.connect(self.steps.setCurrentRow)
        self._rules = wrapped()
        self._left_out = wrapped()
        self._left_out.setObjectName("left-out")
        questions = QPushButton(self.tr("Safety questions"))
        questions.setObjectName("change-screen")
        questions.clicked.connect(self.screen_requested)
        page = QPushButton(self.tr("Make the page"))
        page.setObjectName("make-page")
        page.clicked.connect(self.page_requested)
        buttons = QHBoxLayout()
        buttons.addWidget(page)
        buttons.addWidget(questions)
        buttons.addStretch(1)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 6, 0)
        layout.setSpacing(7)
        for widget in (
            self._soon,
            self.choice,
            self.pictures,
            self._facts,
            self.steps,
            self._rules,
            self._left_out,
        ):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        layout.addStretch(1)
        return inner

    # --------------------------------------------------------------------- show
    def set_theme(self, theme: Theme) -> None:
        """Recolour."""
        self.steps.set_theme(theme)
        self.pictures.set_theme(theme)

    def set_state(self, state: MassageState) -> None:
        """Show the questions, the referral or the techniques."""
        if state == self._state:
            return  # a selected step stays selected
        self._state = state
        if state.safety.needs_referral:
            self._show_referral(state)
        elif not state.is_screened or not state.safety.self_care_allowed:
            self._show_gate(state)
        else:
            self._show_techniques(state)
        page = self._stack.currentWidget()
        if isinstance(page, QScrollArea):  # cautions stand at the top of another text
            page.verticalScrollBar().setValue(0)

    def set_active(self, *, active: bool) -> None:
        """Light the target only while this pane is in front."""
        if not active and self.steps.currentRow() >= 0:
            self.steps.setCurrentRow(-1)
            self.steps.clearSelection()

    def _show_gate(self, state: MassageState) -> None:
        self.gate.set_safety(state.safety)
        self._stack.setCurrentIndex(0)

    def _show_referral(self, state: MassageState) -> None:
        notices, phrases = self._library.notices, self._library.phrases
        is_now = state.safety.tier is Tier.R1
        self._referral_title.setText(
            phrases["page-referral-now" if is_now else "page-referral-today"]
        )
        self._referral_text.setText(notices["referral-now" if is_now else "referral-today"].text)
        self._referral_reasons.setText(
            "<ul>" + "".join(f"<li>{flag.message}</li>" for flag in state.safety.flags) + "</ul>"
        )
        self._emergency.setText(state.emergency)
        self._stack.setCurrentIndex(1)

    def _show_techniques(self, state: MassageState) -> None:
        soon = [flag.message for flag in state.safety.flags]
        self._soon.setVisible(bool(soon))
        said = "<br/>".join(f"• {escape(message)}" for message in soon)
        self._soon_text.setText(f"{self._library.notices['referral-soon'].text}<br/>{said}")
        before = self.choice.currentText()
        blocked = self.choice.blockSignals(True)
        self.choice.clear()
        for technique in state.offered:
            self.choice.addItem(technique.title, technique)
        self.choice.blockSignals(blocked)
        kept = max(0, self.choice.findText(before))
        self.choice.setCurrentIndex(kept if self.choice.count() else -1)
        self._on_technique_chosen(self.choice.currentIndex())
        self._left_out.setText(self._left_out_html(state))
        self._left_out.setVisible(bool(self._left_out.text()))
        notices = self._library.notices
        self._rules.setText(
            f"<b>{self.tr('Stop')}</b>: {notices['stop-rule'].text}<br/><br/>"
            f"<b>{self.tr('Dose')}</b>: {notices['dose-rule'].text} "
            f"<i>{self.tr('(our own cautious rule)')}</i><br/><br/>{notices['next-day-rule'].text}"
            f"<br/><br/><i>{notices['dose-origin'].text} {notices['not-reviewed'].text}</i>"
        )
        self._stack.setCurrentIndex(2)

    def _left_out_html(self, state: MassageState) -> str:
        rows = "".join(
            f"<li><s>{item.technique.title}</s>: {' '.join(item.reasons)}</li>"
            for item in state.left_out
        )
        return f"<b>{self.tr('Left out')}</b><ul>{rows}</ul>" if rows else ""

    @Slot(int)
    def _on_technique_chosen(self, index: int) -> None:
        technique = self.choice.itemData(index) if index >= 0 else None
        self.steps.setVisible(technique is not None)
        self._facts.setVisible(technique is not None)
        if technique is None:
            self._show_steps(())
            return
        phrases = self._library.phrases
        self._facts.setText(
            "<br/>".join(
                f"<b>{label}</b>: {text}"
                for label, text in (
                    (phrases["page-tool"], technique.tool),
                    (phrases["page-position"], technique.position),
                    (phrases["page-pressure"], technique.pressure),
                    (phrases["page-dose"], technique.dose),
                )
            )
        )
        self._show_steps(technique.steps)

    def _show_steps(self, steps: Sequence[Step]) -> None:
        self.steps.set_steps(steps)
        self.pictures.set_steps(steps, self._state.side if self._state else Side.RIGHT)
        self.step_selected.emit(())

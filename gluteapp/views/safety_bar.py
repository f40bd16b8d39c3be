"""What must be said first, above every answer: urgent questions left open, or the referral."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from gluteapp.domain.vocabulary import Tier
from gluteapp.views.theme import set_notice

if TYPE_CHECKING:
    from gluteapp.domain.library import Library
    from gluteapp.domain.safety import Safety


class SafetyBar(QFrame):
    """Shown whenever the drawing or an answer calls for it, whichever tab is in front."""

    screen_requested = Signal()
    page_requested = Signal()

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("safety-bar")
        self._library = library
        self._text = QLabel()
        self._text.setObjectName("safety-text")
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._answer = self._button("safety-answer")
        self._answer.setProperty("primary", True)
        self._answer.clicked.connect(self._on_answer)
        self._print = self._button("safety-print")
        self._print.setText(self.tr("Print this card"))
        self._print.clicked.connect(self._on_print)
        row = QHBoxLayout()
        row.addWidget(self._print)
        row.addWidget(self._answer)
        row.addStretch(1)
        self._whole = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._whole.setContentsMargins(12, 8, 12, 8)
        self._whole.setSpacing(6)
        self._whole.addWidget(self._text, 1)
        self._whole.addLayout(row)
        self.hide()

    def _button(self, name: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        return button

    def set_safety(self, safety: Safety, emergency: str) -> None:
        """Show what has to come first; nothing where no urgent question is open."""
        questions = safety.urgent_questions
        self.setVisible(safety.needs_referral or bool(questions))
        if safety.needs_referral:
            self._show_referral(safety, emergency)
        elif questions:
            self._show_questions(len(questions))

    def _show_referral(self, safety: Safety, emergency: str) -> None:
        is_now = safety.tier is Tier.R1
        title = self._library.phrases["page-referral-now" if is_now else "page-referral-today"]
        urgent = [flag for flag in safety.flags if flag.tier in (Tier.R1, Tier.R2)]
        reasons = "".join(f"<br/>{escape(flag.message)}" for flag in urgent)
        number = f" – {escape(emergency)}" if is_now else ""
        self._text.setText(f"<b>{escape(title)}{number}</b>{reasons}")
        self._text.setToolTip("")
        self._answer.setText(self.tr("Change the answers"))
        self._print.show()
        self._whole.setDirection(QBoxLayout.Direction.TopToBottom)
        set_notice(self, "danger")

    def _show_questions(self, count: int) -> None:
        what = (
            self.tr("One safety question comes first.")
            if count == 1
            else self.tr("{0} safety questions come first.").format(count)
        )
        self._text.setText(f"<b>{what}</b>")
        self._text.setToolTip(self.tr("What is marked calls for it."))
        self._answer.setText(self.tr("Answer"))
        self._print.hide()
        self._whole.setDirection(QBoxLayout.Direction.LeftToRight)
        set_notice(self, "caution")

    @Slot()
    def _on_answer(self) -> None:
        self.screen_requested.emit()

    @Slot()
    def _on_print(self) -> None:
        self.page_requested.emit()

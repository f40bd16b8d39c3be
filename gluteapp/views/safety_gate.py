"""Stands in the place of what is done with the hands until the questions are answered."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from gluteapp.domain.vocabulary import Tier
from gluteapp.views.texts import heading, wrapped
from gluteapp.views.theme import set_notice

if TYPE_CHECKING:
    from gluteapp.domain.library import Library
    from gluteapp.domain.safety import Safety


class SafetyGate(QFrame):
    """Why nothing is shown yet, and the way to the questions."""

    screen_requested = Signal()

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._title = heading()
        self._text = wrapped()
        self._questions = wrapped()
        self.button = QPushButton()
        self.button.setObjectName("open-screen")
        self.button.setProperty("primary", True)
        self.button.clicked.connect(self.screen_requested)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 14)
        layout.setSpacing(10)
        for label in (self._title, self._text, self._questions):
            layout.addWidget(label)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(wrapped(library.notices["education"].text))
        layout.addStretch(1)

    def set_safety(self, safety: Safety) -> None:
        """Say what has to come first: help, or the questions that the drawing calls for."""
        lines = ""
        if safety.needs_referral:
            is_now = safety.tier is Tier.R1
            name = "now" if is_now else "today"
            self._title.setText(self._library.phrases[f"page-referral-{name}"])
            self._text.setText(self._library.notices[f"referral-{name}"].text)
            self.button.setText(self.tr("Change the answers"))
            set_notice(self, "danger")
        else:
            self._title.setText(self.tr("First: is it safe to press there?"))
            self._text.setText(
                self.tr(
                    "Some pains need a doctor, not a massage. "
                    "Answer a few questions; they are not stored."
                )
            )
            self.button.setText(self.tr("Answer the safety questions"))
            set_notice(self, "caution")
            lines = "".join(f"<li>{escape(flag.question)}</li>" for flag in safety.ask)
        called_for = self.tr("What you marked calls for these:")
        self._questions.setText(f"{called_for}<ul>{lines}</ul>" if lines else "")
        self._questions.setVisible(bool(lines))

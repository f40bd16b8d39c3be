"""What stands in the place of an answer before anything is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from gluteapp.views.texts import heading, wrapped

if TYPE_CHECKING:
    from gluteapp.domain.library import Library


class WelcomePane(QScrollArea):
    """Three steps, what the maps are worth, and when not to go on."""

    screen_requested = Signal()

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome-pane")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QFrame()
        inner.setProperty("panel", True)
        self.setWidget(inner)
        notices = library.notices
        steps = "".join(f"<li>{notices[f'welcome-{step}'].text}</li>" for step in (1, 2, 3))
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(heading(self.tr("How it works")))
        layout.addWidget(wrapped(f"<ol style='margin-left: 0'>{steps}</ol>"))
        help_card = QFrame()
        help_card.setProperty("notice", "caution")
        card = QVBoxLayout(help_card)
        card.setContentsMargins(12, 10, 12, 10)
        card.addWidget(heading(self.tr("First of all")))
        card.addWidget(wrapped(notices["welcome-help"].text))
        button = QPushButton(self.tr("Safety questions"))
        button.setObjectName("welcome-screen")
        button.clicked.connect(self.screen_requested)
        card.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(help_card)
        honest = wrapped(f"{notices['honest'].text} {notices['not-reviewed'].text}")
        honest.setProperty("muted", True)
        layout.addWidget(honest)
        layout.addStretch(1)

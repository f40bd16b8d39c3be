"""What stands in the place of an answer before anything is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

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
        title = _wrapped(self.tr("How it works"))
        title.setProperty("heading", True)
        layout.addWidget(title)
        layout.addWidget(_wrapped(f"<ol style='margin-left: 0'>{steps}</ol>"))
        help_card = QFrame()
        help_card.setProperty("notice", "caution")
        card = QVBoxLayout(help_card)
        card.setContentsMargins(12, 10, 12, 10)
        heading = _wrapped(self.tr("First of all"))
        heading.setProperty("heading", True)
        card.addWidget(heading)
        card.addWidget(_wrapped(notices["welcome-help"].text))
        button = QPushButton(self.tr("Safety questions"))
        button.setObjectName("welcome-screen")
        button.clicked.connect(self.screen_requested)
        card.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(help_card)
        honest = _wrapped(f"{notices['honest'].text} {notices['not-reviewed'].text}")
        honest.setProperty("muted", True)
        layout.addWidget(honest)
        layout.addStretch(1)


def _wrapped(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    return label

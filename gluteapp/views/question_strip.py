"""One short question at a time: what brings the pain on, and what the answer changed."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QWidget

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gluteapp.domain.library import Library


class QuestionStrip(QWidget):
    """A question about one factor with yes, no and skip."""

    answered = Signal(str, object)
    """The factor, and ``True``, ``False`` or ``None`` for skipped."""
    restarted = Signal()
    changed = Signal()
    """Another text, which may need another height."""
    _gap = 4

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("question-strip")
        self._library = library
        self._factor = ""
        self._text = QLabel()
        self._text.setObjectName("question-text")
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.linkActivated.connect(self._on_link)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._gap)
        layout.addWidget(self._text, 1)
        self._buttons = []
        for name, title, slot in (
            ("yes", self.tr("Yes"), self._on_yes),
            ("no", self.tr("No"), self._on_no),
            ("skip", self.tr("Skip"), self._on_skip),
        ):
            button = QPushButton(title)
            button.setObjectName(f"question-{name}")
            button.setProperty("small", True)
            button.clicked.connect(slot)
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
            self._buttons.append(button)
        self._all = QToolButton()
        self._all.setObjectName("question-all")
        self._all.setText(self.tr("Choose"))
        self._all.setToolTip(self.tr("Choose what makes it worse yourself"))
        self._all.setAccessibleName(self.tr("All questions"))
        self._all.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self._all)
        for factor in library.factors.values():
            action = self._menu.addAction(factor.name)
            action.setData(factor.id)
            action.setCheckable(True)
        self._menu.triggered.connect(self._on_chosen)
        self._all.setMenu(self._menu)
        layout.addWidget(self._all, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_question(
        self, factor: str | None, change: str, answers: Mapping[str, bool | None]
    ) -> None:
        """Ask about a factor, after saying what the last answer changed."""
        self._factor = factor or ""
        for action in self._menu.actions():
            action.setChecked(bool(answers.get(action.data())))
        parts = []
        if factor is not None:
            name = escape(self._library.factors[factor].name)
            parts.append(self.tr("Worse with <b>{0}</b>?").format(name))
        if change:
            parts.append(f"<small>{escape(change)}</small>")
        if answers:
            again = self.tr("Ask again")
            parts.append(f'<small><a href="again">{again}</a></small>')
        self._text.setText(" ".join(parts))
        for button in self._buttons:
            button.setVisible(factor is not None)
        self.setVisible(bool(parts))
        self.changed.emit()

    def hold_text(self, room: int) -> None:
        """Keep the height that the question needs in a pane of this width (px)."""
        used = sum(
            button.sizeHint().width() + self._gap
            for button in (*self._buttons, self._all)
            if not button.isHidden()
        )
        text = self._text.heightForWidth(max(80, room - used))
        tallest = max(button.sizeHint().height() for button in (*self._buttons, self._all))
        self.setMinimumHeight(max(text, tallest))

    @Slot()
    def _on_yes(self) -> None:
        self.answered.emit(self._factor, True)

    @Slot()
    def _on_no(self) -> None:
        self.answered.emit(self._factor, False)

    @Slot()
    def _on_skip(self) -> None:
        self.answered.emit(self._factor, None)

    @Slot(QAction)
    def _on_chosen(self, action: QAction) -> None:
        self.answered.emit(action.data(), True if action.isChecked() else None)

    @Slot(str)
    def _on_link(self, _link: str) -> None:
        self.restarted.emit()

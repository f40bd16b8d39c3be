"""The safety questions on one screen, and what rules techniques out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QVBoxLayout,
    QWidget,
)

from gluteapp.domain.vocabulary import Tier

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QShowEvent

    from gluteapp.domain.library import Library


class SafetyDialog(QDialog):
    """Ticks for flags and conditions; nothing ticked means no to all."""

    def __init__(
        self,
        library: Library,
        answers: Mapping[str, bool],
        conditions: Sequence[str],
        asked: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("safety-dialog")
        self.setWindowTitle(self.tr("Safety questions"))
        self._library = library
        self._flags: dict[str, QCheckBox] = {}
        self._conditions: dict[str, QCheckBox] = {}
        self._has_read = False
        self._build(answers, conditions, asked)
        self._on_ticked()
        self.resize(640, 720)

    def _build(
        self, answers: Mapping[str, bool], conditions: Sequence[str], asked: Sequence[str]
    ) -> None:
        titles = {
            Tier.R1: self.tr("These need help now"),
            Tier.R2: self.tr("These need a doctor today"),
            Tier.R3: self.tr("These need a clinician soon"),
        }
        inner = QWidget()
        questions = QVBoxLayout(inner)
        questions.setContentsMargins(4, 0, 10, 0)
        questions.setSpacing(6)
        for tier, title in titles.items():
            questions.addWidget(self._title(title))
            for flag in self._library.flags:
                if flag.tier is tier:
                    box = self._question(flag.question, f"flag-{flag.id}", flag.id in asked)
                    box.setChecked(bool(answers.get(flag.id)))
                    questions.addWidget(self._row(box, flag.question))
                    self._flags[flag.id] = box
        questions.addWidget(self._title(self.tr("About you: this leaves some techniques out")))
        for condition in self._library.conditions.values():
            box = self._question(condition.question, f"condition-{condition.id}", False)
            box.setChecked(condition.id in conditions)
            questions.addWidget(self._row(box, condition.question))
            self._conditions[condition.id] = box
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        self._bar = scroll.verticalScrollBar()
        self._bar.valueChanged.connect(self._on_read)
        self._bar.rangeChanged.connect(self._on_read)
        intro = QLabel(
            self.tr(
                "Tick what is true for you. Nothing is stored; all is forgotten when you close."
            )
        )
        intro.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.addWidget(intro)
        layout.addWidget(scroll, 1)
        layout.addLayout(self._build_buttons())

    def _build_buttons(self) -> QHBoxLayout:
        self._continue = QPushButton()
        self._continue.setObjectName("screen-done")
        self._continue.setProperty("primary", True)
        self._continue.setDefault(True)
        self._continue.clicked.connect(self._on_continue)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._continue)
        return row

    def _title(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setProperty("heading", True)
        label.setContentsMargins(0, 10, 0, 0)
        return label

    def _question(self, text: str, name: str, is_asked: bool) -> QCheckBox:
        box = QCheckBox()
        box.setObjectName(name)
        box.setAccessibleName(text)
        if is_asked:
            box.setProperty("asked", True)
        box.toggled.connect(self._on_ticked)
        return box

    def _row(self, box: QCheckBox, text: str) -> QFrame:
        """A check box cannot wrap its text, so a label beside it does."""
        row = QFrame()
        if box.property("asked"):
            row.setProperty("notice", "caution")
        label = _ClickLabel(text, box)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(6, 4, 6, 4)
        layout.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(label, 1)
        return row

    @Slot()
    def _on_ticked(self) -> None:
        ticked = any(box.isChecked() for box in (*self._flags.values(), *self._conditions.values()))
        if not (self._has_read or self._is_urgent):
            self._continue.setText(self.tr("Read on"))
        elif ticked:
            self._continue.setText(self.tr("Continue"))
        else:
            self._continue.setText(self.tr("None of these is true: continue"))

    @property
    def _is_urgent(self) -> bool:
        """Whether something is ticked that makes the rest wait."""
        urgent = [flag.id for flag in self._library.flags if flag.tier is not Tier.R3]
        return any(self._flags[name].isChecked() for name in urgent)

    @Slot()
    def _on_read(self) -> None:
        """Whoever says that nothing is true has seen all of it."""
        if self.isVisible() and self._bar.value() >= self._bar.maximum():
            self._has_read = True
        self._on_ticked()

    def showEvent(self, event: QShowEvent) -> None:
        """In a high window all is seen at once."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._on_read)

    @Slot()
    def _on_continue(self) -> None:
        """Go on to the next questions, or, after the last ones, take the answers."""
        if self._has_read or self._is_urgent:
            self.accept()
        else:
            self._bar.triggerAction(QScrollBar.SliderAction.SliderPageStepAdd)

    @property
    def answers(self) -> dict[str, bool]:
        """Every flag with yes or no."""
        return {name: box.isChecked() for name, box in self._flags.items()}

    @property
    def conditions(self) -> tuple[str, ...]:
        """The conditions ticked."""
        return tuple(name for name, box in self._conditions.items() if box.isChecked())


class _ClickLabel(QLabel):
    """A wrapping label that ticks its box."""

    def __init__(self, text: str, box: QCheckBox) -> None:
        super().__init__(text)
        self._box = box
        self.setWordWrap(True)
        self.setBuddy(box)

    def mouseReleaseEvent(self, event: object) -> None:
        """Tick or untick."""
        self._box.toggle()
        self._box.setFocus()

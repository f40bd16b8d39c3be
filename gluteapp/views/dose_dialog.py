"""How much of each thing to do, as the clinician wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from gluteapp.domain.dose import BOUNDS, Dose, bounded
from gluteapp.views.scrolling import scrolling
from gluteapp.views.texts import wrapped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gluteapp.domain.library import Technique


class DoseBox(QGroupBox):
    """The numbers of one technique; “as written” where nothing is changed."""

    changed = Signal()

    def __init__(self, technique: Technique, dose: Dose, most: Dose) -> None:
        super().__init__(technique.title)
        self.technique = technique.id
        self._most = most
        self._boxes: dict[str, QSpinBox] = {}
        form = QFormLayout(self)
        form.addRow(wrapped(self.tr("As written: {0}").format(technique.dose)))
        for name, (least, bound) in BOUNDS.items():
            box = QSpinBox()
            box.setObjectName(f"dose-{technique.id}-{name}")
            box.setRange(least - 1, bound)
            box.setSpecialValueText(self.tr("as written"))
            box.setValue(getattr(dose, name) or least - 1)
            box.valueChanged.connect(self._on_changed)
            form.addRow(_label(name), box)
            self._boxes[name] = box
        self._note = QLabel()
        self._note.setWordWrap(True)
        form.addRow(self._note)
        self._show_note()

    @property
    def dose(self) -> Dose:
        """What is set."""
        return bounded(self._values)[0]

    @property
    def fault(self) -> str:
        """What cannot be, in a sentence."""
        return bounded(self._values)[1]

    @property
    def _values(self) -> dict[str, int]:
        return {
            name: box.value() for name, box in self._boxes.items() if box.value() > box.minimum()
        }

    @Slot()
    def _on_changed(self) -> None:
        self._show_note()
        self.changed.emit()

    def _show_note(self) -> None:
        text = self.fault
        if not text and not self.dose.is_within(self._most):
            text = self.tr("More than our own cautious rule: the page says that you have set it.")
        self._note.setText(text)


class DoseDialog(QDialog):
    """One box of numbers for each chosen thing to do."""

    def __init__(
        self,
        techniques: Sequence[Technique],
        doses: Mapping[str, Dose],
        ranges: Mapping[str, Dose],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("dose-dialog")
        self.setWindowTitle(self.tr("How much"))
        inner = QWidget()
        boxes = QVBoxLayout(inner)
        self._boxes = []
        for one in techniques:
            box = DoseBox(one, doses.get(one.id, Dose()), ranges[one.kind])
            box.changed.connect(self._on_changed)
            self._boxes.append(box)
            boxes.addWidget(box)
        boxes.addStretch(1)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(scrolling(inner), 1)
        layout.addWidget(self._buttons)
        self.resize(420, 560)

    @property
    def doses(self) -> dict[str, Dose]:
        """What is set, by technique; techniques that stay as written are left out."""
        return {box.technique: box.dose for box in self._boxes if box.dose != Dose()}

    @Slot()
    def _on_changed(self) -> None:
        can_be = not any(box.fault for box in self._boxes)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(can_be)


def _label(name: str) -> str:
    texts = {
        "seconds": "Hold, seconds",
        "strokes": "Slow strokes",
        "rounds": "How many times",
        "times_a_day": "Times a day",
        "days_a_week": "Days a week",
        "pressure": "At most, of 10 on the pain scale",
    }
    return QCoreApplication.translate("DoseDialog", texts[name])

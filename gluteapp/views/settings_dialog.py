"""Preferences, built from the table of rows."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QWidget

from gluteapp.settings import ROWS, Settings


class SettingsDialog(QDialog):
    """One choice for each row."""

    settings_chosen = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings-dialog")
        self.setWindowTitle(self.tr("Preferences"))
        self._settings = settings
        self._boxes: dict[str, QComboBox] = {}
        form = QFormLayout(self)
        form.setContentsMargins(18, 16, 18, 14)
        form.setSpacing(10)
        for row in ROWS:
            box = QComboBox()
            box.setObjectName(f"setting-{row.key}")
            for value, name in row.choices:
                box.addItem(self.tr(name), value)
            box.setCurrentIndex(box.findData(getattr(settings, row.key)))
            form.addRow(self.tr(row.label), box)
            self._boxes[row.key] = box
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)

    @Slot()
    def _on_accepted(self) -> None:
        chosen = {key: box.currentData() for key, box in self._boxes.items()}
        self.settings_chosen.emit(replace(self._settings, **chosen))
        self.accept()

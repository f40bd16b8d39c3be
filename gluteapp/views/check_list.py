"""A short list of things to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

if TYPE_CHECKING:
    from collections.abc import Collection

LIST_LINES = 4


class CheckList(QListWidget):
    """A short list of things to tick."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(0)
        self._fit()

    def _fit(self) -> None:
        """As high as what it holds, up to a few lines."""
        lines = min(max(self.count(), 1), LIST_LINES)
        self.setFixedHeight((self.fontMetrics().lineSpacing() + 3) * lines + 10)

    def add(self, title: str, data: object, *, is_on: bool) -> None:
        """One more thing."""
        item = QListWidgetItem(title)
        item.setToolTip(title)
        item.setData(Qt.ItemDataRole.UserRole, data)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        self.addItem(item)
        self._fit()

    def tick(self, wanted: Collection[object]) -> None:
        """Tick these things and no others."""
        for row in range(self.count()):
            item = self.item(row)
            is_on = item.data(Qt.ItemDataRole.UserRole) in wanted
            item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)

    @property
    def states(self) -> dict[Any, bool]:
        """What each thing stands for, and whether it is ticked."""
        items = [self.item(row) for row in range(self.count())]
        on = Qt.CheckState.Checked
        return {one.data(Qt.ItemDataRole.UserRole): one.checkState() is on for one in items}

    @property
    def ticked(self) -> list[Any]:
        """What the ticked things stand for."""
        return [data for data, is_on in self.states.items() if is_on]

"""Numbered steps; while one is selected, its target is lit on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gluteapp.views.theme import LIGHT_THEME, Theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gluteapp.domain.library import Step

CIRCLE = 24
PADDING = 7
TARGET_ROLE = Qt.ItemDataRole.UserRole + 1


class StepDelegate(QStyledItemDelegate):
    """Draws a number in a circle and the whole text, however long."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT_THEME
        self.width = 300

    def _text_rect(self, option: QStyleOptionViewItem, text: str, width: int) -> QRect:
        room = width - CIRCLE - 3 * PADDING - 4
        return QFontMetrics(option.font).boundingRect(
            QRect(0, 0, max(80, room), 10_000), Qt.TextFlag.TextWordWrap, text
        )

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as the text needs."""
        height = self._text_rect(option, str(index.data()), self.width).height()
        return QSize(self.width, max(height, CIRCLE) + 2 * PADDING)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """One step."""
        theme, rect = self.theme, option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            painter.setPen(QPen(QColor(theme.map.target), 1.6))
            painter.setBrush(QColor(theme.raised))
            painter.drawRoundedRect(rect.adjusted(1, 1, -2, -2), 6, 6)
        circle = QRect(rect.left() + PADDING, rect.top() + PADDING, CIRCLE, CIRCLE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.map.target if selected else theme.accent))
        painter.drawEllipse(circle)
        number = QFont(option.font)
        number.setWeight(QFont.Weight.Bold)
        painter.setFont(number)
        painter.setPen(QColor(theme.surface if selected else theme.on_accent))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(index.row() + 1))
        painter.setFont(option.font)
        painter.setPen(QColor(theme.text))
        text = rect.adjusted(CIRCLE + 2 * PADDING, PADDING + 1, -PADDING, -PADDING)
        painter.drawText(text, Qt.TextFlag.TextWordWrap, str(index.data()))
        painter.restore()


class StepList(QListWidget):
    """A list of steps that tells the target of the one selected."""

    step_selected = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = StepDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        self._is_whole = False
        self.currentItemChanged.connect(self._on_current_changed)

    def show_whole(self) -> None:
        """Be as high as all steps together instead of scrolling."""
        self._is_whole = True
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_theme(self, theme: Theme) -> None:
        """Recolour."""
        self._delegate.theme = theme
        self.viewport().update()

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show other steps, none selected."""
        blocked = self.blockSignals(True)
        self.clear()
        for number, step in enumerate(steps, 1):
            item = QListWidgetItem(step.text, self)
            item.setData(TARGET_ROLE, step.target)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{number}. {step.text}")
        self.setCurrentRow(-1)
        self.clearSelection()
        self.blockSignals(blocked)
        if self._is_whole:
            self.setFixedHeight(self.content_height)

    @property
    def content_height(self) -> int:
        """Height at which nothing scrolls."""
        return sum(self.sizeHintForRow(row) for row in range(self.count())) + 6

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the texts anew."""
        self._delegate.width = self.viewport().width()
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        if self._is_whole:
            self.setFixedHeight(self.content_height)

    @Slot(QListWidgetItem, QListWidgetItem)
    def _on_current_changed(self, current: QListWidgetItem | None, _previous: object) -> None:
        target = current.data(TARGET_ROLE) if current is not None else ()
        self.step_selected.emit(tuple(target or ()))

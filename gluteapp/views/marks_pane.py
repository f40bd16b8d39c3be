"""What is marked, in words: side first, a number on the 0–10 scale, remove."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gluteapp.domain.pain import NRS_MAX, PainDrawing
from gluteapp.domain.vocabulary import Side

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

    from gluteapp.domain.library import Library
    from gluteapp.views.theme import IconMaker, Theme

ROW_HEIGHT = 34
MOST_ROWS = 3
"""More marks scroll."""


class MarkRow(QWidget):
    """One mark: its place, its number, and a cross to remove it."""

    remove_clicked = Signal(int)
    swap_clicked = Signal(int)
    intensity_chosen = Signal(int, object)

    def __init__(
        self,
        index: int,
        name: str,
        intensity: int | None,
        *,
        has_side: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._index = index
        self.setFixedHeight(ROW_HEIGHT)
        self._scale = QComboBox()
        self._scale.setObjectName(f"intensity-{index}")
        self._scale.setAccessibleName(self.tr("How bad is it, 0 to 10: {0}").format(name))
        self._scale.setToolTip(self.tr("0 is no pain, 10 the worst you can imagine"))
        self._scale.addItem(self.tr("how bad?"), None)
        for value in range(NRS_MAX + 1):
            self._scale.addItem(self.tr("{0} of 10").format(value), value)
        self._scale.setCurrentIndex(0 if intensity is None else intensity + 1)
        self._remove = QToolButton()
        self._remove.setObjectName(f"remove-mark-{index}")
        self._remove.setToolTip(self.tr("Remove this mark"))
        self._remove.setAccessibleName(self.tr("Remove mark: {0}").format(name))
        self._swap = QToolButton()
        self._swap.setObjectName(f"swap-mark-{index}")
        self._swap.setToolTip(self.tr("Wrong side? Put it on the other one"))
        self._swap.setAccessibleName(self.tr("Other side: {0}").format(name))
        self._swap.setVisible(has_side)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.addWidget(QLabel(name[0].upper() + name[1:]), 1)
        layout.addWidget(self._swap)
        layout.addWidget(self._scale)
        layout.addWidget(self._remove)
        self._scale.activated.connect(self._on_scale_activated)
        self._remove.clicked.connect(self._on_remove_clicked)
        self._swap.clicked.connect(self._on_swap_clicked)

    def set_icons(self, close: QIcon, swap: QIcon) -> None:
        """The cross and the two arrows in the theme's colour."""
        self._remove.setIcon(close)
        self._swap.setIcon(swap)

    @Slot(int)
    def _on_scale_activated(self, chosen: int) -> None:
        self.intensity_chosen.emit(self._index, self._scale.itemData(chosen))

    @Slot()
    def _on_remove_clicked(self) -> None:
        self.remove_clicked.emit(self._index)

    @Slot()
    def _on_swap_clicked(self) -> None:
        self.swap_clicked.emit(self._index)


class MarksPane(QFrame):
    """One row for each mark, and the sentence that reads them back."""

    remove_requested = Signal(int)
    intensity_requested = Signal(int, object)
    other_side_requested = Signal(int)
    swap_requested = Signal()
    """All marks are on the wrong side."""

    def __init__(self, library: Library, icons: IconMaker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("marks-pane")
        self.setProperty("panel", True)
        self._library = library
        self._icons = icons
        self._theme: Theme | None = None
        self._drawing = PainDrawing()
        self._sentence = ""
        self._build()

    def _build(self) -> None:
        self._read_back = QLabel()
        self._read_back.setObjectName("read-back")
        self._read_back.setWordWrap(True)
        self._read_back.setProperty("heading", True)
        self._rows = QWidget()
        self._rows_layout = QVBoxLayout(self._rows)
        self._rows_layout.setContentsMargins(0, 0, 0, 0)
        self._rows_layout.setSpacing(2)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._rows)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(6)
        self._read_back.setTextFormat(Qt.TextFormat.RichText)
        self._read_back.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._read_back.linkActivated.connect(self._on_link)
        layout.addWidget(self._read_back)
        layout.addWidget(self._scroll)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def _linked(self, sentence: str) -> str:
        """The sentence and, where it speaks of sides, the click that exchanges them."""
        if not self._drawing.has_sides:
            return escape(sentence)
        colour = f' style="color: {self._theme.accent}"' if self._theme is not None else ""
        return f'{escape(sentence)} <a href="swap"{colour}>{self.tr("No, swap sides")}</a>'

    @Slot(str)
    def _on_link(self, _link: str) -> None:
        self.swap_requested.emit()

    def set_theme(self, theme: Theme) -> None:
        """Recolour the icons."""
        self._theme = theme
        self.set_drawing(self._drawing, self._sentence)

    def set_drawing(self, drawing: PainDrawing, read_back: str) -> None:
        """Show the marks."""
        self._drawing, self._sentence = drawing, read_back
        start = self.tr("Where does it hurt? Click on the body, or search for a place.")
        self._read_back.setText(self._linked(read_back) if drawing.marks else start)
        while (item := self._rows_layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for index, mark in enumerate(drawing.marks):
            name = (
                self._library.place_name(mark.region, mark.side)
                if mark.region is not None
                else self._library.phrases["read-back-unnamed"].format(side=mark.side)
            )
            has_side = mark.side is not Side.MIDLINE
            row = MarkRow(index, name, mark.intensity, has_side=has_side)
            if self._theme is not None:
                row.set_icons(*(self._icons.icon(one, self._theme) for one in ("close", "swap")))
            row.swap_clicked.connect(self.other_side_requested)
            row.remove_clicked.connect(self.remove_requested)
            row.intensity_chosen.connect(self.intensity_requested)
            self._rows_layout.addWidget(row)
        self._scroll.setVisible(bool(drawing.marks))
        self._scroll.setFixedHeight(min(len(drawing.marks), MOST_ROWS) * (ROW_HEIGHT + 2))

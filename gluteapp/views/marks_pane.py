"""What is marked, in words: side first, how bad, how it feels, remove."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gluteapp.domain.extent import Extent
from gluteapp.domain.pain import NRS_MAX, PainDrawing, has_side
from gluteapp.domain.reasons import place_of
from gluteapp.views.elided_label import ElidedLabel
from gluteapp.views.feel_button import FeelButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QIcon, QResizeEvent

    from gluteapp.domain.library import Library
    from gluteapp.domain.pain import Feel, PainMark
    from gluteapp.views.theme import IconMaker, Theme

WIDE_ROW = 520
"""From so many px on there is room for how it feels in full."""
NAME_LETTERS = 16
"""So much of a place's name must fit beside the buttons, or they go below it."""
ROW_GAP = 2
MARGIN = 12
MOST_ROWS = 2
"""More marks scroll."""


class MarkRow(QWidget):
    """One mark: its place, its number, and a cross to remove it."""

    remove_clicked = Signal(int)
    swap_clicked = Signal(int)
    feel_chosen = Signal(int, object)

    def __init__(
        self,
        index: int,
        name: str,
        mark: PainMark,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._index, self._feel = index, mark.feel
        intensity = mark.intensity
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
        column = self._swap.sizePolicy()
        column.setRetainSizeWhenHidden(True)
        self._swap.setSizePolicy(column)
        self._swap.setVisible(has_side(mark))
        self._words = FeelButton(mark.feel, name)
        self._words.setObjectName(f"feel-{index}")
        self._title = ElidedLabel()
        self._title.setText(name[0].upper() + name[1:])
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 1, 4, 1)
        self._grid.setHorizontalSpacing(3)
        self._grid.setVerticalSpacing(1)
        self._grid.setColumnStretch(0, 1)
        for button in (self._swap, self._remove):
            button.setProperty("narrow", True)
        self.stack(stacked=False)
        self._scale.activated.connect(self._on_scale_activated)
        self._remove.clicked.connect(self._on_remove_clicked)
        self._swap.clicked.connect(self._on_swap_clicked)
        self._words.feel_chosen.connect(self._on_feel_chosen)

    def stack(self, *, stacked: bool) -> None:
        """Put the buttons below the place's name, or beside it."""
        buttons = (self._swap, self._words, self._scale, self._remove)
        self._grid.addWidget(self._title, 0, 0, 1, 5 if stacked else 1)
        for column, button in enumerate(buttons, 1):
            self._grid.addWidget(button, 1 if stacked else 0, column)

    @property
    def buttons_width(self) -> int:
        """Of all buttons side by side (px)."""
        buttons = (self._swap, self._words, self._scale, self._remove)
        return sum(one.sizeHint().width() + self._grid.horizontalSpacing() for one in buttons)

    def set_wide(self, *, wide: bool) -> None:
        """Give the words more room."""
        self._words.set_room(wide=wide)

    def set_icons(self, close: QIcon, swap: QIcon) -> None:
        """The cross and the two arrows in the theme's colour."""
        self._remove.setIcon(close)
        self._swap.setIcon(swap)

    @Slot(int)
    def _on_scale_activated(self, chosen: int) -> None:
        feel = replace(self._feel, intensity=self._scale.itemData(chosen))
        self.feel_chosen.emit(self._index, feel)

    @Slot(object)
    def _on_feel_chosen(self, feel: Feel) -> None:
        self.feel_chosen.emit(self._index, feel)

    @Slot()
    def _on_remove_clicked(self) -> None:
        self.remove_clicked.emit(self._index)

    @Slot()
    def _on_swap_clicked(self) -> None:
        self.swap_clicked.emit(self._index)


class MarksPane(QFrame):
    """One row for each mark, and the sentence that reads them back."""

    remove_requested = Signal(int)
    feel_requested = Signal(int, object)
    other_side_requested = Signal(int)
    swap_requested = Signal()
    """All marks are on the wrong side."""
    factor_removed = Signal(str)
    """This does not bring the pain on after all."""

    def __init__(self, library: Library, icons: IconMaker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("marks-pane")
        self.setProperty("panel", True)
        self._library = library
        self._icons = icons
        self._theme: Theme | None = None
        self._drawing = PainDrawing()
        self._sentence = ""
        self._factors: Sequence[str] = ()
        self._marked = Extent(0, 1)
        self._build()

    def _build(self) -> None:
        self._read_back = QLabel()
        self._read_back.setObjectName("read-back")
        self._read_back.setWordWrap(True)
        self._read_back.setProperty("heading", True)
        self._rows = QWidget()
        self._rows_layout = QVBoxLayout(self._rows)
        self._rows_layout.setContentsMargins(0, 0, 0, 0)
        self._rows_layout.setSpacing(ROW_GAP)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._rows)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 10, MARGIN, 10)
        layout.setSpacing(6)
        self._read_back.setTextFormat(Qt.TextFormat.RichText)
        self._read_back.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._read_back.linkActivated.connect(self._on_link)
        layout.addWidget(self._read_back)
        layout.addWidget(self._scroll)
        self._worse = QLabel()
        self._worse.setObjectName("worse-with")
        self._worse.setWordWrap(True)
        self._worse.setTextFormat(Qt.TextFormat.RichText)
        self._worse.setTextInteractionFlags(self._read_back.textInteractionFlags())
        self._worse.linkActivated.connect(self.factor_removed)
        self._worse.hide()
        layout.addWidget(self._worse)
        self._extent = QLabel()
        self._extent.setObjectName("extent")
        self._extent.setProperty("muted", True)
        self._extent.setWordWrap(True)
        self._extent.hide()
        layout.addWidget(self._extent)
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
        self.set_drawing(self._drawing, self._sentence, self._marked)
        self.set_factors(self._factors)

    def set_factors(self, factors: Sequence[str]) -> None:
        """Show what brings the pain on, each with a click that takes it back."""
        self._factors = factors
        colour = f"color: {self._theme.accent};" if self._theme is not None else ""
        shown = (
            f'{escape(self._library.factors[one].name)}&nbsp;<a href="{one}" '
            f'style="{colour} text-decoration: none">✕</a>'
            for one in factors
        )
        self._worse.setText(self.tr("Worse with {0}").format(" · ".join(shown)))
        self._worse.setVisible(bool(factors))
        self._fit_rows()

    def _extent_text(self, marked: Extent) -> str:
        return self.tr("Marked: {0} cm², {1} % of the body as drawn").format(
            f"{marked.cm2:.0f}", f"{marked.percent:.1f}"
        )

    def set_drawing(self, drawing: PainDrawing, read_back: str, marked: Extent) -> None:
        """Show the marks."""
        self._drawing, self._sentence, self._marked = drawing, read_back, marked
        start = self.tr("Where does it hurt? Click on the body, paint on it, or search.")
        self._read_back.setText(self._linked(read_back) if drawing.marks else start)
        while (item := self._rows_layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        for index, mark in enumerate(drawing.marks):
            row = MarkRow(index, place_of(mark, self._library), mark)
            if self._theme is not None:
                row.set_icons(*(self._icons.icon(one, self._theme) for one in ("close", "swap")))
            row.swap_clicked.connect(self.other_side_requested)
            row.remove_clicked.connect(self.remove_requested)
            row.feel_chosen.connect(self.feel_requested)
            self._rows_layout.addWidget(row)
        self._extent.setText(self._extent_text(marked))
        self._extent.setVisible(marked.mm2 > 0)
        self._scroll.setVisible(bool(drawing.marks))
        self._fit_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows out anew; the pane's width decides, not the row's, which a bar narrows."""
        super().resizeEvent(event)
        self._fit_rows()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_scroll"):
            self._fit_rows()

    def _fit_rows(self) -> None:
        inner = max(1, self.width() - 2 * MARGIN)
        for text in (self._read_back, self._worse):
            text.setMinimumHeight(text.heightForWidth(inner))
        rows = [row for row in self._rows.findChildren(MarkRow) if row.parent() is self._rows]
        letter = self.fontMetrics().averageCharWidth()
        room = inner - self._scroll.verticalScrollBar().sizeHint().width()
        for row in rows:
            row.set_wide(wide=room >= WIDE_ROW)
        stacked = any(room - row.buttons_width < NAME_LETTERS * letter for row in rows)
        for row in rows:
            row.stack(stacked=stacked)
        shown = [row.sizeHint().height() + ROW_GAP for row in rows[:MOST_ROWS]]
        self._scroll.setFixedHeight(sum(shown))

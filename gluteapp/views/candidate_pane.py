"""The ranked list with a plain reason for each muscle, and what else it may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QMargins,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gluteapp.models.candidate_model import CandidateModel, CandidateRole
from gluteapp.views.question_strip import QuestionStrip
from gluteapp.views.theme import LIGHT_THEME, Theme

if TYPE_CHECKING:
    from gluteapp.domain.answer import Answer
    from gluteapp.domain.library import Library

PADDING = 8
BAR_WIDTH = 64
OPEN_LINES = 2
"""Lines of the reason in the selected card; the others have one, so that more cards fit."""
LEAST_CARDS = 3
"""Where fewer cards with reasons fit, all are titles only: the reasons stand in the pane below."""
MOST_CAUSES = 2
"""Other causes named in the pane; all are behind the link."""


class CandidateDelegate(QStyledItemDelegate):
    """Draws rank, name, match bar and the first reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT_THEME
        self.open_row = -1
        self._is_tight = False

    def fit(self, height: int, font: QFont) -> bool:
        """Choose cards with or without reasons for a list so high (px); whether that changed."""
        line = QFontMetrics(font).lineSpacing()
        wanted = LEAST_CARDS * _card_height(line, 1) + line * (OPEN_LINES - 1)
        was_tight, self._is_tight = self._is_tight, height < wanted
        return was_tight != self._is_tight

    def _lines(self, index: QModelIndex | QPersistentModelIndex) -> int:
        if self._is_tight:
            return 0
        return OPEN_LINES if index.row() == self.open_row else 1

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Title and reason."""
        line = QFontMetrics(option.font).lineSpacing()
        return QSize(200, _card_height(line, self._lines(index)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """One card."""
        theme, rect = self.theme, option.rect.adjusted(2, 2, -2, -2)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(
            QPen(QColor(theme.accent if selected else theme.border), 1.4 if selected else 1)
        )
        painter.setBrush(QColor(theme.accent_ground if selected else theme.surface))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        inner = rect.adjusted(PADDING + 2, PADDING - 2, -PADDING, -PADDING + 4)
        line = QFontMetrics(option.font).lineSpacing()
        self._paint_title(painter, option.font, inner, index, line)
        painter.setFont(option.font)
        painter.setPen(QColor(theme.muted))
        if lines := self._lines(index):
            text = QRect(inner.left(), inner.top() + line + 1, inner.width(), line * lines + 2)
            reason = str(index.data(CandidateRole.REASON))
            reason = _elided(reason, option.font, text.width(), lines)
            painter.drawText(text, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop, reason)
        painter.restore()

    def _paint_title(
        self,
        painter: QPainter,
        font: QFont,
        inner: QRect,
        index: QModelIndex | QPersistentModelIndex,
        line: int,
    ) -> None:
        theme = self.theme
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(theme.text))
        title = f"{index.row() + 1}. {index.data(CandidateRole.TITLE)}"
        room = QRect(inner.left(), inner.top(), inner.width() - BAR_WIDTH - 10, line + 2)
        title = QFontMetrics(bold).elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, title)
        match = float(index.data(CandidateRole.MATCH))
        bar = QRectF(inner.right() - BAR_WIDTH, inner.top() + line / 2 - 3, BAR_WIDTH, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.border))
        painter.drawRoundedRect(bar, 3, 3)
        painter.setBrush(QColor(theme.accent))
        painter.drawRoundedRect(bar.adjusted(0, 0, -BAR_WIDTH * (1 - match), 0), 3, 3)


def _card_height(line: int, lines: int) -> int:
    """Of a title and some lines of reason (px)."""
    return 2 * PADDING + line * (1 + lines) + 1


def _elided(text: str, font: QFont, width: int, lines: int) -> str:
    """Cut a sentence so that it fits some lines; wrapping loses a part of each but the last."""
    metrics = QFontMetrics(font)
    room = round(width * (lines if lines == 1 else lines * 0.9))
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)


class CandidateList(QListView):
    """Cards that leave out their reasons where the list is low."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the kind of card anew."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters leave room for fewer cards."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        cards = self.itemDelegate()
        if isinstance(cards, CandidateDelegate) and cards.fit(self.height(), self.font()):
            self.scheduleDelayedItemsLayout()
            self.scrollTo(self.currentIndex())


class CandidatePane(QFrame):
    """Shows an ``Answer``."""

    candidate_chosen = Signal(str, str)
    causes_requested = Signal()

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("candidate-pane")
        self.setProperty("panel", True)
        self._library = library
        self._model = CandidateModel(library, self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._title = QLabel(self._library.notices["list-wording"].text)
        self._title.setWordWrap(True)
        self._title.setProperty("heading", True)
        self._note = QLabel()
        self._note.setObjectName("answer-note")
        self._note.setWordWrap(True)
        self._note.setProperty("muted", True)
        self.list = CandidateList()
        self.list.setObjectName("candidate-list")
        self.list.setAccessibleName(self._library.notices["list-wording"].text)
        self._delegate = CandidateDelegate(self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setModel(self._model)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(96)
        self._others = QLabel()
        self._others.setObjectName("other-causes")
        self._others.setWordWrap(True)
        self._others.setTextFormat(Qt.TextFormat.RichText)
        self._others.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByKeyboard
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
        layout = QVBoxLayout(self)
        self._margins = QMargins(12, 10, 12, 10)
        layout.setContentsMargins(self._margins)
        layout.setSpacing(6)
        layout.addWidget(self._title)
        self.questions = QuestionStrip(self._library)
        self.questions.hide()
        layout.addWidget(self._note)
        layout.addWidget(self.questions)
        layout.addWidget(self.list, 1000)
        layout.addWidget(self._others)
        layout.addStretch(1)  # without a list, the texts stay together at the top

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.clicked.connect(self._on_activated)
        self.list.activated.connect(self._on_activated)
        self._others.linkActivated.connect(self._on_link)
        self.questions.changed.connect(self._hold_texts)

    def set_theme(self, theme: Theme) -> None:
        """Recolour the cards."""
        self._delegate.theme = theme
        self.list.viewport().update()

    def set_answer(self, answer: Answer | None) -> None:
        """Show another answer, or the invitation to mark."""
        self._model.set_candidates(answer.candidates if answer else ())
        self.list.setVisible(bool(answer and answer.candidates))
        note = self._note_text(answer) if answer else ""
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.setVisible(bool(answer))
        causes = answer.other_causes if answer else ()
        self._others.setVisible(bool(causes))
        named = causes[:MOST_CAUSES]
        names = "; ".join(cause.name[0].lower() + cause.name[1:] for cause in named)
        more = self.tr("more, and why")
        self._others.setText(
            f"<b>{self.tr('Not a muscle?')}</b> {names}. <a href='causes'>{more}</a>"
        )

        self._hold_texts()

    def _note_text(self, answer: Answer) -> str:
        """What weighs the answer, or which muscles together reach all that is marked."""
        note = self._library.phrases.get(answer.note, "")
        if len(answer.explained_by) < 2 or answer.note not in ("", "flat"):
            return note
        titles = [self._library.muscle_title(*name.rsplit(".", 1)) for name in answer.explained_by]
        listed = f"{'; '.join(titles[:-1])} {self.tr('and')} {titles[-1]}"
        return self._library.phrases["together"].format(muscles=listed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the texts anew."""
        super().resizeEvent(event)
        self._hold_texts()

    def _hold_texts(self) -> None:
        """A divider heeds least heights, but not that wrapped text needs more lines."""
        margins = self.contentsMargins() + self._margins
        room = max(1, self.width() - margins.left() - margins.right())
        for label in (self._title, self._note, self._others):
            label.setMinimumHeight(label.heightForWidth(room))
        self.questions.hold_text(room)

    def set_selection(self, muscle: str | None, side: str | None) -> None:
        """Mark the selected muscle without telling anybody."""
        row = self._model.row_of(muscle, side) if muscle and side else -1
        selection = self.list.selectionModel()
        blocked = selection.blockSignals(True)
        if row < 0:
            self.list.clearSelection()
            self.list.setCurrentIndex(QModelIndex())
        else:
            self.list.setCurrentIndex(self._model.index(row, 0))
        selection.blockSignals(blocked)
        self._open(row)
        if row >= 0:
            self.list.scrollTo(self._model.index(row, 0))

    def _open(self, row: int) -> None:
        """Give one card the room for its whole reason."""
        if row != self._delegate.open_row:
            self._delegate.open_row = row
            self.list.scheduleDelayedItemsLayout()
        self.list.viewport().update()

    @Slot(str)
    def _on_link(self, _link: str) -> None:
        self.causes_requested.emit()

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self._open(current.row())
        self._on_activated(current)

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        candidate = index.data(CandidateRole.CANDIDATE)
        if candidate is not None:
            self.candidate_chosen.emit(candidate.muscle, str(candidate.side))

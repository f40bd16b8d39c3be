"""How a marked pain feels and how deep it lies, behind one small button."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from gluteapp.domain.vocabulary import DEPTHS, QUALITIES

if TYPE_CHECKING:
    from gluteapp.domain.pain import Feel

NARROW, WIDE = 8, 26
"""Letters of the words in a narrow and in a wide row: the place beside it stays readable."""
_FRAME = 18
"""Width beside the words, px."""
WORDS = {
    **{name: name for name in QUALITIES},
    "surface": "near the surface",
    "deep": "deep inside",
}
"""The vocabulary in the user's words."""


class FeelButton(QToolButton):
    """Shows the word that was chosen; its menu holds all words."""

    feel_chosen = Signal(object)

    def __init__(self, feel: Feel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feel = feel
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        parts = [_tr(word) for word in (feel.quality, feel.depth) if word is not None]
        self._said = ", ".join(parts) if parts else self.tr("feels …")
        self.set_room(wide=False)
        question = self.tr("How does it feel, and how deep?")
        self.setToolTip(f"{self._said}. {question}" if parts else question)
        self.setAccessibleName(self.tr("How it feels: {0}").format(name))
        menu = QMenu(self)
        self._groups = [
            _group(menu, QUALITIES, feel.quality, self.tr("no word")),
            _group(menu, DEPTHS, feel.depth, self.tr("depth not said")),
        ]
        self.setMenu(menu)
        self._groups[0].triggered.connect(self._on_quality)
        self._groups[1].triggered.connect(self._on_depth)

    def set_room(self, *, wide: bool) -> None:
        """Show as many of the words as fit a narrow or a wide row."""
        metrics = self.fontMetrics()
        room = metrics.averageCharWidth() * (WIDE if wide else NARROW)
        self.setFixedWidth(room + _FRAME)
        self.setText(metrics.elidedText(self._said, Qt.TextElideMode.ElideRight, room))

    def sizeHint(self) -> QSize:
        """The fixed width."""
        return QSize(self.minimumWidth(), super().sizeHint().height())

    @Slot(QAction)
    def _on_quality(self, action: QAction) -> None:
        self.feel_chosen.emit(replace(self._feel, quality=action.data()))

    @Slot(QAction)
    def _on_depth(self, action: QAction) -> None:
        self.feel_chosen.emit(replace(self._feel, depth=action.data()))


def _group(menu: QMenu, words: tuple[str, ...], chosen: str | None, none: str) -> QActionGroup:
    """Words that exclude each other, with one for none of them."""
    group = QActionGroup(menu)
    for word in (*words, None):
        action = menu.addAction(none if word is None else _tr(word))
        action.setCheckable(True)
        action.setData(word)
        action.setChecked(word == chosen)
        group.addAction(action)
    menu.addSeparator()
    return group


def _tr(word: str) -> str:
    return QCoreApplication.translate("FeelButton", WORDS[word])

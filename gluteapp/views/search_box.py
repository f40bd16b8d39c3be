"""One box for muscles and places: type, choose, go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from gluteapp.domain.vocabulary import Side, region_sides

if TYPE_CHECKING:
    from gluteapp.domain.library import Library


class SearchBox(QLineEdit):
    """Finds a muscle (to see where it sends pain) or a place (to mark it)."""

    muscle_chosen = Signal(str, str)
    place_chosen = Signal(str, str)

    def __init__(
        self, library: Library, drawn_places: frozenset[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.setPlaceholderText(self.tr("Search a muscle or a place"))
        self.setAccessibleName(self.tr("Search a muscle or a place"))
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(190)
        self._entries: dict[str, tuple[str, str, str]] = {}
        self._collect(library, drawn_places)
        self._completer = QCompleter(self)
        model = QStringListModel(list(self._entries), self._completer)
        self._completer.setModel(model)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setMaxVisibleItems(12)
        popup = self._completer.popup()
        if popup is not None:
            popup.setMinimumWidth(430)
        self.setCompleter(self._completer)
        self._completer.activated.connect(self._on_chosen)
        self.returnPressed.connect(self._on_return)

    def _collect(self, library: Library, drawn_places: frozenset[str]) -> None:
        for muscle in library.muscles.values():
            for side in (Side.LEFT, Side.RIGHT):
                words = ", ".join((muscle.plain_name, *muscle.words))
                text = self.tr("{0}: where does it send pain? ({1})").format(
                    library.muscle_title(muscle.id, side), words
                )
                self._entries[text] = ("muscle", muscle.id, side)
        for place in library.places.values():
            if place.id not in drawn_places:
                continue
            for side in region_sides(place.id):
                name = library.place_name(place.id, side)
                words = ", ".join((place.anatomical, *place.words))
                text = self.tr("{0}: it hurts here ({1})").format(name[0].upper() + name[1:], words)
                self._entries[text] = ("place", place.id, side)

    @Slot(str)
    def _on_chosen(self, text: str) -> None:
        entry = self._entries.get(text)
        if entry is None:
            return
        kind, name, side = entry
        (self.muscle_chosen if kind == "muscle" else self.place_chosen).emit(name, str(side))
        # the completer writes its text into the line after this slot
        QTimer.singleShot(0, self, self.clear)

    @Slot()
    def _on_return(self) -> None:
        """Return takes the first hit."""
        if self.text() in self._entries:
            return
        hits = [text for text in self._entries if self.text().lower() in text.lower()]
        if self.text().strip() and hits:
            self._on_chosen(hits[0])

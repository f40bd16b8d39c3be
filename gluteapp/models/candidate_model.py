"""The answer's muscles as a Qt list."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gluteapp.domain.answer import spoken

if TYPE_CHECKING:
    from gluteapp.domain.library import Library
    from gluteapp.domain.ranking import Candidate

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class CandidateRole(IntEnum):
    """What the list's delegate asks for."""

    CANDIDATE = Qt.ItemDataRole.UserRole + 1
    TITLE = Qt.ItemDataRole.UserRole + 2
    REASON = Qt.ItemDataRole.UserRole + 3
    MATCH = Qt.ItemDataRole.UserRole + 4


class CandidateModel(QAbstractListModel):
    """Rows in the order of the ranking."""

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._candidates: tuple[Candidate, ...] = ()

    def set_candidates(self, candidates: tuple[Candidate, ...]) -> None:
        """Show another answer."""
        self.beginResetModel()
        self._candidates = candidates
        self.endResetModel()

    def row_of(self, muscle: str, side: str) -> int:
        """The row of a muscle, or -1."""
        for row, one in enumerate(self._candidates):
            if (one.muscle, one.side) == (muscle, side):
                return row
        return -1

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """How many muscles."""
        return 0 if parent.isValid() else len(self._candidates)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One muscle's title, first reason or match."""
        if not index.isValid() or index.row() >= len(self._candidates):
            return None
        one = self._candidates[index.row()]
        title = self._library.muscle_title(one.muscle, one.side)
        reasons = [spoken(reason, self._library) for reason in one.reasons]
        table: dict[int, object] = {
            CandidateRole.CANDIDATE: one,
            CandidateRole.TITLE: title,
            CandidateRole.REASON: reasons[0] if reasons else "",
            CandidateRole.MATCH: one.parts.match,
            Qt.ItemDataRole.DisplayRole: title,
            Qt.ItemDataRole.ToolTipRole: "\n".join(f"• {reason}" for reason in reasons),
            Qt.ItemDataRole.AccessibleTextRole: f"{index.row() + 1}. {title}. {' '.join(reasons)}",
        }
        return table.get(role)

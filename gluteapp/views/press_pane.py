"""Press a trigger point: is that your pain? What held up best between examiners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QShowEvent

    from gluteapp.domain.library import Library, Muscle
    from gluteapp.domain.nearness import PointKey
    from gluteapp.domain.vocabulary import Side


class PressPane(QWidget):
    """A row for each point of a muscle."""

    recognised = Signal(str, object)
    """The point, and ``True``, ``False`` or ``None`` for not tried."""
    point_shown = Signal(tuple)
    """What to light on the map."""

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("press-pane")
        self._library = library
        self._rows: list[QWidget] = []
        self._wanted: tuple[Muscle, Side, Mapping[PointKey, bool]] | None = None
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 4)
        self._layout.setColumnStretch(0, 1)
        title = QLabel(self.tr("Press here: is that your pain?"))
        title.setProperty("heading", True)
        why = QLabel(library.notices["press"].text)
        why.setWordWrap(True)
        why.setProperty("muted", True)
        self._layout.addWidget(title, 0, 0, 1, 2)
        self._layout.addWidget(why, 1, 0, 1, 2)

    def set_muscle(self, muscle: Muscle, side: Side, answers: Mapping[PointKey, bool]) -> None:
        """Show the points of a muscle with what was answered; rows are made when seen."""
        self._wanted = (muscle, side, answers)
        if self.isVisible():
            self._build_rows()

    def showEvent(self, event: QShowEvent) -> None:
        """Make the rows that nobody saw before."""
        super().showEvent(event)
        self._build_rows()

    def _build_rows(self) -> None:
        if self._wanted is None:
            return
        muscle, side, answers = self._wanted
        self._wanted = None
        for old in self._rows:
            self._layout.removeWidget(old)
            old.hide()
            old.setParent(None)
            old.deleteLater()
        self._rows = []
        for number, point in enumerate(muscle.points, 1):
            name = QLabel(self.tr("Point {0}, {1}").format(number, point.name))
            name.setWordWrap(True)
            choice = PressChoice(point.id, answers.get((point.id, side)))
            choice.setAccessibleName(self.tr("Point {0}: is that your pain?").format(number))
            choice.answered.connect(self.recognised)
            choice.opened.connect(self.point_shown)
            self._layout.addWidget(name, number + 1, 0)
            self._layout.addWidget(choice, number + 1, 1)
            self._rows += [name, choice]


class PressChoice(QComboBox):
    """Not tried, yes or no."""

    answered = Signal(str, object)
    opened = Signal(tuple)

    def __init__(self, point: str, answer: bool | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._point = point
        self.setObjectName(f"press-{point}")
        self.addItem(self.tr("not tried"), None)
        self.addItem(self.tr("yes, my pain"), True)
        self.addItem(self.tr("no"), False)
        self.setCurrentIndex(self.findData(answer) if answer is not None else 0)
        self.activated.connect(self._on_activated)

    def showPopup(self) -> None:
        """Light the point on the map while its answer is chosen."""
        self.opened.emit((self._point,))
        super().showPopup()

    @Slot(int)
    def _on_activated(self, index: int) -> None:
        self.answered.emit(self._point, self.itemData(index))

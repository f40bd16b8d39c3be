"""What stands on the patient's page, and how it comes to paper."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from gluteapp.domain.handout import (
    LONGEST_NOTE,
    PRINT_SIZES_PT,
    PageFormat,
    PageWishes,
    mildest_of_each_kind,
)
from gluteapp.domain.safety import allowed_techniques
from gluteapp.domain.vocabulary import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gluteapp.domain.library import Library
    from gluteapp.domain.safety import Safety
    from gluteapp.settings import Settings

LONGEST_NAME = 80
LIST_LINES, NOTE_LINES = 4, 3
MuscleSide = tuple[str, Side]


class CheckList(QListWidget):
    """A short list of things to tick."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * LIST_LINES + 14)

    def add(self, title: str, data: object, *, is_on: bool) -> None:
        """One more thing."""
        item = QListWidgetItem(title)
        item.setToolTip(title)
        item.setData(Qt.ItemDataRole.UserRole, data)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        self.addItem(item)

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


class PageChoices(QWidget):
    """Name, muscles, things to do, note, paper, size of the letters."""

    changed = Signal()
    """The page has to be made anew."""
    typed = Signal()
    """The same, after a pause: more letters may follow."""
    told = Signal(str)

    def __init__(
        self,
        library: Library,
        muscles: Sequence[MuscleSide],
        candidates: Sequence[MuscleSide],
        *,
        safety: Safety,
        conditions: tuple[str, ...],
        settings: Settings,
    ) -> None:
        super().__init__()
        self._library = library
        self._safety = safety
        self._conditions = conditions
        self._settings = settings
        self._chosen = list(muscles)
        self._build(tuple(dict.fromkeys((*muscles, *candidates))))
        self._connect()

    # -------------------------------------------------------------------- build
    def _build(self, candidates: Sequence[MuscleSide]) -> None:
        self.patient = QLineEdit()
        self.patient.setObjectName("patient")
        self.patient.setMaxLength(LONGEST_NAME)
        self.patient.setPlaceholderText(self.tr("as it should stand on the page"))
        self.muscles = CheckList("page-muscles", self.tr("Muscles"))
        for muscle, side in candidates:
            title = self._library.muscle_title(muscle, side)
            self.muscles.add(title, (muscle, str(side)), is_on=(muscle, side) in self._chosen)
        self.techniques = CheckList("page-techniques", self.tr("What to do"))
        self._list_techniques()
        self.note = QPlainTextEdit()
        self.note.setObjectName("page-note")
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(self.note.fontMetrics().lineSpacing() * NOTE_LINES + 14)
        self.paper = QComboBox()
        self.paper.setObjectName("paper")
        for value, name in (("a4", "A4"), ("letter", "Letter")):
            self.paper.addItem(name, value)
        self.paper.setCurrentIndex(max(0, self.paper.findData(self._settings.paper)))
        self.letters = QComboBox()
        self.letters.setObjectName("page-letters")
        for points in PRINT_SIZES_PT:
            is_normal = points == PRINT_SIZES_PT[0]
            name = self.tr("Normal") if is_normal else self.tr("Large: {0} pt").format(points)
            self.letters.addItem(name, points)
        self.grey = QCheckBox(self.tr("Without colours"))
        self.grey.setObjectName("page-grey")
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow(self.tr("Name (if you like)"), self.patient)
        if not self._safety.needs_referral:
            form.addRow(self.tr("Muscles"), self.muscles)
            form.addRow(self.tr("What to do"), self.techniques)
        form.addRow(self.tr("Note (if you like)"), self.note)
        form.addRow(self.tr("Paper"), self.paper)
        form.addRow(self.tr("Letters"), self.letters)
        form.addRow(self.grey)

    def _connect(self) -> None:
        self.patient.textEdited.connect(self.typed)
        self.note.textChanged.connect(self._on_note)
        self.muscles.itemChanged.connect(self._on_muscles)
        self.techniques.itemChanged.connect(self.changed)
        self.paper.currentIndexChanged.connect(self.changed)
        self.letters.currentIndexChanged.connect(self.changed)
        self.grey.toggled.connect(self.changed)

    def _list_techniques(self) -> None:
        """What the chosen muscles offer; a new one comes with the mildest of each kind."""
        kept = self.techniques.states
        self.techniques.clear()
        for muscle in dict.fromkeys(name for name, _ in self._chosen):
            offered, _ = allowed_techniques(
                self._library.muscles[muscle].techniques,
                self._library,
                conditions=self._conditions,
                tier=self._safety.tier,
            )
            mildest = {one.id for one in mildest_of_each_kind(offered)}
            for one in offered:
                is_on = kept.get(one.id, one.id in mildest)
                self.techniques.add(one.title, one.id, is_on=is_on)

    # -------------------------------------------------------------------- read
    @property
    def wishes(self) -> PageWishes:
        """What the page should hold; dated today."""
        return PageWishes(
            muscles=tuple(self._chosen),
            date=datetime.date.today(),
            patient=self.patient.text().strip(),
            conditions=self._conditions,
            emergency_region=self._settings.emergency_region,
            figure=self._settings.figure,
            techniques=tuple(self.techniques.ticked),
            note=self.note.toPlainText(),
        )

    @property
    def format(self) -> PageFormat:
        """How it comes to paper."""
        return PageFormat(
            str(self.paper.currentData()), self.letters.currentData(), self.grey.isChecked()
        )

    @property
    def file_stem(self) -> str:
        """A name for the file."""
        return "-".join(self._chosen[0]) if self._chosen else "get-help"

    # -------------------------------------------------------------------- change
    @Slot()
    def _on_note(self) -> None:
        if len(self.note.toPlainText()) > LONGEST_NOTE:
            text = self.tr("A note has at most {0} letters; the rest is not printed.")
            self.told.emit(text.format(LONGEST_NOTE))
        self.typed.emit()

    @Slot()
    def _on_muscles(self) -> None:
        """Other muscles offer other things to do; one muscle at least stays."""
        ticked = [(name, Side(side)) for name, side in self.muscles.ticked]
        if not ticked:
            self.told.emit(self.tr("One muscle at least stays on the page."))
            return
        self._chosen = ticked
        with QSignalBlocker(self.techniques):
            self._list_techniques()
        self.changed.emit()

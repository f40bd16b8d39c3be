"""What stands on the patient's page, and how it comes to paper."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from gluteapp.domain.clinic import NO_CLINIC
from gluteapp.domain.handout import mildest_of_each_kind
from gluteapp.domain.page import (
    LONGEST_NOTE,
    PRINT_SIZES_PT,
    PageFormat,
    PageJob,
    PageWishes,
    plan_of,
)
from gluteapp.domain.problems import InputError
from gluteapp.domain.safety import allowed_techniques
from gluteapp.domain.translation import LANGUAGES
from gluteapp.domain.vocabulary import Side
from gluteapp.views.check_list import CheckList
from gluteapp.views.later import Later
from gluteapp.views.template_menu import TemplateButton

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gluteapp.domain.dose import Dose
    from gluteapp.domain.library import Library
    from gluteapp.domain.page import PagePlan
    from gluteapp.domain.pain import PainDrawing
    from gluteapp.domain.safety import Safety
    from gluteapp.models.page_desk import PageDesk
    from gluteapp.settings import Settings
    from gluteapp.views.clinic_dialog import ClinicDialog
    from gluteapp.views.dose_dialog import DoseDialog

LONGEST_NAME = 80
NOTE_LINES = 3
MuscleSide = tuple[str, Side]


@dataclass(frozen=True, slots=True)
class PageSubject:
    """Whom the page is about: what was answered, and what is preferred."""

    library: Library
    muscles: tuple[MuscleSide, ...]
    candidates: tuple[MuscleSide, ...]
    safety: Safety
    conditions: tuple[str, ...]
    settings: Settings
    plan: PagePlan | None = None
    """Of a page that was opened again."""


class PageChoices(QWidget):
    """Name, muscles, things to do and how much, note, languages, paper, letterhead."""

    changed = Signal()
    """The page has to be made anew."""
    typed = Signal()
    """The same, after a pause: more letters may follow."""
    told = Signal(str)

    def __init__(self, subject: PageSubject, desk: PageDesk) -> None:
        super().__init__()
        self._subject = subject
        self._library = subject.library
        self._safety = subject.safety
        self._settings = subject.settings
        self._desk = desk
        self._clinic = NO_CLINIC
        self._doses: dict[str, Dose] = {}
        self._chosen = list(subject.muscles)
        self._build(tuple(dict.fromkeys((*subject.muscles, *subject.candidates))))
        self._connect()
        if subject.plan is not None:
            self.take_plan(subject.plan)

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
        self.dose_button = QPushButton(self.tr("How much …"))
        self.dose_button.setObjectName("page-doses")
        self.paper = _box("paper", {"a4": "A4", "letter": "Letter"}, self._settings.paper)
        sizes = {points: self.tr("Large: {0} pt").format(points) for points in PRINT_SIZES_PT[1:]}
        self.letters = _box("page-letters", {PRINT_SIZES_PT[0]: self.tr("Normal"), **sizes})
        self.language = _box("page-language", LANGUAGES, self._settings.page_language)
        self.second = _box("page-second-language", {"": self.tr("none"), **LANGUAGES})
        self.second.setToolTip(self.tr("The same beside it, line by line"))
        self.clinic_button = QPushButton()
        self.clinic_button.setObjectName("page-clinic")
        self._load_clinic()
        self.templates = TemplateButton(self._desk, self.plan)
        self.grey = QCheckBox(self.tr("Without colours"))
        self.grey.setObjectName("page-grey")
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow(self.tr("Name (if you like)"), self.patient)
        if not self._safety.needs_referral:
            form.addRow(self.tr("Muscles"), self.muscles)
            form.addRow(self.tr("What to do"), self.techniques)
            form.addRow(self.dose_button)
        form.addRow(self.tr("Note (if you like)"), self.note)
        form.addRow(
            _beside(
                (self.tr("Language"), self.language),
                (self.tr("Second language"), self.second),
            )
        )
        form.addRow(_beside((self.tr("Paper"), self.paper), (self.tr("Letters"), self.letters)))
        form.addRow(self.grey)
        form.addRow(self.tr("Letterhead"), self.clinic_button)
        form.addRow(self.templates)

    def _connect(self) -> None:
        self.patient.textEdited.connect(self.typed)
        self.note.textChanged.connect(self._on_note)
        self.muscles.itemChanged.connect(self._on_muscles)
        self.techniques.itemChanged.connect(self.changed)
        for box in (self.paper, self.letters, self.language, self.second):
            box.currentIndexChanged.connect(self.changed)
        self.grey.toggled.connect(self.changed)
        self.dose_button.clicked.connect(self._on_doses)
        self.clinic_button.clicked.connect(self._on_clinic)
        self.templates.plan_chosen.connect(self._on_template)
        self.templates.told.connect(self.told)

    def _list_techniques(self) -> None:
        """What the chosen muscles offer; a new one comes with the mildest of each kind."""
        kept = self.techniques.states
        self.techniques.clear()
        for muscle in dict.fromkeys(name for name, _ in self._chosen):
            offered, _ = allowed_techniques(
                self._library.muscles[muscle].techniques,
                self._library,
                conditions=self._subject.conditions,
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
            conditions=self._subject.conditions,
            emergency_region=self._settings.emergency_region,
            figure=self._settings.figure,
            techniques=tuple(self.techniques.ticked),
            note=self.note.toPlainText(),
            doses=tuple(self._doses.items()),
            clinic=self._clinic,
            language=self.language.currentData(),
            second_language=self._second_language,
        )

    @property
    def _second_language(self) -> str:
        """Beside itself a language would say everything twice."""
        second = str(self.second.currentData())
        return second if second != self.language.currentData() else ""

    def plan(self) -> PagePlan:
        """What is chosen, without the person."""
        return plan_of(self.wishes, self.format)

    @property
    def format(self) -> PageFormat:
        """How it comes to paper."""
        return PageFormat(
            str(self.paper.currentData()), self.letters.currentData(), self.grey.isChecked()
        )

    def jobs_for_each(self, drawing: PainDrawing) -> dict[str, PageJob]:
        """A page for each muscle that is offered, by the name of its file.

        Each has the mildest things to do; all else is as chosen here.
        """
        jobs = {}
        for muscle, side in self.muscles.states:
            wishes = replace(self.wishes, muscles=((muscle, Side(side)),), techniques=None)
            job = PageJob(wishes, drawing, self._safety, self.format)
            jobs[f"{muscle}-{side}.pdf"] = job
        return jobs or {f"{self.file_stem}.pdf": PageJob(self.wishes, drawing, self._safety)}

    @property
    def file_stem(self) -> str:
        """A name for the file."""
        return "-".join(self._chosen[0]) if self._chosen else "get-help"

    # -------------------------------------------------------------------- change
    def take_plan(self, plan: PagePlan) -> None:
        """Choose what a plan says; muscles and things that are not offered here stay away."""
        offered = [(muscle, Side(side)) for muscle, side in self.muscles.states]
        names = {muscle for muscle, _ in plan.muscles}
        chosen = [one for one in offered if one in plan.muscles]
        chosen = chosen or [one for one in offered if one[0] in names]
        with QSignalBlocker(self.muscles), QSignalBlocker(self.techniques):
            if chosen:
                self._chosen = chosen
                self.muscles.tick([(muscle, str(side)) for muscle, side in chosen])
            self.techniques.clear()
            self._list_techniques()
            if plan.techniques is not None and set(plan.techniques) & set(self.techniques.states):
                self.techniques.tick(plan.techniques)
        self._doses = dict(plan.doses)
        with QSignalBlocker(self.note):
            self.note.setPlainText(plan.note)
        for box, value in (
            (self.language, plan.language),
            (self.second, plan.second_language),
            (self.paper, plan.format.paper),
            (self.letters, plan.format.size_pt),
        ):
            with QSignalBlocker(box):
                box.setCurrentIndex(max(0, box.findData(value)))
        with QSignalBlocker(self.grey):
            self.grey.setChecked(plan.format.is_grey)
        self._show_doses()

    @Slot(object)
    def _on_template(self, plan: PagePlan) -> None:
        self.take_plan(plan)
        self.changed.emit()

    @Slot()
    def _on_doses(self) -> None:
        from gluteapp.views.dose_dialog import DoseDialog

        ticked = set(self.techniques.ticked)
        chosen = [
            one
            for muscle in dict.fromkeys(name for name, _ in self._chosen)
            for one in self._library.muscles[muscle].techniques
            if one.id in ticked
        ]
        dialog = DoseDialog(chosen, self._doses, self._library.dose_ranges, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(Later(dialog, self._take_doses, dialog).run)
        dialog.open()

    def _take_doses(self, dialog: DoseDialog) -> None:
        self._doses = dialog.doses
        self._show_doses()
        self.changed.emit()

    def _show_doses(self) -> None:
        count = len(self._doses)
        text = self.tr("How much … ({0} changed)").format(count) if count else ""
        self.dose_button.setText(text or self.tr("How much …"))

    @Slot()
    def _on_clinic(self) -> None:
        from gluteapp.views.clinic_dialog import ClinicDialog

        dialog = ClinicDialog(self._clinic, self._desk, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(Later(dialog, self._take_clinic, dialog).run)
        dialog.open()

    def _take_clinic(self, dialog: ClinicDialog) -> None:
        self._clinic = dialog.clinic
        self._show_clinic()
        self.changed.emit()

    def _load_clinic(self) -> None:
        try:
            self._clinic = self._desk.clinic()
        except InputError as error:
            QTimer.singleShot(0, self, partial(self.told.emit, str(error)))
        self._show_clinic()

    def _show_clinic(self) -> None:
        self.clinic_button.setText(
            self.tr("none: add one …")
            if self._clinic.is_empty
            else self.tr("{0} …").format(self._clinic.name or self.tr("Letterhead"))
        )

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


def _box(name: str, values: Mapping[Any, str], chosen: object = None) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    for value, text in values.items():
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    # two of them stand in one narrow row; the list itself shows whole names
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(7)
    return box


def _beside(*labelled: tuple[str, QWidget]) -> QGridLayout:
    """Widgets in one row, each under its label."""
    grid = QGridLayout()
    for column, (text, widget) in enumerate(labelled):
        label = QLabel(text)
        label.setBuddy(widget)
        grid.addWidget(label, 0, column)
        grid.addWidget(widget, 1, column)
        grid.setColumnStretch(column, 1)
    return grid

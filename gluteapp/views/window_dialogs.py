"""Opens the window's dialogs and carries their results to the session.

Each dialog is loaded when it is first opened.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from gluteapp.settings import Settings
from gluteapp.views.later import Later
from gluteapp.views.theme import LIGHT_THEME

if TYPE_CHECKING:
    from gluteapp.domain.page import PagePlan
    from gluteapp.domain.pain import PainDrawing
    from gluteapp.models.page_desk import PageDesk
    from gluteapp.models.page_worker import PageMaker
    from gluteapp.models.session import MuscleSide, Session
    from gluteapp.views.safety_dialog import SafetyDialog

SettingsStore = Callable[[Settings], str]
"""Stores preferences; returns a sentence where that failed."""


class WindowDialogs(QObject):
    """All dialogs of one window; each is open at most once."""

    settings_changed = Signal(object)
    questions_needed = Signal()
    """The page was asked for before the safety questions were answered."""

    def __init__(
        self,
        session: Session,
        page_maker: PageMaker,
        page_desk: PageDesk,
        *,
        settings: Settings,
        store: SettingsStore,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self._session = session
        self._page_maker = page_maker
        self._page_desk = page_desk
        self._reopened: tuple[PagePlan, PainDrawing] | None = None
        self._store = store
        self.settings = settings
        self.theme = LIGHT_THEME
        """The colours of the window."""

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def take_plan(self, plan: PagePlan) -> None:
        """Use the plan of a page that was opened again, as long as its drawing is shown."""
        self._reopened = plan, self._session.drawing

    @property
    def plan(self) -> PagePlan | None:
        """What the next page begins with; never the note of another drawing's page."""
        if self._reopened is None or self._reopened[1] != self._session.drawing:
            return None
        return self._reopened[0]

    @Slot()
    def open_screen(self) -> None:
        """The safety questions."""
        from gluteapp.views.safety_dialog import SafetyDialog

        session = self._session
        dialog = SafetyDialog(
            session.library,
            session.flag_answers,
            session.conditions,
            [flag.id for flag in session.safety.ask],
            self._window,
        )
        dialog.accepted.connect(Later(dialog, self._take_screen, dialog).run)
        self._open(dialog)

    def _take_screen(self, dialog: SafetyDialog) -> None:
        self._session.answer_screen(dialog.answers, dialog.conditions)

    @Slot()
    def open_page(self) -> None:
        """The patient's page; the safety questions come first."""
        session = self._session
        if session.selection is None and not session.safety.needs_referral:
            return
        if not session.may_show_self_care and not session.safety.needs_referral:
            self.questions_needed.emit()
            self.open_screen()
            return
        from gluteapp.views.handout_dialog import HandoutDialog
        from gluteapp.views.page_choices import PageSubject

        subject = PageSubject(
            session.library,
            (session.selection,) if session.selection is not None else (),
            self._with_pages(),
            session.safety,
            session.conditions,
            self.settings,
            self.plan,
        )
        dialog = HandoutDialog(
            self._page_maker, subject, session.drawing, self._page_desk, self._window
        )
        dialog.taste_changed.connect(self._on_taste)
        self._open(dialog)

    def _with_pages(self) -> tuple[MuscleSide, ...]:
        """The muscles of the answer that there is something to do for."""
        answer = self._session.answer
        muscles = self._session.library.muscles
        return tuple(
            (one.muscle, one.side)
            for one in (answer.candidates if answer is not None else ())
            if not muscles[one.muscle].is_in_short
        )

    @Slot(str, str)
    def _on_taste(self, paper: str, language: str) -> None:
        """Take the same next time; where that cannot be stored, until the end."""
        self.settings = replace(self.settings, paper=paper, page_language=language)
        self._store(self.settings)

    def choose_figure(self, figure: str) -> None:
        """Show another figure, now and next time; where that cannot be stored, until the end."""
        if figure != self.settings.figure:
            self.settings = replace(self.settings, figure=figure)
            self._store(self.settings)
            self.settings_changed.emit(self.settings)

    @Slot()
    def open_preferences(self) -> None:
        """Colours, paper, emergency number."""
        from gluteapp.views.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self.settings, self._window)
        dialog.settings_chosen.connect(self._on_settings_chosen)
        self._open(dialog)

    @Slot(object)
    def _on_settings_chosen(self, settings: Settings) -> None:
        fault = self._store(settings)
        if fault:
            QMessageBox.warning(self._window, self.tr("Preferences"), fault)
        self.settings = settings
        self.settings_changed.emit(settings)

    @Slot()
    def open_other_causes(self) -> None:
        """What else hurts in the marked places."""
        from gluteapp.views.help_dialogs import CausesDialog

        answer = self._session.answer
        if answer is not None:
            self._open(CausesDialog(answer.other_causes, self._session.library, self._window))

    @Slot()
    def open_learn(self) -> None:
        """What stands behind the map: words, causes, treatments, evidence."""
        from gluteapp.views.learn_dialog import LearnDialog

        session = self._session
        dialog = LearnDialog(
            session.library,
            self.theme,
            may_show_self_care=session.may_show_self_care,
            parent=self._window,
        )
        self._open(dialog)

    @Slot()
    def open_keys(self) -> None:
        """The keyboard."""
        from gluteapp.views.help_dialogs import KeysDialog

        self._open(KeysDialog(self._window))

    @Slot()
    def open_about(self) -> None:
        """What this is, and what it is not."""
        from gluteapp.views.help_dialogs import AboutDialog

        self._open(AboutDialog(self._session.library, self._window))

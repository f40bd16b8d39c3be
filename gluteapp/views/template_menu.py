"""Plans that are kept for other patients, as a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QInputDialog, QMenu, QPushButton

from gluteapp.domain.problems import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from gluteapp.domain.page import PagePlan
    from gluteapp.models.page_desk import PageDesk


class TemplateButton(QPushButton):
    """Opens the menu: take a plan, keep the present one, drop one."""

    plan_chosen = Signal(object)
    told = Signal(str)

    def __init__(self, desk: PageDesk, plan: Callable[[], PagePlan]) -> None:
        super().__init__()
        self.setObjectName("page-templates")
        self.setText(self.tr("Templates"))
        self._desk = desk
        self._plan = plan
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)

    @Slot()
    def _fill(self) -> None:
        self._menu.clear()
        plans = self._plans()
        for name, plan in plans.items():
            self._menu.addAction(name).setData(plan)
        for action in self._menu.actions():
            action.triggered.connect(self._on_chosen)
        if not plans:
            self._menu.addAction(self.tr("Nothing kept yet")).setEnabled(False)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Keep this page as template …")).triggered.connect(
            self._on_keep
        )
        if plans:
            drop = self._menu.addMenu(self.tr("Remove"))
            for name in plans:
                action = drop.addAction(name)
                action.setData(name)
                action.triggered.connect(self._on_drop)

    def _plans(self) -> dict[str, PagePlan]:
        try:
            return self._desk.templates()
        except InputError as error:
            self.told.emit(str(error))
            return {}

    @Slot()
    def _on_chosen(self) -> None:
        plan = getattr(self.sender(), "data", lambda: None)()
        if plan is not None:
            self.plan_chosen.emit(plan)

    @Slot()
    def _on_keep(self) -> None:
        name, is_given = QInputDialog.getText(
            self,
            self.tr("Keep as template"),
            self.tr("Name. Kept are things to do, how much, note, languages and paper."),
        )
        if is_given:
            self.keep(name)

    def keep(self, name: str) -> None:
        """Keep the present plan under a name."""
        try:
            self._desk.keep_template(name, self._plan())
        except InputError as error:
            self.told.emit(str(error))
        else:
            self.told.emit(self.tr("Kept as “{0}”.").format(name.strip()))

    @Slot()
    def _on_drop(self) -> None:
        name = getattr(self.sender(), "data", lambda: None)()
        try:
            self._desk.drop_template(str(name))
        except InputError as error:
            self.told.emit(str(error))
        else:
            self.told.emit(self.tr("“{0}” is removed.").format(name))

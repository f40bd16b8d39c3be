"""One page for each muscle of the answer, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QProgressDialog, QWidget

from gluteapp.domain.problems import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from gluteapp.domain.page import PageJob
    from gluteapp.models.page_desk import PageDesk
    from gluteapp.models.page_worker import FinishedPage, PageMaker


class PageBatch(QObject):
    """Orders the pages and writes each as it comes; the window stays usable."""

    ended = Signal(str)
    """How it went."""

    def __init__(
        self,
        jobs: Mapping[str, PageJob],
        folder: Path,
        maker: PageMaker,
        desk: PageDesk,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._waiting = list(jobs.items())
        self._count = len(jobs)
        self._written = 0
        self._folder = folder
        self._maker = maker
        self._desk = desk
        self._progress = QProgressDialog(
            self.tr("Making the pages …"), self.tr("Cancel"), 0, self._count, parent
        )
        self._progress.setWindowModality(Qt.WindowModality.WindowModal)
        self._progress.setMinimumDuration(0)
        self._progress.canceled.connect(self._on_cancelled)

    def start(self) -> None:
        """Order the first page."""
        self._maker.page_made.connect(self._on_made)
        self._maker.page_failed.connect(self._on_failed)
        self._order()

    def _order(self) -> None:
        self._progress.setValue(self._written)
        if self._waiting:
            self._maker.order(self._waiting[0][1])
        else:
            self._end(self.tr("{0} pages are in “{1}”.").format(self._written, self._folder.name))

    @Slot(object)
    def _on_made(self, page: FinishedPage) -> None:
        if not self._waiting:
            return
        name, _ = self._waiting.pop(0)
        try:
            self._desk.write(self._folder / name, page.pdf)
        except InputError as error:
            self._end(str(error))
            return
        self._written += 1
        self._order()

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        self._end(self.tr("The page could not be made: {0}").format(message))

    @Slot()
    def _on_cancelled(self) -> None:
        self._end(
            self.tr("Cancelled: {0} of {1} pages are in “{2}”.").format(
                self._written, self._count, self._folder.name
            )
        )

    def _end(self, message: str) -> None:
        self._waiting.clear()
        self._maker.page_made.disconnect(self._on_made)
        self._maker.page_failed.disconnect(self._on_failed)
        self._progress.canceled.disconnect(self._on_cancelled)
        self._progress.close()
        self._progress.deleteLater()
        self.ended.emit(message)
        self.deleteLater()

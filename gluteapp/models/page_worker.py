"""Makes the page outside the GUI thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QThread, Signal, Slot

if TYPE_CHECKING:
    from gluteapp.domain.page import MadePage, PageJob
    from gluteapp.handout.pdf_pages import PagePicture

PREVIEW_DPI = 110.0


@dataclass(frozen=True, slots=True)
class PageOrder:
    """One page to be made; ``number`` tells late answers from the newest."""

    number: int
    job: PageJob


@dataclass(frozen=True, slots=True)
class FinishedPage:
    """A page, its PDF and its preview."""

    number: int
    made: MadePage
    pdf: bytes
    pictures: tuple[PagePicture, ...]


class PagePress(Protocol):
    """Makes pages; used in the worker's thread only."""

    def make(self, job: PageJob) -> MadePage:
        """The page of a job."""

    def close(self) -> None:
        """Give back what it holds; called when the worker has ended."""


class _Worker(QObject):
    finished = Signal(object)
    failed = Signal(int, str)

    def __init__(self, press: PagePress) -> None:
        super().__init__()
        self._press = press

    @Slot(object)
    def run(self, order: PageOrder) -> None:
        """Make one page; a fault becomes a sentence, not a crash of the thread."""
        from gluteapp.handout.pdf_pages import page_pictures

        try:
            made = self._press.make(order.job)
            pdf = made.write_pdf()
            pictures = page_pictures(pdf, PREVIEW_DPI)
            self.finished.emit(FinishedPage(order.number, made, pdf, pictures))
        except Exception as error:
            self.failed.emit(order.number, str(error))


class PageMaker(QObject):
    """Owner of the worker: re-emits the newest page in the GUI thread."""

    page_made = Signal(object)
    page_failed = Signal(str)
    _ordered = Signal(object)

    def __init__(self, press: PagePress, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._press = press
        self._thread = QThread(self)
        self._worker = _Worker(press)
        self._worker.moveToThread(self._thread)
        self._ordered.connect(self._worker.run)
        self._worker.finished.connect(self._on_finished)
        self._worker.failed.connect(self._on_failed)
        self._thread.finished.connect(self._worker.deleteLater)

    def order(self, job: PageJob) -> None:
        """Ask for a page; an older one that is not done yet will not be told of."""
        if not self._thread.isRunning():
            self._thread.start()
        self._number += 1
        self._ordered.emit(PageOrder(self._number, job))

    def close(self) -> None:
        """Let the thread end."""
        self._thread.quit()
        self._thread.wait()
        self._press.close()

    @Slot(object)
    def _on_finished(self, page: FinishedPage) -> None:
        if page.number == self._number:
            self.page_made.emit(page)

    @Slot(int, str)
    def _on_failed(self, number: int, message: str) -> None:
        if number == self._number:
            self.page_failed.emit(message)

"""An unhandled fault: logged, told once with a report to copy, and survived."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QMessageBox

from gluteapp import __version__

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

log = logging.getLogger("gluteapp.crash")


class CrashReporter(QObject):
    """Takes over ``sys.excepthook``; the dialog opens in the GUI thread only."""

    fault_found = Signal(str)

    def __init__(self, log_file: Path | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log_file = log_file
        self._is_telling = False
        self.fault_found.connect(self._tell)

    def install(self) -> None:
        """Catch what nobody else catches, in every thread."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def _on_exception(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        report = "".join(traceback.format_exception(kind, error, trace))
        log.error("unhandled fault\n%s", report)
        self.fault_found.emit(report)

    def _on_thread_exception(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self._on_exception(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    @Slot(str)
    def _tell(self, report: str) -> None:
        if self._is_telling:
            return
        self._is_telling = True
        try:
            box = QMessageBox(QApplication.activeWindow())
            box.setObjectName("crash-dialog")
            box.setIcon(QMessageBox.Icon.Warning)
            box.setWindowTitle(self.tr("Something went wrong"))
            box.setText(
                self.tr(
                    "gluteapp met a fault in itself. Your marks are still there; you can go on."
                )
            )
            place = self.tr("A report without your marks is in {0}.").format(self._log_file)
            box.setInformativeText(place if self._log_file else "")
            box.setDetailedText(f"gluteapp {__version__}\n{report}")
            box.exec()
        except BaseException:  # the dialog itself must never take the program down
            log.exception("the fault could not be shown")
        finally:
            self._is_telling = False

"""Keeps the drawing on disk while the window is open, so that a crash loses no more than a second.

Every window has a file of its own with a lock beside it. A lock whose owner is gone marks a
drawing that was lost; a window that is closed takes its file away.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QTimer, Slot

from gluteapp.domain.problems import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from gluteapp.domain.pain import PainDrawing
    from gluteapp.models.drawing_store import DrawingStore
    from gluteapp.models.session import Session

log = logging.getLogger(__name__)
DELAY_MS = 400
"""From a change to the file: well under the second that may be lost."""
MOST_WINDOWS = 64
NAME = "unsaved-{number}"


@dataclass(frozen=True, slots=True)
class Lost:
    """A drawing that a crash left behind, and where."""

    file: Path
    drawing: PainDrawing


class Autosave(QObject):
    """Writes what changes in one window, and finds what others lost."""

    def __init__(
        self, session: Session, store: DrawingStore, folder: Path, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._store = store
        self._folder = folder
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self.write)
        self._lock: QLockFile | None = None
        self._file: Path | None = None
        session.drawing_changed.connect(self._on_changed)

    # --------------------------------------------------------------------- write
    @Slot()
    def _on_changed(self) -> None:
        if not self._timer.isActive():  # a long stroke must not put it off for ever
            self._timer.start()

    @Slot()
    def write(self) -> bool:
        """Write the drawing now; a disk that cannot be written is logged, and nothing more.

        Returns whether the disk holds what the window shows.
        """
        if self._session.drawing.is_empty:
            self._remove_file()
            return True
        try:
            if self._file is None:
                self._take_place()
            if self._file is not None:
                self._store.save(self._file, self._session.drawing)
                return True
        except (InputError, OSError) as error:
            log.warning("the drawing cannot be kept for a crash: %s", error)
        return False

    def _take_place(self) -> None:
        """The first file whose lock is free and that holds nothing lost."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for number in range(1, MOST_WINDOWS + 1):
            file = self._folder / f"{NAME.format(number=number)}{self._store.suffix}"
            lock = _lock_of(file)
            if not file.exists() and lock.tryLock(0):
                self._file, self._lock = file, lock
                return

    def _remove_file(self) -> None:
        if self._file is not None:
            self._file.unlink(missing_ok=True)

    def close(self) -> None:
        """The window is closed in order: nothing is to be brought back."""
        self._timer.stop()
        self._session.drawing_changed.disconnect(self._on_changed)
        self._remove_file()
        if self._lock is not None:
            self._lock.unlock()
        self._file = self._lock = None

    # ---------------------------------------------------------------------- find
    def find_lost(self) -> Lost | None:
        """The newest drawing that a crash left behind; others wait for the next start.

        A file that cannot be read is set aside.
        """
        files = self._folder.glob(f"{NAME.format(number='*')}{self._store.suffix}")
        for file in sorted(files, key=_age):
            lock = _lock_of(file)
            if file == self._file or not lock.tryLock(0):
                continue
            try:
                drawing = self._store.open(file)
            except InputError as error:
                log.warning("a lost drawing cannot be read: %s", error)
                file.replace(file.with_suffix(".broken"))
                continue
            finally:
                lock.unlock()
            return Lost(file, drawing)
        return None

    def brought_back(self, lost: Lost) -> None:
        """A lost drawing is in the window: its old file goes once a new one is written."""
        if self.write():
            self.discard(lost)

    def discard(self, lost: Lost) -> None:
        """A lost drawing is not wanted."""
        lost.file.unlink(missing_ok=True)


def _age(file: Path) -> float:
    """For sorting, the newest first; another window may just have taken the file away."""
    try:
        return -file.stat().st_mtime
    except OSError:
        return 0.0


def _lock_of(file: Path) -> QLockFile:
    lock = QLockFile(str(file.with_suffix(".lock")))
    lock.setStaleLockTime(0)  # a window may stay open for days: only a dead owner counts
    return lock

"""Open, save, recent files: the drawing as a document of the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox, QWidget

from gluteapp.domain.problems import InputError

if TYPE_CHECKING:
    from gluteapp.models.autosave import Autosave
    from gluteapp.models.drawing_store import DrawingStore
    from gluteapp.models.session import Session

MOST_RECENT = 8
RECENT_KEY = "recent/drawings"
PAGE_SUFFIX = ".pdf"


class DrawingFiles(QObject):
    """Knows which file the drawing belongs to and whether it differs from it."""

    told = Signal(str)
    plan_opened = Signal(object)
    """Of a patient's page that was opened again."""

    def __init__(
        self,
        session: Session,
        store: DrawingStore,
        autosave: Autosave,
        memory: QSettings,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._store = store
        self._autosave = autosave
        self._memory = memory
        self._window = window
        self._path: Path | None = None
        self.recent_menu = QMenu(self.tr("Open &recent"), window)
        self.recent_menu.setObjectName("recent-menu")
        self.recent_menu.aboutToShow.connect(self._fill_recent)
        session.undo_stack.cleanChanged.connect(self._on_clean_changed)

    # -------------------------------------------------------------------- state
    @property
    def path(self) -> Path | None:
        """The file of the drawing, once it has one."""
        return self._path

    @property
    def is_changed(self) -> bool:
        """Whether the file holds something else than the window."""
        return self._path is not None and not self._session.undo_stack.isClean()

    @Slot(bool)
    def _on_clean_changed(self, _clean: bool) -> None:
        self._show_title()

    def _show_title(self) -> None:
        path = self._path
        self._window.setWindowTitle(f"{path.name}[*] – gluteapp" if path else "gluteapp")
        self._window.setWindowModified(self.is_changed)

    def _take_path(self, path: Path) -> None:
        self._path = path
        self._session.undo_stack.setClean()
        names = [str(path), *(name for name in self.recent if name != str(path))]
        self._memory.setValue(RECENT_KEY, names[:MOST_RECENT])
        self._show_title()

    # --------------------------------------------------------------------- open
    @Slot()
    def open_chosen(self) -> None:
        """Ask which drawing to open."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open a drawing"), self._folder(), self._open_filter()
        )
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path) -> None:
        """Open a drawing, or a page with one; what was drawn before comes back with undo."""
        is_page = path.suffix.lower() == PAGE_SUFFIX
        try:
            drawing, plan = (
                self._store.open_page(path) if is_page else (self._store.open(path), None)
            )
        except InputError as error:
            self._warn(self.tr("Open a drawing"), str(error))
            self._forget(path)
            return
        if plan is not None:
            self._session.replace_drawing(self.tr("Open {0}").format(path.name), drawing)
            self.plan_opened.emit(plan)
            self.told.emit(
                self.tr("The drawing and the plan of {0} are back. Undo takes them away.").format(
                    path.name
                )
            )
            return
        self._session.replace_drawing(self.tr("Open {0}").format(path.name), drawing)
        self._take_path(path)
        self.told.emit(self.tr("{0} is open. Undo brings back what was there.").format(path.name))

    # ------------------------------------------------------------------- export
    def export(self, figure: str) -> None:
        """Ask where to write the drawing as a table or a picture."""
        filters = {
            ".csv": self.tr("Table of the marks (*.csv)"),
            ".png": self.tr("Picture of this view (*.png)"),
            ".svg": self.tr("Scalable picture of this view (*.svg)"),
        }
        start = (self._path or Path(self._folder()) / self.tr("drawing")).with_suffix(".csv")
        name, chosen = QFileDialog.getSaveFileName(
            self._window, self.tr("Export the drawing"), str(start), ";;".join(filters.values())
        )
        if not name:
            return
        path = Path(name)
        if path.suffix.lower() not in filters:
            suffix = next((end for end, words in filters.items() if words == chosen), ".csv")
            path = path.with_name(path.name + suffix)
        try:
            self._store.export(path, self._session.drawing, self._session.aspect, figure)
        except InputError as error:
            self._warn(self.tr("Export the drawing"), str(error))
        else:
            self.told.emit(self.tr("Exported as “{0}”.").format(path.name))

    # --------------------------------------------------------------------- save
    @Slot()
    def save(self) -> bool:
        """Save into the drawing's file, or ask for one; whether it was saved."""
        return self._save_into(self._path) if self._path is not None else self.save_as()

    @Slot()
    def save_as(self) -> bool:
        """Ask where to save; whether it was saved."""
        start = self._path or Path(self._folder()) / f"{self.tr('drawing')}{self._store.suffix}"
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save the drawing"), str(start), self._filter()
        )
        if not name:
            return False
        path = Path(name)
        if path.suffix.lower() != self._store.suffix:
            path = path.with_name(path.name + self._store.suffix)
            if path.exists() and not self._may_replace(path):
                return False
        return self._save_into(path)

    def _may_replace(self, path: Path) -> bool:
        """The file dialog asked for the name without its ending; this one exists too."""
        answer = QMessageBox.question(
            self._window,
            self.tr("Save the drawing"),
            self.tr("“{0}” exists already. Replace it?").format(path.name),
        )
        return answer == QMessageBox.StandardButton.Yes

    def _save_into(self, path: Path) -> bool:
        try:
            self._store.save(path, self._session.drawing)
        except InputError as error:
            self._warn(self.tr("Save the drawing"), str(error))
            return False
        self._take_path(path)
        self.told.emit(self.tr("Saved as {0}.").format(path.name))
        return True

    def may_close(self) -> bool:
        """Ask what to do with changes of a saved drawing; whether the window may close."""
        if not self.is_changed or self._path is None:
            return True
        box = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self._window,
            self.tr("Save the drawing"),
            self.tr("“{0}” has changed. Save it before closing?").format(self._path.name),
            box.Save | box.Discard | box.Cancel,
            box.Save,
        )
        if answer == box.Save:
            return self._save_into(self._path)
        return answer == box.Discard

    def close(self) -> None:
        """Follow the drawing no longer: its undo steps end before this does."""
        self._session.undo_stack.cleanChanged.disconnect(self._on_clean_changed)
        self._autosave.close()

    @Slot()
    def offer_lost(self) -> None:
        """Ask what to do with a drawing that a crash left behind; unanswered, it stays."""
        lost = self._autosave.find_lost()
        if lost is None:
            return
        box = QMessageBox.StandardButton
        count = len(lost.drawing.marks)
        marks = self.tr("one mark") if count == 1 else self.tr("{0} marks").format(count)
        answer = QMessageBox.question(
            self._window,
            self.tr("Unsaved drawing"),
            self.tr(
                "gluteapp did not end properly. Bring back the drawing with {0} that was "
                "open then? Cancel asks again at the next start."
            ).format(marks),
            box.Yes | box.Discard | box.Cancel,
            box.Yes,
        )
        if answer == box.Yes:
            self._session.replace_drawing(self.tr("Bring back the drawing"), lost.drawing)
            self._autosave.brought_back(lost)
        elif answer == box.Discard:
            self._autosave.discard(lost)

    # ------------------------------------------------------------------- recent
    @property
    def recent(self) -> list[str]:
        """Files opened or saved last, the newest first."""
        stored = self._memory.value(RECENT_KEY, [])
        names = [stored] if isinstance(stored, str) else stored
        return [str(name) for name in names] if isinstance(names, list) else []

    @Slot()
    def _fill_recent(self) -> None:
        self.recent_menu.clear()
        for name in self.recent:
            action = self.recent_menu.addAction(Path(name).name)
            action.setToolTip(name)
            action.setData(name)
            action.triggered.connect(self._on_recent_chosen)
        if self.recent:
            self.recent_menu.addSeparator()
            self.recent_menu.addAction(self.tr("&Forget these names")).triggered.connect(
                self._on_forget
            )
        else:
            self.recent_menu.addAction(self.tr("Nothing yet")).setEnabled(False)

    @Slot()
    def _on_recent_chosen(self) -> None:
        action = self.sender()
        name = getattr(action, "data", lambda: None)()
        if name:
            self.open_path(Path(name))

    @Slot()
    def _on_forget(self) -> None:
        self._memory.remove(RECENT_KEY)

    def _forget(self, path: Path) -> None:
        if not path.exists():
            names = [name for name in self.recent if name != str(path)]
            self._memory.setValue(RECENT_KEY, names)

    # ------------------------------------------------------------------ helpers
    def _folder(self) -> str:
        """Where the last file was, or the user's own folder."""
        last = self._path or (Path(self.recent[0]) if self.recent else None)
        return str(last.parent) if last is not None and last.parent.is_dir() else str(Path.home())

    def _filter(self) -> str:
        return self.tr("Drawings (*{0});;All files (*)").format(self._store.suffix)

    def _open_filter(self) -> str:
        return self.tr("Drawings and pages (*{0} *{1});;All files (*)").format(
            self._store.suffix, PAGE_SUFFIX
        )

    def _warn(self, title: str, text: str) -> None:
        QMessageBox.warning(self._window, title, text)

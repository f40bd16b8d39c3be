from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QMessageBox

from gluteapp.domain.pain import Feel
from gluteapp.domain.vocabulary import Side
from gluteapp.models.autosave import Lost

BUTTON = QMessageBox.StandardButton


@pytest.fixture
def files(driver):
    files = driver.workspace.files
    files._memory.clear()
    yield files
    driver.session.undo_stack.setClean()
    files._memory.clear()


@pytest.fixture
def window(driver):
    return driver.workspace.parent()


@pytest.fixture
def warnings(monkeypatch):
    told = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, text: told.append(text))
    return told


def answer(monkeypatch, button):
    asked = []

    def question(_parent, _title, text, *_buttons):
        asked.append(text)
        return button

    monkeypatch.setattr(QMessageBox, "question", question)
    return asked


def choose(monkeypatch, path):
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: (str(path) if path else "", ""))


def mark(driver, intensity=6):
    driver.session.add_region("mid-buttock", Side.RIGHT, Feel(intensity))


# -------------------------------------------------------------------- what fails
def test_that_a_foreign_file_is_refused_and_the_drawing_stays(driver, files, warnings, tmp_path):
    mark(driver)
    before = driver.session.drawing
    foreign = tmp_path / "letter.gluteapp"
    foreign.write_text("Dear all")
    files.open_path(foreign)
    assert len(warnings) == 1
    assert "“letter.gluteapp” cannot be opened: it is damaged or cut off" in warnings[0]
    assert driver.session.drawing == before
    assert files.path is None


def test_that_a_missing_recent_file_is_told_and_forgotten(driver, files, warnings, tmp_path):
    gone = tmp_path / "a.gluteapp"
    mark(driver)
    assert files._save_into(gone)
    gone.unlink()
    files.open_path(gone)
    assert "cannot be read" in warnings[0]
    assert files.recent == []


def test_that_a_save_that_fails_says_so_and_stays_changed(
    driver, files, warnings, monkeypatch, tmp_path
):
    mark(driver)
    choose(monkeypatch, tmp_path / "none" / "a.gluteapp")
    driver.workspace.actions_by_name["save"].trigger()
    assert "cannot be saved" in warnings[0]
    assert files.path is None


# ----------------------------------------------------------------- open and save
def test_that_a_drawing_survives_saving_and_opening(driver, files, monkeypatch, tmp_path, window):
    mark(driver)
    saved = driver.session.drawing
    choose(monkeypatch, tmp_path / "a")
    driver.workspace.actions_by_name["save"].trigger()
    assert files.path == tmp_path / "a.gluteapp"
    assert window.windowTitle() == "a.gluteapp[*] – gluteapp"
    driver.session.clear()
    choose(monkeypatch, files.path)
    driver.workspace.actions_by_name["open"].trigger()
    assert driver.session.drawing == saved
    assert driver.session.answer is not None


def test_that_opening_can_be_undone(driver, files, tmp_path):
    mark(driver)
    files._save_into(tmp_path / "a.gluteapp")
    driver.session.clear()
    driver.session.add_region("groin", Side.LEFT)
    before = driver.session.drawing
    files.open_path(tmp_path / "a.gluteapp")
    assert driver.session.drawing != before
    driver.session.undo_stack.undo()
    assert driver.session.drawing == before


def test_that_another_drawing_asks_the_safety_questions_anew(driver, files, tmp_path):
    mark(driver)
    files._save_into(tmp_path / "a.gluteapp")
    driver.pass_screen()
    assert driver.session.may_show_self_care
    files.open_path(tmp_path / "a.gluteapp")
    assert not driver.session.may_show_self_care
    assert not driver.session.flag_answers


def test_that_a_second_save_asks_nothing(driver, files, monkeypatch, tmp_path):
    mark(driver)
    files._save_into(tmp_path / "a.gluteapp")
    mark(driver, 3)
    assert files.is_changed
    choose(monkeypatch, None)
    driver.workspace.actions_by_name["save"].trigger()
    assert not files.is_changed
    assert "3" in (tmp_path / "a.gluteapp").read_text()


def test_that_save_as_without_a_name_changes_nothing(driver, files, monkeypatch):
    mark(driver)
    choose(monkeypatch, None)
    driver.workspace.actions_by_name["save-as"].trigger()
    assert files.path is None


def test_that_an_ending_is_added_and_never_replaces_a_file_unasked(
    driver, files, monkeypatch, tmp_path
):
    (tmp_path / "a.gluteapp").write_text("keep me")
    mark(driver)
    choose(monkeypatch, tmp_path / "a")
    asked = answer(monkeypatch, BUTTON.No)
    driver.workspace.actions_by_name["save-as"].trigger()
    assert asked == ["“a.gluteapp” exists already. Replace it?"]
    assert (tmp_path / "a.gluteapp").read_text() == "keep me"


# ------------------------------------------------------------------------- state
def test_that_the_title_shows_what_is_unsaved(driver, files, window, tmp_path):
    mark(driver)
    assert not window.isWindowModified()
    files._save_into(tmp_path / "a.gluteapp")
    mark(driver)
    assert window.isWindowModified()
    driver.session.undo_stack.undo()
    assert not window.isWindowModified()


@pytest.mark.parametrize(
    ("button", "closes", "is_saved"),
    [(BUTTON.Save, True, True), (BUTTON.Discard, True, False), (BUTTON.Cancel, False, False)],
)
def test_that_closing_asks_about_a_changed_file(
    driver, files, window, monkeypatch, tmp_path, button, closes, is_saved
):
    mark(driver)
    file = tmp_path / "a.gluteapp"
    files._save_into(file)
    before = file.read_text()
    mark(driver)
    asked = answer(monkeypatch, button)
    event = QCloseEvent()
    if closes:
        assert files.may_close()
    else:
        window.closeEvent(event)
        assert not event.isAccepted()
    assert asked == ["“a.gluteapp” has changed. Save it before closing?"]
    assert (file.read_text() != before) is is_saved


def test_that_marks_without_a_file_are_no_reason_to_ask(driver, files):
    mark(driver)
    assert files.may_close()


# ------------------------------------------------------------------------ recent
def test_that_the_last_files_are_offered_newest_first_and_can_be_forgotten(driver, files, tmp_path):
    mark(driver)
    for name in ("a", "b", "a"):
        files._save_into(tmp_path / f"{name}.gluteapp")
    assert [Path(name).stem for name in files.recent] == ["a", "b"]
    files._fill_recent()
    shown = [action for action in files.recent_menu.actions() if not action.isSeparator()]
    assert [action.text() for action in shown[:2]] == ["a.gluteapp", "b.gluteapp"]
    driver.session.clear()
    shown[1].trigger()
    assert files.path.stem == "b"
    shown[-1].trigger()
    assert files.recent == []
    files._fill_recent()
    assert not files.recent_menu.actions()[0].isEnabled()


# --------------------------------------------------------------------------- drop
def mime(*paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drag(window, data):
    event = QDragEnterEvent(
        QPoint(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    window.dragEnterEvent(event)
    return event.isAccepted()


def test_that_one_file_may_be_dropped_and_two_may_not(driver, window, tmp_path):
    assert drag(window, mime(tmp_path / "a.gluteapp"))
    assert not drag(window, mime(tmp_path / "a.gluteapp", tmp_path / "b.gluteapp"))
    assert not drag(window, mime())


def test_that_a_dropped_drawing_is_opened(driver, files, window, tmp_path):
    mark(driver)
    files._save_into(tmp_path / "a.gluteapp")
    saved = driver.session.drawing
    driver.session.clear()
    data = mime(tmp_path / "a.gluteapp")  # the event does not own it
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    assert driver.session.drawing == saved


# -------------------------------------------------------------------- after a crash
@pytest.mark.parametrize(
    ("button", "is_back", "stays"),
    [(BUTTON.Yes, True, False), (BUTTON.Discard, False, False), (BUTTON.Cancel, False, True)],
)
def test_that_a_lost_drawing_waits_until_it_is_decided(
    driver, files, monkeypatch, tmp_path, button, is_back, stays
):
    mark(driver)
    drawing = driver.session.drawing
    lost_file = tmp_path / "lost.gluteapp"
    files._store.save(lost_file, drawing)
    driver.session.clear()
    monkeypatch.setattr(files._autosave, "find_lost", lambda: Lost(lost_file, drawing))
    asked = answer(monkeypatch, button)
    files.offer_lost()
    assert "with one mark that" in asked[0]
    assert (driver.session.drawing == drawing) is is_back
    assert lost_file.exists() is stays

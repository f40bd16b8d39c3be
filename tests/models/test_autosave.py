import pytest
from PySide6.QtCore import QLockFile

from gluteapp.domain.pain import Feel, PainDrawing, RegionMark
from gluteapp.domain.problems import InputError
from gluteapp.domain.vocabulary import Side
from gluteapp.models.autosave import Autosave
from gluteapp.models.session import Session
from gluteapp.workbench import DrawingDisk


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "state"


@pytest.fixture
def start(content, folder, qapp):
    """Starts a session with autosave; what is still open at the end is closed."""
    made = []

    def make():
        session = Session(content.atlas, content.library)
        made.append(Autosave(session, DrawingDisk(content), folder, session))
        return session, made[-1]

    yield make
    for one in made:
        if one._session is not None:
            one._timer.stop()


def files(folder, ending="gluteapp"):
    return sorted(one.name for one in folder.glob(f"*.{ending}"))


def crashed(autosave):
    """The process is gone: its lock is stale, its file stays."""
    autosave._timer.stop()
    autosave._lock.unlock()


def test_that_a_disk_that_cannot_be_written_disturbs_nobody(start, folder, caplog):
    folder.write_text("a file where the folder should be")
    session, autosave = start()
    session.add_region("groin", Side.LEFT)
    autosave.write()
    assert "cannot be kept for a crash" in caplog.text
    assert not session.drawing.is_empty


def test_that_a_lost_file_that_is_damaged_is_set_aside(start, folder):
    folder.mkdir()
    (folder / "unsaved-1.gluteapp").write_text("damaged")
    _, autosave = start()
    assert autosave.find_lost() is None
    assert files(folder, "broken") == ["unsaved-1.broken"]


def test_that_a_change_is_on_disk_within_a_second(start, folder, qtbot):
    session, _ = start()
    session.add_region("groin", Side.LEFT)
    qtbot.waitUntil(lambda: files(folder) == ["unsaved-1.gluteapp"], timeout=1000)


def test_that_ceaseless_changes_do_not_put_it_off(start, qtbot, folder):
    session, _ = start()
    session.add_region("groin", Side.LEFT)

    def changed_again():
        session.set_feel(0, Feel(1 if session.drawing.marks[0].intensity == 2 else 2))
        return bool(files(folder))

    qtbot.waitUntil(changed_again, timeout=1000)


def test_that_an_orderly_end_leaves_nothing(start, folder):
    session, autosave = start()
    session.add_region("groin", Side.LEFT)
    autosave.write()
    autosave.close()
    assert files(folder) == []


def test_that_no_marks_leave_no_file(start, folder):
    session, autosave = start()
    session.add_region("groin", Side.LEFT)
    autosave.write()
    session.clear()
    autosave.write()
    assert files(folder) == []


def test_that_what_a_crash_left_is_found_until_it_is_settled(start, folder):
    session, autosave = start()
    session.add_region("groin", Side.LEFT, Feel(4))
    autosave.write()
    crashed(autosave)
    later_session, later = start()
    lost = later.find_lost()
    assert lost.drawing == PainDrawing((RegionMark("groin", Side.LEFT, Feel(4)),))
    assert later.find_lost() == lost
    later_session.replace_drawing("back", lost.drawing)
    later.brought_back(lost)
    assert later.find_lost() is None
    assert files(folder) == ["unsaved-2.gluteapp"]


def test_that_an_open_window_is_not_lost(start):
    session, autosave = start()
    session.add_region("groin", Side.LEFT)
    autosave.write()
    _, other = start()
    assert other.find_lost() is None


def test_that_two_windows_keep_two_files(start, folder):
    for region in ("groin", "mid-buttock"):
        session, autosave = start()
        session.add_region(region, Side.LEFT)
        autosave.write()
    assert files(folder) == ["unsaved-1.gluteapp", "unsaved-2.gluteapp"]
    assert QLockFile(str(folder / "unsaved-1.lock")).tryLock(0) is False


def test_that_a_fault_of_the_store_is_only_logged(start, caplog, monkeypatch):
    session, autosave = start()
    session.add_region("groin", Side.LEFT)

    def fail(_path, _drawing):
        raise InputError("the disk is full.")

    monkeypatch.setattr(autosave._store, "save", fail)
    autosave.write()
    assert "the disk is full" in caplog.text


def test_that_a_lost_file_stays_while_its_drawing_cannot_be_written_anew(
    start, folder, monkeypatch
):
    session, autosave = start()
    session.add_region("groin", Side.LEFT)
    autosave.write()
    crashed(autosave)
    later_session, later = start()
    lost = later.find_lost()
    later_session.replace_drawing("back", lost.drawing)

    def fail(_path, _drawing):
        raise InputError("the disk is full.")

    monkeypatch.setattr(later._store, "save", fail)
    later.brought_back(lost)
    assert lost.file.exists()
    later.discard(lost)
    assert not lost.file.exists()

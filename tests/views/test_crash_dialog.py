import sys
import threading

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from gluteapp.views.crash_dialog import CrashReporter


@pytest.fixture
def told(monkeypatch):
    boxes = []

    def note(box):
        boxes.append((box.text(), box.informativeText(), box.detailedText()))
        return 0

    monkeypatch.setattr(QMessageBox, "exec", note)
    return boxes


@pytest.fixture
def reporter(qapp, tmp_path):
    hooks = sys.excepthook, threading.excepthook
    made = CrashReporter(tmp_path / "gluteapp.log")
    made.install()
    yield made
    sys.excepthook, threading.excepthook = hooks


def raised(error):
    try:
        raise error
    except type(error):
        return sys.exc_info()


def test_that_a_fault_is_told_once_with_a_report(reporter, told):
    sys.excepthook(*raised(ValueError("inside out")))
    ((text, place, report),) = told
    assert "Your marks are still there" in text
    assert "gluteapp.log" in place
    assert "ValueError: inside out" in report


def test_that_a_fault_while_telling_is_not_told_again(reporter, monkeypatch):
    depth = []

    def fail(_box):
        depth.append(1)
        sys.excepthook(*raised(ValueError("again")))
        raise RuntimeError("no dialog")

    monkeypatch.setattr(QMessageBox, "exec", fail)
    sys.excepthook(*raised(ValueError("first")))
    assert depth == [1]


def test_that_a_fault_in_a_thread_is_told_in_the_gui_thread(reporter, told, qtbot):
    seen = []
    reporter.fault_found.connect(lambda _report: seen.append(threading.current_thread()))
    worker = threading.Thread(target=lambda: (_ for _ in ()).throw(KeyError("lost")))
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: bool(told))
    assert "KeyError" in told[0][2]


def test_that_interrupting_from_the_keyboard_just_ends(reporter, told, monkeypatch):
    ended = []
    monkeypatch.setattr(QApplication, "quit", lambda: ended.append(1))
    sys.excepthook(*raised(KeyboardInterrupt()))
    assert ended == [1]
    assert told == []


def test_that_without_a_log_no_place_is_named(qapp, told):
    made = CrashReporter(None)
    made._tell("report")
    assert told[0][1] == ""

"""Isolation, shared content, and checks that no test leaves anything behind."""

import os
import sys
import tempfile
from pathlib import Path

# before anything asks for it: nothing a test does may touch the user's own files
_HOME = tempfile.TemporaryDirectory(prefix="gluteapp-tests-")
os.environ["GLUTEAPP_HOME"] = _HOME.name
if os.environ.setdefault("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    # Qt's own offscreen screen is smaller than any desktop
    _SCREEN = Path(_HOME.name) / "screen.json"
    _SCREEN.write_text(
        '{"screens": [{"name": "test", "x": 0, "y": 0, "width": 1920, "height": 1080, '
        '"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]}'
    )
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_SCREEN}"
sys.path.insert(0, str(Path(__file__).parent.parent))

import pytest
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from gluteapp import resources
from gluteapp.loading import shipped_content

# a busy machine is no fault of the program; 60 examples keep the whole suite under ten minutes
settings.register_profile("gluteapp", deadline=None, max_examples=60)
settings.load_profile("gluteapp")


@pytest.fixture(scope="session")
def content():
    return shipped_content()


@pytest.fixture(scope="session")
def atlas(content):
    return content.atlas


@pytest.fixture(scope="session")
def library(content):
    return content.library


@pytest.fixture(scope="session")
def table(content):
    return content.coverage


@pytest.fixture(scope="session")
def content_texts():
    """The shipped content files by name, to be spoilt by tests."""
    from gluteapp.content.library_reader import FILES

    return {
        name: resources.asset("content", *name.split("/")).read_text(encoding="utf-8")
        for name in FILES
    }


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    """Every test has settings and cache of its own."""
    home = tmp_path / "home"
    monkeypatch.setenv("GLUTEAPP_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def no_silent_modals(monkeypatch):
    """A message box that no test asked for would wait for ever: it fails instead."""

    def refuse(box, *_args, **_kwargs):
        text = box.text() if isinstance(box, QMessageBox) else str(box)
        pytest.fail(f"an unexpected message box: {text}")

    monkeypatch.setattr(QMessageBox, "exec", refuse)
    for name in ("warning", "critical", "information", "question"):
        monkeypatch.setattr(QMessageBox, name, refuse)


@pytest.fixture(autouse=True)
def nothing_left_open():
    """At the end no dialog or window is on the screen."""
    yield
    if QApplication.instance() is None:
        return
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [
        widget.objectName() or type(widget).__name__
        for widget in QApplication.topLevelWidgets()
        if widget.isVisible()
    ]
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) or widget.isVisible():
            widget.close()
    assert not left, f"left open: {left}"


@pytest.fixture
def open_window(qtbot, own_home, content):
    """Opens real windows, filled, shown and painted; closes them at the end."""
    from PySide6.QtCore import QSettings

    from gluteapp.app import make_application
    from gluteapp.views.main_window import MainWindow
    from gluteapp.workbench import fill_window

    windows = []

    def make(*, size=(1280, 800), shown=True):
        app = make_application(["gluteapp"])
        settings_dir = own_home / "settings"
        geometry = QSettings(str(settings_dir / "window.ini"), QSettings.Format.IniFormat)
        window = MainWindow(geometry, "#efece6", lambda _size, _ratio: None)
        hook, thread_hook = sys.excepthook, __import__("threading").excepthook
        fill_window(app, window, str(settings_dir), content)
        # the program's own crash hook would hide a fault from the test
        sys.excepthook, __import__("threading").excepthook = hook, thread_hook
        windows.append(window)
        if shown:
            window.resize(*size)
            window.show()
            qtbot.waitExposed(window)
            qtbot.waitUntil(lambda: window.workspace.panes.map.is_painted, timeout=5000)
        return window

    yield make
    for window in windows:
        window.close()
        window.deleteLater()


@pytest.fixture
def workspace(open_window):
    """The workspace of a real, painted window."""
    return open_window().workspace

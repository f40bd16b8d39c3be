"""The real ``main()`` with its window, from start to end."""

import os
import signal
import subprocess
import sys

import pytest
from PySide6.QtCore import QDeadlineTimer, QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from gluteapp import places
from gluteapp.app import Starter, make_application
from gluteapp.cli import main
from gluteapp.start_pictures import KEPT, StartPictures


def test_that_main_opens_a_window_that_can_be_used_and_ends_with_0(qapp, monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    seen = []
    hooks = sys.excepthook
    patience = QDeadlineTimer(60_000)

    def use():
        (window,) = (one for one in QApplication.topLevelWidgets() if one.isVisible())
        if patience.hasExpired():  # a window that never fills would be waited for until the end
            QApplication.exit(1)
            return
        if window.workspace is None:
            QTimer.singleShot(20, use)
            return
        window.workspace.session.add_point(58, 42)
        seen.append(window.workspace.session.answer.candidates[0].muscle)
        window.close()

    QTimer.singleShot(0, use)
    try:
        assert main([]) == 0
    finally:
        sys.excepthook = hooks
    assert seen


@pytest.fixture
def start(qtbot, own_home):
    """Starts the window as ``main`` does."""
    started = []
    hooks = sys.excepthook

    def go(*, until=lambda _starter: True):
        app = make_application(["gluteapp"])
        starter = Starter(app, places.settings_dir(), places.cache_dir())
        started.append(starter)
        with qtbot.waitSignal(starter.ready, timeout=20_000):
            starter.window.show()
        # the program's own crash hook would hide a fault from the test
        sys.excepthook = hooks
        qtbot.waitUntil(lambda: starter.window.workspace.panes.map.is_painted)
        return starter

    yield go
    for starter in started:
        starter.window.close()
        starter.window.deleteLater()
        starter.deleteLater()
    sys.excepthook = hooks


def test_that_every_pane_uses_the_packaged_typeface(start):
    window = start().window
    families = {button.font().family() for button in window.findChildren(QPushButton)}
    assert families == {"Source Sans Pro"}


def test_that_the_second_start_shows_the_picture_of_the_first(start, qtbot):
    first = start()
    first._keep_pictures()
    kept = [one for one in os.listdir(places.cache_dir()) if one.startswith("start-")]
    assert len(kept) == 2
    first.window.close()
    second = start()
    assert second._start_picture(second.window.size(), second.window.devicePixelRatioF())
    assert second.window.workspace.panes.map.base is not None


def test_that_a_picture_is_never_taken_of_what_the_user_did(start):
    one = start()
    one.window.workspace.session.add_point(58, 42)
    one._keep_pictures()
    assert not [name for name in os.listdir(places.cache_dir()) if name.startswith("start-")]


def test_that_pictures_of_another_size_are_not_used(start):
    one = start()
    one._keep_pictures()
    one.window.resize(900, 700)
    assert one._start_picture(one.window.size(), one.window.devicePixelRatioF()) is None


def test_that_a_damaged_picture_is_not_used(start, own_home):
    one = start()
    one._keep_pictures()
    for path in (own_home / "cache").glob("start-*"):
        path.write_bytes(path.read_bytes()[:200])
    assert one._start_picture(one.window.size(), one.window.devicePixelRatioF()) is None


def test_that_old_pictures_go(qapp, tmp_path):
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QPixmap

    pictures = StartPictures(str(tmp_path), "light")
    for width in range(20, 20 + KEPT + 5):
        picture = QPixmap(width, 10)
        picture.fill()
        pictures.save("map", picture, QSize(width, 10), 1.0)
    assert len(list(tmp_path.glob("start-*"))) == KEPT
    assert pictures.load("map", QSize(20 + KEPT + 4, 10), 1.0) is not None


def test_that_a_folder_that_cannot_be_written_keeps_no_pictures(qapp, tmp_path):
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QPixmap

    (tmp_path / "file").write_text("in the way")
    picture = QPixmap(20, 10)
    picture.fill()
    StartPictures(str(tmp_path / "file"), "light").save("map", picture, QSize(20, 10), 1.0)
    assert (tmp_path / "file").read_text() == "in the way"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_that_an_empty_cache_starts_too(own_home):
    """A process of its own, nothing cached: the window comes up and can be ended."""
    code = (
        "from PySide6.QtCore import QDeadlineTimer, QTimer\n"
        "from gluteapp.cli import main\n"
        "from PySide6.QtWidgets import QApplication\n"
        "def look():\n"
        "    window = [w for w in QApplication.topLevelWidgets() if w.isVisible()]\n"
        "    if window and window[0].workspace is not None:\n"
        "        print('ready', flush=True); window[0].close()\n"
        "    else: QTimer.singleShot(30, look)\n"
        "QTimer.singleShot(0, look)\n"
        "raise SystemExit(main([]))\n"
    )
    made = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "GLUTEAPP_HOME": str(own_home)},
    )
    assert (made.returncode, made.stdout.strip()) == (0, "ready"), made.stderr
    assert made.returncode != -signal.SIGABRT
    assert (own_home / "cache" / "atlas.json").exists()

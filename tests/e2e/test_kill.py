"""A killed process loses no more than its last second, and never a file."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gluteapp.content.drawing_file import open_drawing

ROOT = Path(__file__).parent.parent.parent
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")

PIXEL_MM = 1.0
"""A mouse stands on whole pixels, here of less than a millimetre."""
WINDOW = """
import os, sys, time
from PySide6.QtCore import QSettings, Qt, QPoint, QTimer
from PySide6.QtTest import QTest
from gluteapp.app import make_application
from gluteapp.views.main_window import MainWindow
from gluteapp.workbench import fill_window
from gluteapp.domain.vocabulary import Side
from gluteapp.domain.pain import Feel
app = make_application(["gluteapp"])
home = os.environ["GLUTEAPP_HOME"]
geometry = QSettings(home + "/window.ini", QSettings.Format.IniFormat)
window = MainWindow(geometry, "#ffffff", lambda _size, _ratio: None)
workspace = fill_window(app, window, home + "/settings")
window.show()
session, made = workspace.session, 0
"""
MARKER = (
    WINDOW
    + """
def paint():
    global made
    session.add_point(70 + made % 20, 60 + made % 17, Feel(made % 10))
    made += 1
    print(f"{made} {time.monotonic()}", flush=True)
timer = QTimer()
timer.timeout.connect(paint)
timer.start(60)
app.exec()
"""
)
PAINTER = (
    WINDOW
    + """
body = workspace.panes.map
def pixel(y):
    left, top = body.viewport.to_screen(75, y)
    return QPoint(round(left), round(top))
def paint():
    global made
    made += 1
    if made == 1:
        QTest.mousePress(body, Qt.MouseButton.LeftButton, pos=pixel(100))
    QTest.mouseMove(body, pixel(100 + 2 * made))
    print(f"{100 + 2 * made} {time.monotonic()}", flush=True)
timer = QTimer()
timer.timeout.connect(paint)
timer.start(30)
app.exec()
"""
)
SAVER = """
import sys
from pathlib import Path
from gluteapp.content.drawing_file import save_drawing
from gluteapp.domain.pain import Feel, PainDrawing, RegionMark
from gluteapp.domain.vocabulary import Side
count = 0
while True:
    count += 1
    numbers = range(1 + count % 900)
    marks = tuple(RegionMark("groin", Side.LEFT, Feel(number % 10)) for number in numbers)
    save_drawing(Path(sys.argv[1]), PainDrawing(marks))
    print(count, flush=True)
"""


def run(code, *arguments, home):
    environment = {**os.environ, "GLUTEAPP_HOME": str(home), "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
    )


def kill(process):
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate(timeout=20)
    return rest


def test_that_a_kill_in_the_middle_of_a_stroke_loses_no_more_than_a_second(tmp_path, atlas):
    """The mouse button is never let go."""
    process = run(PAINTER, home=tmp_path)
    lines = [process.stdout.readline() for _ in range(90)]
    killed = time.monotonic()
    lines += kill(process).splitlines()
    made = [[float(word) for word in line.split()] for line in lines if line.strip()]
    safe = [y for y, when in made if killed - when > 1.0]
    assert len(safe) > 5
    (file,) = (tmp_path / "state").glob("*.gluteapp")
    (mark,) = open_drawing(file, atlas).marks
    lowest = max(y for stroke in mark.strokes for _, y in stroke.points)
    assert lowest >= max(safe) - PIXEL_MM


def test_that_a_kill_while_marking_loses_no_more_than_a_second(tmp_path, atlas):
    process = run(MARKER, home=tmp_path)
    lines = [process.stdout.readline() for _ in range(40)]
    killed = time.monotonic()
    lines += kill(process).splitlines()
    made = [line.split() for line in lines if line.strip()]
    safe = sum(killed - float(when) > 1.0 for _, when in made)
    (file,) = (tmp_path / "state").glob("*.gluteapp")
    assert safe > 5
    assert len(open_drawing(file, atlas).marks) >= safe


def test_that_a_kill_while_saving_leaves_a_whole_file(tmp_path, atlas):
    file = tmp_path / "a.gluteapp"
    for number in range(6):
        process = run(SAVER, str(file), home=tmp_path)
        for _ in range(5 + 7 * number):
            process.stdout.readline()
        kill(process)
        assert open_drawing(file, atlas).marks


def test_that_the_next_start_offers_what_the_killed_one_lost(
    tmp_path, own_home, open_window, monkeypatch, qtbot
):
    from PySide6.QtWidgets import QMessageBox

    process = run(MARKER, home=own_home)
    for _ in range(30):
        process.stdout.readline()
    kill(process)
    asked = []

    def question(_parent, _title, text, *_buttons):
        asked.append(text)
        return QMessageBox.StandardButton.Yes

    monkeypatch.setattr(QMessageBox, "question", question)
    window = open_window()
    qtbot.waitUntil(lambda: not window.workspace.session.drawing.is_empty)
    assert "did not end properly" in asked[0]
    assert len(window.workspace.session.drawing.marks) > 5
    window.workspace.session.undo_stack.undo()
    assert window.workspace.session.drawing.is_empty

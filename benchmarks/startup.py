"""Start-up against a bare PySide6 window: ``python -m benchmarks.startup``."""

from __future__ import annotations

from benchmarks.timing import Program, medians, run_once

BARE = Program(
    "bare window",
    """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
class Window(QMainWindow):
    def paintEvent(self, event):
        print("ready", flush=True)
        app.exit()
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
""",
)
START = """
import sys
from gluteapp import places
from gluteapp.app import Starter, make_application
app = make_application(sys.argv)
starter = Starter(app, places.settings_dir(), places.cache_dir())
def ready():
    print("ready", flush=True)
    app.exit()
"""
PAINTED = Program(
    "atlas on the screen",
    START
    + """
starter.window.first_frame_painted.connect(ready)
starter.window.show()
app.exec()
""",
)
READY = Program(
    "all can be used",
    START
    + """
starter.ready.connect(ready)
starter.window.show()
app.exec()
starter.window.close()
""",
)
ANSWERED = Program(
    "first click answered",
    START
    + """
def try_it():
    workspace = starter.window.workspace
    workspace.session.add_point(58, 42)
    workspace.panes.map.target_at(58, 42)
    workspace.panes.map.repaint()
    ready()
starter.ready.connect(try_it)
starter.window.show()
app.exec()
starter.window.close()
""",
)
KEEP_PICTURES = Program(
    "first start",
    START
    + """
from PySide6.QtCore import QTimer
starter.ready.connect(lambda: QTimer.singleShot(2600, ready))
starter.window.show()
app.exec()
starter.window.close()
""",
)


def main() -> None:
    run_once(KEEP_PICTURES)  # the first start of all keeps pictures for the next ones
    found = medians([BARE, PAINTED, READY, ANSWERED])
    bare = found[BARE.name]
    print(f"{BARE.name}: {bare * 1000:.0f} ms = 1.00")
    for program in (PAINTED, READY, ANSWERED):
        seconds = found[program.name]
        print(f"{program.name}: {seconds * 1000:.0f} ms = {seconds / bare:.2f}")


if __name__ == "__main__":
    main()

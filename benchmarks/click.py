"""From a click to the painted answer: ``python -m benchmarks.click``.

The floor timed in the same run is one copy of the whole map picture to the window.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import time

from benchmarks.timing import offscreen

os.environ.setdefault("QT_QPA_PLATFORM", offscreen())

CLICKS = 60
SEED = 7


def main() -> None:
    from PySide6.QtCore import QEventLoop, QPoint, QRect, Qt, QTimer
    from PySide6.QtGui import QPainter, QPixmap
    from PySide6.QtTest import QTest

    from gluteapp import places
    from gluteapp.app import Starter, make_application

    app = make_application(sys.argv)
    starter = Starter(app, places.settings_dir(), places.cache_dir())
    starter.window.resize(1280, 800)
    loop = QEventLoop()
    starter.ready.connect(loop.quit)
    starter.window.show()
    loop.exec()
    workspace = starter.window.workspace
    view = workspace.panes.map
    while not view.is_painted:
        app.processEvents()

    chance = random.Random(SEED)
    drawn = workspace.session.atlas.aspects[workspace.session.aspect]
    clicks, blits = [], []
    target = QPixmap(view.size())
    while len(clicks) < CLICKS:
        x, y = chance.uniform(-150, 150), chance.uniform(-150, 200)
        if not drawn.skin.contains(x, y):
            continue
        left, top = view.viewport.to_screen(x, y)
        workspace.session.clear()
        app.processEvents()
        started = time.perf_counter()
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(round(left), round(top)))
        app.processEvents()
        clicks.append(time.perf_counter() - started)

        started = time.perf_counter()
        painter = QPainter(target)
        painter.drawPixmap(QRect(0, 0, view.width(), view.height()), view.grab())
        painter.end()
        painter = QPainter(target)
        started = time.perf_counter()
        painter.drawPixmap(0, 0, view.base or target)
        painter.end()
        blits.append(time.perf_counter() - started)
    clicks.sort()
    floor = statistics.median(blits)
    median, late = statistics.median(clicks), clicks[int(len(clicks) * 0.99) - 1]
    print(f"copy of the map picture ({view.width()}×{view.height()}): {floor * 1000:.2f} ms = 1")
    print(f"click to painted answer, median: {median * 1000:.1f} ms = {median / floor:.0f}")
    print(f"click to painted answer, 99th percentile: {late * 1000:.1f} ms = {late / floor:.0f}")
    QTimer.singleShot(0, app.quit)
    starter.window.close()


if __name__ == "__main__":
    main()

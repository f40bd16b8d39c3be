"""From a click to the painted answer: ``python -m benchmarks.click``.

The floor timed in the same run is one copy of the whole map picture to the window.
"""

from __future__ import annotations

import os
import random
import statistics
import time

from benchmarks.timing import offscreen
from benchmarks.window import copy_seconds, late, opened

os.environ.setdefault("QT_QPA_PLATFORM", offscreen())

CLICKS = 60
SEED = 7


def main() -> None:
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest

    app, starter = opened()
    workspace = starter.window.workspace
    view = workspace.panes.map
    chance = random.Random(SEED)
    drawn = workspace.session.atlas.aspects[workspace.session.aspect]
    clicks, copies = [], []
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
        copies.append(copy_seconds(view))
    floor, median, slow = statistics.median(copies), statistics.median(clicks), late(clicks)
    print(f"copy of the map picture ({view.width()}×{view.height()}): {floor * 1000:.2f} ms = 1")
    print(f"click to painted answer, median: {median * 1000:.1f} ms = {median / floor:.0f}")
    print(f"click to painted answer, 99th percentile: {slow * 1000:.1f} ms = {slow / floor:.0f}")
    starter.window.close()


if __name__ == "__main__":
    main()

"""Painting with the brush: ``python -m benchmarks.paint``.

Timed are one move of the mouse until the stroke is seen, and the moment in which a piece of the
stroke is handed on and answered. The floor timed in the same run is one copy of the whole map
picture to the window.
"""

from __future__ import annotations

import math
import os
import statistics
import time

from benchmarks.timing import offscreen
from benchmarks.window import copy_seconds, late, opened

os.environ.setdefault("QT_QPA_PLATFORM", offscreen())

STROKES, MOVES = 12, 60
MIDDLE, REACH = (75.0, 10.0), 45.0
"""The strokes are spirals over the right buttock (mm)."""


def main() -> None:
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest

    app, starter = opened()
    workspace = starter.window.workspace
    view = workspace.panes.map

    def pixel(step: int) -> QPoint:
        turn, reach = step * 0.35, REACH * step / MOVES
        spot = MIDDLE[0] + reach * math.cos(turn), MIDDLE[1] + reach * math.sin(turn)
        left, top = view.viewport.to_screen(*spot)
        return QPoint(round(left), round(top))

    moves, answers, copies = [], [], []
    for _ in range(STROKES):
        workspace.session.clear()
        app.processEvents()
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=pixel(0))
        for step in range(1, MOVES + 1):
            started = time.perf_counter()
            QTest.mouseMove(view, pixel(step))
            app.processEvents()
            moves.append(time.perf_counter() - started)
            copies.append(copy_seconds(view))
        started = time.perf_counter()
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=pixel(MOVES))
        app.processEvents()
        answers.append(time.perf_counter() - started)
    floor = statistics.median(copies)
    print(f"copy of the map picture ({view.width()}×{view.height()}): {floor * 1000:.2f} ms = 1")
    for name, times in (("move", moves), ("stroke handed on and answered", answers)):
        middle, slow = statistics.median(times), late(times)
        print(f"{name}, median: {middle * 1000:.1f} ms = {middle / floor:.0f}")
        print(f"{name}, 99th percentile: {slow * 1000:.1f} ms = {slow / floor:.0f}")
    starter.window.close()


if __name__ == "__main__":
    main()

"""Does the window stay awake while a page is made: ``python -m benchmarks.page_window``.

A clock of the event loop ticks while the page dialog makes one page after another in its own
thread. A tick that comes late is time in which a click would have had to wait. The floor is the
same page made in the thread of the window, where every click waits for all of it.
"""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

from benchmarks.window import late, opened

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from gluteapp.domain.page import PageJob
    from gluteapp.models.page_worker import PageMaker

PAGES = 20
TICK_MS = 2


def ticks_while_made(app: QApplication, maker: PageMaker, job: PageJob) -> list[float]:
    """Seconds between the ticks of the event loop from the order of a page to its arrival."""
    from PySide6.QtCore import QEventLoop, Qt, QTimer

    loop, gaps, last = QEventLoop(), [], time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        gaps.append(now - last)
        last = now

    clock = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=TICK_MS)
    clock.timeout.connect(tick)
    failed: list[str] = []
    maker.page_made.connect(loop.quit)
    maker.page_failed.connect(failed.append)
    maker.page_failed.connect(loop.quit)
    clock.start()
    maker.order(job)
    loop.exec()
    clock.stop()
    maker.page_made.disconnect(loop.quit)
    if failed:
        raise SystemExit(f"the page was not made: {failed[0]}")
    return gaps


def main() -> None:
    """Print the longest waits as shares of a page made in the window's own thread."""
    app, starter = opened()
    from benchmarks.page import job_of
    from gluteapp.domain.vocabulary import CORE_MUSCLES
    from gluteapp.handout.pdf_pages import page_pictures
    from gluteapp.loading import shipped_content
    from gluteapp.models.page_worker import PREVIEW_DPI, PageMaker
    from gluteapp.page_press import PagePress

    content = shipped_content()
    press = PagePress(content)
    maker = PageMaker(PagePress(content))
    gaps, floors = [], []
    for number in range(PAGES + 2):
        job = job_of(content, CORE_MUSCLES[number % len(CORE_MUSCLES)], number % 11)
        started = time.perf_counter()
        page_pictures(press.make(job).write_pdf(), PREVIEW_DPI)
        floor = time.perf_counter() - started
        made = ticks_while_made(app, maker, job)
        if number > 1:  # the first two warm both
            floors.append(floor)
            gaps.extend(made)
    maker.close()
    press.close()
    starter.window.close()
    floor = statistics.median(floors)
    print(f"a page in the window's own thread: {floor * 1000:.0f} ms = 1")
    rows = (
        ("middle wait of a click", statistics.median(gaps)),
        ("99 of 100", late(gaps)),
        ("longest", max(gaps)),
    )
    for name, wait in rows:
        print(f"{name}: {wait * 1000:.0f} ms = {wait / floor:.3f}")


if __name__ == "__main__":
    main()

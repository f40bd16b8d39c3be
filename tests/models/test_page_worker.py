import datetime
import threading

import pytest

from gluteapp.domain.page import PageJob, PageWishes
from gluteapp.domain.pain import PainDrawing
from gluteapp.domain.safety import assess
from gluteapp.domain.vocabulary import Side
from gluteapp.models.page_worker import PageMaker
from gluteapp.page_press import PagePress

WISHES = PageWishes((("piriformis", Side.RIGHT),), datetime.date(2026, 3, 4))


class Press:
    """Does what the test says for each order."""

    def __init__(self, make):
        self.make = make
        self.is_closed = False

    def close(self):
        self.is_closed = True


@pytest.fixture
def make(qapp, library):
    makers = []

    def start(press):
        made = PageMaker(press)
        makers.append(made)
        return made

    yield start
    for one in makers:
        one.close()


@pytest.fixture
def order(library):
    return PageJob(WISHES, PainDrawing(), assess((), {}, library.flags))


def test_that_a_fault_becomes_a_sentence(make, order, qtbot):
    def fail(_order):
        raise ValueError("the template is gone")

    maker = make(Press(fail))
    with qtbot.waitSignal(maker.page_failed) as caught:
        maker.order(order)
    assert caught.args == ["the template is gone"]


def test_that_a_page_comes_with_its_picture(make, order, qtbot, content):
    maker = make(PagePress(content))
    with qtbot.waitSignal(maker.page_made, timeout=20_000) as caught:
        maker.order(order)
    page = caught.args[0]
    assert page.pdf.startswith(b"%PDF")
    assert page.made.page.title == "Piriformis (right)"
    assert len(page.pictures) == 1


def test_that_pages_are_made_outside_the_gui_thread(make, order, qtbot):
    threads = []

    def note(_order):
        threads.append(threading.current_thread())
        raise ValueError("enough")

    maker = make(Press(note))
    with qtbot.waitSignal(maker.page_failed):
        maker.order(order)
    assert threads[0] is not threading.main_thread()


def test_that_only_the_newest_page_is_told(make, order, qtbot):
    seen = []

    jobs = []

    def number(_job):
        jobs.append(len(jobs) + 1)
        raise ValueError(str(jobs[-1]))

    maker = make(Press(number))
    maker.page_failed.connect(seen.append)
    for _ in range(3):
        maker.order(order)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["3"]


def test_that_closing_twice_is_harmless(make, order):
    press = Press(lambda _order: b"")
    maker = make(press)
    maker.close()
    maker.close()
    assert press.is_closed

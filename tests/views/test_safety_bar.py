"""What must be said first is seen whichever tab is in front."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QListWidget, QPushButton

from gluteapp.domain.vocabulary import Side

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def bar(driver):
    return driver.find(QFrame, "safety-bar")


def said(bar):
    return bar.findChild(QLabel, "safety-text").text()


def test_that_a_plain_mark_shows_no_bar(driver, bar):
    driver.session.add_region("mid-buttock", Side.RIGHT)
    assert not bar.isVisible()


def test_that_pain_in_both_legs_says_now_and_the_number_in_every_tab(driver, bar):
    driver.session.add_region("posterior-thigh", Side.RIGHT)
    driver.session.add_region("posterior-thigh", Side.LEFT)
    tabs = driver.workspace.panes.detail.tabs
    for index in range(tabs.count()):
        tabs.setCurrentIndex(index)
        assert bar.isVisible()
    assert "Get medical help now" in said(bar)
    assert "112" in said(bar)
    assert not driver.workspace.panes.candidates.questions.isVisible()


@pytest.mark.parametrize("place", [("posterior-calf", Side.RIGHT), ("genital", Side.MIDLINE)])
def test_that_open_urgent_questions_are_counted_and_lead_to_the_screen(driver, bar, qtbot, place):
    driver.session.add_region(*place)
    assert f"{len(driver.session.safety.urgent_questions)} safety questions" in said(bar)
    qtbot.mouseClick(bar.findChild(QPushButton, "safety-answer"), LEFT)
    assert driver.find(QDialog, "safety-dialog").isVisible()
    driver.session.answer_screen({flag.id: False for flag in driver.session.library.flags}, ())
    assert not bar.isVisible()


def test_that_nothing_is_pressed_while_an_urgent_question_is_open(driver):
    driver.session.add_region("posterior-calf", Side.RIGHT)
    detail = driver.workspace.panes.detail
    detail.tabs.setCurrentWidget(detail.find_steps)
    assert not driver.find(QListWidget, "find-steps").isVisible()
    assert driver.find(QPushButton, "find-open-screen").isVisible()
    driver.session.answer_screen({flag.id: False for flag in driver.session.library.flags}, ())
    assert driver.find(QListWidget, "find-steps").isVisible()


def test_that_the_card_can_be_printed_where_no_muscle_is_named(driver, bar, qtbot):
    driver.session.add_region("genital", Side.MIDLINE)
    flags = {flag.id: flag.id == "saddle-numbness" for flag in driver.session.library.flags}
    driver.session.answer_screen(flags, ())
    assert driver.session.selection is None
    qtbot.mouseClick(bar.findChild(QPushButton, "safety-print"), LEFT)
    page = driver.find(QDialog, "handout-dialog")
    qtbot.waitUntil(page.save_button.isEnabled, timeout=20_000)
    assert page.pdf.startswith(b"%PDF-")
    page.reject()

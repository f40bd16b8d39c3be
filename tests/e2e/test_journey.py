"""From where it hurts to the saved page, as a person goes: by mouse, and by keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QListWidget,
    QPushButton,
    QToolButton,
)

from gluteapp.domain.vocabulary import Side

LEFT = Qt.MouseButton.LeftButton
FIRST = ("gluteus-maximus", Side.RIGHT)


@pytest.fixture
def target(tmp_path, monkeypatch):
    """The file that the system's own save dialog would give."""
    path = tmp_path / "my page.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    return path


def expect_step_two_lit(driver):
    technique = driver.session.library.muscles[FIRST[0]].techniques[0]
    assert driver.session.targets == technique.steps[1].target != ()
    assert driver.map._scene.targets == technique.steps[1].target


def expect_saved(driver, target, qtbot):
    assert target.read_bytes().startswith(b"%PDF-")
    dialog = driver.find(QDialog, "handout-dialog")
    assert "Saved as “my page.pdf”." in dialog.message.text()
    dialog.reject()


def test_that_the_mouse_leads_from_the_sit_bone_to_the_saved_page(driver, qtbot, target):
    panes = driver.workspace.panes
    before = driver.map.grab().toImage()
    driver.click_region("ischial-tuberosity")
    assert driver.session.drawing.marks[0].region == "ischial-tuberosity"

    candidates = panes.candidates.list
    at = candidates.visualRect(candidates.model().index(0, 0)).center()
    qtbot.mouseClick(candidates.viewport(), LEFT, pos=at)
    assert driver.session.selection == FIRST
    assert driver.map.grab().toImage() != before

    bar = panes.detail.tabs.tabBar()
    tabs = {panes.detail.tabs.tabText(i): i for i in range(bar.count())}
    qtbot.mouseClick(bar, LEFT, pos=bar.tabRect(tabs["Heatmap"]).center())
    assert panes.heatmap.isVisible()
    x, y = driver.middle_of("ischial-tuberosity")
    assert panes.heatmap.field.at(x, y) > 0.3

    qtbot.mouseClick(bar, LEFT, pos=bar.tabRect(tabs["Massage"]).center())
    qtbot.mouseClick(driver.find(QPushButton, "open-screen"), LEFT)
    screen = driver.find(QDialog, "safety-dialog")
    done = screen.findChild(QPushButton, "screen-done")
    while done.text() == "Read on":
        qtbot.mouseClick(done, LEFT)
    qtbot.mouseClick(done, LEFT)
    steps = driver.find(QListWidget, "massage-steps")
    qtbot.waitUntil(lambda: steps.isVisible() and steps.height() > 60)
    qtbot.mouseClick(steps.viewport(), LEFT, pos=steps.visualItemRect(steps.item(1)).center())
    expect_step_two_lit(driver)

    qtbot.mouseClick(driver.find(QPushButton, "make-page"), LEFT)
    page = driver.find(QDialog, "handout-dialog")
    save = page.findChild(QPushButton, "save-page")
    qtbot.waitUntil(save.isEnabled, timeout=20_000)
    qtbot.mouseClick(save, LEFT)
    expect_saved(driver, target, qtbot)


def press(key, modifiers=Qt.KeyboardModifier.NoModifier, times=1):
    """Type into whatever has the focus, as a keyboard does."""
    for _ in range(times):
        widget = QApplication.focusWidget() or QApplication.activeWindow()
        QTest.keyClick(widget, key, modifiers)


def tab_until(wanted, limit=60):
    """Tab forward until a widget (or a part of it) has the focus."""
    for _ in range(limit):
        focus = QApplication.focusWidget()
        if focus is wanted or (focus is not None and wanted.isAncestorOf(focus)):
            return
        press(Qt.Key.Key_Tab)
    pytest.fail(f"{wanted.objectName()} cannot be reached with Tab")


def test_that_the_keyboard_alone_leads_there_too(driver, qtbot, target):
    window, panes = driver.workspace.parent(), driver.workspace.panes
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is driver.map)
    goal = driver.middle_of("ischial-tuberosity")
    press(Qt.Key.Key_Right)
    x, y = driver.map.cursor_place
    press(Qt.Key.Key_Right if goal[0] > x else Qt.Key.Key_Left, times=round(abs(goal[0] - x) / 6))
    press(Qt.Key.Key_Down if goal[1] > y else Qt.Key.Key_Up, times=round(abs(goal[1] - y) / 6))
    assert driver.workspace.place_label.text().startswith("Right sit bone")
    press(Qt.Key.Key_Return)
    assert driver.session.drawing.marks[0].region == "ischial-tuberosity"

    tab_until(panes.candidates.list)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Up)
    assert driver.session.selection == FIRST

    tab_until(panes.detail.tabs.tabBar())
    press(Qt.Key.Key_Right)
    assert panes.heatmap.isVisible()
    assert panes.heatmap.field is not None
    tab_until(panes.detail.tabs.tabBar())
    press(Qt.Key.Key_Right, times=2)
    assert panes.detail.massage.isVisible()

    tab_until(driver.find(QPushButton, "open-screen"))
    press(Qt.Key.Key_Space)
    screen = driver.find(QDialog, "safety-dialog")
    qtbot.waitUntil(lambda: QApplication.activeWindow() is screen)
    while screen.findChild(QPushButton, "screen-done").text() == "Read on":
        press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    # no window manager runs here that would give the window the focus back
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)

    steps = driver.find(QListWidget, "massage-steps")
    tab_until(steps)
    press(Qt.Key.Key_Down)
    if steps.currentRow() == 0:
        press(Qt.Key.Key_Down)
    assert steps.currentRow() == 1
    expect_step_two_lit(driver)

    press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    page = driver.find(QDialog, "handout-dialog")
    qtbot.waitUntil(lambda: QApplication.activeWindow() is page)
    save = page.findChild(QPushButton, "save-page")
    qtbot.waitUntil(save.isEnabled, timeout=20_000)
    tab_until(save)
    press(Qt.Key.Key_Space)
    expect_saved(driver, target, qtbot)


MENTAL_S, POINT_S, PRESS_S = 1.35, 1.1, 0.2
"""Keystroke-level model: making up one's mind, moving the pointer, pressing a button
(Card, Moran and Newell 1980, doi:10.1145/358886.358895)."""
WORD_S = 60 / 238
"""Silent reading of English by adults (Brysbaert 2019, doi:10.1016/j.jml.2019.104047)."""


def test_that_six_actions_and_half_a_minute_lead_from_the_empty_map_to_the_answer(driver, qtbot):
    """“Right buttock and down the back of the thigh, worse sitting”: done-when of the issue.

    The time is the keystroke-level model's for somebody who first reads all that the empty
    window says beside the map, and every entry of the menu down to the right one.
    """
    actions = []
    seconds = WORD_S * len(words_beside_the_map(driver))

    def act(name, do, pointings=1):
        nonlocal seconds
        actions.append(name)
        seconds += MENTAL_S + pointings * POINT_S + PRESS_S
        do()

    act("click the buttock", lambda: driver.click_region("mid-buttock"))
    x, y = driver.middle_of("posterior-thigh")
    start, end = driver.pixel(x, y - 60), driver.pixel(x, min(y + 60, 240))
    act("paint the thigh", lambda: drag(qtbot, driver.map, start, end), pointings=2)
    menu = driver.find(QToolButton, "question-all").menu()
    entries = [one for one in menu.actions() if one.text()]
    sitting = next(one for one in entries if one.data() == "sitting")
    act("open all questions", lambda: None)
    read = entries[: entries.index(sitting) + 1]
    seconds += WORD_S * sum(len(one.text().split()) for one in read)
    act("choose sitting", sitting.trigger)
    assert len(actions) <= 6
    assert seconds <= 30
    assert driver.session.factor_answers == {"sitting": True}
    found = [one.muscle for one in driver.session.answer.candidates[:3]]
    assert {"gluteus-minimus", "piriformis"} <= set(found)
    assert all(one.side is Side.RIGHT for one in driver.session.answer.candidates[:3])


def words_beside_the_map(driver):
    """What the empty window says beside the map, without menus, layers and the small print."""
    panes = driver.workspace.panes
    labels = [one for pane in (panes.marks, panes.welcome) for one in pane.findChildren(QLabel)]
    texts = [
        QTextDocumentFragment.fromHtml(one.text()).toPlainText()
        for one in labels
        if one.isVisible() and not one.property("muted")
    ]
    words = [word for text in texts for word in text.split()]
    assert {"hurts.", "numbness"} <= {word.lower() for word in words}
    return words


def drag(qtbot, view, start, end):
    qtbot.mousePress(view, LEFT, pos=start)
    for step in range(1, 6):
        qtbot.mouseMove(view, start + (end - start) * step / 5)
    qtbot.mouseRelease(view, LEFT, pos=end)

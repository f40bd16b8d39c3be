import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QLabel

from gluteapp.domain.stack import GROUPS, stack_of
from gluteapp.domain.vocabulary import Layer


def wheel(driver, x, y, turn):
    at = QPointF(driver.pixel(x, y))
    driver.map.wheelEvent(
        QWheelEvent(
            at, QPointF(driver.map.mapToGlobal(QPoint(0, 0))) + at, QPoint(), QPoint(turn, 0),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.AltModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )
    )  # fmt: skip


@pytest.fixture
def place(driver):
    return driver.middle_of("mid-buttock")


def lit(driver):
    return driver.workspace.panes.stack.current


def test_that_everything_at_a_place_is_listed_by_group_and_depth(driver, place):
    items = stack_of(driver.map.target_at(*place))
    groups = [item.group for item in items]
    assert groups == sorted(groups, key=GROUPS.index)
    assert {"place", "zone", "muscle", "bone"} <= set(groups)
    layers = [list(Layer).index(item.layer) for item in items if item.group == "muscle"]
    assert layers == sorted(layers)


def test_that_the_alt_wheel_steps_down_and_back(driver, place):
    items = stack_of(driver.map.target_at(*place))
    wheel(driver, *place, -120)
    assert lit(driver) == items[0]
    wheel(driver, *place, -120)
    assert lit(driver) == items[1]
    wheel(driver, *place, 120)
    assert lit(driver) == items[0]
    assert driver.workspace.panes.stack._panel.isVisible()


def test_that_the_list_names_what_is_lit(driver, place):
    wheel(driver, *place, -120)
    text = driver.find(QLabel, "stack-text").text()
    assert "<u>Middle of the right buttock</u>" in text
    assert "Gluteus maximus" in text
    assert "Textbook pain areas here" in text


def test_that_past_the_end_the_list_goes_away(driver, place):
    count = len(stack_of(driver.map.target_at(*place)))
    for _ in range(count):
        wheel(driver, *place, -120)
    assert lit(driver) is not None
    wheel(driver, *place, -120)
    assert lit(driver) is None
    assert not driver.workspace.panes.stack._panel.isVisible()


def test_that_the_list_goes_away_when_the_pointer_does(driver, place):
    wheel(driver, *place, -120)
    driver.hover(place[0], place[1] + 60)
    assert lit(driver) is None


def test_that_tab_steps_through_and_then_leaves_the_map(driver, place, qtbot):
    driver.map.setFocus()
    driver.map.put_cursor(*place)
    count = len(stack_of(driver.map.target_at(*place)))
    for number in range(count):
        qtbot.keyClick(driver.map, Qt.Key.Key_Tab)
        assert lit(driver) is not None, number
        assert driver.map.hasFocus()
    qtbot.keyClick(driver.map, Qt.Key.Key_Tab)
    assert not driver.map.hasFocus()


def test_that_tab_without_a_crosshair_leaves_the_map(driver, qtbot):
    driver.map.setFocus()
    qtbot.keyClick(driver.map, Qt.Key.Key_Tab)
    assert not driver.map.hasFocus()


def test_that_while_exploring_the_lit_muscle_is_told_about(driver, place):
    driver.workspace.actions_by_name["explore-tool"].setChecked(True)
    items = stack_of(driver.map.target_at(*place))
    first = next(index for index, item in enumerate(items) if item.group == "muscle")
    for _ in range(first + 1):
        wheel(driver, *place, -120)
    assert driver.session.selection == (items[first].muscle, items[first].side)


def test_that_escape_puts_the_list_away(driver, qtbot):
    stack = driver.workspace.panes.stack
    x, y = driver.middle_of("mid-buttock")
    stack.step(x, y, 1)
    assert stack.current is not None
    qtbot.keyClick(driver.map, Qt.Key.Key_Escape)
    assert stack._place is None

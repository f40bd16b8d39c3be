import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QPointingDeviceUniqueId, QTabletEvent
from PySide6.QtWidgets import QLabel, QToolButton

from gluteapp.domain.pain import PaintMark, PointMark, RegionMark
from gluteapp.domain.vocabulary import Side

BUTTOCK = [(60, 10), (75, -5), (90, 10)]
PLAIN = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def hand(driver, qtbot):
    def stroke(*places, modifier=PLAIN, lift=True):
        pixels = [driver.pixel(*place) for place in places]
        qtbot.mousePress(driver.map, LEFT, modifier, pixels[0])
        for pixel in pixels[1:]:
            qtbot.mouseMove(driver.map, pixel)
        if lift:
            qtbot.mouseRelease(driver.map, LEFT, modifier, pixels[-1])

    return stroke


def marks(driver):
    return driver.session.drawing.marks


def test_that_paint_beside_the_body_says_what_to_do(driver, hand):
    told = []
    driver.workspace.commands.message_told.connect(told.append)
    hand((-172, -300), (-180, -290), (-190, -280))
    assert not marks(driver)
    assert told == ["That is beside the body. Paint on the body where it hurts."]


def test_that_a_drag_paints_one_area(driver, hand):
    hand(*BUTTOCK)
    (mark,) = marks(driver)
    assert isinstance(mark, PaintMark)
    assert ("mid-buttock", Side.RIGHT) in mark.places
    assert mark.strokes[0].width == 25
    assert "cm²" in driver.find(QLabel, "extent").text()
    assert driver.session.answer.candidates


def test_that_holding_ctrl_erases(driver, hand):
    hand(*BUTTOCK)
    driver.workspace.actions_by_name["brush-larger"].trigger()
    hand(*BUTTOCK, modifier=Qt.KeyboardModifier.ControlModifier)
    assert not marks(driver)


def test_that_the_eraser_tool_erases_until_it_is_put_away(driver, hand):
    hand(*BUTTOCK)
    eraser = driver.workspace.actions_by_name["eraser"]
    eraser.setChecked(True)
    driver.workspace.actions_by_name["brush-50"].trigger()
    hand(*BUTTOCK)
    assert not marks(driver)
    eraser.setChecked(False)
    hand(*BUTTOCK)
    assert len(marks(driver)) == 1


def test_that_a_long_stroke_is_handed_on_under_way_and_undone_as_one(driver, hand, qtbot):
    hand((50, 100), (60, 150), (60, 200), lift=False)
    qtbot.waitUntil(lambda: bool(marks(driver)))
    first = marks(driver)[0].spans
    qtbot.mouseMove(driver.map, driver.pixel(70, 260))
    qtbot.mouseRelease(driver.map, LEFT, PLAIN, driver.pixel(70, 260))
    (mark,) = marks(driver)
    assert len(mark.spans) > len(first)
    assert driver.session.undo_stack.count() == 1
    driver.session.undo_stack.undo()
    assert not marks(driver)
    driver.session.undo_stack.redo()
    assert marks(driver) == (mark,)


def test_that_two_strokes_are_two_steps(driver, hand):
    hand(*BUTTOCK)
    hand((60, 200), (60, 260))
    assert driver.session.undo_stack.count() == 2


def test_that_escape_drops_the_stroke(driver, hand, qtbot):
    hand(*BUTTOCK, lift=False)
    qtbot.keyClick(driver.map, Qt.Key.Key_Escape)
    qtbot.mouseRelease(driver.map, LEFT, PLAIN, driver.pixel(*BUTTOCK[-1]))
    assert not marks(driver)


@pytest.mark.parametrize("intensity", [None, 6])
def test_that_a_double_click_marks_the_whole_place_and_keeps_its_number(driver, qtbot, intensity):
    x, y = driver.middle_of("posterior-thigh")
    driver.click(x, y)
    (point,) = marks(driver)
    assert isinstance(point, PointMark)
    driver.session.set_feel(0, type(point.feel)(intensity))
    qtbot.mouseDClick(driver.map, LEFT, PLAIN, driver.pixel(x, y))
    (mark,) = marks(driver)
    assert isinstance(mark, RegionMark)
    assert (mark.region, mark.side) == ("posterior-thigh", Side.RIGHT)
    assert mark.intensity == intensity


def test_that_shift_and_enter_mark_the_whole_place(driver, qtbot):
    driver.map.put_cursor(*driver.middle_of("posterior-thigh"))
    qtbot.keyClick(driver.map, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert isinstance(marks(driver)[0], RegionMark)


def test_that_brackets_change_the_brush_and_stop_at_its_ends(driver):
    actions, brush = driver.workspace.actions_by_name, driver.map.brush
    widths = []
    for name in ("brush-larger", "brush-larger", "brush-smaller", "brush-smaller", "brush-smaller"):
        actions[name].trigger()
        widths.append(brush.width)
    assert widths == [50, 50, 25, 10, 10]
    assert driver.find(QToolButton, "tool-brush").text() == "10 mm"
    assert actions["brush-10"].isChecked()
    assert [actions[f"brush-{end}"].shortcut().toString() for end in ("smaller", "larger")] == [
        "[",
        "]",
    ]


def test_that_quality_and_depth_are_said_in_the_row(driver, hand):
    hand(*BUTTOCK)
    menu = driver.find(QToolButton, "feel-0").menu()
    next(one for one in menu.actions() if one.text() == "burning").trigger()
    menu = driver.find(QToolButton, "feel-0").menu()
    next(one for one in menu.actions() if one.text() == "deep inside").trigger()
    feel = marks(driver)[0].feel
    assert (feel.quality, feel.depth) == ("burning", "deep")
    assert "(burning)" in driver.find(QLabel, "read-back").text()


def test_that_numbness_asks_the_nerve_questions(driver, hand):
    hand(*BUTTOCK)
    assert not driver.session.safety.ask
    menu = driver.find(QToolButton, "feel-0").menu()
    next(one for one in menu.actions() if one.text() == "numb").trigger()
    asked = {flag.id for flag in driver.session.safety.ask}
    assert {"saddle-numbness", "leg-weakness"} <= asked


# --------------------------------------------------------------------------- pen
def pen(driver, kind, place, pressure, pointer):
    stylus = QPointingDevice(
        "pen", 1, QInputDevice.DeviceType.Stylus, pointer,
        QInputDevice.Capability.Pressure, 1, 1, "", QPointingDeviceUniqueId(),
    )  # fmt: skip
    at = QPointF(driver.pixel(*place))
    where = QPointF(driver.map.mapToGlobal(QPoint(0, 0))) + at
    button = LEFT if kind is not QEvent.Type.TabletMove else Qt.MouseButton.NoButton
    driver.map.tabletEvent(
        QTabletEvent(kind, stylus, at, where, pressure, 0, 0, 0, 0, 0, PLAIN, button, LEFT)
    )


def pen_stroke(driver, pressures, pointer=QPointingDevice.PointerType.Pen):
    places = [(50 + 10 * number, 10) for number in range(len(pressures))]
    pen(driver, QEvent.Type.TabletPress, places[0], pressures[0], pointer)
    for place, pressure in zip(places[1:], pressures[1:], strict=True):
        pen(driver, QEvent.Type.TabletMove, place, pressure, pointer)
    pen(driver, QEvent.Type.TabletRelease, places[-1], 0, pointer)


def test_that_a_pen_paints_broader_the_harder_it_presses(driver):
    pen_stroke(driver, [0.2, 0.2, 0.9, 0.9])
    widths = [stroke.width for stroke in marks(driver)[0].strokes]
    assert min(widths) < 25 < max(widths)


def test_that_pressure_can_be_switched_off(driver):
    driver.workspace.actions_by_name["pressure"].setChecked(False)
    pen_stroke(driver, [0.2, 0.2, 0.9, 0.9])
    assert {stroke.width for stroke in marks(driver)[0].strokes} == {25}


def test_that_a_pen_turned_round_erases(driver):
    pen_stroke(driver, [0.5] * 4)
    driver.workspace.actions_by_name["brush-50"].trigger()
    pen_stroke(driver, [1.0] * 4, QPointingDevice.PointerType.Eraser)
    assert not marks(driver)

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest

from gluteapp.domain.vocabulary import Aspect, Side


def wheel(view, at, *, angle=(0, 0), pixels=(0, 0), modifiers=Qt.KeyboardModifier.NoModifier):
    event = QWheelEvent(
        QPointF(at),
        QPointF(view.mapToGlobal(at)),
        QPoint(*pixels),
        QPoint(*angle),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    view.wheelEvent(event)


def drag(qtbot, view, start, end, button=Qt.MouseButton.LeftButton):
    qtbot.mousePress(view, button, pos=start)
    for step in range(1, 6):
        at = start + (end - start) * step / 5
        # QTest moves carry no buttons on the offscreen platform, so the view is told itself
        qtbot.mouseMove(view, at)
    qtbot.mouseRelease(view, button, pos=end)


def test_that_a_click_marks_what_it_hits(driver):
    driver.click_region("ischial-tuberosity")
    (mark,) = driver.session.drawing.marks
    assert (mark.region, mark.side) == ("ischial-tuberosity", Side.RIGHT)


def test_that_a_click_on_the_viewers_left_is_the_patients_left_from_behind(driver):
    driver.click_region("mid-buttock", Side.LEFT)
    assert driver.session.drawing.marks[0].side is Side.LEFT


@pytest.mark.parametrize("region", ["iliac-crest", "coccyx", "lateral-hip", "posterior-thigh"])
def test_that_a_click_after_zoom_and_pan_hits_the_same_place(driver, region):
    side = Side.MIDLINE if region == "coccyx" else Side.RIGHT
    x, y = driver.middle_of(region, side)
    driver.map.centre_on(x + 20, y - 15)
    for _ in range(5):
        wheel(driver.map, driver.pixel(x, y), angle=(0, 120))
    driver.click(x, y)
    assert driver.session.drawing.marks[0].region == region


def test_that_a_click_beside_the_body_says_so_and_marks_nothing(driver):
    driver.map.fit_body()
    driver.click(-190, 500)
    assert driver.session.drawing.is_empty
    told = driver.workspace.parent().statusBar().currentMessage()
    assert told == "That is beside the body. Click on the body where it hurts."


def test_that_the_wheel_keeps_the_place_under_the_pointer(driver):
    at = driver.pixel(60, 40)
    before = driver.map.viewport.to_map(at.x(), at.y())
    wheel(driver.map, at, angle=(0, 360))
    after = driver.map.viewport.to_map(at.x(), at.y())
    assert after == pytest.approx(before, abs=0.01)


def test_that_two_fingers_pan_and_with_ctrl_zoom(driver):
    scale = driver.map.viewport.scale
    driver.map.zoom_in()
    scale = driver.map.viewport.scale
    x = driver.map.viewport.x
    wheel(driver.map, QPoint(200, 200), pixels=(-20, 0), angle=(-40, 0))
    assert driver.map.viewport.scale == scale
    assert driver.map.viewport.x > x
    control = Qt.KeyboardModifier.ControlModifier
    wheel(driver.map, QPoint(200, 200), pixels=(0, 20), angle=(0, 120), modifiers=control)
    assert driver.map.viewport.scale > scale


def test_that_pinching_zooms(driver):
    scale = driver.map.viewport.scale
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        QPointF(200, 200),
        QPointF(200, 200),
        QPointF(200, 200),
        0.25,
        QPointF(0, 0),
    )
    assert driver.map.event(event)
    assert driver.map.viewport.scale == pytest.approx(scale * 1.25)


def test_that_a_drag_moves_the_paper_and_marks_nothing_while_exploring(driver, qtbot):
    driver.workspace.actions_by_name["explore-tool"].setChecked(True)
    driver.map.zoom_in()
    before = driver.map.viewport
    drag(qtbot, driver.map, QPoint(200, 300), QPoint(240, 340))
    after = driver.map.viewport
    assert after.x < before.x
    assert after.y < before.y
    assert driver.session.drawing.is_empty


def test_that_a_trembling_hand_still_clicks(driver, qtbot):
    drag(qtbot, driver.map, driver.pixel(60, 40), driver.pixel(60, 40) + QPoint(2, 1))
    assert len(driver.session.drawing.marks) == 1


def test_that_space_turns_a_press_into_a_drag(driver, qtbot):
    driver.map.setFocus()
    qtbot.keyPress(driver.map, Qt.Key.Key_Space)
    driver.click(60, 40)
    assert driver.session.drawing.is_empty
    qtbot.keyRelease(driver.map, Qt.Key.Key_Space)
    driver.click(60, 40)
    assert len(driver.session.drawing.marks) == 1


def test_that_the_place_under_the_pointer_is_named(driver):
    driver.hover(*driver.middle_of("ischial-tuberosity"))
    assert driver.workspace.place_label.text().startswith("Right sit bone")


def test_that_off_the_body_nothing_is_named(driver):
    driver.hover(*driver.middle_of("ischial-tuberosity"))
    driver.map.fit_body()
    driver.hover(-190, 500)
    assert driver.workspace.place_label.text() == ""


def test_that_nothing_is_named_when_the_pointer_leaves(driver):
    driver.hover(*driver.middle_of("ischial-tuberosity"))
    driver.map.leaveEvent(QEvent(QEvent.Type.Leave))
    assert driver.workspace.place_label.text() == ""


def test_that_arrow_keys_move_the_crosshair_and_name_the_place(driver, qtbot):
    driver.map.setFocus()
    driver.map.put_cursor(*driver.middle_of("coccyx", Side.MIDLINE))
    assert driver.workspace.place_label.text().startswith("Tailbone")
    x, y = driver.map.cursor_place
    qtbot.keyClick(driver.map, Qt.Key.Key_Right)
    qtbot.keyClick(driver.map, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert driver.map.cursor_place == pytest.approx((x + 6, y + 1))


def test_that_the_view_follows_the_crosshair(driver, qtbot):
    driver.map.setFocus()
    driver.map.zoom_in()
    for _ in range(60):
        qtbot.keyClick(driver.map, Qt.Key.Key_Down)
    x, y = driver.map.cursor_place
    left, top = driver.map.viewport.to_screen(x, y)
    assert 0 <= left <= driver.map.width()
    assert 0 <= top <= driver.map.height()


def test_that_enter_marks_under_the_crosshair(driver, qtbot):
    driver.map.setFocus()
    qtbot.keyClick(driver.map, Qt.Key.Key_Return)
    assert driver.session.drawing.is_empty
    driver.map.put_cursor(*driver.middle_of("mid-buttock"))
    qtbot.keyClick(driver.map, Qt.Key.Key_Return)
    assert driver.session.drawing.marks[0].region == "mid-buttock"


def test_that_keys_zoom_pan_fit_and_peel(driver, qtbot):
    view, keys = driver.map, Qt.Key
    view.setFocus()
    scale = view.viewport.scale
    qtbot.keyClick(view, keys.Key_Plus)
    assert view.viewport.scale > scale
    x = view.viewport.x
    qtbot.keyClick(view, keys.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert view.viewport.x > x
    qtbot.keyClick(view, keys.Key_Minus)
    assert view.viewport.scale == pytest.approx(scale)
    qtbot.keyClick(view, keys.Key_Home)
    _, top, _, height = driver.session.atlas.aspects[Aspect.POSTERIOR].viewbox
    assert view.viewport.to_screen(0, top)[1] >= 0
    assert view.viewport.to_screen(0, top + height)[1] <= view.height()
    depth = driver.workspace._layers.depth
    qtbot.keyClick(view, keys.Key_PageDown)
    assert driver.workspace._layers.depth > depth
    qtbot.keyClick(view, keys.Key_PageUp)
    assert driver.workspace._layers.depth <= depth + 0.5


def test_that_an_unused_key_is_left_to_others(driver, qtbot):
    driver.map.setFocus()
    qtbot.keyClick(driver.map, Qt.Key.Key_F7)
    qtbot.keyRelease(driver.map, Qt.Key.Key_F7)
    assert driver.session.drawing.is_empty


def test_that_a_resize_keeps_the_middle(driver, qtbot):
    driver.map.centre_on(60, 90)
    middle = driver.map.viewport.x, driver.map.viewport.y
    driver.workspace.parent().resize(1000, 700)
    qtbot.waitUntil(lambda: driver.map.viewport.height == driver.map.height())
    assert (driver.map.viewport.x, driver.map.viewport.y) == pytest.approx(middle, abs=1)


def test_that_the_menu_marks_a_place_whole_and_asks_for_muscles(driver):
    x, y = driver.middle_of("mid-buttock")
    menu = driver.workspace.commands.menu_at(x, y)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts[0] == "It hurts here"
    assert texts[1] == "It hurts all over: middle of the right buttock"
    assert any(text.startswith("Where does it send pain? Gluteus maximus, right") for text in texts)
    menu.actions()[1].trigger()
    assert driver.session.drawing.marks[0].region == "mid-buttock"
    menu.actions()[-1].trigger()
    assert driver.session.is_exploring
    menu.close()


def test_that_the_menu_off_the_body_marks_nothing(driver):
    menu = driver.workspace.commands.menu_at(-190, 500)
    assert not menu.actions()[0].isEnabled()
    menu.close()


def test_that_the_right_button_opens_the_menu_and_marks_nothing(driver, qtbot):
    with qtbot.waitSignal(driver.map.menu_requested):
        QTest.mouseClick(driver.map, Qt.MouseButton.RightButton, pos=driver.pixel(60, 40))
        from PySide6.QtGui import QContextMenuEvent

        at = driver.pixel(60, 40)
        driver.map.contextMenuEvent(
            QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, driver.map.mapToGlobal(at))
        )
    assert driver.session.drawing.is_empty
    from PySide6.QtWidgets import QApplication

    QApplication.activePopupWidget().close()


def test_that_the_menu_key_asks_at_the_crosshair(driver, qtbot):
    from PySide6.QtGui import QContextMenuEvent
    from PySide6.QtWidgets import QApplication

    driver.map.setFocus()
    driver.map.put_cursor(60, 40)
    with qtbot.waitSignal(driver.map.menu_requested) as caught:
        driver.map.contextMenuEvent(
            QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
        )
    assert caught.args[:2] == pytest.approx([60, 40], abs=1)
    QApplication.activePopupWidget().close()


def test_that_exploring_picks_the_muscle_and_then_the_next_deeper_one(driver):
    driver.workspace.actions_by_name["explore-tool"].trigger()
    # the middle of the piriformis lies below the gluteus maximus
    x, y = driver.middle_of_muscle("piriformis")
    muscles = driver.workspace.commands.muscles_at(x, y)
    assert [name for name, _ in muscles] == ["gluteus-maximus", "piriformis"]
    driver.click(x, y)
    assert driver.session.selection == muscles[0]
    assert driver.session.drawing.is_empty
    driver.click(x, y)
    assert driver.session.selection == muscles[1]
    driver.click(x, y)
    assert driver.session.selection == muscles[0]


def test_that_exploring_where_no_muscle_is_says_so(driver):
    driver.workspace.actions_by_name["explore-tool"].trigger()
    driver.map.fit_body()
    driver.click(*driver.middle_of("sacrum", Side.MIDLINE))
    assert driver.session.selection is None
    assert "No muscle of this atlas" in driver.workspace.parent().statusBar().currentMessage()


def test_that_going_back_to_marking_leaves_the_explored_muscle(driver):
    driver.workspace.actions_by_name["explore-tool"].trigger()
    driver.click(*driver.middle_of("mid-buttock"))
    driver.workspace.actions_by_name["mark-tool"].trigger()
    assert driver.session.selection is None


def test_that_the_small_figure_brings_a_place_to_the_middle(driver, qtbot):
    overview = driver.workspace.panes.overview
    driver.map.zoom_in()
    qtbot.mouseClick(overview, Qt.MouseButton.LeftButton, pos=QPoint(37, 60))
    first = driver.map.viewport.y
    qtbot.mouseClick(overview, Qt.MouseButton.LeftButton, pos=QPoint(37, 160))
    assert driver.map.viewport.y > first + 100


def test_that_the_picture_of_the_map_changes_with_a_mark(driver, qtbot):
    before = driver.map.grab().toImage()
    driver.click_region("mid-buttock")
    after = driver.map.grab().toImage()
    at = driver.pixel(*driver.middle_of("mid-buttock"))
    assert before.pixelColor(at) != after.pixelColor(at)


def test_that_each_aspect_has_its_own_picture(driver, qtbot):
    pictures = []
    for aspect in driver.session.atlas.aspects:
        driver.session.set_aspect(aspect)
        qtbot.waitUntil(lambda: driver.map.is_painted)
        pictures.append(driver.map.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]

"""Names, figures and working directions on the map."""

import pytest
from PySide6.QtWidgets import QDialog

from gluteapp.domain.vocabulary import Side


def trigger(driver, name):
    driver.workspace.actions_by_name[name].trigger()


def body_width(driver):
    return driver.map.viewport.scale * 340


def test_that_names_leave_paper_beside_the_body(driver):
    before = body_width(driver)
    trigger(driver, "names")
    assert body_width(driver) < before
    trigger(driver, "names")
    assert body_width(driver) == pytest.approx(before)


def test_that_names_are_shown_until_they_are_switched_off(driver):
    assert driver.map.scene.names is None
    trigger(driver, "names")
    assert driver.map.scene.names["gluteus-maximus"][1] == "Gluteus maximus"
    trigger(driver, "names")
    assert driver.map.scene.names is None


@pytest.mark.parametrize("figure", ["male", "female"])
def test_that_the_figure_is_kept_for_the_next_time(driver, figure, own_home):
    trigger(driver, "figure-male" if figure == "female" else "figure-female")
    trigger(driver, f"figure-{figure}")
    assert driver.workspace.dialogs.settings.figure == figure
    assert driver.workspace.actions_by_name[f"figure-{figure}"].isChecked()
    stored = (own_home / "settings" / "preferences.toml").read_text()
    assert f'figure = "{figure}"' in stored


def test_that_another_figure_gives_another_skin(driver, qtbot):
    qtbot.waitUntil(lambda: driver.map.is_painted, timeout=10_000)
    before = driver.map.base.toImage()
    trigger(driver, "figure-male")
    qtbot.waitUntil(lambda: driver.map.is_painted, timeout=10_000)
    assert driver.map.base.toImage() != before


def test_that_working_directions_need_a_muscle(driver):
    trigger(driver, "strokes")
    assert "Choose a muscle" in driver.workspace.parent().statusBar().currentMessage()
    assert not driver.map.is_moving
    driver.session.explore("piriformis", Side.RIGHT)
    driver.map.grab()
    assert driver.map.is_moving
    trigger(driver, "strokes")
    driver.map.grab()
    assert not driver.map.is_moving


def test_that_moving_pictures_can_be_switched_off(driver):
    driver.session.explore("piriformis", Side.RIGHT)
    driver.map.set_motion(moves=False)
    trigger(driver, "strokes")
    driver.map.grab()
    assert not driver.map.is_moving


def test_that_a_look_alike_is_told_in_short(driver):
    driver.session.explore("tensor-fasciae-latae", Side.LEFT)
    detail = driver.workspace.panes.detail
    shown = [
        detail.tabs.tabText(index)
        for index in range(detail.tabs.count())
        if detail.tabs.isTabVisible(index)
    ]
    assert "Massage" not in shown
    assert "Overview" in shown
    assert "told in short" in detail.overview.toPlainText()
    assert not driver.workspace.actions_by_name["page"].isEnabled()
    driver.session.explore("piriformis", Side.LEFT)
    assert driver.workspace.actions_by_name["page"].isEnabled()
    assert not driver.workspace.parent().findChildren(QDialog)

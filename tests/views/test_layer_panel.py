import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSlider, QToolButton

from gluteapp.domain.vocabulary import Layer


@pytest.fixture
def layers(driver):
    return driver.workspace._layers


def eye(driver, layer):
    return driver.find(QToolButton, f"eye-{layer}")


def test_that_an_eye_hides_its_layer(driver, layers, qtbot):
    qtbot.mouseClick(eye(driver, Layer.NERVES), Qt.MouseButton.LeftButton)
    assert Layer.NERVES not in layers.shown
    assert not eye(driver, Layer.NERVES).isChecked()


def test_that_alt_click_shows_a_layer_alone_and_again_all(driver, layers, qtbot):
    before = layers.shown
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.mouseClick(eye(driver, Layer.DEEP), Qt.MouseButton.LeftButton, alt)
    assert set(layers.shown) == {Layer.DEEP}
    qtbot.mouseClick(eye(driver, Layer.DEEP), Qt.MouseButton.LeftButton, alt)
    assert layers.shown == before


def test_that_alt_space_does_the_same_from_the_keyboard(driver, layers, qtbot):
    eye(driver, Layer.BONES).setFocus()
    qtbot.keyClick(eye(driver, Layer.BONES), Qt.Key.Key_Space, Qt.KeyboardModifier.AltModifier)
    assert set(layers.shown) == {Layer.BONES}
    qtbot.keyClick(eye(driver, Layer.BONES), Qt.Key.Key_Space)
    assert layers.shown == {}


def test_that_the_depth_slider_peels(driver, layers):
    slider = driver.find(QSlider, "depth-slider")
    slider.setValue(300)
    assert layers.depth == 3
    assert set(layers.shown) == {Layer.DEEP, Layer.NERVES, Layer.BONES}


def test_that_the_slider_goes_down_with_the_key_down(driver, layers, qtbot):
    slider = driver.find(QSlider, "depth-slider")
    before = layers.depth
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Down)
    assert layers.depth > before


def test_that_an_opacity_slider_fades_its_layer(driver, layers):
    driver.find(QSlider, "opacity-superficial").setValue(30)
    assert layers.shown[Layer.SUPERFICIAL] == 0.3


def test_that_the_panel_follows_the_keyboard_on_the_map(driver, layers):
    slider = driver.find(QSlider, "depth-slider")
    depths = []
    for name in ("peel", "peel", "cover", "cover", "cover"):
        driver.workspace.actions_by_name[name].trigger()
        depths.append(layers.depth)
        assert slider.value() == round(layers.depth * 100)
    assert depths == [1, 2, 1, 0, 0]


def test_that_reset_brings_the_start_back(driver, layers, qtbot):
    driver.find(QSlider, "depth-slider").setValue(400)
    qtbot.mouseClick(driver.find(QPushButton, "reset-layers"), Qt.MouseButton.LeftButton)
    assert layers.is_as_at_start


def test_that_peeling_changes_the_picture(driver, layers, qtbot):
    before = driver.map.grab().toImage()
    with qtbot.waitSignal(driver.map.base_painted):
        driver.find(QSlider, "depth-slider").setValue(400)
    assert driver.map.grab().toImage() != before


def test_that_the_panel_can_be_put_away(driver):
    driver.workspace.actions_by_name["layers"].trigger()
    assert not driver.workspace.panes.left.isVisible()
    driver.workspace.actions_by_name["layers"].trigger()
    assert driver.workspace.panes.left.isVisible()

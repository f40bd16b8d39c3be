import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPixmap

from gluteapp.domain.viewport import Viewport
from gluteapp.domain.vocabulary import Layer
from gluteapp.views.layer_painter import SHELF_PLACES, LayerPainter, PictureShelf

RED = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
    '<rect width="10" height="10" fill="#ff0000"/></svg>'
)
BOX = (0.0, 0.0, 10.0, 10.0)
PLACE = Viewport(10.0, 5.0, 5.0, 100.0, 100.0)


@pytest.fixture
def painter(qapp):
    made = LayerPainter()
    made.set_source(lambda _px_per_mm, _shown: {Layer.SKIN: RED, Layer.BONES: RED}, BOX)
    return made


def test_that_layers_are_painted_one_at_a_time_and_then_told(painter, qtbot):
    with qtbot.waitSignal(painter.ready):
        painter.request(PLACE, QSize(100, 100), 1.0, {Layer.SKIN: 1.0})
        assert painter.is_busy
    picture = painter.flattened({Layer.SKIN: 1.0}, QColor("white")).toImage()
    assert picture.pixelColor(50, 50) == QColor("#ff0000")


def test_that_a_translucent_layer_lets_the_paper_through(painter, qtbot):
    with qtbot.waitSignal(painter.ready):
        painter.request(PLACE, QSize(100, 100), 1.0, {Layer.SKIN: 1.0})
    colour = painter.flattened({Layer.SKIN: 0.5}, QColor("white")).toImage().pixelColor(50, 50)
    assert colour.red() == 255
    assert 120 <= colour.green() <= 135


def test_that_a_layer_without_art_is_simply_not_there(painter, qtbot):
    with qtbot.waitSignal(painter.ready):
        painter.request(PLACE, QSize(100, 100), 1.0, {Layer.DEEP: 1.0})
    picture = painter.flattened({Layer.DEEP: 1.0}, QColor("white")).toImage()
    assert picture.pixelColor(50, 50) == QColor("white")


def test_that_the_shelf_gives_back_what_was_put_there(qapp):
    shelf = PictureShelf()
    picture = QPixmap(3, 3)
    shelf.put(("a",), picture)
    assert shelf.get(("a",)) is picture
    assert shelf.get(("b",)) is None


def test_that_the_picture_not_asked_for_longest_goes_first(qapp):
    shelf = PictureShelf()
    for number in range(SHELF_PLACES):
        shelf.put((number,), QPixmap(1, 1))
    shelf.get((0,))
    shelf.put(("new",), QPixmap(1, 1))
    assert shelf.get((0,)) is not None
    assert shelf.get((1,)) is None


def filled(colour):
    return RED.replace("#ff0000", colour)


def test_that_a_layer_is_painted_anew_when_the_bones_before_it_go(qapp, qtbot):
    def documents(_px_per_mm, shown):
        colour = "#00ff00" if Layer.BONES in shown else "#0000ff"
        return {Layer.DEEP: filled(colour), Layer.BONES: RED}

    painter = LayerPainter()
    painter.set_source(documents, BOX)
    for layers, colour in (
        ((Layer.DEEP, Layer.BONES), "#00ff00"),
        ((Layer.DEEP,), "#0000ff"),
        ((Layer.DEEP, Layer.BONES), "#00ff00"),
    ):
        with qtbot.waitSignal(painter.ready):
            painter.request(PLACE, QSize(100, 100), 1.0, dict.fromkeys(layers, 1.0))
        picture = painter.flattened(dict.fromkeys(layers, 1.0), QColor("white")).toImage()
        assert picture.pixelColor(50, 50) == QColor(colour)

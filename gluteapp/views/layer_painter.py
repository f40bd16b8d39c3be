"""Paints artwork layers and the overlay into pixmaps that the map only has to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gluteapp.domain.vocabulary import Layer
from gluteapp.picture.artwork import telling
from gluteapp.picture.pens import pen_step

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gluteapp.domain.viewport import Viewport

    LayerSource = Callable[[float, Mapping[Layer, float]], Mapping[Layer, str]]
    """Gives every layer's SVG document with line weights for a scale (pixels per mm), as it
    looks among the layers shown, which have an opacity each."""


def _nothing(_px_per_mm: float, _shown: Mapping[Layer, float]) -> Mapping[Layer, str]:
    return {}


def document_rect(artwork_box: tuple[float, float, float, float], viewport: Viewport) -> QRectF:
    """Where a document's view box (mm) lies on the screen (px)."""
    left, top, width, height = artwork_box
    x, y = viewport.to_screen(left, top)
    return QRectF(x, y, width * viewport.scale, height * viewport.scale)


def blank(size: QSize, ratio: float) -> QImage:
    """A clear picture of a size in device-independent pixels."""
    image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    return image


class LayerPainter(QObject):
    """Holds one picture per layer for one viewport; paints missing ones one at a time.

    Painting a layer takes some tens of milliseconds, so each is done in its own turn
    of the event loop and the window stays responsive.
    """

    ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source: LayerSource = _nothing
        self._documents: Mapping[Layer, str] | None = None
        self._renderers: dict[Layer, QSvgRenderer] = {}
        self._pens = 0.0
        self._among: Mapping[Layer, float] = {}
        self._box = (0.0, 0.0, 1.0, 1.0)
        self._viewport: Viewport | None = None
        self._size, self._ratio = QSize(1, 1), 1.0
        self._pictures: dict[Layer, QPixmap] = {}
        self._wanted: tuple[Layer, ...] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._paint_next)

    def set_source(self, source: LayerSource, box: tuple[float, float, float, float]) -> None:
        """Take another aspect or palette; ``box`` is its view box (mm)."""
        self._source = source
        self._box = box
        self._forget_documents()
        self._pictures.clear()

    def _forget_documents(self) -> None:
        self._documents = None
        self._renderers = {}

    def _documents_for(self, px_per_mm: float) -> Mapping[Layer, str]:
        """The layers with pens for a scale; the same ones until the pens have to change."""
        pens = pen_step(px_per_mm)
        if pens != self._pens:
            self._pens = pens
            self._forget_documents()
        if self._documents is None:
            self._documents = self._source(pens, self._among)
        return self._documents

    def _renderer(self, layer: Layer, document: str) -> QSvgRenderer:
        if layer not in self._renderers:
            self._renderers[layer] = QSvgRenderer(QByteArray(document.encode()), self)
        return self._renderers[layer]

    def request(
        self, viewport: Viewport, size: QSize, ratio: float, shown: Mapping[Layer, float]
    ) -> None:
        """Ask for layers, which have an opacity each, at a viewport.

        ``ready`` follows when all are painted.
        """
        if (viewport, size, ratio) != (self._viewport, self._size, self._ratio):
            self._pictures.clear()
            self._viewport, self._size, self._ratio = viewport, size, ratio
        self._take_among(dict(shown))
        self._wanted = tuple(shown)
        self._timer.start()

    def _take_among(self, among: Mapping[Layer, float]) -> None:
        """Paint those layers anew that look otherwise now."""
        looks_the_same = telling(among) == telling(self._among)
        self._among = among
        if looks_the_same:
            return
        before = self._documents
        if before is None:
            self._pictures.clear()
            return
        self._documents = after = self._source(self._pens, among)
        for layer in [one for one in Layer if before.get(one) != after.get(one)]:
            self._pictures.pop(layer, None)
            self._renderers.pop(layer, None)

    @property
    def is_busy(self) -> bool:
        """Whether something is still to be painted."""
        return self._timer.isActive()

    def flattened(self, shown: dict[Layer, float], paper: QColor) -> QPixmap:
        """All shown layers on paper, deepest first."""
        picture = QPixmap(self._size * self._ratio)
        picture.setDevicePixelRatio(self._ratio)
        picture.fill(paper)
        painter = QPainter(picture)
        for layer in reversed(Layer):
            if layer in shown and layer in self._pictures:
                painter.setOpacity(shown[layer])
                painter.drawPixmap(0, 0, self._pictures[layer])
        painter.end()
        return picture

    def _paint_next(self) -> None:
        missing = self._missing()
        if not missing or self._viewport is None:
            self._timer.stop()
            self.ready.emit()
            return
        layer = missing[0]
        image = blank(self._size, self._ratio)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer = self._renderer(layer, self._documents_for(self._viewport.scale)[layer])
        renderer.render(painter, document_rect(self._box, self._viewport))
        painter.end()
        self._pictures[layer] = QPixmap.fromImage(image)

    def _missing(self) -> list[Layer]:
        """Layers that are wanted, not painted yet, and have any art."""
        if self._viewport is None or all(layer in self._pictures for layer in self._wanted):
            return []
        documents = self._documents_for(self._viewport.scale)
        return [
            layer for layer in self._wanted if layer not in self._pictures and layer in documents
        ]


SHELF_PLACES = 12
"""Pictures of highlighted muscles that are kept: both sides of all, and a few single points."""


class PictureShelf:
    """Keeps the last few pictures by what they show, where and how large."""

    def __init__(self) -> None:
        self._pictures: dict[tuple[object, ...], QPixmap] = {}

    def get(self, key: tuple[object, ...]) -> QPixmap | None:
        """The picture, if it is still here."""
        picture = self._pictures.pop(key, None)
        if picture is not None:
            self._pictures[key] = picture
        return picture

    def put(self, key: tuple[object, ...], picture: QPixmap) -> None:
        """Keep a picture; the one that was not asked for the longest goes."""
        self._pictures[key] = picture
        if len(self._pictures) > SHELF_PLACES:
            del self._pictures[next(iter(self._pictures))]


def painted_svg(
    svg: str,
    box: tuple[float, float, float, float],
    viewport: Viewport,
    size: QSize,
    ratio: float,
) -> QPixmap:
    """An SVG document as a clear picture over the map."""
    image = blank(size, ratio)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, document_rect(box, viewport))
    painter.end()
    return QPixmap.fromImage(image)

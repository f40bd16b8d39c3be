"""The plot of a heat field: image, body outline and colour bar; the only user of pyqtgraph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem, QWidget

from gluteapp.domain.vocabulary import Aspect, Side
from gluteapp.picture.heat import heat_table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from gluteapp.domain.atlas import AspectMap
    from gluteapp.domain.geometry import Outline
    from gluteapp.domain.heatmap import HeatField
    from gluteapp.views.theme import Theme

FOCUS_ROOM_MM = 40.0
DEFAULT_HEIGHTS = (-200.0, 150.0)
"""What is seen (mm) where nothing is shown: low back to thigh."""
LEAST_HEIGHT = 112
"""In a low window (px): the words below it stay readable."""
LETTER_SHARE = 0.9
"""L and R stand near the outer edge of the body."""
BAR_WORDS = ("rarely", "some", "most")


class HeatPlot(QObject):
    """The plot itself: image, body outline and colour bar."""

    pointer_moved = Signal(object)
    """The place under the pointer as a ``QPointF`` (mm), or ``None``."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        import pyqtgraph as pg

        self._pg: Any = pg
        self.widget = pg.GraphicsLayoutWidget(parent)
        self.widget.setObjectName("heatmap-plot")
        self.widget.setAccessibleName(parent.tr("Heatmap"))
        self.widget.setMinimumHeight(LEAST_HEIGHT)
        self._box = self.widget.addViewBox(row=0, col=0, lockAspect=True, invertY=True)
        self._box.setMenuEnabled(False)
        self.widget.setAntialiasing(True)
        self._body = QGraphicsPathItem()
        self._image = pg.ImageItem(axisOrder="row-major")
        self._outline = QGraphicsPathItem()
        self._muscle = QGraphicsPathItem()
        self._points = pg.ScatterPlotItem(symbol="x", size=9, pxMode=True)
        self._letters = [pg.TextItem(anchor=(0.5, 0)) for _ in range(2)]
        for item in (
            self._body,
            self._image,
            self._outline,
            self._muscle,
            self._points,
            *self._letters,
        ):
            self._box.addItem(item, ignoreBounds=True)
        self._bar: Any = None
        self._is_drawing = False
        self.widget.scene().sigMouseMoved.connect(self._on_mouse_moved)
        self.widget.viewport().installEventFilter(self)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Recolour paper, outline and bar."""
        self._theme = theme
        self.widget.setBackground(theme.map.paper)
        self._body.setPen(QPen(Qt.PenStyle.NoPen))
        self._body.setBrush(QColor(theme.map.flesh))
        # a width of 0 counts in pixels: lines do not swell with the zoom
        self._outline.setPen(self._pg.mkPen(theme.map.letter, width=1.4))
        self._muscle.setPen(self._pg.mkPen(theme.map.muscle_edge, width=1.6))
        self._points.setPen(self._pg.mkPen(theme.map.point, width=2))
        self._points.setBrush(theme.map.point)
        for letter in self._letters:
            letter.setColor(theme.map.letter)
        self._colour(self._is_drawing)

    def _colour(self, is_drawing: bool) -> None:
        """Textbook zones and own marks differ in hue, never in scale."""
        self._is_drawing, theme = is_drawing, self._theme
        colours = theme.map.mark_heat if is_drawing else theme.map.heat
        self._image.setLookupTable(heat_table(colours))
        if self._bar is not None:
            self.widget.removeItem(self._bar)
        stops = [QColor(colour) for colour in colours]
        places = [index / (len(stops) - 1) for index in range(len(stops))]
        self._bar = self._pg.ColorBarItem(
            values=(0, 100),
            colorMap=self._pg.ColorMap(places, stops),
            width=12,
            interactive=False,
            pen=theme.muted,
        )
        axis = self._bar.getAxis("right")
        words = ("0", "5", "10") if is_drawing else tuple(map(self.widget.tr, BAR_WORDS))
        axis.setTicks([list(zip((5, 48, 95), words, strict=True))])
        axis.setTextPen(theme.text)
        axis.setPen(theme.muted)
        self.widget.addItem(self._bar, row=0, col=1)

    def show_field(self, field: HeatField, case: HeatCase) -> None:
        """Show another field over the body, with the muscle and its points."""
        if case.is_drawing != self._is_drawing:
            self._colour(case.is_drawing)
        drawn = case.drawn
        self._image.setImage(_without_gaps(field), autoLevels=False, levels=(0.0, 1.0))
        self._image.setRect(QRectF(*field.box))
        body = _path(drawn.skin)
        self._body.setPath(body)
        self._outline.setPath(body)
        muscle = drawn.structure(case.muscle, case.side)
        self._muscle.setPath(_path(muscle.outline) if muscle is not None else QPainterPath())
        marks = [drawn.point(point, case.side) for point in case.points]
        self._points.setData(pos=[(mark.x, mark.y) for mark in marks if mark is not None])
        focus = _focus(case)
        near = drawn.aspect.near_side
        sides = (near,) if near is not None else (Side.LEFT, Side.RIGHT)
        for letter, side in zip(self._letters, (*sides, None), strict=False):
            letter.setVisible(side is not None)
            if side is not None:
                letter.setText("L" if side is Side.LEFT else "R")
                letter.setPos(_letter_place(drawn, side), focus.top())
        self._box.setRange(focus, padding=0.03)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when the pointer leaves."""
        if event.type() == QEvent.Type.Leave:
            self.pointer_moved.emit(None)
        return super().eventFilter(watched, event)

    def _on_mouse_moved(self, at: QPointF) -> None:
        inside = self._box.sceneBoundingRect().contains(at)
        self.pointer_moved.emit(self._box.mapSceneToView(at) if inside else None)


@dataclass(frozen=True, slots=True)
class HeatCase:
    """Whose pain is shown, and where it is seen from."""

    drawn: AspectMap
    muscle: str
    side: Side
    points: tuple[str, ...]
    zones: tuple[tuple[str, Side], ...] = ()
    """Owners of all zones shown; they set which part of the body is seen."""
    heights: tuple[float, float] | None = None
    """Top and bottom (mm) of what is shown, where no zones say it."""
    is_drawing: bool = False
    """The user's own marks."""


def _path(outline: Outline) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for ring in outline.rings:
        path.moveTo(*ring[0])
        for point in ring[1:]:
            path.lineTo(*point)
        path.closeSubpath()
    return path


def _focus(case: HeatCase) -> QRectF:
    """The part of the body (mm) that holds the zones, with some room."""
    body = case.drawn.skin.bounds
    boxes = [
        zone.outline.bounds
        for owner, side in case.zones
        for zone in case.drawn.zones_of(owner, side).values()
    ]
    heights = [edge for box in boxes for edge in (box[1], box[3])] or list(
        case.heights or DEFAULT_HEIGHTS
    )
    top, bottom = min(heights) - FOCUS_ROOM_MM, max(heights) + FOCUS_ROOM_MM
    return QRectF(body[0], top, body[2] - body[0], bottom - top)


def _letter_place(drawn: AspectMap, side: Side) -> float:
    """Where (x in mm) the letter stands that names a side."""
    left, _, right, _ = drawn.skin.bounds
    if drawn.aspect.near_side is not None:
        return (left + right) / 2
    is_on_the_right = (side is Side.RIGHT) == (drawn.aspect is Aspect.POSTERIOR)
    return (right if is_on_the_right else left) * LETTER_SHARE


def _without_gaps(field: HeatField) -> NDArray[np.float64]:
    import numpy as np

    return np.asarray(np.nan_to_num(field.values, nan=0.0))

"""Where a muscle's pain is felt, as a graded field; the only user of pyqtgraph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainterPath, QPen, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGraphicsPathItem,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gluteapp.domain.extent import weighed_areas
from gluteapp.domain.heatmap import HeatField, answer_field, drawing_field, muscle_field
from gluteapp.domain.pain import PainDrawing, region_at
from gluteapp.domain.vocabulary import Aspect, Side, zone_owners
from gluteapp.picture.heat import heat_table
from gluteapp.views.scrolling import scrolling
from gluteapp.views.theme import LIGHT_THEME, Theme

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from gluteapp.domain.atlas import AspectMap, Atlas
    from gluteapp.domain.geometry import Outline
    from gluteapp.domain.library import Library, Muscle
    from gluteapp.domain.ranking import Candidate

FOCUS_ROOM_MM = 40.0
LEAST_HEIGHT = 112
"""The plot in a low window (px): the words below it stay readable."""
MOST_IN_FOCUS = 3
"""The plot of all muscles is cut to the zones of so many."""
LETTER_SHARE = 0.9
"""L and R stand near the outer edge of the body."""
BAR_WORDS = ("rarely", "some", "most")
WHOLE, ANSWER, DRAWING = "", "answer", "drawing"
"""What can be shown beside single points."""
GRADE_NAMES = (
    (0.12, "hardly ever"),
    (0.45, "by some people"),
    (0.75, "often"),
    (1.01, "most often"),
)
"""What a field value up to the number is called; the scale is relative, not a rate."""


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
    top = min((box[1] for box in boxes), default=-200.0) - FOCUS_ROOM_MM
    bottom = max((box[3] for box in boxes), default=150.0) + FOCUS_ROOM_MM
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


class HeatmapPane(QWidget):
    """A field over the body outline, with colour bar and read-out.

    The plotting library is loaded when the pane is first seen.
    """

    points_chosen = Signal(tuple)
    """The trigger points shown; empty for the whole muscle."""

    def __init__(self, atlas: Atlas, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self._library = library
        self._theme = LIGHT_THEME
        self._muscle: Muscle | None = None
        self._side = Side.RIGHT
        self._aspect = Aspect.POSTERIOR
        self._field: HeatField | None = None
        self._plot: HeatPlot | None = None
        self._own_plot: HeatPlot | None = None
        self._drawing = PainDrawing()
        self._candidates: tuple[Candidate, ...] = ()
        self._is_stale = True
        self._build()

    def _build(self) -> None:
        self.points = QComboBox()
        self.points.setObjectName("heatmap-points")
        self.points.setAccessibleName(self.tr("Whole muscle or one trigger point"))
        self.points.currentIndexChanged.connect(self._on_choice)
        self.aspects = QComboBox()
        self.aspects.setObjectName("heatmap-aspect")
        self.aspects.setAccessibleName(self.tr("Seen from"))
        self.aspects.currentIndexChanged.connect(self._on_aspect_chosen)
        self.read_out = QLabel()
        self.read_out.setObjectName("heatmap-read-out")
        self.read_out.setWordWrap(True)
        self._legend = QLabel(self._library.notices["heat-legend"].text)
        self._legend.setWordWrap(True)
        self._legend.setProperty("muted", True)
        self.beside = QToolButton()
        self.beside.setObjectName("heatmap-beside")
        self.beside.setText(self.tr("My marks beside"))
        self.beside.setToolTip(self.tr("Show what you marked beside it, on the same scale"))
        self.beside.setCheckable(True)
        self.beside.toggled.connect(self._on_beside)
        self._plots = QHBoxLayout()
        self._plots.setSpacing(2)
        row = QHBoxLayout()
        row.addWidget(self.points, 1)
        row.addWidget(self.aspects)
        row.addWidget(self.beside)
        inner = QWidget()
        self._layout = QVBoxLayout(inner)
        self._layout.setContentsMargins(2, 8, 6, 4)
        self._layout.setSpacing(3)
        self._layout.addLayout(row)
        self._layout.addStretch(1)
        self._layout.addWidget(self.read_out)
        self._layout.addWidget(self._legend)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inner))

    # --------------------------------------------------------------------- show
    def set_theme(self, theme: Theme) -> None:
        """Recolour the plots."""
        self._theme = theme
        for plot in (self._plot, self._own_plot):
            if plot is not None:
                plot.set_theme(theme)
        self._refresh()

    def set_answer(self, drawing: PainDrawing, candidates: tuple[Candidate, ...]) -> None:
        """Take over what was marked and which muscles are listed for it."""
        self._drawing, self._candidates = drawing, candidates
        self._fill_choices(self.points.currentData())
        self._refresh()

    def set_muscle(self, muscle: Muscle | None, side: Side, aspect: Aspect) -> None:
        """Show another muscle, all its points together."""
        self._muscle, self._side = muscle, side
        self._fill_choices(WHOLE)
        self._fill_aspects(aspect)
        self._refresh()

    def _fill_choices(self, wanted: str) -> None:
        """The muscle, its points, and what belongs to the marks."""
        blocked = self.points.blockSignals(True)
        self.points.clear()
        if self._muscle is not None:
            self.points.addItem(self.tr("Whole muscle"), WHOLE)
            for number, point in enumerate(self._muscle.points, 1):
                self.points.addItem(self.tr("Point {0}: {1}").format(number, point.name), point.id)
        if self._candidates:
            self.points.addItem(self.tr("All listed muscles, by match"), ANSWER)
        if not self._drawing.is_empty:
            self.points.addItem(self.tr("What you marked"), DRAWING)
        self.points.setCurrentIndex(max(0, self.points.findData(wanted)))
        self.points.blockSignals(blocked)
        self.beside.setEnabled(not self._drawing.is_empty)

    def _fill_aspects(self, wanted: Aspect) -> None:
        """Only aspects that show this side."""
        names = {
            Aspect.POSTERIOR: self.tr("From behind"),
            Aspect.ANTERIOR: self.tr("From the front"),
            Aspect.RIGHT_LATERAL: self.tr("From the right"),
            Aspect.LEFT_LATERAL: self.tr("From the left"),
        }
        blocked = self.aspects.blockSignals(True)
        self.aspects.clear()
        for aspect in self._atlas.aspects:
            if aspect.near_side in (None, self._side):
                self.aspects.addItem(names[aspect], aspect)
        index = self.aspects.findData(wanted)
        self.aspects.setCurrentIndex(max(0, index))
        self._aspect = Aspect(self.aspects.currentData())
        self.aspects.blockSignals(blocked)

    @property
    def field(self) -> HeatField | None:
        """What is shown."""
        return self._field

    def _refresh(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._show_field()

    def showEvent(self, event: QShowEvent) -> None:
        """Load the plot and work the field out now, not before."""
        super().showEvent(event)
        if self._is_stale:
            self._show_field()

    def _show_field(self) -> None:
        if self._muscle is None:
            return
        if self._plot is None:
            self._plot = HeatPlot(self._theme, self)
            self._plot.pointer_moved.connect(self._on_pointer_moved)
            self._layout.takeAt(1)  # the stretch that kept the place
            self._layout.insertLayout(1, self._plots, 1)
            self._plots.addWidget(self._plot.widget, 1)
        chosen = self.points.currentData()
        drawn = self._atlas.aspects[self._aspect]
        self._field, case = self._chosen_field(chosen, drawn)
        self._plot.show_field(self._field, case)
        # red speaks of textbooks; the own marks have another hue and tell how bad it is
        self._legend.setText(
            self.tr("Your own marks: the stronger the violet, the higher your number.")
            if case.is_drawing
            else self._library.notices["heat-legend"].text
        )
        self._show_own(drawn, case)
        self._is_stale = False
        self._on_pointer_moved(None)

    def _chosen_field(self, chosen: str, drawn: AspectMap) -> tuple[HeatField, HeatCase]:
        if chosen == DRAWING:
            return self._drawing_field(drawn, ())
        if chosen == ANSWER:
            muscles = [
                (zone_owners(one.muscle), one.side, one.parts.match) for one in self._candidates
            ]
            leading = muscles[:MOST_IN_FOCUS]
            zones = tuple((owner, side) for owners, side, _ in leading for owner in owners)
            field = answer_field(drawn, muscles)
            return field, HeatCase(drawn, "", self._side, (), zones)
        muscle = self._muscle.id if self._muscle is not None else ""
        points = (chosen,) if chosen else zone_owners(muscle)
        zones = tuple((point, self._side) for point in points)
        field = muscle_field(drawn, points, self._side)
        return field, HeatCase(drawn, muscle, self._side, points, zones)

    def _drawing_field(
        self, drawn: AspectMap, zones: tuple[tuple[str, Side], ...]
    ) -> tuple[HeatField, HeatCase]:
        """The marks; ``zones`` are those of the plot that they are compared with."""
        field = drawing_field(drawn, list(weighed_areas(self._drawing, drawn)))
        if not zones and self._muscle is not None:
            zones = tuple((owner, self._side) for owner in zone_owners(self._muscle.id))
        return field, HeatCase(drawn, "", self._side, (), zones, is_drawing=True)

    def _show_own(self, drawn: AspectMap, case: HeatCase) -> None:
        """The marks beside the textbook zones, where that is wished."""
        is_wished = self.beside.isChecked() and not case.is_drawing and not self._drawing.is_empty
        if is_wished and self._own_plot is None:
            self._own_plot = HeatPlot(self._theme, self)
            self._plots.addWidget(self._own_plot.widget, 1)
        if self._own_plot is not None:
            self._own_plot.widget.setVisible(is_wished)
            if is_wished:
                self._own_plot.show_field(*self._drawing_field(drawn, case.zones))

    @Slot(bool)
    def _on_beside(self, _shown: bool) -> None:
        self._refresh()

    @Slot(int)
    def _on_choice(self, _index: int) -> None:
        chosen = self.points.currentData()
        if chosen in (ANSWER, DRAWING):
            chosen = WHOLE
        self.points_chosen.emit((chosen,) if chosen else ())
        self._refresh()

    @Slot(int)
    def _on_aspect_chosen(self, _index: int) -> None:
        self._aspect = Aspect(self.aspects.currentData())
        self._refresh()

    @Slot(object)
    def _on_pointer_moved(self, place: QPointF | None) -> None:
        """Say in words what the field shows under the pointer."""
        if place is None or self._field is None:
            self.read_out.setText(self.tr("Point at the body to read the map."))
            return
        self.read_out.setText(self.described(place.x(), place.y()))

    def described(self, x: float, y: float) -> str:
        """What the field says at a place (mm), in words."""
        value = self._field.at(x, y) if self._field is not None else None
        if value is None:
            return self.tr("Off the body.")
        if self.points.currentData() == DRAWING:
            return self.tr("Your own mark: {0} of 10.").format(round(value * 10))
        region = region_at(self._atlas, self._aspect, x, y)
        place = (
            self._library.place_name(region.region, region.side)
            if region is not None
            else self.tr("unnamed place")
        )
        grade = next(name for limit, name in GRADE_NAMES if value < limit)
        return self.tr("{0}: shown as felt {1} ({2} of 100).").format(
            place[0].upper() + place[1:], self.tr(grade), round(value * 100)
        )

"""Artwork, overlay and viewport of the map, painted so that a repaint only copies."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QPointF, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from gluteapp.domain.geometry import point_along
from gluteapp.domain.hit_testing import HitTarget, PlaceFinder
from gluteapp.domain.viewport import Viewport, fitted
from gluteapp.picture.overlay import OverlayArt, OverlayPainter
from gluteapp.views.layer_painter import LayerPainter, PictureShelf, painted_svg

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gluteapp.domain.atlas import AspectMap
    from gluteapp.domain.geometry import Box, Outline, Point
    from gluteapp.domain.vocabulary import Layer
    from gluteapp.picture.palette import Palette
    from gluteapp.picture.scene import Scene

ZOOM_STEP = 1.2
REPAINT_PAUSE_MS = 60
"""After the last zoom step the artwork is painted anew at its true scale."""
STROKE_MS = 4200
"""Time of one way along a working direction: as slow as the hand should be."""
FRAME_MS = 40
BALL_PX = 9.0
HIPS = (-175.0, -330.0, 350.0, 560.0)
"""The part (x, y, width, height; mm) that the view fits first: lowest ribs to mid-thigh."""


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """What the map shows of one aspect."""

    drawn: AspectMap
    layer_documents: Callable[[float, Mapping[Layer, float]], Mapping[Layer, str]]
    """Gives the artwork as one SVG document for each layer, with line weights for a scale
    (pixels per mm), as it looks among the layers shown (with their opacity); called when it is
    first painted."""
    palette: Palette
    overlay_art: Callable[[float], OverlayArt] = lambda _px_per_mm: OverlayArt()
    """Gives what a highlighted muscle is painted with; called when one first is."""


class MapCanvas(QWidget):
    """Shows one aspect; what the pointer and the keyboard do is left to the subclass."""

    viewport_moved = Signal(object)
    resized = Signal()
    base_painted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(260, 300)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._drawing: MapDrawing | None = None
        self._finder: PlaceFinder | None = None
        self._scene: Scene | None = None
        self._shown: dict[Layer, float] = {}
        self._viewport = Viewport(1.0, 0.0, 0.0, 1.0, 1.0)
        self._fit: Box | None = HIPS
        self._margin_mm = 0.0
        self._strokes: list[list[Point]] = []
        self._has_motion = True
        self._since = QElapsedTimer()
        self._frames = QTimer(self)
        self._frames.setInterval(FRAME_MS)
        self._frames.timeout.connect(self.update)
        self._base: QPixmap | None = None
        self._base_viewport = self._viewport
        self._overlay: tuple[QPixmap, ...] | None = None
        self._muscle_pictures = PictureShelf()
        self._hovered: Outline | None = None
        self._cursor: QPointF | None = None
        self._painter = LayerPainter(self)
        self._painter.ready.connect(self._on_layers_ready)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(REPAINT_PAUSE_MS)
        self._pause.timeout.connect(self._request_layers)

    # ------------------------------------------------------------------- content
    def set_drawing(self, drawing: MapDrawing) -> None:
        """Show another aspect or palette; zoom and place stay for the same aspect."""
        is_other = self._drawing is None or self._drawing.drawn is not drawing.drawn
        self._drawing = drawing
        self._painter.set_source(drawing.layer_documents, drawing.drawn.viewbox)
        if is_other:
            self._finder = None
            self._hovered = None
            self._cursor = None
            self._base = None
        self._refit()
        self._forget_overlay()
        self._request_layers()

    def set_scene(self, scene: Scene) -> None:
        """Show other layers, highlights or marks."""
        if scene == self._scene:
            return
        layers_changed = scene.opacity != self._shown
        self._scene = scene
        self._shown = dict(scene.opacity)
        self._forget_overlay()
        if layers_changed:
            self._request_layers()

    @property
    def viewport(self) -> Viewport:
        """What part of the aspect is seen."""
        return self._viewport

    @property
    def is_painted(self) -> bool:
        """Whether the artwork is there at its true scale."""
        return (
            self._base is not None
            and self._base_viewport == self._viewport
            and not self._painter.is_busy
            and not self._pause.isActive()
        )

    @property
    def scene(self) -> Scene | None:
        """What is shown over the artwork."""
        return self._scene

    @property
    def is_moving(self) -> bool:
        """Whether a ball rolls along the working directions."""
        return self._frames.isActive()

    def adopt_base(self, base: QPixmap) -> None:
        """Take an earlier picture of this very view instead of painting the artwork."""
        self._base, self._base_viewport = base, self._viewport
        self._pause.stop()
        self.update()

    @property
    def base(self) -> QPixmap | None:
        """The painted artwork, if it is there at its true scale."""
        return self._base if self.is_painted else None

    def target_at(self, x: float, y: float) -> HitTarget | None:
        """Everything at a place (mm)."""
        if self._drawing is None:
            return None
        if self._finder is None:
            self._finder = PlaceFinder(self._drawing.drawn)
        return self._finder.at(x, y)

    def set_hovered(self, outline: Outline | None) -> None:
        """Frame the place that is pointed at."""
        if outline is not self._hovered:
            self._hovered = outline
            self.update()

    # ---------------------------------------------------------------------- zoom
    def zoom_in(self) -> None:
        """Closer, around the middle or the crosshair."""
        self._zoom(ZOOM_STEP, self._zoom_centre())

    def zoom_out(self) -> None:
        """Further away."""
        self._zoom(1 / ZOOM_STEP, self._zoom_centre())

    def fit_body(self) -> None:
        """The whole aspect."""
        if self._drawing is not None:
            self._fit = self._drawing.drawn.viewbox
            self._refit()
            self._viewport_changed()

    def fit_hips(self) -> None:
        """Low back to mid-thigh."""
        self._fit = HIPS
        self._refit()
        self._viewport_changed()

    def set_margin(self, margin_mm: float) -> None:
        """Leave paper at both sides, as for names, when a whole part is fitted."""
        if margin_mm != self._margin_mm:
            self._margin_mm = margin_mm
            self._refit()
            self._viewport_changed()

    def show_box(self, box: Box) -> None:
        """Bring a part (x, y, width, height; mm) into view if any of it is outside."""
        left, top = self._viewport.to_screen(box[0], box[1])
        right, bottom = self._viewport.to_screen(box[0] + box[2], box[1] + box[3])
        if left >= 0 and top >= 0 and right <= self.width() and bottom <= self.height():
            return
        self._fit = None
        self._viewport = fitted(box, self.width(), self.height(), 0.15)
        self._viewport_changed()

    @Slot(float, float)
    def centre_on(self, x: float, y: float) -> None:
        """Bring a place (mm) to the middle at the same scale."""
        self._fit = None
        self._viewport = replace(self._viewport, x=x, y=y)
        self._viewport_changed()

    def _zoom_centre(self) -> QPointF:
        if self._cursor is not None and self.hasFocus():
            return QPointF(*self._viewport.to_screen(self._cursor.x(), self._cursor.y()))
        return QPointF(self.width() / 2, self.height() / 2)

    def _zoom(self, factor: float, at: QPointF) -> None:
        self._fit = None
        self._viewport = self._viewport.zoomed(factor, at.x(), at.y())
        self._viewport_changed()

    def _pan(self, dx: float, dy: float) -> None:
        self._fit = None
        self._viewport = self._viewport.panned(dx, dy)
        self._viewport_changed()

    def _refit(self) -> None:
        if self._fit is not None:
            left, top, width, height = self._fit
            margin = self._margin_mm
            box = (left - margin, top, width + 2 * margin, height)
            self._viewport = fitted(box, self.width(), self.height())
        else:
            self._viewport = self._viewport.resized(self.width(), self.height())

    def _viewport_changed(self) -> None:
        if self._drawing is not None:
            self._viewport = self._viewport.within(self._drawing.drawn.viewbox)
        self.viewport_moved.emit(self._viewport)
        self._forget_overlay()
        self._pause.start()

    # ------------------------------------------------------------------ painting
    def _request_layers(self) -> None:
        if self._drawing is None or not self.isVisible():
            return
        self._painter.request(self._viewport, self.size(), self.devicePixelRatioF(), self._shown)

    def _on_layers_ready(self) -> None:
        if self._drawing is None:
            return
        self._base = self._painter.flattened(self._shown, QColor(self._drawing.palette.paper))
        self._base_viewport = self._viewport
        self.update()
        self.base_painted.emit()

    def _forget_overlay(self) -> None:
        """Have the overlay painted anew with the next frame, however much changes till then."""
        self._overlay = None
        self.update()

    def _painted_overlay(self) -> tuple[QPixmap, ...]:
        """The selected muscle, taken from the shelf if it was painted before, and the rest."""
        if self._overlay is None and self._drawing is not None and self._scene is not None:
            drawing = self._drawing
            scale = self._viewport.scale
            art = drawing.overlay_art(scale) if self._scene.muscle is not None else None
            self._show_motion(art)
            painter = OverlayPainter(drawing.drawn, drawing.palette, scale, art, self._viewport.box)
            place = (self._viewport, self.size().toTuple(), self.devicePixelRatioF())
            inner = painter.muscle_svg(self._scene)
            muscle = self._muscle_pictures.get((inner, *place))
            if muscle is None:
                muscle = self._painted(painter.document(inner))
                self._muscle_pictures.put((inner, *place), muscle)
            self._overlay = (
                muscle,
                self._painted(painter.document(painter.marks_svg(self._scene))),
            )
        return self._overlay or ()

    def set_motion(self, *, moves: bool) -> None:
        """Whether a ball may roll along the working directions."""
        self._has_motion = moves
        self._forget_overlay()

    def _show_motion(self, art: OverlayArt | None) -> None:
        scene = self._scene
        shown = scene is not None and scene.with_strokes and scene.muscle is not None
        self._strokes = (
            art.strokes_of(*scene.muscle)
            if shown and art is not None and scene is not None and scene.muscle is not None
            else []
        )
        if self._strokes and self._has_motion and self.isVisible():
            if not self._frames.isActive():
                self._since.start()
                self._frames.start()
        else:
            self._frames.stop()

    def _paint_motion(self, painter: QPainter, palette: Palette) -> None:
        """A ball that rolls slowly along each line and back."""
        colour = QColor(palette.target)
        painter.setPen(QPen(colour, 1.6))
        colour.setAlphaF(0.4)
        painter.setBrush(colour)
        turn = self._since.elapsed() / STROKE_MS
        for number, line in enumerate(self._strokes):
            share = abs((turn + number / 2) % 2 - 1)
            x, y = self._viewport.to_screen(*point_along(line, share))
            painter.drawEllipse(QPointF(x, y), BALL_PX, BALL_PX)

    def _painted(self, document: str) -> QPixmap:
        box = self._drawing.drawn.viewbox if self._drawing is not None else (0.0, 0.0, 1.0, 1.0)
        return painted_svg(document, box, self._viewport, self.size(), self.devicePixelRatioF())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy artwork and overlay; draw only the pointer's own marks."""
        painter = QPainter(self)
        paper = self._drawing.palette.paper if self._drawing else "#f7f4ef"
        if self._base is None:
            painter.fillRect(event.rect(), QColor(paper))
        elif self._base_viewport == self._viewport:
            painter.drawPixmap(0, 0, self._base)
        else:
            painter.fillRect(event.rect(), QColor(paper))
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self._where_the_base_is_now(), self._base, QRectF(self._base.rect()))
        for picture in self._painted_overlay():
            painter.drawPixmap(0, 0, picture)
        if self._drawing is not None:
            self._paint_pointer(painter, self._drawing.palette)
        painter.end()

    def _where_the_base_is_now(self) -> QRectF:
        old = self._base_viewport
        left, top = self._viewport.to_screen(*old.to_map(0, 0))
        ratio = self._viewport.scale / old.scale
        return QRectF(left, top, old.width * ratio, old.height * ratio)

    def _paint_pointer(self, painter: QPainter, palette: Palette) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._frames.isActive():
            self._paint_motion(painter, palette)
        if self._hovered is not None:
            painter.setPen(QPen(QColor(palette.hover), 1.6))
            fill = QColor(palette.hover)
            fill.setAlphaF(0.10)
            painter.setBrush(fill)
            painter.drawPath(self._screen_path(self._hovered))
        if self._cursor is not None and self.hasFocus():
            x, y = self._viewport.to_screen(self._cursor.x(), self._cursor.y())
            for colour, width in ((palette.halo, 5.0), (palette.hover, 2.0)):
                painter.setPen(QPen(QColor(colour), width))
                for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                    painter.drawLine(
                        QPointF(x + 5 * dx, y + 5 * dy), QPointF(x + 16 * dx, y + 16 * dy)
                    )
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.hover), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _screen_path(self, outline: Outline) -> QPainterPath:
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.OddEvenFill)
        for ring in outline.rings:
            path.moveTo(*self._viewport.to_screen(*ring[0]))
            for point in ring[1:]:
                path.lineTo(*self._viewport.to_screen(*point))
            path.closeSubpath()
        return path

    # ---------------------------------------------------------------------- size
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is seen in the middle."""
        super().resizeEvent(event)
        self._refit()
        self._viewport_changed()
        self.resized.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Paint at the size that the window really has."""
        super().showEvent(event)
        self._request_layers()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing moves that nobody sees."""
        super().hideEvent(event)
        self._frames.stop()
        self._forget_overlay()

    def sizeHint(self) -> QSize:
        """Room for the whole body."""
        return QSize(560, 680)

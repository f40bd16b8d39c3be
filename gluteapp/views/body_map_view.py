"""The map's pointer and keyboard: tells what is pointed at and what is wished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPainterPath,
    QPen,
    QPointingDevice,
    QTabletEvent,
    QWheelEvent,
)

from gluteapp.views.brush import Brush
from gluteapp.views.map_canvas import ZOOM_STEP, MapCanvas

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from gluteapp.picture.palette import Palette

CLICK_REACH_PX = 5
"""A press that moves further is a drag of the paper."""
STEP_MM = 6.0
"""One press of an arrow key; with Shift a sixth of it."""


def _always(_x: float, _y: float, _step: int) -> bool:
    return True


class BodyMapView(MapCanvas):
    """The map with pointer and keyboard. Positions in signals are atlas millimetres."""

    place_hovered = Signal(object)
    """A ``HitTarget``, or ``None`` when the pointer leaves."""
    map_clicked = Signal(float, float)
    menu_requested = Signal(float, float, QPoint)
    map_double_clicked = Signal(float, float)
    """The whole place is meant; a click at the same point came before."""
    depth_step_requested = Signal(int)
    pointer_went = Signal(float, float)
    """The pointer moved to a place (mm), with no button down."""
    put_away_requested = Signal()
    """Escape, with no stroke under way."""
    stack_step_requested = Signal(float, float, int)
    """Show the next (1) or previous (-1) thing that lies at a place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("body-map")
        self.setAccessibleName(self.tr("Body map"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.brush = Brush(self)
        self.paints = True
        """Whether a drag paints; otherwise it moves the paper."""
        self.is_past_the_stack: Callable[[float, float, int], bool] = _always
        """Whether Tab has nothing more to show at a place and moves the focus as usual."""
        self._at: QPointF | None = None
        self._press: QPointF | None = None
        self._is_dragging = False
        self._holds_space = False

    def _hover(self, x: float, y: float) -> None:
        target = self.target_at(x, y)
        if target is None:
            return
        self.set_hovered(target.region.outline if target.region is not None else None)
        self.place_hovered.emit(target if target.is_on_body else None)

    # ------------------------------------------------------------------- pointer
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click, a stroke or a drag."""
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._press = event.position()
            self._is_dragging = event.button() == Qt.MouseButton.MiddleButton or self._holds_space
            self._cursor = None
            if self.paints and not self._is_dragging and self._wants_eraser(event.modifiers()):
                self._begin_stroke(event.position(), 0.0, erases=True)
            event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second click of two means the whole place."""
        if event.button() != Qt.MouseButton.LeftButton or not self.paints or self.brush.is_eraser:
            self.mousePressEvent(event)
            return
        self._press = None
        self.map_double_clicked.emit(*self._to_map(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Paint, drag the paper, or name what is under the pointer."""
        self._at = event.position()
        if self._press is None:
            self._hover(*self._to_map(event.position()))
            self.pointer_went.emit(*self._to_map(event.position()))
            return
        moved = event.position() - self._press
        if self.paints and not self._is_dragging:
            if not self.brush.is_down and moved.manhattanLength() > CLICK_REACH_PX:
                self._begin_stroke(self._press, 0.0, erases=False)
            if self.brush.is_down:
                self.brush.move(*self._to_map(event.position()), 0.0)
                self.update()
            return
        if self._is_dragging or moved.manhattanLength() > CLICK_REACH_PX:
            self._is_dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._press = event.position()
            self._pan(moved.x(), moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or tell of a click."""
        was_click = self._press is not None and not self._is_dragging
        self._press, self._is_dragging = None, False
        self.unsetCursor()
        if self.brush.is_down:
            self.brush.end()
            self.update()
            return
        if was_click and event.button() == Qt.MouseButton.LeftButton:
            self.map_clicked.emit(*self._to_map(event.position()))

    def _to_map(self, at: QPointF) -> tuple[float, float]:
        return self._viewport.to_map(at.x(), at.y())

    # --------------------------------------------------------------------- brush
    def _wants_eraser(self, modifiers: Qt.KeyboardModifier) -> bool:
        return self.brush.is_eraser or bool(modifiers & Qt.KeyboardModifier.ControlModifier)

    def _begin_stroke(self, at: QPointF, pressure: float, *, erases: bool) -> None:
        self.set_hovered(None)
        pixel = 1 / self._viewport.scale
        self.brush.begin(*self._to_map(at), pressure, pixel_mm=pixel, erases=erases)
        self.update()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen paints with its pressure; turned round it erases."""
        if not self.paints or self._holds_space:
            event.ignore()
            return
        self._at = event.position()
        kind = event.type()
        if kind == QEvent.Type.TabletPress and event.button() == Qt.MouseButton.LeftButton:
            is_turned = event.pointerType() == QPointingDevice.PointerType.Eraser
            erases = is_turned or self._wants_eraser(event.modifiers())
            self._press = event.position()
            if erases:
                self._begin_stroke(event.position(), event.pressure(), erases=True)
        elif kind == QEvent.Type.TabletMove and self._press is not None:
            self._pen_moved(event)
        elif kind == QEvent.Type.TabletRelease and self._press is not None:
            self._press = None
            if self.brush.is_down:
                self.brush.end()
            else:
                self.map_clicked.emit(*self._to_map(event.position()))
        event.accept()
        self.update()

    def _pen_moved(self, event: QTabletEvent) -> None:
        press = self._press
        if press is None:
            return
        moved = event.position() - press
        if not self.brush.is_down and moved.manhattanLength() > CLICK_REACH_PX:
            self._begin_stroke(press, event.pressure(), erases=False)
        if self.brush.is_down:
            self.brush.move(*self._to_map(event.position()), event.pressure())

    def _paint_pointer(self, painter: QPainter, palette: Palette) -> None:
        """The stroke under way and the ring of the brush, beside what the canvas shows."""
        super()._paint_pointer(painter, palette)
        if not self.paints:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_stroke(painter, palette)
        if self._at is not None and self.underMouse():
            radius = self.brush.width / 2 * self._viewport.scale
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for colour, width in ((palette.halo, 3.0), (palette.mark, 1.2)):
                pen = QPen(QColor(colour), width)
                if self.brush.is_eraser:
                    pen.setStyle(Qt.PenStyle.DashLine)
                painter.setPen(pen)
                painter.drawEllipse(self._at, radius, radius)

    def _paint_stroke(self, painter: QPainter, palette: Palette) -> None:
        colour = QColor(palette.paper if self.brush.erases_now else palette.mark)
        colour.setAlphaF(0.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for width, points in self.brush.pieces:
            path = QPainterPath(QPointF(*self._viewport.to_screen(*points[0])))
            for point in points[1:] or points:
                path.lineTo(*self._viewport.to_screen(*point))
            pen = QPen(colour, width * self._viewport.scale)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPath(path)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is here."""
        at = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self._cursor is not None:
            x, y = self._viewport.to_screen(self._cursor.x(), self._cursor.y())
            at = QPoint(round(x), round(y))
        x, y = self._viewport.to_map(at.x(), at.y())
        self.menu_requested.emit(x, y, self.mapToGlobal(at))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at any more."""
        self._at = None
        self.set_hovered(None)
        self.place_hovered.emit(None)
        self.update()
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel zooms at the pointer; two fingers on a pad pan, with Ctrl they zoom."""
        pixels, angle = event.pixelDelta(), event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            # Qt turns an Alt wheel into a sideways one
            turned = angle.y() or angle.x()
            if turned:
                self.stack_step_requested.emit(
                    *self._to_map(event.position()), -1 if turned > 0 else 1
                )
            event.accept()
            return
        is_zoom_key = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not pixels.isNull() and not is_zoom_key:
            self._pan(pixels.x(), pixels.y())
        elif angle.y():
            self._zoom(ZOOM_STEP ** (angle.y() / 120), event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Pinching zooms at the fingers; Tab steps through what lies below the crosshair."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(event.key()))
            if step is not None and self._steps_stack(step):
                return True
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self._zoom(1 + event.value(), event.position())
            return True
        return super().event(event)

    # ------------------------------------------------------------------ keyboard
    def _steps_stack(self, step: int) -> bool:
        """Take a Tab for the list of what lies here; whether it was taken."""
        if self._cursor is not None:
            x, y = self._cursor.x(), self._cursor.y()
        elif self._at is not None and self.underMouse():
            x, y = self._to_map(self._at)
        else:
            return False
        if self.is_past_the_stack(x, y, step):
            return False
        self.stack_step_requested.emit(x, y, step)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the crosshair, mark, zoom, peel."""
        key = event.key()
        arrows = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        if key in arrows:
            self._move_cursor(*arrows[Qt.Key(key)], event.modifiers())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._cursor is not None:
            is_whole = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            signal = self.map_double_clicked if is_whole else self.map_clicked
            signal.emit(self._cursor.x(), self._cursor.y())
        elif key == Qt.Key.Key_Escape and self.brush.is_down:
            self.brush.cancel()
            self._press = None
            self.update()
        elif key == Qt.Key.Key_Escape:
            self.put_away_requested.emit()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif key == Qt.Key.Key_Minus:
            self.zoom_out()
        elif key == Qt.Key.Key_Home:
            self.fit_body()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.depth_step_requested.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._holds_space = True
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Space let go: no more dragging."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._holds_space = False
            self.unsetCursor()
        else:
            super().keyReleaseEvent(event)

    def _move_cursor(self, dx: int, dy: int, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self._pan(-60.0 * dx, -60.0 * dy)
            return
        step = STEP_MM / 6 if modifiers & Qt.KeyboardModifier.ShiftModifier else STEP_MM
        here = self._cursor or QPointF(self._viewport.x, self._viewport.y)
        self.put_cursor(here.x() + dx * step, here.y() + dy * step)

    def put_cursor(self, x: float, y: float) -> None:
        """Set the crosshair to a place (mm) and name it; the view follows."""
        self._cursor = QPointF(x, y)
        left, top = self._viewport.to_screen(x, y)
        margin = 24
        dx = min(0.0, self.width() - margin - left) + max(0.0, margin - left)
        dy = min(0.0, self.height() - margin - top) + max(0.0, margin - top)
        if dx or dy:
            self._pan(dx, dy)
        self._hover(x, y)
        self.update()

    @property
    def cursor_place(self) -> tuple[float, float] | None:
        """The crosshair's place (mm)."""
        return (self._cursor.x(), self._cursor.y()) if self._cursor is not None else None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus ring."""
        self._holds_space = False
        super().focusOutEvent(event)
        self.update()

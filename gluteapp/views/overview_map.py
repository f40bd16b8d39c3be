"""The whole figure in small, with the part that the map shows; a click goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gluteapp.domain.viewport import Viewport, fitted

if TYPE_CHECKING:
    from gluteapp.domain.atlas import AspectMap
    from gluteapp.picture.palette import Palette

SIZE = QSize(74, 204)


class OverviewMap(QWidget):
    """Lies in a corner of the map."""

    place_chosen = Signal(float, float)
    """A place (mm) to bring to the middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("overview-map")
        self.setAccessibleName(self.tr("Whole figure in small"))
        self.setToolTip(self.tr("Click to go there"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(SIZE)
        self._drawn: AspectMap | None = None
        self._palette: Palette | None = None
        self._body: QPainterPath | None = None
        self._seen = QRectF()
        self._marks: list[QPointF] = []

    def set_drawing(self, drawn: AspectMap, palette: Palette) -> None:
        """Show an aspect."""
        if drawn is not self._drawn:
            self._body = None
        self._drawn, self._palette = drawn, palette
        self.update()

    def set_seen(self, viewport: Viewport) -> None:
        """Frame the part that the map shows."""
        left, top = viewport.to_map(0, 0)
        right, bottom = viewport.to_map(viewport.width, viewport.height)
        self._seen = QRectF(left, top, right - left, bottom - top)
        self.update()

    def set_marks(self, marks: list[tuple[float, float]]) -> None:
        """Show where the user's marks are (mm)."""
        self._marks = [QPointF(x, y) for x, y in marks]
        self.update()

    def _fit(self) -> Viewport | None:
        if self._drawn is None:
            return None
        return fitted(self._drawn.viewbox, self.width(), self.height(), 0.06)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A silhouette, the frame, the marks."""
        fit = self._fit()
        if fit is None or self._drawn is None or self._palette is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(self._palette.paper)
        ground.setAlphaF(0.86)
        painter.setPen(QPen(QColor(self._palette.letter), 0.8))
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        body = QColor(self._palette.letter)
        body.setAlphaF(0.35)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(body)
        painter.drawPath(self._silhouette(self._drawn, fit))
        painter.setBrush(QColor(self._palette.mark))
        for mark in self._marks:
            painter.drawEllipse(QPointF(*fit.to_screen(mark.x(), mark.y())), 2.6, 2.6)
        left, top = fit.to_screen(self._seen.left(), self._seen.top())
        frame = QRectF(left, top, self._seen.width() * fit.scale, self._seen.height() * fit.scale)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._palette.hover), 1.6))
        painter.drawRect(frame.intersected(QRectF(self.rect()).adjusted(2, 2, -2, -2)))
        painter.end()

    def _silhouette(self, drawn: AspectMap, fit: Viewport) -> QPainterPath:
        """The body's outline in this small size."""
        if self._body is None:
            self._body = QPainterPath()
            for ring in drawn.skin.rings:
                self._body.moveTo(*fit.to_screen(*ring[0]))
                for point in ring[1:]:
                    self._body.lineTo(*fit.to_screen(*point))
                self._body.closeSubpath()
        return self._body

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        self._choose(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the frame."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._choose(event.position())

    def _choose(self, at: QPointF) -> None:
        fit = self._fit()
        if fit is not None:
            self.place_chosen.emit(*fit.to_map(at.x(), at.y()))

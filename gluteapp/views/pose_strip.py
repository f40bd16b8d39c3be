"""Pictures of how a technique is done, beside its steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from gluteapp.domain.pose import PoseUse, pose_uses
from gluteapp.domain.vocabulary import Side
from gluteapp.picture.pose_art import fills_frame, viewbox_of
from gluteapp.views.theme import LIGHT_THEME, Theme

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gluteapp.domain.library import Step

PoseSource = Callable[[str, str, Side], str]
"""Gives a pose's SVG for a palette's name and the sore side."""

HEIGHT, LEAST_WIDTH = 176, 72
"""Of one picture, px."""
LEAST_ASPECT, MOST_ASPECT = 0.7, 1.9
"""A tall picture gets no less room in a row, a wide one no more."""
GAP, INSET, RADIUS = 8, 6, 8
CHIP_PADDING = 7


class PoseTile(QAbstractButton):
    """One picture with the numbers of its steps; pressing it chooses the first of them."""

    def __init__(self, use: PoseUse, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.use = use
        self.theme: Theme = LIGHT_THEME
        self._svg = ""
        self._picture = QPixmap()
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self.setMinimumWidth(LEAST_WIDTH)

    def sizeHint(self) -> QSize:
        """Twice as wide as it must be, where there is room."""
        return QSize(2 * LEAST_WIDTH, HEIGHT)

    def set_look(self, svg: str, theme: Theme) -> None:
        """Show another picture or other colours."""
        if svg != self._svg:
            self._svg, self._picture = svg, QPixmap()
        self.theme = theme
        self.update()

    @property
    def aspect(self) -> float:
        """The picture's width by its height, for sharing out a row."""
        _, _, width, height = viewbox_of(self._svg)
        return min(max(width / height, LEAST_ASPECT), MOST_ASPECT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Frame, picture and the numbers of the steps."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self.theme
        chosen = self.isChecked() or self.hasFocus()
        painter.setBrush(QColor(theme.raised))
        edge = theme.map.target if self.isChecked() else theme.accent if chosen else theme.border
        painter.setPen(QPen(QColor(edge), 2.0 if chosen else 1.0))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        room = self.rect().adjusted(INSET, INSET, -INSET, -INSET)
        painter.drawPixmap(room.topLeft(), self._picture_for(room.size()))
        self._paint_numbers(painter, room)

    def _paint_numbers(self, painter: QPainter, room: QRect) -> None:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Bold)
        metrics = QFontMetrics(font)
        height = metrics.height() + 4
        width = max(height, metrics.horizontalAdvance(self.use.label) + 2 * CHIP_PADDING)
        chip = QRectF(room.left(), room.top(), width, height)
        ground = self.theme.map.target if self.isChecked() else self.theme.accent
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(chip, height / 2, height / 2)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.surface if self.isChecked() else self.theme.on_accent))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, self.use.label)

    def _picture_for(self, room: QSize) -> QPixmap:
        ratio = self.devicePixelRatioF()
        wanted = room * ratio
        if self._picture.size() != wanted:
            self._picture = QPixmap(wanted)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            renderer = QSvgRenderer(QByteArray(self._svg.encode()))
            box = renderer.viewBoxF()
            scales = (room.width() / box.width(), room.height() / box.height())
            scale = max(scales) if fills_frame(self._svg) else min(scales)
            size = box.size() * scale
            target = QRectF(
                (room.width() - size.width()) / 2,
                (room.height() - size.height()) / 2,
                size.width(),
                size.height(),
            )
            painter = QPainter(self._picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipRect(target & QRectF(QPointF(), QSizeF(room)))
            renderer.render(painter, target)
            painter.end()
        return self._picture


class PoseStrip(QWidget):
    """The pictures of a list of steps, side by side: where to begin and where to go."""

    step_chosen = Signal(int)
    """Index of a step, from 0."""

    def __init__(
        self, source: PoseSource, words: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._source = source
        self._words = words
        self._theme = LIGHT_THEME
        self._side = Side.RIGHT
        self.tiles: list[PoseTile] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self.setVisible(False)

    def set_theme(self, theme: Theme) -> None:
        """Recolour."""
        self._theme = theme
        self._dress()

    def set_steps(self, steps: Sequence[Step], side: Side) -> None:
        """Show the pictures of other steps, or of the other side."""
        self._side = side
        uses = pose_uses(steps)
        if [tile.use for tile in self.tiles] != list(uses):
            self._rebuild(uses)
        self._dress()
        self.show_step(-1)
        self.setVisible(bool(uses))

    def show_step(self, index: int) -> None:
        """Set off the picture of one step (from 0); -1 sets off none."""
        for tile in self.tiles:
            tile.setChecked(index + 1 in tile.use.steps)

    def _rebuild(self, uses: Sequence[PoseUse]) -> None:
        for tile in self.tiles:
            self._row.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self.tiles = [PoseTile(use, self._words[use.pose], self) for use in uses]
        for tile in self.tiles:
            self._row.addWidget(tile)
            tile.clicked.connect(self._on_clicked)

    def _dress(self) -> None:
        for tile in self.tiles:
            palette = self._theme.map.name
            tile.set_look(self._source(tile.use.pose, palette, self._side), self._theme)
            self._row.setStretchFactor(tile, round(100 * tile.aspect))

    @Slot()
    def _on_clicked(self) -> None:
        tile = self.sender()
        if isinstance(tile, PoseTile):
            self.step_chosen.emit(tile.use.steps[0] - 1)
            tile.setChecked(True)

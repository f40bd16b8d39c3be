"""The brush in the user's hand: gathers the way of one stroke in body millimetres."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gluteapp.domain.strokes import BRUSH_WIDTHS, LEAST_WIDTH, BrushStroke, steadied, thinned

PART_MS = 400
"""So often a stroke that is under way is handed on: a crash takes no more than a second."""
LEAST_STEP_MM = 0.4
"""Nearer points add nothing that can be seen."""
LIGHTEST, HEAVIEST = 0.35, 1.4
"""Share of the brush's width under the lightest and the strongest touch of a pen."""
STAIRS_PX = 3
"""Steps of the mouse up to this may be the screen's pixels and not the hand's way."""
WIDTH_STEP = 1.12
"""A pen's pressure begins a new piece of the stroke when the width changes by so much."""


class Brush(QObject):
    """Width, eraser, pressure, and the stroke under way."""

    changed = Signal()
    """Width or eraser are others now."""
    painted = Signal(tuple, int)
    """Strokes that paint, and the number of the gesture that they belong to."""
    erased = Signal(tuple, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._width = BRUSH_WIDTHS[1]
        self._is_eraser = False
        self.feels_pressure = True
        """Whether a pen's pressure changes the width."""
        self._gesture = 0
        self._told = 0
        """The last gesture of which something was handed on."""
        self._erases = False
        self._reach = 0.0
        self._pieces: list[tuple[float, list[tuple[float, float]]]] = []
        self._timer = QTimer(self)
        self._timer.setInterval(PART_MS)
        self._timer.timeout.connect(self._hand_on)

    # ------------------------------------------------------------------- choice
    @property
    def width(self) -> float:
        """Width in mm."""
        return self._width

    def set_width(self, width: float) -> None:
        """Take another brush."""
        if width != self._width:
            self._width = width
            self.changed.emit()

    def step_width(self, step: int) -> None:
        """The next larger (1) or smaller (-1) brush."""
        index = min(range(len(BRUSH_WIDTHS)), key=lambda i: abs(BRUSH_WIDTHS[i] - self._width))
        self.set_width(BRUSH_WIDTHS[min(len(BRUSH_WIDTHS) - 1, max(0, index + step))])

    @property
    def is_eraser(self) -> bool:
        """Whether strokes take away."""
        return self._is_eraser

    def set_eraser(self, *, erases: bool) -> None:
        """Paint or erase from now on."""
        if erases != self._is_eraser:
            self._is_eraser = erases
            self.changed.emit()

    # ------------------------------------------------------------------- stroke
    @property
    def is_down(self) -> bool:
        """Whether a stroke is under way."""
        return bool(self._pieces)

    @property
    def erases_now(self) -> bool:
        """Whether the stroke under way takes away."""
        return self._erases

    @property
    def pieces(self) -> list[tuple[float, list[tuple[float, float]]]]:
        """Width and points (mm) of what is not handed on yet."""
        return self._pieces

    def begin(self, x: float, y: float, pressure: float, *, pixel_mm: float, erases: bool) -> None:
        """Set the brush down; ``pressure`` 0–1, or 0 where there is none."""
        self._gesture += 1
        self._reach = STAIRS_PX * pixel_mm
        self._erases = erases
        self._pieces = [(self._pressed_width(pressure), [(x, y)])]
        self._timer.start()

    def move(self, x: float, y: float, pressure: float) -> None:
        """Draw on."""
        width, points = self._pieces[-1]
        last = points[-1]
        if max(abs(x - last[0]), abs(y - last[1])) < LEAST_STEP_MM:
            return
        wanted = self._pressed_width(pressure)
        if not width / WIDTH_STEP < wanted < width * WIDTH_STEP:
            self._pieces.append((wanted, [last, (x, y)]))
        else:
            points.append((x, y))

    def end(self) -> None:
        """Lift the brush."""
        self._timer.stop()
        self._hand_on()
        self._pieces = []

    def cancel(self) -> None:
        """Drop what is not handed on yet."""
        self._timer.stop()
        self._pieces = []

    def _pressed_width(self, pressure: float) -> float:
        if not self.feels_pressure or pressure <= 0:
            return self._width
        share = LIGHTEST + (HEAVIEST - LIGHTEST) * pressure
        return max(LEAST_WIDTH, round(self._width * share, 1))

    @Slot()
    def _hand_on(self) -> None:
        """Tell of what was drawn since the last time, and go on from its end."""
        strokes = tuple(
            BrushStroke(width, thinned(steadied(tuple(points), self._reach)))
            for width, points in self._pieces
        )
        if strokes:
            width, points = self._pieces[-1]
            self._pieces = [(width, [points[-1]])]
            is_only_the_old_end = len(strokes) == 1 and len(strokes[0].points) == 1
            if is_only_the_old_end and self._told == self._gesture:
                return
            (self.erased if self._erases else self.painted).emit(strokes, self._gesture)
            self._told = self._gesture

"""Steps through everything that lies at one place of the map."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from gluteapp.domain.stack import StackItem, stack_of

if TYPE_CHECKING:
    from gluteapp.views.body_map_view import BodyMapView
    from gluteapp.views.stack_panel import StackPanel

SAME_PLACE_PX = 8
"""The pointer may tremble so much between two steps."""


class StackStepper(QObject):
    """Keeps the place and the entry that is lit."""

    item_lit = Signal(object)
    """The ``StackItem``, or ``None`` when the list is put away."""

    def __init__(self, view: BodyMapView, panel: StackPanel) -> None:
        super().__init__(view)
        self._view = view
        self._panel = panel
        self._place: tuple[float, float] | None = None
        self._items: tuple[StackItem, ...] = ()
        self._index = -1
        view.stack_step_requested.connect(self.step)
        view.pointer_went.connect(self._on_pointer_went)
        view.map_clicked.connect(self.put_away)
        view.put_away_requested.connect(self.put_away)
        view.viewport_moved.connect(self.put_away)

    @property
    def current(self) -> StackItem | None:
        """What is lit."""
        return self._items[self._index] if self._place is not None else None

    @Slot(float, float, int)
    def step(self, x: float, y: float, step: int) -> None:
        """Light the next (1) or previous (-1) thing at a place (mm); past the ends: put away."""
        if self._place is None or not self._is_same(x, y):
            target = self._view.target_at(x, y)
            items = stack_of(target) if target is not None and target.is_on_body else ()
            self._place, self._items = (x, y), items
            self._index = -1 if step > 0 else len(items)
        self._index += step
        if not 0 <= self._index < len(self._items):
            self.put_away()
            return
        item = self._items[self._index]
        self._view.set_hovered(item.outline)
        self._panel.show_stack(self._items, self._index)
        self.item_lit.emit(item)

    def is_past_the_end(self, x: float, y: float, step: int) -> bool:
        """Whether a step would leave the list: then the key moves the focus as usual."""
        if self._place is None or not self._is_same(x, y):
            return step < 0
        return not 0 <= self._index + step < len(self._items)

    def _is_same(self, x: float, y: float) -> bool:
        reach = SAME_PLACE_PX / self._view.viewport.scale
        return self._place is not None and math.dist(self._place, (x, y)) <= reach

    @Slot()
    def put_away(self) -> None:
        """Hide the list."""
        if self._place is not None:
            self._place, self._items, self._index = None, (), -1
            self._panel.hide()
            self._view.set_hovered(None)
            self.item_lit.emit(None)

    @Slot(float, float)
    def _on_pointer_went(self, x: float, y: float) -> None:
        if not self._is_same(x, y):
            self.put_away()

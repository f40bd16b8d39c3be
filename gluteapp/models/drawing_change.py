"""One step of the drawing that can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QUndoCommand

if TYPE_CHECKING:
    from gluteapp.domain.pain import PainDrawing

NO_GESTURE, GESTURE_ID = -1, 1


class Holder(Protocol):
    """Whoever shows a drawing."""

    @property
    def drawing(self) -> PainDrawing:
        """What is shown."""

    def show_drawing(self, drawing: PainDrawing) -> None:
        """Show another one."""


class DrawingChange(QUndoCommand):
    """One step of the drawing that can be taken back."""

    def __init__(
        self, holder: Holder, text: str, after: PainDrawing, gesture: int = NO_GESTURE
    ) -> None:
        super().__init__(text)
        self._holder = holder
        self._before = holder.drawing
        self.after = after
        self.gesture = gesture

    def id(self) -> int:
        """Parts of one gesture of the brush become one step; everything else stays apart."""
        return NO_GESTURE if self.gesture == NO_GESTURE else GESTURE_ID

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in the next part of the same gesture."""
        if not isinstance(other, DrawingChange) or other.gesture != self.gesture:
            return False
        self.after = other.after
        return True

    def redo(self) -> None:
        """Show the drawing after the step."""
        self._holder.show_drawing(self.after)

    def undo(self) -> None:
        """Show the drawing before it."""
        self._holder.show_drawing(self._before)

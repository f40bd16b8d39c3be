"""A call with its arguments as a slot without any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from collections.abc import Callable


class Later(QObject):
    """Connect ``.run`` to a signal; lives as long as its owner."""

    def __init__(self, owner: QObject, call: Callable[..., object], *arguments: object) -> None:
        super().__init__(owner)
        self._call = call
        self._arguments = arguments

    @Slot()
    def run(self) -> None:
        """Make the call."""
        self._call(*self._arguments)

"""Which part of an aspect a view shows: the one place where mm and screen pixels meet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gluteapp.domain.geometry import Box, Point

LEAST_SCALE = 0.2
"""px/mm: a whole body in a small window."""
MOST_SCALE = 16.0
"""px/mm: a trigger point fills the view."""


@dataclass(frozen=True, slots=True)
class Viewport:
    """``scale`` in px/mm; ``x``, ``y`` (mm) at the middle of ``width`` × ``height`` px."""

    scale: float
    x: float
    y: float
    width: float
    height: float

    @property
    def box(self) -> Box:
        """What is seen: x, y, width, height in mm."""
        left, top = self.to_map(0.0, 0.0)
        return left, top, self.width / self.scale, self.height / self.scale

    def to_screen(self, x: float, y: float) -> Point:
        """Pixels of a place in mm."""
        return (
            (x - self.x) * self.scale + self.width / 2,
            (y - self.y) * self.scale + self.height / 2,
        )

    def to_map(self, left: float, top: float) -> Point:
        """Millimetres of a place in pixels."""
        return (
            (left - self.width / 2) / self.scale + self.x,
            (top - self.height / 2) / self.scale + self.y,
        )

    def zoomed(self, factor: float, left: float, top: float) -> Viewport:
        """Closer by ``factor``; what is at the pixel stays there."""
        scale = min(max(self.scale * factor, LEAST_SCALE), MOST_SCALE)
        x, y = self.to_map(left, top)
        return replace(
            self,
            scale=scale,
            x=x - (left - self.width / 2) / scale,
            y=y - (top - self.height / 2) / scale,
        )

    def panned(self, dx: float, dy: float) -> Viewport:
        """The paper moved by pixels."""
        return replace(self, x=self.x - dx / self.scale, y=self.y - dy / self.scale)

    def resized(self, width: float, height: float) -> Viewport:
        """Another window size around the same middle."""
        return replace(self, width=max(1.0, width), height=max(1.0, height))

    def within(self, box: Box) -> Viewport:
        """Moved back so that the middle stays on ``box`` (x, y, width, height; mm)."""
        left, top, width, height = box
        return replace(
            self, x=min(max(self.x, left), left + width), y=min(max(self.y, top), top + height)
        )


def fitted(box: Box, width: float, height: float, margin: float = 0.02) -> Viewport:
    """The whole of ``box`` (x, y, width, height; mm) in the middle of the view."""
    left, top, wide, high = box
    scale = min(width / wide, height / high) * (1 - margin)
    scale = min(max(scale, LEAST_SCALE), MOST_SCALE)
    return Viewport(scale, left + wide / 2, top + high / 2, max(1.0, width), max(1.0, height))

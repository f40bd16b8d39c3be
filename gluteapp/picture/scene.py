"""What a picture shows: visible layers, highlights, marks. Values only."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gluteapp.domain.vocabulary import Aspect, Layer, Side

if TYPE_CHECKING:
    from gluteapp.domain.pain import PainMark

DEFAULT_OPACITY: dict[Layer, float] = {
    Layer.SKIN: 0.35,
    Layer.SUPERFICIAL: 1.0,
    Layer.INTERMEDIATE: 1.0,
    Layer.DEEP: 1.0,
    Layer.NERVES: 1.0,
    Layer.BONES: 1.0,
}
"""A translucent skin over the muscles: people find themselves and see what lies below."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture of one aspect."""

    aspect: Aspect
    opacity: dict[Layer, float] = field(default_factory=lambda: dict(DEFAULT_OPACITY))
    """Opacity of the visible layers, 0–1; a layer that is missing is hidden."""
    muscle: tuple[str, Side] | None = None
    """Shown with its outline, zones and X marks."""
    others: tuple[tuple[str, Side], ...] = ()
    """Further muscles, with a thin outline."""
    points: tuple[str, ...] = ()
    """Only these trigger points of the muscle; empty for all."""
    targets: tuple[str, ...] = ()
    """Ids that a massage step points at: structures, regions, trigger points, corridor."""
    marks: tuple[PainMark, ...] = ()
    """The user's own marks, of all aspects."""
    marked_regions: tuple[tuple[str, Side], ...] = ()
    """Further places to be framed like marked ones."""
    with_corridor: bool = False
    """Hatch the sciatic corridor: no pressure here."""
    letters: bool = True
    """L and R."""
    numbers: bool = True
    """Of the X marks."""
    with_strokes: bool = False
    """Show in which directions the muscle is worked."""
    names: dict[str, tuple[str, str]] | None = None
    """Plain and anatomical names of structures and landmarks, to stand beside the map."""

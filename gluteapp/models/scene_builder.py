"""What the map has to show for the state of a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gluteapp.picture.scene import Scene

if TYPE_CHECKING:
    from gluteapp.models.layer_stack import LayerStack
    from gluteapp.models.session import Session

MOST_OTHERS = 3
"""Further candidates that get a thin outline; more would clutter the map."""


def scene_of(
    session: Session,
    layers: LayerStack,
    *,
    with_corridor: bool = False,
    with_names: bool = False,
    with_strokes: bool = False,
) -> Scene:
    """The scene of the current aspect."""
    candidates = session.answer.candidates if session.answer else ()
    others = [(one.muscle, one.side) for one in candidates][: MOST_OTHERS + 1]
    return Scene(
        aspect=session.aspect,
        opacity=layers.shown,
        muscle=session.selection,
        others=tuple(pair for pair in others if pair != session.selection)[:MOST_OTHERS],
        points=session.points,
        targets=session.targets,
        with_corridor=with_corridor,
        with_strokes=with_strokes,
        names=session.library.drawn_names() if with_names else None,
        marks=session.drawing.marks,
    )

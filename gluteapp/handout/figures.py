"""The page's figures: the same picture as the window's, in print colours."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from gluteapp.domain.vocabulary import Aspect, Layer, Side
from gluteapp.handout.render import FIGURES_WIDTH_PX
from gluteapp.picture.compose import composed
from gluteapp.picture.palette import PRINT
from gluteapp.picture.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gluteapp.domain.atlas import Atlas
    from gluteapp.domain.handout import Figure, Page, Section
    from gluteapp.domain.pain import PainDrawing
    from gluteapp.picture.artwork import Artwork

PoseSource = Callable[[str, str, Side], str]
"""Gives a pose's SVG for a palette's name and the sore side."""

_OPACITY = {
    Layer.BONES: 1.0,
    Layer.SKIN: 0.45,
}


def draw_figures(
    page: Page,
    atlas: Atlas,
    artworks: Mapping[Aspect, Artwork],
    style: str,
    drawing: PainDrawing,
) -> dict[tuple[str, Figure], str]:
    """SVG text of every figure of the page, by muscle; marks alone have no muscle."""
    made = {}
    for section in page.sections:
        for figure in section.figures:
            made[(section.muscle, figure)] = composed(
                atlas.aspects[figure.aspect],
                artworks[figure.aspect],
                style,
                _scene(section, figure, atlas, drawing),
                PRINT,
                # the more figures share the width, the larger their marks must be drawn
                width_px=FIGURES_WIDTH_PX // len(section.figures),
                frame=figure.frame,
            )
    for figure in page.marked_figures:
        made[("", figure)] = composed(
            atlas.aspects[figure.aspect],
            artworks[figure.aspect],
            style,
            Scene(aspect=figure.aspect, opacity={Layer.SKIN: 1.0}, marks=drawing.marks),
            PRINT,
            width_px=FIGURES_WIDTH_PX // 2,
            frame=figure.frame,
        )
    return made


def draw_poses(page: Page, source: PoseSource) -> dict[tuple[str, Side], str]:
    """SVG text of every pose picture of the page, by pose and sore side."""
    return {
        (picture.pose, section.side): source(picture.pose, PRINT.name, section.side)
        for section in page.sections
        for action in section.actions
        for picture in action.pictures
    }


def _scene(section: Section, figure: Figure, atlas: Atlas, drawing: PainDrawing) -> Scene:
    drawn = atlas.aspects[figure.aspect]
    item = drawn.structure(section.muscle, section.side)
    layers = dict(_OPACITY)
    if item is not None:
        layers[item.layer] = 1.0
    return Scene(
        aspect=figure.aspect,
        opacity=layers,
        muscle=(section.muscle, section.side),
        marks=drawing.marks,
        letters=False,
    )

"""The page's figures: the same picture as the window's, in print colours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from gluteapp.domain.vocabulary import Aspect, Layer, Side
from gluteapp.handout.render import FIGURES_WIDTH_PX
from gluteapp.picture.compose import composed
from gluteapp.picture.palette import PRINT
from gluteapp.picture.pose_art import closer, fills_frame, standing
from gluteapp.picture.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping, Sequence

    from gluteapp.domain.atlas import Atlas
    from gluteapp.domain.geometry import Box
    from gluteapp.domain.page import BoneLabel, Figure, Page, Section
    from gluteapp.domain.pain import PainDrawing
    from gluteapp.picture.artwork import Artwork

PoseSource = Callable[[str, str, Side], str]
"""Gives a pose's SVG for a palette's name and the sore side."""

LETTER_SHARE = 0.05
"""Height of a bone's word, of the figure's: 7 points where the figure is 50 mm high."""
LETTER_WIDTH = 0.53
"""Of the typeface, in heights: a little more than the average."""
FONT = "Source Sans Pro, sans-serif"
WHOLE_BODY_SHARE = 4
"""The part of the figures' width at which a whole body is drawn."""


@dataclass(frozen=True, slots=True)
class FigureKey:
    """What a figure shows: equal ones look alike, whatever their words."""

    muscle: str
    side: Side
    aspect: Aspect
    frame: Box
    count: int
    """Figures that share the width."""
    labels: tuple[BoneLabel, ...] = ()


_OPACITY = {Layer.BONES: 1.0, Layer.SKIN: 0.45}
"""No muscle but the one that the page is about: readers could not tell it from the others."""


def draw_figures(
    page: Page,
    atlas: Atlas,
    artworks: Mapping[Aspect, Artwork],
    style: str,
    drawing: PainDrawing,
    *,
    known: MutableMapping[FigureKey, str] | None = None,
) -> dict[tuple[str, Figure], str]:
    """SVG text of every figure of the page, by muscle; marks alone have no muscle.

    ``known`` holds those of the same drawing and body that are drawn already, and takes the
    new ones.
    """
    known = {} if known is None else known

    def drawn(key: FigureKey, scene: Callable[[], Scene], width_px: int) -> str:
        if key not in known:
            svg = composed(
                atlas.aspects[key.aspect],
                artworks[key.aspect],
                style,
                scene(),
                PRINT,
                width_px=width_px,
                frame=key.frame,
            )
            known[key] = _labelled(svg, key.labels, key.frame)
        return known[key]

    made = {}
    for section in page.sections:
        # the more figures share the width, the larger their marks must be drawn
        count = len(section.figures)
        for figure in section.figures:
            key = FigureKey(
                section.muscle, section.side, figure.aspect, figure.frame, count, figure.labels
            )
            scene = partial(_scene, section, figure, drawing)
            made[(section.muscle, figure)] = drawn(key, scene, FIGURES_WIDTH_PX // count)
    for figure in page.marked_figures:
        # a whole body is small on paper: its marks keep to numbers that can be read
        key = FigureKey("", Side.MIDLINE, figure.aspect, figure.frame, WHOLE_BODY_SHARE)
        scene = partial(Scene, aspect=figure.aspect, opacity={Layer.SKIN: 1.0}, marks=drawing.marks)
        made[("", figure)] = drawn(key, scene, FIGURES_WIDTH_PX // WHOLE_BODY_SHARE)
    return made


def _labelled(svg: str, labels: Sequence[BoneLabel], frame: Box) -> str:
    """The figure with words at bones, above or below their dot and as far out as they fit."""
    if not labels:
        return svg
    size = frame[3] * LETTER_SHARE
    middle = frame[0] + frame[2] / 2
    words = []
    for one in labels:
        is_left = one.x < middle
        y = one.y + (size * 1.05 if one.is_below else -size * 0.45)
        # as far out as it fits: the muscle and its pain lie on the other half
        wide = size * LETTER_WIDTH * len(one.word) - size * 0.6
        x = max(one.x - wide, frame[0]) if is_left else min(one.x + wide, frame[0] + frame[2])
        words.append(
            f'<circle cx="{one.x:.1f}" cy="{one.y:.1f}" r="{size * 0.2:.1f}"/>'
            f'<text x="{x:.1f}" y="{y:.1f}"'
            f' text-anchor="{"start" if is_left else "end"}">{escape(one.word)}</text>'
        )
    style = (
        f'font-family="{FONT}" font-weight="600" font-size="{size:.1f}" fill="{PRINT.letter}"'
        f' stroke="#ffffff" stroke-width="{size * 0.22:.1f}" stroke-linejoin="round"'
        ' paint-order="stroke"'
    )
    end = svg.rindex("</svg>")
    return f'{svg[:end]}<g class="bones" {style}>{"".join(words)}</g>{svg[end:]}'


def draw_poses(page: Page, source: PoseSource) -> dict[tuple[str, Side], str]:
    """SVG text of every pose picture of the page, by pose and sore side.

    The first standing person of an action shows how to stand; those after that come closer.
    """
    shown: dict[tuple[str, Side], str] = {}
    for section, action in ((one, action) for one in page.sections for action in one.actions):
        has_stood = False
        for picture in action.pictures:
            key = picture.pose, section.side
            svg = source(picture.pose, PRINT.name, section.side)
            if not has_stood:
                shown[key] = standing(svg)
            elif key not in shown:
                shown[key] = closer(svg, mirrored=section.side is Side.LEFT)
            has_stood = has_stood or not fills_frame(svg)
    return shown


def _scene(section: Section, figure: Figure, drawing: PainDrawing) -> Scene:
    return Scene(
        aspect=figure.aspect,
        opacity=_OPACITY,
        muscle=(section.muscle, section.side),
        marks=drawing.marks,
        letters=False,
        numbers=False,  # no step of a page refers to one
    )

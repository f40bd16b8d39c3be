"""What ``render`` shows, from its options."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gluteapp.domain.extent import weighed_areas
from gluteapp.domain.heatmap import HeatField, drawing_field, muscle_field
from gluteapp.domain.problems import InputError, unknown_word
from gluteapp.domain.vocabulary import (
    CARD_MUSCLES,
    CORE_MUSCLES,
    TRIGGER_POINTS,
    Side,
    zone_owners,
)
from gluteapp.picture.compose import composed, heat_image
from gluteapp.picture.heat import coloured
from gluteapp.picture.label_art import ROOM_MM as NAMES_ROOM_MM
from gluteapp.picture.palette import PALETTES, Palette
from gluteapp.picture.scene import DEFAULT_OPACITY, Scene

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from gluteapp.domain.atlas import AspectMap
    from gluteapp.domain.pain import PainDrawing
    from gluteapp.loading import Content


def make_picture(
    options: argparse.Namespace, content: Content, drawn: AspectMap, drawing: PainDrawing
) -> str:
    """The picture as SVG text."""
    palette = PALETTES[options.palette]
    left, top, width, height = drawn.viewbox
    room = NAMES_ROOM_MM if options.names else 0.0
    return composed(
        drawn,
        content.artworks_with(options.figure)[drawn.aspect],
        content.style(palette.name),
        replace(
            _scene(options, drawn, drawing),
            with_strokes=options.strokes,
            names=content.library.drawn_names() if options.names else None,
        ),
        palette,
        width_px=options.width,
        frame=(left - room, top, width + 2 * room, height),
        heat=_heat(options.heatmap, drawn, drawing, palette),
    )


def _scene(options: argparse.Namespace, drawn: AspectMap, drawing: PainDrawing) -> Scene:
    opacity = DEFAULT_OPACITY
    if options.layers is not None:
        opacity = {
            layer: DEFAULT_OPACITY[layer] if len(options.layers) > 1 else 1.0
            for layer in options.layers
        }
    muscles: list[tuple[str, Side]] = []
    points: list[str] = []
    regions: list[tuple[str, Side]] = []
    targets: list[str] = []
    for name in options.highlight:
        body, _, side = name.rpartition(".")
        if side not in tuple(Side):
            raise InputError(unknown_word("side at the end of a highlight", side, tuple(Side)))
        if body in CARD_MUSCLES:
            muscles.append((body, Side(side)))
        elif (
            body.rpartition(".")[0] in CORE_MUSCLES
            and body in TRIGGER_POINTS[body.rpartition(".")[0]]
        ):
            muscles.append((body.rpartition(".")[0], Side(side)))
            points.append(body)
        elif drawn.region(body, Side(side)) is not None:
            regions.append((body, Side(side)))
        elif drawn.structure(body, Side(side)) is not None:
            targets.append(body)
        else:
            raise InputError(
                unknown_word(f"highlight on the {drawn.aspect} aspect", name, _names(drawn))
            )
    chosen = list(dict.fromkeys(muscles))
    return Scene(
        aspect=drawn.aspect,
        opacity=dict(opacity),
        muscle=chosen[0] if chosen else None,
        others=tuple(chosen[1:]),
        points=tuple(points),
        targets=tuple(targets),
        marks=drawing.marks,
        marked_regions=tuple(regions),
    )


def _names(drawn: AspectMap) -> Iterable[str]:
    yield from (one.id for one in drawn.structures)
    yield from (one.id for one in drawn.regions)
    yield from (f"{one.trigger_point}.{one.side}" for one in drawn.points)


def _heat(wish: str | None, drawn: AspectMap, drawing: PainDrawing, palette: Palette) -> str:
    if wish is None:
        return ""
    field = _field(wish, drawn, drawing)
    colours = palette.mark_heat if wish == "drawing" else palette.heat
    return heat_image(coloured(field.values, colours), field.box)


def _field(wish: str, drawn: AspectMap, drawing: PainDrawing) -> HeatField:
    if wish == "drawing":
        return drawing_field(drawn, list(weighed_areas(drawing, drawn)))
    muscle, _, side = wish.rpartition(".")
    if muscle not in CARD_MUSCLES or side not in (Side.LEFT, Side.RIGHT):
        allowed = ("drawing", *(f"{m}.{s}" for m in CARD_MUSCLES for s in (Side.LEFT, Side.RIGHT)))
        raise InputError(unknown_word("heatmap", wish, allowed))
    return muscle_field(drawn, zone_owners(muscle), Side(side))

"""The pictures of docs/atlas.md: ``python docs/style_pictures.py [FOLDER]``. Needs no display."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from contact_sheet import ROOT, Cell, paint, picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drawing.outline import Outline
    from gluteapp.loading import Content

IMAGES = ROOT / "docs" / "images"
MUSCLE, ZONE_POINT, POSE = "gluteus-medius", "gluteus-minimus.1", "side-lying-ball"
HIP_MM = (10.0, -185.0, 175.0, 245.0)
"""The frame (x, y, width, height) around one hip from behind."""
LEG_MM = (10.0, -150.0, 175.0, 1050.0)
NODE = 'r="2.2" fill="#1f5673" stroke="#ffffff" stroke-width=".6"'
ANCHOR = 'r="2.8" fill="#c8500a" stroke="#ffffff" stroke-width=".6"'
GUIDE = 'fill="none" stroke="#1f5673" stroke-width=".9"'
ENDS = 'fill="none" stroke="#c8500a" stroke-width="2.2" stroke-linecap="round"'
EDGE = 'fill="#b4564c" fill-opacity=".25" stroke="#5b1d1a" stroke-width=".9"'


def main() -> None:
    """Write every picture."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else IMAGES
    from PySide6.QtGui import QGuiApplication

    from gluteapp.loading import shipped_content
    from gluteapp.picture.palette import LIGHT

    app = QGuiApplication(sys.argv[:1])
    content = shipped_content()
    paint(folder / "atlas-muscle.png", (270, 378), LIGHT.paper, muscle_cells(content))
    paint(folder / "atlas-zone.png", (130, 780), LIGHT.paper, zone_cells(content))
    paint(folder / "atlas-pose.png", (300, 120), LIGHT.paper, pose_cells(content))
    paint(folder / "atlas-layers.png", (135, 416), LIGHT.paper, layer_cells(content))
    del app


def muscle_cells(content: Content) -> list[Cell]:
    """From nodes to a lit muscle."""
    from gluteapp.domain.vocabulary import Aspect, Layer, Side
    from gluteapp.picture.scene import Scene

    item, words = muscle_source()
    bare = Scene(Aspect.POSTERIOR, {Layer.BONES: 1.0}, letters=False)
    bones = hip(content, bare)
    drawn = Scene(Aspect.POSTERIOR, {Layer.BONES: 1.0, Layer.INTERMEDIATE: 1.0}, letters=False)
    lit = Scene(
        Aspect.POSTERIOR,
        drawn.opacity,
        muscle=(MUSCLE, Side.RIGHT),
        with_strokes=True,
        letters=False,
    )
    return [
        Cell("1 nodes; orange: on landmarks", over(bones, nodes_svg(item, words))),
        Cell("2 attachments and guides", over(bones, guides_svg(item))),
        Cell("3 fibres, tendon, form", hip(content, drawn)),
        Cell("4 lit, with zones and strokes", hip(content, lit)),
    ]


def zone_cells(content: Content) -> list[Cell]:
    """A zone on screen, in the dark and on paper."""
    from gluteapp.domain.vocabulary import Aspect, Layer, Side
    from gluteapp.picture.palette import PALETTES
    from gluteapp.picture.scene import Scene

    muscle = ZONE_POINT.partition(".")[0]
    cells = []
    for aspect in (Aspect.POSTERIOR, Aspect.RIGHT_LATERAL):
        for palette in PALETTES.values():
            scene = Scene(
                aspect,
                dict.fromkeys(Layer, 1.0),
                muscle=(muscle, Side.RIGHT),
                points=(ZONE_POINT,),
                letters=False,
            )
            frame = LEG_MM if aspect is Aspect.POSTERIOR else (-90, *LEG_MM[1:])
            svg = picture(content, palette, scene, 130, frame=frame)
            cells.append(Cell(palette.name, svg))
    return cells


def pose_cells(content: Content) -> list[Cell]:
    """A pose and its variants: two stages, another palette, the other side."""
    from gluteapp.domain.vocabulary import Side

    wanted = (
        (POSE, "light", Side.RIGHT),
        (f"{POSE}-roll", "light", Side.RIGHT),
        (f"{POSE}-roll", "print", Side.RIGHT),
        (f"{POSE}-roll", "light", Side.LEFT),
    )
    return [
        Cell(f"{pose}, {palette}, {side}", content.pose_picture(pose, palette, side))
        for pose, palette, side in wanted
    ]


def layer_cells(content: Content) -> list[Cell]:
    """Peeling from behind."""
    from gluteapp.domain.vocabulary import Aspect, Layer
    from gluteapp.picture.palette import LIGHT
    from gluteapp.picture.scene import Scene

    order = [
        Layer.SKIN, Layer.SUPERFICIAL, Layer.INTERMEDIATE, Layer.DEEP, Layer.NERVES, Layer.BONES,
    ]  # fmt: skip
    return [
        Cell(
            f"from {layer}",
            picture(content, LIGHT, Scene(Aspect.POSTERIOR, dict.fromkeys(order[i:], 1.0)), 135),
        )
        for i, layer in enumerate(order)
    ]


def hip(content: Content, scene: Any) -> str:
    """The right hip from behind."""
    from gluteapp.picture.palette import LIGHT

    return picture(content, LIGHT, scene, 270, frame=HIP_MM)


def over(svg: str, drawn: str) -> str:
    """A picture with something drawn over it."""
    head, end, _ = svg.rpartition("</svg>")
    return f"{head}{drawn}{end}"


def muscle_source() -> tuple[dict[str, Any], str]:
    """The muscle with places for landmarks, and its control points as they are written."""
    import tomllib

    from drawing.__main__ import HERE
    from drawing.source import merged

    written = tomllib.loads((HERE / "sources" / "frontal" / "muscles.toml").read_text("utf-8"))
    words = next(one["outline"] for one in written["structure"] if one["id"] == MUSCLE)
    drawn = merged(HERE / "sources" / "posterior")["structure"]
    return next(one for one in drawn if one["id"] == MUSCLE), words


def nodes_svg(item: dict[str, Any], words: str) -> str:
    """Its outline with a dot on every node; those that hang on a landmark in orange."""
    from drawing.outline import Outline

    outline = outline_of(item)
    nodes = Outline.from_text(item["outline"]).nodes  # before its corners are rounded
    dots = [
        f'<circle cx="{node.x}" cy="{node.y}" {ANCHOR if word[0].isalpha() else NODE}/>'
        for node, word in zip(nodes, words.split(), strict=True)
    ]
    return f'<path d="{outline.data}" {EDGE}/>{"".join(dots)}'


def guides_svg(item: dict[str, Any]) -> str:
    """Its outline with the attachment lines and the guides."""
    from drawing.outline import line_of

    outline = outline_of(item)
    part = item["part"][0]
    guides = "".join(line_svg(line_of(text, outline), GUIDE) for text in part["guides"])
    ends = "".join(line_svg(line_of(part[end], outline), ENDS) for end in ("origin", "insertion"))
    return f'<path d="{outline.data}" {EDGE}/>{guides}{ends}'


def outline_of(item: dict[str, Any]) -> Outline:
    """Its outline."""
    from drawing.art import outline_of as drawn

    return drawn(item)


def line_svg(points: Sequence[Any], look: str) -> str:
    """One polyline."""
    places = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{places}" {look}/>'


if __name__ == "__main__":
    main()

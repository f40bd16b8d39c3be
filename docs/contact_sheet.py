"""Everything that is drawn, on a few sheets: ``python docs/contact_sheet.py FOLDER``.

One sheet for each palette and aspect (each layer alone, all of them peeled one after the other,
both figures, the pain areas of the five core muscles), one for each aspect enlarged eight times
at places where structures meet, and one each for the names and for the poses in each palette.
Needs no display.
"""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QPainter

    from gluteapp.domain.vocabulary import Aspect
    from gluteapp.loading import Content
    from gluteapp.picture.palette import Palette

GAP, CAPTION, COLUMNS = 10, 20, 8
CELL, ZOOM_CELL, POSE_CELL, NAMES_CELL = (190, 585), (420, 420), (300, 240), (1000, 1650)
"""Width and height of one picture, px."""
ZOOM_MM = 52.0
"""Side of an enlarged cell: eight times what a body that fits a full-HD window shows."""
PLACES = {
    "posterior": {
        "rib 12": (70, -250), "lumbar edge": (55, -190), "crest": (95, -125), "SI joint": (48, -85),
        "sacrum": (20, -60), "coccyx": (8, 5), "notch": (62, -35), "upper trochanter": (165, 0),
        "buttock edge": (150, 40), "gluteal fold": (85, 85), "mid thigh": (90, 200),
        "hollow of the knee": (80, 420), "calf": (85, 520), "heel": (80, 820),
    },
    "anterior": {
        "rib 12": (100, -240), "lower belly": (40, -120), "ASIS": (-118, -95), "groin": (-60, -20),
        "pubis": (0, 30), "hip joint": (-85, 0), "trochanter": (-165, 10), "tensor": (-140, 0),
        "mid thigh": (-110, 200), "kneecap": (-95, 410), "shin": (-85, 600), "ankle": (-85, 800),
    },
    "right-lateral": {
        "rib 12": (-20, -250), "crest": (0, -140), "PSIS": (-78, -95), "tensor": (50, -60),
        "trochanter": (0, 10), "sit bone": (-38, 50), "tract": (10, 200), "knee": (10, 420),
        "calf": (-40, 520), "outer ankle": (-20, 800),
    },
}  # fmt: skip
"""Where structures meet (mm), by aspect."""


@dataclass(frozen=True)
class Cell:
    """One captioned picture."""

    caption: str
    svg: str


def main() -> None:
    """Write every sheet."""
    parser = argparse.ArgumentParser(description="Sheets of everything that is drawn.")
    parser.add_argument("folder", type=Path, help="where the sheets go; made if missing")
    parser.add_argument("--only", default="", help="write only sheets whose name holds this")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    from PySide6.QtGui import QGuiApplication

    app = QGuiApplication(sys.argv[:1])
    take_fonts()
    for name, size, paper, cells in sheets():
        if options.only in name:
            paint(options.folder / f"{name}.png", size, paper, list(cells()))
    del app


def take_fonts() -> None:
    """The program's own typeface: names are measured for it."""
    from PySide6.QtGui import QFontDatabase

    from gluteapp import resources

    for data in resources.font_files():
        QFontDatabase.addApplicationFontFromData(data)


def sheets() -> Iterator[tuple[str, tuple[int, int], str, Callable[[], Iterator[Cell]]]]:
    """Name, cell size, paper colour and cells of every sheet."""
    from functools import partial

    from gluteapp.loading import shipped_content
    from gluteapp.picture.palette import LIGHT, PALETTES

    content = shipped_content()
    for palette in PALETTES.values():
        for aspect in content.atlas.aspects:
            cells = partial(layer_cells, content, palette, aspect)
            yield f"layers-{palette.name}-{aspect}", CELL, palette.paper, cells
    for aspect, places in PLACES.items():
        yield f"zoom-{aspect}", ZOOM_CELL, LIGHT.paper, partial(zoom_cells, content, aspect, places)
    for palette in PALETTES.values():
        cells = partial(pose_cells, content, palette)
        yield f"poses-{palette.name}", POSE_CELL, palette.paper, cells
        cells = partial(name_cells, content, palette)
        yield f"names-{palette.name}", NAMES_CELL, palette.paper, cells


def layer_cells(content: Content, palette: Palette, aspect: Aspect) -> Iterator[Cell]:
    """Each layer alone, all peeled one after the other, the figures, and pain areas."""
    from gluteapp.domain.vocabulary import CORE_MUSCLES, FIGURES, Aspect, Layer, Side
    from gluteapp.picture.scene import Scene

    def cell(caption: str, scene: Scene, figure: str = FIGURES[0]) -> Cell:
        return Cell(caption, picture(content, palette, scene, CELL[0], figure=figure))

    inwards = [
        Layer.SKIN, Layer.SUPERFICIAL, Layer.INTERMEDIATE, Layer.DEEP, Layer.NERVES, Layer.BONES,
    ]  # fmt: skip
    for layer in inwards:
        yield cell(f"{layer} alone", Scene(aspect, {layer: 1.0}))
    for figure in FIGURES:
        yield cell(f"{figure} skin", Scene(aspect, dict.fromkeys(Layer, 1.0)), figure)
        through = {**dict.fromkeys(Layer, 1.0), Layer.SKIN: 0.26}
        yield cell(f"{figure}, skin as at the start", Scene(aspect, through), figure)
    for depth in range(1, len(inwards)):
        kept = dict.fromkeys(inwards[depth:], 1.0)
        yield cell(f"from {inwards[depth]} inwards", Scene(aspect, kept))
    through = {**dict.fromkeys(Layer, 1.0), Layer.SKIN: 0.26}
    side = Side.LEFT if aspect is Aspect.LEFT_LATERAL else Side.RIGHT
    drawn = content.atlas.aspects[Aspect(aspect)]
    for muscle in CORE_MUSCLES:
        if drawn.structure(muscle, side) is None:
            continue  # not seen from here
        scene = Scene(aspect, through, muscle=(muscle, side), letters=False)
        yield cell(muscle, scene)


def name_cells(content: Content, palette: Palette) -> Iterator[Cell]:
    """Every aspect with its names, on the paper that the program adds for them."""
    from gluteapp.domain.vocabulary import Layer
    from gluteapp.picture.label_art import ROOM_MM
    from gluteapp.picture.scene import Scene

    names = content.library.drawn_names()
    for aspect, drawn in content.atlas.aspects.items():
        x, y, width, height = drawn.viewbox
        frame = (x - ROOM_MM, y, width + 2 * ROOM_MM, height)
        scene = Scene(aspect, {**dict.fromkeys(Layer, 1.0), Layer.SKIN: 0.26}, names=names)
        yield Cell(aspect, picture(content, palette, scene, NAMES_CELL[0], frame=frame))


def zoom_cells(
    content: Content, aspect: str, places: dict[str, tuple[float, float]]
) -> Iterator[Cell]:
    """Every place through the outer muscles, through the deep ones, and the bones alone."""
    from gluteapp.domain.vocabulary import Aspect, Layer
    from gluteapp.picture.palette import LIGHT
    from gluteapp.picture.scene import Scene

    peeled = {
        "skin": dict.fromkeys(Layer, 1.0),
        "muscles": {layer: 1.0 for layer in Layer if layer is not Layer.SKIN},
        "deep": dict.fromkeys((Layer.BONES, Layer.NERVES, Layer.DEEP), 1.0),
        "bones": {Layer.BONES: 1.0},
    }
    for place, (x, y) in places.items():
        frame = (x - ZOOM_MM / 2, y - ZOOM_MM / 2, ZOOM_MM, ZOOM_MM)
        for name, opacity in peeled.items():
            scene = Scene(Aspect(aspect), opacity, letters=False)
            svg = picture(content, LIGHT, scene, ZOOM_CELL[0], frame=frame)
            yield Cell(f"{place}: {name}", svg)


def pose_cells(content: Content, palette: Palette) -> Iterator[Cell]:
    """Every pose; those of the left side are mirror images."""
    from gluteapp.domain.vocabulary import Side

    for pose in sorted(content.pose_names):
        yield Cell(pose, content.pose_picture(pose, palette.name, Side.RIGHT))


def picture(
    content: Content,
    palette: Palette,
    scene,
    width: int,
    *,
    figure: str = "",
    frame: tuple[float, float, float, float] | None = None,
) -> str:
    """A scene as the program paints it."""
    from gluteapp.picture.compose import composed

    return composed(
        content.atlas.aspects[scene.aspect],
        content.artworks_with(figure)[scene.aspect],
        content.style(palette.name),
        scene,
        palette,
        width_px=width,
        frame=frame,
    )


def paint(target: Path, size: tuple[int, int], paper: str, cells: list[Cell]) -> None:
    """Lay the cells out in rows and write the sheet."""
    from PySide6.QtGui import QColor, QImage, QPainter

    width, height = size
    columns = min(COLUMNS, len(cells))
    rows = -(-len(cells) // columns)
    sheet = QImage(
        columns * (width + GAP) + GAP,
        rows * (height + CAPTION + GAP) + GAP,
        QImage.Format.Format_RGB32,
    )
    sheet.fill(QColor(paper))
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor("#808080"))
    for number, cell in enumerate(cells):
        left = GAP + number % columns * (width + GAP)
        top = GAP + number // columns * (height + CAPTION + GAP)
        painter.setClipping(False)
        painter.drawText(left, top + CAPTION - 6, cell.caption)
        paint_cell(painter, cell, (left, top + CAPTION, width, height))
    painter.end()
    if not sheet.save(str(target)):
        sys.exit(f"“{target}” cannot be written: choose a folder that may be written to.")


def paint_cell(painter: QPainter, cell: Cell, room: tuple[int, int, int, int]) -> None:
    """One picture, as large as fits its cell."""
    from PySide6.QtCore import QByteArray, QRectF
    from PySide6.QtSvg import QSvgRenderer

    left, top, width, height = room
    renderer = QSvgRenderer(QByteArray(cell.svg.encode()))
    box = renderer.viewBoxF()
    scale = min(width / box.width(), height / box.height())
    size = box.size() * scale
    place = QRectF(left + (width - size.width()) / 2, top, size.width(), size.height())
    painter.setClipRect(place)
    renderer.render(painter, place)


if __name__ == "__main__":
    main()

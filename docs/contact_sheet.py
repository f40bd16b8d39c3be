"""Every layer of every aspect in every palette on one picture.

``python docs/contact_sheet.py SHEET.png [PIXELS]`` gives each cell that width (160).
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
GAP = 6


def main(target: Path, width: int) -> None:
    """Paint rows of palettes and aspects, columns of layers, all layers last."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(ROOT))
    from PySide6.QtCore import QByteArray, QRectF
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    from gluteapp.domain.vocabulary import Layer
    from gluteapp.loading import shipped_content
    from gluteapp.picture.compose import composed
    from gluteapp.picture.palette import PALETTES
    from gluteapp.picture.scene import Scene

    app = QGuiApplication(sys.argv[:1])
    content = shipped_content()
    columns = [*({layer: 1.0} for layer in Layer), dict.fromkeys(Layer, 1.0), None]
    rows = [(palette, aspect) for palette in PALETTES.values() for aspect in content.atlas.aspects]
    _, _, box_width, box_height = next(iter(content.atlas.aspects.values())).viewbox
    height = round(width * box_height / box_width)
    sheet = QImage(
        len(columns) * (width + GAP), len(rows) * (height + GAP), QImage.Format.Format_RGB32
    )
    sheet.fill(0xFF808080)
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for row, (palette, aspect) in enumerate(rows):
        for column, opacity in enumerate(columns):
            scene = Scene(aspect) if opacity is None else Scene(aspect, opacity=opacity)
            svg = composed(
                content.atlas.aspects[aspect],
                content.artworks[aspect],
                content.style(palette.name),
                scene,
                palette,
                width_px=width,
            )
            cell = QRectF(column * (width + GAP), row * (height + GAP), width, height)
            QSvgRenderer(QByteArray(svg.encode())).render(painter, cell)
    painter.end()
    if not sheet.save(str(target)):
        sys.exit(f"“{target}” cannot be written: choose a folder that exists and a .png name.")
    del app


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("Name the picture to write: python docs/contact_sheet.py SHEET.png [PIXELS]")
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 160)

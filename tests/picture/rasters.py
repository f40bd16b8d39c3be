"""Pictures of SVG text as arrays (rows × columns × 3, 0–255), by two renderers."""

import re

import numpy as np
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer


def size_of(svg):
    """Width and height in pixels, as the root says."""
    head = svg[: svg.index(">", svg.index("<svg"))]
    return tuple(int(re.search(rf' {name}="(\d+)"', head)[1]) for name in ("width", "height"))


def by_qt(svg, size=None):
    width, height = size or size_of(svg)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    return array_of(image)


def by_resvg(svg, folder):
    """Typst hands SVG to resvg: a second opinion without a further dependency."""
    import typst

    width, height = size_of(svg)
    (folder / "picture.svg").write_text(svg, encoding="utf-8")
    page = folder / "page.typ"
    page.write_text(
        f"#set page(width: {width}pt, height: {height}pt, margin: 0pt)\n"
        '#image("picture.svg", width: 100%, height: 100%)',
        encoding="utf-8",
    )
    png = typst.compile(str(page), format="png", ppi=72.0)
    return array_of(QImage.fromData(png).convertToFormat(QImage.Format.Format_RGB32))


def array_of(image):
    shape = (image.height(), image.width(), 4)
    return np.frombuffer(image.constBits(), np.uint8).reshape(shape)[:, :, 2::-1].astype(float)

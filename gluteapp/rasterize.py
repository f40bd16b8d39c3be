"""SVG documents as PNG, with the packaged typeface; needs no display."""

from __future__ import annotations

import sys

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QFontDatabase, QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

from gluteapp import resources


def svg_to_png(svg: str) -> bytes:
    """Paint an SVG document at its own size; needs no display."""
    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    for data in resources.font_files():
        QFontDatabase.addApplicationFontFromData(data)
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    image = QImage(renderer.defaultSize(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    del app
    return bytes(buffer.data().data())

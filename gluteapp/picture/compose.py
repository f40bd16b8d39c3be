"""Artwork and overlay together as one SVG document: what ``render`` and the page use."""

from __future__ import annotations

import base64
import struct
import zlib
from typing import TYPE_CHECKING

from gluteapp.picture.overlay import OverlayArt, OverlayPainter, visible_layers
from gluteapp.picture.pens import with_pens_for

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from gluteapp.domain.atlas import AspectMap
    from gluteapp.domain.geometry import Box
    from gluteapp.picture.artwork import Artwork
    from gluteapp.picture.palette import Palette
    from gluteapp.picture.scene import Scene


def composed(
    drawn: AspectMap,
    artwork: Artwork,
    style: str,
    scene: Scene,
    palette: Palette,
    *,
    width_px: int,
    frame: Box | None = None,
    heat: str = "",
) -> str:
    """The picture of a scene.

    ``frame`` (x, y, width, height; mm) cuts out a part; by default the whole aspect.
    ``heat`` is inner SVG laid between artwork and overlay.
    """
    left, top, width, height = frame or drawn.viewbox
    px_per_mm = width_px / width
    layers = _layers(artwork, scene)
    overlay = OverlayPainter(
        drawn,
        palette,
        px_per_mm,
        OverlayArt(artwork.bands, artwork.structures, "", artwork.strokes),
        (left, top, width, height),
    ).svg(scene)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width_px}" '
        f'height="{round(height * px_per_mm)}" viewBox="{left:g} {top:g} {width:g} {height:g}">'
        f"<style>{with_pens_for(style, px_per_mm)}</style>"
        f'<rect x="{left:g}" y="{top:g}" width="{width:g}" height="{height:g}" '
        f'fill="{palette.paper}"/>'
        f"{layers}{heat}{overlay}</svg>\n"
    )


def _layers(artwork: Artwork, scene: Scene) -> str:
    """The visible layers on each other, deepest first."""
    shown = dict(visible_layers(scene))
    words = []
    for layer, opacity in shown.items():
        body = artwork.layer(layer, shown)
        words.append(body if opacity >= 1 else f'<g opacity="{opacity:g}">{body}</g>')
    return "".join(words)


def heat_image(rgba: NDArray[np.uint8], box: Box) -> str:
    """A coloured field (rows × columns × 4) as an SVG image over ``box`` (x, y, w, h; mm)."""
    left, top, width, height = box
    data = base64.b64encode(png_bytes(rgba)).decode("ascii")
    return (
        f'<image x="{left:g}" y="{top:g}" width="{width:g}" height="{height:g}" '
        'preserveAspectRatio="none" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'xlink:href="data:image/png;base64,{data}"/>'
    )


def png_bytes(rgba: NDArray[np.uint8]) -> bytes:
    """An RGBA array (rows × columns × 4) as a PNG file."""
    rows, columns, _ = rgba.shape
    raw = b"".join(b"\x00" + rgba[row].tobytes() for row in range(rows))
    header = struct.pack(">IIBBBBB", columns, rows, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(raw, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )

"""Writes the program's icon as a PNG of 512 pixels: ``python packaging/icon.py TARGET``.

PyInstaller turns it into the form that Windows or macOS wants; Linux desktops take the SVG.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "gluteapp" / "assets" / "icons" / "gluteapp.svg"
PIXELS = 512


def main(target: Path) -> None:
    """Paint the drawing at its full size."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.path.insert(0, str(ROOT))
    from gluteapp.rasterize import svg_to_png

    drawing = SOURCE.read_text(encoding="utf-8")
    size = f'width="{PIXELS}" height="{PIXELS}" viewBox='
    target.write_bytes(svg_to_png(drawing.replace("viewBox=", size, 1)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

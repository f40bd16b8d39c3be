"""Draw atlas and poses: ``python -m drawing`` writes ``gluteapp/assets/svg``."""

from __future__ import annotations

from pathlib import Path

from drawing.figure.board import drawn_poses
from drawing.sheet import Sheet

HERE = Path(__file__).parent
TARGET = HERE.parent / "gluteapp" / "assets" / "svg"
POSES = TARGET / "poses"

FILES = {
    "posterior": "posterior.svg",
    "anterior": "anterior.svg",
    "right-lateral": "lateral.svg",
}


MIRRORED = {"right-lateral": "left-lateral-texture.svg"}
"""Texture of the mirror image: its light comes from the upper left of the sheet too."""


def main() -> None:
    """Write the SVG of every aspect and of every pose."""
    TARGET.mkdir(parents=True, exist_ok=True)
    style = (TARGET / "light.css").read_text(encoding="utf-8")
    for aspect, name in FILES.items():
        sheet = Sheet(HERE / "sources" / aspect, style)
        (TARGET / name).write_text(sheet.svg(), encoding="utf-8")
        (TARGET / texture_name(name)).write_text(sheet.texture(), encoding="utf-8")
        if aspect in MIRRORED:
            other = Sheet(HERE / "sources" / aspect, style, mirrored=True)
            (TARGET / MIRRORED[aspect]).write_text(other.texture(), encoding="utf-8")
    style = (POSES / "light.css").read_text(encoding="utf-8")
    for name, svg in drawn_poses(HERE / "sources" / "poses", style).items():
        (POSES / f"{name}.svg").write_text(svg, encoding="utf-8")


def texture_name(name: str) -> str:
    """``posterior-texture.svg`` beside ``posterior.svg``."""
    return name.replace(".svg", "-texture.svg")


if __name__ == "__main__":
    main()

"""Draw the atlas: ``python -m drawing`` writes ``gluteapp/assets/svg``."""

from __future__ import annotations

from pathlib import Path

from drawing.sheet import Sheet

HERE = Path(__file__).parent
TARGET = HERE.parent / "gluteapp" / "assets" / "svg"

FILES = {
    "posterior": "posterior.svg",
    "anterior": "anterior.svg",
    "right-lateral": "lateral.svg",
}


def main() -> None:
    """Write the SVG of every control-point file."""
    TARGET.mkdir(parents=True, exist_ok=True)
    style = (TARGET / "light.css").read_text(encoding="utf-8")
    for aspect, name in FILES.items():
        sheet = Sheet(HERE / "sources" / aspect, style)
        (TARGET / name).write_text(sheet.svg(), encoding="utf-8")
        (TARGET / texture_name(name)).write_text(sheet.texture(), encoding="utf-8")


def texture_name(name: str) -> str:
    """``posterior-texture.svg`` beside ``posterior.svg``."""
    return name.replace(".svg", "-texture.svg")


if __name__ == "__main__":
    main()

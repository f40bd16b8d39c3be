"""Pose pictures in the colours and for the side that are asked for."""

from __future__ import annotations

import re

_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_VIEWBOX = re.compile(r'viewBox="([^"]+)"')


def viewbox_of(svg: str) -> tuple[float, float, float, float]:
    """Left, top, width and height of a picture in its own units.

    Raises:
        ValueError: if it has no view box.
    """
    found = _VIEWBOX.search(svg)
    if found is None:
        raise ValueError("the picture has no viewBox")
    left, top, width, height = (float(word) for word in found[1].split())
    return left, top, width, height


def fills_frame(svg: str) -> bool:
    """Whether the picture is a close-up: it fills its frame and is cut at the edges."""
    return 'preserveAspectRatio="xMidYMid slice"' in svg[: svg.find(">", svg.find("<svg"))]


def dressed(svg: str, style: str, *, mirrored: bool) -> str:
    """The picture with another style sheet; ``mirrored`` shows the left side as the sore one.

    Poses are drawn with the right side sore.
    """
    start, end = _STYLE.search(svg), svg.rfind("</svg>")
    if start is None or end < 0:
        raise ValueError("the picture has no style sheet of its own")
    head, body = svg[: start.start()], svg[start.end() : end]
    if mirrored:
        left, _, width, _ = viewbox_of(svg)
        body = f'<g transform="translate({2 * left + width:g},0) scale(-1,1)">{body}</g>'
    return f"{head}<style>{style}</style>{body}</svg>"

"""Pose pictures in the colours and for the side that are asked for."""

from __future__ import annotations

import re

_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_FOCUS = re.compile(r' data-focus="([^"]+)"')
CLOSE_MM = (640.0, 500.0)
"""Width and height of what a close-up shows."""
WAIST_MM = 260.0
"""So far above what it is about, a picture of how to stand begins."""
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


def standing(svg: str) -> str:
    """From the waist to the feet, where a picture of a standing person says what it is about.

    On a small print the whole person would be too small to show how to stand.
    """
    found = _FOCUS.search(svg)
    if found is None:
        return svg
    left, top, width, height = viewbox_of(svg)
    waist = float(found[1].split()[1]) - WAIST_MM
    box = f"{left:g} {waist:g} {width:g} {top + height - waist:g}"
    shown = _VIEWBOX.sub(f'viewBox="{box}"', svg, count=1)
    return _FOCUS.sub(' data-from-waist="yes"', shown, count=1)


def closer(svg: str, *, mirrored: bool) -> str:
    """A close-up of what a picture is about, where it says so; else the picture itself.

    ``mirrored`` is whether it has been mirrored, as ``dressed`` does.
    """
    found = _FOCUS.search(svg)
    if found is None:
        return svg
    x, y = (float(word) for word in found[1].split())
    left, _, width, _ = viewbox_of(svg)
    x = 2 * left + width - x if mirrored else x
    box = f"{x - CLOSE_MM[0] / 2:g} {y - CLOSE_MM[1] / 2:g} {CLOSE_MM[0]:g} {CLOSE_MM[1]:g}"
    shown = _VIEWBOX.sub(f'viewBox="{box}"', svg, count=1)
    return _FOCUS.sub(' preserveAspectRatio="xMidYMid slice"', shown, count=1)


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

"""Path data of an SVG: what is wrong with it, and its curves; the only user of svgelements."""

from __future__ import annotations

import re

_WORD = re.compile(r"[MmZzLlHhVvCcSsQqTtAa]|[-+]?(?:\d*\.\d+|\d+)(?:[eE][-+]?\d+)?")
_ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


def fault_in(data: str) -> str:
    """What is wrong with path data, as a sentence; empty if nothing is."""
    if not data.strip():
        return "has no path data."
    rest = _WORD.sub("", data).replace(",", "").strip()
    if rest:
        return f"has path data that no drawing program writes (“{rest[:12]}”)."
    words = _WORD.findall(data)
    if not words or words[0] not in "Mm":
        return "has path data that does not begin with a move (M)."
    command, count = words[0], 0
    for word in [*words[1:], "Z"]:
        if word[0].isalpha():
            needed = _ARGUMENTS[command.upper()]
            if needed and (count == 0 or count % needed):
                return f"has path data that is cut off in a “{command}” command."
            if count and not needed:
                return f"has numbers after “{command}”, which closes a path and takes none."
            command, count = word, 0
        else:
            count += 1
    return ""


def cubic_subpaths(data: str, transform: str | None) -> tuple[tuple[float, ...], ...]:
    """Every subpath as flat cubic control points in mm."""
    import svgelements as svg

    path = svg.Path(data)
    if transform:
        path = (path * svg.Matrix(transform)).reify()
    path.approximate_arcs_with_cubics()
    subpaths: list[tuple[float, ...]] = []
    current: list[float] = []
    for segment in path:
        if isinstance(segment, svg.Move):
            if len(current) > 2:
                subpaths.append(tuple(current))
            current = [segment.end.x, segment.end.y]
            continue
        start, end = segment.start, segment.end
        if isinstance(segment, svg.CubicBezier):
            first, second = segment.control1, segment.control2
        elif isinstance(segment, svg.QuadraticBezier):
            middle = segment.control
            first = start + (middle - start) * (2 / 3)
            second = end + (middle - end) * (2 / 3)
        else:
            first, second = start + (end - start) * (1 / 3), end + (start - end) * (1 / 3)
        current += [first.x, first.y, second.x, second.y, end.x, end.y]
    if len(current) > 2:
        subpaths.append(tuple(current))
    return tuple(tuple(round(value, 4) for value in subpath) for subpath in subpaths)

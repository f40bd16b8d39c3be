"""The filled paths of a PDF's page in points, as a reader that draws it would find them."""

from dataclasses import dataclass

import numpy as np
from pypdf.generic import ContentStream

_POINTS = {b"m": 1, b"l": 1, b"c": 3, b"v": 2, b"y": 2}
_FILLS = {b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"}
_ENDS = _FILLS | {b"S", b"s", b"n"}


@dataclass(frozen=True)
class Filled:
    """One filled path: its colour (0 to 255) and its points' bounds on the page, pt, y up."""

    colour: tuple[int, ...]
    box: tuple[float, float, float, float]

    @property
    def middle(self):
        left, low, right, high = self.box
        return (left + right) / 2, (low + high) / 2


def filled_paths(page):
    """Every filled path in the order of drawing, through all nested forms."""
    return list(_walk(page, page, np.eye(3), page["/Resources"]))


def _walk(stream, page, outer, resources):
    states, matrix, colour, points = [], outer, (0,), []
    for operands, operator in ContentStream(
        stream.get_contents() if stream is page else stream, page.pdf
    ).operations:
        if operator == b"q":
            states.append((matrix, colour))
        elif operator == b"Q":
            matrix, colour = states.pop()
        elif operator == b"cm":
            matrix = matrix @ _matrix(operands)
        elif operator in (b"g", b"rg", b"sc", b"scn"):
            colour = tuple(round(float(one) * 255) for one in operands if not isinstance(one, str))
        elif operator in _POINTS:
            values = [float(one) for one in operands]
            points += [matrix @ (x, y, 1) for x, y in zip(values[::2], values[1::2], strict=True)]
        elif operator == b"re":
            x, y, width, height = (float(one) for one in operands)
            points += [matrix @ (x, y, 1), matrix @ (x + width, y + height, 1)]
        elif operator == b"Do":
            form = resources["/XObject"][operands[0]]
            if form["/Subtype"] == "/Form":
                inner = matrix @ _matrix(form.get("/Matrix", (1, 0, 0, 1, 0, 0)))
                yield from _walk(form, page, inner, form.get("/Resources", resources))
        if operator in _ENDS:
            if points and operator in _FILLS:
                low, high = np.min(points, axis=0), np.max(points, axis=0)
                yield Filled(colour, (low[0], low[1], high[0], high[1]))
            points = []


def _matrix(values):
    a, b, c, d, e, f = (float(one) for one in values)
    return np.array([[a, c, e], [b, d, f], [0, 0, 1]])

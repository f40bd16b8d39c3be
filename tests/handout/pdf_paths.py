"""The filled paths of a PDF's page in points, as a reader that draws it would find them."""

from dataclasses import dataclass

import numpy as np
from pypdf.generic import ContentStream

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
    found = []
    _Reader(page.pdf, found).read(page.get_contents(), np.eye(3), page["/Resources"])
    return found


class _Reader:
    """Keeps position and colour as a PDF's operators change them."""

    def __init__(self, pdf, found):
        self._pdf, self._found = pdf, found
        self._matrix, self._colour, self._points = np.eye(3), (0,), []

    def read(self, stream, matrix, resources):
        kept = self._matrix, self._colour
        self._matrix, states = matrix, []
        for operands, operator in ContentStream(stream, self._pdf).operations:
            if operator == b"q":
                states.append((self._matrix, self._colour))
            elif operator == b"Q":
                self._matrix, self._colour = states.pop()
            elif operator == b"Do":
                self._form(resources["/XObject"][operands[0]], resources)
            elif operator in _CHANGES:
                _CHANGES[operator](self, operands)
            elif operator in _ENDS:
                self._end(operator)
        self._matrix, self._colour = kept

    def _form(self, form, resources):
        if form["/Subtype"] == "/Form":
            matrix = self._matrix @ _matrix(form.get("/Matrix", (1, 0, 0, 1, 0, 0)))
            self.read(form, matrix, form.get("/Resources", resources))

    def _move(self, operands):
        self._matrix = self._matrix @ _matrix(operands)

    def _take_colour(self, operands):
        self._colour = tuple(round(float(one) * 255) for one in operands if _is_number(one))

    def _add(self, operands):
        values = [float(one) for one in operands]
        self._points += [
            self._matrix @ (x, y, 1) for x, y in zip(values[::2], values[1::2], strict=True)
        ]

    def _add_box(self, operands):
        x, y, width, height = (float(one) for one in operands)
        self._add((x, y, x + width, y + height))

    def _end(self, operator):
        if self._points and operator in _FILLS:
            low, high = np.min(self._points, axis=0), np.max(self._points, axis=0)
            self._found.append(Filled(self._colour, (low[0], low[1], high[0], high[1])))
        self._points = []


_CHANGES = {
    b"cm": _Reader._move,
    **dict.fromkeys((b"g", b"rg", b"sc", b"scn"), _Reader._take_colour),
    **dict.fromkeys((b"m", b"l", b"c", b"v", b"y"), _Reader._add),
    b"re": _Reader._add_box,
}


def _is_number(value):
    return not isinstance(value, str)


def _matrix(values):
    a, b, c, d, e, f = (float(one) for one in values)
    return np.array([[a, c, e], [b, d, f], [0, 0, 1]])

"""Handles for driving a real window."""

import pytest
from PySide6.QtCore import QPoint, Qt

from gluteapp.domain.vocabulary import Side


class Driver:
    """Points and clicks in atlas millimetres."""

    def __init__(self, qtbot, workspace):
        self._qtbot = qtbot
        self.workspace = workspace
        self.map = workspace.panes.map
        self.session = workspace.session

    def pixel(self, x, y):
        left, top = self.map.viewport.to_screen(x, y)
        return QPoint(round(left), round(top))

    def click(self, x, y, **options):
        self._qtbot.mouseClick(self.map, Qt.MouseButton.LeftButton, pos=self.pixel(x, y), **options)

    def hover(self, x, y):
        self._qtbot.mouseMove(self.map, self.pixel(x, y))

    def middle_of(self, region, side=Side.RIGHT):
        """A point (mm) well inside a region of the current aspect."""
        return _inside(self._drawn.region(region, side).outline)

    def middle_of_muscle(self, muscle, side=Side.RIGHT):
        """A point (mm) well inside a muscle of the current aspect."""
        return _inside(self._drawn.structure(muscle, side).outline)

    @property
    def _drawn(self):
        return self.session.atlas.aspects[self.session.aspect]

    def click_region(self, region, side=Side.RIGHT):
        self.click(*self.middle_of(region, side))

    def find(self, kind, name):
        widget = self.workspace.parent().findChild(kind, name)
        assert widget is not None, name
        return widget

    def pass_screen(self, **answers):
        flags = {flag.id: False for flag in self.session.library.flags}
        self.session.answer_screen({**flags, **answers}, ())


def _inside(outline):
    row = sorted(outline.spans)[len(outline.spans) // 2]
    start, end = max(outline.spans[row], key=lambda span: span[1] - span[0])
    return (start + end) / 2, row + 0.5


@pytest.fixture
def driver(qtbot, workspace):
    return Driver(qtbot, workspace)

"""Tiny makers of test data."""

from gluteapp.domain.atlas import (
    AspectMap,
    Atlas,
    DrawnPoint,
    DrawnRegion,
    DrawnStructure,
    DrawnZone,
)
from gluteapp.domain.geometry import Outline
from gluteapp.domain.pain import Feel, PainDrawing, region_mark
from gluteapp.domain.vocabulary import Aspect, Layer, Side, ZoneLevel, region_sides


def a_square(left, top, size):
    """A square outline of straight cubic pieces."""
    return a_box(left, top, size, size)


def a_box(left, top, width, height):
    corners = [
        (left, top),
        (left + width, top),
        (left + width, top + height),
        (left, top + height),
    ]
    flat = list(corners[0])
    for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], corners[0]], strict=True):
        flat += [x1 + (x2 - x1) / 3, y1 + (y2 - y1) / 3]
        flat += [x1 + (x2 - x1) * 2 / 3, y1 + (y2 - y1) * 2 / 3]
        flat += [x2, y2]
    return Outline((tuple(flat),))


def a_circle(x, y, radius):
    k = radius * 0.5522847498
    return Outline(
        (
            (
                *(x + radius, y),
                *(x + radius, y + k, x + k, y + radius, x, y + radius),
                *(x - k, y + radius, x - radius, y + k, x - radius, y),
                *(x - radius, y - k, x - k, y - radius, x, y - radius),
                *(x + k, y - radius, x + radius, y - k, x + radius, y),
            ),
        )
    )


def a_map(*, zones=(), regions=(), structures=(), points=(), aspect=Aspect.POSTERIOR):
    """An aspect with a large skin and what is given."""
    skin = DrawnStructure("skin", Side.MIDLINE, Layer.SKIN, a_square(-500, -500, 1000))
    return AspectMap(
        aspect=aspect,
        viewbox=(-500, -500, 1000, 1000),
        structures=(skin, *structures),
        zones=tuple(zones),
        points=tuple(points),
        regions=tuple(regions),
        landmarks=(),
    )


def an_atlas(*maps):
    return Atlas("test", {drawn.aspect: drawn for drawn in maps})


def a_zone(point, outline, *, level=ZoneLevel.ESSENTIAL, side=Side.RIGHT):
    return DrawnZone(point, side, level, outline)


def a_region(name, outline, *, side=Side.RIGHT):
    return DrawnRegion(name, side, outline)


def a_muscle(name, outline, *, layer=Layer.DEEP, side=Side.RIGHT):
    return DrawnStructure(name, side, layer, outline)


def an_x(point, x, y, *, side=Side.RIGHT):
    return DrawnPoint(point, side, x, y)


def a_drawing(*places):
    """``a_drawing("mid-buttock.right:6", "coccyx.midline")``."""
    marks = []
    for place in places:
        name, _, nrs = place.partition(":")
        region, _, side = name.rpartition(".")
        marks.append(region_mark(region, side, Feel(int(nrs) if nrs else None)))
    return PainDrawing(tuple(marks))


def right_of(region):
    """The region's right side, or the midline."""
    return f"{region}.{region_sides(region)[-1]}"

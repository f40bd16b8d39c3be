"""Strokes stay inside their muscle."""

import re

import pytest
from shapely.geometry import LineString
from svgelements import Move, Path

from drawing.__main__ import HERE
from drawing.art import fibres_svg, outline_of
from drawing.form import area_of
from drawing.source import merged

STROKE_MM = 0.7
"""A stroke's middle may lie so far outside: its own weight and the outline's hide it."""
BENT = [
    ("anterior", "sartorius"),
    ("anterior", "tibialis-anterior"),
    ("right-lateral", "external-oblique"),
    ("right-lateral", "iliocostalis-lumborum"),
    ("right-lateral", "rectus-abdominis"),
]
"""Muscles whose outline bends inwards along the fibres."""


@pytest.mark.parametrize(("aspect", "name"), BENT)
def test_that_no_stroke_leaves_a_bent_muscle(aspect, name):
    source = merged(HERE / "sources" / aspect)["structure"]
    item = next(one for one in source if one["id"] == name)
    outline = outline_of(item)
    room = area_of([outline.ring()]).buffer(STROKE_MM)
    strokes = re.findall(r'<path class="(?!tendon)[^"]*" d="([^"]*)"', fibres_svg(item, outline))
    lines = [line for data in strokes for line in lines_of(data)]
    assert len(lines) > 20
    assert all(room.covers(line) for line in lines)


def lines_of(data):
    for part in Path(data).as_subpaths():
        points = [
            (one.x, one.y)
            for segment in Path(part)
            if not isinstance(segment, Move)
            for one in (segment.point(step / 6) for step in range(7))
        ]
        if len(points) > 1:
            yield LineString(points)


def test_that_a_muscle_with_its_middle_behind_a_bone_has_no_stroke_across_it():
    """Seen in two parts, its strokes stay in one of them."""
    source = merged(HERE / "sources" / "anterior")["structure"]
    item = next(one for one in source if one["id"] == "piriformis")
    outline = outline_of(item)
    whole = area_of([outline.ring()])
    left, _, right, _ = whole.bounds
    middle = (left + right) / 2
    seen = whole.difference(LineString([(middle, -300), (middle, 300)]).buffer(12))
    room = seen.buffer(STROKE_MM)
    strokes = re.findall(
        r'<path class="(?!tendon)[^"]*" d="([^"]*)"', fibres_svg(item, outline, seen)
    )
    assert all(room.covers(line) for data in strokes for line in lines_of(data))

"""Strokes stay inside their muscle and beside each other."""

import re
from itertools import combinations

import pytest
from shapely.geometry import LineString
from svgelements import Move, Path

from drawing.__main__ import FILES, HERE
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


CROSSINGS = 2
"""So many pairs of a muscle's strokes may touch where all of them run together."""


@pytest.mark.parametrize("aspect", FILES)
def test_that_fibres_of_one_field_do_not_cross(aspect):
    for item in merged(HERE / "sources" / aspect)["structure"]:
        outline = outline_of(item)
        for part in item.get("part", ()):
            field = fibres_svg({**item, "part": [part]}, outline)
            pairs = [
                pair
                for data in re.findall(r'<path class="(?:light|dark)-long" d="([^"]*)"', field)
                for pair in combinations(lines_of(data), 2)
            ]
            assert sum(one.crosses(other) for one, other in pairs) <= CROSSINGS, item["id"]


def test_that_a_long_sheet_has_no_lines_that_cross():
    source = merged(HERE / "sources" / "right-lateral")["structure"]
    item = next(one for one in source if one["id"] == "iliotibial-tract")
    data = re.search(r'<path class="sheet-line" d="([^"]*)"', fibres_svg(item, outline_of(item)))[1]
    fibres = list(lines_of(data))[::2]  # each one is drawn in full, then once more in its middle
    assert sum(one.crosses(other) for one, other in combinations(fibres, 2)) <= CROSSINGS

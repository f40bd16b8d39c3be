import re

from hypothesis import given
from hypothesis import strategies as st

from gluteapp.domain.strokes import BrushStroke, painted, stroke_spans
from gluteapp.picture.paths import area_data

points = st.tuples(st.floats(-80, 80), st.floats(-80, 80))
lines = st.lists(points, min_size=1, max_size=5).map(tuple)


PAIR = re.compile(r"([-\d.]+),([-\d.]+)")
ROW = re.compile(r"([-\d.]+),([-\d.]+)V([-\d.]+)H([-\d.]+)")


def rings(data):
    found = []
    for part in data.split("M")[1:]:
        single = ROW.match(part)
        if single:
            left, top, bottom, right = map(float, single.groups())
            found.append([(left, top), (left, bottom), (right, bottom), (right, top)])
        else:
            found.append([(float(x), float(y)) for x, y in PAIR.findall(part)])
    return found


def winding(data, x, y):
    turns = 0
    for ring in rings(data):
        for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
            if (y1 <= y) != (y2 <= y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
                turns += 1 if y2 > y1 else -1
    return turns


@given(lines, lines, st.integers(-90, 90), st.floats(-90, 90))
def test_that_the_path_covers_what_the_paint_covers(line, rubber, row, x):
    spans = painted([BrushStroke(25, line), BrushStroke(10, rubber, erases=True)])
    y = row + 0.5
    stretches = spans.get(row, ())
    if all(min(abs(x - start), abs(x - end)) > 0.02 for start, end in stretches):
        inside = any(start <= x <= end for start, end in stretches)
        assert (winding(area_data(spans), x, y) != 0) is inside


def test_that_a_plain_stroke_is_one_shape():
    assert area_data(stroke_spans(BrushStroke(25, ((0, 0), (30, 40))))).count("M") == 1

import numpy as np
import pytest
from shapely.geometry import Polygon

from drawing.belly import belly_outline, belly_part
from drawing.outline import Outline, line_of

COURSE = "0,0 0,50 0,100"


def shape(course, widths):
    return Polygon(Outline.from_text(belly_outline(course, widths)).ring())


def test_that_a_belly_is_as_broad_as_it_says_at_every_step():
    drawn = shape(COURSE, [4, 20, 30, 20, 4])
    for y, width in ((25, 20), (50, 30), (75, 20)):
        (left, *_), (right, *_) = drawn.intersection(line(y)).coords
        assert abs(right - left) == pytest.approx(width, abs=0.6)


def line(y):
    from shapely.geometry import LineString

    return LineString([(-100, y), (100, y)])


def test_that_a_belly_that_the_sheet_cuts_ends_flat_and_only_there():
    text = belly_outline(COURSE, [20, 30, 20], is_cut=True)
    cut, whole = Outline.from_text(text).ring(), Outline.from_text(belly_outline(COURSE, [20] * 3))
    assert cut[:, 1].min() == pytest.approx(0)
    assert np.ptp(cut[cut[:, 1] < 0.01, 0]) == pytest.approx(20, abs=0.1)
    assert cut[:, 1].max() > 102
    assert whole.ring()[:, 1].min() < -2


def test_that_a_tendon_keeps_two_edges():
    outline = Outline.from_text(belly_outline(COURSE, [0, 10, 0]))
    ends = [node for node in outline.nodes if node.label]
    assert np.hypot(ends[0].x - ends[-1].x, ends[0].y - ends[-1].y) > 1


def test_that_a_bent_course_makes_no_knot():
    assert shape("0,0 40,60 20,140 60,220", [8, 30, 44, 30, 8]).is_valid


def test_that_a_belly_needs_two_ends():
    with pytest.raises(ValueError, match="at least two widths"):
        belly_outline(COURSE, [3])


def test_that_its_fibres_run_from_origin_to_insertion():
    outline = Outline.from_text(belly_outline(COURSE, [6, 20, 6]))
    part = belly_part(COURSE)
    origin, insertion = line_of(part["origin"], outline), line_of(part["insertion"], outline)
    for text in part["guides"]:
        guide = line_of(text, outline)
        assert np.hypot(*(origin - guide[0]).T).min() < 2
        assert np.hypot(*(insertion - guide[-1]).T).min() < 2

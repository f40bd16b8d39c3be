"""Edges and lines keep their course at any size: no chords, no steps, no hard ends."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, Point
from svgelements import Move, Path

from drawing.art import details_svg
from drawing.form import area_data
from tests.drawing.test_depth import area

STRAY_MM = 0.04
"""A line of a map at 800 % is thicker than this."""


@given(
    radius=st.floats(25, 140),
    reach=st.floats(0.3, 0.9),
    turn=st.floats(0, 2 * np.pi),
)
def test_that_a_cut_edge_runs_on_what_cuts_it(radius, reach, turn):
    """A round muscle behind a round bone: neither edge has corners or waves but where they meet."""
    muscle = Point(0, 0).buffer(radius, 200)
    away = radius * (1 + reach)
    bone = Point(away * np.cos(turn), away * np.sin(turn)).buffer(radius, 200)
    seen = muscle.difference(bone)
    drawn = area(area_data(seen, sharp=True))
    assert drawn.boundary.hausdorff_distance(seen.boundary) < STRAY_MM


def test_that_a_fold_fades_out_at_both_ends():
    """It is drawn several times over, each time shorter, about the same middle."""
    lines = drawn_lines({"detail": [{"pen": "fold", "points": "0,0 40,6 80,0"}]})
    lengths = [line.length for line in lines]
    assert len(lines) == 5
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[-1] < 0.6 * lengths[0]
    for line in lines:
        assert line.centroid.x == pytest.approx(40, abs=0.5)
        assert lines[0].buffer(STRAY_MM).covers(line)


@pytest.mark.parametrize("pen", ["foramen", "intersection"])
def test_that_holes_and_tendons_that_run_from_edge_to_edge_do_not_fade(pen):
    assert len(drawn_lines({"detail": [{"pen": pen, "points": "0,0 40,6 80,0"}]})) == 1


def test_that_a_line_across_the_midline_is_one_line_without_a_kink():
    """Its half is given, from the midline on; two halves would meet at an angle."""
    whole = drawn_lines({"half": True, "detail": [{"pen": "bone-line", "points": "0,10 4,12 9,9"}]})
    assert len(whole) == 5
    longest = np.array(whole[0].coords)
    assert longest[:, 0].min() == pytest.approx(-9, abs=0.05)
    assert longest[:, 0].max() == pytest.approx(9, abs=0.05)
    middle = np.unique(longest[np.abs(longest[:, 0]) < 1.5], axis=0)
    slopes = np.diff(middle[:, 1]) / np.diff(middle[:, 0])
    assert np.abs(np.diff(slopes)).max() < 0.25


def test_that_a_line_beside_the_midline_has_a_mirror_image():
    lines = drawn_lines({"half": True, "detail": [{"pen": "bone-line", "points": "3,10 9,9"}]})
    assert len(lines) == 10
    assert {line.centroid.x > 0 for line in lines} == {True, False}


def drawn_lines(item):
    paths = Path()
    lines = []
    for data in details_svg(item).split(' d="')[1:]:
        paths = Path(data.split('"')[0])
        for part in paths.as_subpaths():
            points = [
                piece.point(share)
                for piece in part
                if not isinstance(piece, Move)
                for share in np.linspace(0, 1, 12)
            ]
            lines.append(LineString([(point.x, point.y) for point in points]))
    return lines

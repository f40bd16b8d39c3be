import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from drawing.curves import (
    Node,
    closed_pieces,
    hobby,
    mirrored_half,
    open_pieces,
    parse_nodes,
    path_text,
    resampled,
    sample,
    soft_ring_text,
    through,
)
from gluteapp.content.path_data import cubic_subpaths

coordinate = st.integers(-900, 900).map(lambda value: value / 10)
clouds = st.lists(st.tuples(coordinate, coordinate), min_size=4, max_size=9, unique=True)


def test_that_a_control_point_may_be_a_corner_and_have_a_name():
    assert parse_nodes("1,2 -3.5,4!@tip") == [Node(1, 2), Node(-3.5, 4, corner=True, label="tip")]


def test_that_a_bad_control_point_is_quoted():
    with pytest.raises(ValueError, match="“3;4” is not a control point"):
        parse_nodes("1,2 3;4")


@given(clouds)
def test_that_a_curve_goes_through_its_points(points):
    array = np.array(points)
    assume(np.hypot(*np.diff(np.vstack([array, array[:1]]), axis=0).T).min() > 1)
    pieces = hobby(array, closed=True)
    assert np.allclose([piece[0] for piece in pieces], array)
    assert np.allclose(pieces[-1][3], array[0])


@given(clouds)
def test_that_a_curve_has_no_corner_but_where_one_is_asked_for(points):
    array = np.array(points)
    assume(np.hypot(*np.diff(np.vstack([array, array[:1]]), axis=0).T).min() > 1)
    pieces = hobby(array, closed=True)
    for here, there in zip(pieces, [*pieces[1:], pieces[0]], strict=True):
        leave, arrive = here[3] - here[2], there[1] - there[0]
        turn = leave[0] * arrive[1] - leave[1] * arrive[0]
        assert abs(turn) < 1e-6 * max(1, np.hypot(*leave) * np.hypot(*arrive))


def test_that_a_circle_comes_out_round():
    angles = np.linspace(0, 2 * np.pi, 8, endpoint=False)
    pieces = hobby(np.column_stack([np.cos(angles), np.sin(angles)]) * 50, closed=True)
    assert np.allclose(np.hypot(*sample(pieces).T), 50, atol=0.05)


def test_that_a_corner_breaks_the_curve():
    nodes = parse_nodes("0,0! 40,0! 40,40! 0,40!")
    area = abs(_area(sample(closed_pieces(nodes))))
    assert area == pytest.approx(1600, rel=1e-6)


def test_that_a_half_outline_closes_with_its_mirror_image():
    nodes = mirrored_half(parse_nodes("0,0 30,20 0,40"))
    assert [(node.x, node.y) for node in nodes] == [(0, 0), (30, 20), (0, 40), (-30, 20)]


def test_that_open_lines_end_where_they_should():
    pieces = open_pieces(parse_nodes("0,0 10,5! 20,0"))
    assert len(pieces) == 2
    assert np.allclose(pieces[-1][3], (20, 0))


def test_that_resampling_keeps_equal_steps():
    points = resampled(np.array([[0, 0], [10, 0], [10, 30]]), 9)
    assert np.allclose(np.hypot(*np.diff(points, axis=0).T), 5)


@given(clouds)
def test_that_written_paths_read_back_to_a_hundredth_of_a_millimetre(points):
    array = np.array(points) / 3  # off every grid
    assume(np.hypot(*np.diff(np.vstack([array, array[:1]]), axis=0).T).min() > 1)
    pieces = through(array, closed=True)
    (read,) = cubic_subpaths(path_text(pieces, closed=True), None)
    ends = np.array(read).reshape(-1, 2)[3::3]
    assert np.allclose(ends[: len(pieces)], [piece[3] for piece in pieces], atol=0.011)


def test_that_rounding_does_not_add_up_along_a_soft_ring():
    angles = np.linspace(0, 2 * np.pi, 200, endpoint=False)
    ring = np.column_stack([np.cos(angles), np.sin(angles)]) * 57.77
    (read,) = cubic_subpaths(soft_ring_text(ring), None)
    knots = np.array(read).reshape(-1, 2)[::3]
    assert np.allclose(np.hypot(*knots.T), 57.77, atol=0.25)


def _area(ring):
    x, y = ring.T
    return 0.5 * np.sum(x * np.roll(y, -1) - y * np.roll(x, -1))

"""The jointed person: what must touch does, and nothing sinks into the ground."""

import re

import numpy as np
import pytest

from drawing.__main__ import HERE, POSES
from drawing.figure.board import drawn_poses, read_poses
from drawing.figure.hand import GRIPS
from drawing.figure.person import PALM, Person
from drawing.figure.picture import Picture
from drawing.figure.settle import settled
from drawing.figure.space import Camera, Ellipsoid, turn
from drawing.figure.things import heights, things
from tests.picture.rasters import by_qt

SOURCES = HERE / "sources" / "poses"
POSE_DATA = read_poses(SOURCES)
GIVES_WAY_MM = 40.0
"""Flesh and clothes: two shirts and a waist lie between a side and the floor."""
SEEN_PX, CLEARLY, SHARE = (220, 180), 60, 0.02
"""The solver may end a hair elsewhere on another processor: edges then differ by a pixel."""


def test_that_two_poses_with_one_id_are_refused(tmp_path):
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text('[[pose]]\nid = "sit"\n')
    with pytest.raises(ValueError, match=r"b\.toml: pose sit exists already"):
        read_poses(tmp_path)


def test_that_a_ball_looks_round_from_everywhere():
    for azimuth in (0, 37, 200):
        rim = Camera(azimuth, 25).rim(Ellipsoid.ball([1, 2, 3], 50))
        radii = np.hypot(*(rim - rim.mean(axis=0)).T)
        assert radii == pytest.approx(np.full(len(radii), 50.0))


def test_that_turning_keeps_lengths():
    bent = Person({"joints": {"hip.right": [80, 20, 30], "knee.right": 70}}).points
    straight = Person({}).points
    for one, other in (("hip", "knee"), ("knee", "ankle"), ("shoulder", "elbow")):
        a, b = f"{one}.right", f"{other}.right"
        assert np.linalg.norm(bent[a] - bent[b]) == pytest.approx(
            np.linalg.norm(straight[a] - straight[b])
        )
    assert turn("x", 90) @ np.array([0, 1, 0]) == pytest.approx(np.array([0, 0, 1]))


def test_that_the_two_sides_are_mirror_images():
    points = Person({"joints": {f"hip.{side}": [30, 10, 5] for side in ("left", "right")}}).points
    for name, place in points.items():
        if name.endswith(".left"):
            other = points[name.replace(".left", ".right")]
            assert other == pytest.approx(place * [1, -1, 1])


def test_that_a_hand_reaches_the_place_it_is_sent_to():
    target = {"at": "hip.right", "offset": [160, -60, 90]}
    points = Person({"reach": {"right": target}}).points
    wanted = points["hip.right"] + np.array([160, -60, 90])
    along = points["hand.right"] - points["wrist.right"]
    palm = points["wrist.right"] + along / np.linalg.norm(along) * PALM
    assert palm == pytest.approx(wanted, abs=1.0)


def test_that_a_place_out_of_reach_straightens_the_arm():
    target = {"at": "pelvis", "offset": [2000, 0, 0]}
    points = Person({"reach": {"right": target}}).points
    upper = points["elbow.right"] - points["shoulder.right"]
    fore = points["wrist.right"] - points["elbow.right"]
    cosine = upper @ fore / np.linalg.norm(upper) / np.linalg.norm(fore)
    assert cosine > 0.95


def test_that_every_grip_has_four_fingers_and_a_thumb():
    for grip in GRIPS.values():
        assert len(grip.fingers) == 4
        assert len(grip.thumb) == 3


@pytest.mark.parametrize("name", [name for name, pose in POSE_DATA.items() if "rest" in pose])
def test_that_what_bears_the_weight_lies_on_the_ground(name):
    pose = settled(POSE_DATA[name])
    person = Person(pose)
    _, height = heights(pose, [*person.pieces, *things(pose, person)])
    for piece in pose["rest"]["pieces"]:
        assert abs(height[piece]) <= GIVES_WAY_MM, piece
    assert min(height.values()) >= -GIVES_WAY_MM


@pytest.mark.parametrize("name", [name for name, pose in POSE_DATA.items() if "contact" in pose])
def test_that_what_should_touch_does(name):
    pose = settled(POSE_DATA[name])
    points = Person(pose).points
    for row in pose["contact"]:
        gap = points[row["what"]] - points[row["at"]] - np.array(row.get("offset", [0, 0, 0]))
        axes = ["xyz".index(axis) for axis in row.get("axes", "xyz")]
        assert np.abs(gap[axes]).max() <= 30, row


@pytest.mark.usefixtures("qapp")
def test_that_the_shipped_pictures_are_the_drawn_ones():
    """Each second one is drawn again: code that changes pictures changes many."""
    style = (POSES / "light.css").read_text(encoding="utf-8")
    drawn = drawn_poses(SOURCES, style, every=2)
    assert len(drawn) > 15
    assert set(read_poses(SOURCES)) == {file.stem for file in POSES.glob("*.svg")}
    for name, svg in drawn.items():
        shipped = (POSES / f"{name}.svg").read_text(encoding="utf-8")
        here, there = (by_qt(text, SEEN_PX) for text in (svg, shipped))
        differs = np.abs(here - there).max(axis=2) > CLEARLY
        assert differs.mean() < SHARE, name


def test_that_no_shape_is_empty():
    for file in POSES.glob("*.svg"):
        assert 'd=""' not in file.read_text(encoding="utf-8"), file.name


@pytest.mark.parametrize(("side", "outward"), [("left", 1.0), ("right", -1.0)])
def test_that_the_thumb_is_outside_where_the_palm_faces_forward(side, outward):
    pieces = {
        one.name: one.chain[-1].centre
        for one in Person({"joints": {f"forearm.{side}": 0}}).pieces
        if one.name.endswith(side)
    }
    thumb, little = pieces[f"thumb.{side}"], pieces[f"finger-3.{side}"]
    assert (thumb[1] - little[1]) * outward > 40


def test_that_a_hanging_arm_turns_its_palm_to_the_body():
    pieces = {one.name: one.chain[-1].centre for one in Person({}).pieces}
    for side in ("left", "right"):
        assert pieces[f"thumb.{side}"][0] > pieces[f"finger-3.{side}"][0] + 40


def test_that_a_bent_wrist_lays_the_palm_on_the_ground():
    joints = {"elbow.left": 0, "forearm.left": 180, "wrist.left": 90}
    pieces = {one.name: one.chain[-1].centre for one in Person({"joints": joints}).pieces}
    hand, finger = pieces["hand.left"], pieces["finger-1.left"]
    assert finger[0] - hand[0] > 30
    assert abs(finger[2] - hand[2]) < 20


def test_that_a_massage_gun_stands_square_on_its_place_and_its_handle_across_it():
    person = Person({})
    item = {"at": "outer-hip.right", "away": [0, -1, 0], "handle": [-1, -1, 0]}
    pieces = {one.name: one.chain for one in things({"gun": [item]}, person)}
    place = person.points["outer-hip.right"]
    barrel = pieces["gun"][1].centre - place
    handle = pieces["gun-handle"][1].centre - pieces["gun-handle"][0].centre
    assert barrel / np.linalg.norm(barrel) == pytest.approx([0, -1, 0])
    assert barrel @ handle == pytest.approx(0, abs=1e-6)


def test_that_a_spot_lies_on_the_clothes_and_nowhere_else():
    pose = {"id": "spot", "view": [0, 0], "spot": [{"at": "outer-hip.right", "size": 90}]}
    svg = Picture(pose).svg("")
    spots = re.findall(r'class="pose-spot" d="M([^"]*)"', svg)
    assert len(spots) == 2
    reach = Camera(0, 0).limb([Ellipsoid.ball(Person({}).points["outer-hip.right"], 90)]).bounds
    starts = [float(text.split(",")[0]) for text in spots]
    assert min(starts) > reach[0]


def test_that_a_spot_does_not_show_on_the_hand_before_it():
    """The hand covers the whole spot: nothing of it is left, however near it is drawn."""
    pose = {
        "id": "covered",
        "view": [180, 0],
        "grip": {"right": "flat"},
        "spot": [{"at": "buttock.right", "size": 14, "bias": 300}],
    }
    assert "pose-spot" in Picture(pose).svg("")
    pose["reach"] = {"right": {"at": "buttock.right", "offset": [-20, 0, 0], "palm": [1, 0, 0]}}
    assert "pose-spot" not in Picture(pose).svg("")


def test_that_a_hand_may_be_drawn_nearer_than_it_is():
    target = {"at": "shin.right", "offset": [0, -60, 0], "bias": 500}
    plain, near = (
        {piece.name: piece.bias for piece in Person({"reach": {"right": this}}).pieces}
        for this in ({**target, "bias": 0}, target)
    )
    moved = {name for name in near if near[name] == plain[name] + 500}
    assert {"forearm.right", "hand.right", "thumb.right", "finger-0.right"} <= moved
    assert "hand.left" not in moved

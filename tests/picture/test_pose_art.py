import re
import xml.etree.ElementTree as ET

import pytest

from gluteapp.domain.vocabulary import Side
from gluteapp.picture.palette import PALETTES
from gluteapp.picture.pose_art import closer, dressed, fills_frame, viewbox_of

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-100 0 300 200">'
    '<style>.pose-skin{fill:red}</style><g id="person"/></svg>'
)


def test_that_a_picture_without_style_or_view_box_is_refused():
    with pytest.raises(ValueError, match="style sheet"):
        dressed("<svg/>", "", mirrored=False)
    with pytest.raises(ValueError, match="viewBox"):
        viewbox_of("<svg/>")


def test_that_the_style_is_exchanged_and_nothing_else():
    assert dressed(SVG, ".pose-skin{fill:blue}", mirrored=False) == SVG.replace("red", "blue")


def test_that_the_left_side_is_the_mirror_image_within_the_same_frame():
    mirrored = ET.fromstring(dressed(SVG, "", mirrored=True))
    shift = float(
        re.match(r"translate\(([-\d.]+),0\) scale\(-1,1\)", mirrored[1].get("transform"))[1]
    )
    left, _, width, _ = viewbox_of(SVG)
    assert shift - left == left + width
    assert shift - (left + width) == left


def test_that_a_picture_without_a_ball_at_a_wall_stays_as_it_is():
    assert closer(SVG, mirrored=False) == SVG


def test_that_a_close_up_has_the_ball_in_its_middle_on_either_side():
    svg = SVG.replace("<svg ", '<svg data-focus="-40 150" ')
    for mirrored, middle in ((False, -40), (True, 140)):
        close = closer(dressed(svg, "", mirrored=mirrored), mirrored=mirrored)
        left, top, width, height = viewbox_of(close)
        assert (left + width / 2, top + height / 2) == (middle, 150)
        assert fills_frame(close)


@pytest.mark.parametrize("palette", PALETTES)
def test_that_every_shipped_pose_has_a_class_for_all_it_draws(content, palette):
    for pose in sorted(content.pose_names):
        root = ET.fromstring(content.pose_picture(pose, palette, Side.RIGHT))
        style = next(item.text for item in root.iter() if item.tag.endswith("style"))
        named = set(re.findall(r"\.([\w-]+)", style))
        used = {word for item in root.iter() for word in item.get("class", "").split()}
        assert used <= named, (pose, used - named)


def test_that_close_ups_alone_fill_their_frame(content):
    close = {
        pose
        for pose in content.pose_names
        if fills_frame(content.pose_picture(pose, "light", Side.LEFT))
    }
    hands = {"hand-flat", "hand-pinch", "hand-two-fingers"}
    assert close == hands | {
        "wall-ball-buttock-out", "wall-ball-low-back-place", "wall-ball-buttock-place",
        "keep-off-hollow", "keep-off-knob", "keep-off-rib",
    }  # fmt: skip

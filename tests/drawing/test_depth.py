"""What lies behind something else is drawn beside it; what lies before it is lit."""

import math
import re

import pytest
from shapely.geometry import Polygon, box
from shapely.ops import unary_union
from svgelements import Move, Path

from drawing.__main__ import FILES, TARGET, texture_name
from drawing.sheet import _without_needles

TOUCH_MM2 = 100.0
"""So much of two areas may overlap along their long shared edge: flesh goes on over its line."""


@pytest.mark.parametrize("place", ["over", "bare"])
def test_that_gastrocnemius_keeps_behind_soleus_from_the_front(place):
    flesh = area(drawn_path("anterior", f"gastrocnemius.right.{place}"))
    soleus = area(outline("anterior", "soleus"))
    assert flesh.area > 500
    assert flesh.intersection(soleus).area < TOUCH_MM2


def test_that_gastrocnemius_alone_is_drawn_whole_from_the_front():
    flesh = area(drawn_path("anterior", "gastrocnemius.right.alone"))
    assert flesh.area == pytest.approx(area(outline("anterior", "gastrocnemius")).area, rel=0.01)


def test_that_the_piriformis_crosses_the_hip_bone_below_the_notch_and_hides_behind_it_above():
    flesh = area(drawn_path("right-lateral", "piriformis.right.over"))
    bone = area(outline("right-lateral", "hip-bone"))
    both = flesh.intersection(bone)
    assert both.area > 200
    assert both.intersection(box(-90, -90, 40, -52)).area < TOUCH_MM2


def test_that_what_a_muscle_that_is_not_drawn_hides_is_not_drawn_either():
    seen = area(drawn_path("right-lateral", "adductor-magnus.right.over"))
    femur = area(outline("right-lateral", "femur"))
    below = box(femur.centroid.x, 160, 80, 440)
    assert seen.intersection(below).difference(femur).area < TOUCH_MM2


def test_that_the_soleus_lies_behind_the_fibula_from_the_side():
    flesh = area(drawn_path("right-lateral", "soleus.right.over"))
    fibula = area(outline("right-lateral", "fibula"))
    assert flesh.intersection(fibula).area < TOUCH_MM2
    assert flesh.bounds[2] < fibula.bounds[2]


@pytest.mark.parametrize("angle", [4, 10, 25])
def test_that_a_long_point_ends_round(angle):
    reach = 60.0
    half = math.radians(angle) / 2
    needle = Polygon([(0, 0), (reach, reach * math.tan(half)), (reach, -reach * math.tan(half))])
    ended = _without_needles(needle)
    assert ended.buffer(-0.85).buffer(0.85).symmetric_difference(ended).area < 3
    assert ended.bounds[2] == pytest.approx(reach)


def test_that_a_blunt_corner_stays():
    square = box(0, 0, 20, 20)
    assert _without_needles(square).equals(square)


def test_that_the_nerve_is_lit_over_the_deep_layer_too():
    texture = (TARGET / texture_name(FILES["posterior"])).read_text(encoding="utf-8")
    nerve = re.search(r'<g id="layer-deep.nerve">.*', texture)[0]
    right, left = nerve.split('class="nerve"')[1:]
    assert all('class="shade"' in half and 'class="glow"' in half for half in (right, left))


def outline(aspect, name):
    svg = (TARGET / FILES[aspect]).read_text(encoding="utf-8")
    return re.search(rf'id="{name}\.outline" class="[^"]*"[^>]*? d="([^"]*)"', svg)[1]


def drawn_path(aspect, group):
    texture = (TARGET / texture_name(FILES[aspect])).read_text(encoding="utf-8")
    return re.search(rf'<g id="{group}"[^>]*><path class="muscle" d="([^"]*)"', texture)[1]


def area(data):
    """The area (mm²) of closed path data without holes."""
    rings = [
        [
            (round(one.x, 4), round(one.y, 4))  # a closing piece may be a mere rounding error
            for segment in Path(part)
            if not isinstance(segment, Move)
            for one in (segment.point(step / 6) for step in range(6))
        ]
        for part in Path(data).as_subpaths()
    ]
    return unary_union([Polygon(ring).buffer(0) for ring in rings if len(ring) > 3])

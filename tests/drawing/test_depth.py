"""What lies behind something else is drawn beside it; what lies before it is lit."""

import re

import pytest
from shapely.geometry import Polygon
from shapely.ops import unary_union
from svgelements import Move, Path

from drawing.__main__ import FILES, TARGET, texture_name

TOUCH_MM2 = 40.0
"""So much of two areas may overlap along their long shared edge: it is rounded to 0.1 mm."""


@pytest.mark.parametrize("place", ["over", "bare"])
def test_that_gastrocnemius_keeps_behind_soleus_from_the_front(place):
    flesh = area(drawn_path("anterior", f"gastrocnemius.right.{place}"))
    soleus = area(outline("anterior", "soleus"))
    assert flesh.area > 500
    assert flesh.intersection(soleus).area < TOUCH_MM2


def test_that_gastrocnemius_alone_is_drawn_whole_from_the_front():
    flesh = area(drawn_path("anterior", "gastrocnemius.right.alone"))
    assert flesh.area == pytest.approx(area(outline("anterior", "gastrocnemius")).area, rel=0.01)


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
            (one.x, one.y)
            for segment in Path(part)
            if not isinstance(segment, Move)
            for one in (segment.point(step / 6) for step in range(6))
        ]
        for part in Path(data).as_subpaths()
    ]
    return unary_union([Polygon(ring).buffer(0) for ring in rings if len(ring) > 3])

"""What ships is what the drawing board draws: nobody edits the SVG by hand."""

import re

import pytest

from drawing.__main__ import FILES, HERE, MIRRORED, TARGET, texture_name
from drawing.sheet import Sheet
from gluteapp.domain.vocabulary import Aspect

NUMBER = re.compile(r"-?\d*\.?\d+")
HAIR_MM = 0.35
"""Rounding may fall the other way on another processor."""


@pytest.mark.parametrize("aspect", FILES)
def test_that_the_shipped_drawing_is_the_drawn_one(aspect):
    style = (TARGET / "light.css").read_text(encoding="utf-8")
    sheet = Sheet(HERE / "sources" / aspect, style)
    if aspect == Aspect.RIGHT_LATERAL:  # the smallest: textures take long to draw
        texture = (TARGET / texture_name(FILES[aspect])).read_text(encoding="utf-8")
        assert re.findall(r'id="([^"]*)"', sheet.texture()) == re.findall(r'id="([^"]*)"', texture)
    drawn = sheet.svg()
    shipped = (TARGET / FILES[aspect]).read_text(encoding="utf-8")
    if drawn == shipped:
        return
    assert re.findall(r'id="([^"]*)"', drawn) == re.findall(r'id="([^"]*)"', shipped)
    outlines = r'class="outline[^"]*" d="([^"]*)"'
    for one, other in zip(re.findall(outlines, drawn), re.findall(outlines, shipped), strict=True):
        here, there = NUMBER.findall(one), NUMBER.findall(other)
        assert len(here) == len(there)
        assert max(abs(float(a) - float(b)) for a, b in zip(here, there, strict=True)) <= HAIR_MM


@pytest.mark.parametrize("aspect", MIRRORED)
def test_that_the_mirror_image_has_the_same_texture_lit_from_the_other_side(aspect):
    shipped = (TARGET / MIRRORED[aspect]).read_text(encoding="utf-8")
    plain = (TARGET / texture_name(FILES[aspect])).read_text(encoding="utf-8")
    ids = r'id="([^"]*)"'
    cast = {name for name in re.findall(ids, shipped + plain) if name.endswith(".under")}
    assert set(re.findall(ids, shipped)) - cast == set(re.findall(ids, plain)) - cast
    strands = r'<g id="[^"]*-strands">.*?</g>'
    assert re.findall(strands, shipped) == re.findall(strands, plain)
    assert re.findall(r'class="shade" d="([^"]*)"', shipped) != re.findall(
        r'class="shade" d="([^"]*)"', plain
    )

import re

import pytest

from gluteapp.domain.vocabulary import CARD_MUSCLES, CORE_MUSCLES, Aspect, Side
from gluteapp.picture.overlay import OverlayArt, OverlayPainter
from gluteapp.picture.palette import LIGHT
from gluteapp.picture.scene import Scene
from gluteapp.picture.stroke_art import stroke_svg

LINE = ((0.0, 0.0), (10.0, 0.0), (20.0, 0.0))


def test_that_only_the_line_across_is_dashed():
    assert "stroke-dasharray" not in stroke_svg(0, LINE, LIGHT, 1.0)
    assert "stroke-dasharray" in stroke_svg(1, LINE, LIGHT, 1.0)


def test_that_both_ends_have_a_head():
    svg = stroke_svg(0, LINE, LIGHT, 1.0)
    heads = re.findall(r'd="(M[^"]*)"', svg)[-1]
    assert "L0.00,0.00L" in heads
    assert "L20.00,0.00L" in heads


@pytest.mark.parametrize("aspect", [Aspect.POSTERIOR, Aspect.RIGHT_LATERAL])
@pytest.mark.parametrize("muscle", CORE_MUSCLES)
def test_that_the_directions_of_a_muscle_lie_inside_it(content, atlas, aspect, muscle):
    outline = atlas.aspects[aspect].structure(muscle, Side.RIGHT).outline
    along, across = content.artworks[aspect].strokes[muscle]
    for line in (along, across):
        assert sum(outline.contains(x, y) for x, y in line) >= len(line) - 2


@pytest.mark.parametrize("muscle", CARD_MUSCLES)
def test_that_every_muscle_with_a_card_has_directions_somewhere(content, muscle):
    assert any(muscle in content.artworks[aspect].strokes for aspect in Aspect)


def test_that_the_left_side_is_mirrored():
    art = OverlayArt(strokes={"piriformis": (LINE,)})
    assert art.strokes_of("piriformis", Side.LEFT) == [[(-x, y) for x, y in LINE]]


def test_that_directions_are_shown_only_when_asked_for(content, atlas):
    drawn = atlas.aspects[Aspect.POSTERIOR]
    art = OverlayArt(strokes=content.artworks[Aspect.POSTERIOR].strokes)
    muscle = ("piriformis", Side.LEFT)
    painter = OverlayPainter(drawn, LIGHT, 2.0, art)
    plain = painter.svg(Scene(Aspect.POSTERIOR, muscle=muscle))
    shown = painter.svg(Scene(Aspect.POSTERIOR, muscle=muscle, with_strokes=True))
    assert 'class="stroke"' not in plain
    assert shown.count('class="stroke"') == 2

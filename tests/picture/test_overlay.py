import re
import xml.etree.ElementTree as ET

import pytest

from gluteapp.domain.corridor import sciatic_corridor
from gluteapp.domain.pain import Feel, PointMark, RegionMark
from gluteapp.domain.vocabulary import TRIGGER_POINTS, Aspect, Layer, Side
from gluteapp.picture.digit_art import DIGITS
from gluteapp.picture.overlay import (
    OverlayArt,
    OverlayPainter,
    hatching_data,
    visible_layers,
)
from gluteapp.picture.palette import LIGHT, PRINT
from gluteapp.picture.paths import path_data
from gluteapp.picture.scene import Scene
from tests.builders import a_map, a_region, a_square

MEDIUS = ("gluteus-medius", Side.RIGHT)


@pytest.fixture
def posterior(atlas):
    return atlas.aspects[Aspect.POSTERIOR]


def svg_of(drawn, scene, px_per_mm=2.0, palette=LIGHT, bands=None):
    painter = OverlayPainter(drawn, palette, px_per_mm, OverlayArt(bands or {}))
    text = painter.document(painter.svg(scene))
    ET.fromstring(text)
    return text


def a_point(x, y, nrs=None, aspect=Aspect.POSTERIOR):
    return PointMark(aspect, x, y, Side.RIGHT, None, Feel(nrs))


def numbers(data):
    return [float(word) for word in re.findall(r"-?\d+\.?\d*", data)]


def test_that_path_data_gives_back_the_control_points():
    outline = a_square(1, 2, 30)
    assert numbers(path_data(outline)) == pytest.approx(outline.subpaths[0], abs=0.005)


def test_that_hatching_stays_inside(posterior):
    corridor = sciatic_corridor(posterior, Side.RIGHT)
    ends = re.findall(r"[ML]([\d.-]+),([\d.-]+)", hatching_data(corridor))
    left, top, right, bottom = corridor.bounds
    assert len(ends) > 6
    assert all(left <= float(x) <= right and top <= float(y) <= bottom for x, y in ends)


def test_that_lines_keep_their_width_at_every_zoom(posterior):
    scene = Scene(Aspect.POSTERIOR, muscle=MEDIUS)
    for px_per_mm in (0.5, 2.0, 8.0):
        widths = re.findall(
            r'fill-opacity="0.08" stroke="#0c5f7a" stroke-width="([\d.]+)"',
            svg_of(posterior, scene, px_per_mm),
        )
        assert [float(one) * px_per_mm for one in widths] == pytest.approx([2.4], abs=0.01)


def test_that_a_muscle_shows_outline_zones_and_crosses(posterior):
    svg = svg_of(posterior, Scene(Aspect.POSTERIOR, muscle=MEDIUS))
    assert path_data(posterior.structure(*MEDIUS).outline) in svg
    for point in TRIGGER_POINTS["gluteus-medius"]:
        for zone in posterior.zones_of(point, Side.RIGHT).values():
            assert path_data(zone.outline) in svg
    assert svg.count(f'stroke="{LIGHT.point}"') == 2 * 3  # a cross and its number
    numbers = re.findall(r'class="digit"[^>]*><path d="([^"]*)"', svg)
    assert numbers == [DIGITS["1"], DIGITS["2"], DIGITS["3"]]


def test_that_a_muscle_is_shown_by_the_bands_of_all_its_points(posterior, content):
    bands = content.artworks[Aspect.POSTERIOR].bands
    svg = svg_of(posterior, Scene(Aspect.POSTERIOR, muscle=MEDIUS), bands=bands)
    assert all(f'd="{data}"' in svg for data in bands["gluteus-medius"] if data)
    assert not any(f'd="{data}"' in svg for data in bands["gluteus-medius.2"] if data)


def test_that_points_asked_for_are_shown_by_their_own_bands(posterior, content):
    bands = content.artworks[Aspect.POSTERIOR].bands
    scene = Scene(Aspect.POSTERIOR, muscle=MEDIUS, points=("gluteus-medius.2",))
    svg = svg_of(posterior, scene, bands=bands)
    assert all(f'd="{data}"' in svg for data in bands["gluteus-medius.2"] if data)
    assert f'd="{bands["gluteus-medius"][0]}"' not in svg


def test_that_a_look_alike_muscle_shows_its_whole_zone(posterior):
    muscle = ("tensor-fasciae-latae", Side.RIGHT)
    svg = svg_of(posterior, Scene(Aspect.POSTERIOR, muscle=muscle))
    for zone in posterior.zones_of(*muscle).values():
        assert path_data(zone.outline) in svg


def test_that_paper_gets_dots(posterior):
    svg = svg_of(posterior, Scene(Aspect.POSTERIOR, muscle=MEDIUS), palette=PRINT)
    assert len(re.findall(r"M[\d.-]+,[\d.-]+a", svg)) > 300
    assert 'class="dots"' not in svg_of(posterior, Scene(Aspect.POSTERIOR, muscle=MEDIUS))


def test_that_the_dots_of_paper_lie_over_the_muscle_and_step_back_with_its_zones(posterior):
    art = {"gluteus-medius.right": '<path class="flesh" d="M0,0h1"/>'}

    def drawn(**scene):
        painter = OverlayPainter(posterior, PRINT, 2.0, OverlayArt({}, art))
        return painter.svg(Scene(Aspect.POSTERIOR, muscle=MEDIUS, **scene))

    svg = drawn()
    assert svg.index('class="flesh"') < svg.index('class="dots"')
    faint = drawn(targets=("gluteus-medius.1",))
    assert '<g opacity=".3"><path class="dots"' in faint


def test_that_one_trigger_point_can_be_shown_alone(posterior):
    svg = svg_of(posterior, Scene(Aspect.POSTERIOR, muscle=MEDIUS, points=("gluteus-medius.2",)))
    (number,) = re.findall(r'class="digit"[^>]*><path d="([^"]*)"', svg)
    assert number == DIGITS["2"]


@pytest.mark.parametrize(
    ("target", "rings"),
    [
        ("trigger-points", 3),
        ("gluteus-medius.1", 1),
        ("muscle", 1),
        ("iliac-crest", 1),
        ("hip-bone", 1),
        ("zones", 0),
    ],
)
def test_that_a_steps_target_is_lit(posterior, target, rings):
    svg = svg_of(posterior, Scene(Aspect.POSTERIOR, muscle=MEDIUS, targets=(target,)))
    assert svg.count(f'stroke="{LIGHT.target}"') == rings


def test_that_a_midline_target_is_found_too(posterior):
    svg = svg_of(posterior, Scene(Aspect.POSTERIOR, muscle=MEDIUS, targets=("sacrum",)))
    assert svg.count(f'stroke="{LIGHT.target}"') == 1


def test_that_the_corridor_is_hatched_when_a_step_speaks_of_it(posterior):
    scene = Scene(Aspect.POSTERIOR, muscle=MEDIUS, targets=("sciatic-corridor",))
    data = hatching_data(sciatic_corridor(posterior, Side.RIGHT))
    assert data in svg_of(posterior, scene)
    assert data not in svg_of(posterior, Scene(Aspect.POSTERIOR, muscle=MEDIUS))


def test_that_both_corridors_are_hatched_without_a_muscle(posterior):
    svg = svg_of(posterior, Scene(Aspect.POSTERIOR, with_corridor=True))
    for side in (Side.LEFT, Side.RIGHT):
        assert hatching_data(sciatic_corridor(posterior, side)) in svg


def test_that_a_lateral_aspect_hatches_its_own_side_at_most(atlas):
    drawn = atlas.aspects[Aspect.RIGHT_LATERAL]
    svg_of(drawn, Scene(Aspect.RIGHT_LATERAL, with_corridor=True))


def test_that_a_mark_shows_its_number(posterior):
    scene = Scene(Aspect.POSTERIOR, marks=(a_point(58, 42, 7), a_point(10, 10)))
    svg = svg_of(posterior, scene)
    assert ">7</text>" in svg
    assert svg.count("<text") == 1


def test_that_marks_are_shown_on_their_own_aspect(atlas):
    marks = (a_point(58, 42, 7), RegionMark("lateral-hip", Side.RIGHT, Feel()))
    lateral = Aspect.RIGHT_LATERAL
    svg = svg_of(atlas.aspects[lateral], Scene(lateral, marks=marks))
    assert "</text>" not in svg
    assert "stroke-dasharray" in svg


def test_that_a_marked_region_is_outlined_with_dashes(posterior):
    svg = svg_of(posterior, Scene(Aspect.POSTERIOR, marked_regions=(("coccyx", Side.MIDLINE),)))
    assert "stroke-dasharray" in svg


def test_that_what_an_aspect_does_not_draw_is_left_out():
    drawn = a_map(regions=[a_region("knee", a_square(0, 0, 40))])
    scene = Scene(
        Aspect.POSTERIOR,
        muscle=MEDIUS,
        others=(("piriformis", Side.RIGHT),),
        targets=("muscle", "femur", "gluteus-medius.1"),
        marked_regions=(("groin", Side.RIGHT),),
        letters=False,
    )
    svg = svg_of(drawn, scene)
    # nothing but the veil over the body
    assert svg.count("<path") == 1


@pytest.mark.parametrize(
    ("aspect", "letters"),
    [(Aspect.POSTERIOR, 2), (Aspect.RIGHT_LATERAL, 1), (Aspect.LEFT_LATERAL, 1)],
)
def test_that_the_figure_carries_its_sides(atlas, aspect, letters):
    svg = svg_of(atlas.aspects[aspect], Scene(aspect))
    assert svg.count('class="letter"') == letters


def test_that_the_patients_right_is_on_the_viewers_right_from_behind(posterior):
    svg = svg_of(posterior, Scene(Aspect.POSTERIOR))
    starts = re.findall(r'class="letter" d="M(-?[\d.]+),-?[\d.]+(v-?14)', svg)
    assert [(float(x) > 0, stroke) for x, stroke in starts] == [(True, "v-14"), (False, "v14")]


def test_that_layers_come_deepest_first():
    scene = Scene(Aspect.POSTERIOR, opacity={Layer.SKIN: 0.5, Layer.BONES: 1.0, Layer.DEEP: 0.0})
    assert visible_layers(scene) == ((Layer.BONES, 1.0), (Layer.SKIN, 0.5))

import re

import pytest

from gluteapp.domain.vocabulary import Aspect, Layer
from gluteapp.picture.label_art import ROW_PX, labels_svg
from gluteapp.picture.palette import LIGHT

NAMES = {"gluteus-maximus": ("Big buttock muscle", "Gluteus maximus"), "femur": ("Thigh", "Femur")}


@pytest.fixture
def labels(atlas):
    def make(names=NAMES, px_per_mm=1.5, aspect=Aspect.POSTERIOR):
        drawn = atlas.aspects[aspect]
        window = (-300.0, -330.0, 600.0, 900.0)
        return labels_svg(
            drawn, frozenset(Layer), window, names=names, palette=LIGHT, px_per_mm=px_per_mm
        )

    return make


def test_that_both_names_are_written(labels):
    svg = labels()
    assert ">Big buttock muscle</text>" in svg
    assert ">Gluteus maximus</text>" in svg


def test_that_what_has_no_name_gets_no_label(labels):
    assert labels(names={}).count("<text") == 0


def test_that_signs_in_a_name_do_not_break_the_picture(labels):
    assert "&lt;b&gt;" in labels(names={"gluteus-maximus": ("<b>", "x")})


@pytest.mark.parametrize("aspect", Aspect)
def test_that_no_two_plates_overlap(labels, library, aspect):
    svg = labels(names=library.drawn_names(), aspect=aspect)
    plates = [
        (float(x), float(y), float(w))
        for x, y, w in re.findall(r'<rect x="([-\d.]+)" y="([-\d.]+)" width="([-\d.]+)"', svg)
    ]
    assert len(plates) > 12
    for index, (x, y, width) in enumerate(plates):
        for other_x, other_y, other_width in plates[index + 1 :]:
            beside = x + width <= other_x or other_x + other_width <= x
            assert beside or abs(y - other_y) >= ROW_PX - 0.2


def test_that_type_keeps_its_size_at_every_zoom(labels):
    for px_per_mm in (0.8, 4.0):
        scale = float(re.search(r"scale\(([\d.]+)\)", labels(px_per_mm=px_per_mm))[1])
        assert scale * px_per_mm == pytest.approx(1, abs=1e-4)

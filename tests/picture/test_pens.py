import re

import pytest

from gluteapp.picture.pens import FULL_PX_PER_MM, pen_step, with_pens_for

STYLE = """.muscle{fill:#b4564c;stroke:#5b1d1a;stroke-width:.55}
.dark-long{stroke-width:.35}
.shade{fill:#000}
"""


def widths(px_per_mm):
    return [
        float(one) for one in re.findall(r"stroke-width:([\d.]+)", with_pens_for(STYLE, px_per_mm))
    ]


def test_that_lines_have_their_given_weight_at_the_full_scale():
    assert widths(FULL_PX_PER_MM) == [0.55, 0.35]


def test_that_lines_shrink_with_the_picture_below_it():
    assert widths(FULL_PX_PER_MM / 4) == [0.55, 0.35]


def test_that_an_edge_hardly_grows_on_the_screen_at_800_percent():
    here, there = (
        widths(FULL_PX_PER_MM)[0] * FULL_PX_PER_MM,
        widths(8 * FULL_PX_PER_MM)[0] * 8 * FULL_PX_PER_MM,
    )
    assert there <= 1.5 * here


def test_that_fibres_stay_texture_when_zoomed():
    edge, fibre = widths(8 * FULL_PX_PER_MM)
    assert fibre > edge


@pytest.mark.parametrize("scale", [1.4, 2.0, 3.1, 7.7, 16.0])
def test_that_a_small_zoom_keeps_the_pens(scale):
    assert pen_step(scale * 1.03) in (pen_step(scale), pen_step(scale * 1.2))
    assert pen_step(scale) == pytest.approx(scale, rel=0.2)


def test_that_rules_without_a_pen_stay():
    assert ".shade{fill:#000}" in with_pens_for(STYLE, 9.0)

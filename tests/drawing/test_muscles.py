"""Muscles stay under the skin, and their fibres run as they do in a body."""

from functools import cache

import numpy as np
import pytest

from drawing.__main__ import FILES, HERE
from drawing.art import outline_of
from drawing.fibres import Patch, column
from drawing.form import area_of
from drawing.outline import line_of
from drawing.source import merged

EDGE_MM2 = 4.0
"""So much of a muscle may touch the skin's line."""

PULL = {
    ("posterior", "gluteus-maximus"): (57, 69),
    ("posterior", "gluteus-medius"): (45, 82),
    ("posterior", "gluteus-minimus"): (54, 69),
    ("posterior", "piriformis"): (35, 35),
    ("posterior", "tensor-fasciae-latae"): (91, 91),
    ("anterior", "gluteus-medius"): (98, 135),
    ("anterior", "gluteus-minimus"): (111, 126),
    ("anterior", "piriformis"): (145, 145),
    ("anterior", "tensor-fasciae-latae"): (89, 89),
    ("right-lateral", "gluteus-maximus"): (68, 77),
    ("right-lateral", "gluteus-medius"): (70, 106),
    ("right-lateral", "gluteus-minimus"): (83, 103),
    ("right-lateral", "piriformis"): (68, 68),
    ("right-lateral", "tensor-fasciae-latae"): (92, 92),
}
"""Least and greatest direction (degrees, 0 to the viewer's right, 90 down) from origin to
insertion of the muscle's lines of pull on the patient's right. Source: Rajagopal A et al.,
Full-body musculoskeletal model, IEEE Trans Biomed Eng 2016;63(10):2068-79,
doi:10.1109/TBME.2016.2586891."""
LEEWAY = 20.0
"""Degrees: the model's lines end in single points, fibres on a broad line."""


@cache
def source(aspect):
    return merged(HERE / "sources" / aspect)


def muscles(aspect):
    return [item for item in source(aspect)["structure"] if item["kind"] in ("muscle", "sheet")]


@pytest.mark.parametrize("aspect", FILES)
def test_that_every_muscle_lies_under_the_skin_of_both_figures(aspect):
    from shapely.geometry import box

    _, top, _, _ = source(aspect)["viewbox"]
    seen = box(-1000, top, 1000, 2000)
    for figure in source(aspect)["figure"]:
        skin = area_of([outline_of(figure).ring()])
        for item in muscles(aspect):
            outside = area_of([outline_of(item).ring()]).difference(skin).intersection(seen)
            assert outside.area <= EDGE_MM2, (figure["id"], item["id"], outside.bounds)


@pytest.mark.parametrize(("aspect", "name"), PULL)
def test_that_fibres_run_along_the_lines_of_pull(aspect, name):
    item = next(one for one in muscles(aspect) if one["id"] == name)
    least, greatest = PULL[aspect, name]
    for one in directions(item):
        assert least - LEEWAY <= one <= greatest + LEEWAY


def directions(item):
    """Degrees of the middle fibre of each of the muscle's fields."""
    outline = outline_of(item)
    for part in item["part"]:
        guides = tuple(line_of(text, outline) for text in part["guides"])
        ends = line_of(part["origin"], outline), line_of(part["insertion"], outline)
        fibre = column(Patch(*ends, guides).grid(), 0.5)
        across, down = fibre[-1] - fibre[0]
        yield float(np.degrees(np.arctan2(down, across)))

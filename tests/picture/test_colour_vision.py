"""Zones can be told apart without hues: by eyes that lack a colour, and in black and white.

Measured on the painted picture: a place inside a zone is compared with its mirror image, where
the same anatomy is seen without a zone. Simulation of colour-blind vision in linear RGB after
Machado, Oliveira and Fernandes 2009 (doi 10.1109/TVCG.2009.113), full severity.
"""

import itertools

import numpy as np
import pytest

from gluteapp.domain.vocabulary import TRIGGER_POINTS, Aspect, Side, ZoneLevel
from gluteapp.models.layer_stack import LayerStack
from gluteapp.picture.compose import composed
from gluteapp.picture.palette import PALETTES
from gluteapp.picture.scene import Scene
from tests.picture.rasters import by_qt

VISIONS = {
    "full": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
    "none at all": np.tile([0.2126, 0.7152, 0.0722], (3, 1)),
}
WIDTH_PX = 600
STEP_MM = 8.0
LEAST_ESSENTIAL, LEAST_SPILLOVER, LEAST_BETWEEN = 10.0, 4.0, 4.0
"""Steps of lightness (L* of CIELAB, 0–100) between zone and plain body, and between levels."""


def linear(rgb):
    part = rgb / 255
    return np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)


def lightness(light):
    y = np.clip(light, 0, 1) @ [0.2126, 0.7152, 0.0722]
    return np.where(y > 0.008856, 116 * np.cbrt(y) - 16, 903.3 * y)


def places(drawn, muscle):
    """Points (mm) of the right half by level, whose mirror image lies in no zone."""
    zones = [drawn.zones_of(point, Side.RIGHT) for point in TRIGGER_POINTS[muscle]]
    shapes = [zone.outline for levels in zones for zone in levels.values()]
    own = drawn.structure(muscle, Side.RIGHT).outline
    left, top, width, height = drawn.viewbox
    found = {level: [] for level in ZoneLevel}
    grid = itertools.product(
        np.arange(STEP_MM, left + width, STEP_MM), np.arange(top, top + height, STEP_MM)
    )
    for x, y in grid:
        if own.contains(x, y) or not drawn.skin.contains(x, y):
            continue
        if any(shape.contains(-x, y) for shape in shapes):
            continue
        for level in ZoneLevel:
            if any(level in one and one[level].outline.contains(x, y) for one in zones):
                found[level].append((x, y))
                break
    return found


@pytest.fixture(scope="module", params=PALETTES.values(), ids=lambda one: one.name)
def picture(request, content, qapp):
    """Lightness of zone minus lightness of plain body, by vision and level."""
    drawn = content.atlas.aspects[Aspect.POSTERIOR]
    muscle = "gluteus-minimus"
    svg = composed(
        drawn,
        content.artworks[Aspect.POSTERIOR],
        content.style(request.param.name),
        Scene(Aspect.POSTERIOR, LayerStack().shown, muscle=(muscle, Side.RIGHT), letters=False),
        request.param,
        width_px=WIDTH_PX,
    )
    rgb = linear(by_qt(svg))
    left, top, width, _ = drawn.viewbox
    scale = WIDTH_PX / width
    found = places(drawn, muscle)

    def around(x, y):
        row, column = int((y - top) * scale), int((x - left) * scale)
        return rgb[row - 2 : row + 3, column - 2 : column + 3].reshape(-1, 3).mean(axis=0)

    return {
        (name, level): float(
            np.mean(
                [
                    lightness(matrix @ around(x, y)) - lightness(matrix @ around(-x, y))
                    for x, y in found[level]
                ]
            )
        )
        for name, matrix in VISIONS.items()
        for level in ZoneLevel
    }


@pytest.mark.parametrize("vision", VISIONS)
def test_that_the_levels_differ_in_lightness(picture, vision):
    essential = picture[vision, ZoneLevel.ESSENTIAL]
    spillover = picture[vision, ZoneLevel.SPILLOVER]
    assert abs(essential) >= LEAST_ESSENTIAL
    assert abs(spillover) >= LEAST_SPILLOVER
    assert abs(essential) - abs(spillover) >= LEAST_BETWEEN
    assert essential * spillover > 0


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda one: one.name)
@pytest.mark.parametrize("vision", VISIONS)
def test_that_a_mark_stands_out_from_the_zone_it_lies_on(palette, vision):
    def seen(colour):
        rgb = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)], dtype=float)
        return lightness(VISIONS[vision] @ linear(rgb))

    inks = (palette.mark, palette.mark_text, palette.halo)
    assert max(abs(seen(ink) - seen(palette.essential)) for ink in inks) >= 25

"""Without colours the levels of a pain area still differ: by lightness (CIE L*)."""

import datetime

import numpy as np
import pytest
from PySide6.QtGui import QImage

from gluteapp.domain.handout import build_page
from gluteapp.domain.page import PageCase, PageWishes
from gluteapp.domain.pain import PainDrawing
from gluteapp.domain.safety import assess
from gluteapp.domain.vocabulary import CORE_MUSCLES, TRIGGER_POINTS, Aspect, Side, ZoneLevel
from gluteapp.handout.figures import draw_figures
from gluteapp.handout.render import greyed
from gluteapp.rasterize import svg_to_png

LEAST_STEP = 10.0


def lightness(grey):
    """CIE L* (0 to 100) of sRGB greys 0 to 255."""
    share = grey / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return np.where(linear > 0.008856, 116 * np.cbrt(linear) - 16, 903.3 * linear)


def mask_of(outline, frame, shape):
    """The pixels of a picture of ``frame`` (mm) that lie in an outline."""
    left, top, width, _ = frame
    scale = shape[1] / width
    mask = np.zeros(shape, bool)
    for row, spans in outline.spans.items():
        rows = slice(max(0, int((row - top) * scale)), max(0, int((row + 1 - top) * scale)))
        for start, end in spans:
            columns = slice(max(0, int((start - left) * scale)), max(0, int((end - left) * scale)))
            mask[rows, columns] = True
    return mask


@pytest.mark.parametrize("muscle", CORE_MUSCLES)
def test_that_main_area_outer_area_and_body_are_told_apart_in_grey(qapp, content, muscle):
    drawing = PainDrawing()
    case = PageCase(content.library, content.atlas, drawing, assess((), {}, content.library.flags))
    page = build_page(PageWishes(((muscle, Side.RIGHT),), datetime.date(2026, 3, 4)), case)
    figures = draw_figures(page, content.atlas, content.artworks, content.style("print"), drawing)
    figure, svg = next(
        (one, svg) for (_, one), svg in figures.items() if one.aspect is Aspect.POSTERIOR
    )
    image = QImage.fromData(svg_to_png(greyed(svg))).convertToFormat(
        QImage.Format.Format_Grayscale8
    )
    pixels = np.frombuffer(image.constBits(), np.uint8)
    pixels = pixels.reshape(image.height(), image.bytesPerLine())[:, : image.width()]
    light = lightness(pixels.astype(float))
    drawn = content.atlas.aspects[Aspect.POSTERIOR]

    def mask(outline):
        return mask_of(outline, figure.frame, light.shape)

    zones = {ZoneLevel.ESSENTIAL: np.zeros(light.shape, bool)}
    zones[ZoneLevel.SPILLOVER] = zones[ZoneLevel.ESSENTIAL].copy()
    for point in TRIGGER_POINTS[muscle]:
        for level, zone in drawn.zones_of(point, Side.RIGHT).items():
            zones[level] |= mask(zone.outline)
    bare = ~mask(drawn.structure(muscle, Side.RIGHT).outline)  # its edge and tint are no zone
    main = zones[ZoneLevel.ESSENTIAL] & bare
    outer = zones[ZoneLevel.SPILLOVER] & ~main & bare
    # the same body on the other side, where no zone of this muscle reaches
    body = mask(drawn.skin)
    other = body & (np.arange(light.shape[1]) < light.shape[1] * 0.4) & ~main & ~outer & bare
    levels = [float(light[area].mean()) for area in (main, outer, other)]
    assert levels[1] - levels[0] >= LEAST_STEP
    assert levels[2] - levels[1] >= LEAST_STEP

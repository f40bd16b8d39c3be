"""The same file looks the same in Qt and in resvg.

What may differ, and does: the grey of single pixels along an edge, because each renderer
smooths edges in its own way. Nothing may be missing, moved, or of another colour.
"""

import numpy as np
import pytest

from gluteapp.domain.vocabulary import Aspect, Layer, Side
from gluteapp.picture.compose import composed
from gluteapp.picture.palette import DARK, LIGHT, PRINT
from gluteapp.picture.scene import Scene
from tests.picture.rasters import by_qt, by_resvg

WIDTH_PX = 500
CLEAR = 40
"""A difference (0–255) that the eye sees."""
MOST_CLEAR, MOST_MEAN = 0.002, 2.0
WHOLE = dict.fromkeys(Layer, 1.0)
PEELED = {layer: 1.0 for layer in Layer if layer is not Layer.SKIN}


def differences(one, other):
    """Share of pixels that differ clearly, and the mean difference."""
    gap = np.abs(one - other).max(axis=2)
    return (gap > CLEAR).mean(), gap.mean()


@pytest.mark.parametrize("aspect", [Aspect.POSTERIOR, Aspect.ANTERIOR, Aspect.LEFT_LATERAL])
@pytest.mark.parametrize(
    ("palette", "opacity"),
    [(LIGHT, PEELED), (DARK, {**WHOLE, Layer.SKIN: 0.4}), (PRINT, {Layer.BONES: 1.0})],
    ids=["light, peeled", "dark, translucent skin", "print, bones"],
)
def test_that_two_renderers_agree(content, tmp_path, qapp, aspect, palette, opacity):
    side = Side.LEFT if aspect is Aspect.LEFT_LATERAL else Side.RIGHT
    svg = composed(
        content.atlas.aspects[aspect],
        content.artworks[aspect],
        content.style(palette.name),
        Scene(aspect=aspect, opacity=opacity, muscle=("gluteus-medius", side), letters=False),
        palette,
        width_px=WIDTH_PX,
    )
    clear, mean = differences(by_qt(svg), by_resvg(svg, tmp_path))
    assert clear <= MOST_CLEAR
    assert mean <= MOST_MEAN


def test_that_a_missing_shape_would_be_noticed(content, tmp_path, qapp):
    """The comparison above is worth something: one lost muscle fails it."""
    artwork = content.artworks[Aspect.POSTERIOR]
    svg = artwork.document(artwork.structures["piriformis.left"], content.style("light"))
    svg = svg.replace("<svg ", '<svg width="500" height="1538" ', 1)
    empty = svg.replace(artwork.structures["piriformis.left"], "")
    clear, _ = differences(by_qt(svg), by_resvg(empty, tmp_path))
    assert clear > MOST_CLEAR


@pytest.mark.parametrize("pose", ["figure-four-pull", "wall-side-ball-roll", "hand-pinch"])
def test_that_poses_look_the_same_too(content, tmp_path, qapp, pose):
    svg = content.pose_picture(pose, "light", Side.LEFT)
    svg = svg.replace(' preserveAspectRatio="xMidYMid slice"', "")
    # the rounded height bends the picture a little: both renderers must bend it alike
    svg = svg.replace("<svg ", '<svg preserveAspectRatio="none" ', 1)
    box = svg[svg.index('viewBox="') + 9 :]
    _, _, width, height = (float(word) for word in box[: box.index('"')].split())
    scale = 400 / width
    svg = svg.replace("<svg ", f'<svg width="400" height="{round(height * scale)}" ', 1)
    clear, mean = differences(by_qt(svg), by_resvg(svg, tmp_path))
    assert clear <= MOST_CLEAR
    assert mean <= MOST_MEAN

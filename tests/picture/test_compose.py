import io
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from gluteapp.domain.vocabulary import Aspect, Layer, Side
from gluteapp.picture.compose import composed, heat_image, png_bytes
from gluteapp.picture.palette import LIGHT
from gluteapp.picture.scene import Scene


@pytest.fixture
def picture(content, atlas):
    def make(**options):
        aspect = options.pop("aspect", Aspect.POSTERIOR)
        scene = options.pop("scene", Scene(aspect))
        return composed(
            atlas.aspects[aspect],
            content.artworks[aspect],
            content.style("light"),
            scene,
            LIGHT,
            **{"width_px": 400, **options},
        )

    return make


def test_that_the_picture_has_the_wished_width_and_the_aspects_shape(picture, atlas):
    root = ET.fromstring(picture())
    _, _, width, height = atlas.aspects[Aspect.POSTERIOR].viewbox
    assert root.get("width") == "400"
    assert int(root.get("height")) == round(400 * height / width)


def test_that_hidden_layers_are_not_in_the_picture(picture):
    svg = picture(scene=Scene(Aspect.POSTERIOR, opacity={Layer.BONES: 1.0}))
    assert 'id="layer-bones"' in svg
    assert 'id="layer-skin"' not in svg


def test_that_a_translucent_layer_is_wrapped(picture):
    svg = picture(scene=Scene(Aspect.POSTERIOR, opacity={Layer.SKIN: 0.4}))
    assert '<g opacity="0.4"><g id="layer-skin"' in svg


def test_that_a_frame_cuts_out_a_part(picture):
    root = ET.fromstring(picture(frame=(-100.0, -150.0, 200.0, 300.0)))
    assert root.get("viewBox") == "-100 -150 200 300"
    assert root.get("height") == "600"


def test_that_heat_lies_under_the_overlay(picture):
    svg = picture(
        heat=heat_image(np.zeros((2, 3, 4), np.uint8), (0, 0, 3, 2)),
        scene=Scene(Aspect.POSTERIOR, muscle=("piriformis", Side.RIGHT)),
    )
    assert svg.index('id="layer-') < svg.index("<image") < svg.index('id="overlay"')


def test_that_png_bytes_hold_the_picture(qapp):
    from PySide6.QtGui import QImage

    rgba = np.zeros((3, 5, 4), np.uint8)
    rgba[1, 4] = (255, 10, 20, 255)
    image = QImage.fromData(png_bytes(rgba))
    assert (image.width(), image.height()) == (5, 3)
    colour = image.pixelColor(4, 1)
    assert (colour.red(), colour.green(), colour.blue(), colour.alpha()) == (255, 10, 20, 255)
    assert image.pixelColor(0, 0).alpha() == 0
    assert io.BytesIO(png_bytes(rgba)).read(4) == b"\x89PNG"

import re

import pytest

from gluteapp.domain.vocabulary import Aspect, Layer
from gluteapp.picture.artwork import mirrored, read_artwork

SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="-10 -20 30 40">
<g id="layer-bones"><g id="femur.right"><path id="femur.outline" class="bone" d="M0,0h9v9z"/></g>
<g id="femur.left" transform="scale(-1,1)"><use href="#femur.outline"/></g></g>
<g id="layer-skin"/></svg>"""


def test_that_a_drawing_is_cut_into_layers():
    art = read_artwork(SVG)
    assert art.viewbox == (-10, -20, 30, 40)
    assert 'd="M0,0h9v9z"' in art.layers[Layer.BONES]
    assert art.layers[Layer.DEEP] == ""


def test_that_a_structure_stands_alone():
    art = read_artwork(SVG)
    assert art.structures["femur.left"] == (
        '<g transform="scale(-1,1)"><path class="bone" d="M0,0h9v9z" /></g>'
    )


def test_that_empty_layers_make_no_documents():
    documents = read_artwork(SVG).layer_documents(".bone{fill:red}")
    assert Layer.DEEP not in documents
    assert documents[Layer.BONES].startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox=')
    assert ".bone{fill:red}" in documents[Layer.BONES]


def test_that_the_mirror_has_the_other_side():
    art = mirrored(read_artwork(SVG))
    assert art.viewbox == (-20, -20, 30, 40)
    assert set(art.structures) == {"femur.left", "femur.right"}
    assert art.structures["femur.right"].startswith('<g transform="scale(-1,1)"><g transform')


@pytest.mark.parametrize("aspect", [Aspect.POSTERIOR, Aspect.RIGHT_LATERAL, Aspect.LEFT_LATERAL])
def test_that_every_class_of_the_shipped_art_has_a_style(content, aspect):
    for palette in ("light", "dark", "print"):
        style = content.style(palette)
        art = content.artworks[aspect]
        used = {
            name
            for body in art.layers.values()
            for words in re.findall(r'class="([^"]*)"', body)
            for name in words.split()
        }
        missing = {name for name in used - {"art", "outline"} if f".{name}{{" not in style}
        assert not missing


def test_that_drawings_carry_the_light_style_themselves(content):
    for data in content.drawings.values():
        assert content.style("light").strip() in data.decode()

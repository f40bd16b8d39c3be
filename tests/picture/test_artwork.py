import re

import pytest

from gluteapp.domain.vocabulary import FIGURES, Aspect, Layer
from gluteapp.picture.artwork import FOLDS_FROM, mirrored, read_artwork

SVG = """<svg xmlns="http://www.w3.org/2000/svg"
 xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="-10 -20 30 40">
<g id="layer-bones"><g id="femur.right"><path id="femur.outline" class="bone" d="M0,0h9v9z"/></g>
<g id="femur.left" transform="scale(-1,1)"><use xlink:href="#femur.outline"/></g></g>
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


TEXTURE = """<svg xmlns="http://www.w3.org/2000/svg"
 xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="-10 -20 30 40">
<g id="texture-bones"><g id="femur.right.under" class="art"><path class="cast" d="M1,1h2v2z"/></g>
<g id="femur.right.over" class="art"><g id="femur.strands">
<path class="shade" d="M0,0h5v5z"/></g></g>
<g id="femur.left.over" class="art"><use xlink:href="#femur.strands"/></g>
<g id="layer-bones.over"><path class="bone-part" d="M9,9h2v2z"/></g></g>
<g id="zone-bands"><g id="piriformis.1.bands"><path d="M0,0h1z"/>
<path d="M2,2h1z"/></g></g></svg>"""


def test_that_texture_is_laid_below_and_above_its_outline():
    body = read_artwork(SVG, TEXTURE).layers[Layer.BONES]
    cast, outline, shade, late = (
        body.index(one) for one in ('class="cast"', 'class="bone"', 'class="shade"', "bone-part")
    )
    assert cast < outline < shade < late


def test_that_a_structure_with_texture_stands_alone_on_both_sides():
    art = read_artwork(SVG, TEXTURE)
    assert art.structures["femur.left"].count('class="shade"') == 1
    assert art.structures["femur.right"].count('class="shade"') == 1


def test_that_the_bands_of_zones_are_read_faintest_first():
    assert read_artwork(SVG, TEXTURE).bands == {"piriformis.1": ("M0,0h1z", "M2,2h1z")}


FIGURES_SVG = """<svg xmlns="http://www.w3.org/2000/svg"
 xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"><g id="layer-skin">
<g id="skin.midline"><path id="skin.outline" d="M0,0h9v9z"/>
<g id="figure-female"><path d="M1,1h1z"/></g>
<g id="figure-male" style="display:none"><path d="M2,2h1z"/></g></g></g></svg>"""


@pytest.mark.parametrize(("figure", "other"), [("female", "male"), ("male", "female")])
def test_that_only_the_chosen_figure_is_drawn(figure, other):
    body = read_artwork(FIGURES_SVG, "", figure).layers[Layer.SKIN]
    assert f"figure-{figure}" in body
    assert f"figure-{other}" not in body
    assert "display:none" not in body


@pytest.mark.parametrize("aspect", Aspect)
def test_that_the_figure_changes_the_skin_and_nothing_else(content, aspect):
    female, male = (content.artworks_with(one)[aspect] for one in FIGURES)
    for layer in Layer:
        assert (female.layers[layer] == male.layers[layer]) is (layer is not Layer.SKIN)
    assert female.bands == male.bands
    assert set(female.structures) == set(male.structures)


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
    for aspect, data in content.drawings.items():
        for text in (data.decode(), content.texture(aspect)):
            assert content.style("light").strip() in text


def test_that_either_spelling_of_a_reference_is_understood():
    plain = SVG.replace("xlink:href", "href")
    assert read_artwork(plain).structures == read_artwork(SVG).structures


def opaque(*layers):
    return dict.fromkeys(layers, 1.0)


FOLDED_SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="-10 -20 30 40">
<g id="layer-skin"><g id="skin.midline"><path id="skin.outline" class="skin" d="M0,0h9v9z"/>
<g id="figure-female"><path class="fold" d="M1,1h1"/><path class="fold-soft" d="M2,2h2"/>
<path class="glow" d="M3,3h3v3z"/></g></g></g></svg>"""


@pytest.mark.parametrize("turned", [lambda art: art, mirrored])
def test_that_skin_to_look_through_has_no_folds(turned):
    """Over muscles that show through it, a fold would be a line that is none of theirs."""
    art = turned(read_artwork(FOLDED_SVG))
    solid, faint = (art.layer(Layer.SKIN, {Layer.SKIN: part}) for part in (FOLDS_FROM, 0.39))
    assert ("M1,1h1" in solid, "M2,2h2" in solid) == (True, True)
    assert ("M1,1h1" in faint, "M2,2h2" in faint) == (False, False)
    assert all("M0,0h9v9z" in body and "M3,3h3v3z" in body for body in (solid, faint))


BARE_SVG = """<svg xmlns="http://www.w3.org/2000/svg"
 xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="-10 -20 30 40">
<g id="layer-deep"><g id="piriformis.right"><path id="piriformis.outline" class="muscle ghost"
 d="M0,0h9v9z"/></g></g><g id="layer-bones"/></svg>"""
BARE_TEXTURE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="-10 -20 30 40">
<g id="texture-deep"><g id="piriformis.right.over"><path class="muscle" d="M0,0h1z"/></g>
<g id="piriformis.right.bare" style="display:none"><path class="muscle" d="M0,0h8v8z"/></g></g>
</svg>"""


@pytest.mark.parametrize("turned", [lambda art: art, mirrored])
def test_that_without_the_bones_all_of_a_hidden_muscle_is_drawn(turned):
    art = turned(read_artwork(BARE_SVG, BARE_TEXTURE))
    among = art.layer(Layer.DEEP, opaque(*Layer))
    alone = art.layer(Layer.DEEP, opaque(Layer.DEEP))
    assert 'd="M0,0h1z"' in among
    assert "h8v8" not in among
    assert "h8v8" in alone
    assert 'd="M0,0h1z"' not in alone
    assert "display:none" not in alone
    assert art.layer(Layer.BONES, {}) == art.layers[Layer.BONES]


ALONE_SVG = BARE_SVG.replace("layer-deep", "layer-superficial")
ALONE_TEXTURE = BARE_TEXTURE.replace(
    "</g></g>\n</svg>",
    '</g>\n<g id="piriformis.right.alone"><path class="muscle" d="M0,0h9v9z"/></g></g></svg>',
)


@pytest.mark.parametrize("turned", [lambda art: art, mirrored])
def test_that_a_muscle_is_whole_only_where_no_layer_below_it_is_shown(turned):
    art = turned(read_artwork(ALONE_SVG, ALONE_TEXTURE))
    own = Layer.SUPERFICIAL
    looks = {
        shown: [
            step for step in ("h1z", "h8v8", 'h9v9z"') if step in art.layer(own, opaque(*shown))
        ]
        for shown in ((own,), (own, Layer.SKIN, Layer.NERVES), (own, Layer.DEEP), tuple(Layer))
    }
    assert [found[0] for found in looks.values()] == ['h9v9z"', 'h9v9z"', "h8v8", "h1z"]


def test_that_both_side_views_are_lit_from_the_left_of_the_sheet(content):
    """The left one is a mirror image: its light is drawn from the other side."""
    right, left = (
        content.artworks[aspect].layers[Layer.BONES]
        for aspect in (Aspect.RIGHT_LATERAL, Aspect.LEFT_LATERAL)
    )
    mirror = f'<g transform="scale(-1,1)">{right}</g>'
    assert left != mirror
    assert left.count("<path") > 100


def test_that_a_nerve_over_muscles_is_drawn_only_with_its_layer(content):
    art = content.artworks[Aspect.POSTERIOR]
    for one in (art, mirrored(art)):
        assert 'class="nerve"' not in one.layer(Layer.DEEP, opaque(Layer.DEEP, Layer.BONES))
        assert 'class="nerve"' in one.layer(Layer.DEEP, opaque(Layer.DEEP, Layer.NERVES))

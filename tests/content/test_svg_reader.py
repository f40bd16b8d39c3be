import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gluteapp.content.svg_reader import LARGEST_BYTES, read_aspect
from gluteapp.domain.problems import ContentError
from gluteapp.domain.vocabulary import Aspect, Layer, Side, ZoneLevel
from tests.content.drawings import a_box_path, a_drawing_svg, a_midline, a_structure

GOOD = a_drawing_svg()
FILE = "posterior.svg"


def read(svg, aspect=Aspect.POSTERIOR):
    return read_aspect(svg if isinstance(svg, bytes) else svg.encode(), FILE, aspect)


def is_read_or_refused(svg):
    """Whether a drawing gives an atlas or a list of sentences, and nothing else."""
    try:
        return bool(read(svg).structures)
    except ContentError as error:
        return all(one.message for one in error.problems)


def problems_of(svg, aspect=Aspect.POSTERIOR):
    with pytest.raises(ContentError) as caught:
        read(svg, aspect)
    return [str(one) for one in caught.value.problems]


def problems_after(old, new):
    assert old in GOOD
    return problems_of(GOOD.replace(old, new, 1))


# ----------------------------------------------------------------- whole files
def test_that_a_good_drawing_is_read():
    drawn = read(GOOD)
    assert drawn.viewbox == (-200, -330, 400, 1000)
    assert drawn.structure("piriformis", Side.RIGHT).layer is Layer.DEEP
    assert drawn.structure("piriformis", Side.LEFT).outline.bounds == (-80, -50, -20, -10)
    assert drawn.region("coccyx", Side.MIDLINE).outline.area == pytest.approx(200)
    assert set(drawn.zones_of("piriformis.1", Side.LEFT)) == set(ZoneLevel)
    assert {one.id: (one.x, one.y) for one in drawn.landmarks} == {
        "psis-right": (40, -60),
        "psis-left": (-40, -60),
    }


def test_that_a_structure_tells_whether_bones_lie_before_it():
    hidden = a_drawing_svg().replace(
        'id="piriformis.outline"',
        'id="piriformis.outline" class="outline muscle ghost" data-behind="hip-bone femur"',
    )
    drawn = read(hidden)
    behind = {one.id for one in drawn.structures if one.behind == ("hip-bone", "femur")}
    assert behind == {"piriformis.right", "piriformis.left"}


def test_that_parts_of_a_structure_are_told_by_what_they_do():
    """What hides others without a name, and what is drawn after the whole layer."""
    marks = (
        f'<path data-cover="" d="{a_box_path(60, -20, 10, 10)}"/>'
        f'<path data-late="" d="{a_box_path(40, -20, 8, 8)}"/>'
    )
    drawn = read(re.sub(r'(<path id="piriformis.outline"[^>]*/>)', rf"\1{marks}", a_drawing_svg()))
    for side, sign in ((Side.RIGHT, 1), (Side.LEFT, -1)):
        one = drawn.structure("piriformis", side)
        assert [part.area for part in one.covers] == [pytest.approx(100)]
        assert [part.area for part in one.late] == [pytest.approx(64)]
        assert one.late[0].contains(44 * sign, -16)


def test_that_a_lateral_drawing_shows_one_side():
    drawn = read(a_drawing_svg(aspect_is_lateral=True), Aspect.RIGHT_LATERAL)
    assert drawn.structure("piriformis", Side.LEFT) is None
    assert {one.side for one in drawn.zones} == {Side.RIGHT}


@pytest.mark.parametrize("share", [0.05, 0.3, 0.7, 0.99])
def test_that_a_cut_off_file_is_named_with_its_line(share):
    (told,) = problems_of(GOOD[: int(len(GOOD) * share)])
    assert told.startswith("posterior.svg:")
    assert "is broken or cut off here" in told


def test_that_an_empty_file_is_refused():
    assert "is broken or cut off" in problems_of("")[0]


def test_that_a_huge_file_is_refused_without_being_parsed():
    data = b"<svg>" + b" " * LARGEST_BYTES
    assert problems_of(data) == [
        "posterior.svg: is 20 MB, too large for an atlas drawing (at most 20 MB)."
    ]


def test_that_a_picture_of_another_kind_is_refused():
    assert problems_of(b"\x89PNG\r\n\x1a\n\xff\xfe\xfd") == [
        "posterior.svg: is not UTF-8 text, so it is no SVG drawing."
    ]


def test_that_a_web_page_is_no_drawing():
    assert problems_of("<html><body/></html>") == [
        "posterior.svg:1: is no SVG drawing: its root is <html>."
    ]


@pytest.mark.parametrize(
    "head", ['<!DOCTYPE svg [<!ENTITY a "aaaa">]>', "<!DOCTYPE svg SYSTEM 'file:///etc/passwd'>"]
)
def test_that_entities_are_never_expanded(head):
    assert "carries a document type or entities" in problems_of(head + GOOD)[0]


def test_that_a_foreign_drawing_is_told_all_that_is_missing():
    told = problems_of('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect/></svg>')
    text = "\n".join(told)
    for layer in Layer:
        assert f"layer-{layer}: is missing: every drawing has this layer." in text
    for group in ("regions", "zones", "trigger-points", "landmarks"):
        assert f"{group}: is missing: every drawing has this group." in text


def test_that_width_and_height_are_refused():
    told = problems_after("<svg ", '<svg width="400" height="1000" ')
    assert told == [
        "posterior.svg: has a width or height: an atlas drawing has a viewBox in mm only."
    ]


@pytest.mark.parametrize("box", ["", 'viewBox="0 0 10"', 'viewBox="a b c d"'])
def test_that_a_viewbox_of_four_numbers_is_asked_for(box):
    told = problems_after('viewBox="-200 -330 400 1000"', box)
    assert told == ["posterior.svg:1: has no viewBox of four numbers (x y width height in mm)."]


def test_that_a_viewbox_has_an_area():
    told = problems_after('viewBox="-200 -330 400 1000"', 'viewBox="0 0 10 0"')
    assert told == ["posterior.svg:1: has a viewBox without area."]


# -------------------------------------------------------------------------- ids
def test_that_an_unknown_structure_is_named_with_line_and_nearest():
    (told,) = problems_of(GOOD.replace("sacrum", "sacrumm"))
    assert told.startswith("posterior.svg:3: sacrumm.midline: “sacrumm” is no structure. ")
    assert "Did you mean “sacrum”?" in told


def test_that_a_midline_structure_has_no_side():
    (told,) = problems_of(GOOD.replace("sacrum.midline", "sacrum.right"))
    assert told.endswith("sacrum.right: must end in “.midline”.")


def test_that_a_paired_structure_needs_its_partner_on_the_left():
    cut = GOOD.index('<g id="piriformis.left"')
    told = problems_of(GOOD[:cut] + GOOD[GOOD.index("</g>", cut) + 4 :])
    assert told == ["posterior.svg:10: piriformis.right: has no partner on the left."]


def test_that_a_left_structure_needs_its_partner_on_the_right():
    lone = '<g id="tibia.left" transform="scale(-1,1)"><use href="#x"/></g>'
    told = problems_after('<g id="layer-bones">', f'<g id="layer-bones">{lone}')
    assert told == ["posterior.svg:2: tibia.left: has no partner on the right."]


def test_that_the_left_side_must_be_the_mirror_of_the_right():
    told = problems_after(
        '<g id="piriformis.left" transform="scale(-1,1)">',
        '<g id="piriformis.left" transform="scale(-1,1.01)">',
    )
    assert "must be the mirror image of the right side" in told[0]


def test_that_a_structure_without_a_path_is_named():
    told = problems_after(
        '<g id="piriformis.right"><path id="piriformis.outline"',
        '<g id="piriformis.right"><rect id="piriformis.outline"',
    )
    assert "piriformis.right: has no outline: its group holds no path." in told[0]


def test_that_a_structure_is_drawn_once():
    again = a_midline("sacrum", a_box_path(0, 0, 9, 9))
    told = problems_after('<g id="layer-bones">', f'<g id="layer-bones">{again}')
    assert any(one.endswith("sacrum.midline: is drawn twice.") for one in told)


def test_that_a_missing_muscle_is_named():
    cut = GOOD.index('<g id="piriformis.right"')
    end = GOOD.index("</g>", GOOD.index('<g id="piriformis.left"')) + 4
    told = problems_of(GOOD[:cut] + GOOD[end:])
    assert told == ["posterior.svg: piriformis: is missing: every aspect draws it."]


def test_that_an_unknown_region_is_named():
    told = problems_after("region.coccyx.midline", "region.cocyx.midline")
    assert "“cocyx” is no region. Did you mean “coccyx”?" in told[0]


def test_that_a_region_carries_its_side():
    told = problems_after("region.coccyx.midline", "region.coccyx.right")
    assert told[0].endswith("must end in “.midline”.")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("zone.essential.right", "is no zone id such as"),
        ("zone.piriformis.essential.right", "“piriformis” is no owner of a zone."),
        ("zone.piriformis.9.essential.right", "“piriformis.9” is no owner of a zone."),
        ("zone.piriformis.1.main.right", "“main” is no zone level."),
    ],
)
def test_that_a_bad_zone_id_is_named(name, message):
    told = problems_after('<path id="zone.piriformis.1.essential.right"', f'<path id="{name}"')
    assert any(message in one for one in told)


def test_that_a_zone_without_an_outline_is_named():
    path = f'<path id="zone.piriformis.1.essential.right" d="{a_box_path(30, 80, 40, 30)}"/>'
    told = problems_after(path, '<path id="zone.piriformis.1.essential.right"/>')
    assert told == ["posterior.svg:47: zone.piriformis.1.essential.right: has no path data."]


def test_that_every_trigger_point_has_its_cross_and_its_zone():
    told = problems_of(GOOD.replace('id="piriformis.1.right"', 'id="piriformis.11.right"'))
    assert "posterior.svg: piriformis.1: has no X mark." in told
    assert any("“piriformis.11” is no trigger point." in one for one in told)
    lines = [line for line in GOOD.splitlines() if "zone.piriformis.1." not in line]
    assert problems_of("\n".join(lines)) == ["posterior.svg: piriformis.1: has no zone."]


def test_that_a_zone_needs_its_partner_on_the_left():
    told = problems_after('<use id="zone.piriformis.1.essential.left"', '<use id="other"')
    assert any("has no partner on the left" in one for one in told)


def test_that_a_landmark_is_a_circle():
    told = problems_after('cx="40"', 'cx="forty"')
    assert told[0].endswith("landmark.psis-right: must be a circle with numbers for cx and cy.")


# ------------------------------------------------------------------- path data
def with_sacrum(data):
    return GOOD.replace(f'd="{a_box_path(-40, -90, 80, 90)}"', f'd="{data}"', 1)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("", "has no path data."),
        ("M0,0 L10", "is cut off in a “L” command."),
        ("M0,0 C1,2 3,4", "is cut off in a “C” command."),
        ("L0,0 9,9", "does not begin with a move (M)."),
        ("M0,0 h9 v9 h-9", "is not closed: end every part of the outline with “z”."),
        ("M0,0 h9 v9 h-9z M20,20 h9 v9 h-9", "is not closed"),
        ("M0,0 h9 %% v9 z", "has path data that no drawing program writes (“%%”)."),
        ("M0,0 h2 v2 h-2z", "covers 4.0 mm², too little for an outline (at least 20 mm²)."),
    ],
)
def test_that_broken_path_data_is_named(data, message):
    (told,) = problems_of(with_sacrum(data))
    assert told.startswith("posterior.svg:3: sacrum.midline: ")
    assert message in told


@pytest.mark.parametrize(
    ("data", "area"),
    [
        ("M0,0 h20 v20 h-20z", 400),
        ("M0,0 l20,0 0,20 -20,0z", 400),
        ("M0,0 20,0 20,20 0,20Z", 400),
        ("M0,0 h20 v20 h-20z m5,5 h10 v10 h-10z", 300),
        ("M-20,0 a20,20 0 1 0 40,0 a20,20 0 1 0 -40,0z", 1256.6),
        ("M0,0 q30,60 60,0 t60,0 L120,-60 0,-60z", 7200),
        ("M0,0 Q30,60 60,0z", 1200),
        ("M0,0 c0,40 60,40 60,0 s-60,-40 -60,0z", 2880),
        ("M0,0 C0,40 60,40 60,0z", 1440),
    ],
)
def test_that_every_path_command_is_understood(data, area):
    drawn = read(with_sacrum(data))
    assert drawn.structure("sacrum", Side.MIDLINE).outline.area == pytest.approx(area, rel=0.02)


def test_that_a_transform_on_a_path_is_applied():
    svg = GOOD.replace('<path id="sacrum.outline"', '<path transform="translate(5,7)" id="x"')
    bounds = read(svg).structure("sacrum", Side.MIDLINE).outline.bounds
    assert bounds == pytest.approx((-35, -83, 45, 7))


def test_that_numbers_after_the_closing_are_a_problem():
    (problem,) = problems_of(with_sacrum("M-40,-90h80z90h-80z"))
    assert "numbers after “z”" in problem


def test_that_all_problems_come_together():
    svg = with_sacrum("M0,0 L10").replace("region.coccyx.midline", "region.cocyx.midline", 1)
    assert len(problems_of(svg)) == 2


@given(st.integers(0, len(GOOD) - 1), st.sampled_from("<>\"'=z0 M&é"))
def test_that_a_changed_character_never_gives_anything_but_an_atlas_or_problems(at, other):
    assert is_read_or_refused(GOOD[:at] + other + GOOD[at + 1 :])


@given(st.text(alphabet="MLHVCSQTAZmlhvcsqtaz0123456789.,-+ e\n", max_size=60))
@example("M0..0")  # a number that ends in its point: svgelements stumbles
def test_that_no_path_data_makes_the_reader_stumble(data):
    assert is_read_or_refused(with_sacrum(data))


def test_that_art_groups_are_no_structures():
    art = '<g class="art" id="shine"><path d="M0,0h9v9z"/></g>'
    assert read(GOOD.replace('<g id="layer-bones">', f'<g id="layer-bones">{art}'))


def test_that_a_structure_may_lie_in_any_layer():
    moved = a_structure("sciatic-nerve", a_box_path(20, 0, 5, 300))
    drawn = read(GOOD.replace('<g id="layer-nerves">', f'<g id="layer-nerves">{moved}'))
    assert drawn.structure("sciatic-nerve", Side.LEFT).layer is Layer.NERVES


@pytest.mark.parametrize("name", ["layer-bones", "regions", "piriformis.right"])
def test_that_a_moved_group_is_refused(name):
    told = problems_after(f'<g id="{name}"', f'<g id="{name}" transform="translate(3,0)"')
    assert told[0].endswith(f"{name}: is moved as a group: apply its transform to the paths in it.")

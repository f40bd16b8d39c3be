import json
import shutil

import pytest

from gluteapp import resources
from gluteapp.cli import main
from gluteapp.domain.geometry import Outline
from gluteapp.domain.vocabulary import (
    CARD_MUSCLES,
    CORE_MUSCLES,
    REGIONS,
    Aspect,
    Side,
    ZoneLevel,
    muscle_of,
    region_sides,
    zone_owners,
)


@pytest.fixture
def run(capsys):
    """Runs the real command line; gives exit code, document and what was told."""

    def go(*arguments):
        code = main([str(one) for one in arguments])
        out, err = capsys.readouterr()
        return code, json.loads(out) if out else None, err.strip()

    return go


# ----------------------------------------------------------------- bad input first
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["locat"], "“locat” is no command. Did you mean “locate”? Allowed: "),
        (["locate"], "Nothing is marked: give at least one --mark REGION.SIDE, --point"),
        (["locate", "--mark", "mid-butock.right"], "“mid-butock” is no region. Did you mean"),
        (["locate", "--mark", "mid-buttock"], "“mid-buttock” is no mark: write REGION.SIDE"),
        (["locate", "--mark", "mid-buttock.middle"], "“middle” is no side of mid-buttock."),
        (["locate", "--mark", "coccyx.left"], "“left” is no side of coccyx."),
        (["locate", "--mark", "mid-buttock.right:11"], "11"),
        (["locate", "--mark", "mid-buttock.right:-1"], "-1"),
        (["locate", "--mark", "mid-buttock.right:six"], "“six” is no intensity: give a whole"),
        (["locate", "--mark", "mid-buttock.right:6.5"], "“6.5” is no intensity"),
        (["locate", "--point", "posterior:60"], "“posterior:60” is no point: write ASPECT:X,Y"),
        (["locate", "--point", "posterior:60,x"], "“x” is no number for y."),
        (["locate", "--point", "posterior:nan,3"], "“nan” is no number for x."),
        (["locate", "--point", "back:60,30"], "“back” is no aspect."),
        (["locate", "--point", "posterior:600,30"], "600"),
        (["locate", "--mark", "groin.left", "--factor", "siting"], "“siting” is no factor."),
        (["locate", "--mark", "groin.left", "--answer", "saddle-numbness"], "write saddle-numb"),
        (["locate", "--mark", "groin.left", "--answer", "numb=yes"], "“numb” is no flag."),
        (["locate", "--mark", "groin.left", "--condition", "old"], "“old” is no condition."),
        (["locate", "--mark"], "expected one argument"),
        (["locate", "--frobnicate"], "--frobnicate"),
        (["atlas", "--tolerance", "0"], "Tolerance 0 is out of range: give 0.01 to 10 mm."),
        (["atlas", "--tolerance", "thin"], "“thin” is no number for tolerance."),
        (["atlas", "--aspect", "top"], "“top” is no aspect."),
        (["check", "nowhere"], "“nowhere” is no folder: a content pack holds the folders"),
        (["handout", "--output", "x.pdf"], "MUSCLE.SIDE"),
        (["handout", "gluteus-medius.right"], "--output"),
        (["handout", "gluteus-medium.right", "--output", "x.pdf"], "Did you mean “gluteus-medius”"),
        (["handout", "gluteus-medius.midline", "--output", "x.pdf"], "“midline” is no side"),
        (["handout", "gluteus-medius.right", "--output", "x.doc"], "use .pdf or .html."),
        (["render", "--aspect", "posterior", "--output", "x.jpg"], "use .png or .svg."),
        (["render", "--aspect", "posterior", "--output", "x.png", "--width", "9"], "50 to 8000"),
        (
            ["render", "--aspect", "posterior", "--output", "x.svg", "--layers", "skin,flesh"],
            "“flesh” is no layer.",
        ),
        (
            ["render", "--aspect", "posterior", "--output", "x.svg", "--highlight", "nose.right"],
            "“nose.right” is no highlight on the posterior aspect.",
        ),
        (
            ["render", "--aspect", "posterior", "--output", "x.svg", "--highlight", "piriformis"],
            "is no side at the end of a highlight.",
        ),
        (
            ["render", "--aspect", "posterior", "--output", "x.svg", "--heatmap", "nose.right"],
            "“nose.right” is no heatmap.",
        ),
    ],
)
def test_that_bad_input_gets_one_sentence_and_exit_code_2(
    run, arguments, told, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    code, document, sentence = run(*arguments)
    assert code == 2
    assert document is None
    assert told in sentence
    assert "\n" not in sentence
    assert list(tmp_path.iterdir()) in ([], [tmp_path / "home"])


def test_that_a_place_that_cannot_be_written_is_named(run, tmp_path):
    target = tmp_path / "missing" / "page.pdf"
    code, _, told = run("handout", "piriformis.right", "--output", target)
    assert code == 2
    assert str(target) in told
    assert "cannot be written" in told


def test_that_a_full_disk_keeps_the_older_page(run, tmp_path, monkeypatch):
    target = tmp_path / "page.pdf"
    target.write_bytes(b"older")

    def refuse(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", refuse)
    code, _, told = run("handout", "piriformis.right", "--output", target)
    assert code == 2
    assert "No space left on device" in told
    assert target.read_bytes() == b"older"
    assert not list(tmp_path.glob(".*.part"))


def test_that_a_folder_as_output_is_refused(run, tmp_path):
    (tmp_path / "page.pdf").mkdir()
    code, _, told = run("handout", "piriformis.right", "--output", tmp_path / "page.pdf")
    assert code == 2
    assert "page.pdf" in told


# -------------------------------------------------------------------------- atlas
def test_that_the_atlas_is_printed_whole(run, atlas):
    code, document, _ = run("atlas")
    assert code == 0
    assert set(document) == {"version", "aspects"}
    assert set(document["aspects"]) == set(atlas.aspects)
    for one in document["aspects"].values():
        assert set(one) == {
            "viewbox",
            "structures",
            "zones",
            "trigger_points",
            "regions",
            "landmarks",
        }
        assert {item["id"].rpartition(".")[2] for item in one["structures"]} <= set(Side)


def test_that_one_aspect_can_be_asked_for(run):
    _, document, _ = run("atlas", "--aspect", "right-lateral")
    assert list(document["aspects"]) == ["right-lateral"]


def test_that_an_aspect_that_is_not_drawn_is_named(run, atlas):
    missing = [aspect for aspect in Aspect if aspect not in atlas.aspects]
    for aspect in missing:
        code, _, told = run("atlas", "--aspect", aspect)
        assert code == 2
        assert f"“{aspect}” is no drawn aspect." in told


def test_that_polygons_follow_the_curves_to_the_tolerance(run, atlas):
    _, fine, _ = run("atlas", "--aspect", "posterior")
    _, coarse, _ = run("atlas", "--aspect", "posterior", "--tolerance", "5")

    def points(document):
        shapes = document["aspects"]["posterior"]["structures"]
        return sum(len(ring) for shape in shapes for ring in shape["polygons"])

    assert points(coarse) < points(fine) / 2
    outline = atlas.aspects[Aspect.POSTERIOR].structure("piriformis", Side.RIGHT).outline
    assert isinstance(outline, Outline)


# ------------------------------------------------------------------------- locate
def test_that_an_answer_has_the_shape_of_the_contract(run, library):
    code, document, _ = run(
        "locate", "--mark", "mid-buttock.right:6", "--mark", "sacroiliac-joint.right:7"
    )
    assert code == 0
    assert document["read_back"] == (
        "Middle of the right buttock and right SI joint, worst 7 of 10. Is that right?"
    )
    assert document["safety"] == {
        "tier": None,
        "flags": [],
        "ask": document["safety"]["ask"],
        "self_care_allowed": True,
    }
    ranks = [one["rank"] for one in document["candidates"]]
    assert ranks == list(range(1, len(ranks) + 1))
    for one in document["candidates"]:
        assert one["muscle"] in CARD_MUSCLES
        assert one["side"] == "right" or one["muscle"] == "rectus-abdominis"  # both sides
        assert 0 < one["match"] <= 1
        assert one["reasons"]
        assert set(one["sources"]) <= set(library.sources)
        for point in one["trigger_points"]:
            assert point["id"] in zone_owners(one["muscle"])
            assert 0 <= point["essential"] <= 1
            assert 0 <= point["spillover"] <= 1
    assert document["explained_by"]
    assert document["not_muscle"]


@pytest.mark.parametrize(
    "point", ["posterior:60,30:7", "right-lateral:-20,0", "left-lateral:20,0:3"]
)
def test_that_a_point_is_answered_on_each_aspect(run, point):
    code, document, _ = run("locate", "--point", point)
    assert code == 0
    side = {"right-lateral": "right", "left-lateral": "left"}.get(point.split(":")[0], "right")
    assert document["candidates"][0]["side"] == side


@pytest.mark.parametrize("region", REGIONS)
def test_that_the_first_muscle_of_every_place_is_one_that_sources_name(run, library, atlas, region):
    """By ``zones.csv``: where a point has its main zone there, a muscle with one comes first."""
    if region == "genital" or not any(
        one.region == region for drawn in atlas.aspects.values() for one in drawn.regions
    ):
        return
    code, document, _ = run("locate", "--mark", f"{region}.{region_sides(region)[-1]}")
    assert code == 0
    rows = library.rows_of(region)
    named = {
        level: {muscle_of(r.trigger_point) for r in rows if r.level is level} for level in ZoneLevel
    }
    if not rows:
        assert document["candidates"] == []
        return
    best = named[ZoneLevel.ESSENTIAL] or named[ZoneLevel.SPILLOVER]
    assert document["candidates"][0]["muscle"] in best


def test_that_an_urgent_answer_forbids_self_care(run):
    _, document, _ = run("locate", "--mark", "mid-buttock.right", "--answer", "saddle-numbness=yes")
    assert document["safety"]["tier"] == "R1"
    assert document["safety"]["flags"][0]["message"]
    assert not document["safety"]["self_care_allowed"]


def test_that_a_condition_takes_techniques_out_and_says_which(run, library):
    _, document, _ = run("locate", "--mark", "groin.right", "--condition", "anticoagulant")
    left = {(one["muscle"], one["technique"]) for one in document["techniques_left_out"]}
    assert {muscle for muscle, _ in left} == set(CORE_MUSCLES)
    assert all(one["because"] == ["anticoagulant"] for one in document["techniques_left_out"])


# ------------------------------------------------------------------------- render
def test_that_a_picture_is_written_as_png(run, tmp_path, qapp):
    from PySide6.QtGui import QImage

    target = tmp_path / "map.png"
    code, document, _ = run(
        *("render", "--aspect", "posterior", "--highlight", "gluteus-medius.right"),
        *("--mark", "mid-buttock.right:6", "--output", target, "--width", 300),
    )
    assert code == 0
    assert document["bytes"] == target.stat().st_size
    image = QImage(str(target))
    assert image.width() == 300
    colours = {image.pixel(x, y) for x in range(0, 300, 7) for y in range(0, image.height(), 7)}
    assert len(colours) > 50


@pytest.mark.parametrize(
    "options",
    [
        ["--layers", "bones"],
        ["--layers", "skin,bones", "--palette", "print"],
        ["--highlight", "piriformis.1.right", "--highlight", "gluteus-minimus.right"],
        ["--highlight", "coccyx.midline", "--highlight", "femur.right"],
        ["--heatmap", "gluteus-medius.right"],
        ["--heatmap", "drawing", "--mark", "mid-buttock.right:6", "--point", "posterior:60,90:3"],
        ["--heatmap", "drawing"],
    ],
)
def test_that_a_picture_is_written_as_svg(run, tmp_path, options):
    import xml.etree.ElementTree as ET

    target = tmp_path / "map.svg"
    code, _, _ = run("render", "--aspect", "posterior", *options, "--output", target)
    assert code == 0
    ET.parse(target)
    assert ("<image" in target.read_text()) == ("--heatmap" in options)


# ------------------------------------------------------------------ handout, check
def test_that_a_page_is_written(run, tmp_path):
    target = tmp_path / "page.pdf"
    code, document, _ = run(
        *("handout", "gluteus-medius.right", "--mark", "lateral-hip.right:5"),
        *("--patient", "Sample Name", "--paper", "letter", "--output", target),
    )
    assert code == 0
    assert target.read_bytes().startswith(b"%PDF-")
    assert document["bytes"] == target.stat().st_size


def test_that_the_shipped_content_is_sound(run):
    assert run("check") == (0, {"ok": True, "problems": []}, "")


def test_that_a_pack_is_checked_where_it_lies(run, content, content_texts, tmp_path):
    pack = tmp_path / "pack"
    (pack / "svg").mkdir(parents=True)
    (pack / "content" / "muscles").mkdir(parents=True)
    for name, text in content_texts.items():
        (pack / "content" / name).write_text(text, encoding="utf-8")
    from gluteapp.content.atlas_reader import FILES

    for aspect, name in FILES.items():
        (pack / "svg" / name).write_bytes(content.drawings[aspect])
    shutil.copytree(resources.asset("svg", "poses"), pack / "svg" / "poses")
    assert run("check", pack)[:2] == (0, {"ok": True, "problems": []})
    (pack / "content" / "factors.toml").write_bytes(b"\xff\xfe")
    (pack / "svg" / "lateral.svg").write_text("<svg")
    code, document, told = run("check", pack)
    assert code == 1
    assert {one["file"] for one in document["problems"]} == {"factors.toml", "lateral.svg"}
    assert told.count("\n") == 1


def test_that_an_empty_pack_is_told_all_that_is_missing(run, tmp_path):
    code, document, _ = run("check", tmp_path)
    assert code == 1
    assert len(document["problems"]) > 10


def test_that_the_page_for_a_phone_comes_with_its_ending(run, tmp_path):
    out = tmp_path / "page.html"
    code, document, _ = run("handout", "piriformis.left", "--output", out)
    assert code == 0
    assert out.stat().st_size == document["bytes"]
    assert out.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--large-print", "13"], "size of the text"),
        (["--technique", "minimus-wall"], "technique of these muscles"),
        (["--note", "n" * 1201], "1201 letters"),
    ],
)
def test_that_a_wrong_choice_for_the_page_gets_one_sentence(run, tmp_path, arguments, told):
    out = tmp_path / "page.pdf"
    code, _, error = run("handout", "piriformis.left", *arguments, "--output", out)
    assert code == 2
    assert told in error
    assert not out.exists()


def test_that_too_much_on_one_page_is_told(run, tmp_path):
    muscles = [f"{name}.right" for name in CORE_MUSCLES[:4]]
    _, document, _ = run("handout", *muscles, "--output", tmp_path / "page.pdf")
    assert len(document["warnings"]) == 2

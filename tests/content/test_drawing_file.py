import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gluteapp import resources
from gluteapp.content import drawing_file
from gluteapp.content.drawing_file import (
    LARGEST_BYTES,
    MOST_MARKS,
    VERSION,
    drawing_text,
    open_drawing,
    read_drawing,
    save_drawing,
)
from gluteapp.domain.pain import Feel, PainDrawing, RegionMark, paint_mark, point_mark
from gluteapp.domain.problems import InputError
from gluteapp.domain.strokes import BrushStroke
from gluteapp.domain.vocabulary import DEPTHS, QUALITIES, REGIONS, Aspect, Side, region_sides

HEAD = {"format": "gluteapp-drawing", "version": VERSION}
REGION = {"kind": "region", "region": "mid-buttock", "side": "right"}
POINT = {"kind": "point", "aspect": "posterior", "x": 70, "y": 60, "side": "right"}


def told(atlas, stored):
    """The sentence with which a file is refused."""
    text = stored if isinstance(stored, str) else json.dumps(stored)
    with pytest.raises(InputError) as caught:
        read_drawing(text, atlas)
    return str(caught.value)


# ---------------------------------------------------------------------- refusals
@pytest.mark.parametrize("text", ["", "{", "no json", '{"format": "gluteapp-drawing", "vers'])
def test_that_what_is_no_json_is_refused(atlas, text):
    assert told(atlas, text) == ("it is damaged or cut off, or no drawing of gluteapp (no JSON).")


def test_that_deep_nesting_is_refused(atlas):
    assert "nested too deeply" in told(atlas, "[" * 100_000)


@pytest.mark.parametrize("stored", [[], 3, None, {}, {"format": "other", "version": 1}])
def test_that_a_foreign_file_is_told_what_the_format_is(atlas, stored):
    assert "“format” must be “gluteapp-drawing”" in told(atlas, stored)


def test_that_a_newer_version_is_refused_clearly(atlas):
    text = told(atlas, {**HEAD, "version": VERSION + 1, "marks": []})
    assert "newer gluteapp" in text
    assert "update gluteapp" in text


@pytest.mark.parametrize("version", [0, -1, 1.5, "1", True, None])
def test_that_a_version_is_a_whole_number(atlas, version):
    assert "“version” must be a whole number" in told(atlas, {**HEAD, "version": version})


@pytest.mark.parametrize("marks", [None, {}, 3, [REGION] * (MOST_MARKS + 1)])
def test_that_marks_are_a_list_of_bounded_length(atlas, marks):
    assert f"at most {MOST_MARKS}" in told(atlas, {**HEAD, "marks": marks})


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        (3, "mark 1: must be a table"),
        ({**REGION, "kind": "circle"}, "“circle” is no kind"),
        ({**REGION, "colour": "red"}, "“colour” is no field"),
        ({**REGION, "region": "elbow"}, "“elbow” is no region"),
        ({**REGION, "region": None}, "“region” must be a word"),
        ({**REGION, "side": "midline"}, "side of mid-buttock"),
        ({**REGION, "intensity": 11}, "off the scale"),
        ({**REGION, "intensity": True}, "whole number from 0 to 10"),
        ({**REGION, "intensity": 5.5}, "whole number from 0 to 10"),
        ({**POINT, "aspect": "above"}, "“above” is no aspect"),
        ({**POINT, "side": "west"}, "“west” is no side"),
        ({**POINT, "x": "70"}, "“x” must be a number"),
        ({**POINT, "y": True}, "“y” must be a number"),
        ({**POINT, "x": 1e300}, "“x” must be a number"),
        ({**POINT, "x": 900}, "lies outside the body"),
    ],
)
def test_that_a_bad_mark_is_named_with_what_would_be_right(atlas, mark, words):
    text = told(atlas, {**HEAD, "marks": [mark]})
    assert text.startswith("mark 1: ")
    assert words.removeprefix("mark 1: ").lower() in text.lower()


def test_that_a_side_against_its_place_is_refused(atlas):
    text = told(atlas, {**HEAD, "marks": [{**POINT, "side": "left"}]})
    assert "says left" in text
    assert "patient's right" in text


def test_that_not_a_number_is_no_number(atlas):
    assert "no JSON" in told(atlas, json.dumps({**HEAD, "marks": [{**POINT, "x": float("nan")}]}))


# --------------------------------------------------------------------- round trip
ALL_PLACES = [(region, side) for region in REGIONS for side in region_sides(region)]


@pytest.mark.parametrize(("region", "side"), ALL_PLACES)
def test_that_the_side_of_every_place_survives(atlas, region, side):
    drawing = PainDrawing((RegionMark(region, Side(side), Feel(6)),))
    assert read_drawing(drawing_text(drawing), atlas) == drawing


places = st.tuples(
    st.sampled_from(list(Aspect)), st.floats(-170, 170), st.floats(-300, 860),
    st.one_of(st.none(), st.integers(0, 10)),
)  # fmt: skip


@given(st.lists(places, max_size=8))
def test_that_every_drawing_comes_back_as_it_was(atlas, wanted):
    marks = []
    for aspect, x, y, intensity in wanted:
        if atlas.aspects[aspect].skin.contains(x, y):
            marks.append(point_mark(atlas, aspect, x, y, Feel(intensity)))
    drawing = PainDrawing(tuple(marks))
    assert read_drawing(drawing_text(drawing), atlas) == drawing


hands = st.lists(st.tuples(st.floats(-160, 160), st.floats(-300, 860)), min_size=1, max_size=6)
strokes = st.builds(
    BrushStroke,
    st.sampled_from([10.0, 25.0, 37.5, 50.0]),
    hands.map(tuple),
    st.booleans(),
)
feels = st.builds(
    Feel,
    st.one_of(st.none(), st.integers(0, 10)),
    st.one_of(st.none(), st.sampled_from(QUALITIES)),
    st.one_of(st.none(), st.sampled_from(DEPTHS)),
)


@given(st.sampled_from(list(Aspect)), st.lists(strokes, min_size=1, max_size=4), feels)
def test_that_paint_comes_back_as_it_was(atlas, aspect, made, feel):
    try:
        mark = paint_mark(atlas, aspect, tuple(made), feel)
    except InputError:  # all of it beside the body, or rubbed out
        return
    drawing = PainDrawing((mark,))
    assert read_drawing(drawing_text(drawing), atlas) == drawing


@pytest.mark.parametrize(
    ("stroke", "words"),
    [
        (3, "a stroke must be a table"),
        ({"width": 25}, "“points” must be a list"),
        ({"width": 25, "points": []}, "“points” must be a list of 1 to"),
        ({"width": 0, "points": [[60, 10]]}, "0 mm wide: give 1 to 100"),
        ({"width": "25", "points": [[60, 10]]}, "“width” must be a number"),
        ({"width": 25, "points": [[60]]}, "a pair of millimetres"),
        ({"width": 25, "points": [[60, "10"]]}, "“point” must be a number"),
        ({"width": 25, "points": [[60, 9000]]}, "off the body"),
        ({"width": 25, "points": [[60, 10]], "erases": 1}, "“erases” must be true or false"),
        ({"width": 25, "points": [[60, 10]], "ink": 1}, "“ink” is no field of a stroke"),
        ({"width": 25, "points": [[600, 10]]}, "covers nothing of the body"),
    ],
)
def test_that_a_bad_stroke_is_named_with_what_would_be_right(atlas, stroke, words):
    mark = {"kind": "paint", "aspect": "posterior", "side": "right", "strokes": [stroke]}
    assert words.lower() in told(atlas, {**HEAD, "marks": [mark]}).lower()


@pytest.mark.parametrize("strokes", [None, [], {}, "x"])
def test_that_strokes_are_a_list(atlas, strokes):
    mark = {"kind": "paint", "aspect": "posterior", "side": "right", "strokes": strokes}
    assert "“strokes” must be a list" in told(atlas, {**HEAD, "marks": [mark]})


def test_that_a_file_of_the_first_version_still_opens(atlas):
    stored = {"format": "gluteapp-drawing", "version": 1, "marks": [REGION]}
    assert read_drawing(json.dumps(stored), atlas).marks[0].region == "mid-buttock"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


PAINT = {
    "kind": "paint",
    "aspect": "posterior",
    "side": "right",
    "places": ["mid-buttock.right"],
    "strokes": [{"width": 25, "points": [[60, 10], [80, 0]]}],
    "quality": "aching",
}


@given(
    st.lists(json_values, max_size=3),
    st.sampled_from([POINT, REGION, PAINT]),
    st.dictionaries(st.sampled_from([*POINT, *PAINT, "depth", "intensity"]), json_values),
)
def test_that_fuzzed_marks_are_read_or_refused_in_one_sentence(atlas, junk, mark, changed):
    stored = {**HEAD, "marks": [*junk, {**mark, **changed}]}
    fault = fault_of(lambda: read_drawing(json.dumps(stored), atlas))
    assert fault is None or fault.endswith((".", "?"))


def fault_of(read):
    """The sentence with which something is refused; ``None`` where it is read."""
    try:
        read()
    except InputError as error:
        return str(error)
    return None


@given(st.binary(max_size=60), st.integers(0, 200))
def test_that_a_damaged_file_is_read_or_refused(atlas, tmp_path_factory, junk, at):
    whole = drawing_text(PainDrawing((RegionMark("groin", Side.LEFT, Feel(3)),))).encode()
    file = tmp_path_factory.mktemp("damaged") / "a.gluteapp"
    file.write_bytes(whole[:at] + junk + whole[at + len(junk) :])
    fault = fault_of(lambda: open_drawing(file, atlas))
    assert fault is None or "“a.gluteapp”" in fault


# -------------------------------------------------------------------------- files
def test_that_a_missing_file_is_named(atlas, tmp_path):
    with pytest.raises(InputError, match=r"“none\.gluteapp” cannot be read: no such file"):
        open_drawing(tmp_path / "none.gluteapp", atlas)


def test_that_a_huge_file_is_refused_unread(atlas, tmp_path):
    file = tmp_path / "huge.gluteapp"
    with file.open("wb") as handle:
        handle.truncate(50_000_000)
    with pytest.raises(InputError, match=r"it has 50 MB, and a drawing has at most 4"):
        open_drawing(file, atlas)
    assert LARGEST_BYTES < 50_000_000


def test_that_a_picture_is_no_drawing(atlas, tmp_path):
    file = tmp_path / "photo.gluteapp"
    file.write_bytes(b"\x89PNG\r\n\x1a\n\xff\xfe")
    with pytest.raises(InputError, match=r"“photo\.gluteapp” is no gluteapp drawing: it is not"):
        open_drawing(file, atlas)


def test_that_a_saved_drawing_opens_again(atlas, tmp_path):
    drawing = PainDrawing((point_mark(atlas, Aspect.POSTERIOR, 70, 60, Feel(7)),))
    file = tmp_path / "a.gluteapp"
    save_drawing(file, drawing)
    assert open_drawing(file, atlas) == drawing
    assert [one.name for one in tmp_path.iterdir()] == ["a.gluteapp"]


def test_that_a_save_that_fails_keeps_what_was_there(atlas, tmp_path, monkeypatch):
    file = tmp_path / "a.gluteapp"
    drawing = PainDrawing((RegionMark("groin", Side.LEFT),))
    save_drawing(file, drawing)
    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(InputError, match=r"“a\.gluteapp” cannot be saved: no space left"):
        save_drawing(file, PainDrawing())
    assert open_drawing(file, atlas) == drawing
    assert [one.name for one in tmp_path.iterdir()] == ["a.gluteapp"]


def failing(_handle):
    raise OSError(28, "No space left on device")


def test_that_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(InputError, match="cannot be saved: no such file"):
        save_drawing(tmp_path / "none" / "a.gluteapp", PainDrawing())


def test_that_the_schema_names_what_the_reader_takes():
    schema = json.loads(resources.asset("drawing.schema.json").read_text(encoding="utf-8"))
    items = schema["properties"]["marks"]["items"]["oneOf"]
    described = {one["properties"]["kind"]["const"]: set(one["properties"]) for one in items}
    assert described == {kind: set(names) for kind, names in drawing_file._FIELDS.items()}
    assert schema["properties"]["version"]["enum"] == list(range(1, VERSION + 1))
    assert schema["properties"]["marks"]["maxItems"] == MOST_MARKS

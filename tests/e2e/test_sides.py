"""Left stays left: every place and side through every way out and in."""

import csv
import datetime
import io
import re
import subprocess
import sys
from dataclasses import replace

import pytest

from gluteapp.content.drawing_file import drawing_text, open_drawing, read_drawing
from gluteapp.content.drawing_table import drawing_csv
from gluteapp.domain.answer import locate, read_back
from gluteapp.domain.handout import build_page
from gluteapp.domain.page import PageCase, PageWishes
from gluteapp.domain.pain import Feel, PainDrawing, RegionMark, paint_mark, point_mark
from gluteapp.domain.problems import InputError
from gluteapp.domain.safety import assess
from gluteapp.domain.strokes import BrushStroke
from gluteapp.domain.vocabulary import REGIONS, Aspect, Side, region_sides
from gluteapp.models.session import Session
from gluteapp.picture.mark_art import marks_svg
from gluteapp.picture.palette import LIGHT
from gluteapp.workbench import DrawingDisk
from tests.answers.redraws import sweep

PLACES = [(region, side) for region in REGIONS for side in region_sides(region)]
every_place = pytest.mark.parametrize(("region", "side"), PLACES)


def seen_on(atlas, region, side):
    """An aspect that shows the place, and its outline there."""
    for aspect, drawn in atlas.aspects.items():
        place = drawn.region(region, side)
        if place is not None:
            return aspect, place.outline
    raise AssertionError(region)


def all_kinds(atlas, region, side):
    """The place as a whole, painted, and pointed at."""
    aspect, outline = seen_on(atlas, region, side)
    path = sweep(outline)
    painted = paint_mark(atlas, aspect, (BrushStroke(10, path),), Feel(4))
    x, y = path[len(path) // 2]
    return PainDrawing(
        (RegionMark(region, side, Feel(6)), painted, point_mark(atlas, aspect, x, y, Feel(5)))
    )


@every_place
def test_that_the_side_survives_file_table_picture_and_words(atlas, library, region, side):
    drawing = all_kinds(atlas, region, side)
    for mark in drawing.marks:
        assert (region, side) in mark.places
    # the file
    again = read_drawing(drawing_text(drawing), atlas)
    assert again == drawing
    # the table
    rows = list(csv.DictReader(io.StringIO(drawing_csv(drawing, atlas, library))))
    for number in ("1", "2", "3"):
        assert (region, side) in [
            (row["region"], row["side"]) for row in rows if row["mark"] == number
        ]
    assert {row["name"] for row in rows if row["region"] == region} == {
        library.place_name(region, side)
    }
    for row in rows:
        if (row["region"], row["side"]) == (region, side):
            assert row["choir"] == "; ".join(library.other_maps["choir"].areas_of(region, side))
            assert not row["michigan"].startswith("Rt" if side is Side.LEFT else "Lt")
    # the picture
    aspect, _ = seen_on(atlas, region, side)
    svg = marks_svg(drawing.marks, atlas.aspects[aspect], LIGHT, 0.5)
    groups = re.findall(r'data-places="([^"]*)"', svg)
    assert groups
    assert all(f"{region}.{side}" in group.split() for group in groups)
    # the words
    assert library.place_name(region, side).lower() in read_back(drawing.marks, library).lower()


@every_place
def test_that_undo_redo_and_swapping_twice_keep_the_side(qapp, atlas, library, region, side):
    session = Session(atlas, library)
    session.add_region(region, side)
    before = session.drawing
    session.swap_sides()
    if side is not Side.MIDLINE:
        assert session.drawing.marks[0].places == ((region, side.opposite),)
        session.undo_stack.undo()
    assert session.drawing == before
    session.undo_stack.undo()
    session.undo_stack.redo()
    assert session.drawing == before
    assert session.drawing.mirrored.mirrored == before


@every_place
def test_that_the_side_stands_on_the_page(atlas, library, region, side):
    drawing = PainDrawing((RegionMark(region, side),))
    own = Side.LEFT if side is Side.LEFT else Side.RIGHT
    wishes = PageWishes((("gluteus-medius", own),), datetime.date(2026, 3, 4))
    safety = assess(drawing.marks, {flag.id: False for flag in library.flags}, library.flags)
    page = build_page(wishes, PageCase(library, atlas, drawing, safety))
    assert library.place_name(region, side).lower() in page.marked.lower()


@every_place
def test_that_the_answer_speaks_of_the_marked_side(atlas, table, library, region, side):
    for one in locate(PainDrawing((RegionMark(region, side),)), table, library).candidates:
        if side is not Side.MIDLINE and one.is_only_near:
            assert one.side is side


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
@pytest.mark.parametrize("suffix", [".csv", ".svg", ".png", ".gluteapp"])
def test_that_exported_files_keep_the_side(content, tmp_path, side, suffix):
    disk, file = DrawingDisk(content), tmp_path / f"drawing{suffix}"
    drawing = all_kinds(content.atlas, "mid-buttock", side)
    if suffix == ".gluteapp":
        disk.save(file, drawing)
        assert open_drawing(file, content.atlas) == drawing
        return
    disk.export(file, drawing, Aspect.POSTERIOR, "female")
    if suffix == ".png":
        assert file.read_bytes().startswith(b"\x89PNG")
        return
    text = file.read_text(encoding="utf-8-sig")
    assert str(side) in text
    assert str(side.opposite) not in re.findall(r'data-side="(\w+)"', text) + text.split(",")


def test_that_another_ending_is_refused_with_the_right_ones(content, tmp_path):
    with pytest.raises(InputError, match=r"use \.csv for a table, \.png or \.svg for a picture"):
        DrawingDisk(content).export(tmp_path / "a.docx", PainDrawing(), Aspect.POSTERIOR, "female")


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_that_a_saved_drawing_is_answered_on_the_command_line(content, tmp_path, side):
    file = tmp_path / "a.gluteapp"
    DrawingDisk(content).save(file, all_kinds(content.atlas, "mid-buttock", side))
    done = subprocess.run(
        [sys.executable, "-m", "gluteapp", "locate", "--drawing", str(file)],
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert f"of the {side} buttock" in done.stdout
    assert f"of the {side.opposite} buttock" not in done.stdout


def test_that_a_midline_place_has_no_side_to_lose(atlas):
    mark = replace(all_kinds(atlas, "coccyx", Side.MIDLINE).marks[0])
    assert mark.mirrored == mark

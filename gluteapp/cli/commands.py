"""The five commands: each returns one JSON document and an exit code."""

from __future__ import annotations

import contextlib
import datetime
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gluteapp.content.clinic_file import open_clinic
from gluteapp.content.drawing_file import open_drawing
from gluteapp.domain.answer import Answered, spoken
from gluteapp.domain.answer import locate as answer_of
from gluteapp.domain.clinic import NO_CLINIC
from gluteapp.domain.geometry import DEFAULT_TOLERANCE_MM, Outline
from gluteapp.domain.page import PRINT_SIZES_PT, PageFormat, PageJob, PageWishes
from gluteapp.domain.pain import Feel, PainDrawing, PainMark, point_mark, region_mark
from gluteapp.domain.problems import InputError, unknown_word
from gluteapp.domain.safety import assess
from gluteapp.domain.vocabulary import CORE_MUSCLES, Aspect, Side
from gluteapp.loading import Content, content_problems, shipped_content

if TYPE_CHECKING:
    import argparse

    from gluteapp.domain.atlas import AspectMap, Atlas
    from gluteapp.domain.library import Library

Document = dict[str, Any]
DECIMALS = 3
"""Coordinates in JSON are rounded to a micrometre."""


# -------------------------------------------------------------------------- atlas
def atlas(options: argparse.Namespace) -> tuple[Document, int]:
    """The loaded atlas with curves flattened to the tolerance."""
    content = shipped_content()
    whole, library = content.atlas, content.library
    wanted = [_drawn(whole, options.aspect)] if options.aspect else list(whole.aspects.values())
    return {
        "version": whole.version,
        "aspects": {
            drawn.aspect: _aspect_document(drawn, library, options.tolerance) for drawn in wanted
        },
    }, 0


def _drawn(whole: Atlas, aspect: Aspect) -> AspectMap:
    if aspect not in whole.aspects:
        raise InputError(unknown_word("drawn aspect", aspect, whole.aspects))
    return whole.aspects[aspect]


def _aspect_document(drawn: AspectMap, library: Library, tolerance: float) -> Document:
    return {
        "viewbox": list(drawn.viewbox),
        "structures": [
            {
                "id": one.id,
                "structure": one.structure,
                "side": one.side,
                "layer": one.layer,
                "polygons": _polygons(one.outline, tolerance),
            }
            for one in drawn.structures
        ],
        "zones": [
            {
                "trigger_point": one.trigger_point,
                "muscle": one.muscle,
                "side": one.side,
                "level": one.level,
                "polygons": _polygons(one.outline, tolerance),
            }
            for one in drawn.zones
        ],
        "trigger_points": [
            {
                "id": one.trigger_point,
                "muscle": one.muscle,
                "side": one.side,
                "x": one.x,
                "y": one.y,
            }
            for one in drawn.points
        ],
        "regions": [
            {
                "id": one.id,
                "region": one.region,
                "side": one.side,
                "name": library.place_name(one.region, one.side),
                "polygons": _polygons(one.outline, tolerance),
            }
            for one in drawn.regions
        ],
        "landmarks": [{"id": one.id, "x": one.x, "y": one.y} for one in drawn.landmarks],
    }


def _polygons(outline: Outline, tolerance: float) -> list[list[list[float]]]:
    rings = outline.rings if tolerance == DEFAULT_TOLERANCE_MM else outline.flattened(tolerance)
    return [[[round(x, DECIMALS), round(y, DECIMALS)] for x, y in ring] for ring in rings]


# ------------------------------------------------------------------------- locate
def locate(options: argparse.Namespace) -> tuple[Document, int]:
    """The answer to the marks."""
    content = shipped_content()
    marks = _marks(options, content.atlas)
    if not marks:
        raise InputError(
            "Nothing is marked: give at least one --mark REGION.SIDE, --point ASPECT:X,Y "
            "or --drawing FILE with marks."
        )
    library = content.library
    found = answer_of(
        PainDrawing(marks),
        content.coverage,
        library,
        Answered(
            factors=options.factor,
            recognised=dict(options.recognised),
            flags=dict(options.answer),
        ),
    )
    return {
        "read_back": found.read_back,
        "safety": {
            "tier": found.safety.tier,
            "flags": [
                {"id": one.id, "tier": one.tier, "message": one.message, "sources": one.sources}
                for one in found.safety.flags
            ],
            "ask": [one.id for one in found.safety.ask],
            "self_care_allowed": found.safety.self_care_allowed,
        },
        "candidates": [
            {
                "rank": rank,
                "muscle": one.muscle,
                "side": one.side,
                "match": round(one.parts.match, 4),
                "parts": {
                    name: {"value": round(value, 4), "weight": round(weight, 4)}
                    for name, value, weight in one.parts.shares
                },
                "trigger_points": [
                    {
                        "id": point.trigger_point,
                        "essential": round(point.essential, 4),
                        "spillover": round(point.spillover, 4),
                    }
                    for point in one.points
                ],
                "reasons": [spoken(reason, library) for reason in one.reasons],
                "sources": one.sources,
            }
            for rank, one in enumerate(found.candidates, 1)
        ],
        "explained_by": found.explained_by,
        "clues": [
            {
                "id": one.clue.id,
                "side": one.side,
                "text": one.clue.statement.text,
                "caveat": one.clue.statement.caveat,
                "look_at": one.clue.look_at,
                "sources": one.clue.statement.sources,
            }
            for one in found.clues
        ],
        "not_muscle": [
            {"id": one.id, "name": one.name, "why": one.why, "sources": one.sources}
            for one in found.other_causes
        ],
        "note": library.phrases.get(found.note, ""),
        "notices": [library.notices[name].text for name in ("education", "honest")],
        "techniques_left_out": _left_out(options.condition, library),
    }, 0


def _left_out(conditions: list[str], library: Library) -> list[Document]:
    return [
        {
            "technique": technique.id,
            "muscle": muscle.id,
            "because": [c for c in technique.ruled_out_by if c in conditions],
        }
        for muscle in library.muscles.values()
        for technique in muscle.techniques
        if set(technique.ruled_out_by) & set(conditions)
    ]


def _marks(options: argparse.Namespace, whole: Atlas) -> tuple[PainMark, ...]:
    marks: list[PainMark] = [
        region_mark(region, side, Feel(nrs)) for region, side, nrs in options.mark
    ]
    marks += [point_mark(whole, aspect, x, y, Feel(nrs)) for aspect, x, y, nrs in options.point]
    for name in options.drawing:
        if Path(name).suffix.lower() == ".pdf":
            from gluteapp.content.page_pdf import open_page

            marks += open_page(Path(name), whole, shipped_content().library)[0].marks
        else:
            marks += open_drawing(Path(name), whole).marks
    return tuple(marks)


# ------------------------------------------------------------------------- render
def render(options: argparse.Namespace) -> tuple[Document, int]:
    """The picture that the window paints, as PNG or SVG."""
    from gluteapp.cli.picture import make_picture

    content = shipped_content()
    kind = _suffix(options.output, (".png", ".svg"))
    drawn = _drawn(content.atlas, options.aspect)
    drawing = PainDrawing(_marks(options, content.atlas))
    svg = make_picture(options, content, drawn, drawing)
    data = _rasterized(svg) if kind == ".png" else svg.encode()
    write_whole(Path(options.output), data)
    return {"output": options.output, "bytes": len(data)}, 0


def _rasterized(svg: str) -> bytes:
    offscreen()
    from gluteapp.rasterize import svg_to_png

    return svg_to_png(svg)


def offscreen() -> None:
    """Let Qt paint without a display server."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


# ------------------------------------------------------------------------ handout
def handout(options: argparse.Namespace) -> tuple[Document, int]:
    """The patient's page."""
    from gluteapp.page_press import PagePress

    kind = _suffix(options.output, (".pdf", ".html"))
    content = shipped_content()
    drawing = PainDrawing(_marks(options, content.atlas))
    wishes = PageWishes(
        muscles=tuple(_muscle_side(text) for text in options.muscles),
        date=datetime.date.today(),
        patient=options.patient,
        conditions=tuple(options.condition),
        figure=options.figure,
        techniques=tuple(options.technique) or None,
        note=options.note,
        doses=tuple(options.dose),
        clinic=open_clinic(Path(options.clinic)) if options.clinic else NO_CLINIC,
        language=options.language,
        second_language=options.second_language or "",
    )
    _check_techniques(wishes, content)
    safety = assess(drawing.marks, dict(options.answer), content.library.flags)
    form = PageFormat(options.paper, options.large_print or PRINT_SIZES_PT[0], options.grey)
    press = PagePress(content)
    try:
        made = press.make(PageJob(wishes, drawing, safety, form))
        data = made.write_html() if kind == ".html" else made.write_pdf()
    finally:
        press.close()
    write_whole(Path(options.output), data)
    document: Document = {"output": options.output, "bytes": len(data)}
    if made.page.warnings:
        document["warnings"] = list(made.page.warnings)
    return document, 0


def _check_techniques(wishes: PageWishes, content: Content) -> None:
    muscles = [content.library.muscles[name] for name, _ in wishes.muscles]
    known = [one.id for muscle in muscles for one in muscle.techniques]
    for name in (*(wishes.techniques or ()), *(name for name, _ in wishes.doses)):
        if name not in known:
            raise InputError(unknown_word("technique of these muscles", name, known))


def _muscle_side(text: str) -> tuple[str, Side]:
    muscle, _, side = text.rpartition(".")
    if muscle not in CORE_MUSCLES:
        raise InputError(unknown_word("muscle", muscle or text, CORE_MUSCLES))
    if side not in (Side.LEFT, Side.RIGHT):
        raise InputError(unknown_word(f"side of {muscle}", side, (Side.LEFT, Side.RIGHT)))
    return muscle, Side(side)


# -------------------------------------------------------------------------- check
def check(options: argparse.Namespace) -> tuple[Document, int]:
    """Load and cross-check the built-in content, or a pack laid out like it."""
    content = shipped_content()
    if options.path:
        folder = Path(options.path)
        if not folder.is_dir():
            raise InputError(
                f"“{options.path}” is no folder: a content pack holds the folders svg and content."
            )
        content = Content(folder, None)
    problems = content_problems(content)
    for problem in problems:
        print(problem, file=sys.stderr)
    document = {
        "ok": not problems,
        "problems": [
            {"file": one.file, "line": one.line, "key": one.key, "message": one.message}
            for one in problems
        ],
    }
    return document, 1 if problems else 0


# ------------------------------------------------------------------------- output
def _suffix(name: str, allowed: tuple[str, ...]) -> str:
    suffix = Path(name).suffix.lower()
    if suffix not in allowed:
        raise InputError(
            f"“{name}” has no ending that can be written here: use {' or '.join(allowed)}."
        )
    return suffix


def write_whole(path: Path, data: bytes) -> None:
    """Write a file in full or not at all; an older one stays until the new one is complete.

    Raises:
        OSError: if the place cannot be written.
    """
    partial = path.with_name(f".{path.name}.part")
    try:
        partial.write_bytes(data)
        os.replace(partial, path)
    except OSError as error:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(path)) from error

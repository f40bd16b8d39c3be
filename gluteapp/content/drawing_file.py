"""A pain drawing as a file: JSON with a format, a version and the marks.

The schema stands beside it in ``gluteapp/assets/drawing.schema.json``. Nothing but the marks
is stored: no name, no answers, no date.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gluteapp.domain.pain import (
    Feel,
    PainDrawing,
    PainMark,
    PaintMark,
    PointMark,
    paint_mark,
    point_mark,
    region_mark,
)
from gluteapp.domain.problems import InputError, unknown_word
from gluteapp.domain.strokes import LEAST_WIDTH, MOST_WIDTH, BrushStroke
from gluteapp.domain.vocabulary import Aspect, Side

if TYPE_CHECKING:
    from gluteapp.domain.atlas import Atlas

FORMAT, VERSION = "gluteapp-drawing", 2
SUFFIX = ".gluteapp"
LARGEST_BYTES = 4_000_000
MOST_MARKS = 2000
FURTHEST_MM = 5000.0
"""No stroke begins further from the middle of the hips."""
MOST_STROKES = 2000
MOST_POINTS = 20_000
_FEEL = ("intensity", "quality", "depth")
_FIELDS = {
    "point": ("kind", "aspect", "x", "y", "side", "region", *_FEEL),
    "region": ("kind", "region", "side", *_FEEL),
    "paint": ("kind", "aspect", "side", "places", "strokes", *_FEEL),
}
_STROKE_FIELDS = ("width", "erases", "points")


def drawing_text(drawing: PainDrawing) -> str:
    """The file's text: readable, one mark a line."""
    rows = [json.dumps(_packed(mark), ensure_ascii=False) for mark in drawing.marks]
    marks = ",\n    ".join(rows)
    body = f"[\n    {marks}\n  ]" if rows else "[]"
    return f'{{\n  "format": "{FORMAT}",\n  "version": {VERSION},\n  "marks": {body}\n}}\n'


def _packed(mark: PainMark) -> dict[str, Any]:
    place: dict[str, Any] = {"kind": "region", "region": mark.region, "side": str(mark.side)}
    if isinstance(mark, PointMark):
        place = {
            "kind": "point",
            "aspect": str(mark.aspect),
            "x": mark.x,
            "y": mark.y,
            "side": str(mark.side),
        }
        if mark.region is not None:
            place["region"] = mark.region
    elif isinstance(mark, PaintMark):
        place = {
            "kind": "paint",
            "aspect": str(mark.aspect),
            "side": str(mark.side),
            "places": [f"{region}.{side}" for region, side in mark.places],
            "strokes": [_packed_stroke(stroke) for stroke in mark.strokes],
        }
    feel = {name: getattr(mark.feel, name) for name in _FEEL}
    return {**place, **{name: value for name, value in feel.items() if value is not None}}


def _packed_stroke(stroke: BrushStroke) -> dict[str, Any]:
    packed: dict[str, Any] = {"width": stroke.width}
    if stroke.erases:
        packed["erases"] = True
    packed["points"] = [list(point) for point in stroke.points]
    return packed


def read_drawing(text: str, atlas: Atlas) -> PainDrawing:
    """The drawing of a file's text.

    Raises:
        InputError: in one sentence, what is wrong and what would be right.
    """
    try:
        stored = json.loads(text, parse_constant=_no_constant)
    except RecursionError as error:
        raise InputError("it is nested too deeply to be a drawing.") from error
    except ValueError as error:
        raise InputError(
            "it is damaged or cut off, or no drawing of gluteapp (no JSON)."
        ) from error
    if not isinstance(stored, dict) or stored.get("format") != FORMAT:
        raise InputError(f"it is no drawing of gluteapp (its “format” must be “{FORMAT}”).")
    _check_version(stored.get("version"))
    marks = stored.get("marks")
    if not isinstance(marks, list) or len(marks) > MOST_MARKS:
        raise InputError(f"its “marks” must be a list of at most {MOST_MARKS} marks.")
    return PainDrawing(tuple(_mark(one, number, atlas) for number, one in enumerate(marks, 1)))


def _no_constant(word: str) -> float:
    raise ValueError(word)


def _check_version(version: object) -> None:
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise InputError("its “version” must be a whole number from 1.")
    if version > VERSION:
        raise InputError(
            f"it was saved by a newer gluteapp (file version {version}, this one reads "
            f"{VERSION}): update gluteapp to open it."
        )


def _mark(stored: object, number: int, atlas: Atlas) -> PainMark:
    try:
        return _checked(stored, atlas)
    except InputError as error:
        raise InputError(f"mark {number}: {error}") from error


def _checked(stored: object, atlas: Atlas) -> PainMark:
    if not isinstance(stored, dict):
        raise InputError("must be a table of fields.")
    kind = stored.get("kind")
    if not isinstance(kind, str) or kind not in _FIELDS:
        raise InputError(unknown_word("kind", str(kind), _FIELDS))
    for name in stored:
        if name not in _FIELDS[kind]:
            raise InputError(unknown_word("field", str(name), _FIELDS[kind]))
    feel = _feel(stored)
    if kind == "region":
        return region_mark(_word(stored, "region"), _word(stored, "side"), feel)
    aspect, side = _word(stored, "aspect"), _word(stored, "side")
    if aspect not in list(Aspect):
        raise InputError(unknown_word("aspect", aspect, list(Aspect)))
    if side not in list(Side):
        raise InputError(unknown_word("side", side, list(Side)))
    mark: PointMark | PaintMark
    if kind == "point":
        x, y = _number(stored, "x"), _number(stored, "y")
        mark = point_mark(atlas, Aspect(aspect), x, y, feel)
    else:
        mark = paint_mark(atlas, Aspect(aspect), _strokes(stored.get("strokes")), feel)
    if {mark.side, Side(side)} == {Side.LEFT, Side.RIGHT}:
        raise InputError(f"says {side}, but its place lies on the patient's {mark.side}.")
    return mark


def _feel(stored: dict[str, Any]) -> Feel:
    intensity = stored.get("intensity")
    if isinstance(intensity, bool) or not isinstance(intensity, int | None):
        raise InputError("intensity must be a whole number from 0 to 10.")
    words = [None if stored.get(name) is None else _word(stored, name) for name in _FEEL[1:]]
    return Feel(intensity, *words)


def _strokes(stored: object) -> tuple[BrushStroke, ...]:
    if not isinstance(stored, list) or not 1 <= len(stored) <= MOST_STROKES:
        raise InputError(f"“strokes” must be a list of 1 to {MOST_STROKES} strokes.")
    return tuple(_stroke(one) for one in stored)


def _stroke(stored: object) -> BrushStroke:
    if not isinstance(stored, dict):
        raise InputError("a stroke must be a table of fields.")
    for name in stored:
        if name not in _STROKE_FIELDS:
            raise InputError(unknown_word("field of a stroke", str(name), _STROKE_FIELDS))
    width, erases = _number(stored, "width"), stored.get("erases", False)
    if not LEAST_WIDTH <= width <= MOST_WIDTH:
        raise InputError(f"a brush {width:g} mm wide: give {LEAST_WIDTH:g} to {MOST_WIDTH:g}.")
    if not isinstance(erases, bool):
        raise InputError("“erases” must be true or false.")
    points = stored.get("points")
    if not isinstance(points, list) or not 1 <= len(points) <= MOST_POINTS:
        raise InputError(f"“points” must be a list of 1 to {MOST_POINTS} pairs.")
    return BrushStroke(width, tuple(_pair(one) for one in points), erases)


def _pair(stored: object) -> tuple[float, float]:
    if not isinstance(stored, list) or len(stored) != 2:
        raise InputError("a point of a stroke must be a pair of millimetres.")
    x, y = (_number({"point": value}, "point") for value in stored)
    if max(abs(x), abs(y)) > FURTHEST_MM:
        raise InputError(f"a point of a stroke lies {FURTHEST_MM:g} mm or more off the body.")
    return x, y


def _word(stored: dict[str, Any], name: str) -> str:
    value = stored.get(name)
    if not isinstance(value, str):
        raise InputError(f"“{name}” must be a word.")
    return value


def _number(stored: dict[str, Any], name: str) -> float:
    value = stored.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > 1e6:
        raise InputError(f"“{name}” must be a number of millimetres.")
    return float(value)


# ------------------------------------------------------------------------ on disk
def open_drawing(path: Path, atlas: Atlas) -> PainDrawing:
    """The drawing in a file.

    Raises:
        InputError: in one sentence that names the file.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST_BYTES:
            raise InputError(
                f"it has {size / 1e6:.0f} MB, and a drawing has at most {LARGEST_BYTES / 1e6:.0f}."
            )
        return read_drawing(path.read_text(encoding="utf-8"), atlas)
    except UnicodeDecodeError as error:
        raise InputError(f"“{path.name}” is no gluteapp drawing: it is not text.") from error
    except OSError as error:
        raise InputError(f"“{path.name}” cannot be read: {_reason(error)}.") from error
    except InputError as error:
        raise InputError(f"“{path.name}” cannot be opened: {error}") from error


def save_drawing(path: Path, drawing: PainDrawing) -> None:
    """Write a drawing in full or not at all: what was there before stays until then.

    Raises:
        InputError: in one sentence that names the file.
    """
    write_file(path, drawing_text(drawing).encode("utf-8"))


def write_file(path: Path, data: bytes) -> None:
    """Write a file in full or not at all.

    Raises:
        InputError: in one sentence that names the file.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(name, path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise InputError(
            f"“{path.name}” cannot be saved: {_reason(error)}. Choose another folder or name."
        ) from error


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()

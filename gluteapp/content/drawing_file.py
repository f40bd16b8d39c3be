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
    PainDrawing,
    PainMark,
    PointMark,
    point_mark,
    region_mark,
)
from gluteapp.domain.problems import InputError, unknown_word
from gluteapp.domain.vocabulary import Aspect, Side

if TYPE_CHECKING:
    from gluteapp.domain.atlas import Atlas

FORMAT, VERSION = "gluteapp-drawing", 1
SUFFIX = ".gluteapp"
LARGEST_BYTES = 4_000_000
MOST_MARKS = 2000
_FIELDS = {
    "point": ("kind", "aspect", "x", "y", "side", "region", "intensity"),
    "region": ("kind", "region", "side", "intensity"),
}


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
    return place if mark.intensity is None else {**place, "intensity": mark.intensity}


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
        raise InputError("it holds no JSON, or is cut off.") from error
    if not isinstance(stored, dict) or stored.get("format") != FORMAT:
        raise InputError(f"its “format” must be “{FORMAT}”.")
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
    intensity = stored.get("intensity")
    if isinstance(intensity, bool) or not isinstance(intensity, int | None):
        raise InputError("intensity must be a whole number from 0 to 10.")
    if kind == "region":
        return region_mark(_word(stored, "region"), _word(stored, "side"), intensity)
    aspect, side = _word(stored, "aspect"), _word(stored, "side")
    if aspect not in list(Aspect):
        raise InputError(unknown_word("aspect", aspect, list(Aspect)))
    if side not in list(Side):
        raise InputError(unknown_word("side", side, list(Side)))
    mark = point_mark(atlas, Aspect(aspect), _number(stored, "x"), _number(stored, "y"), intensity)
    if {mark.side, Side(side)} == {Side.LEFT, Side.RIGHT}:
        raise InputError(
            f"says {side}, but its place (x {mark.x:g}) lies on the patient's {mark.side}."
        )
    return mark


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
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(drawing_text(drawing))
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

"""A page's plan as JSON: as template, and attached to its PDF together with the drawing."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from gluteapp.content.drawing_file import drawing_text, read_drawing
from gluteapp.domain.dose import DOSE_FIELDS, Dose, bounded
from gluteapp.domain.page import LONGEST_NOTE, PAPERS, PRINT_SIZES_PT, PageFormat, PagePlan
from gluteapp.domain.problems import InputError, unknown_word
from gluteapp.domain.translation import LANGUAGES
from gluteapp.domain.vocabulary import CORE_MUSCLES, Side

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from gluteapp.domain.atlas import Atlas
    from gluteapp.domain.library import Library
    from gluteapp.domain.pain import PainDrawing

FORMAT, VERSION = "gluteapp-page", 1
LARGEST_BYTES = 4_000_000
MOST_TECHNIQUES = 60
_SIDES = (Side.LEFT, Side.RIGHT)


# --------------------------------------------------------------------------- plan
def plan_document(plan: PagePlan) -> dict[str, Any]:
    """A plan as a JSON object; what is as usual is left out."""
    usual = _packed(PagePlan())
    return {name: value for name, value in _packed(plan).items() if value != usual[name]}


def _packed(plan: PagePlan) -> dict[str, Any]:
    return {
        "muscles": [f"{muscle}.{side}" for muscle, side in plan.muscles],
        "techniques": None if plan.techniques is None else list(plan.techniques),
        "doses": {name: _packed_dose(dose) for name, dose in plan.doses},
        "note": plan.note,
        "language": plan.language,
        "second-language": plan.second_language,
        "paper": plan.format.paper,
        "size": plan.format.size_pt,
        "grey": plan.format.is_grey,
    }


def _packed_dose(dose: Dose) -> dict[str, int]:
    return {one.name: getattr(dose, one.name) for one in fields(dose) if getattr(dose, one.name)}


def read_plan(stored: object, library: Library) -> PagePlan:
    """The plan of a JSON object.

    Raises:
        InputError: in one sentence, what is wrong and what would be right.
    """
    if not isinstance(stored, dict):
        raise InputError("its plan must be a table of fields.")
    known = _packed(PagePlan())
    for name in stored:
        if name not in known:
            raise InputError(unknown_word("field of a plan", str(name), known))
    values = {**known, **stored}
    techniques = {one.id for muscle in library.muscles.values() for one in muscle.techniques}
    note = values["note"]
    if not isinstance(note, str) or len(note) > LONGEST_NOTE:
        raise InputError(f"its note must be a text of at most {LONGEST_NOTE} letters.")
    return PagePlan(
        muscles=tuple(_muscle(one) for one in _words(values["muscles"], "muscles")),
        techniques=_techniques(values["techniques"], techniques),
        doses=_doses(values["doses"], techniques),
        note=note,
        language=_one_of(values["language"], "language", LANGUAGES),
        second_language=_one_of(values["second-language"], "language", ("", *LANGUAGES)),
        format=PageFormat(
            _one_of(values["paper"], "paper", PAPERS),
            _size(values["size"]),
            values["grey"] is True,
        ),
    )


def _words(stored: object, name: str) -> list[str]:
    if not isinstance(stored, list) or not all(isinstance(one, str) for one in stored):
        raise InputError(f"its “{name}” must be a list of words.")
    if len(stored) > MOST_TECHNIQUES:
        raise InputError(f"its “{name}” must hold at most {MOST_TECHNIQUES} words.")
    return stored


def _one_of(value: object, kind: str, allowed: Collection[str]) -> str:
    if not isinstance(value, str) or value not in allowed:
        raise InputError(unknown_word(kind, str(value), allowed))
    return value


def _muscle(text: str) -> tuple[str, Side]:
    muscle, _, side = text.rpartition(".")
    _one_of(muscle, "muscle", CORE_MUSCLES)
    return muscle, Side(_one_of(side, f"side of {muscle}", _SIDES))


def _techniques(stored: object, known: Collection[str]) -> tuple[str, ...] | None:
    if stored is None:
        return None
    return tuple(_one_of(one, "technique", known) for one in _words(stored, "techniques"))


def _doses(stored: object, techniques: Collection[str]) -> tuple[tuple[str, Dose], ...]:
    if not isinstance(stored, dict):
        raise InputError("its “doses” must be a table of techniques.")
    return tuple(
        (_one_of(name, "technique", techniques), _dose(values)) for name, values in stored.items()
    )


def _dose(stored: object) -> Dose:
    if not isinstance(stored, dict) or not all(
        isinstance(value, int) and not isinstance(value, bool) for value in stored.values()
    ):
        raise InputError(f"a dose must hold whole numbers: {', '.join(DOSE_FIELDS)}.")
    dose, fault = bounded(stored)
    if fault:
        raise InputError(fault)
    return dose


def _size(stored: object) -> int:
    if stored not in PRINT_SIZES_PT or not isinstance(stored, int):
        sizes = ", ".join(map(str, PRINT_SIZES_PT))
        raise InputError(f"its letters must have one of the sizes {sizes}.")
    return stored


# --------------------------------------------------------------------- attachment
def attachment_bytes(drawing: PainDrawing, plan: PagePlan) -> bytes:
    """Drawing and plan with a check sum over both; the person's name is not among them."""
    content = {"drawing": json.loads(drawing_text(drawing)), "plan": plan_document(plan)}
    whole = {"format": FORMAT, "version": VERSION, "sum": _sum(content), **content}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def read_attachment(data: bytes, atlas: Atlas, library: Library) -> tuple[PainDrawing, PagePlan]:
    """What a page carries along.

    Raises:
        InputError: where it is not ours, was changed, or is from a newer version.
    """
    if len(data) > LARGEST_BYTES:
        raise InputError("what is attached to it is too large to be from gluteapp.")
    try:
        stored = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise InputError("what is attached to it is damaged (no JSON).") from error
    if not isinstance(stored, dict) or stored.get("format") != FORMAT:
        raise InputError("what is attached to it is not from gluteapp.")
    version = stored.get("version")
    if not isinstance(version, int) or version > VERSION:
        raise InputError("it was made by a newer gluteapp: update gluteapp to open it.")
    content = {name: stored.get(name) for name in ("drawing", "plan")}
    if stored.get("sum") != _sum(content):
        raise InputError(
            "its drawing was changed after the page was made: open the drawing's own file."
        )
    drawing = read_drawing(json.dumps(content["drawing"]), atlas)
    return drawing, read_plan(content["plan"], library)


def _sum(content: Mapping[str, Any]) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()

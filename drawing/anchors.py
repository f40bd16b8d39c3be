"""Control points that hang on landmarks: ``psis+4,-12`` is 4 mm right of and 12 mm above it."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

Place = tuple[float, float]

_WORD = re.compile(
    r"^(?P<name>[a-z][a-z0-9-]*[a-z0-9])"
    r"(?:(?P<dx>[+-]\d+(?:\.\d+)?),(?P<dy>-?\d+(?:\.\d+)?))?"
    r"(?P<rest>!?(?:@[a-z0-9-]+)?)$"
)
_REFERENCE = re.compile(r"[<>]")


def anchored(text: str, landmarks: Mapping[str, Place]) -> str:
    """Replace every landmark word of a line of control points by its place (mm).

    References such as ``a>b``, numbers and ``~`` stay as they are.

    Raises:
        ValueError: if a landmark is unknown; the message names the nearest known one.
    """
    if _REFERENCE.search(text):
        return text
    return " ".join(_placed(word, landmarks) for word in text.split())


def _placed(word: str, landmarks: Mapping[str, Place]) -> str:
    found = _WORD.match(word)
    if found is None:
        return word
    name = found["name"]
    if name not in landmarks:
        near = difflib.get_close_matches(name, landmarks, 1)
        hint = f" Did you mean “{near[0]}”?" if near else ""
        raise ValueError(f"“{name}” is no landmark of this aspect.{hint}")
    x, y = landmarks[name]
    dx, dy = float(found["dx"] or 0), float(found["dy"] or 0)
    return f"{x + dx:.2f},{y + dy:.2f}{found['rest']}"


def landmark_places(table: Mapping[str, Any]) -> dict[str, Place]:
    """Places (mm) of a control-point file's landmarks by id."""
    return {item["id"]: (float(item["at"][0]), float(item["at"][1])) for item in table["landmark"]}

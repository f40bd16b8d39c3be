"""Control-point files of one aspect as one table of numbers, ready to be drawn.

What an author may write and what this module replaces: landmark words by places,
``belly`` by an outline and its fibres, ``levels`` by one structure for each vertebra,
and a structure without an outline by the silhouette that front and back share.
"""

from __future__ import annotations

import copy
import tomllib
from typing import TYPE_CHECKING, Any

from drawing.anchors import anchored, landmark_places
from drawing.belly import belly_outline, belly_part
from drawing.curves import parse_nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

Item = dict[str, Any]

PARTS = ("sheet", "skin", "bones", "muscles", "regions", "zones", "points")
"""Files of one aspect; structures of the same layer are drawn in this order."""
SILHOUETTES = "frontal"
"""The folder of outlines and landmarks that hold for front and back, seen from behind."""
_NODE_KEYS = frozenset(
    {
        *("outline", "outlines", "holes", "origin", "insertion", "guides", "line", "points"),
        *("course", "within", "before", "hidden"),
    }
)
_SHARED_KEYS = ("outline", "holes", "part", "half")


def merged(folder: Path) -> Item:
    """All control-point files of one aspect as one table; lists are joined.

    Raises:
        ValueError: if a word is no control point, landmark or silhouette.
    """
    whole: Item = {"structure": []}
    for part in PARTS:
        path = folder / f"{part}.toml"
        for key, value in (_read(path) if path.exists() else {}).items():
            is_list = key != "viewbox" and isinstance(value, list)
            whole[key] = [*whole.get(key, []), *value] if is_list else value
    frontal = folder.parent / SILHOUETTES
    own = folder / "landmarks.toml"
    table = _read(own if own.exists() else frontal / "landmarks.toml")
    is_mirrored = whole.get("mirrors", False)
    whole["landmark"] = (
        [_mirrored_landmark(one) for one in table["landmark"]]
        if (is_mirrored)
        else table["landmark"]
    )
    for item in _read(folder.parent / "look-alikes.toml")["zone"]:
        part = item.pop("part", {}).get(whole["aspect"])
        whole["zone"].append({**item, "within": part} if part else item)
    places = landmark_places(whole)
    whole["structure"] = _expanded(whole["structure"])
    if not own.exists():
        _take_silhouettes(whole["structure"], frontal, is_mirrored=is_mirrored)
    for key in ("structure", "zone", "region", "figure"):
        whole[key] = [_with_nodes(item, places) for item in whole.get(key, [])]
    for item in whole["structure"]:
        _draw_bellies(item)
    return whole


def _read(path: Path) -> Item:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _with_nodes(item: Item, places: Mapping[str, tuple[float, float]]) -> Item:
    return _mapped(item, lambda text: anchored(text, places))


def _mapped(item: Item, change: Callable[[str], str]) -> Item:
    """A copy in which every text of control points went through ``change``."""

    def value_of(key: str, value: Any) -> Any:
        if isinstance(value, dict):
            return _mapped(value, change)
        if isinstance(value, list):
            return [value_of(key, one) for one in value]
        return change(value) if key in _NODE_KEYS and isinstance(value, str) else value

    return {key: value_of(key, value) for key, value in item.items()}


def _expanded(items: list[Item]) -> list[Item]:
    """One structure for each of an item's ``levels``, with ``{level}`` filled in."""
    return [
        _filled(copy.deepcopy(item), level)
        for item in items
        for level in item.pop("levels", ()) or ("",)
    ]


def _filled(value: Any, level: str) -> Any:
    if isinstance(value, dict):
        return {key: _filled(one, level) for key, one in value.items()}
    if isinstance(value, list):
        return [_filled(one, level) for one in value]
    return value.replace("{level}", level) if isinstance(value, str) else value


def _draw_bellies(item: Item) -> None:
    """Turn ``belly`` into an outline and, with ``fibres``, into a fibre field."""
    for one in (item, *item.get("inner", ())):
        belly, fibres = one.pop("belly", None), one.pop("fibres", None)
        if belly is None:
            continue
        one["outline"] = belly_outline(
            belly["course"], belly["widths"], is_cut=belly.get("cut", False)
        )
        if fibres is not None:
            one["part"] = [{**belly_part(belly["course"]), **fibres}]


# --------------------------------------------------------------------- front and back
def _take_silhouettes(items: list[Item], folder: Path, *, is_mirrored: bool) -> None:
    """Give every structure without a shape of its own the one that both sides share."""
    places = landmark_places(_read(folder / "landmarks.toml"))
    shared: dict[str, Item] = {}
    for name in ("bones", "muscles"):
        for item in _expanded(_read(folder / f"{name}.toml")["structure"]):
            drawn = _with_nodes(item, places)
            _draw_bellies(drawn)
            shared[item["id"]] = _mapped(drawn, mirrored_nodes) if is_mirrored else drawn
    for item in items:
        if "outline" in item or "belly" in item:
            continue
        if item["id"] not in shared:
            raise ValueError(f"{item['id']} has no outline, here or in {folder.name}")
        for key in _SHARED_KEYS:
            if key in shared[item["id"]]:
                item.setdefault(key, shared[item["id"]][key])


def mirrored_nodes(text: str) -> str:
    """The same control points on the other side of x = 0; references stay."""
    if "<" in text or ">" in text:
        return text
    words = []
    for node in parse_nodes(text):
        label = f"@{node.label}" if node.label else ""
        words.append(f"{-node.x:.2f},{node.y:.2f}{'!' if node.corner else ''}{label}")
    return " ".join(words)


def _mirrored_landmark(item: Item) -> Item:
    x, y = item["at"]
    return {**item, "at": [-x if x else x, y]}

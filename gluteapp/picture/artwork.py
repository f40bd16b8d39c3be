"""The artwork of one aspect cut into layers and single structures, each ready to be painted."""

from __future__ import annotations

import copy
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gluteapp.domain.vocabulary import FIGURES, Layer

if TYPE_CHECKING:
    from collections.abc import Mapping

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
"""The old spelling: some viewers draw nothing for the new one."""
_SHARED_ATTRIBUTES = ("class", "transform")
_FOLD_PENS = ("fold", "fold-soft")
FOLDS_FROM = 0.4
"""A skin fainter than this is drawn without its folds: they would be lines across muscles."""
ET.register_namespace("", "http://www.w3.org/2000/svg")
ET.register_namespace("xlink", "http://www.w3.org/1999/xlink")


Line = tuple[tuple[float, float], ...]
"""Points of an open line, mm."""


@dataclass(frozen=True)
class Artwork:
    """Inner SVG of every layer and structure, without style, in atlas millimetres."""

    viewbox: tuple[float, float, float, float]
    layers: dict[Layer, str]
    structures: dict[str, str]
    """By id, such as ``piriformis.right``."""
    bands: dict[str, tuple[str, ...]]
    """Path data of the soft bands of zones on the drawn half, by trigger point or muscle,
    the faintest first."""
    strokes: dict[str, tuple[Line, ...]]
    """Working directions on the drawn half, by muscle: along its fibres, then across them."""
    bare: dict[Layer, str] = field(default_factory=dict)
    """Layers as they look without the bones, where those hide a part of them."""
    alone: dict[Layer, str] = field(default_factory=dict)
    """Layers as they look without any below, where muscles of those hide a part of them too."""
    nerves: dict[Layer, str] = field(default_factory=dict)
    """Where a nerve runs over a layer that is drawn above its own."""
    smooth: dict[Layer, str] = field(default_factory=dict)
    """Layers without their folds."""

    def layer(self, layer: Layer, shown: Mapping[Layer, float]) -> str:
        """A layer as it looks among those that are ``shown``, which have an opacity each."""
        body = self.layers[layer]
        if shown.get(layer, 0.0) < FOLDS_FROM:
            body = self.smooth.get(layer, body)
        if Layer.BONES not in shown:
            body = self.bare.get(layer, body)
        if not any(other in shown for other in _below(layer)):
            body = self.alone.get(layer, body)
        return body + (self.nerves.get(layer, "") if Layer.NERVES in shown else "")

    def document(self, body: str, style: str) -> str:
        """A whole SVG document around some inner parts."""
        box = " ".join(f"{value:g}" for value in self.viewbox)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">'
            f"<style>{style}</style>{body}</svg>"
        )

    def layer_documents(
        self, style: str, shown: Mapping[Layer, float] | None = None
    ) -> dict[Layer, str]:
        """Every layer that is not empty as a document, as it looks among the ``shown`` ones.

        ``shown`` gives their opacities; by default all are opaque.
        """
        among = dict.fromkeys(Layer, 1.0) if shown is None else shown
        bodies = {layer: self.layer(layer, among) for layer in self.layers}
        return {layer: self.document(body, style) for layer, body in bodies.items() if body}


def telling(opacity: Mapping[Layer, float]) -> dict[Layer, float]:
    """Opacities reduced to steps: two with the same steps have layers that look the same."""
    return {layer: 1.0 if part >= FOLDS_FROM else 0.0 for layer, part in opacity.items()}


def read_artwork(svg: str, texture: str = "", figure: str = FIGURES[0]) -> Artwork:
    """Cut a drawing that the atlas reader has already accepted, and lay its texture in.

    Of the figures that the skin layer holds, only ``figure`` is kept.
    """
    root = ET.fromstring(svg)
    left, top, width, height = (float(word) for word in root.get("viewBox", "").split())
    layers: dict[Layer, str] = {}
    structures: dict[str, str] = {}
    bands: dict[str, tuple[str, ...]] = {}
    strokes: dict[str, tuple[Line, ...]] = {}
    bare: dict[Layer, str] = {}
    alone: dict[Layer, str] = {}
    nerves: dict[Layer, str] = {}
    smooth: dict[Layer, str] = {}
    without: dict[str, dict[str, ET.Element]] = {}
    definitions: dict[str, ET.Element] = {}
    if texture:
        extra = ET.fromstring(texture)
        definitions = {item.get("id", ""): item for item in extra.iter() if item.get("id")}
        bands, strokes = _zone_bands(extra), _strokes(extra)
        without = {place: _parts_at(place, extra) for place in ("bare", "alone")}
        nerves = _nerves(extra)
        _lay_in(root, extra)
    definitions |= {item.get("id", ""): item for item in root.iter() if item.get("id")}
    for layer in Layer:
        group = root.find(f"./{_SVG}g[@id='layer-{layer}']")
        if group is None:
            layers[layer] = ""
            continue
        for item in group:
            _keep_figure(item, figure)
        group.attrib = {"id": f"layer-{layer}"}
        layers[layer] = _text(group)
        if _exchange(group, without.get("bare", {})):
            bare[layer] = _text(group)
        if _exchange(group, without.get("alone", {})):
            alone[layer] = _text(group)
        # a lit muscle is whole, whatever lies before it
        structures |= {
            item.get("id", ""): _text(_standing_alone(item, definitions))
            for item in group
            if item.tag == f"{_SVG}g" and item.get("id")
        }
        if _without_folds(group):
            smooth[layer] = _text(group)
    box = (left, top, width, height)
    return Artwork(box, layers, structures, bands, strokes, bare, alone, nerves, smooth)


def _below(layer: Layer) -> tuple[Layer, ...]:
    """The layers that are drawn before one, bones included; nerves hide nothing."""
    order = list(Layer)
    return tuple(one for one in order[order.index(layer) + 1 :] if one is not Layer.NERVES)


def _lay_in(root: ET.Element, texture: ET.Element) -> None:
    """Put every structure's texture below and above its outline."""
    parts = {item.get("id", ""): item for layer in texture for item in layer if item.get("id")}
    for layer in root.findall(f"{_SVG}g"):
        for item in list(layer.iter(f"{_SVG}g")):
            name = item.get("id")
            under, over = parts.get(f"{name}.under"), parts.get(f"{name}.over")
            if over is not None and item is layer:
                item.append(over)
            elif over is not None:
                item.insert(1, over)  # right above the outline, below folds and lines
            if under is not None:
                item.insert(0, under)


def _parts_at(place: str, texture: ET.Element) -> dict[str, ET.Element]:
    """What takes the place of a structure's texture where others are not drawn, by its id."""
    parts = {}
    for item in texture.iter(f"{_SVG}g"):
        name = item.get("id", "")
        if name.endswith(f".{place}"):
            shown = copy.copy(item)
            shown.attrib = {key: value for key, value in item.attrib.items() if key != "style"}
            parts[name.removesuffix(f".{place}")] = shown
    return parts


def _nerves(texture: ET.Element) -> dict[Layer, str]:
    found = {item.get("id", ""): item for item in texture.iter(f"{_SVG}g")}
    groups = {layer: found.get(f"layer-{layer}.nerve") for layer in Layer}
    return {layer: _text(group) for layer, group in groups.items() if group is not None}


def _exchange(layer: ET.Element, parts: dict[str, ET.Element]) -> bool:
    """Put these textures in place of the ones that lie over outlines; whether there were any."""
    found = False
    for item in layer:
        part = parts.get(item.get("id", ""))
        if part is None:
            continue
        found = True
        for child in list(item):
            if child.get("id") in (f"{item.get('id')}.over", f"{item.get('id')}.bare"):
                item.remove(child)
        item.append(part)
    return found


def _without_folds(layer: ET.Element) -> bool:
    """Take the folds out; whether there were any."""
    found = False
    for parent in list(layer.iter()):
        for child in list(parent):
            if child.get("class") in _FOLD_PENS:
                parent.remove(child)
                found = True
    return found


def _zone_bands(texture: ET.Element) -> dict[str, tuple[str, ...]]:
    return {
        group.get("id", "").removesuffix(".bands"): tuple(path.get("d", "") for path in group)
        for group in texture.iterfind(f"./{_SVG}g[@id='zone-bands']/{_SVG}g")
    }


def _strokes(texture: ET.Element) -> dict[str, tuple[Line, ...]]:
    return {
        group.get("id", "").removesuffix(".strokes"): tuple(_points(line) for line in group)
        for group in texture.iterfind(f"./{_SVG}g[@id='strokes']/{_SVG}g")
    }


def _points(line: ET.Element) -> Line:
    pairs = (word.split(",") for word in line.get("points", "").split())
    return tuple((float(x), float(y)) for x, y in pairs)


def _keep_figure(item: ET.Element, figure: str) -> None:
    for child in list(item):
        name = child.get("id", "")
        if name.startswith("figure-"):
            if name == f"figure-{figure}":
                child.attrib.pop("style", None)
            else:
                item.remove(child)


def mirrored(artwork: Artwork) -> Artwork:
    """The same art on the other side of x = 0, sides exchanged."""
    left, top, width, height = artwork.viewbox
    names = {".right": ".left", ".left": ".right"}

    def other(name: str) -> str:
        for here, there in names.items():
            if name.endswith(here):
                return name.removesuffix(here) + there
        return name

    return Artwork(
        (-left - width, top, width, height),
        {layer: _mirror(body) for layer, body in artwork.layers.items()},
        {other(name): _mirror(body) for name, body in artwork.structures.items()},
        artwork.bands,
        artwork.strokes,
        {layer: _mirror(body) for layer, body in artwork.bare.items()},
        {layer: _mirror(body) for layer, body in artwork.alone.items()},
        {layer: _mirror(body) for layer, body in artwork.nerves.items()},
        {layer: _mirror(body) for layer, body in artwork.smooth.items()},
    )


def _mirror(body: str) -> str:
    return f'<g transform="scale(-1,1)">{body}</g>'


def _standing_alone(group: ET.Element, definitions: dict[str, ET.Element]) -> ET.Element:
    """A copy in which every ``use`` is replaced by what it refers to."""
    copy = ET.Element(group.tag, {k: v for k, v in group.attrib.items() if k in _SHARED_ATTRIBUTES})
    for item in group:
        if item.tag == f"{_SVG}use":
            copy.append(_standing_alone_item(definitions[_target(item)], definitions))
        else:
            copy.append(_standing_alone_item(item, definitions))
    return copy


def _standing_alone_item(item: ET.Element, definitions: dict[str, ET.Element]) -> ET.Element:
    if item.tag == f"{_SVG}g":
        return _standing_alone(item, definitions)
    copy = ET.Element(item.tag, {k: v for k, v in item.attrib.items() if k != "id"})
    copy.extend(list(item))
    return copy


def _text(element: ET.Element) -> str:
    return ET.tostring(element, encoding="unicode").replace(
        ' xmlns="http://www.w3.org/2000/svg"', "", 1
    )


def _target(use: ET.Element) -> str:
    """The id that a ``use`` refers to, in either spelling."""
    return (use.get(_HREF) or use.get("href") or "#")[1:]

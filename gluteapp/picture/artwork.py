"""The artwork of one aspect cut into layers and single structures, each ready to be painted."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass

from gluteapp.domain.vocabulary import Layer

_SVG = "{http://www.w3.org/2000/svg}"
_SHARED_ATTRIBUTES = ("class", "transform")
ET.register_namespace("", "http://www.w3.org/2000/svg")


@dataclass(frozen=True)
class Artwork:
    """Inner SVG of every layer and structure, without style, in atlas millimetres."""

    viewbox: tuple[float, float, float, float]
    layers: dict[Layer, str]
    structures: dict[str, str]
    """By id, such as ``piriformis.right``."""

    def document(self, body: str, style: str) -> str:
        """A whole SVG document around some inner parts."""
        box = " ".join(f"{value:g}" for value in self.viewbox)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">'
            f"<style>{style}</style>{body}</svg>"
        )

    def layer_documents(self, style: str) -> dict[Layer, str]:
        """Every layer that is not empty as a document of its own."""
        return {layer: self.document(body, style) for layer, body in self.layers.items() if body}


def read_artwork(svg: str) -> Artwork:
    """Cut a drawing that the atlas reader has already accepted."""
    root = ET.fromstring(svg)
    left, top, width, height = (float(word) for word in root.get("viewBox", "").split())
    layers: dict[Layer, str] = {}
    structures: dict[str, str] = {}
    definitions = {item.get("id", ""): item for item in root.iter() if item.get("id")}
    for layer in Layer:
        group = root.find(f"./{_SVG}g[@id='layer-{layer}']")
        if group is None:
            layers[layer] = ""
            continue
        for item in group:
            if item.tag == f"{_SVG}g" and item.get("id"):
                structures[item.get("id", "")] = _text(_standing_alone(item, definitions))
        group.attrib = {"id": f"layer-{layer}"}
        layers[layer] = _text(group)
    return Artwork((left, top, width, height), layers, structures)


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
        {layer: f'<g transform="scale(-1,1)">{body}</g>' for layer, body in artwork.layers.items()},
        {
            other(name): f'<g transform="scale(-1,1)">{body}</g>'
            for name, body in artwork.structures.items()
        },
    )


def _standing_alone(group: ET.Element, definitions: dict[str, ET.Element]) -> ET.Element:
    """A copy in which every ``use`` is replaced by what it refers to."""
    copy = ET.Element(group.tag, {k: v for k, v in group.attrib.items() if k in _SHARED_ATTRIBUTES})
    for item in group:
        if item.tag == f"{_SVG}use":
            copy.append(_standing_alone_item(definitions[item.get("href", "#")[1:]], definitions))
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

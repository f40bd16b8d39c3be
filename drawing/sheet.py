"""Read a control-point file and write the layered SVG of one aspect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from drawing.curves import (
    Array,
    Node,
    closed_pieces,
    open_pieces,
    parse_nodes,
    path_text,
)
from drawing.fibres import Patch, bundles, strands, tendon_bands
from drawing.form import Bands, Feature, Relief, area_of, common_data, over_data, shaded
from drawing.source import Outline, along_skin, line_of, merged

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LAYERS = ("bones", "nerves", "deep", "intermediate", "superficial", "skin")
"""Drawing order, deepest first."""
_TENDON_DEPTHS = (0.36, 0.64, 1.0)
_NERVE_MARGIN_MM = 8.0
"""How far a nerve that crosses a muscle is drawn on past its edge."""


class Sheet:
    """One aspect: its control points and the SVG they make."""

    def __init__(self, folder: Path, style: str) -> None:
        self.source = merged(folder)
        self.style = style
        self.aspect: str = self.source["aspect"]
        self.paired: bool = self.source.get("paired", True)

    def svg(self) -> str:
        """The whole document as text."""
        x, y, width, height = self.source["viewbox"]
        out = [
            '<?xml version="1.0" encoding="UTF-8"?>\n',
            '<svg xmlns="http://www.w3.org/2000/svg"',
            ' xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"',
            f' viewBox="{x} {y} {width} {height}">\n',
            f"<title>{self.source['title']}</title>\n",
            f"<style>\n{self.style}</style>\n",
        ]
        for layer in LAYERS:
            items = [item for item in self.source["structure"] if item["layer"] == layer]
            body = "".join(self._structure(item) for item in items)
            arches = "".join(self._inner(item, late=True) for item in items)
            arches += self._nerve_over(items)
            if arches:
                body += f'<g class="art">{arches}</g>\n'
            out.append(_group(f"layer-{layer}", layer.capitalize(), body))
        out.append(_group("regions", "Regions", self._regions(), hidden=True))
        out.append(_group("zones", "Zones", self._zones(), hidden=True))
        out.append(_group("trigger-points", "Trigger points", self._points(), hidden=True))
        out.append(_group("landmarks", "Landmarks", self._landmarks(), hidden=True))
        out.append("</svg>\n")
        return "".join(out)

    def _structure(self, item: dict[str, Any]) -> str:
        midline = item.get("side") == "midline"
        outline = Outline.from_text(item["outline"], half=item.get("half", False))
        holes = [Outline.from_text(text) for text in item.get("holes", ())]
        data = outline.data + "".join(hole.data for hole in holes)
        name, kind = item["id"], item["kind"]
        own = "midline" if midline else "right"
        fibres = self._fibres(item, outline)
        details = self._details(item) + self._veils(item, outline)
        relief = _relief(item, outline)
        whole = [outline.ring(), *(hole.ring() for hole in holes)]
        rings = [self._bled(whole[0]), *whole[1:]]
        bands = shaded(rings, relief, within=whole) if relief else Bands((), ())
        first = (
            f'<path id="{name}.outline" class="outline {kind}" d="{data}"/>'
            f'<g class="art">{_bands(bands)}{self._inner(item, mirrored=False)}'
            f'<g id="{name}.strands">{fibres}{details}</g></g>'
        )
        out = f'<g id="{name}.{own}">{first}</g>\n'
        if midline or not self.paired:
            return out
        bands = shaded(rings, relief, mirrored=True, within=whole) if relief else bands
        other = (
            f'<use href="#{name}.outline"/>'
            f'<g class="art">{_bands(bands)}{self._inner(item, mirrored=True)}'
            f'<use href="#{name}.strands"/></g>'
        )
        return out + f'<g id="{name}.left" transform="scale(-1,1)">{other}</g>\n'

    def _bled(self, ring: Array) -> Array:
        """Carry what the sheet's edge cuts past it, so that the cut is not rounded off."""
        _, top, _, _ = self.source["viewbox"]
        ring = ring.copy()
        ring[ring[:, 1] <= top + 0.5, 1] -= 120
        return ring

    def _fibres(self, item: dict[str, Any], outline: Outline) -> str:
        words: list[str] = []
        pens: dict[str, list[str]] = {}
        body = area_of([outline.ring()]).buffer(-0.4)
        for number, part in enumerate(item.get("part", ())):
            patch = Patch(
                line_of(part["origin"], outline),
                line_of(part["insertion"], outline),
                tuple(line_of(text, outline) for text in part["guides"]),
            )
            grid = patch.grid()
            seed = part.get("seed", 7) + number
            if part.get("bundles", 0):
                sliver = "".join(bundles(grid, part["bundles"], seed, body))
                words.append(f'<path class="bundle" d="{sliver}"/>')
            for strand in strands(grid, part["strands"], seed, body):
                pen = "sheet-line" if item["kind"] == "sheet" else strand.pen
                pens.setdefault(pen, []).append(strand.data)
            for end, at_origin in (("tendon-origin", True), ("tendon-insertion", False)):
                reach = part.get(end, 0.0)
                depths = [reach * depth for depth in _TENDON_DEPTHS] if reach else []
                bands = tendon_bands(grid, depths, at_origin)
                shapes = [common_data(outline.ring(), band) for band in bands]
                words += [f'<path class="tendon" d="{data}"/>' for data in shapes if data]
        strokes = "".join(
            f'<path class="{pen}" d="{"".join(data)}"/>' for pen, data in sorted(pens.items())
        )
        return strokes + "".join(words)

    def _details(self, item: dict[str, Any]) -> str:
        words = []
        for detail in item.get("detail", ()):
            nodes = parse_nodes(detail["points"])
            copies = [nodes]
            if item.get("half") and any(abs(node.x) > 0.5 for node in nodes):
                copies.append([Node(-node.x, node.y, node.corner) for node in nodes])
            data = "".join(_line_data(copy, closed=detail.get("closed", False)) for copy in copies)
            words.append(f'<path class="{detail["pen"]}" d="{data}"/>')
        return "".join(words)

    def _veils(self, item: dict[str, Any], outline: Outline) -> str:
        """Where a bone lies in front of the muscle: the bone, half transparent, over it."""
        words = []
        for name in item.get("veils", ()):
            bone = next(other for other in self.source["structure"] if other["id"] == name)
            over = Outline.from_text(bone["outline"], half=bone.get("half", False))
            words.append(f'<path class="veil" d="{common_data(outline.ring(), over.ring())}"/>')
        return "".join(words)

    def _nerve_over(self, items: Sequence[dict[str, Any]]) -> str:
        """The nerve once more where it runs over muscles of a layer that is drawn above it."""
        ground: list[tuple[Array, bool]] = [
            (Outline.from_text(item["outline"]).ring(), item.get("under-nerve", False))
            for item in items
            if not item.get("half", False)
        ]
        if not any(is_under for _, is_under in ground):
            return ""
        nerve = next(item for item in self.source["structure"] if item["kind"] == "nerve")
        ring = Outline.from_text(nerve["outline"]).ring()
        data = over_data(ring, ground, _NERVE_MARGIN_MM)
        right = f'<path class="nerve" d="{data}"/>{self._details(nerve)}'
        left = f'<g transform="scale(-1,1)">{right}</g>' if self.paired else ""
        return right + left

    def _inner(self, item: dict[str, Any], *, mirrored: bool = False, late: bool = False) -> str:
        """Parts in front of the outline, lit on their own.

        ``late`` ones are drawn after the whole layer: a vertebral arch lies before
        the body of the vertebra below.
        """
        words = []
        for part in item.get("inner", ()):
            if part.get("late", False) != late:
                continue
            outline = Outline.from_text(part["outline"], half=part.get("half", False))
            bands = shaded([outline.ring()], _relief(part, outline), mirrored=mirrored)
            words.append(f'<path class="{part["pen"]}" d="{outline.data}"/>{_bands(bands)}')
        return "".join(words)

    def _pair(self, name: str, kind: str, data: str, *, midline: bool) -> str:
        if midline:
            return f'<path id="{name}.midline" class="{kind}" d="{data}"/>\n'
        out = f'<path id="{name}.right" class="{kind}" d="{data}"/>\n'
        if self.paired:
            out += f'<use id="{name}.left" href="#{name}.right" transform="scale(-1,1)"/>\n'
        return out

    def _skin_ring(self) -> Array:
        skin = next(item for item in self.source["structure"] if item["id"] == "skin")
        return Outline.from_text(skin["outline"], half=skin.get("half", False)).ring(24)

    def _regions(self) -> str:
        words = []
        ring = self._skin_ring()
        for item in self.source.get("region", ()):
            midline = item.get("side") == "midline"
            data = "".join(
                Outline.from_text(along_skin(text, ring), half=item.get("half", False)).data
                for text in item["outlines"]
            )
            words.append(self._pair(f"region.{item['id']}", "region", data, midline=midline))
        return "".join(words)

    def _zones(self) -> str:
        words = []
        for item in self.source.get("zone", ()):
            data = "".join(Outline.from_text(text).data for text in item["outlines"])
            name = f"zone.{item['trigger-point']}.{item['level']}"
            words.append(self._pair(name, f"zone {item['level']}", data, midline=False))
        return "".join(words)

    def _points(self) -> str:
        words = []
        for item in self.source.get("trigger-point", ()):
            x, y = item["at"]
            data = f"M{x - 3:g},{y - 3:g}l6,6m-6,0l6-6"
            words.append(self._pair(item["id"], "trigger-point", data, midline=False))
        return "".join(words)

    def _landmarks(self) -> str:
        words = []
        for item in self.source.get("landmark", ()):
            x, y = item["at"]
            name = f"landmark.{item['id']}"
            is_midline = item.get("side") == "midline"
            own = name if is_midline else f"{name}-right"
            words.append(f'<circle id="{own}" class="landmark" cx="{x:g}" cy="{y:g}" r="1.5"/>\n')
            if self.paired and not is_midline:
                words.append(
                    f'<use id="{name}-left" href="#{name}-right" transform="scale(-1,1)"/>\n'
                )
        return "".join(words)


def _line_data(nodes: Sequence[Node], *, closed: bool) -> str:
    pieces = closed_pieces(nodes) if closed else open_pieces(nodes)
    return path_text(pieces, closed)


def _relief(item: dict[str, Any], outline: Outline) -> Relief | None:
    if "relief" not in item:
        return None
    features = tuple(
        Feature(line_of(f["line"], outline), f["height"], f["width"])
        for f in item.get("feature", ())
    )
    if item.get("half", False) or item.get("side") == "midline":
        features += tuple(
            Feature(f.line * np.array([-1, 1]), f.height, f.width)
            for f in features
            if np.abs(f.line[:, 0]).max() > 0.5
        )
    return Relief(**item["relief"], features=features)


def _bands(bands: Bands) -> str:
    words = [f'<path class="shade" d="{data}"/>' for data in bands.dark]
    words += [f'<path class="glow" d="{data}"/>' for data in bands.light]
    return "".join(words)


def _group(name: str, label: str, body: str, *, hidden: bool = False) -> str:
    style = ' style="display:none"' if hidden else ""
    return (
        f'<g id="{name}" inkscape:groupmode="layer" inkscape:label="{label}"{style}>\n{body}</g>\n'
    )

"""Read a control-point folder and write the layered SVG of one aspect."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from drawing.art import (
    bands_svg,
    details_svg,
    edge_svg,
    fibres_svg,
    form_of,
    inner_parts,
    inner_svg,
    outline_of,
)
from drawing.form import EXACT_MM, area_data, area_of, beside, cast_data, over
from drawing.outline import Outline, along_skin
from drawing.source import merged
from drawing.strokes import strokes_of
from drawing.zones import bands, grown_outline, outline_data

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    from drawing.curves import Array

LAYERS = ("bones", "nerves", "deep", "intermediate", "superficial", "skin")
"""Drawing order, deepest first."""
_SLIVER_MM = 0.8
"""Half the width below which what shows beside a bone (or a muscle before it) is left out."""
_POINT = 6.0
"""How far flesh runs out to a point beside a bone, in half widths of a sliver."""
_TAPERING_POINT = 30.0
"""The same of what tapers: a nerve, and what a source says so of."""
_SCRAP_SHARE = 0.05
"""Parts below this share of what muscles leave free are left out where bones are not shown."""
_NEEDLE_MM, _FINE_NEEDLE_MM, _NEEDLE_REACH = 0.9, 0.2, 2.6
"""Radius of the end of a long point beside a bone (and of what tapers), and how many radii long
it must be for that."""
_EDGE_POINTS = 40
"""Points of each piece of an outline that cuts another, or is cut."""
_LINE_MM, _OVER_LINE_MM = 0.3, 0.2
"""Half the line of a bone's edge and a hair, and how far flesh goes on over it: two edges that only
meet let the paper through."""
_SPECK_MM2 = 23.0
"""What shows beside a bone below this area is left out too."""
_NERVE_MARGIN_MM = 1000.0
"""How far a nerve that crosses a muscle is drawn on past its edge: to its end, without a seam."""
_CAST_MM = (1.6, 3.4)
"""How far a muscle throws its two soft shadows on those of its own layer."""


class Sheet:
    """One aspect: its control points and the SVG they make."""

    def __init__(self, folder: Path, style: str, *, mirrored: bool = False) -> None:
        """Read ``folder``; ``mirrored`` lights it for being shown as its mirror image."""
        self.source = merged(folder)
        self.style = style
        self._mirrored = mirrored
        self.aspect: str = self.source["aspect"]
        self.paired: bool = self.source.get("paired", True)
        self._top: float = self.source["viewbox"][1]
        self._outlines = {
            item["id"]: outline_of(item, self._top) for item in self.source["structure"]
        }

    def svg(self) -> str:
        """What has a meaning: outlines, folds, places, zones, points, as one document."""
        out = [self._head(self.source["title"])]
        for layer in LAYERS:
            body = "".join(self._structure(item) for item in self._items(layer))
            out.append(_group(f"layer-{layer}", layer.capitalize(), body))
        out.append(_group("regions", "Regions", self._regions(), hidden=True))
        out.append(_group("zones", "Zones", self._zones(), hidden=True))
        out.append(_group("trigger-points", "Trigger points", self._points(), hidden=True))
        out.append(_group("landmarks", "Landmarks", self._landmarks(), hidden=True))
        out.append("</svg>\n")
        return "".join(out)

    def texture(self) -> str:
        """What only the eye needs: light, fibres, tendons and shadows, for each structure.

        ``<id>.under`` goes below a structure's outline and ``<id>.over`` above it;
        ``<id>.bare`` takes the latter's place where no bones hide a part of the structure,
        ``<id>.alone`` where no layer below it is shown at all;
        ``layer-<layer>.over`` lies on the whole layer, ``layer-<layer>.nerve`` too, where the
        nerve's layer is shown.
        """
        out = [self._head(f"{self.source['title']}: form and fibres")]
        for layer in LAYERS:
            items = self._items(layer)
            body = "".join(self._art(item, items[:at]) for at, item in enumerate(items))
            late = "".join(inner_svg(item, place="late", mirrored=self._mirrored) for item in items)
            for place, art in (("over", late), ("nerve", self._nerve_over(items))):
                body += f'<g id="layer-{layer}.{place}">{art}</g>\n' if art else ""
            out.append(_group(f"texture-{layer}", layer.capitalize(), body))
        out.append(_group("strokes", "Working directions", self._strokes(), hidden=True))
        out.append(_group("zone-bands", "Zones, graded", self._zone_bands(), hidden=True))
        out.append("</svg>\n")
        return "".join(out)

    def _head(self, title: str) -> str:
        x, y, width, height = self.source["viewbox"]
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<svg xmlns="http://www.w3.org/2000/svg"'
            ' xmlns:xlink="http://www.w3.org/1999/xlink"'
            ' xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'
            f' viewBox="{x} {y} {width} {height}">\n'
            f"<title>{title}</title>\n<style>\n{self.style}</style>\n"
        )

    def _items(self, layer: str) -> list[dict[str, Any]]:
        return [item for item in self.source["structure"] if item["layer"] == layer]

    # ---------------------------------------------------------------- structures
    def _structure(self, item: dict[str, Any]) -> str:
        """The outline with its folds and lines, and its mirror on the left."""
        name, kind = item["id"], item["kind"]
        outline = self._outlines[name]
        if kind == "skin":
            data = outline.data
            figures = "".join(self._figure(number) for number in range(len(self.source["figure"])))
            return (
                f'<g id="{name}.midline"><path id="{name}.outline" class="outline" fill="none"'
                f' d="{data}"/>\n{figures}</g>\n'
            )
        own = "midline" if item.get("side") == "midline" else "right"
        ghost = " ghost" if _is_ghost(item) else ""
        lines = "" if ghost else details_svg(item)
        covers = (*item.get("behind-bones", ()), *item.get("behind", ()))
        behind = f' data-behind="{" ".join(covers)}"' if covers else ""
        out = (
            f'<g id="{name}.{own}"><path id="{name}.outline" class="outline {kind}{ghost}"'
            f'{behind} d="{self._data(item, outline)}"/>'
        )
        out += "".join(
            f'<path class="ghost" data-cover="" d="{outline_of(part).data}"/>'
            for part in item.get("inner", ())
            if part.get("nameless", False)
        )
        out += "".join(
            f'<path class="ghost" data-late="" d="{outline_of(part).data}"/>'
            for part in inner_parts(item, "late")
            if part["pen"] == "bone-part" and not part.get("nameless", False)
        )
        out += f'<g id="{name}.lines" class="art">{lines}</g></g>\n' if lines else "</g>\n"
        if own == "midline" or not self.paired:
            return out
        copy = f'<g class="art"><use xlink:href="#{name}.lines"/></g>' if lines else ""
        return (
            f'{out}<g id="{name}.left" transform="scale(-1,1)">'
            f'<use xlink:href="#{name}.outline"/>{copy}</g>\n'
        )

    def _figure(self, number: int) -> str:
        """One of the bodies that may be drawn over the outline; the first one is shown."""
        figure = self.source["figure"][number]
        hidden = ' style="display:none"' if number else ""
        return (
            f'<g id="figure-{figure["id"]}" class="art"{hidden}>'
            f'<path class="skin" d="{outline_of(figure).data}"/>{details_svg(figure)}</g>\n'
        )

    # -------------------------------------------------------------------- texture
    def _art(self, item: dict[str, Any], below: Sequence[dict[str, Any]]) -> str:
        if item["kind"] == "skin":
            return "".join(self._figure_art(figure) for figure in self.source["figure"])
        name, outline = item["id"], self._outlines[item["id"]]
        is_midline = item.get("side") == "midline"
        own = f"{name}.{'midline' if is_midline else 'right'}"
        out = ""
        for seen, place in self._versions(item, outline):
            strokes = f'<g id="{name}.{place}-strands">{fibres_svg(item, outline, seen)}</g>'
            out += _art_group(own, place, self._over(item, seen, strokes, place))
            if self.paired and not is_midline:
                copy = f'<use xlink:href="#{name}.{place}-strands"/>'
                left = self._over(item, seen, copy, place, other=True)
                out += _art_group(f"{name}.left", place, left)
        out += _art_group(own, "under", self._under(item, below, mirrored=self._mirrored))
        if self.paired and not is_midline:
            under = self._under(item, below, mirrored=not self._mirrored)
            out += _art_group(f"{name}.left", "under", under)
        return out

    def _versions(
        self, item: dict[str, Any], outline: Outline
    ) -> Iterator[tuple[BaseGeometry | None, str]]:
        """What is seen of a structure, and without the bones or muscles that hide a part."""
        bones, others = item.get("behind-bones", ()), item.get("behind", ())
        yield self._seen(item, outline, [*bones, *others]), "over"
        if bones:
            yield _without_scraps(self._seen(item, outline, others)), "bare"
        if others:
            yield area_of([outline.ring()]), "alone"

    def _over(
        self,
        item: dict[str, Any],
        seen: BaseGeometry | None,
        strokes: str,
        place: str,
        *,
        other: bool = False,
    ) -> str:
        """Form, fibres and edge above an outline; of the ``other`` half, if wanted."""
        outline, kind = self._outlines[item["id"]], item["kind"]
        mirrored = self._mirrored is not other
        lit = form_of(item, outline, bleed_top=self._top, seen=seen, mirrored=mirrored)
        flesh = lines = ""
        if _is_ghost(item):
            data = self._data(item, outline) if seen is None else area_data(seen, sharp=True)
            flesh = f'<path class="{kind}" d="{data}"/>'
            lines = details_svg(item, seen)
        fleshy = _without_sheets(item, outline, seen)
        rim = edge_svg(outline, mirrored=mirrored, within=fleshy) if kind == "muscle" else ""
        return (
            f"{flesh}{bands_svg(lit, item.get('relief', {}).get('steps', 1))}"
            f"{strokes}{inner_svg(item, mirrored=mirrored, within=seen, top=self._top)}{lines}{rim}"
        )

    def _figure_art(self, figure: dict[str, Any]) -> str:
        bands = form_of(figure, outline_of(figure), bleed_top=self._top, mirrored=self._mirrored)
        return _art_group(
            f"figure-{figure['id']}", "over", bands_svg(bands, figure["relief"]["steps"])
        )

    def _seen(
        self, item: dict[str, Any], outline: Outline, names: Sequence[str]
    ) -> BaseGeometry | None:
        """The part of a structure beside those that lie before it; ``None`` for all of it."""
        from shapely.ops import unary_union

        if not names:
            return None
        is_nerve = item["kind"] == "nerve"
        # a nerve ends under the bone's line: flesh that is drawn over it ends there too
        covers = [self._whole(name).buffer(_LINE_MM * is_nerve) for name in names]
        if "hidden" in item:
            covers.append(area_of([Outline.from_text(item["hidden"]).ring(_EDGE_POINTS)]))
        seen = beside(outline.ring(_EDGE_POINTS), covers)
        if "before" in item:
            front = area_of([Outline.from_text(item["before"]).ring(_EDGE_POINTS)])
            seen = seen.union(area_of([outline.ring(_EDGE_POINTS)]).intersection(front))
        tapers = item.get("tapers", is_nerve)
        point = _TAPERING_POINT if tapers else _POINT
        sliver = item.get("sliver", _SLIVER_MM)
        core = seen.buffer(-sliver).buffer(sliver, join_style="mitre", mitre_limit=point)
        parts = getattr(core.intersection(seen), "geoms", [core.intersection(seen)])
        kept = unary_union([part for part in parts if part.area > _SPECK_MM2]).simplify(EXACT_MM)
        kept = _without_needles(kept, _FINE_NEEDLE_MM if tapers else _NEEDLE_MM)
        # fairing leaves hairs of paper beside a bone: flesh goes on over its line
        wide = kept.buffer(_OVER_LINE_MM, join_style="mitre")
        return kept if is_nerve else wide.intersection(area_of([outline.ring(_EDGE_POINTS)]))

    def _whole(self, name: str) -> BaseGeometry:
        """What a structure hides, on both sides: its area without holes, and parts under it."""
        from shapely.affinity import scale
        from shapely.ops import unary_union

        item = next(one for one in self.source["structure"] if one["id"] == name)
        holes = (Outline.from_text(text).ring(_EDGE_POINTS) for text in item.get("holes", ()))
        area = area_of([self._outlines[name].ring(_EDGE_POINTS), *holes])
        parts = (
            area_of([outline_of(part).ring(_EDGE_POINTS)]) for part in inner_parts(item, "under")
        )
        area = unary_union([area, *parts])
        return unary_union([area, scale(area, -1, 1, origin=(0, 0))]) if self.paired else area

    def _data(self, item: dict[str, Any], outline: Outline) -> str:
        """Path data of the outline with its holes."""
        return outline.data + "".join(
            Outline.from_text(text).data for text in item.get("holes", ())
        )

    def _under(
        self, item: dict[str, Any], below: Sequence[dict[str, Any]], *, mirrored: bool
    ) -> str:
        """The parts that lie behind a structure, and the shadow that it throws."""
        parts = inner_svg(item, place="under", mirrored=mirrored, top=self._top)
        return parts + self._cast(item, below, mirrored=mirrored)

    def _cast(
        self, item: dict[str, Any], below: Sequence[dict[str, Any]], *, mirrored: bool = False
    ) -> str:
        """The shadow on what lies below in the same layer."""
        ground = [self._outlines[one["id"]].ring() for one in below if not _is_ghost(one)]
        ground += [
            outline_of(part).ring() for one in (*below, item) for part in inner_parts(one, "under")
        ]
        if not ground or item["kind"] not in ("muscle", "sheet") or _is_ghost(item):
            return ""
        ring = self._outlines[item["id"]].ring()
        if mirrored:  # the half is shown mirrored: the light comes from the other side there
            ring, ground = ring * (-1, 1), [one * (-1, 1) for one in ground]
        shapes = [cast_data(ring, ground, reach) for reach in _CAST_MM]
        art = "".join(f'<path class="cast" d="{data}"/>' for data in shapes if data)
        return f'<g transform="scale(-1,1)">{art}</g>' if art and mirrored else art

    def _nerve_over(self, items: Sequence[dict[str, Any]]) -> str:
        """The nerve once more where it runs over muscles of a layer that is drawn above it."""
        ground: list[tuple[Array, bool]] = [
            (self._outlines[item["id"]].ring(), item.get("under-nerve", False))
            for item in items
            if not item.get("half", False)
        ]
        if not any(is_under for _, is_under in ground):
            return ""
        nerve = next(item for item in self.source["structure"] if item["kind"] == "nerve")
        outline = self._outlines[nerve["id"]]
        area = over(outline.ring(), ground, _NERVE_MARGIN_MM)
        for name in nerve.get("behind-bones", ()):
            area = area.difference(self._whole(name))
        right, left = (
            f'<path class="nerve" d="{area_data(area, sharp=True)}"/>'
            f"{bands_svg(form_of(nerve, outline, seen=area, mirrored=mirrored))}"
            f"{details_svg(nerve, area)}"
            for mirrored in (self._mirrored, not self._mirrored)
        )
        return f'{right}<g transform="scale(-1,1)">{left}</g>' if self.paired else right

    # -------------------------------------------------------- places, zones, points
    def _pair(self, name: str, kind: str, data: str, *, midline: bool) -> str:
        if midline:
            return f'<path id="{name}.midline" class="{kind}" d="{data}"/>\n'
        out = f'<path id="{name}.right" class="{kind}" d="{data}"/>\n'
        if self.paired:
            out += f'<use id="{name}.left" xlink:href="#{name}.right" transform="scale(-1,1)"/>\n'
        return out

    def _regions(self) -> str:
        words = []
        ring = self._outlines["skin"].ring(24)
        for item in self.source["region"]:
            midline = item.get("side") == "midline"
            data = "".join(
                Outline.from_text(along_skin(text, ring), half=item.get("half", False)).data
                for text in item["outlines"]
            )
            words.append(self._pair(f"region.{item['id']}", "region", data, midline=midline))
        return "".join(words)

    def _zones(self) -> str:
        words = []
        for (owner, level), outlines in self._zone_outlines.items():
            name = f"zone.{owner}.{level}"
            data = outline_data(outlines)
            words.append(self._pair(name, f"zone {level}", data, midline=False))
        return "".join(words)

    @cached_property
    def _zone_outlines(self) -> dict[tuple[str, str], list[Outline]]:
        """The outlines of every zone by its owner (a trigger point or a muscle) and level."""
        places = self._places()
        body = area_of([self._outlines["skin"].ring()])
        zones = {}
        for item in self.source["zone"]:
            owner = item.get("trigger-point") or item["muscle"]
            outlines = (
                grown_outline(item, places, body)
                if "places" in item
                else [Outline.from_text(text) for text in item["outlines"]]
            )
            if outlines:
                zones[owner, item["level"]] = outlines
        return zones

    def _places(self) -> dict[str, list[BaseGeometry]]:
        """The area of every place on the drawn half, by name."""
        ring = self._outlines["skin"].ring(24)
        return {
            item["id"]: [
                area_of(
                    [Outline.from_text(along_skin(text, ring), half=item.get("half", False)).ring()]
                )
                for text in item["outlines"]
            ]
            for item in self.source["region"]
        }

    def _strokes(self) -> str:
        """Lines along and across the fibres of every muscle."""
        words = []
        for item in self.source["structure"]:
            lines = (
                strokes_of(item, self._outlines[item["id"]]) if item["kind"] == "muscle" else None
            )
            if lines is None:
                continue
            texts = (" ".join(f"{x:.1f},{y:.1f}" for x, y in line) for line in lines)
            body = "".join(f'<polyline points="{text}"/>' for text in texts)
            words.append(f'<g id="{item["id"]}.strokes">{body}</g>\n')
        return "".join(words)

    def _zone_bands(self) -> str:
        """The soft bands of every owner, and of all trigger points of a muscle together."""
        body = area_of([self._outlines["skin"].ring()])
        owners = {owner for owner, _ in self._zone_outlines}
        groups = {owner: [owner] for owner in owners}
        for owner in sorted(owners):
            muscle = owner.rpartition(".")[0]
            if muscle:
                groups.setdefault(muscle, []).append(owner)
        words = []
        for name, members in sorted(groups.items()):
            core, outer = (
                [
                    area_of([outline.ring()])
                    for member in members
                    for outline in self._zone_outlines.get((member, level), ())
                ]
                for level in ("essential", "spillover")
            )
            paths = "".join(_band(data) for data in bands(core, outer, body))
            words.append(f'<g id="{name}.bands">{paths}</g>\n')
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
                    f'<use id="{name}-left" xlink:href="#{name}-right" transform="scale(-1,1)"/>\n'
                )
        return "".join(words)


def _without_needles(seen: BaseGeometry, radius: float = _NEEDLE_MM) -> BaseGeometry:
    """An area whose long points end round: two edges that run into one make a stray line.

    Where a bone's edge cuts it bluntly, its corners stay.
    """
    from shapely.ops import unary_union

    core = seen.buffer(-radius).buffer(radius)
    tips = seen.difference(core)
    needles = [
        tip
        for tip in getattr(tips, "geoms", [tips])
        if not tip.is_empty and _reach(tip, core) > radius * _NEEDLE_REACH
    ]
    return seen.difference(unary_union(needles).buffer(0.01)) if needles else seen


def _reach(tip: BaseGeometry, core: BaseGeometry) -> float:
    """How far a tip stands out of an area, mm."""
    from shapely.geometry import Point

    return max(core.distance(Point(place)) for place in tip.exterior.coords)


def _without_scraps(seen: BaseGeometry | None) -> BaseGeometry | None:
    """An area without its smallest parts: alone, they would hang in the air."""
    from shapely.geometry import MultiPolygon

    if not isinstance(seen, MultiPolygon):
        return seen
    least = seen.area * _SCRAP_SHARE
    return MultiPolygon([part for part in seen.geoms if part.area >= least])


def _without_sheets(
    item: dict[str, Any], outline: Outline, seen: BaseGeometry | None
) -> BaseGeometry | None:
    """What is seen of a muscle beside its sheets of tendon, whose edges are pale."""
    from shapely.ops import unary_union

    sheets = [part for part in item.get("inner", ()) if part["pen"] == "sheet"]
    if not sheets:
        return seen
    whole = area_of([outline.ring()]) if seen is None else seen
    return whole.difference(
        unary_union([area_of([outline_of(part).ring()]).buffer(_SLIVER_MM) for part in sheets])
    )


def _is_ghost(item: dict[str, Any]) -> bool:
    """Whether others lie before a structure, so that only what shows beside them is drawn."""
    return "behind-bones" in item or "behind" in item


def _art_group(name: str, place: str, body: str) -> str:
    """The texture at one place of an outline (under, over, bare, alone), where there is any."""
    hidden = ' style="display:none"' if place in ("bare", "alone") else ""
    return f'<g id="{name}.{place}" class="art"{hidden}>{body}</g>\n' if body else ""


def _group(name: str, label: str, body: str, *, hidden: bool = False) -> str:
    style = ' style="display:none"' if hidden else ""
    return (
        f'<g id="{name}" inkscape:groupmode="layer" inkscape:label="{label}"{style}>\n{body}</g>\n'
    )


def _band(data: str) -> str:
    """One band; where it is empty here, a place is kept for it."""
    return f'<path d="{data}"/>' if data else "<path/>"

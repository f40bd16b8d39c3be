"""One aspect's SVG into an ``AspectMap``.

Curves keep their control points; nothing is flattened here. The drawn half is the
right one: every left part must be its exact mirror, and is made from it.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from typing import TYPE_CHECKING

from gluteapp.content.path_data import cubic_subpaths, fault_in
from gluteapp.domain.atlas import (
    AspectMap,
    DrawnPoint,
    DrawnRegion,
    DrawnStructure,
    DrawnZone,
    Landmark,
)
from gluteapp.domain.geometry import Box, Outline
from gluteapp.domain.problems import ContentError, Problem, unknown_word
from gluteapp.domain.vocabulary import (
    MIDLINE_REGIONS,
    MIDLINE_STRUCTURES,
    PAIRED_STRUCTURES,
    REGIONS,
    TRIGGER_POINTS,
    ZONE_OWNERS,
    Aspect,
    Layer,
    Side,
    ZoneLevel,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST_BYTES = 20_000_000
"""No drawing of ours comes near; a larger file is not one."""
SMALLEST_MM2 = 20.0
"""Below this an outline is a slip of the pen; the narrowest true one is the coccyx."""
BEHIND = "data-behind"
"""Attribute of an outline: the structures that lie before it, parted by spaces."""
COVER, LATE = "data-cover", "data-late"
"""Attributes of a path in a structure's group: a part that is something else and has no name, and
a part of its own that is drawn after its whole layer."""
MIRROR = "scale(-1,1)"
_SVG = "{http://www.w3.org/2000/svg}"


def read_aspect(data: bytes, file: str, aspect: Aspect) -> AspectMap:
    """Read and check one SVG file.

    Raises:
        ContentError: with every problem found, each naming the id.
    """
    return _Reader(data, file, aspect).read()


class _Reader:
    def __init__(self, data: bytes, file: str, aspect: Aspect) -> None:
        self._data = data
        self._file = file
        self._aspect = aspect
        self._problems: list[Problem] = []
        self._text = ""

    def read(self) -> AspectMap:
        root = self._root()
        viewbox = self._viewbox(root)
        groups = {group.get("id", ""): group for group in root.iter(f"{_SVG}g")}
        self._check_unmoved(groups)
        structures = self._structures(groups)
        drawn = AspectMap(
            aspect=self._aspect,
            viewbox=viewbox,
            structures=structures,
            zones=tuple(self._zones(groups.get("zones"))),
            points=tuple(self._points(groups.get("trigger-points"))),
            regions=tuple(self._regions(groups.get("regions"))),
            landmarks=tuple(self._landmarks(groups.get("landmarks"))),
        )
        self._check_whole(drawn)
        if self._problems:
            raise ContentError(self._problems)
        return drawn

    def _report(self, key: str, message: str) -> None:
        at = self._text.find(f'id="{key}"')
        line = self._text.count("\n", 0, at) + 1 if at >= 0 else 0
        self._problems.append(Problem(self._file, line, key, message))

    def _fail(self, message: str, line: int = 0) -> ContentError:
        return ContentError([Problem(self._file, line, "", message)])

    # ------------------------------------------------------------ the document
    def _root(self) -> ET.Element:
        if len(self._data) > LARGEST_BYTES:
            size = len(self._data) / 1e6
            raise self._fail(f"is {size:.0f} MB, too large for an atlas drawing (at most 20 MB).")
        try:
            self._text = self._data.decode("utf-8")
        except UnicodeDecodeError:
            raise self._fail("is not UTF-8 text, so it is no SVG drawing.") from None
        if "<!DOCTYPE" in self._text[:2000] or "<!ENTITY" in self._text:
            raise self._fail("carries a document type or entities, which atlas drawings never do.")
        try:
            root = ET.fromstring(self._text)
        except ET.ParseError as error:
            line = error.position[0]
            raise self._fail(
                f"is broken or cut off here ({error.msg if hasattr(error, 'msg') else error}).",
                line,
            ) from None
        if root.tag != f"{_SVG}svg":
            raise self._fail(f"is no SVG drawing: its root is <{root.tag.rpartition('}')[2]}>.", 1)
        return root

    def _viewbox(self, root: ET.Element) -> Box:
        if root.get("width") or root.get("height"):
            self._report("", "has a width or height: an atlas drawing has a viewBox in mm only.")
        words = re.split(r"[\s,]+", root.get("viewBox", "").strip())
        try:
            left, top, width, height = (float(word) for word in words)
        except ValueError:
            raise self._fail(
                "has no viewBox of four numbers (x y width height in mm).", 1
            ) from None
        if width <= 0 or height <= 0:
            raise self._fail("has a viewBox without area.", 1)
        return left, top, width, height

    def _check_unmoved(self, groups: dict[str, ET.Element]) -> None:
        """Groups stand where they are drawn: outlines are read without what holds them."""
        for name, group in groups.items():
            if name and group.get("transform") and not name.endswith(f".{Side.LEFT}"):
                self._report(name, "is moved as a group: apply its transform to the paths in it.")

    # -------------------------------------------------------------- structures
    def _structures(self, groups: dict[str, ET.Element]) -> tuple[DrawnStructure, ...]:
        found: list[DrawnStructure] = []
        for layer in reversed(Layer):  # painted deepest first
            group = groups.get(f"layer-{layer}")
            if group is None:
                self._report(f"layer-{layer}", "is missing: every drawing has this layer.")
                continue
            for child in group:
                if child.tag == f"{_SVG}g" and child.get("class") != "art":
                    found += self._structure(child, layer)
        return tuple(found)

    def _structure(self, group: ET.Element, layer: Layer) -> Iterator[DrawnStructure]:
        name = group.get("id", "")
        structure, _, side = name.rpartition(".")
        if structure not in (*PAIRED_STRUCTURES, *MIDLINE_STRUCTURES):
            self._report(
                name,
                unknown_word(
                    "structure", structure or name, (*PAIRED_STRUCTURES, *MIDLINE_STRUCTURES)
                ),
            )
            return
        if side == Side.LEFT:
            self._check_mirror(name, group)
            return
        own = Side.MIDLINE if structure in MIDLINE_STRUCTURES else Side.RIGHT
        if side != own:
            self._report(name, f"must end in “.{own}”.")
            return
        path = next((item for item in group if item.tag == f"{_SVG}path"), None)
        if path is None:
            self._report(name, "has no outline: its group holds no path.")
            return
        outline = self._outline(name, path)
        if outline is None:
            return
        right = DrawnStructure(
            structure,
            own,
            layer,
            outline,
            self._behind(name, path),
            self._marked(name, group, COVER),
            self._marked(name, group, LATE),
        )
        yield right
        if own is Side.RIGHT and self._aspect.near_side is None:
            if self._has_id(f"{structure}.left"):
                yield right.mirrored(Side.LEFT)
            else:
                self._report(name, "has no partner on the left.")

    def _marked(self, name: str, group: ET.Element, mark: str) -> tuple[Outline, ...]:
        """The outlines of a structure's parts that carry an attribute."""
        marked = (item for item in group if item.get(mark) is not None)
        return tuple(one for item in marked if (one := self._outline(name, item)) is not None)

    def _behind(self, name: str, path: ET.Element) -> tuple[str, ...]:
        names = tuple((path.get(BEHIND) or "").split())
        known = (*PAIRED_STRUCTURES, *MIDLINE_STRUCTURES)
        for one in names:
            if one not in known:
                self._report(name, unknown_word("structure", one, known))
        return names

    def _check_mirror(self, name: str, element: ET.Element) -> None:
        partner = name.removesuffix(".left").removesuffix("-left")
        ending = name[len(partner) : len(partner) + 1]
        if not self._has_id(f"{partner}{ending}right"):
            self._report(name, "has no partner on the right.")
        if (element.get("transform") or "").replace(" ", "") != MIRROR:
            self._report(name, f'must be the mirror image of the right side: transform="{MIRROR}".')

    def _has_id(self, name: str) -> bool:
        return f'id="{name}"' in self._text

    # ------------------------------------------------- regions, zones, and marks
    def _regions(self, group: ET.Element | None) -> Iterator[DrawnRegion]:
        for name, path in self._paths(group, "regions"):
            _, _, rest = name.partition("region.")
            region, _, side = rest.rpartition(".")
            if region not in REGIONS:
                self._report(name, unknown_word("region", region or name, REGIONS))
                continue
            own = Side.MIDLINE if region in MIDLINE_REGIONS else Side.RIGHT
            if side != own:
                self._report(name, f"must end in “.{own}”.")
                continue
            outline = self._outline(name, path)
            if outline is None:
                continue
            yield DrawnRegion(region, own, outline)
            if self._is_paired(name, own):
                yield DrawnRegion(region, Side.LEFT, outline.mirrored())

    def _zones(self, group: ET.Element | None) -> Iterator[DrawnZone]:
        for name, path in self._paths(group, "zones"):
            words = name.split(".")
            if len(words) not in (4, 5) or words[0] != "zone":
                self._report(name, "is no zone id such as “zone.piriformis.1.essential.right”.")
                continue
            point, level = ".".join(words[1:-2]), words[-2]
            if point not in ZONE_OWNERS:
                self._report(name, unknown_word("owner of a zone", point, ZONE_OWNERS))
            elif level not in tuple(ZoneLevel):
                self._report(name, unknown_word("zone level", level, tuple(ZoneLevel)))
            else:
                outline = self._outline(name, path)
                if outline is not None:
                    zone = DrawnZone(point, Side.RIGHT, ZoneLevel(level), outline)
                    yield zone
                    if self._is_paired(name, Side.RIGHT):
                        yield replace(zone, side=Side.LEFT, outline=outline.mirrored())

    def _points(self, group: ET.Element | None) -> Iterator[DrawnPoint]:
        known = {point for points in TRIGGER_POINTS.values() for point in points}
        for name, path in self._paths(group, "trigger-points"):
            point, _, side = name.rpartition(".")
            if point not in known or side != Side.RIGHT:
                self._report(name, unknown_word("trigger point", point, known))
                continue
            outline = self._outline(name, path, is_mark=True)
            if outline is not None:
                left, top, right, bottom = outline.bounds
                mark = DrawnPoint(point, Side.RIGHT, (left + right) / 2, (top + bottom) / 2)
                yield mark
                if self._is_paired(name, Side.RIGHT):
                    yield replace(mark, side=Side.LEFT, x=-mark.x)

    def _landmarks(self, group: ET.Element | None) -> Iterator[Landmark]:
        for item in self._children(group, "landmarks"):
            name = item.get("id", "").removeprefix("landmark.")
            if item.tag == f"{_SVG}use":
                self._check_mirror(item.get("id", ""), item)
                continue
            try:
                x, y = float(item.get("cx", "")), float(item.get("cy", ""))
            except ValueError:
                self._report(item.get("id", ""), "must be a circle with numbers for cx and cy.")
                continue
            yield Landmark(name, x, y)
            if name.endswith("-right") and self._aspect.near_side is None:
                yield Landmark(f"{name.removesuffix('right')}left", -x, y)

    def _paths(self, group: ET.Element | None, name: str) -> Iterator[tuple[str, ET.Element]]:
        for item in self._children(group, name):
            if item.tag == f"{_SVG}use":
                self._check_mirror(item.get("id", ""), item)
            elif item.tag == f"{_SVG}path":
                yield item.get("id", ""), item

    def _children(self, group: ET.Element | None, name: str) -> Iterator[ET.Element]:
        if group is None:
            self._report(name, "is missing: every drawing has this group.")
            return
        yield from group

    def _is_paired(self, name: str, own: Side) -> bool:
        if own is Side.MIDLINE or self._aspect.near_side is not None:
            return False
        if not self._has_id(f"{name.removesuffix('right')}left"):
            self._report(name, "has no partner on the left.")
            return False
        return True

    # ----------------------------------------------------------------- outlines
    def _outline(self, name: str, path: ET.Element, *, is_mark: bool = False) -> Outline | None:
        data = path.get("d", "")
        fault = fault_in(data)
        if fault:
            self._report(name, fault)
            return None
        subpaths = cubic_subpaths(data, path.get("transform"))
        if is_mark:
            return Outline(subpaths)
        if data.count("z") + data.count("Z") < len(subpaths):
            self._report(name, "is not closed: end every part of the outline with “z”.")
            return None
        outline = Outline(subpaths)
        if outline.area < SMALLEST_MM2:
            self._report(
                name, f"covers {outline.area:.1f} mm², too little for an outline (at least 20 mm²)."
            )
            return None
        return outline

    def _check_whole(self, drawn: AspectMap) -> None:
        seen: set[tuple[str, ...]] = set()
        for key, name in (
            *((("s", one.structure, one.side), one.id) for one in drawn.structures),
            *((("r", one.region, one.side), f"region.{one.id}") for one in drawn.regions),
            *(
                (
                    ("z", one.trigger_point, one.side, one.level),
                    f"zone.{one.trigger_point}.{one.level}.{one.side}",
                )
                for one in drawn.zones
            ),
        ):
            if key in seen:
                self._report(name, "is drawn twice.")
            seen.add(key)
        have = {one.structure for one in drawn.structures}
        all_round = self._aspect.shows_the_buttock
        for missing in ("skin", *(TRIGGER_POINTS if all_round else ())):
            if missing not in have and not self._problems:
                self._report(missing, "is missing: every aspect draws it.")
        if not all_round:
            return
        marks = {one.trigger_point for one in drawn.points}
        zones = {one.trigger_point for one in drawn.zones}
        for point in (point for points in TRIGGER_POINTS.values() for point in points):
            if point not in marks:
                self._report(point, "has no X mark.")
            if point not in zones:
                self._report(point, "has no zone.")

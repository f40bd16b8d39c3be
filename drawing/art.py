"""What is drawn inside and around one outline: form, fibres, tendon, edge and shadow."""

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
    resampled,
    sample,
    through,
)
from drawing.fibres import Patch, bundles, inner_part, piece_of, strands, tendon_bands
from drawing.form import LIGHT, Bands, Feature, Relief, area_data, area_of, shaded
from drawing.outline import Outline, line_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

Item = dict[str, Any]

_TENDON_DEPTHS = (0.3, 0.55, 0.78, 1.0)
_TENDON_REACH_MM = 1.6
"""A tendon reaches so far beyond its field; more would round its jagged edge to scallops."""
_TENDON_FEWER_MM = 0.04
"""How far points of a pale end are left out: less than half the outline's line."""
_SHADED_EDGES = {"rim-soft": 0.02, "rim": 0.25}
"""Edges that turn this far from the light (dot product) get a second line; the second one
begins and ends in a fainter one."""
_ON_BOUNDARY_MM = 0.1
"""So near to what is seen the outline bounds it, and its second line is drawn."""
_SHORTEST_RIM_MM = 6.0
_RIM_STEP_MM = 2.0
"""Distance of the knots of a second line that is drawn in part."""


_FADES = (0.0, 0.06, 0.12, 0.18, 0.24)
"""A fold or a line on a bone is drawn so often, each time without this share of its length at
either end: it fades out instead of stopping short."""
_FADED_KNOTS = 12
_MIDLINE_MM = 0.5
"""A line that keeps so near to the midline lies on it."""
_WHOLE_LINES = ("foramen", "intersection")
"""Pens of details that do not fade: holes, and tendons that run from edge to edge."""

_ROUNDED_MM = {"muscle": 1.8, "sheet": 1.8, "cartilage": 1.8}
"""How far from a corner its rounding begins."""


def outline_of(item: Item, top: float = -np.inf) -> Outline:
    """The outline of a structure or of one of its parts; ``top`` (mm) is the sheet's edge."""
    drawn = Outline.from_text(item["outline"], half=item.get("half", False))
    radius = _ROUNDED_MM.get(item.get("kind", item.get("pen", "")), 0.0)
    return drawn.rounded(radius, top) if radius else drawn


def form_of(
    item: Item,
    outline: Outline,
    *,
    bleed_top: float | None = None,
    seen: BaseGeometry | None = None,
    mirrored: bool = False,
) -> Bands:
    """Light and shade of a structure; with ``mirrored`` for a half that is shown mirrored.

    An outline that the sheet's top edge cuts (``bleed_top``, mm) is lit as if it went on.
    Only the part that is ``seen`` is shaded (all of it by default).
    """
    relief = relief_of(item, outline)
    if relief is None:
        return Bands((), ())
    holes = [Outline.from_text(text).ring() for text in item.get("holes", ())]
    whole = [outline.ring(), *holes]
    rings = [_bled(whole[0], bleed_top), *holes] if bleed_top is not None else whole
    body = area_of(whole) if seen is None else seen
    return shaded(rings, relief, mirrored=mirrored, within=body)


def _bled(ring: Array, top: float) -> Array:
    """Carry what the sheet's edge cuts past it, so that the cut is not rounded off."""
    ring = ring.copy()
    ring[ring[:, 1] <= top + 0.5, 1] -= 120
    return ring


def relief_of(item: Item, outline: Outline) -> Relief | None:
    """The body that an item's ``relief`` and ``feature`` tables describe."""
    if "relief" not in item:
        return None
    features = tuple(
        Feature(line_of(f["line"], outline), f["height"], f["width"])
        for f in item.get("feature", ())
    )
    if item.get("half", False):
        features += tuple(
            Feature(f.line * np.array([-1, 1]), f.height, f.width)
            for f in features
            if np.abs(f.line[:, 0]).max() > 0.5
        )
    return Relief(**item["relief"], features=features)


def bands_svg(bands: Bands, steps: int = 1) -> str:
    """Light and shade as nested shapes, fainter the more ``steps`` there are."""
    suffix = f"-{steps}" if steps > 1 else ""
    words = [f'<path class="shade{suffix}" d="{data}"/>' for data in bands.dark]
    words += [f'<path class="glow{suffix}" d="{data}"/>' for data in bands.light]
    return "".join(words)


# --------------------------------------------------------------------------- fibres
def fibres_svg(item: Item, outline: Outline, seen: BaseGeometry | None = None) -> str:
    """The strands, bundles and tendons of all fibre fields of an item.

    They keep inside ``seen``, the part of it that no bone hides (all of it by default).
    """
    from shapely.ops import unary_union

    words: list[str] = []
    pens: dict[str, list[str]] = {}
    whole = area_of([outline.ring()])
    seen = whole if seen is None else seen
    body = seen.buffer(-0.4)
    is_sheet = item.get("kind", item.get("pen")) == "sheet"
    grids = [_grid_of(part, outline) for part in item.get("part", ())]
    bare = seen.difference(unary_union([_area_of_grid(grid) for grid in grids]))
    tendons: dict[tuple[str, int], list[BaseGeometry]] = {}
    for number, (part, grid) in enumerate(zip(item.get("part", ()), grids, strict=True)):
        seed = part.get("seed", 7) + number
        if part.get("bundles", 0):
            sliver = "".join(bundles(grid, part["bundles"], seed, body))
            if sliver:  # none where bones hide the whole part
                words.append(f'<path class="bundle" d="{sliver}"/>')
        for strand in strands(grid, part["strands"], seed, body):
            pens.setdefault("sheet-line" if is_sheet else strand.pen, []).append(strand.data)
        for key, area in _tendons(part, grid, bare, seed):
            tendons.setdefault(key, []).append(area)
    # two heads share one tendon: laid over each other it would be paler there; and what is
    # simplified must not reach over the outline
    within = seen.buffer(-_TENDON_FEWER_MM)
    shapes = (
        area_data(
            within.intersection(unary_union(areas)).simplify(_TENDON_FEWER_MM),
            sharp_on=seen.boundary,
        )
        for areas in tendons.values()
    )
    words += [f'<path class="tendon" d="{data}"/>' for data in shapes if data]
    strokes = "".join(
        f'<path class="{pen}" d="{"".join(data)}"/>' for pen, data in sorted(pens.items())
    )
    return strokes + "".join(words)


def _grid_of(part: Mapping[str, Any], outline: Outline) -> Array:
    return Patch(
        line_of(part["origin"], outline),
        line_of(part["insertion"], outline),
        tuple(line_of(text, outline) for text in part["guides"]),
    ).grid()


def _area_of_grid(grid: Array) -> BaseGeometry:
    from shapely.geometry import Polygon

    border = [grid[0], grid[1:, -1], grid[-1, -2::-1], grid[-2:0:-1, 0]]
    return Polygon(np.vstack(border)).buffer(0)


def _tendons(
    part: Mapping[str, Any], grid: Array, bare: BaseGeometry, seed: int
) -> Iterator[tuple[tuple[str, int], BaseGeometry]]:
    """End, depth and area of every band; ``bare`` is what no field of the item covers."""
    from shapely.ops import unary_union

    for end, at_origin in (("tendon-origin", True), ("tendon-insertion", False)):
        reach = part.get(end, 0.0)
        if not reach:
            continue
        bands = tendon_bands(grid, [reach * depth for depth in _TENDON_DEPTHS], at_origin, seed)
        for depth, band in enumerate(bands):
            around = band.around.intersection(bare)
            yield (end, depth), unary_union([band.area.buffer(_TENDON_REACH_MM), around])


# ------------------------------------------------------------------- lines and parts
def details_svg(item: Item, within: BaseGeometry | None = None) -> str:
    """Folds, lines and foramina; open ones are cut to ``within``."""
    words = []
    for detail in item.get("detail", ()):
        nodes = parse_nodes(detail["points"])
        copies = _on_both_halves(nodes) if item.get("half") else [nodes]
        closed = detail.get("closed", False)
        for fade in (0.0,) if closed or detail["pen"] in _WHOLE_LINES else _FADES:
            data = "".join(
                _line_data(copy, closed=closed, within=within, fade=fade) for copy in copies
            )
            words.append(f'<path class="{detail["pen"]}" d="{data}"/>')
    return "".join(words)


def _on_both_halves(nodes: list[Node]) -> list[list[Node]]:
    """A line and its mirror image; one that begins on the midline is one line with its own."""
    if all(abs(node.x) <= _MIDLINE_MM for node in nodes):
        return [nodes]
    mirror = [Node(-node.x, node.y, node.corner) for node in nodes]
    if abs(nodes[0].x) <= _MIDLINE_MM:
        return [[*mirror[:0:-1], *nodes]]
    return [nodes, mirror]


def inner_parts(item: Item, place: str = "over") -> list[Item]:
    """The inner parts that are drawn at one place: over, under or late."""
    return [part for part in item.get("inner", ()) if part.get("place", "over") == place]


def inner_svg(
    item: Item,
    *,
    mirrored: bool = False,
    place: str = "over",
    within: BaseGeometry | None = None,
    top: float = -np.inf,
) -> str:
    """Parts of one ``place``, lit on their own and cut to ``within``; ``top`` is the sheet's edge.

    Most lie ``over`` the outline. ``late`` ones are drawn after the whole layer: a vertebral
    arch lies before the body of the vertebra below. ``under`` ones go below the outline: the
    fascia that fills the flank behind a muscle's free edge.
    """
    words = []
    for part in inner_parts(item, place):
        outline = outline_of(part, top)
        seen = None if within is None else within.intersection(area_of([outline.ring()]))
        data = outline.data if seen is None else area_data(seen, sharp=True)
        if not data:
            continue  # all of it is hidden
        bands = form_of(part, outline, bleed_top=top, seen=seen, mirrored=mirrored)
        words.append(
            f'<path class="{part["pen"]}" d="{data}"/>'
            f"{bands_svg(bands)}{fibres_svg(part, outline, seen)}"
        )
    return "".join(words)


def edge_svg(
    outline: Outline, *, mirrored: bool = False, within: BaseGeometry | None = None
) -> str:
    """A second line along the edges that turn away from the light, where ``within`` has them."""
    return "".join(
        _rim(pen, threshold, outline, mirrored=mirrored, within=within)
        for pen, threshold in _SHADED_EDGES.items()
    )


def _rim(
    pen: str,
    threshold: float,
    outline: Outline,
    *,
    mirrored: bool,
    within: BaseGeometry | None,
) -> str:
    light = LIGHT[:2] * (np.array([-1, 1]) if mirrored else 1)
    ring = outline.ring()
    is_clockwise = _signed_area(ring) > 0
    runs: list[list[Array]] = []
    previous = False
    for piece in outline.pieces:
        ahead = piece[3] - piece[0]
        outward = np.array([ahead[1], -ahead[0]]) * (1 if is_clockwise else -1)
        turned = float(outward @ light) / max(float(np.hypot(*outward)), 1e-9) < -threshold
        if turned and previous:
            runs[-1].append(piece)
        elif turned:
            runs.append([piece])
        previous = turned
    data = "".join(path_text(run, False) for run in _kept(runs, within))
    return f'<path class="{pen}" d="{data}"/>' if data else ""


def _kept(runs: list[list[Array]], within: BaseGeometry | None) -> list[list[Array]]:
    """The stretches of an outline that bound ``within`` too (all of them by default)."""
    from shapely.geometry import LineString
    from shapely.ops import linemerge

    if within is None:
        return runs
    room = within.boundary.buffer(_ON_BOUNDARY_MM)
    stretches = []
    for run in runs:
        found = LineString(sample(run, 12)).intersection(room)
        found = linemerge(found) if found.geom_type == "MultiLineString" else found
        for line in getattr(found, "geoms", [found]):
            if line.length > _SHORTEST_RIM_MM:
                knots = round(line.length / _RIM_STEP_MM) + 2
                stretches.append(through(resampled(np.array(line.coords), knots)))
    return stretches


def _signed_area(ring: Array) -> float:
    """Positive where the ring runs clockwise on the sheet (y down)."""
    x, y = ring.T
    return float(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1)) / 2)


def _line_data(
    nodes: Sequence[Node], *, closed: bool, within: BaseGeometry | None = None, fade: float = 0.0
) -> str:
    pieces = closed_pieces(nodes) if closed else open_pieces(nodes)
    if closed or (within is None and not fade):
        return path_text(pieces, closed)
    line = sample(pieces, 12)
    line = line if within is None else inner_part(line, within)
    if len(line) < 2:
        return ""
    return path_text(piece_of(line, fade, 1 - fade, _FADED_KNOTS), False)

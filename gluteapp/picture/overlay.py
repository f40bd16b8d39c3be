"""Zones, outlines, X marks and the user's marks as SVG text over the artwork.

Sizes that must not swell when zoomed are given in screen pixels and divided by
the scale once, here.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from gluteapp.domain.corridor import sciatic_corridor
from gluteapp.domain.vocabulary import TRIGGER_POINTS, Aspect, Layer, Side, ZoneLevel, zone_owners
from gluteapp.picture.digit_art import digit_svg
from gluteapp.picture.mark_art import marks_svg, place_svg
from gluteapp.picture.paths import path_data
from gluteapp.picture.stroke_art import stroke_svg
from gluteapp.picture.zone_art import bands_svg, stipple_svg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gluteapp.domain.atlas import AspectMap, DrawnPoint, DrawnStructure
    from gluteapp.domain.geometry import Box, Outline
    from gluteapp.picture.palette import Palette
    from gluteapp.picture.scene import Scene

HATCH_PITCH_MM = 5.0
NUMBER_PX = 9.5
"""From the middle of a cross to that of its number, along and across."""
VEIL_OPACITY = 0.45
"""How far the body steps back behind a muscle's zones: red on red cannot be read."""
LIT_CLASSES = (('muscle ghost"', 'lit ghost"'), ('muscle"', 'lit"'))
"""A selected muscle is not red: pain is, and red on red cannot be read."""
FLESH_OPACITY, STIPPLED_FLESH_OPACITY = 0.8, 0.65
"""How clearly the selected muscle shows through what covers it, and over dots."""
STIPPLE_TINT = 0.45
"""How much of the colour stays under a stippled zone: dots carry it on paper."""


@lru_cache(maxsize=16)
def hatching_data(outline: Outline) -> str:
    """Path data of falling diagonals inside an outline."""
    left, top, right, bottom = outline.bounds
    reach = math.ceil(bottom - top)
    words = []
    for start in range(math.floor(left) - reach, math.ceil(right), round(HATCH_PITCH_MM)):
        inside = [step for step in range(reach + 1) if outline.contains(start + step, top + step)]
        if len(inside) > 1:
            first, last = inside[0], inside[-1]
            words.append(
                f"M{start + first:.1f},{top + first:.1f}L{start + last:.1f},{top + last:.1f}"
            )
    return "".join(words)


@dataclass(frozen=True)
class OverlayArt:
    """What the overlay borrows from an aspect's artwork."""

    bands: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The soft bands of the drawn half's zones, by trigger point and by muscle."""
    structures: Mapping[str, str] = field(default_factory=dict)
    """Every structure's own drawing (inner SVG), by id."""
    style: str = ""
    """The style sheet of these drawings."""
    strokes: Mapping[str, Sequence[Sequence[tuple[float, float]]]] = field(default_factory=dict)
    """Lines (mm) along and across the fibres of the drawn half's muscles."""

    def strokes_of(self, muscle: str, side: Side) -> list[list[tuple[float, float]]]:
        """The working directions on one side."""
        sign = -1 if side is Side.LEFT else 1
        return [[(sign * x, y) for x, y in line] for line in self.strokes.get(muscle, ())]


class OverlayPainter:
    """Writes the overlay of one scene; ``px_per_mm`` is the scale at which it will be seen.

    Without ``art`` zones are flat and muscles mere outlines. ``window`` (x, y, width, height;
    mm) is the part that will be seen, by default all.
    """

    def __init__(
        self,
        drawn: AspectMap,
        palette: Palette,
        px_per_mm: float,
        art: OverlayArt | None = None,
        window: Box | None = None,
    ) -> None:
        self._drawn = drawn
        self._palette = palette
        self._px = 1 / px_per_mm
        self._art = art or OverlayArt()
        self._window = window or drawn.viewbox

    def svg(self, scene: Scene) -> str:
        """The overlay's inner SVG."""
        return f'<g id="overlay">{self.muscle_svg(scene)}{self.marks_svg(scene)}</g>'

    def document(self, inner: str) -> str:
        """Parts of the overlay as an SVG document over the whole aspect."""
        box = " ".join(f"{value:g}" for value in self._drawn.viewbox)
        style = f"<style>{self._art.style}</style>" if self._art.style else ""
        return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{style}{inner}</svg>'

    def muscle_svg(self, scene: Scene) -> str:
        """The selected muscle with its zones and X marks: all that takes long to paint."""
        if scene.muscle is None:
            return ""
        muscle, side = scene.muscle
        owners = scene.points or zone_owners(muscle)
        zones = "".join(self._zones(muscle, side, scene.points))
        dots = self._stipple(owners, side) if self._palette.stippled else ""
        if scene.targets:  # while a step points somewhere, the zones step back
            zones, dots = (f'<g opacity=".3">{art}</g>' if art else "" for art in (zones, dots))
        flesh = self._flesh(*scene.muscle)
        # where dots tell the levels, the muscle may hide the tint below it, not the dots
        tinted = (zones, flesh, dots) if self._palette.stippled else (flesh, zones)
        parts = [self._veil(), *tinted]
        parts += self._muscle(*scene.muscle)
        points = list(self._points(*scene.muscle, scene.points))
        parts += (self._cross(point) for point in points)
        if scene.numbers:
            parts += self._numbers(points)
        return "".join(parts)

    def marks_svg(self, scene: Scene) -> str:
        """What lies over the muscle: marked places, other muscles, targets, marks."""
        parts = [
            place_svg(name, side, self._drawn, self._palette, self._px)
            for name, side in scene.marked_regions
        ]
        parts += (self._thin_outline(name, side) for name, side in scene.others)
        if scene.with_corridor or "sciatic-corridor" in scene.targets:
            parts += (self._corridor(side) for side in self._corridor_sides(scene))
        if scene.with_strokes and scene.muscle is not None:
            lines = self._art.strokes_of(*scene.muscle)
            parts += (stroke_svg(*one, self._palette, self._px) for one in enumerate(lines))
        parts += (self._target(name, scene) for name in scene.targets)
        if scene.names is not None:
            parts.append(self._labels(scene, scene.names))
        if scene.letters:
            parts.append(self._letters())
        parts.append(marks_svg(scene.marks, self._drawn, self._palette, self._px))
        return "".join(parts)

    def _labels(self, scene: Scene, names: Mapping[str, tuple[str, str]]) -> str:
        from gluteapp.picture.label_art import labels_svg

        shown = frozenset(layer for layer, opacity in scene.opacity.items() if opacity > 0)
        return labels_svg(
            self._drawn,
            shown,
            self._window,
            names=names,
            palette=self._palette,
            px_per_mm=1 / self._px,
        )

    def _veil(self) -> str:
        return (
            f'<path d="{path_data(self._drawn.skin)}" fill="{self._palette.paper}" '
            f'fill-opacity="{VEIL_OPACITY}"/>'
        )

    # ------------------------------------------------------------------- zones
    def _zones(self, muscle: str, side: Side, only: tuple[str, ...]) -> Iterable[str]:
        """The muscle's pain area: all its points together, or each of those asked for."""
        palette = self._palette
        for owner in only or (muscle,):
            bands = self._art.bands.get(owner)
            if bands:
                yield bands_svg(bands, side, palette, STIPPLE_TINT if palette.stippled else 1.0)
            else:
                yield self._flat_zones(only or zone_owners(muscle), side)

    def _flat_zones(self, owners: tuple[str, ...], side: Side) -> str:
        """Plain outlines, where a drawing carries no bands."""
        palette = self._palette
        looks = (
            (ZoneLevel.SPILLOVER, palette.spillover, palette.spillover_opacity),
            (ZoneLevel.ESSENTIAL, palette.essential, palette.essential_opacity),
        )
        return "".join(
            f'<path d="{path_data(zones[level].outline)}" fill="{colour}" '
            f'fill-opacity="{opacity}"/>'
            for level, colour, opacity in looks
            for zones in (self._drawn.zones_of(owner, side) for owner in owners)
            if level in zones
        )

    def _stipple(self, owners: tuple[str, ...], side: Side) -> str:
        from gluteapp.domain.heatmap import muscle_field

        boxes = [
            zone.outline.bounds
            for owner in owners
            for zone in self._drawn.zones_of(owner, side).values()
        ]
        if not boxes:
            return ""
        left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
        right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
        room = (left - 12, top - 12, right - left + 24, bottom - top + 24)
        field = muscle_field(self._drawn, owners, side)
        return stipple_svg(field, room, self._palette, 1 / self._px)

    # ----------------------------------------------------------------- muscles
    def _flesh(self, muscle: str, side: Side) -> str:
        """The selected muscle itself: it may lie below others."""
        art = self._art.structures.get(f"{muscle}.{side}", "")
        if not art:
            return ""
        for plain, lit in LIT_CLASSES:
            art = art.replace(plain, lit)
        opacity = STIPPLED_FLESH_OPACITY if self._palette.stippled else FLESH_OPACITY
        return f'<g opacity="{opacity}">{art}</g>'

    def _muscle(self, muscle: str, side: Side) -> Iterable[str]:
        item = self._drawn.structure(muscle, side)
        if item is None:
            return
        yield self._edge(item, 2.4, 0.08)

    def _thin_outline(self, muscle: str, side: Side) -> str:
        item = self._drawn.structure(muscle, side)
        if item is None:
            return ""
        return (
            f'<path d="{path_data(item.outline)}" fill="none" stroke="{self._palette.muscle_edge}" '
            f'stroke-width="{1.1 * self._px:.3f}" stroke-opacity=".55"/>'
        )

    def _edge(self, item: DrawnStructure, width_px: float, tint: float) -> str:
        palette, data = self._palette, path_data(item.outline)
        return (
            f'<path d="{data}" fill="none" stroke="{palette.halo}" stroke-opacity=".75" '
            f'stroke-width="{(width_px + 2) * self._px:.3f}" stroke-linejoin="round"/>'
            f'<path d="{data}" fill="{palette.muscle_tint}" fill-opacity="{tint}" '
            f'stroke="{palette.muscle_edge}" stroke-width="{width_px * self._px:.3f}" '
            'stroke-linejoin="round"/>'
        )

    def _points(self, muscle: str, side: Side, only: tuple[str, ...]) -> Iterable[DrawnPoint]:
        for point in only or zone_owners(muscle):
            mark = self._drawn.point(point, side)
            if mark is not None:
                yield mark

    def _numbers(self, points: Sequence[DrawnPoint]) -> Iterable[str]:
        """The numbers of the crosses, each at the corner with the most room."""
        taken = [(point.x, point.y) for point in points]
        for point in points:
            corners = [
                (point.x + across * NUMBER_PX * self._px, point.y + down * NUMBER_PX * self._px)
                for down in (-1, 1)
                for across in (1, -1)
            ]
            x, y = max(corners, key=lambda corner: min(math.dist(corner, one) for one in taken))
            taken.append((x, y))
            yield digit_svg(
                point.trigger_point.rsplit(".", 1)[1],
                x,
                y,
                self._px,
                colour=self._palette.point,
                halo=self._palette.halo,
            )

    def _cross(self, point: DrawnPoint) -> str:
        reach = 5.0 * self._px
        left, right = f"{point.x - reach:.2f}", f"{point.x + reach:.2f}"
        top, bottom = f"{point.y - reach:.2f}", f"{point.y + reach:.2f}"
        data = f"M{left},{top}L{right},{bottom}M{right},{top}L{left},{bottom}"
        return self._lines(data, self._palette.point, 2.4)

    def _lines(self, data: str, colour: str, width_px: float) -> str:
        return (
            f'<path d="{data}" fill="none" stroke="{self._palette.halo}" stroke-opacity=".9" '
            f'stroke-width="{(width_px + 2.4) * self._px:.3f}" stroke-linecap="round"/>'
            f'<path d="{data}" fill="none" stroke="{colour}" '
            f'stroke-width="{width_px * self._px:.3f}" stroke-linecap="round"/>'
        )

    # ----------------------------------------------------------------- targets
    def _target(self, name: str, scene: Scene) -> str:
        """The ring or outline of what a step points at."""
        palette = self._palette
        if name == "sciatic-corridor" or scene.muscle is None:
            return ""
        muscle, side = scene.muscle
        if name == "muscle":
            item = self._drawn.structure(muscle, side)
            return self._glow(item.outline) if item is not None else ""
        if name == "zones":
            return ""
        if name == "trigger-points" or name.rsplit(".", 1)[0] in TRIGGER_POINTS:
            only = () if name == "trigger-points" else (name,)
            return "".join(
                f'<circle cx="{point.x:g}" cy="{point.y:g}" r="{13 * self._px:.2f}" '
                f'fill="{palette.target}" fill-opacity=".25" stroke="{palette.target}" '
                f'stroke-width="{3 * self._px:.3f}"/>'
                for point in self._points(muscle, side, only)
            )
        outline = self._outline_of(name, side)
        return self._glow(outline) if outline is not None else ""

    def _outline_of(self, name: str, side: Side) -> Outline | None:
        for own in (side, Side.MIDLINE):
            region = self._drawn.region(name, own)
            if region is not None:
                return region.outline
            item = self._drawn.structure(name, own)
            if item is not None:
                return item.outline
        return None

    def _glow(self, outline: Outline) -> str:
        data, colour = path_data(outline), self._palette.target
        return (
            f'<path d="{data}" fill="{colour}" fill-opacity=".22" stroke="{colour}" '
            f'stroke-width="{3 * self._px:.3f}" stroke-linejoin="round"/>'
        )

    # ---------------------------------------------------------------- corridor
    def _corridor_sides(self, scene: Scene) -> tuple[Side, ...]:
        if scene.muscle is not None:
            return (scene.muscle[1],)
        near = self._drawn.aspect.near_side
        return (near,) if near is not None else (Side.LEFT, Side.RIGHT)

    def _corridor(self, side: Side) -> str:
        corridor = sciatic_corridor(self._drawn, side)
        if corridor is None:
            return ""
        colour = self._palette.caution
        return (
            f'<path d="{path_data(corridor)}" fill="{colour}" fill-opacity=".12" '
            f'stroke="{colour}" stroke-width="{1.6 * self._px:.3f}" '
            f'stroke-dasharray="{4 * self._px:.3f} {3 * self._px:.3f}"/>'
            f'<path d="{hatching_data(corridor)}" fill="none" stroke="{colour}" '
            f'stroke-width="{1.4 * self._px:.3f}"/>'
        )

    # ------------------------------------------------------- letters and marks
    def _letters(self) -> str:
        """L and R inside the figure, drawn as strokes so that no font can change them."""
        top = self._drawn.viewbox[1]
        near = self._drawn.aspect.near_side
        if near is not None:
            skin = self._drawn.skin.bounds
            # before the spine, where bones alone leave room
            middle = (skin[0] + skin[2]) / 2 + (56 if near is Side.RIGHT else -56)
            return self._letter(near, middle, top + 12)
        right_x = 112 if self._drawn.aspect is Aspect.POSTERIOR else -112
        return self._letter(Side.RIGHT, right_x, top + 12) + self._letter(
            Side.LEFT, -right_x, top + 12
        )

    def _letter(self, side: Side, x: float, y: float) -> str:
        if side is Side.LEFT:
            data = f"M{x - 4:g},{y:g}v14h8.5"
        else:
            data = f"M{x - 4:g},{y + 14:g}v-14h4.6a3.9,3.9 0 0 1 0,7.8h-4.6m4.2,0l4.6,6.2"
        ends = 'stroke-linecap="round" stroke-linejoin="round"'
        return (
            f'<path d="{data}" fill="none" stroke="{self._palette.paper}" stroke-opacity=".8" '
            f'stroke-width="6" {ends}/>'
            f'<path class="letter" d="{data}" fill="none" stroke="{self._palette.letter}" '
            f'stroke-width="2.2" {ends}/>'
        )


def visible_layers(scene: Scene) -> tuple[tuple[Layer, float], ...]:
    """The scene's layers, deepest first, with their opacity."""
    return tuple(
        (layer, scene.opacity[layer])
        for layer in reversed(Layer)
        if scene.opacity.get(layer, 0.0) > 0
    )

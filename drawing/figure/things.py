"""Ball, pillow, massage gun and marks: what a posed person lies on, leans on or holds."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from drawing.figure.person import Piece
from drawing.figure.space import Array, Ellipsoid

if TYPE_CHECKING:
    from drawing.figure.person import Person

Item = dict[str, Any]
DOWN = np.array([0.0, 0.0, -1.0])
MARKS = ("spot", "dot", "no", "no-halo")
"""They are painted on and bear nothing."""
IN_FRONT = 900.0
"""What an instruction is about is never hidden by the body (mm of nearness)."""
GUN_MM = 118.0
"""From the place that a massage gun works on to its handle."""
BAR_MM, HALO, RING = 6.5, 1.7, 24
"""Half the breadth of a no-entry sign's lines, how much more its rim has, and its ring's steps."""
PRESSED = 0.7
"""Flesh gives way under a ball: so much of its radius stands out."""


def things(pose: Item, person: Person) -> list[Piece]:
    """Everything that is drawn among the person's own pieces; the ball becomes a point."""
    return [
        *(_ball(item, person) for item in pose.get("ball", ())),
        *(_pillow(item, person) for item in pose.get("pillow", ())),
        *(piece for item in pose.get("gun", ()) for piece in _gun(item, person)),
        *(piece for item in pose.get("spot", ()) for piece in _spot(item, person)),
        *(_fold(item, person) for item in pose.get("fold", ())),
    ]


def place_of(item: Item, person: Person) -> Array:
    """The place (x, y, z) that an item's ``at`` and ``offset`` name."""
    return person.points[item["at"]] + np.array(item.get("offset", [0, 0, 0]), dtype=float)


def lowest(piece: Piece) -> float:
    """Height of a piece's lowest point, mm."""
    return min(float(one.centre[2]) - math.hypot(*one.axes[2]) for one in piece.chain)


def heights(pose: Item, pieces: list[Piece]) -> tuple[float, dict[str, float]]:
    """The ground's height and how high each piece lies above it, mm.

    The ground is what the pieces that bear the weight lie on (their flesh is pressed in), or
    where no ``rest`` names them, the lowest point.
    """
    rest = pose.get("rest", {})
    pressed = rest.get("pressed", {})
    low = {
        piece.name: lowest(piece) + float(pressed.get(piece.name, 0.0))
        for piece in pieces
        if piece.cloth not in MARKS and not piece.name.startswith("toe")  # a toe gives way
    }
    level = (
        sum(low[name] for name in rest["pieces"]) / len(rest["pieces"])
        if rest
        else min(low.values())
    )
    return level, {name: height - level for name, height in low.items()}


def _ball(item: Item, person: Person) -> Piece:
    radius = float(item.get("radius", 36))
    away = np.array(item["away"], dtype=float)
    away = away / np.linalg.norm(away)
    ball = Ellipsoid.ball(place_of(item, person) + away * radius * PRESSED, radius)
    person.points["ball"] = ball.centre
    return Piece("ball", item.get("look", "ball"), [ball], bias=float(item.get("bias", IN_FRONT)))


def _pillow(item: Item, person: Person) -> Piece:
    if "between" in item:
        pair = [person.points[name] for name in item["between"]]
        centre = np.mean(pair, axis=0) + np.array(item.get("offset", [0, 0, 0]), dtype=float)
    else:
        centre = place_of(item, person)
    size = np.array(item["size"], dtype=float) / 2
    axis = np.array(item.get("along", [1, 0, 0]), dtype=float)
    axis = axis / np.linalg.norm(axis)
    chain = [
        Ellipsoid(centre + axis * size[0] * share, np.diag(size) * 0.62) for share in (-0.5, 0, 0.5)
    ]
    return Piece("pillow", "pillow", chain, bias=float(item.get("bias", 0.0)))


def _gun(item: Item, person: Person) -> list[Piece]:
    """A barrel square to the body at a place, and the handle that a hand closes round.

    ``away`` points from the body along the barrel, ``handle`` from the barrel to the hand.
    """
    place = place_of(item, person)
    away = np.array(item["away"], dtype=float)
    away = away / np.linalg.norm(away)
    along = np.array(item["handle"], dtype=float)
    along = along - away * (along @ away)
    along = along / np.linalg.norm(along)
    top = place + away * GUN_MM
    barrel = [Ellipsoid.ball(place + away * 60, 28), Ellipsoid.ball(top + away * 34, 32)]
    tip = [Ellipsoid.ball(place + away * 44, 14), Ellipsoid.ball(place + away * 12, 26)]
    handle = [Ellipsoid.ball(top + along * 20, 24), Ellipsoid.ball(top + along * 130, 22)]
    bias = float(item.get("bias", 0.0))
    return [
        Piece("gun-handle", "gun", handle, bias=bias - 30),
        Piece("gun", "gun", barrel, bias=bias),
        Piece("gun-tip", "ball", tip, bias=bias + 10),
    ]


def _spot(item: Item, person: Person) -> list[Piece]:
    """A mark on the body: where it is felt, a bone to find, or a place to keep off."""
    place, size = place_of(item, person), float(item.get("size", 52.0))
    bias = float(item.get("bias", 60.0))
    if item.get("look") == "dot":
        return [Piece("dot", "dot", [Ellipsoid.ball(place, size)], bias=bias)]
    if item.get("look") == "no":
        return [
            Piece(f"{look}-{part}", look, [Ellipsoid.ball(at, breadth) for at in line], bias=near)
            for look, breadth, near in (("no-halo", BAR_MM * HALO, bias - 9), ("no", BAR_MM, bias))
            for part, line in _no_entry(place, size)
        ]
    return [
        Piece(f"spot-{share}", "spot", [Ellipsoid.ball(place, size * share)], bias=bias)
        for share in (1.0, 0.66)
    ]


def _no_entry(place: Array, size: float) -> list[tuple[str, list[Array]]]:
    """Ring and bar of a no-entry sign that the back or the front wears, mm.

    A cross would look like the ones that say: feel here.
    """
    turns = np.linspace(0, 2 * math.pi, RING + 1)
    ring = [place + size * np.array([0.0, math.cos(turn), math.sin(turn)]) for turn in turns]
    slant = size * np.array([0.0, math.cos(math.pi / 4), -math.sin(math.pi / 4)])
    return [("ring", ring), ("bar", [place - slant, place + slant])]


def _fold(item: Item, person: Person) -> Piece:
    """What two fingers lift."""
    size = np.array(item["size"], dtype=float) / 2
    body = Ellipsoid(place_of(item, person), np.diag(size))
    return Piece("fold", "fold", [body], bias=float(item.get("bias", 0.0)))

"""Ball, pillow and massage gun: what a posed person lies on, leans on or holds."""

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
IN_FRONT = 900.0
"""What an instruction is about is never hidden by the body (mm of nearness)."""
PRESSED = 0.7
"""Flesh gives way under a ball: so much of its radius stands out."""


def things(pose: Item, person: Person) -> list[Piece]:
    """Everything that is drawn among the person's own pieces; the ball becomes a point."""
    return [
        *(_ball(item, person) for item in pose.get("ball", ())),
        *(_pillow(item, person) for item in pose.get("pillow", ())),
        *(piece for item in pose.get("gun", ()) for piece in _gun(item, person)),
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
    low = {piece.name: lowest(piece) + float(pressed.get(piece.name, 0.0)) for piece in pieces}
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
    """Barrel from the hand to the place, handle through the hand."""
    hand, place = person.points[f"hand.{item['hand']}"], place_of(item, person)
    way = (place - hand) / max(float(np.linalg.norm(place - hand)), 1.0)
    down = np.array(item.get("handle", [0, 0, -1]), dtype=float)
    down = down - way * (down @ way)
    down = down / max(float(np.linalg.norm(down)), 1e-6)
    barrel = [Ellipsoid.ball(hand - way * 50, 33), Ellipsoid.ball(place - way * 74, 30)]
    tip = [Ellipsoid.ball(place - way * 54, 15), Ellipsoid.ball(place - way * 14, 27)]
    handle = [Ellipsoid.ball(hand - way * 20, 26), Ellipsoid.ball(hand - way * 20 + down * 150, 24)]
    return [
        Piece("gun-handle", "gun", handle, bias=-30),
        Piece("gun", "gun", barrel, bias=60),
        Piece("gun-tip", "ball", tip, bias=IN_FRONT),
    ]

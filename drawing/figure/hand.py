"""The hand: palm, thumb and fingers, held in one of a few ways.

A hand's frame: -z along the fingers, x to where the palm faces, y across; left-hand signs: the
palm faces the front and the fingers hang down, so the thumb is on the left.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from drawing.figure.space import Array, Ellipsoid

# Each finger from the index on: place across the palm and length, mm
FINGERS = ((29, 64), (10, 76), (-10, 72), (-29, 56))
THUMB = ((0.0, 17.0), (0.45, 13.5), (0.76, 11.5), (1.0, 9.5))
"""The thumb's ball, its two joints and its tip: share of its length, half thickness (mm)."""
THUMB_BOW = (4.0, 7.0, 0.0)
"""How far a thumb bows out of the line from ball to tip, mm of a left hand."""


@dataclass(frozen=True)
class Grip:
    """How a hand is held: two bends of each finger (degrees), the thumb's tip (mm, left hand)."""

    fingers: tuple[tuple[float, float], ...]
    thumb: tuple[float, float, float]


GRIPS = {
    "relaxed": Grip(((8, 12), (8, 12), (10, 14), (12, 18)), (22, 46, -84)),
    "flat": Grip(((1, 2), (0, 2), (0, 2), (2, 3)), (4, 58, -86)),
    "two-fingers": Grip(((12, 14), (12, 16), (52, 74), (56, 76)), (26, 50, -84)),
    "pinch": Grip(((20, 30), (20, 32), (22, 34), (26, 36)), (34, 62, -108)),
    "thumb": Grip(((74, 84), (76, 86), (78, 86), (80, 86)), (20, 40, -118)),
    "hold": Grip(((34, 44), (36, 46), (38, 46), (40, 48)), (34, 44, -92)),
    "fist": Grip(((78, 92), (80, 94), (82, 94), (84, 94)), (52, 26, -88)),
}


def palm(wrist: Array, hand: Array) -> list[Ellipsoid]:
    """From the wrist to the knuckles."""
    return [
        Ellipsoid.ball(wrist, 24),
        Ellipsoid(wrist + hand @ [0, 0, -20], hand * [19, 30, 26]),
        Ellipsoid(wrist + hand @ [2, 0, -76], hand * [16, 39, 24]),
    ]


def thumb(wrist: Array, hand: Array, sign: float, grip: Grip) -> list[Ellipsoid]:
    """From its ball beside the wrist over two joints to the tip that the grip gives."""
    base = np.array([8.0, 14.0, -22.0])
    way = np.array(grip.thumb) - base
    rows = [
        (base + way * share + np.array(THUMB_BOW) * 4 * share * (1 - share), radius)
        for share, radius in THUMB
    ]
    return [Ellipsoid.ball(wrist + hand @ (at * [1, sign, 1]), radius) for at, radius in rows]


def fingers(wrist: Array, hand: Array, sign: float, grip: Grip) -> list[list[Ellipsoid]]:
    """From the index to the little finger."""
    return [
        _finger(wrist, hand, place * sign, long, bends)
        for (place, long), bends in zip(FINGERS, grip.fingers, strict=True)
    ]


def _finger(
    wrist: Array, hand: Array, place: float, long: float, bends: tuple[float, float]
) -> list[Ellipsoid]:
    """One finger: from its knuckle in two links, bent towards the palm."""
    first, second = np.radians(bends[0]), np.radians(bends[0] + bends[1])
    knuckle = np.array([4.0, place, -86.0])
    middle = knuckle + 0.54 * long * np.array([np.sin(first), 0.03 * place / long, -np.cos(first)])
    tip = middle + 0.46 * long * np.array([np.sin(second), 0.0, -np.cos(second)])
    rows = ((knuckle, (11, 10.5, 12)), (middle, (10, 9.5, 10)), (tip, (9, 8.5, 9)))
    return [Ellipsoid(wrist + hand @ at, hand * list(size)) for at, size in rows]

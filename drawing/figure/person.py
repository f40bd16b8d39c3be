"""The person: bones, joints, flesh and clothes, posed by angles or by where the hands are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from drawing.figure.hand import GRIPS, fingers, palm, thumb
from drawing.figure.space import Array, Ellipsoid, turn

if TYPE_CHECKING:
    from collections.abc import Iterable

Pose = dict[str, Any]
SIDES = {"left": 1.0, "right": -1.0}

# Lengths of an adult of 1.70 m, mm
HIP_OUT, HIP_UP = 86.0, -20.0
THIGH, SHANK, ANKLE_UP = 400.0, 400.0, 62.0
LUMBAR, CHEST, NECK = 150.0, 270.0, 105.0
SHOULDER_OUT, SHOULDER_DOWN = 162.0, 58.0
TOES = ((-18, 166, 13), (3, 165, 9), (16, 158, 8), (26, 149, 7.5), (33, 139, 7))
"""Each toe from the big one on: its tip across and ahead of the ankle, and its half thickness."""
UPPER_ARM, FOREARM, PALM = 275.0, 240.0, 80.0
HANGING = 90.0
"""How far a forearm at rest is turned, degrees: the palm faces the body."""
HEM, HEM_THIGH, HEM_ARM = 10.0, (74.0, 68.0), 44.0
"""A limb leaves its trouser leg or sleeve as a flat disc: half thickness and half axes."""
HEM_SHORTS = (84.0, 80.0, 24.0)
"""A trouser leg ends as flat as this, half axes: rounder, it is a dome past its hem."""
ROOT, ROOT_UP = (70.0, 76.0), 32.0
"""A trouser leg begins within the hips, so that their outline runs smoothly into its own: half axes
across, and along the thigh (it stays below the shirt's hem)."""

CREASE, BONE_BIAS = 4.5, 60.0
"""Weight of a line on the clothes; bones are drawn as if so much nearer, over the shirt (mm)."""
CLEFT_ALONG = (
    (-112, 0, 26), (-118, 0, -24), (-110, 0, -62), (-94, 0, -96), (-74, 0, -122), (-48, 0, -146),
    (-18, 0, -170), (4, 0, -188),
)  # fmt: skip
"""The line between the buttocks: where it runs on the hips."""
SPINE_ALONG = ((-104, 0, 92), (-108, 0, 170), (-110, 0, 260), (-112, 0, 350))
RIB_ALONG = ((-108, 14, 246), (-104, 52, 236), (-92, 90, 212), (-76, 112, 195))
"""Where the spine and the left lowest rib lie under the shirt of an upright person."""
FOLD_ALONG = ((-84, 34, -84), (-92, 56, -92), (-92, 80, -92), (-80, 104, -84))
"""The fold under the left buttock."""

POSTURES: dict[str, Array] = {
    "upright": np.eye(3),
    "on-the-back": turn("y", -90),
    "face-down": turn("y", 90),
    "on-the-left-side": turn("z", 90) @ turn("x", -90),
    "on-the-right-side": turn("z", -90) @ turn("x", 90),
}


@dataclass
class Piece:
    """One shape of the person: a chain of ellipsoids of one material."""

    name: str
    cloth: str
    chain: list[Ellipsoid]
    joins: list[str] = field(default_factory=list)
    """Pieces that it grows out of without an edge, where they are of the same material."""
    bias: float = 0.0
    """Drawn as if so much nearer (mm)."""


class Person:
    """A posed person; ``points`` are places that hands, balls and arrows refer to."""

    def __init__(self, pose: Pose) -> None:
        self.pieces: list[Piece] = []
        self.points: dict[str, Array] = {}
        self._joints: Pose = pose.get("joints", {})
        self._reach: Pose = pose.get("reach", {})
        self._grip: dict[str, str] = pose.get("grip", {})
        self._close_up = "window" in pose
        self._shows_bones = pose.get("bones", False)
        root = POSTURES[pose.get("posture", "upright")].copy()
        for axis, degrees in pose.get("turn", {}).items():
            root = turn(axis, degrees) @ root
        self._pelvis(root)
        chest = self._trunk(root)
        self._head(*chest)
        self._shoulder_frame = chest
        for side, sign in SIDES.items():
            self._leg(side, sign, root)
        for side, sign in SIDES.items():
            self._arm(side, sign)

    # ------------------------------------------------------------------ helpers
    def _angles(self, joint: str, count: int = 3, rest: float = 0.0) -> tuple[float, ...]:
        given = self._joints.get(joint, [rest] * count)
        given = given if isinstance(given, list) else [given]
        return tuple(float(one) for one in [*given, *[0.0] * count][:count])

    def _add(
        self, name: str, cloth: str, chain: list[Ellipsoid], *joins: str, bias: float = 0.0
    ) -> None:
        self.pieces.append(Piece(name, cloth, chain, list(joins), bias))

    # -------------------------------------------------------------------- trunk
    def _pelvis(self, frame: Array) -> None:
        at = np.zeros(3)
        body = [
            Ellipsoid(at + frame @ [4, 0, 62], frame * [92, 136, 74]),
            Ellipsoid(at + frame @ [-2, 0, -12], frame * [100, 158, 82]),
            Ellipsoid(at + frame @ [-2, 0, -80], frame * [60, 21, 36]),
        ]
        self._add("hips", "shorts", body)
        for side, sign in SIDES.items():
            cheek = Ellipsoid(at + frame @ [-44, 72 * sign, -34], frame * [72, 78, 88])
            self._add(f"buttock.{side}", "shorts", [cheek], "hips", "buttock.left")
            if self._close_up:  # nothing else would tell the back of the hips from the front
                fold = [(x, y * sign, z) for x, y, z in FOLD_ALONG]
                self._add(f"fold.{side}", "crease", _crease(at, frame, fold))
            for name, place in {
                "buttock": [-124, 62, -6],
                "upper-buttock": [-112, 66, 44],
                "outer-hip": [-34, 160, 34],
                "upper-outer": [-54, 138, 62],
                "hip-rim": [-20, 142, 92],
                "front-hip": [84, 104, 60],
                "knob": [-8, 168, -40],
                "sacrum-edge": [-106, 40, 34],
                "low-back": [-92, 62, 128],
                "flank": [-40, 124, 140],
                "tailbone": [-120, 20, -40],
            }.items():
                x, y, z = place
                self.points[f"{name}.{side}"] = at + frame @ [x, y * sign, z]
        self._add("cleft", "crease", _crease(at, frame, CLEFT_ALONG))
        if self._shows_bones:
            self._add("spine", "bone", _crease(at, frame, SPINE_ALONG), bias=BONE_BIAS)
            for side, sign in SIDES.items():
                rib = [(x, y * sign, z) for x, y, z in RIB_ALONG]
                self._add(f"rib.{side}", "bone", _crease(at, frame, rib), bias=BONE_BIAS)
        self.points["pelvis"] = at

    def _trunk(self, pelvis: Array) -> tuple[Array, Array]:
        bend, lean, twist = self._angles("lumbar")
        lumbar = pelvis @ turn("z", twist) @ turn("y", bend) @ turn("x", -lean)
        waist = pelvis @ [0, 0, 70] + lumbar @ [0, 0, LUMBAR * 0.45]
        top = waist + lumbar @ [0, 0, LUMBAR * 0.55]
        bend, lean, twist = self._angles("chest")
        chest = lumbar @ turn("z", twist) @ turn("y", bend) @ turn("x", -lean)
        neck = top + chest @ [0, 0, CHEST]
        self.points["neck"] = neck
        self._add(
            "shirt",
            "shirt",
            [
                Ellipsoid(waist + lumbar @ [2, 0, -22], lumbar * [82, 119, 30]),
                Ellipsoid(waist, lumbar * [88, 124, 70]),
                Ellipsoid(top + chest @ [4, 0, 60], chest * [100, 140, 84]),
                Ellipsoid(top + chest @ [0, 0, 170], chest * [102, 150, 82]),
                Ellipsoid(neck + chest @ [-6, 0, -50], chest * [66, 158, 46]),
                Ellipsoid(neck + chest @ [-8, 0, -14], chest * [52, 66, 32]),
            ],
        )
        return neck, chest

    def _head(self, neck: Array, chest: Array) -> None:
        bend, lean, twist = self._angles("neck")
        frame = chest @ turn("z", twist) @ turn("y", bend) @ turn("x", -lean)
        base = neck + frame @ [4, 0, NECK * 0.75]
        self._add(
            "neck",
            "skin",
            [Ellipsoid.ball(neck + chest @ [-2, 0, 19], 47), Ellipsoid.ball(base, 48)],
            bias=-10,
        )
        centre = base + frame @ [12, 0, 84]
        self.points["head"] = centre
        face = [
            Ellipsoid(centre + frame @ [14, 0, 8], frame * [82, 74, 84]),
            Ellipsoid(centre + frame @ [36, 0, -62], frame * [52, 54, 46]),
        ]
        nose = [
            Ellipsoid(centre + frame @ [84, 0, -8], frame * [12, 10, 14]),
            Ellipsoid(centre + frame @ [98, 0, -34], frame * [13, 12, 11]),
        ]
        self._add("nose", "skin", nose, "head", bias=12)
        self._add("head", "skin", face, bias=20)
        self._face = (Ellipsoid(centre + frame @ [48, 0, -46], frame * [78, 76, 92]), frame)
        hair = [
            Ellipsoid(centre + frame @ [-8, 0, 20], frame * [98, 84, 90]),
            Ellipsoid(centre + frame @ [-44, 0, -26], frame * [54, 66, 54]),
        ]
        self._add("hair", "hair", hair, bias=24)
        for side, sign in SIDES.items():
            eye = Ellipsoid(centre + frame @ [83, 31 * sign, 0], frame * [8, 7, 9])
            self._add(f"eye.{side}", "eye", [eye], bias=8)
            ear = Ellipsoid(centre + frame @ [-4, 76 * sign, -18], frame * [17, 8, 26])
            self._add(f"ear.{side}", "skin", [ear], bias=26)

    @property
    def face(self) -> tuple[Ellipsoid, Array]:
        """What the hair leaves free, and the direction that the face looks in."""
        body, frame = self._face
        return body, frame @ np.array([1.0, 0.0, 0.0])

    # ---------------------------------------------------------------------- leg
    def _leg(self, side: str, sign: float, pelvis: Array) -> None:
        flex, out, rotated = self._angles(f"hip.{side}")
        thigh = pelvis @ turn("y", -flex) @ turn("x", sign * out) @ turn("z", sign * rotated)
        (knee_bend,) = self._angles(f"knee.{side}", 1)
        shank = thigh @ turn("y", knee_bend)
        (point,) = self._angles(f"ankle.{side}", 1)
        foot = shank @ turn("y", -point)
        hip = pelvis @ [0, HIP_OUT * sign, HIP_UP]
        knee = hip + thigh @ [0, 0, -THIGH]
        ankle = knee + shank @ [0, 0, -SHANK]

        def along(
            start: Array, frame: Array, length: float, rows: list[tuple[float, ...]]
        ) -> list[Ellipsoid]:
            return [
                Ellipsoid(
                    start + frame @ [x, y * sign, -share * length],
                    frame * [deep, wide, max(deep, wide) * 0.8],
                )
                for share, x, y, deep, wide in rows
            ]

        shorts = along(
            hip,
            thigh,
            THIGH,
            [
                (-0.1, -4, 0, *ROOT),
                (0.02, -4, -1, 98, 80),
                (0.28, 2, -2, 92, 84),
                (0.53, 4, 0, *HEM_SHORTS[:2]),
            ],
        )
        leg = along(
            hip,
            thigh,
            THIGH,
            [
                (0.55, 4, 0, *HEM_THIGH),
                (0.63, 6, 0, 72, 66),
                (0.80, 4, 0, 60, 56),
                (1.0, 2, 0, 56, 52),
            ],
        )
        calf = along(
            knee,
            shank,
            SHANK,
            [
                (0.0, 2, 0, 54, 51),
                (0.14, -8, 0, 53, 50),
                (0.30, -16, 2, 58, 54),
                (0.52, -10, 0, 46, 44),
                (0.78, -2, 0, 34, 33),
                (1.0, 0, 0, 33, 31),
            ],
        )
        leg[0] = Ellipsoid(leg[0].centre, thigh * [*HEM_THIGH, HEM])
        shorts[-1] = Ellipsoid(shorts[-1].centre, thigh * [*HEM_SHORTS])
        shorts[0] = Ellipsoid(shorts[0].centre, thigh * [*ROOT, ROOT_UP])
        self._add(f"thigh.{side}", "skin", leg)
        self._add(f"shorts.{side}", "shorts", shorts, "hips", f"buttock.{side}", bias=8)
        self._add(f"shank.{side}", "skin", calf, f"thigh.{side}")
        sole = [
            Ellipsoid(ankle + foot @ [-34, 0, -34], foot * [32, 30, 28]),
            Ellipsoid(ankle + foot @ [10, 0, -18], foot * [38, 34, 38]),
            Ellipsoid(ankle + foot @ [90, 4 * sign, -40], foot * [36, 40, 22]),
            Ellipsoid(ankle + foot @ [140, 2 * sign, -48], foot * [24, 38, 14]),
        ]
        self._add(f"foot.{side}", "skin", sole, f"shank.{side}")
        for index, (across, ahead, thick) in enumerate(TOES):
            toe = [
                Ellipsoid(ankle + foot @ [x, across * sign, -50], foot * [thick, thick, 11])
                for x in (ahead - 26, ahead)
            ]
            self._add(f"toe-{index}.{side}", "skin", toe, f"foot.{side}")
        self.points |= {
            f"hip.{side}": hip,
            f"knee.{side}": knee,
            f"ankle.{side}": ankle,
            f"toes.{side}": ankle + foot @ [160, 0, -48],
            f"thigh-back.{side}": hip + thigh @ [-64, 0, -0.72 * THIGH],
            f"thigh-front.{side}": hip + thigh @ [74, 0, -0.8 * THIGH],
            f"knee-front.{side}": knee + thigh @ [54, 0, -8],
            f"shin.{side}": knee + shank @ [46, 0, -0.25 * SHANK],
        }

    # ---------------------------------------------------------------------- arm
    def _arm(self, side: str, sign: float) -> None:
        neck, chest = self._shoulder_frame
        shoulder = neck + chest @ [-6, SHOULDER_OUT * sign, -SHOULDER_DOWN]
        self.points[f"shoulder.{side}"] = shoulder
        target = self._reach.get(side)
        if target is None:
            flex, out, rotated = self._angles(f"shoulder.{side}")
            upper = chest @ turn("y", -flex) @ turn("x", sign * out) @ turn("z", -sign * rotated)
            (bend,) = self._angles(f"elbow.{side}", 1)
            fore = upper @ turn("y", -bend)
        else:
            upper, fore = self._reached(shoulder, target, chest, sign)
        elbow = shoulder + upper @ [0, 0, -UPPER_ARM]
        wrist = elbow + fore @ [0, 0, -FOREARM]
        (hang,) = self._angles(f"wrist.{side}", 1)
        hand = fore @ turn("y", hang)
        if target is None:
            (pronated,) = (
                self._angles(f"forearm.{side}", 1) if f"forearm.{side}" in self._joints else (90.0,)
            )
            hand = fore @ turn("z", -sign * pronated) @ turn("y", hang)
        self.points |= {
            f"elbow.{side}": elbow,
            f"wrist.{side}": wrist,
            f"hand.{side}": wrist + hand @ [0, 0, -90],
        }
        limb = [
            Ellipsoid(shoulder + upper @ [0, 0, -138], upper * [HEM_ARM, HEM_ARM, HEM]),
            Ellipsoid.ball(shoulder + upper @ [0, 0, -180], 43),
            Ellipsoid.ball(elbow, 38),
        ]
        sleeve = [
            Ellipsoid.ball(shoulder, 44),
            Ellipsoid.ball(shoulder + upper @ [0, 0, -60], 54),
            Ellipsoid.ball(shoulder + upper @ [0, 0, -125], 55),
        ]
        lower = [
            Ellipsoid.ball(elbow, 38),
            Ellipsoid.ball(elbow + fore @ [4, 0, -70], 39),
            Ellipsoid.ball(elbow + fore @ [0, 0, -170], 30),
            Ellipsoid.ball(wrist, 25),
        ]
        grip = GRIPS[self._grip.get(side, "relaxed")]
        self._add(f"upper-arm.{side}", "skin", limb)
        self._add(f"sleeve.{side}", "shirt", sleeve, "shirt", bias=8)
        near = float((target or {}).get("bias", 0.0))
        self._add(f"forearm.{side}", "skin", lower, f"upper-arm.{side}", bias=near + 4)
        self._add(f"hand.{side}", "skin", palm(wrist, hand), f"forearm.{side}", bias=near + 6)
        up = thumb(wrist, hand, sign, grip)
        self._add(f"thumb.{side}", "skin", up, f"hand.{side}", bias=near + 6)
        for index, chain in enumerate(fingers(wrist, hand, sign, grip)):
            self._add(f"finger-{index}.{side}", "skin", chain, f"hand.{side}", bias=near + 5)

    def _reached(
        self, shoulder: Array, target: Pose, chest: Array, sign: float
    ) -> tuple[Array, Array]:
        """Bend the arm so that the palm lies at a place; ``elbow`` says where the elbow points."""
        place = self.points[target["at"]] + np.array(target.get("offset", [0.0, 0.0, 0.0]))
        ahead = place - shoulder
        far = float(np.linalg.norm(ahead))
        lower = FOREARM + PALM
        reach = min(
            max(far, lower - UPPER_ARM + 6.0, UPPER_ARM - lower + 6.0), UPPER_ARM + lower - 6.0
        )
        ahead = ahead / max(far, 1e-6)
        hint = chest @ np.array(target.get("elbow", [-0.6, 0.8 * sign, -0.4]))
        hint = hint - ahead * (hint @ ahead)
        hint = hint / max(float(np.linalg.norm(hint)), 1e-6)
        fold = (UPPER_ARM**2 + reach**2 - lower**2) / (2 * UPPER_ARM * reach)
        angle = np.arccos(np.clip(fold, -1, 1))
        upper_way = ahead * np.cos(angle) + hint * np.sin(angle)
        elbow = shoulder + upper_way * UPPER_ARM
        fore_way = shoulder + ahead * reach - elbow
        fore_way = fore_way / max(float(np.linalg.norm(fore_way)), 1e-6)
        facing = np.array(target.get("palm", [0.0, 0.0, -1.0]), dtype=float)
        return _frame(upper_way, facing), _frame(fore_way, facing)


def _crease(at: Array, frame: Array, along: Iterable[tuple[float, ...]]) -> list[Ellipsoid]:
    """A thin line of cloth through places given in a frame, mm; it thins out at its ends."""
    places = [at + frame @ np.array(place) for place in along]
    ends = (0, len(places) - 1)
    return [
        Ellipsoid.ball(place, CREASE / (4 if index in ends else 2))
        for index, place in enumerate(places)
    ]


def _frame(way: Array, front: Array) -> Array:
    """A frame whose -z runs along ``way`` and whose x lies as near to ``front`` as it can."""
    z = -way
    x = front - z * (front @ z)
    if np.linalg.norm(x) < 1e-3:
        x = np.array([1.0, 0.0, 0.0]) - z * z[0]
    x = x / np.linalg.norm(x)
    return np.column_stack([x, np.cross(z, x), z])

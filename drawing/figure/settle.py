"""Bends named joints until what should touch does: contacts as data, not as angles by trial."""

from __future__ import annotations

import copy
from typing import Any

import numpy as np

from drawing.figure.person import Person
from drawing.figure.things import heights, things

Pose = dict[str, Any]
_AXES = "xyz"
_EASE = 0.25
"""Price of a degree away from the angles given, in mm of contact missed."""
_COUNT = {"hip": 3, "shoulder": 3, "lumbar": 3, "chest": 3, "neck": 3}
_ROOT = "turn."
_STEPS = 60


def settled(pose: Pose) -> Pose:
    """The pose with its ``contact`` and ``rest`` rows kept as well as the joints allow.

    A contact names ``what`` should lie ``at`` a point (both points of the person), with an
    ``offset`` (mm, world), along which ``axes`` (all by default). A rest names the ``pieces``
    that bear the weight: they lie on the ground, and nothing lies lower. ``move`` names the
    joints that give way, ``turn.x`` … ``turn.z`` the whole body.
    """
    from scipy.optimize import least_squares

    contacts, rest = pose.get("contact", ()), pose.get("rest")
    rows = [*contacts, *([rest] if rest else [])]
    if not rows:
        return pose
    names = list(dict.fromkeys(joint for row in rows for joint in row["move"]))
    start = np.concatenate([_angles(pose, name) for name in names])

    def miss(angles: np.ndarray) -> np.ndarray:
        bent = _bent(pose, names, angles)
        person = Person(bent)
        gaps = [gap for row in contacts for gap in _contact_gaps(row, person)]
        gaps += _rest_gaps(rest, bent, person) if rest else []
        return np.concatenate([gaps, (angles - start) * _EASE])

    found = least_squares(miss, start, diff_step=1e-3, x_scale=10.0, max_nfev=_STEPS)
    return _bent(pose, names, found.x)


def _contact_gaps(row: Pose, person: Person) -> list[float]:
    gap = (
        person.points[row["what"]]
        - person.points[row["at"]]
        - np.array(row.get("offset", [0, 0, 0]))
    )
    return [float(gap[_AXES.index(axis)]) for axis in row.get("axes", _AXES)]


def _rest_gaps(row: Pose, pose: Pose, person: Person) -> list[float]:
    """How far each bearing piece is from the ground (mm), pressed-in flesh counted in."""
    _, height = heights(pose, [*person.pieces, *things(pose, person)])
    through = sum(max(0.0, -gap) for name, gap in height.items() if name not in row["pieces"])
    return [*(height[name] for name in row["pieces"]), through]


def _angles(pose: Pose, joint: str) -> np.ndarray:
    if joint.startswith(_ROOT):
        return np.array([float(pose.get("turn", {}).get(joint.removeprefix(_ROOT), 0.0))])
    count = _COUNT.get(joint.split(".", maxsplit=1)[0], 1)
    given = pose.get("joints", {}).get(joint, 0.0)
    given = given if isinstance(given, list) else [given]
    return np.array([*given, *[0.0] * count][:count], dtype=float)


def _bent(pose: Pose, names: list[str], angles: np.ndarray) -> Pose:
    out = copy.deepcopy(pose)
    at = 0
    for name in names:
        if name.startswith(_ROOT):
            out.setdefault("turn", {})[name.removeprefix(_ROOT)] = float(angles[at])
            at += 1
            continue
        count = _COUNT.get(name.split(".")[0], 1)
        out.setdefault("joints", {})[name] = [float(value) for value in angles[at : at + count]]
        at += count
    return out

"""Reads poses and writes one SVG each."""

from __future__ import annotations

import tomllib
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from drawing.figure.picture import Picture

if TYPE_CHECKING:
    from pathlib import Path

Pose = dict[str, Any]


def read_poses(folder: Path) -> dict[str, Pose]:
    """Every pose of every file by its id.

    Raises:
        ValueError: if two poses share an id.
    """
    poses: dict[str, Pose] = {}
    for file in sorted(folder.glob("*.toml")):
        for pose in tomllib.loads(file.read_text(encoding="utf-8"))["pose"]:
            if pose["id"] in poses:
                raise ValueError(f"{file.name}: pose {pose['id']} exists already.")
            poses[pose["id"]] = pose
    return poses


def drawn_poses(folder: Path, style: str, every: int = 1) -> dict[str, str]:
    """Every pose's SVG (or that of each ``every``-th) by its id, bent in parallel."""
    poses = dict(list(read_poses(folder).items())[::every])
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        pictures = pool.map(partial(_drawn, style=style), poses.values())
    return dict(zip(poses, pictures, strict=True))


def _drawn(pose: Pose, style: str) -> str:
    return Picture(pose).svg(style)

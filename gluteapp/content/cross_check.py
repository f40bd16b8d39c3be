"""Whether drawings and texts speak of the same things."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from gluteapp.content.muscle_reader import TARGETS
from gluteapp.domain.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from gluteapp.domain.atlas import Atlas
    from gluteapp.domain.library import Library, Muscle, Step


def cross_problems(
    atlas: Atlas, library: Library, pictures: Collection[str]
) -> tuple[Problem, ...]:
    """Zones, targets, landmarks and poses that one half has and the other lacks.

    ``pictures`` are the names of the pose pictures at hand.
    """
    return (
        *_zone_problems(atlas, library),
        *_target_problems(atlas, library),
        *_landmark_problems(atlas, library),
        *_pose_problems(library, pictures),
    )


def _zone_problems(atlas: Atlas, library: Library) -> Iterator[Problem]:
    drawn = {
        (zone.trigger_point, zone.level) for one in atlas.aspects.values() for zone in one.zones
    }
    told = {(row.trigger_point, row.level) for row in library.zone_rows if row.level is not None}
    for point, level in sorted(told - drawn):
        yield Problem(
            "zones.toml",
            0,
            f"{point} {level}",
            f"has no outline: no drawing holds zone.{point}.{level}.right.",
        )
    for point, level in sorted(drawn - told):
        yield Problem(
            "zones.toml", 0, f"{point} {level}", "is drawn, but no row says where it is felt."
        )


def _target_problems(atlas: Atlas, library: Library) -> Iterator[Problem]:
    drawn = set(TARGETS)
    for one in atlas.aspects.values():
        drawn.update(item.structure for item in one.structures)
        drawn.update(item.region for item in one.regions)
        drawn.update(item.trigger_point for item in one.points)
    for muscle in library.muscles.values():
        for target in sorted({name for step in _steps(muscle) for name in step.target} - drawn):
            yield Problem(
                f"muscles/{muscle.id}.toml", 0, target, "is the target of a step, but not drawn."
            )


def _landmark_problems(atlas: Atlas, library: Library) -> Iterator[Problem]:
    drawn = {
        mark.id.removesuffix("-right").removesuffix("-left")
        for one in atlas.aspects.values()
        for mark in one.landmarks
    }
    for name in sorted(drawn - set(library.landmarks)):
        yield Problem("structures.toml", 0, name, "is a drawn landmark without a name.")


def _pose_problems(library: Library, pictures: Collection[str]) -> Iterator[Problem]:
    file = "poses.toml"
    used = {step.pose for one in library.muscles.values() for step in _steps(one)}
    for pose in sorted(set(library.poses) - set(pictures)):
        yield Problem(file, 0, pose, f"has no picture: svg/poses/{pose}.svg is missing.")
    for pose in sorted(set(pictures) - set(library.poses)):
        yield Problem(file, 0, pose, "is drawn, but no words say what its picture shows.")
    for pose in sorted(set(library.poses) - used):
        yield Problem(file, 0, pose, "is never used: no step names it.")


def _steps(muscle: Muscle) -> Iterator[Step]:
    return chain(muscle.palpation, *(technique.steps for technique in muscle.techniques))

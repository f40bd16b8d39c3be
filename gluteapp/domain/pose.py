"""Which pose pictures belong to a list of steps."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gluteapp.domain.library import Step


@dataclass(frozen=True, slots=True)
class PoseUse:
    """One picture and the steps that it shows, counted from 1."""

    pose: str
    steps: tuple[int, ...]

    @property
    def label(self) -> str:
        """``2–4`` or ``1, 4``."""
        return ", ".join(_spans(self.steps))


def pose_uses(steps: Sequence[Step]) -> tuple[PoseUse, ...]:
    """Each picture once, in the order in which the steps need it."""
    shown: dict[str, list[int]] = {}
    for number, step in enumerate(steps, 1):
        if step.pose:
            shown.setdefault(step.pose, []).append(number)
    return tuple(PoseUse(pose, tuple(numbers)) for pose, numbers in shown.items())


def _spans(numbers: Sequence[int]) -> Iterator[str]:
    """Runs of numbers as first–last."""
    for _, group in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        yield str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}"

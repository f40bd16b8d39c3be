"""Run commands in turn and compare their medians: ratios, never bare times."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

RUNS = 9


@dataclass(frozen=True)
class Program:
    """A Python program that prints ``ready`` when it has done what is timed."""

    name: str
    code: str


def offscreen() -> str:
    """Qt's offscreen platform with the screen of a usual desktop."""
    screen = Path(tempfile.gettempdir()) / "gluteapp-benchmark-screen.json"
    screen.write_text(
        '{"screens": [{"name": "benchmark", "x": 0, "y": 0, "width": 1920, "height": 1080, '
        '"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]}'
    )
    return f"offscreen:configfile={screen}"


def run_once(program: Program) -> float:
    """Seconds from the start of the process until it says that it is ready."""
    environment = dict(os.environ, PYTHONDONTWRITEBYTECODE="")
    environment.setdefault("QT_QPA_PLATFORM", offscreen())
    started = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", program.code],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.strip() == "ready":
                elapsed = time.perf_counter() - started
                process.stdout.read()
                return elapsed
    raise SystemExit(f"{program.name} ended without being ready")


def medians(programs: list[Program], runs: int = RUNS) -> dict[str, float]:
    """Median seconds of each program, run in turn so that drift hits all alike."""
    times: dict[str, list[float]] = {program.name: [] for program in programs}
    for program in programs:
        run_once(program)  # warm the disk cache
    for _ in range(runs):
        for program in programs:
            times[program.name].append(run_once(program))
    return {name: statistics.median(values) for name, values in times.items()}

"""Tries a built program where nothing else is: ``python packaging/smoke_test.py PROGRAM``.

No Python, no display, no settings and no search path are in reach of the program: what it
needs must be in its own folder. Uses the standard library alone.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

MARK = "ischial-tuberosity.right:7"
MUSCLE = "gluteus-maximus.right"
PDF_MINIMUM = 20_000
"""Bytes; a page with two figures and embedded letters cannot be smaller."""


class SmokeError(Exception):
    """The built program does not do its job."""


class Program:
    """The built program in an empty environment and an empty folder."""

    def __init__(self, program: Path, folder: Path) -> None:
        self._program = program
        self._folder = folder
        self._environment = {"GLUTEAPP_HOME": str(folder / "home"), "LANG": "C"}
        if os.name == "nt":
            # Windows itself cannot start a process without these
            kept = ("SYSTEMROOT", "TEMP", "TMP")
            self._environment.update({key: os.environ[key] for key in kept if key in os.environ})

    def answer(self, *arguments: str, code: int = 0) -> str:
        """Run one command; standard output, or standard error where ``code`` is a refusal."""
        result = subprocess.run(
            [str(self._program), *arguments],
            capture_output=True,
            check=False,
            cwd=self._folder,
            encoding="utf-8",
            env=self._environment,
            stdin=subprocess.DEVNULL,
            timeout=120,
        )
        if result.returncode != code:
            raise SmokeError(
                f"“{' '.join(arguments)}” ended with {result.returncode} instead of {code}: "
                f"{result.stderr.strip()[-800:]}"
            )
        return result.stderr if code else result.stdout


def check_content(program: Program, _folder: Path) -> str:
    """``check`` finds the whole atlas and content sound."""
    report = json.loads(program.answer("check"))
    if report["problems"]:
        raise SmokeError(f"check found problems: {report['problems'][:3]}")
    return f"check: {len(report['problems'])} problems"


def check_answer(program: Program, _folder: Path) -> str:
    """``locate`` ranks the muscle that refers to the sit bone first."""
    answer = json.loads(program.answer("locate", "--mark", MARK))
    first = answer["candidates"][0]
    if (first["muscle"], first["side"]) != ("gluteus-maximus", "right"):
        raise SmokeError(f"locate put {first['muscle']}.{first['side']} first for {MARK}")
    return f"locate: {len(answer['candidates'])} muscles for {MARK}"


def check_picture(program: Program, folder: Path) -> str:
    """``render`` paints the map without a display."""
    target = folder / "map.png"
    program.answer("render", "--aspect", "posterior", "--mark", MARK, "--output", str(target))
    if not target.read_bytes().startswith(b"\x89PNG"):
        raise SmokeError("render wrote no PNG")
    return f"render: {target.stat().st_size} bytes"


def check_page(program: Program, folder: Path) -> str:
    """``handout`` writes a tagged PDF with figures."""
    target = folder / "page.pdf"
    program.answer("handout", MUSCLE, "--mark", MARK, "--output", str(target))
    pdf = target.read_bytes()
    if not pdf.startswith(b"%PDF-") or b"/StructTreeRoot" not in pdf or len(pdf) < PDF_MINIMUM:
        raise SmokeError(f"handout wrote no whole tagged PDF ({len(pdf)} bytes)")
    return f"handout: {len(pdf)} bytes"


def check_refusal(program: Program, _folder: Path) -> str:
    """A wrong mark is refused in one sentence, and no window opens without a display."""
    told = program.answer("locate", "--mark", "ischial-tuberosity.right:11", code=2)
    if "11" not in told or "Traceback" in told:
        raise SmokeError(f"NRS 11 is not refused in a sentence: {told[-300:]}")
    if sys.platform.startswith("linux"):
        program.answer(code=2)
    return "refusals: one sentence, exit code 2"


CHECKS = (check_content, check_answer, check_picture, check_page, check_refusal)


def main(arguments: list[str]) -> int:
    """Run every check; returns the exit code."""
    if len(arguments) != 1 or not Path(arguments[0]).is_file():
        print("Name the built program: python packaging/smoke_test.py PROGRAM", file=sys.stderr)
        return 2
    failed = 0
    for check in CHECKS:
        with tempfile.TemporaryDirectory(prefix="gluteapp-smoke-") as folder:
            try:
                print(check(Program(Path(arguments[0]).resolve(), Path(folder)), Path(folder)))
            except (SmokeError, OSError, KeyError, ValueError, subprocess.TimeoutExpired) as error:
                failed += 1
                print(f"FAILED {check.__name__}: {error}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

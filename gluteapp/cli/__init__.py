"""The command line: five commands that need no display, and the window without any."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

from gluteapp.domain.problems import ContentError, InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

EXIT_PROBLEMS = 1
EXIT_BAD_INPUT = 2
NO_DISPLAY = (
    "There is no display to open the window on: start it from a desktop, or use a command "
    "such as “gluteapp locate --mark ischial-tuberosity.right:7” (gluteapp --help lists all)."
)


def run() -> None:
    """Entry point of the ``gluteapp`` script."""
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments ask for; returns the exit code."""
    if not arguments:
        return _window([])
    from gluteapp.cli.parser import command_of, parse

    try:
        options = parse(arguments)
        if options is None:
            return _window(arguments)
        document, code = command_of(options)
    except InputError as error:
        print(error, file=sys.stderr)
        return EXIT_BAD_INPUT
    except ContentError as error:
        print(error, file=sys.stderr)
        return EXIT_PROBLEMS
    except OSError as error:
        print(_told(error), file=sys.stderr)
        return EXIT_BAD_INPUT
    return _printed(json.dumps(document, ensure_ascii=False), code)


def _window(arguments: Sequence[str]) -> int:
    if sys.platform.startswith("linux") and not _has_display():
        print(NO_DISPLAY, file=sys.stderr)
        return EXIT_BAD_INPUT
    from gluteapp.app import run_window

    return run_window([sys.argv[0], *arguments])


def _has_display() -> bool:
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


def _printed(text: str, code: int) -> int:
    try:
        print(text, flush=True)
    except BrokenPipeError:
        # the reader has had enough; keep Python from complaining at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code


def _told(error: OSError) -> str:
    name = f"“{error.filename}”" if error.filename else "The file"
    reason = error.strerror or str(error)
    return f"{name} cannot be written or read: {reason}. Choose another place or make room."

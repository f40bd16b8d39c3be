"""Everything that is checked, in one go: ``python -m tests [pytest arguments]``."""

import os
import subprocess
import sys
import time

PYTHON = sys.executable
STEPS = (
    ("style", [PYTHON, "-m", "ruff", "check", "."]),
    ("format", [PYTHON, "-m", "ruff", "format", "--check", "."]),
    ("types", [PYTHON, "-m", "mypy"]),
    ("layers", [PYTHON, "-c", "from importlinter.cli import lint_imports_command as run; run()"]),
    ("content", [PYTHON, "-m", "gluteapp", "check"]),
)
COVERAGE = ["--cov", "--cov-report=term-missing:skip-covered", "--cov-fail-under=90"]
PARALLEL = ["-n", str(min(os.cpu_count() or 1, 8)), "--dist", "worksteal"]


def main() -> int:
    arguments = sys.argv[1:]
    steps = list(STEPS)
    # a part of the tests says nothing about the coverage of the whole, and starts faster alone
    whole = [] if arguments else [*COVERAGE, *PARALLEL]
    steps.append(("tests", [PYTHON, "-m", "pytest", *whole, *arguments]))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    failed = []
    for name, command in steps:
        started = time.monotonic()
        print(f"== {name}", flush=True)
        if subprocess.run(command, check=False).returncode:
            failed.append(name)
        print(f"   {time.monotonic() - started:.1f} s", flush=True)
    print("All checks passed." if not failed else f"Failed: {', '.join(failed)}.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

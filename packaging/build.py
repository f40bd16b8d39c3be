"""Builds the program as a folder that needs no Python: ``python packaging/build.py``.

The folder is ``dist/gluteapp``; it is smoke-tested before the build counts as done.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

PACKAGING = Path(__file__).resolve().parent
ROOT = PACKAGING.parent
LOCK = ROOT / "requirements-packaging.lock"
ENVIRONMENT = ROOT / "build" / "environment"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def main() -> int:
    """Make the environment, build, test; returns the exit code."""
    if not PYTHON.exists():
        venv.create(ENVIRONMENT, with_pip=True)
    install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([PYTHON, *install, "--require-hashes", "-r", LOCK], check=True)
    subprocess.run([PYTHON, PACKAGING / "icon.py", ROOT / "build" / "gluteapp.png"], check=True)
    shutil.rmtree(ROOT / "dist" / "gluteapp", ignore_errors=True)
    recipe = ["-m", "PyInstaller", "--noconfirm", "--log-level=WARN"]
    recipe += ["--distpath", ROOT / "dist", "--workpath", ROOT / "build" / "work"]
    subprocess.run([PYTHON, *recipe, PACKAGING / "gluteapp.spec"], check=True, cwd=ROOT)
    built = ROOT / "dist" / "gluteapp" / ("gluteapp.exe" if os.name == "nt" else "gluteapp")
    return subprocess.run([PYTHON, PACKAGING / "smoke_test.py", built], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())

"""The program as a process of its own, as a shell would start it."""

import json
import os
import subprocess
import sys

import pytest

from gluteapp import __version__


@pytest.fixture
def start(own_home):
    def go(*arguments, **environment):
        kept = {
            name: value
            for name, value in os.environ.items()
            if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
        }
        return subprocess.run(
            [sys.executable, "-m", "gluteapp", *arguments],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            env={**kept, "GLUTEAPP_HOME": str(own_home), **environment},
        )

    return go


def test_that_a_command_needs_no_display(start):
    made = start("locate", "--mark", "mid-buttock.right:6")
    assert made.returncode == 0
    assert json.loads(made.stdout)["candidates"]
    assert made.stderr == ""


def test_that_painting_needs_no_display(start, tmp_path):
    made = start("render", "--aspect", "posterior", "--output", str(tmp_path / "map.png"))
    assert made.returncode == 0
    assert made.stderr == ""
    assert (tmp_path / "map.png").stat().st_size > 10_000


def test_that_bad_input_ends_without_a_traceback(start):
    made = start("locate", "--mark", "nose.right")
    assert made.returncode == 2
    assert made.stdout == ""
    assert made.stderr.startswith("“nose” is no region.")
    assert made.stderr.count("\n") == 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="displays can be missing on Linux")
def test_that_a_missing_display_is_one_sentence(start):
    made = start()
    assert made.returncode == 2
    assert made.stderr.startswith("There is no display to open the window on")
    assert made.stderr.count("\n") == 1


def test_that_version_and_help_are_told(start):
    assert start("--version").stdout.strip() == f"gluteapp {__version__}"
    assert "locate" in start("--help").stdout


def test_that_a_reader_that_goes_away_is_no_error(own_home):
    command = f"{sys.executable} -m gluteapp atlas | head -c 10"
    made = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "GLUTEAPP_HOME": str(own_home)},
    )
    assert made.stderr == ""


def test_that_a_place_that_cannot_be_written_costs_only_the_cache(start, tmp_path):
    (tmp_path / "file").write_text("in the way")
    made = start("locate", "--mark", "groin.right", GLUTEAPP_HOME=str(tmp_path / "file"))
    assert made.returncode == 0
    assert json.loads(made.stdout)["candidates"]

import logging
import os
import subprocess
import sys

import pytest

from gluteapp import logs, places, resources


def test_that_all_files_lie_where_the_home_variable_says(own_home):
    assert places.settings_dir() == os.path.join(own_home, "settings")
    assert places.log_dir() == os.path.join(own_home, "cache", "log")


def test_that_without_it_the_systems_own_places_are_used(monkeypatch):
    monkeypatch.delenv("GLUTEAPP_HOME")
    assert places.settings_dir().endswith("gluteapp")
    assert places.cache_dir() != places.settings_dir()


@pytest.fixture
def clean_logger():
    logger = logging.getLogger("gluteapp")
    before = list(logger.handlers)
    yield logger
    for handler in logger.handlers:
        if handler not in before:
            handler.close()
    logger.handlers[:] = before


def test_that_the_log_is_a_small_file(tmp_path, clean_logger):
    file = logs.start_logging(tmp_path / "log")
    clean_logger.info("a line")
    assert file.read_text().endswith("INFO gluteapp: a line\n")


def test_that_a_large_log_is_set_aside(tmp_path, clean_logger):
    (tmp_path / "gluteapp.log").write_bytes(b"x" * (logs.LARGEST_BYTES + 1))
    logs.start_logging(tmp_path)
    assert (tmp_path / "gluteapp.old.log").exists()
    assert not (tmp_path / "gluteapp.log").exists()


def test_that_a_folder_that_cannot_be_written_means_no_log(tmp_path, clean_logger):
    (tmp_path / "file").write_text("in the way")
    assert logs.start_logging(tmp_path / "file" / "log") is None


def test_that_the_packaged_typeface_has_four_cuts():
    assert len(resources.font_files()) == 4
    assert all(data[:4] == b"\x00\x01\x00\x00" for data in resources.font_files())


def test_that_this_pyside_does_not_lose_references_to_none():
    """PySide6 6.12.0 aborts here on Python 3.11; the pin in pyproject.toml keeps it out."""
    code = (
        "from PySide6.QtGui import QImage\n"
        "for _ in range(20000): QImage(8, 8, QImage.Format.Format_RGB32).fill(0)\n"
        "print('sound')"
    )
    made = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False
    )
    assert made.stdout.strip() == "sound", made.stderr


HEAVY = ("numpy", "pyqtgraph", "svgelements", "typst", "pypdfium2", "PySide6.QtPrintSupport")


def test_that_the_window_starts_without_heavy_modules(own_home):
    """They are imported where they are first needed, so that the window never waits for them."""
    code = (
        "import sys\n"
        "from gluteapp.loading import shipped_content\n"
        "shipped_content().atlas\n"
        "from gluteapp.app import Starter, make_application\n"
        "from gluteapp import places\n"
        "app = make_application(['gluteapp'])\n"
        "before = set(sys.modules)\n"
        "starter = Starter(app, places.settings_dir(), places.cache_dir())\n"
        "starter.ready.connect(app.quit)\n"
        "starter.window.show()\n"
        "app.exec()\n"
        "starter.window.close()\n"
        f"print([name for name in {HEAVY!r} if name in set(sys.modules) - before])\n"
    )
    made = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "GLUTEAPP_HOME": str(own_home)},
    )
    assert made.stdout.strip() == "[]", made.stdout + made.stderr


def test_that_the_layers_of_the_code_hold():
    made = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as run; run()",
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert made.returncode == 0, made.stdout


def test_that_no_setting_of_the_machine_is_in_the_lock_files():
    from pathlib import Path

    root = Path(__file__).parent.parent
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (root / name).read_text()
        assert "--hash=sha256:" in text
        assert "http" not in text
        for line in text.splitlines():
            if line and not line.startswith((" ", "#")):
                assert "==" in line, line

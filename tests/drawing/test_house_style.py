"""The page that tells how the atlas is drawn can renew its pictures."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_that_every_picture_of_the_house_style_page_can_be_drawn_anew(tmp_path):
    script = ROOT / "docs" / "style_pictures.py"
    done = subprocess.run(
        [sys.executable, script, tmp_path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    page = (ROOT / "docs" / "atlas.md").read_text(encoding="utf-8")
    drawn = {file.name for file in tmp_path.glob("*.png")}
    assert drawn
    assert all(f"images/{name}" in page for name in drawn)
    assert drawn == {file.name for file in (ROOT / "docs" / "images").glob("atlas-*.png")}

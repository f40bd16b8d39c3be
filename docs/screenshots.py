"""Pictures of the window in every state: ``python docs/screenshots.py [FOLDER]``.

Needs no display. With ``--readme`` it renews the pictures that the README shows.
"""

from __future__ import annotations

import argparse
import itertools
import os
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import product
from pathlib import Path

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
SIZES = ((1280, 800), (1920, 1080))
THEMES = ("light", "dark")
Namer = Callable[[str], Path]
SIT_BONE = ("ischial-tuberosity", "right", 7)
SI_JOINT = ("sacroiliac-joint", "right", 5)


def main() -> None:
    """Take all pictures, or those of the README."""
    sys.path.insert(0, str(ROOT))
    parser = argparse.ArgumentParser(description="Pictures of the window in every state.")
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "build" / "screenshots")
    parser.add_argument("--readme", action="store_true", help="renew the README's pictures")
    options = parser.parse_args()
    home = tempfile.TemporaryDirectory(prefix="gluteapp-pictures-")
    os.environ["GLUTEAPP_HOME"] = home.name
    screen = Path(home.name) / "screen.json"
    screen.write_text(
        '{"screens": [{"name": "docs", "x": 0, "y": 0, "width": 2560, "height": 1440, '
        '"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]}'
    )
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
    if options.readme:
        take_readme(IMAGES)
    else:
        options.folder.mkdir(parents=True, exist_ok=True)
        for size, theme in product(SIZES, THEMES):
            take_all(options.folder, size, theme)
    home.cleanup()


class Stage:
    """One open window, and a camera."""

    def __init__(self, size: tuple[int, int], theme: str) -> None:
        from PySide6.QtCore import QSettings

        from gluteapp import places
        from gluteapp.app import make_application
        from gluteapp.views.main_window import MainWindow
        from gluteapp.views.theme import theme_for
        from gluteapp.workbench import fill_window

        self.app = make_application(["gluteapp"])
        settings = places.settings_dir()
        Path(settings).mkdir(parents=True, exist_ok=True)
        geometry = QSettings(f"{settings}/none.ini", QSettings.Format.IniFormat)
        self.window = MainWindow(geometry, "#000000", lambda _size, _ratio: None)
        self.workspace = fill_window(self.app, self.window, settings)
        sys.excepthook = sys.__excepthook__  # nobody is there to close the dialog after a crash
        self.workspace.set_theme(theme_for(theme))
        self.session = self.workspace.session
        self.window.resize(*size)
        self.window.show()
        self.settle()

    def settle(self) -> None:
        """Wait until the map is painted and all is laid out."""
        for _ in range(20):
            self.app.processEvents()
        while not self.workspace.panes.map.is_painted:
            self.app.processEvents()
        for _ in range(5):
            self.app.processEvents()

    def shoot(self, path: Path) -> None:
        """Save the window as it is."""
        self.settle()
        self.window.grab().save(str(path))

    def shoot_dialog(self, name: str, path: Path, ready: str = "") -> None:
        """Save an open dialog and close it; ``ready`` names what must be there first."""
        from PySide6.QtWidgets import QDialog

        dialog = self.window.findChild(QDialog, name)
        until = time.monotonic() + 20
        while ready and not getattr(dialog, ready) and time.monotonic() < until:
            self.app.processEvents()
        self.settle()
        dialog.grab().save(str(path))
        dialog.reject()
        self.settle()

    def mark(self, region: str, side: str, intensity: int) -> None:
        """Mark the middle of a place, as a click does."""
        from gluteapp.domain.pain import Feel
        from gluteapp.domain.vocabulary import Side

        drawn = self.session.atlas.aspects[self.session.aspect]
        outline = drawn.region(region, Side(side)).outline
        row = sorted(outline.spans)[len(outline.spans) // 2]
        start, end = max(outline.spans[row], key=lambda span: span[1] - span[0])
        self.session.add_point((start + end) / 2, row + 0.5, Feel(intensity))

    def pass_screen(self, **answers: bool) -> None:
        """Answer the safety questions."""
        flags = {flag.id: False for flag in self.session.library.flags}
        self.session.answer_screen({**flags, **answers}, ())

    def tab(self, index: int) -> None:
        """Bring a tab of the muscle to the front."""
        self.workspace.panes.detail.tabs.setCurrentIndex(index)

    def close(self) -> None:
        """End."""
        self.window.close()
        self.window.deleteLater()
        self.app.processEvents()


def take_all(folder: Path, size: tuple[int, int], theme: str) -> None:
    """Every pane and dialog at one size in one theme."""
    stage = Stage(size, theme)
    numbers = itertools.count(1)

    def name(text: str) -> Path:
        return folder / f"{size[0]}-{theme}-{next(numbers):02d}-{text}.png"

    take_panes(stage, name)
    take_map(stage, name)
    take_dialogs(stage, name)
    stage.close()


def take_panes(stage: Stage, name: Namer) -> None:
    """The start, and every tab of an answer."""
    detail = stage.workspace.panes.detail
    stage.shoot(name("start"))
    stage.mark(*SIT_BONE)
    stage.mark(*SI_JOINT)
    stage.shoot(name("overview"))
    stage.tab(1)
    stage.shoot(name("heatmap"))
    stage.tab(2)
    detail.find_steps.steps.setCurrentRow(1)
    stage.shoot(name("find"))
    stage.tab(3)
    stage.shoot(name("questions-first"))
    stage.pass_screen()
    detail.massage.steps.setCurrentRow(1)
    stage.shoot(name("massage"))
    stage.tab(4)
    stage.shoot(name("care"))
    stage.tab(5)
    stage.shoot(name("sources"))


def take_map(stage: Stage, name: Namer) -> None:
    """Peeled, explored, from every side, and the referral."""
    from PySide6.QtWidgets import QPushButton

    from gluteapp.domain.vocabulary import Aspect, Side

    workspace = stage.workspace
    stage.tab(0)
    workspace.panes.layer_panel.depth_slider.setValue(300)
    stage.shoot(name("peeled"))
    workspace.panes.layer_panel.findChild(QPushButton, "reset-layers").click()
    workspace.commands.explore_searched("gluteus-minimus", "right")
    stage.shoot(name("explore"))
    for aspect in stage.session.atlas.aspects:
        if aspect is not Aspect.POSTERIOR:
            stage.session.set_aspect(aspect)
            side = Side.LEFT if aspect is Aspect.LEFT_LATERAL else Side.RIGHT
            stage.session.explore("gluteus-medius", side)
            workspace.panes.map.fit_hips()
            stage.shoot(name(str(aspect)))
    stage.session.set_aspect(Aspect.POSTERIOR)
    stage.pass_screen(**{"saddle-numbness": True})
    stage.tab(3)
    stage.shoot(name("referral"))
    stage.pass_screen()


def take_dialogs(stage: Stage, name: Namer) -> None:
    """Every dialog."""
    workspace = stage.workspace
    workspace.dialogs.open_page()
    stage.shoot_dialog("handout-dialog", name("page"), ready="pdf")
    workspace.dialogs.open_screen()
    stage.shoot_dialog("safety-dialog", name("safety-dialog"))
    workspace.dialogs.open_other_causes()
    stage.shoot_dialog("causes-dialog", name("causes"))
    workspace.dialogs.open_keys()
    stage.shoot_dialog("keys-dialog", name("keys"))
    workspace.dialogs.open_about()
    stage.shoot_dialog("about-dialog", name("about"))
    workspace.dialogs.open_preferences()
    stage.shoot_dialog("settings-dialog", name("preferences"))


def take_readme(folder: Path) -> None:
    """The pictures at the head of the README."""
    folder.mkdir(parents=True, exist_ok=True)
    for theme in THEMES:
        stage = Stage((1280, 800), theme)
        stage.mark(*SIT_BONE)
        stage.mark(*SI_JOINT)
        stage.shoot(folder / f"window-{theme}.png")
        stage.close()


if __name__ == "__main__":
    main()

"""Composition root of the filled window: the one place that knows everybody."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QSettings, QTimer, QtMsgType, qInstallMessageHandler

from gluteapp import places, resources, settings
from gluteapp.content.drawing_file import SUFFIX, open_drawing, save_drawing, write_file
from gluteapp.domain.problems import InputError
from gluteapp.loading import Content, shipped_content
from gluteapp.logs import start_logging
from gluteapp.models.autosave import Autosave
from gluteapp.models.page_worker import PageMaker
from gluteapp.models.session import Session
from gluteapp.page_desk import PageFolder
from gluteapp.page_press import PagePress
from gluteapp.picture.overlay import OverlayArt
from gluteapp.picture.palette import PALETTES
from gluteapp.picture.pens import with_pens_for
from gluteapp.picture.scene import Scene
from gluteapp.views.crash_dialog import CrashReporter
from gluteapp.views.map_canvas import MapDrawing
from gluteapp.views.theme import IconMaker, Theme, install_font, theme_for
from gluteapp.views.workspace import Workspace, WorkspaceParts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QApplication

    from gluteapp.domain.page import PagePlan
    from gluteapp.domain.pain import PainDrawing
    from gluteapp.domain.vocabulary import Aspect, Layer
    from gluteapp.views.main_window import MainWindow

log = logging.getLogger("gluteapp.workbench")
EXPORT_WIDTH_PX = 1200
"""Of an exported picture."""


def fill_window(
    app: QApplication,
    window: MainWindow,
    settings_dir: str,
    content: Content | None = None,
) -> Workspace:
    """Load everything and give the window its workspace."""
    preferences_file = Path(settings_dir) / settings.FILE
    preferences, notice = settings.load_settings(preferences_file)
    CrashReporter(start_logging(Path(places.log_dir())), app).install()
    qInstallMessageHandler(_to_log)
    app.setStyle("Fusion")
    install_font(app, resources.font_files())
    # a window that was shown before takes the new font when told, not with its next event:
    # by then its panes would have inherited the old one
    window.setFont(app.font())
    content = content or shipped_content()
    session = Session(content.atlas, content.library, content.coverage)
    disk = DrawingDisk(content)
    autosave = Autosave(session, disk, Path(places.state_dir()))
    parts = WorkspaceParts(
        drawing_source=DrawingSource(content),
        pose_source=content.pose_picture,
        icons=IconMaker(_icon_files()),
        style_template=resources.asset("window.qss").read_text(encoding="utf-8"),
        page_maker=PageMaker(PagePress(content)),
        page_desk=PageFolder(Path(settings_dir), content.library),
        settings=preferences,
        store_settings=SettingsFile(preferences_file),
        drawing_store=disk,
        autosave=autosave,
        memory=QSettings(f"{settings_dir}/recent.ini", QSettings.Format.IniFormat),
    )
    workspace = Workspace(window, session, parts, theme_for(preferences.theme))
    session.setParent(workspace)
    autosave.setParent(workspace)
    window.adopt(workspace)
    if notice:
        workspace.show_notice(notice)
    QTimer.singleShot(0, workspace, workspace.files.offer_lost)
    return workspace


class DrawingSource:
    """Gives the map the artwork of an aspect in a theme's palette."""

    def __init__(self, content: Content) -> None:
        self._content = content

    def __call__(self, aspect: Aspect, theme: Theme, figure: str) -> MapDrawing:
        """Artwork is read when it is first painted."""
        return MapDrawing(
            self._content.atlas.aspects[aspect],
            partial(self._layer_documents, aspect, theme.map.name, figure),
            theme.map,
            partial(self._overlay_art, aspect, theme.map.name),
        )

    def _layer_documents(
        self,
        aspect: Aspect,
        palette: str,
        figure: str,
        px_per_mm: float,
        shown: Mapping[Layer, float],
    ) -> dict[Layer, str]:
        style = with_pens_for(self._content.style(palette), px_per_mm)
        artwork = self._content.artworks_with(figure)[aspect]
        return artwork.layer_documents(style, shown)

    def _overlay_art(self, aspect: Aspect, palette: str, px_per_mm: float) -> OverlayArt:
        artwork = self._content.artworks[aspect]
        style = with_pens_for(self._content.style(palette), px_per_mm)
        return OverlayArt(artwork.bands, artwork.structures, style, artwork.strokes)


class DrawingDisk:
    """Keeps drawings in files."""

    suffix = SUFFIX

    def __init__(self, content: Content) -> None:
        self._content = content

    def open(self, path: Path) -> PainDrawing:
        """The drawing in a file; an ``InputError`` where it is none."""
        return open_drawing(path, self._content.atlas)

    def open_page(self, path: Path) -> tuple[PainDrawing, PagePlan]:
        """What a page's PDF carries along; an ``InputError`` where it carries nothing."""
        from gluteapp.content.page_pdf import open_page

        return open_page(path, self._content.atlas, self._content.library)

    def save(self, path: Path, drawing: PainDrawing) -> None:
        """Write a drawing; an ``InputError`` where it cannot be written."""
        save_drawing(path, drawing)

    def export(self, path: Path, drawing: PainDrawing, aspect: Aspect, figure: str) -> None:
        """Write a table or a picture; an ``InputError`` where it cannot be written."""
        suffix = path.suffix.lower()
        if suffix == ".csv":
            from gluteapp.content.drawing_table import drawing_csv

            table = drawing_csv(drawing, self._content.atlas, self._content.library)
            data = table.encode("utf-8-sig")
        elif suffix in (".png", ".svg"):
            from gluteapp.rasterize import svg_to_png

            svg = self._picture(drawing, aspect, figure)
            data = svg_to_png(svg) if suffix == ".png" else svg.encode()
        else:
            raise InputError(
                f"“{path.name}” has no ending that can be written: use .csv for a table, "
                ".png or .svg for a picture."
            )
        write_file(path, data)

    def _picture(self, drawing: PainDrawing, aspect: Aspect, figure: str) -> str:
        from gluteapp.picture.compose import composed

        palette = PALETTES["light"]
        return composed(
            self._content.atlas.aspects[aspect],
            self._content.artworks_with(figure)[aspect],
            self._content.style(palette.name),
            Scene(aspect, marks=drawing.marks),
            palette,
            width_px=EXPORT_WIDTH_PX,
        )


class SettingsFile:
    """Stores preferences."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self, wanted: settings.Settings) -> str:
        """Empty, or what went wrong."""
        try:
            settings.save_settings(self._path, wanted)
        except OSError as error:
            return (
                f"The preferences cannot be stored in “{self._path.parent}” ({error.strerror}). "
                "They hold until you close the window."
            )
        return ""


def _icon_files() -> dict[str, bytes]:
    folder = resources.asset("icons")
    return {
        item.name.removesuffix(".svg"): item.read_bytes()
        for item in folder.iterdir()
        if item.name.endswith(".svg")
    }


def _to_log(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    level = {
        QtMsgType.QtDebugMsg: logging.DEBUG,
        QtMsgType.QtInfoMsg: logging.INFO,
        QtMsgType.QtWarningMsg: logging.WARNING,
    }.get(kind, logging.ERROR)
    log.log(level, "Qt %s: %s", context.category, message)

"""Colours, style and type of the window, for light and dark."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer

from gluteapp.picture.palette import DARK, LIGHT, Palette
from gluteapp.views.ground import DARK_GROUND, LIGHT_GROUND

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

FONT_FAMILY = "Source Sans Pro"
LEAST_POINT_SIZE = 10.5
"""Smallest body text; a larger system size wins."""


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours (``#rrggbb``); text on its ground has a contrast of 4.5 or more."""

    name: str
    map: Palette
    window: str
    surface: str
    raised: str
    text: str
    muted: str
    accent: str
    accent_ground: str
    on_accent: str
    border: str
    danger: str
    danger_ground: str
    caution: str
    caution_ground: str


LIGHT_THEME = Theme(
    name="light",
    map=LIGHT,
    window=LIGHT_GROUND,
    surface="#ffffff",
    raised="#f7f4ef",
    text="#1d1b19",
    muted="#5a544d",
    accent="#0c5f7a",
    accent_ground="#dcecf1",
    on_accent="#ffffff",
    border="#d3ccc1",
    danger="#a5121d",
    danger_ground="#fdecea",
    caution="#6b4700",
    caution_ground="#fff4d9",
)
DARK_THEME = Theme(
    name="dark",
    map=DARK,
    window=DARK_GROUND,
    surface="#1b1f25",
    raised="#232830",
    text="#eceae6",
    muted="#b0a9a0",
    accent="#6fd3f2",
    accent_ground="#17394a",
    on_accent="#06222d",
    border="#3a414b",
    danger="#ff928c",
    danger_ground="#3a1719",
    caution="#ffd166",
    caution_ground="#35290e",
)


def theme_for(preference: str) -> Theme:
    """The theme of a preference; ``system`` follows the desktop."""
    if preference == "system":
        is_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    else:
        is_dark = preference == "dark"
    return DARK_THEME if is_dark else LIGHT_THEME


def apply_theme(app: QApplication, theme: Theme, style_template: str) -> None:
    """Give the whole program a theme; the template's ``$words`` are the theme's fields."""
    palette = _qt_palette(theme)
    app.setPalette(palette)
    # Fusion draws the frame of a check box in a darker shade of this colour
    palette.setColor(QPalette.ColorRole.Window, QColor(theme.muted).lighter(140))
    # the stub wants bytes here, PySide itself takes text only
    app.setPalette(palette, "QCheckBox")  # type: ignore[arg-type]
    sheet = Template(style_template).substitute(asdict(theme))
    if sheet != app.styleSheet():  # Qt would style every widget again
        app.setStyleSheet(sheet)


def install_font(app: QApplication, files: tuple[bytes, ...]) -> None:
    """Use the packaged typeface at no less than the system's size."""
    for data in files:
        QFontDatabase.addApplicationFontFromData(data)
    size = max(app.font().pointSizeF(), LEAST_POINT_SIZE)
    font = QFont(FONT_FAMILY)
    font.setPointSizeF(size)
    app.setFont(font)


def _qt_palette(theme: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for name, colour in (
        (role.Window, theme.window),
        (role.WindowText, theme.text),
        (role.Base, theme.surface),
        (role.AlternateBase, theme.raised),
        (role.Text, theme.text),
        (role.PlaceholderText, theme.muted),
        (role.Button, theme.raised),
        (role.ButtonText, theme.text),
        (role.BrightText, theme.danger),
        (role.Highlight, theme.accent),
        (role.HighlightedText, theme.on_accent),
        (role.Link, theme.accent),
        (role.ToolTipBase, theme.surface),
        (role.ToolTipText, theme.text),
        (role.Mid, theme.border),
        (role.Accent, theme.accent),
    ):
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(theme.muted))
    return palette


class IconMaker(QObject):
    """Draws the program's line icons in a theme's colours."""

    def __init__(self, files: dict[str, bytes], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files = files
        self._made: dict[tuple[str, str], QIcon] = {}

    def icon(self, name: str, theme: Theme) -> QIcon:
        """An icon with a pale variant for disabled buttons; drawn once for a theme."""
        key = name, theme.name
        if key not in self._made:
            self._made[key] = self._drawn(name, theme)
        return self._made[key]

    def _drawn(self, name: str, theme: Theme) -> QIcon:
        icon = QIcon()
        for size in (20, 40):
            icon.addPixmap(self._pixmap(name, theme.text, size), QIcon.Mode.Normal)
            icon.addPixmap(self._pixmap(name, theme.border, size), QIcon.Mode.Disabled)
        return icon

    def program_icon(self) -> QIcon:
        """The icon of window and task bar."""
        return QIcon(self._pixmap("gluteapp", "#000000", 128))

    def _pixmap(self, name: str, colour: str, size: int) -> QPixmap:
        data = self._files[name].replace(b"#000000", colour.encode())
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(data).render(painter)
        painter.end()
        return pixmap


def set_notice(frame: QWidget, kind: str) -> None:
    """Give a card the colours of ``caution``, ``danger`` or ``plain``."""
    if frame.property("notice") != kind:
        frame.setProperty("notice", kind)
        frame.style().unpolish(frame)
        frame.style().polish(frame)

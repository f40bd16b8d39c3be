"""All commands of the window as one table: text, key, icon, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow, QMenu

    from gluteapp.views.theme import IconMaker, Theme


@dataclass(frozen=True, slots=True)
class Row:
    """One command."""

    name: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    tip: str = ""
    group: str = ""
    """Commands of one group exclude each other."""


SEPARATOR = "-"
ROWS = (
    Row("open", "File", "&Open a drawing …", ("Ctrl+O",)),
    Row("save", "File", "&Save the drawing", ("Ctrl+S",)),
    Row("save-as", "File", "Save the drawing &as …", ("Ctrl+Shift+S",)),
    Row("export", "File", "&Export the drawing …", ("Ctrl+Shift+E",)),
    Row(SEPARATOR, "File", ""),
    Row("page", "File", "Make the &page …", ("Ctrl+P",), "page", "Preview, save or print the page"),
    Row(SEPARATOR, "File", ""),
    Row("preferences", "File", "Pre&ferences …", ("Ctrl+,",)),
    Row("quit", "File", "&Quit", ("Ctrl+Q",)),
    Row("undo", "Edit", "&Undo", ("Ctrl+Z",), "undo"),
    Row("redo", "Edit", "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
    Row(SEPARATOR, "Edit", ""),
    Row("remove-last", "Edit", "Remove the &last mark", ("Ctrl+Backspace",)),
    Row(
        "swap-sides",
        "Edit",
        "S&wap left and right",
        ("Ctrl+Shift+X",),
        "swap",
        "The marks are on the wrong side: exchange left and right",
    ),
    Row("clear", "Edit", "&Clear all marks", ("Ctrl+Shift+Backspace",), "clear", "Clear all marks"),
    Row(SEPARATOR, "Edit", ""),
    Row("search", "Edit", "&Search a muscle or a place", ("Ctrl+F",), "search"),
    Row("posterior", "View", "From &behind", ("Ctrl+1",), "back", "", "aspect"),
    Row("anterior", "View", "From the fron&t", ("Ctrl+2",), "front", "", "aspect"),
    Row("right-lateral", "View", "From the &right", ("Ctrl+3",), "right-side", "", "aspect"),
    Row("left-lateral", "View", "From the &left", ("Ctrl+4",), "left-side", "", "aspect"),
    Row(SEPARATOR, "View", ""),
    Row("zoom-in", "View", "Zoom &in", ("Ctrl++", "Ctrl+="), "zoom-in"),
    Row("zoom-out", "View", "Zoom &out", ("Ctrl+-",), "zoom-out"),
    Row("fit-hips", "View", "Back and &hips", ("Ctrl+0",), "hips", "Show low back and hips"),
    Row("fit-body", "View", "&Whole body", ("Ctrl+9",), "fit", "Show the whole body"),
    Row(SEPARATOR, "View", ""),
    Row("peel", "View", "Peel &deeper", ("Ctrl+Down",)),
    Row("cover", "View", "&Cover again", ("Ctrl+Up",)),
    Row(SEPARATOR, "View", ""),
    Row("figure-female", "View", "Female fi&gure", (), "", "", "figure"),
    Row("figure-male", "View", "&Male figure", (), "", "", "figure"),
    Row(SEPARATOR, "View", ""),
    Row("names", "View", "&Names on the map", ("Ctrl+T",), "names", "Name what is seen on the map"),
    Row(
        "strokes",
        "View",
        "Working &direction",
        ("Ctrl+D",),
        "",
        "Show how the chosen muscle is worked: along its fibres and across them",
    ),
    Row("corridor", "View", "Show where the leg &nerve runs", ("Ctrl+N",)),
    Row("layers", "View", "La&yer panel", ("Ctrl+L",), "layers"),
    Row(SEPARATOR, "View", ""),
    Row("full-screen", "View", "&Full screen", ("F11",)),
    Row(
        "mark-tool",
        "Tool",
        "It &hurts here",
        ("Ctrl+M",),
        "mark",
        "Click where it hurts, or press and paint; click twice for the whole place",
        "tool",
    ),
    Row(
        "explore-tool",
        "Tool",
        "Where does this muscle &send pain?",
        ("Ctrl+E",),
        "muscle",
        "A click on a muscle shows its pain area",
        "tool",
    ),
    Row(SEPARATOR, "Tool", ""),
    Row("brush-10", "Tool", "&Fine brush, 10 mm", (), "", "", "brush"),
    Row("brush-25", "Tool", "&Middle brush, 25 mm", (), "", "", "brush"),
    Row("brush-50", "Tool", "&Broad brush, 50 mm", (), "", "", "brush"),
    Row("brush-smaller", "Tool", "Sma&ller brush", ("[",)),
    Row("brush-larger", "Tool", "Lar&ger brush", ("]",)),
    Row(
        "eraser",
        "Tool",
        "&Eraser",
        ("Ctrl+R",),
        "eraser",
        "Take paint away; holding Ctrl while painting does the same",
    ),
    Row("pressure", "Tool", "&Pen pressure sets the width"),
    Row(SEPARATOR, "Tool", ""),
    Row("screen", "Tool", "&Safety questions …", ("Ctrl+Shift+Q",), "shield"),
    Row("learn", "Help", "Muscle pain &explained …", ("Ctrl+I",)),
    Row("keys", "Help", "&Keyboard", ("F1",)),
    Row("about", "Help", "&About gluteapp"),
)
MENUS = ("File", "Edit", "View", "Tool", "Help")
CHECKABLE = (
    "posterior",
    "anterior",
    "right-lateral",
    "left-lateral",
    "mark-tool",
    "explore-tool",
    "brush-10",
    "brush-25",
    "brush-50",
    "eraser",
    "pressure",
    "figure-female",
    "figure-male",
    "names",
    "strokes",
    "corridor",
    "layers",
    "full-screen",
)


def build_actions(window: QMainWindow) -> dict[str, QAction]:
    """Make all actions and menus of a window; returns the actions by name."""
    from PySide6.QtGui import QActionGroup

    actions: dict[str, QAction] = {}
    groups: dict[str, QActionGroup] = {}
    menus: dict[str, QMenu] = {}
    for name in MENUS:
        menus[name] = window.menuBar().addMenu(f"&{_tr(name)}")
    for row in ROWS:
        if row.name == SEPARATOR:
            menus[row.menu].addSeparator()
            continue
        action = QAction(_tr(row.text), window)
        action.setObjectName(f"action-{row.name}")
        action.setShortcuts([QKeySequence(keys) for keys in row.keys])
        action.setCheckable(row.name in CHECKABLE)
        plain = _tr(row.tip or row.text.replace("&", ""))
        action.setToolTip(f"{plain} ({row.keys[0]})" if row.keys else plain)
        if row.group:
            group = groups.setdefault(row.group, QActionGroup(window))
            group.addAction(action)
        menus[row.menu].addAction(action)
        actions[row.name] = action
    return actions


def recolour(actions: dict[str, QAction], icons: IconMaker, theme: Theme) -> None:
    """Give the actions icons in a theme's colours."""
    for row in ROWS:
        if row.icon:
            actions[row.name].setIcon(icons.icon(row.icon, theme))


def _tr(text: str) -> str:
    return QCoreApplication.translate("actions", text)

"""What lies at one place of the map, listed by depth; one entry after the other lights up."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gluteapp.domain.library import Library
    from gluteapp.domain.stack import StackItem

EDGE = 10
WIDTH = 290
TITLES = {
    "place": "Place",
    "zone": "Textbook pain areas here",
    "muscle": "Muscles, from outside in",
    "other": "Also here",
    "nerve": "Nerve",
    "bone": "Bones",
}
LEVELS = {"essential": "main", "spillover": "outer"}
LAYERS = {"superficial": "outer", "intermediate": "middle", "deep": "deep"}


class StackPanel(QFrame):
    """Lies over the upper left corner of the map and lets clicks through."""

    def __init__(self, library: Library, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("stack-panel")
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._library = library
        self._text = QLabel()
        self._text.setObjectName("stack-text")
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 10)
        layout.addWidget(self._text)
        self.setFixedWidth(WIDTH)
        self.move(EDGE, EDGE)
        self.hide()

    def show_stack(self, items: Sequence[StackItem], current: int) -> None:
        """List the items by group; the current one stands out."""
        parts, group = [], ""
        for index, item in enumerate(items):
            if item.group != group:
                group = item.group
                parts.append(f"<p style='margin:6px 0 1px 0'><b>{_tr(TITLES[group])}</b></p>")
            name = escape(self.name_of(item))
            text = f"<b><u>{name}</u></b>" if index == current else name
            mark = "▸" if index == current else "&nbsp;&nbsp;"
            parts.append(f"<p style='margin:0'>{mark} {text}</p>")
        self._text.setText("".join(parts))
        self.setAccessibleName(self.name_of(items[current]))
        self.setFixedHeight(self._text.heightForWidth(WIDTH - 24) + 20)
        self.show()
        self.raise_()

    def name_of(self, item: StackItem) -> str:
        """An item in words."""
        library = self._library
        if item.group == "place":
            return _capital(library.place_name(item.id, item.side))
        if item.group == "zone":
            muscle = item.muscle or item.id
            title = library.muscle_title(muscle, item.side)
            level = _tr(LEVELS[item.level or "essential"])
            if item.id == muscle:
                return f"{title} ({level})"
            number = item.id.rsplit(".", 1)[1]
            return _tr("{0}, point {1} ({2})").format(title, number, level)
        plain, anatomical = library.structures[item.id]
        name = _capital(anatomical if item.group == "muscle" else plain)
        layer = LAYERS.get(item.layer or "")
        return f"{name} ({_tr(layer)})" if layer and item.group == "muscle" else name


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _tr(text: str) -> str:
    return QCoreApplication.translate("StackPanel", text)

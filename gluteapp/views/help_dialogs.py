"""Texts in a window of their own: keyboard, other causes, About."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from gluteapp import __version__
from gluteapp.views import actions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gluteapp.domain.library import Library, OtherCause


class _TextDialog(QDialog):
    def __init__(self, title: str, html: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(560, 620)
        text = QTextBrowser()
        text.setObjectName("help-text")
        text.setHtml(html)
        text.document().setDocumentMargin(14)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(text)
        layout.addWidget(buttons)


class KeysDialog(_TextDialog):
    """Everything that can be done from the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Keyboard"), self._html(), parent)
        self.setObjectName("keys-dialog")

    def _html(self) -> str:
        on_map = (
            (self.tr("Arrow keys"), self.tr("move the crosshair (with Shift in small steps)")),
            (self.tr("Enter"), self.tr("mark the place, or pick the muscle there")),
            (self.tr("Shift + Enter"), self.tr("mark the whole place")),
            (self.tr("Tab on the crosshair"), self.tr("everything that lies there, one by one")),
            (self.tr("Ctrl + arrow keys"), self.tr("move the paper")),
            (self.tr("+ and -"), self.tr("zoom")),
            (self.tr("Page Down, Page Up"), self.tr("peel deeper, cover again")),
            (self.tr("Home"), self.tr("the whole body")),
            (self.tr("Menu key"), self.tr("what can be done here")),
            (self.tr("Tab, Shift+Tab"), self.tr("to the next pane and back")),
            (self.tr("Alt + Space on an eye"), self.tr("that layer alone")),
        )
        by_mouse = [
            (self.tr("Click"), self.tr("it hurts at this point")),
            (self.tr("Click twice"), self.tr("the whole place hurts")),
            (self.tr("Press and move"), self.tr("paint where it hurts")),
            (self.tr("Ctrl + press and move"), self.tr("erase")),
            (self.tr("Space or middle button"), self.tr("move the paper")),
            (self.tr("Wheel"), self.tr("zoom")),
            (self.tr("Alt + wheel"), self.tr("everything that lies here, one by one")),
            (self.tr("Right button"), self.tr("what can be done here")),
        ]
        rows = [(row.keys[0], row.text.replace("&", "")) for row in actions.ROWS if row.keys]
        return (
            f"<h3>{self.tr('With the mouse')}</h3>{_table(by_mouse)}"
            f"<h3>{self.tr('On the map')}</h3>{_table(on_map)}"
            f"<h3>{self.tr('Everywhere')}</h3>{_table(rows)}"
        )


def _table(rows: list[tuple[str, str]] | tuple[tuple[str, str], ...]) -> str:
    cells = "".join(
        f"<tr><td style='padding-right: 18px'><b>{keys}</b></td><td>{text}</td></tr>"
        for keys, text in rows
    )
    return f"<table cellpadding='3'>{cells}</table>"


class AboutDialog(_TextDialog):
    """What the program is, what it is not, and where its facts come from."""

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        notices = library.notices
        names = ("education", "honest", "other-structures", "dose-origin", "not-reviewed")
        parts = "".join(f"<p>{notices[name].text}</p>" for name in names)
        privacy = self.tr(
            "No account, no network: what you mark stays on this computer "
            "and is forgotten when you close the window, unless you save it. Until then a copy "
            "lies in a file of the program, so that a crash loses nothing."
        )
        licence = self.tr(
            "Code: Apache-2.0. Drawings and texts: CC BY 4.0. Measurements of the body: "
            "BodyParts3D, © The Database Center for Life Science, CC BY 4.0."
        )
        html = f"<h2>gluteapp {__version__}</h2>{parts}<p>{privacy}</p><p>{licence}</p>"
        super().__init__(self.tr("About gluteapp"), html, parent)
        self.setObjectName("about-dialog")


class CausesDialog(_TextDialog):
    """Joints, nerves, tendons and organs that hurt in the same places."""

    def __init__(
        self, causes: Sequence[OtherCause], library: Library, parent: QWidget | None = None
    ) -> None:
        parts = "".join(
            f"<h3>{escape(one.name)}</h3><p>{escape(one.why)}</p>"
            f"<p><small>{escape(' '.join(library.sources[name].text for name in one.sources))}"
            "</small></p>"
            for one in causes
        )
        intro = library.notices["other-structures"].text
        super().__init__(self.tr("Not a muscle?"), f"<p>{intro}</p>{parts}", parent)
        self.setObjectName("causes-dialog")

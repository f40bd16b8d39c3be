"""What stands behind the map: words, causes, what helps, treatments, evidence."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from gluteapp.domain.knowledge import matching
from gluteapp.views.rich_text import SourceNumbers, sheet, sources_html, statements_html

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from gluteapp.domain.library import Library, Topic
    from gluteapp.views.theme import Theme


class LearnDialog(QDialog):
    """Topics on the left, the chosen one on the right; a search shows what holds its words."""

    def __init__(
        self,
        library: Library,
        theme: Theme,
        *,
        may_show_self_care: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("learn-dialog")
        self.setWindowTitle(self.tr("Muscle pain explained"))
        self.resize(860, 640)
        self._library = library
        self._theme = theme
        self._may_show_self_care = may_show_self_care
        self.search = QLineEdit()
        self.search.setObjectName("learn-search")
        self.search.setPlaceholderText(self.tr("Search in all topics"))
        self.search.setAccessibleName(self.tr("Search in all topics"))
        self.search.setClearButtonEnabled(True)
        self.topics = QListWidget()
        self.topics.setObjectName("learn-topics")
        self.topics.setAccessibleName(self.tr("Topics"))
        self.topics.setSpacing(4)
        self.topics.addItems([topic.title for topic in library.topics])
        self.topics.setFixedWidth(self.topics.sizeHintForColumn(0) + 24)
        self.text = QTextBrowser()
        self.text.setObjectName("learn-text")
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(14)
        self._lay_out()
        self.search.textChanged.connect(self._show)
        self.topics.currentRowChanged.connect(self._on_topic_chosen)
        self.text.anchorClicked.connect(self._on_link)
        self.topics.setCurrentRow(0)

    def _lay_out(self) -> None:
        body = QHBoxLayout()
        body.addWidget(self.topics)
        body.addWidget(self.text, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setAutoDefault(False)  # Return belongs to the search
        layout = QVBoxLayout(self)
        layout.addWidget(self.search)
        layout.addLayout(body, 1)
        layout.addWidget(buttons)

    @Slot(int)
    def _on_topic_chosen(self, _row: int) -> None:
        """A topic is shown whole; a search that was on is over."""
        if self.search.text():
            self.search.clear()
        else:
            self._show()

    @Slot()
    def _show(self) -> None:
        wanted = self.search.text()
        row = self.topics.currentRow()
        if wanted.strip():
            shown: Sequence[Topic] = matching(self._library.topics, wanted)
        else:
            shown = self._library.topics[max(row, 0) : max(row, 0) + 1]
        self.text.setHtml(f"<style>{sheet(self._theme)}</style>{self._html(shown)}")

    def _html(self, topics: Sequence[Topic]) -> str:
        if not topics:
            hint = self.tr("Nothing here holds all these words. Try fewer or shorter ones.")
            return f"<p class='muted'>{hint}</p>"
        numbers = SourceNumbers()
        parts = [self._topic_html(topic, numbers) for topic in topics]
        notice = self._library.notices["not-reviewed"].text
        parts.append(f"<h2>{self.tr('Sources')}</h2>{sources_html(numbers, self._library)}")
        parts.append(f"<p class='caveat'>⚠ {notice}</p>")
        return "".join(parts)

    def _topic_html(self, topic: Topic, numbers: SourceNumbers) -> str:
        """One topic; self-care waits for the safety questions, as everywhere."""
        if topic.after_screen and not self._may_show_self_care:
            wait = self._library.notices["after-screen"].text
            return f"<h2>{escape(topic.title)}</h2><p class='caveat'>⚠ {escape(wait)}</p>"
        strengths = {"L": self.tr("thin evidence")}
        return statements_html(topic.title, topic.statements, numbers, strengths)

    @Slot(QUrl)
    def _on_link(self, url: QUrl) -> None:
        if url.scheme() == "source":
            self.text.scrollToAnchor(url.path())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape ends a search before it closes the window."""
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            return
        super().keyPressEvent(event)

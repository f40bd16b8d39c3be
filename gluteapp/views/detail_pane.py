"""Everything about one muscle: overview, heatmap, find it, massage, care, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QShowEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QLabel, QTabWidget, QTextBrowser, QVBoxLayout, QWidget

from gluteapp.views.find_pane import FindPane
from gluteapp.views.massage_pane import MassagePane, MassageState
from gluteapp.views.rich_text import (
    SourceNumbers,
    muscle_numbers,
    sheet,
    sources_html,
    statement_html,
    statements_html,
)
from gluteapp.views.theme import LIGHT_THEME, Theme
from gluteapp.views.why_text import why_html

if TYPE_CHECKING:
    from gluteapp.domain.library import Library, Muscle
    from gluteapp.domain.vocabulary import Side
    from gluteapp.models.why import Why
    from gluteapp.views.pose_strip import PoseSource


class DetailPane(QFrame):
    """Tabs for one muscle; the heatmap tab is handed in, because it loads late."""

    step_selected = Signal(tuple)
    screen_requested = Signal()
    page_requested = Signal()
    read = Signal()
    """The user went into the texts about this muscle."""

    def __init__(
        self,
        library: Library,
        heatmap: QWidget,
        poses: PoseSource,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("detail-pane")
        self.setProperty("panel", True)
        self._library = library
        self._muscle: Muscle | None = None
        self._why: Why | None = None
        self._theme = LIGHT_THEME
        self._stale: set[QTextBrowser] = set()
        self.find_steps = FindPane(library, poses)
        self.massage = MassagePane(library, poses)
        self._build(heatmap)
        self._connect()

    def _build(self, heatmap: QWidget) -> None:
        self._title = QLabel()
        self._title.setObjectName("detail-title")
        self._title.setTextFormat(Qt.TextFormat.RichText)
        self._title.setWordWrap(True)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("detail-tabs")
        self.tabs.setAccessibleName(self.tr("About this muscle"))
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setExpanding(False)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setUsesScrollButtons(True)
        self.overview = self._text("overview-text", self.tr("Overview"))
        self.care = self._text("care-text", self.tr("Care"))
        self.sources = self._text("sources-text", self.tr("Sources"))
        for widget, name in (
            (self.overview, self.tr("Overview")),
            (heatmap, self.tr("Heatmap")),
            (self.find_steps, self.tr("Find it")),
            (self.massage, self.tr("Massage")),
            (self.care, self.tr("Care")),
            (self.sources, self.tr("Sources")),
        ):
            self.tabs.addTab(widget, name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.setSpacing(4)
        layout.addWidget(self._title)
        layout.addWidget(self.tabs, 1)

    def _text(self, name: str, title: str) -> QTextBrowser:
        browser = QTextBrowser()
        browser.setObjectName(name)
        browser.setAccessibleName(title)
        browser.setOpenLinks(False)
        browser.setTabChangesFocus(True)
        browser.document().setIndentWidth(16)
        return browser

    def _connect(self) -> None:
        for browser in (self.overview, self.care):
            browser.anchorClicked.connect(self._on_source_clicked)
        self.find_steps.step_selected.connect(self.step_selected)
        self.massage.step_selected.connect(self.step_selected)
        self.massage.screen_requested.connect(self.screen_requested)
        self.massage.page_requested.connect(self.page_requested)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.tabs.currentChanged.connect(self.read)
        self.step_selected.connect(self.read)

    def set_theme(self, theme: Theme) -> None:
        """Recolour the texts."""
        self._theme = theme
        self.find_steps.set_theme(theme)
        self.massage.set_theme(theme)
        self._show_texts()

    def set_why(self, why: Why | None) -> None:
        """Say why the muscle is in the answer; ``None`` where it is not."""
        if why != self._why:
            self._why = why
            self._stale |= {self.overview, self.sources}
            self._fill_front()

    def set_muscle(self, muscle: Muscle | None, side: Side, why: Why | None = None) -> None:
        """Speak of another muscle, and of why it is in the answer."""
        self._muscle, self._why = muscle, why
        if muscle is not None:
            self._title.setText(
                f"<b style='font-size: large'>{muscle.name}, {side}</b> – {muscle.plain_name}"
            )
            self.find_steps.set_muscle(muscle, side)
            for pane in (self.find_steps, self.massage):
                self.tabs.setTabVisible(self.tabs.indexOf(pane), not muscle.is_in_short)
        self._show_texts()

    def set_massage(self, state: MassageState) -> None:
        """Show what may be done, or the questions, or the referral."""
        self.massage.set_state(state)

    def show_massage_tab(self) -> None:
        """Bring self-care to the front, where there is any."""
        if self._muscle is not None and not self._muscle.is_in_short:
            self.tabs.setCurrentWidget(self.massage)

    def _show_texts(self) -> None:
        self._stale = {self.overview, self.care, self.sources}
        self._fill_front()

    def showEvent(self, event: QShowEvent) -> None:
        """Write what changed while nobody saw it."""
        super().showEvent(event)
        self._fill_front()

    def _fill_front(self) -> None:
        """Write the text that is in front; the others wait until they are."""
        browser = self.tabs.currentWidget()
        if self._muscle is None or browser not in self._stale or self.isHidden():
            return
        writers = {
            self.overview: self._overview_html,
            self.care: self._care_html,
            self.sources: self._sources_html,
        }
        for front, write in writers.items():
            if front is browser:
                style = f"<style>{sheet(self._theme)}</style>"
                front.setHtml(style + write(self._muscle, self._numbers(self._muscle)))
                front.moveCursor(QTextCursor.MoveOperation.Start)
                front.verticalScrollBar().setValue(0)
                self._stale.discard(front)

    def _numbers(self, muscle: Muscle) -> SourceNumbers:
        """One numbering for all tabs: the card's sources, then those of the answer."""
        numbers = muscle_numbers(muscle)
        if self._why is not None:
            numbers.links(self._why.sources)
        return numbers

    def _strengths(self) -> dict[str, str]:
        return {"L": self.tr("thin evidence")}

    def _overview_html(self, muscle: Muscle, numbers: SourceNumbers) -> str:
        strengths = self._strengths()
        parts = [f"<p>{statement_html(muscle.summary, numbers, strengths)}</p>"]
        if self._why is not None:
            parts.append(why_html(self._why, numbers, self._library, self._theme))
        if muscle.nerve_note:
            parts.append(f"<p class='caveat'>⚠ {self._library.notices['nerve-card'].text}</p>")
        for title, statements in (
            (self.tr("Where it hurts"), muscle.where),
            (self.tr("What it feels like"), muscle.feels),
            (self.tr("What sets it off"), muscle.sets_off),
            (self.tr("Habits that help"), muscle.habits),
            (self.tr("What it is"), muscle.what),
        ):
            parts.append(statements_html(title, statements, numbers, strengths))
        if muscle.is_in_short:
            parts.append(f"<p class='muted'>{self._library.notices['in-short'].text}</p>")
            return "".join(parts)
        points = "".join(
            f"<li><b>{number}. {point.name}</b>: "
            f"{statement_html(point.statement, numbers, strengths)}</li>"
            for number, point in enumerate(muscle.points, 1)
        )
        parts.append(f"<h2>{self.tr('Its trigger points')}</h2><ul>{points}</ul>")
        parts.append(f"<p class='muted'>{self._library.notices['other-structures'].text}</p>")
        return "".join(parts)

    def _care_html(self, muscle: Muscle, numbers: SourceNumbers) -> str:
        notices = self._library.notices
        strengths = self._strengths()
        rules = [notices[name] for name in ("sciatic-corridor", "stop-rule", "next-day-rule")]
        items = "".join(f"<li>{rule.text}</li>" for rule in rules)
        flags = "".join(
            f"<li><b>{self._tier_name(flag.tier)}</b>: {flag.question}</li>"
            for flag in self._library.flags
        )
        return (
            statements_html(self.tr("Be careful"), muscle.care, numbers, strengths)
            + f"<h2>{self.tr('Rules for every massage')}</h2><ul>{items}</ul>"
            + f"<h2>{self.tr('When to get help')}</h2><ul>{flags}</ul>"
            + f"<p class='muted'>{notices['flags-caveat'].text}</p>"
        )

    def _tier_name(self, tier: str) -> str:
        return {
            "R1": self.tr("Now"),
            "R2": self.tr("Today"),
            "R3": self.tr("Soon"),
        }[tier]

    def _sources_html(self, _muscle: Muscle, numbers: SourceNumbers) -> str:
        notices = self._library.notices
        return (
            f"<p>{notices['honest'].text}</p><p class='caveat'>⚠ {notices['not-reviewed'].text}</p>"
            f"{sources_html(numbers, self._library)}"
        )

    @Slot(QUrl)
    def _on_source_clicked(self, url: QUrl) -> None:
        if url.scheme() == "source":
            self.tabs.setCurrentWidget(self.sources)
            self.sources.scrollToAnchor(url.path())

    @Slot(int)
    def _on_tab_changed(self, _index: int) -> None:
        """Texts are written when they are first seen; targets are lit only while they are."""
        self._fill_front()
        widget = self.tabs.currentWidget()
        self.find_steps.set_active(active=widget is self.find_steps)
        self.massage.set_active(active=widget is self.massage)

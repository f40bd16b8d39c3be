"""The page as one HTML file for a phone: no network, steps to tick, a timer for holding."""

from __future__ import annotations

import base64
import re
from html import escape
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gluteapp.domain.page import Action, Figure, Page, Section
    from gluteapp.domain.vocabulary import Side


class HtmlPage:
    """Writes a page; figures and poses come as SVG texts, as for paper."""

    def __init__(
        self,
        page: Page,
        figures: Mapping[tuple[str, Figure], str],
        poses: Mapping[tuple[str, Side], str],
    ) -> None:
        self._page = page
        self._figures = figures
        self._poses = poses
        self._timers = 0
        # the shorter of two times that a dose names: “20 to 30 seconds”
        second = re.escape(page.words["seconds"])
        self._seconds = re.compile(rf"\b(\d+)(?:\W+\w+ \d+)? {second}")

    def text(self, template: str) -> str:
        """The whole file; ``template`` has the places ``title``, ``body`` and ``footer``."""
        page = self._page
        return Template(template).substitute(
            language=page.language,
            title=escape(page.title),
            body="\n".join(self._body()),
            footer=" ".join(escape(line) for line in page.footer),
        )

    def _word(self, name: str) -> str:
        return escape(self._page.words[name])

    def _body(self) -> Iterator[str]:
        page = self._page
        yield f"<h1>{escape(page.title)}</h1>"
        who = f"{self._word('name')}: {escape(page.patient)} · " if page.patient else ""
        yield f"<p>{who}{self._word('date')}: {escape(page.date)}</p>"
        if page.referral is not None:
            yield from self._referral()
        if page.in_short:
            yield f"<p><strong>{escape(page.in_short)}</strong></p>"
        for section in page.sections:
            yield from self._section(section)
        if page.note:
            yield f"<p><strong>{self._word('note')}:</strong> {escape(page.note)}</p>"
        if page.referral is None:
            yield from self._rules()

    def _referral(self) -> Iterator[str]:
        page = self._page
        if page.referral is None:
            return
        reasons = "".join(f"<p>{escape(reason)}</p>" for reason in page.referral.reasons)
        yield (
            f'<div class="box help"><p><strong>{escape(page.referral.text)}</strong></p>'
            f'<p class="number">{escape(page.emergency)}</p>{reasons}</div>'
        )
        yield f"<p><strong>{self._word('tell')}</strong></p><p>{escape(page.marked)}</p>"
        pictures = "".join(self._figure("", figure) for figure in page.marked_figures)
        yield f'<div class="pictures">{pictures}</div>'

    def _section(self, section: Section) -> Iterator[str]:
        if len(self._page.sections) > 1:
            yield f"<h2>{escape(section.title)}</h2>"
        pictures = "".join(self._figure(section.muscle, figure) for figure in section.figures)
        yield f'<div class="pictures">{pictures}</div><p>{self._word("key")}</p>'
        yield f"<h2>{self._word('what')}</h2>"
        yield from (f"<p>{escape(line)}</p>" for line in section.meaning)
        if self._page.marked:
            yield f"<p><strong>{escape(self._page.marked)}</strong></p>"
        yield f"<p>{escape(self._page.other_causes)}</p>"
        if section.actions:
            yield f"<h2>{self._word('do')}</h2>"
        for action in section.actions:
            yield from self._action(action, section.side)
        yield from (f"<p><em>{escape(line)}</em></p>" for line in section.left_out)
        yield from (
            f"<p><strong>{self._word('care')}:</strong> {escape(line)}</p>" for line in section.care
        )

    def _action(self, action: Action, side: Side) -> Iterator[str]:
        yield f"<h3>{escape(action.title)}</h3>"
        facts = "".join(
            f"<dt>{escape(label)}:</dt><dd>{escape(text)}</dd>" for label, text in action.facts
        )
        yield f"<dl>{facts}</dl>"
        pictures = "".join(
            f'<figure class="pose">{_image(self._poses[one.pose, side], one.alternative)}'
            f"<figcaption>{escape(one.label)}</figcaption></figure>"
            for one in action.pictures
        )
        yield f'<div class="pictures">{pictures}</div>'
        steps = "".join(
            f'<li><label><input type="checkbox"><span>{escape(step)}</span></label></li>'
            for step in action.steps
        )
        yield f'<ol class="steps">{steps}</ol>'
        yield self._timer(action)
        days = "".join(
            f'<label><input type="checkbox">{escape(day)}</label>' for day in self._page.days
        )
        yield f"<fieldset><legend>{self._word('ticks')}</legend>{days}</fieldset>"

    def _timer(self, action: Action) -> str:
        """A button that counts the seconds down which a dose or a step names."""
        found = self._seconds.search(" ".join([*(text for _, text in action.facts), *action.steps]))
        if found is None:
            return ""
        self._timers += 1
        name = f"timer-{self._timers}"
        title = self._word("timer").format(seconds=found[1])
        return (
            f'<p><button type="button" data-seconds="{found[1]}" data-done="{self._word("held")}"'
            f' aria-controls="{name}">{title}</button> <span id="{name}" role="status"'
            ' class="number"></span></p>'
        )

    def _figure(self, muscle: str, figure: Figure) -> str:
        return (
            f"<figure>{_image(self._figures[muscle, figure], figure.alternative)}"
            f"<figcaption>{escape(figure.caption)}</figcaption></figure>"
        )

    def _rules(self) -> Iterator[str]:
        page = self._page
        yield (
            f'<div class="box stop"><h2>{self._word("stop")}</h2><p>{escape(page.stop_rule)}</p>'
            f"<p>{escape(page.next_day)}</p></div>"
        )
        lines = "".join(f"<li>{escape(line)}</li>" for line in page.help_lines)
        yield (
            f'<div class="box help"><h2>{escape(page.help_title)}</h2><ul>{lines}</ul>'
            f"<p><strong>{escape(page.emergency)}</strong></p></div>"
        )
        if page.terms:
            terms = "".join(
                f"<dt>{escape(term)}:</dt><dd>{escape(meaning)}</dd>"
                for term, meaning in page.terms
            )
            yield f"<h2>{self._word('terms')}</h2><dl>{terms}</dl>"
        sources = " ".join(escape(one) for one in page.sources)
        yield f'<p class="sources"><strong>{self._word("sources")}:</strong> {sources}</p>'


def _image(svg: str, alternative: str) -> str:
    data = base64.b64encode(svg.encode()).decode()
    return f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(alternative, quote=True)}">'

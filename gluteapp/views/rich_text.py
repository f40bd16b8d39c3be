"""Statements as HTML for text panes: plain sentences with numbered sources."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gluteapp.domain.library import Library, Muscle, Statement
    from gluteapp.views.theme import Theme


class SourceNumbers:
    """Gives every source that a text names a number, in the order of appearance."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def links(self, sources: Iterable[str]) -> str:
        """Small links to the sources."""
        made = []
        for source in sources:
            number = self._numbers.setdefault(source, len(self._numbers) + 1)
            made.append(f'<a href="source:{escape(source)}">{number}</a>')
        return f"<sup>&nbsp;{', '.join(made)}</sup>" if made else ""

    @property
    def in_order(self) -> Sequence[str]:
        """All sources named so far."""
        return tuple(self._numbers)


def muscle_numbers(muscle: Muscle) -> SourceNumbers:
    """The numbering that all panes of one muscle share."""
    numbers = SourceNumbers()
    for group in (
        [muscle.summary],
        muscle.where,
        muscle.feels,
        muscle.sets_off,
        muscle.habits,
        muscle.what,
        [point.statement for point in muscle.points],
        muscle.care,
    ):
        for statement in group:
            numbers.links(statement.sources)
    numbers.links(muscle.palpation_sources)
    for technique in muscle.techniques:
        numbers.links(technique.sources)
    return numbers


def sheet(theme: Theme) -> str:
    """The style of text panes."""
    return (
        f"body {{ color: {theme.text}; }} a {{ color: {theme.accent}; text-decoration: none; }} "
        f"h2 {{ font-size: large; font-weight: 600; margin-top: 12px; margin-bottom: 3px; }} "
        f"p {{ margin-top: 2px; margin-bottom: 6px; }} li {{ margin-bottom: 4px; }} "
        f".muted {{ color: {theme.muted}; }} .caveat {{ color: {theme.caution}; }} "
        f".danger {{ color: {theme.danger}; }}"
    )


def statements_html(
    title: str, statements: Sequence[Statement], numbers: SourceNumbers, strengths: dict[str, str]
) -> str:
    """A heading and a list of statements."""
    if not statements:
        return ""
    items = "".join(f"<li>{statement_html(one, numbers, strengths)}</li>" for one in statements)
    return f"<h2>{escape(title)}</h2><ul>{items}</ul>"


def statement_html(statement: Statement, numbers: SourceNumbers, strengths: dict[str, str]) -> str:
    """One statement, its sources, how sure it is, and its caveat."""
    text = escape(statement.text) + numbers.links(statement.sources)
    if statement.confidence == "L":
        text += f' <span class="muted">({escape(strengths["L"])})</span>'
    if statement.caveat:
        text += f'<br/><span class="caveat">⚠ {escape(statement.caveat)}</span>'
    return text


def sources_html(numbers: SourceNumbers, library: Library) -> str:
    """The numbered list of full references."""
    rows = []
    for number, name in enumerate(numbers.in_order, 1):
        source = library.sources[name]
        note = f' <span class="muted">{escape(source.note)}</span>' if source.note else ""
        rows.append(
            f'<p><a name="{escape(name)}"></a><b>{number}.</b> {escape(source.text)} '
            f'<span class="muted">[{escape(source.kind)}]</span>{note}</p>'
        )
    return "".join(rows)

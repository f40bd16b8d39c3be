"""Why a muscle is in the list: its reasons, a small chart of its parts, the rules that fit."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from gluteapp.domain.library import Library
    from gluteapp.models.why import Why
    from gluteapp.views.rich_text import SourceNumbers
    from gluteapp.views.theme import Theme

BAR_PX = 110
"""A part that counts 100 and fits in full fills this; the others in proportion."""
LEAST_PX = 2
GRADES = ((0.85, "yes"), (0.6, "mostly"), (0.35, "partly"), (0.1, "a little"), (0.0, "no"))


def why_html(why: Why, numbers: SourceNumbers, library: Library, theme: Theme) -> str:
    """The whole section."""
    items = "".join(
        f"<li>{escape(text)}{numbers.links(sources)}</li>" for text, sources in why.reasons
    )
    parts = [f"<h2>{_tr('Why it is in the list')}</h2><ul>{items}</ul>"]
    parts.append(_chart(why, library, theme))
    if why.clues:
        rules = "".join(
            f"<li>{escape(one.text)}{numbers.links(one.sources)}"
            + (f'<br/><span class="caveat">⚠ {escape(one.caveat)}</span>' if one.caveat else "")
            + "</li>"
            for one in why.clues
        )
        parts.append(f"<h2>{_tr('Rules of thumb')}</h2><ul>{rules}</ul>")
    return "".join(parts)


def _chart(why: Why, library: Library, theme: Theme) -> str:
    heaviest = max(weight for _, _, weight in why.shares)
    rows = "".join(
        f"<tr><td>{escape(library.phrases[f'part-{name}'])}&nbsp;&nbsp;</td>"
        f"<td valign='middle'>{_bar(value, weight / heaviest, theme)}</td>"
        f"<td>&nbsp;{_tr(grade_of(value))}</td></tr>"
        for name, value, weight in why.shares
    )
    return (
        f"<h2>{_tr('How the match is made up')}</h2>"
        f"<table cellspacing='0' cellpadding='2'>{rows}</table>"
        f"<p class='muted'>{escape(library.phrases['match-note'])}</p>"
    )


def grade_of(value: float) -> str:
    """How far a part (0–1) fits, in words: a number would be read as a chance."""
    return next(word for least, word in GRADES if value >= least)


def _bar(value: float, share: float, theme: Theme) -> str:
    """How long a part could be, and how much of it is filled."""
    room = max(LEAST_PX * 2, round(BAR_PX * share))
    full = min(room, round(room * value))
    cells = "".join(
        f"<td width='{width}' bgcolor='{colour}' style='font-size:5pt'>&nbsp;</td>"
        for width, colour in ((full, theme.accent), (room - full, theme.border))
        if width
    )
    return f"<table cellspacing='0' cellpadding='0'><tr>{cells}</tr></table>"


def _tr(text: str) -> str:
    return QCoreApplication.translate("WhyText", text)

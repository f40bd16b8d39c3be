"""Translations as PO files, which translators' own tools read and write.

One entry for each text: its key as context (``msgctxt``), the English text as ``msgid``. An entry
whose English is no longer ours counts as not translated, so an old translation never stands
beside a new instruction.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gluteapp.domain.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FOLDER = "languages"
_GAP = re.compile(r"\{\w*\}|</?b>")
_NUMBER = re.compile(r"\d+")


def read_po(
    text: str, file: str, english: Mapping[str, str]
) -> tuple[dict[str, str], list[Problem]]:
    """Translations by key, and everything that is wrong with them.

    ``english`` holds the text of every key. What is missing, outdated, marked as doubtful
    (fuzzy), or differs from the English in its gaps or numbers, is left out and reported.
    """
    import polib

    try:
        catalogue = polib.pofile(text)
    except (OSError, ValueError, UnicodeError) as error:
        return {}, [Problem(file, 0, "", f"is not readable as a PO file: {error}.")]
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for entry in catalogue:
        if entry.obsolete:
            continue
        key = entry.msgctxt or ""
        faults = list(_faults(entry, english.get(key)))
        problems += [Problem(file, entry.linenum or 0, key, fault) for fault in faults]
        if not faults:
            found[key] = entry.msgstr
    told = {problem.key for problem in problems}
    problems += [
        Problem(file, 0, key, "is not translated.")
        for key in english
        if key not in found and key not in told
    ]
    return found, problems


def _faults(entry: object, english: str | None) -> Iterator[str]:
    source, text = str(getattr(entry, "msgid", "")), str(getattr(entry, "msgstr", ""))
    if english is None:
        yield "is the key of no text."
    elif source != english:
        yield f"translates an older text: it is “{english}” now."
    elif not text:
        yield "is not translated."
    elif getattr(entry, "fuzzy", False):
        yield "is marked as doubtful (fuzzy): check it and take the mark away."
    elif sorted(_GAP.findall(source)) != sorted(_GAP.findall(text)):
        yield f"must hold the same gaps as the English: {' '.join(_GAP.findall(source)) or 'none'}."
    elif sorted(_NUMBER.findall(source)) != sorted(_NUMBER.findall(text)):
        yield f"must hold the same numbers as the English: {' '.join(_NUMBER.findall(source))}."


def renewed(text: str, language: str, english: Mapping[str, str]) -> str:
    """A PO file for translators: every text in our order, old translations kept.

    Where the English has changed, the old translation stays as a doubtful one.
    """
    import polib

    kept = {entry.msgctxt: entry for entry in polib.pofile(text)} if text else {}
    catalogue = polib.POFile(wrapwidth=100)
    catalogue.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    for key, source in english.items():
        old = kept.get(key)
        entry = polib.POEntry(msgctxt=key, msgid=source, msgstr=old.msgstr if old else "")
        if old and (old.msgid != source or old.fuzzy):
            entry.flags.append("fuzzy")
        catalogue.append(entry)
    return str(catalogue)

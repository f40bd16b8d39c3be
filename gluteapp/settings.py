"""Preferences: one frozen value, one table of rows, one readable TOML file."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gluteapp.domain.problems import unknown_word
from gluteapp.domain.translation import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

FILE = "preferences.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user prefers."""

    theme: str = "system"
    figure: str = "female"
    motion: str = "on"
    paper: str = "a4"
    emergency_region: str = "international"
    page_language: str = "en"


@dataclass(frozen=True, slots=True)
class Row:
    """One preference: its field, label and what it may be."""

    key: str
    label: str
    choices: tuple[tuple[str, str], ...]
    """Value and what the dialog calls it."""


ROWS = (
    Row("theme", "Colours", (("system", "As the system"), ("light", "Light"), ("dark", "Dark"))),
    Row("figure", "Figure on the map", (("female", "Female"), ("male", "Male"))),
    Row("motion", "Moving pictures", (("on", "On"), ("off", "Off"))),
    Row("paper", "Paper", (("a4", "A4"), ("letter", "Letter"))),
    Row("page_language", "Language of the patient's page", tuple(LANGUAGES.items())),
    Row(
        "emergency_region",
        "Emergency number",
        (
            ("international", "112 (international)"),
            ("united-kingdom", "999 (United Kingdom)"),
            ("ireland", "112 or 999 (Ireland)"),
            ("united-states-canada", "911 (USA, Canada)"),
            ("australia", "000 (Australia)"),
            ("new-zealand", "111 (New Zealand)"),
            ("brazil", "192 (Brazil)"),
            ("europe", "112 (Europe)"),
        ),
    ),
)


def load_settings(path: Path) -> tuple[Settings, str]:
    """The stored preferences and a notice; a file that cannot be used is kept and named."""
    settings = Settings()
    if not path.exists():
        return settings, ""
    import tomllib

    try:
        stored = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        aside = _set_aside(path)
        return settings, (
            f"The preferences in “{path.name}” cannot be read ({error}); defaults are in use"
            f"{f' and the file is kept as “{aside.name}”' if aside else ''}."
        )
    notices = []
    for row in ROWS:
        if row.key not in stored:
            continue
        allowed = [value for value, _ in row.choices]
        value = stored[row.key]
        if value in allowed:
            settings = replace(settings, **{row.key: value})
        else:
            notices.append(unknown_word(row.label.lower(), str(value), allowed))
    return settings, " ".join(notices)


def save_settings(path: Path, settings: Settings) -> None:
    """Write the preferences in full or not at all.

    Raises:
        OSError: if the place cannot be written.
    """
    lines = [f'{row.key} = "{getattr(settings, row.key)}"  # {row.label}' for row in ROWS]
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".part")
    partial.write_text("\n".join(lines) + "\n", encoding="utf-8")
    os.replace(partial, path)


def _set_aside(path: Path) -> Path | None:
    aside = path.with_suffix(".broken")
    try:
        os.replace(path, aside)
    except OSError:
        return None
    return aside

"""A clinic's letterhead as a small TOML file with its logo beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gluteapp.content.toml_table import Table
from gluteapp.domain.clinic import LARGEST_LOGO, LONGEST_LINE, MOST_LINES, Clinic
from gluteapp.domain.problems import InputError, Problem

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_BYTES = 20_000


def open_clinic(path: Path) -> Clinic:
    """The letterhead of a file such as ``clinic.toml``.

    Raises:
        InputError: in one sentence that names the file and everything that is wrong.
    """
    problems: list[Problem] = []
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise InputError(f"“{path.name}” is too large to be a clinic file.")
        table = Table.parse(path.read_text(encoding="utf-8"), path.name, problems)
    except UnicodeDecodeError as error:
        raise InputError(f"“{path.name}” is no clinic file: it is not text.") from error
    except OSError as error:
        raise _unreadable(path, error) from error
    name = _line(table, "name")
    address = table.texts("address")
    if len(address) > MOST_LINES or any(len(line) > LONGEST_LINE for line in address):
        table.report(f"has room for {MOST_LINES} lines of {LONGEST_LINE} letters.", "address")
    phone, logo = _line(table, "phone"), table.text("logo", "")
    table.finish()
    if problems:
        raise InputError(f"The clinic file is wrong: {' '.join(str(one) for one in problems)}")
    return Clinic(name, address, phone, read_logo(path.parent / logo) if logo else b"")


def _line(table: Table, key: str) -> str:
    text = table.text(key, "")
    if len(text) > LONGEST_LINE:
        table.report(f"has room for {LONGEST_LINE} letters.", key)
    return text


def read_logo(path: Path) -> bytes:
    """The bytes of a logo; whether they are a picture shows when the page is made.

    Raises:
        InputError: where it cannot be read or is too large.
    """
    try:
        if path.stat().st_size > LARGEST_LOGO:
            raise InputError(
                f"The logo “{path.name}” is too large: use one of at most "
                f"{LARGEST_LOGO // 1_000_000} MB."
            )
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> InputError:
    reason = (error.strerror or str(error)).lower()
    return InputError(f"“{path.name}” cannot be read: {reason}.")


def clinic_text(clinic: Clinic, logo: str = "") -> str:
    """The TOML text of a letterhead; ``logo`` names the picture beside it."""
    rows: dict[str, Any] = {
        "name": clinic.name,
        "address": list(clinic.address),
        "phone": clinic.phone,
        "logo": logo,
    }
    return "".join(f"{key} = {_toml(value)}\n" for key, value in rows.items() if value)


def _toml(value: str | list[str]) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_toml(one) for one in value)}]"
    marks = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
    plain = "".join(marks.get(one, one) for one in value if one >= " " or one in "\n\t")
    return f'"{plain}"'

"""Checked access to one TOML table: every wrong, missing or unknown key becomes a problem."""

from __future__ import annotations

import difflib
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from gluteapp.domain.problems import Problem, unknown_word

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"^\s*([A-Za-z0-9_-]+|\"[^\"]+\")\s*=")
_KINDS = {
    str: "a text",
    bool: "true or false",
    int: "a whole number",
    list: "a list",
    dict: "a table",
}

Path = tuple[str | int, ...]


def parsed(text: str, file: str, problems: list[Problem]) -> dict[str, Any]:
    """A file's values; text that is no TOML is one problem and no values."""
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else 0
        problems.append(Problem(file, line, "", f"is not readable as TOML: {error}."))
        return {}


@lru_cache(maxsize=4)
def line_numbers(text: str) -> dict[Path, int]:
    """Lines (from 1) of tables and keys, by path: ``("flag", 2, "tier")``.

    Keys inside inline tables are not found; ask for their parent.
    """
    lines: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    here: Path = ()
    for number, line in enumerate(text.splitlines(), 1):
        header = _HEADER.match(line)
        if header:
            here = _resolved(header[2], counts, is_array=header[1] == "[[")
            lines[here] = number
            continue
        key = _KEY.match(line)
        if key:
            lines.setdefault((*here, key[1].strip('"')), number)
    return lines


def _resolved(name: str, counts: dict[Path, int], *, is_array: bool) -> Path:
    path: Path = ()
    words = [word.strip().strip('"') for word in name.split(".")]
    for depth, word in enumerate(words):
        path = (*path, word)
        last = depth == len(words) - 1
        if last and is_array:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


class Table:
    """One table of one file. Getters return a harmless value where they report a problem."""

    def __init__(
        self,
        values: dict[str, Any],
        *,
        file: str,
        problems: list[Problem],
        text: str = "",
        path: Path = (),
    ) -> None:
        self._values = values
        self._file = file
        self._problems = problems
        self._text = text
        self._path = path
        self._seen: set[str] = set()

    @classmethod
    def parse(cls, text: str, file: str, problems: list[Problem]) -> Table:
        """The whole file; text that is no TOML is one problem and an empty table."""
        return cls(parsed(text, file, problems), file=file, problems=problems, text=text)

    @property
    def values(self) -> dict[str, Any]:
        """What the file says, unchecked."""
        return self._values

    def report(self, message: str, key: str = "") -> None:
        """Note a problem with this table or one of its keys."""
        lines = line_numbers(self._text)
        path = (*self._path, key) if key else self._path
        while path and path not in lines:
            path = path[:-1]
        name = ".".join(str(word) for word in (*self._path, key) if word != "")
        self._problems.append(Problem(self._file, lines.get(path, 0), name, message))

    def has(self, key: str) -> bool:
        """Whether the key is given."""
        return key in self._values

    def text(self, key: str, default: str | None = None) -> str:
        """A text that is not empty; required unless there is a default."""
        value = self._get(key, str, default)
        if isinstance(value, str):
            if value.strip() or default is not None:
                return value
            self.report("is empty: give a text.", key)
        return ""

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false."""
        value = self._get(key, bool, default)
        return value if isinstance(value, bool) else default

    def number(self, key: str, default: float) -> float:
        """A number."""
        self._seen.add(key)
        value = self._values.get(key, default)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return float(value)
        self.report(f"is {_kind(value)}, but must be a number.", key)
        return default

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of texts."""
        if not required and key not in self._values:
            self._seen.add(key)
            return ()
        value = self._get(key, list, None)
        if not isinstance(value, list):
            return ()
        if not all(isinstance(item, str) for item in value):
            self.report("must hold texts only.", key)
            return ()
        if required and not value:
            self.report("is an empty list: give at least one.", key)
        return tuple(value)

    def choice(
        self, key: str, kind: str, allowed: Collection[str], default: str | None = None
    ) -> str:
        """One of the allowed words."""
        value = self.text(key, default)
        if value and value not in allowed and value != default:
            self.report(unknown_word(kind, value, allowed), key)
            return ""
        return value

    def choices(
        self, key: str, kind: str, allowed: Collection[str], *, required: bool = False
    ) -> tuple[str, ...]:
        """A list of allowed words; bad ones are reported and left out."""
        good = []
        for value in self.texts(key, required=required):
            if value in allowed:
                good.append(value)
            else:
                self.report(unknown_word(kind, value, allowed), key)
        return tuple(good)

    def choice_groups(
        self, key: str, kind: str, allowed: Collection[str]
    ) -> tuple[tuple[str, ...], ...]:
        """A list of lists of allowed words; bad words are reported and left out."""
        self._seen.add(key)
        value = self._values.get(key)
        if not isinstance(value, list) or not all(
            isinstance(group, list) and group and all(isinstance(one, str) for one in group)
            for group in value
        ):
            self.report("must be a list of lists of texts.", key)
            return ()
        for word in sorted({one for group in value for one in group} - set(allowed)):
            self.report(unknown_word(kind, word, allowed), key)
        return tuple(tuple(one for one in group if one in allowed) for group in value)

    def tables(self, key: str, *, required: bool = True) -> Iterator[Table]:
        """A list of tables, each to be finished by the caller."""
        self._seen.add(key)
        value = self._values.get(key)
        if value is None:
            if required:
                self.report(f"has no [[{key}]].", key)
            return
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.report("must be a list of tables.", key)
            return
        for index, item in enumerate(value):
            yield self._inner(item, (*self._path, key, index))

    def table(self, key: str) -> Table:
        """A table inside this one."""
        value = self._get(key, dict, None)
        return self._inner(value if isinstance(value, dict) else {}, (*self._path, key))

    def named_tables(self) -> Iterator[tuple[str, Table]]:
        """Every key of this table, each being a table itself."""
        for key, value in self._values.items():
            self._seen.add(key)
            if isinstance(value, dict):
                yield key, self._inner(value, (*self._path, key))
            else:
                self.report(f"is {_kind(value)}, but must be a table.", key)

    def named_texts(self) -> dict[str, str]:
        """Every key of this table, each being a text."""
        return {key: self.text(key) for key in list(self._values)}

    def report_missing(self, kind: str, wanted: Iterable[str], have: Collection[str]) -> None:
        """Report every wanted name that this file says nothing about."""
        for name in wanted:
            if name not in have:
                self.report(f"says nothing about {kind} {name}.", kind)

    def finish(self) -> None:
        """Report every key that nothing asked for."""
        for key in self._values:
            if key not in self._seen:
                near = difflib.get_close_matches(key, sorted(self._seen), n=1)
                hint = f" Did you mean “{near[0]}”?" if near else ""
                known = ", ".join(sorted(self._seen))
                self.report(f"is an unknown key.{hint} Known here: {known}.", key)

    def _inner(self, values: dict[str, Any], path: Path) -> Table:
        return Table(values, file=self._file, problems=self._problems, text=self._text, path=path)

    def _get(self, key: str, kind: type, default: object) -> object:
        self._seen.add(key)
        if key not in self._values:
            if default is None:
                self.report("is missing.", key)
            return default
        value = self._values[key]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self.report(f"is {_kind(value)}, but must be {_KINDS[kind]}.", key)
            return default
        return value


def _kind(value: object) -> str:
    for kind, name in _KINDS.items():
        if isinstance(value, kind):
            return name
    return "a decimal number" if isinstance(value, float) else "something else"

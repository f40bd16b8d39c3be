"""One compiled thing on disk as JSON: quick to read, never trusted when stale or damaged."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

log = logging.getLogger(__name__)


def key_of(parts: Iterable[bytes]) -> str:
    """A name for what a compiled thing was made from."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(f"{len(part)}:".encode())
        digest.update(part)
    return digest.hexdigest()


def load(path: Path, key: str) -> object:
    """The stored value, or ``None`` where there is none for ``key`` or it is damaged."""
    try:
        stored = json.loads(path.read_bytes())
        body = stored["body"]
        if stored["key"] != key or stored["digest"] != _digest(body):
            return None
        return json.loads(body)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        log.info("a compiled file is damaged and will be made again")
        return None


def save(path: Path, key: str, value: object) -> None:
    """Store a JSON value; a disk that cannot be written only costs time at the next start."""
    body = json.dumps(value, separators=(",", ":"))
    text = json.dumps({"key": key, "digest": _digest(body), "body": body})
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            os.replace(name, path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        log.info("a compiled file could not be stored: %s", error.strerror)


def _digest(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()

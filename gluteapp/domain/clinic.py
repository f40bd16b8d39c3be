"""Who hands out the page: its letterhead."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST_LINE = 80
MOST_LINES = 4
LARGEST_LOGO = 2_000_000
"""Bytes of a logo."""


@dataclass(frozen=True, slots=True)
class Clinic:
    """Name, address, phone and logo of a clinic, as they stand on its paper."""

    name: str = ""
    address: tuple[str, ...] = ()
    phone: str = ""
    logo: bytes = b""
    """PNG, JPEG or SVG; empty for none."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to print."""
        return self == NO_CLINIC


NO_CLINIC = Clinic()

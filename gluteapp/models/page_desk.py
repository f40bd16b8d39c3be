"""What is kept for the next page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from gluteapp.domain.clinic import Clinic
    from gluteapp.domain.page import PagePlan


class PageDesk(Protocol):
    """Letterhead, templates, finished pages; an ``InputError`` says what went wrong."""

    def clinic(self) -> Clinic:
        """The letterhead; an empty one where none is kept."""

    def keep_clinic(self, clinic: Clinic) -> None:
        """Use this letterhead from now on."""

    def read_logo(self, path: Path) -> bytes:
        """A picture for the letterhead."""

    def templates(self) -> dict[str, PagePlan]:
        """Kept plans, by name."""

    def keep_template(self, name: str, plan: PagePlan) -> None:
        """Keep a plan under a name; an older one of that name is replaced."""

    def drop_template(self, name: str) -> None:
        """Forget a plan."""

    def write(self, path: Path, data: bytes) -> None:
        """Write a finished page in full or not at all."""

"""Letterhead and templates in the folder of the preferences."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gluteapp.content.clinic_file import clinic_text, open_clinic, read_logo
from gluteapp.content.drawing_file import write_file
from gluteapp.content.plan_file import plan_document, read_plan
from gluteapp.domain.clinic import NO_CLINIC, Clinic
from gluteapp.domain.problems import InputError
from gluteapp.handout.render import logo_kind

if TYPE_CHECKING:
    from pathlib import Path

    from gluteapp.domain.library import Library
    from gluteapp.domain.page import PagePlan

CLINIC_FILE, TEMPLATES_FILE = "clinic.toml", "templates.json"
LONGEST_NAME = 60


class PageFolder:
    """Keeps everything in one folder, in files that a person can read."""

    def __init__(self, folder: Path, library: Library) -> None:
        self._folder = folder
        self._library = library

    # ------------------------------------------------------------------- letterhead
    def clinic(self) -> Clinic:
        """The letterhead; an empty one where none is kept.

        Raises:
            InputError: if the kept one cannot be read.
        """
        file = self._folder / CLINIC_FILE
        return open_clinic(file) if file.exists() else NO_CLINIC

    def keep_clinic(self, clinic: Clinic) -> None:
        """Write letterhead and logo.

        Raises:
            InputError: if the logo is no picture or the folder cannot be written.
        """
        name = ""
        if clinic.logo:
            kind = logo_kind(clinic.logo)
            if not kind:
                raise InputError("The logo must be a PNG, JPEG or SVG picture.")
            name = f"logo.{kind}"
            self._write(name, clinic.logo)
        self._write(CLINIC_FILE, clinic_text(clinic, name).encode())

    def read_logo(self, path: Path) -> bytes:
        """A picture for the letterhead.

        Raises:
            InputError: if it cannot be read, is too large or is no picture.
        """
        logo = read_logo(path)
        if not logo_kind(logo):
            raise InputError(f"“{path.name}” is no picture: use a PNG, JPEG or SVG file.")
        return logo

    # -------------------------------------------------------------------- templates
    def templates(self) -> dict[str, PagePlan]:
        """Kept plans, by name.

        Raises:
            InputError: if their file cannot be used.
        """
        file = self._folder / TEMPLATES_FILE
        if not file.exists():
            return {}
        try:
            stored = json.loads(file.read_text(encoding="utf-8"))
            if not isinstance(stored, dict):
                raise InputError("it must be a table of plans.")
            return {name: read_plan(plan, self._library) for name, plan in stored.items()}
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise InputError(f"The templates cannot be read: {reason}.") from error
        except ValueError as error:
            raise InputError(f"“{file}” is damaged: mend it or remove it.") from error
        except InputError as error:
            raise InputError(f"“{file}” cannot be used: {error}") from error

    def keep_template(self, name: str, plan: PagePlan) -> None:
        """Write a plan under a name.

        Raises:
            InputError: if the name is no name or the folder cannot be written.
        """
        name = name.strip()
        if not name or len(name) > LONGEST_NAME:
            raise InputError(f"Give the template a name of 1 to {LONGEST_NAME} letters.")
        self._store({**self.templates(), name: plan})

    def drop_template(self, name: str) -> None:
        """Forget a plan; one that is not there is no fault."""
        self._store({key: plan for key, plan in self.templates().items() if key != name})

    # ----------------------------------------------------------------------- pages
    def write(self, path: Path, data: bytes) -> None:
        """Write a finished page in full or not at all.

        Raises:
            InputError: in one sentence that names the file.
        """
        write_file(path, data)

    def _store(self, plans: dict[str, PagePlan]) -> None:
        documents = {name: plan_document(plan) for name, plan in sorted(plans.items())}
        text = json.dumps(documents, ensure_ascii=False, indent=1)
        self._write(TEMPLATES_FILE, text.encode())

    def _write(self, name: str, data: bytes) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise InputError(f"“{self._folder}” cannot be made: {reason}.") from error
        write_file(self._folder / name, data)

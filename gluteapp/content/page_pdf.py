"""The drawing and plan that a page's PDF carries along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gluteapp.content.plan_file import read_attachment
from gluteapp.domain.page import ATTACHMENT
from gluteapp.domain.problems import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from gluteapp.domain.atlas import Atlas
    from gluteapp.domain.library import Library
    from gluteapp.domain.page import PagePlan
    from gluteapp.domain.pain import PainDrawing

LARGEST_PDF = 60_000_000
"""Bytes; ours have under 3 MB."""


def open_page(path: Path, atlas: Atlas, library: Library) -> tuple[PainDrawing, PagePlan]:
    """Drawing and plan of a page that gluteapp has made.

    Raises:
        InputError: in one sentence that names the file.
    """
    try:
        if path.stat().st_size > LARGEST_PDF:
            raise InputError("it is too large to be a page of gluteapp.")
        return read_attachment(_attached(path.read_bytes()), atlas, library)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(f"“{path.name}” cannot be read: {reason}.") from error
    except InputError as error:
        raise InputError(f"“{path.name}” cannot be opened: {error}") from error


def _attached(pdf: bytes) -> bytes:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise InputError("it is damaged or no PDF.") from error
    try:
        for number in range(document.count_attachments()):
            attachment = document.get_attachment(number)
            if attachment.get_name() == ATTACHMENT:
                return bytes(attachment.get_data())
    except pypdfium2.PdfiumError as error:
        raise InputError("what is attached to it is damaged.") from error
    finally:
        document.close()
    raise InputError("it holds no drawing: only pages made with gluteapp can be opened.")

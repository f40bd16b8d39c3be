"""Pages of a finished PDF as pictures, for preview and paper."""

from __future__ import annotations

from dataclasses import dataclass

POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page: BGRA bytes, row by row, and its size."""

    width: int
    height: int
    data: bytes
    width_mm: float
    height_mm: float


def page_count(pdf: bytes) -> int:
    """How many sheets a finished PDF fills."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def page_pictures(pdf: bytes, dpi: float) -> tuple[PagePicture, ...]:
    """Every page of ``pdf`` at ``dpi``."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        pictures = []
        for page in document:
            width, height = page.get_size()
            bitmap = page.render(scale=dpi / POINTS_PER_INCH, rev_byteorder=False, prefer_bgrx=True)
            pictures.append(
                PagePicture(
                    bitmap.width,
                    bitmap.height,
                    bytes(bitmap.buffer),
                    width / POINTS_PER_INCH * 25.4,
                    height / POINTS_PER_INCH * 25.4,
                )
            )
            bitmap.close()
            page.close()
        return tuple(pictures)
    finally:
        document.close()

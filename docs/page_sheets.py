"""Every page on contact sheets, and read back: ``python docs/page_sheets.py FOLDER``.

All muscles, sides and languages in normal and large letters on both papers, with their pictures.
Prints what is wrong: a missing word, a letter without a glyph, a box beyond the paper's margin,
a second sheet in normal letters. Needs no display.
"""

from __future__ import annotations

import argparse
import datetime
import itertools
import os
import sys
import time
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

DPI = 56
COLUMNS = 10
EDGE_MM = 5.0
"""Printers leave so much white."""
DATE = datetime.date(2026, 3, 4)


def main() -> None:
    """Make all pages, check them and paint the sheets."""
    parser = argparse.ArgumentParser(description="All pages on contact sheets.")
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    from gluteapp.domain.page import PageFormat
    from gluteapp.domain.translation import LANGUAGES
    from gluteapp.domain.vocabulary import CORE_MUSCLES, Side
    from gluteapp.loading import shipped_content
    from gluteapp.page_press import PagePress

    content = shipped_content()
    started, count, faults = time.monotonic(), 0, []
    with closing(PagePress(content)) as press:
        for language, size, paper in itertools.product(LANGUAGES, (12, 18), ("a4", "letter")):
            pictures = []
            for side, muscle in itertools.product((Side.RIGHT, Side.LEFT), CORE_MUSCLES):
                made = press.make(job_of(content, muscle, side, language, PageFormat(paper, size)))
                pdf = made.write_pdf()
                name = f"{muscle}.{side} {language} {size} pt {paper}"
                faults += [f"{name}: {fault}" for fault in faults_of(pdf, made.page, size)]
                pictures += thumbnails(pdf)
                count += 1
            paint(options.folder / f"pages-{language}-{size}-{paper}.png", pictures)
    print("\n".join(faults))
    print(f"{count} pages in {time.monotonic() - started:.0f} s, {len(faults)} faults.")


def job_of(content, muscle, side, language, form):
    """A page with a mark in the middle of the buttock."""
    from gluteapp.domain.page import PageJob, PageWishes
    from gluteapp.domain.pain import Feel, PainDrawing, region_mark
    from gluteapp.domain.safety import assess

    drawing = PainDrawing((region_mark("mid-buttock", str(side), Feel(6)),))
    safety = assess(drawing.marks, {}, content.library.flags)
    wishes = PageWishes(((muscle, side),), DATE, patient="Sample Name", language=language)
    return PageJob(wishes, drawing, safety, form)


def faults_of(pdf, page, size):
    """What an independent reader finds wrong with a page."""
    import pypdfium2

    with closing(pypdfium2.PdfDocument(pdf)) as document:
        if size == 12 and len(document) != 1:
            yield f"{len(document)} sheets"
        text = ""
        for sheet in document:
            words = sheet.get_textpage()
            text += " " + words.get_text_bounded()
            width, height = sheet.get_size()
            edge = EDGE_MM / 25.4 * 72
            for number in range(words.count_chars()):
                left, bottom, right, top = words.get_charbox(number)
                if right > left and not (
                    edge <= left and right <= width - edge
                    and edge <= bottom and top <= height - edge
                ):  # fmt: skip
                    yield f"a letter beyond the margin at {left:.0f}, {bottom:.0f}"
                    break
        # a sentence may run on to the next sheet, past the foot of this one
        found = squeezed(text)
        foot = squeezed(" ".join(page.footer))
        if foot not in found:
            yield "the foot is missing"
        found = found.replace(foot, "")
        if "�" in text or "\x00" in text:
            yield "a letter without a glyph"
        for wanted in texts_of(page):
            if squeezed(wanted) not in found:
                yield f"“{wanted}” is missing"


def squeezed(text):
    """Letters and digits only: lines break differently."""
    return "".join(one for one in text if one.isalnum())


def texts_of(page):
    """All that a page must say."""
    yield from (page.title, page.marked, page.stop_rule, page.next_day, page.help_title)
    yield from (*page.help_lines, page.emergency, page.other_causes, *page.sources)
    for section in page.sections:
        yield from (*section.meaning, *section.care, *section.left_out)
        for action in section.actions:
            yield action.title
            yield from (part for fact in action.facts for part in fact)
            yield from action.steps


def thumbnails(pdf):
    """The sheets of a page as small pictures."""
    from PySide6.QtGui import QImage

    from gluteapp.handout.pdf_pages import page_pictures

    return [
        QImage(
            one.data, one.width, one.height, len(one.data) // one.height, QImage.Format.Format_RGB32
        ).copy()
        for one in page_pictures(pdf, DPI)
    ]


def paint(path, pictures):
    """Pictures in rows."""
    from PySide6.QtGui import QColor, QImage, QPainter

    width, height = pictures[0].width() + 6, pictures[0].height() + 6
    rows = -(-len(pictures) // COLUMNS)
    sheet = QImage(width * COLUMNS, height * rows, QImage.Format.Format_RGB32)
    sheet.fill(QColor("#888888"))
    painter = QPainter(sheet)
    for number, picture in enumerate(pictures):
        painter.drawImage(number % COLUMNS * width + 3, number // COLUMNS * height + 3, picture)
    painter.end()
    sheet.save(str(path))


if __name__ == "__main__":
    main()

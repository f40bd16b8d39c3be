"""The patient's page beside ReportLab's: ``python -m benchmarks.page``.

Needs ``requirements-benchmarks.lock``. Both make the same page again and again, each time for
another muscle: the same words in the same typeface, the same figures and step pictures as vectors,
A4. ReportLab is warm too: its fonts are registered and its modules imported. Its time is given
twice, with and without the reading of the SVG (svglib), because a program that uses ReportLab
could keep drawings ready. svglib does not cut a figure to its frame and draws the whole body, and
it leaves out the mirrored muscles; tags and attachment are ours alone.
"""

from __future__ import annotations

import datetime
import io
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from gluteapp import resources
from gluteapp.domain.page import PageJob, PageWishes
from gluteapp.domain.safety import assess
from gluteapp.domain.vocabulary import CORE_MUSCLES, Side
from gluteapp.handout.figures import draw_figures, draw_poses
from gluteapp.loading import shipped_content
from gluteapp.page_press import PagePress
from tests.builders import a_drawing

if TYPE_CHECKING:
    from gluteapp.domain.page import MadePage, Page

ROUNDS = 4
FONT, SIZE_PT, MARGIN_MM = "SourceSans", 8, 14
FIGURE_MM, POSE_MM = 54, 24


class Peer:
    """An equal page by ReportLab."""

    def __init__(self) -> None:
        from reportlab.lib.styles import ParagraphStyle
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont

        self._folder = tempfile.TemporaryDirectory()
        file = Path(self._folder.name) / "font.ttf"
        file.write_bytes(resources.font_files()[0])
        pdfmetrics.registerFont(TTFont(FONT, str(file)))
        self._style = ParagraphStyle("text", fontName=FONT, fontSize=SIZE_PT, leading=SIZE_PT * 1.2)

    def drawing(self, svg: str, height_mm: float):
        """An SVG as ReportLab's own shapes."""
        from reportlab.lib.units import mm
        from svglib.svglib import svg2rlg

        made = svg2rlg(io.BytesIO(svg.encode()))
        scale = height_mm * mm / made.height
        made.width, made.height = made.width * scale, made.height * scale
        made.scale(scale, scale)
        return made

    def pdf(self, page: Page, figures, poses) -> bytes:
        """Words and drawings on one sheet."""
        from reportlab.lib.pagesizes import A4
        from reportlab.lib.units import mm
        from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

        (section,) = page.sections
        story = [self._said(page.title), self._said(page.marked), Table([figures])]
        story += [self._said(text) for text in (section.title, *section.meaning)]
        for number, action in enumerate(section.actions):
            story.append(self._said(action.title))
            story += [self._said(f"{label}: {text}") for label, text in action.facts]
            story += [self._said(text) for text in action.steps]
            if poses[number]:
                story.append(Table([poses[number]]))
        last = (*section.left_out, *section.care, page.stop_rule, page.next_day, page.help_title)
        last += (*page.help_lines, page.emergency, page.other_causes, *page.sources, *page.footer)
        story += [self._said(text) for text in last]
        target = io.BytesIO()
        edges = dict.fromkeys(
            ("leftMargin", "rightMargin", "topMargin", "bottomMargin"), MARGIN_MM * mm
        )
        document = SimpleDocTemplate(target, pagesize=A4, **edges)
        document.build([one for one in story if not isinstance(one, Paragraph) or one.text])
        return target.getvalue()

    def _said(self, text: str):
        from html import escape

        from reportlab.platypus import Paragraph

        return Paragraph(escape(text), self._style)


def job_of(content, muscle: str, number: int) -> PageJob:
    """The page of one muscle; the marks differ each time, so that no figure is left over."""
    drawing = a_drawing("mid-buttock.right:6", f"sacroiliac-joint.right:{number}")
    wishes = PageWishes(((muscle, Side.RIGHT),), datetime.date(2026, 3, 4))
    return PageJob(wishes, drawing, assess(drawing.marks, {}, content.library.flags))


def main() -> None:
    content = shipped_content()
    press, peer = PagePress(content), Peer()
    ours, theirs, drawn = [], [], []
    for number in range(ROUNDS + 1):
        for muscle in CORE_MUSCLES:
            job = job_of(content, muscle, number)
            started = time.perf_counter()
            made: MadePage = press.make(job)
            pdf = made.write_pdf()
            elapsed = time.perf_counter() - started
            figures, poses = pictures_of(content, made.page, job)
            begun = time.perf_counter()
            shapes = [peer.drawing(svg, FIGURE_MM) for svg in figures]
            small = [[peer.drawing(svg, POSE_MM) for svg in row] for row in poses]
            read = time.perf_counter()
            other = peer.pdf(made.page, shapes, small)
            ended = time.perf_counter()
            if number:  # the first round warms both
                ours.append(elapsed)
                theirs.append(ended - begun)
                drawn.append(ended - read)
        if not number:
            print(f"sizes of the last page: {len(pdf) / 1000:.0f} and {len(other) / 1000:.0f} kB")
    floor = statistics.median(theirs)
    print(f"ReportLab, pictures read from SVG: {floor * 1000:.0f} ms = 1")
    rows = (("ReportLab, pictures kept ready", drawn), ("gluteapp", ours))
    for name, times in rows:
        middle = statistics.median(times)
        print(f"{name}: {middle * 1000:.0f} ms = {middle / floor:.2f}")
    press.close()


def pictures_of(content, page: Page, job: PageJob):
    """SVG of the page's figures, and of each action's step pictures."""
    (section,) = page.sections
    style = content.style("print")
    drawn = draw_figures(page, content.atlas, content.artworks, style, job.drawing)
    posed = draw_poses(page, content.pose_picture)
    figures = [drawn[(section.muscle, figure)] for figure in section.figures]
    poses = [
        [posed[(one.pose, section.side)] for one in action.pictures] for action in section.actions
    ]
    return figures, poses


if __name__ == "__main__":
    main()

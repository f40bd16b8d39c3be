"""Marks lie on paper where they were put, read back from the PDF's own paths."""

import datetime
import io
from contextlib import closing

import pypdf
import pytest

from gluteapp.domain.handout import build_page
from gluteapp.domain.page import PageCase, PageFormat, PageWishes
from gluteapp.domain.pain import Feel, PainDrawing, paint_mark, point_mark
from gluteapp.domain.safety import assess
from gluteapp.domain.strokes import BrushStroke
from gluteapp.domain.vocabulary import Aspect, Side, Tier
from gluteapp.handout.figures import draw_figures, draw_poses
from gluteapp.handout.render import Sheet
from gluteapp.picture.palette import PRINT
from tests.handout.pdf_paths import filled_paths

CLOSE_MM = 0.5
"""On the body, not on paper."""
WHITE = (255,)
MARK = tuple(bytes.fromhex(PRINT.mark[1:]))
PLACES = {
    Aspect.POSTERIOR: [(58.25, 41.5), (-58.25, 41.5), (120.5, -20.25), (33.3, -101.7), (84, 120)],
    Aspect.RIGHT_LATERAL: [(-60, 20.5), (2.75, -33.3), (12.5, 110)],
    Aspect.LEFT_LATERAL: [(60, 20.5), (-2.75, -33.3), (-12.5, 110)],
    Aspect.ANTERIOR: [(-100, 20), (95.5, -40), (-80.25, 140)],
}
STROKE = BrushStroke(12.0, ((50.0, 60.0), (61.5, 72.25), (77.75, 66.5)))


@pytest.fixture(scope="module")
def printed(content):
    """Figures of a page with their frames in the order of drawing, and what is filled on it."""
    renderer = content.page_renderer()

    def make(drawing, *muscles, answers=None, form=PageFormat()):
        safety = assess(drawing.marks, answers or {}, content.library.flags)
        case = PageCase(content.library, content.atlas, drawing, safety)
        page = build_page(PageWishes(muscles, datetime.date(2026, 3, 4)), case)
        style = content.style("print")
        figures = draw_figures(page, content.atlas, content.artworks, style, drawing)
        poses = draw_poses(page, content.pose_picture)
        pdf = renderer.render(Sheet(page, figures, poses), form)
        shown = [one for section in page.sections for one in section.figures]
        return [*shown, *page.marked_figures], [
            filled_paths(sheet) for sheet in pypdf.PdfReader(io.BytesIO(pdf)).pages
        ]

    with closing(renderer):
        yield make


def marks_by_figure(figures, sheets):
    """What is filled in the marks' colour, in mm of the figure that it lies in.

    A figure begins with a white sheet that is as large as its frame.
    """
    found, waiting = {}, list(figures)
    for paths in sheets:
        now = None
        for one in paths:
            if waiting and one.colour == WHITE and is_sheet_of(one.box, waiting[0].frame):
                now = (waiting.pop(0), one.box)
                found[now[0]] = []
            elif now and one.colour == MARK:
                found[now[0]].append(on_body(one.box, now[1], now[0].frame))
    assert not waiting
    return found


def is_sheet_of(box, frame):
    wide, high = box[2] - box[0], box[3] - box[1]
    return high > 60 and wide / high == pytest.approx(frame[2] / frame[3], rel=1e-4)


def on_body(box, sheet, frame):
    """Left, top, right, bottom in mm; paper counts upwards, the body downwards."""
    left, top, width, height = frame
    scale = (sheet[2] - sheet[0]) / width
    assert scale == pytest.approx((sheet[3] - sheet[1]) / height, rel=1e-4)
    return (
        left + (box[0] - sheet[0]) / scale,
        top + (sheet[3] - box[3]) / scale,
        left + (box[2] - sheet[0]) / scale,
        top + (sheet[3] - box[1]) / scale,
    )


def middles(boxes):
    return sorted(((left + right) / 2, (top + low) / 2) for left, top, right, low in boxes)


@pytest.fixture(scope="module")
def pins(content):
    return PainDrawing(
        tuple(
            point_mark(content.atlas, aspect, x, y, Feel(number % 10))
            for aspect, places in PLACES.items()
            for number, (x, y) in enumerate(places)
        )
    )


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("size", [12, 24])
@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_that_pins_lie_where_they_were_put(printed, pins, side, paper, size):
    figures, sheets = printed(pins, ("gluteus-maximus", side), form=PageFormat(paper, size))
    found = marks_by_figure(figures, sheets)
    assert {one.aspect for one in found} >= {Aspect.POSTERIOR}
    for figure, boxes in found.items():
        wanted = sorted(PLACES[figure.aspect])
        assert len(boxes) == len(wanted)
        for here, there in zip(middles(boxes), wanted, strict=True):
            assert here == pytest.approx(there, abs=CLOSE_MM), figure.aspect


def test_that_pins_on_a_referral_lie_where_they_were_put(printed, pins, library):
    first = next(flag.id for flag in library.flags if flag.tier is Tier.R1)
    figures, sheets = printed(pins, answers={first: True})
    found = marks_by_figure(figures, sheets)
    assert {one.aspect for one in found} == set(PLACES)
    for figure, boxes in found.items():
        assert middles(boxes) == [
            pytest.approx(one, abs=CLOSE_MM) for one in sorted(PLACES[figure.aspect])
        ]


def test_that_paint_reaches_as_far_as_it_was_painted(printed, content):
    mark = paint_mark(content.atlas, Aspect.POSTERIOR, (STROKE,))
    figures, sheets = printed(PainDrawing((mark,)), ("gluteus-maximus", Side.RIGHT))
    found = marks_by_figure(figures, sheets)
    (boxes,) = [boxes for figure, boxes in found.items() if figure.aspect is Aspect.POSTERIOR]
    painted = max(boxes, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]))
    xs, ys = zip(*STROKE.points, strict=True)
    half = STROKE.width / 2
    wanted = (min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half)
    assert painted == pytest.approx(wanted, abs=CLOSE_MM)

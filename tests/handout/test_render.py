"""The page as it lies on paper, read back with an independent reader."""

import datetime
import io
import re
from collections import Counter
from contextlib import closing

import pypdf
import pypdfium2
import pytest

from gluteapp.domain.handout import build_page
from gluteapp.domain.page import PRINT_SIZES_PT, PageCase, PageFormat, PageWishes
from gluteapp.domain.pain import PainDrawing, RegionMark
from gluteapp.domain.problems import InputError
from gluteapp.domain.safety import assess
from gluteapp.domain.vocabulary import CORE_MUSCLES, REGIONS, Side, region_sides
from gluteapp.handout.figures import draw_figures, draw_poses
from gluteapp.handout.pdf_pages import page_pictures
from gluteapp.handout.render import Sheet
from tests.builders import a_drawing

DATE = datetime.date(2026, 3, 4)
SIZES_MM = {"a4": (210, 297), "letter": (215.9, 279.4)}


@pytest.fixture(scope="module")
def renderer(content):
    made = content.page_renderer()
    yield made
    made.close()


@pytest.fixture(scope="module")
def render(content, renderer):
    def make(
        *muscles, drawing=PainDrawing(), answers=None, form=PageFormat(), seen=False, **wishes
    ):
        """The PDF; its pictures are empty frames of the same size unless they are ``seen``."""
        safety = assess(drawing.marks, answers or {}, content.library.flags)
        case = PageCase(content.library, content.atlas, drawing, safety)
        page = build_page(PageWishes(tuple(muscles), DATE, **wishes), case)
        style = content.style("print")
        figures = (
            draw_figures(page, content.atlas, content.artworks, style, drawing)
            if seen
            else empty_figures(page)
        )
        poses = draw_poses(page, content.pose_picture)
        if not seen:
            poses = {key: f"{ROOT.search(svg)[0]}</svg>" for key, svg in poses.items()}
        return renderer.render(Sheet(page, figures, poses), form)

    return make


ROOT = re.compile(r"<svg[^>]*>")


def empty_figures(page):
    """Frames of the figures' sizes without anything in them: text and layout stay the same."""
    owners = [(section.muscle, figure) for section in page.sections for figure in section.figures]
    owners += [("", figure) for figure in page.marked_figures]
    return {
        (muscle, figure): '<svg xmlns="http://www.w3.org/2000/svg" viewBox="{} {} {} {}"/>'.format(
            *figure.frame
        )
        for muscle, figure in owners
    }


def reader_of(pdf):
    return pypdf.PdfReader(io.BytesIO(pdf))


def text_of(pdf):
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    return " ".join(text.split())


@pytest.mark.parametrize("muscle", CORE_MUSCLES)
@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_that_one_muscle_fits_one_page(render, muscle, side, paper):
    pdf = render((muscle, side), form=PageFormat(paper))
    assert len(reader_of(pdf).pages) == 1


def test_that_empty_frames_change_nothing_but_the_pictures(render, library):
    """What the other tests of this file rest on."""
    drawing = a_drawing("mid-buttock.right:6")
    whole, empty = (
        render(("gluteus-maximus", Side.RIGHT), drawing=drawing, seen=seen)
        for seen in (True, False)
    )
    more = Counter(text_of(whole).split())
    more.subtract(text_of(empty).split())
    bones = [word for name, word in library.phrases.items() if name.startswith("page-bone-")]
    in_figure = " ".join(bones).split()  # names of bones are all the text that a figure has
    assert {word for word, count in more.items() if count} <= set(in_figure)
    assert min(more.values()) >= 0
    assert len(whole) > 2 * len(empty)


@pytest.mark.parametrize("muscle", CORE_MUSCLES)
def test_that_a_marked_page_with_a_name_still_fits(render, muscle):
    drawing = a_drawing("mid-buttock.right:6", "sacroiliac-joint.right:7", "lower-buttock.right")
    pdf = render((muscle, Side.RIGHT), drawing=drawing, patient="N" * 40)
    assert len(reader_of(pdf).pages) == 1


PLACES = [(region, side) for region in REGIONS for side in region_sides(region)]


@pytest.mark.parametrize(("region", "side"), PLACES)
def test_that_every_marked_place_stands_on_paper_with_its_side(render, library, region, side):
    own = Side.LEFT if side is Side.LEFT else Side.RIGHT
    drawing = PainDrawing((RegionMark(region, side),))
    calm = {flag.id: False for flag in library.flags}
    words = text_of(render(("gluteus-medius", own), drawing=drawing, answers=calm)).lower()
    assert library.place_name(region, side).lower() in words
    if side is not Side.MIDLINE:
        assert library.place_name(region, side.opposite).lower() not in words


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_that_the_paper_has_its_true_size(render, paper):
    (page,) = page_pictures(render(("piriformis", Side.LEFT), form=PageFormat(paper)), 72)
    assert (page.width_mm, page.height_mm) == pytest.approx(SIZES_MM[paper], abs=0.2)


def test_that_the_pdf_is_tagged_and_says_its_language_and_title(render):
    root = reader_of(render(("gluteus-medius", Side.RIGHT))).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("en")
    assert "/StructTreeRoot" in root
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()


def test_that_a_reader_finds_headings_lists_and_the_figures_words(render, library):
    kinds, alternatives = tags_of(render(("gluteus-medius", Side.RIGHT)))
    assert {"/H1", "/H2", "/L", "/LI", "/Figure"} <= kinds
    assert any("gluteus medius" in text.lower() for text in alternatives)


def tags_of(pdf):
    """The kinds of all tags, and the alternative texts."""
    kinds, alternatives = set(), []

    def walk(node):
        node = node.get_object()
        if not isinstance(node, pypdf.generic.DictionaryObject):
            return
        kinds.add(node.get("/S"))
        if "/Alt" in node:
            alternatives.append(str(node["/Alt"]))
        children = node.get("/K", [])
        for child in children if isinstance(children, list) else [children]:
            walk(child)

    walk(reader_of(pdf).trailer["/Root"]["/StructTreeRoot"])
    return kinds, alternatives


def test_that_the_text_can_be_selected_and_names_the_side(render, library):
    text = text_of(render(("gluteus-medius", Side.RIGHT), patient="Sample Name"))
    assert "right" in text
    assert "Sample Name" in text
    assert library.notices["stop-rule"].text in text
    assert "4 March 2026" in text or "2026" in text
    for step in library.muscles["gluteus-medius"].techniques[0].steps:
        assert step.text in text


def test_that_only_the_packaged_typeface_is_used(render):
    (page,) = reader_of(render(("gluteus-medius", Side.RIGHT))).pages
    fonts = {str(one.get_object()["/BaseFont"]) for one in page["/Resources"]["/Font"].values()}
    assert all("SourceSans" in one for one in fonts)


def test_that_the_marks_stand_in_words_on_the_page(render):
    text = text_of(render(("piriformis", Side.RIGHT), drawing=a_drawing("mid-buttock.right:6")))
    assert "iddle of the right buttock, worst 6 of 10" in text


def test_that_a_referral_page_offers_no_massage(render, library):
    pdf = render(("gluteus-medius", Side.RIGHT), answers={"saddle-numbness": True})
    text = text_of(pdf)
    assert len(reader_of(pdf).pages) == 1
    for technique in library.muscles["gluteus-medius"].techniques:
        assert technique.title not in text
    assert "112" in text


def test_that_two_muscles_make_two_pages(render):
    pdf = render(("gluteus-medius", Side.RIGHT), ("piriformis", Side.RIGHT))
    assert len(reader_of(pdf).pages) == 2


@pytest.mark.parametrize(
    "name", ["O'Neil-Ångström", "*bold* #let $x$ <b>", "Άλφα Бета", "@label \\ ` _ ", "N" * 80]
)
def test_that_any_name_is_printed_as_it_is_typed(render, name):
    pdf = render(("piriformis", Side.LEFT), patient=name)
    assert len(reader_of(pdf).pages) == 1


@pytest.mark.parametrize("name", ["名前", "Name 🙂"])
def test_that_letters_the_typeface_lacks_are_named(render, name):
    with pytest.raises(InputError, match="cannot be printed: the page's typeface has Latin"):
        render(("piriformis", Side.LEFT), patient=name)


def test_that_a_fault_of_the_template_is_not_taken_for_a_bad_name(content, render):
    with pytest.raises(KeyError):
        render(("piriformis", Side.LEFT), form=PageFormat("a3"))


def test_that_markup_in_a_name_stays_text(render):
    assert "#let $x$" in text_of(render(("piriformis", Side.LEFT), patient="#let $x$"))


def test_that_nothing_runs_over_the_edge_of_the_paper(render):
    """White margins on all four sides of every page."""
    for muscle in CORE_MUSCLES:
        (page,) = page_pictures(render((muscle, Side.RIGHT), seen=True), 72)
        stride = len(page.data) // page.height
        edge = round(7 / 25.4 * 72)
        white = b"\xff" * 3
        for y in range(0, page.height, 2):
            row = page.data[y * stride : (y + 1) * stride]
            for x in (*range(edge), *range(page.width - edge, page.width)):
                assert row[4 * x : 4 * x + 3] == white, (muscle, x, y)
        for y in (*range(edge), *range(page.height - edge, page.height)):
            row = page.data[y * stride : y * stride + page.width * 4]
            assert set(row[0::4]) | set(row[1::4]) | set(row[2::4]) == {255}, (muscle, y)


# --------------------------------------------------------------------- choices
@pytest.mark.parametrize(("size", "paper"), [(16, "letter"), (18, "a4"), (24, "letter")])
def test_that_large_print_loses_no_word(render, library, size, paper):
    """More sheets, never a cut: every word of the normal page is there."""
    normal = render(("gluteus-maximus", Side.RIGHT))
    large = render(("gluteus-maximus", Side.RIGHT), form=PageFormat(paper, size))
    lost = words_of(normal) - words_of(large)
    assert sorted(lost) == []
    assert len(reader_of(large).pages) > 1


def words_of(pdf):
    """Words without stops, with those that a line may break at a hyphen in parts."""
    return {one.rstrip(".;,") for one in re.split(r"[\s\-\x02\ufffe]+", text_of(pdf))}


def test_that_large_print_is_as_large_as_it_says(render):
    """The letters of a step, read back from the page."""
    wanted = (PRINT_SIZES_PT[0], PRINT_SIZES_PT[-1])
    sizes = {}
    for points in wanted:
        pdf = render(("piriformis", Side.LEFT), form=PageFormat(size_pt=points))
        sizes[points] = max_size_of(pdf, "Stop at once")
    assert sizes == {points: pytest.approx(points, abs=0.1) for points in wanted}


def test_that_every_further_sheet_says_whose_it_is_and_which(render):
    pdf = render(("piriformis", Side.LEFT), form=PageFormat(size_pt=18), patient="Sample Name")
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        sheets = [page.get_textpage().get_text_bounded() for page in document]
    assert len(sheets) > 1
    for number, text in enumerate(sheets[1:], 2):
        head = " ".join(text.split())
        assert head.startswith(f"Piriformis (left) · Sample Name {number}/{len(sheets)}")


@pytest.mark.parametrize("points", PRINT_SIZES_PT)
def test_that_when_to_stop_and_get_help_stand_on_one_sheet_each(render, library, points):
    pdf = render(("quadratus-lumborum", Side.LEFT), form=PageFormat(size_pt=points))
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        sheets = [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    for title, end in (
        (library.phrases["page-stop"], library.notices["page-next-day"].text.split()[-1]),
        (library.phrases["page-help"], "112"),
    ):
        (sheet,) = [text for text in sheets if f"{title} " in text]
        assert end in sheet.partition(f"{title} ")[2]


def max_size_of(pdf, start):
    found = []

    def visit(text, _matrix, place, _font, size):
        if start in text:
            found.append(size * place[0] if place[0] > 0 else size)

    for page in reader_of(pdf).pages:
        page.extract_text(visitor_text=visit)
    return max(found)


def test_that_nothing_is_coloured_on_a_page_without_colours(render):
    drawing = a_drawing("mid-buttock.right:6")
    form = PageFormat(is_grey=True)
    pdf = render(("gluteus-medius", Side.RIGHT), drawing=drawing, form=form, seen=True)
    (page,) = page_pictures(pdf, 50)
    blue, green, red = page.data[0::4], page.data[1::4], page.data[2::4]
    assert max(max(three) - min(three) for three in zip(blue, green, red, strict=True)) <= 3


def test_that_only_what_was_chosen_stands_on_the_page(render, library):
    first, second, *_ = library.muscles["gluteus-maximus"].techniques
    text = text_of(render(("gluteus-maximus", Side.RIGHT), techniques=(second.id,)))
    assert second.title in text
    assert first.title not in text


def test_that_a_week_can_be_ticked_for_each_thing_to_do(render, library):
    text = text_of(render(("piriformis", Side.LEFT)))
    assert text.count(f"{library.phrases['page-ticks']} 1 2 3 4 5 6 7") == 2


def test_that_a_note_stands_on_the_page_as_it_is_typed(render):
    assert "#let $x$ *bold*" in text_of(render(("piriformis", Side.LEFT), note="#let $x$ *bold*"))


def test_that_a_referral_shows_the_marks_and_a_large_number(render):
    drawing = a_drawing("posterior-thigh.right:6", "posterior-thigh.left:4")
    pdf = render(("gluteus-medius", Side.RIGHT), drawing=drawing)
    assert len(reader_of(pdf).pages) == 1
    assert "Show this page to the doctor or nurse." in text_of(pdf)
    assert max_size_of(pdf, "Emergency number") > 20
    _, alternatives = tags_of(pdf)
    assert any("right thigh" in text and "left thigh" in text for text in alternatives)


def test_that_a_page_without_anything_to_do_has_no_empty_heading(render, library):
    text = text_of(render(("piriformis", Side.LEFT), techniques=()))
    assert library.phrases["page-do"] not in text
    assert library.phrases["page-stop"] in text

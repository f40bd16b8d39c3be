"""The page for a phone: one file that asks for nothing from outside."""

import datetime
import re
from html.parser import HTMLParser

import pytest

from gluteapp.domain.handout import build_page
from gluteapp.domain.page import PageCase, PageWishes
from gluteapp.domain.safety import assess
from gluteapp.domain.vocabulary import Side
from gluteapp.handout.figures import draw_figures, draw_poses
from tests.builders import a_drawing


class Reader(HTMLParser):
    """Collects tags, attributes and text; a tag that is not closed is an error."""

    VOID = ("meta", "img", "input", "br")

    def __init__(self, text):
        super().__init__()
        self.tags, self.words, self._open = [], [], []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self._open.append(tag)

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)

    def all(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


@pytest.fixture(scope="module")
def html(content):
    def make(*muscles, places=("mid-buttock.right:6",), answers=None, **wishes):
        drawing = a_drawing(*places)
        safety = assess(drawing.marks, answers or {}, content.library.flags)
        case = PageCase(content.library, content.atlas, drawing, safety)
        wanted = PageWishes(tuple(muscles), datetime.date(2026, 3, 4), **wishes)
        page = build_page(wanted, case)
        figures = draw_figures(
            page, content.atlas, content.artworks, content.style("print"), drawing
        )
        return content.html_page(page, figures, draw_poses(page, content.pose_picture)).decode()

    return make


@pytest.mark.parametrize("muscle", ["gluteus-minimus", "quadratus-lumborum"])
def test_that_the_file_asks_for_nothing_from_outside(html, muscle):
    text = html((muscle, Side.RIGHT))
    read = Reader(text)
    addresses = [value for _, one in read.tags for name, value in one.items() if name in ADDRESSES]
    assert addresses
    assert all(one.startswith("data:image/svg+xml;base64,") for one in addresses)
    assert not re.search(r"@import|url\(|fetch|XMLHttpRequest|//[a-z]+\.", text)
    assert "default-src 'none'" in str(read.all("meta"))


ADDRESSES = ("src", "href", "action", "srcset")


def test_that_every_picture_has_words_and_every_box_a_label(html, library):
    read = Reader(html(("gluteus-medius", Side.RIGHT)))
    assert read.all("html")[0]["lang"] == "en"
    assert all(one["alt"] for one in read.all("img"))
    assert len(read.all("input")) <= len(read.all("label"))
    assert len(read.all("h1")) == len(read.all("main")) == 1
    for step in library.muscles["gluteus-medius"].techniques[0].steps:
        assert step.text in read.text


def test_that_a_button_counts_the_seconds_of_the_dose(html, library):
    (stretch,) = (
        one for one in library.muscles["gluteus-medius"].techniques if "Hold 20" in one.dose
    )
    read = Reader(html(("gluteus-medius", Side.RIGHT), techniques=(stretch.id,)))
    (button,) = read.all("button")
    assert button["data-seconds"] == "20"
    assert "Count 20 seconds" in read.text


def test_that_markup_in_a_name_and_a_note_stays_text(html):
    text = html(
        ("piriformis", Side.LEFT), patient="<b>A</b> & Co", note="<script>alert(1)</script>"
    )
    read = Reader(text)
    assert "<b>A</b> & Co" in read.text
    assert len(read.all("script")) == 1


def test_that_a_referral_offers_nothing_to_do(html, library):
    read = Reader(html(("piriformis", Side.LEFT), answers={"saddle-numbness": True}))
    assert "112" in read.text
    assert library.muscles["piriformis"].techniques[0].title not in read.text
    assert read.all("button") == []

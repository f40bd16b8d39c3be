"""The scored checklists add up, and pages have what the scores say a machine can see."""

import datetime
import re
from pathlib import Path

import pytest

from gluteapp.domain.handout import build_page
from gluteapp.domain.page import PageCase, PageWishes
from gluteapp.domain.safety import assess
from gluteapp.domain.vocabulary import CORE_MUSCLES, Side
from tests.builders import a_drawing

TEXT = (Path(__file__).parents[2] / "docs" / "plain-language.md").read_text(encoding="utf-8")
PEMAT = [*range(1, 13), *range(15, 27)]
INDEX = list(range(1, 21))
SUMS = re.compile(r"\b(half|double|twice as|points more|percent)\b")


def scores(heading):
    part = TEXT.split(f"## {heading}\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (\d+) [^|]+\| ([01-]) \| ([^|]+) \|$", part, re.M)
    assert all(why.strip() for _, _, why in rows)
    return {int(number): score for number, score, _ in rows}


def total(found, numbers):
    counted = [found[number] for number in numbers if found[number] != "-"]
    return f"{counted.count('1')} of {len(counted)}"


def test_that_every_item_of_both_checklists_is_answered():
    assert list(scores("PEMAT-P")) == PEMAT
    assert list(scores("Clear Communication Index")) == INDEX


def test_that_the_totals_are_those_of_the_items():
    pemat, index = scores("PEMAT-P"), scores("Clear Communication Index")
    assert f"(items 1 to 19): {total(pemat, PEMAT[:17])}." in TEXT
    assert f"(20 to 26): {total(pemat, PEMAT[17:])}." in TEXT
    assert f"Index: {total(index, INDEX)}." in TEXT


def share(found, numbers):
    counted = [found[number] for number in numbers if found[number] != "-"]
    return 100 * counted.count("1") / len(counted)


def test_that_the_page_reaches_the_scores_that_are_asked_of_it():
    pemat, index = scores("PEMAT-P"), scores("Clear Communication Index")
    assert share(pemat, PEMAT[:17]) == share(pemat, PEMAT[17:]) == 100
    assert share(index, INDEX) >= 90


def test_that_no_massage_goes_without_a_picture_of_what_to_keep_off(page):
    (section,) = page.sections
    massage = section.actions[0]
    assert any(one.pose.startswith("keep-off-") for one in massage.pictures)


@pytest.fixture(params=CORE_MUSCLES)
def page(content, request):
    library, drawing = content.library, a_drawing("mid-buttock.right:4")
    case = PageCase(library, content.atlas, drawing, assess(drawing.marks, {}, library.flags))
    wishes = PageWishes(((request.param, Side.RIGHT),), datetime.date(2026, 3, 4))
    return build_page(wishes, case)


def test_that_the_main_message_is_short_and_calls_to_action(page):
    said = [one for one in re.split(r"(?<=[.!?]) ", page.in_short) if one]
    assert 1 <= len(said) <= 4
    assert "gently" in page.in_short
    assert "Stop" in page.in_short


def test_that_every_action_has_steps_and_pictures_with_titles(page):
    (section,) = page.sections
    assert section.actions
    for action in section.actions:
        assert len(action.steps) >= 3
        assert action.pictures
        assert all(one.label.startswith("Step ") for one in action.pictures)
    assert page.days


def test_that_nobody_has_to_reckon(page):
    texts = [page.stop_rule, page.next_day, page.in_short, *page.help_lines]
    for action in page.sections[0].actions:
        texts += [*(text for _, text in action.facts), *action.steps]
    assert [one for one in texts if SUMS.search(one) and "half way" not in one] == []


def test_that_the_scale_and_the_figures_signs_are_explained(page):
    assert "of 10" in dict(page.terms)
    signs = {one.strip() for one in re.findall(r"([^.:]+):", page.words["key"])}
    assert signs == {"Dots", "Dark line", "×", "Dashed or numbered"}


def test_that_each_sign_says_what_to_do(page):
    assert all(re.match(r"(Call for help|See a doctor) ", line) for line in page.help_lines)

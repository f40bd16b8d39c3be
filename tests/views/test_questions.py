import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QTextBrowser, QToolButton

from gluteapp.domain.pain import Feel, PainDrawing
from gluteapp.domain.vocabulary import Side
from gluteapp.views.why_text import grade_of

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def asked(driver):
    driver.click_region("mid-buttock")
    return driver


def strip(driver):
    return driver.workspace.panes.candidates.questions


def answer(driver, qtbot, word):
    qtbot.mouseClick(driver.find(QPushButton, f"question-{word}"), LEFT)


def test_that_nothing_is_asked_before_anything_is_marked(driver):
    assert not strip(driver).isVisible()


def test_that_the_question_that_separates_best_is_asked(asked):
    name = asked.session.library.factors[asked.session.question].name
    assert name in asked.find(QLabel, "question-text").text()
    assert strip(asked).isVisible()


@pytest.mark.parametrize("word", ["yes", "no"])
def test_that_an_answer_says_what_it_changed_and_brings_the_next_question(asked, qtbot, word):
    first = asked.session.question
    answer(asked, qtbot, word)
    assert asked.session.factor_answers == {first: word == "yes"}
    assert asked.session.question != first
    text = asked.find(QLabel, "question-text").text()
    assert "moves up to" in text or "the order stays" in text


def test_that_a_yes_is_a_reason_and_a_part_of_the_match(asked, qtbot):
    first = asked.session.question
    answer(asked, qtbot, "yes")
    name = asked.session.library.factors[first].name
    candidate = next(one for one in asked.session.answer.candidates if one.parts.factors == 1.0)
    asked.session.select_candidate(candidate.muscle, candidate.side)
    text = asked.find(QTextBrowser, "overview-text").toPlainText()
    assert f"It is often set off by {name}." in text
    assert "What sets it off fits" in text


def test_that_a_skipped_question_changes_nothing_and_does_not_come_back(asked, qtbot):
    before = [one.parts for one in asked.session.answer.candidates]
    first = asked.session.question
    answer(asked, qtbot, "skip")
    assert [one.parts for one in asked.session.answer.candidates] == before
    assert asked.session.question != first


def test_that_all_questions_can_be_asked_again(asked, qtbot):
    first = asked.session.question
    answer(asked, qtbot, "yes")
    asked.find(QLabel, "question-text").linkActivated.emit("again")
    assert asked.session.question == first
    assert not asked.session.factor_answers


def test_that_another_person_s_drawing_is_asked_anew(asked, qtbot):
    answer(asked, qtbot, "yes")
    asked.session.recognise("piriformis.1", Side.RIGHT, True)
    asked.session.replace_drawing("Open", PainDrawing())
    assert not asked.session.factor_answers
    assert not asked.session.recognised


# ------------------------------------------------------------- press and recognise
def press(driver, point):
    detail = driver.workspace.panes.detail
    detail.tabs.setCurrentWidget(detail.find_steps)
    return driver.find(QComboBox, f"press-{point}")


def choose(box, index):
    box.setCurrentIndex(index)
    box.activated.emit(index)


def test_that_pressing_a_point_that_hurts_as_known_ranks_its_muscle_first(asked):
    asked.session.select_candidate("piriformis", Side.RIGHT)
    choose(press(asked, "piriformis.1"), 1)
    assert asked.session.answer.candidates[0].id == "piriformis.right"
    detail = asked.workspace.panes.detail
    detail.tabs.setCurrentWidget(detail.overview)
    text = asked.find(QTextBrowser, "overview-text").toPlainText()
    assert "Pressing point 1 brought your own pain back." in text
    assert "Pressing brought your pain back" in text


def test_that_a_point_that_does_not_hurt_lowers_its_muscle(asked):
    asked.session.select_candidate("piriformis", Side.RIGHT)
    before = asked.session.candidate("piriformis", Side.RIGHT).parts.match
    choose(press(asked, "piriformis.1"), 2)
    assert asked.session.candidate("piriformis", Side.RIGHT).parts.match < before
    choose(press(asked, "piriformis.1"), 0)
    assert asked.session.candidate("piriformis", Side.RIGHT).parts.match == before


def test_that_nobody_is_told_to_press_after_an_urgent_answer(asked):
    asked.session.select_candidate("piriformis", Side.RIGHT)
    find = asked.workspace.panes.detail.find_steps
    assert find.press.isVisibleTo(find)
    asked.session.answer_screen({"saddle-numbness": True}, ())
    assert not find.press.isVisibleTo(find)


def test_that_nobody_is_told_to_press_while_an_urgent_question_is_open(asked):
    asked.session.select_candidate("piriformis", Side.RIGHT)
    find = asked.workspace.panes.detail.find_steps
    asked.session.set_feel(0, Feel(quality="numb"))
    assert asked.session.safety.ask
    assert not find.press.isVisibleTo(find)


# ------------------------------------------------------------------------- why
def test_that_the_chart_shows_each_part_in_words_and_never_a_number(asked):
    asked.session.select_candidate("piriformis", Side.RIGHT)
    text = asked.find(QTextBrowser, "overview-text").toPlainText()
    why = asked.session.why("piriformis", Side.RIGHT)
    chart = text[text.index("How the match is made up") :]
    chart = chart[: chart.index("our own choice")]
    for name, value, _ in why.shares:
        assert asked.session.library.phrases[f"part-{name}"] in chart
        assert grade_of(value) in chart
    assert "no chance of having anything" in chart
    assert not any(sign.isdigit() for sign in chart)


@pytest.mark.parametrize(
    ("value", "word"),
    [(1.0, "yes"), (0.7, "mostly"), (0.5, "partly"), (0.2, "a little"), (0.0, "no")],
)
def test_that_a_part_is_graded_in_words(value, word):
    assert grade_of(value) == word


def test_that_the_sources_of_the_reasons_stand_in_the_sources(asked):
    asked.session.select_candidate("piriformis", Side.RIGHT)
    detail = asked.workspace.panes.detail
    detail.tabs.setCurrentWidget(detail.sources)
    text = asked.find(QTextBrowser, "sources-text").toPlainText()
    for name in asked.session.why("piriformis", Side.RIGHT).sources:
        assert asked.session.library.sources[name].text in text


def test_that_muscles_that_explain_everything_only_together_are_named(driver):
    driver.session.add_region("coccyx", Side.MIDLINE)
    driver.session.add_region("lateral-calf", Side.RIGHT)
    note = driver.find(QLabel, "answer-note").text()
    assert note.startswith("Together, ")
    assert "Gluteus minimus, right" in note


def test_that_any_factor_can_be_chosen_and_taken_back(asked):
    menu = asked.find(QToolButton, "question-all").menu()
    action = next(one for one in menu.actions() if one.data() == "swimming")
    action.trigger()
    assert asked.session.factor_answers["swimming"] is True
    action.trigger()
    assert asked.session.factor_answers["swimming"] is None


def test_that_a_yes_stands_beside_the_marks_and_can_be_taken_back(asked, qtbot):
    worse = asked.find(QLabel, "worse-with")
    assert not worse.isVisible()
    first = asked.session.question
    answer(asked, qtbot, "yes")
    assert worse.isVisible()
    assert asked.session.library.factors[first].name in worse.text()
    worse.linkActivated.emit(first)
    assert asked.session.factor_answers[first] is None
    assert not worse.isVisible()


def test_that_a_no_does_not_stand_beside_the_marks(asked, qtbot):
    answer(asked, qtbot, "no")
    assert not asked.find(QLabel, "worse-with").isVisible()

import pytest

from gluteapp.domain.answer import Answered, locate, read_back, spoken
from gluteapp.domain.pain import PainDrawing, PointMark, point_mark
from gluteapp.domain.vocabulary import Aspect, Side
from tests.builders import a_drawing


def test_that_the_read_back_says_side_place_and_number(library):
    drawing = a_drawing("mid-buttock.right:6", "sacroiliac-joint.left:7", "coccyx.midline")
    assert read_back(drawing.marks, library) == (
        "Middle of the right buttock, left SI joint and tailbone, worst 7 of 10. Is that right?"
    )


def test_that_a_place_without_a_name_is_read_back_with_its_side(library):
    mark = PointMark(Aspect.POSTERIOR, -100, -310, Side.LEFT)
    assert "left" in read_back([mark], library)


def test_that_nothing_marked_is_said_so(library):
    assert read_back([], library) == library.phrases["read-back-empty"]


def test_that_a_flat_answer_says_so(table, library):
    assert locate(a_drawing("mid-buttock.right"), table, library).note == "flat"


def test_that_an_empty_drawing_gets_no_note(table, library):
    assert locate(PainDrawing(), table, library).note == ""


@pytest.mark.parametrize("side", ["left", "right"])
def test_that_the_side_is_in_every_reason_that_names_a_place(table, library, side):
    answer = locate(a_drawing(f"ischial-tuberosity.{side}:5"), table, library)
    first = answer.candidates[0]
    assert first.side == side
    assert side in spoken(first.reasons[0], library)


def test_that_what_is_not_reached_is_told(table, library):
    answer = locate(a_drawing("coccyx.midline", "lateral-calf.right"), table, library)
    maximus = next(one for one in answer.candidates if one.muscle == "gluteus-maximus")
    assert "does not reach the outer right calf" in spoken(maximus.reasons[-1], library)


def test_that_other_causes_stand_beside_every_answer(table, library):
    for place in ("groin.right", "coccyx.midline", "lateral-ankle.left", "flank.right"):
        assert locate(a_drawing(place), table, library).other_causes


def test_that_causes_of_the_marked_place_come_first(table, library):
    causes = locate(a_drawing("lateral-hip.right"), table, library).other_causes
    assert "lateral-hip" in causes[0].regions
    assert not causes[-1].regions


def test_that_the_only_muscle_of_a_place_is_named_as_such(table, library):
    answer = locate(a_drawing("coccyx.midline"), table, library)
    phrases = [reason.phrase for reason in answer.candidates[0].reasons]
    assert "only" in phrases


def test_that_a_genital_mark_never_names_a_muscle(table, library):
    answer = locate(a_drawing("genital.midline:8"), table, library)
    assert answer.candidates == ()
    assert answer.note == "ask-first"
    assert any(flag.tier == "R1" for flag in answer.safety.ask)
    assert not answer.safety.self_care_allowed


@pytest.mark.parametrize("other", ["groin.right", "mid-buttock.right", "iliac-crest.left"])
def test_that_no_second_mark_gets_a_muscle_named_before_the_urgent_questions(table, library, other):
    drawing = a_drawing("genital.midline", other)
    asked = locate(drawing, table, library)
    assert (asked.candidates, asked.note) == ((), "ask-first")
    answered = Answered(flags={flag.id: False for flag in asked.safety.ask})
    assert locate(drawing, table, library, answered).candidates
    urgent = Answered(flags={**answered.flags, "saddle-numbness": True})
    assert locate(drawing, table, library, urgent).candidates == ()


def test_that_the_silence_ends_with_the_answers(table, library):
    drawing = a_drawing("genital.midline")
    flags = {flag.id: False for flag in locate(drawing, table, library).safety.ask}
    after = locate(drawing, table, library, Answered(flags=flags))
    assert after.note != "ask-first"
    assert after.candidates


def test_that_a_given_factor_becomes_a_reason(table, library):
    answered = Answered(factors=["coughing-or-sneezing"])
    answer = locate(a_drawing("iliac-crest.right"), table, library, answered)
    sentences = [spoken(reason, library) for reason in answer.candidates[0].reasons]
    assert "It is often set off by coughing or sneezing." in sentences


def test_that_a_muscle_of_the_other_side_is_not_listed_for_coming_near(atlas, table, library):
    mark = point_mark(atlas, Aspect.POSTERIOR, 60, 60)
    answer = locate(PainDrawing((mark,)), table, library)
    assert {one.side for one in answer.candidates if one.is_only_near} <= {Side.RIGHT}

import pytest

from gluteapp.domain.answer import Answered, locate
from gluteapp.domain.questions import IN_QUESTION, MOST_QUESTIONS, moved, next_factor
from gluteapp.domain.vocabulary import FACTORS
from tests.builders import a_drawing


def known(candidate, library):
    return {link.factor for link in library.muscles[candidate.muscle].factors}


@pytest.mark.parametrize(
    "place", ["mid-buttock.right", "iliac-crest.right", "posterior-thigh.left", "lateral-hip.left"]
)
def test_that_the_next_question_splits_the_leading_muscles_best(table, library, place):
    candidates = locate(a_drawing(place), table, library).candidates
    asked = next_factor(candidates, library, ())
    leading = candidates[:IN_QUESTION]
    whole = sum(one.parts.match for one in leading)

    def split(factor):
        share = sum(one.parts.match for one in leading if factor in known(one, library)) / whole
        return share * (1 - share)

    assert split(asked) == pytest.approx(max(map(split, FACTORS)))


def test_that_no_question_is_asked_twice_and_not_too_many(table, library):
    candidates = locate(a_drawing("mid-buttock.right"), table, library).candidates
    asked = []
    while (factor := next_factor(candidates, library, asked)) is not None:
        assert factor not in asked
        asked.append(factor)
    assert 0 < len(asked) <= MOST_QUESTIONS


def test_that_nothing_is_asked_where_no_answer_would_tell_muscles_apart(table, library):
    candidates = locate(a_drawing("lateral-ankle.right"), table, library).candidates
    assert next_factor(candidates[:1], library, ()) is None
    assert next_factor((), library, ()) is None


def test_that_an_answer_says_which_muscle_rose(table, library):
    drawing = a_drawing("mid-buttock.right")
    before = locate(drawing, table, library).candidates
    same = locate(drawing, table, library).candidates
    assert moved(before, same) is None
    after = locate(drawing, table, library, Answered(factors=["swimming"])).candidates
    candidate, old, new = moved(before, after)
    assert after[new - 1] is candidate
    assert before[old - 1].id == candidate.id
    assert new < old

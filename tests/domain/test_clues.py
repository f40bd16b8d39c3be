import pytest

from gluteapp.domain.answer import locate
from gluteapp.domain.vocabulary import Side
from tests.builders import a_drawing


def heard(table, library, *places):
    answer = locate(a_drawing(*places), table, library)
    return {(one.clue.id, one.side) for one in answer.clues}


def test_that_all_seed_rules_are_there_as_data(library):
    facts = {fact for clue in library.clues for fact in clue.statement.facts}
    assert {f"D-{number:02}" for number in range(1, 20)} <= facts


@pytest.mark.parametrize("rule", ["maximus-stays-local", "like-a-slipped-disc", "down-the-leg"])
def test_that_a_doubtful_rule_is_never_told_without_its_guard(library, rule):
    (clue,) = (one for one in library.clues if one.id == rule)
    assert len(clue.statement.caveat.split()) > 5


def test_that_a_rule_needs_all_its_places(table, library):
    both = ("sacroiliac-joint.right", "mid-buttock.right")
    assert ("joint-buttock-and-hip", Side.RIGHT) not in heard(table, library, *both)
    assert ("joint-buttock-and-hip", Side.RIGHT) in heard(
        table, library, *both, "lateral-hip.right"
    )


def test_that_a_rule_is_heard_on_the_side_that_hurts(table, library):
    found = heard(table, library, "sacroiliac-joint.left", "mid-buttock.left", "lateral-hip.left")
    assert {side for _, side in found} == {Side.LEFT}


def test_that_medius_and_quadratus_lumborum_are_named_together(table, library):
    answer = locate(a_drawing("iliac-crest.right:6"), table, library)
    named = {name for one in answer.clues for name in one.clue.look_at}
    assert {"gluteus-medius", "quadratus-lumborum"} <= named


def test_that_pain_down_the_leg_names_piriformis_with_minimus_and_the_nerve(table, library):
    answer = locate(a_drawing("posterior-thigh.right:6", "posterior-calf.right:6"), table, library)
    (clue,) = (one.clue for one in answer.clues if one.clue.id == "down-the-leg")
    assert {"piriformis", "gluteus-minimus"} <= set(clue.look_at)
    assert "nerve root" in clue.statement.caveat


def test_that_a_rule_raises_its_muscle_and_hides_none(table, library):
    three = ("sacroiliac-joint.right:5", "mid-buttock.right:5", "lateral-hip.right:5")
    answer = locate(a_drawing(*three), table, library)
    parts = {one.muscle: one.parts for one in answer.candidates}
    assert parts["piriformis"].clues > parts["gluteus-maximus"].clues
    assert len(answer.candidates) > 5

"""The shipped texts against the rules that no schema can hold."""

import re

import pytest

from gluteapp.domain.vocabulary import CORE_MUSCLES, TRIGGER_POINTS
from gluteapp.settings import ROWS, Settings


def statements_of(muscle):
    yield muscle.summary
    for group in (muscle.what, muscle.where, muscle.feels, muscle.sets_off, muscle.habits):
        yield from group
    yield from muscle.care
    yield from (point.statement for point in muscle.points)
    yield from (link.statement for link in muscle.factors)


@pytest.fixture(params=CORE_MUSCLES)
def muscle(request, library):
    return library.muscles[request.param]


def test_that_every_statement_has_a_source_and_a_strength(muscle):
    for one in statements_of(muscle):
        assert one.sources, one.text
        assert one.confidence in "HML"


def test_that_every_statement_is_a_sentence(muscle):
    for one in statements_of(muscle):
        assert one.text[0].isupper() or not one.text[0].isalpha(), one.text
        assert one.text.endswith((".", ")", "”", "!")), one.text


def test_that_every_muscle_can_be_found_and_massaged(muscle):
    kinds = [technique.kind for technique in muscle.techniques]
    assert "massage" in kinds
    assert len(muscle.palpation) >= 2
    for technique in muscle.techniques:
        assert len(technique.steps) >= 2
        assert all((technique.tool, technique.position, technique.pressure, technique.dose))


def test_that_nobody_is_told_to_press_on_the_sciatic_nerve(muscle):
    for technique in muscle.techniques:
        for step in technique.steps:
            if "sciatic-corridor" in step.target:
                assert re.search(r"keep|stay|avoid|never|not|away|off|leave out", step.text.lower())


def test_that_massage_is_ruled_out_for_thin_blood_and_clots(muscle):
    for technique in muscle.techniques:
        if technique.kind == "massage":
            assert {"anticoagulant", "clot"} <= set(technique.ruled_out_by), technique.id


def test_that_every_step_of_a_massage_can_be_shown(muscle):
    for technique in muscle.techniques:
        if technique.kind == "massage":
            assert any(step.target for step in technique.steps), technique.id


def test_that_every_emergency_number_can_be_chosen(library):
    (row,) = (row for row in ROWS if row.key == "emergency_region")
    assert {value for value, _ in row.choices} == set(library.emergency_numbers)
    assert Settings().emergency_region in library.emergency_numbers


def test_that_the_product_says_that_no_clinician_has_reviewed_it(library):
    assert "no doctor or therapist has checked" in library.notices["not-reviewed"].text.lower()


def test_that_no_text_promises_a_diagnosis_or_a_cure(library):
    texts = [one.text for muscle in library.muscles.values() for one in statements_of(muscle)]
    texts += [one.text for one in library.notices.values()]
    texts += [
        step.text
        for muscle in library.muscles.values()
        for technique in muscle.techniques
        for step in technique.steps
    ]
    for text in texts:
        assert not re.search(r"\b(cures?|guarantee\w*|toxins?|out of place)\b", text.lower()), text


def test_that_every_trigger_point_is_spoken_of(library):
    for muscle, points in TRIGGER_POINTS.items():
        assert tuple(one.id for one in library.muscles[muscle].points) == points


def test_that_other_causes_stand_beside_every_answer(library):
    assert any(not cause.regions for cause in library.other_causes)

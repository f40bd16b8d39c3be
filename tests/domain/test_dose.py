"""How much, in words; and who says so."""

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gluteapp.domain.dose import BOUNDS, Dose, amount_in_words, bounded, pressure_in_words
from gluteapp.domain.handout import build_page
from gluteapp.domain.page import PageCase, PageWishes
from gluteapp.domain.safety import assess
from gluteapp.domain.translation import LANGUAGES
from gluteapp.domain.vocabulary import Side
from tests.builders import a_drawing


@pytest.mark.parametrize(
    ("dose", "words"),
    [
        (Dose(seconds=30), "Hold 30 seconds, on each sore spot."),
        (
            Dose(strokes=12, rounds=2, times_a_day=1),
            "12 slow strokes, 2 times, on each sore spot, once a day.",
        ),
        (Dose(times_a_day=3, days_a_week=5), "3 times a day, 5 days a week."),
    ],
)
def test_that_a_dose_is_said_exactly(library, dose, words):
    assert amount_in_words(dose, library.phrases, per_spot=True) == words


def test_that_pressure_is_said_on_the_pain_scale(library):
    said = pressure_in_words(Dose(pressure=3), library.phrases)
    assert said == "At most 3 of 10 on the pain scale."


@given(
    st.fixed_dictionaries(
        {}, optional={name: st.integers(least, most) for name, (least, most) in BOUNDS.items()}
    )
)
def test_that_every_number_that_is_set_stands_in_the_words(library, values):
    dose, fault = bounded(values)
    if fault:
        assert values.get("seconds")
        assert values.get("strokes")
        return
    text = amount_in_words(dose, library.phrases, per_spot=False)
    text += pressure_in_words(dose, library.phrases) if dose.pressure else ""
    once = {"rounds": 1, "times_a_day": 1, "days_a_week": 7}
    for name, value in values.items():
        assert once.get(name) == value or str(value) in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("strokes", "is_ours"), [(15, True), (16, False)])
def test_that_more_than_our_rule_is_said_in_the_clinicians_name(
    content, language, strokes, is_ours
):
    library = content.library_in(language)
    case = PageCase(library, content.atlas, a_drawing(), assess((), {}, library.flags))
    wishes = PageWishes((("gluteus-medius", Side.RIGHT),), datetime.date(2026, 3, 4))
    wishes = replace(wishes, doses=(("medius-wall", Dose(strokes=strokes)),))
    action = build_page(wishes, case).sections[0].actions[0]
    amount = dict(action.facts)[library.phrases["page-dose"]]
    assert str(strokes) in amount
    assert library.phrases["page-dose-counts"] in amount  # its steps say 10 to 15
    by_clinician = library.phrases["page-by-clinician"].format(text="").strip()
    assert (by_clinician in amount) != is_ours

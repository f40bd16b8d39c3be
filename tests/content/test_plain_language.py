"""What a patient reads is plain: reading grade, length of sentences, words never said."""

import pytest

from gluteapp.domain.vocabulary import CORE_MUSCLES
from tests.plain_language import LONGEST_SENTENCE, forbidden, grade, sentences, syllables, words

TARGET, MOST = 6.0, 8.0
"""Flesch-Kincaid grades: of a whole page, and of any text of some length on it."""
SHORT = 12
"""Formulas mean nothing for texts of so few words."""
PAGE_NOTICES = (
    "stop-rule", "next-day-rule", "education", "dose-origin", "not-reviewed", "other-structures",
    "sciatic-corridor", "kidney", "page-nerve", "nerve-card",
    "referral-now", "referral-today", "referral-soon",
)  # fmt: skip


def texts_of(muscle):
    """All that a page may say about a muscle."""
    texts = [muscle.summary.text]
    for one in muscle.techniques:
        texts += [one.title, one.tool, one.position, one.pressure, one.dose]
        texts += [step.text for step in one.steps]
    return texts


@pytest.fixture(scope="module")
def patient_texts(library):
    texts = [text for name in CORE_MUSCLES for text in texts_of(library.muscles[name])]
    texts += [library.notices[name].text for name in PAGE_NOTICES]
    texts += [text for flag in library.flags for text in (flag.question, flag.message)]
    texts += [text for one in library.conditions.values() for text in (one.question, one.reason)]
    pages = [text for name, text in library.phrases.items() if name.startswith("page-")]
    return texts + pages


@pytest.mark.parametrize("muscle", CORE_MUSCLES)
def test_that_a_page_is_read_after_six_years_at_school(library, muscle):
    assert grade(".\n".join(texts_of(library.muscles[muscle]))) <= TARGET


def test_that_no_text_needs_more_than_eight_years_at_school(patient_texts):
    hard = {text: grade(text) for text in patient_texts if len(words(text)) > SHORT}
    assert {text: found for text, found in hard.items() if found > MOST} == {}


def test_that_no_sentence_is_long(patient_texts):
    long = [one for text in patient_texts for one in sentences(text)]
    assert [one for one in long if len(words(one)) > LONGEST_SENTENCE] == []


def test_that_nothing_frightens_or_promises(patient_texts):
    assert {text: forbidden(text) for text in patient_texts if forbidden(text)} == {}


@pytest.mark.parametrize(
    ("word", "count"),
    [("the", 1), ("muscle", 2), ("buttock", 2), ("hold", 1), ("massage", 2), ("pressure", 2),
     ("knees", 1), ("emergency", 4), ("slowly", 2), ("table", 2)],
)  # fmt: skip
def test_that_syllables_are_counted(word, count):
    assert syllables(word) == count


def test_that_a_hard_text_is_found_to_be_hard():
    """The measure itself: a sentence of a leaflet against one of ours."""
    hard = "Myofascial hypersensitivity necessitates individualised multimodal rehabilitation."
    assert grade(hard) > 20
    assert grade("Hold still and breathe. Let the pain fade.") < 3
    assert forbidden("Your disc is worn.") == ["worn"]

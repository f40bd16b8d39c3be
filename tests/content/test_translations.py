"""Every text that a patient reads, in every language: nothing missing, nothing changed."""

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gluteapp.content.po_file import read_po, renewed
from gluteapp.domain.translation import (
    LANGUAGE_TAGS,
    LANGUAGES,
    patient_texts,
    translated,
    with_texts,
)
from tests.plain_language import LONGEST_SENTENCE

OTHERS = tuple(language for language in LANGUAGES if language != "en")
NEVER = {
    "de": ("verschlissen", "abgenutzt", "Verschleiß", "Schaden", "geschädigt", "Gift", "heilt",
           "Heilung", "ausgerenkt", "instabil", "degenerativ"),
    "es": ("desgaste", "desgastad", "dañad", "daño", "toxina", "cura ", "curar", "fuera de lugar",
           "degenerativ", "inestable"),
    "pt": ("desgaste", "desgastad", "danificad", "toxina", "cura ", "curar", "fora do lugar",
           "degenerativ", "instável"),
}  # fmt: skip
"""What frightens or promises, in each language (the English list is in ``plain_language``)."""


def po(*entries):
    return "\n\n".join(
        f'{flag}msgctxt "{key}"\nmsgid "{source}"\nmsgstr "{text}"'
        for key, source, text, flag in entries
    )


def faults(text, english):
    return [problem.message for problem in read_po(text, "xx.po", english)[1]]


# ------------------------------------------------------------------------- faults
@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        (("a", "Hold 20 seconds", "", ""), "is not translated."),
        (("a", "Hold 10 seconds", "Halten", ""), "translates an older text"),
        (("a", "Hold 20 seconds", "30 Sekunden", ""), "must hold the same numbers"),
        (("a", "Hold 20 seconds", "20 Sekunden {side}", ""), "must hold the same gaps"),
        (("a", "Hold 20 seconds", "20 Sekunden", "#, fuzzy\n"), "is marked as doubtful"),
    ],
)
def test_that_what_is_wrong_is_named_and_left_out(entry, fault):
    found, problems = read_po(po(entry), "xx.po", {"a": "Hold 20 seconds"})
    assert found == {}
    assert [one.message.startswith(fault) for one in problems] == [True]
    assert problems[0].key == "a"


def test_that_an_unknown_key_and_a_missing_one_are_both_told():
    told = faults(po(("b", "Old", "Alt", "")), {"a": "New"})
    assert sorted(told) == ["is not translated.", "is the key of no text."]


def test_that_a_file_that_is_none_is_one_problem():
    (fault,) = faults("this is no catalogue\nat all", {"a": "New"})
    assert fault.startswith("is not readable as a PO file")


def test_that_renewing_keeps_translations_and_doubts_those_of_changed_texts():
    old = po(("a", "Same", "Gleich", ""), ("b", "Before", "Vorher", ""), ("c", "Gone", "Weg", ""))
    new = renewed(old, "xx", {"a": "Same", "b": "After", "d": "New"})
    found, problems = read_po(new, "xx.po", {"a": "Same", "b": "After", "d": "New"})
    assert found == {"a": "Gleich"}
    assert {one.key: one.message.split()[1] for one in problems} == {"b": "marked", "d": "not"}
    assert "Vorher" in new
    assert "Weg" not in new


@given(st.dictionaries(st.text(string.ascii_lowercase, min_size=1, max_size=6),
                       st.text(min_size=1).filter(lambda t: t.strip() and "\x85" not in t),
                       max_size=6))  # fmt: skip
def test_that_what_is_written_is_read_again(english):
    english = {key: " ".join(text.split()) or "x" for key, text in english.items()}
    english = {
        key: "".join(c for c in text if c.isprintable()) or "x" for key, text in english.items()
    }
    whole = po() if not english else renewed("", "xx", english)
    assert [one.message for one in read_po(whole, "xx.po", english)[1]] == (
        ["is not translated."] * len(english)
    )


# ---------------------------------------------------------------------- languages
def test_that_every_text_is_walked_once(library):
    keys = []
    with_texts(library, lambda key, text: keys.append(key) or text)
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("language", OTHERS)
def test_that_nothing_is_missing(content, language):
    found, problems = content.translations(language)
    assert [str(one) for one in problems] == []
    assert set(found) == set(patient_texts(content.library))


def test_that_a_missing_text_stays_english_and_says_so(library):
    german = translated(library, "de", {})
    assert german.notices["stop-rule"].text == (f"[English] {library.notices['stop-rule'].text}")
    assert german.language == "de"
    assert translated(library, "en", {}) is library


@pytest.mark.parametrize("language", OTHERS)
def test_that_sentences_are_short_and_nothing_frightens(content, language):
    texts = content.translations(language)[0]
    long = [
        (key, one)
        for key, text in texts.items()
        for one in re.split(r"[.!?:;](?:\s+|$)|\n", text)
        if len(re.findall(r"[^\W_][\w'’-]*", one)) > LONGEST_SENTENCE
    ]
    assert long == []
    said = [
        (key, word) for key, text in texts.items() for word in NEVER[language]
        if re.search(rf"\b{word}", text, re.IGNORECASE)
    ]  # fmt: skip
    assert said == []


@pytest.mark.parametrize("language", OTHERS)
def test_that_sides_are_told_apart_in_every_language(content, language):
    library = content.library_in(language)
    assert library.language == LANGUAGE_TAGS[language]
    for region in library.places:
        left, right = (library.place_name(region, side) for side in ("left", "right"))
        assert left != right
        assert library.side_word("left") in left
        assert library.side_word("right") in right

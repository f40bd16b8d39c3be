"""A page explains the words that it uses, and no others."""

import pytest

from gluteapp.domain.glossary import terms_in
from gluteapp.domain.library import Term
from gluteapp.domain.translation import FORMS_BETWEEN, translated

RIM = Term("hip-rim", ("hip rim", "rim of the hip bone"), "the upper edge", ("imaios",))
SACRUM = Term("sacrum", ("sacrum",), "the flat bone", ("imaios",))
SCALE = Term("pain-scale", ("of 10",), "0 to 10", ("immpact",))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Roll from the Sacrum outwards.", (SACRUM,)),
        ("The sacral joint; sacrums; of 100.", ()),
        ("Below the rim of the hip bone, 3 of 10.", (SCALE, RIM)),
        ("", ()),
    ],
)
def test_that_a_term_is_found_as_a_whole_word_in_any_of_its_forms(text, found):
    assert terms_in([text], (SCALE, SACRUM, RIM)) == found


def test_that_words_do_not_run_on_from_one_text_to_the_next():
    assert terms_in(["the hip", "rim"], (RIM,)) == ()


def test_that_another_language_may_bend_a_word_in_more_ways(library):
    texts = {"term.sacrum.forms": f"Kreuzbein{FORMS_BETWEEN}Kreuzbeins"}
    german = translated(library, "de", texts)
    (sacrum,) = terms_in(["am Rand des Kreuzbeins"], german.glossary)
    assert sacrum.id == "sacrum"
    assert sacrum.forms == ("Kreuzbein", "Kreuzbeins")


def test_that_every_term_stands_in_some_text_that_a_page_may_show(library):
    """A term that no page uses is forgotten content."""
    texts = [place.name for place in library.places.values()]
    texts += [notice.text for notice in library.notices.values()]
    for muscle in library.muscles.values():
        texts.append(muscle.summary.text)
        for one in muscle.techniques:
            texts += [one.pressure, one.dose, *(step.text for step in one.steps)]
    assert terms_in(texts, library.glossary) == library.glossary

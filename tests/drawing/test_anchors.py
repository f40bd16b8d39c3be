import pytest

from drawing.anchors import anchored

PLACES = {"psis": (45.0, -97.0), "transverse-tip-l1": (35.0, -239.5)}


def test_that_a_landmark_stands_for_its_place():
    assert anchored("psis", PLACES) == "45.00,-97.00"


def test_that_an_offset_is_added_in_millimetres():
    assert anchored("psis-8,13 psis+4,-2", PLACES) == "37.00,-84.00 49.00,-99.00"


def test_that_a_name_may_end_in_a_number():
    assert anchored("transverse-tip-l1-3,2", PLACES) == "32.00,-237.50"


def test_that_corner_and_label_stay():
    assert anchored("psis+1,0!@crest psis@top", PLACES) == "46.00,-97.00!@crest 45.00,-97.00@top"


def test_that_numbers_references_and_the_skin_stay():
    for text in ("12,-3.5! ~ 4,4@end", "crest>tip", "tip<crest"):
        assert anchored(text, PLACES) == text


def test_that_an_unknown_landmark_is_named_with_the_nearest():
    with pytest.raises(
        ValueError, match="“psos” is no landmark of this aspect. Did you mean “psis”"
    ):
        anchored("1,2 psos+1,1", PLACES)

"""Which layout a page takes."""

from hypothesis import given
from hypothesis import strategies as st

from gluteapp.handout.render import LAYOUTS, first_fitting


@given(st.integers(0, len(LAYOUTS) + 2), st.integers(0, len(LAYOUTS) + 2))
def test_that_the_best_layout_that_fits_is_taken_whatever_came_before(first, guess):
    tried = []

    def fits(one):
        tried.append(one)
        return LAYOUTS.index(one) >= first

    found = first_fitting(LAYOUTS, fits, guess)
    assert found == min(first, len(LAYOUTS) - 1)
    if found == guess:
        assert len(tried) <= 2

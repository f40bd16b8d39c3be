import itertools

import pytest

from gluteapp.picture.heat import coloured, heat_table
from gluteapp.picture.palette import PALETTES
from gluteapp.views.theme import DARK_THEME, LIGHT_THEME


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def lightness(colour):
    """L* of CIELAB, 0–100."""
    y = luminance(colour)
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y


@pytest.mark.parametrize("theme", [LIGHT_THEME, DARK_THEME], ids=lambda one: one.name)
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("text", "window"),
        ("text", "surface"),
        ("text", "raised"),
        ("text", "accent_ground"),
        ("muted", "surface"),
        ("muted", "raised"),
        ("muted", "window"),
        ("muted", "accent_ground"),
        ("accent", "surface"),
        ("on_accent", "accent"),
        ("danger", "danger_ground"),
        ("caution", "caution_ground"),
        ("text", "danger_ground"),
        ("text", "caution_ground"),
    ],
)
def test_that_text_can_be_read_on_its_ground(theme, ink, ground):
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda one: one.name)
def test_that_marks_of_the_user_differ_from_zones_in_hue_and_text_is_readable(palette):
    assert contrast(palette.mark, palette.mark_text) >= 4.5
    assert palette.mark != palette.essential


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda one: one.name)
def test_that_heat_levels_differ_in_lightness(palette):
    steps = [lightness(colour) for colour in palette.heat]
    assert all(one - other >= 10 for one, other in itertools.pairwise(steps))


def test_that_the_heat_table_runs_from_clear_to_deep():
    table = heat_table(PALETTES["light"].heat)
    assert table[0, 3] == 0
    assert table[-1, 3] > 220
    assert (table[1:, 3] >= table[:-1, 3]).all()


def test_that_gaps_of_a_field_stay_clear():
    import numpy as np

    picture = coloured(np.array([[np.nan, 0.0, 1.0, 2.0]]), PALETTES["light"].heat)
    assert picture[0, :, 3].tolist()[:2] == [0, 0]
    assert picture[0, 2].tolist() == picture[0, 3].tolist()

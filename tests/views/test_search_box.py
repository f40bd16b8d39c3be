import pytest
from PySide6.QtCore import Qt

from gluteapp.domain.vocabulary import Aspect, Side


@pytest.fixture
def search(driver):
    return driver.workspace.search


def entry(search, *words):
    return next(text for text in search._entries if all(word in text for word in words))


def test_that_a_muscle_found_shows_where_it_sends_pain(driver, search, qtbot):
    search.setFocus()
    qtbot.keyClicks(search, "minimus, left")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert driver.session.selection == ("gluteus-minimus", Side.LEFT)
    assert driver.session.is_exploring
    qtbot.waitUntil(lambda: search.text() == "")


def test_that_the_whole_pain_area_is_brought_into_view(driver, search):
    search._on_chosen(entry(search, "Gluteus minimus, right"))
    drawn = driver.session.atlas.aspects[Aspect.POSTERIOR]
    for point in ("gluteus-minimus.1", "gluteus-minimus.2"):
        for zone in drawn.zones_of(point, Side.RIGHT).values():
            left, top, right, bottom = zone.outline.bounds
            for x, y in ((left, top), (right, bottom)):
                at = driver.pixel(x, y)
                assert driver.map.rect().contains(at)


def test_that_a_place_found_is_marked_whole_and_seen(driver, search):
    search._on_chosen(entry(search, "Outer left ankle"))
    assert driver.session.drawing.marks[0].region == "lateral-ankle"
    drawn = driver.session.atlas.aspects[driver.session.aspect]
    left, top, right, bottom = drawn.region("lateral-ankle", Side.LEFT).outline.bounds
    assert driver.map.rect().contains(driver.pixel((left + right) / 2, (top + bottom) / 2))


def test_that_everyday_words_find_places(search):
    assert entry(search, "ight sit bone")
    assert any("belt" in text.lower() for text in search._entries)


def test_that_only_drawn_places_are_offered(driver, search):
    drawn = {one.region for a in driver.session.atlas.aspects.values() for one in a.regions}
    assert {name for kind, name, _ in search._entries.values() if kind == "place"} == drawn


@pytest.mark.parametrize("text", ["", "   ", "zzzz"])
def test_that_what_is_not_found_changes_nothing(driver, search, qtbot, text):
    search.setFocus()
    qtbot.keyClicks(search, text)
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert driver.session.drawing.is_empty
    assert driver.session.selection is None


def test_that_a_text_that_is_no_entry_is_ignored(driver, search):
    search._on_chosen("nothing like it")
    assert driver.session.selection is None


def test_that_the_search_key_goes_to_the_box(driver, search, qtbot):
    driver.map.setFocus()
    driver.workspace.actions_by_name["search"].trigger()
    assert search.hasFocus()


def test_that_a_muscle_is_shown_on_an_aspect_that_draws_it(driver, search):
    driver.session.set_aspect(Aspect.RIGHT_LATERAL)
    search._on_chosen(entry(search, "Quadratus lumborum, left"))
    drawn = driver.session.atlas.aspects[driver.session.aspect]
    assert drawn.structure("quadratus-lumborum", Side.LEFT) is not None

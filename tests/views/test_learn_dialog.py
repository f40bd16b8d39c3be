import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QDialogButtonBox

from gluteapp.views.learn_dialog import LearnDialog
from gluteapp.views.theme import DARK_THEME, LIGHT_THEME


@pytest.fixture
def dialog(qtbot, library):
    made = LearnDialog(library, LIGHT_THEME)
    qtbot.addWidget(made)
    made.show()
    return made


def shown(dialog):
    return dialog.text.toPlainText()


def test_that_words_found_nowhere_say_so(dialog, qtbot):
    qtbot.keyClicks(dialog.search, "zzz")
    assert "Nothing here holds all these words" in shown(dialog)


def test_that_every_topic_can_be_read_with_its_sources(dialog, library):
    for row, topic in enumerate(library.topics):
        dialog.topics.setCurrentRow(row)
        text = shown(dialog)
        for one in topic.statements:
            assert one.text in text
            assert one.caveat in text
            for source in one.sources:
                assert library.sources[source].text in text


def test_that_a_search_shows_what_holds_all_its_words_in_any_topic(dialog, qtbot, library):
    qtbot.keyClicks(dialog.search, "Needle POINT")
    text = shown(dialog)
    expected = [
        one
        for topic in library.topics
        for one in topic.statements
        if "needle" in one.text.lower() and "point" in one.text.lower()
    ]
    assert expected
    for one in expected:
        assert one.text in text
    assert library.topics[0].statements[0].text not in text


def test_that_choosing_a_topic_ends_the_search(dialog, qtbot, library):
    qtbot.keyClicks(dialog.search, "needle")
    dialog.topics.setCurrentRow(1)
    assert dialog.search.text() == ""
    assert library.topics[1].statements[0].text in shown(dialog)


def test_that_escape_ends_a_search_before_it_closes(dialog, qtbot):
    qtbot.keyClicks(dialog.search, "needle")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.search.text() == ""
    qtbot.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_that_return_in_the_search_closes_nothing(dialog, qtbot):
    qtbot.keyClicks(dialog.search, "needle")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_that_a_source_number_leads_to_its_reference(dialog, library):
    dialog.resize(500, 300)
    before = dialog.text.verticalScrollBar().value()
    last = library.topics[0].statements[-1].sources[-1]
    dialog.text.anchorClicked.emit(QUrl(f"source:{last}"))
    assert dialog.text.verticalScrollBar().value() > before


def test_that_it_says_that_nobody_has_reviewed_it(dialog, library):
    assert library.notices["not-reviewed"].text in shown(dialog)


def test_that_it_opens_from_the_menu_in_the_theme_of_the_window(driver, qtbot, library):
    driver.workspace.actions_by_name["learn"].trigger()
    opened = driver.find(LearnDialog, "learn-dialog")
    assert opened.isVisible()
    qtbot.mouseClick(
        opened.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Close),
        Qt.MouseButton.LeftButton,
    )
    dark = LearnDialog(library, DARK_THEME)
    qtbot.addWidget(dark)
    assert DARK_THEME.caution in dark.text.toHtml()

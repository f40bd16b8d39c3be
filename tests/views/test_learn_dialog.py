import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QDialogButtonBox

from gluteapp.domain.vocabulary import Side
from gluteapp.views.learn_dialog import LearnDialog
from gluteapp.views.theme import DARK_THEME, LIGHT_THEME


@pytest.fixture
def dialog(qtbot, library):
    made = LearnDialog(library, LIGHT_THEME, may_show_self_care=True)
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


def test_that_it_wears_the_colours_of_the_window(driver):
    driver.workspace.set_theme(DARK_THEME)
    driver.workspace.actions_by_name["learn"].trigger()
    opened = driver.find(LearnDialog, "learn-dialog")
    assert DARK_THEME.caution in opened.text.toHtml()
    opened.reject()


def test_that_self_care_waits_for_the_safety_questions(qtbot, library):
    closed = LearnDialog(library, LIGHT_THEME, may_show_self_care=False)
    qtbot.addWidget(closed)
    (topic,) = [one for one in library.topics if one.after_screen]
    closed.topics.setCurrentRow(library.topics.index(topic))
    assert library.notices["after-screen"].text in shown(closed)
    qtbot.keyClicks(closed.search, "pressure")
    for one in topic.statements:
        assert one.text not in shown(closed)


@pytest.mark.parametrize("flag", ["saddle-numbness", None])
def test_that_an_urgent_answer_hides_self_care_here_too(driver, flag):
    driver.session.add_region("mid-buttock", Side.RIGHT)
    driver.pass_screen(**({flag: True} if flag else {}))
    driver.workspace.actions_by_name["learn"].trigger()
    opened = driver.find(LearnDialog, "learn-dialog")
    opened.topics.setCurrentRow(3)
    assert ("30 to 60 seconds" in shown(opened)) is (flag is None)
    opened.reject()

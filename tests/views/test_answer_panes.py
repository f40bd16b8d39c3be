import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QPushButton, QTextBrowser, QToolButton

from gluteapp.domain.vocabulary import Side


@pytest.fixture
def panes(driver):
    return driver.workspace.panes


def test_that_the_start_explains_itself_and_says_when_not_to_go_on(driver, panes):
    assert panes.welcome.isVisible()
    assert not panes.detail.isVisible()
    assert not panes.candidates.isVisible()
    text = " ".join(label.text() for label in panes.welcome.findChildren(QLabel))
    assert "no doctor or therapist has checked" in text.lower()


def test_that_a_mark_shows_the_list_and_the_first_muscle(driver, panes):
    driver.click_region("ischial-tuberosity")
    assert panes.candidates.isVisible()
    assert panes.detail.isVisible()
    assert not panes.welcome.isVisible()
    assert panes.candidates.list.currentIndex().row() == 0
    title = driver.find(QLabel, "detail-title").text()
    assert "Gluteus maximus, right" in title
    assert driver.find(QLabel, "read-back").text().startswith("Right sit bone. Is that right?")


def test_that_undo_brings_the_start_back(driver, panes):
    driver.click_region("ischial-tuberosity")
    driver.workspace.actions_by_name["undo"].trigger()
    assert panes.welcome.isVisible()
    assert not driver.workspace.actions_by_name["undo"].isEnabled()
    driver.workspace.actions_by_name["redo"].trigger()
    assert panes.candidates.isVisible()


def test_that_the_cards_are_painted_in_the_lists_width(driver, panes, qtbot):
    driver.click_region("mid-buttock")
    picture = panes.candidates.list.grab().toImage()
    colours = {picture.pixel(x, 30) for x in range(0, picture.width(), 3)}
    assert len(colours) > 3


def test_that_a_low_list_or_large_letters_leave_the_reasons_out(driver, panes):
    driver.click_region("mid-buttock")
    cards = panes.candidates.list
    cards.setFixedHeight(400)
    whole = cards.sizeHintForRow(1)
    cards.setFixedHeight(110)
    low = cards.sizeHintForRow(1)
    assert low < whole
    assert low * 3 <= 110
    cards.setFixedHeight(200)
    assert cards.sizeHintForRow(1) == whole
    letters = cards.font()
    letters.setPixelSize(60)
    cards.setFont(letters)
    assert cards.itemDelegate().fit(cards.height(), letters) is False


def test_that_choosing_another_muscle_shows_it_everywhere(driver, panes, qtbot):
    driver.click_region("mid-buttock")
    model = panes.candidates.list.model()
    second = model.index(1, 0)
    at = panes.candidates.list.visualRect(second).center()
    qtbot.mouseClick(panes.candidates.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    muscle, side = driver.session.selection
    assert second.data().startswith(driver.session.library.muscles[muscle].name)
    assert driver.map._scene.muscle == (muscle, side)
    assert str(side) in driver.find(QLabel, "detail-title").text()


def test_that_the_list_is_walked_with_the_keyboard(driver, panes, qtbot):
    driver.click_region("mid-buttock")
    first = driver.session.selection
    panes.candidates.list.setFocus()
    qtbot.keyClick(panes.candidates.list, Qt.Key.Key_Down)
    assert driver.session.selection != first
    qtbot.keyClick(panes.candidates.list, Qt.Key.Key_Up)
    assert driver.session.selection == first


def test_that_other_causes_stand_beside_the_list_and_open(driver, qtbot):
    driver.click_region("mid-buttock")
    label = driver.find(QLabel, "other-causes")
    assert label.isVisible()
    assert "Not a muscle?" in label.text()
    label.linkActivated.emit("causes")
    dialog = driver.find(QDialog, "causes-dialog")
    assert dialog.isVisible()
    assert (
        driver.session.answer.other_causes[0].name in dialog.findChild(QTextBrowser).toPlainText()
    )
    dialog.reject()


def test_that_a_flat_answer_says_so(driver):
    driver.session.add_region("mid-buttock", Side.RIGHT)
    note = driver.find(QLabel, "answer-note")
    assert note.isVisible() == bool(driver.session.answer.note)


def test_that_a_place_without_a_muscle_says_so(driver):
    far = next(
        name
        for name in driver.session.library.places
        if name != "genital" and not driver.session.library.rows_of(name)
    )
    driver.session.add_region(far, Side.LEFT)
    assert not driver.session.answer.candidates
    note = driver.find(QLabel, "answer-note")
    assert note.isVisible()
    assert note.text()
    assert not driver.workspace.panes.detail.isVisible()


def test_that_a_mark_is_rated_and_removed_in_its_row(driver, qtbot):
    driver.click_region("mid-buttock")
    scale = driver.find(QComboBox, "intensity-0")
    scale.setCurrentIndex(8)
    scale.activated.emit(8)
    assert driver.session.drawing.marks[0].intensity == 7
    assert "worst 7 of 10" in driver.find(QLabel, "read-back").text()
    qtbot.mouseClick(driver.find(QToolButton, "remove-mark-0"), Qt.MouseButton.LeftButton)
    assert driver.session.drawing.is_empty


def test_that_the_last_mark_and_all_marks_can_be_removed(driver):
    for region in ("mid-buttock", "lower-buttock", "upper-buttock", "iliac-crest"):
        driver.click_region(region)
    driver.workspace.actions_by_name["remove-last"].trigger()
    assert len(driver.session.drawing.marks) == 3
    driver.workspace.actions_by_name["clear"].trigger()
    assert driver.session.drawing.is_empty
    assert not driver.workspace.actions_by_name["clear"].isEnabled()
    driver.workspace.actions_by_name["undo"].trigger()
    assert len(driver.session.drawing.marks) == 3


@pytest.mark.parametrize("muscle", ["gluteus-minimus", "piriformis", "quadratus-lumborum"])
def test_that_the_texts_speak_of_the_muscle_and_name_their_sources(driver, muscle):
    driver.session.explore(muscle, Side.RIGHT)
    card = driver.session.library.muscles[muscle]
    overview = driver.find(QTextBrowser, "overview-text").toPlainText()
    assert card.summary.text in overview
    for title in ("Where it hurts", "What it feels like", "What sets it off", "Its trigger points"):
        assert title in overview
    detail = driver.workspace.panes.detail
    detail.tabs.setCurrentWidget(detail.care)
    care = driver.find(QTextBrowser, "care-text").toPlainText()
    assert card.care[0].text in care
    assert driver.session.library.notices["sciatic-corridor"].text in care
    detail.tabs.setCurrentWidget(detail.sources)
    sources = driver.find(QTextBrowser, "sources-text").toPlainText()
    for name in card.summary.sources:
        assert driver.session.library.sources[name].text in sources


def test_that_the_overview_says_why_the_muscle_is_in_the_list(driver):
    driver.click_region("ischial-tuberosity")
    overview = driver.find(QTextBrowser, "overview-text")
    reasons = [text for text, _ in driver.session.why(*driver.session.selection).reasons]
    assert len(reasons) > 0
    assert all(reason in overview.toPlainText() for reason in reasons)
    driver.click_region("sacroiliac-joint")
    more = [text for text, _ in driver.session.why(*driver.session.selection).reasons]
    assert more != reasons
    assert all(reason in overview.toPlainText() for reason in more)
    driver.session.explore("quadratus-lumborum", Side.LEFT)
    assert "Why it is in the list" not in overview.toPlainText()


def test_that_another_mark_does_not_disturb_what_is_being_read(driver):
    driver.click_region("mid-buttock")
    driver.pass_screen()
    detail = driver.workspace.panes.detail
    detail.show_massage_tab()
    detail.massage.steps.setCurrentRow(1)
    targets = driver.session.targets
    driver.session.add_region("lower-buttock", Side.RIGHT)
    assert detail.massage.steps.currentRow() == 1
    assert driver.session.targets == targets


def test_that_a_source_number_leads_to_the_source(driver):
    driver.session.explore("piriformis", Side.RIGHT)
    detail = driver.workspace.panes.detail
    name = driver.session.library.muscles["piriformis"].summary.sources[0]
    detail.overview.anchorClicked.emit(QUrl(f"source:{name}"))
    assert detail.tabs.currentWidget() is detail.sources
    detail.overview.anchorClicked.emit(QUrl("file:///etc/passwd"))
    assert detail.tabs.currentWidget() is detail.sources


def test_that_a_find_step_lights_its_place(driver):
    driver.session.explore("gluteus-medius", Side.RIGHT)
    detail = driver.workspace.panes.detail
    detail.tabs.setCurrentWidget(detail.find_steps)
    detail.find_steps.steps.setCurrentRow(0)
    target = driver.session.library.muscles["gluteus-medius"].palpation[0].target
    assert driver.session.targets == target
    detail.tabs.setCurrentIndex(0)
    assert driver.session.targets == ()


def test_that_steps_are_painted_with_their_numbers(driver, qtbot):
    driver.session.explore("gluteus-medius", Side.RIGHT)
    detail = driver.workspace.panes.detail
    detail.tabs.setCurrentWidget(detail.find_steps)
    detail.find_steps.steps.setCurrentRow(1)
    qtbot.waitUntil(lambda: detail.find_steps.steps.height() > 120)
    picture = detail.find_steps.steps.grab().toImage()
    colours = {picture.pixel(x, y) for x in range(0, 60, 2) for y in range(0, 120, 2)}
    assert len(colours) > 4


def test_that_the_corridor_can_be_shown(driver):
    driver.workspace.actions_by_name["corridor"].trigger()
    assert driver.map._scene.with_corridor
    driver.workspace.actions_by_name["corridor"].trigger()
    assert not driver.map._scene.with_corridor


def test_that_the_standing_notice_is_always_seen(driver):
    label = driver.find(QLabel, "education-notice")
    assert label.isVisible()
    assert label.text() == driver.session.library.notices["education"].text


def test_that_the_page_waits_for_a_muscle(driver):
    page = driver.workspace.actions_by_name["page"]
    assert not page.isEnabled()
    driver.workspace.dialogs.open_page()
    driver.click_region("mid-buttock")
    assert page.isEnabled()


def test_that_no_pane_covers_the_way_to_the_questions(driver, qtbot):
    driver.click_region("mid-buttock")
    button = driver.find(QPushButton, "open-screen")
    driver.workspace.panes.detail.show_massage_tab()
    qtbot.waitUntil(lambda: button.visibleRegion().boundingRect().height() > 15)


def test_that_a_wrong_side_is_one_click_to_swap(driver, qtbot):
    driver.click_region("ischial-tuberosity")
    qtbot.mouseClick(driver.find(QToolButton, "swap-mark-0"), Qt.MouseButton.LeftButton)
    assert driver.session.drawing.marks[0].side is Side.LEFT
    assert driver.find(QLabel, "read-back").text().startswith("Left sit bone.")
    driver.find(QLabel, "read-back").linkActivated.emit("swap")
    assert driver.session.drawing.marks[0].side is Side.RIGHT
    driver.session.undo_stack.undo()
    assert driver.session.drawing.marks[0].side is Side.LEFT


def test_that_the_midline_has_no_side_to_swap(driver):
    driver.session.add_region("sacrum", Side.MIDLINE)
    assert not driver.find(QToolButton, "swap-mark-0").isVisible()
    assert "swap" not in driver.find(QLabel, "read-back").text()
    before = driver.session.drawing
    driver.workspace.actions_by_name["swap-sides"].trigger()
    assert driver.session.drawing == before


def test_that_the_window_fits_a_small_laptop(driver):
    driver.session.add_region("ischial-tuberosity", Side.RIGHT)
    driver.session.add_region("sacroiliac-joint", Side.RIGHT)
    assert driver.workspace.parent().minimumSizeHint().height() <= 700

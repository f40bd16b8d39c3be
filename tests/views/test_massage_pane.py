import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFrame,
    QLabel,
    QListWidget,
    QPushButton,
)

from gluteapp.domain.vocabulary import Side


@pytest.fixture
def massage(driver):
    driver.session.explore("gluteus-medius", Side.RIGHT)
    driver.workspace.panes.detail.show_massage_tab()
    return driver.workspace.panes.detail.massage


def steps(driver):
    return driver.find(QListWidget, "massage-steps")


def test_that_no_technique_is_seen_before_the_questions(driver, massage, library):
    assert not steps(driver).isVisible()
    assert driver.find(QPushButton, "open-screen").isVisible()
    shown = " ".join(one.text() for one in massage.findChildren(QLabel) if one.isVisible())
    for technique in library.muscles["gluteus-medius"].techniques:
        assert technique.title not in shown
        assert all(step.text not in shown for step in technique.steps)


def test_that_the_questions_lead_to_the_techniques(driver, massage, qtbot, library):
    qtbot.mouseClick(driver.find(QPushButton, "open-screen"), Qt.MouseButton.LeftButton)
    dialog = driver.find(QDialog, "safety-dialog")
    assert dialog.isVisible()
    done = dialog.findChild(QPushButton, "screen-done")
    assert done.text() == "Read on"
    read_on(qtbot, done)
    assert done.text() == "None of these is true: continue"
    qtbot.mouseClick(done, Qt.MouseButton.LeftButton)
    technique = library.muscles["gluteus-medius"].techniques[0]
    assert steps(driver).isVisible()
    assert [steps(driver).item(i).text() for i in range(steps(driver).count())] == [
        step.text for step in technique.steps
    ]
    facts = driver.find(QLabel, "technique-facts").text()
    for text in (technique.tool, technique.position, technique.pressure, technique.dose):
        assert text in facts


def read_on(qtbot, done):
    """Click through the questions to the last one."""
    for _ in range(10):
        if done.text() != "Read on":
            return
        qtbot.mouseClick(done, Qt.MouseButton.LeftButton)
    pytest.fail("the questions do not end")


def test_that_an_urgent_tick_ends_the_reading(driver, massage, qtbot):
    driver.workspace.dialogs.open_screen()
    dialog = driver.find(QDialog, "safety-dialog")
    done = dialog.findChild(QPushButton, "screen-done")
    dialog.findChild(QCheckBox, "flag-saddle-numbness").setChecked(True)
    assert done.text() == "Continue"
    qtbot.mouseClick(done, Qt.MouseButton.LeftButton)
    assert driver.session.safety.needs_referral
    assert driver.find(QFrame, "safety-bar").isVisible()


def test_that_a_cancelled_screen_changes_nothing(driver, massage, qtbot):
    driver.workspace.dialogs.open_screen()
    dialog = driver.find(QDialog, "safety-dialog")
    dialog.findChild(QCheckBox, "flag-saddle-numbness").setChecked(True)
    dialog.reject()
    assert not driver.session.is_screened
    assert driver.session.flag_answers == {}


def test_that_a_tick_changes_the_button(driver, massage, qtbot):
    driver.workspace.dialogs.open_screen()
    dialog = driver.find(QDialog, "safety-dialog")
    dialog.findChild(QCheckBox, "condition-pregnancy").setChecked(True)
    read_on(qtbot, dialog.findChild(QPushButton, "screen-done"))
    assert dialog.findChild(QPushButton, "screen-done").text() == "Continue"
    dialog.reject()


def test_that_a_click_on_the_words_ticks_the_box(driver, massage, qtbot):
    driver.workspace.dialogs.open_screen()
    dialog = driver.find(QDialog, "safety-dialog")
    box = dialog.findChild(QCheckBox, "flag-leg-weakness")
    (label,) = (one for one in dialog.findChildren(QLabel) if one.buddy() is box)
    qtbot.mouseClick(label, Qt.MouseButton.LeftButton)
    assert box.isChecked()
    dialog.reject()


@pytest.mark.parametrize(
    ("flag", "notice"), [("saddle-numbness", "referral-now"), ("calf-swelling", "referral-today")]
)
def test_that_an_urgent_yes_shows_the_referral_and_no_technique(driver, massage, flag, notice):
    driver.pass_screen(**{flag: True})
    assert not steps(driver).isVisible()
    shown = " ".join(one.text() for one in massage.findChildren(QLabel) if one.isVisible())
    assert driver.session.library.notices[notice].text in shown
    (message,) = (one.message for one in driver.session.library.flags if one.id == flag)
    assert message in shown
    assert "112" in shown


def test_that_a_flag_for_soon_leaves_the_stretches(driver, massage):
    driver.pass_screen(**{"not-improving": True})
    choice = driver.find(QComboBox, "technique-choice")
    kinds = {choice.itemData(i).kind for i in range(choice.count())}
    assert kinds == {"stretch", "rest"}
    assert (
        driver.session.library.notices["referral-soon"].text
        in driver.find(QLabel, "left-out").text()
    )


def test_that_a_condition_leaves_techniques_out_with_the_reason(driver, massage):
    flags = {flag.id: False for flag in driver.session.library.flags}
    driver.session.answer_screen(flags, ("anticoagulant",))
    text = driver.find(QLabel, "left-out").text()
    assert driver.session.library.conditions["anticoagulant"].reason in text
    choice = driver.find(QComboBox, "technique-choice")
    assert all(choice.itemData(i).kind != "massage" for i in range(choice.count()))


def test_that_everything_may_be_left_out(driver, library):
    driver.session.explore("quadratus-lumborum", Side.RIGHT)
    driver.workspace.panes.detail.show_massage_tab()
    flags = {flag.id: False for flag in library.flags}
    driver.session.answer_screen(flags, ("anticoagulant",))
    assert not steps(driver).isVisible()
    assert driver.find(QComboBox, "technique-choice").count() == 0


def test_that_a_step_lights_its_target_while_it_is_selected(driver, massage):
    driver.pass_screen()
    technique = driver.session.library.muscles["gluteus-medius"].techniques[0]
    steps(driver).setCurrentRow(1)
    assert driver.session.targets == technique.steps[1].target
    assert driver.map._scene.targets == technique.steps[1].target
    driver.workspace.panes.detail.tabs.setCurrentIndex(0)
    assert driver.session.targets == ()


def test_that_another_technique_brings_its_own_steps(driver, massage):
    driver.pass_screen()
    choice = driver.find(QComboBox, "technique-choice")
    steps(driver).setCurrentRow(0)
    choice.setCurrentIndex(1)
    assert driver.session.targets == ()
    assert steps(driver).item(0).text() == choice.itemData(1).steps[0].text


def test_that_a_technique_that_stays_stays_chosen(driver, massage):
    driver.pass_screen()
    choice = driver.find(QComboBox, "technique-choice")
    last = choice.count() - 1
    choice.setCurrentIndex(last)
    title = choice.currentText()
    driver.session.answer_screen(dict(driver.session.flag_answers), ("knee-pain",))
    if choice.findText(title) >= 0:
        assert choice.currentText() == title


def test_that_the_stop_rule_stands_below_the_steps(driver, massage, library):
    driver.pass_screen()
    shown = " ".join(one.text() for one in massage.findChildren(QLabel) if one.isVisible())
    for name in ("stop-rule", "dose-rule", "next-day-rule", "dose-origin", "not-reviewed"):
        assert library.notices[name].text in shown


def test_that_a_drawing_that_raises_a_flag_takes_the_techniques_away(driver, massage):
    driver.pass_screen()
    assert steps(driver).isVisible()
    for side in (Side.LEFT, Side.RIGHT):
        driver.session.add_region("posterior-thigh", side)
    assert not steps(driver).isVisible()

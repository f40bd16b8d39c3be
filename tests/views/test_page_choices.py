"""Languages, doses, letterhead, templates, a page for each, and a page opened again."""

from contextlib import closing, suppress

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPushButton,
    QSpinBox,
)

from gluteapp.domain.page import PagePlan
from gluteapp.domain.vocabulary import Side


@pytest.fixture
def dialog(driver, qtbot):
    driver.click(70, 20)
    driver.session.explore("gluteus-medius", Side.RIGHT)
    driver.pass_screen()
    driver.workspace.actions_by_name["page"].trigger()
    made = driver.find(QDialog, "handout-dialog")
    qtbot.waitUntil(lambda: bool(made.pdf), timeout=20_000)
    yield made
    with suppress(RuntimeError):  # one test closes it itself
        made.reject()


def text_of(pdf):
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return " ".join(page.get_textpage().get_text_bounded() for page in document)


def changed(dialog, qtbot, act):
    before = dialog.pdf
    act()
    qtbot.waitUntil(lambda: dialog.pdf != before, timeout=20_000)
    return text_of(dialog.pdf)


def choose(dialog, name, value):
    box = dialog.findChild(QComboBox, name)
    box.setCurrentIndex(box.findData(value))


def test_that_the_page_speaks_another_language_and_keeps_it(dialog, driver, qtbot):
    text = changed(dialog, qtbot, lambda: choose(dialog, "page-language", "de"))
    assert "Gluteus medius (rechts)" in text
    assert driver.workspace.dialogs.settings.page_language == "de"


def test_that_two_languages_stand_side_by_side_and_one_never_beside_itself(dialog, qtbot):
    text = changed(dialog, qtbot, lambda: choose(dialog, "page-second-language", "es"))
    assert "lado derecho" in text
    assert "right" in text
    choose(dialog, "page-language", "es")
    assert dialog.choices.wishes.second_language == ""


def test_that_the_clinician_sets_how_much(dialog, driver, qtbot):
    qtbot.mouseClick(dialog.findChild(QPushButton, "page-doses"), Qt.MouseButton.LeftButton)
    doses = driver.find(QDialog, "dose-dialog")
    doses.findChild(QSpinBox, "dose-medius-wall-strokes").setValue(40)
    doses.findChild(QSpinBox, "dose-medius-wall-seconds").setValue(30)
    ok = doses.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    assert not ok.isEnabled()  # seconds or strokes
    seconds = doses.findChild(QSpinBox, "dose-medius-wall-seconds")
    seconds.setValue(seconds.minimum())
    text = changed(dialog, qtbot, ok.click)
    words = " ".join(text.split())
    assert "40 slow strokes" in words
    assert "(set by your clinician)" in words


def test_that_a_letterhead_is_typed_once_and_kept(dialog, driver, qtbot, own_home):
    qtbot.mouseClick(dialog.findChild(QPushButton, "page-clinic"), Qt.MouseButton.LeftButton)
    clinic = driver.find(QDialog, "clinic-dialog")
    qtbot.keyClicks(clinic.findChild(QLineEdit, "clinic-name"), "Sample Clinic")
    save = clinic.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save)
    assert "Sample Clinic" in changed(dialog, qtbot, save.click)
    assert 'name = "Sample Clinic"' in (own_home / "settings" / "clinic.toml").read_text()


def test_that_a_logo_that_is_no_picture_is_told_and_the_old_one_stays(
    dialog, driver, qtbot, tmp_path
):
    qtbot.mouseClick(dialog.findChild(QPushButton, "page-clinic"), Qt.MouseButton.LeftButton)
    clinic = driver.find(QDialog, "clinic-dialog")
    for name, data, told in (
        ("logo.txt", b"text", "“logo.txt” is no picture: use a PNG, JPEG or SVG file."),
        ("logo.png", b"\x89PNG cut", "“logo.png” is damaged"),
    ):
        (tmp_path / name).write_bytes(data)
        clinic.take_logo(tmp_path / name)
        assert clinic.message.text().startswith(told)
        assert clinic.clinic.logo == b""
    clinic.reject()


def test_that_a_template_is_kept_and_used_again(dialog, qtbot):
    dialog.choices.note.setPlainText("Slowly")
    changed(dialog, qtbot, lambda: choose(dialog, "page-language", "pt"))
    dialog.choices.templates.keep("Standard")
    assert dialog.message.text() == "Kept as “Standard”."
    changed(dialog, qtbot, lambda: choose(dialog, "page-language", "en"))
    dialog.choices.note.clear()
    kept = dialog.choices.templates._plans()["Standard"]
    text = changed(dialog, qtbot, lambda: dialog.choices.templates.plan_chosen.emit(kept))
    assert "lado direito" in text
    assert dialog.choices.note.toPlainText() == "Slowly"


def test_that_a_template_needs_a_name(dialog):
    dialog.choices.templates.keep("  ")
    assert dialog.message.text() == "Give the template a name of 1 to 60 letters."


def test_that_there_is_a_page_for_each_muscle_of_the_answer(dialog, qtbot, tmp_path):
    dialog.save_each_into(tmp_path)
    names = {f"{muscle}-{side}.pdf" for muscle, side in dialog.choices.muscles.states}
    assert len(names) > 1
    qtbot.waitUntil(lambda: "pages are in" in dialog.message.text(), timeout=60_000)
    assert {one.name for one in tmp_path.iterdir()} >= names
    assert "Gluteus medius (right)" in text_of(dialog.pdf)


def test_that_a_batch_into_a_folder_that_is_not_there_says_so(dialog, qtbot, tmp_path):
    dialog.save_each_into(tmp_path / "missing")
    qtbot.waitUntil(lambda: "cannot be saved" in dialog.message.text(), timeout=60_000)


def test_that_a_saved_page_brings_back_drawing_and_choices(dialog, driver, qtbot, tmp_path):
    changed(dialog, qtbot, lambda: choose(dialog, "page-language", "de"))
    box = dialog.findChild(QListWidget, "page-techniques")
    item = box.item(1)
    changed(dialog, qtbot, lambda: item.setCheckState(Qt.CheckState.Checked))
    dialog.save_to(tmp_path / "page.pdf")
    dialog.reject()
    drawing, plan = driver.session.drawing, dialog.choices.plan()
    driver.session.clear()
    driver.workspace.files.open_path(tmp_path / "page.pdf")
    assert driver.session.drawing == drawing
    assert driver.workspace.dialogs.plan == plan
    assert driver.session.selection == ("gluteus-medius", Side.RIGHT)
    assert driver.workspace.files.path is None
    driver.click(-70, 20)  # another drawing: nothing of this page goes on to the next one
    assert driver.workspace.dialogs.plan is None


def test_that_a_page_without_a_drawing_is_refused_and_the_drawing_stays(
    driver, tmp_path, monkeypatch
):
    told = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *arguments: told.append(arguments[2]))
    driver.click(70, 20)
    drawing = driver.session.drawing
    (tmp_path / "page.pdf").write_bytes(b"%PDF-1.7")
    driver.workspace.files.open_path(tmp_path / "page.pdf")
    assert told == ["“page.pdf” cannot be opened: it is damaged or no PDF."]
    assert driver.session.drawing == drawing
    assert driver.workspace.dialogs.plan is None


def test_that_a_plan_for_other_muscles_changes_what_it_can(dialog):
    dialog.choices.take_plan(PagePlan((("piriformis", Side.LEFT),), note="Slowly"))
    assert dialog.choices.wishes.muscles[0][1] in (Side.RIGHT, Side.LEFT)
    assert dialog.choices.note.toPlainText() == "Slowly"

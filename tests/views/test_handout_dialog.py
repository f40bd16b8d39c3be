import itertools
from contextlib import closing

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
)

from gluteapp.domain.page import LONGEST_NOTE
from gluteapp.domain.vocabulary import Side
from gluteapp.handout.pdf_pages import page_pictures
from gluteapp.page_desk import PageFolder
from gluteapp.views.page_choices import PageChoices, PageSubject


@pytest.fixture
def dialog(driver, qtbot):
    driver.session.explore("gluteus-medius", Side.RIGHT)
    driver.pass_screen()
    driver.workspace.actions_by_name["page"].trigger()
    made = driver.find(QDialog, "handout-dialog")
    qtbot.waitUntil(lambda: bool(made.pdf), timeout=20_000)
    yield made
    made.reject()


def message(dialog):
    return dialog.findChild(QLabel, "page-message").text()


def test_that_the_questions_come_before_the_page(driver):
    driver.session.explore("gluteus-medius", Side.RIGHT)
    driver.workspace.actions_by_name["page"].trigger()
    screen = driver.find(QDialog, "safety-dialog")
    assert screen.isVisible()
    assert driver.workspace.parent().findChild(QDialog, "handout-dialog") is None
    assert "safety questions first" in driver.workspace.parent().statusBar().currentMessage()
    screen.reject()


def test_that_the_page_is_seen_as_it_will_print(dialog):
    preview = dialog.findChild(QLabel, "page-preview").pixmap()
    assert preview.height() / preview.width() == pytest.approx(297 / 210, rel=0.01)
    assert message(dialog) == ""


def test_that_another_paper_makes_another_page(dialog, qtbot):
    paper = dialog.findChild(QComboBox, "paper")
    before = dialog.pdf
    paper.setCurrentIndex(paper.findData("letter"))
    qtbot.waitUntil(lambda: dialog.pdf != before, timeout=20_000)
    (page,) = page_pictures(dialog.pdf, 36)
    assert page.width_mm == pytest.approx(215.9, abs=0.2)


def test_that_a_typed_name_gets_on_the_page(dialog, qtbot):
    before = dialog.pdf
    qtbot.keyClicks(dialog.findChild(QLineEdit, "patient"), "Sample Name")
    qtbot.waitUntil(lambda: dialog.pdf != before, timeout=20_000)


def test_that_a_name_that_cannot_be_printed_is_told_and_the_page_stays(dialog, qtbot):
    before = dialog.pdf
    line = dialog.findChild(QLineEdit, "patient")
    line.setText("名前")
    line.textEdited.emit("名前")
    qtbot.waitUntil(lambda: "cannot be printed" in message(dialog), timeout=20_000)
    assert dialog.pdf == before


def test_that_the_page_is_saved_where_the_user_says(dialog, qtbot, tmp_path, monkeypatch):
    target = tmp_path / "page"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    qtbot.mouseClick(dialog.findChild(QPushButton, "save-page"), Qt.MouseButton.LeftButton)
    assert (tmp_path / "page.pdf").read_bytes() == dialog.pdf
    assert message(dialog) == "Saved as “page.pdf”."


def test_that_a_cancelled_save_saves_nothing(dialog, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    qtbot.mouseClick(dialog.findChild(QPushButton, "save-page"), Qt.MouseButton.LeftButton)
    assert message(dialog) == ""


def test_that_a_folder_that_is_not_there_is_named_and_nothing_lost(dialog, tmp_path):
    dialog.save_to(tmp_path / "missing" / "page.pdf")
    assert message(dialog).startswith("“page.pdf” cannot be saved: no such file or directory.")
    assert dialog.pdf


def test_that_a_full_disk_keeps_the_older_page(dialog, tmp_path, monkeypatch):
    target = tmp_path / "page.pdf"
    target.write_bytes(b"older")

    def refuse(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", refuse)
    dialog.save_to(target)
    assert "no space left on device" in message(dialog)
    assert target.read_bytes() == b"older"
    assert [one.name for one in tmp_path.glob("*page*")] == ["page.pdf"]


def test_that_the_page_prints_in_its_true_size(dialog, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(150)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    dialog.print_to(printer)
    assert message(dialog) == "Sent to the printer."
    (printed,) = page_pictures((tmp_path / "printed.pdf").read_bytes(), 40)
    (page,) = page_pictures(dialog.pdf, 40)
    assert abs(printed.width - page.width) <= 1
    here, there = (
        np.frombuffer(one.data, np.uint8).reshape(one.height, -1, 4)[:468, :331, 1].astype(int)
        for one in (printed, page)
    )
    shifts = itertools.product((-1, 0, 1), repeat=2)  # a printer's dots lie between the page's
    differing = min((abs(np.roll(here, by, (0, 1)) - there) > 90).mean() for by in shifts)
    assert differing < 0.03


def test_that_a_printer_that_does_not_answer_is_told(dialog, tmp_path):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "missing" / "printed.pdf"))
    dialog.print_to(printer)
    assert message(dialog).startswith("The printer does not answer.")


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_that_printing_can_be_cancelled(dialog, qtbot, monkeypatch, paper):
    seen = []

    def cancel(asked):
        seen.append(asked.printer().pageLayout().pageSize().id())
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(QPrintDialog, "exec", cancel)
    choice = dialog.findChild(QComboBox, "paper")
    choice.setCurrentIndex(choice.findData(paper))
    qtbot.mouseClick(dialog.findChild(QPushButton, "print-page"), Qt.MouseButton.LeftButton)
    assert len(seen) == 1
    assert message(dialog) == ""


def test_that_the_preview_follows_the_window(dialog, qtbot):
    before = dialog.findChild(QLabel, "page-preview").pixmap().width()
    dialog.resize(dialog.width() + 200, dialog.height())
    qtbot.waitUntil(
        lambda: dialog.findChild(QLabel, "page-preview").pixmap().width() > before + 100
    )


def test_that_an_urgent_flag_makes_the_referral_page(driver, qtbot):
    driver.session.explore("gluteus-medius", Side.RIGHT)
    driver.pass_screen(**{"saddle-numbness": True})
    driver.workspace.dialogs.open_page()
    made = driver.find(QDialog, "handout-dialog")
    qtbot.waitUntil(lambda: bool(made.pdf), timeout=20_000)
    made.reject()


def test_that_the_choice_of_paper_is_remembered(dialog, driver, own_home):
    choice = dialog.findChild(QComboBox, "paper")
    choice.setCurrentIndex(choice.findData("letter"))
    assert driver.workspace.dialogs.settings.paper == "letter"
    assert 'paper = "letter"' in (own_home / "settings" / "preferences.toml").read_text()


# ------------------------------------------------------------------------ choices
def shown_text(dialog):
    import pypdfium2

    with closing(pypdfium2.PdfDocument(dialog.pdf)) as document:
        return " ".join(page.get_textpage().get_text_bounded() for page in document)


def tick(box, row, *, is_on):
    box.item(row).setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)


def test_that_a_thing_to_do_can_be_left_out(dialog, qtbot):
    box = dialog.findChild(QListWidget, "page-techniques")
    first = box.item(0).text()
    assert first in shown_text(dialog)
    before = dialog.pdf
    tick(box, 0, is_on=False)
    qtbot.waitUntil(lambda: dialog.pdf != before, timeout=20_000)
    assert first not in shown_text(dialog)


def test_that_one_muscle_at_least_stays(dialog, qtbot):
    box = dialog.findChild(QListWidget, "page-muscles")
    tick(box, 0, is_on=False)
    assert dialog.message.text() == "One muscle at least stays on the page."
    assert dialog.choices.wishes.muscles


def test_that_another_muscle_brings_its_own_things_to_do(driver, qtbot, dialog, tmp_path):
    choices = PageChoices(
        PageSubject(
            driver.session.library,
            (("gluteus-medius", Side.RIGHT),),
            (("piriformis", Side.RIGHT),),
            driver.session.safety,
            (),
            driver.workspace.dialogs.settings,
        ),
        PageFolder(tmp_path, driver.session.library),
    )
    qtbot.addWidget(choices)
    before = set(choices.techniques.states)
    with qtbot.waitSignal(choices.changed):
        tick(choices.muscles, 1, is_on=True)
    added = set(choices.techniques.states) - before
    known = {one.id for one in driver.session.library.muscles["piriformis"].techniques}
    assert added == known
    assert choices.wishes.muscles[-1] == ("piriformis", Side.RIGHT)


def test_that_large_letters_make_more_sheets_and_the_window_says_so(dialog, qtbot):
    letters = dialog.findChild(QComboBox, "page-letters")
    letters.setCurrentIndex(letters.count() - 1)
    qtbot.waitUntil(lambda: "sheets" in dialog.message.text(), timeout=20_000)


def test_that_too_long_a_note_is_told(dialog):
    dialog.choices.note.setPlainText("n" * (LONGEST_NOTE + 1))
    assert f"at most {LONGEST_NOTE} letters" in dialog.message.text()


def test_that_the_page_in_short_can_be_pasted(dialog, qtbot):
    qtbot.mouseClick(dialog.findChild(QPushButton, "copy-page"), Qt.MouseButton.LeftButton)
    assert "Gluteus medius (right)" in QGuiApplication.clipboard().text()
    assert "Copied" in dialog.message.text()


def test_that_the_page_can_be_saved_for_a_phone(dialog, tmp_path):
    dialog.save_to(tmp_path / "page.html")
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert "Saved as “page.html”." in dialog.message.text()

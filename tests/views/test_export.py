import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from gluteapp.domain.vocabulary import Side


@pytest.fixture
def chosen(tmp_path, monkeypatch):
    def choose(name, words="Table of the marks (*.csv)"):
        target = tmp_path / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), words))
        return target

    return choose


def export(driver):
    driver.workspace.actions_by_name["export"].trigger()


def test_that_an_empty_drawing_has_nothing_to_export(driver):
    assert not driver.workspace.actions_by_name["export"].isEnabled()


def test_that_a_folder_that_is_not_there_is_told(driver, chosen, monkeypatch):
    told = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *words: told.append(words[-1]))
    driver.session.add_region("groin", Side.LEFT)
    chosen("none/a.csv")
    export(driver)
    assert "cannot be saved" in told[0]


@pytest.mark.parametrize(
    ("name", "words", "written", "start"),
    [
        ("a.csv", "Table of the marks (*.csv)", "a.csv", b"\xef\xbb\xbfmark,"),
        ("a", "Table of the marks (*.csv)", "a.csv", b"\xef\xbb\xbfmark,"),
        ("a", "Picture of this view (*.png)", "a.png", b"\x89PNG"),
        ("a.svg", "Scalable picture of this view (*.svg)", "a.svg", b"<?xml"),
    ],
)
def test_that_the_drawing_is_written_as_chosen(
    driver, chosen, tmp_path, name, words, written, start
):
    driver.session.add_region("groin", Side.LEFT)
    chosen(name, words)
    export(driver)
    assert (tmp_path / written).read_bytes().startswith(start)
    assert driver.session.undo_stack.count() == 1
    assert driver.workspace.files.path is None


def test_that_a_cancelled_dialog_writes_nothing(driver, monkeypatch, tmp_path):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    driver.session.add_region("groin", Side.LEFT)
    export(driver)
    assert not [one for one in tmp_path.iterdir() if one.is_file()]

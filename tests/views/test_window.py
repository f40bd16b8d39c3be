from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QMessageBox,
    QTextBrowser,
    QWidget,
)

from gluteapp.domain.vocabulary import Aspect
from gluteapp.settings import Settings
from gluteapp.views import actions
from gluteapp.views.main_window import MainWindow
from gluteapp.views.theme import DARK_THEME, LIGHT_THEME, theme_for


def test_that_the_window_fits_a_small_screen(open_window):
    window = open_window(size=(100, 100))
    assert window.width() <= 1024
    assert window.height() <= 700


@pytest.mark.parametrize(
    ("room", "is_whole"),
    [(QSize(1366, 728), True), (QSize(1280, 800), True), (QSize(1920, 1040), False)],
)
def test_that_the_first_window_stays_on_the_screen(qtbot, monkeypatch, tmp_path, room, is_whole):
    monkeypatch.setattr(MainWindow, "screen", lambda _: SimpleNamespace(availableSize=lambda: room))
    geometry = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(geometry, "#efece6", lambda *_: None)
    qtbot.addWidget(window)
    assert window.isMaximized() is is_whole
    assert window.width() <= room.width()
    assert window.height() < room.height()


def test_that_size_and_dividers_are_remembered(open_window):
    window = open_window(size=(1100, 720))
    window.workspace.panes.setSizes([240, 400, 460])
    sizes = window.workspace.panes.sizes()
    window.close()
    again = open_window(size=(1100, 720))
    assert again.workspace.panes.sizes() == sizes


def test_that_a_damaged_window_file_is_ignored(open_window, own_home):
    (own_home / "settings").mkdir(parents=True)
    (own_home / "settings" / "window.ini").write_bytes(b"\x00[window\ngeometry=@@@\xff")
    assert open_window().isVisible()


def test_that_damaged_preferences_are_told_and_do_not_stop_the_window(open_window, own_home):
    (own_home / "settings").mkdir(parents=True)
    (own_home / "settings" / "preferences.toml").write_text("theme = = 3")
    window = open_window()
    assert "defaults are in use" in window.statusBar().currentMessage()


def test_that_the_theme_of_the_preferences_is_used(open_window, own_home):
    (own_home / "settings").mkdir(parents=True)
    (own_home / "settings" / "preferences.toml").write_text('theme = "dark"')
    window = open_window()
    assert window.workspace.theme is DARK_THEME
    assert window.grab().toImage().pixelColor(3, 400).lightness() < 60


def test_that_preferences_take_effect_at_once_and_are_stored(driver, own_home):
    driver.workspace.dialogs.open_preferences()
    dialog = driver.find(QDialog, "settings-dialog")
    theme = dialog.findChild(QComboBox, "setting-theme")
    theme.setCurrentIndex(theme.findData("dark"))
    number = dialog.findChild(QComboBox, "setting-emergency_region")
    number.setCurrentIndex(number.findData("brazil"))
    dialog.findChild(QDialogButtonBox).accepted.emit()
    assert driver.workspace.theme is DARK_THEME
    text = (own_home / "settings" / "preferences.toml").read_text()
    assert 'theme = "dark"' in text
    driver.session.explore("piriformis", "right")
    driver.pass_screen(**{"saddle-numbness": True})
    assert "192" in driver.workspace.panes.detail.massage._emergency.text()


def test_that_cancelled_preferences_change_nothing(driver):
    driver.workspace.dialogs.open_preferences()
    dialog = driver.find(QDialog, "settings-dialog")
    dialog.findChild(QComboBox, "setting-theme").setCurrentIndex(2)
    dialog.findChild(QDialogButtonBox).rejected.emit()
    assert driver.workspace.dialogs.settings == Settings()


def test_that_preferences_that_cannot_be_stored_hold_till_the_end(driver, own_home, monkeypatch):
    told = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *arguments: told.append(arguments[2]))
    (own_home / "settings").mkdir(parents=True, exist_ok=True)

    def refuse(*_arguments):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("os.replace", refuse)
    driver.workspace.dialogs._on_settings_chosen(Settings(theme="dark"))
    assert len(told) == 1
    assert "Read-only file system" in told[0]
    assert "hold until you close the window" in told[0]
    assert driver.workspace.theme is DARK_THEME


@pytest.mark.parametrize("theme", [LIGHT_THEME, DARK_THEME], ids=lambda one: one.name)
def test_that_a_theme_reaches_every_pane(driver, theme):
    driver.click_region("mid-buttock")
    driver.pass_screen()
    driver.workspace.set_theme(theme)
    assert driver.workspace.panes.candidates._delegate.theme is theme
    assert driver.map._drawing.palette is theme.map
    assert driver.workspace.panes.detail.overview.palette().text().color().name() == theme.text


def test_that_the_theme_follows_the_system_unless_chosen():
    assert theme_for("dark") is DARK_THEME
    assert theme_for("light") is LIGHT_THEME
    assert theme_for("system") in (DARK_THEME, LIGHT_THEME)


@pytest.mark.parametrize("aspect", [Aspect.RIGHT_LATERAL, Aspect.LEFT_LATERAL, Aspect.POSTERIOR])
def test_that_an_aspect_is_chosen_by_its_command(driver, aspect):
    driver.session.set_aspect(Aspect.LEFT_LATERAL)
    driver.workspace.actions_by_name[aspect].trigger()
    assert driver.session.aspect is aspect
    assert driver.workspace.actions_by_name[aspect].isChecked()


def test_that_full_screen_and_back_keeps_the_window(driver):
    action = driver.workspace.actions_by_name["full-screen"]
    action.trigger()
    assert driver.workspace.parent().windowState() & Qt.WindowState.WindowFullScreen
    action.trigger()
    assert not driver.workspace.parent().windowState() & Qt.WindowState.WindowFullScreen


@pytest.mark.parametrize(
    ("command", "dialog", "word"),
    [("keys", "keys-dialog", "crosshair"), ("about", "about-dialog", "BodyParts3D")],
)
def test_that_help_opens(driver, command, dialog, word):
    driver.workspace.actions_by_name[command].trigger()
    shown = driver.find(QDialog, dialog)
    assert shown.isVisible()
    assert word in shown.findChild(QTextBrowser).toPlainText()
    shown.reject()


def test_that_other_causes_wait_for_an_answer(driver):
    driver.workspace.dialogs.open_other_causes()
    assert driver.workspace.parent().findChild(QDialog, "causes-dialog") is None


def test_that_no_two_commands_share_a_key():
    keys = [key for row in actions.ROWS for key in row.keys]
    assert len(keys) == len(set(keys))


def test_that_every_command_is_reached_from_a_menu(driver):
    in_menus = {
        action.objectName()
        for menu in driver.workspace.parent().menuBar().actions()
        for action in menu.menu().actions()
        if not action.isSeparator() and action.menu() is None
    }
    assert in_menus == {f"action-{name}" for name in driver.workspace.actions_by_name}


def test_that_everything_that_takes_the_focus_has_a_name(driver, qtbot):
    driver.click_region("mid-buttock")
    driver.pass_screen()
    nameless = [
        widget
        for widget in driver.workspace.parent().findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", str)() or widget.toolTip())
        and not widget.objectName().startswith("qt_")
    ]
    assert [(type(one).__name__, one.objectName()) for one in nameless] == []


def test_that_a_huge_font_cuts_no_button(open_window, qtbot):
    app = QApplication.instance()
    before = app.font()
    try:
        window = open_window(size=(1400, 900))
        font = QFont(before)
        font.setPointSize(20)
        app.setFont(font)
        window.workspace.commands.explore_searched("gluteus-medius", "right")
        page = window.workspace.panes.detail.massage
        window.workspace.panes.detail.show_massage_tab()
        button = page.findChild(QWidget, "open-screen")
        qtbot.waitUntil(lambda: button.width() >= button.sizeHint().width() > 100)
    finally:
        app.setFont(before)


def test_that_the_map_keeps_its_share_of_a_narrow_window(open_window, qtbot):
    window = open_window(size=(900, 640))
    assert window.workspace.panes.map.width() >= 260
    assert window.workspace.panes.map.size() != QSize(0, 0)

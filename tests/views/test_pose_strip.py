import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from gluteapp.domain.vocabulary import Side
from gluteapp.views.pose_strip import PoseTile
from gluteapp.views.theme import DARK_THEME


@pytest.fixture
def massage(driver):
    driver.session.explore("gluteus-medius", Side.RIGHT)
    driver.pass_screen()
    driver.workspace.panes.detail.show_massage_tab()
    return driver.workspace.panes.detail.massage


def labels(strip):
    return [tile.use.label for tile in strip.tiles]


def image_of(tile):
    return tile.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def test_that_no_picture_is_seen_before_the_questions(driver):
    driver.session.explore("gluteus-medius", Side.RIGHT)
    driver.workspace.panes.detail.show_massage_tab()
    assert not driver.workspace.panes.detail.massage.pictures.isVisible()


def test_that_a_technique_shows_where_to_begin_and_where_to_go(massage, library):
    technique = library.muscles["gluteus-medius"].techniques[0]
    strip = massage.pictures
    assert strip.isVisible()
    shown = ["wall-side-ball", "wall-side-ball-roll", "keep-off-knob"]
    assert [tile.use.pose for tile in strip.tiles] == shown
    assert labels(strip) == ["1–2", "3–4", "5"]
    assert {step.pose for step in technique.steps} == {tile.use.pose for tile in strip.tiles}


def test_that_a_picture_says_in_words_what_it_shows(massage, library):
    for tile in massage.pictures.tiles:
        assert tile.accessibleName() == library.poses[tile.use.pose] == tile.toolTip()


def test_that_the_chosen_step_sets_off_its_picture(massage):
    massage.steps.setCurrentRow(2)
    assert [tile.isChecked() for tile in massage.pictures.tiles] == [False, True, False]
    massage.steps.setCurrentRow(4)
    assert [tile.isChecked() for tile in massage.pictures.tiles] == [False, False, True]


def test_that_pressing_a_picture_chooses_its_first_step(massage, qtbot, driver):
    tile = massage.pictures.tiles[1]
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert massage.steps.currentRow() == 2
    assert tile.isChecked()
    massage.pictures.tiles[0].setFocus()
    qtbot.keyClick(massage.pictures.tiles[0], Qt.Key.Key_Space)
    assert massage.steps.currentRow() == 0


def test_that_another_technique_brings_other_pictures(massage):
    massage.choice.setCurrentIndex(massage.choice.findText("Figure four, lying down"))
    poses = [tile.use.pose for tile in massage.pictures.tiles]
    assert poses == ["figure-four-start", "figure-four-pull"]
    assert massage.pictures.findChildren(PoseTile) == massage.pictures.tiles or all(
        tile in massage.pictures.tiles or not tile.isVisible()
        for tile in massage.pictures.findChildren(PoseTile)
    )


def test_that_the_left_side_shows_the_mirror_image(massage, driver):
    right = image_of(massage.pictures.tiles[1])
    driver.session.explore("gluteus-medius", Side.LEFT)
    left = image_of(massage.pictures.tiles[1])
    assert left != right
    lower = right.height() // 2, right.height() // 2  # below the chip with the numbers
    here = right.copy(8, lower[0], right.width() - 16, lower[1] - 8)
    there = left.copy(8, lower[0], left.width() - 16, lower[1] - 8)
    assert differing(there.flipped(Qt.Orientation.Horizontal), here) < 0.02


def differing(one, other):
    """Share of pixels that differ clearly."""
    count = sum(
        abs(one.pixelColor(x, y).lightness() - other.pixelColor(x, y).lightness()) > 60
        for x in range(one.width())
        for y in range(one.height())
    )
    return count / (one.width() * one.height())


def test_that_pictures_follow_the_theme(massage, driver):
    before = image_of(massage.pictures.tiles[0])
    driver.workspace.set_theme(DARK_THEME)
    after = image_of(massage.pictures.tiles[0])
    corner = 20, before.height() - 20
    assert after.pixelColor(*corner).lightness() < before.pixelColor(*corner).lightness()


def test_that_finding_a_muscle_shows_where_the_hands_lie(driver):
    driver.session.explore("gluteus-maximus", Side.RIGHT)
    find = driver.workspace.panes.detail.find_steps
    driver.workspace.panes.detail.tabs.setCurrentWidget(find)
    assert labels(find.pictures) == ["1", "2", "3", "4"]
    find.steps.setCurrentRow(3)
    assert [tile.isChecked() for tile in find.pictures.tiles] == [False, False, False, True]


def test_that_a_wide_picture_gets_more_of_the_row_than_a_tall_one(driver):
    driver.session.explore("gluteus-maximus", Side.RIGHT)
    detail = driver.workspace.panes.detail
    detail.tabs.setCurrentWidget(detail.find_steps)
    tiles = {tile.use.pose: tile for tile in detail.find_steps.pictures.tiles}
    assert tiles["hand-flat"].aspect > tiles["palpate-squeeze"].aspect
    assert tiles["hand-flat"].width() > tiles["palpate-squeeze"].width()

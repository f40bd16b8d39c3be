import pytest
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtWidgets import QComboBox, QLabel

from gluteapp.domain.vocabulary import Aspect, Side
from gluteapp.views.theme import DARK_THEME


@pytest.fixture
def heatmap(driver):
    driver.session.explore("gluteus-medius", Side.RIGHT)
    pane = driver.workspace.panes.heatmap
    driver.workspace.panes.detail.tabs.setCurrentWidget(pane)
    assert pane.field is not None
    return pane


def test_that_nothing_is_worked_out_before_it_is_seen(driver):
    driver.session.explore("gluteus-medius", Side.RIGHT)
    assert driver.workspace.panes.heatmap.field is None


def test_that_the_field_is_highest_where_the_main_zone_is(heatmap, driver):
    drawn = driver.session.atlas.aspects[Aspect.POSTERIOR]
    x, y = driver.middle_of("iliac-crest")
    assert heatmap.field.at(x, y) > 0.5
    knee = driver.middle_of("popliteal")
    assert heatmap.field.at(*knee) < 0.05
    assert drawn.skin.contains(x, y)


def test_that_the_read_out_says_it_in_words(heatmap, driver):
    text = heatmap.described(*driver.middle_of("iliac-crest"))
    assert text.startswith("Belt line on the right: shown as felt ")
    assert "of 100)" in text
    assert heatmap.described(-400, 0) == "Off the body."


def test_that_the_read_out_follows_the_pointer(heatmap, driver):
    plot = heatmap._plot
    x, y = driver.middle_of("iliac-crest")
    at = plot._box.mapViewToScene(QPointF(x, y))
    plot.widget.scene().sigMouseMoved.emit(at)
    label = driver.find(QLabel, "heatmap-read-out")
    assert "shown as felt" in label.text()
    plot.eventFilter(plot.widget.viewport(), QEvent(QEvent.Type.Leave))
    assert label.text() == "Point at the body to read the map."
    plot.widget.scene().sigMouseMoved.emit(QPointF(-500, -500))
    assert label.text() == "Point at the body to read the map."


def test_that_one_trigger_point_can_be_shown_alone(heatmap, driver, qtbot):
    whole = heatmap.field.values.copy()
    choice = driver.find(QComboBox, "heatmap-points")
    assert choice.count() == 4
    choice.setCurrentIndex(2)
    assert driver.session.points == ("gluteus-medius.2",)
    assert (heatmap.field.values[heatmap.field.values == heatmap.field.values] >= 0).all()
    assert heatmap.field.values.shape == whole.shape
    assert not (heatmap.field.values == whole).all()
    choice.setCurrentIndex(0)
    assert driver.session.points == ()


def test_that_only_aspects_of_that_side_are_offered(heatmap, driver):
    choice = driver.find(QComboBox, "heatmap-aspect")
    offered = {choice.itemData(i) for i in range(choice.count())}
    assert Aspect.LEFT_LATERAL not in offered
    choice.setCurrentIndex(choice.findData(Aspect.RIGHT_LATERAL))
    x, y = (heatmap.field.box[0] + heatmap.field.box[2] / 2, 0)
    assert heatmap.field.at(x, y) is not None


def test_that_the_pane_follows_the_muscle_and_the_theme(heatmap, driver):
    driver.session.explore("quadratus-lumborum", Side.LEFT)
    assert driver.find(QComboBox, "heatmap-points").count() == 5
    driver.workspace.set_theme(DARK_THEME)
    picture = heatmap._plot.widget.grab().toImage()
    assert picture.pixelColor(3, picture.height() - 3).lightness() < 60


def test_that_the_heat_is_seen(heatmap):
    picture = heatmap._plot.widget.grab().toImage()
    reds = sum(
        1
        for x in range(0, picture.width(), 4)
        for y in range(0, picture.height(), 4)
        if picture.pixelColor(x, y).red() > picture.pixelColor(x, y).green() + 60
    )
    assert reds > 40


# ------------------------------------------------------------ marks and answer
@pytest.fixture
def answered(driver):
    driver.click_region("mid-buttock")
    pane = driver.workspace.panes.heatmap
    driver.workspace.panes.detail.tabs.setCurrentWidget(pane)
    return pane


def show(pane, what):
    pane.points.setCurrentIndex(pane.points.findData(what))


def test_that_without_marks_nothing_of_them_can_be_shown(heatmap):
    assert heatmap.points.findData("drawing") == -1
    assert heatmap.points.findData("answer") == -1
    assert not heatmap.beside.isEnabled()


def test_that_the_own_marks_have_their_own_hue(answered, driver):
    show(answered, "drawing")
    x, y = driver.middle_of("mid-buttock")
    assert answered.field.at(x, y) > 0.8
    assert answered.field.at(*driver.middle_of("posterior-thigh")) == 0
    assert answered._plot._is_drawing
    assert answered.described(x, y).startswith("Your own mark: ")
    show(answered, "")
    assert not answered._plot._is_drawing


def test_that_all_listed_muscles_add_up_by_their_match(answered, driver):
    show(answered, "answer")
    covered = answered.field.at(*driver.middle_of("mid-buttock"))
    assert covered > answered.field.at(*driver.middle_of("posterior-thigh")) > 0
    assert driver.session.points == ()


def test_that_marks_stand_beside_the_zones_on_the_same_scale_and_part(answered):
    answered.beside.setChecked(True)
    own, other = answered._own_plot, answered._plot
    assert own.widget.isVisible()
    assert own._is_drawing
    assert not other._is_drawing
    assert own._bar.levels() == other._bar.levels()
    mine, theirs = own._box.viewRect(), other._box.viewRect()
    assert mine.center().y() == pytest.approx(theirs.center().y(), abs=8)
    answered.beside.setChecked(False)
    assert not own.widget.isVisible()


def test_that_a_choice_survives_another_mark(answered, driver):
    show(answered, "answer")
    driver.session.add_region("coccyx", Side.MIDLINE)
    assert answered.points.currentData() == "answer"

from gluteapp.views.elided_label import ElidedLabel


def test_that_a_cut_line_can_be_read_as_its_tool_tip(qtbot):
    label = ElidedLabel("middle of the right buttock")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.grab()
    assert label.toolTip() == "middle of the right buttock"
    label.resize(600, 20)
    label.grab()
    assert label.toolTip() == ""


def test_that_it_never_asks_its_neighbours_for_room(qtbot):
    label = ElidedLabel("middle of the right buttock " * 20)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() == 0

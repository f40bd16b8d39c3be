import pytest
from hypothesis import given
from hypothesis import strategies as st

from gluteapp.domain.vocabulary import Layer
from gluteapp.models.layer_stack import DEEPEST, PEEL_ORDER, START_DEPTH, LayerStack


@pytest.fixture
def stack(qapp):
    return LayerStack()


def test_that_the_start_shows_muscles_under_a_clear_skin(stack):
    assert stack.depth == START_DEPTH
    assert 0.2 < stack.opacity(Layer.SKIN) < 0.6
    assert all(stack.opacity(layer) == 1 for layer in Layer if layer is not Layer.SKIN)
    assert stack.is_as_at_start


@pytest.mark.parametrize("count", range(len(PEEL_ORDER) + 1))
def test_that_each_step_of_depth_takes_one_layer_away(stack, count):
    stack.set_depth(count)
    assert set(stack.shown) == set(Layer) - set(PEEL_ORDER[:count])


def test_that_the_bones_are_never_peeled_away(stack):
    stack.set_depth(99)
    assert stack.depth == DEEPEST
    assert set(stack.shown) == {Layer.BONES}


@given(st.lists(st.floats(-2, 9), min_size=1, max_size=6))
def test_that_depth_alone_decides_what_is_seen(depths):
    one, other = LayerStack(), LayerStack()
    for depth in depths:
        one.set_depth(depth)
    other.set_depth(depths[-1])
    assert one.shown == other.shown


def test_that_solo_shows_one_layer_and_then_all_again(stack, qtbot):
    before = stack.shown
    with qtbot.waitSignal(stack.changed):
        stack.solo(Layer.DEEP)
    assert set(stack.shown) == {Layer.DEEP}
    assert stack.is_solo
    stack.solo(Layer.DEEP)
    assert stack.shown == before
    assert not stack.is_solo


def test_that_solo_can_move_to_another_layer(stack):
    before = stack.shown
    stack.solo(Layer.DEEP)
    stack.solo(Layer.BONES)
    assert set(stack.shown) == {Layer.BONES}
    stack.solo(Layer.BONES)
    assert stack.shown == before


def test_that_solo_brings_a_peeled_layer_back(stack):
    stack.set_depth(DEEPEST)
    stack.solo(Layer.SKIN)
    assert stack.shown == {Layer.SKIN: 1.0}


def test_that_an_eye_hides_and_shows(stack):
    stack.toggle(Layer.NERVES)
    assert not stack.is_visible(Layer.NERVES)
    assert Layer.NERVES not in stack.shown
    stack.toggle(Layer.NERVES)
    assert stack.shown[Layer.NERVES] == 1


def test_that_an_eye_brings_a_peeled_layer_back_whole(stack):
    stack.set_depth(2)
    stack.toggle(Layer.SKIN)
    assert stack.shown[Layer.SKIN] == 1


def test_that_depth_opens_every_eye_again(stack):
    stack.toggle(Layer.DEEP)
    stack.set_depth(START_DEPTH)
    assert stack.is_as_at_start


def test_that_opacity_is_kept_between_0_and_1(stack, qtbot):
    stack.set_opacity(Layer.DEEP, 7)
    assert stack.opacity(Layer.DEEP) == 1
    stack.set_opacity(Layer.DEEP, -1)
    assert Layer.DEEP not in stack.shown
    with qtbot.assertNotEmitted(stack.changed):
        stack.set_opacity(Layer.DEEP, 0)


def test_that_reset_goes_back_to_the_start(stack):
    stack.solo(Layer.DEEP)
    stack.set_opacity(Layer.DEEP, 0.4)
    stack.reset()
    assert stack.is_as_at_start

import pytest

from gluteapp.domain.vocabulary import Aspect, Side
from gluteapp.models.layer_stack import LayerStack
from gluteapp.models.scene_builder import MOST_OTHERS, point_marks, scene_of
from gluteapp.models.session import Session


@pytest.fixture
def session(qapp, atlas, library):
    return Session(atlas, library)


def test_that_the_scene_shows_the_selected_muscle_and_few_others(session):
    session.add_region("mid-buttock", Side.RIGHT)
    scene = scene_of(session, LayerStack())
    assert scene.muscle == session.selection
    assert len(scene.others) == MOST_OTHERS
    assert session.selection not in scene.others


def test_that_marks_are_shown_on_their_own_aspect(session):
    session.add_point(58, 42, 7)
    assert point_marks(session.drawing, Aspect.POSTERIOR) == [(58, 42, 7)]
    session.set_aspect(Aspect.RIGHT_LATERAL)
    assert scene_of(session, LayerStack()).marks == ()


def test_that_a_marked_place_is_shown_on_every_aspect(session):
    session.add_region("lateral-hip", Side.RIGHT)
    for aspect in (Aspect.POSTERIOR, Aspect.RIGHT_LATERAL):
        session.set_aspect(aspect)
        assert scene_of(session, LayerStack()).marked_regions == (("lateral-hip", Side.RIGHT),)


def test_that_hidden_layers_are_not_in_the_scene(session):
    layers = LayerStack()
    layers.set_depth(99)
    assert len(scene_of(session, layers).opacity) == 1

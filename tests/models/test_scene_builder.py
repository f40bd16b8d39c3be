import pytest

from gluteapp.domain.pain import Feel
from gluteapp.domain.vocabulary import Side
from gluteapp.models.layer_stack import LayerStack
from gluteapp.models.scene_builder import MOST_OTHERS, scene_of
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


def test_that_the_scene_holds_the_marks(session):
    session.add_point(58, 42, Feel(7))
    session.add_region("lateral-hip", Side.RIGHT)
    assert scene_of(session, LayerStack()).marks == session.drawing.marks


def test_that_hidden_layers_are_not_in_the_scene(session):
    layers = LayerStack()
    layers.set_depth(99)
    assert len(scene_of(session, layers).opacity) == 1

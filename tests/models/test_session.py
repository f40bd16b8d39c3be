import pytest

from gluteapp.domain.pain import Feel
from gluteapp.domain.problems import InputError
from gluteapp.domain.vocabulary import Aspect, Side
from gluteapp.models.session import Session


@pytest.fixture
def session(qapp, atlas, library):
    return Session(atlas, library)


def test_that_a_mark_beside_the_body_changes_nothing(session):
    with pytest.raises(InputError):
        session.add_point(900, 900)
    assert session.drawing.is_empty
    assert not session.undo_stack.canUndo()


def test_that_a_mark_is_answered_and_the_first_muscle_selected(session, qtbot):
    with qtbot.waitSignals(
        [session.drawing_changed, session.answer_changed, session.selection_changed]
    ):
        session.add_point(58, 42)
    first = session.answer.candidates[0]
    assert session.selection == (first.muscle, first.side)


def test_that_undo_and_redo_bring_marks_back(session):
    session.add_region("mid-buttock", Side.RIGHT, Feel(6))
    session.add_region("coccyx", Side.MIDLINE)
    both = session.drawing
    session.undo_stack.undo()
    assert len(session.drawing.marks) == 1
    session.undo_stack.undo()
    assert session.answer is None
    assert session.selection is None
    session.undo_stack.redo()
    session.undo_stack.redo()
    assert session.drawing == both


def test_that_each_step_has_a_name(session):
    session.add_region("mid-buttock", Side.RIGHT)
    session.set_feel(0, Feel(7))
    session.remove_mark(0)
    session.add_region("coccyx", Side.MIDLINE)
    session.clear()
    stack = session.undo_stack
    assert [stack.text(i) for i in range(stack.count())] == [
        "Mark middle of the right buttock",
        "Describe middle of the right buttock",
        "Remove middle of the right buttock",
        "Mark tailbone",
        "Clear marks",
    ]


def test_that_clearing_nothing_and_rating_the_same_are_no_steps(session):
    session.clear()
    session.add_region("coccyx", Side.MIDLINE, Feel(4))
    session.set_feel(0, Feel(4))
    assert session.undo_stack.count() == 1


def test_that_a_chosen_candidate_stays_while_it_is_in_the_answer(session):
    session.add_region("mid-buttock", Side.RIGHT)
    second = session.answer.candidates[1]
    session.select_candidate(second.muscle, second.side)
    session.add_region("lower-buttock", Side.RIGHT)
    assert session.selection == (second.muscle, second.side)


def test_that_a_muscle_looked_up_for_itself_stays_whatever_is_marked(session):
    session.explore("quadratus-lumborum", Side.LEFT)
    assert session.is_exploring
    session.add_region("coccyx", Side.MIDLINE)
    assert session.selection == ("quadratus-lumborum", Side.LEFT)
    session.deselect()
    assert session.selection[0] == session.answer.candidates[0].muscle


def test_that_deselecting_without_an_answer_shows_no_muscle(session, qtbot):
    session.explore("piriformis", Side.LEFT)
    with qtbot.waitSignal(session.selection_changed):
        session.deselect()
    assert session.selection is None


def test_that_points_and_targets_belong_to_the_selected_muscle(session, qtbot):
    session.explore("piriformis", Side.RIGHT)
    session.show_points(("piriformis.2", "gluteus-medius.1"))
    assert session.points == ("piriformis.2",)
    with qtbot.assertNotEmitted(session.focus_changed):
        session.show_points(("piriformis.2",))
    session.show_targets(("muscle",))
    session.explore("gluteus-medius", Side.RIGHT)
    assert session.points == session.targets == ()


def test_that_only_drawn_aspects_can_be_seen(session, atlas, qtbot):
    for aspect in Aspect:
        session.set_aspect(aspect)
        assert session.aspect in atlas.aspects
    session.set_aspect(Aspect.POSTERIOR)
    with qtbot.assertNotEmitted(session.aspect_changed):
        session.set_aspect(Aspect.POSTERIOR)


def test_that_self_care_waits_for_the_questions(session):
    session.add_region("mid-buttock", Side.RIGHT)
    assert not session.may_show_self_care
    session.answer_screen({flag.id: False for flag in session.library.flags}, ())
    assert session.may_show_self_care


def test_that_an_urgent_yes_takes_self_care_away(session):
    answers = {flag.id: False for flag in session.library.flags}
    session.answer_screen({**answers, "calf-swelling": True}, ("pregnancy",))
    assert session.safety.needs_referral
    assert not session.may_show_self_care
    assert session.conditions == ("pregnancy",)


def test_that_a_no_is_asked_again_when_the_drawing_shows_otherwise(session):
    session.answer_screen({flag.id: False for flag in session.library.flags}, ())
    session.add_region("posterior-thigh", Side.RIGHT)
    session.add_region("posterior-thigh", Side.LEFT)
    assert session.safety.tier or session.safety.ask
    assert not session.may_show_self_care


def test_that_nothing_of_a_session_is_on_disk(session, own_home):
    session.add_region("mid-buttock", Side.RIGHT, Feel(6))
    session.answer_screen({"calf-swelling": True}, ("clot",))
    assert not own_home.exists() or not list(own_home.rglob("*.*"))

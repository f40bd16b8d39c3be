from hypothesis import given
from hypothesis import strategies as st

from gluteapp.domain.library import Step
from gluteapp.domain.pose import PoseUse, pose_uses


def steps_of(poses):
    return [Step("Do it.", (), pose) for pose in poses]


def test_that_each_picture_comes_once_in_the_order_of_its_first_step():
    uses = pose_uses(steps_of(["sit", "lean", "", "sit", "lean"]))
    assert uses == (PoseUse("sit", (1, 4)), PoseUse("lean", (2, 5)))


def test_that_a_run_of_steps_is_told_as_first_and_last():
    assert PoseUse("sit", (1, 2, 3, 5)).label == "1–3, 5"
    assert PoseUse("sit", (4,)).label == "4"


def test_that_steps_without_pictures_have_none():
    assert pose_uses(steps_of(["", ""])) == ()


@given(st.lists(st.sampled_from(["", "sit", "lean", "lie"])))
def test_that_every_step_with_a_pose_is_shown_by_exactly_one_picture(poses):
    uses = pose_uses(steps_of(poses))
    shown = {number: use.pose for use in uses for number in use.steps}
    assert shown == {number: pose for number, pose in enumerate(poses, 1) if pose}
    assert len({use.pose for use in uses}) == len(uses)

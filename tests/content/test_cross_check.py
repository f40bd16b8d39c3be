from dataclasses import replace

from gluteapp.content.cross_check import cross_problems
from gluteapp.domain.atlas import Atlas
from gluteapp.domain.library import Step
from gluteapp.domain.vocabulary import ZoneLevel


def without(atlas, **parts):
    """The atlas with parts of every aspect filtered."""
    return Atlas(
        "test",
        {
            aspect: replace(
                drawn,
                **{
                    name: tuple(item for item in getattr(drawn, name) if keep(item))
                    for name, keep in parts.items()
                },
            )
            for aspect, drawn in atlas.aspects.items()
        },
    )


def test_that_the_shipped_halves_agree(atlas, library, content):
    assert cross_problems(atlas, library, content.pose_names) == ()


def test_that_a_zone_row_without_an_outline_is_named(atlas, library):
    def keep(zone):
        return (zone.trigger_point, zone.level) != ("piriformis.1", ZoneLevel.ESSENTIAL)

    problems = cross_problems(without(atlas, zones=keep), library, library.poses)
    assert [str(one) for one in problems] == [
        "zones.toml: piriformis.1 essential: has no outline: "
        "no drawing holds zone.piriformis.1.essential.right."
    ]


def test_that_an_outline_without_a_row_is_named(atlas, library):
    rows = tuple(row for row in library.zone_rows if row.trigger_point != "piriformis.2")
    problems = cross_problems(atlas, replace(library, zone_rows=rows), library.poses)
    assert {one.key for one in problems} == {"piriformis.2 essential", "piriformis.2 spillover"}


def test_that_a_target_that_is_not_drawn_is_named(atlas, library):
    muscle = library.muscles["piriformis"]
    far = replace(muscle, palpation=(*muscle.palpation, Step("Press.", ("talus", "muscle"))))
    pointing = replace(library, muscles={**library.muscles, "piriformis": far})
    assert cross_problems(atlas, pointing, library.poses) == ()
    problems = cross_problems(
        without(atlas, structures=lambda one: one.structure != "talus"), pointing, library.poses
    )
    assert [(one.file, one.key) for one in problems] == [("muscles/piriformis.toml", "talus")]


def test_that_a_landmark_without_a_name_is_named(atlas, library):
    problems = cross_problems(atlas, replace(library, landmarks={}), library.poses)
    assert "asis" in {one.key for one in problems}


def test_that_a_pose_without_a_picture_is_named(atlas, library):
    problems = cross_problems(atlas, library, set(library.poses) - {"lunge-hold"})
    assert [str(one) for one in problems] == [
        "poses.toml: lunge-hold: has no picture: svg/poses/lunge-hold.svg is missing."
    ]


def test_that_a_picture_without_words_is_named(atlas, library):
    problems = cross_problems(atlas, library, {*library.poses, "handstand"})
    assert [(one.file, one.key) for one in problems] == [("poses.toml", "handstand")]


def test_that_a_pose_that_no_step_uses_is_named(atlas, library):
    poses = {**library.poses, "handstand": "On the hands."}
    problems = cross_problems(atlas, replace(library, poses=poses), poses)
    assert [one.key for one in problems] == ["handstand"]
    assert "no step names it" in problems[0].message

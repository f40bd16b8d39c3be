import pytest

from gluteapp.domain.safety import allowed_techniques, assess, drawing_traits
from gluteapp.domain.vocabulary import FLAG_TIERS, Tier
from tests.builders import a_drawing


def assessed(library, *places, **answers):
    named = {name.replace("_", "-"): value for name, value in answers.items()}
    return assess(a_drawing(*places).marks, named, library.flags)


@pytest.mark.parametrize(
    ("places", "trait"),
    [
        (["posterior-thigh.left", "knee.right"], "both-legs"),
        (["posterior-thigh.left", "mid-buttock.right"], "leg-and-other-side"),
        (["genital.midline"], "genital"),
        (["lateral-ankle.left"], "below-knee"),
        (["groin.right:7", "mid-buttock.right:3"], "groin-led"),
        (["lower-abdomen.left"], "lower-abdomen"),
        (["anterior-thigh.left"], "leg"),
    ],
)
def test_that_a_drawing_shows_its_trait(places, trait):
    assert trait in drawing_traits(a_drawing(*places).marks)


@pytest.mark.parametrize(
    ("places", "trait"),
    [
        (["mid-buttock.left", "mid-buttock.right"], "both-legs"),
        (["posterior-thigh.left", "mid-buttock.left"], "leg-and-other-side"),
        (["knee.right"], "below-knee"),
        (["groin.right:2", "mid-buttock.right:6"], "groin-led"),
    ],
)
def test_that_a_drawing_without_the_trait_does_not_show_it(places, trait):
    assert trait not in drawing_traits(a_drawing(*places).marks)


def test_that_pain_in_both_legs_is_an_emergency_until_denied(library):
    legs = ("posterior-thigh.left", "posterior-thigh.right")
    assert assessed(library, *legs).tier is Tier.R1
    assert assessed(library, *legs, both_legs=False).tier is None


@pytest.mark.parametrize("flag", FLAG_TIERS)
def test_that_a_yes_raises_its_tier(library, flag):
    safety = assess(a_drawing("mid-buttock.right").marks, {flag: True}, library.flags)
    assert safety.tier is FLAG_TIERS[flag]
    assert safety.needs_referral == (safety.tier in (Tier.R1, Tier.R2))


def test_that_the_most_urgent_flag_sets_the_tier(library):
    safety = assessed(library, "coccyx.midline", rash_or_blisters=True, saddle_numbness=True)
    assert safety.tier is Tier.R1
    assert [flag.tier for flag in safety.flags] == [Tier.R1, Tier.R3]


def test_that_a_mark_below_the_knee_asks_for_the_nerve_and_the_clot(library):
    asked = {flag.id for flag in assessed(library, "lateral-calf.right").ask}
    assert asked == {"leg-weakness", "calf-swelling", "numbness-below-the-knee"}


def test_that_self_care_waits_for_an_open_urgent_question(library):
    place = "lateral-calf.right"
    assert not assessed(library, place).self_care_allowed
    answered = assessed(library, place, leg_weakness=False, calf_swelling=False)
    assert answered.self_care_allowed
    assert [flag.id for flag in answered.ask] == ["numbness-below-the-knee"]


def test_that_a_plain_buttock_pain_asks_nothing(library):
    safety = assessed(library, "mid-buttock.right:6")
    assert (safety.tier, safety.ask, safety.self_care_allowed) == (None, (), True)


def techniques_of(library, muscle="gluteus-medius"):
    return library.muscles[muscle].techniques


def test_that_a_condition_leaves_techniques_out_and_says_why(library):
    offered, left_out = allowed_techniques(
        techniques_of(library), library, conditions=["hip-replacement"]
    )
    assert {one.technique.id for one in left_out} == {"medius-floor", "medius-figure-four"}
    assert all("hip" in one.reasons[0] or "joint" in one.reasons[0] for one in left_out)
    assert [one.id for one in offered] == ["medius-wall", "medius-pillow"]


def test_that_without_conditions_everything_is_offered(library):
    offered, left_out = allowed_techniques(techniques_of(library), library)
    assert offered == techniques_of(library)
    assert left_out == ()


def test_that_a_flag_for_soon_leaves_only_what_does_not_press(library):
    offered, _ = allowed_techniques(techniques_of(library), library, tier=Tier.R3)
    assert {one.kind for one in offered} == {"stretch", "rest"}


@pytest.mark.parametrize("tier", [Tier.R1, Tier.R2])
def test_that_an_urgent_flag_leaves_nothing(library, tier):
    offered, left_out = allowed_techniques(techniques_of(library), library, tier=tier)
    assert offered == ()
    assert all(one.reasons for one in left_out)


def test_that_blood_thinners_rule_out_every_massage(library):
    for muscle in library.muscles.values():
        offered, _ = allowed_techniques(muscle.techniques, library, conditions=["anticoagulant"])
        assert all(one.kind != "massage" for one in offered)

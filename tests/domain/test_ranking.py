from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gluteapp.domain.answer import Answered, locate
from gluteapp.domain.pain import Feel, PainDrawing, RegionMark, point_mark
from gluteapp.domain.ranking import TIE, rank_candidates
from gluteapp.domain.reasons import Case
from gluteapp.domain.vocabulary import (
    CORE_MUSCLES,
    FACTORS,
    REGIONS,
    TRIGGER_POINTS,
    Aspect,
    Side,
    ZoneLevel,
    muscle_of,
    region_sides,
)
from tests.builders import a_drawing, right_of

marks = st.sampled_from([(region, side) for region in REGIONS for side in region_sides(region)])
drawings = st.lists(marks, min_size=1, max_size=4, unique=True).map(
    lambda places: PainDrawing(tuple(RegionMark(region, side, Feel(5)) for region, side in places))
)


def ranked(drawing, table, library, **answered):
    answer = locate(drawing, table, library, Answered(**answered))
    return {one.id: one for one in answer.candidates}


@pytest.mark.parametrize("point", [point for points in TRIGGER_POINTS.values() for point in points])
def test_that_the_main_places_of_a_point_lead_to_its_muscle(point, table, library):
    """The textbook case of every trigger point: all its essential places are marked."""
    places = sorted(library.main_regions(point))
    answer = locate(a_drawing(*(f"{right_of(place)}:6" for place in places)), table, library)
    assert answer.candidates[0].muscle == point.rsplit(".", 1)[0]


POSTERIOR_REGIONS = [
    "iliac-crest", "lumbar-paraspinal", "sacrum", "sacroiliac-joint", "coccyx", "upper-buttock",
    "mid-buttock", "lower-buttock", "ischial-tuberosity", "lateral-hip", "lateral-thigh",
    "posterior-thigh", "popliteal", "knee", "lateral-calf", "posterior-calf", "lateral-ankle",
]  # fmt: skip


@pytest.mark.parametrize("region", POSTERIOR_REGIONS)
def test_that_the_first_muscle_of_a_region_is_one_that_the_table_names(region, table, library):
    answer = locate(a_drawing(right_of(region)), table, library)
    rows = [row for row in library.zone_rows if row.region == region and row.level is not None]
    best = [row for row in rows if row.level is ZoneLevel.ESSENTIAL] or rows
    assert answer.candidates[0].muscle in {row.trigger_point.rsplit(".", 1)[0] for row in best}


@pytest.mark.parametrize("region", ["anterior-shin", "flank", "genital"])
def test_that_a_place_outside_all_zones_names_no_muscle(region, table, library):
    answer = locate(a_drawing(right_of(region)), table, library)
    assert answer.candidates == ()
    assert answer.note in ("no-match", "ask-first")


@settings(max_examples=60, deadline=None)
@given(drawings, st.data())
def test_that_a_mark_in_a_muscle_s_zone_never_lowers_its_match(table, library, drawing, data):
    before = ranked(drawing, table, library)
    region, side = data.draw(marks)
    mark = RegionMark(region, side, Feel(5))
    cover = table.of(mark)
    after = ranked(drawing.with_mark(mark), table, library)
    for name, one in before.items():
        shares = [
            cover.zones[key].essential + cover.zones[key].outer
            for key in cover.zones
            if muscle_of(key[0]) == one.muscle and key[1] is one.side
        ]
        if shares and max(shares) > 1 / 3 and "genital" not in (region, *_regions(drawing)):
            assert after[name].parts.match >= one.parts.match - 1e-9


def _regions(drawing):
    return [mark.region for mark in drawing.marks]


@settings(max_examples=40, deadline=None)
@given(drawings)
def test_that_a_mirrored_drawing_gives_the_mirrored_answer(table, library, drawing):
    other = PainDrawing(
        tuple(RegionMark(one.region, one.side.opposite, one.feel) for one in drawing.marks)
    )
    here, there = ranked(drawing, table, library), ranked(other, table, library)
    assert {f"{one.muscle}.{one.side.opposite}" for one in here.values()} == set(there)
    for one in here.values():
        twin = there[f"{one.muscle}.{one.side.opposite}"]
        assert twin.parts.match == pytest.approx(one.parts.match, abs=1e-6)


@settings(max_examples=40, deadline=None)
@given(drawings, st.randoms())
def test_that_the_order_of_marks_does_not_matter(table, library, drawing, chance):
    shuffled = list(drawing.marks)
    chance.shuffle(shuffled)
    here = locate(drawing, table, library)
    there = locate(PainDrawing(tuple(shuffled)), table, library)
    assert [one.id for one in here.candidates] == [one.id for one in there.candidates]
    for first, second in zip(here.candidates, there.candidates, strict=True):
        assert first.parts.match == pytest.approx(second.parts.match)


@settings(max_examples=40, deadline=None)
@given(drawings, st.lists(st.sampled_from(FACTORS), max_size=4))
def test_that_a_match_lies_between_none_and_all(table, library, drawing, factors):
    for one in ranked(drawing, table, library, factors=factors).values():
        assert 0 < one.parts.match <= 1


def test_that_a_marked_place_outside_a_muscle_s_zones_lowers_its_match(table, library):
    alone = ranked(a_drawing("coccyx.midline:5"), table, library)
    both = ranked(a_drawing("coccyx.midline:5", "lateral-ankle.right:5"), table, library)
    name = "gluteus-maximus.right"
    assert both[name].parts.match < alone[name].parts.match


def test_that_a_stronger_pain_weighs_more(table, library):
    calm = a_drawing("coccyx.midline:9", "lateral-ankle.right:1")
    loud = a_drawing("coccyx.midline:1", "lateral-ankle.right:9")
    name = "gluteus-maximus.right"
    assert (
        ranked(calm, table, library)[name].parts.explained
        > ranked(loud, table, library)[name].parts.explained
    )


def test_that_a_drawing_rated_nought_is_still_answered(table, library):
    assert ranked(a_drawing("coccyx.midline:0"), table, library)


def test_that_a_fitting_factor_raises_and_a_foreign_one_lowers_the_match(table, library):
    drawing = a_drawing("iliac-crest.right:5")
    name = "quadratus-lumborum.right"
    fitting = ranked(drawing, table, library, factors=["coughing-or-sneezing"])[name]
    foreign = ranked(drawing, table, library, factors=["swimming"])[name]
    assert fitting.parts.match > foreign.parts.match


def all_answers(table, library):
    """The lists for every place and every pair of places behind, right half."""
    places = [right_of(region) for region in POSTERIOR_REGIONS]
    for chosen in [*((one,) for one in places), *combinations(places, 2)]:
        drawing = a_drawing(*chosen)
        covers = [table.of(mark) for mark in drawing.marks]
        yield rank_candidates(Case(drawing.marks, covers, library))


def test_that_only_a_tie_stands_out_of_the_order_of_the_match(table, library):
    lifted = 0
    for candidates in all_answers(table, library):
        for before, after in pairwise(candidates):
            gap = after.parts.match - before.parts.match
            assert gap < TIE
            lifted += gap > 1e-6
    assert lifted, "no tie among all pairs of places: the rule is not exercised"


def test_that_in_a_tie_the_muscle_found_more_often_comes_first_and_says_so(table, library):
    def prevalence(one):
        return library.muscles[one.muscle].prevalence

    for candidates in all_answers(table, library):
        for at, before in enumerate(candidates):
            overtaken = [
                after
                for after in candidates[at + 1 :]
                if after.parts.match > before.parts.match + 1e-6
            ]
            said = any(reason.phrase == "tie" and reason.sources for reason in before.reasons)
            assert said or not overtaken
            for after in overtaken:
                assert prevalence(before) > 0
                assert prevalence(before) >= prevalence(after)


def test_that_left_stands_before_right_where_both_fit_alike(table, library):
    answer = locate(a_drawing("coccyx.midline:5"), table, library)
    assert [one.side for one in answer.candidates[:2]] == [Side.LEFT, Side.RIGHT]


def test_that_the_smallest_set_explains_all_marks(table, library):
    answer = locate(a_drawing("coccyx.midline:6", "lateral-calf.right:6"), table, library)
    assert len(answer.explained_by) == 2
    assert any(name.startswith("gluteus-minimus") for name in answer.explained_by)
    assert any(name.startswith("gluteus-maximus") for name in answer.explained_by)


def test_that_one_muscle_suffices_where_it_reaches_everything(table, library):
    answer = locate(a_drawing("posterior-calf.right", "posterior-thigh.right"), table, library)
    assert answer.explained_by == ("gluteus-minimus.right",)


def test_that_every_candidate_has_a_reason_with_a_source(table, library):
    for region in POSTERIOR_REGIONS:
        for one in locate(a_drawing(right_of(region)), table, library).candidates:
            assert one.reasons[0].sources
            assert set(one.sources) <= set(library.sources)


def test_that_all_five_muscles_are_known():
    assert len(CORE_MUSCLES) == 5


# ----------------------------------------------------------- asked and answered
def test_that_a_recognised_point_raises_and_a_denied_one_lowers_the_match(table, library):
    drawing = a_drawing("mid-buttock.right:6")
    key, name = ("piriformis.1", Side.RIGHT), "piriformis.right"
    plain = ranked(drawing, table, library)[name].parts.match
    yes = ranked(drawing, table, library, recognised={key: True})
    no = ranked(drawing, table, library, recognised={key: False})
    assert no[name].parts.match < plain < yes[name].parts.match
    assert next(iter(yes)) == name


def test_that_pressing_one_muscle_leaves_the_others_as_they_were(table, library):
    drawing = a_drawing("mid-buttock.right:6")
    plain = ranked(drawing, table, library)
    pressed = ranked(drawing, table, library, recognised={("piriformis.1", Side.RIGHT): True})
    for name, one in plain.items():
        if name != "piriformis.right":
            assert pressed[name].parts == one.parts


def test_that_a_denied_factor_speaks_for_muscles_that_it_does_not_set_off(table, library):
    drawing, name = a_drawing("iliac-crest.right:5"), "quadratus-lumborum.right"
    given = ["coughing-or-sneezing"]
    foreign = ranked(drawing, table, library, factors=given, denied_factors=["swimming"])[name]
    own = ranked(drawing, table, library, factors=given, denied_factors=["rolling-in-bed"])[name]
    assert foreign.parts.match > own.parts.match


def test_that_a_kind_of_sitting_half_means_sitting(table, library):
    drawing, name = a_drawing("mid-buttock.right:5"), "piriformis.right"
    fits = [
        ranked(drawing, table, library, factors=[factor])[name].parts.factors
        for factor in ("sitting", "hard-seat", "swimming")
    ]
    assert fits == [1.0, 0.5, 0.0]


def test_that_one_place_marked_on_two_aspects_counts_once(atlas, table, library):
    behind = point_mark(atlas, Aspect.POSTERIOR, 148, 0, Feel(5))
    beside = point_mark(atlas, Aspect.RIGHT_LATERAL, 0, 20, Feel(5))
    assert behind.places == beside.places
    calf = RegionMark("lateral-calf", Side.RIGHT, Feel(5))
    marks = (behind, beside, calf)
    weights = Case(marks, [table.of(mark) for mark in marks], library).weights
    assert sorted(weights[:2]) == [0, 5]
    assert weights[2] == 5


def test_that_two_marks_on_one_aspect_both_count(atlas, table, library):
    marks = tuple(point_mark(atlas, Aspect.POSTERIOR, 60, y, Feel(5)) for y in (200, 300))
    assert Case(marks, [table.of(mark) for mark in marks], library).weights == (5, 5)


def test_that_the_parts_make_up_the_match(table, library):
    answered = {"factors": ["sitting"], "recognised": {("piriformis.1", Side.RIGHT): True}}
    for one in ranked(a_drawing("mid-buttock.right"), table, library, **answered).values():
        weights = [weight for _, _, weight in one.parts.shares]
        assert sum(weights) == pytest.approx(1)
        total = sum(value * weight for _, value, weight in one.parts.shares)
        assert total == pytest.approx(one.parts.match)


def test_that_a_muscle_that_only_comes_near_says_so_and_stands_behind(atlas, table, library):
    mark = point_mark(atlas, Aspect.POSTERIOR, 110, -200)
    ordered = rank_candidates(Case((mark,), [table.of(mark)], library))
    near = [one for one in ordered if one.is_only_near]
    assert near
    assert {reason.phrase for one in near for reason in one.reasons} <= {"near", "unexplained"}


def test_that_a_muscle_that_only_comes_near_is_not_listed_beside_one_that_covers(table, library):
    answer = locate(a_drawing("mid-buttock.right"), table, library)
    assert not any(one.is_only_near for one in answer.candidates)


def test_that_where_nothing_covers_what_comes_near_is_listed_and_called_so(atlas, table, library):
    drawn = atlas.aspects[Aspect.POSTERIOR]
    free = next(
        (x, y)
        for y in range(-320, 0, 4)
        for x in range(60, 150, 4)
        if drawn.skin.contains(x, y) and not any(z.outline.contains(x, y) for z in drawn.zones)
    )
    mark = point_mark(atlas, Aspect.POSTERIOR, *free)
    answer = locate(PainDrawing((mark,)), table, library)
    if answer.candidates:
        assert all(one.is_only_near and one.side is mark.side for one in answer.candidates)
    assert answer.note == ("near-only" if answer.candidates else "no-match")

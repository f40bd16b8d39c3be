import re

import pytest

from gluteapp.content.library_reader import FILES, read_library
from gluteapp.domain.problems import ContentError

MUSCLE = "muscles/piriformis.toml"


@pytest.fixture
def problems_after(content_texts):
    """Reads the shipped files with one of them changed; gives the problems."""

    def read(file, change):
        texts = dict(content_texts)
        texts[file] = change(texts[file])
        assert texts[file] != content_texts[file], "the change changed nothing"
        with pytest.raises(ContentError) as caught:
            read_library(texts)
        return caught.value.problems

    return read


def replaced(old, new):
    return lambda text: text.replace(old, new, 1)


def test_that_every_content_file_must_be_there():
    with pytest.raises(ContentError) as caught:
        read_library({})
    missing = {one.file for one in caught.value.problems if one.message == "is missing."}
    assert set(FILES) <= missing


def test_that_all_problems_of_all_files_come_together(content_texts):
    texts = dict(content_texts)
    texts["factors.toml"] = texts["factors.toml"].replace('id = "sitting"', 'id = "siting"', 1)
    texts["safety.toml"] = texts["safety.toml"].replace("question =", "qestion =", 1)
    texts[MUSCLE] += "\nnonsense = 3\n"
    with pytest.raises(ContentError) as caught:
        read_library(texts)
    assert {"factors.toml", "safety.toml", MUSCLE} <= {one.file for one in caught.value.problems}


def test_that_an_unknown_source_is_named_with_line_and_nearest(problems_after):
    found = problems_after("zones.toml", replaced('["perry"]', '["pery"]'))
    assert len(found) == 1
    assert found[0].line > 0
    assert "“pery” is no source. Did you mean “perry”?" in found[0].message


def test_that_a_statement_without_source_is_refused(problems_after):
    found = problems_after(
        MUSCLE, lambda text: re.sub(r"^sources = \[.*?\]$", "", text, count=1, flags=re.M)
    )
    assert any(one.key.endswith("sources") and one.message == "is missing." for one in found)


def test_that_an_unknown_region_in_the_zone_table_is_refused(problems_after):
    found = problems_after("zones.toml", replaced('"groin"', '"grion"'))
    assert "“grion” is no region. Did you mean “groin”?" in found[0].message


def test_that_a_pair_of_point_and_region_is_given_once(problems_after):
    again = (
        '\n[[zone]]\npoint = "gluteus-maximus.1"\nlevel = "spillover"\n'
        'regions = ["groin"]\nconfidence = "L"\nsources = ["perry"]\n'
    )
    found = problems_after("zones.toml", lambda text: text + again)
    assert found[0].message == "gluteus-maximus.1 in groin is given twice."


def test_that_the_tier_of_a_flag_cannot_be_lowered(problems_after):
    found = problems_after("safety.toml", replaced('tier = "R1"', 'tier = "R3"'))
    assert re.search(r"must be R1: the tier of [a-z-]+ is fixed", found[0].message)


def test_that_a_flag_may_not_be_left_out(problems_after):
    found = problems_after(
        "safety.toml", replaced('id = "saddle-numbness"', 'id = "calf-swelling"')
    )
    assert "says nothing about flag saddle-numbness." in {one.message for one in found}


def test_that_a_place_name_has_room_for_the_side(problems_after):
    found = problems_after("places.toml", lambda text: text.replace("{side}", "that", 1))
    assert found[0].message == "must hold {side}, where the patient's side goes."


def test_that_a_source_is_given_once(problems_after):
    again = '\n[[source]]\nid = "perry"\ntext = "x"\nkind = "book"\n'
    found = problems_after("sources.toml", lambda text: text + again)
    assert found[0].message == "is given twice."


def test_that_a_muscle_speaks_of_all_its_trigger_points(problems_after):
    found = problems_after(MUSCLE, replaced('id = "piriformis.2"', 'id = "piriformis.1"'))
    assert "says nothing about trigger point piriformis.2." in {one.message for one in found}


def test_that_a_step_may_only_point_at_things_of_the_atlas(problems_after):
    found = problems_after(
        MUSCLE, lambda text: re.sub(r"target = \[[^\]]*\]", 'target = ["buttok"]', text, count=1)
    )
    assert "“buttok” is no target." in found[0].message


def test_that_a_technique_names_known_conditions(problems_after):
    found = problems_after(MUSCLE, replaced('"anticoagulant"', '"anti-coagulant"'))
    assert "Did you mean “anticoagulant”?" in found[0].message


def test_that_a_notice_may_not_be_left_out(problems_after):
    found = problems_after("notices.toml", replaced("[stop-rule]", "[stop-rules]"))
    assert "says nothing about notice stop-rule." in {one.message for one in found}


def test_that_a_phrase_may_not_be_left_out(problems_after):
    found = problems_after(
        "phrases.toml", lambda text: re.sub(r"^flat = ", "flt = ", text, flags=re.M)
    )
    assert "says nothing about phrase flat." in {one.message for one in found}


def test_that_parsed_files_are_kept_and_used_again(content_texts, tmp_path, monkeypatch):
    cache = tmp_path / "library.json"
    first = read_library(content_texts, "1", cache)
    monkeypatch.setattr("tomllib.loads", lambda _text: pytest.fail("read the files again"))
    assert read_library(content_texts, "1", cache) == first


def test_that_a_changed_file_is_read_again(content_texts, tmp_path):
    cache = tmp_path / "library.json"
    read_library(content_texts, "1", cache)
    texts = dict(content_texts)
    texts["factors.toml"] = texts["factors.toml"].replace('name = "', 'name = "much ', 1)
    changed = read_library(texts, "1", cache)
    assert any(one.name.startswith("much ") for one in changed.factors.values())


def test_that_a_spoilt_cache_is_made_again(content_texts, tmp_path):
    cache = tmp_path / "library.json"
    first = read_library(content_texts, "1", cache)
    cache.write_bytes(cache.read_bytes()[:-40])
    assert read_library(content_texts, "1", cache) == first
    assert read_library(content_texts, "1", cache) == first


def test_that_a_technique_step_without_a_pose_is_refused(problems_after):
    found = problems_after(MUSCLE, replaced('pose = "figure-four-start"\n', ""))
    assert [(one.key, one.message) for one in found] == [("technique.1.step.0.pose", "is missing.")]
    assert found[0].line > 0


def test_that_an_unknown_pose_is_named_with_the_nearest(problems_after):
    found = problems_after(MUSCLE, replaced('"figure-four-start"', '"figure-for-start"'))
    assert len(found) == 1
    assert "“figure-for-start” is no pose. Did you mean “figure-four-start”?" in found[0].message


def test_that_finding_a_muscle_may_do_without_a_picture(content_texts):
    texts = {**content_texts, MUSCLE: content_texts[MUSCLE].replace("pose =", "#", 1)}
    muscle = read_library(texts).muscles["piriformis"]
    assert muscle.palpation[0].pose == ""
    assert muscle.palpation[1].pose != ""


def test_that_an_area_of_another_map_belongs_to_a_known_place(problems_after):
    found = problems_after("other_maps.toml", replaced("iliac-crest =", "iliac-crset ="))
    assert "iliac-crest" in found[0].message


def test_that_both_other_maps_are_given(problems_after):
    found = problems_after("other_maps.toml", replaced('id = "michigan"', 'id = "michigen"'))
    assert any("michigan" in one.message for one in found)


def test_that_areas_of_other_maps_mirror_each_other(library):
    choir, michigan = library.other_maps["choir"], library.other_maps["michigan"]
    for region, side in choir.areas:
        here, there = (choir.areas_of(region, one) for one in (side, side.opposite))
        assert len(here) == len(there)
        assert not set(here) & set(there)
        assert all(101 <= int(code) <= 136 or 201 <= int(code) <= 238 for code in here)
    swapped = {"Rt": "Lt", "Lt": "Rt"}
    for (region, side), areas in michigan.areas.items():
        words = [" ".join(swapped.get(word, word) for word in area.split()) for area in areas]
        assert tuple(words) == michigan.areas_of(region, side.opposite)

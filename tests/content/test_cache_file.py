import json
import os

import pytest

from gluteapp.content import cache_file


@pytest.fixture
def kept(tmp_path):
    path = tmp_path / "deep" / "thing.json"
    cache_file.save(path, "key", {"a": [1, 2.5, "x"]})
    return path


def test_that_a_stored_value_comes_back(kept):
    assert cache_file.load(kept, "key") == {"a": [1, 2.5, "x"]}


def test_that_another_key_finds_nothing(kept):
    assert cache_file.load(kept, "other") is None


def test_that_nothing_is_found_where_nothing_was_stored(tmp_path):
    assert cache_file.load(tmp_path / "none.json", "key") is None


@pytest.mark.parametrize("cut", [0, 1, 30, -1, -30])
def test_that_a_cut_off_file_counts_as_none(kept, cut):
    data = kept.read_bytes()
    kept.write_bytes(data[:cut])
    assert cache_file.load(kept, "key") is None


@pytest.mark.parametrize("text", ["[]", "{}", '{"key": "key"}', "3", "null"])
def test_that_a_foreign_file_counts_as_none(kept, text):
    kept.write_text(text)
    assert cache_file.load(kept, "key") is None


def test_that_a_value_changed_on_disk_counts_as_none(kept):
    stored = json.loads(kept.read_text())
    stored["body"] = stored["body"].replace("2.5", "2.6")
    kept.write_text(json.dumps(stored))
    assert cache_file.load(kept, "key") is None


def test_that_a_folder_in_its_place_counts_as_none(tmp_path):
    (tmp_path / "thing.json").mkdir()
    assert cache_file.load(tmp_path / "thing.json", "key") is None
    cache_file.save(tmp_path / "thing.json", "key", 1)
    assert [one.name for one in tmp_path.iterdir()] == ["thing.json"]


def test_that_a_place_that_cannot_be_written_costs_nothing_but_time(tmp_path):
    (tmp_path / "file").write_text("in the way")
    cache_file.save(tmp_path / "file" / "thing.json", "key", 1)
    assert cache_file.load(tmp_path / "file" / "thing.json", "key") is None


def test_that_a_full_disk_leaves_no_part_behind(kept, monkeypatch):
    def refuse(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    cache_file.save(kept, "key", "newer")
    assert [one.name for one in kept.parent.iterdir()] == ["thing.json"]
    assert cache_file.load(kept, "key") == {"a": [1, 2.5, "x"]}


def test_that_the_key_tells_parts_apart_from_their_sum():
    assert cache_file.key_of([b"ab", b"c"]) != cache_file.key_of([b"a", b"bc"])
    assert cache_file.key_of([b"ab"]) == cache_file.key_of([b"ab"])

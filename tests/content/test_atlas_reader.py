import json

import pytest

from gluteapp.content import atlas_cache
from gluteapp.content.atlas_reader import read_atlas
from gluteapp.content.cache_file import load, save
from gluteapp.domain.problems import ContentError
from gluteapp.domain.vocabulary import Aspect, Side


def test_that_the_left_aspect_is_the_mirror_of_the_right_one(atlas):
    right, left = atlas.aspects[Aspect.RIGHT_LATERAL], atlas.aspects[Aspect.LEFT_LATERAL]
    assert left.viewbox[0] == pytest.approx(-right.viewbox[0] - right.viewbox[2])
    for one, other in zip(right.structures, left.structures, strict=True):
        assert other.outline.mirrored() == one.outline
        assert other.side is one.side.opposite


def test_that_a_missing_drawing_is_named():
    with pytest.raises(ContentError) as caught:
        read_atlas({}, "1")
    assert [one.file for one in caught.value.problems] == [
        "anterior.svg",
        "lateral.svg",
        "posterior.svg",
    ]


def test_that_problems_of_all_drawings_come_together(content):
    spoilt = {aspect: data[:2000] for aspect, data in content.drawings.items()}
    with pytest.raises(ContentError) as caught:
        read_atlas(spoilt, "1")
    assert {one.file for one in caught.value.problems} == {
        "anterior.svg",
        "lateral.svg",
        "posterior.svg",
    }


@pytest.fixture
def compiled(content, tmp_path):
    file = tmp_path / "atlas.json"
    return read_atlas(content.drawings, "1", file), file


def test_that_the_compiled_atlas_equals_the_drawn_one(content, compiled, monkeypatch):
    atlas, file = compiled
    monkeypatch.setattr(
        "gluteapp.content.atlas_reader.read_aspect", lambda *_: pytest.fail("compiled again")
    )
    assert read_atlas(content.drawings, "1", file) == atlas


def test_that_a_changed_drawing_is_compiled_again(content, compiled):
    atlas, file = compiled
    changed = dict(content.drawings)
    changed[Aspect.POSTERIOR] = changed[Aspect.POSTERIOR].replace(b"</svg>", b"<!-- --></svg>")
    assert read_atlas(changed, "1", file).version != atlas.version


def test_that_another_program_version_compiles_again(content, compiled):
    _, file = compiled
    before = file.read_bytes()
    read_atlas(content.drawings, "2", file)
    assert file.read_bytes() != before


@pytest.mark.parametrize("spoil", [lambda data: data[: len(data) // 2], lambda _data: b"\x00\xff"])
def test_that_a_damaged_cache_is_made_again(content, compiled, spoil):
    atlas, file = compiled
    file.write_bytes(spoil(file.read_bytes()))
    assert read_atlas(content.drawings, "1", file) == atlas
    assert json.loads(file.read_text())["key"]


def test_that_a_cache_of_another_shape_is_made_again(content, compiled):
    atlas, file = compiled
    key = atlas_cache.cache_key(content.drawings, "1")
    for shape in ({"posterior": []}, [{"aspect": "inside"}], [3], "text"):
        save(file, key, shape)
        assert read_atlas(content.drawings, "1", file) == atlas
        assert isinstance(load(file, key), list)


def test_that_both_sides_are_in_the_posterior_aspect(atlas):
    drawn = atlas.aspects[Aspect.POSTERIOR]
    for side in (Side.LEFT, Side.RIGHT):
        assert drawn.structure("piriformis", side) is not None

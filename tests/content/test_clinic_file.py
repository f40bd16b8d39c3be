"""A clinic's letterhead file."""

import pytest

from gluteapp.content.clinic_file import clinic_text, open_clinic
from gluteapp.domain.clinic import Clinic
from gluteapp.domain.problems import InputError


def refused(tmp_path, text):
    file = tmp_path / "clinic.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        open_clinic(file)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("name = ", "is not readable as TOML"),
        ("nome = 'Sample'", "Did you mean “name”?"),
        ("name = 7", "must be a text"),
        ("address = ['1', '2', '3', '4', '5']", "4 lines of 80 letters"),
        (f"name = '{'n' * 81}'", "80 letters"),
        ("logo = 'missing.png'", "“missing.png” cannot be read: no such file"),
    ],
)
def test_that_a_wrong_file_is_told_in_one_sentence(tmp_path, text, fault):
    assert fault in refused(tmp_path, text)


def test_that_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InputError) as caught:
        open_clinic(tmp_path / "clinic.toml")
    assert str(caught.value) == "“clinic.toml” cannot be read: no such file or directory."


def test_that_a_letterhead_comes_back_as_it_was(tmp_path):
    clinic = Clinic('Sample "Clinic" \\ Ä', ("Street 1", "Town"), "000 000", b"\x89PNGsample")
    (tmp_path / "logo.png").write_bytes(clinic.logo)
    file = tmp_path / "clinic.toml"
    file.write_text(clinic_text(clinic, "logo.png"), encoding="utf-8")
    assert open_clinic(file) == clinic


def test_that_a_huge_logo_is_refused(tmp_path):
    (tmp_path / "logo.png").write_bytes(b"\x89PNG" + bytes(2_000_001))
    assert "too large: use one of at most 2 MB" in refused(tmp_path, "logo = 'logo.png'")

import pytest

from gluteapp.settings import FILE, ROWS, Settings, load_settings, save_settings


@pytest.fixture
def file(tmp_path):
    return tmp_path / "deep" / FILE


def test_that_without_a_file_the_defaults_hold_silently(file):
    assert load_settings(file) == (Settings(), "")


def test_that_preferences_come_back(file):
    wanted = Settings(theme="dark", paper="letter", emergency_region="brazil")
    save_settings(file, wanted)
    assert load_settings(file) == (wanted, "")


def test_that_the_file_can_be_read_by_a_person(file):
    save_settings(file, Settings())
    assert 'theme = "system"  # Colours' in file.read_text()


@pytest.mark.parametrize("data", [b"theme = = 3", b"\xff\xfe\x00", b'theme = "dark'])
def test_that_a_damaged_file_is_named_and_kept(file, data):
    file.parent.mkdir()
    file.write_bytes(data)
    settings, notice = load_settings(file)
    assert settings == Settings()
    assert "preferences.toml" in notice
    assert "defaults are in use" in notice
    kept = file.with_suffix(".broken")
    assert kept.name in notice
    assert kept.read_bytes() == data


def test_that_a_damaged_file_that_cannot_be_moved_is_still_named(file, monkeypatch):
    file.parent.mkdir()
    file.write_text("theme = = 3")

    def refuse(*_arguments):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("os.replace", refuse)
    settings, notice = load_settings(file)
    assert settings == Settings()
    assert "kept as" not in notice
    assert file.read_text() == "theme = = 3"


def test_that_one_bad_value_does_not_cost_the_others(file):
    file.parent.mkdir()
    file.write_text('theme = "drak"\npaper = "letter"\nfuture = 3\n')
    settings, notice = load_settings(file)
    assert settings == Settings(paper="letter")
    assert "“drak” is no colours. Did you mean “dark”?" in notice


@pytest.mark.parametrize("text", ["theme = 3", "theme = []", "theme = true"])
def test_that_a_value_of_another_type_is_named(file, text):
    file.parent.mkdir()
    file.write_text(text)
    settings, notice = load_settings(file)
    assert settings == Settings()
    assert notice


def test_that_a_failed_save_keeps_the_older_file(file, monkeypatch):
    save_settings(file, Settings(paper="letter"))

    def refuse(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", refuse)
    with pytest.raises(OSError, match="No space left"):
        save_settings(file, Settings(paper="a4"))
    assert load_settings(file)[0].paper == "letter"


def test_that_every_row_is_a_field_with_its_default_among_the_choices():
    for row in ROWS:
        assert getattr(Settings(), row.key) in dict(row.choices)

from gluteapp.content.toml_table import Table, line_numbers
from gluteapp.domain.problems import Problem


def a_table(text):
    problems: list[Problem] = []
    return Table.parse(text, "notes.toml", problems), problems


def test_that_text_that_is_no_toml_is_one_problem_with_its_line():
    table, problems = a_table('a = "x"\nb = = 3\n')
    assert table.values == {}
    assert [(one.file, one.line) for one in problems] == [("notes.toml", 2)]


def test_that_a_wrong_type_names_what_is_there_and_what_is_wanted():
    table, problems = a_table('title = 7\nis_old = "yes"\nparts = "one"\nsize = "big"\n')
    table.text("title")
    table.flag("is_old", default=False)
    table.texts("parts", required=True)
    table.number("size", 2.0)
    assert [one.message for one in problems] == [
        "is a whole number, but must be a text.",
        "is a text, but must be true or false.",
        "is a text, but must be a list.",
        "is a text, but must be a number.",
    ]
    assert [one.line for one in problems] == [1, 2, 3, 4]


def test_that_true_is_no_number():
    table, problems = a_table("size = true\n")
    assert table.number("size", 2.0) == 2.0
    assert len(problems) == 1


def test_that_a_missing_key_is_reported_once():
    table, problems = a_table('name = "x"\n')
    assert table.text("title") == ""
    assert problems == [Problem("notes.toml", 0, "title", "is missing.")]


def test_that_an_empty_text_is_refused():
    table, problems = a_table('title = "  "\n')
    table.text("title")
    assert problems[0].message == "is empty: give a text."


def test_that_an_unknown_key_gets_the_nearest_known_one():
    table, problems = a_table('titel = "x"\n')
    table.text("title", "")
    table.finish()
    assert "Did you mean “title”?" in problems[0].message
    assert problems[0].line == 1


def test_that_a_word_outside_the_list_gets_the_allowed_ones():
    table, problems = a_table('kind = "masage"\n')
    assert table.choice("kind", "kind of technique", ("massage", "stretch")) == ""
    assert problems[0].message == (
        "“masage” is no kind of technique. Did you mean “massage”? Allowed: massage, stretch."
    )


def test_that_bad_words_of_a_list_are_left_out_and_the_good_ones_kept():
    table, problems = a_table('use = ["a", "x", "b"]\n')
    assert table.choices("use", "letter", ("a", "b")) == ("a", "b")
    assert len(problems) == 1


def test_that_a_list_of_mixed_things_is_refused():
    table, problems = a_table('use = ["a", 3]\n')
    assert table.texts("use") == ()
    assert problems[0].message == "must hold texts only."


def test_that_a_required_list_may_not_be_empty():
    table, problems = a_table("use = []\n")
    table.texts("use", required=True)
    assert problems[0].message == "is an empty list: give at least one."


def test_that_tables_must_be_a_list_of_tables():
    table, problems = a_table("part = 3\n")
    assert list(table.tables("part")) == []
    assert problems[0].message == "must be a list of tables."


def test_that_missing_tables_are_reported():
    table, problems = a_table("")
    assert list(table.tables("part")) == []
    assert problems[0].message == "has no [[part]]."


def test_that_a_key_in_the_place_of_a_table_is_reported():
    table, problems = a_table("one = 1\n[two]\n")
    assert [name for name, _ in table.named_tables()] == ["two"]
    assert problems[0].message == "is a whole number, but must be a table."


def test_that_a_problem_inside_a_list_of_tables_has_its_own_line():
    table, problems = a_table('[[part]]\nname = "a"\n\n[[part]]\nname = 4\n')
    for part in table.tables("part"):
        part.text("name")
    assert [(one.line, one.key) for one in problems] == [(5, "part.1.name")]


def test_that_a_decimal_number_is_named_as_one():
    table, problems = a_table("name = 1.5\n")
    table.text("name")
    assert problems[0].message == "is a decimal number, but must be a text."


def test_that_lines_of_nested_tables_are_found():
    lines = line_numbers('[a]\nx = 1\n[[a.b]]\ny = 2\n[[a.b]]\ny = 3\n[a."c d"]\n"z" = 4\n')
    assert lines["a", "x"] == 2
    assert lines["a", "b", 0, "y"] == 4
    assert lines["a", "b", 1, "y"] == 6
    assert lines["a", "c d", "z"] == 8

from hypothesis import given
from hypothesis import strategies as st

from gluteapp.domain.knowledge import matching
from gluteapp.domain.library import Statement, Topic


def a_topic(name, *texts):
    return Topic(name, name, tuple(Statement(text, (), "H") for text in texts))


TOPICS = (a_topic("a", "one two", "two three"), a_topic("b", "three four"))


def texts(topics):
    return [one.text for topic in topics for one in topic.statements]


def test_that_no_words_give_everything():
    assert matching(TOPICS, "  ") == TOPICS


def test_that_every_word_must_be_there_in_any_case():
    assert texts(matching(TOPICS, "THREE two")) == ["two three"]
    assert matching(TOPICS, "one four") == ()


def test_that_caveats_are_searched_too():
    topic = Topic("c", "c", (Statement("plain", (), "L", caveat="Doubtful"),))
    assert texts(matching((topic,), "doubt")) == ["plain"]


@given(st.text(max_size=12))
def test_that_a_search_invents_nothing_and_keeps_the_order(text):
    found = texts(matching(TOPICS, text))
    assert found == [one for one in texts(TOPICS) if one in found]

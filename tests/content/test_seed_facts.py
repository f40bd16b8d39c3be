"""Every fact of the founding texts is carried by an entry of the content, guards included."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass

import pytest

from gluteapp.domain.library import Statement

LAST = {
    "G": 27, "P": 14, "D": 19, "GMX": 58, "GMD": 48, "GMN": 18, "PIR": 12, "QL": 14, "ST": 8,
    "TX": 5, "PR": 5, "R": 12, "C": 23,
}  # fmt: skip
"""The facts are numbered from 1 in each group."""
FACTS = [f"{group}-{number:02}" for group, last in LAST.items() for number in range(1, last + 1)]
GUARDED = (
    "G-04", "P-10", "D-03", "D-15", "GMX-19", "GMX-51", "GMD-01", "GMD-04", "PIR-10", "TX-02",
    "TX-03",
)  # fmt: skip
"""Doubtful or contradicted: never told without what stands against them."""


def carriers(value, found):
    """Entries of the library by the facts that they name."""
    for fact in getattr(value, "facts", ()):
        found.setdefault(fact, []).append(value)
    if is_dataclass(value):
        for one in fields(value):
            carriers(getattr(value, one.name), found)
    elif isinstance(value, Mapping):
        for one in value.values():
            carriers(one, found)
    elif isinstance(value, tuple):
        for one in value:
            carriers(one, found)
    return found


@pytest.fixture(scope="module")
def carried(library):
    return carriers(library, {})


@pytest.mark.parametrize("fact", FACTS)
def test_that_every_fact_is_carried(carried, fact):
    assert carried.get(fact), f"no entry names {fact}"


def test_that_no_entry_names_a_fact_that_does_not_exist(carried):
    assert set(carried) <= set(FACTS)


@pytest.mark.parametrize("fact", GUARDED)
def test_that_a_doubtful_fact_is_told_with_what_stands_against_it(carried, fact):
    for entry in carried[fact]:
        assert isinstance(entry, Statement)
        assert len(entry.caveat.split()) > 5, entry.text

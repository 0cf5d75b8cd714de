"""Fact links resolve to one cell with its provenance. Oracle: the CSV files read by hand."""

import datetime as dt

import pytest

import eudefence as ed
from eudefence.facts import split
from eudefence.ground.words import in_words


def test_a_cell_comes_with_unit_date_source_and_confidence():
    found = ed.fact("../course_data/forces.csv#rdc.planned_strength")
    assert (found.value, found.unit, found.date) == (5000, "persons", dt.date(2022, 3, 21))
    assert found.source_id and found.confidence in ("verified", "core_text", "recalled")
    assert found.link == "forces.csv#rdc.planned_strength"
    assert "5,000 persons" in found.explain() and "Source:" in found.explain()


def test_a_row_link_gives_the_row():
    found = ed.fact("countries.csv#FR")
    assert found.value is None and found.row["name"] == "France"


def test_a_date_keeps_its_precision():
    found = ed.fact("forces.csv#helsinki.target_on")
    assert (found.precision, found.text) == ("year", "2003")


def test_a_cell_may_be_less_sure_than_its_row():
    """cell_confidence.csv overrides the row's confidence for single cells."""
    package = ed.package.course()
    row = package.rows("cell_confidence")[0]
    found = ed.fact(f"{row['table']}.csv#{row['key']}.{row['field']}")
    assert found.confidence == row["confidence"]


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("frces.csv#rdc", "Did you mean 'forces'"),
        ("forces.csv#rcd", "Did you mean 'rdc'"),
        ("forces.csv#rdc.planed_strength", "Did you mean 'planned_strength'"),
        ("forces.csv", "is not a fact link"),
        ("forces#rdc", "is not a fact link"),
        ("", "is not a fact link"),
    ],
)
def test_a_wrong_link_says_what_would_be_right(link, message):
    with pytest.raises(ValueError, match=message):
        ed.fact(link)


def test_the_grammar_splits_at_the_last_dot():
    assert split("memberships.csv#GB,EU,1973-01-01.valid_to") == ("memberships", ("GB", "EU", "1973-01-01"), "valid_to")


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (150_000, "EUR million", "EUR 150 billion"),
        (43_734_100_805, "EUR", "EUR 43,734,100,805"),
        (513, "EUR million", "EUR 513 million"),
        (158.3, "EUR million", "EUR 158.3 million"),
        (1.24, "% of GDP", "1.24 % of GDP"),
        (True, None, "yes"),
        (None, "persons", "not known"),
        (dt.date(2024, 2, 19), None, "19 February 2024"),
    ],
)
def test_values_in_words(value, unit, words):
    assert in_words(value, unit) == words


def test_a_cell_that_is_a_sentence_keeps_one_full_stop():
    said = ed.fact("treaty_articles.csv#teu-42-4.summary").explain()
    assert ". Source: " in said and ".. " not in said

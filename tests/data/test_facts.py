"""Fact links resolve to one cell with its provenance. Oracle: the CSV files read by hand."""

import dataclasses
import datetime as dt

import pytest

import eudefence as ed
from eudefence.data.package import course
from eudefence.ground.words import in_words


def test_a_cell_comes_with_unit_date_source_and_confidence():
    found = ed.fact("../course_data/forces.csv#rdc.planned_strength")
    assert (found.value, found.unit, found.date) == (5000, "persons", dt.date(2022, 3, 21))
    assert found.source_id and found.confidence in ("verified", "core_text", "recalled")
    assert found.link == "forces.rdc.planned_strength"
    assert "5,000 persons" in found.explain() and "Source:" in found.explain()


def test_a_row_link_gives_the_row():
    found = ed.fact("countries.csv#FR")
    assert found.value is None and found.row["name"] == "France"


def test_a_date_keeps_its_precision():
    found = ed.fact("forces.csv#helsinki.target_on")
    assert (found.precision, found.text) == ("year", "2003")


def test_a_cell_may_be_less_sure_than_its_row():
    """cell_confidence.csv overrides the row's confidence for single cells."""
    package = course()
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


def test_what_is_no_data_package_is_refused():
    with pytest.raises(ValueError, match="package: 5 found"):
        ed.fact("forces.csv#rdc", package=5)


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


SURE = {
    "verified": "The source was read; we grade it ",
    "core_text": "A core text states it, and nobody else confirmed it; we grade the source named ",
    "recalled": "It is well known, but was not seen in a source for this edition; we grade the source named ",
}


@pytest.mark.parametrize("confidence", SURE)
def test_how_sure_a_row_is_stands_in_its_sentence(confidence):
    """Oracle: the words of the codebook for the three degrees, beside the grade of the source; one row of each table
    that has such rows.
    """
    package, tried = course(), 0
    for table in package.tables:
        if (
            "confidence" in package.fields(table)
            and "source_id" in package.fields(table)
            and len(package.key_fields(table)) == 1
        ):
            [key] = package.key_fields(table)
            rows = [row for row in package.rows(table) if row["confidence"] == confidence and row["source_id"]]
            for row in rows[:1]:
                said, tried = ed.fact(f"{table}.csv#{row[key]}").explain(), tried + 1
                source = package.find("sources", row["source_id"])
                judged = "It is our own judgement, to be argued with, not a fact seen in a source."
                assert (
                    judged if source["kind"] == "judgement" else f"{SURE[confidence]}{source['reliability']}"
                ) in said, table
    assert tried > 5


@pytest.mark.parametrize(
    ("link", "words"),
    [
        # Rows without a name of their own: what the table is, and the key in words. Oracle: the tables, read by hand.
        (
            "epf.csv#annual-ceiling-2021.amount_meur",
            "European Peace Facility (annual-ceiling-2021), amount: EUR 420 million (2021).",
        ),
        ("gni.csv#WB_GNI_ATLAS_TOTAL,DE,2021.value", ", Germany, 2021), value: USD "),
        ("memberships.csv#AT,EEA,1994-01-01", "Memberships of organisations (Austria, EEA, 1 January 1994)."),
        (
            "decision_tests.csv#simple,1,1.numerator",
            "What each decision rule counts (Majority of the members, 1, 1), numerator: 1.",
        ),
    ],
)
def test_a_row_without_a_name_is_told_by_its_table_and_its_key(link, words):
    assert words in ed.fact(link).explain()


def test_a_fact_without_a_source_says_so():
    assert (
        dataclasses.replace(ed.fact("countries.csv#FR"), source_id=None).explain() == "France. No source is recorded."
    )


def test_a_figure_is_dated_as_exactly_as_its_date_is_known():
    """Oracle: the row of the Franco-German Brigade: planned in 1989, nobody says on which day; reported on 3 April
    2009.
    """
    assert (
        ed.fact("forces.csv#fgb.planned_strength")
        .explain()
        .startswith("Franco-German Brigade, planned strength: 5,000 persons (1989).")
    )
    assert (
        ed.fact("forces.csv#fgb.reported_strength")
        .explain()
        .startswith("Franco-German Brigade, reported strength: 5,000 persons (3 April 2009).")
    )


def test_a_figure_of_a_year_is_dated_by_the_year():
    """National income of 2020 is that of the year, not of its first day."""
    row = next(row for row in course().raw("gni") if row["year"] == "2020")
    found = ed.fact(f"gni.csv#{','.join(row[key] for key in course().key_fields('gni'))}.value")
    assert found.date_precision == "year" and "(2020). Source: " in found.explain()


def test_a_figure_that_was_reported_has_the_date_of_the_report():
    """A column that a table dates beside it is dated by its own date, in every table."""
    package = course()
    for table in package.tables:
        for field, described in package.fields(table).items():
            own = f"{field.partition('_')[0]}_as_of"
            if own in package.fields(table) and (described.get("unit") or described.get("unitField")):
                assert (described.get("asOf") or package.resource(table).get("asOf")) == own, (table, field)


def test_a_cell_that_is_a_sentence_keeps_one_full_stop():
    said = ed.fact("treaty_articles.csv#teu-42-4.summary").explain()
    assert ". Source: " in said and ".. " not in said

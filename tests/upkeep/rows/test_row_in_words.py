"""A row of a page reads like a page. Oracle: rows of the tables, read by hand."""

import re

import pytest

from eudefence.data.facts import fact
from eudefence.data.package import course
from eudefence.upkeep.rows.row_in_words import row_in_words

BACK = [("unit 02", "../../notebooks/02_x.ipynb")]
# One row of every table that has a key.
ROWS = [
    f"{table}.{','.join(course().raw(table)[-1][column] for column in course().key_fields(table))}"
    for table in course().tables
    if table not in ("cell_confidence", "row_sources", "source_urls")
]


def test_what_was_quoted_comes_first_with_its_date_its_confidence_and_its_source():
    """Oracle: forces.csv, row rdc, and the row of its source."""
    said = row_in_words([fact("forces.rdc.planned_strength")], BACK)
    places, heading, quoted, source, *_, back = said.split("\n\n")
    assert places == '<a id="forces.rdc"></a><a id="forces.rdc.planned_strength"></a>'
    assert heading == "## EU Rapid Deployment Capacity"
    assert quoted == (
        "**Planned strength: 5,000 persons**, plan as of 21 March 2022. The source was read; we grade it medium."
    )
    assert source.startswith("Source: [EU declares its rapid reaction force operational](https://armyrecognition.com/")
    assert source.endswith("Army Recognition, May 2025; graded medium.")
    assert back == "Back to [unit 02](../../notebooks/02_x.ipynb)."


def test_every_source_of_the_row_is_named():
    """Oracle: row_sources.csv."""
    rows = [one["source_id"] for one in course().rows("row_sources") if (one["table"], one["key"]) == ("forces", "rdc")]
    said = row_in_words([fact("forces.rdc")], BACK)
    assert rows
    for key in rows:
        assert course().find("sources", key)["url"] in said


def test_several_cells_of_one_row_stand_under_one_heading():
    said = row_in_words([fact("forces.rdc.decided_on"), fact("forces.rdc.deployed")], BACK)
    assert said.count("## ") == 1 and said.count("<a id=") == 3
    assert (
        "- **Decided on: 21 March 2022**\n- **Sent on an operation: no (never)**".replace(" (", ": ").replace(
            ")**", "**"
        )
        in said
    )


def test_a_cell_that_is_less_sure_than_its_row_says_so():
    """Oracle: cell_confidence.csv, which overrides the row."""
    one = next(
        row
        for row in course().rows("cell_confidence")
        if row["confidence"] == "recalled"
        and fact(f"{row['table']}.{row['key']}").confidence != "recalled"
        and course().find("sources", fact(f"{row['table']}.{row['key']}").source_id)["kind"] != "judgement"
    )
    said = row_in_words([fact(f"{one['table']}.{one['key']}.{one['field']}")], BACK)
    assert "From memory: it is well known" in said


def test_a_row_from_memory_says_so():
    row = next(row for row in course().rows("events") if row["confidence"] == "recalled")
    assert "From memory: it is well known" in row_in_words([fact(f"events.{row['event_id']}.date")], BACK)


def test_what_other_tables_list_under_a_row_is_told_in_words():
    """Oracle: csdp_mission_theatres.csv."""
    listed = [
        course().find("countries", row["country"])["name"]
        for row in course().rows("csdp_mission_theatres")
        if row["mission_id"] == "artemis"
    ]
    said = row_in_words([fact("csdp_missions.artemis")], BACK)
    assert listed and f"| Where CSDP missions work | {', '.join(listed)} |" in said


@pytest.mark.parametrize("link", ROWS)
def test_no_row_shows_a_code_or_a_missing_value(link):
    """In the headings and cells of every table: no name of a column, no country code, no NaN; each line is whole."""
    said = row_in_words([fact(link)], BACK)
    read = re.sub(r"<a id=[^>]*></a>|\]\([^)]*\)|\\_", "", said)
    assert not re.search(r"\b(?:nan|NaN|NaT|<NA>|True|False)\b", read), said
    for name, value in re.findall(r"^\| (.+?) \| (.+) \|$", read, re.MULTILINE):
        assert not re.search(r"[a-z]_[a-z]", name), (name, value)
        assert value.strip() and (value != "None" or name == "Who commands"), (name, value)
        assert value in ("EU", "UN") or not re.fullmatch(r"[A-Z]{2}", value), (name, value)
    assert not re.search(r"^## .*[a-z]_[a-z]", read, re.MULTILINE), said
    assert said.count("\n## ") == 1

"""How a link to a row is written. Oracle: the tables, row by row, and addresses read by hand."""

import pytest

import eudefence as ed
from eudefence.data.fact_links import LINK, is_link, placed, split
from eudefence.data.package import course


@pytest.mark.parametrize("table", course().tables)
def test_every_row_is_reached_by_its_link_and_no_link_means_two(table):
    """Also rows whose keys hold commas (what is said about cells of other tables) or dots (addresses, short names)."""
    package = course()
    columns, field = package.key_fields(table), next(reversed(package.fields(table)))
    for row in package.raw(table):
        key = tuple(row[column] for column in columns)
        assert placed(package, table, ",".join(key)) == (key, None)
        assert placed(package, table, f"{','.join(key)}.{field}") == (key, field)


def test_the_short_the_old_and_the_whole_form_mean_one_cell():
    forms = (
        "forces.rdc.planned_strength",
        "forces.csv#rdc.planned_strength",
        "../course_data/forces.csv#rdc.planned_strength",
        "../../course_data/rows/02_operational_pillar.md#forces.rdc.planned_strength",
    )
    for form in forms:
        assert is_link(form)
        assert split(form) == ("forces", "rdc.planned_strength")
        assert ed.fact(form).link == forms[0] and ed.fact(form).value == 5000


def test_what_the_tables_say_about_a_cell_can_be_quoted():
    """The key of such a row is the key of another row, with its commas."""
    row = next(row for row in course().raw("cell_confidence") if "," in row["key"])
    found = ed.fact(f"cell_confidence.{row['table']},{row['key']},{row['field']}.confidence")
    assert found.value == row["confidence"] and found.key == (row["table"], row["key"], row["field"])


@pytest.mark.parametrize(
    "address",
    ["01_two_tracks.ipynb", "x.md#forces.rdc", "https://www.nato.int", "CONTRIBUTING.md", "#part", "rdc", "a.b/c.d"],
)
def test_what_is_no_fact_link(address):
    assert not is_link(address)


def test_a_link_of_a_question_is_told_from_a_function_and_from_a_number():
    assert all(
        LINK.fullmatch(link) for link in ("forces.rdc.planned_strength", "forces.csv#rdc", "epf.ua-2022-02.date")
    )
    assert not any(LINK.fullmatch(other) for other in ('aid_of("a.b")', "12.5", "teu-42-4", "forces.csv", "parliament"))

"""Rows of a data table in words. Oracles: the CSV files, read by Python's own reader; the codebook's words."""

import csv
import re
import subprocess
import sys

import pytest

from eudefence import views
from eudefence.data.countries import name
from eudefence.data.package import course


def lines(table):
    with open(course().folder / f"{table}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_each_row_of_the_file_stands_there_once():
    view = views.table("forces", ["planned_strength", "planned_as_of", "fielded_status"])
    assert view.columns["Name"] == [line["name"] for line in lines("forces")]
    assert view.columns["Planned strength (persons)"] == [
        int(line["planned_strength"]) if line["planned_strength"] else None for line in lines("forces")
    ]
    assert view.sentence == f"{len(lines('forces'))} rows of “Forces planned and fielded”."


@pytest.mark.parametrize("table", course().tables)
def test_every_table_is_shown_without_a_code(table):
    """Headings are words, and no cell of a closed list, no country and no gap is told by its code."""
    view = views.table(table, first=30)
    assert all("_" not in heading for heading in view.columns) and len(view.table) == min(30, len(lines(table)))
    closed = {
        code
        for kind in course().fields(table).values()
        for code in kind.get("constraints", {}).get("enum", ())
        if "_" in str(code)
    }
    cells = {value for values in view.columns.values() for value in values if isinstance(value, str)}
    assert not cells & closed
    assert not re.search(r">(?:NaT|&lt;NA&gt;|None|nan)<", view.to_html())


def test_dates_stand_as_exactly_as_they_are_known():
    """The brigade's figure is of 1989 (planned_as_of_precision: year), the target of Helsinki of a day."""
    shown = dict(zip(*views.table("forces", ["planned_as_of"]).columns.values(), strict=True))
    assert shown["Franco-German Brigade"] == "1989" and shown["Helsinki Headline Goal force"] == "11 December 1999"


def test_how_sure_a_row_is_stands_with_the_grade_of_its_source():
    """Design 3: the one is never shown without the other."""
    assert all(
        "graded" in cell or cell == "our own judgement"
        for cell in views.table("forces", ["confidence"]).columns["How sure"]
    )


def test_rows_are_chosen_and_sorted():
    view = views.table("csdp_missions", ["type", "executive"], by=["type", "executive"], is_csdp=True)
    wanted = sorted((line["type"], line["executive"]) for line in lines("csdp_missions") if line["is_csdp"] == "true")
    assert list(zip(view.columns["Type"], view.columns["Executive powers"], strict=True)) == [
        (kind.replace("_", " "), executive) for kind, executive in wanted
    ]
    countries = views.table("format_membership", ["country"], by=["country"]).columns["Country"]
    assert countries == sorted(name(line["country"]) for line in lines("format_membership"))


def test_a_day_without_rows_says_that_a_gap_proves_nothing():
    view = views.table("battlegroup_rosters", ["note"], on="2003-01-01")
    assert view.sentence.endswith("A gap proves nothing.") and view.rows == []


def test_what_cannot_be_decided_on_a_day_is_marked():
    """A mandate that ran out without news is undecided (design 3)."""
    day = course().edition
    view = views.table("csdp_missions", ["type"], on=day)
    assert set(view.columns["On that day"]) == {"yes", "cannot be decided"}


@pytest.mark.parametrize(
    ("arguments", "options", "message"),
    [
        (("frces",), {}, "table: 'frces' is not a known table. Did you mean 'forces'?"),
        (("forces", ["nme"]), {}, "columns: 'nme' is not a known column of forces. Did you mean 'name'?"),
        (("forces",), {"by": "nme"}, "by: 'nme' is not a known column of forces"),
        (("forces",), {"knd": "brigade"}, "where: 'knd' is not a known column of forces. Did you mean 'kind'?"),
        (
            ("forces",),
            {"kind": "brigad"},
            "kind: 'brigad' is not a known value of kind in forces. Did you mean 'brigade'?",
        ),
        (("forces",), {"first": 0}, "first: 0 found"),
        (("sources",), {"on": "2020-01-01"}, "as_of: rows of 'sources' are not valid for a time"),
    ],
)
def test_a_slip_is_answered_with_what_would_be_right(arguments, options, message):
    with pytest.raises(ValueError) as caught:
        views.table(*arguments, **options)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    "call",
    [
        "table('forces', first=3)",
        "members_of('eurocorps')",
        "battlegroups_on('2018-10-01')",
        "missions_by_type()",
        "larger_than_a_battlegroup()",
        "steps_by_year()",
        "steps_by_period()",
        "compare_votes('qualified', ['DE'])",
        "population_by_state()",
    ],
)
def test_a_table_in_words_needs_no_pandas(call):
    """Oracle: a Python in which pandas, numpy and matplotlib cannot be imported."""
    code = (
        "import sys; sys.modules.update(pandas=None, numpy=None, matplotlib=None)\n"
        f"from eudefence import views; print('<table>' in views.{call}._repr_mimebundle_()['text/html'])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert run.stdout.strip() == "True", run.stderr

"""Rows without pandas. Oracle: the frames of `load`, made from the same cells by another library, and a Python in which
pandas, numpy and matplotlib cannot be imported.
"""

import subprocess
import sys

import pandas as pd
import pytest

import eudefence as ed
from eudefence.data.package import course
from eudefence.data.plain_rows import is_dated, sources_behind, table_list

DATED = [name for name in course().tables if is_dated(name)]


@pytest.mark.parametrize("table", ["forces", "events", "memberships"])
def test_rows_are_those_of_the_frame(table):
    """Cell by cell; a blank cell is None here and missing there."""
    frame, rows = ed.load(table), ed.rows(table)
    assert len(rows) == len(frame) > 0
    for (_, theirs), mine in zip(frame.iterrows(), rows, strict=True):
        assert list(mine) == list(frame.columns)
        for field, value in mine.items():
            if value is None:
                assert pd.isna(theirs[field])
            else:
                other = theirs[field]
                assert value == (other.date() if isinstance(other, pd.Timestamp) else other)


@pytest.mark.parametrize("day", ["1999-01-01", "2020-01-31", "2026-02-01"])
@pytest.mark.parametrize("table", DATED[:8])
def test_rows_of_a_day_are_those_of_the_frame(table, day):
    frame, rows = ed.load(table, as_of=day), ed.rows(table, as_of=day)
    assert [row["valid_on"] for row in rows] == [None if pd.isna(one) else bool(one) for one in frame["valid_on"]]
    key = list(course().key_fields(table))
    assert [[str(row[field]) for field in key] for row in rows] == [
        [str(one.date() if isinstance(one, pd.Timestamp) else one) for one in row]
        for row in frame[key].itertuples(index=False)
    ]


def test_rows_are_fresh():
    """What one reader changes, the next does not see."""
    ed.rows("forces")[0]["name"] = "changed"
    assert ed.rows("forces")[0]["name"] != "changed"


@pytest.mark.parametrize("table", ["forces", "events", "claims", "sources", "battlegroup_rosters"])
def test_the_sources_behind_a_table_are_those_of_the_frame(table):
    frame, plain = ed.sources(table), sources_behind(table)
    assert [(row["source_id"], row["rows"]) for row in plain] == list(
        frame[["source_id", "rows"]].itertuples(index=False, name=None)
    )


def test_the_list_of_tables_counts_the_lines_of_the_files():
    """Oracle: Python's own reader of CSV files."""
    import csv

    counted = {one["table"]: one["rows"] for one in table_list()}
    for table in ("forces", "claims"):
        with open(course().folder / f"{table}.csv", encoding="utf-8", newline="") as file:
            assert counted[table] == sum(1 for _ in csv.reader(file)) - 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("frces",), "table: 'frces' is not a known table. Did you mean 'forces'?"),
        ((7,), "table: 7 is not a known table."),
        (("forces", "31.1.2020"), "as_of: "),
        (("sources", "2020-01-31"), "as_of: rows of 'sources' are not valid for a time"),
        (("memberships", "2031-01-01"), "as_of: 2031-01-01 is later than the edition"),
    ],
)
def test_errors_are_those_of_load(arguments, message):
    for reader in (ed.rows, ed.load):
        with pytest.raises(ValueError) as caught:
            reader(*arguments)
        assert str(caught.value).startswith(message)


WITHOUT = """
import sys
sys.modules.update(pandas=None, numpy=None, matplotlib=None)
import eudefence as ed
{code}
"""


def without_the_three(code):
    """What a Python prints that has neither pandas, numpy nor matplotlib."""
    run = subprocess.run([sys.executable, "-c", WITHOUT.format(code=code)], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("print(len(ed.rows('memberships', as_of='2020-01-31')) > 28)", "True"),
        ("print(ed.fact('forces.csv#rdc.planned_strength').value)", "5000"),
        ("print(ed.cite('howorth_2014'))", "Howorth, Jolyon (2014)"),
        ("print(ed.council.decide('simple', against=['DE']).adopted)", "True"),
        ("print(ed.costs.bill(3, 'common_costs', common_fraction=1, key={'A': 2, 'B': 1}).payments['A'])", "2.00"),
        ("print(ed.costs.burdens({'A': 80, 'B': 20}, key={'A': 1, 'B': 1})['A'])", "30.00"),
        ("print(ed.activation.chances(0.9, 0.3)['unanimity']['independent'] < 0.1)", "True"),
        ("print(ed.activation.probability('qualified', 0.5, 0.5) < 0.5)", "True"),
        ("print(ed.steps.turn())", "2019"),
        ("print(ed.export(ed.rows('forces'), '{folder}/forces.csv').read_text()[:20])", "force_id,name,kind"),
        ("print(ed.export(ed.views.missions_by_type(), '{folder}/m.csv').read_text()[:13])", "Type,Launched"),
        ("print(ed.views.sources_used('forces', 1))", "- "),
    ],
)
def test_what_need_not_give_a_frame_works_without_the_three(code, says, tmp_path):
    assert without_the_three(code.replace("{folder}", tmp_path.as_posix())).startswith(says)


@pytest.mark.parametrize(
    ("call", "instead"),
    [
        ("ed.load('forces')", 'ed.rows("forces") gives the same'),
        ("ed.costs.share(3, 'common_costs', common_fraction=1)", "costs.bill(...) gives the same"),
        ("ed.council.compare([('simple', [])])", "council.comparison(...) gives the same"),
        ("ed.activation.compare(0.9, 0.3)", "activation.chances(...) gives the same"),
        ("ed.steps.periods(2016)", "steps.count_by_period(...) gives the same"),
        ("ed.activation.probability('qualified', {s: 0.5 + i / 99 for i, s in enumerate(ed.council.members())})",
         "needs numpy, which is not installed here"),
    ],
)  # fmt: skip
def test_what_cannot_be_had_without_them_says_so_in_a_sentence(call, instead):
    said = without_the_three(f"try:\n    {call}\nexcept ImportError as error:\n    print(error)")
    assert instead in said and "\n" not in said and said.endswith(".")

"""Truth tables in words. Oracles: the model, asked a second time; the tables of the course, read raw; small cases."""

import csv
import re

import pytest

from eudefence import partnerships, qca
from eudefence.ground.words import cardinal
from eudefence.views import explore_qca, truth_table
from eudefence.views.partners.partnership_cases import CONDITIONS, partnership_cases
from tests.places import ROOT

NAMES = tuple(CONDITIONS)
OWN = {
    "X": {"A": 1, "B": 1, "Y": 1},
    "Z": {"A": 1, "B": 1, "Y": 0},
    "W": {"A": 1, "B": 0, "Y": 1},
    "V": {"A": 0, "B": 0.5, "Y": 0},
}


def raw(table):
    with open(ROOT / "course_data" / f"{table}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_cases_of_your_own_are_told_by_name():
    """By hand: X and Z disagree, W has it, V stands at one half of B; ~A*~B and ~A*B were never seen."""
    view = truth_table(["A", "B"], frame=OWN, outcome="Y")
    told = {row["Cases"]: row["What it says"] for row in view.rows}
    assert told == {"X, Z": "contradiction", "W": "outcome", "none": "never seen"}
    assert "One minimal formula comes out: A*~B." in view.sentence and "V (B)" in view.more
    html = view.to_html().replace("<wbr>", "")
    assert "A*~B → Y" in html and "Never seen" in html and "Source: rows given by the user." in html


def test_a_row_that_passes_although_its_cases_disagree_says_so():
    view = truth_table(["A", "B"], 50, frame=OWN, outcome="Y")
    assert next(row for row in view.rows if row["Cases"] == "X, Z")["What it says"] == "passes for both: tells nothing"


def test_with_many_conditions_what_has_no_case_is_one_line_and_a_long_formula_stands_once():
    """By hand: of two to the power of five combinations only those with a case have a line; few stand by name."""
    view = truth_table(NAMES)
    with_cases = sum(row["Number"] > 0 for row in view.rows)
    html = view.to_html().replace("<wbr>", "")
    assert len(view.rows) == 32 and f"Never seen:</strong> {32 - with_cases} of 32 combinations have no case" in html
    number = re.search(r"comes out: the (\w+) combinations that stand first below", view.sentence)[1]
    formula = html.split(" → USE")[0].rpartition(">")[2]
    assert cardinal(formula.count("+") + 1) == number and not any(f"{one}*" in view.sentence for one in NAMES)
    three = truth_table()
    assert "Never seen:</strong> not NATO, not AGREEMENT, INNER; NATO, not AGREEMENT, INNER." in three.to_html()
    assert "One minimal formula comes out: NATO*~INNER + AGREEMENT*INNER." in three.sentence


def test_the_codings_of_the_partnerships():
    """The tables read raw: who is in NATO and has signed before the day of its partnership."""
    began = {row["country"]: row["valid_from"] for row in raw("partnerships") if row["kind"] == "sdp"}
    nato = {row["country"]: row["valid_from"] for row in raw("partner_links") if row["link_type"] == "nato_member"}
    signed = {row["country"]: row["signed_on"] for row in raw("framework_participation_agreements")}
    names = {row["country"]: row["name"] for row in raw("countries")}
    cases = partnership_cases()
    dated = {names[country]: country for country, day in began.items() if day}
    assert set(cases) == set(dated)
    for case, row in cases.items():
        country = dated[case]
        assert row["NATO"] == (nato.get(country, "9999") <= began[country])
        assert row["AGREEMENT"] == ("" < signed.get(country, "") < began[country])
    inner = {case for case, row in cases.items() if row["INNER"]}
    assert {"Norway", "Iceland", "Moldova", "Albania"} <= inner and not inner & {"Canada", "United Kingdom", "Japan"}


@pytest.mark.parametrize("lines", [("act",), ("invest", "secure"), ("act", "secure", "invest", "partner")])
def test_use_is_that_of_the_lines_that_count(lines):
    """`ed.partnerships.use`, cell by cell; where a line was not searched, nobody can say no."""
    cases = partnership_cases(lines)
    for case, row in cases.items():
        found = partnerships.use(case)
        states = {found.cells[code, line].state for code, line in found.cells if line in lines}
        expected = True if "shown" in states else None if states & {"undecided", "not_searched"} else False
        assert row["USE"] is expected


@pytest.mark.parametrize("solution", ["complex", "parsimonious", "intermediate"])
def test_the_formulae_are_those_of_the_model(solution):
    """The model, with the same cases and cut."""
    view = truth_table(NAMES, 85, solution)
    table = qca.truth_table(partnership_cases(), "USE", NAMES, 0.85, undecided="leave_out")
    kind = {"complex": "none", "parsimonious": "all", "intermediate": "expected"}[solution]
    found = qca.minimise(table, kind, expectations=NAMES if kind == "expected" else None)
    html = view.to_html().replace("<wbr>", "")
    assert all(f"{model} → USE" in html for model in found[:6])
    assert found.fragility.changes() in view.sentence and found.fragility.example() in view.more
    assert sum(row["Number"] for row in view.rows) == len(table.cases.names)
    assert all(case in view.more for case, _ in table.cases.missing)


def test_the_explorer_takes_every_control():
    explorer = explore_qca()
    absent = explorer.set(conditions=["NATO", "OLD"], consistency=70, solution="parsimonious", explained="absence")
    assert absent.rows == truth_table(["NATO", "OLD"], 70, "parsimonious", "absence").rows
    assert "~USE" in absent.to_html()
    assert explorer.set(lines=["act"]).rows != absent.rows


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"conditions": ["NATOO"]}, "conditions: 'NATOO' is not a known condition. Did you mean 'NATO'"),
        ({"conditions": []}, "conditions: none found"),
        ({"solution": "short"}, "solution: 'short' is not a known solution"),
        ({"explained": "use"}, "explained: 'use' is not a known explained"),
        ({"lines": []}, "lines: none chosen"),
        ({"consistency": 101}, "consistency: 101 found; per cent from 0 to 100"),
    ],
)
def test_what_is_refused(asked, says):
    with pytest.raises(ValueError, match=says):
        truth_table(**asked)

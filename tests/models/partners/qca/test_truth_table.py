"""Truth tables from small sets of cases. Oracle: tables counted by hand, and the definitions of consistency and PRI."""

from fractions import Fraction

import pytest

from eudefence import qca


def rows(*lines, columns="A B Y"):
    return [dict(zip(["case", *columns.split()], line, strict=True)) for line in lines]


def test_exactly_at_the_cut_is_enough():
    """Four of five cases: consistency is exactly 0.8; a hair above the cut is not reached."""
    five = rows(*[(f"c{i}", 1, i < 4) for i in range(5)], columns="A Y")
    row = qca.truth_table(five, "Y", ["A"], 0.8).row(1)
    assert row.fit.consistency == Fraction(4, 5) and row.outcome == 1 and row.torn
    assert qca.truth_table(five, "Y", ["A"], Fraction(80001, 100000)).row(1).outcome == "contradiction"


def test_decimals_are_counted_as_they_are_written():
    """0.1 + 0.2 by 0.3 in floats is more than 1; min(0.3, 0.24) by 0.3 is exactly 0.8."""
    found = qca.truth_table(rows(("X", 0.3, 0.24), ("Z", 0, 0), columns="A Y"), "Y", ["A"])
    assert found.row(1).fit.consistency == Fraction(4, 5)


def test_a_case_at_exactly_a_half_belongs_nowhere_and_is_named():
    torn = rows(("Norway", 1, 0.5, 1), ("Canada", 1, 1, 1), ("Japan", None, 1, 0))
    with pytest.raises(ValueError, match=r"Norway \(B\) stands exactly at 0\.5"):
        qca.truth_table(torn, "Y", ["A", "B"])
    found = qca.truth_table(torn, "Y", ["A", "B"], undecided="leave_out")
    assert found.cases.names == ("Canada",) and found.cases.undecided == (("Norway", "B"),)
    assert found.cases.missing == (("Japan", "A"),)
    assert "Norway (B)" in found.explain() and "Japan (A)" in found.explain()


def test_a_gap_is_not_a_no():
    with pytest.raises(ValueError, match=r"no value is known for Japan \(A\)"):
        qca.truth_table(rows(("Japan", float("nan"), 1, 0)), "Y", ["A", "B"])


def test_a_hair_above_a_half_is_in():
    found = qca.truth_table(rows(("X", 0.500001, 0.9), columns="A Y"), "Y", ["A"])
    assert found.row(1).cases == ("X",) and found.row(0).number == 0


def test_a_contradiction_names_both_sides():
    found = qca.truth_table(rows(("X", 1, 0, 1), ("Z", 1, 0, 0), ("W", 0, 0, 0)), "Y", ["A", "B"])
    (row,) = found.contradictions
    assert (row.with_outcome, row.without_outcome) == (("X",), ("Z",))
    assert "X and Z disagree; it is a contradiction" in found.explain()
    assert not qca.minimise(found).models and str(qca.minimise(found, outcome=0)[0]) == "~A*~B"


def test_rows_below_the_frequency_cut_are_remainders():
    found = qca.truth_table(rows(("X", 1, 1, 1), ("Z", 1, 1, 1), ("W", 0, 0, 0)), "Y", ["A", "B"], frequency=2)
    assert found.row(0, 0).outcome == "remainder" and found.row(0, 0).cases == ("W",)
    assert [row.cases for row in found.of(1)] == [("X", "Z")]


def test_simultaneous_subsets_are_told_and_pri_takes_them_out():
    """By hand: x = 0.6, y = 0.55: min(x, y) / x = 11/12, min(x, 1 - y) / x = 3/4; PRI (0.55 - 0.45) / (0.6 - 0.45)."""
    pair = rows(("X", 0.6, 0.55), columns="A Y")
    found = qca.truth_table(pair, "Y", ["A"], 0.75)
    row = found.row(1)
    assert (row.fit.consistency, row.fit_absent.consistency) == (Fraction(11, 12), Fraction(3, 4))
    assert row.fit.pri == Fraction(2, 3) and row in found.both_ways and row.outcome == 1
    assert "tells nothing" in found.explain() and "tells nothing" in qca.minimise(found).explain()
    strict = qca.truth_table(pair, "Y", ["A"], 0.75, pri=Fraction(2, 3))
    assert strict.both_ways == () and strict.row(1).outcome == 1  # exactly at the cut is enough
    assert qca.truth_table(pair, "Y", ["A"], 0.75, pri=0.7).row(1).outcome == 0


def test_a_row_held_back_by_other_cases_is_no_evidence_against():
    """By hand: X is in the row by 0.6 with outcome 0.6; Z is in it by 0.4 without any: consistency 0.6."""
    found = qca.truth_table(rows(("X", 0.6, 0.6), ("Z", 0.4, 0), columns="A Y"), "Y", ["A"])
    assert found.row(1).fit.consistency == Fraction(3, 5) and found.held_back == (found.row(1),)
    assert "does not count for the outcome" in found.explain()


def test_the_same_cases_in_every_form_give_the_same_table():
    import pandas as pd

    lines = rows(("X", 1, 0, 1), ("Z", 0, 0, 0))
    forms = [
        lines,
        {line["case"]: {key: line[key] for key in "ABY"} for line in lines},
        pd.DataFrame(lines).set_index("case"),
        pd.DataFrame(lines),
        {key: {line["case"]: line[key] for line in lines} for key in "ABY"},
    ]
    tables = [qca.truth_table(form, "Y", ["A", "B"], **({"case": "case"} if i == 3 else {}))
              for i, form in enumerate(forms)]  # fmt: skip
    assert all(found == tables[0] for found in tables)
    assert list(tables[0].table["outcome"]) == [0, "remainder", 1, "remainder"]


def test_calibrations_are_columns():
    spending = qca.calibrate({"X": 3.4, "Z": 1.1}, 1, 2, 3)
    found = qca.truth_table({"SPENDING": spending, "Y": {"X": 1, "Z": 0}}, "Y", ["SPENDING"])
    assert found.row(1).cases == ("X",)


@pytest.mark.parametrize(
    ("frame", "conditions", "says"),
    [
        (rows(("X", 1, 0, 1)), ["C"], "conditions: 'C' is not a known column"),
        (rows(("X", 2, 0, 1)), ["A"], "A of X: 2 found; a membership from 0 to 1"),
        (rows(("X", 1, 0, 1), ("X", 1, 0, 1)), ["A"], "two rows are called 'X'"),
        (rows(("X", 1, 0, 1)), [], "conditions: none found"),
        (rows(("X", 1, 0, 1)), ["A", "Y"], "'Y' found twice"),
        ([], ["A"], "no case found"),
        (7, ["A"], "frame: 7 found"),
        ({"X": {"in NATO": 1, "Y": 1}}, ["in NATO"], "one word that begins with a letter"),
    ],
)
def test_what_is_refused(frame, conditions, says):
    with pytest.raises(ValueError, match=says):
        qca.truth_table(frame, "Y", conditions)

"""Whose money moves a track. Oracle: the lines of instruments.csv, read by another way, and four legal acts."""

import csv

import pytest

from eudefence import views
from eudefence.data.package import course


def lines(track):
    """Funds and loans of a track that were in force at some time."""
    with open(course().folder / "instruments.csv", encoding="utf-8", newline="") as file:
        return [
            line
            for line in csv.DictReader(file)
            if line["kind"] in {"fund", "loan", "lending"}
            and line["pillar"] == track
            and line["status"] in {"active", "closed", "replaced", "blocked", "provisional"}
            and line["valid_from"]
        ]


@pytest.mark.parametrize("track", ["industrial", "operational"])
def test_each_fund_and_loan_stands_there_with_its_payer(track):
    view = views.whose_money(track)
    found = [(row["What it is"].partition(" (")[0], row["Whose money"], row["Since"]) for row in view.rows]
    assert sorted(found) == sorted((line["name"], line["payer"], int(line["valid_from"][:4])) for line in lines(track))
    assert [row["Since"] for row in view.rows] == sorted(row["Since"] for row in view.rows)


def test_the_table_says_what_the_acts_say():
    """Oracle: Regulations (EU) 2021/697 (Fund, 2021 to 2027), 2023/1525 (ammunition, to 30 June 2025) and 2025/1106
    (SAFE: loans, paid out until 31 December 2030); nothing proposed for 2028 is in force.
    """
    rows = {row["What it is"]: row for row in views.whose_money().rows}
    fund = rows["European Defence Fund (EDF)"]
    assert (fund["Kind of money"], fund["Whose money"], fund["Since"], fund["Until"]) == (
        "grants", "Union budget", 2021, 2027,
    )  # fmt: skip
    assert rows["Act in Support of Ammunition Production (ASAP)"]["Until"] == 2025
    safe = rows["Security Action for Europe (SAFE)"]
    assert (safe["Kind of money"], safe["Until"]) == ("loans", 2030) and "borrowing states repay" in safe["Whose money"]
    assert not [name for name in rows if "Competitiveness" in name or "Second round" in name]


def test_the_sentence_counts_grants_of_the_budget():
    grants = [line for line in lines("industrial") if (line["money_type"], line["payer"]) == ("grants", "Union budget")]
    many = len(lines("industrial"))
    assert views.whose_money().sentence == (
        f"Of the {many} funds and loans of the industrial track, {len(grants)} are grants from the budget of the Union."
    )
    # Article 41(2) of the Treaty on European Union keeps the cost of military operations out of that budget.
    assert views.whose_money("operational").sentence.startswith("None of the ")


def test_another_track_is_refused():
    with pytest.raises(ValueError, match="track: 'both' is not .*industrial"):
        views.whose_money("both")

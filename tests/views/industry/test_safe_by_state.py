"""SAFE by state. Oracles: the rows of safe_allocations.csv and safe_decisions.csv, read here a second time; whole texts
that somebody read (tests/approved).
"""

import csv

import pytest

from eudefence.views import explore_safe_by_state, safe_by_state
from eudefence.views.industry.safe_by_state import MEASURES, PER
from tests import approved, pictures
from tests.places import ROOT

DID_NOT_ASK = {"AT", "DE", "IE", "LU", "MT", "NL", "SE", "SI"}  # the 27 less the 19 of the Commission's list


def rows(table):
    with (ROOT / "course_data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_sentences_of_safe_by_state():
    texts = {words: safe_by_state(measure).said for measure, words in MEASURES.items()}
    texts |= {f"set aside, {words}": safe_by_state("set_aside", per).said for per, (words, _) in PER.items()}
    approved.compare("safe_by_state", texts)


@pytest.mark.parametrize("measure", ["set_aside", "decided", "advance", "paid"])
@pytest.mark.parametrize("per", PER)
def test_every_member_has_a_mark_and_a_gap_is_hatched(measure, per):
    view = safe_by_state(measure, per)
    pictures.check(view, (measure, per))
    assert len(view.drawn.marks) == 27 and list(view.drawn.marks) == view.columns["Code"]
    values = dict(zip(view.columns["Code"], next(iter(list(view.columns.values())[2:])), strict=True))
    gaps = {state for state, value in values.items() if value is None} - DID_NOT_ASK
    assert pictures.texts(view).count("?") == len(gaps)


def test_who_did_not_ask_is_shown_as_such():
    for measure in ("set_aside", "stage"):
        marks = safe_by_state(measure).drawn.marks
        assert {state for state, said in marks.items() if "id not ask for a loan" in said} == DID_NOT_ASK


def test_who_waits_for_a_decision_is_shown_with_the_days():
    """Oracle: the three states without a row council_decision, and the reports on them."""
    decided = {row["country"] for row in rows("safe_decisions") if row["stage"] == "council_decision"}
    asked = {row["country"] for row in rows("safe_allocations")}
    marks = safe_by_state("stage").drawn.marks
    waiting = {state for state, said in marks.items() if "no decision of the Council seen" in said}
    assert waiting == asked - decided == {"CZ", "FR", "HU"}
    assert "EUR 16,216,720,524, 9 September 2025" in marks["FR"] and "EUR 15,100,000,000, July 2026" in marks["FR"]
    assert "22 April 2026" in marks["HU"] and "23 February 2026" in marks["CZ"]


@pytest.mark.parametrize("measure", MEASURES)
def test_what_was_reported_between_the_steps_is_said_in_every_picture(measure):
    """Oracle: the veto of 12 March 2026, the letter of 17 May 2026, and the states that asked for no advance."""
    marks = safe_by_state(measure).drawn.marks
    assert "12 March 2026: The president vetoed" in marks["PL"] and "17 May 2026: In a letter" in marks["IT"]
    assert all("Advance decided: EUR 0" in marks[state] for state in ("ES", "FI", "IT"))
    assert "EUR 2,502,008,309.10" in marks["RO"]


def test_the_table_has_every_kind_to_the_cent():
    table = {row["Code"]: row for row in safe_by_state("decided").rows}
    assert str(table["GR"]["Advance decided by the Council (EUR)"]) == "118150392.45"
    assert (
        table["BE"]["Loan decided by the Council (EUR)"] == 8_340_027_698 and table["BE"]["EUR billion"] == 8.340027698
    )


def test_the_unit_says_by_what_was_divided():
    assert "national income" in safe_by_state("decided", "income").unit
    assert "without a rate of exchange" in safe_by_state("decided", "income").source
    assert "Persons as they count" in safe_by_state("decided", "person").source


def test_other_measures_are_refused():
    with pytest.raises(ValueError, match="measure: 'loan' is not a known measure"):
        safe_by_state("loan")
    with pytest.raises(ValueError, match="per: 'head' is not a known per"):
        safe_by_state("decided", "head")


def test_the_explorer_goes_everywhere_without_a_problem():
    explorer = explore_safe_by_state()
    assert all(problem is None for _, _, problem in explorer.walk())
    assert explorer.set(measure="stage", per="person").title == "SAFE: how far each loan is"

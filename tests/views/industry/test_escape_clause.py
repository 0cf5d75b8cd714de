"""The escape clause by state. Oracle: Council releases of 8 July, 10 October 2025 and 17 February 2026, by hand."""

from eudefence.views import escape_clause
from tests import approved, pictures

JULY = {"BE", "BG", "CZ", "DK", "EE", "FI", "GR", "HR", "HU", "LT", "LV", "PL", "PT", "SI", "SK"}


def test_fifteen_in_july_then_germany_then_austria_and_no_request_from_the_others():
    view = escape_clause()
    found = {row["Code"]: row["Escape clause"] for row in view.rows}
    assert {state for state, words in found.items() if words == "opened on 8 July 2025"} == JULY
    assert {state for state, words in found.items() if words == "opened on 10 October 2025"} == {"DE"}
    assert {state for state, words in found.items() if words == "opened on 17 February 2026"} == {"AT"}
    assert {"CY", "ES", "FR", "IE", "IT", "LU", "MT", "NL", "RO", "SE"} == {
        state for state, words in found.items() if words == "no request is known"
    }


def test_the_days_are_said_by_the_marks():
    view = escape_clause()
    pictures.check(view)
    assert "Known as asked by: 30 April 2025. Opened on: 10 October 2025." in view.drawn.marks["DE"]


def test_sentences_of_the_escape_clause():
    approved.compare("escape_clause", {"as it opens": escape_clause().said})

"""Keys of unit 04. Oracle: sums and dates worked by hand from the acts; the loan divided anew from the bare tables."""

from datetime import date

import pytest

import eudefence as ed
from eudefence.learning.bank import keys_04


def test_the_table_of_who_decided_is_the_sum_of_the_acts():
    """Envelopes of the acts, in EUR million: 90, 500, 9,453 (since 2024), 1,691, 500, 300, 1,500; loans 150,000."""
    together, alone = keys_04.by_decision()
    given = 90 + 500 + 9453 + 1691 + 500 + 300 + 1500
    assert together == {
        "who": "together",
        "instruments": 7,
        "given": given,
        "lent": 0,
    }
    assert alone == {"who": "alone", "instruments": 1, "given": 0, "lent": 150_000}
    assert keys_04.amounts_of_the_first_laws()[0]["given"] == together["given"] - 9453 + 7953


def test_the_fund_came_longest_after_a_shock():
    """29 April 2021 after 18 March 2014; 20 July 2023 and 27 May 2025 after 24 February 2022."""
    crimea, invasion = date(2014, 3, 18), date(2022, 2, 24)
    waits = {
        "EDF": date(2021, 4, 29) - crimea,
        "ASAP": date(2023, 7, 20) - invasion,
        "SAFE": date(2025, 5, 27) - invasion,
    }
    assert keys_04.farthest_from_a_shock() == max(waits, key=waits.get)


def test_articles_of_the_programmes_and_of_the_loans():
    """Openings of Regulations 2018/1092, 2021/697, 2023/1525, 2023/2418, 2025/2643 and 2025/1106."""
    assert keys_04.shared_base() == "tfeu-173-3" and keys_04.base_of_the_loans() == "tfeu-122"


def test_latvia_has_most_for_each_person():
    """Divided anew: what was set aside over the people that count in the Council."""
    loans = {row["country"]: row["tentative_eur"] for row in ed.rows("safe_allocations")}
    people = ed.council.population()
    each = {state: loan / people[state] for state, loan in loans.items()}
    assert max(each, key=each.get) == "LV"
    assert keys_04.for_each_person("LV") == pytest.approx(each["LV"], abs=0.01)
    assert sorted(each, key=each.get, reverse=True)[:4] == ["LV", "LT", "EE", "HU"]  # as the solution tells it


def test_germany_has_the_permission_and_no_loan():
    """Council, 10 October 2025; Germany is not among the nineteen that asked for a loan."""
    assert keys_04.what_germany_took() == "permission"

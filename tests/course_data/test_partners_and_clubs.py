"""Rows for the units on partners, clubs and a security council. Oracle of each test: the act, treaty or statement it
names.
"""

import datetime as dt

from eudefence.data.package import course


def row(table, *key):
    return course().find(table, *key)


def test_the_transition_of_the_united_kingdom_in_the_timeline():
    """Withdrawal Agreement, Articles 126, 129(6)-(7) and 156: from 1 February to 31 December 2020 rules and costs, but
    no vote.
    """
    rules, costs = row("uk_timeline", "UK51"), row("uk_timeline", "UK52")
    assert rules["date"] == costs["date"] == dt.date(2020, 2, 1)
    assert "no vote" in rules["event"] and "129(6) and (7)" in rules["meaning"] and "31 December 2020" in costs["event"]
    paid = next(one for one in course().rows("contributors") if one["mechanism"] == "common_costs")
    assert (
        rules["confidence"] == costs["confidence"] == "verified" and costs["source_id"] == paid["source_id"]
    )  # one damaged copy, read


def test_the_three_bilateral_texts_and_their_days():
    """Trinity House 23 October 2024 (PISM); Lancaster House 2.0 10 July 2025 (Commons statement); Kensington 17 July
    2025 (treaty).
    """
    days = {"UK31": "2024-10-23", "UK53": "2025-07-10", "UK54": "2025-07-17"}
    for key, day in days.items():
        found = row("uk_timeline", key)
        assert found["date"].isoformat() == day and found["forum"] == "bilateral" and found["confidence"] == "verified"


def test_what_was_asked_of_london_is_a_range_by_source():
    """Press of November 2025 and February 2026: no figure was published, so each report has its row and its source."""
    asked, offered = (
        [r for r in course().rows("eligibility_rules") if r["topic"] == topic]
        for topic in ("contribution_first_asked", "contribution_offered")
    )
    assert (
        len({r["source_id"] for r in asked}) == len(asked) >= 3
        and len({r["source_id"] for r in offered}) == len(offered) >= 3
    )
    assert min(r["value"] for r in asked) == 4000 and max(r["value_upper"] or r["value"] for r in asked) == 6700


def test_the_terms_for_canada_stay_a_draft():
    """The final text was not found: only the contribution is told from the report on the decision of the Council."""
    terms = {
        r["rule_id"]: r["value_text"] for r in course().rows("eligibility_rules") if r["instrument_id"] == "SAFE_CANADA"
    }
    assert terms == {
        "SAFE_CANADA-01": "draft",
        "SAFE_CANADA-02": None,
        "SAFE_CANADA-03": "draft",
        "SAFE_CANADA-04": "draft",
    }


def test_third_states_in_pesco_projects_by_the_decision():
    """Decision (CFSP) 2020/1639, Articles 2(3)-(4) and 3(f)."""
    found = row("differentiation", "D08")
    assert (found["source_id"], found["valid_from"]) == ("LAW_2020_1639", dt.date(2020, 11, 5))
    for words in ("all agree (Article 2(3))", "unanimity of the states in PESCO", "classified information in force"):
        assert words in found["description"]


def test_athena_ended_with_the_decision_that_repealed_it():
    """Decision (CFSP) 2021/509, Articles 74(1) and 76: repealed on the day of adoption, 22 March 2021."""
    assert row("instruments", "ATHENA")["valid_to"] == row("instruments", "EPF")["valid_from"] == dt.date(2021, 3, 22)


def test_the_ukraine_loan_is_in_force_since_its_regulation():
    """Regulation (EU) 2026/467: adopted 24 February 2026, in force 27 February, available until 31 December 2027
    (Article 4(2)).
    """
    found = row("instruments", "UA_LOAN_90")
    assert (found["valid_from"], found["valid_to"]) == (dt.date(2026, 2, 27), dt.date(2028, 1, 1)) and found[
        "budget_meur"
    ] == 90000


def test_the_security_council_is_older_than_the_proposals_of_2026():
    """Weimar foreign ministers 28 August 2016; Meseberg 19 June 2018; Kramp-Karrenbauer 10 March 2019."""
    days = {"R22": "2016-08-28", "R08": "2018-06-19", "R23": "2019-03-10"}
    assert {key: row("reform_proposals", key)["proposed_on"].isoformat() for key in days} == days

"""Money of the industrial pillar. Oracle of each test: the act, the release or the published total that it names."""

from collections import defaultdict
from decimal import Decimal

import pytest

from eudefence.data.package import course


def rows(table, **wanted):
    return [row for row in course().rows(table) if all(row[key] == value for key, value in wanted.items())]


def euros(found, column):
    return sum(Decimal(str(row[column])) for row in found)


def test_the_loans_set_aside_make_the_whole_of_safe_to_the_euro():
    """Commission, 9 September 2025: the amounts of 19 members. Regulation (EU) 2025/1106, Article 6: 150 thousand
    million.
    """
    allocated = rows("safe_allocations")
    assert len(allocated) == 19 and euros(allocated, "tentative_eur") == 150_000_000_000
    assert course().find("instruments", "SAFE")["budget_meur"] == 150_000


@pytest.mark.parametrize(("wave", "loans", "advances"), [(1, 38_000, 5558), (2, None, 8859)])
def test_the_waves_of_decisions_make_the_sums_of_the_timeline(wave, loans, advances):
    """Council releases of 11 and 17 February 2026: 38 thousand million for eight members, and the advances."""
    decided = rows("safe_decisions", wave=wave)
    paid = euros([one for one in decided if one["stage"] == "pre_financing"], "amount_eur")
    assert round(paid / 10**6) == advances
    day = {1: "11", 2: "17"}[wave]
    assert course().find("budget_timeline", f"safe-2026-02-{day}-advance")["amount_meur"] == advances
    if loans:
        found = [one for one in decided if one["stage"] == "council_decision"]
        assert len(found) == 8 and abs(euros(found, "amount_eur") / 10**6 - loans) < 500


def test_an_advance_is_at_most_fifteen_per_cent_of_the_loan():
    """Regulation (EU) 2025/1106: up to 15 per cent of the loan in advance."""
    loans = {r["country"]: r["amount_eur"] for r in rows("safe_decisions", stage="council_decision")}
    advances = {r["country"]: r["amount_eur"] for r in rows("safe_decisions", stage="pre_financing")}
    known = [country for country, loan in loans.items() if loan]
    assert len(known) == 13
    for country in known:
        assert Decimal(str(advances[country])) in (0, Decimal(str(loans[country])) * 15 / 100)


def test_four_calls_of_the_defence_fund_make_about_four_thousand_million():
    """Schuman Foundation, 9 September 2025: about 4000 million in four calls; 218 projects by the lists."""
    calls = [row for row in rows("edf_results", instrument_id="EDF") if row["call_year"] <= 2024]
    assert sum(row["projects_selected"] for row in calls) == 61 + 41 + 54 + 62
    assert abs(sum(row["eu_contribution_meur"] for row in calls) - 4000) < 50


def test_results_and_timeline_name_the_same_awards():
    """One fact in two tables: edf_results has the results, budget_timeline the sums."""
    awards = {r["year"]: r["amount_meur"] for r in rows("budget_timeline", instrument_id="EDF", money_kind="award")}
    assert awards == {r["call_year"]: r["eu_contribution_meur"] for r in rows("edf_results", instrument_id="EDF")}


@pytest.mark.parametrize(("year", "total", "unexplained"), [(2024, 910, 11), (2025, 1070, 63)])
def test_where_parts_and_headline_differ_the_note_says_so(year, total, unexplained):
    """Komersant 30 April 2025; bleedingedge.gr and fyself.com April 2026: the parts against the total."""
    found = course().find("edf_results", "EDF", year)
    assert found["eu_contribution_meur"] == total
    assert total - found["research_meur"] - found["development_meur"] == unexplained
    assert "less than the total" in found["note"]


def test_the_envelope_of_the_defence_fund_after_the_change():
    """Regulation (EU) 2021/697, Article 4(1) and (2), since 1 March 2024: 9453 = 3151 + 6302; 1500 more."""
    after = course().find("budget_timeline", "edf-2024-envelope")
    assert (after["money_kind"], after["amount_meur"]) == ("envelope", 3151 + 6302)
    first, added = (course().find("instruments", key)["budget_meur"] for key in ("EDF", "STEP"))
    assert after["amount_meur"] == first + added


def test_a_part_is_of_the_kind_of_its_whole_and_never_larger():
    """Arithmetic: parts of one kind, in the same prices, do not exceed the whole they are counted in."""
    whole, parts = {row["entry_id"]: row for row in rows("budget_timeline")}, defaultdict(list)
    for row in whole.values():
        if row["part_of"]:
            parts[row["part_of"]].append(row)
    assert set(parts) == {
        "asap-2024-award",
        "edip-2026-wp",
        "mff-ecf-2025",
        "ua-loan-2026-target",
        "ua-loan-2026-defence",
    }
    for key, found in parts.items():
        assert {row["money_kind"] for row in found} == {whole[key]["money_kind"]}
        assert sum(row["amount_meur"] for row in found) <= whole[key]["amount_meur"]


def test_the_ukraine_loan_by_its_law():
    """Regulation (EU) 2026/467, Articles 4(1), 7(3)(c): 90 = 60 for arms + 30 for the budget; 24 members."""
    found = course().find("instruments", "UA_LOAN_90")
    assert found["budget_meur"] == 60_000 + 30_000
    assert "60000 for arms" in found["budget_note"] and "30000 for the Ukrainian budget" in found["budget_note"]
    assert (found["decision_rule"], found["budget_place"]) == ("enhanced_cooperation", "backed_by_budget")


def test_money_in_the_union_budget_is_voted_by_parliament():
    """Article 314 TFEU: Parliament votes the budget with the Council, so it has a role wherever the budget pays."""
    for row in rows("instruments", budget_place="in_budget"):
        assert row["parliament_role"] in ("co_legislator", "budget_only", "consent"), row["instrument_id"]


def test_money_off_the_budget_is_never_made_by_parliament():
    """Article 41(2) TEU, and the Development Fund outside the budget: the states pay and decide."""
    off = rows("instruments", budget_place="off_budget")
    assert {row["instrument_id"] for row in off} == {"EDA", "EPF", "EPF_UAF", "ATHENA", "APF"}
    assert {row["parliament_role"] for row in off} == {"informed", "none"}


def test_the_capability_plan_was_revised_in_the_years_of_the_agency():
    """European Defence Agency, page on priority setting: set up in 2008, revised in 2011, 2014, 2018 and 2023."""
    found = course().find("instruments", "CDP")
    assert found["valid_from"].year == 2008 and "2011, 2014, 2018 and November 2023" in found["note"]


def test_the_escape_clause_of_seventeen_members():
    """Council releases of 8 July 2025 (15), 10 October 2025 (Germany) and 17 February 2026 (Austria)."""
    days = defaultdict(set)
    for row in rows("escape_clause"):
        days[row["valid_from"].isoformat()].add(row["country"])
    assert {day: len(found) for day, found in days.items()} == {"2025-07-08": 15, "2025-10-10": 1, "2026-02-17": 1}
    assert days["2025-10-10"] == {"DE"} and days["2026-02-17"] == {"AT"}


def test_the_veto_on_the_loan_fell_before_the_change_of_government():
    """Belga, 22 and 23 April 2026: ambassadors, then the written procedure, with Orbán in office."""
    event = course().find("events", "ev172")
    assert event["date"].isoformat() == "2026-04-23" and "still in office" in event["description"]


def test_every_question_that_is_argued_about_has_both_sides():
    """Fairness: each question has an answer yes and an answer no, each with its holder and a reply to it."""
    sides = defaultdict(set)
    for row in rows("contested_readings"):
        sides[row["question_id"]].add(row["side"])
        assert row["holder"] and row["strongest_reply"]
    assert set(sides) == {row["question_id"] for row in rows("contested_questions")}
    assert all({"yes", "no"} <= found for found in sides.values())


def test_the_figures_of_sipri_are_marked_as_not_open():
    """Terms of SIPRI (copy of 2016): non-commercial and less than a tenth of a data set, both."""
    for key in ("SIPRI_MILEX_PCT_GDP", "DERIVED_SIPRI_PCT_x_WB_GDP_USD"):
        found = course().find("series", key)
        assert found["redistribution"] == "limited" and "non-commercial" in found["licence"]
    shares = sum(row["series_id"] == "SIPRI_MILEX_PCT_GDP" for row in rows("defence_expenditure"))
    assert 0 < 10 * shares < 8225  # values for countries in the sheet of shares, counted in the export

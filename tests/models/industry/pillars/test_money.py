"""Money read from the tables. Oracle: published totals, and sums made a second time from the bare files."""

import csv
import datetime as dt

import pytest

from eudefence import pillars
from eudefence.models.industry.pillars.money import amount_on
from tests.places import ROOT


def bare(table):
    with open(ROOT / "course_data" / f"{table}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_what_safe_may_lend_is_what_was_allotted_to_the_euro():
    """Article 6 of Regulation (EU) 2025/1106: at most EUR 150,000,000,000."""
    allotted = sum(int(row["tentative_eur"]) for row in bare("safe_allocations"))
    assert allotted == 150_000_000_000 == pillars.series("SAFE loan_ceiling").total * 10**6


def test_the_envelope_of_the_fund_is_research_and_development():
    """Article 4 of Regulation (EU) 2021/697: 2651 + 5302 in 2021, 3151 + 6302 since 1 March 2024."""
    fund = pillars.series("EDF envelope")
    assert fund.values == {2021: 2651 + 5302, 2024: 3151 + 6302}
    assert fund.total == 9453 and fund.at(2023) == 7953 and fund.at(2020) == 0


def test_the_five_calls_of_the_fund_are_added_up_once():
    """The same awards stand in two tables: the results, and the time line."""
    results = sum(float(row["eu_contribution_meur"]) for row in bare("edf_results") if row["instrument_id"] == "EDF")
    line = sum(
        float(row["amount_meur"])
        for row in bare("budget_timeline")
        if (row["instrument_id"], row["money_kind"]) == ("EDF", "award")
    )
    assert pillars.series("EDF award").total == results == line == 1200 + 832 + 1031 + 910 + 1070


def test_what_is_inside_another_row_is_not_counted_again():
    """Powder (248) and explosives (124) are inside the 513 of ASAP."""
    assert pillars.series("ASAP award").values == {2023: 0, 2024: 513, 2025: 0}
    assert pillars.part_of("EDIP_USI") == "EDIP" and pillars.part_of("EDIP") is None


def test_a_pillar_is_the_sum_of_its_instruments_year_by_year():
    parts = [pillars.series(f"{key} award") for key in ("EDIDP", "EDF", "ASAP", "EDIRPA")]
    whole = pillars.series("industrial award")
    assert whole.values[2024] == 910 + 513 + 300 == sum(one.at(2024) for one in parts)
    assert 2026 in whole.missing and whole.pillar == "industrial"


def test_loans_are_added_to_nothing_that_is_given():
    for name in pillars.measures():
        one = pillars.series(name)
        if one.is_loan and one.price_basis == "current prices":
            with pytest.raises(ValueError, match="unlike in kind"):
                one + pillars.series("EDF award")


def test_no_money_of_a_loan_is_called_a_payment_or_an_envelope():
    lent = {row["instrument_id"] for row in bare("instruments") if row["money_type"] == "loans"}
    for name in pillars.measures():
        one = pillars.series(name)
        if name.split(" ")[0] in lent:
            assert one.is_loan, name


def test_a_sum_that_lacks_a_state_is_not_given_as_the_whole():
    """Four of the sixteen states have no amount in the table of decisions: the rounded sums of the press, 38 and 74
    billion, are all there is.
    """
    lacking = [row for row in bare("safe_decisions") if row["stage"] == "council_decision" and not row["amount_eur"]]
    whole = pillars.series("SAFE loan_approved").values[2026]
    assert (whole == 38000 + 74000) if lacking else whole > 100_000


def test_the_ceiling_of_the_facility_rose_three_times():
    """5,692 in March 2021, 7,979 and 12,040 in 2023, 17,040 in 2024: Council decisions."""
    assert pillars.series("EPF ceiling").values == {2021: 5692, 2023: 12040, 2024: 17040}
    days = [
        dt.date(2021, 3, 21),
        dt.date(2021, 3, 22),
        dt.date(2023, 3, 13),
        dt.date(2024, 3, 17),
        dt.date(2024, 3, 18),
    ]
    assert [(amount_on("EPF", day) or [None])[0] for day in days] == [None, 5692, 7979, 12040, 17040]


def test_a_level_is_not_added_up_over_the_years():
    with pytest.raises(ValueError, match="already stands for all the years"):
        pillars.series("EDF envelope").cumulated()


def test_an_unknown_measure_is_answered_with_the_nearest():
    with pytest.raises(ValueError, match="Did you mean 'EDF award'"):
        pillars.series("EDF awrd")
    assert pillars.series("European Defence Fund: award") is pillars.series("EDF award")


def test_every_series_names_its_source_and_grade():
    for name, kind in pillars.measures().items():
        one = pillars.series(name)
        assert one.id == name and one.kind == kind and one.sources and one.confidence and one.values
        assert "  " not in str(one) and str(one).endswith(".")

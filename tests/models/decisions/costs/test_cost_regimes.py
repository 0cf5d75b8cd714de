"""Regimes of the day, and who may stand outside. Oracles: Decision (CFSP) 2021/509, Article 5; the Official Journal."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from eudefence import costs
from eudefence.data.package import course
from tests.models.decisions.costs.bills import FRACTION, THREE


def test_only_lethal_aid_frees_an_abstainer():
    """Article 5(1) and (3): from field hospitals (ua-2021-12) nobody is freed; Austria pays its share of 31 million."""
    row = course().find("epf", "ua-2021-12")
    assert row["lethal"] is False
    bill = int(row["amount_meur"]) * 10**6
    with pytest.raises(ValueError, match=r"^outside: AT found.*lethal force.*Article 5\(3\)"):
        costs.share(bill, "assistance_measure", outside=["AT"], on="2022-01-10", lethal=row["lethal"])
    paid = costs.share(bill, "assistance_measure", on="2022-01-10", lethal=False)
    assert round(paid["AT"]) == 861_501  # as a separate computation found it
    assert paid.attrs["regime"] == "epf_assistance_not_lethal" and paid.attrs["elsewhere"] == {} and len(paid) == 27
    freed = costs.share(bill, "assistance_measure", outside=["AT"], on="2022-01-10")
    assert freed.attrs["elsewhere"] == {"AT": paid["AT"]} and "AT" not in freed.index


def test_with_nobody_outside_lethal_changes_no_amount():
    """Identity: Article 26(5) has one scale for all measures."""
    assert costs.share(450, "assistance_measure", key=THREE, lethal=False).equals(
        costs.share(450, "assistance_measure", key=THREE)
    )


@pytest.mark.parametrize(
    "mechanism", ["common_costs", "lie_where_they_fall", "participants_only", "union_budget", "loan"]
)
def test_lethal_belongs_to_aid(mechanism):
    with pytest.raises(ValueError, match="^lethal: it belongs to 'assistance_measure'"):
        costs.share(1, mechanism, lethal=False)


@pytest.mark.parametrize("value", [None, "no", 0, float("nan"), pd.NA, [], np.array([True, False])])
def test_lethal_is_yes_or_no(value):
    """A blank in the table epf is neither: the caller has to decide."""
    with pytest.raises(ValueError, match="^lethal: "):
        costs.share(1, "assistance_measure", key=THREE, lethal=value)
    assert costs.share(1, "assistance_measure", key=THREE, lethal=np.bool_(False)).sum() == 1


def test_every_abstention_from_aid_was_from_lethal_aid():
    """Oracle: the declarations of 28 February 2022 and the decision of that day, whose title says lethal
    (LAW_2022_338); consistency of the table with Article 5(3).
    """
    days = {
        row["date"]
        for row in course().rows("epf")
        if row["record_type"] == "abstention" and row["country"] in ("AT", "IE", "MT")
    }
    aid = [row for row in course().rows("epf") if row["record_type"] == "assistance_measure" and row["date"] in days]
    assert len(aid) == 1 and aid[0]["lethal"] is True
    others = [row for row in course().rows("epf") if row["record_type"] != "assistance_measure"]
    assert all(row["lethal"] is None for row in others)


@pytest.mark.parametrize(
    ("day", "regime"),
    [
        ("2004-03-01", "athena"),
        ("2020-12-31", "athena"),
        ("2021-01-01", "epf_operations"),
        ("2021-07-01", "epf_operations"),
    ],
)
def test_athena_then_the_peace_facility(day, regime):
    """Decision (CFSP) 2021/509, Article 73(8): the Facility finances operations from 1 January 2021 on."""
    assert costs.regime_on("common_costs", day).id == regime


def test_the_end_of_athena():
    """Decision (CFSP) 2021/509, Articles 74(1) and 76: repealed on the day of adoption, 22 March 2021; no day since
    March 2004 without a regime, and the payers are the same on both sides.
    """
    [athena] = [regime for regime in costs.regimes() if regime.id == "athena"]
    assert athena.valid_to == course().find("epf", "athena-end")["date"] == dt.date(2021, 3, 22)
    for table in ("institutions", "instruments"):
        [row] = [row for row in course().rows(table) if row["name"] == "Athena mechanism"]
        assert row["valid_to"] == athena.valid_to
    with pytest.raises(ValueError, match="Athena mechanism, from 2004-03-01"):
        costs.share(1, "common_costs", **FRACTION, on="2004-02-29")
    with pytest.raises(ValueError, match="on: on 2020-12-31 nothing was paid by 'assistance_measure'"):
        costs.share(1, "assistance_measure", on="2020-12-31")
    assert costs.share(1, "assistance_measure", on="2021-01-01").sum() == 1


def test_a_battlegroups_deployment_is_always_common():
    """Decision (CFSP) 2021/509, Annex IV, part A, point 3 (a) to (d), and part C (f): the equipment goes home at common
    cost only on request.
    """
    rows = [row for row in course().rows("common_cost_items") if row["subject"] == "battlegroup"]
    assert {row["part"]: row["when_common"] for row in rows} == {
        "A 3(a)": "always",
        "A 3(b)": "always",
        "A 3(c)": "always",
        "A 3(d)": "always",
        "C (f)": "committee_agrees",
    }
    assert all(
        row["when_common"] == {"A": "always", "B": "council_decides", "C": "committee_agrees"}[row["part"][0]]
        for row in course().rows("common_cost_items")
    )


def test_every_regime_is_dated_sourced_and_known_to_the_treaty_table():
    for regime in costs.regimes():
        assert regime.valid_from is None or regime.valid_to is None or regime.valid_from < regime.valid_to
        assert course().find("sources", regime.source)["title"]
        row = course().find("cost_regimes", regime.id)
        assert (row["on_union_budget"] == "barred") is regime.barred and (row["on_union_budget"] == "no") is (
            regime.mechanism != "union_budget"
        )
        assert regime.abstainer_rule.endswith(".")
    assert {"lie_where_they_fall", "common_costs", "assistance_measure", "participants_only", "union_budget"} <= set(
        costs.mechanisms()
    )


def test_a_regime_tells_its_dates_and_its_note():
    """Approved text, whole; the dates are those of Articles 73(8), 74(1) and 76 of Decision (CFSP) 2021/509, the last
    day being the one before.
    """
    assert (
        costs.regime_on("common_costs", "2018-06-01").explain()
        == "Athena mechanism (Decision 2004/197/CFSP, last Decision (CFSP) 2015/528; Article 41(2) TEU). From 1 March"
        " 2004 to 21 March 2021. Listed common costs, mostly headquarters, were shared by national income; the rest"
        " lay where it fell. Repealed on 22 March 2021 (Decision (CFSP) 2021/509, Articles 74(1) and 76). The"
        " European Peace Facility finances operations from 1 January 2021 on (Article 73(8)), so that the two"
        " overlap by some weeks; the members that paid, and the key, were the same."
    )
    assert (
        costs.regime_on("assistance_measure", purpose="assistance_not_lethal")
        .explain()
        .startswith(
            "European Peace Facility: aid with nothing lethal (Decision (CFSP) 2021/509, Articles 1(2)(b), 5(1) and 26;"
            " Articles 28(1) and 41(2) TEU). From 1 January 2021. "
        )
    )

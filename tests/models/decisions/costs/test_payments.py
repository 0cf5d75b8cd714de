"""Bills as plain amounts. Oracle: the Series and frames that the same questions give, and sums worked by hand."""

from decimal import Decimal

import pytest

from eudefence import activation, costs, council, steps

KEY = {"A": 5, "B": 4, "C": 1}
QUESTIONS = [
    ((450 * 10**6, "assistance_measure"), {"outside": ["AT", "IE", "MT"], "on": "2022-02-28"}),
    ((10**9, "common_costs"), {"own": {"FR": 10**9}, "common_fraction": "0.1", "on": "2020-06-01"}),
    ((100, "lie_where_they_fall"), {"own": {"FR": 60, "DE": 40}}),
    ((100, "participants_only"), {"contributors": ["FR", "DE", "MT"], "purpose": "coalition"}),
    ((10, "union_budget"), {"purpose": "civilian"}),
    ((450, "assistance_measure"), {"key": KEY, "outside": ["C"]}),
]


@pytest.mark.parametrize(("asked", "terms"), QUESTIONS)
def test_a_bill_says_what_the_series_says(asked, terms):
    plain, series = costs.bill(*asked, **terms), costs.share(*asked, **terms)
    assert plain.payments == series.to_dict() and list(plain.payments) == series.index.tolist()
    assert sum(plain.payments.values()) == plain.total == asked[0]
    said = series.attrs
    assert (plain.by_key, plain.elsewhere, plain.outside) == (said["by_key"], said["elsewhere"], said["outside"])
    assert (plain.regime.id, plain.on.isoformat(), plain.key_year) == (said["regime"], said["on"], said["key_year"])
    assert costs.burdens(plain, terms.get("key")) == costs.burden(series, terms.get("key")).to_dict()


def test_a_bill_tells_itself():
    """Worked by hand: 450 shared 5 to 4 is 250 and 200; C's tenth is 45."""
    told = str(costs.bill(450, "assistance_measure", key=KEY, outside=["C"]))
    assert "2 states pay: A EUR 250.00, B EUR 200.00." in told
    assert told.endswith("Outside: C, paying EUR 45.00 into other measures.")
    assert "1 state pays: A EUR 3.00." in str(costs.bill(3, "lie_where_they_fall", own={"A": 3}, key={"A": 1, "B": 1}))
    real = costs.bill(10**9, "common_costs", common_fraction=1, on="2022-03-01")
    assert "27 states pay, most of it Germany EUR" not in str(real) and "26 states pay, most of it Germany EUR" in str(
        real
    )
    assert str(real).endswith("Key: gross national income of 2021.") and len(repr(real)) < 130


def test_plain_rows_are_those_of_the_frames():
    """Each frame is made from them; the oracle is pandas' own way back."""
    terms = {"common_fraction": 1, "key": {"A": 3, "B": 1}}
    prices, divided = costs.prices_by_state(100, "common_costs", **terms)
    assert prices == costs.price_of_a_yes(100, "common_costs", **terms).to_dict("index") and divided.total == 100
    gains, _ = costs.gains(100, "common_costs", 60, excludable=1, **terms)
    assert gains == costs.joining(100, "common_costs", 60, excludable=1, **terms).to_dict("index")
    asked = (100, "B", {"A": 100}, 0.1, None, {"A": 1, "B": 1})
    found = costs.prices(*asked).to_dict("index")
    assert costs.prices_by_mechanism(*asked) == found and found["common_costs"]["price"] == Decimal("5.00")
    parts, first = costs.package_parts(450, 50, ["C"], key=KEY)
    assert parts == costs.package(450, 50, ["C"], key=KEY).to_dict("index") and first.outside == ("C",)
    votes = [("qualified", ["DE", "FR", "IT"]), ("simple", [])]
    assert council.comparison(votes) == council.compare(votes).to_dict("records")
    frame = activation.compare(0.9, 0.3)
    assert activation.chances(0.9, 0.3) == frame.to_dict("index") and frame.notna().all(axis=None)
    assert steps.count_by_year("pesco") == steps.by_year("pesco").to_dict("index")
    assert steps.count_by_period(2016) == steps.periods(2016).to_dict("index")

"""A question about a bill, read: numbers and states as people have them, and errors that say what would do.

Oracle: the same bill with plain numbers and codes; the sentences that errors should have.
"""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from eudefence import activation, costs
from eudefence.data.package import course
from tests.models.decisions.costs.bills import FRACTION, THREE


def test_the_union_budget_is_barred_for_military_operations():
    """Article 41(2) TEU; the error points to a row that exists."""
    with pytest.raises(costs.CostsBarred, match=r"Article 41\(2\) TEU") as caught:
        costs.share(10**6, "union_budget")
    assert course().find("treaty_articles", caught.value.article)["article"] == "41(2)"
    with pytest.raises(costs.CostsBarred):
        costs.share(10**6, "union_budget", purpose="military_operating")
    assert costs.share(10**6, "union_budget", purpose="administrative").sum() == 10**6


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((1, "comon_costs"), "mechanism: 'comon_costs' is not a known mechanism. Did you mean 'common_costs'"),
        ((1, "common_costs"), "common_fraction: say which part"),
        ((1, "common_costs", None, None, 1.2), "common_fraction: 1.2 is not between 0 and 1"),
        ((1, "common_costs", None, None, 0.1), "own: part of the bill is not common"),
        ((1, "assistance_measure", None, None, 0.1), "common_fraction: it belongs to 'common_costs'"),
        ((1, "assistance_measure", None, {"DE": 1}), "own: under 'assistance_measure' everything is paid by the key"),
        ((2, "lie_where_they_fall", None, {"DE": 1}), "own: the amounts add up to 1.00, the total is 2.00"),
        ((1, "lie_where_they_fall"), "own: under 'lie_where_they_fall' say what falls"),
        ((1, "lie_where_they_fall", ["FR"], {"DE": 1}), "own: DE has own costs but is not among the contributors"),
        ((1, "participants_only"), "contributors: say who takes part"),
        ((1, "participants_only", []), "contributors: nobody is left to pay"),
        ((1, "assistance_measure", None, None, None, {"A": 1, "DE": 1}), "key: 'A' is not a known country"),
        ((1, "assistance_measure", None, None, None, {"A": 0}), "key: nobody is left to pay"),
        ((1, "assistance_measure", None, None, None, {"A": -1, "B": 2}), "key: the weight of A is negative"),
        (
            (1, "assistance_measure", ["Germny"]),
            "contributors: 'Germny' is not a known country. Did you mean 'Germany'",
        ),
        (
            (1, "assistance_measure", ["NO", "FR"]),
            r"contributors: Norway was no member on 2026-10-08 and did not pay like one",
        ),
        (
            (1, "common_costs", ["GB", "FR"], None, 1, None, (), "2021-01-01"),
            "contributors: the United Kingdom was no member on 2021-01-01",
        ),
        ((1, "assistance_measure", ["FR"], None, None, None, ["FR"]), "contributors: FR is also named as outside"),
        ((1, "assistance_measure", None, None, None, {"A": 1}, ["A"]), "contributors: nobody is left to pay"),
        ((1, "assistance_measure", None, None, None, {"A": 1}, ["B"]), "outside: 'B' is not a known state of the key"),
        ((1, "assistance_measure", None, None, None, None, ["NO"]), "outside: NO would not pay in any case"),
        (
            (1, "assistance_measure", None, None, None, None, (), "2020-01-01"),
            "on: on 2020-01-01 nothing was paid by 'assistance_measure'",
        ),
        (
            (1, "assistance_measure", None, None, None, None, (), "2030-01-01"),
            "on: 2030-01-01 is later than the edition",
        ),
    ],
)
def test_errors_name_the_argument_what_was_found_and_what_would_do(arguments, message):
    with pytest.raises(ValueError) as caught:
        costs.share(*arguments)
    assert message in str(caught.value)


def test_purpose_belongs_to_two_mechanisms():
    with pytest.raises(
        ValueError, match="purpose: 'civil' is not a known purpose of union_budget. Did you mean 'civilian'"
    ):
        costs.share(1, "union_budget", purpose="civil")
    with pytest.raises(ValueError, match="purpose: only 'union_budget' and 'participants_only'"):
        costs.share(1, "assistance_measure", purpose="assistance")


NO_NUMBERS = [
    float("nan"),
    float("inf"),
    pd.NA,
    pd.NaT,
    None,
    "",
    "10,0,5",
    "#N/A",
    True,
    np.bool_(True),
    [1],
    1e308,
    10**400,
    10**5000,
    -1,
]


def test_an_amount_is_read_as_it_is_written():
    """A decimal comma and thousands, as people paste them. Oracle: the number itself."""
    one = {"common_fraction": 1, "key": {"A": 1, "B": 2}}
    for text, number in (("100,5", 100.5), ("1 234,50", 1234.5), ("1,500", 1500)):
        assert costs.share(text, "common_costs", **one).equals(costs.share(number, "common_costs", **one))


@pytest.mark.parametrize("value", NO_NUMBERS, ids=lambda value: type(value).__name__)
def test_what_is_no_amount_is_refused_by_the_name_of_the_argument(value):
    """The kind: a number that is missing, no number, negative or absurd. Nothing raw, nothing computed."""
    own, key = {"A": 1, "B": value}, {"A": 1, "B": 2}
    paid = costs.share(1, "common_costs", **FRACTION, key=key)
    one = {"common_fraction": 1, "key": key}
    for argument, call in {
        "total": lambda: costs.share(value, "common_costs", **one),
        "own": lambda: costs.share(2, "lie_where_they_fall", own=own, key=key),
        "common_fraction": lambda: costs.share(
            1, "common_costs", common_fraction=value if value is not None else -1, key=key
        ),
        "key": lambda: costs.share(1, "common_costs", common_fraction=1, key={"A": 1, "B": value}),
        "payments": lambda: costs.burden({"A": value}, key=key),
        "key ": lambda: costs.burden(paid, key={"A": 1, "B": value}),
        "measure": lambda: costs.package(value, 1, ["A"], key=key),
        "other": lambda: costs.package(1, value, ["A"], key=key),
        "own ": lambda: costs.prices(100, "A", own={"B": value}, common_fraction=1, key=key),
        "excludable": lambda: costs.joining(1, "common_costs", 1, excludable=value, **one),
        "key  ": lambda: activation.under_costs(1, "common_costs", 1, 1, common_fraction=1, key={"A": 1, "B": value}),
    }.items():
        with pytest.raises(ValueError) as caught:
            call()
        assert str(caught.value).startswith(argument.strip()), (argument, str(caught.value)[:100])
        assert len(str(caught.value)) < 400, argument
    if value is pd.NA or value != -1:  # what an operation is worth may be negative
        with pytest.raises(ValueError, match="^benefit"):
            costs.joining(1, "common_costs", value, **one)
        with pytest.raises(ValueError, match="^benefit"):
            costs.joining(1, "common_costs", {"A": 1, "B": value}, **one)


def test_the_types_of_numpy_and_pandas_are_read():
    """Second way: the same bill with Python's own types."""
    plain = costs.share(200, "common_costs", own={"A": 150, "B": 50}, common_fraction=0.1, key=THREE)
    own, key = pd.Series({"A": 150, "B": 50}), pd.Series({"A": 5.0, "B": 4.0, "C": 1.0})
    assert costs.share(np.int64(200), "common_costs", own=own, common_fraction=np.float64(0.1), key=key).equals(plain)
    prices = costs.price_of_a_yes(np.int32(200), "common_costs", own=own, common_fraction="1/10", key=key)
    assert prices.equals(
        costs.price_of_a_yes(200, "common_costs", own={"A": 150, "B": 50}, common_fraction=0.1, key=THREE)
    )
    assert costs.burden(plain.to_dict(), key=key).equals(costs.burden(plain, key=THREE))
    worth = pd.Series({"A": 50, "B": 40, "C": 10})
    assert costs.joining(90, "common_costs", worth, **FRACTION, key=key)["benefit"].tolist() == [50, 40, 10]
    table = costs.prices(100, "A", own=own / 2, common_fraction=0.5, contributors=(state for state in "AB"), key=key)
    assert table.loc["common_costs", "yes"] == Decimal("37.50") + Decimal(
        "27.78"
    )  # half of 75, and 5/9 of the common 50


def test_states_are_read_in_any_spelling():
    """Second way: the codes."""
    by_code = costs.share(10**6, "assistance_measure", outside=["AT", "GR"], on="2022-02-28")
    written = (
        ["austria", "EL"],
        {"Austria": True, "Greece": np.bool_(True), "FR": False},
        pd.Series(["AUT", "GRC"]),
        iter(("at", "gr")),
    )
    for outside in written:
        assert costs.share(10**6, "assistance_measure", outside=outside, on="2022-02-28").equals(by_code)
    assert costs.share(
        4, "participants_only", contributors=["france", "Germany"], purpose="coalition"
    ).index.tolist() == ["DE", "FR"]
    assert costs.share(4, "participants_only", key={"france": 1, "EL": 3}).to_dict() == {"FR": 1, "GR": 3}
    assert costs.burden({"Germany": 5}).sum() == 0


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: costs.share(1, "participants_only", key={}), "key: it is empty"),
        (lambda: costs.share(1, "participants_only", key=["FR"]), "key: list found; a dict or a Series"),
        (lambda: costs.share(1, "participants_only", key={1: 2}), "key: 1 found as the name of a state"),
        (lambda: costs.share(1, "participants_only", key={pd.NA: 2}), "key: <NA> found as the name of a state"),
        (lambda: costs.share(1, "participants_only", key={"FR": 1, "france": 2}), "key: France is named twice"),
        (
            lambda: costs.share(1, "participants_only", key={"A": 1}, contributors=[pd.NA]),
            "contributors: <NA> is not a known",
        ),
        (lambda: costs.share(1, "participants_only", contributors=[]), "contributors: nobody is left to pay"),
        (
            lambda: costs.share(1, "participants_only", contributors=[float("nan")]),
            "contributors: nan is not a known country",
        ),
        (
            lambda: costs.share(1, "participants_only", contributors=7),
            "contributors: 7 found; a state or a list of states",
        ),
        (
            lambda: costs.share(1, "assistance_measure", outside={"FR": 2}),
            "outside: {'FR': 2} found; a mapping of state to True or False",
        ),
        (
            lambda: costs.share(1, "assistance_measure", outside=None),
            "outside: None found; a state or a list of states",
        ),
        (lambda: costs.share(1, "lie_where_they_fall", own={}), "own: it is empty"),
        (
            lambda: costs.share(1, "lie_where_they_fall", own={"Frnce": 1}),
            "own: 'Frnce' is not a known country. Did you mean 'France'",
        ),
        (lambda: costs.share(1, pd.NA), "mechanism: <NA> is not a known mechanism"),
        (
            lambda: costs.share(1, np.array(["a", "b"])),
            "mechanism: array(['a', 'b'], dtype='<U1') is not a known mechanism",
        ),
        (lambda: costs.share(1, "union_budget", purpose=pd.NA), "purpose: <NA> is not a known purpose"),
        (lambda: costs.share(1, "assistance_measure", on=pd.NaT), "on: NaT is not a day"),
        (lambda: costs.burden({}), "payments: it is empty"),
        (lambda: costs.burden([1, 2]), "payments: list found; a dict or a Series"),
        (lambda: costs.burden(pd.DataFrame({"A": [1]})), "payments: DataFrame found; a dict or a Series"),
        (lambda: costs.burden({"A": 1}, key={"A": 0}), "key: nobody is left to pay: the weights add up to 0"),
        (lambda: costs.prices(1, pd.NA, own={"A": 1}, common_fraction=1, key={"A": 1}), "state: <NA> is not a known"),
        (lambda: costs.income_key("2031-01-01"), "on: 2031-01-01 is later than the edition"),
        (lambda: costs.beyond_members("common_costs", "2031-01-01"), "on: 2031-01-01 is later than the edition"),
        (lambda: costs.opted_out("soon"), "on: 'soon' is not a day"),
    ],
)
def test_what_names_no_state_or_day_is_refused_in_words(call, message):
    with pytest.raises(ValueError) as caught:
        call()
    assert str(caught.value).startswith(message)


def test_nobody_chooses_who_fills_the_union_budget():
    """Article 41(2) TEU, first sentence: the budget is that of all members."""
    with pytest.raises(ValueError, match="contributors: on the Union budget all members pay"):
        costs.share(1, "union_budget", purpose="civilian", contributors=["FR"])

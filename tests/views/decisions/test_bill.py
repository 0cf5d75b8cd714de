"""Oracle: the payments of eudefence.costs, and sums by hand. A view may not change what the model says."""

import re
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from eudefence import council, countries
from eudefence.data.package import course
from eudefence.models.decisions.costs.scale import income_key
from eudefence.views.decisions.bill import MEASURES, explore_who_pays, read_bill, who_pays
from eudefence.views.page.marks import facts

SHARED = ("Costs lie where they fall", "All by national product", "Coalition, by income")


def table(**values):
    return who_pays(**values).table.set_index("State")


@pytest.mark.parametrize("outside", ["", "HU", "AT IE MT"])
def test_every_regime_divides_the_whole_bill_and_no_more(outside):
    shown = table(million=100, common=35, outside=outside)
    for column in shown.columns[1:]:
        assert shown[column].sum() == pytest.approx(100)


def test_who_stands_outside_pays_nothing_and_the_others_more():
    """Rebasing: a state's part is its weight over the weights of those who pay."""
    weights = income_key().weights
    payers = sum(weights.values()) - weights["HU"]
    shown = table(million=100, outside="HU")
    assert (shown.loc["Hungary"].iloc[1:] == 0).all() and shown.loc["Hungary", "Role"] == "stands outside"
    assert shown.loc["Spain", "All by national product"] == pytest.approx(float(Fraction(weights["ES"], payers) * 100))


def test_per_head_is_the_payment_divided_by_the_persons():
    paid, head = table(million=100), table(million=100, measure="head")
    people = council.population()
    assert head.loc["Malta", "All by national product"] * people["MT"] == pytest.approx(
        paid.loc["Malta", "All by national product"] * 1_000_000
    )


def test_by_the_scale_everybody_pays_the_same_for_its_income():
    """Article 41(2) TEU: the scale of national product is in proportion to income."""
    shown = table(million=100, measure="income")["All by national product"]
    assert shown.max() == pytest.approx(shown.min(), rel=1e-4)


def test_a_common_part_of_nothing_and_of_all_are_the_two_ends():
    none, everything = table(common=0), table(common=100)
    assert none.iloc[:, 2].tolist() == none["Costs lie where they fall"].tolist()
    assert everything.iloc[:, 2].tolist() == everything["All by national product"].tolist()


def plain(year, states):
    """National incomes as they stand in the table, the corrected figure of Cyprus where there is one."""
    rows = [
        row for row in course().rows("gni") if row["year"] == year and row["series_id"].startswith("WB_GNI_ATLAS_TOTAL")
    ]
    found = {}
    for row in sorted(rows, key=lambda row: row["series_id"]):
        if row["country"] in states:
            found[row["country"]] = row["value"]
    return found


FOUR = ("FR", "DE", "GR", "IT")


@pytest.mark.parametrize(
    ("day", "year", "outside", "payers_without", "said"),
    [
        ("2026-10-08", 2024, "", (), ""),
        ("2022-06-30", 2021, "", ("DK",), ""),
        ("2026-10-08", 2024, "HU", ("HU",), " Hungary stood aside with a declaration and pays nothing;"),
        (
            "2020-06-01",
            2019,
            "AT IE",
            ("AT", "IE", "DK"),
            " Austria and Ireland stood aside with a declaration and pay nothing;",
        ),
    ],
)
def test_the_whole_sentence_by_a_second_computation(day, year, outside, payers_without, said):
    """Plain sums from the table gni: the senders' part is 9 tenths of the bill and a tenth by income; what Germany pays
    by the scale. In 2020 the United Kingdom pays without being a member (Withdrawal Agreement, Article 156).
    """
    british = day.startswith("2020")
    everybody = plain(year, {*council.members(day), *(["GB"] if british else [])})
    income = {state: value for state, value in everybody.items() if state not in payers_without}
    of_four = sum(income[state] for state in FOUR) / sum(income.values())
    before = {state: value for state, value in everybody.items() if state in income or state in outside.split()}
    germany, then = (f"{250 * some['DE'] / sum(some.values()):,.2f}" for some in (income, before))
    moved = (
        f"{said} by the scale Germany then pays EUR {germany} million instead of EUR {then} million." if said else ""
    )
    beyond = " No member, but paying common costs: the United Kingdom." if british else ""
    assert (
        who_pays(250, 10, "FR DE GR IT", outside, on=day).sentence
        == "France, Germany, Greece and Italy send forces for an operation of EUR 250 million. Where costs lie where"
        " they fall, and in a coalition, the senders pay all; with 10 % common costs they pay"
        f" {90 + 10 * of_four:.1f} %, and by the scale of national product {100 * of_four:.1f} %.{moved}{beyond} The"
        " budget of the Union may pay none of it (Article 41(2) TEU)."
    )


def test_the_last_sentence_per_head_and_for_an_economy():
    """Second computation: EUR 25 million over the persons of each sender; the scale over the persons of all; one rate
    by income.
    """
    income, people = plain(2024, council.members()), council.population()
    fall = {state: 25_000_000 / people[state] for state in FOUR}
    scaled = {state: 100_000_000 * value / sum(income.values()) / people[state] for state, value in income.items()}
    most, most_scaled = max(fall, key=fall.get), max(scaled, key=scaled.get)
    assert who_pays(100, 10, "FR DE GR IT", measure="head").sentence.endswith(
        f" Per head the most is paid by {countries.name(most)} (EUR {fall[most]:.2f}) where costs lie where they fall,"
        f" and by {countries.name(most_scaled)} (EUR {scaled[most_scaled]:.2f}) by the scale."
    )
    assert who_pays(100, 10, "FR DE GR IT", measure="income").sentence.endswith(
        f" For the size of its economy the most is paid by Greece (EUR {25_000_000 / income['GR']:.2f}) where costs lie"
        f" where they fall; by the scale all pay the same (EUR {100_000_000 / sum(income.values()):.2f})."
    )


def test_every_member_sends():
    assert who_pays(20, 10, "all").sentence.startswith(
        "Every member that takes part sends forces for an operation of EUR 20 million."
    )
    assert who_pays(20, 10, "france").sentence.startswith("France sends forces for an operation of EUR 20 million.")


@pytest.mark.parametrize(
    ("day", "rows"), [("2020-01-31", 28), ("2020-02-01", 28), ("2020-12-31", 28), ("2021-01-01", 27)]
)
@pytest.mark.parametrize("measure", ["million", "head", "income"])
def test_the_united_kingdom_in_2020(day, rows, measure):
    """Withdrawal Agreement, Article 156: common costs until 31 December 2020. Whatever is shown, the columns hold the
    whole bill.
    """
    shown = who_pays(100, 35, outside="", measure=measure, on=day).table.set_index("State")
    assert len(shown) == rows and ("United Kingdom" in shown.index) is (rows == 28)
    if measure == "million":
        assert all(shown[column].sum() == pytest.approx(100) for column in shown.columns[1:])
    if rows == 28:
        british = shown.loc["United Kingdom"]
        assert british["All by national product"] > 0 == british["Coalition, by income"]


def test_british_persons_in_2020_are_the_last_that_counted():
    """The row of the table population that held until the United Kingdom left."""
    [persons] = [
        row["population"]
        for row in course().rows("population")
        if row["country"] == "GB" and str(row["valid_to"]) == "2020-02-01"
    ]
    paid, head = (
        who_pays(100, measure=measure, on="2020-06-01")
        .table.set_index("State")
        .loc["United Kingdom", "All by national product"]
        for measure in ("million", "head")
    )
    assert head * persons == pytest.approx(paid * 1_000_000)


def test_a_bill_is_read_to_the_cent():
    """Worked by hand."""
    assert read_bill("1.0000005") == (1.0000005, Decimal("1000000.50"))
    assert read_bill(Decimal("0.00000001")) == (1e-08, Decimal("0.01"))


@pytest.mark.parametrize(
    "values",
    [
        {"outside": ["at", "Ireland", "MLT"]},
        {"outside": "at ie mt"},
        {"outside": {"Austria": True, "IE": True, "MT": True, "FR": False}},
        {"million": "100"},
        {"common": np.int64(10)},
        {"senders": pd.Series(["France", "DE", "EL", "italy"])},
        {"on": pd.Timestamp("2026-10-08")},
    ],
    ids=str,
)
def test_what_people_type_is_read(values):
    """Second way: the codes and numbers of Python."""
    ours = {"million": 100, "common": 10, "senders": "FR DE GR IT", "outside": "AT IE MT"}
    assert who_pays(**{**ours, **values}).table.equals(who_pays(**ours).table)


def test_largest_economy_first():
    weights = income_key().weights
    assert table().index[0] == "Germany" and len(table()) == len(weights) == 27


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"measure": "haed"}, "Did you mean 'head'"),
        ({"common": 101}, "common: 101 is not a percentage"),
        ({"senders": "HU", "outside": "HU"}, "senders: all who would send forces stand outside"),
        ({"senders": ["Frnace"]}, "senders: 'Frnace'"),
        ({"outside": "NO"}, "outside: NO would not pay"),
        ({"million": "10,0,5"}, "million: '10,0,5' is not a number"),
        ({"million": float("nan")}, "million: nan is not a number"),
        ({"million": pd.NA}, "million: <NA> is not a number"),
        ({"million": -1}, "million: -1 is negative"),
        ({"million": 1e308}, "million: the number is larger"),
        ({"million": 10**5000}, "million: the number is larger"),
        ({"common": "ten"}, "common: 'ten' is not a number"),
        ({"common": None}, "common: None is not a number"),
        ({"common": True}, "common: True is not a number"),
        ({"on": "2031-01-01"}, "on: 2031-01-01 is later than the edition"),
    ],
)
def test_what_cannot_be_divided(values, message):
    with pytest.raises(ValueError, match=message):
        who_pays(**values)


def test_every_control_to_its_ends():
    for setting, view, problem in explore_who_pays().walk():
        assert problem is None, setting
        assert view.sentence.endswith("."), setting


IN_2020 = ("own_costs", "athena", "coalition")  # the common costs were those of the Athena mechanism


@pytest.mark.parametrize("measure", ["million", "head", "income"])
def test_every_state_is_a_mark_that_says_its_row_and_in_what(measure):
    """Oracle: the table of the view, with the unit of its figures, and the sources of its regimes (cost_regimes)."""
    view = who_pays(250, 35, outside="HU", measure=measure, on="2020-06-01")
    assert len(view.drawn.marks) == len(view.rows) == 28
    sources = [row["source_id"] for row in course().rows("cost_regimes") if row["regime_id"] in IN_2020]
    for row, said in zip(view.rows, view.drawn.marks.values(), strict=True):
        told = facts({**row, "Figures in": MEASURES[measure]})
        assert said.startswith(f"{told} Sources: ")
        assert all(course().find("sources", source)["publisher"] in said for source in sources)


def test_the_length_of_a_bar_is_the_payment():
    """Oracle: the table of the view; the bars of two states under one regime have the ratio of their payments."""
    view = who_pays(100, senders="FR")

    def length(state):
        bars = re.findall(r"<rect [^>]*>", view.picture().split(f'data-mark="{state}"')[1].split("</g>")[0])
        return float(re.search(r' width="([\d.]+)"', bars[-1])[1])  # not a sender: its last bar is that by the scale

    rows = {row["State"]: row["All by national product"] for row in view.rows}
    assert length("DE") / length("ES") == pytest.approx(rows["Germany"] / rows["Spain"], rel=0.01)


def test_all_that_can_send_do_not_include_who_has_an_opt_out():
    """Protocol No 22, Article 5, to 30 June 2022: Denmark takes no part."""
    roles = {day: table(senders="all", on=day).loc["Denmark", "Role"] for day in ("2022-06-30", "2022-07-01")}
    assert roles == {"2022-06-30": "sends nothing", "2022-07-01": "sends forces"}

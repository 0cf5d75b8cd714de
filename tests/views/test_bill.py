"""Oracle: the payments of eudefence.costs, and sums by hand. A view may not change what the model says."""

from fractions import Fraction

import pytest

from eudefence import costs, council
from eudefence.payers import income_key
from eudefence.views.bill import explore_who_pays, who_pays

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
    assert head.loc["Malta", "All by national product"] * people["MT"] == pytest.approx(paid.loc["Malta", "All by national product"] * 1_000_000)


def test_by_the_scale_everybody_pays_the_same_for_its_income():
    """Article 41(2) TEU: the scale of national product is in proportion to income."""
    shown = table(million=100, measure="income")["All by national product"]
    assert shown.max() == pytest.approx(shown.min(), rel=1e-4)


def test_a_common_part_of_nothing_and_of_all_are_the_two_ends():
    none, everything = table(common=0), table(common=100)
    assert none.iloc[:, 2].tolist() == none["Costs lie where they fall"].tolist()
    assert everything.iloc[:, 2].tolist() == everything["All by national product"].tolist()


def test_the_sentence_gives_the_senders_part_and_names_the_bar():
    view = who_pays(100, 10, "FR DE GR IT")
    paid = costs.share(10**8, "common_costs", own=dict.fromkeys(("FR", "DE", "GR", "IT"), 25_000_000), common_fraction="0.1")
    part = float(sum(paid[state] for state in ("FR", "DE", "GR", "IT"))) / 10**6
    assert f"they pay {part:.1f} %" in view.sentence and "Article 41(2) TEU" in view.sentence


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
    ],
)
def test_what_cannot_be_divided(values, message):
    with pytest.raises(ValueError, match=message):
        who_pays(**values)


def test_every_control_to_its_ends():
    for setting, view, problem in explore_who_pays().walk():
        assert problem is None, setting
        assert view.sentence.endswith("."), setting
        assert view.figure.get_tightbbox().x1 <= view.figure.get_figwidth() + 0.05, setting

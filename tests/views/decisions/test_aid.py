"""Oracle: the table gni divided here with plain sums, and Decision (CFSP) 2021/509, Articles 5, 26 and 27."""

import re

import pytest

from eudefence import council, countries
from eudefence.data.package import course
from eudefence.views.decisions.aid import explore_who_pays_aid, who_pays_aid

DAY, YEAR = "2022-02-28", 2021
THREE = ("AT", "IE", "MT")


def incomes():
    """National incomes by state, as they stand in the table."""
    rows = [row for row in course().rows("gni") if row["series_id"] == "WB_GNI_ATLAS_TOTAL" and row["year"] == YEAR]
    return {row["country"]: row["value"] for row in rows if row["country"] in council.members(DAY)}


def by_hand(million, outside=()):
    """EUR million by state for the measure, and by abstainer for other measures."""
    income = incomes()
    paying = sum(value for state, value in income.items() if state not in outside)
    here = {state: million * value / paying for state, value in income.items() if state not in outside}
    return here, {state: million * income[state] / sum(income.values()) for state in outside}


@pytest.mark.parametrize("outside", ["", "AT IE MT", "DE"])
def test_bars_are_the_rebased_key_and_the_additional_contributions(outside):
    here, elsewhere = by_hand(500, tuple(outside.split()))
    table = who_pays_aid(500, True, outside, DAY).table.set_index("State")
    assert len(table) == 27
    for state in incomes():
        row = table.loc[countries.name(state)]
        assert float(row.iloc[0]) == pytest.approx(here.get(state, 0), abs=0.0051)
        assert float(row.iloc[1]) == pytest.approx(elsewhere.get(state, 0), abs=0.0051)


def test_the_question_on_finland_can_be_answered_from_the_picture():
    """Question 03.3: what the picture shows is the key, to the cent that the answer needs; its default setting is
    not.
    """
    from eudefence.learning.bank.keys_03 import aid_of

    def finland(view):
        return float(view.table.set_index("State").loc["Finland"].iloc[0])

    offered = {name: control.options for name, control in explore_who_pays_aid().controls.items()}
    for name, value in {"million": 500, "lethal": True, "outside": "AT IE MT", "on": DAY}.items():
        assert value in [option for _, option in offered[name]]
    assert finland(who_pays_aid(500, True, "AT IE MT", DAY)) == aid_of("FI")
    assert finland(who_pays_aid()) != aid_of("FI")


def test_sentence_when_all_pay():
    """Second computation: the largest part of the plain sums."""
    here, _ = by_hand(500)
    assert max(here, key=here.get) == "DE"
    assert (
        who_pays_aid(500, True, "", DAY).sentence
        == "A measure of EUR 500 million is divided by national income among 27 of 27 members; Germany pays most, EUR"
        f" {here['DE']:.2f} million."
    )


def test_sentence_when_three_abstain():
    """Second computation: rebased part, part before, and what the three add elsewhere; whole sentence."""
    before, (here, elsewhere) = by_hand(500)[0], by_hand(500, THREE)
    assert (
        who_pays_aid(500, True, "AT IE MT", DAY).sentence
        == "A measure of EUR 500 million is divided by national income among 24 of 27 members; Germany pays most, EUR"
        f" {here['DE']:.2f} million instead of EUR {before['DE']:.2f} million, because the key of those who pay is"
        " rebased. Austria, Ireland and Malta abstain with a declaration and pay nothing for it, but EUR"
        f" {sum(elsewhere.values()):.2f} million more into other measures (Decision (CFSP) 2021/509, Articles 5(3)"
        " and 26(7)): as much as without abstaining."
    )


def test_sentence_when_nothing_lethal_is_supplied():
    """Article 5(1) and (3): Austria abstains from field hospitals and pays; nobody's part changes."""
    view = who_pays_aid(31, False, "Austria", DAY)
    here, _ = by_hand(31)
    assert (
        view.sentence
        == "A measure of EUR 31 million is divided by national income among 27 of 27 members; Germany pays most, EUR"
        f" {here['DE']:.2f} million. Austria abstains and pays all the same: only from a measure that may supply"
        " equipment designed to deliver lethal force does an abstention free (Decision (CFSP) 2021/509, Article"
        " 5(3))."
    )
    assert float(view.table.set_index("State").loc["Austria"].iloc[0]) == pytest.approx(here["AT"], abs=0.0051)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"million": "100;5"}, "million: '100;5' is not a number"),
        ({"million": -1}, "million: -1 is negative"),
        ({"million": 1e308}, "million: the number is larger"),
        ({"outside": "NO", "lethal": False}, "outside: Norway"),
        ({"outside": "NO"}, "outside: NO would not pay"),
        ({"outside": ["Frnace"]}, "outside: 'Frnace'"),
        ({"lethal": None}, "lethal: None found"),
        ({"on": "2020-12-31"}, "on: on 2020-12-31 nothing was paid by 'assistance_measure'"),
        ({"on": "2031-01-01"}, "on: 2031-01-01 is later"),
    ],
)
def test_what_cannot_be_divided(values, message):
    with pytest.raises(ValueError) as caught:
        who_pays_aid(**values)
    assert str(caught.value).startswith(message)


def test_every_control_to_its_ends():
    for setting, view, problem in explore_who_pays_aid().walk():
        assert problem is None, setting
        assert view.sentence.endswith("."), setting
        assert list(view.drawn.marks) == sorted(view.drawn.marks, key=in_the_order_of(view)), setting
        ends = [
            float(x) + float(wide)
            for x, wide in re.findall(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"', view.picture())
        ]
        assert max(ends) <= view.drawn.width and view.drawn.height <= 380, setting


def in_the_order_of(view):
    return lambda code: view.columns["State"].index(countries.name(code))


def test_a_bar_says_its_row_and_whose_figure_the_income_is():
    """Bars of EUR 500 million without Austria, Ireland and Malta: by hand, to the cent."""
    here, elsewhere = by_hand(500, THREE)
    marks = who_pays_aid(500, True, "AT IE MT", DAY).drawn.marks
    assert len(marks) == 27
    assert f"Pays for this measure: EUR {here['FR']:.2f} million." in marks["FR"]
    assert f"Pays into other measures: EUR {elsewhere['AT']:.2f} million. Source: World Bank" in marks["AT"]

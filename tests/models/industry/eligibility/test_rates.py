"""Funding rates. Oracle: Article 13 EDF, 7 EDIRPA, 20 EDIP, and sums worked by hand beside each case."""

from fractions import Fraction

import pytest

from eudefence.models.industry.eligibility import Consortium, Entity, assess

LARGE = (Entity("Alfa", "FR"), Entity("Beta", "IT"), Entity("Gamma", "ES"))


def percent(firms, action="prototype", instrument="EDF", on=None, **more):
    return assess(Consortium(firms, action=action, **more), instrument, on).rate.share * 100


@pytest.mark.parametrize(
    ("action", "rate"), [("research", 100), ("development", 100), ("study", 100), ("prototype", 20), ("testing", 80)]
)
def test_base(action, rate):
    """EDF 13(1)-(2)."""
    assert percent(LARGE, action) == rate


@pytest.mark.parametrize(
    ("home", "abroad", "middle", "pesco", "rate"),
    [
        ("0.10", None, None, False, 25),  # 20 + 5: ten per cent at home, but at most five points
        ("0.0999", None, None, False, 20),  # under ten per cent: nothing
        (None, "0.10", None, False, 40),  # 20 + 2 x 10
        ("0.04", "0.06", None, False, 36),  # 20 + 4 + 2 x 6; together they reach ten per cent
        (None, None, "0.15", False, 30),  # 20 + 10
        (None, None, "0.1499", False, 20),
        (None, None, None, True, 30),
        (None, "0.125", None, True, 55),  # 20 + 10 + 25 = 55: exactly 35 points
        (None, "0.13", None, True, 55),  # 36 points are cut to 35
        (None, "0.40", "0.20", True, 55),
    ],
)
def test_bonuses_and_their_ceiling(home, abroad, middle, pesco, rate):
    """EDF 13(3): worked by hand."""
    firms = list(LARGE)
    if home:
        firms.append(Entity("Home", "FR", size="small or medium", contract_share=home))
    if abroad:
        firms.append(Entity("Away", "PT", size="small or medium", contract_share=abroad))
    if middle:
        firms.append(Entity("Middle", "PL", size="middle", contract_share=middle))
    assert percent(firms, pesco=pesco) == rate


def test_never_more_than_all_of_the_cost():
    """EDF 13(3), last sentence: 80 + 10 + 20 would be 110."""
    firms = (*LARGE, Entity("Away", "PT", size="small or medium", contract_share="0.10"))
    assert percent(firms, "testing", pesco=True) == 100


def test_research_has_no_bonus():
    """EDF 13(3) speaks of development actions."""
    assert assess(Consortium(LARGE, action="research", pesco=True), "EDF").rate.bonuses == ()


def test_purchases():
    """EDIRPA 7(3)-(4), EDIP 20(4)-(6); SAFE lends."""
    small = (*LARGE, Entity("S", "PT", size="middle", contract_share="0.15"))
    less = (*LARGE, Entity("S", "PT", size="middle", contract_share="0.14"))
    assert percent(LARGE, "procurement", "EDIRPA", "2025-06-01") == 15
    assert percent(small, "procurement", "EDIRPA", "2025-06-01") == 20
    assert percent(less, "procurement", "EDIRPA", "2025-06-01") == 15
    assert percent(LARGE, "procurement", "EDIRPA", "2025-06-01", extra_for_ukraine=True) == 20
    assert percent(LARGE, "procurement", "EDIP") == 15
    assert percent(LARGE, "procurement", "EDIP", extra_for_ukraine=True) == 25
    assert percent(LARGE, "production", "EDIP") == 35
    assert percent(LARGE, "interoperability", "EDIP") == 100
    lent = assess(Consortium(LARGE, action="procurement"), "SAFE").rate
    assert lent.share is None
    assert "lends" in lent.explain()


def test_the_rate_says_how_it_comes_about():
    firms = (*LARGE, Entity("Away", "PT", size="small or medium", contract_share="0.20"))
    rate = assess(Consortium(firms, action="prototype", pesco=True), "EDF").rate
    assert rate.base == Fraction(1, 5)
    assert rate.explain() == (
        "The Union may pay up to 55 per cent of the eligible cost (Article 13(2)(a), Regulation (EU) 2021/697). That is"
        " 20 per cent, and 10 points for Permanent Structured Cooperation (13(3)(a)) and 40 points for small and"
        " medium-sized firms (13(3)(b)), cut by a ceiling."
    )

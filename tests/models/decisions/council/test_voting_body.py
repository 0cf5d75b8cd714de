"""Who votes with which population and weights, also in unions of the caller's own. Oracles: the Treaties; the Council's
tables of persons.
"""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

import eudefence as ed
from eudefence import council
from tests.models.decisions.council.unions import IN_27


def test_the_state_concerned_does_not_vote():
    """Articles 7(1) and 46(4) TEU, Article 354 TFEU."""
    outcome = council.decide(
        "serious_breach_risk", concerned="Hungary", against=["SK", "CZ", "IT", "AT", "BG"], on=IN_27
    )
    assert outcome.adopted and len(outcome.voters) == 26 and outcome.members_needed == 21 and "HU" not in outcome.voters
    assert "Hungary, the state concerned, does not vote" in outcome.explain()
    suspended = council.decide("suspend_from_pesco", concerned="IE", on=IN_27)
    assert len(suspended.voters) == 25 and "IE" not in suspended.voters and "MT" not in suspended.voters
    for rule in ("four_fifths", "suspend_from_pesco"):
        with pytest.raises(ValueError, match="concerned: under .* the state concerned does not vote"):
            council.decide(rule, on=IN_27)
    with pytest.raises(ValueError, match=r"concerned: Malta \(MT\) is not one of those who decide here"):
        council.decide("suspend_from_pesco", concerned="MT", on=IN_27)
    with pytest.raises(ValueError, match="concerned: under 'safe' no state is left out"):
        council.decide("safe", concerned="HU", on=IN_27)


def test_enhanced_cooperation_takes_nine_states():
    """Article 20(2) TEU; Parliament consents (Article 329(1) TFEU)."""
    nine = ["AT", "BE", "DE", "ES", "FR", "IT", "LU", "NL", "PT"]
    assert council.decide("enhanced_cooperation_decide", voters=nine, against=["LU"]).adopted
    with pytest.raises(ValueError, match=r"at least 9 states \(Article 20\(2\) TEU\), found 8"):
        council.decide("enhanced_cooperation_decide", voters=nine[:8])
    with pytest.raises(ValueError, match="Say which they are"):
        council.decide("enhanced_cooperation_decide")
    told = council.decide("enhanced_cooperation_other", against=["HU"]).explain()
    assert "At least 9 states" in told and "The European Parliament must agree as well" in told


def test_a_proposed_rule_needs_voters_and_says_so():
    with pytest.raises(
        ValueError,
        match=r"was only proposed\. For a what-if, name the voters, as in voters=council\.members\('2025-06-01'\)",
    ):
        council.decide("parliament_2023", against=["HU"], on=IN_27)
    outcome = council.decide("parliament_2023", against=["HU"], voters=council.members(IN_27), on=IN_27)
    assert outcome.adopted and "This is a what-if" in outcome.explain() and "only proposed" in outcome.explain()


def test_a_rule_of_the_past_needs_voters_too():
    assert council.decide(
        "qualified_nice_28", on="2017-03-31"
    ).adopted  # any member could still ask for it (Protocol No 36, Article 3(2))
    with pytest.raises(ValueError, match="it applied from 2013-07-01 to before 2017-04-01"):
        council.decide("qualified_nice_28", on="2017-04-01")
    outcome = council.decide(
        "qualified_nice_28", voters=council.members("2019-01-01"), on="2019-01-01", against=["DE", "FR", "GB"]
    )
    assert not outcome.adopted and "what-if" in outcome.explain()


def test_another_union_by_any_names():
    people = {"Ost": 60, "West": 30, "Süd": 10}
    outcome = council.decide("participants_qualified", population=people, against=["Süd"])
    assert outcome.adopted and outcome.voters == ("Ost", "West", "Süd")
    with pytest.raises(ValueError, match="against: 'Sud' is not a known voter. Did you mean 'Süd'"):
        council.decide("participants_qualified", population=people, against=["Sud"])


def test_enlargement_with_the_table_of_the_day():
    people = council.population(IN_27) | {"UA": 35_000_000, "MD": 2_400_000}
    outcome = council.decide("qualified", population=people, against=["Ukraine", "Germany", "FR", "Italy"], on=IN_27)
    assert not outcome.adopted and outcome.members_needed == 16 and "Ukraine" in outcome.explain()
    with pytest.raises(ValueError, match="there is no population for UA"):
        council.decide("qualified", voters=[*council.members(), "UA"])


SPELLINGS = {
    "code": str,
    "lower": str.lower,
    "name": ed.countries.name,
    "EL": lambda code: {"GR": "EL"}.get(code, code),
}


@pytest.mark.parametrize("spelling", SPELLINGS.values(), ids=SPELLINGS)
def test_the_kits_own_table_is_a_population(spelling):
    """Numbers of numpy and pandas, and countries in any spelling. Oracle: the Council's own figures of the same day."""
    rows = ed.load("population", as_of=IN_27)
    people = {spelling(code): number for code, number in zip(rows["country"], rows["population"], strict=True)}
    expected = council.decide("qualified", against=["DE", "FR", "IT", "GR"], on=IN_27)
    for table in (
        people,
        pd.Series(people),
        {name: np.int32(number) for name, number in people.items()},
        {n: float(p) for n, p in people.items()},
    ):
        outcome = council.decide("qualified", population=table, against=["Germany", "france", "IT", "EL"], on=IN_27)
        assert set(outcome.voters) == set(expected.voters) and outcome.against == expected.against
        assert outcome.steps == expected.steps


def test_a_union_with_a_country_under_its_own_spelling():
    """What was written stays: a part of an invented union keeps the names of the whole."""
    people = {"Land A": 5, "el": 3, "France": 2}
    outcome = council.decide("simple", population=people, voters=["Greece", "FR"], against="GR")
    assert (outcome.voters, outcome.against) == (("el", "France"), ("el",))


def test_voters_may_be_given_as_the_mapping_that_gives_their_persons():
    people = {"A": 3, "B": 2}
    assert council.decide("simple", voters=people, population=people).voters == ("A", "B")


@pytest.mark.parametrize(
    ("rule", "on", "instead"),
    [
        ("qualified", "2013-05-01", "qualified_nice"),
        ("qualified", "2014-10-31", "qualified_nice_28"),
        ("qualified_nice", "2014-01-01", "qualified_nice_28"),
        ("qualified_nice_28", "2020-01-01", "qualified"),
        ("reinforced", "2012-01-01", "reinforced_nice"),
        ("unanimity", "2008-02-04", "unanimity_nice"),
    ],
)
def test_a_rule_outside_its_time_names_the_one_of_that_day(rule, on, instead):
    """Protocol No 36, Article 3: weighted votes to 31 October 2014, with Croatia from 1 July 2013; Article 23(1) TEU
    before Lisbon.
    """
    with pytest.raises(ValueError, match=f"On that day the rule was '{instead}' "):
        council.decide(rule, on=on)


def test_a_day_without_figures_matters_only_where_figures_are_needed():
    """No population counted before 1 November 2004 (Article 205(4) EC, version of Nice); a veto needs none."""
    day = dt.date(2004, 10, 31)
    assert not council.decide("launch_operation", against=["GR"], on=day).adopted
    assert council.decide("launch_operation", declaring=["GR"], on=day).adopted
    for rule in ("unanimity", "qualified"):
        with pytest.raises(ValueError, match="No population counted in the Council before 1 November 2004"):
            council.decide(rule, voters=["AT", "FR"], declaring=["AT"] * (rule == "unanimity"), on=day)

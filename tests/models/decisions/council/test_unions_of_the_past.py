"""Unions of six to twenty-eight members: weights, quotas and populations of their day.

Oracles: Article 148(2) EEC and EC and the Acts of Accession (weights and quotas, as in the table of the CVCE); Articles
J.8 and 23(1) TEU before the Treaty of Lisbon; thresholds of 62 per cent that the Council published; coalitions counted
a second time in plain Python.
"""

import datetime as dt
from itertools import combinations

import pytest

from eudefence import council
from eudefence.data.package import course
from eudefence.models.decisions.council.coalitions import Coalitions

EARLIER = dt.timedelta(days=1)
# CVCE, "Evolution of qualified majority voting in the Council", and Act of Accession of Croatia, Article 20: first day,
# members, votes, quota, members needed on a proposal and without one, versions of the rule.
UNIONS = [
    ("1958-01-01", 6, 17, 12, None, 4, "6"),
    ("1973-01-01", 9, 58, 41, None, 6, "9"),
    ("1981-01-01", 10, 63, 45, None, 6, "10"),
    ("1986-01-01", 12, 76, 54, None, 8, "12"),
    ("1995-01-01", 15, 87, 62, None, 10, "15"),
    ("2004-05-01", 25, 124, 88, 13, 17, "25"),
    ("2004-11-01", 25, 321, 232, 13, 17, "nice_25"),
    ("2007-01-01", 27, 345, 255, 14, 18, "nice"),
    ("2013-07-01", 28, 352, 260, 15, 19, "nice_28"),
]
LISBON_COUNTS = dt.date(2014, 11, 1)


@pytest.mark.parametrize(("first", "members", "votes", "quota", "ordinary", "reinforced", "version"), UNIONS)
def test_each_union_has_its_members_votes_and_quota(first, members, votes, quota, ordinary, reinforced, version):
    for family, least in (("qualified", ordinary), ("reinforced", reinforced)):
        rule, voting = council.electorate(council.rule_for(family, first).id, on=first)
        assert rule.id == f"{family}_{version}"
        assert len(voting.codes) == members and voting.votes == votes
        needed = {test.counted: test.needed(voting) for test in rule.all_tests}
        assert needed["votes_for"] == quota and needed.get("members_for") == least
        assert ("population_for" in needed) == (first >= "2004-11-01")


@pytest.mark.parametrize(("before", "after"), list(zip(UNIONS, UNIONS[1:], strict=False)))
def test_the_rule_and_the_members_change_on_one_day(before, after):
    """Accession takes effect on its day, not before: members, votes and rule change together."""
    last = dt.date.fromisoformat(after[0]) - EARLIER
    assert (
        len(council.members(last)) == before[1]
        and council.electorate(f"qualified_{before[6]}", on=last)[1].votes == (before[2])
    )
    assert council.rule_for("qualified", last).id == f"qualified_{before[6]}"
    assert council.rule_for("qualified", after[0]).id == f"qualified_{after[6]}"
    for day, other in ((last, after), (after[0], before)):
        with pytest.raises(ValueError, match="could not be used on"):
            council.decide(f"qualified_{other[6]}", on=day)


def test_the_union_of_before_and_after_the_united_kingdom():
    """Agreement on the withdrawal: members until 31 January 2020."""
    assert (len(council.members("2020-01-31")), len(council.members("2020-02-01"))) == (28, 27)


def test_the_double_majority_takes_over_and_the_old_rule_can_still_be_asked_for():
    """Protocol No 36, Article 3(2)."""
    assert council.rule_for("qualified", LISBON_COUNTS - EARLIER).id == "qualified_nice_28"
    assert council.rule_for("qualified", LISBON_COUNTS).id == "qualified"
    assert council.decide("qualified_nice_28", on="2017-03-31").adopted
    with pytest.raises(
        ValueError, match="has no version of the rule 'qualified'. It has qualified_6 from 1958-01-01; "
    ):
        council.rule_for("qualified", "1957-12-31")


def _votes(day):
    return dict(council.electorate(council.rule_for("qualified", day).id, on=day)[1].weights)


def _against(day, most):
    """The fewest states that leave as many votes as can be in favour, but not more than `most`; and how many."""
    votes = _votes(day)
    for in_favour in range(most, 0, -1):
        for size in range(len(votes)):
            for group in combinations(votes, size):
                if sum(votes[code] for code in group) == sum(votes.values()) - in_favour:
                    return list(group), in_favour
            if size == 6:
                break
    raise AssertionError("no group of at most six")


@pytest.mark.parametrize(("day", "quota", "version"), [(u[0], u[3], u[6]) for u in UNIONS[:7]])
def test_exactly_the_quota_is_enough_and_one_vote_less_is_not(day, quota, version):
    rule = f"qualified_{version}"
    for most, enough in ((quota, True), (quota - 1, False)):
        against, votes = _against(day, most)
        outcome = council.decide(rule, against=against, on=day)
        step = next(step for step in outcome.steps if step.test.counted == "votes_for")
        assert votes in (most, most - (day == "1981-01-01"))  # no group of the ten has exactly 44 of 63 votes
        assert (step.found, step.passed) == (votes, enough)
        if version != "nice_25":  # there the population decides as well
            assert outcome.adopted == enough


def test_three_large_states_carried_the_six_only_on_a_proposal():
    """Article 148(2) EEC: twelve votes; without a proposal of the Commission cast by at least four members."""
    small = ["BE", "NL", "LU"]
    assert council.decide("qualified_6", against=small, on="1962-01-01").adopted
    assert not council.decide("reinforced_6", against=small, on="1962-01-01").adopted
    assert council.decide("reinforced_6", against=["BE", "NL"], on="1962-01-01").adopted


def test_luxembourg_was_a_dummy_in_1958():
    """By hand: all votes but its own are even, and so is twelve; one vote never makes eleven out of ten or twelve.
    Without a proposal it could be the fourth member. Every coalition of the six is counted here in plain Python.
    """
    votes = {"BE": 2, "DE": 4, "FR": 4, "IT": 4, "LU": 1, "NL": 2}
    for rule, least, swings in (("qualified_6", 0, 0), ("reinforced_6", 4, 1)):
        winning = {
            frozenset(group)
            for size in range(7)
            for group in combinations(votes, size)
            if sum(votes[code] for code in group) >= 12 and size >= least
        }
        assert sum("LU" in group and group - {"LU"} not in winning for group in winning) == swings
        _, voting = council.electorate(rule, on="1958-01-01")
        assert dict(voting.weights) == votes
        by_size = [sum(len(group) == size for group in winning) for size in range(7)]
        assert Coalitions(council.RULES[rule], voting).by_size == tuple(by_size)
        for size in range(7):
            for group in combinations(votes, size):
                against = [code for code in votes if code not in group]
                assert council.decide(rule, against=against, on="1958-01-01").adopted == (frozenset(group) in winning)


@pytest.mark.parametrize(
    ("day", "rule", "needed"), [("1958-01-01", "simple_1958", 4), ("2003-06-12", "simple_1958", 8)]
)
def test_a_majority_of_the_members_since_1958(day, rule, needed):
    """Article 148(1) EEC: a majority of the members that make up the Council, so four of six and eight of fifteen."""
    assert council.rule_for("simple", day).id == rule and council.rule_for("simple", "2009-12-01").id == "simple"
    assert council.decide(rule, on=day).members_needed == needed


def test_in_2004_the_votes_alone_took_a_majority_of_the_members():
    """By hand, Article 26 of the Act of Accession of 2003: the twelve largest have 86 votes, 88 are needed."""
    votes = _votes("2004-06-01")
    assert sum(sorted(votes.values(), reverse=True)[:12]) == 86


# --- foreign and security policy before the Treaty of Lisbon


@pytest.mark.parametrize(
    ("day", "rule", "declarations"),
    [
        ("1993-11-01", "unanimity_maastricht", False),
        ("1999-04-30", "unanimity_maastricht", False),
        ("1999-05-01", "unanimity_amsterdam", True),
        ("2003-01-31", "unanimity_amsterdam", True),
        ("2003-02-01", "unanimity_nice", True),
        ("2009-11-30", "unanimity_nice", True),
        ("2009-12-01", "unanimity", True),
    ],
)
def test_constructive_abstention_began_with_amsterdam(day, rule, declarations):
    """Articles J.8(2) and 23(1) TEU; the Treaty of Amsterdam entered into force on 1 May 1999, of Nice on 1 February
    2003.
    """
    assert council.rule_for("cfsp_default", day).id == council.rule_for("unanimity", day).id == rule
    assert council.RULES[rule].knows_declarations == declarations
    if not declarations:
        with pytest.raises(ValueError, match="knows no constructive abstention"):
            council.decide("cfsp_default", declaring=["FR"], on=day)


def test_the_bar_before_lisbon_is_more_than_a_third_of_the_votes_of_all_members():
    """Article 23(1) TEU: 29 of 87 votes are exactly one third and stop nothing; 30 do. Denmark does not vote on a
    military operation and its three votes count in the whole all the same.
    """
    third, more = ["DE", "FR", "BE", "AT"], ["DE", "FR", "BE", "PT"]
    for act in ("launch_operation", "cfsp_default"):
        for day in ("2000-06-01", "2003-06-12"):
            assert council.decide(act, declaring=third, on=day).adopted
            outcome = council.decide(act, declaring=more, on=day)
            assert outcome.bar_reached and not outcome.adopted
    told = council.decide("launch_operation", declaring=more, on="2003-06-12").explain()
    assert "30 of 87 weighted votes" in told and "persons" not in told


def test_artemis_with_its_own_votes():
    """Decision 2003/432/CFSP of 12 June 2003: fifteen members, Denmark outside (its recital 4)."""
    outcome = council.decide("launch_operation", on="2003-06-12")
    assert outcome.adopted and len(outcome.voters) == 14 and outcome.electorate.outside == ("DK",)
    assert outcome.population_share is None and "Denmark does not vote" in outcome.explain()
    with pytest.raises(ValueError, match="against: .*Denmark|against: .*DK"):
        council.decide("launch_operation", against=["DK"], on="2003-06-12")
    assert "DK" in council.voters("launch_civilian_mission", "2003-06-12")


@pytest.mark.parametrize(
    ("day", "rule"),
    [
        ("1999-05-01", "reinforced_15"),
        ("2004-05-01", "reinforced_25"),
        ("2004-11-01", "reinforced_nice_25"),
        ("2009-11-30", "reinforced_nice"),
        ("2009-12-01", "reinforced_nice"),
    ],
)
def test_majorities_in_foreign_policy_before_lisbon(day, rule):
    """Article 23(2) TEU: the votes and the members asked for where the Commission does not propose alone."""
    assert council.rule_for("cfsp_implementing", day).id == rule
    brake = "vital" if day >= "2009-12-01" else "important"
    assert f"{brake} and stated reasons of national policy" in council.decide("cfsp_implementing", on=day).explain()


def test_a_what_if_takes_the_votes_that_the_rule_had():
    """Twelve members have ten votes for France under Article 148(2) EEC, and 29 under the Treaty of Nice."""
    past = council.decide("qualified_12", voters=["FR", "LU"], on="2020-01-01")
    nice = council.decide("qualified_nice", voters=["FR", "LU"], on="2020-01-01")
    assert (past.electorate.votes, nice.electorate.votes) == (10 + 2, 29 + 4)
    with pytest.raises(ValueError, match="no weighted votes for PL"):
        council.decide("qualified_12", voters=["FR", "PL"], on="2020-01-01")


# --- populations of the Council, 1 November 2004 to 31 October 2014

# Published thresholds of 62 per cent, in hundreds of persons (Rules of Procedure, Annex III).
PUBLISHED = {
    "2004-11-01": 2_843_314,
    "2006-01-01": 2_860_209,
    "2007-01-01": 3_055_863,
    "2008-01-01": 3_069_644,
    "2009-01-01": 3_084_457,
    "2009-12-01": 3_097_924,
    "2011-01-01": 3_106_761,
    "2012-01-01": 3_115_418,
    "2013-01-01": 3_122_814,
    "2013-07-01": 3_150_083,
    "2014-01-01": 3_134_550,
}


@pytest.mark.parametrize(("first", "threshold"), PUBLISHED.items())
def test_sums_give_the_published_threshold(first, threshold):
    """To three hundred persons: the Council rounded each state and worked the threshold out from whole persons."""
    total = sum(council.population(first).values())
    assert 0 <= -(-62 * total // 10_000) - threshold <= 3
    row = next(row for row in course().rows("population_years") if str(row["valid_from"]) == first)
    assert row["population"] == row["council_population"] == total and row["council_threshold"] == 100 * threshold
    assert row["members"] == len(council.members(first)) == len(council.population(first))


def test_every_day_since_november_2004_has_one_table():
    """Also the days on which the table, the membership or the rule changed; no state has two figures on a day."""
    days = {row["valid_from"] for row in course().rows("population")} - {dt.date(2004, 11, 1)}
    for day in sorted({*days, *(day - EARLIER for day in days), dt.date(2004, 11, 1)}):
        held = [row for row in course().rows("population") if row["valid_from"] <= day < row["valid_to"]]
        assert len(held) == len({row["country"] for row in held}) == len(council.population(day)), day


def test_croatia_counts_from_its_accession_and_the_table_of_2010_a_month_early():
    """Decision 2009/937/EU, Article 1: its figures counted from 1 December 2009 to 31 December 2010."""
    assert "HR" not in council.population("2013-06-30") and council.population("2013-07-01")["HR"] == 4_398_200
    assert council.population("2009-11-30")["DE"] == 82_217_800
    assert council.population("2009-12-01") == council.population("2010-12-31")


def test_no_population_before_november_2004():
    for day in ("2004-10-31", "1990-01-01"):
        with pytest.raises(ValueError, match="No population counted in the Council before 1 November 2004"):
            council.population(day)
    rows = council.comparison([("qualified_9", ["FR"])], on="1975-01-01")
    assert rows[0]["Population in favour (%)"] is None and rows[0]["Members in favour"] == "8 of 9"


def test_sixty_two_per_cent_exactly_is_enough():
    """Article 205(4) EC: at least 62 per cent. Weights by hand: both large states and one other have 8 of 9 votes."""
    people = {"A": 31, "B": 31, "C": 19, "D": 19}
    votes = {"A": 100, "B": 100, "C": 5, "D": 5}
    for persons, enough in ((31, True), (30, False)):
        union = people | {"A": persons, "C": 50 - persons}
        outcome = council.decide(
            "qualified_nice_25", population=union, weights=votes, against=["C", "D"], on="2005-01-01"
        )
        step = next(step for step in outcome.steps if step.test.counted == "population_for")
        assert (step.found, step.needed, step.passed) == (31 + persons, 62, enough)


def test_three_large_states_with_two_fifths_of_the_population_could_ask_for_the_check():
    """2005, by hand: 234 votes and 22 of 25 members are enough, 56 per cent of the population are not."""
    outcome = council.decide("qualified_nice_25", against=["DE", "FR", "IT"], on="2005-06-12")
    failed = [step.test.counted for step in outcome.steps if not step.passed]
    assert failed == ["population_for"] and not outcome.adopted


# --- a larger Union


def test_the_nine_candidates_have_a_population_and_make_a_union_of_36():
    """European Council, 2022 and 2023: nine candidates; Kosovo is a potential candidate."""
    nine = ("AL", "BA", "GE", "MD", "ME", "MK", "RS", "TR", "UA")
    people = council.candidate_population()
    assert tuple(people) == nine == council.candidates() and "XK" not in people
    assert len(council.population() | people) == 36 and not set(people) & set(council.members())
    assert council.candidates("2012-01-01") == ("IS", "ME", "MK", "TR") and council.candidates("1999-12-10") == ()


def test_the_population_of_ukraine_is_said_to_be_disputed():
    """UNN, 25 February 2025: about 31.5 million where the government rules, in the middle of 2024."""
    low = council.candidate_population(low=True)
    assert {code for code, persons in council.candidate_population().items() if persons != low[code]} == {"UA"}
    row = next(row for row in course().rows("candidate_population") if row["country"] == "UA")
    assert low["UA"] == row["low"] == 31_500_000 < row["population"] and "Disputed" in row["note"]

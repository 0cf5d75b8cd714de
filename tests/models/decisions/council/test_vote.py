"""The Council decides.

Oracles: the text of the Treaties at boundary dates and exact thresholds; votes with published figures; textbook games;
and a second algorithm that reads the Treaty anew and tries every coalition.
"""

import datetime as dt
from fractions import Fraction
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import eudefence as ed
from eudefence import council
from eudefence.ground.words import per_cent
from eudefence.models.decisions.council.counts import STANCES
from eudefence.models.decisions.council.rules import Rule, rules
from eudefence.models.decisions.council.thresholds import Test

IN_27 = "2025-06-01"


def union(*people):
    """An invented union: members A, B, C ... with these populations."""
    return {chr(65 + i): persons for i, persons in enumerate(people)}


# Who votes, on the days on which it changed


@pytest.mark.parametrize(
    ("act", "on", "number", "inside", "outside"),
    [
        # Last day of British membership: 31 January 2020
        ("safe", "2020-01-31", 28, "GB", None),
        ("safe", "2020-02-01", 27, None, "GB"),
        ("qualified_nice_28", "2013-07-01", 28, "HR", None),
        # Protocol No 22, Article 5, given up with effect from 1 July 2022
        ("launch_operation", "2022-06-30", 26, None, "DK"),
        ("launch_operation", "2022-07-01", 27, "DK", None),
        ("launch_civilian_mission", "2022-06-30", 27, "DK", None),
        ("eda_statute", "2015-10-12", 27, "GB", "DK"),
        ("establish_pesco", "2017-12-11", 27, "MT", "DK"),
        # Decision (CFSP) 2023/1015: Denmark in PESCO from 23 May 2023; Malta never
        ("pesco_project", "2023-05-22", 25, None, "DK"),
        ("pesco_project", "2023-05-23", 26, "DK", "MT"),
        ("edf", "2021-04-29", 27, "DK", None),
    ],
)
def test_who_votes(act, on, number, inside, outside):
    voters = council.voters(act, on)
    assert len(voters) == number
    assert inside is None or inside in voters
    assert outside not in voters


@pytest.mark.parametrize(
    ("act", "on", "rule"),
    [
        ("launch_operation", "2009-11-30", "unanimity_nice"),
        ("launch_operation", "2009-12-01", "unanimity"),
        ("entrust_task", IN_27, "unanimity"),
        # 46(2) TEU with 238(3)(b) TFEU: four members proposed, Denmark did not vote
        ("establish_pesco", "2017-12-11", "participants_reinforced"),
        ("establish_pesco", IN_27, "reinforced"),
        ("admit_to_pesco", "2023-05-22", "participants_qualified"),
        ("suspend_from_pesco", IN_27, "participants_qualified"),
        ("pesco_project", IN_27, "participants_unanimity"),
        ("third_state_in_pesco_project", IN_27, "participants_unanimity"),
        # Protocol No 36: weighted votes to 31 October 2014, and two thirds of the members without a proposal of the
        # Commission
        ("eda_statute", "2011-07-12", "reinforced_nice"),
        ("eda_statute", "2014-10-31", "reinforced_nice_28"),
        ("eda_statute", "2014-11-01", "participants_reinforced"),
        ("eda_statute", "2022-07-01", "reinforced"),
        ("start_up_fund", "2014-10-31", "reinforced_nice_28"),
        ("start_up_fund", "2014-11-01", "qualified"),
        ("enhanced_cooperation_cfsp", IN_27, "plain_unanimity"),
        ("enhanced_cooperation_other", "2012-01-01", "qualified_nice"),
        ("enhanced_cooperation_other", IN_27, "qualified"),
        ("enhanced_cooperation_decide", IN_27, "participants_qualified"),
        ("cfsp_passerelle", IN_27, "plain_unanimity"),
        ("procedure", IN_27, "simple"),
        ("safe", "2025-05-27", "qualified"),
        ("edf", "2021-04-29", "qualified"),
        ("edip", "2025-12-16", "qualified"),
        ("coalition", IN_27, "consent"),
        ("treaty_revision", IN_27, "common_accord"),
    ],
)
def test_rule_of_an_act_by_date(act, on, rule):
    assert council.rule_for(act, on).id == rule


@pytest.mark.parametrize(
    ("act", "article"),
    [("mutual_assistance", "Nobody votes: the duty follows from the attack"), ("withdraw_from_pesco", "Nobody votes")],
)
def test_no_vote_is_taken(act, article):
    """Articles 42(7) and 46(5) TEU."""
    for ask in (council.rule_for, council.voters, council.decide):
        with pytest.raises(ValueError, match=f"no vote is taken on '{act}'. {article}"):
            ask(act)


def test_population_in_force_changes_on_1_january():
    assert council.population("2024-12-31")["DE"] != council.population("2025-01-01")["DE"]
    assert len(council.population("2020-01-31")) == 28 and len(council.population("2020-02-01")) == 27


# Exact thresholds


def test_exactly_65_per_cent_is_enough_and_one_person_less_is_not():
    """Article 16(4) TEU says "at least". Twenty members, five of them not in favour."""
    for persons, adopted in ((65, True), (64, False)):
        people = union(persons, *[0] * 14, 100 - persons, *[0] * 4)
        outcome = council.decide("qualified", population=people, against=list("PQRST"))
        assert (outcome.adopted, outcome.population_share) == (adopted, Fraction(persons, 100))


def test_fifteen_of_27_are_enough_and_fourteen_are_not():
    """55 % of 27 is 14.85. Without the twelve or thirteen smallest the population is there."""
    by_size = sorted(council.members(IN_27), key=council.population(IN_27).get)
    assert council.decide("qualified", against=by_size[:12], on=IN_27).adopted
    outcome = council.decide("qualified", against=by_size[:13], on=IN_27)
    assert not outcome.adopted and outcome.population_share > Fraction(65, 100)
    assert (outcome.members_for, outcome.members_needed) == (14, 15)


def test_three_large_states_cannot_block_and_the_smallest_fourth_makes_the_difference():
    """Article 16(4) TEU, second subparagraph (misconception 9 of the course)."""
    alone = council.decide("qualified", against=["DE", "FR", "IT"], on=IN_27)
    assert alone.adopted and alone.by_blocking_clause and alone.population_share < Fraction(65, 100)
    assert not council.decide("qualified", against=["DE", "FR", "IT", "MT"], on=IN_27).adopted


def test_four_small_states_cannot_block():
    """They need more than 35 % of the population besides (misconception 8)."""
    outcome = council.decide("qualified", against=["MT", "LU", "CY", "EE"], on=IN_27)
    assert outcome.adopted and not outcome.by_blocking_clause


def test_reinforced_majority_has_no_clause_of_four():
    """Article 238(2) TFEU: three states with 47 % of the population stop what has no proposal of the Commission."""
    assert not council.decide("reinforced", against=["DE", "FR", "IT"], on=IN_27).adopted
    assert council.decide("reinforced", against=["MT", "LU", "CY", "EE", "LV", "SI", "LT"], on=IN_27).adopted
    assert not council.decide("reinforced", against=["MT", "LU", "CY", "EE", "LV", "SI", "LT", "HR"], on=IN_27).adopted


def test_an_abstention_under_each_rule():
    """Unanimity: harmless (238(4) TFEU). Majorities: thresholds count all members, so it works like a no
    (misconceptions 5 and 7).
    """
    everybody_but_one = council.members(IN_27)[1:]
    for rule in ("unanimity", "plain_unanimity"):
        assert council.decide(rule, abstaining=everybody_but_one, on=IN_27).adopted
    for rule in ("qualified", "reinforced", "simple"):
        against = council.decide(rule, against=["DE", "FR", "ES", "PL"], on=IN_27)
        abstaining = council.decide(rule, abstaining=["DE", "FR", "ES", "PL"], on=IN_27)
        assert (against.adopted, against.members_for) == (abstaining.adopted, abstaining.members_for)


def test_absence_stops_unanimity_unless_another_state_acts_for_it():
    """Articles 238(4) and 239 TFEU."""
    absent = council.decide("launch_operation", absent=["MT"], on=IN_27)
    assert not absent.adopted and absent.objectors == ("MT",)
    assert council.decide("launch_operation", proxies={"MT": "IT"}, on=IN_27).adopted
    assert not council.decide("launch_operation", against=["MT"], proxies={"MT": "IT"}, on=IN_27).adopted


@pytest.mark.parametrize(
    ("people", "declaring", "reached"),
    [
        # Article 31(1) TEU: one third of the members AND one third of the population, both at least
        ((100, 100, 100), "A", True),
        ((99, 100, 101), "A", False),
        ((300, 0, 0, 0), "A", False),
        ((0, 0, 300, 300), "AB", False),
        ((50, 50, 100, 100, 0, 0), "AB", True),
    ],
)
def test_the_bar_of_constructive_abstention(people, declaring, reached):
    outcome = council.decide("unanimity", population=union(*people), declaring=list(declaring))
    assert outcome.bar_reached is reached and outcome.adopted is not reached
    assert outcome.bound == (() if reached else tuple(sorted(set(union(*people)) - set(declaring))))


def test_nine_small_members_are_one_third_but_not_of_the_population():
    small = sorted(council.members(IN_27), key=council.population(IN_27).get)[:9]
    outcome = council.decide("launch_operation", declaring=small, on=IN_27)
    assert outcome.adopted and not outcome.bar_reached and len(outcome.bound) == 18
    assert "Only one of the two limits" in outcome.explain()


def test_the_bar_is_a_share_of_the_whole_union():
    """While Denmark did not vote, one third was still one of all members and of the population of the Union."""
    _, voters = council.electorate("launch_operation", on="2022-06-30")
    people = council.population("2022-06-30")
    members, persons = (test.threshold(voters) for test in council.RULES["unanimity"].all_tests[1:])
    assert voters.outside == ("DK",) and members == 9 and persons == Fraction(sum(people.values()), 3)


def test_before_lisbon_the_bar_was_one_third_of_the_votes():
    """Article 23(1) TEU, version of Nice: more than one third of 345 votes. 115 are exactly one third and did not stop
    a decision.
    """
    exactly = ["DE", "FR", "IT", "RO", "CZ", "CY", "MT"]  # 29 + 29 + 29 + 14 + 12 + 4 + 3 = 120
    assert council.decide("cfsp_default", declaring=exactly, on="2008-02-04").bar_reached
    third = ["DE", "FR", "IT", "RO", "AT", "CY"]  # 29 + 29 + 29 + 14 + 10 + 4 = 115
    assert council.decide("cfsp_default", declaring=third, on="2008-02-04").adopted


# Votes that were taken


def test_nature_restoration_law_17_june_2024():
    """Oracle: eos-oes.eu, 18 June 2024 (six against, Belgium abstained), and Euractiv, 17 June 2024: 20 countries with
    66 %, adopted.
    """
    outcome = council.decide(
        "qualified", against=["FI", "HU", "IT", "NL", "PL", "SE"], abstaining=["BE"], on="2024-06-17"
    )
    assert outcome.adopted and outcome.members_for == 20 and round(outcome.population_share * 100) == 66
    # Austria changed sides the day before: without it there would have been no majority.
    assert ("AT",) in outcome.flip().sets


def test_nature_restoration_law_as_it_stood_in_march_2024():
    """Oracle: press of 22-25 March 2024: after Hungary turned, no majority (NL, IT, SE, PL, HU against; AT, FI, BE
    abstaining).
    """
    assert not council.decide(
        "qualified", against=["NL", "IT", "SE", "PL", "HU"], abstaining=["AT", "FI", "BE"], on="2024-03-25"
    ).adopted


def test_relocation_of_refugees_22_september_2015():
    """Oracle: euobserver.com/migration/arf9b962a6, 22 September 2015; Protocols No 21 and 22 kept GB, IE and DK out of
    the vote.
    """
    voters = [code for code in council.members("2015-09-22") if code not in ("GB", "IE", "DK")]
    outcome = council.decide(
        "participants_qualified", voters=voters, against=["CZ", "HU", "RO", "SK"], abstaining=["FI"], on="2015-09-22"
    )
    assert outcome.adopted and outcome.members_for == 20 and outcome.bound == tuple(voters)


def test_safe_27_may_2025():
    """Oracle: Regulation (EU) 2025/1106; Blikk, 27 May 2025: 26 for, Hungary abstained."""
    outcome = council.decide("safe", abstaining=["HU"], on="2025-05-27")
    assert outcome.adopted and outcome.members_for == 26 and "HU" in outcome.bound
    assert outcome.flip().size == 3  # with Hungary, four members and more than 35 %


def test_pesco_11_december_2017():
    """Decision (CFSP) 2017/2315: 25 states take part. 72 % of the 27 that voted are 20 (Article 238(3)(b) TFEU,
    Protocol No 22).
    """
    outcome = council.decide("establish_pesco", abstaining=["GB", "MT"], on="2017-12-11")
    assert outcome.adopted and (outcome.members_for, outcome.members_needed) == (25, 20)
    assert outcome.bound == council.participants("2017-12-11") and len(outcome.bound) == 25


def test_denmark_joins_pesco():
    """Decision (CFSP) 2023/1015: the 25 inside voted."""
    outcome = council.decide("admit_to_pesco", on="2023-05-22")
    assert outcome.adopted and len(outcome.voters) == 25 and "DK" not in outcome.voters


def test_eulex_kosovo_4_february_2008():
    """Oracle: rueu.eu, February 2008: Cyprus abstained, the mission was sent."""
    outcome = council.decide("launch_civilian_mission", declaring=["Cyprus"], on="2008-02-04")
    assert outcome.adopted and len(outcome.voters) == 27 and len(outcome.bound) == 26 and "CY" not in outcome.bound


def test_artemis_12_june_2003():
    """Fifteen members, Denmark outside (Protocol on its position, Article 6): fourteen vote; Article 23(1) TEU, version
    of Nice. One no is enough to stop it. Votes of the Union of fifteen are those of Article 148(2) EC after the
    accession of 1995: 87, of Denmark 3.
    """
    artemis = council.decide("launch_operation", on="2003-06-12")
    assert (
        artemis.adopted
        and len(artemis.voters) == 14
        and "DK" not in artemis.voters
        and artemis.rule.id == "unanimity_nice"
    )
    assert not council.decide("launch_operation", against=["SE"], on="2003-06-12").adopted
    with pytest.raises(
        ValueError, match="no weighted votes for .* on 2003-06-12; the course has them from 2007-01-01 on. Give them"
    ):
        council.decide("launch_operation", declaring=["SE"], on="2003-06-12")
    fifteen = dict(
        zip(
            "BE DK DE GR ES FR IE IT LU NL AT PT FI SE GB".split(),
            (5, 3, 10, 5, 8, 10, 3, 10, 2, 5, 4, 5, 3, 4, 10),
            strict=True,
        )
    )
    assert sum(fifteen.values()) == 87
    third = council.decide(
        "launch_operation", declaring=["DE", "FR", "BE", "AT"], weights=fifteen, on="2003-06-12"
    )  # 29 of 87: one third
    more = council.decide(
        "launch_operation", declaring=["DE", "FR", "BE", "PT"], weights=fifteen, on="2003-06-12"
    )  # 30: more than one third
    assert third.adopted and more.bar_reached and not more.adopted
    with pytest.raises(
        ValueError, match="on 2003-01-31 the course has no rule for 'launch_operation'. It has one from 2003-02-01"
    ):
        council.decide("launch_operation", on="2003-01-31")


def test_eumam_ukraine_17_october_2022():
    """Oracle: 24.hu and Hungary Today, 17-18 October 2022: Hungary abstained constructively, takes no part and does not
    pay.
    """
    outcome = council.decide("launch_operation", declaring=["HU"], on="2022-10-17")
    assert outcome.adopted and set(outcome.voters) - set(outcome.bound) == {"HU"} and not outcome.bar_reached


def test_sanctions_6_october_2022():
    """Oracle: L'Echo, in European Papers: Belgium abstained without a declaration on the eighth package; it is bound
    all the same.
    """
    outcome = council.decide("cfsp_default", abstaining=["BE"], on="2022-10-06")
    assert outcome.adopted and "BE" in outcome.bound


# Textbook games, through rules of the caller's own


def game(quota, *more):
    test = Test("votes_for", "fixed", Fraction(quota), "at_least", 0, 0, "textbook", f"at least {quota} votes")
    return Rule("game", "A game", "textbook", "all_members", ((test, *more),), None, None, None)


def test_fifty_forty_nine_one():
    """Oracle: the standard example that share is not power: with quota 51 the player with 1 decides as often as the one
    with 49.
    """
    weights = {"Fifty": 50, "Forty-nine": 49, "One": 1}
    for against in ("Forty-nine", "One"):
        assert council.decide(game(51), voters=None, population=weights, weights=weights, against=[against]).adopted
    assert not council.decide(game(51), population=weights, weights=weights, against=["Forty-nine", "One"]).adopted
    assert council.decide(game(51), population=weights, weights=weights, against=["One"]).flip().sets == (
        ("Fifty",),
        ("Forty-nine",),
    )


def test_luxembourg_never_mattered_in_the_council_of_six():
    """Oracle: Brams and Affuso 1976: with votes 4, 4, 4, 2, 2, 1 and quota 12 Luxembourg was a dummy."""
    votes = {"DE": 4, "FR": 4, "IT": 4, "BE": 2, "NL": 2, "LU": 1}
    for size in range(6):
        for against in combinations(["DE", "FR", "IT", "BE", "NL"], size):
            outcome = council.decide(game(12), voters=votes, population=votes, weights=votes, against=against)
            assert not any("LU" in group for group in outcome.flip().sets)
            assert (
                outcome.adopted
                == council.decide(
                    game(12), voters=votes, population=votes, weights=votes, against=[*against, "LU"]
                ).adopted
            )


def test_security_council_as_a_weighted_game():
    """Oracle: Taylor and Zwicker: quota 39, 7 votes for each of five permanent members, 1 for each of ten others."""
    weights = {f"P{i}": 7 for i in range(5)} | {f"E{i}": 1 for i in range(10)}

    def vote(against):
        return council.decide(game(39), population=weights, weights=weights, against=against)

    assert vote([f"E{i}" for i in range(6)]).adopted and not vote([f"E{i}" for i in range(7)]).adopted
    assert not vote(["P0"]).adopted
    assert vote(["P0"]).flip().sets == (("P0",),)
    assert vote([]).flip().sets == tuple((f"P{i}",) for i in range(5))


# A second algorithm: the Treaty read anew, and every coalition tried


def treaty(rule, stances, people, quorum=True):
    """Adopted or not, written from the Treaty articles without looking at the tables."""
    n, total = len(people), sum(people.values())
    group = {s: [m for m in people if stances[m] == s] for s in ("in_favour", *STANCES)}
    yes, persons = len(group["in_favour"]), sum(people[m] for m in group["in_favour"])
    if quorum and 2 * (n - len(group["absent"])) <= n:
        return False
    if rule in ("unanimity", "participants_unanimity", "plain_unanimity"):
        declared = sum(people[m] for m in group["declaring"])
        barred = rule == "unanimity" and 3 * len(group["declaring"]) >= n and 3 * declared >= total
        return not group["against"] and not group["absent"] and not barred
    if rule == "qualified":
        return (100 * yes >= 55 * n and yes >= 15 and 100 * persons >= 65 * total) or n - yes < 4
    if rule == "reinforced":
        return 100 * yes >= 72 * n and 100 * persons >= 65 * total
    if rule == "participants_reinforced":
        return 100 * yes >= 72 * n and 100 * persons >= 65 * total
    if rule == "participants_qualified":
        sizes = [k for k in range(1, n + 1) if 100 * sum(sorted(people.values())[-k:]) > 35 * total]
        return (100 * yes >= 55 * n and 100 * persons >= 65 * total) or n - yes < min(sizes, default=n) + 1
    if rule == "simple":
        return 2 * yes > n
    if rule == "four_fifths":
        return 5 * yes >= 4 * n
    if rule == "common_accord":
        return yes == n
    return yes >= 2  # consent outside the Treaties


READ_ANEW = (
    "unanimity", "plain_unanimity", "qualified", "reinforced", "simple", "four_fifths", "participants_unanimity", "participants_qualified",
    "participants_reinforced", "common_accord", "consent",
)  # fmt: skip
NO_QUORUM = ("common_accord", "consent")


@st.composite
def votes(draw, most=7):
    rule = draw(st.sampled_from(READ_ANEW))
    people = union(*draw(st.lists(st.integers(0, 100), min_size=1, max_size=most)))
    possible = [s for s in ("in_favour", *STANCES) if s != "declaring" or rule == "unanimity"]
    stances = {member: draw(st.sampled_from(possible)) for member in people}
    return rule, people, stances


def decided(rule, people, stances):
    groups = {stance: [m for m in people if stances[m] == stance] for stance in STANCES}
    return council.decide(rule, population=people, **groups)


@given(votes())
def test_outcome_against_the_treaty_read_anew(vote):
    rule, people, stances = vote
    outcome = decided(rule, people, stances)
    assert outcome.adopted == treaty(rule, stances, people, rule not in NO_QUORUM)
    assert set(outcome.bound) <= set(outcome.voters) and (outcome.adopted or not outcome.bound)
    assert not set(outcome.bound) & set(outcome.declaring)
    assert outcome.explain().endswith(".") and (not sum(people.values()) or 0 <= outcome.population_share <= 1)


@given(votes())
def test_flip_against_every_coalition(vote):
    """It reverses the result, no smaller set does, and none of its size is missing."""
    rule, people, stances = vote
    outcome = decided(rule, people, stances)
    flip, goal = outcome.flip(), "against" if outcome.adopted else "in_favour"
    movable = [m for m in people if stances[m] != goal]
    for size in range(1, len(movable) + 1):
        found = {
            frozenset(group)
            for group in combinations(movable, size)
            if treaty(rule, stances | dict.fromkeys(group, goal), people, rule not in NO_QUORUM) != outcome.adopted
        }
        if found:
            break
    else:
        size, found = None, set()
    assert (flip.size, {frozenset(group) for group in flip.sets}, flip.complete) == (size, found, True)
    assert len(flip.sets) == len(found) and flip.to == goal.replace("_", " ") and flip.explain().endswith(".")


@given(votes(), st.data())
def test_one_more_yes_never_undoes_a_decision(vote, data):
    rule, people, stances = vote
    member = data.draw(st.sampled_from(sorted(people)))
    if decided(rule, people, stances).adopted:
        assert decided(rule, people, stances | {member: "in_favour"}).adopted


@given(votes(), st.randoms(use_true_random=False))
def test_names_do_not_matter(vote, random):
    rule, people, stances = vote
    order = list(people)
    random.shuffle(order)
    renamed = {member: f"Land {number}" for number, member in enumerate(order)}
    first = decided(rule, people, stances)
    second = decided(rule, {renamed[m]: people[m] for m in order}, {renamed[m]: s for m, s in stances.items()})
    assert (first.adopted, first.by_blocking_clause, first.bar_reached) == (
        second.adopted,
        second.by_blocking_clause,
        second.bar_reached,
    )
    assert {frozenset(renamed[m] for m in group) for group in first.flip().sets} == {
        frozenset(group) for group in second.flip().sets
    }


@given(
    st.sets(st.sampled_from(council.members(IN_27))),
    st.sampled_from(["qualified", "reinforced", "simple", "unanimity", "parliament_2023"]),
)
def test_real_union_against_the_treaty_read_anew(against, rule):
    """Parliament's proposal is counted as Article 16(4) TEU: see the note of the rule."""
    people = council.population(IN_27)
    stances = {member: "against" if member in against else "in_favour" for member in people}
    outcome = council.decide(rule, against=against, voters=council.members(IN_27), on=IN_27)
    assert outcome.adopted == treaty("qualified" if rule == "parliament_2023" else rule, stances, people)
    flip = outcome.flip(limit=3)
    for group in flip.sets:
        changed = stances | dict.fromkeys(group, "against" if outcome.adopted else "in_favour")
        assert treaty("qualified" if rule == "parliament_2023" else rule, changed, people) != outcome.adopted


# Quorum


def test_without_a_quorum_no_vote():
    """Rules of Procedure, Article 11(4): a majority must be present; a proxy is no presence, an abstention is."""
    thirteen_there = council.decide("simple", absent=council.members(IN_27)[:14], on=IN_27)
    assert not thirteen_there.adopted and "No vote can be taken" in thirteen_there.explain()
    assert thirteen_there.flip().size == 1  # one more comes and agrees: 14 present, 14 in favour
    names = council.members(IN_27)
    proxies = dict(zip(names[:13], names[13:26], strict=True))
    assert council.decide("launch_operation", proxies=proxies, on=IN_27).adopted  # 14 are there
    assert council.decide("launch_operation", abstaining=names[:20], on=IN_27).adopted


def test_leaders_need_two_thirds():
    """Rules of Procedure of the European Council, Article 6(3): 18 of 27. Eleven leaders with a proxy leave sixteen in
    the room.
    """
    names = council.members(IN_27)
    proxies = dict(zip(names[:11], names[11:22], strict=True))
    assert not council.decide("cfsp_passerelle", proxies=proxies, on=IN_27).adopted
    assert council.decide("cfsp_default", proxies=proxies, on=IN_27).adopted


def test_a_coalition_knows_no_quorum():
    outcome = council.decide("coalition", voters=["FR", "GB", "PL", "IT", "ES"], absent=["PL", "IT", "ES"])
    assert outcome.adopted and outcome.bound == ("FR", "GB")


# The state concerned, enhanced cooperation, what-ifs


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
        match="'parliament_2023' could not be used on 2025-06-01: it was only proposed.* for a what-if, the voters",
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


# What a reader sees


def test_explanation_says_each_article_once_and_names_instead_of_codes():
    text = council.decide(
        "qualified", against=["FI", "HU", "IT", "NL", "PL", "SE"], abstaining=["BE"], on="2024-06-17"
    ).explain()
    assert text.count("Article 16(4) TEU, first subparagraph") == 1
    assert "297,535,513 of 448,387,872 persons (66.36 per cent)" in text  # Eurostat, 1 January 2023
    assert "Finland" in text and " FI" not in text and "An abstention works like a vote against" in text
    assert "17 June 2024" in text


@pytest.mark.parametrize(
    ("share", "limit", "words"),
    [
        (Fraction(64996, 100_000), Fraction(65, 100), "64.996 per cent"),  # never "65.00"
        (Fraction(650_000_01, 1_000_000_00), Fraction(65, 100), "65.000001 per cent"),
        (Fraction(65, 100), Fraction(65, 100), "65 per cent"),
        (Fraction(1, 3), Fraction(1, 3), "33.33 per cent"),
        (
            Fraction(3_333_334, 10_000_000),
            Fraction(1, 3),
            "33.33334 per cent",
        ),  # more than a third; "33.33" would be less
        (Fraction(6636, 10_000), Fraction(65, 100), "66.36 per cent"),
    ],
)
def test_a_rounded_share_stays_on_its_side_of_the_limit(share, limit, words):
    assert per_cent(share, limit) == words


def test_steps_name_test_and_article():
    steps = council.decide("qualified", against=["DE", "FR", "IT"], on=IN_27).steps
    assert [(step.alternative, step.found, step.needed, step.passed) for step in steps][::2] == [
        (1, 24, 15, True),
        (2, 3, 3, True),
    ]
    assert (
        str(steps[0])
        == "at least 55 per cent of the members, and at least fifteen of them: 24 of 27, needed 15: passed (Article"
        " 16(4) TEU, first subparagraph)"
    )


def test_words_about_who_does_not_vote():
    assert (
        "Denmark does not vote on acts with defence implications"
        in council.decide("launch_operation", on="2021-01-01").explain()
    )
    assert "Only states that take part vote: not Malta." in council.decide("pesco_project", on=IN_27).explain()
    assert "vital and stated reasons" in council.decide("cfsp_implementing", on=IN_27).explain()


# Wrong arguments


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("launch_operaton", {}), "Did you mean 'launch_operation'"),
        (("unanimty", {}), "Did you mean 'unanimity'"),
        (("qualified", {"against": ["Germny"]}), "against: 'Germny' is not a known .*Did you mean 'Germany'"),
        (("qualified", {"against": ["NO"]}), r"against: Norway \(NO\) has no vote here"),
        (("qualified", {"against": ["GB"], "on": "2020-02-01"}), r"United Kingdom \(GB\) has no vote here"),
        (("launch_operation", {"against": ["DK"], "on": "2020-02-01"}), r"Denmark \(DK\) has no vote here"),
        (("qualified", {"against": ["FR"], "abstaining": ["France"]}), "abstaining: France is also named as against"),
        (("qualified", {"declaring": ["FR"]}), "knows no constructive abstention"),
        (("pesco_project", {"declaring": ["FR"]}), "knows no constructive abstention"),
        (("cfsp_passerelle", {"declaring": ["FR"]}), "knows no constructive abstention"),
        (("qualified", {"on": "2014-10-31"}), "could not be used on 2014-10-31: it applied from 2014-11-01"),
        (("qualified", {"on": "2027-01-01"}), "later than the edition"),
        (("qualified", {"on": "next week"}), "is not a day"),
        (("coalition", {}), "Say which states are asked"),
        (("qualified", {"population": {"A": 0.5}}), r"population\['A'\]: 0.5 found; whole numbers of at least 0"),
        (("qualified", {"population": {"A": True}}), r"population\['A'\]: True found; whole numbers"),
        (
            ("qualified", {"population": {"A": 1}, "voters": ["A", "B"]}),
            "voters: 'B' is not a known state of the population. Accepted: A",
        ),
        (("qualified", {"population": {}}), "nobody votes"),
        (("qualified_nice", {"population": {"A": 1}}), "weights: there are no weighted votes for A"),
        (("establish_pesco", {"on": "2014-10-31"}), "the course has no rule for 'establish_pesco'"),
        (("pesco_project", {"on": "2017-12-10"}), "no rule for 'pesco_project'"),
        (("participants_unanimity", {"on": "2017-12-10"}), "nobody took part in permanent structured cooperation"),
        (("launch_operation", {"proxies": {"MT": "IT", "CY": "IT"}}), "Italy acts for more than one state"),
        (("launch_operation", {"proxies": {"MT": "IT", "IT": "FR"}}), "Italy is not there itself"),
        (("launch_operation", {"proxies": {"MT": "IT"}, "absent": ["MT"]}), "absent without a proxy"),
    ],
)
def test_errors_say_what_would_be_right(arguments, message):
    rule, options = arguments
    with pytest.raises(ValueError, match=message):
        council.decide(rule, **options)


HUNGARY = [
    "HU", "hungary", ["HU"], ("HU",), {"HU"}, (name for name in ["HU"]), iter(["Hungary"]), {"HU": True, "SK": False}, {"HU": np.True_},
    np.array(["HU"]), pd.Series(["HU"]), pd.Index(["HU"]), pd.Series([True, False], index=["HU", "SK"]), {"HU": None}.keys(),
]  # fmt: skip


@pytest.mark.parametrize("stance", STANCES)
@pytest.mark.parametrize("names", HUNGARY, ids=lambda names: type(names).__name__)
def test_a_group_is_read_once_from_whatever_holds_it(names, stance):
    """A generator must not be eaten while it is looked at: one state is named, so 26 are in favour and Hungary is where
    it was put. (Generators are used up by the first test that reads them, so each is made anew.)
    """
    if hasattr(names, "__next__"):
        names = (name for name in ["HU"])
    outcome = council.decide("launch_operation", on=IN_27, **{stance: names})
    assert getattr(outcome, stance) == ("HU",) and outcome.members_for == 26


def test_voters_read_once_too():
    """Oracle: the same vote with a list."""
    outcome = council.decide("simple", voters=(code for code in ["DE", "FR", "IT"]), against=(code for code in ["FR"]))
    assert (outcome.voters, outcome.against, outcome.members_for) == (("DE", "FR", "IT"), ("FR",), 2)
    table = council.compare(
        (vote for vote in [("simple", iter(["FR"])), ("simple", [])]), voters=(code for code in ["DE", "FR", "IT"])
    )
    assert table["Members in favour"].tolist() == ["2 of 3", "3 of 3"]


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


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"against": b"HU"}, r"against: b'HU' found; a state or a list of states"),
        ({"against": 3}, "against: 3 found; a state or a list of states"),
        ({"against": {None}}, "against: None is not a known voter"),
        ({"against": pd.DataFrame({"HU": [1]})}, "against: DataFrame found; a state or a list of states"),
        ({"against": {"HU": 1}}, "against: .* a mapping of state to True or False"),
        ({"against": ["x" * 10**6]}, r"against: 'xxxx.{0,100}' is not a known voter"),
        ({"voters": pd.DataFrame({"HU": [1]})}, "voters: DataFrame found"),
        ({"voters": []}, "voters: nobody votes"),
        ({"voters": ["FR", None]}, "voters: None is not a known country"),
        ({"population": pd.DataFrame({"HU": [1]})}, "population: DataFrame found; a dict or a Series"),
        ({"population": ["FR"]}, "population: list found; a dict or a Series"),
        ({"population": {"FR": -1}}, r"population\['FR'\]: -1 found; whole numbers of at least 0"),
        ({"population": {"FR": float("nan")}}, r"population\['FR'\]: nan found; whole numbers"),
        ({"population": {"FR": float("inf")}}, r"population\['FR'\]: inf found; whole numbers"),
        ({"population": {"FR": 1e300}}, r"population\['FR'\]: 1e\+300 found; whole numbers"),
        ({"population": {"FR": "many"}}, r"population\['FR'\]: 'many' found; whole numbers"),
        ({"population": {"EL": 1, "GR": 2}}, "population: Greece is named twice, as 'EL' and 'GR'"),
        ({"population": pd.Series([1, 2], index=["FR", "FR"])}, "population: France is named twice"),
        ({"population": {None: 1}}, "population: None found; a state is named by a code or a name"),
        ({"population": {"": 1}}, "population: '' found; a state is named"),
        ({"population": pd.Series([1, 2])}, "population: 0 found; a state is named"),
        ({"weights": {"FR": -3}}, r"weights\['FR'\]: -3 found; whole numbers"),
        ({"weights": {"FR": 2.5}}, r"weights\['FR'\]: 2.5 found; whole numbers"),
        ({"weights": {"Atlantis": 3}}, "weights: 'Atlantis' is not a known country"),
        ({"proxies": ["MT"]}, "proxies: list found; a dict or a Series"),
        ({"proxies": {"MT": "IT", "Malta": "FR"}}, "proxies: Malta is named twice"),
        ({"proxies": {"MT": "Atlantis"}}, r"proxies\['MT'\]: 'Atlantis' is not a known voter"),
        ({"on": pd.NaT}, "on: NaT is not a day"),
        ({"on": 2025}, "on: 2025 is not a day"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(options, message):
    with pytest.raises(ValueError, match=message) as refusal:
        council.decide("simple", **options)
    assert len(str(refusal.value)) < 400


def test_proxies_from_a_series_in_any_spelling():
    """Article 239 TFEU. Oracle: the same with a dict of codes."""
    given = council.decide("simple", proxies=pd.Series({"malta": "Italy", "EL": "cy"}), on=IN_27)
    assert given == council.decide("simple", proxies={"MT": "IT", "GR": "CY"}, on=IN_27)


def test_a_union_with_a_country_under_its_own_spelling():
    """What was written stays: a part of an invented union keeps the names of the whole."""
    people = {"Land A": 5, "el": 3, "France": 2}
    outcome = council.decide("simple", population=people, voters=["Greece", "FR"], against="GR")
    assert (outcome.voters, outcome.against) == (("el", "France"), ("el",))


def test_voters_may_be_given_as_the_mapping_that_gives_their_persons():
    people = {"A": 3, "B": 2}
    assert council.decide("simple", voters=people, population=people).voters == ("A", "B")


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: council.decide("simple", abstain=["FR"]),
            r"decide\(\) takes no argument 'abstain'. Did you mean 'abstaining'",
        ),
        (lambda: council.decide("simple", agianst=["FR"]), "Did you mean 'against'"),
        (lambda: council.electorate("simple", voter=["FR"]), "Did you mean 'voters'"),
        (lambda: council.compare([("simple", [])], populaton={"A": 1}), "Did you mean 'population'"),
        (
            lambda: council.decide("simple", vetoing=["FR"]),
            "It takes: rule, against, abstaining, declaring, absent, proxies",
        ),
        (lambda: ed.activation.probability("simple", 0.5, correlaton=0.1), "Did you mean 'correlation'"),
        (lambda: ed.fact("forces.csv#rdc", packages=None), "Did you mean 'package'"),
        (lambda: ed.load("forces", asof="2020-01-01"), "Did you mean 'as_of'"),
        (lambda: ed.cite("x", styl="text"), "Did you mean 'style'"),
    ],
)
def test_a_misspelt_name_of_an_argument_gets_the_nearest(call, message):
    with pytest.raises(TypeError, match=message):
        call()


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
    """The tables of persons begin on 1 November 2014; a veto needs none."""
    assert not council.decide("launch_operation", against=["GR"], on=dt.date(2012, 1, 1)).adopted
    for options in ({"declaring": ["GR"]},):
        with pytest.raises(ValueError, match="no complete table of populations"):
            council.decide("launch_operation", on="2012-01-01", **options)
    with pytest.raises(ValueError, match="no complete table of populations"):
        council.decide("cfsp_implementing", on="2012-01-01")


def test_every_act_can_be_decided_or_says_why_not():
    for act in council.acts():
        options = {"voters": council.members()} if act in ("coalition", "enhanced_cooperation_decide") else {}
        if act in ("serious_breach_risk", "suspend_from_pesco"):
            options = {"concerned": "HU"}
        if act in ("mutual_assistance", "withdraw_from_pesco"):
            continue
        outcome = council.decide(act, **options)
        assert outcome.adopted and outcome.steps and outcome.explain(), act


def test_the_mapping_of_rules():
    wanted = (
        "unanimity qualified reinforced simple four_fifths participants_unanimity participants_qualified"
        " participants_reinforced qualified_nice"
    )
    assert {*wanted.split(), "parliament_2023"} <= set(council.RULES) and council.RULES is rules()


def test_compared_votes_say_what_single_votes_say():
    """Oracle: `decide` itself, vote by vote."""
    votes = [
        ("qualified", ["DE", "FR", "IT"]),
        ("qualified", ["DE", "FR", "IT", "MT"]),
        ("unanimity", []),
        ("reinforced", ["DE", "FR", "IT"]),
    ]
    table = council.compare(votes, on="2025-06-01")
    single = [council.decide(rule, against=against, on="2025-06-01") for rule, against in votes]
    assert table["Result"].tolist() == ["adopted", "blocked", "adopted", "blocked"]
    assert [result == "adopted" for result in table["Result"]] == [outcome.adopted for outcome in single]
    assert table["Members in favour"].tolist() == [f"{outcome.members_for} of 27" for outcome in single]
    assert table.loc[2, "Against"] == "nobody"


def test_a_share_just_below_the_limit_is_not_told_as_the_limit():
    """Article 16(4) TEU asks for 65 per cent: whoever reads "65.00 per cent: not enough" is told a contradiction."""
    people = dict.fromkeys("ABCDE", 100_000) | {"F": 149_996} | dict.fromkeys("GHI", 100_000) | {"J": 50_004}
    said = council.decide("qualified", against=["G", "H", "I", "J"], population=people, on="2025-06-01").explain()
    assert "649,996 of 1,000,000 persons (64.9996 per cent), 650,000 are needed (65 per cent): not enough" in said


def test_shares_in_the_table_of_votes_have_one_decimal():
    """Two of three equal states are 66.7 per cent."""
    table = council.compare([("simple", ["C"])], population={"A": 1, "B": 1, "C": 1})
    assert table["Population in favour (%)"].tolist() == [66.7]


@pytest.mark.parametrize(
    ("act", "asked"),
    [("edf", True), ("enhanced_cooperation_other", True), ("launch_operation", False), ("safe", False)],
)
def test_the_part_of_parliament_is_told_where_it_has_one(act, asked):
    """Articles 294 and 329(1) TFEU: it decides together with the Council, or consents; under Articles 42(4) TEU and 122
    TFEU it does neither.
    """
    assert ("The European Parliament must agree as well" in council.decide(act, on="2025-06-01").explain()) is asked

"""What a vote decided: exact thresholds, abstention, the bar, the quorum.

Oracles: the text of the Treaties at boundary dates and exact thresholds; a second algorithm that reads the Treaty anew.
"""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eudefence import council
from tests.models.decisions.council.treaty import NO_QUORUM, decided, treaty, votes
from tests.models.decisions.council.unions import IN_27, union


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


@given(votes())
def test_outcome_against_the_treaty_read_anew(vote):
    rule, people, stances = vote
    outcome = decided(rule, people, stances)
    assert outcome.adopted == treaty(rule, stances, people, rule not in NO_QUORUM)
    assert set(outcome.bound) <= set(outcome.voters) and (outcome.adopted or not outcome.bound)
    assert not set(outcome.bound) & set(outcome.declaring)
    assert outcome.explain().endswith(".") and (not sum(people.values()) or 0 <= outcome.population_share <= 1)


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

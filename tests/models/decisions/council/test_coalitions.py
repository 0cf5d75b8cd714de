"""Winning coalitions by size and by member. Oracle: every coalition, one by one, asked whether the rule adopts."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eudefence import council
from eudefence.models.decisions.council import halves
from eudefence.models.decisions.council.coalitions import Coalitions
from eudefence.models.decisions.council.counts import Counted
from eudefence.models.decisions.council.rules import Rule
from eudefence.models.decisions.council.thresholds import Test
from eudefence.models.decisions.council.voting_weights import Voters

PEOPLE = st.lists(st.integers(0, 90_000_000), min_size=2, max_size=9)


def one_by_one(rule, voters):
    """Winning coalitions by size that contain each voter: the definition itself."""
    found = {code: [0] * (len(voters.codes) + 1) for code in voters.codes}
    for size in range(len(voters.codes) + 1):
        for coalition in combinations(voters.codes, size):
            stances = {code: "in_favour" if code in coalition else "against" for code in voters.codes}
            if rule.adopted(voters.counts(stances), voters):
                for code in coalition:
                    found[code][size] += 1
    return {code: tuple(row) for code, row in found.items()}


def voters_of(people, votes=()):
    codes = tuple(f"State {number}" for number in range(len(people)))
    return Voters(codes, dict(zip(codes, people, strict=True)), dict(zip(codes, votes, strict=False)))


def votes_rule(fraction):
    test = Test(Counted.VOTES_FOR, "votes", fraction, "more_than", 0, 0, "", "")
    return Rule("own", "Own rule", "", "all_members", ((test,),), None, None, None)


@pytest.mark.parametrize("rule", ["simple", "unanimity", "qualified", "reinforced", "participants_qualified"])
@given(people=PEOPLE)
def test_members_of_winning_coalitions(rule, people):
    rule, voters = council.RULES[rule], voters_of(people)
    expected = one_by_one(rule, voters)
    found = Coalitions(rule, voters)
    assert found.containing == expected
    if found.counts:  # both ways of counting, whatever the size of the union
        assert [tuple(row) for row in halves.containing_by_weight(found)] == list(expected.values())


@given(people=PEOPLE, data=st.data())
def test_members_of_winning_coalitions_with_weighted_votes(people, data):
    votes = data.draw(st.lists(st.integers(1, 29), min_size=len(people), max_size=len(people)))
    voters = voters_of(people, votes)
    for rule in (council.RULES["qualified_nice"], votes_rule(Fraction(7, 10))):
        found = Coalitions(rule, voters)
        assert found.containing == one_by_one(rule, voters)
        assert all(
            sum(row[size] for row in found.containing.values()) == size * found.by_size[size]
            for size in range(found.n + 1)
        )


def test_the_union_of_today_counted_with_arrays_and_without():
    found = Coalitions(*council.electorate("qualified", on="2026-06-01"))
    assert halves.containing_by_weight(found) == found._containing()


def test_too_many_voters_are_refused_by_what_is_weighed():
    many = voters_of([1] * 29, [1] * 29)
    assert sum(Coalitions(votes_rule(Fraction(1, 2)), many).by_size) == 2**28
    with pytest.raises(ValueError, match="29 states are too many for an exact count with population and votes"):
        Coalitions(council.RULES["qualified_nice"], many).containing

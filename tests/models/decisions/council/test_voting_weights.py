"""Those who vote, with persons and votes. Oracles: Article 238(3) TFEU; plain enumeration."""

from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from eudefence.models.decisions.council.rules import rules
from eudefence.models.decisions.council.voting_weights import Voters


def test_blocking_minority_among_participants_is_computed():
    """Article 238(3)(a) TFEU: the smallest number with more than 35 %, plus one. Exactly 35 % is not more."""
    clause = rules()["participants_qualified"].tests[1][0]
    big_one = Voters(("A", "B", "C"), {"A": 36, "B": 32, "C": 32}, {})
    just_not = Voters(("A", "B", "C"), {"A": 35, "B": 33, "C": 32}, {})
    # One member has more than 35 %, so two can block; where one has exactly 35 %, two are needed for more, so three can
    # block.
    assert clause.needed(big_one) == 1 and clause.needed(just_not) == 2


@given(st.lists(st.integers(0, 60), min_size=1, max_size=7), st.integers(1, 99))
def test_smallest_group_by_enumeration(people, per_cent):
    voters = Voters(tuple(str(i) for i in range(len(people))), {str(i): p for i, p in enumerate(people)}, {})
    limit = Fraction(per_cent, 100) * sum(people)
    sizes = [size for size in range(1, len(people) + 1) for group in combinations(people, size) if sum(group) > limit]
    assert voters.smallest_group(Fraction(per_cent, 100)) == min(sizes, default=len(people))


def test_limits_of_the_union_count_members_that_do_not_vote():
    part = Voters(("A", "B"), {"A": 10, "B": 10, "C": 40}, {"A": 1, "B": 1, "C": 4}, outside=("C",))
    assert [part.size(base) for base in ("members", "population", "votes")] == [2, 20, 2]
    assert [part.size(f"union_{base}") for base in ("members", "population", "votes")] == [3, 60, 6]

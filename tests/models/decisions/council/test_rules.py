"""The rules as data. Oracles: the Treaty texts named in each test, sums of the Act of Accession of Croatia, and plain
enumeration.
"""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eudefence.data.package import course
from eudefence.models.decisions.council.counts import COUNTED
from eudefence.models.decisions.council.rules import Rule, rules
from eudefence.models.decisions.council.thresholds import Test
from eudefence.models.decisions.council.voting_weights import Voters


def equals(number, people=1):
    """A union of so many members with the same population."""
    codes = tuple(f"M{i}" for i in range(number))
    return Voters(codes, dict.fromkeys(codes, people), {})


@pytest.mark.parametrize(
    ("rule", "members", "needed"),
    [
        # 55 % and 72 % of the members, Article 16(4) TEU and Article 238(2) TFEU: 14.85, 15.4, 19.44 and 20.16, rounded
        # up
        ("qualified", 27, 15),
        ("qualified", 28, 16),
        ("reinforced", 27, 20),
        ("reinforced", 28, 21),
        # Article 238(3) TFEU among 25, 26 and 27 participants
        ("participants_qualified", 25, 14),
        ("participants_qualified", 26, 15),
        ("participants_reinforced", 26, 19),
        ("participants_reinforced", 27, 20),
        ("simple", 27, 14),  # EUR-Lex glossary, "weighting of votes in the Council": 14 of 27
        ("simple", 28, 15),
        ("four_fifths", 27, 22),  # Commission on Poland, December 2017: 22 of the 27 that vote
        ("four_fifths", 26, 21),
        ("common_accord", 27, 27),
        ("qualified_nice_28", 28, 15),
        ("reinforced_nice_28", 28, 19),
        ("reinforced_nice", 27, 18),
    ],
)
def test_members_needed(rule, members, needed):
    test = next(test for test in rules()[rule].all_tests if test.counted == "members_for")
    assert test.needed(equals(members)) == needed


def test_fifteen_members_even_in_a_small_union():
    """Article 16(4) TEU: "comprising at least fifteen of them", although 55 % of 20 is 11."""
    assert rules()["qualified"].tests[0][0].needed(equals(20)) == 15


def test_threshold_of_2025_as_published():
    """Oracle: Agence Europe 13544, 12 December 2024: 451 028 881 persons, qualified majority from 293 168 773."""
    union = Voters(("EU",), {"EU": 451_028_881}, {})
    assert rules()["qualified"].tests[0][1].needed(union) == 293_168_773


@pytest.mark.parametrize(
    ("rule", "total", "enough", "members"), [("qualified_nice", 345, 255, 27), ("qualified_nice_28", 352, 260, 28)]
)
def test_votes_of_nice(rule, total, enough, members):
    """Oracle: Article 3(3) of Protocol No 36; Act of Accession of Croatia, Article 20 (260 of 352, Croatia with 7
    votes).
    """
    weights = {
        row["country"]: row["votes"] for row in course().rows("nice_votes") if members == 28 or row["country"] != "HR"
    }
    voters = Voters(tuple(weights), {}, weights)
    assert voters.votes == total and len(voters.codes) == members
    test = next(test for test in rules()[rule].all_tests if test.counted == "votes_for")
    assert test.needed(voters) == enough
    assert not test.passed(enough - 1, voters) and test.passed(enough, voters)


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


@given(
    st.integers(0, 200),
    st.fractions(min_value=Fraction(1, 20), max_value=1, max_denominator=20),
    st.sampled_from(["at_least", "more_than", "fewer_than", "at_most"]),
    st.integers(0, 12),
    st.integers(0, 2),
    st.integers(1, 150),
)
def test_needed_is_where_passing_begins(count, fraction, comparison, floor, plus, members):
    """Oracle: the comparison of the count with the exact threshold, written out."""
    test = Test("members_for", "members", fraction, comparison, floor, plus, "", "")
    threshold = max(fraction * members, Fraction(floor)) + plus
    right = {
        "at_least": count >= threshold,
        "more_than": count > threshold,
        "fewer_than": count < threshold,
        "at_most": count <= threshold,
    }
    assert test.threshold(equals(members)) == threshold
    assert test.passed(count, equals(members)) == right[comparison]


def test_limits_of_the_union_count_members_that_do_not_vote():
    part = Voters(("A", "B"), {"A": 10, "B": 10, "C": 40}, {"A": 1, "B": 1, "C": 4}, outside=("C",))
    assert [part.size(base) for base in ("members", "population", "votes")] == [2, 20, 2]
    assert [part.size(f"union_{base}") for base in ("members", "population", "votes")] == [3, 60, 6]


def test_the_catalogue_is_complete():
    """Every rule has tests, every act a rule; nobody is in force before it began or proposed and valid."""
    assert all(
        isinstance(rule, Rule) and rule.tests and rule.article and rule.abstention and rule.source
        for rule in rules().values()
    )
    assert {test.counted for rule in rules().values() for test in rule.all_tests} <= set(COUNTED)
    for row in course().rows("acts"):
        assert row["rule_id"] == "none" or row["rule_id"] in rules()
        assert row["constructive_abstention"] == (
            row["rule_id"] != "none" and rules()[row["rule_id"]].knows_declarations
        ), row["act_id"]
        if row["rule_id"] != "none":
            rule = rules()[row["rule_id"]]
            assert rule.status != "proposed"
            assert rule.valid_from is None or rule.valid_from <= row["valid_from"], row["act_id"]
            assert rule.valid_to is None or (row["valid_to"] and row["valid_to"] <= rule.valid_to), row["act_id"]
    assert not any(rule.valid(course().edition) for rule in rules().values() if rule.status != "in_force")


def test_what_the_model_reads_agrees_with_what_the_reader_reads():
    """Oracle: the texts for readers in the same rows. Consent and joint decision, and only these, make the Parliament's
    yes necessary.
    """
    must_agree = ("consent", "decides together")
    for row in course().rows("acts"):
        assert (row["parliament_role"] in ("consents", "decides_together")) == row["european_parliament"].startswith(
            must_agree
        ), row["act_id"]
        assert (row["parliament_role"] == "none") == (row["european_parliament"] == "none"), row["act_id"]
    for rule in rules().values():
        assert rule.abstention.endswith(".") and ". " not in rule.abstention, rule.id
        assert bool(rule.declaration) >= rule.knows_declarations, rule.id
    outside_the_council = {rule.id: rule.body for rule in rules().values() if rule.body != "council"}
    assert outside_the_council == {
        "quorum_european_council": "european_council",
        "common_accord": "states",
        "consent": "states",
    }


def test_rules_cannot_be_changed():
    with pytest.raises(TypeError):
        rules()["unanimity"] = None
    with pytest.raises(AttributeError):
        rules()["unanimity"].id = "veto"


def test_every_date_of_an_act_has_one_rule():
    """Periods of one act follow one another without gap or overlap."""
    periods = {}
    for row in course().rows("acts"):
        periods.setdefault(row["act_id"], []).append((row["valid_from"], row["valid_to"]))
    for act, spans in periods.items():
        spans.sort()
        for (_, end), (start, _) in zip(spans[:-1], spans[1:], strict=True):
            assert end == start, act


def test_one_of_two_ways_to_a_majority_is_enough():
    """Article 16(4) TEU: 55 per cent and at least 15 members with 65 per cent of the population, or fewer than four not
    in favour.
    """
    large, small = "ABC", "DEFGHIJKLMNOPQRST"
    voters = Voters(tuple(large + small), dict.fromkeys(large, 20) | dict.fromkeys(small, 2), {})  # 94 persons
    three_large_against = {"members_for": 17, "members_not_for": 3, "population_for": 34}
    and_a_small_one = {"members_for": 16, "members_not_for": 4, "population_for": 32}
    four_small_against = {"members_for": 16, "members_not_for": 4, "population_for": 86}
    adopted = [
        rules()["qualified"].adopted(counts, voters)
        for counts in (three_large_against, and_a_small_one, four_small_against)
    ]
    assert adopted == [True, False, True]

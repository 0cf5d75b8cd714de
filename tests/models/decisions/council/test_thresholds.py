"""Thresholds of the tests of rules. Oracles: the Treaty texts named in each test, the Act of Accession of Croatia."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eudefence.data.package import course
from eudefence.data.validity import row_holds
from eudefence.models.decisions.council.rules import rules
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
    day = dt.date(2009 if members == 27 else 2014, 1, 1)
    weights = {row["country"]: row["votes"] for row in course().rows("council_weights") if row_holds(row, day)}
    voters = Voters(tuple(weights), {}, weights)
    assert voters.votes == total and len(voters.codes) == members
    test = next(test for test in rules()[rule].all_tests if test.counted == "votes_for")
    assert test.needed(voters) == enough
    assert not test.passed(enough - 1, voters) and test.passed(enough, voters)


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

"""Overlap. Oracles: member lists everybody can look up, counted by hand, and all fillings of a gap tried one by one."""

from fractions import Fraction
from itertools import product

import pytest

from eudefence import networks
from eudefence.models.clubs.networks.common_members import _contained, _jaccard, _Members


def test_the_visegrad_group_lies_in_the_union_and_in_nato():
    """Four members, all in both since 2004; 27 and 32 members."""
    for name, size in (("EU", 27), ("NATO", 32)):
        found = networks.overlap("v4", name)
        assert (found.a_in_b, found.b_in_a, found.jaccard) == (1, Fraction(4, size), Fraction(4, size))
        assert found.both == ("CZ", "HU", "PL", "SK") and found.complete == (True, True)


def test_the_day_decides():
    """Nordic Defence Cooperation: three of five in NATO before Finland (4 April 2023) and Sweden (7 March 2024). Of the
    nine of the Joint Expeditionary Force in 2020 only Norway was outside the Union, and then the United Kingdom too.
    """
    shares = [networks.overlap("nordefco", "NATO", on=day).a_in_b for day in ("2023-04-03", "2023-04-04", "2024-03-07")]
    assert shares == [Fraction(3, 5), Fraction(4, 5), 1]
    assert [networks.overlap("jef", "EU", on=day).a_in_b for day in ("2020-01-31", "2020-02-01")] == [
        Fraction(8, 9), Fraction(7, 9),
    ]  # fmt: skip


def test_union_and_nato_themselves():
    found = networks.overlap("EU", "NATO")
    assert found.only_a == ("AT", "CY", "IE", "MT") and len(found.both) == 23 and found.jaccard == Fraction(23, 36)


def test_both_containments_are_told():
    one, other = networks.overlap("jef", "NB8"), networks.overlap("NB8", "jef")
    assert (one.a_in_b, one.b_in_a, one.jaccard) == (other.b_in_a, other.a_in_b, other.jaccard)
    assert (one.only_a, one.only_b) == (other.only_b, other.only_a)


def tried(one, other, share):
    """Every way to decide who may be in."""
    doubtful = [(held, code) for held in (one, other) for code in held.maybe]
    found = set()
    for choice in product((False, True), repeat=len(doubtful)):
        a, b = (
            set(held.sure)
            | {code for (whose, code), taken in zip(doubtful, choice, strict=True) if taken and whose is held}
            for held in (one, other)
        )
        if share(a, b) is not None:
            found.add(share(a, b))
    return min(found), max(found)


ONE, TWO, THREE = (
    (frozenset("AB"), frozenset("CD")),
    (frozenset("AB"), frozenset("C")),
    (frozenset("A"), frozenset("BE")),
)
CASES = [
    (_Members("one", *ONE), _Members("other", frozenset("BC"))),
    (_Members("one", *TWO), _Members("other", frozenset("D"), frozenset("AC"), False)),
    (_Members("one", *THREE), _Members("other", frozenset("AB"), frozenset("CE"), False)),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), CASES)
def test_the_limits_are_those_of_every_way_to_fill_the_gaps(one, other):
    assert _contained(one, other) == tried(one, other, lambda a, b: Fraction(len(a & b), len(a)) if a else None)
    assert _jaccard(one, other) == tried(one, other, lambda a, b: Fraction(len(a & b), len(a | b)) if a | b else None)


def test_a_list_with_gaps_says_so():
    found = networks.overlap("cow", "EU")
    low, high = found.ranges["a_in_b"]
    assert found.complete == (False, True) and low < found.a_in_b < high and found.recalled > 0
    assert "The list of “Coalition of the Willing for Ukraine” has gaps" in found.explain()
    full = networks.overlap("v4", "EU")
    assert full.ranges["a_in_b"] == (full.a_in_b, full.a_in_b)


def test_a_project_of_pesco_can_be_compared():
    found = networks.overlap("Military Mobility", "NATO")
    assert {"US", "CA", "NO"} <= set(found.both) and "AT" in found.only_a


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"format_a": "jeff", "format_b": "EU"}, "format_a: 'jeff' is not a known"),
        ({"format_a": "EU", "format_b": "epc"}, "format_b: 'epc' is not a known .*Did you mean"),
        ({"format_a": "jef", "format_b": "EU", "on": "2010-01-01"}, "did not exist on 2010-01-01"),
    ],
)
def test_a_wrong_argument_is_refused_in_words(given, said):
    with pytest.raises(ValueError, match=said):
        networks.overlap(**given)

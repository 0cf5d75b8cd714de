"""A bill divided, as plain numbers. Oracles: bills worked by hand; conservation of money."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from eudefence.models.decisions.costs.division import Case, divide

STATES = "ABCDEF"


def weights(*numbers):
    return {state: Fraction(number) for state, number in zip(STATES, numbers, strict=False)}


def test_by_the_key_alone():
    """1,000 cents by 2 to 1: 666.67 and 333.33, and the cent that is left goes where more was cut off."""
    found = divide(Case(1000, ("A", "B"), weights(2, 1)))
    assert (found.paid, found.by_key, found.elsewhere) == ({"A": 667, "B": 333}, {"A": 667, "B": 333}, {})


def test_where_it_falls():
    """Nothing is common: B, which sent nothing, pays nothing; no weight is read, and nobody takes anything over."""
    fallen = Case(1000, ("A", "B"), {}, Fraction(0), weights(1000), taken_over=False)
    assert divide(fallen).paid == {"A": 1000, "B": 0} and divide(fallen).by_key == {"A": 0, "B": 0}


def test_troops_as_a_key_leave_nothing_to_others():
    found = divide(Case(900, ("A", "B"), weights(2, 1), taken_over=False))
    assert found.paid == {"A": 600, "B": 300} and set(found.by_key.values()) == {0}


def test_who_stands_outside_owes_its_share_elsewhere_or_nothing():
    """C has one part in ten of 1,000 cents; the others pay five and four parts in nine."""
    aid = Case(1000, ("A", "B"), weights(5, 4, 1), outside=("C",), pays_elsewhere=True)
    assert divide(aid).paid == {"A": 556, "B": 444} and divide(aid).elsewhere == {"C": 100}
    operation = Case(1000, ("A", "B"), weights(5, 4, 1), outside=("C",))
    assert divide(operation).paid == divide(aid).paid and divide(operation).elsewhere == {}


@given(
    st.lists(st.tuples(st.integers(0, 10**6), st.integers(1, 100)), min_size=1, max_size=6),
    st.fractions(min_value=0, max_value=1, max_denominator=30),
)
def test_money_is_conserved(rows, common):
    """Also for a sender that is charged nothing by the key: it pays its own part, and only that."""
    caused = weights(*(own for own, _ in rows))
    caused["third"] = Fraction(7)
    bill = int(sum(caused.values()))
    found = divide(Case(bill, tuple(STATES[: len(rows)]), weights(*(weight for _, weight in rows)), common, caused))
    assert sum(found.paid.values()) == bill and all(0 <= part <= bill for part in found.paid.values())
    assert all(found.by_key[state] <= found.paid[state] for state in found.paid)
    assert abs(found.paid["third"] - 7 * (1 - common)) < 1

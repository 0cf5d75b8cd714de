"""A bill in cents divided among states: plain numbers in, plain numbers out, whatever they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from .cents import largest_remainder, shares

_NOTHING = Fraction(0)


@dataclass(frozen=True)
class Case:
    """A bill, and what decides who pays which part of it.

    Attributes
    ----------
    bill : int
        Cents.
    payers : tuple of str
        Who pays by the key.
    weights : mapping of state to Fraction
        The key: a weight for each payer, and for those outside if they pay elsewhere. Not read where nothing is common.
    common : Fraction
        Part of the bill that is divided by the key, from 0 to 1. The rest falls where it was caused.
    caused : mapping of state to Fraction
        Cents that each state's own forces cost. They add up to the bill where not all of it is common.
    outside : tuple of str
        Who stands outside and pays nothing of this bill.
    pays_elsewhere : bool
        Whether those outside pay into other bills what they would owe here.
    taken_over : bool
        Whether the others pay more when one more stays away: not where each pays what it caused.
    """

    bill: int
    payers: tuple[str, ...]
    weights: Mapping[str, Fraction]
    common: Fraction = Fraction(1)
    caused: Mapping[str, Fraction] | None = None
    outside: tuple[str, ...] = ()
    pays_elsewhere: bool = False
    taken_over: bool = True


@dataclass(frozen=True)
class Division:
    """A bill divided, in whole cents by state.

    Attributes
    ----------
    paid : dict
        What each pays; adds up to the bill.
    by_key : dict
        The part of it that follows the key, and would fall on the others.
    elsewhere : dict
        What those outside pay into other bills.
    """

    paid: dict[str, int]
    by_key: dict[str, int]
    elsewhere: dict[str, int]


def divide(case: Case) -> Division:
    """Divide a bill, exactly first and then to the cent.

    Parameters
    ----------
    case : Case

    Returns
    -------
    Division

    Notes
    -----
    A state outside owes elsewhere the share it would have if it paid here, with everybody's share rounded once more: so
    what it pays is what it would have paid without standing aside.

    Examples
    --------
    Half of ten euro is common; A sent all the soldiers:

    >>> half = Case(1000, ("A", "B"), {"A": Fraction(1), "B": Fraction(1)}, Fraction(1, 2), {"A": Fraction(1000)})
    >>> divide(half).paid, divide(half).by_key
    ({'A': 750, 'B': 250}, {'A': 250, 'B': 250})
    """
    caused = case.caused or {}
    parts = _by_key(case, case.payers, case.bill * case.common) if case.common else dict.fromkeys(case.payers, _NOTHING)
    for state, own in caused.items():
        parts[state] = parts.get(state, _NOTHING) + (1 - case.common) * own
    paid = largest_remainder(parts)
    own_part = {state: round((1 - case.common) * caused.get(state, _NOTHING)) for state in paid}
    elsewhere = {}
    if case.pays_elsewhere and case.outside:
        everyone = largest_remainder(_by_key(case, (*case.payers, *case.outside), Fraction(case.bill)))
        elsewhere = {state: everyone[state] for state in case.outside}
    return Division(
        paid=paid,
        by_key={state: max(0, paid[state] - own_part[state]) if case.taken_over else 0 for state in paid},
        elsewhere=elsewhere,
    )


def _by_key(case: Case, states: Iterable[str], total: Fraction) -> dict[str, Fraction]:
    return shares({state: case.weights[state] for state in states}, total)

"""Money to the cent: amounts read exactly, and a bill divided so that the parts add up.

Rounding each share on its own loses or invents cents. Here every exact share is cut down to whole cents, and the cents
that are left go, one each, to the shares that lost most (the method of largest remainders, which parliaments use to
turn votes into seats).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from numbers import Integral, Rational, Real

from eudefence.ground.numbers import exact
from eudefence.ground.quoting import shown

MOST = 10**15  # euro, and also the largest weight: more than all economies of the world together


def limited(number: Fraction, argument: str) -> Fraction:
    """A number whose size makes sense for money: sums beyond it would lose cents on the way.

    >>> limited(Fraction(10), "total")
    Fraction(10, 1)
    >>> limited(Fraction(10**20), "total")
    Traceback (most recent call last):
    ValueError: total: the number is larger than 10^15. Amounts are in euro, not in cents.
    """
    if abs(number) > MOST:
        raise ValueError(f"{argument}: the number is larger than 10^15. Amounts are in euro, not in cents.")
    return number


def cents(amount: object, argument: str) -> int:
    """An amount in euro as whole cents.

    A float is rounded to the cent, because it can hardly ever be exact; anything else finer than a cent is refused.

    >>> cents("12.50", "total"), cents(0.1 + 0.2, "total")
    (1250, 30)
    """
    value = limited(exact(amount, argument), argument) * 100
    if value < 0:
        raise ValueError(f"{argument}: {shown(amount)} is negative. Nobody can be charged less than nothing.")
    if value.denominator == 1:
        return int(value)
    if isinstance(amount, Real) and not isinstance(amount, Integral | Rational):
        return round(value)
    raise ValueError(f"{argument}: {shown(amount)} is finer than a cent. Round it to two decimals first.")


def euro(number_of_cents: int) -> Decimal:
    """Whole cents as an amount in euro with two decimals.

    >>> euro(1250)
    Decimal('12.50')
    """
    return Decimal(number_of_cents).scaleb(-2)


def in_euro(cents_of: Mapping[str, int]) -> dict[str, Decimal]:
    """Whole cents by state as amounts in euro, in alphabetical order.

    >>> in_euro({"B": 1250, "A": 5})
    {'A': Decimal('0.05'), 'B': Decimal('12.50')}
    """
    return {state: euro(cents_of[state]) for state in sorted(cents_of)}


def amount(value: object, argument: str) -> Decimal:
    """An amount in euro, read exactly.

    >>> amount("12.5", "total")
    Decimal('12.50')
    """
    return euro(cents(value, argument))


def shares(weights: Mapping[str, Fraction], total: int | Fraction = 1) -> dict[str, Fraction]:
    """Exact shares of a total in proportion to weights.

    >>> shares({"A": Fraction(2), "B": Fraction(1)})
    {'A': Fraction(2, 3), 'B': Fraction(1, 3)}
    """
    whole = sum(weights.values())
    return {state: Fraction(total) * weight / whole for state, weight in weights.items()}


def largest_remainder(parts: Mapping[str, Fraction]) -> dict[str, int]:
    """Exact parts in cents, which add up to whole cents, as whole cents that add up to the same.

    Parameters
    ----------
    parts : dict
        Name to exact number of cents.

    Returns
    -------
    dict
        Name to whole cents. A tie for the last cent goes to the larger part, then to the first name in the alphabet.

    Notes
    -----
    Also called the method of Hamilton or of Hare and Niemeyer. No part moves by a cent or more.

    >>> largest_remainder({"A": Fraction(100, 3), "B": Fraction(100, 3), "C": Fraction(100, 3)})
    {'A': 34, 'B': 33, 'C': 33}
    """
    whole = {name: math.floor(part) for name, part in parts.items()}
    left = sum(parts.values()) - sum(whole.values())
    if left != int(left):
        raise ValueError(f"parts: they add up to {float(sum(parts.values()))} cents, which is no whole number.")
    order = sorted(parts, key=lambda name: (whole[name] - parts[name], -parts[name], name))
    for name in order[: int(left)]:
        whole[name] += 1
    return whole

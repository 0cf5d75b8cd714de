"""Minimisation: all prime implicants (Quine 1952, McCluskey 1956) and all their covers without a term to spare
(Petrick 1956).

A term is a pair of whole numbers read as bits, the first condition first: which conditions it names, and which of these
are present.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

Term = tuple[int, int]
MOST_COVERS = 5000


class TooManyFormulae(ValueError):
    """More minimal formulae fit than can be listed."""


def covers(term: Term, row: int) -> bool:
    """Whether a row fulfils a term.

    >>> covers((0b10, 0b10), 0b11), covers((0b10, 0b10), 0b01)
    (True, False)
    """
    named, present = term
    return row & named == present


def primes(rows: Collection[int], conditions: int) -> tuple[Term, ...]:
    """Terms that cover only these rows and of which no condition can be dropped.

    Two terms that name the same conditions and differ in one are joined without it, until nothing can be joined; what
    was never joined is prime.

    >>> primes([0b11, 0b10, 0b00], 2)
    ((1, 0), (2, 2))
    """
    full = (1 << conditions) - 1
    level, found = {(full, row) for row in rows}, set()
    while level:
        joined: set[Term] = set()
        lower: set[Term] = set()
        for named, present in level:
            bits = named
            while bits:
                bit = bits & -bits
                bits ^= bit
                if (named, present ^ bit) in level:
                    joined.add((named, present))
                    lower.add((named ^ bit, present & ~bit))
        found |= level - joined
        level = lower
    return tuple(sorted(found))


def all_covers(rows: Iterable[int], terms: Iterable[Term]) -> tuple[frozenset[Term], ...]:
    """All ways to cover every row by terms of which none can be spared, fewest terms first.

    Petrick's product of sums is multiplied out row by row; what has a term to spare is dropped at once.

    Raises
    ------
    TooManyFormulae
        A ValueError, if there are more than can be listed.

    >>> [len(one) for one in all_covers([0, 1, 2, 5, 6, 7], primes([0, 1, 2, 5, 6, 7], 3))]
    [3, 3, 4, 4, 4]
    """
    terms = tuple(terms)
    products: list[int] = [0]
    choices = sorted({sum(1 << i for i, term in enumerate(terms) if covers(term, row)) for row in rows},
                     key=lambda choice: (choice.bit_count(), choice))  # fmt: skip
    for seen, choice in enumerate(choices, 1):
        options = [1 << i for i in range(len(terms)) if choice >> i & 1]
        longer = {product | one for product in products if not product & choice for one in options}
        products = [product for product in products if product & choice]
        products += [product for product in longer if _none_to_spare(product, choices[:seen])]
        if len(products) > MOST_COVERS:
            raise TooManyFormulae(
                f"table: more than {MOST_COVERS:,} minimal formulae fit it, too many to list. Use fewer conditions."
            )
    products.sort(key=lambda product: (product.bit_count(), product))
    return tuple(frozenset(term for i, term in enumerate(terms) if product >> i & 1) for product in products)


def _none_to_spare(product: int, choices: Iterable[int]) -> bool:
    """Whether each of these terms alone covers some row: a row that offers no other of them."""
    alone = 0
    for choice in choices:
        here = product & choice
        if not here & (here - 1):
            alone |= here
    return alone == product

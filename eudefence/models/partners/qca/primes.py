"""Minimisation: all prime implicants (Quine 1952, McCluskey 1956) and all their covers without a term to spare
(Petrick 1956).

A term is a pair of whole numbers read as bits, the first condition first: which conditions it names, and which of these
are present.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

Term = tuple[int, int]
MOST_COVERS = 5000


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

    Petrick's product of sums is multiplied out row by row, and what contains another is dropped.

    Raises
    ------
    ValueError
        If there are more than can be listed.

    >>> [len(one) for one in all_covers([0, 1, 2, 5, 6, 7], primes([0, 1, 2, 5, 6, 7], 3))]
    [3, 3, 4, 4, 4]
    """
    terms = tuple(terms)
    products: list[int] = [0]
    choices = sorted({sum(1 << i for i, term in enumerate(terms) if covers(term, row)) for row in rows},
                     key=lambda choice: (choice.bit_count(), choice))  # fmt: skip
    for choice in choices:
        done = [product for product in products if product & choice]
        options = [1 << i for i in range(len(terms)) if choice >> i & 1]
        longer = {product | one for product in products if not product & choice for one in options}
        kept = [product for product in longer if not any(one & product == one for one in done)]
        products = done + _least(kept)
        if len(products) > MOST_COVERS:
            raise ValueError(
                f"table: more than {MOST_COVERS:,} minimal formulae fit it, too many to list. Use fewer conditions."
            )
    products.sort(key=lambda product: (product.bit_count(), product))
    return tuple(frozenset(term for i, term in enumerate(terms) if product >> i & 1) for product in products)


def _least(products: Iterable[int]) -> list[int]:
    kept: list[int] = []
    for product in sorted(products, key=int.bit_count):
        if not any(one & product == one for one in kept):
            kept.append(product)
    return kept

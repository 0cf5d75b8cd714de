"""Combinations never seen: which of them a directional expectation makes easy to assume, and which it does not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from eudefence.ground.arguments import one_of
from eudefence.ground.lists import gives_pairs, listed
from eudefence.ground.quoting import shown

from .primes import Term, covers

_WORDS = {"present": True, "absent": False}


def expected(expectations: Mapping[str, object] | Iterable[str] | None, conditions: tuple[str, ...]) -> dict[str, bool]:
    """Expectations as a mapping of condition to whether its presence (True) or absence should help.

    >>> expected({"A": "present", "B": 0, "C": None}, ("A", "B", "C")), expected(["A"], ("A", "B"))
    ({'A': True, 'B': False}, {'A': True})
    """
    if expectations is None:
        return {}
    if not gives_pairs(expectations):
        return {one_of("expectations", one, conditions, "condition"): True for one in listed(expectations,
                "expectations", "a mapping of condition to 'present' or 'absent'")}  # fmt: skip
    found = {}
    for name, value in expectations.items():
        one_of("expectations", name, conditions, "condition")
        if value is None:
            continue
        said = _WORDS.get(value) if isinstance(value, str) else bool(value) if value in (0, 1) else None
        if said is None:
            raise ValueError(f"expectations: {shown(value)} found for {name}; 'present', 'absent' or None is accepted.")
        found[name] = said
    return found


def easy(
    positive: Iterable[int],
    assumed: Iterable[int],
    terms: Iterable[Term],
    expectations: Mapping[str, bool],
    conditions: tuple[str, ...],
) -> frozenset[int]:
    """Of the remainders that a parsimonious formula assumes, those that are easy to assume.

    A remainder is easy if there is a row with the outcome in the same term, and wherever the two differ the remainder
    has what was expected to help: it should then have the outcome all the more (Ragin and Sonnett 2005).

    >>> easy([0b10], [0b11], [(2, 2)], {"B": True}, ("A", "B")), easy([0b10], [0b11], [(2, 2)], {}, ("A", "B"))
    (frozenset({3}), frozenset())
    """
    last = len(conditions) - 1
    known = wanted = 0
    for at, name in enumerate(conditions):
        if name in expectations:
            known |= 1 << (last - at)
            wanted |= expectations[name] << (last - at)
    positive, terms = tuple(positive), tuple(terms)
    found = set()
    for row in assumed:
        together = [term for term in terms if covers(term, row)]
        for seen in positive:
            differ = row ^ seen
            if not differ & ~known and not (row ^ wanted) & differ and any(covers(term, seen) for term in together):
                found.add(row)
                break
    return frozenset(found)

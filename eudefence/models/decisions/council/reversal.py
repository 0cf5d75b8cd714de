"""The smallest change of votes that reverses a result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from eudefence.data.states import named
from eudefence.ground.explained import Explained

from .counts import Counted
from .rules import Rule
from .thresholds import Test
from .voting_weights import Voters

_FEW = 9  # members that are all named, where any one of them could reverse a result
_NO_WAY = {
    "against": "No votes against could reverse the result.",
    "in favour": "No votes in favour could reverse the result.",
}
_REVERSED = {
    "against": {
        "one of few": "The result is reversed if one member votes against: {names}.",
        "one of many": (
            "The result is reversed if one member votes against; any of {sets} could do it, for example {names}."
        ),
        "one set": "The result is reversed if {size} members vote against: {names}.",
        "several sets": (
            "The result is reversed if {size} members vote against: {sets} sets of this size would do, for example"
            " {names}."
        ),
        "more sets": (
            "The result is reversed if {size} members vote against: more than {sets} sets of this size would do, for"
            " example {names}."
        ),
    },
    "in favour": {
        "one of few": "The result is reversed if one member votes in favour: {names}.",
        "one of many": (
            "The result is reversed if one member votes in favour; any of {sets} could do it, for example {names}."
        ),
        "one set": "The result is reversed if {size} members vote in favour: {names}.",
        "several sets": (
            "The result is reversed if {size} members vote in favour: {sets} sets of this size would do, for example"
            " {names}."
        ),
        "more sets": (
            "The result is reversed if {size} members vote in favour: more than {sets} sets of this size would do, for"
            " example {names}."
        ),
    },
}


@dataclass(frozen=True, repr=False)
class Flip(Explained):
    """The smallest changes that reverse an outcome.

    Attributes
    ----------
    size : int or None
        How many members have to change; None if no change of votes helps.
    sets : tuple of tuple of str
        The smallest sets, each in order of population.
    to : {"against", "in favour"}
        What they change to.
    complete : bool
        False if there are more such sets than were asked for.
    """

    size: int | None
    sets: tuple[tuple[str, ...], ...]
    to: str
    complete: bool

    def explain(self) -> str:
        """The change in one sentence.

        >>> Flip(1, (("HU",),), "in favour", True).explain()
        'The result is reversed if one member votes in favour: Hungary.'
        """
        if self.size is None:
            return _NO_WAY[self.to]
        sets = len(self.sets)
        if self.size == 1:
            case = "one of few" if sets <= _FEW else "one of many"
            names = named(code for (code,) in self.sets) if sets <= _FEW else named(self.sets[0])
        else:
            case = "one set" if sets == 1 else "several sets" if self.complete else "more sets"
            names = named(self.sets[0], "and")
        return _REVERSED[self.to][case].format(size=self.size, sets=f"{sets:,}", names=names)


def smallest_flip(
    rule: Rule,
    quorum: Rule | None,
    voters: Voters,
    stances: Mapping[str, str],
    represented: Iterable[str] = (),
    limit: int = 1000,
) -> Flip:
    """The smallest sets of members whose change of vote reverses a result.

    Parameters
    ----------
    rule : Rule
    quorum : Rule or None
        Rule about presence that has to be met besides.
    voters : Voters
    stances : mapping of code to stance
        in_favour, against, abstaining, declaring or absent, for every voter.
    represented : iterable of str
        Members for which another one votes; they are not present.
    limit : int
        At most so many sets are listed.

    Returns
    -------
    Flip
        An adopted decision falls when members turn against it, one that was not adopted passes when members turn in
        favour. A member that was absent and changes comes to the meeting.

    Notes
    -----
    Exact, by branch and bound: sets are built in order of size, large members first, and a branch is left as soon as a
    bound shows that nothing in it can reverse the result.

    The bound: take for each count the members still to come that move it most in the direction that helps, as many as
    may still be added, and add these moves up. It is right because no set of so many members can move any count
    further, and because every test asks for at least or for at most a number: a count further in the direction that
    helps never helps less. The best members may be others for each count, so that no set need reach all these sums at
    once; then a branch is entered in vain, but none is left that holds an answer.

    >>> from eudefence.models.decisions.council.rules import rules
    >>> three = Voters(("A", "B", "C"), {"A": 50, "B": 30, "C": 20}, {})
    >>> smallest_flip(rules()["simple"], None, three, dict.fromkeys("ABC", "in_favour")).sets
    (('A', 'B'), ('A', 'C'), ('B', 'C'))
    """
    search = _Search(rule, quorum, voters, stances, frozenset(represented), limit)
    to = search.goal.replace("_", " ")
    for size in range(1, len(search.order) + 1):
        if found := search.sets(size):
            return Flip(size, tuple(found[:limit]), to, len(found) <= limit)
    return Flip(None, (), to, True)


# One number for each column. A column is a count and the direction in which its tests are passed, so that a count that
# is tested in both directions has a bound for each.
_Column = tuple[Counted, bool]
_Counts = list[int]
_Limits = list[tuple[int, int, bool]]  # column, the last number that passes, whether more is better


class _Search:
    """The search for sets of members that reverse a result by changing their vote, with the counts as plain numbers."""

    def __init__(
        self,
        rule: Rule,
        quorum: Rule | None,
        voters: Voters,
        stances: Mapping[str, str],
        represented: frozenset[str],
        limit: int,
    ):
        always = quorum.all_tests if quorum else ()
        columns = list(dict.fromkeys(_column(test) for test in (*rule.all_tests, *always)))
        self._ways = [_limits(way, columns, voters) for way in rule.tests]
        self._always = _limits(always, columns, voters)

        def row(code: str, stance: str) -> _Counts:
            weight = voters.weight(code, stance, code not in represented)
            return [weight[counted] for counted, _ in columns]

        now = {code: row(code, stances[code]) for code in voters.codes}
        self._start = [sum(column) for column in zip(*now.values(), strict=True)]
        self._before = self._adopted(self._start)
        self.goal = goal = "against" if self._before else "in_favour"
        able = [code for code in voters.codes if stances[code] != goal]
        self.order = sorted(able, key=lambda code: (-voters.population.get(code, 0), code))
        self._changes = [
            [after - before for before, after in zip(now[code], row(code, goal), strict=True)] for code in self.order
        ]
        signs = [1 if upwards != self._before else -1 for _, upwards in columns]
        self._best = [
            [_sums(sign, [change[i] for change in self._changes[first:]]) for i, sign in enumerate(signs)]
            for first in range(len(self.order) + 1)
        ]
        self._limit = limit
        self._found: list[tuple[str, ...]] = []

    def sets(self, size: int) -> list[tuple[str, ...]]:
        """Sets of this size that reverse the result, at most one more than the limit."""
        if self._hopeful(self._start, 0, size):
            self._grow(self._start, 0, size, ())
        return self._found

    def _grow(self, counts: _Counts, first: int, size: int, taken: tuple[str, ...]) -> None:
        """Branch: add `size` members from the `first` on in every way that the bound allows."""
        if size == 0:
            if self._adopted(counts) != self._before:
                self._found.append(taken)
            return
        for number in range(first, len(self.order) - size + 1):
            if len(self._found) > self._limit or not self._hopeful(counts, number, size):
                return
            self._grow(
                [a + b for a, b in zip(counts, self._changes[number], strict=True)],
                number + 1,
                size - 1,
                (*taken, self.order[number]),
            )

    def _hopeful(self, counts: _Counts, first: int, size: int) -> bool:
        """Bound: whether the best that `size` members from the `first` on could do, count by count, reverses it."""
        best = self._best[first]
        return self._adopted([count + best[i][size] for i, count in enumerate(counts)]) != self._before

    def _adopted(self, counts: _Counts) -> bool:
        return _within(counts, self._always) and any(_within(counts, way) for way in self._ways)


def _column(test: Test) -> _Column:
    return test.count, test.upwards


def _limits(tests: Iterable[Test], columns: list[_Column], voters: Voters) -> _Limits:
    return [(columns.index(_column(test)), test.needed(voters), test.upwards) for test in tests]


def _within(counts: _Counts, limits: _Limits) -> bool:
    return all(counts[i] >= needed if upwards else counts[i] <= needed for i, needed, upwards in limits)


def _sums(sign: int, numbers: Iterable[int]) -> list[int]:
    """The most that 0, 1, 2 ... of these numbers can add in the direction of the sign."""
    total, sums = 0, [0]
    for number in sorted((sign * n for n in numbers), reverse=True):
        total += max(number, 0)
        sums.append(sign * total)
    return sums

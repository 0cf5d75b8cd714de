"""The smallest change of votes that reverses a result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from eudefence.data.states import named
from eudefence.ground.explained import Explained

from .rules import COUNTED, Rule, Voters


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
            return f"No votes {self.to} could reverse the result."
        number = "one member votes" if self.size == 1 else f"{self.size} members vote"
        start = f"The result is reversed if {number} {self.to}: "
        if self.size == 1 and len(self.sets) <= 9:
            return f"{start}{named(code for (code,) in self.sets)}."
        if self.size == 1:
            return (
                f"The result is reversed if {number} {self.to}; any of {len(self.sets)} could do it, for example"
                f" {named(self.sets[0])}."
            )
        if len(self.sets) == 1:
            return f"{start}{named(self.sets[0], 'and')}."
        others = f"{len(self.sets):,} sets" if self.complete else f"more than {len(self.sets):,} sets"
        return f"{start}{others} of this size would do, for example {named(self.sets[0], 'and')}."


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
    Exact. Sets are built in order of size, large members first; a branch is left only when even the best of the
    remaining members, taken count by count, could not reverse the result.
    """
    represented = frozenset(represented)
    tests = list(dict.fromkeys([*rule.all_tests, *(quorum.all_tests if quorum else ())]))
    counted = [name for name in COUNTED if any(test.counted == name for test in tests)]
    place = {name: i for i, name in enumerate(counted)}

    def plain(test):
        return place[test.counted], test.needed(voters), test.upwards

    alternatives = [[plain(test) for test in alternative] for alternative in rule.tests]
    always = [plain(test) for test in quorum.all_tests] if quorum else []

    def holds(counts, checks):
        return all(counts[i] >= needed if upwards else counts[i] <= needed for i, needed, upwards in checks)

    def adopted(counts):
        return holds(counts, always) and any(holds(counts, alternative) for alternative in alternatives)

    def row(code, stance):
        weight = voters.weight(code, stance, code not in represented)
        return [weight[name] for name in counted]

    start = [sum(column) for column in zip(*(row(code, stances[code]) for code in voters.codes), strict=True)]
    before = adopted(start)
    goal = "against" if before else "in_favour"
    order = sorted(
        (code for code in voters.codes if stances[code] != goal),
        key=lambda code: (-voters.population.get(code, 0), code),
    )
    changes = [
        [after - now for now, after in zip(row(code, stances[code]), row(code, goal), strict=True)] for code in order
    ]
    # Which direction helps each count, so that the best of the remaining members can be added up.
    up = {name: any(test.upwards for test in tests if test.counted == name) for name in counted}
    sign = [(1 if up[name] else -1) * (-1 if before else 1) for name in counted]
    best = [
        [_sums(sign[i], (change[i] for change in changes[first:])) for i in range(len(counted))]
        for first in range(len(order) + 1)
    ]

    def hopeful(counts, first, size):
        return adopted([count + best[first][i][size] for i, count in enumerate(counts)]) != before

    found: list[tuple[str, ...]] = []

    def grow(counts, first, size, taken):
        if size == 0:
            if adopted(counts) != before:
                found.append(taken)
            return
        for number in range(first, len(order) - size + 1):
            if len(found) > limit or not hopeful(counts, number, size):
                return
            grow(
                [a + b for a, b in zip(counts, changes[number], strict=True)],
                number + 1,
                size - 1,
                (*taken, order[number]),
            )

    to = goal.replace("_", " ")
    for size in range(1, len(order) + 1):
        if hopeful(start, 0, size):
            grow(start, 0, size, ())
        if found:
            return Flip(size, tuple(found[:limit]), to, len(found) <= limit)
    return Flip(None, (), to, True)


def _sums(sign, numbers):
    """The most that 0, 1, 2 ... of these numbers can add in the direction of the sign."""
    total, sums = 0, [0]
    for number in sorted((sign * n for n in numbers), reverse=True):
        total += max(number, 0)
        sums.append(sign * total)
    return sums

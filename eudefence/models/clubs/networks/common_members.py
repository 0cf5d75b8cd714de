"""How far two formats, or a format and the Union or NATO, have the same members."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from eudefence.data import countries
from eudefence.data.package import Package, course
from eudefence.ground.arguments import keywords_checked
from eudefence.ground.called import called
from eudefence.ground.explained import Explained
from eudefence.ground.words import date_in_words, joined, per_cent

from .club_rows import inside, roll_on
from .incidence import bits, incidence

ORGANISATIONS = {
    "EU": "European Union",
    "NATO": "North Atlantic Treaty Organization",
    "PESCO": "Permanent Structured Cooperation",
}
_Range = tuple[Fraction | None, Fraction | None]


@dataclass(frozen=True, repr=False)
class Overlap(Explained):
    """Two sets of members.

    Attributes
    ----------
    names : (str, str)
        What the two are called.
    only_a, both, only_b : tuple of str
        Members of the first only, of both, of the second only.
    a_in_b, b_in_a : Fraction or None
        The share of the members of one that are in the other; None for one without members.
    jaccard : Fraction or None
        Those in both of those in either.
    ranges : mapping
        "a_in_b", "b_in_a" and "jaccard" to the lowest and the highest they could be: over every way to fill the gaps of
        the lists with members of the Union and of NATO, and to decide what their dates leave open.
    complete : (bool, bool)
        Whether the list of either is full.
    recalled : int
        Memberships of the two that are from memory.
    day : datetime.date
    """

    names: tuple[str, str]
    only_a: tuple[str, ...]
    both: tuple[str, ...]
    only_b: tuple[str, ...]
    a_in_b: Fraction | None
    b_in_a: Fraction | None
    jaccard: Fraction | None
    ranges: Mapping[str, _Range]
    complete: tuple[bool, bool]
    recalled: int
    day: dt.date

    def explain(self) -> str:
        """Both shares, who is not in both, and how much is known."""
        said = [self.brief()]
        first, second = self.names
        for name, other, states in ((first, second, self.only_a), (second, first, self.only_b)):
            if states and len(states) <= 8:
                said.append(f"In {name} and not in {other}: {joined(countries.in_a_sentence(c) for c in states)}.")
        for name, full in zip(self.names, self.complete, strict=True):
            if not full:
                said.append(f"The list of {name} has gaps, so that these shares are those of the members listed.")
        low, high = self.ranges["a_in_b"]
        if low != high and low is not None and high is not None:
            said.append(
                f"With its gaps filled, the share of {first} in {second} lies between {per_cent(low)} and"
                f" {per_cent(high)}."
            )
        return " ".join(said)

    def brief(self) -> str:
        """The shares."""
        first, second = self.names
        if self.a_in_b is None or self.b_in_a is None or self.jaccard is None:
            return f"Of {first} or {second} no member is known on {date_in_words(self.day)}."
        return (
            f"On {date_in_words(self.day)}, {per_cent(self.a_in_b)} of the members of {first} are in {second},"
            f" {per_cent(self.b_in_a)} of those of {second} are in {first}, and {per_cent(self.jaccard)} of those in"
            " either are in both."
        )


@dataclass(frozen=True)
class _Members:
    name: str
    sure: frozenset[str]
    maybe: frozenset[str] = frozenset()  # by the dates, or because the list has gaps
    full: bool = True
    recalled: int = 0


@keywords_checked
def overlap(format_a: str, format_b: str, on: str | dt.date | None = None) -> Overlap:
    """How many members two formats, projects or organisations have in common.

    Parameters
    ----------
    format_a, format_b : str
        A format or project by its key or name, or "EU", "NATO" or "PESCO".
    on : str or datetime.date, optional
        The day; by default the edition of the course data.

    Returns
    -------
    Overlap
        Both containments, because a small format can lie wholly inside a large one that lies hardly inside it.

    Raises
    ------
    ValueError
        For what is no format, and for one that did not exist on the day.

    Examples
    --------
    >>> from eudefence import networks
    >>> found = networks.overlap("jef", "NATO")
    >>> found.a_in_b, found.only_a
    (Fraction(1, 1), ())
    >>> networks.overlap("jef", "EU").only_a
    ('GB', 'IS', 'NO')
    """
    package, day = course(), course().day(on)
    one, other = _members(format_a, "format_a", package, day), _members(format_b, "format_b", package, day)
    both, either = one.sure & other.sure, one.sure | other.sure
    return Overlap(
        names=(one.name, other.name),
        only_a=tuple(sorted(one.sure - other.sure)),
        both=tuple(sorted(both)),
        only_b=tuple(sorted(other.sure - one.sure)),
        a_in_b=_share(len(both), len(one.sure)),
        b_in_a=_share(len(both), len(other.sure)),
        jaccard=_share(len(both), len(either)),
        ranges={"a_in_b": _contained(one, other), "b_in_a": _contained(other, one), "jaccard": _jaccard(one, other)},
        complete=(one.full, other.full),
        recalled=one.recalled + other.recalled,
        day=day,
    )


def _share(part: int, whole: int) -> Fraction | None:
    return Fraction(part, whole) if whole else None


def _names(package: Package) -> dict[str, str | tuple[str, ...]]:
    """Every format, project and organisation by its key, whatever the day."""
    found: dict[str, str | tuple[str, ...]] = {key: (key, name) for key, name in ORGANISATIONS.items()}
    for row in package.rows("formats"):
        found[f"formats.{row['format_id']}"] = (row["name"], row["format_id"])
    for row in package.rows("pesco_projects"):
        names = (row["acronym"] or row["name"], row["name"], row["project_id"])
        found[f"pesco.{row['project_id']}"] = tuple(dict.fromkeys(names))
    return found


def _members(name: str, argument: str, package: Package, day: dt.date) -> _Members:
    names = _names(package)
    key = called(argument, name, names, "format, project or organisation", "ed.rows('formats')")
    shown = "the EU" if key == "EU" else key if key in ORGANISATIONS else f"“{next(iter(names[key]))}”"
    if key in ORGANISATIONS:
        return _Members(shown, inside(package, key, day))
    held = roll_on(package, (key.partition(".")[0],), day)
    network = incidence(held)
    if key not in network.clubs:
        raise ValueError(f"{argument}: {shown} did not exist on {day}, as far as the course data know.")
    place = network.clubs.index(key)
    sure = _codes(network.states, network.members[place])
    maybe = _codes(network.states, network.undecided[place])
    full = network.listed[place] == "full"
    if not full:
        pool = inside(package, "PESCO", day) if key.startswith("pesco.") else _allied(package, day)
        maybe |= pool - sure
    return _Members(shown, sure, maybe, full, network.recalled[place].bit_count())


def _allied(package: Package, day: dt.date) -> frozenset[str]:
    return inside(package, "EU", day) | inside(package, "NATO", day)


def _codes(states: tuple[str, ...], mask: int) -> frozenset[str]:
    return frozenset(states[place] for place in bits(mask))


def _ways(one: _Members, other: _Members) -> Iterable[list[tuple[int, int]]]:
    """For each state the ways in which it may be in the two."""
    for code in one.sure | one.maybe | other.sure | other.maybe:
        yield [(a, b) for a in _may_be(code, one) for b in _may_be(code, other)]


def _may_be(code: str, held: _Members) -> tuple[int, ...]:
    return (1,) if code in held.sure else (0, 1) if code in held.maybe else (0,)


def _contained(one: _Members, other: _Members) -> _Range:
    """Each state adds to whole and part, or to the whole only, or to none: the best and the worst of each."""
    most = [max(ways, key=lambda way: (way[0] * way[1], -way[0])) for ways in _ways(one, other)]
    least = [min(ways, key=lambda way: (way[0] * way[1], -way[0])) for ways in _ways(one, other)]
    return _of(least, lambda way: way[0]), _of(most, lambda way: way[0])


def _jaccard(one: _Members, other: _Members) -> _Range:
    most = [max(ways, key=lambda way: (way[0] * way[1], -max(way))) for ways in _ways(one, other)]
    least = [min(ways, key=lambda way: (way[0] * way[1], -max(way))) for ways in _ways(one, other)]
    return _of(least, max), _of(most, max)


def _of(ways: list[tuple[int, int]], counts: Callable[[tuple[int, int]], int]) -> Fraction | None:
    return _share(sum(a * b for a, b in ways), sum(map(counts, ways)))

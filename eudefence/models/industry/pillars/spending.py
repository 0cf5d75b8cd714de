"""What states spend on defence, one series at a time.

SIPRI, NATO and the European Defence Agency count different things. So a figure is always one of a named series; states
are compared within one series and one year, and years within one series. Whatever would mix two is refused with the
reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType

from eudefence.data.as_of import SHARE_SERIES
from eudefence.data.package import course
from eudefence.ground.arguments import refused
from eudefence.ground.numbers import exact, whole
from eudefence.ground.quoting import shown
from eudefence.ground.words import first_of


@dataclass(frozen=True)
class Spent:
    """One figure: what a state spent in a year, after one series.

    Attributes
    ----------
    value : Fraction
        In the unit of the series.
    status : str
        ``"reported"``, ``"estimate"`` or ``"derived"``.
    note, source_id, confidence : str
        As in the row.
    """

    value: Fraction
    status: str
    note: str
    source_id: str
    confidence: str


@dataclass(frozen=True)
class Target:
    """A share that was agreed, for spending as one body counts it: a row of the table spending_targets.

    Attributes
    ----------
    value : Fraction
        Per cent of gross domestic product (GDP).
    words : str
    since : int
        Year in which it was agreed.
    source_id : str
    """

    value: Fraction
    words: str
    since: int
    source_id: str


@dataclass(frozen=True)
class SpendingSeries:
    """A series of figures by state and year, with what it counts and on which terms it may be passed on.

    Attributes
    ----------
    id, title, unit, price_basis, publisher, note : str
        As in the table series.
    terms : str
        The licence or terms of use in words.
    limited : bool
        Whether the terms limit what may be passed on.
    figures : mapping of int to mapping of str to Spent
        Year to state to figure. A state that is missing in a year is unknown, not zero.
    """

    id: str
    title: str
    unit: str
    price_basis: str
    publisher: str
    note: str
    terms: str
    limited: bool
    figures: Mapping[int, Mapping[str, Spent]]

    @property
    def years(self) -> tuple[int, ...]:
        """The years with figures."""
        return tuple(sorted(self.figures))

    @property
    def is_share(self) -> bool:
        """Whether the figures are shares of GDP."""
        return self.unit.startswith("%")

    @property
    def is_natos(self) -> bool:
        """Whether the figures follow NATO's definition."""
        return self.publisher == "NATO"

    def targets(self, year: int) -> tuple[Target, ...]:
        """The targets agreed by that year for what this publisher counts: for its shares of GDP only."""
        return tuple(
            Target(exact(row["value"], "value"), row["name"], row["set_on"].year, row["source_id"])
            for row in course().rows("spending_targets")
            if self.is_share and row["publisher"] == self.publisher and row["set_on"].year <= year
        )

    def year(self, year: int | None = None, argument: str = "year") -> int:
        """A year of the series; the last one if left out.

        Raises
        ------
        ValueError
            For a year without figures.
        """
        if year is None:
            return self.years[-1]
        found = whole(year, argument)
        if found not in self.figures:
            known = first_of([str(known) for known in self.years], 12)
            if len(self.years) > 3 and self.years[-1] - self.years[0] == len(self.years) - 1:
                known = f"every year from {self.years[0]} to {self.years[-1]}"
            raise ValueError(f"{argument}: {found} has no figures in the series “{self.title}”. It has {known}.")
        return found


@lru_cache(maxsize=1)
def spending_series() -> Mapping[str, SpendingSeries]:
    """The series of defence expenditure by state, by their keys, those for most states first.

    >>> next(iter(spending_series()))
    'SIPRI_MILEX_PCT_GDP'
    """
    figures: dict[str, dict[int, dict[str, Spent]]] = {}
    for row in course().rows("defence_expenditure"):
        cell = Spent(
            exact(row["value"], "value"), row["status"], row["note"] or "", row["source_id"], row["confidence"]
        )
        figures.setdefault(row["series_id"], {}).setdefault(row["year"], {})[row["country"]] = cell
    size = {key: sum(map(len, by_year.values())) for key, by_year in figures.items()}
    found = {}
    for key in sorted(figures, key=lambda key: (-size[key], key)):
        row = course().find("series", key)
        found[key] = SpendingSeries(
            key, row["title"], row["unit"], row["price_basis"] or "", row["publisher"], row["note"] or "",
            row["licence"] or "", row["redistribution"] == "limited", MappingProxyType(figures[key]),
        )  # fmt: skip
    return MappingProxyType(found)


def series_named(series: str, argument: str = "series") -> SpendingSeries:
    """A series by its key or by its title.

    Raises
    ------
    ValueError
        For any other.

    >>> series_named("SIPRI_MILEX_PCT_GDP").years[-1]
    2024
    """
    known = spending_series()
    if isinstance(series, str):
        for key, one in known.items():
            if series.casefold() in (key.casefold(), one.title.casefold()):
                return one
    raise refused(argument, series, known, "series of defence expenditure")


def spent(series: str = SHARE_SERIES, year: int | None = None) -> dict[str, Spent]:
    """What states spent on defence in one year, after one series.

    Parameters
    ----------
    series : str
        Key or title of the series (see `spending_series`).
    year : int, optional
        By default the last one of the series.

    Returns
    -------
    dict of str to Spent
        By code, in the unit of the series. A state that is missing is unknown.

    Raises
    ------
    ValueError
        For an unknown series, or a year it does not have.

    >>> float(spent("SIPRI_MILEX_PCT_GDP", 2024)["PL"].value)
    4.154
    """
    found = series_named(series)
    return dict(found.figures[found.year(year)])


@dataclass(frozen=True)
class Change:
    """How a state's figure changed between two years of one series.

    Attributes
    ----------
    first, last : Fraction
        The two figures.
    by : Fraction
        Last less first: in percentage points where the series is a share.
    growth : Fraction or None
        By over first; None where the first is zero.
    """

    first: Fraction
    last: Fraction

    @property
    def by(self) -> Fraction:
        """Last less first, in the unit of the series; of shares, in percentage points."""
        return self.last - self.first

    @property
    def growth(self) -> Fraction | None:
        """The change as a part of the first figure."""
        return self.by / self.first if self.first else None


def change(series: str, first: int, last: int, other: str = "") -> dict[str, Change]:
    """How much more or less states spent in the last year than in the first, after one series.

    Parameters
    ----------
    series : str
        Key or title of the series.
    first, last : int
        Two years of it.
    other : str
        The series of the last year, if it is to be another one. That is always refused, with the reason.

    Returns
    -------
    dict of str to Change
        Only states with a figure in both years.

    Raises
    ------
    ValueError
        For two series, for years a series does not have, or if the last is not after the first.

    >>> float(change("SIPRI_MILEX_PCT_GDP", 2014, 2024)["PL"].by)
    2.246
    """
    one = series_named(series)
    if other and (two := series_named(other, "other")).id != one.id:
        raise ValueError(f"other: {unlike(one, two)}")
    first, last = one.year(first, "first"), one.year(last, "last")
    if first >= last:
        raise ValueError(f"last: {shown(last)} does not come after {first}; give a later year of the series.")
    before, after = one.figures[first], one.figures[last]
    return {state: Change(before[state].value, after[state].value) for state in after if state in before}


def unlike(one: SpendingSeries, other: SpendingSeries) -> str:
    """Why figures of two series are not compared with each other; empty if they are of one series.

    >>> unlike(*[series_named(key) for key in ("SIPRI_MILEX_PCT_GDP", "NATO_DEFEXP_PCT_GDP_JUN2024")])
    'SIPRI and NATO do not count the same items as defence, so a difference between the two says nothing about a state.'
    """
    if one.id == other.id:
        return ""
    if one.unit != other.unit:
        return f"One series is in {one.unit}, the other in {other.unit}: there is no difference between the two."
    if one.publisher == other.publisher:
        return (
            f"“{one.title}” and “{other.title}” are two editions, and figures are revised from one to the next; a"
            " change is measured within one of them."
        )
    names = [body.publisher.partition(" (")[2].rstrip(")") or body.publisher for body in (one, other)]
    return (
        f"{names[0]} and {names[1]} do not count the same items as defence, so a difference between the two says"
        " nothing about a state."
    )

"""A yearly series that says what it counts: its kind, unit, price base and currency go with the numbers.

Money of unlike kinds is not one sum. An envelope is what a law makes available, a commitment a legal promise, a payment
money that has left; a loan is paid back. The same euro passes through several of them, so that adding unlike ones would
count it twice, or count a loan as a gift. `Series` therefore refuses the sum and says why.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from eudefence.ground.arguments import one_of
from eudefence.ground.explained import Explained
from eudefence.ground.frames import Tabular
from eudefence.ground.lists import Pairs, gives_pairs, listed
from eudefence.ground.numbers import exact, is_missing, whole
from eudefence.ground.quoting import shown
from eudefence.ground.words import in_words, joined, one_or_many

if TYPE_CHECKING:
    import pandas as pd

# What the numbers of a series are, and the words for it.
KINDS: Mapping[str, str] = {
    "envelope": "money that a law makes available for the whole of a period",
    "ceiling": "the most that states agreed to pay into a fund over a whole period",
    "annual_ceiling": "the most that states agreed to pay into a fund in a year",
    "ceiling_increase": "an increase of such a ceiling",
    "proposal": "money that was proposed and not decided",
    "claim": "money that a plan says can be mobilised",
    "plan": "money that was meant to be spent",
    "request": "money that was asked for",
    "yearly_budget": "money in a yearly budget",
    "call": "money offered in a call for proposals",
    "award": "money promised to chosen projects",
    "commitment": "money promised in law",
    "commitment_to_date": "money promised since the beginning, added up by the source",
    "assistance_measure": "military aid that the Council decided",
    "common_costs": "common costs of operations that the Council decided",
    "payment": "money paid out",
    "expenditure": "money spent by states",
    "blocked": "money held up by a missing decision",
    "loan_ceiling": "the most that may be lent",
    "loan_plan": "loans that were meant to be paid out",
    "loan_request": "loans that were asked for",
    "loan_approved": "loans that the Council approved",
    "advance_approved": "advances on loans that the Council approved",
    "loan_payment": "loans paid out",
    "count": "a number of things",
    "share": "a share",
    "index": "a number that compares with a base year",
}
# Paid back, unlike all the others.
LOANS = ("loan_ceiling", "loan_plan", "loan_request", "loan_approved", "advance_approved", "loan_payment")
# The value of a year stands until the next one, and is no part of a sum of years.
LEVELS = ("envelope", "ceiling", "loan_ceiling", "proposal", "claim", "commitment_to_date")
_NO_SUM = {
    "share": "shares of several years have no sum",
    "index": "it compares with a base year, and such numbers have no sum",
}


@dataclass(frozen=True, repr=False)
class Series(Tabular, Explained):
    """Numbers by year that carry what they count.

    Attributes
    ----------
    id : str
        The name under which it is asked for.
    title : str
        What it is, in words.
    values : dict
        Year to number (int, float or Fraction), in the order of the years. A year that is missing is not known; it
        is not zero. None, NaN and the like are left out.
    kind : str
        One of `KINDS`: what sort of money, or a count, a share, an index.
    unit : str
        "EUR million", "operations" ...
    price_basis : str or None
        "current prices", "prices of 2018"; "not stated" if the source does not say; None where nothing is priced.
    currency : str or None
        "EUR", "USD"; None where nothing is priced.
    pillar : str or None
        "industrial", "operational" or "both".
    lifetime : (int, int) or None
        First and last year in which there can be anything. Outside it the value is 0, because the thing did not exist;
        inside it a year without a value is missing. None: every year without a value is missing.
    sources : tuple of str
        Keys of the sources.
    confidence : str or None
        The lowest grade of the rows behind it.
    note : str
    is_cumulated : bool
        Whether each value is the sum of all years up to it.

    Raises
    ------
    ValueError
        For an unknown kind, a year or a value that is no number, a value outside the lifetime.

    Examples
    --------
    >>> calls = Series("edf", "Calls of the Fund", {2022: 924, 2023: 1200}, kind="call", unit="EUR million",
    ...     price_basis="current prices", currency="EUR")
    >>> calls
    <Series: edf, call, 2022 to 2023, EUR million>
    >>> calls.at(2022), calls.at(2021), calls.total
    (924, None, 2124)
    >>> loans = replace(calls, id="safe", title="Loans of SAFE", kind="loan_ceiling")
    >>> calls + loans
    Traceback (most recent call last):
    ValueError: “Calls of the Fund” and “Loans of SAFE” cannot be added, because they are unlike in kind: call (money
    offered in a call for proposals) and loan ceiling (the most that may be lent).
    """

    id: str
    title: str
    values: Mapping[int, Any]
    kind: str = "count"
    unit: str = ""
    price_basis: str | None = None
    currency: str | None = None
    pillar: str | None = None
    lifetime: tuple[int, int] | None = None
    sources: tuple[str, ...] = ()
    confidence: str | None = None
    note: str = ""
    is_cumulated: bool = field(default=False)

    def __post_init__(self) -> None:
        one_of("kind", self.kind, KINDS)
        given = _pairs(self.values, "values")
        kept = {whole(year, "values, year", 1): _number(value, year) for year, value in given if not is_missing(value)}
        if self.lifetime is not None:
            first, last = _ends(self.lifetime)
            if first > last:
                raise ValueError(f"lifetime: {first} is later than {last}.")
            outside = sorted(year for year, value in kept.items() if value and not first <= year <= last)
            if outside:
                raise ValueError(f"values: {outside[0]} is outside the lifetime, {first} to {last}.")
            object.__setattr__(self, "lifetime", (first, last))
        object.__setattr__(self, "values", {year: kept[year] for year in sorted(kept)})
        object.__setattr__(self, "sources", _keys(self.sources))

    def __hash__(self) -> int:
        return hash((self.id, self.kind, tuple(self.values.items())))

    @property
    def is_loan(self) -> bool:
        """Whether it is money that is paid back."""
        return self.kind in LOANS

    @property
    def years(self) -> tuple[int, ...]:
        """The years with a value."""
        return tuple(self.values)

    @property
    def total(self) -> Any:
        """The sum of all years known; the last value, if it is cumulated or a level such as an envelope.

        Raises
        ------
        ValueError
            If it has no sum (a share), or no value at all.
        """
        if not self.values:
            raise ValueError(f"“{self.title}” has no value, so it has no total.")
        if self.is_cumulated or self.kind in LEVELS:
            return self.values[self.years[-1]]
        self._check_has_sum()
        return sum(self.values.values())

    def at(self, year: int) -> Any:
        """The value of a year; None if it is missing, 0 if there was nothing yet or nothing any more.

        What is cumulated keeps its last value after the end of the lifetime. A level (an envelope, a ceiling) stands
        from its year until the next one.

        >>> one = Series("a", "Awards", {2020: 5}, kind="award", lifetime=(2019, 2020))
        >>> one.at(2018), one.at(2019), one.at(2020), one.at(2021)
        (0, None, 5, 0)
        """
        if year in self.values:
            return self.values[year]
        if self.kind in LEVELS and self.values and (self.lifetime is None or self.years[0] <= year <= self.lifetime[1]):
            return next((self.values[one] for one in reversed(self.years) if one <= year), None)
        if self.lifetime is None or self.lifetime[0] <= year <= self.lifetime[1]:
            return None
        return self.values.get(self.lifetime[1]) if self.is_cumulated and year > self.lifetime[1] else 0

    def unlike(self, other: Series) -> list[str]:
        """In what two series are unlike, so that their sum would mean nothing; empty if they may be added."""
        found = []
        if (self.kind, self.is_cumulated) != (other.kind, other.is_cumulated):
            found.append(f"kind: {self._kind_in_words()} and {other._kind_in_words()}")
        for what, name in (("unit", "unit"), ("currency", "currency"), ("price_basis", "price base")):
            mine, theirs = getattr(self, what), getattr(other, what)
            if mine != theirs:
                found.append(f"{name}: {mine or 'none'} and {theirs or 'none'}")
        return found

    def __add__(self, other: object) -> Series:
        """The sum, year by year. A year that is missing in one of them is missing in the sum.

        Raises
        ------
        ValueError
            If they are unlike in kind, unit, currency or price base, or the price base is not stated, or the sum of
            two such things means nothing.
        """
        if not isinstance(other, Series):
            return NotImplemented
        unlike = self.unlike(other)
        if unlike:
            raise ValueError(
                f"“{self.title}” and “{other.title}” cannot be added, because they are unlike in"
                f" {'; in '.join(unlike)}."
            )
        if self.price_basis == "not stated":
            raise ValueError(
                f"“{self.title}” and “{other.title}” cannot be added, because their sources do not say in which prices"
                " they count."
            )
        self._check_has_sum(f" and “{other.title}”")
        life = _hull(self.lifetime, other.lifetime)
        years = set(self.years) | set(other.years) | (set(range(life[0], life[1] + 1)) if life else set())
        both = {year: (self.at(year), other.at(year)) for year in sorted(years)}
        grades = [one.confidence for one in (self, other) if one.confidence]
        return replace(
            self,
            id=f"{self.id}+{other.id}",
            title=f"{self.title} + {other.title}",
            values={year: a + b for year, (a, b) in both.items() if a is not None and b is not None},
            pillar=self.pillar if self.pillar == other.pillar else "both",
            lifetime=life,
            sources=(*self.sources, *other.sources),
            confidence=weakest(grades),
            note=" ".join(dict.fromkeys(filter(None, (self.note, other.note)))),
        )

    def cumulated(self) -> Series:
        """Each year with all before it. It ends before the first missing year, because later sums are not known.

        Raises
        ------
        ValueError
            If it is cumulated already, a level such as an envelope, or of a kind whose years have no sum.

        >>> Series("a", "Calls", {2021: 3, 2022: 4, 2024: 5}, kind="call").cumulated().values
        {2021: 3, 2022: 7}
        """
        if self.is_cumulated:
            raise ValueError(f"“{self.title}” is cumulated already.")
        if self.kind in LEVELS:
            raise ValueError(
                f"“{self.title}” cannot be cumulated: each value of its kind, {self._kind_in_words()}, already stands"
                " for all the years."
            )
        self._check_has_sum()
        so_far: Any = 0
        values = {}
        first = self.lifetime[0] if self.lifetime else min(self.values, default=0)
        last = self.lifetime[1] if self.lifetime else max(self.values, default=-1)
        for year in range(first, last + 1):
            if self.at(year) is None:
                break
            so_far += self.at(year)
            values[year] = so_far
        return replace(
            self, id=f"{self.id}, cumulated", title=f"{self.title}, added up", values=values, is_cumulated=True
        )

    def in_prices(self, basis: str, deflator: Pairs[object] | None = None) -> Series:
        """The same money in other prices.

        Parameters
        ----------
        basis : str
            The price base wanted, for example "prices of 2018".
        deflator : mapping, optional
            Year to the price level, in any unit, with which the values are multiplied. Without one the series is only
            given back if it is in those prices already: the course data hold no deflator for these sums, and a guess
            would be an invented number.

        Raises
        ------
        ValueError
            If no deflator is known, or it lacks a year.

        >>> one = Series("a", "Calls", {2021: 100}, kind="call", price_basis="current prices", currency="EUR")
        >>> one.in_prices("prices of 2018", {2021: "0.9"}).values
        {2021: 90}
        """
        if basis == self.price_basis:
            return self
        if self.price_basis in (None, "not stated"):
            raise ValueError(
                f"“{self.title}” cannot be put into {basis}: its own price base is"
                f" {'not stated' if self.price_basis else 'none, because it counts no money'}."
            )
        if deflator is None:
            raise ValueError(
                f"“{self.title}” is in {self.price_basis} and cannot be put into {basis}: the course data hold no"
                " deflator for it. Give one as deflator, year by year, with its source."
            )
        factors = {
            whole(year, "deflator, year", 1): exact(one, "deflator") for year, one in _pairs(deflator, "deflator")
        }
        lacking = [year for year in self.years if year not in factors]
        if lacking:
            raise ValueError(f"deflator: it lacks {joined(map(str, lacking))}, which “{self.title}” has.")
        values = {year: _plain(exact(value, "values") * factors[year]) for year, value in self.values.items()}
        note = f"{self.note} Put into {basis} with a deflator given by the caller.".strip()
        return replace(self, id=f"{self.id}, {basis}", values=values, price_basis=basis, note=note)

    def explain(self) -> str:
        """What it counts, from when to when, which years are missing, and how sure it is."""
        said = [f"{self.title}: {self._kind_in_words()}, in {self.unit or 'numbers'}{self._prices()}."]
        if self.values:
            first, last = self.years[0], self.years[-1]
            ends = f"{first}: {in_words(_shown(self.values[first]), self.unit)}"
            if last != first:
                ends += f"; {last}: {in_words(_shown(self.values[last]), self.unit)}"
            said.append(one_or_many(len(self.values), "One year. {ends}.", "{n} years. {ends}.", ends=ends))
        else:
            said.append("No value is known.")
        missing = self.missing
        if missing:
            said.append(f"Missing, which is not zero: {joined(map(str, missing))}.")
        if self.note:
            said.append(self.note)
        if self.sources:
            said.append(f"Sources: {', '.join(self.sources)}; {self.confidence or 'no grade'}.")
        return " ".join(said)

    def brief(self) -> str:
        """Its name, kind, years and unit in one line."""
        years = f"{self.years[0]} to {self.years[-1]}" if self.values else "no value"
        kind = f"{self.kind.replace('_', ' ')}{', cumulated' if self.is_cumulated else ''}"
        return ", ".join(filter(None, (self.id, kind, years, self.unit)))

    @property
    def missing(self) -> tuple[int, ...]:
        """Years inside its lifetime, or between its first and last value, that are not known."""
        ends = self.lifetime or ((self.years[0], self.years[-1]) if self.values else (1, 0))
        return tuple(year for year in range(ends[0], ends[1] + 1) if year not in self.values)

    @property
    def rows(self) -> list[dict[str, Any]]:
        """A plain row for each year with a value."""
        return [{"year": year, "value": _shown(one)} for year, one in self.values.items()]

    @property
    def table(self) -> pd.DataFrame:
        """Year and value as a frame; what it counts and where it comes from are in ``attrs``."""
        frame = super().table.reindex(columns=["year", "value"])
        frame.attrs = {
            "series": self.id,
            "title": self.title,
            "kind": self.kind,
            "cumulated": self.is_cumulated,
            "unit": self.unit,
            "price_basis": self.price_basis,
            "currency": self.currency,
            "pillar": self.pillar,
            "sources": list(self.sources),
            "confidence": self.confidence,
            "note": self.note,
        }
        return frame

    def __iter__(self) -> Iterator[int]:
        return iter(self.values)

    def _kind_in_words(self) -> str:
        added = ", added up over the years" if self.is_cumulated else ""
        return f"{self.kind.replace('_', ' ')} ({KINDS[self.kind]}{added})"

    def _prices(self) -> str:
        return f", {self.price_basis if self.price_basis != 'not stated' else 'price base not stated'}" * bool(
            self.price_basis
        )

    def _check_has_sum(self, others: str = "") -> None:
        if self.kind in _NO_SUM:
            raise ValueError(f"“{self.title}”{others} cannot be added up: {_NO_SUM[self.kind]}.")


def _hull(one: tuple[int, int] | None, other: tuple[int, int] | None) -> tuple[int, int] | None:
    return (min(one[0], other[0]), max(one[1], other[1])) if one and other else None


_GRADES = ("verified", "core_text", "recalled")  # from the surest on


def weakest(grades: list[str]) -> str | None:
    """The least sure of some grades.

    >>> weakest(["verified", "recalled", "verified"]), weakest([])
    ('recalled', None)
    """
    return max(grades, key=lambda one: _GRADES.index(one) if one in _GRADES else len(_GRADES), default=None)


def _ends(lifetime: object) -> tuple[int, int]:
    if not isinstance(lifetime, tuple | list) or len(lifetime) != 2:
        raise ValueError(f"lifetime: {shown(lifetime)} found; a pair of years is accepted, or None.")
    return whole(lifetime[0], "lifetime", 1), whole(lifetime[1], "lifetime", 1)


def _keys(sources: Any) -> tuple[str, ...]:
    keys = listed(sources, "sources", "a key or a list of keys")
    if not all(isinstance(key, str) for key in keys):
        raise ValueError(f"sources: {shown(sources)} found; a key or a list of keys is accepted.")
    return tuple(dict.fromkeys(keys))


def _pairs(values: object, argument: str) -> list[tuple[Any, Any]]:
    if not gives_pairs(values):
        raise ValueError(f"{argument}: {shown(values)} found; a mapping of year to number is accepted.")
    return list(values.items())


def _number(value: object, year: object) -> Any:
    if isinstance(value, str):
        raise ValueError(f"values: {shown(value)} for {year} is a text and not a number.")
    number = exact(value, f"values, {year}")
    return float(value) if isinstance(value, float) else _plain(number)


def _plain(value: Fraction) -> int | Fraction:
    return value.numerator if value.denominator == 1 else value


def _shown(value: Any) -> Any:
    return float(value) if isinstance(value, Fraction) else value

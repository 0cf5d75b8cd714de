"""The gap between the pillars: did one grow more than the other, and how sure is that?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING, Any

from eudefence.data.package import course
from eudefence.ground.arguments import keywords_checked, one_of
from eudefence.ground.explained import Explained
from eudefence.ground.frames import Tabular
from eudefence.ground.lists import gives_pairs
from eudefence.ground.numbers import truth, whole
from eudefence.ground.quoting import shown
from eudefence.ground.words import joined

from .indexed import ZEROS, Pair, pair
from .slopes import LEAST, SEED, SLOPES, interval, least_squares, theil_sen
from .time_series import LEVELS, Series
from .yearly_indicators import PESCO, indicator

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["VERDICTS", "Gap", "gap", "values_of", "verdict_of"]

VERDICTS = {
    "widened": "the gap widened",
    "narrowed": "the gap narrowed",
    "cannot_be_said": "it cannot be said whether the gap widened or narrowed",
}
_STOOD = (
    "From {first} to {last}, {how}, “{mine}” went to {grown[0]} times its number, and “{theirs}” to {grown[1]} times."
)
_RATIO = {  # whether it changed by a twentieth or more
    True: "So the ratio of {more} is {times} times what it was.",
    False: "So the ratio between the two is about what it was.",
}
_BY_NUMBER = "By number, {lead}{times}. “Widened” says here that industry grew more, not that it has more."
_APART = (
    ": in {first} industry had {start[0]:,.10g} and operations {start[1]:,.10g}, the larger {before} times the"
    " smaller; in {last} they had {end[0]:,.10g} and {end[1]:,.10g}, {after} times"
)
_TEN = (
    "Along a straight line through all years ({method}), the ratio of industry to operations becomes {ten[0]} times as"
    " large in ten years; its interval goes from {ten[1]} to {ten[2]}."
)
_OUTSIDE = f"{_TEN} No change would be 1, which lies outside it: {{verdict}}."
_LINE = {
    "widened": _OUTSIDE,
    "narrowed": _OUTSIDE,
    "cannot_be_said": f"{_TEN} No change would be 1, which lies inside it: {{verdict}}.",
}
_OFFSET = (
    "Because a zero has no logarithm, half of its smallest number was added to every year of a series with zeros, and"
    " how many times it grew hangs on that."
)


@dataclass(frozen=True, repr=False)
class Gap(Tabular, Explained):
    """Two indexed series, the gap between them year by year, and its slope.

    Attributes
    ----------
    pair : Pair
        The numbers of both pillars that were compared.
    titles : (str, str)
        What the industrial and the operational series count.
    base : int
        The year in which both are 100 and the gap is zero.
    values : dict
        Year to gap: ln(I_t / I_base) - ln(O_t / O_base). A gap of 0.69 means that industry grew twice as much.
    slope : float
        By how much the gap grows in a year, over all years.
    low, high : float
        The interval of the slope.
    method : str
        See `SLOPES`.
    cumulated : bool
    unit : str
        What both count, if they count the same; nothing if their numbers are unlike, or if it is not known.
    """

    pair: Pair
    titles: tuple[str, str]
    base: int
    values: Mapping[int, float]
    slope: float
    low: float
    high: float
    method: str = "least_squares"
    cumulated: bool = True
    unit: str = ""

    @property
    def years(self) -> tuple[int, ...]:
        """The years compared."""
        return self.pair.years

    @property
    def industrial(self) -> dict[int, float]:
        """Year to index, the base year being 100."""
        return self._index(self.pair.industrial)

    @property
    def operational(self) -> dict[int, float]:
        """Year to index, the base year being 100."""
        return self._index(self.pair.operational)

    @property
    def change(self) -> float:
        """The gap of the last year less that of the first."""
        return self.values[self.years[-1]] - self.values[self.years[0]]

    @property
    def verdict(self) -> str:
        """One of `VERDICTS`: widened or narrowed if the interval of the slope leaves out zero."""
        return verdict_of(self.low, self.high)

    @property
    def rows(self) -> list[dict[str, Any]]:
        """A plain row for each year: both numbers, both indexes and the gap."""
        indexes = self.industrial, self.operational
        return [
            {
                "year": year,
                "industrial": self.pair.industrial[place],
                "operational": self.pair.operational[place],
                "industrial_index": indexes[0][year],
                "operational_index": indexes[1][year],
                "gap": gap,
            }
            for place, (year, gap) in enumerate(self.values.items())
        ]

    @property
    def table(self) -> pd.DataFrame:
        """The rows as a frame, indexed by the year."""
        return super().table.set_index("year")

    def explain(self) -> str:
        """What was compared, by how much the gap moved, and whether that is more than chance."""
        first, last = self.years[0], self.years[-1]
        sides = self.pair.industrial, self.pair.operational
        more = "operations to industry" if self.change < 0 else "industry to operations"
        times = exp(abs(self.change))
        said = _STOOD.format(
            first=first,
            last=last,
            how="all years added up" if self.cumulated else "each year by itself",
            mine=self.titles[0],
            theirs=self.titles[1],
            grown=[_times(numbers[-1] / numbers[0]) for numbers in sides],
        )
        ratio = _RATIO[times >= 1.05].format(more=more, times=_times(times))
        line = _LINE[self.verdict].format(
            method=SLOPES[self.method].partition(" (")[0],
            ten=[_times(exp(10 * slope)) for slope in (self.slope, self.low, self.high)],
            verdict=VERDICTS[self.verdict],
        )
        by_number = [self._by_number()] if self.unit else []
        return " ".join([said, ratio, *by_number, line, *([_OFFSET] if any(self.pair.offsets) else [])])

    def _by_number(self) -> str:
        """Which pillar has more, and how far apart the two numbers are: growth does not say it."""
        more, less = self.pair.offsets
        sides = [
            (mine - more, theirs - less)
            for mine, theirs in zip(self.pair.industrial, self.pair.operational, strict=True)
        ]
        ahead = [sum(a > b for a, b in sides), sum(a < b for a, b in sides)]
        if len(sides) in ahead:
            lead = "operations lead in every year" if ahead[1] else "industry leads in every year"
        else:
            neither = len(sides) - sum(ahead)
            parts = [f"industry in {ahead[0]}", *([f"neither in {neither}"] if neither else [])]
            lead = f"operations lead in {ahead[1]} of {len(sides)} years, {joined(parts)}"
        ends = [sorted(sides[0]), sorted(sides[-1])]
        if any(low <= 0 for low, _ in ends):
            return _BY_NUMBER.format(lead=lead, times="")
        before, after = (_times(high / low) for low, high in ends)
        apart = _APART.format(
            start=sides[0], end=sides[-1], first=self.years[0], last=self.years[-1], before=before, after=after
        )
        return _BY_NUMBER.format(lead=lead, times=apart)

    def brief(self) -> str:
        """Verdict, slope and years in one line."""
        return f"{VERDICTS[self.verdict]}, {self.slope:+.3f} a year, {self.years[0]} to {self.years[-1]}"

    def _index(self, numbers: tuple[float, ...]) -> dict[int, float]:
        base = numbers[self.years.index(self.base)]
        return {year: 100 * one / base for year, one in zip(self.years, numbers, strict=True)}


@keywords_checked
def gap(
    industrial: object = "steps_industrial",
    operational: object = "steps_operational",
    base: int | None = None,
    start: int = 2004,
    end: int | None = None,
    cumulated: bool = True,
    zeros: str = "offset",
    slope: str = "least_squares",
    pesco: str = "both",
    ukraine: bool = False,
    seed: int = SEED,
) -> Gap:
    """The gap between an industrial and an operational series.

    What it answers: did industry outgrow operations, and is the difference more than chance?

    Parameters
    ----------
    industrial, operational : str, Series or mapping
        An indicator by its name (see `indicator_names`), a series, or plain numbers by year.
    base : int, optional
        The year in which both are 100; by default the first year compared. It moves the lines and leaves the slope as
        it is.
    start, end : int
        First and last year; by default from 2004 to the last whole year.
    cumulated : bool
        Add up all years before, as far as they are known; or compare year with year. What is a stock already (missions
        running, envelopes in force) is never added up.
    zeros : {"offset", "later"}
        See `eudefence.models.industry.pillars.indexed.pair`.
    slope : {"least_squares", "theil_sen"}
    pesco, ukraine
        See `indicator`; for indicators that are named.
    seed : int
        Of the random numbers behind the interval.

    Returns
    -------
    Gap

    Raises
    ------
    ValueError
        For an unknown indicator or choice, fewer than five years in common, or a base year that is not among them.

    Notes
    -----
    The gap is one of growth: it widens if industry grew more, also where operations still have more of what is counted.
    For the other readings (who added more; how far apart the two numbers are) see `specification` and `multiverse`.

    Log ratios are symmetric: with the pillars exchanged the gap changes its sign and nothing else, and it does not
    matter in which unit a series counts. With about twenty points a year there is no test here for breaks or for what
    causes what.

    Examples
    --------
    >>> shrinking = gap({y: 1 for y in range(2010, 2020)}, {y: 2 ** (y - 2010) for y in range(2010, 2020)},
    ...     start=2010, end=2019, cumulated=False)
    >>> shrinking.verdict, round(shrinking.slope, 3)
    ('narrowed', -0.693)
    """
    one_of("zeros", zeros, ZEROS)
    one_of("slope", slope, SLOPES)
    one_of("pesco", pesco, PESCO)
    first = whole(start, "start", 1)
    last = course().edition.year - 1 if end is None else whole(end, "end", 1)
    if first > last:
        raise ValueError(f"start: {first} is later than the last year, {last}.")
    added_up = truth(cumulated, "cumulated")
    sides = [
        _side(one, name, pesco, ukraine) for one, name in ((industrial, "industrial"), (operational, "operational"))
    ]
    if any(stock for _, _, stock, _ in sides):
        added_up = False
    compared = pair(sides[0][1], sides[1][1], first, last, added_up, zeros)
    if len(compared.years) < LEAST:
        raise ValueError(
            f"start: only {len(compared.years)} years are left in which both pillars can be compared; at least {LEAST}"
            " are needed for a slope."
        )
    zero = compared.years[0] if base is None else whole(base, "base", 1)
    if zero not in compared.years:
        raise ValueError(f"base: {zero} is not among the years compared, {compared.years[0]} to {compared.years[-1]}.")
    moved = compared.gap()
    there = moved[compared.years.index(zero)]
    steepness = (least_squares if slope == "least_squares" else theil_sen)(compared.years, moved)
    low, high = interval(compared.years, moved, slope, seed=whole(seed, "seed"))
    return Gap(
        compared,
        (sides[0][0], sides[1][0]),
        zero,
        {year: one - there for year, one in zip(compared.years, moved, strict=True)},
        steepness,
        low,
        high,
        slope,
        added_up,
        sides[0][3][0] if sides[0][3] == sides[1][3] else "",
    )


def verdict_of(low: float, high: float) -> str:
    """One of `VERDICTS`, from the interval of a slope.

    >>> verdict_of(0.1, 0.2), verdict_of(-0.2, -0.1), verdict_of(-0.1, 0.1)
    ('widened', 'narrowed', 'cannot_be_said')
    """
    tiny = 1e-12  # what is left of zero when numbers are rounded
    return "widened" if low > tiny else "narrowed" if high < -tiny else "cannot_be_said"


def _times(factor: float) -> str:
    """A factor with two digits behind the point, and with more where it would look like no change or like nothing.

    >>> _times(1.4567), _times(1.0004), _times(0.00098), _times(512)
    ('1.46', '1.0004', '0.00098', '512')
    """
    if factor >= 100:
        return f"{factor:,.0f}"
    if factor < 0.1:
        return f"{factor:.2g}"
    return next((said for digits in (2, 3, 4) if float(said := f"{factor:.{digits}f}") != 1), "1.00")


def values_of(given: object, argument: str) -> dict[int, float]:
    """Numbers by year from a series or a mapping, checked.

    >>> values_of({2020: 1}, "industrial")
    {2020: 1.0}
    """
    if not isinstance(given, Series):
        if not gives_pairs(given):
            raise ValueError(f"{argument}: {shown(given)} found; the name of an indicator, a series or numbers by year"
                             " are accepted.")  # fmt: skip
        try:
            given = Series(argument, argument, dict(given.items()))
        except ValueError as error:
            raise ValueError(f"{argument}: {error}") from None
    if not given.values:
        raise ValueError(f"{argument}: no year is known.")
    return {year: float(value) for year, value in given.values.items()}


def _side(
    given: object, argument: str, pesco: str, ukraine: object
) -> tuple[str, dict[int, float], bool, tuple[str, str]]:
    """Title, numbers, whether it is a stock that must not be added up, and the unit and kind of what is counted."""
    if isinstance(given, str):
        try:
            series = indicator(given, pesco=pesco, ukraine=truth(ukraine, "ukraine"))
        except ValueError as error:
            raise ValueError(
                f"{argument}{str(error).removeprefix('name')}" if str(error).startswith("name:") else error
            ) from None
        is_stock = bool(course().find("indicators", series.id)["is_stock"])
        return series.title, values_of(series, argument), is_stock, (series.unit, series.kind)
    counted = (given.unit, given.kind) if isinstance(given, Series) else ("", "")
    title = given.title if isinstance(given, Series) else f"the {argument} numbers"
    stock: Any = isinstance(given, Series) and (given.is_cumulated or given.kind in ("share", "index", *LEVELS))
    return title, values_of(given, argument), bool(stock), counted

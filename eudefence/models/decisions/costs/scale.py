"""The scale by which a bill is divided: shares of national income, or the weights of an own key.

The scale of Article 41(2) TEU is gross national income (GNI).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from eudefence.data.package import course
from eudefence.data.states import States, named
from eudefence.ground.arguments import keywords_checked
from eudefence.ground.explained import Explained
from eudefence.ground.lists import Pairs
from eudefence.ground.numbers import exact, is_missing
from eudefence.ground.quoting import shown
from eudefence.models.decisions import council

from .cents import limited
from .payers import beyond_members


@dataclass(frozen=True, repr=False)
class IncomeKey(Explained):
    """National incomes that serve as a key.

    Attributes
    ----------
    weights : dict
        State to gross national income in USD million: members, and states beyond them that pay on that day.
    year : int
    series : tuple of str
        Keys of the table of series.
    missing : tuple of str
        States among them without a figure.
    """

    weights: Mapping[str, Fraction]
    year: int
    series: tuple[str, ...]
    missing: tuple[str, ...]

    def explain(self) -> str:
        """Of which year the incomes are, of how many states, and who is missing.

        >>> print(income_key("2022-03-01"))
        Gross national income of 2021, in US dollars, of 27 states.
        """
        missing = f" Without a figure: {named(self.missing, 'and')}." if self.missing else ""
        return f"Gross national income of {self.year}, in US dollars, of {len(self.weights)} states.{missing}"


@keywords_checked
def income_key(on: str | dt.date | None = None) -> IncomeKey:
    """Gross national income (GNI) of the members on a day: the scale of Article 41(2) TEU.

    Parameters
    ----------
    on : str or datetime.date, optional
        The day; by default the edition.

    Returns
    -------
    IncomeKey
        Figures of the last year in the course data that was over on that day, also of states that pay without being
        members (`beyond_members`).

    Raises
    ------
    ValueError
        If the course has no incomes for a year before that day.

    Notes
    -----
    The Treaty says gross national product; today's statistics call it gross national income. **The official key is
    another one.** For the European Peace Facility the data are those of the column "GNI-based own resources" in the
    summary table of the latest adopted budget of the Union, rebased over the members that contribute (Decision (CFSP)
    2021/509, Article 26(5) and (6)); for the budget itself it is the decision on own resources. Both rest on forecasts
    in euro. The course has World Bank figures in US dollars for a year that is over (Atlas method, Cyprus corrected
    where it can be), so shares come near the official ones without being equal: for Ireland in 2022 about 2.2 instead
    of about 1.9 to 2.0 per cent.

    >>> key = income_key("2022-03-01")
    >>> key.year, key.weights["DE"] > key.weights["MT"]
    (2021, True)
    """
    day = course().day(on)
    paying = (*council.members(day), *beyond_members(on=day))
    rows = [row for row in course().rows("gni") if row["series_id"].startswith("WB_GNI_ATLAS_TOTAL")]
    years = sorted({row["year"] for row in rows if row["year"] < day.year})
    if not years:
        first = min(row["year"] for row in rows)
        raise ValueError(
            f"on: the course has national incomes from {first} on, and needs those of a year before {day}. Give your"
            " own key."
        )
    found, series = {}, {}
    # The series with Cyprus corrected has the longer name, and so comes last and wins.
    for row in sorted(rows, key=lambda row: len(row["series_id"])):
        if row["year"] == years[-1] and row["country"] in paying:
            found[row["country"]] = exact(row["value"], "gni")
            series[row["country"]] = row["series_id"]
    missing = tuple(code for code in paying if code not in found)
    return IncomeKey(dict(sorted(found.items())), years[-1], tuple(sorted(set(series.values()))), missing)


def states_of(key: Pairs[object] | None) -> States:
    """How states are named in a question about costs: as countries, or, with an own key of invented names, as that key
    names them.

    >>> states_of({"Germany": 3, "FR": 2}).read("france", "outside"), states_of({"A": 3, "B": 2}).read("B", "outside")
    ('FR', 'B')
    """
    names: Iterable[object] = getattr(key, "keys", tuple)()  # of a dict or a Series; what is neither is refused below
    if odd := [name for name in names if is_missing(name) or not isinstance(name, str)]:
        raise ValueError(f"key: {shown(odd[0])} found as the name of a state; a text is accepted.")
    return States(key, "key", "state of the key", mixed=False)


def own_weights(key: Pairs[object], names: States) -> dict[str, Fraction]:
    """The weights of an own key: from 0 on, and not all of them 0.

    >>> own_weights({"A": 3, "B": "2.5"}, states_of({"A": 3, "B": 2}))
    {'A': Fraction(3, 1), 'B': Fraction(5, 2)}
    """
    found = names.mapping(key, "key", lambda weight, argument: limited(exact(weight, argument), argument))
    if not found:
        raise ValueError("key: it is empty. Give a dict of state to weight, or leave it out for national incomes.")
    if negative := [state for state, weight in found.items() if weight < 0]:
        raise ValueError(f"key: the weight of {', '.join(negative)} is negative. Weights start at 0.")
    if not any(found.values()):
        raise ValueError("key: nobody is left to pay: the weights add up to 0.")
    return found

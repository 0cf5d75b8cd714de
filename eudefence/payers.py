"""Who pays under which regime, and by which key: the table of cost regimes, the opt-outs, and shares of national income.

A regime is a row of the table cost_regimes. The key of most of them is gross national income (GNI).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from . import council
from .arguments import one_of
from .data.states import States
from .ground.explained import Explained
from .ground.numbers import exact
from .ground.words import date_in_words
from .package import course
from .validity import row_holds

_DEFAULT_PURPOSE = {"union_budget": "military_operating", "participants_only": "enhanced_cooperation"}


@dataclass(frozen=True, repr=False)
class Regime(Explained):
    """One way of paying, as long as it lasted.

    Attributes
    ----------
    id, name, mechanism, purpose, payers, key : str
    abstainer_pays : {"nothing", "same_to_other_measures", "its_share"}
        What a state pays that abstained with a formal declaration.
    opt_out_applies : bool
        Whether a member with an opt-out from defence stays outside.
    legal_basis, note : str
    valid_from, valid_to : datetime.date or None
    source : str
        Key of the table of sources.
    """

    id: str
    name: str
    mechanism: str
    purpose: str
    payers: str
    key: str
    abstainer_pays: str
    opt_out_applies: bool
    legal_basis: str
    note: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    source: str

    def explain(self) -> str:
        """Name, legal basis and time of the regime, and what a reader should know, as a paragraph.

        >>> regime_on("common_costs", "2018-06-01").explain().startswith("Athena mechanism (")
        True
        """
        span = [f"from {date_in_words(self.valid_from)}"] if self.valid_from else []
        span += [f"to {date_in_words(self.valid_to - dt.timedelta(days=1))}"] if self.valid_to else []
        when = " ".join(span)[:1].upper() + " ".join(span)[1:] + "." if span else ""
        return " ".join(part for part in (f"{self.name} ({self.legal_basis}).", when, self.note) if part)

    def brief(self) -> str:
        """Key, name and mechanism."""
        return f"{self.id}: {self.name}"


def regimes() -> tuple[Regime, ...]:
    """All regimes of the course data.

    >>> [regime.id for regime in regimes() if regime.mechanism == "common_costs"]
    ['athena', 'epf_operations']
    """
    same = ("name", "mechanism", "purpose", "payers", "key", "abstainer_pays", "opt_out_applies", "legal_basis", "note", "valid_from", "valid_to")
    return tuple(
        Regime(id=row["regime_id"], source=row["source_id"], **{field: row[field] for field in same}) for row in course().rows("cost_regimes")
    )


def mechanisms() -> tuple[str, ...]:
    """The ways of sharing that `costs.share` knows.

    >>> "common_costs" in mechanisms()
    True
    """
    return tuple(dict.fromkeys(regime.mechanism for regime in regimes()))


def regime_on(mechanism: str, on: str | dt.date | None = None, purpose: str | None = None, dated: bool = True) -> Regime:
    """The regime of a mechanism on a day.

    Parameters
    ----------
    mechanism : str
        One of `mechanisms`.
    on : str or datetime.date, optional
        The day; by default the edition of the course data.
    purpose : str, optional
        What is paid for, where a mechanism serves several purposes: ``"military_operating"`` (the default), ``"civilian"`` or
        ``"administrative"`` on the Union budget; ``"enhanced_cooperation"`` (the default) or ``"coalition"`` among participants only.
    dated : bool
        False: a thought experiment, in which the regime may be used before or after its time.

    Raises
    ------
    ValueError
        For an unknown mechanism or purpose, or a day on which the regime did not exist.

    >>> regime_on("common_costs", "2018-06-01").name, regime_on("common_costs").id
    ('Athena mechanism', 'epf_operations')
    """
    day = course().day(on)
    found = [regime for regime in regimes() if regime.mechanism == one_of("mechanism", mechanism, mechanisms())]
    purposes = tuple(dict.fromkeys(regime.purpose for regime in found))
    if purpose is None:
        purpose = _DEFAULT_PURPOSE.get(mechanism, purposes[0])
    one_of("purpose", purpose, purposes, f"purpose of {mechanism}")
    found = [regime for regime in found if regime.purpose == purpose]
    held = [regime for regime in found if row_holds({"valid_from": regime.valid_from, "valid_to": regime.valid_to}, day) is not False]
    if held:
        return held[-1]
    if not dated:
        return found[-1]
    spans = "; ".join(f"{regime.name}, from {regime.valid_from} to {regime.valid_to or 'today'}" for regime in found)
    raise ValueError(f"on: on {day} nothing was paid by {mechanism!r} for {purpose!r}. The course knows: {spans}. Give your own key to try it out.")


def opted_out(on: str | dt.date | None = None) -> tuple[str, ...]:
    """Members that stood outside decisions with defence implications on a day, and did not pay for them.

    >>> opted_out("2022-06-30"), opted_out("2022-07-01")
    (('DK',), ())
    """
    day = course().day(on)
    return tuple(row["country"] for row in course().rows("opt_outs") if row["scope"] == "defence" and row_holds(row, day))


@dataclass(frozen=True)
class IncomeKey:
    """National incomes that serve as a key.

    Attributes
    ----------
    weights : dict
        Member to gross national income in USD million.
    year : int
    series : tuple of str
        Keys of the table of series.
    missing : tuple of str
        Members of that day without a figure.
    """

    weights: Mapping[str, Fraction]
    year: int
    series: tuple[str, ...]
    missing: tuple[str, ...]


def income_key(on: str | dt.date | None = None) -> IncomeKey:
    """Gross national income (GNI) of the members on a day: the scale of Article 41(2) TEU.

    Parameters
    ----------
    on : str or datetime.date, optional
        The day; by default the edition.

    Returns
    -------
    IncomeKey
        Figures of the last year in the course data that was over on that day.

    Raises
    ------
    ValueError
        If the course has no incomes for a year before that day.

    Notes
    -----
    The Treaty says gross national product; today's statistics call it gross national income. The official key of a year uses forecasts in
    euro; the course has World Bank figures in US dollars (Atlas method, Cyprus corrected where it can be), so shares come near the official
    ones without being equal.

    >>> key = income_key("2022-03-01")
    >>> key.year, key.weights["DE"] > key.weights["MT"]
    (2021, True)
    """
    members = council.members(on)
    day = course().day(on)
    rows = [row for row in course().rows("gni") if row["series_id"].startswith("WB_GNI_ATLAS_TOTAL")]
    years = sorted({row["year"] for row in rows if row["year"] < day.year})
    if not years:
        first = min(row["year"] for row in rows)
        raise ValueError(f"on: the course has national incomes from {first} on, and needs those of a year before {day}. Give your own key.")
    found, series = {}, {}
    # The series with Cyprus corrected has the longer name, and so comes last and wins.
    for row in sorted(rows, key=lambda row: len(row["series_id"])):
        if row["year"] == years[-1] and row["country"] in members:
            found[row["country"]] = exact(row["value"], "gni")
            series[row["country"]] = row["series_id"]
    missing = tuple(code for code in members if code not in found)
    return IncomeKey(dict(sorted(found.items())), years[-1], tuple(sorted(set(series.values()))), missing)


def states_of(key: Mapping | None) -> States:
    """How states are named in a question about costs: as countries, or, with an own key of invented names, as that key names them.

    >>> states_of({"Germany": 3, "FR": 2}).read("france", "outside"), states_of({"A": 3, "B": 2}).read("B", "outside")
    ('FR', 'B')
    """
    return States(key, "key", "state of the key", mixed=False)

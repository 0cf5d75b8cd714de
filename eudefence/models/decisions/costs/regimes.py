"""Who pays under which regime, and by which key: the table of cost regimes, the opt-outs, and shares of national
income.

A regime is a row of the table cost_regimes. The key of most of them is gross national income (GNI).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, fields
from fractions import Fraction

from eudefence.data.package import course
from eudefence.data.states import States, named
from eudefence.data.validity import row_holds
from eudefence.ground.arguments import keywords_checked, one_of
from eudefence.ground.explained import Explained
from eudefence.ground.numbers import exact, is_missing
from eudefence.ground.quoting import shown
from eudefence.ground.words import date_in_words
from eudefence.models.decisions import council

from .cents import limited

_DEFAULT_PURPOSE = {"union_budget": "military_operating", "participants_only": "enhanced_cooperation"}
# The enum of the table cost_regimes for aid, by whether it may supply equipment designed to deliver lethal force.
_AID = {True: "assistance", False: "assistance_not_lethal"}


@dataclass(frozen=True, repr=False)
class Regime(Explained):
    """One way of paying, as long as it lasted.

    Attributes
    ----------
    id, name, mechanism, purpose, payers, key : str
    abstainer_pays : {"nothing", "same_to_other_measures", "its_share"}
        What a state pays that abstained with a formal declaration.
    abstainer_rule : str
        Why, with the article.
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
    abstainer_rule: str
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

    @property
    def barred(self) -> bool:
        """Whether the Treaty forbids to pay this way."""
        return self.key == "none"

    @property
    def by_own_costs(self) -> bool:
        """Whether each pays what it caused or borrowed, and nothing by a key."""
        return self.key == "own_costs"

    def held(self, day: dt.date) -> bool:
        """Whether it held on a day; where a date is not known, it may have.

        >>> regime_on("assistance_measure").held(dt.date(2020, 12, 31))
        False
        """
        return row_holds({"valid_from": self.valid_from, "valid_to": self.valid_to}, day) is not False

    def aside(self, amount):
        """What a state pays here, and what elsewhere, that would owe `amount` and abstains with a declaration.

        >>> regime_on("assistance_measure").aside(45), regime_on("union_budget", purpose="civilian").aside(45)
        ((0, 45), (45, 0))
        """
        nothing = amount - amount
        here = amount if self.abstainer_pays == "its_share" else nothing
        return here, amount if self.abstainer_pays == "same_to_other_measures" else nothing


def regimes() -> tuple[Regime, ...]:
    """All regimes of the course data.

    >>> [regime.id for regime in regimes() if regime.mechanism == "common_costs"]
    ['athena', 'epf_operations']
    """
    same = [field.name for field in fields(Regime) if field.name not in ("id", "source")]
    return tuple(
        Regime(id=row["regime_id"], source=row["source_id"], **{field: row[field] for field in same})
        for row in course().rows("cost_regimes")
    )


def mechanisms() -> tuple[str, ...]:
    """The ways of sharing that `costs.share` knows.

    >>> "common_costs" in mechanisms()
    True
    """
    return tuple(dict.fromkeys(regime.mechanism for regime in regimes()))


@keywords_checked
def regime_on(
    mechanism: str, on: str | dt.date | None = None, purpose: str | None = None, dated: bool = True
) -> Regime:
    """The regime of a mechanism on a day.

    Parameters
    ----------
    mechanism : str
        One of `mechanisms`.
    on : str or datetime.date, optional
        The day; by default the edition of the course data.
    purpose : str, optional
        What is paid for, where a mechanism serves several purposes: ``"military_operating"`` (the default),
        ``"civilian"`` or ``"administrative"`` on the Union budget; ``"enhanced_cooperation"`` (the default) or
        ``"coalition"`` among participants only; ``"assistance"`` (the default: the measure may supply equipment
        designed to deliver lethal force) or ``"assistance_not_lethal"`` for aid.
    dated : bool
        False: a thought experiment, in which the regime may be used before or after its time.

    Raises
    ------
    ValueError
        For an unknown mechanism or purpose, or a day on which the regime did not exist.

    Notes
    -----
    Two regimes of common costs hold from January to 22 March 2021, and then the later one is given: the European Peace
    Facility finances operations from 1 January 2021 on (Decision (CFSP) 2021/509, Article 73(8)), but repealed Athena
    only on 22 March (Articles 74(1), 76).

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
    found.sort(key=lambda regime: regime.valid_from or dt.date.min)
    if held := [regime for regime in found if regime.held(day)]:
        return held[-1]
    if not dated:
        return found[-1]
    spans = "; ".join(f"{regime.name}, from {regime.valid_from} to {regime.valid_to or 'today'}" for regime in found)
    raise ValueError(
        f"on: on {day} nothing was paid by {mechanism!r} for {purpose!r}. The course knows: {spans}. Give your own key"
        " to try it out."
    )


def purpose_of_aid(lethal: object, mechanism: str) -> str | None:
    """The purpose of an aid measure, by whether it may supply lethal equipment; None for what is no aid.

    Raises
    ------
    ValueError
        For what is neither True nor False, and for False where there is no aid.

    >>> purpose_of_aid(False, "assistance_measure"), purpose_of_aid(True, "common_costs")
    ('assistance_not_lethal', None)
    """
    if type(lethal).__name__ not in ("bool", "bool_"):
        raise ValueError(
            f"lethal: {shown(lethal)} found; True or False is accepted. A blank in the table epf means that it is not"
            " known whether the measure may supply equipment designed to deliver lethal force."
        )
    if mechanism == "assistance_measure":
        return _AID[bool(lethal)]
    if not lethal:
        raise ValueError(f"lethal: it belongs to 'assistance_measure'. Leave it out for {mechanism!r}.")
    return None


def beyond_members(mechanism: str | None = None, on: str | dt.date | None = None) -> tuple[str, ...]:
    """States that are no members of the Union on a day and pay by the key all the same.

    Parameters
    ----------
    mechanism : str, optional
        One of `mechanisms`; by default any.
    on : str or datetime.date, optional
        The day; by default the edition.

    Notes
    -----
    Rows of the table contributors. The United Kingdom left on 1 February 2020 and paid for the budget of the Union and
    for common costs of operations until 31 December 2020 (Withdrawal Agreement, Articles 135 and 156). It had no vote.

    >>> beyond_members("common_costs", "2020-02-01"), beyond_members("common_costs", "2021-01-01")
    (('GB',), ())
    """
    day = course().day(on)
    if mechanism is not None:
        mechanism = one_of("mechanism", mechanism, mechanisms())
    rows = [row for row in course().rows("contributors") if mechanism in (None, row["mechanism"])]
    return tuple(dict.fromkeys(row["country"] for row in rows if row_holds(row, day)))


@keywords_checked
def opted_out(on: str | dt.date | None = None) -> tuple[str, ...]:
    """Members that stood outside decisions with defence implications on a day, and did not pay for them.

    >>> opted_out("2022-06-30"), opted_out("2022-07-01")
    (('DK',), ())
    """
    day = course().day(on)
    return tuple(
        row["country"] for row in course().rows("opt_outs") if row["scope"] == "defence" and row_holds(row, day)
    )


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


def states_of(key: Mapping | None) -> States:
    """How states are named in a question about costs: as countries, or, with an own key of invented names, as that key
    names them.

    >>> states_of({"Germany": 3, "FR": 2}).read("france", "outside"), states_of({"A": 3, "B": 2}).read("B", "outside")
    ('FR', 'B')
    """
    if hasattr(key, "keys") and (odd := [name for name in key.keys() if is_missing(name) or not isinstance(name, str)]):
        raise ValueError(f"key: {shown(odd[0])} found as the name of a state; a text is accepted.")
    return States(key, "key", "state of the key", mixed=False)


def own_weights(key: Mapping, names: States) -> dict[str, Fraction]:
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

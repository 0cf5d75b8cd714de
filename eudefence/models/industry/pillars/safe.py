"""SAFE by state: what was set aside, decided, advanced and paid, each a kind of its own, to the cent.

The loans are those of Regulation (EU) 2025/1106 (Security Action for Europe). What the Commission set aside is not what
the Council decided, an advance is a part of the loan, and what is decided is not yet paid: nothing here adds one kind
to another.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType

from eudefence.data.countries import code
from eudefence.data.package import Row, course
from eudefence.ground.arguments import one_of
from eudefence.ground.lists import Pairs, gives_pairs
from eudefence.ground.numbers import exact
from eudefence.ground.quoting import shown

CEILING = 150_000_000_000  # EUR: the most that may be lent (Article 6)
PRE_FINANCING = Fraction(15, 100)  # of the loan: the most that may be asked in advance (Article 11(1))
LARGEST, THEIR_LIMIT = 3, Fraction(60, 100)  # of the ceiling, for the three states with the largest loans (Article 13)

# What an amount is. One at a time: a sum of two of them would count the same money twice.
AMOUNTS: Mapping[str, str] = MappingProxyType(
    {
        "set_aside": "set aside by the Commission, tentatively",
        "decided": "loan decided by the Council",
        "advance": "advance decided by the Council",
        "paid": "paid, as reported",
    }
)
STAGES: Mapping[str, str] = MappingProxyType(
    {
        "paid": "loan decided, first payment reported",
        "decided": "loan decided by the Council",
        "open": "asked, no decision of the Council seen",
        "not_asked": "did not ask for a loan",
    }
)
_OF_TABLE = {
    "commission_plan": "plan",
    "council_decision": "decided",
    "pre_financing": "advance",
    "disbursed": "paid",
    "report": "report",
}


@dataclass(frozen=True)
class SafeStep:
    """One step of a loan: its day, and its amount where the source has one.

    Attributes
    ----------
    kind : str
        ``"set_aside"``, ``"plan"``, ``"decided"``, ``"advance"``, ``"paid"``; or ``"report"``, what was reported
        between them.
    amount : Fraction or None
        EUR. None if no amount was seen, which is not zero.
    date, date_precision : datetime.date, str
        The day, and how exactly it is known: ``"day"``, ``"month"`` or ``"year"``.
    note, source_id, confidence : str
        As in the row.
    """

    kind: str
    amount: Fraction | None
    date: dt.date
    date_precision: str
    note: str
    source_id: str
    confidence: str


@dataclass(frozen=True)
class SafeLoan:
    """The loan of one state, from what was set aside to what was paid.

    Attributes
    ----------
    country : str
    steps : tuple of SafeStep
        In the order of their days; what was set aside comes first.
    """

    country: str
    steps: tuple[SafeStep, ...]

    def step(self, kind: str) -> SafeStep | None:
        """The last step of a kind, or None if there is none."""
        return next((step for step in reversed(self.steps) if step.kind == kind), None)

    def amount(self, kind: str) -> Fraction | None:
        """The amount of a kind in EUR; None where there is no such step, or where its amount was not seen.

        Payments add up, if all are known: they are parts of one kind.
        """
        if kind == "paid":
            paid = [step.amount for step in self.steps if step.kind == "paid"]
            known = [amount for amount in paid if amount is not None]
            return sum(known, Fraction(0)) if paid and len(known) == len(paid) else None
        step = self.step(kind)
        return None if step is None else step.amount

    @property
    def stage(self) -> str:
        """How far the loan is: ``"paid"``, ``"decided"`` or ``"open"``."""
        return next((kind for kind in ("paid", "decided") if self.step(kind)), "open")


@lru_cache(maxsize=1)
def safe_loans() -> Mapping[str, SafeLoan]:
    """The loans of all states that asked, by code.

    Returns
    -------
    mapping of str to SafeLoan
        A state of the Union that is not in it did not ask.

    Notes
    -----
    Tables safe_allocations and safe_decisions. The amounts set aside are of 9 September 2025; a state may get less, as
    Estonia did.

    >>> loan = safe_loans()["ES"]
    >>> str(loan.amount("decided")), str(loan.amount("advance")), loan.amount("paid"), loan.stage
    ('1000000000', '0', None, 'decided')
    """
    later: dict[str, list[SafeStep]] = {}
    for row in course().rows("safe_decisions"):
        step = _step(row, _OF_TABLE[row["stage"]], row["amount_eur"], row["date"], row["date_precision"])
        later.setdefault(row["country"], []).append(step)
    found = {}
    for row in course().rows("safe_allocations"):
        first = _step(row, "set_aside", row["tentative_eur"], row["tentative_date"], "day")
        steps = sorted(later.get(row["country"], ()), key=lambda step: step.date)
        found[row["country"]] = SafeLoan(row["country"], (first, *steps))
    return MappingProxyType(found)


def _step(row: Row, kind: str, amount: object, date: dt.date, precision: str) -> SafeStep:
    euro = None if amount is None else exact(amount, "amount")
    return SafeStep(kind, euro, date, precision, row["note"] or "", row["source_id"], row["confidence"])


def safe_amounts(kind: str = "set_aside") -> dict[str, Fraction | None]:
    """The amount of one kind for every state that asked.

    Parameters
    ----------
    kind : {"set_aside", "decided", "advance", "paid"}

    Returns
    -------
    dict of str to Fraction or None
        EUR by code. None where there is no such step yet, or where its amount was not seen.

    Raises
    ------
    ValueError
        For another kind.

    >>> sum(safe_amounts().values()) == CEILING
    True
    """
    one_of("kind", kind, AMOUNTS)
    return {country: loan.amount(kind) for country, loan in safe_loans().items()}


def per_head(amounts: Pairs[object], on: str | dt.date | None = None) -> dict[str, Fraction | None]:
    """Amounts divided by the persons of each state.

    Parameters
    ----------
    amounts : mapping of str to number or None
        By state; those of one kind.
    on : str or datetime.date, optional
        The day whose population counts (table population); by default the edition.

    Returns
    -------
    dict of str to Fraction or None
        In the unit of the amounts, for each person. None stays None.

    Raises
    ------
    ValueError
        For a state without a population on that day.

    >>> {state: float(euro) for state, euro in per_head({"Malta": 574250}, "2026-01-01").items()}
    {'MT': 1.0}
    """
    day = course().day(on)
    people = {
        row["country"]: row["population"]
        for row in course().rows("population")
        if row["valid_from"] <= day < row["valid_to"] and row["population"]
    }
    return _divided(amounts, people, f"a population on {day}")


INCOME_SERIES, INCOME_YEAR = "WB_GNI_ATLAS_TOTAL_CY_ADJUSTED", 2024


def per_income(amounts: Pairs[object]) -> dict[str, Fraction | None]:
    """Amounts for every thousand US dollars of a state's yearly national income.

    Amounts in euro over an income in dollars: no rate of exchange is used, so the numbers compare states and are no
    percentages.

    Parameters
    ----------
    amounts : mapping of str to number or None
        By state; those of one kind.

    Returns
    -------
    dict of str to Fraction or None
        None stays None.

    Notes
    -----
    Gross national income of 2024, Atlas method, of the World Bank, Cyprus adjusted (table gni, series
    WB_GNI_ATLAS_TOTAL_CY_ADJUSTED).

    >>> {state: float(euro) for state, euro in per_income({"MT": 20_894_000}).items()}
    {'MT': 1.0}
    """
    incomes = {
        row["country"]: exact(row["value"], "value") * 1000
        for row in course().rows("gni")
        if row["series_id"] == INCOME_SERIES and row["year"] == INCOME_YEAR
    }
    return _divided(amounts, incomes, f"a national income of {INCOME_YEAR}")


def _divided(amounts: Pairs[object], by: Mapping[str, object], what: str) -> dict[str, Fraction | None]:
    found: dict[str, Fraction | None] = {}
    for state, amount in _pairs(amounts):
        if state not in by:
            raise ValueError(f"amounts: {state} is without {what}; a member of the Union is accepted.")
        found[state] = None if amount is None else exact(amount, "amounts") / exact(by[state], "amounts")
    return found


def _pairs(amounts: Pairs[object]) -> Iterable[tuple[str, object]]:
    if not gives_pairs(amounts):
        raise ValueError(f"amounts: {shown(amounts)} found; amounts by state are accepted, for example {{'FR': 2}}.")
    return [(code(state, "amounts"), amount) for state, amount in amounts.items()]


@dataclass(frozen=True)
class Concentration:
    """How near the three largest borrowers are to the limit of Article 13.

    Attributes
    ----------
    states : tuple of tuple of str
        The three, the largest first, each with those of the same amount.
    total, limit : Fraction
        EUR: what they have together, and the most they may have.
    share : Fraction
        Of the ceiling of all loans.
    """

    states: tuple[tuple[str, ...], ...]
    total: Fraction
    limit: Fraction
    share: Fraction

    @property
    def room(self) -> Fraction:
        """EUR that they could have more; below zero, the limit is passed."""
        return self.limit - self.total

    @property
    def allowed(self) -> bool:
        """Whether the limit is kept; the limit itself is allowed ("shall not exceed")."""
        return self.total <= self.limit


def concentration(amounts: Pairs[object] | None = None, ceiling: int = CEILING) -> Concentration:
    """Do the three states with the largest loans keep the limit of 60 per cent?

    Parameters
    ----------
    amounts : mapping of str to number, optional
        EUR by state; by default what the Commission set aside, because not every decided amount was seen.
    ceiling : int
        EUR: the most that may be lent to all together.

    Returns
    -------
    Concentration

    Raises
    ------
    ValueError
        For fewer than three states, or an amount that is not known: it could be the largest.

    Notes
    -----
    Regulation (EU) 2025/1106, Article 13: the share of the three states with the largest loans granted shall not exceed
    60 per cent of the maximum amount of Article 6, whatever was lent to others.

    >>> found = concentration()
    >>> found.states, str(found.total), found.allowed
    ((('PL',), ('RO',), ('FR', 'HU')), '76630876723', True)
    """
    euro = {}
    for state, amount in _pairs(safe_amounts() if amounts is None else amounts):
        if amount is None:
            raise ValueError(f"amounts: that of {state} is not known, and it could be among the three largest.")
        euro[state] = exact(amount, "amounts")
    if len(euro) < LARGEST:
        raise ValueError(f"amounts: {len(euro)} found; the rule counts the {LARGEST} largest, so at least as many.")
    three = sorted(euro.values(), reverse=True)[:LARGEST]
    states = tuple(tuple(sorted(state for state in euro if euro[state] == amount)) for amount in dict.fromkeys(three))
    total, whole = sum(three, Fraction(0)), exact(ceiling, "ceiling")
    return Concentration(states, total, whole * THEIR_LIMIT, total / whole)


def advance_shares() -> dict[str, Fraction | None]:
    """The advance as a share of the loan, for every state whose loan the Council decided.

    Returns
    -------
    dict of str to Fraction or None
        None where the amount of the loan or of the advance was not seen. Up to 15 per cent may be asked for
        (Article 11(1)); a state may ask for nothing.

    >>> {state: str(share) for state, share in advance_shares().items() if state in ("IT", "RO")}
    {'IT': '0', 'RO': '3/20'}
    """
    found = {}
    for country, loan in safe_loans().items():
        if loan.step("decided"):
            decided, advance = loan.amount("decided"), loan.amount("advance")
            found[country] = None if decided is None or advance is None else advance / decided
    return found

"""What a route costs whom: an invented bill, divided by the regime of the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from eudefence.data.countries import known_name
from eudefence.data.package import Package, course
from eudefence.ground.explained import Explained, read_only
from eudefence.ground.words import in_words
from eudefence.models.decisions import costs
from eudefence.models.decisions.costs import Bill, CostsBarred

BILL = 100_000_000  # euro, invented: so that shares can be read as per cent
# The upper end of the 5 to 10 per cent that the External Action Service gave in 2018 for all operations (table epf).
COMMON = Fraction(1, 10)
_FIRST = 3  # payers that are named
_SAID = {
    "common": (
        "Of an invented bill of {bill}, {own} stay with those who send forces; {shared} are shared by national income:"
        " {first} and others."
    ),
    "participants": "Of an invented bill of {bill}, those who take part pay all: {first}.",
    "some": "Of an invented bill of {bill}, those who take part pay all: {first} and others.",
    "sent": "An invented bill of {bill} is not divided: each pays for what it sends, gives or builds.",
    "who": "An invented bill of {bill} falls on those who take part; who they are is open.",
    "barred": (
        "Nothing of an invented bill of {bill} for an operation may come from the Union budget (Article 41(2) TEU)."
    ),
    "no_income": (
        "Of an invented bill of {bill}, those who take part pay all; for some of them the data have no national income."
    ),
    "undefined": "How a bill would be divided is not defined.",
    "early": "The division cannot be computed: the data have no national incomes for that day, or no regime held then.",
}


@dataclass(frozen=True, repr=False)
class Price(Explained):
    """What a route costs whom.

    Attributes
    ----------
    shared : Decimal or None
        Euro of the invented bill that are divided by a key; None: not defined or not computable.
    payments : mapping
        State to its part of `shared`.
    barred : bool
        Whether Article 41(2) TEU keeps it off the budget.
    said : str
        In one sentence.
    """

    shared: Decimal | None
    payments: Mapping[str, Decimal]
    barred: bool
    said: str

    def explain(self) -> str:
        """The bill in one sentence."""
        return self.said


def price(mechanism: str | None, willing: tuple[str, ...], aside: tuple[str, ...], day: dt.date) -> Price:
    """The invented bill under a way of paying.

    Parameters
    ----------
    mechanism : str or None
        As the table cost_regimes names it.
    willing, aside : tuple of str
        Who is known to take part, and who abstains with a declaration.
    day : datetime.date

    >>> price("union_budget", (), (), dt.date(2026, 10, 8)).barred
    True
    >>> print(price("participants_only", ("DE", "FR"), (), dt.date(2026, 10, 8)).shared)
    100000000.00
    """
    return _priced(course(), mechanism, willing, aside, day)


@lru_cache(maxsize=256)
def _priced(
    package: Package, mechanism: str | None, willing: tuple[str, ...], aside: tuple[str, ...], day: dt.date
) -> Price:
    """The same bill is asked for at every step of an explorer; what states answer changes it seldom."""
    if mechanism is None:
        return _nothing("undefined")
    if mechanism == "lie_where_they_fall":
        return _nothing("sent")
    if mechanism == "union_budget":
        try:
            costs.bill(BILL, mechanism, on=day)
        except CostsBarred:
            return _nothing("barred", barred=True)
    if mechanism == "participants_only":
        return _among(willing, day)
    return _common(aside, day)


def _common(aside: tuple[str, ...], day: dt.date) -> Price:
    if not _computable("common_costs", day):
        return _nothing("early")
    divided = costs.bill(BILL * COMMON, "common_costs", common_fraction=1, outside=aside, on=day)
    return _told("common", divided)


def _among(willing: tuple[str, ...], day: dt.date) -> Price:
    if not willing:
        return _nothing("who")
    try:
        divided = costs.bill(BILL, "participants_only", willing, purpose="coalition", on=day)
    except ValueError:  # a state outside the Union, whose income the data do not have
        return _nothing("no_income")
    return _told("participants" if len(willing) <= _FIRST else "some", divided)


def _computable(mechanism: str, day: dt.date) -> bool:
    """Whether a regime held and national incomes are known for the day."""
    try:
        costs.regime_on(mechanism, day)
        costs.income_key(day)
    except ValueError:
        return False
    return True


def _nothing(key: str, barred: bool = False) -> Price:
    return Price(None, read_only({}), barred, _SAID[key].format(bill=_money(BILL)))


def _told(key: str, divided: Bill) -> Price:
    most = sorted(divided.payments, key=lambda code: (-divided.payments[code], code))[:_FIRST]
    first = ", ".join(f"{known_name(code)} {_money(divided.payments[code])}" for code in most)
    said = _SAID[key].format(
        bill=_money(BILL), shared=_money(divided.total), own=_money(BILL - divided.total), first=first
    )
    return Price(divided.total, read_only(divided.payments), False, said)


def _money(amount: int | Decimal) -> str:
    return in_words(round(float(amount) / 10**6, 1), "EUR million")

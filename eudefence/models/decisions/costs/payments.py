"""A bill shared out among states, as plain amounts by state: what `costs.share` gives as a Series."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from eudefence.data.countries import in_a_sentence
from eudefence.data.states import named
from eudefence.ground.arguments import keywords_checked
from eudefence.ground.explained import Explained
from eudefence.ground.lists import Pairs
from eudefence.ground.words import date_in_words, one_or_many

from .cents import euro, in_euro
from .cost_regimes import Regime
from .division import Division, divide
from .terms import Terms, terms_of


@dataclass(frozen=True, repr=False)
class Bill(Explained):
    """Who pays how much of a bill.

    Attributes
    ----------
    total : Decimal
        The bill, in euro.
    payments : dict
        State to what it pays, in euro (Decimal, to the cent), in the order of the alphabet; adds up to `total`.
    by_key : dict
        The part of each payment that follows the key.
    elsewhere : dict
        What abstainers pay into other measures.
    outside : tuple of str
        Who stands outside and pays nothing of this bill.
    regime : Regime
        By which it is paid, with its legal basis, note and source.
    on : datetime.date
    key : str
        What the key is: that of the regime, or an own one.
    key_year : int or None
    key_series : tuple of str
        Of which year the incomes are and from which series, if they are the key.
    """

    total: Decimal
    payments: dict[str, Decimal]
    by_key: dict[str, Decimal]
    elsewhere: dict[str, Decimal]
    outside: tuple[str, ...]
    regime: Regime
    on: dt.date
    key: str
    key_year: int | None
    key_series: tuple[str, ...]

    def explain(self) -> str:
        """The bill, by what it is paid, who pays most, and who stands outside.

        >>> print(bill(450, "assistance_measure", key={"A": 5, "B": 4, "C": 1}, outside=["C"]))
        A bill of EUR 450.00 on 8 October 2026, shared under “European Peace Facility: aid that may be lethal” (...). 2
        states pay: A EUR 250.00, B EUR 200.00. Outside: C, paying EUR 45.00 into other measures.
        """
        paying = {state: paid for state, paid in self.payments.items() if paid}
        most = sorted(paying, key=lambda state: (-paying[state], state))
        first = ", ".join(f"{in_a_sentence(state)} EUR {paying[state]:,}" for state in most[:3])
        said = [
            f"A bill of EUR {self.total:,} on {date_in_words(self.on)}, shared under “{self.regime.name}”"
            f" ({self.regime.legal_basis})."
        ]
        if len(most) > 3:
            said.append(f"{len(most)} states pay, most of it {first}.")
        elif most:
            said.append(one_or_many(len(most), "1 state pays: {first}.", "{n} states pay: {first}.", first=first))
        if self.outside:
            who, elsewhere = named(self.outside, "and"), sum(self.elsewhere.values())
            beside = f"Outside: {who}, paying EUR {elsewhere:,} into other measures."
            said.append(beside if elsewhere else f"Outside: {who}.")
        if self.key_year:
            said.append(f"Key: gross national income of {self.key_year}.")
        return " ".join(said)


@keywords_checked
def bill(
    total: object,
    mechanism: str,
    contributors: Iterable[str] | None = None,
    own: Pairs[object] | None = None,
    common_fraction: object = None,
    key: Pairs[object] | None = None,
    outside: Iterable[str] = (),
    on: str | dt.date | None = None,
    *,
    purpose: str | None = None,
    lethal: bool = True,
) -> Bill:
    """Divide a bill among states, as `costs.share` does, and give plain amounts.

    Parameters
    ----------
    total, mechanism, contributors, own, common_fraction, key, outside, on, purpose, lethal
        As in `costs.share`, which says what they mean and what is refused.

    Returns
    -------
    Bill

    >>> bill(100, "common_costs", own={"A": 100}, common_fraction="0.1", key={"A": 1, "B": 1}).payments
    {'A': Decimal('95.00'), 'B': Decimal('5.00')}
    """
    terms = terms_of(
        total, mechanism, contributors, own, common_fraction, key, outside, on, purpose=purpose, lethal=lethal
    )
    return bill_of(terms, divide(terms.case))


def bill_of(terms: Terms, division: Division) -> Bill:
    """A bill that was read and divided, in euro.

    >>> terms = terms_of(3, "common_costs", common_fraction=1, key={"A": 2, "B": 1})
    >>> bill_of(terms, divide(terms.case)).by_key
    {'A': Decimal('2.00'), 'B': Decimal('1.00')}
    """
    return Bill(
        total=euro(terms.case.bill),
        payments=in_euro(division.paid),
        by_key=in_euro(division.by_key),
        elsewhere=in_euro(division.elsewhere),
        outside=terms.case.outside,
        regime=terms.regime,
        on=terms.day,
        key=terms.key,
        key_year=terms.key_year,
        key_series=terms.key_series,
    )

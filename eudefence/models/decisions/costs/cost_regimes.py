"""Who pays in which way: the table of cost regimes.

A regime is a row of the table cost_regimes, one way of paying as long as it lasted.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields

from eudefence.data.package import course
from eudefence.data.validity import row_holds
from eudefence.ground.arguments import keywords_checked, one_of
from eudefence.ground.explained import Explained
from eudefence.ground.quoting import shown
from eudefence.ground.words import date_in_words

_DEFAULT_PURPOSE = {"union_budget": "military_operating", "participants_only": "enhanced_cooperation"}
# The enum of the table cost_regimes for aid, by whether it may supply equipment designed to deliver lethal force.
_AID = {True: "assistance", False: "assistance_not_lethal"}

_WHEN = {  # whether the first day and the last are known
    (True, True): "From {first} to {last}.",
    (True, False): "From {first}.",
    (False, True): "To {last}.",
    (False, False): "",
}


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
        first = date_in_words(self.valid_from) if self.valid_from else ""
        last = date_in_words(self.valid_to - dt.timedelta(days=1)) if self.valid_to else ""
        when = _WHEN[bool(first), bool(last)].format(first=first, last=last)
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

    def aside(self, amount: int) -> tuple[int, int]:
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

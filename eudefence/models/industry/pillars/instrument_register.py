"""The register: every instrument of European defence as it stood on a day, in words and with its sources.

A row says who proposed it, on which article, by which rule, with whose money, for whom, under whose control, and how it
stands to the two constraints. Codes of the tables become words here, once for all views.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from eudefence.data.countries import in_a_sentence
from eudefence.data.package import Row, course
from eudefence.data.validity import row_holds
from eudefence.ground.arguments import keywords_checked
from eudefence.ground.called import called
from eudefence.ground.explained import Explained
from eudefence.ground.frames import Tabular
from eudefence.ground.words import cardinal, date_in_words, joined, one_or_many, unstopped

from .instrument import (
    COURT,
    MONEY,
    NATIONAL,
    NEVER,
    PARLIAMENT,
    PLACES,
    PROPOSERS,
    RULES,
    STANDINGS,
    Instrument,
    Relation,
)
from .money import amount_on, part_of

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Register", "as_it_stood", "every_instrument", "instrument_named", "register"]


@dataclass(frozen=True, repr=False)
class Register(Tabular, Explained):
    """Every instrument on a day: those in force, and those that were only proposed.

    Attributes
    ----------
    on : datetime.date
    instruments : tuple of Instrument
        In force on that day, or perhaps in force where the data cannot decide; the oldest first.
    proposals : tuple of Instrument
        Put forward by then, and not in force.

    >>> register("2025-05-28")["SAFE"]
    Traceback (most recent call last):
    ValueError: instrument: 'SAFE' is not in the register on 28 May 2025. It is in force since 29 May 2025.
    """

    on: dt.date
    instruments: tuple[Instrument, ...]
    proposals: tuple[Instrument, ...]

    def __iter__(self) -> Iterator[Instrument]:
        return iter(self.instruments)

    def __len__(self) -> int:
        return len(self.instruments)

    def __contains__(self, instrument: object) -> bool:
        return any(one.id == instrument for one in self.instruments)

    def __getitem__(self, instrument: str) -> Instrument:
        """One of them, also a proposal, by key or name."""
        key = instrument_named(instrument)
        for one in (*self.instruments, *self.proposals):
            if one.id == key:
                return one
        row = course().find("instruments", key)
        raise ValueError(
            f"instrument: {instrument!r} is not in the register on {date_in_words(self.on)}. {_when(row, self.on)}"
        )

    @property
    def rows(self) -> list[dict[str, Any]]:
        """A plain row for each instrument in force, then for each proposal."""
        return [one.as_row() for one in (*self.instruments, *self.proposals)]

    @property
    def table(self) -> pd.DataFrame:
        """The rows as a frame, indexed by the key of the instrument."""
        frame = super().table.set_index("id")
        frame.attrs = {"on": self.on.isoformat(), "sources": sorted({one.source_id for one in self.instruments})}
        return frame

    def explain(self) -> str:
        """How many there are, and how the two pillars differ in who decides.

        >>> print(register("2015-01-01"))
        On 1 January 2015 the register has seven instruments: three of the industrial pillar, three of the operational
        pillar and one of both. By the rules coded here, the Council decides none of the industrial ones unanimously. By
        the rules coded here, the Council decides two of the operational ones unanimously.
        """
        count = {
            pillar: [one for one in self if one.pillar == pillar] for pillar in ("industrial", "operational", "both")
        }
        numbers = [f"{cardinal(len(some))} of {_PILLARS[key]}" for key, some in count.items() if some]
        said = [f"On {date_in_words(self.on)} the register has {cardinal(len(self))} instruments: {joined(numbers)}."]
        for key in ("industrial", "operational"):
            alike = sum(one.decided_by == RULES["council_unanimity"] for one in count[key])
            said.append(_UNANIMOUS[key][min(alike, 2)].format(n=cardinal(alike)))
        if self.proposals:
            more = cardinal(len(self.proposals)).capitalize()
            said.append(
                one_or_many(len(self.proposals), "One more was proposed.", "{more} more were proposed.", more=more)
            )
        return " ".join(said)

    def brief(self) -> str:
        """The day and the number."""
        return f"{self.on.isoformat()}, {len(self)} in force, {len(self.proposals)} proposed"


_UNANIMOUS = {  # pillar: sentences for none, one, and several
    "industrial": (
        "By the rules coded here, the Council decides none of the industrial ones unanimously.",
        "By the rules coded here, the Council decides one of the industrial ones unanimously.",
        "By the rules coded here, the Council decides {n} of the industrial ones unanimously.",
    ),
    "operational": (
        "By the rules coded here, the Council decides none of the operational ones unanimously.",
        "By the rules coded here, the Council decides one of the operational ones unanimously.",
        "By the rules coded here, the Council decides {n} of the operational ones unanimously.",
    ),
}
_PILLARS = {"industrial": "the industrial pillar", "operational": "the operational pillar", "both": "both"}


@keywords_checked
def register(on: str | dt.date | None = None) -> Register:
    """The register of all instruments on a day.

    What it answers: what was in force on that day, who had proposed and decided it, with whose money, for whom, and
    under whose control?

    Parameters
    ----------
    on : str or datetime.date, optional
        The edition's day if left out. An instrument is in force from its first day on until before its last one ends.

    Returns
    -------
    Register
        Proposals stand apart; those that became law later are not listed as proposals of earlier days, because the
        tables do not have the days on which they were put forward.

    Raises
    ------
    ValueError
        For a day after the edition.

    Notes
    -----
    Sources: instruments, instrument_articles, instrument_constraints, instrument_parts, eligibility_areas and the
    tables of money; each row names its own. Pillar, proposer, place of the money, the roles and the relation to the two
    constraints are a coding of the course.

    Examples
    --------
    >>> "SAFE" in register("2025-05-28"), "SAFE" in register("2025-05-29")
    (False, True)
    >>> register()["SAFE"].decided_by
    'the Council alone, by qualified majority'
    >>> register("2024-02-29")["EDF"].amount, register("2024-03-01")["EDF"].amount
    (7953, 9453)
    """
    day = course().day(on)
    rows = sorted(course().rows("instruments"), key=lambda row: (row["valid_from"] or dt.date.max, row["name"]))
    held = [(row, _in_force(row, day)) for row in rows]
    return Register(
        day,
        tuple(_instrument(row, day, now) for row, now in held if now is not False),
        tuple(_instrument(row, day, False) for row, now in held if now is False and _is_proposal(row, day)),
    )


def as_it_stood(instrument: str, day: dt.date) -> Instrument:
    """One instrument on a day, whether it was in force then or not.

    >>> as_it_stood("SAFE", dt.date(2025, 5, 28)).in_force, as_it_stood("SAFE", dt.date(2025, 5, 29)).in_force
    (False, True)
    """
    row = course().find("instruments", instrument_named(instrument))
    return _instrument(row, day, _in_force(row, day))


def every_instrument() -> tuple[Instrument, ...]:
    """Every instrument of the tables, in force or not, as the edition has it; the oldest first.

    >>> len(every_instrument()) == len(course().rows("instruments"))
    True
    """
    day = course().edition
    rows = sorted(course().rows("instruments"), key=lambda row: (row["valid_from"] or dt.date.max, row["name"]))
    return tuple(_instrument(row, day, _in_force(row, day)) for row in rows)


def instrument_named(instrument: str) -> str:
    """The key of an instrument by key or name; a misspelt one is answered with the nearest.

    >>> instrument_named("European Defence Fund"), instrument_named("SAFE")
    ('EDF', 'SAFE')
    """
    names = {row["instrument_id"]: row["name"] for row in course().rows("instruments")}
    return called("instrument", instrument, names, "instrument")


def _in_force(row: Row, day: dt.date) -> bool | None:
    if row["status"] in NEVER or row["valid_from"] is None:
        return False
    return row_holds(row, day, course().edition)


def _is_proposal(row: Row, day: dt.date) -> bool:
    return row["status"] in ("idea", "proposed", "agreed") and row["status_date"] <= day


def _when(row: Row, day: dt.date) -> str:
    if row["status"] in NEVER or row["valid_from"] is None:
        return "It was never in force." if row["status"] == "failed" else "It was not in force and not yet proposed."
    if day < row["valid_from"]:
        return f"It is in force since {date_in_words(row['valid_from'], row['valid_from_precision'])}."
    return f"It ended before {date_in_words(row['valid_to'])}."


@lru_cache(maxsize=1)
def _articles() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in course().rows("instrument_articles"):
        if row["role"] == "legal_basis":
            found[row["instrument_id"]] = (*found.get(row["instrument_id"], ()), row["article"])
    return found


@lru_cache(maxsize=1)
def _relations() -> dict[tuple[str, str], Relation]:
    return {
        (row["instrument_id"], row["article_id"]): Relation(
            row["relation"], row["reason"], row["objection"], row["source_id"], row["confidence"]
        )
        for row in course().rows("instrument_constraints")
    }


def _partners(key: str, day: dt.date) -> tuple[tuple[str, str], ...]:
    edition = course().edition
    return tuple(
        (in_a_sentence(row["country"]), STANDINGS[row["standing"]])
        for row in course().rows("eligibility_areas")
        if row["instrument_id"] == key and row_holds(row, day, edition) is not False
    )


def _instrument(row: Row, day: dt.date, now: bool | None) -> Instrument:
    key = row["instrument_id"]
    amount, kind, basis = amount_on(key, day) or (None, None, None)
    return Instrument(
        id=key,
        name=row["name"],
        pillar=row["pillar"],
        kind=row["kind"],
        legal_basis=unstopped(row["legal_basis"]),
        articles=_articles().get(key, ()),
        proposed_by=PROPOSERS[row["proposer"]],
        decided_by=RULES[row["decision_rule"]],
        decision_note=row["decision_rule_note"],
        money=MONEY[row["money_type"]],
        place=PLACES[row["budget_place"]],
        lender=row["lender"],
        payer=row["payer"],
        amount=amount,
        amount_kind=kind,
        price_basis=basis,
        part_of=part_of(key),
        valid_from=row["valid_from"],
        valid_to=row["valid_to"],
        status=row["status"],
        governing_body=row["governing_body"],
        who_may_take_part=row["who_may_take_part"],
        partners=_partners(key, day),
        parliament=PARLIAMENT.get(row["parliament_role"], "has no part yet"),
        court=COURT.get(row["court_role"], "has nothing to review yet"),
        national_parliaments=NATIONAL[row["national_parliament_role"]],
        control=row["control"],
        money_rule=_relations().get((key, "teu-41-2")),
        vote_rule=_relations().get((key, "teu-42-4")),
        note=row["note"],
        source_id=row["source_id"],
        confidence=row["confidence"],
        on=day,
        in_force=now,
    )

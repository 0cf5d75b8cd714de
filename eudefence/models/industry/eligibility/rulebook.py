"""The rules of an instrument on a day, as the course data have them: numbers and conditions come from nowhere else."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from eudefence.data.package import Package, Row
from eudefence.ground.arguments import one_of
from eudefence.ground.words import date_in_words, joined

# The actions an instrument knows; the first is what it reads an unknown one as.
ACTIONS = {
    "EDIDP": ("development", "study", "prototype", "testing"),
    "EDF": ("development", "research", "disruptive", "study", "prototype", "testing"),
    "ASAP": ("production",),
    "EDIRPA": ("procurement",),
    "EDIP": ("procurement", "production", "industrialisation", "interoperability", "common interest"),
    "SAFE": ("procurement",),
}
INSTRUMENTS = tuple(ACTIONS)


@dataclass(frozen=True)
class EligibilityRule:
    """One rule of an instrument, as a row of the table eligibility_rules."""

    id: str
    act: str
    article: str | None
    topic: str
    operator: str
    value: Fraction | None
    upper: Fraction | None
    text: str | None
    unit: str | None
    meaning: str
    source: str
    read: bool  # whether its text was seen; a rule known only from memory decides nothing

    @property
    def where(self) -> str:
        """The article with its act: "Article 16(10), Council Regulation (EU) 2025/1106"."""
        return f"Article {self.article}, {self.act}" if self.article else self.act

    @property
    def share(self) -> Fraction:
        """The number of a rule in per cent, as a part of the whole."""
        return self._number() / 100

    @property
    def number(self) -> int:
        """The number of a rule that counts heads."""
        return int(self._number())

    def _number(self) -> Fraction:
        if self.value is None:
            raise LookupError(f"{self.id} has no number")
        return self.value


@dataclass(frozen=True)
class Rulebook:
    """The rules of one instrument on one day."""

    instrument: str
    on: dt.date
    rules: tuple[EligibilityRule, ...]
    actions: tuple[tuple[str, str], ...]  # rule id and a kind of action it is limited to

    def get(self, topic: str, action: str) -> EligibilityRule | None:
        """The rule on a topic for a kind of action; None where the instrument has none."""
        for rule in self.rules:
            if rule.topic == topic and self.holds_for(rule, action):
                return rule
        return None

    def holds_for(self, rule: EligibilityRule, action: str) -> bool:
        """Whether a rule binds an action: a rule limited to no action binds all."""
        limited = [kind for key, kind in self.actions if key == rule.id]
        return not limited or action in limited


def named(instrument: str) -> str:
    """An instrument that can be judged, by its key; small letters will do.

    >>> named("safe")
    'SAFE'
    >>> named("EDFF")
    Traceback (most recent call last):
    ValueError: instrument: 'EDFF' is not a known instrument. Did you mean 'EDF'? Accepted: EDIDP, EDF, ASAP, ...
    """
    given = instrument.strip().upper() if isinstance(instrument, str) else instrument
    return given if given in ACTIONS else one_of("instrument", instrument, INSTRUMENTS)


def read_action(instrument: str, action: str) -> str:
    """The action as the instrument reads it.

    >>> read_action("EDF", "study"), read_action("SAFE", "study")
    ('study', 'procurement')
    """
    known = ACTIONS[instrument]
    return action if action in known else known[0]


@lru_cache(maxsize=256)
def rules_on(package: Package, instrument: str, day: dt.date) -> Rulebook:
    """The rules of an instrument that held on a day.

    Raises
    ------
    ValueError
        If the instrument had no rules in force on the day; its time is named.
    """
    rows = [row for row in package.rows("eligibility_rules") if row["instrument_id"] == instrument]
    held = [
        row
        for row in rows
        if row["valid_from"] and row["valid_from"] <= day and (row["valid_to"] is None or day < row["valid_to"])
    ]
    if not held:
        first = min(row["valid_from"] for row in rows if row["valid_from"])
        last = max(row["valid_to"] for row in rows if row["valid_to"]) - dt.timedelta(days=1)
        raise ValueError(
            f"on: {instrument} did not apply on {date_in_words(day)}. Give a day from {first} to {last}, for example"
            f" on='{min(last, max(first, package.edition) if first <= package.edition <= last else last)}'."
        )
    limits = [(row["rule_id"], row["action"]) for row in package.rows("eligibility_rule_actions")]
    return Rulebook(instrument, day, tuple(_rule(row) for row in held), tuple(limits))


def _rule(row: Row) -> EligibilityRule:
    number = {name: None if row[name] is None else Fraction(str(row[name])) for name in ("value", "value_upper")}
    return EligibilityRule(
        id=row["rule_id"],
        act=row["act"],
        article=row["article"],
        topic=row["topic"],
        operator=row["operator"],
        value=number["value"],
        upper=number["value_upper"],
        text=row["value_text"],
        unit=row["unit"],
        meaning=row["meaning"],
        source=row["source_id"],
        read=row["confidence"] == "verified",
    )


def years(package: Package, instrument: str) -> tuple[dt.date, dt.date]:
    """First and last day on which an instrument has rules."""
    rows = [row for row in package.rows("eligibility_rules") if row["instrument_id"] == instrument]
    return (
        min(row["valid_from"] for row in rows if row["valid_from"]),
        max(row["valid_to"] for row in rows if row["valid_to"]) - dt.timedelta(days=1),
    )


def in_words(instruments: tuple[str, ...]) -> str:
    """Instruments as a list in a sentence."""
    return joined(instruments)

"""One decision that a route needs: counted with the best and the worst completion of what is unknown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from eudefence.data import as_of
from eudefence.data.countries import in_a_sentence
from eudefence.data.package import Row, course
from eudefence.data.states import named
from eudefence.ground.explained import Explained
from eudefence.ground.words import one_or_many, unstopped
from eudefence.models.decisions import council
from eudefence.models.decisions.council import Outcome
from eudefence.models.decisions.council.counts import Counted
from eudefence.models.decisions.council.rules import Rule

from .answers import Answers, Assumed, answers_for
from .evidence import Stated

_LISBON = dt.date(2009, 12, 1)  # the table has the articles from this day on
_NO_RULE = {"passes": "No vote", "open": "Not defined"}
_SAID = {
    "yes": "{name} ({article}): passed, whatever those say who are unknown.",
    "no": "{name} ({article}): not passed. Against it: {who}.",
    "bar": "{name} ({article}): not passed. Those who abstain with a declaration are too many: {who}.",
    "passes": "{name} ({article}): {note}.",
    "open": "{name} ({article}): {note}.",
}


@dataclass(frozen=True, repr=False)
class Hurdle(Explained):
    """One decision that a route needs, and whether it is taken.

    Attributes
    ----------
    id, name, article, subject : str
    rules : tuple of Rule
        By which it is counted; two, where the rule is contested; none, where nobody votes or no rule is known.
    passes : {"yes", "no", "unknown"}
        Unknown unless every completion of the unknown answers, under every reading of the rule, has one result.
    best, worst : tuple of Outcome
        With everybody unknown in favour, and with everybody unknown against: one for each rule.
    yes, no, abstaining, unknown : tuple of str
    stopped_by : tuple of str
        Who keeps it from passing in the best completion; empty unless it fails.
    documented : dict
        State to the evidence of its answer.
    by_bar : bool
        It fails because those who abstain with a declaration reach a third of the members and of the people.
    source : str
    """

    id: str
    name: str
    article: str
    subject: str
    rules: tuple[Rule, ...]
    passes: str
    best: tuple[Outcome, ...]
    worst: tuple[Outcome, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    abstaining: tuple[str, ...]
    unknown: tuple[str, ...]
    stopped_by: tuple[str, ...]
    documented: Mapping[str, Stated]
    by_bar: bool
    note: str
    source: str

    @property
    def rule(self) -> str:
        """The rule in words; two, where it is contested."""
        if not self.rules:
            return _NO_RULE["passes" if self.passes == "yes" else "open"]
        return ", or ".join(dict.fromkeys(rule.name for rule in self.rules))

    def explain(self) -> str:
        """The decision, its article, and whether it is taken."""
        gaps = {"name": self.name, "article": self.article}
        if not self.rules:
            key = "passes" if self.passes == "yes" else "open"
            return _SAID[key].format(**gaps, note=unstopped(self.note))
        if self.passes == "unknown":
            return one_or_many(
                len(self.unknown),
                "{name} ({article}): open. The answer of {who} is unknown.",
                "{name} ({article}): open. The answers of {n} states are unknown.",
                "{name} ({article}): open, because the readings of the rule differ.",
                who=in_a_sentence(self.unknown[0]) if self.unknown else "",
                **gaps,
            )
        key = "bar" if self.by_bar else self.passes
        return _SAID[key].format(**gaps, who=named(self.stopped_by, "and"))

    def brief(self) -> str:
        """The decision and its result."""
        return f"{self.name}: {self.passes}"


def hurdle(row: Row, positions: Assumed, executive: bool, day: dt.date) -> Hurdle:
    """A row of the table route_hurdles, counted on a day.

    Parameters
    ----------
    row : dict
    positions : Assumed
        As `answers.assumed` reads them.
    executive : bool
        Whether the task needs an executive mandate.
    day : datetime.date
    """
    asked = _rules_asked(row, executive)
    voters = _voters(row, positions, day) if asked else ()
    answers = answers_for(row, positions, voters, day)
    best = tuple(_count(rule, row, voters, answers, "yes", day) for rule in asked)
    worst = tuple(_count(rule, row, voters, answers, "no", day) for rule in asked)
    passes = _result(row, best, worst)
    sides = {answer: tuple(code for code in voters if answers.given.get(code) == answer) for answer in ("yes", "no")}
    aside = tuple(code for code in voters if answers.given.get(code) in ("abstain", "declare"))
    stopped_by = tuple(sorted({code for outcome in best for code in _stopping(outcome)})) if passes == "no" else ()
    return Hurdle(
        id=row["hurdle_id"],
        name=row["name"],
        article=row["article"] if day >= _LISBON else _older(row, best),
        subject=row["subject"],
        rules=tuple(outcome.rule for outcome in best),
        passes=passes,
        best=best,
        worst=worst,
        yes=sides["yes"],
        no=sides["no"],
        abstaining=aside,
        unknown=tuple(code for code in voters if code not in answers.given),
        stopped_by=stopped_by,
        documented=answers.documented,
        by_bar=passes == "no" and all(outcome.bar_reached and not outcome.against for outcome in best) and bool(best),
        note=row["note"] or "",
        source=row["source_id"],
    )


def _older(row: Row, best: tuple[Outcome, ...]) -> str:
    """The article before the Treaty of Lisbon: that of the rule of the day, where the Council votes."""
    return best[0].rule.article if row["act_id"] and best else row["article"]


def _rules_asked(row: Row, executive: bool) -> tuple[str, ...]:
    """The acts or rules by which it is counted; none where nobody votes."""
    if row["voters"] == "none":
        return ()
    first = row["act_id"] or row["rule_id"]
    second = row["other_when"] == "always" or (row["other_when"] == "executive" and executive)
    return (first, row["other_rule_id"]) if second else (first,)


def _voters(row: Row, positions: Assumed, day: dt.date) -> tuple[str, ...]:
    kind = row["voters"]
    if kind == "act":
        return council.voters(row["act_id"], day)
    if kind == "defence_members":
        return council.voters("launch_operation", day)
    if kind == "allies":
        return allies(day)
    if kind == "named":
        return tuple(sorted({*council.members(day), *positions.by_state.get(row["subject"], {})}))
    return council.members(day)


def allies(day: dt.date) -> tuple[str, ...]:
    """The members of NATO on a day.

    >>> len(allies(dt.date(2026, 10, 8))), "SE" in allies(dt.date(2024, 3, 6))
    (32, False)
    """
    return tuple(sorted(code for code, held in as_of.members("NATO", day, course()).items() if held))


def _count(rule: str, row: Row, voters: tuple[str, ...], answers: Answers, rest: str, day: dt.date) -> Outcome:
    """The vote with everybody who is unknown on one side."""
    chosen = council.RULES[rule] if rule in council.RULES else council.rule_for(rule, day)
    said = {code: answers.given.get(code, rest) for code in voters}
    if not chosen.knows_declarations:  # a declaration exists under Article 31(1) TEU only
        said = {code: "abstain" if answer == "declare" else answer for code, answer in said.items()}
    return council.decide(
        rule,
        against=[code for code in voters if said[code] == "no"],
        abstaining=[code for code in voters if said[code] == "abstain"],
        declaring=[code for code in voters if said[code] == "declare"],
        voters=None if row["voters"] == "act" else voters,
        on=day,
    )


def _result(row: Row, best: tuple[Outcome, ...], worst: tuple[Outcome, ...]) -> str:
    if not best:
        return "yes" if row["without_vote"] == "passes" else "unknown"
    if not any(outcome.adopted for outcome in best):
        return "no"
    return "yes" if all(outcome.adopted for outcome in worst) else "unknown"


def _stopping(outcome: Outcome) -> tuple[str, ...]:
    """Who keeps a decision from being adopted: who says no; under a majority whoever is not in favour; and those who
    abstain with a declaration, where they are too many.
    """
    if outcome.bar_reached:
        return (*outcome.objectors, *outcome.declaring)
    by_objection = outcome.rule.counts(Counted.MEMBERS_OBJECTING)
    return outcome.objectors if by_objection else (*outcome.against, *outcome.abstaining)

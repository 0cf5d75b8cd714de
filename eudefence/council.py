"""The Council decides: who votes, under which rule, with what result, and who is bound.

A vote is counted against the rule's tests, one after the other, with their articles. Nothing here knows preferences or practice: the
Council seeks consensus even where it may vote.

>>> outcome = decide("launch_operation", against=["HU"], on="2024-06-01")
>>> outcome.adopted, outcome.objectors
(False, ('HU',))
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from . import countries
from .arguments import as_date, one_of, refused
from .decision_rules import COUNTED, Rule, Test, Voters, rules
from .package import course
from .validity import row_holds

__all__ = ["RULES", "Flip", "Outcome", "Step", "acts", "decide", "members", "participants", "population", "rule_for", "voters"]

_STANCES = ("against", "abstaining", "declaring", "absent")


def __getattr__(name):
    # Read on first use, so that importing the module reads no file.
    if name == "RULES":
        return rules()
    raise AttributeError(f"module 'eudefence.council' has no name {name!r}")


def _day(on: str | dt.date | None, argument: str = "on") -> dt.date:
    edition = course().edition
    day = edition if on is None else as_date(on, argument)
    if day > edition:
        raise ValueError(f"{argument}: {day} is later than the edition of the course data, {edition}. Give a day up to then.")
    return day


def members(on: str | dt.date | None = None) -> tuple[str, ...]:
    """The member states of the Union on a day.

    Parameters
    ----------
    on : str or datetime.date, optional
        The day; by default the edition of the course data.

    Returns
    -------
    tuple of str
        ISO alpha-2 codes in alphabetical order.

    Notes
    -----
    The United Kingdom counts to the end of 31 January 2020 (agreement on its withdrawal, OJ L 29, 31.1.2020).

    >>> len(members("2020-01-31")), len(members("2020-02-01"))
    (28, 27)
    """
    day = _day(on)
    rows = (row for row in course().rows("memberships") if row["organisation"] == "EU")
    return tuple(sorted({row["country"] for row in rows if row_holds(row, day)}))


def participants(on: str | dt.date | None = None) -> tuple[str, ...]:
    """The states that take part in permanent structured cooperation (PESCO) on a day.

    >>> len(participants("2023-05-22")), len(participants("2023-05-23")), "MT" in participants()
    (25, 26, False)
    """
    day = _day(on)
    found = tuple(sorted(row["country"] for row in course().rows("pesco_membership") if row["valid_from"] and row_holds(row, day)))
    if not found:
        raise ValueError(f"on: nobody took part in permanent structured cooperation on {day}; it was set up on 11 December 2017.")
    return found


def population(on: str | dt.date | None = None) -> dict[str, int]:
    """Population of each member state, in persons, as it counted in the Council on a day.

    Parameters
    ----------
    on : str or datetime.date, optional
        The day; by default the edition. Tables change on 1 January.

    Returns
    -------
    dict
        Code to persons, for the members of that day.

    Raises
    ------
    ValueError
        If the course has no table of persons for that day; the years it has are named.

    Notes
    -----
    Rules of Procedure of the Council, Article 11(5) and Annex III. Which series stands behind a year is said in the table population.

    >>> people = population("2025-06-01")
    >>> len(people), people["MT"] < people["DE"]
    (27, True)
    """
    day = _day(on)
    rows = [row for row in course().rows("population") if row["population"] is not None and row["valid_from"]]
    found = {row["country"]: row["population"] for row in rows if row_holds(row, day)}
    missing = set(members(day)) - set(found)
    if missing:
        years = ", ".join(sorted({str(row["valid_from"].year) for row in rows}))
        raise ValueError(f"on: the course has no complete table of populations for {day}. It has tables for: {years}. Give your own population.")
    return {code: found[code] for code in members(day)}


def acts(on: str | dt.date | None = None) -> tuple[str, ...]:
    """Kinds of decision whose rule the course knows on a day.

    >>> "launch_operation" in acts()
    True
    """
    day = _day(on)
    return tuple(dict.fromkeys(row["act_id"] for row in course().rows("acts") if row_holds(row, day)))


def _act(act: str, day: dt.date) -> Mapping:
    rows = [row for row in course().rows("acts") if row["act_id"] == act]
    if not rows:
        raise refused("act", act, dict.fromkeys(row["act_id"] for row in course().rows("acts")), "act")
    held = [row for row in rows if row_holds(row, day)]
    if not held:
        spans = "; ".join(f"from {row['valid_from'] or 'an unknown day'} to {row['valid_to'] or 'today'}" for row in rows)
        raise ValueError(f"on: on {day} there was no rule for {act!r}. The course has one {spans}.")
    return held[-1]


def rule_for(act: str, on: str | dt.date | None = None) -> Rule:
    """The rule by which an act is decided on a day.

    Parameters
    ----------
    act : str
        A kind of decision from the table acts, such as ``"launch_operation"``, ``"establish_pesco"``, ``"safe"``, ``"coalition"``.
    on : str or datetime.date, optional
        The day; by default the edition.

    Raises
    ------
    ValueError
        For an unknown act, a day without rule, or an act on which nobody votes (mutual assistance, Article 42(7) TEU).

    >>> rule_for("launch_operation").id, rule_for("establish_pesco").id
    ('unanimity', 'reinforced')
    """
    day = _day(on)
    row = _act(act, day)
    if row["rule_id"] == "none" or row["rule_id"] is None:
        raise ValueError(f"act: no vote is taken on {act!r}: {row['note']}")
    return rules()[row["rule_id"]]


def voters(act: str, on: str | dt.date | None = None) -> tuple[str, ...]:
    """Who votes on an act, or under a rule, on a day.

    Opt-outs are left out: until 30 June 2022 Denmark did not vote on acts with defence implications (Protocol No 22).

    >>> "DK" in voters("launch_operation", "2022-06-30"), "DK" in voters("launch_operation", "2022-07-01")
    (False, True)
    """
    day = _day(on)
    if act in rules():
        return participants(day) if rules()[act].voters.startswith("participants") else members(day)
    row = _act(act, day)
    everyone = participants(day) if (row["voters"] or "").startswith("participants") and row["participants_of"] == "pesco" else members(day)
    if not row["defence_implications"]:
        return everyone
    outside = {opt["country"] for opt in course().rows("opt_outs") if opt["scope"] == "defence" and row_holds(opt, day)}
    return tuple(code for code in everyone if code not in outside)


@dataclass(frozen=True)
class Step:
    """One test as it was applied.

    Attributes
    ----------
    alternative : int
        Tests with the same number must all be passed; one such group is enough.
    description, article : str
    found, needed : int
        The count, and the smallest (or, for "fewer than", the largest) count that passes.
    of : int or None
        What the threshold is a part of: members, persons or votes.
    passed : bool
    """

    alternative: int
    description: str
    article: str
    found: int
    needed: int
    of: int | None
    passed: bool

    def __str__(self):
        whole = f" of {self.of:,}" if self.of else ""
        return f"{self.description}: {self.found:,}{whole}; limit {self.needed:,}; {'passed' if self.passed else 'failed'} ({self.article})"


@dataclass(frozen=True)
class Flip:
    """The smallest changes that reverse an outcome.

    Attributes
    ----------
    size : int or None
        How many states have to change; None if no change of votes helps.
    sets : tuple of tuple of str
        The smallest sets, each in order of population.
    to : {"against", "in favour"}
        What they change to.
    complete : bool
        False if there are more such sets than were asked for.
    """

    size: int | None
    sets: tuple[tuple[str, ...], ...]
    to: str
    complete: bool


@dataclass(frozen=True)
class Outcome:
    """What a vote decided, and why.

    Attributes
    ----------
    adopted : bool
    rule : Rule
    act : str or None
    on : datetime.date
    voters, in_favour, against, abstaining, declaring, absent, objectors, bound : tuple of str
        Objectors stop a unanimous decision: they vote against, or are absent without a proxy. `bound`: for whom an adopted decision binds;
        a state that abstained with a declaration need not apply it.
    members_for, members_needed : int
    population_share, population_needed : Fraction or None
        Share of the voters' population in favour, and the share the rule asks for; None where it asks for none.
    by_blocking_clause : bool
        Adopted only because too few states are not in favour to form a blocking minority.
    bar_reached : bool
        The abstainers with a declaration are one third of the members and of the population (Article 31(1) TEU).
    steps : tuple of Step
    """

    adopted: bool
    rule: Rule
    act: str | None
    on: dt.date
    voters: tuple[str, ...]
    in_favour: tuple[str, ...]
    against: tuple[str, ...]
    abstaining: tuple[str, ...]
    declaring: tuple[str, ...]
    absent: tuple[str, ...]
    objectors: tuple[str, ...]
    bound: tuple[str, ...]
    members_for: int
    members_needed: int
    population_share: Fraction | None
    population_needed: Fraction | None
    by_blocking_clause: bool
    bar_reached: bool
    steps: tuple[Step, ...]
    _electorate: Voters = field(repr=False)

    def explain(self) -> str:
        """The outcome as a paragraph: rule, voters, votes, each test, who is bound."""
        said = [f"Rule: {self.rule.name} ({self.rule.article}). {len(self.voters)} states vote on {self.on.isoformat()}."]
        for label, group in (
            ("Against", self.against),
            ("Abstaining", self.abstaining),
            ("Abstaining with a declaration", self.declaring),
            ("Absent without a proxy", self.absent),
        ):
            if group:
                said.append(f"{label}: {_named(group)}.")
        said.append(f"In favour: {self.members_for} of {len(self.voters)}.")
        said += [f"{self._lead(step)} {step}." for step in self.steps]
        if self.by_blocking_clause:
            said.append("The thresholds are missed, but too few states are not in favour to form a blocking minority: the majority counts as reached.")
        if self.bar_reached:
            said.append("The abstainers with a declaration are at least one third of the members and have at least one third of the population.")
        if not self.adopted:
            return " ".join([*said, "The decision is not adopted."])
        free = sorted(set(self.declaring))
        freed = f" {_named(free)} need not apply it, but accept that it commits the Union and must not obstruct it." if free else ""
        return " ".join([*said, f"The decision is adopted and binds {len(self.bound)} states.{freed}"])

    def _lead(self, step: Step) -> str:
        alternatives = {s.alternative for s in self.steps}
        return f"Alternative {step.alternative}:" if len(alternatives) > 1 else "Test:"

    def flip(self, limit: int = 1000) -> Flip:
        """The smallest sets of states whose change of vote reverses the outcome.

        An adopted decision falls when states turn against it; one that was not adopted passes when states turn in favour.

        Parameters
        ----------
        limit : int
            At most so many sets are listed.

        Returns
        -------
        Flip

        Notes
        -----
        Exact: sets are built in order of size, and a branch is left only when even the best remaining states could not reverse the outcome.

        >>> flip = decide("launch_operation", against=["HU"], on="2024-06-01").flip()
        >>> flip.size, flip.sets, flip.to
        (1, (('HU',),), 'in favour')
        """
        return _smallest_flip(self, limit)


def decide(
    rule: str | Rule,
    *,
    against: Iterable[str] = (),
    abstaining: Iterable[str] = (),
    declaring: Iterable[str] = (),
    absent: Iterable[str] = (),
    proxies: Mapping[str, str] | None = None,
    voters: Iterable[str] | None = None,
    population: Mapping[str, int] | None = None,
    weights: Mapping[str, int] | None = None,
    on: str | dt.date | None = None,
) -> Outcome:
    """Count one vote: everybody who is not named otherwise votes in favour.

    Parameters
    ----------
    rule : str or Rule
        The id of a rule, a kind of act (the rule of the day is taken), or a rule of your own.
    against, abstaining, declaring, absent : iterable of str
        States by code or name. `declaring` is constructive abstention (Article 31(1) TEU). `absent` means absent without a proxy.
    proxies : dict, optional
        Absent state to the state that votes for it. Each state may act for one other at most (Article 239 TFEU). The represented state votes
        as it is named above, or in favour.
    voters : iterable of str, optional
        Who votes; by default the states entitled to on that day. With `population`, any names will do: another union, a game.
    population : dict, optional
        State to persons; by default the Council's table of that day. Alone, it also says who votes.
    weights : dict, optional
        State to weighted votes, for rules that count votes; by default those of the Treaty of Nice.
    on : str or datetime.date, optional
        The day; by default the edition.

    Returns
    -------
    Outcome

    Raises
    ------
    ValueError
        For unknown names (the nearest is given), a state in two groups or without a vote, a declaration where the rule knows none, a rule
        outside its time, a proxy given twice, or a missing table of populations.

    Notes
    -----
    Articles 16(4), 31 and 46 TEU; 238, 239 and 330 TFEU; Rules of Procedure of the Council, Article 11. The quorum is counted among the
    states that are there: abstainers are, represented states are not.

    Examples
    --------
    Three large states alone cannot block, although more than 35 per cent of the population stands behind them:

    >>> alone = decide("qualified", against=["DE", "FR", "IT"], on="2025-06-01")
    >>> alone.adopted, alone.by_blocking_clause
    (True, True)
    """
    day = _day(on)
    own = voters is not None or population is not None
    chosen, act = _rule(rule, day, own)
    electorate = _electorate(chosen, act, day, voters, population, weights)
    stances = _stances(electorate.codes, population is not None, against=against, abstaining=abstaining, declaring=declaring, absent=absent)
    if stances["declaring"] and not chosen.counts("members_declaring"):
        raise ValueError(
            f"declaring: the rule {chosen.id!r} knows no constructive abstention; it exists under unanimity in foreign and security policy "
            "(Article 31(1) TEU). Use abstaining."
        )
    represented = _represented(proxies, electorate.codes, stances["absent"], population is not None)
    counts = _counts(electorate, stances, represented)
    steps = []
    if stances["absent"] or represented:
        steps += _steps(rules()["quorum"], counts, electorate)
    quorate = all(step.passed for step in steps)
    steps += _steps(chosen, counts, electorate)
    adopted = quorate and chosen.adopted(counts, electorate)
    named = {code for group in stances.values() for code in group}
    in_favour = tuple(code for code in electorate.codes if code not in named)
    main = chosen.tests[0]
    return Outcome(
        adopted=adopted,
        rule=chosen,
        act=act,
        on=day,
        voters=electorate.codes,
        in_favour=in_favour,
        objectors=tuple(sorted(stances["against"] + stances["absent"])) if chosen.counts("members_objecting") else tuple(sorted(stances["against"])),
        bound=_bound(chosen, electorate.codes, in_favour, stances) if adopted else (),
        members_for=len(in_favour),
        members_needed=_members_needed(chosen, electorate, stances),
        population_share=Fraction(counts["population_for"], electorate.people) if electorate.people else None,
        population_needed=next((test.fraction for test in main if test.counted == "population_for"), None),
        by_blocking_clause=adopted and _only_by_clause(chosen, counts, electorate),
        bar_reached=_bar(chosen, counts, electorate),
        steps=tuple(steps),
        _electorate=electorate,
        **{stance: tuple(sorted(group)) for stance, group in stances.items()},
    )


def _rule(rule: str | Rule, day: dt.date, own: bool) -> tuple[Rule, str | None]:
    act = None
    if isinstance(rule, Rule):
        chosen = rule
    elif rule in rules():
        chosen = rules()[rule]
    else:
        known = dict.fromkeys(row["act_id"] for row in course().rows("acts"))
        one_of("rule", rule, [*rules(), *known], "rule or act")
        chosen, act = rule_for(rule, day), rule
    if not own and not chosen.valid(day):
        span = "it was only proposed" if chosen.status == "proposed" else f"it applied from {chosen.valid_from} to before {chosen.valid_to or 'today'}"
        raise ValueError(f"rule: {chosen.id!r} could not be used on {day}: {span}. Give another day, or your own voters and population.")
    return chosen, act


def _electorate(chosen: Rule, act, day, own_voters, own_population, own_weights) -> Voters:
    if own_voters is not None:
        codes = _codes(own_voters, "voters", own_population is not None)
    elif own_population is not None:
        codes = tuple(own_population)
    elif chosen.voters == "consenting_states":
        raise ValueError("voters: a coalition outside the Treaties has no fixed voters. Say which states are asked.")
    elif act == "enhanced_cooperation_decide":
        raise ValueError("voters: only the states of the enhanced cooperation vote (Article 330 TFEU). Say which they are.")
    else:
        codes = voters(act or chosen.id, day)
    if not codes:
        raise ValueError("voters: nobody votes. Name at least one state.")
    needs_people = any(test.counted.startswith("population") or test.base == "smallest_group" for alternative in chosen.tests for test in alternative)
    people = dict(own_population) if own_population is not None else population(day) if needs_people else {}
    missing = [code for code in codes if needs_people and code not in people]
    if missing:
        raise ValueError(f"population: there is no population for {', '.join(missing)}. Give persons for every voter.")
    bad = [f"{code}: {number!r}" for code, number in people.items() if isinstance(number, float) or isinstance(number, bool) or number < 0]
    if bad:
        raise ValueError(f"population: persons are whole numbers of at least 0, found {', '.join(bad[:3])}. Thresholds are exact, so no shares or decimals.")
    needs_votes = chosen.counts("votes_for")
    votes = dict(own_weights) if own_weights is not None else _nice_votes(day) if needs_votes else {}
    if needs_votes and (missing := [code for code in codes if code not in votes]):
        raise ValueError(f"weights: there are no weighted votes for {', '.join(missing)}. Give them with weights.")
    return Voters(codes, {code: people.get(code, 0) for code in codes}, votes)


def _nice_votes(day: dt.date) -> dict[str, int]:
    return {row["country"]: row["votes"] for row in course().rows("nice_votes")}


def _codes(names: Iterable[str], argument: str, free: bool) -> tuple[str, ...]:
    names = [names] if isinstance(names, str) else list(names)
    return tuple(dict.fromkeys(names)) if free else countries.codes(names, argument)


def _stances(codes: tuple[str, ...], free: bool, **groups) -> dict[str, tuple[str, ...]]:
    found, seen = {}, {}
    for stance in _STANCES:
        found[stance] = _codes(groups[stance], stance, free)
        for code in found[stance]:
            if code not in codes:
                if free:
                    raise refused(stance, code, codes, "voter")
                raise ValueError(f"{stance}: {countries.name(code)} ({code}) has no vote here. Voters: {', '.join(codes)}.")
            if code in seen:
                raise ValueError(f"{stance}: {code} is also named as {seen[code]}. A state votes once.")
            seen[code] = stance
    return found


def _represented(proxies, codes, absent, free) -> tuple[str, ...]:
    if not proxies:
        return ()
    pairs = {_codes([a], "proxies", free)[0]: _codes([b], "proxies", free)[0] for a, b in proxies.items()}
    holders = list(pairs.values())
    for state, holder in pairs.items():
        if state not in codes or holder not in codes:
            raise ValueError(f"proxies: {state} and {holder} must both be entitled to vote.")
        if state in absent:
            raise ValueError(f"proxies: {state} is also named as absent, which means absent without a proxy.")
        if holder in absent or holder in pairs:
            raise ValueError(f"proxies: {holder} is not there itself and cannot vote for {state}.")
        if holders.count(holder) > 1:
            raise ValueError(f"proxies: {holder} acts for more than one state; Article 239 TFEU allows one.")
    return tuple(pairs)


def _counts(electorate: Voters, stances: Mapping[str, tuple[str, ...]], represented: tuple[str, ...] = ()) -> dict[str, int]:
    counts = dict.fromkeys(COUNTED, 0)
    stance_of = {code: stance for stance, group in stances.items() for code in group}
    for code in electorate.codes:
        stance = stance_of.get(code, "in_favour")
        for counted, number in _weight(code, stance, electorate).items():
            counts[counted] += number
        counts["members_present"] += stance != "absent" and code not in represented
    return counts


def _weight(code: str, stance: str, electorate: Voters) -> dict[str, int]:
    """What one state adds to each count."""
    people, favour = electorate.population.get(code, 0), stance == "in_favour"
    return {
        "members_for": int(favour),
        "members_not_for": int(not favour),
        "members_objecting": int(stance in ("against", "absent")),
        "members_declaring": int(stance == "declaring"),
        "population_for": people * favour,
        "population_declaring": people * (stance == "declaring"),
        "votes_for": electorate.weights.get(code, 0) * favour,
    }


def _steps(rule: Rule, counts: Mapping[str, int], electorate: Voters) -> list[Step]:
    wholes = {"members": len(electorate.codes), "population": electorate.people, "votes": electorate.votes}
    steps, shown = [], set()
    for number, alternative in enumerate(rule.tests, start=1):
        for test in alternative:
            if test in shown:  # a test common to two alternatives is told once
                continue
            shown.add(test)
            whole = wholes.get(test.base) or (wholes["members"] if test.counted.startswith("members") else None)
            steps.append(
                Step(number, test.description, rule.article, counts[test.counted], test.needed(electorate), whole, test.passed(counts[test.counted], electorate))
            )
    return steps


def _members_needed(rule: Rule, electorate: Voters, stances) -> int:
    test = next((test for test in rule.tests[0] if test.counted == "members_for"), None)
    if test:
        return test.needed(electorate)
    # Under unanimity abstainers are not needed: everybody else is.
    return len(electorate.codes) - len(stances["abstaining"]) - len(stances["declaring"])


def _only_by_clause(rule: Rule, counts, electorate: Voters) -> bool:
    """Whether only an alternative about those who are not in favour was passed."""
    by = [alternative for alternative in rule.tests if all(test.passed(counts[test.counted], electorate) for test in alternative)]
    return bool(by) and all(test.counted == "members_not_for" for alternative in by for test in alternative)


def _bar(rule: Rule, counts, electorate: Voters) -> bool:
    """All limits on abstention with a declaration are exceeded at once."""
    limits: list[Test] = [test for alternative in rule.tests for test in alternative if test.counted.endswith("_declaring")]
    return bool(limits) and not any(test.passed(counts[test.counted], electorate) for test in limits)


def _bound(rule: Rule, codes, in_favour, stances) -> tuple[str, ...]:
    if rule.voters == "consenting_states":
        return tuple(sorted(in_favour))
    return tuple(sorted(set(codes) - set(stances["declaring"])))


def _named(codes: Iterable[str]) -> str:
    known = {row["country"] for row in course().rows("countries")}
    names = [countries.name(code) if code in known else code for code in codes]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def _smallest_flip(outcome: Outcome, limit: int) -> Flip:
    electorate, rule = outcome._electorate, outcome.rule
    goal = "against" if outcome.adopted else "in_favour"
    stance_of = dict.fromkeys(outcome.in_favour, "in_favour")
    stance_of |= {code: stance for stance in _STANCES for code in getattr(outcome, stance)}
    start = dict.fromkeys(COUNTED, 0)
    changes = {}
    for code, stance in stance_of.items():
        before, after = _weight(code, stance, electorate), _weight(code, goal, electorate)
        for counted, number in before.items():
            start[counted] += number
        if stance != goal:
            changes[code] = {counted: after[counted] - number for counted, number in before.items()}
    order = sorted(changes, key=lambda code: (-electorate.population.get(code, 0), code))
    relevant = sorted({test.counted for alternative in rule.tests for test in alternative} - {"members_present"})
    # best[i][k]: for each count, the most that k of the states from the i-th on can add in the direction that helps.
    sign = {"members_for": 1, "population_for": 1, "votes_for": 1}

    def helps(counted):
        return (1 if goal == "in_favour" else -1) * sign.get(counted, -1)

    best = []
    for i in range(len(order) + 1):
        sums = {}
        for counted in relevant:
            gains = sorted((helps(counted) * changes[code][counted] for code in order[i:]), reverse=True)
            total, column = 0, [0]
            for gain in gains:
                total += max(gain, 0)
                column.append(total)
            sums[counted] = column
        best.append(sums)

    def reversed_(counts):
        return rule.adopted(counts, electorate) != outcome.adopted

    def hopeful(counts, i, k):
        return reversed_({c: counts[c] + helps(c) * best[i][c][min(k, len(order) - i)] for c in relevant})

    found: list[tuple[str, ...]] = []

    def grow(counts, i, k, taken):
        if len(found) > limit:
            return
        if k == 0:
            if reversed_(counts):
                found.append(taken)
            return
        for j in range(i, len(order) - k + 1):
            if not hopeful(counts, j, k):
                return
            change = changes[order[j]]
            grow({c: counts[c] + change[c] for c in relevant}, j + 1, k - 1, (*taken, order[j]))

    counts = {c: start[c] for c in relevant}
    for size in range(1, len(order) + 1):
        if hopeful(counts, 0, size):
            grow(counts, 0, size, ())
        if found:
            return Flip(size, tuple(found[:limit]), goal.replace("_", " "), len(found) <= limit)
    return Flip(None, (), goal.replace("_", " "), True)

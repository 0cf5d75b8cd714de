"""The Council decides: who votes, under which rule, with what result, and who is bound.

A vote is counted against the rule's tests, one after the other, with their articles. Nothing here knows preferences or practice: the
Council seeks consensus even where it may vote.

>>> outcome = decide("launch_operation", declaring=["Hungary"], on="2022-10-17")
>>> print(outcome.explain())
Launch a military operation or mission (Article 42(4) TEU), 17 October 2022. Rule: Unanimity with constructive abstention
(Article 31(1) TEU). 27 members vote. In favour: 26; abstaining with a declaration (constructive abstention): Hungary. Nobody votes
against or is absent without a proxy (Article 31(1) TEU, first subparagraph; Article 238(4) TFEU). ...
>>> outcome.bound == tuple(code for code in members("2022-10-17") if code != "HU")
True
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from . import countries
from .arguments import keywords_checked, refused, unknown_name
from .citation import article
from .data.states import States, named, with_values
from .decision_rules import Rule, Voters, rules
from .ground.numbers import whole
from .ground.quoting import shown
from .outcome import STANCES, Outcome, Setting, Step, count
from .package import Package, course
from .reversal import Flip
from .validity import row_holds

__all__ = [
    "RULES",
    "Flip",
    "Outcome",
    "Step",
    "acts",
    "compare",
    "decide",
    "electorate",
    "members",
    "participants",
    "population",
    "rule_for",
    "voters",
]


_LISBON = dt.date(2009, 12, 1)  # protocols and articles have their present numbers from this day


def __getattr__(name):
    # Read on first use, so that importing the module reads no file.
    if name == "RULES":
        return rules()
    raise unknown_name(__name__, name, __all__)


def __dir__():
    return sorted(__all__)


def _day(on: str | dt.date | None, argument: str = "on") -> dt.date:
    return course().day(on, argument)


@keywords_checked
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
    return _members(course(), _day(on))


# What holds on a day is looked up once a day. The package is part of the question: other data have other answers.
@lru_cache(maxsize=1024)
def _members(package: Package, day: dt.date) -> tuple[str, ...]:
    rows = (row for row in package.rows("memberships") if row["organisation"] == "EU")
    return tuple(sorted({row["country"] for row in rows if row_holds(row, day)}))


@lru_cache(maxsize=1024)
def _participants(package: Package, day: dt.date) -> tuple[str, ...]:
    rows = (row for row in package.rows("pesco_membership") if row["valid_from"])
    return tuple(sorted(row["country"] for row in rows if row_holds(row, day)))


@lru_cache(maxsize=1024)
def _persons(package: Package, day: dt.date) -> Mapping[str, int]:
    rows = (row for row in package.rows("population") if row["population"] is not None and row["valid_from"])
    return MappingProxyType({row["country"]: row["population"] for row in rows if row_holds(row, day)})


@lru_cache(maxsize=1024)
def _opted_out(package: Package, day: dt.date) -> tuple[str, ...]:
    """Who does not vote on acts with defence implications."""
    rows = (row for row in package.rows("opt_outs") if row["scope"] == "defence")
    return tuple(sorted(row["country"] for row in rows if row_holds(row, day)))


@lru_cache(maxsize=256)
def _states(codes: tuple[str, ...]) -> States:
    return States.of(codes)


@keywords_checked
def participants(on: str | dt.date | None = None) -> tuple[str, ...]:
    """The states that take part in permanent structured cooperation (PESCO) on a day.

    >>> len(participants("2023-05-22")), len(participants("2023-05-23")), "MT" in participants()
    (25, 26, False)
    """
    day = _day(on)
    found = _participants(course(), day)
    if not found:
        raise ValueError(f"on: nobody took part in permanent structured cooperation on {day}; it was set up on 11 December 2017.")
    return found


@keywords_checked
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
    found, codes = _persons(course(), day), _members(course(), day)
    if set(codes) - set(found):
        rows = (row for row in course().rows("population") if row["population"] is not None and row["valid_from"])
        years = ", ".join(sorted({str(row["valid_from"].year) for row in rows}))
        raise ValueError(f"on: the course has no complete table of populations for {day}. It has tables for: {years}. Give your own population.")
    return {code: found[code] for code in codes}


@keywords_checked
def acts(on: str | dt.date | None = None) -> tuple[str, ...]:
    """Kinds of decision whose rule the course knows on a day.

    >>> "launch_operation" in acts(), "establish_pesco" in acts("2010-01-01")
    (True, False)
    """
    day = _day(on)
    return tuple(dict.fromkeys(row["act_id"] for row in course().rows("acts") if row_holds(row, day)))


def _act(act: str, day: dt.date) -> Mapping:
    rows = [row for row in course().rows("acts") if row["act_id"] == act] if isinstance(act, str) else []
    if not rows:
        known = dict.fromkeys(row["act_id"] for row in course().rows("acts"))
        raise refused("act", act, known, "act", "council.acts()")
    held = [row for row in rows if row_holds(row, day)]
    if not held:
        spans = "; ".join(f"from {row['valid_from']}" + (f" to before {row['valid_to']}" if row["valid_to"] else "") for row in rows)
        raise ValueError(f"on: on {day} the course has no rule for {act!r}. It has one {spans}.")
    return max(held, key=lambda row: row["valid_from"])  # the later version, should two overlap


@keywords_checked
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
        For an unknown act (the nearest is given), a day without a rule, or an act on which nobody votes (mutual assistance, Article 42(7)
        TEU; leaving permanent structured cooperation, Article 46(5) TEU).

    See Also
    --------
    acts : the kinds of decision there are.

    >>> rule_for("launch_operation").id, rule_for("establish_pesco", "2017-12-11").id, rule_for("cfsp_implementing", "2012-01-01").id
    ('unanimity', 'participants_reinforced', 'reinforced_nice')
    """
    row = _act(act, _day(on))
    if row["rule_id"] == "none":
        raise ValueError(f"act: no vote is taken on {act!r}. {row['note']}")
    return rules()[row["rule_id"]]


@keywords_checked
def voters(act: str, on: str | dt.date | None = None, concerned: str | None = None) -> tuple[str, ...]:
    """Who votes on an act, or under a rule, on a day.

    Parameters
    ----------
    act : str
        A kind of decision or the id of a rule.
    on : str or datetime.date, optional
        The day; by default the edition.
    concerned : str, optional
        The state about which the others vote, where there is one (Articles 7(1) and 46(4) TEU).

    Returns
    -------
    tuple of str
        Codes in alphabetical order. Opt-outs are left out: until 30 June 2022 Denmark did not vote on acts with defence implications
        (Article 5 of Protocol No 22).

    >>> "DK" in voters("launch_operation", "2022-06-30"), "DK" in voters("launch_operation", "2022-07-01")
    (False, True)
    """
    day = _day(on)
    if isinstance(act, str) and act in rules():
        return _entitled(act, rules()[act].voters, "pesco", False, day, concerned)
    rule_for(act, day)  # refuses an act on which nobody votes
    row = _act(act, day)
    return _entitled(act, row["voters"], row["participants_of"], row["defence_implications"], day, concerned)


def _entitled(what, kind, participants_of, defence, day, concerned):
    if kind == "consenting_states":
        raise ValueError("voters: a coalition outside the Treaties has no fixed voters. Say which states are asked.")
    if kind.startswith("participants") and participants_of == "enhanced_cooperation":
        raise ValueError("voters: only the states of the enhanced cooperation vote (Article 330 TFEU). Say which they are.")
    everyone = participants(day) if kind.startswith("participants") else members(day)
    if defence:
        everyone = tuple(code for code in everyone if code not in _opted_out(course(), day))
    if not kind.endswith("without_state"):
        if concerned is not None:
            raise ValueError(f"concerned: under {what!r} no state is left out of the vote. Leave the argument away.")
        return everyone
    if concerned is None:
        raise ValueError(f"concerned: under {what!r} the state concerned does not vote. Name it, for example concerned='HU', or give the voters.")
    state = countries.code(concerned, "concerned")
    if state not in everyone:
        raise ValueError(f"concerned: {countries.name(state)} ({state}) is not one of those who decide here: {', '.join(everyone)}.")
    return tuple(code for code in everyone if code != state)


@keywords_checked
def electorate(
    rule: str | Rule,
    *,
    voters: Iterable[str] | None = None,
    population: Mapping[str, int] | None = None,
    weights: Mapping[str, int] | None = None,
    concerned: str | None = None,
    on: str | dt.date | None = None,
) -> tuple[Rule, Voters]:
    """The rule, and who votes under it with which population and weights.

    Parameters
    ----------
    rule, voters, population, weights, concerned, on
        As for `decide`.

    Returns
    -------
    (Rule, Voters)

    >>> rule, voting = electorate("pesco_project", on="2023-05-22")
    >>> rule.id, len(voting.codes), voting.outside
    ('participants_unanimity', 25, ('DK', 'MT'))
    """
    asked = _asked(rule, _day(on), voters is not None or population is not None)
    states, outside, people = _who(asked, voters, population, concerned)
    return asked.rule, _voters(asked, states, outside, people, weights)


@keywords_checked
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
    concerned: str | None = None,
    on: str | dt.date | None = None,
) -> Outcome:
    """Count one vote: everybody who is not named otherwise votes in favour.

    Parameters
    ----------
    rule : str or Rule
        The id of a rule, a kind of act (the rule of the day is taken), or a rule of your own.
    against, abstaining, declaring, absent : iterable of str
        States by code or name; a mapping of state to True or False names those that are True. `declaring` is constructive
        abstention (Article 31(1) TEU). `absent` means absent without a proxy.
    proxies : mapping, optional
        Absent state to the state that votes for it. Each state may act for one other at most (Article 239 TFEU). The represented state votes
        as it is named above, or in favour.
    voters : iterable of str, optional
        Who votes; by default the states entitled to on that day. Naming them makes a what-if: a rule of the past, or one that was only
        proposed, can then be used on any day.
    population : mapping or Series, optional
        State to persons; by default the Council's table of that day. Alone, it also says who votes. With it any names will do: another union,
        a game. Countries may be named in any usual way.
    weights : mapping or Series, optional
        State to weighted votes, for rules that count votes; by default those of the Treaty of Nice.
    concerned : str, optional
        The state about which the others vote (Articles 7(1) and 46(4) TEU).
    on : str or datetime.date, optional
        The day; by default the edition.

    Returns
    -------
    Outcome

    Raises
    ------
    ValueError
        For unknown names (the nearest is given), a state in two groups or without a vote, a declaration where the rule knows none, a rule
        outside its time (the one of that day is named), a proxy given twice, or a missing table of populations.

    See Also
    --------
    acts : the kinds of decision there are; `rule_for` gives the rule of one.
    RULES : all rules by id; print one to read it.
    compare : several votes as one table.

    Notes
    -----
    Articles 16(4), 31 and 46 TEU; 238, 239 and 330 TFEU; Rules of Procedure of the Council, Article 11. The quorum is counted among the
    states that are there: abstainers are, represented states are not. The share of the Union that limits constructive abstention is one of
    all members, also of a state that does not vote on the act.

    Examples
    --------
    Three large states alone cannot block, although more than 35 per cent of the population stands behind them:

    >>> alone = decide("qualified", against=["DE", "FR", "IT"], on="2025-06-01")
    >>> alone.adopted, alone.by_blocking_clause
    (True, True)

    A rule that was only proposed, as a what-if:

    >>> decide("parliament_2023", against=["HU"], voters=members()).adopted
    True
    """
    own = voters is not None or population is not None
    asked = _asked(rule, _day(on), own)
    states, outside, people = _who(asked, voters, population, concerned)
    stances = _stances(states, {"against": against, "abstaining": abstaining, "declaring": declaring, "absent": absent})
    if stances["declaring"] and not asked.rule.knows_declarations:
        raise ValueError(
            f"declaring: the rule “{asked.rule.name}” knows no constructive abstention; it exists under unanimity in foreign "
            "and security policy (Article 31(1) TEU). Use abstaining."
        )
    voting = _voters(asked, states, outside, people, weights, declared=bool(stances["declaring"]))
    represented = _represented(proxies, states, stances["absent"])
    quorum = _quorum(asked.row["body"] if asked.row else asked.rule.body)
    act = asked.row["act_id"] if asked.row else None
    setting = _setting(asked, voting, own, concerned)
    return count(asked.rule, voting, stances, represented, quorum, act=act, on=asked.day, setting=setting)


def _quorum(body: str) -> Rule | None:
    return {"council": rules()["quorum"], "european_council": rules()["quorum_european_council"]}.get(body)


def compare(votes: Iterable[tuple[str | Rule, Iterable[str]]], **terms):
    """Several votes as one table: who is against under which rule, and what comes of it.

    Parameters
    ----------
    votes : iterable of (rule, against)
        A rule or an act as for `decide`, and the states that vote against.
    **terms
        What holds for all of them: `on`, `voters`, `population` ... as for `decide`.

    Returns
    -------
    pandas.DataFrame
        A row for each vote: the kind of decision or the rule, who is against, members and share of the population in favour (in per cent,
        to one decimal; the count itself is exact), and whether it is adopted.

    Examples
    --------
    >>> compare([("qualified", ["DE", "FR", "IT"]), ("reinforced", ["DE", "FR", "IT"])], on="2025-06-01")["Result"].tolist()
    ['adopted', 'blocked']
    """
    import pandas as pd

    # Each vote reads them anew, so what can be read once is kept.
    terms = {name: tuple(term) if isinstance(term, Iterator) else term for name, term in terms.items()}
    rows = []
    for rule, against in _pairs(votes):
        outcome = decide(rule, against=against, **terms)
        share = outcome.population_share
        rows.append(
            {
                "Vote": outcome.setting.title or outcome.rule.name,
                "Against": named(outcome.against, "and") if outcome.against else "nobody",
                "Members in favour": f"{outcome.members_for} of {len(outcome.voters)}",
                "Population in favour (%)": None if share is None else round(float(100 * share), 1),
                "Result": "adopted" if outcome.adopted else "blocked",
            }
        )
    return pd.DataFrame(rows)


def _pairs(votes) -> list[tuple]:
    try:
        return [(rule, against) for rule, against in votes]
    except (TypeError, ValueError):
        raise ValueError(
            f"votes: {shown(votes)} found; a list of pairs is accepted: a rule or an act, and the states against, "
            "such as [('qualified', ['DE', 'FR']), ('unanimity', [])]."
        ) from None


class _Asked(NamedTuple):
    """What a vote is about: the rule, the day, the row of the act if one was named, and why it could not be used then.

    `what_if` is empty if it could.
    """

    rule: Rule
    day: dt.date
    row: Mapping | None
    what_if: str


def _asked(rule: str | Rule, day: dt.date, own: bool) -> _Asked:
    row = None
    if isinstance(rule, Rule):
        chosen = rule
    elif isinstance(rule, str) and rule in rules():
        chosen = rules()[rule]
    else:
        known = dict.fromkeys(row["act_id"] for row in course().rows("acts"))
        if not isinstance(rule, str) or rule not in known:
            raise refused("rule", rule, [*rules(), *known], "rule or act", "list(council.RULES) and council.acts()")
        chosen, row = rule_for(rule, day), _act(rule, day)
    if chosen.valid(day):
        return _Asked(chosen, day, row, "")
    span = "it was only proposed" if chosen.status == "proposed" else f"it applied from {chosen.valid_from}"
    if chosen.status != "proposed" and chosen.valid_to:
        span += f" to before {chosen.valid_to}"
    if not own:
        then = [rule for rule in _relatives(chosen) if rule.valid(day)]
        instead = "".join(f" On that day the rule was {rule.id!r} ({rule.name})." for rule in then)
        raise ValueError(
            f"rule: {chosen.id!r} could not be used on {day}: {span}.{instead} "
            "Give another day or, for a what-if, the voters."
        )
    return _Asked(chosen, day, row, f"This is a what-if: nobody could decide by this rule on that day, {span}.")


def _relatives(rule: Rule) -> list[Rule]:
    """The rules that came before or after this one in its place."""
    return [other for other in rules().values() if rule.family and other.family == rule.family]


def _who(asked: _Asked, own_voters, own_population, concerned) -> tuple[States, tuple[str, ...], dict[str, int] | None]:
    """Who votes, as callers may name them; which members of the Union do not; and the caller's own population."""
    if own_voters is None and own_population is None:
        codes = voters(asked.row["act_id"] if asked.row else asked.rule.id, asked.day, concerned)
        return _states(codes), tuple(code for code in _members(course(), asked.day) if code not in codes), None
    states, people = States(), None
    if own_population is not None:
        states, people = with_values(own_population, "population", whole, what="state of the population")
    if own_voters is not None and people != {}:
        codes = states.read_all(own_voters, "voters", numbers=True)
        states = States(codes) if people is None else states.among(codes)
    states = states.among(states.codes, "voter")
    if concerned is not None and states.codes:
        state = states.read(concerned, "concerned")
        states = states.among(code for code in states.codes if code != state)
    if not states.codes:
        raise ValueError("voters: nobody votes. Name at least one state.")
    return states, (), people


def _voters(asked: _Asked, states: States, outside, own_people, own_weights, declared: bool = False) -> Voters:
    """Those who vote, with the persons and the weighted votes that the rule needs.

    `declared`: somebody abstains with a declaration.
    """
    codes, chosen = states.codes, asked.rule
    least = asked.row["minimum_states"] if asked.row else None
    if least and asked.row["voters"].startswith("participants") and len(codes) < least:
        raise ValueError(f"voters: enhanced cooperation takes at least {least} states (Article 20(2) TEU), found {len(codes)}.")
    tests = [test for test in chosen.all_tests if declared or not test.counted.endswith("_declaring")]
    needs_people = any(test.counted.startswith("population") or test.base == "smallest_group" for test in tests)
    people = _people(codes + outside, asked.day, own_people, needs_people)
    counts_votes = any(test.counted.startswith("votes") for test in chosen.all_tests)
    votes = _weights(asked, states, own_weights) if counts_votes or own_weights is not None else {}
    needs_votes = any(test.counted.startswith("votes") for test in tests)
    if needs_votes and (missing := [code for code in codes if code not in votes]):
        first = min(row["valid_from"] for row in course().rows("nice_votes"))
        early = f" on {asked.day}; the course has them from {first} on" if asked.day < first else ""
        lacking = ", ".join(missing)
        raise ValueError(f"weights: there are no weighted votes for {lacking}{early}. Give them with weights.")
    return Voters(codes, people, votes, outside)


def _weights(asked: _Asked, states: States, own) -> dict[str, int]:
    if own is None:
        # A what-if takes a rule of the past to another day, with the votes it had.
        rows = course().rows("nice_votes")
        return {row["country"]: row["votes"] for row in rows if asked.what_if or row_holds(row, asked.day)}
    reader = states if states.invented else States()
    return reader.mapping(own, "weights", whole)


def _people(codes, day, own, needed) -> Mapping[str, int]:
    if own is None:
        known = _persons(course(), day)
        if needed and set(_members(course(), day)) - set(known):
            known = population(day)  # raises, and names the years there are
    else:
        known = own
    missing = [code for code in codes if code not in known]
    if needed and missing:
        raise ValueError(f"population: there is no population for {', '.join(missing)}. Give persons for every voter.")
    # Half a table would give a share of the wrong whole: better none.
    return {} if missing else {code: known[code] for code in codes}


def _stances(states: States, groups: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    found, seen = {}, {}
    for stance in STANCES:
        found[stance] = states.read_all(groups[stance], stance)
        for code in found[stance]:
            if code in seen:
                raise ValueError(f"{stance}: {countries.known_name(code)} is also named as {seen[code]}. A state votes once.")
            seen[code] = stance
    return found


def _represented(proxies, states: States, absent) -> tuple[str, ...]:
    if proxies is None:
        return ()
    pairs = states.mapping(proxies, "proxies", lambda holder, argument: states.read(holder, argument))
    holders = list(pairs.values())
    for state, holder in pairs.items():
        if state in absent:
            raise ValueError(f"proxies: {countries.known_name(state)} is also named as absent, which means absent without a proxy.")
        if holder in absent or holder in pairs:
            raise ValueError(f"proxies: {countries.known_name(holder)} is not there itself and cannot vote for {countries.known_name(state)}.")
        if holders.count(holder) > 1:
            raise ValueError(f"proxies: {countries.known_name(holder)} acts for more than one state; Article 239 TFEU allows one.")
    return tuple(pairs)


def _setting(asked: _Asked, voting: Voters, own: bool, concerned) -> Setting:
    """Words for the explanation, and whom the decision can bind."""
    chosen, day, row = asked.rule, asked.day, asked.row
    outside = ""
    if voting.outside and concerned is not None:
        others = [code for code in voting.outside if code != countries.code(concerned, "concerned")]
        more = f"; only states that take part vote: not {named(others)}" if others else ""
        outside = f"{countries.name(concerned)}, the state concerned, does not vote{more}."
    elif voting.outside and chosen.voters in ("participants", "participants_without_state") and (row is None or row["participants_of"]):
        outside = f"Only states that take part vote: not {named(voting.outside)}."
    elif voting.outside:
        outside = f"No vote: {named(voting.outside, 'and')}."
    if row is None:
        return Setting(what_if=asked.what_if, outside=outside)
    optouts = _opted_out(course(), day) if row["defence_implications"] else ()
    if optouts and set(optouts) == set(voting.outside):
        base = "Article 5 of Protocol No 22" if day >= _LISBON else "Protocol on the position of Denmark"
        outside = f"{named(optouts, 'and')} does not vote on acts with defence implications ({base})."
    remarks = []
    if row["minimum_states"]:
        remarks.append(f"At least {row['minimum_states']} states must take part (Article 20(2) TEU).")
    if row["parliament_role"] in ("consents", "decides_together"):
        remarks.append("The European Parliament must agree as well; its vote is not counted here.")
    if row["emergency_brake"]:
        remarks.append("A member could have stopped the vote for vital and stated reasons of national policy (Article 31(2) TEU).")
    binding = None
    if row["binds"] == "participants" and not own:
        binding = frozenset(participants(day)) if day >= _pesco_began() else frozenset()
        remarks.append("It binds only the states that take part.")
    cited = article(row["article_id"]) if row["article_id"] else ""
    return Setting(row["title"], cited, asked.what_if, outside, tuple(remarks), binding)


def _pesco_began() -> dt.date:
    return min(row["valid_from"] for row in course().rows("pesco_membership") if row["valid_from"])

"""The Council decides: who votes, under which rule, with what result, and who is bound.

A vote is counted against the rule's tests, one after the other, with their articles. Nothing here knows preferences or
practice: the Council seeks consensus even where it may vote.

>>> outcome = decide("launch_operation", declaring=["Hungary"], on="2022-10-17")
>>> print(outcome.explain())
Launch a military operation or mission (Article 42(4) TEU), 17 October 2022. Rule: Unanimity with constructive
abstention (Article 31(1) TEU). 27 members vote. In favour: 26; abstaining with a declaration (constructive abstention):
Hungary. Nobody votes against or is absent without a proxy (Article 31(1) TEU, first subparagraph; Article 238(4) TFEU).
...
>>> len(outcome.bound), "HU" in outcome.bound
(26, False)
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from eudefence.data import countries
from eudefence.data.package import course
from eudefence.data.states import States, named
from eudefence.ground.arguments import keywords_checked
from eudefence.ground.frames import need_pandas
from eudefence.ground.lists import Pairs
from eudefence.ground.quoting import shown

from .counts import STANCES
from .outcome import Outcome, count
from .rules import Rule, rules
from .setting import setting_of
from .voting_body import asked_about, who_votes, with_weights

if TYPE_CHECKING:
    import pandas as pd


@keywords_checked
def decide(
    rule: str | Rule,
    *,
    against: Iterable[str] = (),
    abstaining: Iterable[str] = (),
    declaring: Iterable[str] = (),
    absent: Iterable[str] = (),
    proxies: Pairs[str] | None = None,
    voters: Iterable[str] | None = None,
    population: Pairs[object] | None = None,
    weights: Pairs[object] | None = None,
    concerned: str | None = None,
    on: str | dt.date | None = None,
) -> Outcome:
    """Count one vote: everybody who is not named otherwise votes in favour.

    Parameters
    ----------
    rule : str or Rule
        The id of a rule, a kind of act (the rule of the day is taken), or a rule of your own.
    against, abstaining, declaring, absent : iterable of str
        States by code or name; a mapping of state to True or False names those that are True. `declaring` is
        constructive abstention (Article 31(1) TEU). `absent` means absent without a proxy.
    proxies : mapping, optional
        Absent state to the state that votes for it. Each state may act for one other at most (Article 239 TFEU). The
        represented state votes as it is named above, or in favour.
    voters : iterable of str, optional
        Who votes; by default the states entitled to on that day. Naming them makes a what-if: a rule of the past, or
        one that was only proposed, can then be used on any day.
    population : mapping or Series, optional
        State to persons; by default the Council's table of that day. Alone, it also says who votes. With it any names
        will do: another union, a game. Countries may be named in any usual way.
    weights : mapping or Series, optional
        State to weighted votes, for rules that count votes; by default those of that day (table council_weights).
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
        For unknown names (the nearest is given), a state in two groups or without a vote, a declaration where the rule
        knows none, a rule outside its time (the one of that day is named), a proxy given twice, or a missing table of
        populations.

    See Also
    --------
    acts : the kinds of decision there are; `rule_for` gives the rule of one.
    RULES : all rules by id; print one to read it.
    compare : several votes as one table.

    Notes
    -----
    Articles 16(4), 31 and 46 TEU; 238, 239 and 330 TFEU; Rules of Procedure of the Council, Article 11. The quorum is
    counted among the states that are there: abstainers are, represented states are not. The share of the Union that
    limits constructive abstention is one of all members, also of a state that does not vote on the act.

    Examples
    --------
    Three large states alone cannot block, although more than 35 per cent of the population stands behind them:

    >>> alone = decide("qualified", against=["DE", "FR", "IT"], on="2025-06-01")
    >>> alone.adopted, alone.by_blocking_clause
    (True, True)

    A rule that was only proposed, as a what-if:

    >>> decide("parliament_2023", against=["HU"], voters=["DE", "ES", "FR", "HU", "IT"]).adopted
    True
    """
    own = voters is not None or population is not None
    asked = asked_about(rule, course().day(on), own)
    states, outside, people = who_votes(asked, voters, population, concerned)
    stances = _stances(states, {"against": against, "abstaining": abstaining, "declaring": declaring, "absent": absent})
    if stances["declaring"] and not asked.rule.knows_declarations:
        raise ValueError(
            f"declaring: the rule “{asked.rule.name}” knows no constructive abstention; it exists under unanimity in"
            " foreign and security policy (Article 31(1) TEU). Use abstaining."
        )
    voting = with_weights(asked, states, outside, people, weights, declared=bool(stances["declaring"]))
    represented = _represented(proxies, states, stances["absent"])
    quorum = _quorum(asked.row["body"] if asked.row else asked.rule.body)
    act = asked.row["act_id"] if asked.row else None
    setting = setting_of(asked, voting, own, concerned)
    return count(asked.rule, voting, stances, represented, quorum, act=act, on=asked.day, setting=setting)


def _quorum(body: str) -> Rule | None:
    return {"council": rules()["quorum"], "european_council": rules()["quorum_european_council"]}.get(body)


def compare(votes: Iterable[tuple[str | Rule, Iterable[str]]], **terms: Any) -> pd.DataFrame:
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
        A row for each vote: the kind of decision or the rule, who is against, members and share of the population in
        favour (in per cent, to one decimal; the count itself is exact), and whether it is adopted.

    Examples
    --------
    >>> against = ["DE", "FR", "IT"]
    >>> compare([("qualified", against), ("reinforced", against)], on="2025-06-01")["Result"].tolist()
    ['adopted', 'blocked']
    """
    need_pandas("council.compare", "council.comparison(...)")
    import pandas as pd

    return pd.DataFrame(comparison(votes, **terms))


def comparison(votes: Iterable[tuple[str | Rule, Iterable[str]]], **terms: Any) -> list[dict[str, str | float | None]]:
    """What `compare` shows, as plain rows.

    >>> [row["Members in favour"] for row in comparison([("simple", ["DE"])], on="2025-06-01")]
    ['26 of 27']
    """
    # Each vote reads them anew, so what can be read once is kept.
    terms = {name: tuple(term) if isinstance(term, Iterator) else term for name, term in terms.items()}
    rows: list[dict[str, str | float | None]] = []
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
    return rows


def _pairs(votes: Iterable[tuple[str | Rule, Iterable[str]]]) -> list[tuple[str | Rule, Iterable[str]]]:
    try:
        return [(rule, against) for rule, against in votes]
    except (TypeError, ValueError):
        raise ValueError(
            f"votes: {shown(votes)} found; a list of pairs is accepted: a rule or an act, and the states against, "
            "such as [('qualified', ['DE', 'FR']), ('unanimity', [])]."
        ) from None


def _stances(states: States, groups: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    seen: dict[str, str] = {}
    for stance in STANCES:
        found[stance] = states.read_all(groups[stance], stance)
        for code in found[stance]:
            if code in seen:
                raise ValueError(
                    f"{stance}: {countries.known_name(code)} is also named as {seen[code]}. A state votes once."
                )
            seen[code] = stance
    return found


def _represented(proxies: Pairs[str] | None, states: States, absent: tuple[str, ...]) -> tuple[str, ...]:
    if proxies is None:
        return ()
    pairs = states.mapping(proxies, "proxies", lambda holder, argument: states.read(holder, argument))
    holders = list(pairs.values())
    for state, holder in pairs.items():
        if state in absent:
            raise ValueError(
                f"proxies: {countries.known_name(state)} is also named as absent, which means absent without a proxy."
            )
        if holder in absent or holder in pairs:
            raise ValueError(
                f"proxies: {countries.known_name(holder)} is not there itself and cannot vote for"
                f" {countries.known_name(state)}."
            )
        if holders.count(holder) > 1:
            raise ValueError(
                f"proxies: {countries.known_name(holder)} acts for more than one state; Article 239 TFEU allows one."
            )
    return tuple(pairs)

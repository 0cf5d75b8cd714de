"""What a vote is about, apart from the votes: words for the explanation, and whom a decision can bind."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from eudefence.data import countries
from eudefence.data.as_of import pesco_began
from eudefence.data.citation import article
from eudefence.data.package import course
from eudefence.data.states import named
from eudefence.ground.words import capitalised, one_or_many

from .membership import opted_out_on, participants
from .voting_body import Asked
from .voting_weights import Voters

_LISBON = dt.date(2009, 12, 1)  # protocols and articles have their present numbers from this day

_CONCERNED = "{state}, the state concerned, does not vote."
_CONCERNED_AND_OTHERS = "{state}, the state concerned, does not vote; only states that take part vote: not {others}."
_OPTED_OUT = (
    "{who} does not vote on acts with defence implications ({base}).",
    "{who} do not vote on acts with defence implications ({base}).",
)

_BRAKE = {  # whether the Treaty of Lisbon was in force
    True: "A member could have stopped the vote for vital and stated reasons of national policy (Article 31(2) TEU).",
    False: (
        "A member could have stopped the vote for important and stated reasons of national policy (Article 23(2) TEU)."
    ),
}


@dataclass(frozen=True)
class Setting:
    """What was decided on, apart from the votes: words for the explanation, and who is bound.

    Attributes
    ----------
    title, article : str
        The kind of decision and its article; the rule's own if no act was named.
    what_if : str
        Why the vote could not have been taken so, or empty.
    outside : str
        Who does not vote and why, or empty.
    remarks : tuple of str
        What else is needed or possible, in whole sentences.
    binding : frozenset of str or None
        Whom an adopted decision can bind at most; None: everybody who votes.
    """

    title: str = ""
    article: str = ""
    what_if: str = ""
    outside: str = ""
    remarks: tuple[str, ...] = ()
    binding: frozenset[str] | None = None


def setting_of(asked: Asked, voting: Voters, own: bool, concerned: str | None) -> Setting:
    """Words for the explanation, and whom the decision can bind."""
    chosen, day, row = asked.rule, asked.day, asked.row
    outside = ""
    if voting.outside and concerned is not None:
        others = [code for code in voting.outside if code != countries.code(concerned, "concerned")]
        outside = (_CONCERNED_AND_OTHERS if others else _CONCERNED).format(
            state=capitalised(countries.in_a_sentence(countries.code(concerned))), others=named(others)
        )
    elif (
        voting.outside
        and chosen.voters in ("participants", "participants_without_state")
        and (row is None or row["participants_of"])
    ):
        outside = f"Only states that take part vote: not {named(voting.outside)}."
    elif voting.outside:
        outside = f"No vote: {named(voting.outside, 'and')}."
    if row is None:
        return Setting(what_if=asked.what_if, outside=outside)
    optouts = opted_out_on(course(), day) if row["defence_implications"] else ()
    if optouts and set(optouts) == set(voting.outside):
        base = "Article 5 of Protocol No 22" if day >= _LISBON else "Protocol on the position of Denmark"
        outside = one_or_many(len(optouts), *_OPTED_OUT, who=capitalised(named(optouts, "and")), base=base)
    remarks = []
    if row["minimum_states"]:
        remarks.append(f"At least {row['minimum_states']} states must take part (Article 20(2) TEU).")
    if row["parliament_role"] in ("consents", "decides_together"):
        remarks.append("The European Parliament must agree as well; its vote is not counted here.")
    if row["emergency_brake"]:
        remarks.append(_BRAKE[day >= _LISBON])
    binding = None
    if row["binds"] == "participants" and not own:
        binding = frozenset(participants(day)) if day >= pesco_began() else frozenset()
        remarks.append("It binds only the states that take part.")
    cited = article(row["article_id"]) if row["article_id"] else ""
    return Setting(row["title"], cited, asked.what_if, outside, tuple(remarks), binding)

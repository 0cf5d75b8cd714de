"""A network of clubs in words: its core, bridges and communities, what was supposed, how much is known."""

from __future__ import annotations

from collections.abc import Iterable

from eudefence.data.countries import in_a_sentence, name
from eudefence.ground.words import capitalised, cardinal, count, joined, one_or_many, some
from eudefence.views.shapes import network as shape

from .asked_network import KINDS, AskedNetwork
from .club_words import NO_COOPERATION, completeness
from .measured import core_from_sources
from .tie_words import strength


def names(states: Iterable[str], most: int = 99) -> str:
    """States by name, in the order of the alphabet."""
    return some([in_a_sentence(state) for state in sorted(states, key=name)], most)


_CORE = (
    "All ties are alike, so that no core can be told from a rim.",
    "The core of the {clubs} is {core}.",
)
_EXCHANGEABLE = (  # where no state is sure, and where some are
    "No core can be told: states that would fit it have the same ties as others that would not ({states}).",
    "The core of the {clubs} is {core}; more would fit it, but nothing decides between states with the same ties"
    " ({states}).",
)
_WHOSE = {"missions": "third states in missions"}  # members are in all missions; the table has the others only
_BRIDGED = (
    "No state lies between others.",
    "{names} is a bridge: {share} of the shortest ways between two others lead through it.",
    "{names} are bridges: {share} of the shortest ways between two others lead through {first}.",
)
_GROUPED = (
    "No communities can be told apart.",
    "All that share a club form one community.",
    "{clear}there are {n} communities: {groups}.",
)
_CLEAR = 0.3  # Newman and Girvan 2004: networks that clearly fall into communities reach 0.3 to 0.7


def sentence(asked: AskedNetwork) -> str:
    """Core and bridges, and communities if they are asked for."""
    clubs, bridges = _WHOSE.get(asked.kind, KINDS[asked.kind][1]), asked.bridges
    patterns = _EXCHANGEABLE if asked.exchangeable else _CORE
    said = [
        patterns[bool(asked.core)].format(clubs=clubs, core=names(asked.core, 9), states=names(asked.exchangeable, 4))
    ]
    said.append(
        _BRIDGED[min(len(bridges), 2)].format(
            names=capitalised(joined(in_a_sentence(state) for state in bridges)),
            share=_percent(max(bridges.values(), default=0)),
            first=in_a_sentence(next(iter(bridges), "")),
        )
    )
    if "communities" in asked.shown:
        said.append(_communities(asked))
    return " ".join(said)


def _percent(share):
    return f"{100 * share:.0f} per cent"


def strongest(asked: AskedNetwork, states: Iterable[str], most: int = 3) -> str:
    """States by name, those in most clubs first, and how many more there are."""
    order = sorted(states, key=lambda state: (-asked.standing.get(state, 0), name(state)))
    return some([in_a_sentence(state) for state in order], most)


def _communities(asked):
    grouped = asked.grouped
    if grouped is None:
        return _GROUPED[0]
    groups = "; ".join(
        f"({shape.LETTERS[place % len(shape.LETTERS)]}) {strongest(asked, one)}"
        for place, one in enumerate(grouped.groups)
    )
    clear = "By their ties " if grouped.modularity >= _CLEAR else "Weakly told apart, "
    return _GROUPED[min(len(grouped.groups), 2)].format(clear=clear, n=cardinal(len(grouped.groups)), groups=groups)


_DRAWN_SAID = (
    "No tie reaches {least}, so that no line is drawn.",
    "Of {all} ties one is drawn, with {least} or more; weaker ties have no line.",
    "Of {all} ties {n} are drawn: those with {least} or more. Weaker ties have no line.",
)
_ALL_DRAWN = ("The only tie is drawn.", "All {n} ties are drawn.")
_STABLE = (
    "The communities have a modularity of {q:.2f}, where clear ones reach 0.3 and more; {runs} searches agree to"
    " {agreement:.2f}, where 1 is wholly and 0 by chance."
)
_FROM_SOURCES = {
    True: "If only memberships count that were seen in a source, the core stays the same.",
    False: "If only memberships count that were seen in a source, {core}.",
}


def more(asked: AskedNetwork) -> str:
    """What was supposed, what is drawn, how complete the lists are and what would change."""
    ties = asked.drawn
    said = [
        *_supposed(asked),
        _ALL_DRAWN[len(ties) > 1].format(n=len(ties))
        if len(ties) == len(asked.ties)
        else one_or_many(
            len(ties), _DRAWN_SAID[1], _DRAWN_SAID[2], _DRAWN_SAID[0],
            least=strength(asked.least, asked.weight), all=len(asked.ties),
        ),
        completeness(asked.roll.clubs, KINDS[asked.kind][1]),
    ]  # fmt: skip
    if asked.grouped is not None:
        said.append(
            _STABLE.format(
                q=asked.grouped.modularity, agreement=asked.grouped.agreement, runs=cardinal(asked.grouped.runs)
            )
        )
    seen = core_from_sources(asked.counted, asked.weight)
    if seen or asked.core:
        said.append(_FROM_SOURCES[set(seen) == set(asked.core)].format(core=_told(seen)))
    return " ".join([*said, NO_COOPERATION])


def _told(core):
    return f"the core is {names(core, 9)}" if core else "no core can be told"


_SUPPOSED = {
    "out": "{states} {are} supposed to be in none of these clubs.",
    "anyway": "{states} {are} in none of these clubs as it is.",
    "in": "{state} is supposed to join {clubs} in which it is not.",
}
_CHANGE = {
    "same": "The core stays as it is.",
    "other": "As things are, {core}.",
}


def _supposed(asked):
    """What was changed by assumption, and what it does to the core."""
    if not asked.out and not asked.joined:
        return []
    said = []
    there = {state.code for state in asked.roll.states}
    for key, states in (("out", there & set(asked.out)), ("anyway", set(asked.out) - there)):
        if states:
            are = "is" if len(states) == 1 else "are"
            said.append(_SUPPOSED[key].format(states=capitalised(names(states)), are=are))
    for state, clubs in asked.joined:
        said.append(_SUPPOSED["in"].format(state=capitalised(in_a_sentence(state)), clubs=count(len(clubs), "project")))
    before = asked.core_before
    said.append(_CHANGE["same" if before == asked.core else "other"].format(core=_told(before)))
    return said

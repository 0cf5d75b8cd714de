"""A network of clubs as shapes: states and ties with what their marks say."""

from __future__ import annotations

from eudefence.data.countries import in_a_sentence, name
from eudefence.ground.words import joined, some
from eudefence.views.page import marks
from eudefence.views.page.drawing import Drawing
from eudefence.views.shapes import network as shape

from . import supposed
from .asked_network import AskedNetwork, shared_clubs
from .club_words import spelled
from .network_words import strongest
from .tie_words import strength

_NAMED, _NAMED_BESIDE = 5, 3  # clubs that a tie names, and those in which a state has each other place


def draw(asked: AskedNetwork) -> Drawing:
    """The network as asked for."""
    communities = asked.grouped.groups if asked.grouped else ()
    shared = shared_clubs(asked.now, spelled)
    groups = {state: place for place, states in enumerate(communities) for state in states}
    states = sorted({*asked.roll.states, *asked.now.states}, key=lambda state: (state.label, state.code))
    nodes, seen = [], set()
    new = {state for state, clubs in asked.joined if clubs}
    for state in states:
        if state.code not in seen:
            seen.add(state.code)
            nodes.append(
                shape.Node(
                    state.code,
                    _state_facts(asked, state, groups),
                    third=state.kind == "third state",
                    core="core" in asked.shown and state.code in asked.core,
                    bridge="bridges" in asked.shown and state.code in asked.bridges,
                    group=groups.get(state.code),
                    idle=not asked.standing.get(state.code) and state.code not in asked.out,
                    gone=state.code in asked.out,
                    new=state.code in new,
                )
            )
    before = shared_clubs(asked.roll)
    ties = [
        shape.DrawnTie(
            one, other, _tie_facts(asked, one, other, weight, shared(one, other)), weight,
            new=bool({one, other} & new) and len(before(one, other)) < len(shared(one, other)),
        )
        for (one, other), weight in asked.drawn.items()
    ]  # fmt: skip
    return shape.draw_network(
        nodes,
        ties,
        core="core",
        bridge="bridge between others",
        groups=[strongest(asked, states) for states in communities],
        strength=lambda weight: strength(weight, asked.weight),
        weaker=len(asked.drawn) < len(asked.ties),
    )


def _state_facts(asked, state, groups):
    clubs = {club.key: club for club in asked.now.clubs}
    mine = [tie for tie in asked.now.ties if tie.state == state.code and tie.member]
    sure = [tie for tie in mine if tie.certain]
    led = sorted(spelled(clubs[tie.club]) for tie in sure if tie.role == "coordinator")
    beside = [f"{role} in {some(there, _NAMED_BESIDE)}" for role, there in _beside(asked, state, clubs).items()]
    row = {
        "State": state.label,
        "Kind": "taken out here" if state.code in asked.out else state.kind,
        "Stands": {"neither": "in neither the EU nor NATO"}.get(state.alignment, f"in {state.alignment}"),
        "Clubs": len(sure),
        "Coordinates": some(led, _NAMED) or None,
        "Named, but no member": joined(beside) or None,
        "Strongest tie": _strongest_tie(asked, state.code),
        "Recalled": sum(tie.confidence == "recalled" for tie in sure) or None,
        "May be in further": len(mine) - len(sure) or None,
        "Core": state.code in asked.core,
        "Bridge": state.code in asked.bridges,
        "Community": shape.LETTERS[groups[state.code] % 6] if state.code in groups else None,
    }
    sources = [tie.source_id for tie in sure if not supposed.is_supposed(tie)]
    return marks.facts(row, sorted(set(sources), key=lambda one: (-sources.count(one), one))[:2])


def _beside(asked, state, clubs):
    """The clubs in which a state is no member, by its place there: observer, applicant, partner or invited state."""
    found = {}
    for tie in asked.now.ties:
        if tie.state == state.code and not tie.member:
            found.setdefault(tie.role, []).append(spelled(clubs[tie.club]))
    return found


def _strongest_tie(asked, code):
    """With whom a state shares most, and whether the line is drawn: who has no line asks for this."""
    if code not in asked.strongest:
        return None
    most, others = asked.strongest[code]
    drawn = "" if most >= asked.least else ", too weak to be drawn here"
    return f"{strength(most, asked.weight)} with {some(sorted(map(in_a_sentence, others)), 3)}{drawn}"


def _tie_facts(asked, one, other, weight, shared):
    row = {
        "Tie": f"{name(one)} and {name(other)}",
        "Clubs they share": f"{len(shared)} ({some(shared, _NAMED)})",
        "Strength": None if asked.weight == "shared" else strength(weight, asked.weight),
    }
    return marks.facts(row)

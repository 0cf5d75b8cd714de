"""Who joins because others do: a staircase of thresholds, and one threshold to move."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from eudefence.ground.arguments import one_of
from eudefence.ground.numbers import whole
from eudefence.ground.words import number, one_or_many
from eudefence.models.partners import momentum as model
from eudefence.views.page.controls import choice, slider
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.view import View

from .ladder_drawing import BEHIND, BREAKS, JOINS, Rung, draw

MOST = 30  # states that fit the picture
SOURCE = (
    "Source: a model of this course with invented thresholds, after Granovetter (1978), whose example has a hundred"
    " persons. No real state is meant."
)
EXAMPLES = {  # the words, and how many others each state waits for
    "ladder": ("each waits for one more than the one before", tuple(range(13))),
    "leader": ("one leader, small groups that follow", (0, 1, 1, 1, 3, 3, 3, 6, 6, 6, 9, 9, 9)),
    "two_camps": ("a bold camp and a careful camp", (0, 0, 0, 1, 2, 3, 8, 8, 9, 9, 10, 10, 11)),
    "waiting": ("all wait for somebody", (1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)),
}
_ENDS = {
    JOINS: "joins",
    BREAKS: "stays out: too few are in",
    BEHIND: "stays out: it would join after those before it",
}


@dataclass(frozen=True)
class _Line:
    """The states in the order in which they can join."""

    found: model.Cascade
    changed: int | None
    before: int
    steps: tuple[Rung, ...]


def cascade(
    example: str = "ladder",
    state: int = 0,
    waits_for: int = 2,
    *,
    thresholds: Iterable[object] | None = None,
) -> View:
    """Who joins because others do, and where the chain breaks.

    What it answers: can one state decide whether all join? Does a small coalition show that few wanted more?

    Parameters
    ----------
    example : {"ladder", "leader", "two_camps", "waiting"}
        Invented thresholds of thirteen states.
    state : int
        The state whose threshold is changed, from 1; 0 for none.
    waits_for : int
        For how many others that state then waits.
    thresholds : iterable of number, optional
        Thresholds of your own in the place of the example, at most 30.

    Returns
    -------
    View
        A row for each state, in the order in which they can join.

    Raises
    ------
    ValueError
        For another example, a state that is not there, or a number out of range.

    Notes
    -----
    See `eudefence.momentum.cascade`.

    >>> cascade().sentence
    'All 13 states end up in: each joins because others did before.'
    >>> print(cascade(state=2, waits_for=2).sentence[:100])
    It stops at 1 of 13 states: state 2 waits for 2 others, and only 1 is in. All the others wait behind
    """
    own = EXAMPLES[one_of("example", example, EXAMPLES)][1] if thresholds is None else tuple(thresholds)
    if len(own) > MOST:
        raise ValueError(
            f"thresholds: {len(own)} found; at most {MOST} fit the picture. Use eudefence.momentum.cascade."
        )
    before = model.cascade(own)
    who = whole(state, "state", 0, len(own))
    waiting = list(before.thresholds)
    if who:
        waiting[who - 1] = Fraction(whole(waits_for, "waits_for", 0, len(own)))
    found = model.cascade(waiting)
    line = _Line(found, who or None, before.joined, _steps(found, who))
    return View(
        f"{_sentence(line)}{_before(line)}",
        {
            "State": [f"State {step.state}" for step in line.steps],
            "Waits for (others)": [step.threshold for step in line.steps],
            "Can count on (those before it)": list(range(len(line.steps))),
            "Ends": [_ENDS[step.end] for step in line.steps],
        },
        title="Who joins because others do",
        source=SOURCE,
        more=_more(line),
        draw=lambda: draw(line.steps, line.found.joined),
    )


def explore_cascade() -> Explorer:
    """`cascade` with controls for the example, the state whose threshold is moved, and for how many it then waits."""
    states = {"none": 0} | {f"state {number}": number for number in range(1, 14)}
    sets = {key: {"state": 0} for key in EXAMPLES}
    return explore(
        cascade,
        example=choice("Thresholds", {words: key for key, (words, _) in EXAMPLES.items()}, compact=True, sets=sets),
        state=choice("Move the threshold of", states, compact=True),
        waits_for=slider("It then waits for", 0, 13, 2, unit="others"),
    )


def _steps(found: model.Cascade, changed: int) -> tuple[Rung, ...]:
    """The states in order of their thresholds: who joins has a lower one than who does not."""
    out = set(found.left_out)
    order = sorted(range(len(found.thresholds)), key=found.thresholds.__getitem__)
    steps = []
    for before, place in enumerate(order):
        threshold = found.thresholds[place]
        end = JOINS if place not in out else BREAKS if threshold > before else BEHIND
        plain = int(threshold) if threshold.denominator == 1 else float(threshold)
        steps.append(Rung(place + 1, plain, end, place + 1 == changed))
    return tuple(steps)


def _sentence(line):
    found, states = line.found, len(line.steps)
    if not found.left_out:
        return one_or_many(
            states, "The one state joins.", "All {n} states end up in: each joins because others did before."
        )
    first = line.steps[found.joined]
    behind = sum(step.end == BEHIND for step in line.steps)
    if not found.joined:
        begins = f"Nobody begins: every one of the {states} states waits for others, state {first.state} for the fewest"
        return f"{begins} ({number(first.threshold)})."
    stops = one_or_many(
        found.joined,
        "It stops at {n} of {states} states: state {first} waits for {wanted} others, and only {n} is in.",
        "It stops at {n} of {states} states: state {first} waits for {wanted} others, and only {n} are in.",
        states=states,
        first=first.state,
        wanted=number(first.threshold),
    )
    if behind == states - found.joined - 1:
        return f"{stops} {_ALL_BEHIND if behind else _NOBODY_BEHIND}"
    return stops


_ALL_BEHIND = "All the others wait behind it: each would join if those before it did."
_NOBODY_BEHIND = "It is the only one that stays out."


def _before(line):
    if line.changed is None:
        return ""
    states = len(line.steps)
    return f" Before state {line.changed} was moved, {line.before} of {states} ended up in."


def _more(line):
    found, said = line.found, []
    if found.left_out:
        first = line.steps[found.joined]
        pushed = list(found.thresholds)
        pushed[first.state - 1] = Fraction(0)
        said.append(
            one_or_many(
                model.cascade(pushed).joined - found.joined - 1,
                "If state {first} joined all the same, one more would follow.",
                "If state {first} joined all the same, {n} more would follow.",
                "If state {first} joined all the same, nobody would follow.",
                first=first.state,
            )
        )
    said.append("How many end up in does not show how many were nearly ready to join.")
    said.append(model.LIMITS["thresholds"])
    said.append("The order is that of the thresholds; who has joined does not leave here.")
    return " ".join(said)

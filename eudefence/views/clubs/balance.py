"""Who joins, who stands beside and who stays out: autonomy, integration and exit, with the assumptions to move."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from eudefence.ground.numbers import exact
from eudefence.ground.words import capitalised, cardinal, joined, lowered, one_or_many
from eudefence.models.clubs import balance as model
from eudefence.models.clubs.balance import Actor
from eudefence.views.page.controls import by_words, choice, slider
from eudefence.views.page.editable_rows import rows
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.view import View

from .cascade_drawing import MOST, draw

_POINTS = ("benefit", "autonomy", "loyalty")
_HOLD = 3  # further assumptions that are told
SOURCE = (
    "Source: a model of this course with invented points; ideas after Hirschman (1970), Scharpf (1988), Weiler (1991)"
    " and Kölliker (2001). Nothing was measured, and no real state is meant."
)


def balance(
    good: str = "club",
    rule: str = "unanimity",
    access: float = 50,
    autonomy: float = 100,
    loyalty: float = 100,
    voters: str = "members",
    veto: float = 50,
    trap: float = 20,
    leaving: float = 0.5,
    points: Mapping[str, Mapping[str, object]] | None = None,
    *,
    actors: Iterable[Actor] | None = None,
) -> View:
    """Which states end inside a group, beside it or out, from nobody in and from all in, and which assumption carries
    it.

    What it answers: does an inner group draw the others in, and does the answer depend on the good, the rule or the
    price of autonomy?

    Parameters
    ----------
    good : {"club", "network", "public", "common_pool"}
    rule : {"unanimity", "reinforced", "qualified", "simple"}
    access : number
        The part of an excludable good that an associated state may use, in per cent.
    autonomy, loyalty : number
        All actors' price of autonomy, and loyalty, in per cent of their points; up to 200.
    voters : {"members", "inside"}
        Whether all members of the Union vote or only those inside.
    veto, trap : number
        How much of the price of autonomy a sure veto takes away, and how much of the good is lost if every member has
        one; in per cent.
    leaving : number
        What it costs a member to stand outside, in points from 0 to 5.
    points : mapping, optional
        Points of your own for the types: name to benefit, autonomy, loyalty.
    actors : iterable of `balance.Actor`, optional
        Other actors in the place of the six types, at most twelve.

    Returns
    -------
    View
        A row for each actor.

    Raises
    ------
    ValueError
        For another word or a number out of range.

    Notes
    -----
    A model of this course: see `eudefence.balance`. The order of moves is that of the rows.

    >>> print(balance(good="public").sentence[:88])
    The large attached state, the small attached state and the Alliance-first state end insi
    """
    cast = _cast(points) if actors is None else tuple(actors)
    if len(cast) > MOST:
        raise ValueError(f"actors: {len(cast)} found; at most {MOST} fit the picture. Use eudefence.balance for more.")
    given = {"autonomy": _part(autonomy, "autonomy", 200), "loyalty": _part(loyalty, "loyalty", 200)}
    given |= {"veto": _part(veto, "veto"), "trap": _part(trap, "trap"), "leaving": exact(leaving, "leaving")}
    found = model.equilibrium(cast, good, rule, _part(access, "access"), voters=voters, assumptions={**given})
    kind, how = lowered(model.GOODS[good].name), model.RULES[rule]
    return View(
        f"{found.ends()} {found.carrying()}",
        _columns(found),
        title=f"Who is in, beside and out: {kind}, {how}",
        source=SOURCE,
        more=_more(found),
        draw=lambda: draw(found),
    )


def explore_balance() -> Explorer:
    """`balance` with controls for the good, the rule, access from outside, the price of autonomy, loyalty, who votes,
    what the veto saves and costs, the cost of leaving, and every type's points.
    """
    goods = {f"{one.name.lower()}": key for key, one in model.GOODS.items()}
    voting = {"all members of the Union": "members", "only those inside": "inside"}
    steps = [*range(11)]
    start = {name: {part: int(getattr(one, part)) for part in _POINTS} for name, one in model.types().items()}
    return explore(
        balance,
        good=choice("What the group makes", goods),
        rule=choice("Decided by", by_words(model.RULES), compact=True),
        access=slider("Access from outside", 0, 100, 50, 5, unit="%"),
        autonomy=slider("Price of autonomy", 0, 200, 100, 10, unit="%"),
        loyalty=slider("Loyalty", 0, 200, 100, 10, unit="%"),
        voters=choice("Who votes", voting, compact=True, more=True),
        veto=slider("What a sure veto saves of the price of autonomy", 0, 100, 50, 5, unit="%", more=True),
        trap=slider("What is lost if every member has a veto", 0, 100, 20, 5, unit="%", more=True),
        leaving=slider("Cost of standing outside", 0.0, 5.0, 0.5, 0.25, unit="points", more=True),
        points=rows(
            "Points of each type",
            {part: choice(part.capitalize(), steps, compact=True) for part in _POINTS},
            {name: name for name in start},
            start,
            more=True,
        ),
    )


def _part(value: object, argument: str, most: int = 100) -> Fraction:
    """Per cent as a part of one."""
    found = exact(value, argument)
    if not 0 <= found <= most:
        raise ValueError(f"{argument}: {found} found; per cent from 0 to {most} are accepted.")
    return found / 100


def _cast(points: Mapping[str, Mapping[str, object]] | None) -> tuple[Actor, ...]:
    given, cast = dict(points or {}), []
    for name, one in model.types().items():
        own = {part: getattr(one, part) for part in _POINTS} | dict(given.pop(name, {}))
        cast.append(Actor(name, own["benefit"], own["autonomy"], own["loyalty"], one.size, one.member))
    if given:
        raise ValueError(f"points: {', '.join(map(repr, given))} found; accepted: {', '.join(model.types())}.")
    return tuple(cast)


def _columns(found):
    ends = list(found)
    return {
        "Actor": [name for name, _, _ in ends],
        "Benefit (points)": [float(one.benefit) for one in found.actors],
        "Price of autonomy (points)": [float(one.autonomy) for one in found.actors],
        "Loyalty (points)": [float(one.loyalty) for one in found.actors],
        "If nobody is in at first": [low for _, low, _ in ends],
        "If all are in at first": [high for _, _, high in ends],
    }


def _more(found):
    said = []
    first, *further = found.carried_by or (None,)
    tied = [one for one in further if one.part == first.part]
    shown = [_turn(one) for one in (tied or further)[:_HOLD]]
    if tied:
        said.append(
            one_or_many(
                max(0, len(tied) - _HOLD),
                "As small a change is enough with {names} and one more.",
                "As small a change is enough with {names} and {n} more.",
                "As small a change is enough with {names}.",
                names=joined(shown) if len(tied) <= _HOLD else ", ".join(shown),
            )
        )
    elif shown:
        said.append(one_or_many(len(shown), "Next comes {names}.", "Next come {names}.", names=joined(shown)))
    if found.firm:
        words = joined(model.ASSUMPTIONS[key].words for key in found.firm)
        few = "Nothing changes with {words}, in all its range.", "Nothing changes with {words}, each in all its range."
        many = capitalised(f"{cardinal(len(found.firm))} other assumptions change nothing, each in all its range.")
        said.append(one_or_many(len(found.firm), *few, words=words) if len(found.firm) <= _HOLD else many)
    changing = [one for one in found.otherwise if one.moves and one.choice != "voters"]
    if changing:
        said.append(f"Another result comes with {joined([_called(one) for one in changing], 'or')}.")
    if not found.settled:
        said.append("Best replies go round in a circle and do not come to rest.")
    elif found.order_matters:
        said.append("The order of moves matters here: who moves first may keep others out.")
    return " ".join(said)


def _turn(one):
    assumption = model.ASSUMPTIONS[one.assumption]
    return f"{assumption.words} (at {assumption.said(one.becomes)} instead of {assumption.said(one.now)})"


def _called(one):
    return f"a {lowered(model.GOODS[one.becomes].name)}" if one.choice == "good" else model.RULES[one.becomes]

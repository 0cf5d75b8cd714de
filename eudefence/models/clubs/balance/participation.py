"""Who takes part in a group, who stands beside it and who stays out, if each does what is best for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from eudefence.ground.arguments import keywords_checked, one_of
from eudefence.ground.explained import Explained
from eudefence.ground.words import capitalised, cardinal, joined, one_or_many

from .actor import Actor, read
from .assumptions import ASSUMPTIONS, taken
from .best_reply import Path, Reply, orders, path
from .fragility import Otherwise, TippingPoint, changes, otherwise
from .goods import GOODS
from .payoffs import VOTERS, Payoffs
from .standing import PLACES, ZONES
from .types_of_states import in_a_sentence
from .voice import RULES

_NAMED = 2  # movers named as the reason of a step
_ZONES = ("in", "beside", "out")
_END = {
    "in": ("{names} ends inside.", "{names} end inside."),
    "beside": ("{names} ends beside it, associated.", "{names} end beside it, associated."),
    "out": ("{names} stays out.", "{names} stay out."),
}
_HANGS = {  # by the start from which it would be so
    "": "It hangs most on {assumption}: at {becomes} instead of {now} {who} would end {zone}.",
    "nobody": (
        "It hangs most on {assumption}: at {becomes} instead of {now} {who} would end {zone} if nobody is in at first."
    ),
    "all": (
        "It hangs most on {assumption}: at {becomes} instead of {now} {who} would end {zone} if all are in at first."
    ),
}
_AT = {"in": "inside", "beside": "beside", "out": "out"}


@dataclass(frozen=True, repr=False)
class Equilibrium(Explained):
    """Where best replies end, from nobody in and from all in.

    Attributes
    ----------
    game : object
        The payoffs: `game.worth(actor, place, profile)` gives each in points, exact.
    from_nobody, from_all : Path
        Where it started and ended, with the steps. In a monotone game these are the lowest and the highest equilibrium.
    """

    game: Payoffs
    from_nobody: Path
    from_all: Path

    @property
    def actors(self) -> tuple[Actor, ...]:
        """The actors in the order of their moves."""
        return self.game.actors

    @property
    def assumptions(self) -> Mapping[str, Fraction]:
        """All assumptions with their values."""
        return self.game.numbers

    @property
    def monotone(self) -> bool:
        """Whether more participation of others never makes anybody go less deep: then the order of moves does not
        matter.
        """
        return self.game.monotone

    @property
    def unique(self) -> bool:
        """Whether both starts lead to the same end."""
        return self.from_nobody.end == self.from_all.end

    @property
    def settled(self) -> bool:
        """Whether best replies came to rest from both starts."""
        return self.from_nobody.settled and self.from_all.settled

    @cached_property
    def order_matters(self) -> bool:
        """Whether another order of moves, of those tried, leads elsewhere from one of the two starts."""
        if self.monotone:
            return False
        for line in orders(len(self.actors)):
            for known in (self.from_nobody, self.from_all):
                other = path(self.game, known.start, line, reasons=False)
                if (other.end, other.settled) != (known.end, known.settled):
                    return True
        return False

    def place(self, actor: str, start: str = "nobody") -> str:
        """Where an actor ends, in words, from nobody in ("nobody") or from all in ("all")."""
        names = [one.name for one in self.actors]
        who = names.index(one_of("actor", actor, names))
        known = {"nobody": self.from_nobody, "all": self.from_all}[one_of("start", start, ("nobody", "all"))]
        return PLACES[known.end[who]]

    def _in_zone(self, zone: str) -> tuple[str, ...]:
        ends = zip(self.actors, self.from_nobody.end, self.from_all.end, strict=True)
        return tuple(one.name for one, low, high in ends if ZONES[low] == ZONES[high] == zone)

    @property
    def inside(self) -> tuple[str, ...]:
        """Who ends inside from both starts, in full or with exceptions."""
        return self._in_zone("in")

    @property
    def beside(self) -> tuple[str, ...]:
        """Who ends associated from outside from both starts."""
        return self._in_zone("beside")

    @property
    def out(self) -> tuple[str, ...]:
        """Who ends out from both starts."""
        return self._in_zone("out")

    @property
    def depends(self) -> tuple[str, ...]:
        """Who ends elsewhere from all in than from nobody in."""
        ends = zip(self.actors, self.from_nobody.end, self.from_all.end, strict=True)
        return tuple(one.name for one, low, high in ends if ZONES[low] != ZONES[high])

    @cached_property
    def _tried(self) -> tuple[tuple[TippingPoint, ...], tuple[str, ...]]:
        return changes(self.game)

    @property
    def carried_by(self) -> tuple[TippingPoint, ...]:
        """For each assumption the smallest change that changes the result, the most fragile first."""
        return self._tried[0]

    @property
    def firm(self) -> tuple[str, ...]:
        """Assumptions that change nothing in all their range."""
        return self._tried[1]

    @cached_property
    def otherwise(self) -> tuple[Otherwise, ...]:
        """What another kind of good, rule or electorate would change."""
        return otherwise(self.game)

    def __iter__(self) -> Iterator[tuple[str, str, str]]:
        """Actor, and where it ends from nobody in and from all in."""
        for one, low, high in zip(self.actors, self.from_nobody.end, self.from_all.end, strict=True):
            yield one.name, PLACES[low], PLACES[high]

    def as_plain(self) -> dict[str, object]:
        """What was put in and where each ends, in plain values: what a file of the result holds."""
        put_in = {"good": self.game.good, "rule": self.game.rule, "voters": self.game.voters}
        ends = [{"actor": name, "from_nobody": low, "from_all": high} for name, low, high in self]
        return {**put_in, "assumptions": self.assumptions, "actors": self.actors, "ends": ends, "says": self.explain()}

    def ends(self) -> str:
        """Who ends where, in sentences."""
        said = []
        for zone in _ZONES:
            if found := self._in_zone(zone):
                said.append(one_or_many(len(found), *_END[zone], names=capitalised(_named(found))))
        if self.depends:
            said.append(
                one_or_many(
                    len(self.depends),
                    "Where {names} ends depends on the start: {starts}.",
                    "Where {names} end depends on the start: {starts}.",
                    names=_named(self.depends),
                    starts=self._starts(),
                )
            )
        return " ".join(said)

    def _starts(self) -> str:
        places = {name: (low, high) for name, low, high in self if name in self.depends}
        both = set(places.values())
        if len(both) == 1:
            low, high = both.pop()
            return f"{low} if nobody is in at first, {high} if all are"
        moved = [(low, high) for low, high in zip(self.from_nobody.end, self.from_all.end, strict=True) if low != high]
        if all(low < high for low, high in moved):
            return "the more are in at first, the more stay in"
        return "some go in only where others stay out"

    def _under(self) -> str:
        good, rule = GOODS[self.game.good].name, RULES[self.game.rule]
        return f"{good}, {rule}."

    def carrying(self) -> str:
        """Which assumption carries the result, in one or two sentences."""
        if not self.carried_by:
            return "No single assumption changes this within its range."
        first = self.carried_by[0]
        one = ASSUMPTIONS[first.assumption]
        name, _, zone = first.moves[0]
        said = _HANGS[first.start].format(
            assumption=one.words,
            becomes=one.said(first.becomes),
            now=one.said(first.now),
            who=in_a_sentence(name),
            zone=_AT[zone],
        )
        others = len(first.moves) - 1
        if not others:
            return said
        more = one_or_many(others, "One other would end elsewhere too.", "{number} others would end elsewhere too.",
                           number=capitalised(cardinal(others)))  # fmt: skip
        return f"{said} {more}"

    def steps(self, start: str = "nobody") -> list[str]:
        """The cascade in sentences: who moved, and because of whom."""
        known = {"nobody": self.from_nobody, "all": self.from_all}[one_of("start", start, ("nobody", "all"))]
        return [self.say(step) for step in known.steps]

    def say(self, step: Reply) -> str:
        """One step in a sentence."""
        who, place = capitalised(in_a_sentence(self.actors[step.actor].name)), PLACES[step.end]
        if not step.because:
            return f"{who} moves to {place}, whoever else has moved."
        if len(step.because) > _NAMED:
            return f"{who} moves to {place} because {cardinal(len(step.because))} others moved."
        others = _named(self.actors[i].name for i in step.because)
        return f"{who} moves to {place} because {others} moved."

    def explain(self) -> str:
        """Who ends where, which assumption carries it, and whether start or order of moves matter."""
        said = [self._under(), self.ends(), self.carrying()]
        if not self.settled:
            said.append("Best replies do not come to rest: they go round in a circle.")
        elif self.order_matters:
            said.append("The order of moves matters.")
        said.append("The points are invented and only compare: this is a way of thinking, not a measurement.")
        return " ".join(said)

    def brief(self) -> str:
        """How many end where."""
        return (
            f"{len(self.inside)} in, {len(self.beside)} beside, {len(self.out)} out,"
            f" {len(self.depends)} depend on the start"
        )


def _named(names: Iterable[str]) -> str:
    return joined(in_a_sentence(name) for name in names)


@keywords_checked
def equilibrium(
    actors: Iterable[Actor],
    good: str = "club",
    rule: str = "unanimity",
    access: object = None,
    *,
    voters: str = "members",
    assumptions: Mapping[str, object] | None = None,
) -> Equilibrium:
    """Who joins a group in full or with exceptions, who is associated and who stays out, if each does what is best
    for it.

    What it answers: does an inner group draw the others in, and which assumption does the answer hang on?

    Parameters
    ----------
    actors : iterable of Actor
        In the order of their moves; `balance.types()` has six types of states.
    good : {"club", "network", "public", "common_pool"}
        What the group makes: see `balance.GOODS`.
    rule : {"unanimity", "reinforced", "qualified", "simple"}
        By which rule is decided. Voice is each voter's power to prevent under it, from `eudefence.power`; under a rule
        that counts persons the sizes stand for populations.
    access : number, optional
        The part of an excludable good that an associated state may use, from 0 to 1.
    voters : {"members", "inside"}
        Who votes: see `balance.VOTERS`.
    assumptions : mapping, optional
        Values in the place of the defaults of `balance.ASSUMPTIONS`, by key.

    Returns
    -------
    Equilibrium
        `inside`, `beside`, `out`, `depends`; `carried_by`; the steps from both starts.

    Raises
    ------
    ValueError
        For another word, or a number outside its range.

    Notes
    -----
    A model of this course. Types of good: Kölliker (2001); exit, voice and loyalty: Hirschman (1970), Weiler (1991);
    the loss through vetoes: Scharpf (1988). States know what the others do, look no step ahead and pay one another
    nothing; the terms of access are given and not bargained.

    Examples
    --------
    >>> from eudefence import balance
    >>> group = balance.equilibrium(balance.types().values(), good="club")
    >>> group.out, group.beside
    ((), ('State beside the Union',))
    >>> balance.equilibrium(balance.types().values(), good="public").out
    ('Large independent state', 'Small neutral state', 'State beside the Union')
    >>> group.carried_by[0].assumption
    'access'
    """
    one_of("good", good, GOODS)
    one_of("rule", rule, RULES)
    one_of("voters", voters, VOTERS)
    game = Payoffs(read(actors), good, rule, voters, taken(assumptions, access=access))
    return Equilibrium(game, path(game, game.nobody), path(game, game.everybody))

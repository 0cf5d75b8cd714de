"""What each place is worth to each actor, given where the others stand. Whole numbers and fractions throughout.

worth = benefit x (1 - trap x mean power to prevent) x scale x access(place)
        - autonomy x depth(place) x (1 - veto x own power to prevent, inside only)
        - adjustment x depth(place)
        + loyalty, inside only
        - leaving, for a member of the Union that stands outside

scale = alone + (1 - alone) x (sum of size x depth) / (sum of size)
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cached_property

from .actor import Actor
from .goods import access
from .standing import ASSOCIATED, DIFFERENTIATED, EXIT, FULL, open_to
from .voice import Voice, voice

Profile = tuple[int, ...]  # a place for each actor
VOTERS: Mapping[str, str] = {
    "members": "all members of the Union vote, also those outside the group (as on missions, Article 42(4) TEU)",
    "inside": "only those inside the group vote (as in permanent structured cooperation, Article 46(6) TEU)",
}


class Payoffs:
    """The worth of every place under one set of assumptions.

    >>> from fractions import Fraction
    >>> from .assumptions import taken
    >>> pair = [Actor("A", 10, 4, 1), Actor("B", 10, 4, 1)]
    >>> two = Payoffs(pair, "club", "unanimity", "members", taken({"alone": 0, "trap": 0, "adjustment": 0}))
    >>> two.worth(0, FULL, (FULL, EXIT))  # 10 x 1/2 - 4 x (1 - 1/2) + 1
    Fraction(4, 1)
    """

    def __init__(
        self, actors: Sequence[Actor], good: str, rule: str, voters: str, numbers: Mapping[str, Fraction]
    ) -> None:
        self.actors, self.good, self.rule, self.voters, self.numbers = tuple(actors), good, rule, voters, numbers
        depths = (Fraction(0), numbers["associated_depth"], numbers["inner_depth"], Fraction(1))
        given = access(good, numbers)
        alone = Fraction(0) if good == "network" else numbers["alone"]
        points = [
            (a.benefit * numbers["benefit"], a.autonomy * numbers["autonomy"], a.loyalty * numbers["loyalty"])
            for a in actors
        ]
        terms = (numbers["trap"], numbers["veto"], numbers["adjustment"], numbers["leaving"])
        unit = math.lcm(
            *(x.denominator for x in (*depths, *given, alone, *terms)), *(x.denominator for p in points for x in p)
        )
        self._unit = unit
        self._depth, self._access = ([int(x * unit) for x in them] for them in (depths, given))
        self._points = [tuple(int(x * unit) for x in three) for three in points]
        self._alone = int(alone * unit)
        self._trap, self._veto, self._adjustment, self._leaving = (int(x * unit) for x in terms)
        whole = math.lcm(*(a.size.denominator for a in actors))
        self._size = [int(a.size * whole) for a in actors]
        self._total = sum(self._size)
        self._members = [place for place, a in enumerate(actors) if a.member]
        self._known: dict[tuple[int, int], tuple[int, int, int]] = {}
        self.open = [open_to(a.member) for a in actors]

    def _said(self) -> tuple[object, ...]:
        return self.actors, self.good, self.rule, self.voters, tuple(sorted(self.numbers.items()))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Payoffs) and self._said() == other._said()

    def __hash__(self) -> int:
        return hash(self._said())

    @cached_property
    def monotone(self) -> bool:
        """Whether the more others put in, the more each gains by going deeper: then what is reached from nobody in is
        the lowest equilibrium and what is reached from all in the highest, whoever moves first (Topkis 1979).
        """
        rising = self._access == sorted(self._access) and self._depth == sorted(self._depth)
        return rising and self.voters == "members"

    def worth(self, who: int, place: int, profile: Profile) -> Fraction:
        """The worth of a place to an actor, in points; where it stands itself in the profile does not matter."""
        return Fraction(*self._parts(who, place, profile, self._put_in_by_others(who, profile)))

    def best(self, who: int, profile: Profile) -> int:
        """The place worth most; of several the one nearest to where the actor stands."""
        now, others = profile[who], self._put_in_by_others(who, profile)
        found = [(*self._parts(who, place, profile, others), place) for place in self.open[who]]
        if self.voters == "inside":  # who votes depends on the place, and so does the denominator
            dividers = {over for _, over, _ in found}
            found = [(worth * (math.prod(dividers) // over), 1, place) for worth, over, place in found]
        return max(found, key=lambda one: (one[0], -abs(one[2] - now)))[2]

    def _put_in_by_others(self, who: int, profile: Profile) -> int:
        depth = self._depth
        put_in = sum([size * depth[at] for size, at in zip(self._size, profile, strict=True)])
        return put_in - self._size[who] * depth[profile[who]]

    def _parts(self, who: int, place: int, profile: Profile, others: int) -> tuple[int, int]:
        """Worth as a whole number, and what it has to be divided by."""
        gain, rest, over = self._terms(who, place, profile)
        put_in = others + self._size[who] * self._depth[place]
        return gain * (self._alone * self._total * self._unit + (self._unit - self._alone) * put_in) + rest, over

    def _terms(self, who: int, place: int, profile: Profile) -> tuple[int, int, int]:
        """What is multiplied by the scale, what is not, and the denominator of both together."""
        if self.voters != "members":
            return self._terms_with(who, place, *self._voice(who, place >= DIFFERENTIATED, profile))
        key = who, place
        if key not in self._known:  # all members vote wherever they stand: nothing here depends on the others
            self._known[key] = self._terms_with(who, place, *self._voice(who, place >= DIFFERENTIATED, profile))
        return self._known[key]

    def _terms_with(self, who: int, place: int, own: int, said: Voice) -> tuple[int, int, int]:
        unit, inside = self._unit, place >= DIFFERENTIATED
        over, voting = said.over, len(said.prevent) or 1
        benefit, autonomy, loyalty = self._points[who]
        gain = benefit * self._access[place] * (unit * over * voting - self._trap * said.total)
        price = autonomy * self._depth[place] * (unit * over - self._veto * own)
        rest = unit * loyalty * inside - self._adjustment * self._depth[place]
        if not inside and self.actors[who].member:
            rest -= unit * self._leaving
        times = unit * unit * voting * self._total
        return gain, rest * unit * over * times - price * times, unit**5 * over * voting * self._total

    def _voice(self, who: int, inside: bool, profile: Profile) -> tuple[int, Voice]:
        if self.voters == "members":
            voting = self._members
        else:
            voting = [i for i, at in enumerate(profile) if (inside if i == who else at >= DIFFERENTIATED)]
        said = voice(self.rule, tuple([self._size[i] for i in voting]))
        return (said.prevent[voting.index(who)] if inside else 0), said

    @property
    def nobody(self) -> Profile:
        """Everybody outside."""
        return (EXIT,) * len(self.actors)

    @property
    def everybody(self) -> Profile:
        """Everybody as deep as it can be: members full, states beside the Union associated."""
        return tuple(FULL if a.member else ASSOCIATED for a in self.actors)

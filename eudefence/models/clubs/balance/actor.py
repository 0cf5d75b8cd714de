"""An actor of the game: a type of state, described by what it gains, what it guards and how attached it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from eudefence.ground.explained import Explained
from eudefence.ground.numbers import exact, truth
from eudefence.ground.quoting import shown

MOST = 30  # actors in one game


@dataclass(frozen=True, repr=False)
class Actor(Explained):
    """A type of state, or a state with numbers of your own. The numbers are points that only compare; none is measured.

    Attributes
    ----------
    name : str
    benefit : number
        Points it gains when everybody takes full part and it may use all of the good; at least 0.
    autonomy : number
        Points it gives up with full integration if it has no say; at least 0.
    loyalty : number
        Points that being inside is worth in itself: an attachment that holds back from leaving (Hirschman 1970); at
        least 0. On the page of EUFLEX the word means standing by the project, which is not measured by this.
    size : number
        What it can put in, compared with the others; under a rule that counts persons also its population.
    member : bool
        Whether it is a member of the Union. A state beside the Union may be associated or stay out.

    >>> Actor("Small neutral state", 4, 8, 1)
    <Actor: Small neutral state: benefit 4, autonomy 8, loyalty 1>
    """

    name: str
    benefit: Fraction
    autonomy: Fraction
    loyalty: Fraction
    size: Fraction = Fraction(1)
    member: bool = True

    def __post_init__(self) -> None:
        if not isinstance(self.name, str) or not self.name.strip():
            raise ValueError(f"name: {shown(self.name)} found; an actor needs a name.")
        for argument in ("benefit", "autonomy", "loyalty", "size"):
            value = exact(getattr(self, argument), argument)
            if value < 0 or argument == "size" and not value:
                least = "more than 0" if argument == "size" else "at least 0"
                raise ValueError(f"{argument}: {value} found for {self.name}; {least} is accepted.")
            object.__setattr__(self, argument, value)
        object.__setattr__(self, "member", truth(self.member, "member"))

    def explain(self) -> str:
        """Its numbers."""
        where = "a member of the Union" if self.member else "beside the Union"
        return (
            f"{self.name}: {where}, of size {self.size}. Points: benefit {self.benefit}, autonomy {self.autonomy},"
            f" loyalty {self.loyalty}."
        )

    def brief(self) -> str:
        """Name and points."""
        return f"{self.name}: benefit {self.benefit}, autonomy {self.autonomy}, loyalty {self.loyalty}"


def read(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Actors as given, each with a name of its own."""
    many = isinstance(actors, Iterable) and not isinstance(actors, str) and getattr(actors, "ndim", 1) == 1
    given = tuple(actors) if many else ()
    if not given or not all(isinstance(one, Actor) for one in given):
        raise ValueError(f"actors: {shown(actors)} found; a list of at least one balance.Actor(...) is accepted.")
    names = [one.name for one in given]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ValueError(f"actors: {shown(twice[0])} stands there twice; each actor needs a name of its own.")
    if len(given) > MOST:
        raise ValueError(f"actors: {len(given)} found; at most {MOST} are accepted.")
    return given

"""The power of every member of a game, and the power of all together to act."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from eudefence.data.states import States, named
from eudefence.ground.arguments import keywords_checked, one_of
from eudefence.ground.explained import Explained
from eudefence.ground.words import one_or_many

from .member_power import MemberPower, in_cases
from .simple_game import A_PRIORI, Game, checked
from .swings import METHODS, counted


@dataclass(frozen=True, repr=False)
class Analysis(Explained):
    """A game analysed.

    Attributes
    ----------
    game : Game
    winning : int
        Winning coalitions.
    act : Fraction
        Coleman's power of a collectivity to act: the share of all coalitions that win.
    members : tuple of MemberPower
        In the order of the game.
    """

    game: Game
    winning: int
    act: Fraction
    members: tuple[MemberPower, ...]

    def of(self, member: str) -> MemberPower:
        """The power of one member, by its code or name."""
        code = States.of(self.game.members).read(member, "member")
        return self.members[self.game.members.index(code)]

    @property
    def dummies(self) -> tuple[str, ...]:
        """Who never decides anything."""
        return tuple(power.member for power in self.members if power.is_dummy)

    @property
    def vetoes(self) -> tuple[str, ...]:
        """Who belongs to every winning coalition."""
        return tuple(power.member for power in self.members if power.has_veto)

    def explain(self) -> str:
        """How often anything is adopted, who is decisive most and least often, and what is assumed."""
        ways = 2 ** len(self.members)
        said = [
            f"{self.game.brief()}.",
            one_or_many(
                self.winning,
                "Of {ways:,} coalitions one wins, that of all members.",
                "Of {ways:,} coalitions {n:,} win ({share}).",
                ways=ways,
                share=in_cases(self.act),
            ),
            self._most_and_least(),
        ]
        if self.dummies:
            said.append(f"Never decisive: {named(self.dummies, 'and')}.")
        if len(self.vetoes) == len(self.members):
            said.append("Every member has a veto.")
        elif self.vetoes:
            never = "No coalition wins without {names}, the only member with a veto."
            each = "No coalition wins without each of {n} members: {names}."
            said.append(one_or_many(len(self.vetoes), never, each, names=named(self.vetoes, "and")))
        return " ".join([*said, A_PRIORI])

    def _most_and_least(self) -> str:
        most, least = (choose(power.swings for power in self.members) for choose in (max, min))
        if most == least:
            return f"All members are decisive equally often: in {in_cases(self.members[0].penrose)} of cases."
        first, last = ([power for power in self.members if power.swings == number] for number in (most, least))
        return (
            f"Most often decisive: {named([one.member for one in first], 'and')} ({in_cases(first[0].penrose)} of"
            f" cases); least often: {named([one.member for one in last], 'and')} ({in_cases(last[0].penrose)})."
        )

    def brief(self) -> str:
        """The game, and the share of coalitions that win."""
        return f"{self.game.brief()}: {in_cases(self.act)} of coalitions win"


@keywords_checked
def analyse(game: Game, *, method: str | None = None) -> Analysis:
    """The power of every member by every measure, as whole numbers and fractions.

    Parameters
    ----------
    game : Game
        From `power.game` or `power.weighted`.
    method : {"halves", "each_coalition", "generating_function"}, optional
        How coalitions are counted. All give the same; the second and third are there to check the first, and the third
        to count games of many members with small weights.

    Returns
    -------
    Analysis

    Raises
    ------
    ValueError
        For an unknown method, or one that the game is too large for.
    ImportError
        Under the Treaty of Nice (votes and population together) without numpy.

    Notes
    -----
    L. Penrose 1946; L. Shapley and M. Shubik 1954; J. Banzhaf 1965; J. Coleman 1971; D. Felsenthal and M. Machover,
    "The Measurement of Voting Power", 1998. Critique: such measures leave out preferences and procedure (G. Garrett and
    G. Tsebelis 1999).

    Examples
    --------
    Fifty votes, forty-nine and one: the smallest has as much power as the second.

    >>> from eudefence import power
    >>> found = analyse(power.weighted(51, {"A": 50, "B": 49, "C": 1}))
    >>> found.winning, found.act, [power.banzhaf for power in found.members]
    (3, Fraction(3, 8), [Fraction(3, 5), Fraction(1, 5), Fraction(1, 5)])
    """
    if method is not None:
        one_of("method", method, METHODS)
    winning, swings = counted(checked(game), method)
    n = len(game.members)
    orders = [math.factorial(size) * math.factorial(n - size - 1) for size in range(n)]
    every = sum(map(sum, swings.values()))
    members = tuple(
        MemberPower(
            member=member,
            swings=(number := sum(by_size)),
            by_size=by_size,
            penrose=Fraction(number, 2 ** (n - 1)),
            banzhaf=Fraction(number, every),
            shapley_shubik=Fraction(
                sum(mine * ways for mine, ways in zip(by_size, orders, strict=True)), math.factorial(n)
            ),
            prevent=Fraction(number, winning),
            initiate=Fraction(number, 2**n - winning),
        )
        for member, by_size in swings.items()
    )
    return Analysis(game, winning, Fraction(winning, 2**n), members)


@keywords_checked
def decisive(game: Game, member: str) -> MemberPower:
    """How often one member is decisive, with the size of the coalitions in which it is (`by_size`).

    Parameters
    ----------
    game : Game
    member : str
        Its code or name.

    Returns
    -------
    MemberPower

    >>> from eudefence import power
    >>> decisive(power.game("unanimity", on="2026-06-01"), "Malta")
    <MemberPower: MT: decisive in 0.0000015 per cent of cases>
    """
    return analyse(game).of(member)


@keywords_checked
def winning(game: Game) -> int:
    """The number of winning coalitions, exact.

    >>> from eudefence import power
    >>> winning(power.game("unanimity", on="2026-06-01"))
    1
    """
    return analyse(game).winning

"""A simple game: who votes, and which coalitions win. Every rule of the Council is one, and so is a weighted vote."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from eudefence.data.package import course
from eudefence.data.states import States, named
from eudefence.ground.arguments import keywords_checked
from eudefence.ground.explained import Explained
from eudefence.ground.lists import Pairs
from eudefence.ground.quoting import shown
from eudefence.ground.words import count, date_in_words
from eudefence.models.decisions import council
from eudefence.models.decisions.council.coalitions import Coalitions, coalitions
from eudefence.models.decisions.council.rules import Rule
from eudefence.models.decisions.council.voting_body import asked_about
from eudefence.models.decisions.council.voting_weights import Voters

A_PRIORI = (
    "The measures are a priori: every coalition counts alike, and nothing is assumed about what the members want."
)


@dataclass(frozen=True, repr=False)
class Game(Explained):
    """A rule with those who vote under it; a coalition wins if the rule adopts when it is in favour and all others are
    against.

    Attributes
    ----------
    name : str
        The rule, in a few words.
    rule : Rule
    voters : Voters
    on : datetime.date or None
        The day of the rule and of the populations; None for a game of one's own weights.
    what_if : str
        Why nobody could decide by the rule on that day; empty if it could be used.
    """

    name: str
    rule: Rule
    voters: Voters
    on: dt.date | None = None
    what_if: str = ""

    def __post_init__(self) -> None:
        if self.rule.voters == "consenting_states":
            raise ValueError(
                f"rule: under {self.rule.id!r} no state decides for another; a state that does not agree stays outside"
                " and stops nobody. Voting power needs a rule that binds all who vote."
            )
        if not self._adopts(self.members):
            raise ValueError(
                f"rule: under {self.rule.id!r} nothing is adopted here even if all {len(self.members)} who vote are in"
                " favour, because a test of the rule asks for more than they are or have. Voting power needs a rule"
                " that decides."
            )
        if self._adopts(()):
            raise ValueError(
                f"rule: under {self.rule.id!r} the result does not depend on who is in favour: it is the same when all"
                " are in favour and when all are against. Voting power needs a rule that decides."
            )
        if harmed := _where_support_harms(self.coalitions):
            raise ValueError(
                f"rule: under {self.rule.id!r} a coalition of {harmed} that wins can lose when one more member joins."
                " Voting power is defined where more support never harms."
            )

    @property
    def members(self) -> tuple[str, ...]:
        """Who votes."""
        return self.voters.codes

    @cached_property
    def coalitions(self) -> Coalitions:
        """The winning coalitions, counted."""
        return coalitions(self.rule, self.voters)

    def wins(self, coalition: Iterable[str]) -> bool:
        """Whether a coalition wins when all others vote against.

        >>> game("qualified", on="2026-06-01").wins(["DE", "FR", "IT"])
        False
        """
        return self._adopts(States.of(self.members).read_all(coalition, "coalition"))

    def _adopts(self, coalition: Iterable[str]) -> bool:
        inside = set(coalition)
        stances = {code: "in_favour" if code in inside else "against" for code in self.members}
        counts = {str(one): number for one, number in self.voters.counts(stances).items()}
        return self.rule.adopted(counts, self.voters)

    def explain(self) -> str:
        """Who votes, by which rule, on which day, and what is assumed."""
        when = f", with the figures of {date_in_words(self.on)}" if self.on else ""
        said = [f"{self.name}: {count(len(self.members), 'member')} vote{when}."]
        if self.rule.article:
            said.append(self.rule.explain())
        if self.voters.outside:
            said.append(f"Members of the Union that do not vote: {named(self.voters.outside, 'and')}.")
        return " ".join([*said, *([self.what_if] if self.what_if else []), A_PRIORI])

    def brief(self) -> str:
        """The rule, how many vote, and the day."""
        return f"{self.name}, {count(len(self.members), 'member')}{', ' + date_in_words(self.on) if self.on else ''}"


def checked(game: object, argument: str = "game") -> Game:
    """The game that a caller gave.

    >>> checked("qualified")
    Traceback (most recent call last):
    ValueError: game: 'qualified' found; a game is made with power.game(...) from a rule, or with power.weighted(...).
    """
    if isinstance(game, Game):
        return game
    raise ValueError(
        f"{argument}: {shown(game)} found; a game is made with power.game(...) from a rule, or with"
        " power.weighted(...)."
    )


def _where_support_harms(counted: Coalitions) -> int:
    """The size of winning coalitions that one more member can bring down; 0 if there is none."""
    ways = [counted.needs(size) for size in range(counted.n + 1)]
    for size, (fewer, more) in enumerate(zip(ways, ways[1:], strict=False)):
        for way in fewer:
            if not any(all(need <= way.get(one, 0) for one, need in other.items()) for other in more):
                return size
    return 0


@keywords_checked
def game(
    rule: str | Rule,
    population: Pairs[object] | None = None,
    voters: Iterable[str] | None = None,
    on: str | dt.date | None = None,
    *,
    weights: Pairs[object] | None = None,
    concerned: str | None = None,
) -> Game:
    """The game of a Council rule: for any rule, union and date.

    Parameters
    ----------
    rule : str or Rule
        Id of a rule, a kind of decision ("establish_pesco"), or a rule of your own.
    population : mapping, optional
        Persons by state; alone it is a union of its own. By default the Council's figures of the day.
    voters : iterable of str, optional
        Who votes; by default those entitled on that day.
    on : str or datetime.date, optional
        The day; by default the edition of the course data.
    weights : mapping, optional
        Weighted votes by state, for a rule that counts them.
    concerned : str, optional
        The state on which the others vote, where it has no vote itself.

    Returns
    -------
    Game

    Raises
    ------
    ValueError
        For an unknown rule or state, a rule outside its time without own voters, or one under which voting power has no
        meaning.

    Notes
    -----
    A coalition wins if the rule adopts when its members vote in favour and all others against. An abstention is
    therefore a vote against under a majority; under unanimity it would not be (Article 238(4) TFEU), and the game
    leaves abstention out.

    Examples
    --------
    >>> today = game("qualified", on="2026-06-01")
    >>> today
    <Game: Qualified majority, 27 members, 1 June 2026>
    >>> three_against = [code for code in today.members if code not in ("DE", "FR", "IT")]
    >>> today.wins(three_against)  # 24 of 27: three states cannot block, whatever their population
    True
    """
    day = course().day(on)
    chosen, voting = council.electorate(
        rule, voters=voters, population=population, weights=weights, concerned=concerned, on=day
    )
    own = voters is not None or population is not None
    return Game(chosen.name, chosen, voting, day, asked_about(rule, day, own).what_if)

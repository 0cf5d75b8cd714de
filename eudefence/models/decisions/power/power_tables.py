"""Power in tables: the measures of a game, and one measure across games."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from eudefence.ground.arguments import keywords_checked, one_of
from eudefence.ground.frames import need_pandas
from eudefence.ground.quoting import shown

from .game_power import analyse
from .measures import measures
from .simple_game import A_PRIORI, Game, checked

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("penrose", "banzhaf", "shapley_shubik", "prevent", "initiate")
DIGITS = 12  # after the decimal point; inside, all are fractions


@keywords_checked
def indices(game: Game, *, method: str | None = None) -> pd.DataFrame:
    """Voting power of every member, by every measure.

    Parameters
    ----------
    game : Game
        From `power.game` or `power.weighted`.
    method : {"halves", "each_coalition", "generating_function"}, optional
        As in `power.analyse`, which gives the same as whole numbers and fractions.

    Returns
    -------
    pandas.DataFrame
        Index ``member``; columns ``swings`` (exact), ``penrose``, ``banzhaf``, ``shapley_shubik``, ``prevent``,
        ``initiate`` (12 digits). ``.attrs`` has ``winning`` (exact), ``act`` (Coleman's power of a collectivity to
        act), ``game`` and ``assumption``, and ``on`` where the game has a day.

    Examples
    --------
    >>> from eudefence import power
    >>> frame = indices(power.weighted(51, {"A": 50, "B": 49, "C": 1}))
    >>> frame.attrs["winning"], frame["swings"].to_dict(), frame["penrose"].to_dict()
    (3, {'A': 3, 'B': 1, 'C': 1}, {'A': 0.75, 'B': 0.25, 'C': 0.25})
    """
    need_pandas("power.indices", "power.analyse(game)")
    import pandas as pd

    found = analyse(game, method=method)
    large = max(power.swings for power in found.members) >= 2**63  # then the exact numbers are kept as Python's own
    frame = pd.DataFrame(
        {
            "swings": pd.Series([power.swings for power in found.members], dtype=object if large else "int64"),
            **{name: [round(float(getattr(power, name)), DIGITS) for power in found.members] for name in COLUMNS},
        }
    )
    frame.index = pd.Index([power.member for power in found.members], name="member")
    frame.attrs = {
        "winning": found.winning,
        "act": round(float(found.act), DIGITS),
        "game": game.brief(),
        "assumption": A_PRIORI,
        **({"on": game.on.isoformat()} if game.on else {}),
    }
    return frame


@keywords_checked
def compared(games: Mapping[str, Game], measure: str = "penrose") -> dict[str, dict[str, float | None]]:
    """What `compare` shows, as plain numbers: for each member its value in each game, None where it does not vote.

    >>> from eudefence import power
    >>> days = {"with": "2020-01-31", "without": "2020-02-01"}
    >>> compared({name: power.game("unanimity", on=day) for name, day in days.items()}, "prevent")["GB"]
    {'with': 1.0, 'without': None}
    """
    if not isinstance(games, Mapping) or not games:
        raise ValueError("games: give games by name, such as {'before': power.game(...), 'after': power.game(...)}.")
    for name, one in games.items():
        checked(one, f"games[{shown(name)}]")
    one_of("measure", measure, measures())
    if measure == "banzhaf":
        raise ValueError(
            "measure: shares of the Banzhaf index sum to 1 under every rule, so they do not compare rules. Take"
            " 'penrose' or 'prevent'; power.indices gives the shares of one game."
        )
    values = {
        name: {power.member: round(float(getattr(power, measure)), DIGITS) for power in analyse(game).members}
        for name, game in games.items()
    }
    members = dict.fromkeys(member for found in values.values() for member in found)
    return {member: {name: found.get(member) for name, found in values.items()} for member in sorted(members)}


@keywords_checked
def compare(games: Mapping[str, Game], measure: str = "penrose") -> pd.DataFrame:
    """One measure of power across games: before and after, with one rule and another.

    Parameters
    ----------
    games : mapping of name to Game
    measure : str
        One of `power.MEASURES` but for ``"banzhaf"``, whose shares do not compare rules.

    Returns
    -------
    pandas.DataFrame
        Index ``member``, a column for each game; missing where a member does not vote. ``.attrs["act"]`` has the power
        of all together to act, by game.

    Raises
    ------
    ValueError
        For another measure, or where no games are given.

    Examples
    --------
    >>> from eudefence import power
    >>> rules = {rule: power.game(rule, on="2026-06-01") for rule in ("unanimity", "simple")}
    >>> compare(rules, "prevent").loc["MT"].round(3).to_dict()
    {'unanimity': 1.0, 'simple': 0.155}
    """
    need_pandas("power.compare", "power.compared(games)")
    import pandas as pd

    frame = pd.DataFrame.from_dict(compared(games, measure), orient="index", dtype=float)
    frame.index.name = "member"
    frame.attrs = {
        "measure": measure,
        "act": {name: round(float(analyse(game).act), DIGITS) for name, game in games.items()},
        "assumption": A_PRIORI,
    }
    return frame

"""Chance that a decision is taken, under each rule and with support that hangs together or not.

>>> round(probability("launch_operation", 0.9), 3), round(probability("launch_operation", 0.9, correlation=0.5), 3)
(0.058, 0.437)
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from eudefence.data.package import course
from eudefence.data.states import States
from eudefence.ground.arguments import keywords_checked, one_of
from eudefence.ground.frames import need_pandas
from eudefence.ground.lists import Pairs, gives_pairs, listed
from eudefence.ground.numbers import share
from eudefence.ground.quoting import shown
from eudefence.models.decisions import council
from eudefence.models.decisions.council.coalitions import coalitions
from eudefence.models.decisions.council.rules import Rule

from .support_models import chance, models

if TYPE_CHECKING:
    import pandas as pd


@keywords_checked
def probability(
    rule: str | Rule,
    p: float | Pairs[float],
    correlation: float = 0.0,
    model: str = "one_factor",
    voters: Iterable[str] | None = None,
    population: Pairs[object] | None = None,
    on: str | dt.date | None = None,
) -> float:
    """Chance that a proposal is adopted.

    Parameters
    ----------
    rule : str or Rule
        Id of a rule, a kind of act, or a rule of your own, as in `council.decide`.
    p : number or mapping
        Chance that a state supports, from 0 to 1: one for all, or by state for every voter (a dict or a Series).
    correlation : float
        From 0 (each on its own) to 1 (all together). In ``"one_factor"`` between the states' weighing of reasons, in
        ``"beta"`` between two votes: the same number means less in the first.
    model : {"one_factor", "beta", "independent"}
        How support hangs together; see `assumptions`. ``"beta"`` needs one chance for all.
    voters, population, on
        As in `council.decide`.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        For a chance or correlation outside 0 to 1, a voter without a chance, an unknown model, or different chances
        under ``"beta"``.

    Notes
    -----
    Closed forms and exact sums over all coalitions; only the common factor is integrated, to about ten digits. With
    every chance one half and no correlation this is Coleman's power of a collectivity to act (J. Coleman, "Control of
    Collectivities and the Power of a Collectivity to Act", 1971). One factor: O. Vasicek's model of linked events. A
    chance is conditional on a proposal being on the table, and correlation is never estimated here: with a few dozen
    missions it could not be.

    Examples
    --------
    Support of nine in ten looks solid, but not if 27 have to agree on their own:

    >>> round(probability("unanimity", 0.9), 4), round(probability("qualified", 0.9), 4)
    (0.0581, 0.9817)
    """
    chosen, voting = council.electorate(rule, voters=voters, population=population, on=on)
    together = share(correlation, "correlation")
    one_of("model", model, models())
    if model == "independent" and together:
        raise ValueError(
            f"correlation: {shown(correlation)} found, but the model 'independent' has none. "
            "Leave it out, or take 'one_factor' or 'beta'."
        )
    support_of = States.of(voting.codes).for_all(p, "p", share)
    chances = [support_of[state] for state in voting.codes]
    if model == "beta" and together and len(set(chances)) > 1:
        raise ValueError(
            "p: the model 'beta' takes one chance for all states. Give a single number, or use 'one_factor'."
        )
    return chance(coalitions(chosen, voting), chances, together, model)


@keywords_checked
def compare(
    p: float | Pairs[float],
    correlation: float,
    rules: Iterable[str] = ("unanimity", "reinforced", "qualified", "simple"),
    on: str | dt.date | None = None,
) -> pd.DataFrame:
    """The same support under several rules and all models.

    Parameters
    ----------
    p, correlation, on
        As in `probability`.
    rules : iterable of str
        Ids of rules or kinds of act.

    Returns
    -------
    pandas.DataFrame
        One row per rule, one column per model; ``beta`` is missing where states have different chances.

    >>> compare(0.9, 0.3).round(2).loc["unanimity"].to_dict()
    {'independent': 0.06, 'beta': 0.52, 'one_factor': 0.29}
    """
    need_pandas("activation.compare", "activation.chances(...)")
    import pandas as pd

    frame = pd.DataFrame.from_dict(chances(p, correlation, rules, on), orient="index", dtype=float)
    frame.index.name = "rule"
    frame.attrs = {"correlation": correlation, "on": course().day(on).isoformat()}
    return frame


def chances(
    p: float | Pairs[float],
    correlation: float,
    rules: Iterable[str] = ("unanimity", "reinforced", "qualified", "simple"),
    on: str | dt.date | None = None,
) -> dict[str, dict[str, float | None]]:
    """What `compare` shows, as plain numbers by rule and model; None where a model cannot say.

    >>> round(chances(0.9, 0.3)["unanimity"]["beta"], 2)
    0.52
    """
    equal = not gives_pairs(p) or len({share(value, f"p[{state!r}]") for state, value in p.items()}) <= 1
    return {
        rule: {
            model: (
                probability(rule, p, 0.0 if model == "independent" else correlation, model, on=on)
                if equal or model != "beta"
                else None
            )
            for model in models()
        }
        for rule in listed(rules, "rules", "a rule or a list of rules")
    }

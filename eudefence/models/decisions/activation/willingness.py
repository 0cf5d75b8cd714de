"""Whether states are willing when they see the bill, and what that does to the chance of a decision."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from eudefence.data.countries import in_a_sentence
from eudefence.data.states import States, named
from eudefence.ground.arguments import keywords_checked
from eudefence.ground.explained import Explained
from eudefence.ground.lists import Pairs
from eudefence.ground.numbers import decimal, exact, share
from eudefence.ground.quoting import shown
from eudefence.ground.words import one_or_many
from eudefence.models.decisions import council
from eudefence.models.decisions.costs.cents import euro
from eudefence.models.decisions.costs.division import divide
from eudefence.models.decisions.costs.scale import income_key, own_weights, states_of
from eudefence.models.decisions.costs.terms import terms_of
from eudefence.models.decisions.council.rules import Rule

from .chance import probability
from .support_models import assumptions

_CERTAIN = 700  # odds of e to the power of 700 are as good as none in a float


@keywords_checked
def support(benefit: float, bill: float, threshold: float = 0.0, scale: float = 1.0) -> float:
    """Chance that a state supports, falling as its bill rises.

    Parameters
    ----------
    benefit, bill, threshold : float
        What the operation is worth to it, what it pays, and what must be left over at home before it agrees, all in the
        same unit.
    scale : float
        Above 0. How blurred the calculation is: by how much the sum must rise for the odds of support to grow by the
        factor e (2.718).

    Returns
    -------
    float
        Logistic function of (benefit - bill - threshold) / scale: one half where they balance.

    Notes
    -----
    An assumption with the shape that models of yes-or-no choice use most; no parameter is estimated.

    >>> support(benefit=100, bill=100), round(support(benefit=100, bill=150, scale=50), 3)
    (0.5, 0.269)
    """
    if (blur := exact(scale, "scale")) <= 0:
        raise ValueError(f"scale: {shown(scale)} found; it must be above 0.")
    x = (exact(benefit, "benefit") - exact(bill, "bill") - exact(threshold, "threshold")) / blur
    if abs(x) > _CERTAIN:
        return float(x > 0)
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))


@dataclass(frozen=True, repr=False)
class Activation(Explained):
    """Chance of a decision when support depends on the bill.

    Attributes
    ----------
    chance : float
    rule, mechanism, model : str
    correlation : float
    on : datetime.date
    total : Decimal
        The bill, in euro.
    support : dict
        State to chance of support; states that stand outside are not in it.
    bill : dict
        Voter to what it pays, here and into other measures, in euro (Decimal). Who pays without a vote, as the United
        Kingdom did in 2020, is in `total` and not here.
    rate : dict
        State to its bill as the Union would feel it: what all members together would pay if each paid as much for its
        income.
    outside : tuple of str
    bar_reached : bool
        So many abstain with a declaration that nothing can be adopted (Article 31(1) TEU).
    assumptions : tuple of str
        What is taken for granted; show it with the figure.
    """

    chance: float
    rule: str
    mechanism: str
    model: str
    correlation: float
    on: dt.date
    total: Decimal
    support: dict[str, float]
    bill: dict[str, Decimal]
    rate: dict[str, float]
    outside: tuple[str, ...]
    bar_reached: bool
    assumptions: tuple[str, ...]

    def explain(self) -> str:
        """The result and what it rests on, as a paragraph."""
        if self.bar_reached:
            return "So many states abstain with a declaration that the decision cannot be adopted (Article 31(1) TEU)."
        least = min(self.support, key=lambda state: (self.support[state], state))
        how, rule = self.mechanism.replace("_", " "), self.rule.replace("_", " ")
        said = [
            f"Way to pay: {how}; decision: {rule}. The chance that it is taken is {self.chance:.0%}.",
            f"Support is weakest in {in_a_sentence(least)} ({self.support[least]:.0%}).",
        ]
        if self.outside:
            who = named(self.outside, "and")
            said.append(one_or_many(len(self.outside), "Outside stands {who}.", "Outside stand {who}.", who=who))
        return " ".join([*said, *self.assumptions])


def under_costs(
    total: object,
    mechanism: str,
    benefit: float | Pairs[float],
    scale: float,
    threshold: float | Pairs[float] = 0.0,
    rule: str | Rule = "launch_operation",
    correlation: float = 0.0,
    model: str = "one_factor",
    population: Pairs[object] | None = None,
    outside: Iterable[str] = (),
    on: str | dt.date | None = None,
    **terms: Any,
) -> Activation:
    """Chance of a decision when each state weighs its bill.

    Parameters
    ----------
    total, mechanism, outside, **terms
        The bill and how it is shared, as in `costs.share`. Aid with nothing lethal (``lethal=False``) has nobody
        outside.
    benefit, threshold : float or dict
        In euro, at the scale of the Union: "worth 500 million" means that the state would agree if all members together
        paid up to 500 million at its rate. One number for all, or by state for every voter.
    scale : float
        In the same unit; see `support`.
    rule, correlation, model, on
        As in `probability`. States outside do not vote against: under a rule that knows declarations they cannot stop
        the decision, but too many of them do; under any other rule they count as not in favour.
    population : dict, optional
        State to persons, where `key` names invented states and the rule counts population.

    Returns
    -------
    Activation

    Notes
    -----
    A state's bill is set against its national income (or its weight in `key`), so that a euro weighs more in a small
    economy. This is the double constraint of IAI 2026, section 1.2, as a model: who decides and who pays act on each
    other.

    Examples
    --------
    The same operation, paid by one sender or by all:

    >>> incomes = {"A": 1, "B": 1, "C": 2}
    >>> alone = under_costs(100, "lie_where_they_fall", benefit=120, scale=40, own={"A": 100}, key=incomes)
    >>> shared = under_costs(100, "common_costs", benefit=120, scale=40, common_fraction=1, key=incomes)
    >>> round(alone.chance, 3), round(shared.chance, 3)
    (0.001, 0.241)
    """
    together, key = share(correlation, "correlation"), terms.get("key")
    names = states_of(key)
    bill = terms_of(total, mechanism, outside=outside, on=on, **terms)
    division = divide(bill.case)
    weights = own_weights(key, names) if key is not None else income_key(on).weights
    if names.invented and population is None:
        population = dict.fromkeys(weights, 1)
    aside = bill.case.outside
    chosen, voting = council.electorate(rule, population=population, on=on)
    declaring = [state for state in aside if state in voting.codes] if chosen.knows_declarations else []
    barred = bool(declaring) and council.decide(rule, declaring=declaring, population=population, on=on).bar_reached
    owed = {state: euro(division.paid.get(state, 0) + division.elsewhere.get(state, 0)) for state in voting.codes}
    rate = _rates(owed, weights)
    voters = States.of(voting.codes)
    worth = voters.for_all(benefit, "benefit", decimal)
    least = voters.for_all(threshold, "threshold", decimal)
    supporting = {
        state: support(worth[state], rate[state], least[state], scale) for state in voting.codes if state not in aside
    }
    if barred:
        found = 0.0
    else:
        # An abstainer with a declaration is as good as a supporter under unanimity, and no supporter under any other
        # rule.
        everyone = {state: supporting.get(state, float(chosen.knows_declarations)) for state in voting.codes}
        found = probability(rule, everyone, correlation, model, population=population, on=on)
    return Activation(
        chance=found,
        rule=rule if isinstance(rule, str) else rule.id,
        mechanism=mechanism,
        model=model,
        correlation=together,
        on=bill.day,
        total=euro(bill.case.bill),
        support=supporting,
        bill=owed,
        rate=rate,
        outside=aside,
        bar_reached=barred,
        assumptions=(
            "Support falls with a state's bill, by an assumed curve; worth and bill are set against national income.",
            *assumptions(model if together else "independent"),
        ),
    )


def _rates(bill: Mapping[str, Decimal], weights: Mapping[str, Fraction]) -> dict[str, float]:
    """What all together would pay if each paid as much for its income as this state does."""
    if missing := [state for state in bill if bill[state] and not weights.get(state)]:
        raise ValueError(
            f"key: there is no weight for {', '.join(missing)}. Give a key with a weight for every state that pays."
        )
    whole = float(sum(weights.values()))
    return {state: float(paid) * whole / float(weights[state]) if paid else 0.0 for state, paid in bill.items()}

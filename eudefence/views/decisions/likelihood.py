"""How likely a decision is when each rule asks for a different number of supporters: a thought experiment with its
assumptions shown.
"""

from __future__ import annotations

import textwrap
from functools import lru_cache

import pandas as pd

from eudefence.ground.arguments import one_of
from eudefence.ground.numbers import decimal
from eudefence.ground.quoting import shown
from eudefence.ground.words import date_in_words
from eudefence.models.decisions import activation, council
from eudefence.views.page import style
from eudefence.views.page.controls import by_words, choice, slider
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.figure_view import FigureView
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View

RULES = {  # what the reader chooses: an act or a rule of the Council
    "launch_operation": "unanimity (launch an operation)",
    "reinforced": "72 per cent of the members, with 65 of the population",
    "qualified": "qualified majority",
}
_SHORT = {"launch_operation": "unanimity", "reinforced": "reinforced majority", "qualified": "qualified majority"}
_LINES = {"launch_operation": "-", "reinforced": "-.", "qualified": "--"}
_COLOURS = {
    "launch_operation": style.CATEGORIES[0],
    "reinforced": style.CATEGORIES[3],
    "qualified": style.CATEGORIES[1],
}
_STEPS = [50 + 2.5 * step for step in range(21)]


def chance_of_activation(rule: str = "launch_operation", support: float = 95, together: float = 0) -> View:
    """The chance that a proposal is adopted, by rule, average support and how far states move together.

    What it answers: is unanimity a high bar if nearly everybody agrees, and what changes if governments look at one
    another?

    Parameters
    ----------
    rule : {"launch_operation", "reinforced", "qualified"}
        The rule the sentence and the mark are about.
    support : number
        The chance, in per cent, that any one state supports the proposal: the same for all.
    together : number
        Correlation, in per cent, from 0 (each decides on its own) to 90 (nearly all for the same reason).

    Returns
    -------
    View

    Raises
    ------
    ValueError
        For an unknown rule, or a number outside its range.

    Notes
    -----
    A model, not a measurement: the chances are assumed, not estimated. See `eudefence.activation.probability`, model
    ``"one_factor"``.

    Examples
    --------
    >>> chance_of_activation("launch_operation", 95, 0).table["Rule"].tolist()
    ['unanimity', 'reinforced majority', 'qualified majority']
    """
    one_of("rule", rule, RULES)
    support, together = _percentage("support", support, 50, 100), _percentage("together", together, 0, 90)
    here = {other: _chance(other, support, together) for other in RULES}
    alone = {other: _chance(other, support, 0) for other in RULES}
    table = pd.DataFrame(
        {
            "Rule": [_SHORT[other] for other in RULES],
            f"Chance at {support:g} % support, each state on its own (%)": [alone[other] * 100 for other in RULES],
        }
    )
    if together:
        table[f"Chance at {support:g} % support, correlation {together:g} % (%)"] = [
            here[other] * 100 for other in RULES
        ]
    with style.sheet():
        figure = _draw(rule, support, together, here[rule])
        style.finish(
            figure,
            "A high bar, unless governments move together",
            source_line("decision_rules", "population", note="Chances are assumptions of the reader, not data."),
            f"members and populations of {date_in_words(council.decide('launch_operation').on)}",
            "chance of adoption, in per cent",
        )
    return FigureView(figure, _sentence(rule, support, together, here, alone), table)


def explore_activation() -> Explorer:
    """`chance_of_activation` with controls for the rule, the average support and the correlation."""
    return explore(
        chance_of_activation,
        rule=choice("Rule", by_words(RULES)),
        support=slider("Chance that a state supports it, in per cent", 50, 100, 95, 1),
        together=slider("Correlation, in per cent", 0, 90, 0, 10),
    )


def _sentence(rule, support, together, here, alone):
    hanging = f"and their reasons are correlated by {together:g} %" if together else "and decides on its own"
    other = "qualified" if rule == "launch_operation" else "launch_operation"
    beside = (
        f"; if each decided on its own, with {_percent(alone[rule])}."
        if together
        else f"; under {_SHORT[other]} with {_percent(here[other])}."
    )
    return (
        f"If each of {len(council.voters('launch_operation'))} states supports a proposal with a chance of"
        f" {support:g} %, {hanging}, it is adopted with a chance of {_percent(here[rule])} under {_SHORT[rule]}{beside}"
    )


def _draw(rule, support, together, chance):
    notes = textwrap.wrap(
        "Assumed, not measured. " + " ".join(activation.assumptions("one_factor" if together else "independent")),
        122,
    )
    figure, axes = _axes_above(3.1, 0.2 + 0.15 * len(notes), notes)
    for other in RULES:
        curve = [_chance(other, step, together) * 100 for step in _STEPS]
        width = 2.8 if other == rule else 1.6
        axes.plot(_STEPS, curve, linestyle=_LINES[other], color=_COLOURS[other], linewidth=width)
    if together:
        alone = [_chance(rule, step, 0) * 100 for step in _STEPS]
        axes.plot(_STEPS, alone, linestyle=":", color=style.GREY, linewidth=1.6)
    axes.plot([support], [chance * 100], marker="o", markersize=8, color=style.INK, zorder=5)
    axes.axvline(support, color=style.FAINT, linewidth=1, zorder=0)
    high, words = min(chance * 100 + 4, 94), _percent(chance)
    axes.text(support - 0.5, high, words, ha="right", va="bottom", fontsize=10, fontweight="bold")
    axes.set_xlim(50, 100)
    axes.set_ylim(0, 103)
    axes.set_xticks(range(50, 101, 10))
    axes.set_yticks(range(0, 101, 20))
    axes.set_xlabel("chance that any one state supports it (%)")
    axes.set_ylabel("chance that it is adopted (%)")
    axes.grid(axis="y")
    words = [_SHORT[other] for other in RULES] + ([f"{_SHORT[rule]}, each state on its own"] if together else [])
    axes.legend(axes.lines[: len(words)], words, loc="upper left")
    return figure


def _percentage(argument: str, value: object, least: int, most: int) -> float:
    try:
        found = decimal(value, argument)
    except ValueError:
        found = None
    if found is None or not least <= found <= most:
        raise ValueError(f"{argument}: {shown(value)} is not a percentage from {least} to {most}.")
    return found


@lru_cache(maxsize=4096)
def _chance(rule: str, support: float, together: float) -> float:
    return activation.probability(rule, support / 100, together / 100)


def _percent(share) -> str:
    number = share * 100
    if 0 < number < 0.1:
        return "less than 0.1 %"
    if number < 99.95:
        return f"{number:.1f} %"
    return "nearly 100 %" if number < 100 - 1e-9 else "100 %"


def _axes_above(height, below, notes):
    """Axes for the curves, and below them axes with the notes, which move with the figure when title and source are
    added.
    """
    figure, axes = style.canvas(height + below)
    total = height + below
    axes.set_position((0.6 / style.WIDTH, (below + 0.45) / total, 1 - 0.8 / style.WIDTH, (height - 0.55) / total))
    under = figure.add_axes((0.12 / style.WIDTH, 0, 1 - 0.24 / style.WIDTH, below / total))
    under.set_axis_off()
    small = {"fontsize": 7.5, "color": style.GREY, "va": "top", "transform": under.transAxes}
    for number, line in enumerate(notes):
        under.text(0, 1 - (0.1 + 0.15 * number) / below, line, **small)
    return figure, axes

"""How likely a decision is when each rule asks for a different number of supporters: a thought experiment with its
assumptions shown.
"""

from __future__ import annotations

from functools import lru_cache

from eudefence.ground.arguments import one_of
from eudefence.ground.numbers import decimal
from eudefence.ground.quoting import shown
from eudefence.ground.words import date_in_words
from eudefence.models.decisions import activation, council
from eudefence.views.page import style
from eudefence.views.page.controls import by_words, choice, slider
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.marks import facts_of_rows
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View
from eudefence.views.shapes.axes import Scale, curve
from eudefence.views.shapes.swatches import legend_line

RULES = {  # what the reader chooses: an act or a rule of the Council
    "launch_operation": "unanimity (launch an operation)",
    "reinforced": "72 per cent of the members, with 65 of the population",
    "qualified": "qualified majority",
}
_SHORT = {"launch_operation": "unanimity", "reinforced": "reinforced majority", "qualified": "qualified majority"}
_DASHES = {"launch_operation": None, "reinforced": (11, 4, 2, 4), "qualified": (8, 5)}
_ALONE = (2, 4)  # dashes of the curve of states that decide on their own
_COLOURS = {
    "launch_operation": style.CATEGORIES[0],
    "reinforced": style.CATEGORIES[3],
    "qualified": style.CATEGORIES[1],
}
_LEFT, _TOP, _FLOOR, _FOOT = 46, 42, 306, 40  # pixels
_SAID = (  # each state on its own; moving together
    "If each of {states} states supports a proposal with a chance of {support:g} %, and decides on its own, it is"
    " adopted with a chance of {here} under {rule}; under {other} with {there}.",
    "If each of {states} states supports a proposal with a chance of {support:g} %, and their reasons are correlated"
    " by {together:g} %, it is adopted with a chance of {here} under {rule}; if each decided on its own, with {alone}.",
)


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
    columns = {
        "Rule": [_SHORT[other] for other in RULES],
        f"Chance at {support:g} % support, each state on its own (%)": [alone[other] * 100 for other in RULES],
    }
    if together:
        columns[f"Chance at {support:g} % support, correlation {together:g} % (%)"] = [here[r] * 100 for r in RULES]
    told = dict(zip(RULES, facts_of_rows(columns), strict=True))
    assumed = activation.assumptions("one_factor" if together else "independent")
    return View(
        _sentence(rule, support, together, here, alone),
        columns,
        title="A high bar, unless governments move together",
        source=source_line(
            "decision_rules", "population", note=f"Chances are assumptions of the reader, not data. {' '.join(assumed)}"
        ),
        date=f"members and populations of {date_in_words(council.decide('launch_operation').on)}",
        unit="chance of adoption, in per cent",
        draw=lambda: _draw(rule, support, together, told),
    )


def explore_activation() -> Explorer:
    """`chance_of_activation` with controls for the rule, the average support and the correlation."""
    return explore(
        chance_of_activation,
        rule=choice("Rule", by_words(RULES)),
        support=slider("Chance that a state supports it, in per cent", 50, 100, 95, 1),
        together=slider("Correlation, in per cent", 0, 90, 0, 10),
    )


def _sentence(rule, support, together, here, alone):
    other = "qualified" if rule == "launch_operation" else "launch_operation"
    return _SAID[bool(together)].format(
        states=len(council.voters("launch_operation")),
        support=support,
        together=together,
        rule=_SHORT[rule],
        other=_SHORT[other],
        here=_percent(here[rule]),
        there=_percent(here[other]),
        alone=_percent(alone[rule]),
    )


def _draw(rule, support, together, told) -> Drawing:
    """A curve for each rule, thick for the one chosen, with a dot at the support asked about."""
    drawing = Drawing(_FLOOR + _FOOT)
    x, y = Scale(50, 100, _LEFT, drawing.width - 16), Scale(0, 1, _FLOOR, _TOP)
    x.draw_below(drawing, _TOP, _FLOOR)
    y.draw_beside(drawing, _LEFT, x.end, words=lambda share: f"{share * 100:.0f} %")
    drawing.text(x.end, _FLOOR + 30, "chance that any one state supports it (%)", anchor="end", colour=style.GREY)
    drawing.line([(x.place(support), _TOP), (x.place(support), _FLOOR)], colour=style.RIM)
    looks = [(_SHORT[other], _COLOURS[other], _DASHES[other], 3 if other == rule else 1.8) for other in RULES]
    if together:
        looks.append((f"{_SHORT[rule]}, each state on its own", style.GREY, _ALONE, 1.8))
        points = curve(lambda share: _chance(rule, share, 0), x, y)
        drawing.line(points, colour=style.GREY, width=1.8, dashes=_ALONE)
    for other, (_, colour, dashes, thick) in sorted(zip(RULES, looks, strict=False), key=lambda pair: pair[0] == rule):
        with drawing.mark(other, told[other]):
            points = curve(lambda share, other=other: _chance(other, share, together), x, y)
            drawing.line(points, colour=colour, width=thick, dashes=dashes)
            chance, chosen = _chance(other, support, together), other == rule
            drawing.circle(
                x.place(support), y.place(chance), 5.5 if chosen else 3.5, fill=style.INK if chosen else colour
            )
            if chosen:
                _write_chance(drawing, x.place(support), y.place(chance), _percent(chance))
    _draw_key(drawing, looks)
    return drawing


def _write_chance(drawing, x, y, words):
    """The chance of the rule chosen, above its dot and on the side where there is room."""
    left = x < drawing.width / 4
    side = {"anchor": "start"} if left else {"anchor": "end"}
    drawing.text(x + (8 if left else -8), y - 14, words, size=14, bold=True, ground=style.PAPER, **side)


def _draw_key(drawing, looks):
    def stroke(colour, dashes, thick):
        return lambda x, y: drawing.line([(x, y), (x + 36, y)], colour=colour, width=thick, dashes=dashes)

    legend_line(drawing, [(stroke(*look), words) for words, *look in looks], _LEFT, 8, room=36)


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

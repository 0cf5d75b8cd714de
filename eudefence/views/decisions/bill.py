"""Who pays: the same operation under each regime, state by state."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

import pandas as pd

from eudefence.data import countries
from eudefence.data.package import course
from eudefence.data.states import States, names_in
from eudefence.ground.arguments import one_of
from eudefence.ground.numbers import exact
from eudefence.ground.quoting import shown
from eudefence.ground.words import date_in_words, joined, number
from eudefence.models.decisions import costs, council
from eudefence.models.decisions.costs import CostsBarred
from eudefence.models.decisions.costs.cents import euro, limited
from eudefence.models.decisions.costs.scale import income_key
from eudefence.views.page import style
from eudefence.views.page.controls import choice, slider
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.figure_view import FigureView
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View

MEASURES = {"million": "EUR million", "head": "EUR per head", "income": "EUR per million US dollars of national income"}
SENDERS = {
    "France alone": "FR",
    "France, Germany, Greece and Italy": "FR DE GR IT",
    "Estonia, Ireland and Portugal": "EE IE PT",
    "every member, the same": "all",
}
ASIDE = {"nobody": "", "Hungary": "HU", "Austria, Ireland and Malta": "AT IE MT", "Cyprus": "CY"}
_FALL, _PRODUCT = "Costs lie where they fall", "All by national product"
_SENDS, _ASIDE = "sends forces", "stands outside"
_LEFT, _ROW, _BARRED = 1.1, 0.165, 1.0  # inches


def who_pays(
    million: float = 100,
    common: float = 10,
    senders: str | Iterable[str] = "FR DE GR IT",
    outside: str | Iterable[str] = (),
    measure: str = "million",
    on: str | None = None,
) -> View:
    """One bill, divided under four regimes, and the fifth that the Treaty bars.

    What it answers: who pays for a military operation if costs lie where they fall, if a part is common, if all is
    shared by national product, or if a coalition pays by itself; and what does that mean per head and for the size of
    an economy?

    Parameters
    ----------
    million : number
        The bill, in EUR million. It is hypothetical.
    common : number
        Per cent of the bill that is common, from 0 to 100.
    senders : str or iterable of str
        Who sends forces: codes or names, a text of codes with blanks between, or ``"all"``. Each sends the same amount,
        which is our assumption. Who stands outside sends nothing.
    outside : str or iterable of str
        Who abstained with a formal declaration (Article 31(1) TEU).
    measure : {"million", "head", "income"}
        Payment, payment per head, or payment for each million of national income.
    on : str, optional
        The day; by default the edition. It decides members, populations and incomes.

    Returns
    -------
    View
        A row for each member, and in 2020 one for the United Kingdom, which paid without being a member; the largest
        economy first.

    Raises
    ------
    ValueError
        For an unknown measure or state, a bill that is no number or negative, a part outside 0 to 100, or when nobody
        is left to pay.

    Notes
    -----
    Article 41(2) TEU: the scale of national product is the default for costs outside the budget; that costs lie where
    they fall is a departure from it by decision and practice. The model is `eudefence.costs.share`.

    Examples
    --------
    >>> table = who_pays(100, common=0, senders="FR").table.set_index("State")
    >>> table.loc[["France", "Germany"], "Costs lie where they fall"].tolist()
    [100.0, 0.0]
    """
    one_of("measure", measure, MEASURES)
    part = exact(common, "common")
    if not 0 <= part <= 100:
        raise ValueError(f"common: {shown(common)} is not a percentage from 0 to 100.")
    million, total = read_bill(million)
    common, day = float(part), course().day(on)
    members = council.members(day)
    payers = (*members, *costs.beyond_members("common_costs", day))
    away = states_named(outside, "outside")
    sending = _senders(senders, members, away)
    paid = _under_each_regime(total, part, sending, away, day)
    if not any(series.sum() for series in paid.values()):
        raise ValueError(
            f"million: {shown(million)} found; a bill of nothing cannot be divided. Give an amount above 0."
        )
    key = income_key(day)
    order = sorted(payers, key=lambda state: -key.weights[state])
    unit = _units(measure, payers, key, day)
    columns = {
        name: [float(series.get(state, Decimal(0)) / unit[state]) for state in order] for name, series in paid.items()
    }
    names = [countries.name(state) for state in order]
    roles = [_SENDS if state in sending else _ASIDE if state in away else "sends nothing" for state in order]
    table = pd.DataFrame({"State": names, "Role": roles, **columns})
    table.attrs["unit"] = MEASURES[measure]
    sentence = _sentence(million, common, sending, away, paid, payers, day) + _heaviest(measure, names, columns)
    figure = _draw(names, roles, columns, _barred(total, day))
    style.finish(
        figure,
        "One operation, one bill, five ways to pay it",
        source_line(
            "cost_regimes",
            "gni",
            *(["population"] if measure == "head" else []),
            *(["contributors"] if len(payers) > len(members) else []),
            note="The bill is hypothetical; each sender is taken to send the same amount.",
        ),
        f"incomes of {key.year}; members and rules of {date_in_words(day)}",
        f"EUR {number(million)} million in all; bars in {MEASURES[measure]}",
    )
    return FigureView(figure, sentence, table)


def explore_who_pays() -> Explorer:
    """`who_pays` with controls for the bill, the common part, who sends forces, who stands outside, and the measure."""
    return explore(
        who_pays,
        million=choice("Bill in EUR million", (20, 100, 500, 2000), 100),
        common=slider("Common part, in per cent", 0, 100, 10, 5),
        senders=choice("Who sends forces", SENDERS, "FR DE GR IT"),
        outside=choice("Who stands outside", ASIDE, ""),
        measure=choice(
            "Show", {"the payment": "million", "the payment per head": "head", "the payment for its income": "income"}
        ),
    )


def read_bill(million) -> tuple[float, Decimal]:
    """The bill in EUR million, as it is told, and in euro, to the cent."""
    value = exact(million, "million")
    if value < 0:
        raise ValueError(f"million: {shown(million)} is negative. Nobody can be charged less than nothing.")
    total = limited(value * 1_000_000, "million")
    return float(value), euro(round(total * 100))


def states_named(given, argument: str) -> tuple[str, ...]:
    """Codes of the states that a list or a text names."""
    return States().read_all(names_in(given) if isinstance(given, str) else given, argument)


def _senders(senders, members, away):
    """Who sends forces: who is named, without those who stand outside."""
    everybody = isinstance(senders, str) and senders.casefold() == "all"
    named = members if everybody else states_named(senders, "senders")
    sending = tuple(state for state in named if state not in away)
    if not sending:
        raise ValueError("senders: all who would send forces stand outside. Choose other senders.")
    return sending


def _under_each_regime(total, part, sending, away, day):
    """The heading of each regime, and what each state pays under it; `part` is the common one, in per cent."""
    own = _equal(total, sending)
    return {
        _FALL: costs.share(total, "lie_where_they_fall", own=own, outside=away, on=day),
        f"{number(float(part))} % common, the rest falls": costs.share(
            total, "common_costs", own=own, common_fraction=part / 100, outside=away, on=day
        ),
        _PRODUCT: costs.share(total, "common_costs", own=own, common_fraction=1, outside=away, on=day),
        "Coalition, by income": costs.share(
            total, "participants_only", contributors=sending, purpose="coalition", on=day
        ),
    }


def _units(measure, payers, key, day):
    """By state, the euro that count as one: a million, its persons, or its income in millions."""
    if measure == "million":
        return dict.fromkeys(payers, Decimal(1_000_000))
    sizes = _people(day) if measure == "head" else key.weights
    return {state: Decimal(int(sizes[state])) for state in payers}


def _equal(total: Decimal, states) -> dict[str, Decimal]:
    """The same for each; the cents that are left go to the first."""
    part = (total / len(states)).quantize(Decimal("0.01"))
    return {state: total - part * (len(states) - 1) if state == states[0] else part for state in states}


@lru_cache(maxsize=4)
def _people(day):
    """Persons by state; of a state that is no longer a member, the last figure that counted."""
    beyond = costs.beyond_members("common_costs", day)
    last = sorted(
        (row for row in course().rows("population") if row["country"] in beyond), key=lambda row: row["valid_from"]
    )
    return {row["country"]: row["population"] for row in last if row["valid_from"] <= day} | council.population(day)


def _barred(total, day) -> str:
    try:
        costs.share(total, "union_budget", on=day)
    except CostsBarred:
        return "barred by\nArticle 41(2)"
    raise AssertionError(
        "the Treaty bars military operating costs from the budget of the Union, and the model let them through"
    )


def _sentence(million, common, sending, away, paid, payers, day) -> str:
    def by(name):
        return sum(paid[name].get(state, Decimal(0)) for state in sending) * 100 / paid[name].sum()

    part = list(paid)[1]
    who = (
        "Every member that takes part sends"
        if len(sending) > 6
        else f"{joined([countries.name(s) for s in sending])} {'send' if len(sending) > 1 else 'sends'}"
    )
    said = (
        f"{who} forces for an operation of EUR {number(million)} million. Where costs lie where they fall, and in a"
        f" coalition, the senders pay all; with {number(common)} % common costs they pay {_percent(by(part))}, and by"
        f" the scale of national product {_percent(by(_PRODUCT))}."
    )
    largest = max((state for state in payers if state in paid[_PRODUCT].index), key=lambda state: paid[_PRODUCT][state])
    if away:
        before = costs.share(paid[_PRODUCT].sum(), "common_costs", common_fraction=1, on=day)[largest]
        said += (
            f" {joined([countries.name(s) for s in away])} stood aside with a declaration and"
            f" {'pay' if len(away) > 1 else 'pays'} nothing; by the scale {countries.name(largest)} then pays"
            f" {in_millions(paid[_PRODUCT][largest])} instead of {in_millions(before)}."
        )
    if beyond := [state for state in payers if state in costs.beyond_members("common_costs", day)]:
        said += f" No member, but paying common costs: {joined([countries.name(s) for s in beyond])}."
    return f"{said} The budget of the Union may pay none of it (Article 41(2) TEU)."


def _heaviest(measure, names, columns) -> str:
    if measure == "million":
        return ""
    words = {"head": "Per head", "income": "For the size of its economy"}[measure]
    falling, scaled = columns[_FALL], columns[_PRODUCT]
    paying = [value for value in scaled if value]
    said = f" {words} the most is paid by {_most(names, falling)} where costs lie where they fall"
    if max(paying) - min(paying) < max(paying) / 100:
        return f"{said}; by the scale all pay the same (EUR {max(paying):.2f})."
    return f"{said}, and by {_most(names, scaled)} by the scale."


def _most(names, values) -> str:
    row = max(range(len(names)), key=lambda r: values[r])
    return f"{names[row]} (EUR {values[row]:.2f})"


def _percent(number) -> str:
    return f"{number:.0f} %" if number >= 99.95 or number < 0.05 else f"{number:.1f} %"


def in_millions(amount) -> str:
    """An amount in euro as a sentence has it.

    >>> in_millions(Decimal("2780000"))
    'EUR 2.78 million'
    """
    return f"EUR {amount / 1_000_000:,.2f} million"


def _draw(names, roles, columns, barred):
    # One pair of axes for all regimes: five would take too long to draw for a slider. A unit of x is the width of one
    # regime.
    height = _ROW * len(names) + 0.78
    with style.sheet():
        figure, _ = style.canvas(height, axes=False)
        axes = figure.add_axes((_LEFT / style.WIDTH, 0, 1 - _LEFT / style.WIDTH, 1))
        unit = (style.WIDTH - _LEFT - _BARRED) / 4
        axes.set_xlim(0, (style.WIDTH - _LEFT) / unit)
        axes.set_ylim(len(names) - 0.5 + 0.3 / _ROW, -0.5 - 0.48 / _ROW)
        axes.set_axis_off()
        rows = list(range(len(names)))
        top = max(max(values) for values in columns.values()) / 0.66  # the rest of a column is for its figures
        last = len(names) - 0.5
        for number, (name, values) in enumerate([*columns.items(), ("Budget of the Union", ())]):
            axes.text(number + 0.02, -0.75, "\n".join(_in_two_lines(name)), fontsize=8, fontweight="bold", va="bottom")
            axes.vlines(number, -0.5, last, color=style.GREY, linewidth=0.8)
            for row in sorted(rows, key=lambda r: (-round(values[r], 3), r))[:4] if values else ():
                if values[row] > 0:
                    axes.text(
                        number + values[row] / top + 0.02, row, _short_number(values[row]), fontsize=6.8, va="center"
                    )
        for sends, colour in ((True, style.CATEGORIES[0]), (False, style.CLASSES[5][2])):
            bars = [
                (row, number, number + values[row] / top)
                for number, values in enumerate(columns.values())
                for row in rows
                if values[row] and (roles[row] == _SENDS) == sends
            ]
            if bars:
                axes.hlines(*zip(*bars, strict=True), colors=colour, linewidth=_ROW * 72 * 0.7, capstyle="butt")
        for row, (name, role) in enumerate(zip(names, roles, strict=True)):
            weight = "bold" if role == _SENDS else "normal"
            axes.text(-0.05, row, _mark(name, role), fontsize=7.5, fontweight=weight, ha="right", va="center")
        axes.fill_betweenx([-0.5, last], 4, (style.WIDTH - _LEFT - 0.1) / unit, color=style.GROUND, linewidth=0)
        axes.text(4.28, last / 2, barred, ha="center", va="center", fontsize=9, rotation=90, color=style.GREY)
        axes.text(
            0,
            last + 0.16 / _ROW,
            "Bold name, dark bar: sends forces.   * stands outside with a declaration.",
            fontsize=7.5,
            color=style.GREY,
            va="center",
        )
    return figure


def _mark(name, role):
    return f"{name} *" if role == _ASIDE else name


def _short_number(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _in_two_lines(name):
    words = name.split()
    half = (len(words) + 1) // 2
    return " ".join(words[:half]), " ".join(words[half:])

"""Who pays: the same operation under each regime, state by state."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from eudefence.data import countries
from eudefence.data.package import course
from eudefence.data.states import States, named, names_in
from eudefence.ground.arguments import one_of
from eudefence.ground.numbers import exact
from eudefence.ground.quoting import shown
from eudefence.ground.words import capitalised, date_in_words, number
from eudefence.models.decisions import costs, council
from eudefence.models.decisions.costs import CostsBarred
from eudefence.models.decisions.costs.cents import euro, limited
from eudefence.models.decisions.costs.scale import income_key
from eudefence.views.page import style
from eudefence.views.page.controls import choice, slider
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.letters import lines
from eudefence.views.page.marks import facts
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
_NAMES, _BARRED, _HEAD, _FOOT = 106, 98, 36, 20  # pixels: left, right, above and below the bars
_ROW = 16  # pixels: a row at its highest
_FULL = 0.66  # of a column: its longest bar; the rest is for figures
_FIGURES = 4  # bars of a column that have their figure beside them
_SEND = {  # who sends forces
    "all": "Every member that takes part sends forces for an operation of EUR {million} million.",
    "one": "{who} sends forces for an operation of EUR {million} million.",
    "several": "{who} send forces for an operation of EUR {million} million.",
}
_PAY = (
    "Where costs lie where they fall, and in a coalition, the senders pay all; with {common} % common costs they pay"
    " {part}, and by the scale of national product {scaled}."
)
_STOOD_ASIDE = (  # one, several
    "{who} stood aside with a declaration and pays nothing; by the scale {largest} then pays {now} instead of"
    " {before}.",
    "{who} stood aside with a declaration and pay nothing; by the scale {largest} then pays {now} instead of {before}.",
)
_MOST = {  # measure: by the scale some pay more than others, all pay the same
    "head": (
        "Per head the most is paid by {falling} where costs lie where they fall, and by {scaled} by the scale.",
        "Per head the most is paid by {falling} where costs lie where they fall; by the scale all pay the same"
        " ({rate}).",
    ),
    "income": (
        "For the size of its economy the most is paid by {falling} where costs lie where they fall, and by {scaled} by"
        " the scale.",
        "For the size of its economy the most is paid by {falling} where costs lie where they fall; by the scale all"
        " pay the same ({rate}).",
    ),
}


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
    sending = _senders(senders, [state for state in members if state not in costs.opted_out(day)], away)
    paid = _under_each_regime(total, part, sending, away, day)
    if not any(bill.total for bill in paid.values()):
        raise ValueError(
            f"million: {shown(million)} found; a bill of nothing cannot be divided. Give an amount above 0."
        )
    key = income_key(day)
    order = sorted(payers, key=lambda state: -key.weights[state])
    unit = _units(measure, payers, key, day)
    columns = {
        "State": [countries.name(state) for state in order],
        "Role": [_SENDS if state in sending else _ASIDE if state in away else "sends nothing" for state in order],
    }
    for name, bill in paid.items():
        columns[name] = [float(bill.payments.get(state, 0) / unit[state]) for state in order]
    said = [_sentence(million, common, sending, away, paid, payers, day), _heaviest(measure, order, columns)]
    sources = [bill.regime.source for bill in paid.values()]
    told = [
        facts({**dict(zip(columns, cells, strict=True)), "Figures in": MEASURES[measure]}, sources)
        for cells in zip(*columns.values(), strict=True)
    ]
    barred = _barred(total, day)
    return View(
        " ".join(filter(None, said)),
        columns,
        title="One operation, one bill, five ways to pay it",
        source=source_line(
            "cost_regimes",
            "gni",
            *(["population"] if measure == "head" else []),
            *(["contributors"] if len(payers) > len(members) else []),
            note="The bill is hypothetical; each sender is taken to send the same amount.",
        ),
        date=f"incomes of {key.year}; members and rules of {date_in_words(day)}",
        unit=f"EUR {number(million)} million in all; bars in {MEASURES[measure]}",
        draw=lambda: _draw(order, columns, told, barred),
    )


def explore_who_pays() -> Explorer:
    """`who_pays` with controls for the common part, who sends forces, who stands outside, and the measure.

    The bill stays EUR 100 million, so that a payment in million is a part in per cent as well.
    """
    return explore(
        who_pays,
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


def _senders(senders, able, away):
    """Who sends forces: who is named, or all that can, without those who stand outside."""
    everybody = isinstance(senders, str) and senders.casefold() == "all"
    asked = able if everybody else states_named(senders, "senders")
    sending = tuple(state for state in asked if state not in away)
    if not sending:
        raise ValueError("senders: all who would send forces stand outside. Choose other senders.")
    return sending


def _under_each_regime(total, part, sending, away, day):
    """The heading of each regime, and what each state pays under it; `part` is the common one, in per cent."""
    own = _equal(total, sending)
    return {
        _FALL: costs.bill(total, "lie_where_they_fall", own=own, outside=away, on=day),
        f"{number(float(part))} % common, the rest falls": costs.bill(
            total, "common_costs", own=own, common_fraction=part / 100, outside=away, on=day
        ),
        _PRODUCT: costs.bill(total, "common_costs", own=own, common_fraction=1, outside=away, on=day),
        "Coalition, by income": costs.bill(
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
        costs.bill(total, "union_budget", on=day)
    except CostsBarred:
        return "barred by Article 41(2)"
    raise AssertionError(
        "the Treaty bars military operating costs from the budget of the Union, and the model let them through"
    )


def _sentence(million, common, sending, away, paid, payers, day) -> str:
    def by(bill):
        return _percent(sum(bill.payments.get(state, 0) for state in sending) * 100 / bill.total)

    names = capitalised(named(sending, "and"))
    form = "all" if len(sending) > 6 else "several" if len(sending) > 1 else "one"
    _, in_part, scaled, _ = paid.values()
    said = [
        _SEND[form].format(who=names, million=number(million)),
        _PAY.format(common=number(common), part=by(in_part), scaled=by(scaled)),
    ]
    if away:
        largest = max((state for state in payers if state in scaled.payments), key=scaled.payments.get)
        before = costs.bill(scaled.total, "common_costs", common_fraction=1, on=day).payments[largest]
        said.append(
            _STOOD_ASIDE[len(away) > 1].format(
                who=capitalised(named(away, "and")),
                largest=countries.in_a_sentence(largest),
                now=in_millions(scaled.payments[largest]),
                before=in_millions(before),
            )
        )
    if beyond := [state for state in payers if state in costs.beyond_members("common_costs", day)]:
        said.append(f"No member, but paying common costs: {named(beyond, 'and')}.")
    return " ".join([*said, "The budget of the Union may pay none of it (Article 41(2) TEU)."])


def _heaviest(measure, order, columns) -> str:
    if measure == "million":
        return ""
    falling, scaled = columns[_FALL], columns[_PRODUCT]
    paying = [value for value in scaled if value]
    same = max(paying) - min(paying) < max(paying) / 100
    return _MOST[measure][same].format(
        falling=_most(order, falling),
        scaled=_most(order, scaled),
        rate=f"EUR {max(paying):.2f}",
    )


def _most(states, values) -> str:
    row = max(range(len(states)), key=lambda r: values[r])
    return f"{countries.in_a_sentence(states[row])} (EUR {values[row]:.2f})"


def _percent(number) -> str:
    return f"{number:.0f} %" if number >= 99.95 or number < 0.05 else f"{number:.1f} %"


def in_millions(amount) -> str:
    """An amount in euro as a sentence has it.

    >>> in_millions(Decimal("2780000"))
    'EUR 2.78 million'
    """
    return f"EUR {amount / 1_000_000:,.2f} million"


def _draw(order, columns, told, barred) -> Drawing:
    """A bar for each state under each regime, side by side, and the column of the regime that is barred."""
    names, roles, *bars = columns.values()
    step = min(_ROW, (style.TALL - _HEAD - _FOOT) / len(order))
    floor = _HEAD + step * len(order)
    drawing = Drawing(floor + _FOOT)
    wide = (drawing.width - _NAMES - _BARRED) / len(bars)
    lefts = [_NAMES + wide * place for place in range(len(bars) + 1)]
    for left, head in zip(lefts, [*list(columns)[2:], "Budget of the Union"], strict=True):
        drawing.text(left + 2, 8, head, bold=True, room=(_BARRED if left == lefts[-1] else wide) - 8)
        drawing.line([(left, _HEAD), (left, floor)], colour=style.GREY)
    longest = max(map(max, bars)) / (wide * _FULL)
    with_figure = [_largest(values) for values in bars]
    for row, (state, said) in enumerate(zip(order, told, strict=True)):
        y, sends = _HEAD + step * (row + 0.5), roles[row] == _SENDS
        with drawing.mark(state, said):
            name = f"{names[row]} *" if roles[row] == _ASIDE else names[row]
            drawing.text(_NAMES - 6, y, name, size=style.LEAST, anchor="end", bold=sends)
            for left, values, figures in zip(lefts, bars, with_figure, strict=False):
                length = values[row] / longest
                if length:
                    fill = style.CATEGORIES[0] if sends else style.CLASSES[5][2]
                    drawing.rect(left, y - step * 0.36, length, step * 0.72, fill=fill)
                if row in figures:
                    drawing.text(left + length + 4, y, _short_number(values[row]), size=style.LEAST)
    drawing.rect(lefts[-1] + 1, _HEAD, _BARRED - 1, floor - _HEAD, fill=style.GROUND)
    middle = (_HEAD + floor) / 2 - 8 * len(lines(barred, _BARRED - 16, style.LETTERS))
    drawing.text(lefts[-1] + _BARRED / 2, middle, barred, anchor="middle", colour=style.GREY, room=_BARRED - 16)
    drawing.text(0, floor + 12, "Bold name, dark bar: sends forces.  * stands outside with a declaration.")
    return drawing


def _largest(values) -> set[int]:
    """The rows with the largest values of a column, if they are more than nothing."""
    order = sorted(range(len(values)), key=lambda row: (-round(values[row], 3), row))
    return {row for row in order[:_FIGURES] if values[row] > 0}


def _short_number(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"

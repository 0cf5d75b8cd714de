"""Who pays for one measure of military aid, and what an abstention changes."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import pandas as pd

from eudefence.data import countries
from eudefence.data.package import course
from eudefence.data.states import States
from eudefence.ground.numbers import truth
from eudefence.ground.words import date_in_words, joined, number
from eudefence.models.decisions import costs, council
from eudefence.models.decisions.costs.scale import income_key
from eudefence.views.page import style
from eudefence.views.page.controls import choice
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.figure_view import FigureView
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View

from .bill import in_millions, read_bill, states_named

ASIDE = {"nobody": "", "Hungary": "HU", "Austria, Ireland and Malta": "AT IE MT"}
HERE, ELSEWHERE = "Pays for this measure", "Pays into other measures"
_LEFT, _ROW = 1.1, 0.165  # inches


def who_pays_aid(
    million: float = 100,
    lethal: bool = True,
    outside: str | Iterable[str] = (),
    on: str | None = None,
) -> View:
    """One measure of aid from the European Peace Facility, divided by national income.

    What it answers: who pays for military aid to a partner, who may stand outside, and does standing outside save
    money?

    Parameters
    ----------
    million : number
        The bill, in EUR million. It is hypothetical.
    lethal : bool
        Whether the measure may supply equipment designed to deliver lethal force. Only then does an abstention free
        from paying.
    outside : str or iterable of str
        Who abstained with a formal declaration: codes or names, or a text of codes with blanks between.
    on : str, optional
        The day; by default the edition. It decides members and incomes.

    Returns
    -------
    View
        A row for each member, the largest economy first, in EUR million with two decimals.

    Raises
    ------
    ValueError
        For a bill that is no number or negative, an unknown state, or a day before 2021.

    Notes
    -----
    Decision (CFSP) 2021/509, Articles 5, 26 and 27. The model is `eudefence.costs.share`; its key comes near the
    official one (`eudefence.costs.income_key`).

    Examples
    --------
    >>> table = who_pays_aid(100, outside="AT IE MT", on="2022-02-28").table.set_index("State")
    >>> [str(value) for value in table.loc["Austria"]]
    ['0.00', '2.78']
    >>> [str(value) for value in who_pays_aid(100, False, "AT", "2022-02-28").table.set_index("State").loc["Austria"]]
    ['2.78', '0.00']
    """
    million, total = read_bill(million)
    day = course().day(on)
    lethal = truth(lethal, "lethal")
    away = states_named(outside, "outside")
    members = council.members(day)
    paid = costs.share(total, "assistance_measure", outside=away if lethal else (), on=day, lethal=lethal)
    whole = costs.share(total, "assistance_measure", on=day, lethal=False)
    States(members, "outside", "member").read_all(away, "outside")
    key = income_key(day)
    order = sorted(members, key=lambda state: -key.weights[state])
    names = [countries.name(state) for state in order]
    columns = {
        HERE: [_millions(paid.get(state, 0)) for state in order],
        ELSEWHERE: [_millions(paid.attrs["elsewhere"].get(state, 0)) for state in order],
    }
    table = pd.DataFrame({"State": names, **columns})
    table.attrs["unit"] = "EUR million"
    figure = _draw([f"{name} *" if state in away else name for state, name in zip(order, names, strict=True)], columns)
    style.finish(
        figure,
        "One measure of aid: who pays",
        source_line("cost_regimes", "gni", note="The bill is hypothetical; the key comes near the official one."),
        f"incomes of {key.year}; members of {date_in_words(day)}",
        f"EUR {number(million)} million in all; bars in EUR million",
    )
    return FigureView(figure, _sentence(million, lethal, away, order, paid, whole), table)


def explore_who_pays_aid() -> Explorer:
    """`who_pays_aid` with controls for the bill, what the measure may supply, who abstains, and the day."""
    ukraine = [
        row["date"]
        for row in course().rows("epf")
        if row["record_type"] == "assistance_measure" and row["country"] == "UA" and row["date_precision"] == "day"
    ]
    days = {date_in_words(day): day.isoformat() for day in (min(ukraine), *_payments(ukraine), course().edition)}
    return explore(
        who_pays_aid,
        million=choice("Bill in EUR million", (31, 100, 500, 1000), 100),
        lethal=choice("The measure may supply lethal equipment", {"yes": True, "no": False}),
        outside=choice("Who abstains with a declaration", ASIDE, ""),
        on=choice("Day", days, course().edition.isoformat()),
    )


def _payments(days):
    """The first payment after the full-scale invasion, and the last one in the table."""
    return sorted(days)[1], max(days)


def _millions(amount) -> Decimal:
    return (Decimal(amount) / 1_000_000).quantize(Decimal("0.01"))


def _sentence(million, lethal, away, order, paid, whole) -> str:
    largest = next(state for state in order if state in paid.index)
    name = countries.name(largest)
    said = (
        f"A measure of EUR {number(million)} million is divided by national income among {len(paid)} of {len(order)}"
        f" members; {name} pays most, {in_millions(paid[largest])}"
    )
    if not away:
        return f"{said}."
    who = joined([countries.name(state) for state in away])
    one = len(away) == 1
    if not lethal:
        return (
            f"{said}. {who} {'abstains' if one else 'abstain'} and {'pays' if one else 'pay'} all the same: only from a"
            " measure that may supply equipment designed to deliver lethal force does an abstention free (Decision"
            " (CFSP) 2021/509, Article 5(3))."
        )
    elsewhere = sum(paid.attrs["elsewhere"].values())
    instead = (
        f" instead of {in_millions(whole[largest])}, because the key of those who pay is rebased"
        if largest in whole.index
        else ""
    )
    return (
        f"{said}{instead}. {who} {'abstains' if one else 'abstain'} with a declaration and {'pays' if one else 'pay'}"
        f" nothing for it, but {in_millions(elsewhere)} more into other measures (Decision (CFSP) 2021/509, Articles"
        " 5(3) and 26(7)): as much as without abstaining."
    )


def _draw(names, columns):
    rows = range(len(names))
    top = float(max(max(values) for values in columns.values())) or 1.0
    with style.sheet():
        figure, axes = style.canvas(_ROW * len(names) + 0.4)
        axes.set_position((_LEFT / style.WIDTH, 0.3 / figure.get_figheight(), 0.84, 1 - 0.35 / figure.get_figheight()))
        fills = ((style.CATEGORIES[0], ""), (style.CLASSES[5][2], "///"))
        for (word, values), (colour, hatch) in zip(columns.items(), fills, strict=True):
            lengths = [float(value) for value in values]
            axes.barh(rows, lengths, color=colour, hatch=hatch, height=0.7, label=word.lower())
            for row, value in zip(rows, values, strict=True):
                if value:
                    axes.text(float(value) + top / 100, row, f"{value:,}", va="center", fontsize=7)
        axes.set_yticks(rows, names, fontsize=7.5)
        axes.tick_params(axis="y", length=0)
        axes.set_ylim(len(names) - 0.5, -0.5)
        axes.set_xlim(0, top * 1.1)
        starred = any("*" in name for name in names)
        axes.legend(loc="lower right", title="* abstains with a declaration" if starred else None)
    return figure

"""Who pays for one measure of military aid, and what an abstention changes."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from eudefence.data import countries
from eudefence.data.package import course
from eudefence.data.states import States, named
from eudefence.ground.numbers import truth
from eudefence.ground.words import capitalised, date_in_words, number
from eudefence.models.decisions import costs, council
from eudefence.models.decisions.costs.scale import income_key
from eudefence.views.page import marks, style
from eudefence.views.page.controls import choice
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View
from eudefence.views.shapes.axes import Scale
from eudefence.views.shapes.swatches import box, legend_line

from .bill import in_millions, read_bill, states_named

ASIDE = {"nobody": "", "Hungary": "HU", "Austria, Ireland and Malta": "AT IE MT"}
HERE, ELSEWHERE = "Pays for this measure", "Pays into other measures"
_LOOKS = {HERE: (style.CATEGORIES[0], ""), ELSEWHERE: (style.CLASSES[5][2], "///")}
_TOP, _STEP, _BAR = 28, 24, 17  # pixels: the legend; from one state to the next; the height of a bar
_NAMES, _NUMBERS = 100, 64  # pixels: on the left and on the right of the bars
_DIVIDED = (
    "A measure of EUR {million} million is divided by national income among {paying} of {members} members; {largest}"
    " pays most, {most}."
)
_REBASED = (
    "A measure of EUR {million} million is divided by national income among {paying} of {members} members; {largest}"
    " pays most, {most} instead of {before}, because the key of those who pay is rebased."
)
_PAYS_ALL_THE_SAME = (  # one, several
    "{who} abstains and pays all the same: only from a measure that may supply equipment designed to deliver lethal"
    " force does an abstention free (Decision (CFSP) 2021/509, Article 5(3)).",
    "{who} abstain and pay all the same: only from a measure that may supply equipment designed to deliver lethal"
    " force does an abstention free (Decision (CFSP) 2021/509, Article 5(3)).",
)
_PAYS_ELSEWHERE = (
    "{who} abstains with a declaration and pays nothing for it, but {elsewhere} more into other measures (Decision"
    " (CFSP) 2021/509, Articles 5(3) and 26(7)): as much as without abstaining.",
    "{who} abstain with a declaration and pay nothing for it, but {elsewhere} more into other measures (Decision"
    " (CFSP) 2021/509, Articles 5(3) and 26(7)): as much as without abstaining.",
)


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
    >>> rows = who_pays_aid(100, outside="AT IE MT", on="2022-02-28").rows
    >>> next(list(map(str, row.values())) for row in rows if row["State"] == "Austria")
    ['Austria', '0.00', '2.78']
    >>> rows = who_pays_aid(100, False, "AT", "2022-02-28").rows
    >>> next(list(map(str, row.values())) for row in rows if row["State"] == "Austria")
    ['Austria', '2.78', '0.00']
    """
    million, total = read_bill(million)
    day = course().day(on)
    lethal = truth(lethal, "lethal")
    away = states_named(outside, "outside")
    members = council.members(day)
    paid = costs.bill(total, "assistance_measure", outside=away if lethal else (), on=day, lethal=lethal)
    whole = costs.bill(total, "assistance_measure", on=day, lethal=False)
    States(members, "outside", "member").read_all(away, "outside")
    key = income_key(day)
    order = sorted(members, key=lambda state: -key.weights[state])
    columns = {
        "State": [countries.name(state) for state in order],
        HERE: [_millions(paid.payments.get(state, 0)) for state in order],
        ELSEWHERE: [_millions(paid.elsewhere.get(state, 0)) for state in order],
    }
    return View(
        _sentence(million, lethal, away, order, paid, whole),
        columns,
        title="One measure of aid: who pays",
        source=source_line(
            "cost_regimes", "gni", note="The bill is hypothetical; the key comes near the official one."
        ),
        date=f"incomes of {key.year}; members of {date_in_words(day)}",
        unit=f"EUR {number(million)} million in all; bars in EUR million",
        draw=lambda: _draw(order, columns, away, _sources(key)),
    )


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
    largest = next(state for state in order if state in paid.payments)
    said = (_REBASED if away and lethal else _DIVIDED).format(
        million=number(million),
        paying=len(paid.payments),
        members=len(order),
        largest=countries.in_a_sentence(largest),
        most=in_millions(paid.payments[largest]),
        before=in_millions(whole.payments[largest]),
    )
    if not away:
        return said
    abstained = (_PAYS_ELSEWHERE if lethal else _PAYS_ALL_THE_SAME)[len(away) > 1].format(
        who=capitalised(named(away, "and")), elsewhere=in_millions(sum(paid.elsewhere.values()))
    )
    return f"{said} {abstained}"


def _sources(key):
    """The source of each state's income."""
    rows = [row for row in course().rows("gni") if row["year"] == key.year and row["series_id"] in key.series]
    return {row["country"]: row["source_id"] for row in rows}


def _draw(order, columns, away, sources):
    drawing = Drawing(_TOP + _STEP * -(-len(order) // 2))
    _draw_legend(drawing, any(away))
    longest = max(max(columns[what]) for what in _LOOKS)
    scale = Scale(0, float(longest) or 1.0, 0, drawing.width / 2 - _NAMES - _NUMBERS)
    half = -(-len(order) // 2)
    for place, state in enumerate(order):
        row = {heading: values[place] for heading, values in columns.items()}
        left, y = drawing.width / 2 * (place // half), _TOP + _STEP * (place % half + 0.5)
        said = {heading: f"EUR {value:,} million" if heading in _LOOKS else value for heading, value in row.items()}
        with drawing.mark(state, marks.facts(said, sources.get(state))):
            star = " *" if state in away else ""
            drawing.text(left + _NAMES - 8, y, f"{row['State']}{star}", anchor="end")
            for what, (colour, hatch) in _LOOKS.items():
                if row[what]:
                    wide = scale.place(float(row[what]))
                    drawing.rect(left + _NAMES, y - _BAR / 2, wide, _BAR, fill=colour, hatch=hatch)
                    drawing.text(left + _NAMES + wide + 6, y, f"{row[what]:,}", size=style.LEAST)
    return drawing


def _draw_legend(drawing, starred):
    looks = [(box(drawing, *look), what.lower()) for what, look in _LOOKS.items()]
    x = legend_line(drawing, looks, _NAMES, 11)
    if starred:
        drawing.text(x, 11, "* abstains with a declaration")

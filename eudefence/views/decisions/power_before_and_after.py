"""Each state's power under one rule or union and under another: two dots for each, never shares of a whole."""

from __future__ import annotations

import datetime as dt

from eudefence.data import countries
from eudefence.ground.arguments import one_of
from eudefence.ground.words import date_in_words
from eudefence.models.decisions import power
from eudefence.views.page import style
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.marks import facts
from eudefence.views.page.view import View
from eudefence.views.shapes.axes import Scale
from eudefence.views.shapes.swatches import legend_line

from .unions_of_votes import COUNTERFACTUAL, analysed, is_counterfactual, what_is_assumed
from .voting_power import MEASURES, SHORT, in_words, sources

_BEFORE, _AFTER = style.CATEGORIES[1], style.CATEGORIES[0]
_LEFT, _TOP, _TALL = 52, 16, 240  # pixels: for the numbers of the scale, above the dots, and the field of the dots
_MOVED = {
    "all_lose": "Every state that votes both times has less than before.",
    "all_gain": "Every state that votes both times has more than before.",
    "nobody": "No state that votes both times has more or less than before.",
    "some": "Of {n} states that vote both times, {less} have less than before and {more} have more.",
}
_ONE = {
    "prevent": "{name} could stop {before} of the coalitions that win before, and {after} after.",
    "penrose": "The vote of {name} decides in {before} of the ways in which the others can vote before, and in {after}"
    " after.",
    "initiate": "{name} could make {before} of the losing coalitions win before, and {after} after.",
    "satisfaction": "The result agrees with the vote of {name} in {before} of cases before, and in {after} after.",
}


def power_before_and_after(
    before: str = "unanimity",
    after: str = "qualified",
    country: str | None = None,
    measure: str = "prevent",
    *,
    on: str | dt.date | None = None,
    after_on: str | dt.date | None = None,
    membership: str = "members",
    after_membership: str | None = None,
) -> View:
    """The power of every state before and after a change of rule, of members or of both.

    What it answers: what would a state lose, and what would it win, if the rule were another?

    Parameters
    ----------
    before, after : str
        Ids of rules or kinds of decision.
    country : str, optional
        A state to point out.
    measure : {"prevent", "penrose", "initiate", "satisfaction"}
        What can be compared across rules. Shares of a whole cannot: they sum to 1 under each.
    on, after_on : str or datetime.date, optional
        The day before, by default the edition; and the day after, by default the same.
    membership, after_membership : str, optional
        As in `voting_power`; after, by default the same.

    Returns
    -------
    View
        A row for each state that votes before or after.

    Raises
    ------
    ValueError
        For an unknown rule, state or union, or a measure that does not compare rules.

    Examples
    --------
    >>> shown = power_before_and_after("unanimity", "qualified", "Malta", on="2026-06-01")
    >>> "Malta could stop 100 % of the coalitions that win before" in shown.sentence
    True
    """
    across = [name for name, one in power.MEASURES.items() if one.across_rules]
    one_of("measure", measure, across, "measure that compares rules")
    first = analysed(before, on, membership)
    second = analysed(after, on if after_on is None else after_on, after_membership or membership)
    chosen = countries.code(country, "country") if country is not None else None
    values = power.compared({"before": first.game, "after": second.game}, measure)
    columns = _columns(values, measure)
    what = f"Voting power: {first.game.name}, then {second.game.name}"
    counterfactual = is_counterfactual(first) or is_counterfactual(second)
    unions = [f"{len(one.members)} members, figures of {date_in_words(one.game.on)}" for one in (first, second)]
    return View(
        _sentence(first, second, values, measure, chosen),
        columns,
        title=f"{COUNTERFACTUAL}. {what}" if counterfactual else what,
        unit=MEASURES[measure],
        date="; then ".join(dict.fromkeys(unions)),
        source=sources((first, membership), (second, after_membership or membership)),
        more=what_is_assumed((first, membership), (second, after_membership or membership)),
        draw=lambda: _draw(columns, chosen),
    )


def _columns(values, measure):
    order = sorted(values, key=lambda code: (-(values[code]["after"] or 0), -(values[code]["before"] or 0), code))
    columns = {"State": [countries.name(code) for code in order], "Code": order}
    for when in ("before", "after"):
        found = [values[code][when] for code in order]
        columns[f"{SHORT[measure].removesuffix(' (%)')}, {when} (%)"] = [
            None if value is None else value * 100 for value in found
        ]
    return columns


def _sentence(first, second, values, measure, chosen):
    both = [one for one in values.values() if None not in one.values()]
    less, more = (sum(sign * (one["after"] - one["before"]) > 1e-12 for one in both) for sign in (-1, 1))
    kind = (
        "nobody"
        if not less + more
        else "all_lose"
        if less == len(both)
        else "all_gain"
        if more == len(both)
        else "some"
    )
    said = [
        _MOVED[kind].format(n=len(both), less=less, more=more),
        f"If all voted by the toss of a coin, something would be adopted in {in_words(first.act)} of cases before, and"
        f" in {in_words(second.act)} after.",
    ]
    if chosen is not None:
        name = countries.in_a_sentence(chosen)
        known = [{one.member: getattr(one, measure) for one in found.members}.get(chosen) for found in (first, second)]
        if None in known:
            said.append(f"A state that does not vote both times cannot be compared: {countries.name(chosen)}.")
        else:
            before, after = map(in_words, known)
            told = _ONE[measure].format(name=name, before=before, after=after)
            said.insert(0, told[:1].upper() + told[1:])
    return " ".join(said)


def _draw(columns, chosen):
    drawing = Drawing(_TOP + _TALL + 62)
    _, codes, before, after = columns.values()
    known = [value for value in (*before, *after) if value is not None]
    scale = Scale(0, max(known) if max(known) >= 0.05 else 1, _TOP + _TALL, _TOP)
    scale.draw_beside(drawing, _LEFT, drawing.width, scale.ticks(5), lambda value: f"{value:,g} %")
    wide = min(46, (drawing.width - _LEFT - 8) / len(codes))
    rows = [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]
    for place, (code, one, other, row) in enumerate(zip(codes, before, after, rows, strict=True)):
        x = round(_LEFT + 4 + (place + 0.5) * wide, 1)
        with drawing.mark(code, facts(row)):
            _draw_state(drawing, x, wide, scale, one, other, code == chosen)
            drawing.text(x, _TOP + _TALL + 15, code, size=style.LEAST, anchor="middle", bold=code == chosen)
    _draw_legend(drawing)
    return drawing


def _draw_state(drawing, x, wide, scale, before, after, chosen):
    if chosen:
        drawing.rect(x - wide / 2 + 1, _TOP, wide - 2, _TALL, fill=style.GROUND)
    places = [None if value is None else scale.place(value) for value in (before, after)]
    if None not in places:
        drawing.line([(x, places[0]), (x, places[1])], colour=style.GREY, width=1.6)
    if places[0] is not None:
        drawing.rect(x - 4.5, places[0] - 4.5, 9, 9, fill=_BEFORE, rim=style.INK)
    if places[1] is not None:
        drawing.circle(x, places[1], 5, fill=_AFTER)


def _draw_legend(drawing):
    y = _TOP + _TALL + 44
    signs = [
        (lambda x, y: drawing.rect(x + 11, y - 4.5, 9, 9, fill=_BEFORE, rim=style.INK), "before"),
        (lambda x, y: drawing.circle(x + 16, y, 5, fill=_AFTER), "after"),
    ]
    legend_line(drawing, signs, 4, y)

"""Who controls what: Parliament and Court by instrument, and national parliaments by state."""

from __future__ import annotations

import pandas as pd

from eudefence.data import countries
from eudefence.data.package import course
from eudefence.ground.arguments import one_of
from eudefence.ground.words import date_in_words
from eudefence.models.decisions import council
from eudefence.views.page import style
from eudefence.views.page.controls import choice
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.figure_view import FigureView
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View
from eudefence.views.shapes.word_grid import word_grid

SIDES = {
    "operations and military aid, by instrument": "operations",
    "industry and its money, by instrument": "industry",
    "troops, by national parliament": "states",
}
# Instruments that spend or send; plans that bind nobody have nothing to control.
_CHOSEN = {
    "operations": ("RDC", "BATTLEGROUPS", "MPCC", "EPF", "WINDFALL", "UA_LOAN_90"),
    "industry": ("EDF", "EDIP", "SAFE", "EDIRPA", "ASAP", "EDA", "NEC"),
}
_DECIDES = {
    "ordinary_procedure": "Council and Parliament",
    "council_qualified_majority": "Council, by majority",
    "council_unanimity": "Council, unanimously",
    "consensus": "governments, by consensus",
    "budget_procedure": "Council and Parliament",
    "enhanced_cooperation": "some states, Parliament",
    "board": "a board of ministers",
    "not_yet": "not yet decided",
}
# Words, and how much say they mean: the shade of a cell.
_PARLIAMENT = {
    "co_legislator": ("makes the law", 4),
    "consent": ("must consent", 4),
    "budget_only": ("votes the budget", 2),
    "informed": ("is informed", 1),
    "none": ("no role", 0),
}
_COURT = {"full": ("full review", 4), "limited": ("almost none", 1), "none": ("none", 0)}
_POWER = {
    "consent_before": ("must agree before", 4),
    "consent_later": ("must agree if it lasts", 3),
    "heard_before": ("is heard before", 2),
    "informed_before": ("is told before", 1),
}


def who_controls(side: str = "operations") -> View:
    """Who can say no, and who may judge: by instrument of the Union, or by national parliament.

    What it answers: does control follow the track, and where do national parliaments come in?

    Parameters
    ----------
    side : {"operations", "industry", "states"}
        Instruments of the operational side, of the industrial side, or the parliaments of the states whose rule was
        seen in a source.

    Returns
    -------
    View
        A row for each instrument or state. The darker the cell, the more say.

    Raises
    ------
    ValueError
        For an unknown side.

    Notes
    -----
    The roles of Parliament and Court are the course's coding of the table instruments. Articles 24(1) and 36 TEU, 275
    TFEU.

    >>> who_controls("states").table["Say"].iloc[0]
    'must agree before'
    """
    one_of("side", side, SIDES.values())
    return _states() if side == "states" else _instruments(side)


def explore_control() -> Explorer:
    """`who_controls` with a control for what is looked at."""
    return explore(who_controls, side=choice("Show", SIDES))


def _instruments(side):
    rows = [course().find("instruments", key) for key in _CHOSEN[side]]
    cells = [
        (
            row["name"],
            (_DECIDES[row["decision_rule"]], None),
            _PARLIAMENT[row["parliament_role"]],
            _COURT[row["court_role"]],
            row["control"],
        )
        for row in rows
    ]
    table = pd.DataFrame(
        [(name, decides[0], parliament[0], court[0], control) for name, decides, parliament, court, control in cells],
        columns=["Instrument", "Who decides", "European Parliament", "Court of Justice", "In words"],
    )
    makes = sum(parliament[1] == 4 for _, _, parliament, _, _ in cells)
    reviewed = sum(court[1] == 4 for _, _, _, court, _ in cells)
    what = "for operations and military aid" if side == "operations" else "for industry"
    sentence = (
        f"Of {len(cells)} instruments {what}, the European Parliament makes the law or must consent in {makes}, "
        f"and the Court of Justice can review {reviewed} in full."
    )
    figure = word_grid(
        ["Who decides", "European Parliament", "Court of Justice"],
        [(name, [decides, parliament, court]) for name, decides, parliament, court, _ in cells],
        left=2.75,
    )
    style.finish(
        figure,
        f"Who controls what: {'operations and military aid' if side == 'operations' else 'industry and its money'}",
        source_line(("instruments", [row["source_id"] for row in rows]), note="The roles are our coding."),
        date_in_words(course().edition),
        "the darker, the more say",
    )
    return FigureView(figure, sentence, table)


def _states():
    rows = [row for row in course().rows("deployment_control") if row["level"] == "member"]
    rows.sort(key=lambda row: (-_POWER[row["power"]][1], countries.name(row["country"])))
    table = pd.DataFrame(
        [
            (
                countries.name(row["country"]),
                row["organ"],
                _POWER[row["power"]][0],
                row["rule"],
                row["exception"],
                row["legal_basis"],
                date_in_words(row["as_of"], row["as_of_precision"]),
            )
            for row in rows
        ],
        columns=["State", "Organ", "Say", "Rule", "Exceptions and doubts", "Where it is written", "Source as of"],
    )
    before = [countries.name(row["country"]) for row in rows if row["power"] == "consent_before"]
    rest = [
        f"{countries.name(row['country'])}: {_POWER[row['power']][0]}"
        for row in rows
        if row["power"] != "consent_before"
    ]
    sentence = (
        f"In {len(before)} of the {len(rows)} states whose rule was seen, parliament must agree before troops are used:"
        f" {', '.join(before)}. The others say less ({'; '.join(rest)}). {len(council.members()) - len(rows)} members"
        " of the Union are not shown, because their rule was not seen."
    )
    figure = word_grid(
        ["Parliament", "The rule in short"],
        [(countries.name(row["country"]), [_POWER[row["power"]], (row["rule"], None)]) for row in rows],
        left=0.95,
        widths=(1.55, 1),
    )
    style.finish(
        figure,
        "Who controls troops: national parliaments",
        source_line(
            ("deployment_control", [row["source_id"] for row in rows]),
            note="States whose rule was not seen in a source are left out.",
        ),
        "rules as of the date of each source, in the table",
        "the darker, the more say",
    )
    return FigureView(figure, sentence, table)

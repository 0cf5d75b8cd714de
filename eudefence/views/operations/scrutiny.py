"""Who controls what: Parliament and Court by instrument, and national parliaments by state."""

from __future__ import annotations

from eudefence.data import countries
from eudefence.data.package import course
from eudefence.ground.arguments import one_of
from eudefence.ground.words import date_in_words, joined
from eudefence.models.decisions import council
from eudefence.views.page import html_words
from eudefence.views.page.controls import choice
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.source import source_line
from eudefence.views.page.source_words import graded, listed, noted
from eudefence.views.page.view import View

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

_INSTRUMENTS = {  # title and sentence
    "operations": (
        "Who controls what: operations and military aid",
        "Of {number} instruments for operations and military aid, the European Parliament makes the law or must consent"
        " in {makes}, and the Court of Justice can review {reviewed} in full.",
    ),
    "industry": (
        "Who controls what: industry and its money",
        "Of {number} instruments for industry, the European Parliament makes the law or must consent in {makes}, and"
        " the Court of Justice can review {reviewed} in full.",
    ),
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

    >>> who_controls("states").columns["Say"][0]
    'must agree before'
    """
    one_of("side", side, SIDES.values())
    return _states() if side == "states" else _instruments(side)


def explore_control() -> Explorer:
    """`who_controls` with a control for what is looked at."""
    return explore(who_controls, side=choice("Show", SIDES))


def _instruments(side):
    rows = [course().find("instruments", key) for key in _CHOSEN[side]]
    columns = {
        "Instrument": [row["name"] for row in rows],
        "Who decides": [_DECIDES[row["decision_rule"]] for row in rows],
        "European Parliament": [_PARLIAMENT[row["parliament_role"]][0] for row in rows],
        "Court of Justice": [_COURT[row["court_role"]][0] for row in rows],
        "In words": [row["control"] for row in rows],
    }
    cells = [
        (
            graded(row["name"], row),
            [
                _DECIDES[row["decision_rule"]],
                _PARLIAMENT[row["parliament_role"]],
                _COURT[row["court_role"]],
                row["control"],
            ],
        )
        for row in rows
    ]
    makes = sum(row["parliament_role"] in ("co_legislator", "consent") for row in rows)
    reviewed = sum(row["court_role"] == "full" for row in rows)
    title, told = _INSTRUMENTS[side]
    return View(
        told.format(number=len(rows), makes=makes or "none", reviewed=reviewed or "none"),
        columns,
        title=title,
        source=source_line(("instruments", [row["source_id"] for row in rows]), note="The roles are our coding."),
        date=date_in_words(course().edition),
        unit="the darker, the more say",
        words=lambda: html_words.run(
            html_words.grid(list(columns), cells, (22, 15, 14, 12)), listed(row["source_id"] for row in rows)
        ),
    )


def _states():
    rows = [row for row in course().rows("deployment_control") if row["level"] == "member"]
    rows.sort(key=lambda row: (-_POWER[row["power"]][1], countries.name(row["country"])))
    columns = {
        "State": [countries.name(row["country"]) for row in rows],
        "Organ": [row["organ"] for row in rows],
        "Say": [_POWER[row["power"]][0] for row in rows],
        "Rule": [row["rule"] for row in rows],
        "Exceptions and doubts": [row["exception"] for row in rows],
        "Where it is written": [row["legal_basis"] for row in rows],
        "Source as of": [date_in_words(row["as_of"], row["as_of_precision"]) for row in rows],
    }
    before = [countries.in_a_sentence(row["country"]) for row in rows if row["power"] == "consent_before"]
    others = [row for row in rows if row["power"] != "consent_before"]
    rest = [f"{countries.name(row['country'])}: {_POWER[row['power']][0]}" for row in others]
    return View(
        f"In {len(before)} of the {len(rows)} states whose rule was seen, parliament must agree before troops are used:"
        f" {joined(before)}. The others say less ({'; '.join(rest)}). {len(council.members()) - len(rows)} members"
        " of the Union are not shown, because their rule was not seen.",
        columns,
        title="Who controls troops: national parliaments",
        source=source_line(
            ("deployment_control", [row["source_id"] for row in rows]),
            note="States whose rule was not seen in a source are left out.",
        ),
        date="each rule as of the date of its source",
        unit="the darker, the more say",
        words=lambda: html_words.grid(["State", "Parliament", "Its say", "The rule"], map(_state, rows), (12, 17, 14)),
    )


def _state(row):
    rule = [
        row["rule"],
        ("Exceptions and doubts", row["exception"]),
        ("Where it is written", row["legal_basis"]),
        noted(row, f"As of {date_in_words(row['as_of'], row['as_of_precision'])}"),
    ]
    return countries.name(row["country"]), [row["organ"], _POWER[row["power"]], rule]

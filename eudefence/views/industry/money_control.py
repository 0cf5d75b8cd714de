"""Who controls the money, instrument by instrument: the European Parliament, the Court, national parliaments."""

from __future__ import annotations

from eudefence.data.confidence import in_a_cell
from eudefence.data.package import course
from eudefence.ground.arguments import one_of
from eudefence.ground.words import capitalised, cardinal, date_in_words, one_or_many
from eudefence.models.industry.pillars.instrument_register import register
from eudefence.views.page import html_words
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View

# Those that spend or lend at the edition or did until lately; parts of others are left out.
_CHOSEN = {
    "industrial": ("EDF", "EDIP", "SAFE", "EIB_SEC", "NEC", "EDA"),
    "operational": ("EPF", "UA_LOAN_90", "WINDFALL"),
}
_CHOSEN["both"] = (*_CHOSEN["industrial"], *_CHOSEN["operational"])
_SHADES = {
    "parliament": {"co_legislator": 4, "consent": 3, "budget_only": 2, "informed": 1, "none": 0},
    "court": {"full": 4, "limited": 1, "none": 0},
    "national": {"own_budget_and_troops": 4, "own_budget": 3, "subsidiarity_check": 1, "none": 0},
}


def who_controls_the_money(pillar: str = "both") -> View:
    """A table of words: who can say no to the money, and who may judge it.

    What it answers: does the control by parliaments grow or shrink with the sums?

    Parameters
    ----------
    pillar : {"both", "industrial", "operational"}

    Returns
    -------
    View
        Instruments in force at the edition. The darker a cell, the more power over the money; who checks the accounts
        stands in the columns and on the card of each instrument. The roles are a coding of the course.

    Raises
    ------
    ValueError
        For an unknown pillar.

    >>> who_controls_the_money().rows[2]["European Parliament"]
    'Is told, and has no vote'
    """
    one_of("pillar", pillar, tuple(_CHOSEN))
    now = {one.id: one for one in register()}
    rows = [now[key] for key in _CHOSEN[pillar] if key in now]
    coded = {one.id: course().find("instruments", one.id) for one in rows}
    columns = {
        "Instrument": [one.name for one in rows],
        "Money": [one.amount_in_words() if one.amount is not None else "No amount" for one in rows],
        "European Parliament": [capitalised(one.parliament) for one in rows],
        "Court of Justice": [capitalised(one.court) for one in rows],
        "National parliaments": [capitalised(one.national_parliaments) for one in rows],
        "Who checks": [one.control for one in rows],
        "How sure": [in_a_cell(one.confidence, one.source_id) for one in rows],
    }
    return View(
        _sentence(rows, coded),
        columns,
        title="Who controls the money",
        date=f"on {date_in_words(course().edition)}; the darker, the more power",
        source=source_line(
            ("instruments", [one.source_id for one in rows]), note="The roles are a coding of the course."
        ),
        words=lambda: _words(columns, coded),
    )


def _sentence(rows, coded):
    votes = sum(coded[one.id]["parliament_role"] in ("co_legislator", "consent") for one in rows)
    told = max(
        (one for one in rows if coded[one.id]["parliament_role"] in ("informed", "none") and one.amount),
        key=lambda one: one.amount,
        default=None,
    )
    said = one_or_many(
        votes,
        "Of the {all} instruments shown, Parliament and Council made the law together for one.",
        "Of the {all} instruments shown, Parliament and Council made the law together for {votes}.",
        "Of the {all} instruments shown, Parliament and Council made the law together for none.",
        votes=cardinal(votes),
        all=cardinal(len(rows)),
    )
    return (
        f"{said} The largest sum without a vote of Parliament: {told.name}, {told.amount_in_words()}." if told else said
    )


def _words(columns, coded):
    rows = []
    heads = ("Instrument", "European Parliament", "Court of Justice", "National parliaments")
    for place, row in enumerate(coded.values()):
        cell = {head: columns[head][place] for head in columns}
        shades = {
            "European Parliament": _SHADES["parliament"][row["parliament_role"]],
            "Court of Justice": _SHADES["court"][row["court_role"]],
            "National parliaments": _SHADES["national"][row["national_parliament_role"]],
        }
        rows.append(
            (
                html_words.run(cell["Instrument"], html_words.under(cell["Money"])),
                [(cell[head], shade) for head, shade in shades.items()],
            )
        )
    return html_words.grid(heads, rows, (37, 22, 19))

"""One state on one day: what it is outside of, what it has joined, and where the data do not decide, case by case."""

from __future__ import annotations

import datetime as dt

from eudefence.data.confidence import in_a_cell
from eudefence.data.countries import name
from eudefence.ground.words import date_in_words
from eudefence.models.clubs import differentiation as model
from eudefence.views.page import html_words
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View

_ORDER = ("out", "in", "invited", "observer", "undecided")
_KINDS = ("membership", "formality", "dimension", "legal_form", "euflex_area")


def differentiation_profile(country: str = "Denmark", on: str | dt.date | None = None) -> View:
    """Where a state stands in every case of differentiation on a day, with the type of each.

    What it answers: from what does this state stand apart, what has it joined, and how are these cases typed?

    Parameters
    ----------
    country : str
        In any usual spelling; a state outside the Union too.
    on : str or datetime.date, optional
        The day; by default the edition of the course data.

    Returns
    -------
    View
        A row for each case: outside by name first, then joined, then what is open. Clubs of others that the state is
        simply not in, and cases that all other members are in too, are left out.

    Raises
    ------
    ValueError
        For what is no country or no day.

    Notes
    -----
    Table differentiation; types and depth are coding.

    >>> differentiation_profile("Malta").rows[0]["Where it stands"]
    'outside by name'
    """
    found = model.profile(country, on=on)
    shown = [
        (side, one)
        for side in _ORDER
        for one in found.on_side(side)
        if side != "in" or one in found.opt_ins or not found.member
    ]
    columns = {
        "Case": [one.name for _, one in shown],
        "Where it stands": [model.SIDES[side] for side, _ in shown],
        "Case since": [_since(one) for _, one in shown],
        "Type": [_type(one) for _, one in shown],
        "Depth (guess, 0 to 5)": [one.depth for _, one in shown],
        "How sure": [in_a_cell(one.row["confidence"], one.row["source_id"]) for _, one in shown],
    }
    return View(
        found.explain(),
        columns,
        title=f"Differentiation: {name(found.country)}",
        date=f"on {date_in_words(found.on)}",
        source=source_line(("differentiation", [one.row for _, one in shown]), note="Types and depth are coding."),
        words=lambda: _words(shown),
    )


def _since(case):
    row = case.row
    return date_in_words(row["valid_from"], row["valid_from_precision"]) if row["valid_from"] else None


def _type(case):
    return ", ".join(model.TAXONOMY[name][case.kinds[name]].words for name in _KINDS)


def _words(shown):
    rows = [
        (
            html_words.run(one.name, html_words.under(f"case since {_since(one)}" if _since(one) else "")),
            [model.SIDES[side], _type(one), f"{one.depth}: {model.DEPTHS[one.depth]}"],
        )
        for side, one in shown
    ]
    return html_words.grid(["Case", "Where it stands", "Type (coded)", "Depth (guess)"], rows, [34, 14, 32])

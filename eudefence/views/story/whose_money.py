"""Funds and loans of a track: whose money it is, and since when."""

from __future__ import annotations

from datetime import timedelta

from eudefence.data.columns_in_words import code_in_words
from eudefence.data.package import course
from eudefence.ground.arguments import one_of
from eudefence.views.page.plain_table import html_table
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View

_TRACKS = ("operational", "industrial")
_KINDS = ("fund", "loan", "lending")  # lending: a bank of the Union lends on
_NEVER = ("idea", "proposed", "agreed", "failed")  # never in force
_BUDGET = "Union budget"
# Whole sentences, one for each case.
_SAID = {
    "none": "None of the {many} funds and loans of the {track} track is a grant from the budget of the Union.",
    "one": "One of the {many} funds and loans of the {track} track is a grant from the budget of the Union.",
    "some": "Of the {many} funds and loans of the {track} track, {ours} are grants from the budget of the Union.",
    "all": "All {many} funds and loans of the {track} track are grants from the budget of the Union.",
}


def whose_money(track: str = "industrial") -> View:
    """Funds and loans that have been in force, with who bears the cost in the end.

    What it answers: whose money moves a track, is it given or lent, and since when?

    Parameters
    ----------
    track : {"industrial", "operational"}
        The track that the money serves, as the course places it (column `pillar` of instruments).

    Returns
    -------
    View
        A row for each fund or loan, the oldest first. A fund that is a part of another has a row of its own. Laws,
        plans and agencies without a fund are left out, and so are proposals. A dash in “Until” is an end that is not
        set.

    Raises
    ------
    ValueError
        For an unknown track.

    Notes
    -----
    Source: the legal acts in column `legal_basis` of instruments; the payer is who bears the cost in the end, so for a
    loan the borrower, and not the lender.

    Examples
    --------
    >>> whose_money().rows[0]["What it is"], whose_money().rows[0]["Whose money"]
    ('Preparatory Action on Defence Research (PADR)', 'Union budget')
    """
    one_of("track", track, _TRACKS)
    found = sorted(
        (row for row in course().rows("instruments") if _counts(row, track)),
        key=lambda row: (row["valid_from"], row["name"]),
    )
    short = {row["expanded_form"] or row["term"]: row["acronym"] for row in course().rows("glossary")}
    columns = {
        "What it is": [f"{row['name']} ({a})" if (a := short.get(row["name"])) else row["name"] for row in found],
        "Kind of money": [code_in_words(row["money_type"]) for row in found],
        "Whose money": [row["payer"] for row in found],
        "Since": [row["valid_from"].year for row in found],
        "Until": [row["valid_to"] and (row["valid_to"] - timedelta(days=1)).year for row in found],
    }
    ours = sum(row["money_type"] == "grants" and row["payer"] == _BUDGET for row in found)
    case = "all" if ours == len(found) else {0: "none", 1: "one"}.get(ours, "some")
    return View(
        _SAID[case].format(many=len(found), ours=ours, track=track),
        columns,
        title=f"Whose money? Funds and loans of the {track} track",
        date="first and last year in force or at work",
        source=source_line(("instruments", found)),
        words=lambda: html_table(columns),
    )


def _counts(row, track):
    return (
        row["kind"] in _KINDS
        and row["pillar"] == track
        and row["status"] not in _NEVER
        and row["valid_from"] is not None
        and row["valid_from"] <= course().edition
    )

"""Money of the Union for what small groups of states buy together: the decisions that could be confirmed."""

from __future__ import annotations

from eudefence.data.columns_in_words import cell_in_words
from eudefence.data.confidence import in_a_cell
from eudefence.data.countries import name
from eudefence.data.package import course
from eudefence.ground.words import capitalised, cardinal, joined, number
from eudefence.models.clubs import networks
from eudefence.views.page import html_words
from eudefence.views.page.source import source_line
from eudefence.views.page.source_words import graded, listed
from eudefence.views.page.view import View

_TIES = {
    "of_the_format": "for the purchase of the group itself",
    "of_some_members": "for a purchase by some of its members, not for the group",
}
_SAID = {
    True: "In one decision that could be confirmed the Union helped to pay for what a small group buys: {own}.",
    False: (
        "In {all} decisions that could be confirmed the Union helped to pay for what states of a small group buy;"
        " {own} went to a purchase of the group itself."
    ),
}
_SHORT = "The list is short: a missing row is not proof that nothing was paid. Whom the money served is our reading."


def enabled_clusters() -> View:
    """Decisions by which an instrument of the Union paid for what a small group, or some of its members, buys.

    What it answers: how can the Union help a group that stands outside its law, and whom did it pay: the group, or some
    of its members?

    Returns
    -------
    View
        A row for each decision that could be confirmed: the group, who buys, who else is in the group on the day of the
        decision, the sum in million euro, and whether the group itself was paid for.

    Notes
    -----
    The instrument is EDIRPA, Regulation (EU) 2023/2418 on common procurement; the decisions are those of November 2024.

    >>> [(row["Group"], row["Paid"]) for row in enabled_clusters().rows][0]
    ('Common Armoured Vehicle System', 'for the purchase of the group itself')
    """
    found = course().rows("format_instruments")
    columns = {
        "Group": [course().find("formats", row["format_id"])["name"] for row in found],
        "Instrument": [row["instrument_id"] for row in found],
        "For what": [row["paid_for"] for row in found],
        "Million euro": [row["amount_meur"] for row in found],
        "Decided on": [cell_in_words("format_instruments", "decided_on", row) for row in found],
        "Who buys": [_names(row["states"].split()) for row in found],
        "Also in the group then": [_names(_others(row)) or "nobody" for row in found],
        "Paid": [_TIES[row["tie"]] for row in found],
        "Note": [row["note"] for row in found],
        "How sure": [in_a_cell(row["confidence"], row["source_id"]) for row in found],
    }
    return View(
        _sentence(found),
        columns,
        title="Money of the Union for what small groups buy together",
        date="decisions of November 2024",
        source=source_line(("format_instruments", found), "format_membership"),
        more=_SHORT,
        words=lambda: _words(columns, found),
    )


def _others(row):
    """Members of the group on the day of the decision that do not take part in the purchase."""
    roll = networks.roll("formats", on=row["decided_on"])
    there = {tie.state for tie in roll.ties if tie.club == f"formats.{row['format_id']}" and tie.counts}
    return there - set(row["states"].split())


def _names(codes):
    return joined(sorted(name(code) for code in codes))


def _sentence(found):
    own = [row for row in found if row["tie"] == "of_the_format"]
    if len(found) == 1:
        return _SAID[True].format(own=_TIES[found[0]["tie"]])
    return _SAID[False].format(all=cardinal(len(found)), own=cardinal(len(own)) if own else "none")


def _cell(value):
    return value if isinstance(value, str) else number(value)


def _words(columns, found):
    heads = ["For what", "Million euro", "Who buys", "Also in the group then", "Paid"]
    rows = [
        (
            graded(group, row),
            [*(_cell(columns[head][place]) for head in heads[:-1]), [columns["Paid"][place], row["note"]]],
        )
        for place, (group, row) in enumerate(zip(columns["Group"], found, strict=True))
    ]
    return html_words.run(
        html_words.grid(["Group", *map(capitalised, heads)], rows, (14, 15, 8, 15, 16)),
        listed(row["source_id"] for row in found),
    )

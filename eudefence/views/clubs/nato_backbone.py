"""The American backbone of the Alliance: who leads, who pays, who is there, and what Europeans lack."""

from __future__ import annotations

from collections import Counter

from eudefence.data.columns_in_words import cell_in_words
from eudefence.data.confidence import in_a_cell
from eudefence.data.countries import known_name
from eudefence.data.package import course
from eudefence.ground.words import cardinal, in_words
from eudefence.views.page import html_words
from eudefence.views.page.plain_table import MISSING
from eudefence.views.page.source import source_line
from eudefence.views.page.source_words import graded, listed
from eudefence.views.page.view import View

_AMERICA = "US"
_SAID = (
    "Of {all} commands in this list {american} are led by the United States, and {others} by European allies, once the"
    " agreement of {day} is carried out. The United States spends {spends}; the European allies and Canada together"
    " {together}."
)
_OFTEN = 3  # a sentence that stands in so many notes is told once, under the title
_CHOSEN = "The list is short and chosen; it is no measure of how much NATO rests on one member."


def backbone_of_nato() -> View:
    """What holds NATO together in Europe: commands, spending, troops, means, and the way for the Union to use them.

    What it answers: the small groups align with NATO; how far does NATO itself rest on the United States?

    Returns
    -------
    View
        A row for each fact, in the order of the table.

    Notes
    -----
    Spending is an estimate of NATO for 2025 in billion US dollars, from one report; its price base is not stated. What
    is said of means such as satellites is a judgement of one author.

    >>> backbone_of_nato().rows[0]["Who"]
    'United States'
    """
    found = course().rows("nato_backbone")
    notes, often = _notes(found)
    columns = {
        "What": [row["item"] for row in found],
        "What about": [cell_in_words("nato_backbone", "topic", row) for row in found],
        "Who": [known_name(row["holder"]) if row["holder"] else None for row in found],
        "How much": [_amount(row) if row["value"] is not None else None for row in found],
        "Since": [cell_in_words("nato_backbone", "valid_from", row) if row["valid_from"] else None for row in found],
        "Note": notes,
        "How sure": [in_a_cell(row["confidence"], row["source_id"]) for row in found],
    }
    return View(
        _sentence(found),
        columns,
        title="What holds NATO together: the American backbone",
        date="as known on the day of the edition",
        source=source_line(("nato_backbone", found)),
        more=" ".join([_CHOSEN, *often]),
        words=lambda: _words(columns, found),
    )


def _notes(rows):
    """The notes without what many of them say, and what many of them say."""
    told = [[f"{part.rstrip('.')}." for part in (row["note"] or "").split(". ") if part] for row in rows]
    times = Counter(sentence for sentences in told for sentence in sentences)
    often = [sentence for sentence, number in times.items() if number >= _OFTEN]
    return [" ".join(one for one in sentences if one not in often) or None for sentences in told], often


def _amount(row):
    return in_words(row["value"], row["unit"])


def _sentence(found):
    holders = {row["item"]: row["holder"] for row in found if row["topic"] == "command"}
    american = sum(holder == _AMERICA for holder in holders.values())
    day = next(
        cell_in_words("nato_backbone", "valid_from", row)
        for row in found
        if row["topic"] == "command" and row["holder"] != _AMERICA
    )
    spends = {row["holder"]: _amount(row) for row in found if row["topic"] == "spending"}
    return _SAID.format(
        all=cardinal(len(holders)),
        american=cardinal(american),
        others=cardinal(len(holders) - american),
        day=day,
        spends=spends[_AMERICA],
        together=next(words for holder, words in spends.items() if holder != _AMERICA),
    )


def _words(columns, found):
    heads = ["Who", "How much", "Since", "Note"]
    rows = [
        (graded(item, row), [columns[head][place] or MISSING for head in heads])
        for place, (item, row) in enumerate(zip(columns["What"], found, strict=True))
    ]
    return html_words.run(
        html_words.grid(["What", *heads], rows, (30, 12, 14, 14)), listed(r["source_id"] for r in found)
    )

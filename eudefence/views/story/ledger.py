"""The ledger of claims in numbers: how many claims of each core text got which verdict."""

from __future__ import annotations

from collections import Counter

from eudefence.data.package import course
from eudefence.ground.words import capitalised
from eudefence.views.page.plain_table import html_table
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View

VERDICTS = {
    "confirmed": "confirmed",
    "contradicted": "contradicted",
    "disputed": "disputed",
    "slip": "slip of the pen",
    "unverified": "not settled",
    "not_checkable": "not checkable",
}


def verdicts() -> View:
    """Claims of the three core texts by verdict.

    What it answers: how much of each text did other sources confirm, and where do they say something else? A slip of
    the pen is counted apart, because nothing rests on it.

    Returns
    -------
    View

    Notes
    -----
    Each claim is judged by its own words and for its own date (codebook, table claims). The number of claims says how
    closely a text was read, so compare shares and not texts.

    >>> list(verdicts().columns)[:3]
    ['Text', 'Claims', 'Confirmed']
    """
    package = course()
    texts = {row["text"]: row["short_name"] for row in package.rows("core_texts")}
    counted = Counter((row["text"], row["verdict"]) for row in package.rows("claims"))
    columns = {"Text": list(texts.values()), "Claims": [sum(counted[text, one] for one in VERDICTS) for text in texts]}
    for verdict, said in VERDICTS.items():
        columns[capitalised(said)] = [counted[text, verdict] for text in texts]
    rows = [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]
    return View(
        "A slip of the pen is counted apart: nothing rests on it.",
        columns,
        title="Claims of the three texts, by verdict",
        source=source_line(
            ("claims", sorted({row["source_id"] for row in package.rows("claims")})),
            note="The verdicts are ours, each with its source.",
        ),
        date="each claim for its own date",
        unit="number of claims",
        # A column for each text: so the table is narrow enough for a small window.
        words=lambda: html_table(
            {"Verdict": list(columns)[1:]} | {row["Text"]: list(row.values())[1:] for row in rows}
        ),
    )

"""The ledger of claims in numbers: how many claims of each core text got which verdict."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from eudefence.data.package import course
from eudefence.ground.words import capitalised, joined
from eudefence.views.page import style
from eudefence.views.page.figure_view import FigureView
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View
from eudefence.views.shapes.word_grid import word_grid

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

    >>> verdicts().table.columns.tolist()[:3]
    ['Text', 'Claims', 'Confirmed']
    """
    package = course()
    texts = {row["text"]: row["short_name"] for row in package.rows("core_texts")}
    counted = Counter((row["text"], row["verdict"]) for row in package.rows("claims"))
    heads = [capitalised(words) for words in VERDICTS.values()]
    rows = [(texts[text], [counted[text, verdict] for verdict in VERDICTS]) for text in texts]
    table = pd.DataFrame([(name, sum(numbers), *numbers) for name, numbers in rows], columns=["Text", "Claims", *heads])
    said = []
    for name, numbers in rows:
        found = [f"{number} {words}" for number, words in zip(numbers, VERDICTS.values(), strict=True) if number]
        said.append(f"{name}: {sum(numbers)} claims, of them {joined(found)}")
    figure = word_grid(heads, [(name, [(str(number), None) for number in numbers]) for name, numbers in rows], left=1.1)
    style.finish(
        figure,
        "Claims of the three texts, by verdict",
        source_line(
            ("claims", sorted({row["source_id"] for row in package.rows("claims")})),
            note="The verdicts are ours, each with its source.",
        ),
        "each claim for its own date",
        "number of claims",
    )
    return FigureView(figure, f"{'. '.join(said)}. Slips of the pen are counted apart: nothing rests on them.", table)

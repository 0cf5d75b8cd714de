"""An article read clause by clause, and the members that stood aside or blocked."""

from __future__ import annotations

import pandas as pd

from eudefence.data import countries
from eudefence.data.package import course
from eudefence.ground.words import date_in_words, joined
from eudefence.views.page import style
from eudefence.views.page.figure_view import FigureView
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View
from eudefence.views.shapes.word_grid import word_grid

KINDS = {"clause": "clause", "other_paragraph": "another paragraph", "practice": "practice, no clause"}
_SHADES = {"clause": 1, "other_paragraph": 2, "practice": 3}
STANCES = {
    "abstention": "abstained with a declaration",
    "veto": "blocked",
    "windfall": "disputed",
    "veto_lifted": "let it pass",
}
_STANCE_SHADES = {"abstention": 1, "veto": 4, "windfall": 2, "veto_lifted": 0}


def article_41() -> View:
    """Article 41(2) of the Treaty on European Union clause by clause, with a paragraph and a practice that are taken
    for clauses.

    What it answers: what does the article say about money, what does it do, and what do people read into it?

    Returns
    -------
    View
        In the order of the text; the course's words, not the Treaty's.

    >>> article_41().table["Kind"].tolist()[-2:]
    ['another paragraph', 'practice, no clause']
    """
    rows = sorted(course().rows("treaty_clauses"), key=lambda row: row["position"])
    table = pd.DataFrame(
        [(row["term"], KINDS[row["kind"]], row["says"], row["does"], row["does_not"]) for row in rows],
        columns=["Term", "Kind", "It says", "It does", "It does not"],
    )
    clauses = sum(row["kind"] == "clause" for row in rows)
    others = [
        f"“{row['term'].partition(':')[0]}” is {'a practice' if row['kind'] == 'practice' else 'in another paragraph'}"
        for row in rows
        if row["kind"] != "clause"
    ]
    sentence = (
        f"Article 41(2) has {clauses} clauses on who pays; {joined(others)}. "
        "No clause lets the Council put military operations on the budget of the Union."
    )
    figure = word_grid(
        ["Kind", "It says", "It does not"],
        [
            (row["term"], [(KINDS[row["kind"]], _SHADES[row["kind"]]), (row["says"], None), (row["does_not"], None)])
            for row in rows
        ],
        left=1.45,
        widths=(1.05, 2.95, 1),
    )
    style.finish(
        figure,
        "Article 41(2) of the Treaty on European Union, clause by clause",
        source_line(
            ("treaty_clauses", [row["source_id"] for row in rows]),
            note="The words are ours; read the article before you cite it.",
        ),
        date_in_words(course().edition),
        "two rows at the end stand beside the clauses",
    )
    return FigureView(figure, sentence, table)


def standing_aside() -> View:
    """Members that abstained with a declaration, blocked, or did neither, in the order of their dates.

    What it answers: has constructive abstention been used, by whom and at what price, and who blocked instead?

    Returns
    -------
    View
        Rows of the table epf; a case told in two ways is called disputed.

    >>> standing_aside().table.iloc[0, :2].tolist()
    ['February 2008', 'Cyprus']
    """
    rows = sorted(
        (row for row in course().rows("epf") if row["record_type"] in STANCES),
        key=lambda row: (row["date"], row["country"]),
    )
    table = pd.DataFrame(
        [
            (
                date_in_words(row["date"], "month"),
                countries.name(row["country"]),
                STANCES[row["record_type"]],
                row["description"],
            )
            for row in rows
        ],
        columns=["When", "Who", "What it did", "In words"],
    )
    stood = list(dict.fromkeys(countries.name(row["country"]) for row in rows if row["record_type"] == "abstention"))
    blocked = list(dict.fromkeys(countries.name(row["country"]) for row in rows if row["record_type"] == "veto"))
    sentence = (
        f"{joined(stood)} have abstained with a declaration; {joined(blocked)} has also"
        " blocked payments of the European Peace Facility. One case is disputed."
    )
    figure = word_grid(
        ["What it did", "In words (amounts in EUR million)"],
        [
            (
                f"{date_in_words(row['date'], 'month')}, {countries.name(row['country'])}",
                [(STANCES[row["record_type"]], _STANCE_SHADES[row["record_type"]]), (row["description"], None)],
            )
            for row in rows
        ],
        left=1.75,
        widths=(1.5, 1),
    )
    style.finish(
        figure,
        "Standing aside, and blocking",
        source_line(("epf", [row["source_id"] for row in rows]), note="Cases that were found."),
        f"{date_in_words(rows[0]['date'], 'month')} to {date_in_words(rows[-1]['date'], 'month')}",
        "constructive abstention and vetoes",
    )
    return FigureView(figure, sentence, table)

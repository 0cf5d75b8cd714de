"""An article read clause by clause, and the members that stood aside or blocked."""

from __future__ import annotations

from eudefence.data import countries
from eudefence.data.columns_in_words import how_sure
from eudefence.data.package import course
from eudefence.data.states import named
from eudefence.ground.words import capitalised, cardinal, date_in_words, joined, one_or_many
from eudefence.views.page import html_words
from eudefence.views.page.source import source_line
from eudefence.views.page.source_words import listed, noted
from eudefence.views.page.view import View

KINDS = {"clause": "clause", "other_paragraph": "another paragraph", "practice": "practice, no clause"}
_BESIDE = {"other_paragraph": "“{term}” is in another paragraph", "practice": "“{term}” is a practice"}
_SHADES = {"clause": 1, "other_paragraph": 2, "practice": 3}
STANCES = {
    "abstention": "abstained with a declaration",
    "veto": "blocked",
    "windfall": "disputed",
    "veto_lifted": "let it pass",
}
_STANCE_SHADES = {"abstention": 1, "veto": 4, "windfall": 2, "veto_lifted": 0}

_STOOD_AND_BLOCKED = {  # whether who blocked had stood aside as well; one blocked, or several
    True: (
        "{stood} have abstained with a declaration; {blocked} has also blocked payments of the European Peace"
        " Facility.",
        "{stood} have abstained with a declaration; {blocked} have also blocked payments of the European Peace"
        " Facility.",
    ),
    False: (
        "{stood} have abstained with a declaration; {blocked} has blocked payments of the European Peace Facility.",
        "{stood} have abstained with a declaration; {blocked} have blocked payments of the European Peace Facility.",
    ),
}
_DISPUTED = ("{number} case is disputed.", "{number} cases are disputed.")


def article_41() -> View:
    """Article 41(2) of the Treaty on European Union clause by clause, with a paragraph and a practice that are taken
    for clauses.

    What it answers: what does the article say about money, what does it do, and what do people read into it?

    Returns
    -------
    View
        In the order of the text; the course's words, not the Treaty's.

    >>> article_41().columns["Kind"][-2:]
    ['another paragraph', 'practice, no clause']
    """
    rows = sorted(course().rows("treaty_clauses"), key=lambda row: row["position"])
    columns = {
        "Term": [row["term"] for row in rows],
        "Kind": [KINDS[row["kind"]] for row in rows],
        "It says": [row["says"] for row in rows],
        "It does": [row["does"] for row in rows],
        "It does not": [row["does_not"] for row in rows],
    }
    clauses = sum(row["kind"] == "clause" for row in rows)
    others = [_BESIDE[row["kind"]].format(term=row["short_term"]) for row in rows if row["kind"] in _BESIDE]
    cells = [
        (
            row["term"],
            [
                (KINDS[row["kind"]], _SHADES[row["kind"]]),
                row["says"],
                [("What it does", row["does"]), ("What it does not do", row["does_not"])],
            ],
        )
        for row in rows
    ]
    return View(
        f"Article 41(2) has {clauses} clauses on who pays; {joined(others)}. "
        "No clause lets the Council put military operations on the budget of the Union.",
        columns,
        title="Article 41(2) of the Treaty on European Union, clause by clause",
        source=source_line(
            ("treaty_clauses", [row["source_id"] for row in rows]),
            note="The words are ours; read the article before you cite it.",
        ),
        date=date_in_words(course().edition),
        unit=f"{cardinal(len(rows) - clauses)} rows at the end stand beside the clauses",
        words=lambda: html_words.run(
            html_words.grid(["Term", "Kind", "It says", "What follows, and what does not"], cells, (18, 14, 30)),
            listed(row["source_id"] for row in rows),
        ),
    )


def standing_aside() -> View:
    """Members that abstained with a declaration, blocked, or did neither, in the order of their dates.

    What it answers: has constructive abstention been used, by whom and at what price, and who blocked instead?

    Returns
    -------
    View
        Rows of the table epf; a case told in two ways is called disputed.

    >>> list(standing_aside().rows[0].values())[:3]
    ['4 February 2008', 'Cyprus', 'abstained with a declaration']
    """
    rows = sorted(
        (row for row in course().rows("epf") if row["record_type"] in STANCES),
        key=lambda row: (row["date"], row["country"]),
    )
    columns = {
        "When": [date_in_words(row["date"], row["date_precision"]) for row in rows],
        "Who": [countries.name(row["country"]) for row in rows],
        "What it did": [STANCES[row["record_type"]] for row in rows],
        "In words (amounts in EUR million)": [row["description"] for row in rows],
        "How sure": [how_sure("epf", row, {"date": "date"}) for row in rows],
    }
    shades = [_STANCE_SHADES[row["record_type"]] for row in rows]
    cells = [
        (when, [who, (did, shade), [row["description"], noted(row)]])
        for when, who, did, shade, row in zip(*list(columns.values())[:3], shades, rows, strict=True)
    ]
    stood, blocked, disputed = (
        [row for row in rows if row["record_type"] == kind] for kind in ("abstention", "veto", "windfall")
    )
    return View(
        _stood_and_blocked(stood, blocked, disputed),
        columns,
        title="Standing aside, and blocking",
        source=source_line(("epf", [row["source_id"] for row in rows]), note="Cases that were found."),
        date=f"{date_in_words(rows[0]['date'], 'month')} to {date_in_words(rows[-1]['date'], 'month')}",
        unit="constructive abstention and vetoes",
        words=lambda: html_words.grid(list(columns)[:4], cells, (14, 12, 16)),
    )


def _stood_and_blocked(stood, blocked, disputed):
    states, blockers = _states(stood), _states(blocked)
    told = one_or_many(
        len(blockers),
        *_STOOD_AND_BLOCKED[set(blockers) <= set(states)],
        stood=capitalised(named(states, "and")),
        blocked=named(blockers, "and"),
    )
    number = capitalised(cardinal(len(disputed)))
    return f"{told} {one_or_many(len(disputed), *_DISPUTED, number=number)}"


def _states(rows):
    """The states of some rows, each once."""
    return list(dict.fromkeys(row["country"] for row in rows))

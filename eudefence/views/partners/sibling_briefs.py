"""The briefs of the series to which FEPS 2022 belongs, by theme: autonomy is wider than defence."""

from __future__ import annotations

from eudefence.data.package import Row, course
from eudefence.ground.words import capitalised, cardinal, count, date_in_words, joined
from eudefence.views.page import html_words
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View

SERIES = "FEPS Policy Brief, European Strategic Autonomy series"
CORE = "feps_2022"
THEMES = {
    "security and defence": "Security and defence",
    "economy and trade": "Economy and trade",
    "digital and technology": "Digital and technology",
    "the whole series": "The whole series",
}
UNREAD = "core_text"  # known from the list on the page of FEPS 2022 only


def sibling_briefs() -> View:
    """The briefs beside FEPS 2022 in its series, by theme, with the question that each asks.

    What it answers: is strategic autonomy a matter of defence? The series to which the core text belongs has three
    parts, and only one of them is on security and defence.

    Returns
    -------
    View
        A row for each brief. The question stands only where the page of the brief could be read.

    Notes
    -----
    Tables literature, literature_authors and literature_themes. Of each brief at most the summary page was read.

    >>> sibling_briefs().rows[0]["Theme"]
    'Security and defence'
    """
    found = briefs()
    return View(
        sentence_on(found),
        {
            "Theme": [THEMES[theme] for theme, _ in found],
            "Brief": [row["title"] for _, row in found],
            "By": [authors(row["bib_key"]) for _, row in found],
            "When": [_when(row) for _, row in found],
            "What it asks": [row["annotation"] if row["confidence"] != UNREAD else None for _, row in found],
        },
        title="The series of FEPS 2022: briefs beside it",
        date=f"{min(r['year'] for _, r in found if r['year'])} to {max(r['year'] for _, r in found if r['year'])}",
        source=source_line(("literature", [row for _, row in found]), note="The questions are in our words."),
        words=lambda: _words(found),
    )


def briefs() -> list[tuple[str, Row]]:
    """Theme and row of each brief of the series but the core text itself, newest first within a theme."""
    package = course()
    themes = {row["bib_key"]: row["theme"] for row in package.rows("literature_themes") if row["theme"] in THEMES}
    rows = [row for row in package.rows("literature") if row["venue"] == SERIES and row["bib_key"] != CORE]
    order = list(THEMES)
    return sorted(
        ((themes[row["bib_key"]], row) for row in rows),
        key=lambda one: (order.index(one[0]), -(one[1]["published_on"].toordinal() if one[1]["published_on"] else 0)),
    )


def authors(key: str) -> str:
    """Who wrote a brief, as far as it is shown.

    >>> authors("feps_industry_2022"), authors("feps_internet_2023")
    ('Jonathan Hackenbroich and Sebastian Dullien', 'not shown')
    """
    rows = [row for row in course().rows("literature_authors") if row["bib_key"] == key and not row["organisation"]]
    rows.sort(key=lambda row: row["position"])
    return joined([f"{row['given']} {row['family']}" for row in rows]) or "not shown"


def _when(row):
    return date_in_words(row["published_on"], row["published_on_precision"]) if row["published_on"] else "day not shown"


def sentence_on(found: list[tuple[str, Row]]) -> str:
    """How many of the briefs are on defence, and how many could be read."""
    defence = sum(theme == "security and defence" for theme, _ in found)
    general = sum(theme == "the whole series" for theme, _ in found)
    elsewhere = len(found) - defence - general
    read = sum(row["confidence"] != UNREAD for _, row in found)
    return (
        f"Autonomy is wider than defence: of {count(len(found), 'brief')} that the page of FEPS 2022 lists beside it,"
        f" {cardinal(defence)} are on security and defence, {cardinal(elsewhere)} on the economy, trade and technology"
        f" and {cardinal(general)} on all of it. The summary pages of {cardinal(read)} could be read."
    )


def _words(found):
    columns = []
    for theme, title in THEMES.items():
        mine = [row for one, row in found if one == theme]
        if mine:
            columns.append((title, count(len(mine), "brief"), [part for row in mine for part in _parts(row)]))
    return html_words.panels(columns)


def _parts(row):
    yield "", html_words.run(html_words.linked(row["title"], row["url"]))
    yield "", html_words.small(f"{capitalised(authors(row['bib_key']))}; {_when(row)}")
    if row["confidence"] == UNREAD:
        yield "", html_words.small("Its page could not be read, so what it asks is not told.")
    else:
        yield "It asks", row["annotation"]

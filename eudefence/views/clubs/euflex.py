"""EUFLEX in three voices kept apart: what its page states, what its publications find, what this course makes of it."""

from __future__ import annotations

from eudefence.data.package import course
from eudefence.ground.called import called
from eudefence.ground.words import capitalised, cardinal, joined
from eudefence.views.page import html_words
from eudefence.views.page.controls import by_words, choice
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.source import source_line
from eudefence.views.page.source_words import stands_on
from eudefence.views.page.view import View

AREAS = {
    "foreign_policy": "foreign policy and diplomacy",
    "security_community": "region and security community",
    "defence": "defence",
    "all": "not attributed to one area",
}
LEVELS = {
    "union": "the Union as a whole",
    "member_states": "member states",
    "associated_states": "associated states",
}
READ = {
    "abstract": "the abstract",
    "summary": "a summary of the institute",
    "table_of_contents": "the table of contents and a notice",
    "front_matter": "the front matter",
    "article_copy": "abstract and opening, in a copy",
}
TAKEN = {"yes": "taken", "in_part": "taken in part", "no": "not taken"}
ALL = "all"
_REFUTED = "What could refute it:"
_OURS = "Area and level are our attribution; no full text was read."


def euflex() -> View:
    """What the project page of EUFLEX states, what its publications find, and what this course makes of both.

    What it answers: who speaks? The page asks and assumes, the publications find, and the dilemma of three is a model
    of ours.

    Returns
    -------
    View
        Three panels, all equally wide.

    >>> list(dict.fromkeys(euflex().columns["Who speaks"]))
    ['The page states', 'Its publications find', 'We construct']
    """
    package = course()
    said = package.rows("euflex_statements")
    found = package.rows("euflex_publications")
    told = {
        "The page states": [(row["heading"], row["statement"]) for row in said if row["voice"] == "page"],
        "Its publications find": [(row["short_title"], row["finding"]) for row in found],
        "We construct": [
            (row["heading"], f"{row['statement']} {_REFUTED} {row['could_refute']}")
            for row in said
            if row["voice"] == "ours"
        ],
    }
    below = {
        "The page states": "in our words",
        "Its publications find": f"{cardinal(len(found))} publications, from abstracts and summaries",
        "We construct": "with what could refute it",
    }
    lines = [(voice, head, words) for voice, parts in told.items() for head, words in parts]
    return View(
        "The page asks and assumes, its publications find, and the dilemma of three is a model of this course.",
        dict(zip(("Who speaks", "About", "What is said"), map(list, zip(*lines, strict=True)), strict=True)),
        title="EUFLEX: three voices",
        unit="three voices, kept apart",
        source=source_line(
            ("euflex_statements", [row["source_id"] for row in said]),
            ("euflex_publications", [row["source_id"] for row in found]),
            note=_OURS,
        ),
        words=lambda: html_words.panels([(voice, below[voice], parts) for voice, parts in told.items()]),
    )


def euflex_publications(show: str = ALL) -> View:
    """Publications of EUFLEX: one of them, or those of an area or a level side by side.

    What it answers: what does each ask, of which cases, what does it find, and what does it say on autonomy,
    integration and leaving?

    Parameters
    ----------
    show : str
        "all"; a publication by its short title, such as "United clubs of Europe", or its key in the table literature;
        an area ("defence") or a level ("associated_states").

    Returns
    -------
    View

    Raises
    ------
    ValueError
        For what is none of these (the nearest is named).

    >>> euflex_publications("defence").columns["Publication"]
    ['Under French leadership', 'Beyond institutional boundaries', 'Third countries after Brexit']
    >>> euflex_publications("hillion_2019").title
    'Norway and the changing foreign policy'
    """
    key = called("show", show, _options(), "publication, area or level of EUFLEX")
    found = course().rows("euflex_publications")
    one = [row for row in found if row["bib_key"] == key]
    return _one(one[0]) if one else _several(key, [row for row in found if _belongs(row, key)])


def explore_euflex() -> Explorer:
    """`euflex_publications` with a control for the publication, the area or the level.

    Returns
    -------
    Explorer

    >>> explore_euflex().view.unit
    'eight publications'
    """
    return explore(euflex_publications, show=choice("Show", by_words(_options()), compact=True))


def four_ways() -> View:
    """Four ways for Norway, as a report of 2019 gave them, against four models for the United Kingdom of 2026.

    What it answers: which way is like which model, and which did Norway take?

    Returns
    -------
    View

    >>> four_ways().columns["What came of it"]
    ['taken', 'taken', 'taken in part', 'not taken']
    """
    package = course()
    rows = package.rows("norway_ways")
    models = {row["model_id"]: row["name"] for row in package.rows("uk_designs")}
    like = [models.get(row["uk_model"], "none") for row in rows]
    without = joined([name for key, name in models.items() if key not in {row["uk_model"] for row in rows}], "and")
    return View(
        f"Models for London that have no way of their own in the report on Norway: {without}.",
        {
            "Way": [row["name"] for row in rows],
            "In the report of 2019": [row["way"] for row in rows],
            "Nearest model of IAI 2026": like,
            "How it stands to the models": [row["against_the_models"] for row in rows],
            "What came of it": [TAKEN[row["taken"]] for row in rows],
            "In detail": [row["what_happened"] for row in rows],
        },
        title="Four ways for Norway, four models for the United Kingdom",
        unit="the comparison is ours",
        source=source_line(("norway_ways", [row["source_id"] for row in rows]), "uk_designs"),
        words=lambda: html_words.grid(
            ["Way", "In the report of 2019", "Nearest model of IAI 2026", "What came of it"],
            [
                (
                    row["name"],
                    [
                        row["way"],
                        [name, row["against_the_models"]],
                        [(capitalised(TAKEN[row["taken"]]), row["what_happened"])],
                    ],
                )
                for row, name in zip(rows, like, strict=True)
            ],
            (16, 26, 28),
        ),
    )


def _options():
    titles = {row["bib_key"]: row["short_title"] for row in course().rows("euflex_publications")}
    areas = {key: f"Area: {words}" for key, words in AREAS.items() if key != ALL}
    return {ALL: "All publications"} | areas | {key: f"Level: {words}" for key, words in LEVELS.items()} | titles


def _levels(row):
    return [one["level"] for one in course().rows("euflex_levels") if one["bib_key"] == row["bib_key"]]


def _belongs(row, key):
    return key in (ALL, row["area"]) or key in _levels(row)


def _several(key, rows):
    columns = {
        "Publication": [row["short_title"] for row in rows],
        "It asks": [row["question"] for row in rows],
        "It finds": [row["finding"] for row in rows],
        "Area": [AREAS[row["area"]] for row in rows],
        "Level": [joined([LEVELS[level] for level in _levels(row)], "and") for row in rows],
    }
    return View(
        "What the publications find is told from abstracts and summaries, in our words.",
        columns,
        title="What the publications of EUFLEX ask and find" + ("" if key == ALL else f". {_options()[key]}"),
        unit=f"{cardinal(len(rows))} publications",
        source=source_line(("euflex_publications", [row["source_id"] for row in rows]), note=_OURS),
        words=lambda: html_words.grid(
            list(columns), [(name, cells) for name, *cells in zip(*columns.values(), strict=True)], (18, 27, 29)
        ),
    )


def _one(row):
    work = course().find("literature", row["bib_key"])
    parts = {
        "It asks": row["question"],
        "How": row["method"],
        "Cases": row["cases"],
        "It finds": row["finding"],
        "On autonomy, integration and leaving": row["on_the_dilemma"],
        "Area": AREAS[row["area"]],
        "Level": joined([LEVELS[level] for level in _levels(row)], "and"),
        "What was read": READ[row["what_was_read"]],
        "Keep in mind": row["note"],
    }
    parts = {part: words for part, words in parts.items() if words}
    return View(
        f"{work['title']} ({work['year']}), read in {READ[row['what_was_read']]}.",
        {"Part": list(parts), "Words": list(parts.values())},
        title=row["short_title"],
        unit="area and level are our attribution",
        source=source_line(("euflex_publications", [row["source_id"]]), note=_OURS),
        words=lambda: html_words.run(html_words.facts(parts.items()), stands_on("euflex_publications", row)),
    )

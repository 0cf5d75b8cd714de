"""Lay a new question out: a file of its kind in which every place to fill in is marked, as in ‹the task›.

What stands between the two signs is an example: with the signs taken away and the functions written, each template can
be read.
"""

from __future__ import annotations

from pathlib import Path

from eudefence.ground.arguments import one_of
from eudefence.ground.files import save
from eudefence.learning.bank import catalogue
from eudefence.learning.bank.question import ID
from eudefence.learning.bank.reader import FORMS
from eudefence.upkeep.doctor import checkout

_OPTIONS = (
    "## Options\n- **‹first›** ‹the words of an option›\n- **‹second›** ‹other words›\n- **‹third›** ‹words of a third"
    " one›\n"
)
_REASONS = "## Reasons\n- **‹law›** ‹a reason›\n- **‹habit›** ‹another one›\n"
_ITEMS = (
    "## Items\n- **‹one›** ‹the words of an item›\n- **‹two›** ‹other words›\n- **‹three›** ‹words of a third one›\n"
)
_CATEGORIES = "## Categories\n- **‹inside›** ‹the words of a category›\n- **‹outside›** ‹other words›\n"
_ARGUMENTS = 'arguments = ["‹people›", "‹yes›"]\ncases = "‹cases›"\n'
_PARTS = (
    "## Points\n- ‹For: a point that a good argument may make.›\n- ‹Against: one of the other side.›\n\n## Example\n"
    "- **‹claim›** ‹One complete argument, part by part.›\n"
)
# Each kind: whether it has a key, its own settings, its lists, and two typical wrong answers.
_KINDS = {
    "choice": ("right_option", "", _OPTIONS, ("‹second›", "‹third›")),
    "supported or not": ("what_the_source_says", "", "", ("‹supported›", "‹silent›")),
    "choice with reason": (
        "right_option_and_reason",
        "",
        f"{_OPTIONS}\n{_REASONS}",
        ("‹second›", "‹first› because ‹habit›"),
    ),
    "classification": ("category(item)", "", f"{_ITEMS}\n{_CATEGORIES}", ("‹one› -> ‹outside›", "‹two› -> ‹inside›")),
    "ordering": (
        "day(item)",
        'first = "‹earliest›"\nlast = "‹latest›"\n',
        _ITEMS,
        ("backwards", "‹three› before ‹one›"),
    ),
    "structured argument": ("", "", _PARTS, ("only ‹claim›", "only ‹claim›, ‹evidence›")),
    "number": ("right_number", 'unit = "‹states›"\n', "", ("‹wrong_number()›", "‹12›")),
    "set of countries": ("right_states", 'noun = ["‹state›", "‹states›"]\n', "", ("‹wrong_states()›", "‹FR, DE›")),
    "coalition": ("right_states", 'fault = "‹what_is_wrong›"\n', "", ("‹wrong_states()›", "‹FR, DE›")),
    "legal basis": ("right_article", "", "", ("‹teu-42-4›", "‹Article 44 TEU›")),
    "formula": ("right_formula", 'conditions = ["‹A›", "‹B›"]\n', "", ("‹A + B›", "‹A›")),
    "graph": ("right_ties", "of_countries = true\n", "", ("‹wrong_ties()›", "‹FR-DE, DE-IT›")),
    "table": (
        "right_rows",
        'by = ["‹type›"]\n\n[columns]\n‹type› = "text"\n‹missions› = "number"\n',
        "## Rows\n- **‹one›** ‹the words of a row›\n- **‹two›** ‹other words›\n",
        ("‹wrong_rows()›", "‹other_rows()›"),
    ),
    "function": ("reference", _ARGUMENTS, "", ("‹faulty›", "‹faulty_too›")),
    "function with laws": ("reference", _ARGUMENTS, "", ("‹faulty›", "‹faulty_too›")),
}
_MORE = {  # headings that only some kinds have, behind the wrong answers
    "coalition": "## Fault: ‹too few›\n‹What is wrong with such a set.›\n‹What to try.›\n\n",
    "function": "## Property: ‹holds›\n‹what must hold of each result, in words›\n\n",
    "function with laws": "## Law: ‹law_holds›, ‹one case› -> ‹other case›\n‹what binds the two results, in words›\n\n",
}
_WORKED = {
    "function": "## Worked\n```python\ndef answer(‹people›, ‹yes›):\n    return ‹True›\n```\n",
}
_WORKED["function with laws"] = _WORKED["function"]
_EXAMPLES = {"‹claim›": "> ‹claim›: ‹Words of an example.›\n", "‹evidence›": "> ‹evidence›: ‹Words of an example.›\n"}


def template(id: str, kind: str) -> str:
    """The text of a new question, with every place to fill in marked.

    >>> print(template("04.c", "choice").split("## Wrong")[0])
    +++
    kind = "choice"
    key = "‹right_option›"
    objective = "‹tell one thing from another›"
    section = "‹heading of the section in the notebook›"
    +++
    ‹The task, one sentence on a line.›
    <BLANKLINE>
    ## Options
    - **‹first›** ‹the words of an option›
    - **‹second›** ‹other words›
    - **‹third›** ‹words of a third one›
    <BLANKLINE>
    <BLANKLINE>
    """
    key, own, lists, wrong = _KINDS[one_of("kind", kind, FORMS, "kind of question")]
    name, bracket, rest = key.partition("(")
    lines = ["+++", f'kind = "{kind}"', *([f'key = "‹{name}›{bracket}{rest}"'] if key else [])]
    lines.append('objective = "‹tell one thing from another›"')
    lines += [] if id[3:].isdigit() else ['section = "‹heading of the section in the notebook›"']
    head = "\n".join(lines) + f"\n{own}+++\n"
    said = ""
    for answer in wrong:
        example = "".join(_EXAMPLES[part] for part in _EXAMPLES if answer.startswith("only ") and part in answer)
        said += (
            f"## Wrong: {answer}\n{example}‹What was probably done, and why it is wrong (article or passage).›\n‹What"
            " to try.›\n\n"
        )
    hints = "## Hint\n‹A pointer.›\n\n## Hint\n‹Nearly the whole way.›\n\n"
    solution = "## Solution\n‹It is› {key}.\n‹Why it holds.›\n"
    worked = f"\n{_WORKED[kind]}" if kind in _WORKED else ""
    return (
        f"{head}‹The task, one sentence on a"
        f" line.›\n\n{lists}{lists and chr(10)}{said}{_MORE.get(kind, '')}{hints}{solution}{worked}"
    )


def lay_out(id: str, kind: str = "choice", folder: Path | None = None) -> list[Path]:
    """Put a new question, and what its unit lacks, into the bank; nothing that is there is touched.

    Parameters
    ----------
    id : str
        ``"04.3"`` for an exercise, ``"04.c"`` for a check inside a unit.
    kind : str
        One of the kinds of question, by its name.
    folder : pathlib.Path, optional
        The bank; that of the kit by default.

    Returns
    -------
    list of pathlib.Path
        The files written: the question first, then the title of the unit and the module of its keys where they are new.

    Raises
    ------
    ValueError
        For an id that is none or is taken, an unknown kind, or a kit that is installed and no folder one works in.
    """
    if not ID.fullmatch(id):
        raise ValueError(
            f"id: {id!r} is no id of a question. Write 04.3 for an exercise, or 04.c for a check inside a unit."
        )
    text = template(id, kind)
    if folder is None and not checkout():
        raise ValueError(
            "id: questions are written in the folder of the course, and this kit is installed as a package. Run it"
            " there."
        )
    folder = folder or catalogue.FOLDER
    unit = id[:2]
    path = folder / unit / f"{id}.md"
    if path.exists():
        raise ValueError(f"id: {id} exists already, in {path}. The next one free is {following(id, folder)}.")
    new = {
        path: text,
        folder / unit / "unit.toml": 'title = "‹title of the unit›"\n',
        folder / f"keys_{unit}.py": (
            f'"""What computes the answers of unit {unit}: functions that return names, numbers or sets."""\n'
        ),
    }
    return [save(file, words) for file, words in new.items() if not file.exists()]


def following(id: str, folder: Path | None = None) -> str:
    """The next id that is free in the series of an id.

    >>> following("00.1"), following("00.a"), following("99.7")
    ('00.4', '00.d', '99.1')
    """
    unit = id[:2]
    taken = {path.stem for path in ((folder or catalogue.FOLDER) / unit).glob("*.md")}
    series = map(str, range(1, 100)) if id[3:].isdigit() else "abcdefghijklmnopqrstuvwxyz"
    return next(f"{unit}.{own}" for own in series if f"{unit}.{own}" not in taken)

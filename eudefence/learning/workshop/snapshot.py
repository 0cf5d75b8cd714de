"""What the questions say today, so that a change of the data shows which keys, hints and sentences it changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from eudefence.ground.files import read_json, replace
from eudefence.learning.bank.catalogue import every
from eudefence.learning.checking.presentation import filled_kind, help_text, shown_key, task
from eudefence.upkeep.doctor import checkout


def snapshot() -> dict[str, dict[str, str]]:
    """Every question with its key and its texts, figures filled in.

    Returns
    -------
    dict
        For each id a dictionary: "key", "task", "wrong 1", "message 1", "hint 1", ..., "solution". Plain text, fit for
        JSON.

    Examples
    --------
    >>> snapshot()["00.1"]["key"]
    '5,000 persons'
    """
    return {question.id: _said(question) for question in every()}


def diff(old: Mapping, new: Mapping) -> list[str]:
    """Which keys, hints and sentences changed between two snapshots.

    Parameters
    ----------
    old, new : mapping
        As `snapshot` returns them.

    Returns
    -------
    list of str
        One line for each change, questions in order; empty when nothing changed.

    Examples
    --------
    >>> diff({"01.1": {"key": "26"}}, {"01.1": {"key": "27"}, "01.2": {"key": "x"}})
    ['01.1 key: 26 -> 27', '01.2 is new']
    """
    lines = []
    for id in sorted({*old, *new}):
        if id not in new:
            lines.append(f"{id} is gone")
        elif id not in old:
            lines.append(f"{id} is new")
        else:
            for part in dict.fromkeys([*old[id], *new[id]]):
                before, after = old[id].get(part), new[id].get(part)
                if before != after:
                    lines.append(f"{id} {part}: {before or 'nothing'} -> {after or 'nothing'}")
    return lines


def kept() -> Path:
    """The snapshot that is kept with the course: what the questions said when somebody last read them.

    Raises
    ------
    ValueError
        Where the kit is installed as a package, without the folder of the course.

    >>> kept().name
    'keys_snapshot.json'
    """
    folder = checkout()
    if not folder:
        raise ValueError("file: outside the folder of the course no snapshot is kept. Name a file.")
    return folder / "tests" / "learning" / "keys_snapshot.json"


def save(path: str | Path | None = None) -> Path:
    """Write today's snapshot, one line for each text, so that a version control system shows a change in its place.

    Parameters
    ----------
    path : path, optional
        A JSON file; an older one is replaced. By default the one that is kept with the course.

    Returns
    -------
    pathlib.Path
        The file written.
    """
    return replace(path or kept(), json.dumps(snapshot(), indent=1, ensure_ascii=False) + "\n")


def changes(path: str | Path | None = None) -> list[str]:
    """What has changed since a snapshot was saved: keys, hints and sentences.

    Parameters
    ----------
    path : path, optional
        A file that `save` wrote; by default the one that is kept with the course.

    Returns
    -------
    list of str
        As `diff` returns them.

    Raises
    ------
    ValueError
        If the file is missing or is no snapshot.
    """
    path = Path(path or kept())
    old = read_json(path)
    if not isinstance(old, dict) or not all(isinstance(said, dict) for said in old.values()):
        raise ValueError(
            f"file: {path} is no snapshot of questions. Save one with: eudefence questions snapshot {path}"
        )
    return diff(old, snapshot())


def _said(question) -> dict[str, str]:
    kind = filled_kind(question)
    said = {"key": shown_key(question), "task": task(question)}
    for number, wrong in enumerate(question.wrong, 1):
        pattern = kind.read_pattern(wrong.example())
        said[f"wrong {number}"] = kind.show_pattern(pattern)
        said[f"message {number}"] = help_text(question, wrong.message)
    for number, hint in enumerate(question.hints, 1):
        said[f"hint {number}"] = help_text(question, hint)
    return said | {"solution": help_text(question, question.solution)}

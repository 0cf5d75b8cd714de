"""The last answer to a question, from which its form starts: this kernel's, else the progress file's, else the one that
stands in the notebook's own file. With ``EUDEFENCE_HOME=:memory:`` only this kernel's.

What is found is data that anybody may have written: whoever uses it reads it as an answer and judges it again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from . import progress_file

MOST_BYTES = 50_000_000  # of a notebook that is read
_here: dict[str, Mapping] = {}


def remember(id: str, answer: Mapping[str, object]) -> None:
    """Keep an answer as long as this kernel runs."""
    _here[id] = dict(answer)


def last(id: str, mime: str) -> Mapping[str, object] | None:
    """The last answer to a question as data, or None.

    Parameters
    ----------
    id : str
    mime : str
        The type under which answers stand in notebooks.
    """
    if id in _here:
        return _here[id]
    try:
        if progress_file.home() is None:
            return None
    except progress_file.NotKept:
        return None
    entries, _ = progress_file.entries()
    kept = entries.get(id, {}).get("answer")
    return kept if isinstance(kept, dict) else _in_notebook(id, mime)


def _in_notebook(id: str, mime: str) -> Mapping[str, object] | None:
    path = Path(os.environ.get("JPY_SESSION_NAME") or "")
    try:
        stat = path.stat()
        if path.suffix != ".ipynb" or stat.st_size > MOST_BYTES:
            return None
        return answers_in(str(path), mime, stat.st_mtime_ns).get(id)
    except (OSError, ValueError):
        return None


@lru_cache(maxsize=1)
def answers_in(path: str, mime: str, changed: int = 0) -> dict[str, dict]:
    """The answers that stand in the outputs of a notebook, by question; the last cell of a question wins.

    Parameters
    ----------
    path : str
    mime : str
    changed : int
        When the file was changed: another time is another file.

    Raises
    ------
    OSError, ValueError
        If the file cannot be read, or is no notebook.
    """
    try:
        book = json.loads(Path(path).read_text(encoding="utf-8"))
    except RecursionError:
        raise ValueError("path: the file is nested too deeply to be a notebook.") from None
    found = {}
    for cell in _listed(book, "cells"):
        for output in _listed(cell, "outputs"):
            data = output.get("data") if isinstance(output, dict) else None
            given = data.get(mime) if isinstance(data, dict) else None
            if isinstance(given, dict) and isinstance(given.get("id"), str):
                found[given["id"]] = given
    return found


def _listed(thing: object, name: str) -> list:
    found = thing.get(name) if isinstance(thing, dict) else None
    return found if isinstance(found, list) else []

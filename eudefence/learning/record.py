"""What a learner has answered, in one readable file on the learner's own machine.

The file is ``progress.json`` in the folder ``EUDEFENCE_HOME``, or in the platform's folder for user data. It holds question ids, states,
counts, points and times, and no name. A lock keeps several notebooks from writing at once; the file is replaced in one step, so that
a crash leaves the old one; a damaged file is kept aside and never overwritten. With ``EUDEFENCE_HOME=:memory:`` nothing is written.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path

from ..files import replace

FORMAT = "eudefence progress"
VERSION = 1
MEMORY = ":memory:"
# A check must answer within a second, so it does not wait long for another notebook.
SECONDS_TO_WAIT = 0.8

_memory: dict[str, dict] = {}


class NotKept(Exception):
    """The progress cannot be read or written; the text says why."""


def home() -> Path | None:
    """The folder of the progress file, or None when it is kept in memory only.

    >>> home() is None or home().is_absolute()
    True
    """
    chosen = os.environ.get("EUDEFENCE_HOME", "").strip()
    if chosen == MEMORY:
        return None
    if chosen:
        return Path(chosen).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("eudefence", appauthor=False)


def file() -> Path | None:
    """The progress file, or None when the progress is kept in memory only."""
    folder = home()
    return folder / "progress.json" if folder else None


def keep(id: str, right: bool, points: int) -> str:
    """Add one attempt to the record.

    Parameters
    ----------
    id : str
        The question.
    right : bool
        Whether this attempt was right. A question once right stays right.
    points : int
        What this attempt earned.

    Returns
    -------
    str
        Empty, or a sentence for the learner when something went wrong; an answer is checked all the same.
    """
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    path = file()
    if path is None:
        _add(_memory, id, right, points, now)
        return ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _lock(path):
            entries, note = _read(path)
            _add(entries, id, right, points, now)
            _write(path, entries)
        return note
    except NotKept as error:
        return f"Your progress was not saved: {error}"
    except OSError as error:
        return f"Your progress was not saved in {path.parent}: {error.strerror or error}."


def entries() -> tuple[dict[str, dict], str]:
    """All records by question id, and a sentence when the file was damaged or could not be read."""
    path = file()
    if path is None:
        return {id: dict(entry) for id, entry in _memory.items()}, ""
    if not path.exists():
        return {}, ""
    try:
        with _lock(path):
            return _read(path)
    except NotKept as error:
        return {}, f"Your progress could not be read: {error}"
    except OSError as error:
        return {}, f"Your progress could not be read from {path}: {error.strerror or error}."


def _add(entries, id, right, points, now):
    entry = entries.setdefault(id, {"state": "not yet", "attempts": 0, "points": 0, "first": now, "last": now})
    entry["attempts"] += 1
    entry["points"] = max(entry["points"], points)
    entry["last"] = now
    if right:
        entry["state"] = "right"


def _lock(path):
    import filelock

    lock = filelock.FileLock(path.parent / "progress.lock", timeout=SECONDS_TO_WAIT)
    try:
        return lock.acquire()
    except filelock.Timeout:
        raise NotKept("another notebook is writing to it. Run the cell again.") from None
    except NotImplementedError:
        raise NotKept(f"the disk of {path.parent} does not allow locks. Set EUDEFENCE_HOME to another folder.") from None


def _read(path):
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return {}, ""
    try:
        data = json.loads(content.decode("utf-8"))
        if data["format"] != FORMAT:
            raise ValueError
        if data["version"] > VERSION:
            raise NotKept(f"{path} was written by a newer version of the kit. Update the kit, or move the file away.")
        return {str(id): _entry(entry) for id, entry in data["questions"].items()}, ""
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        aside = _put_aside(path)
        return {}, f"The progress file was damaged. It is kept as {aside.name} beside a new one in {path.parent}."


def _entry(entry):
    """One record with every field of the right type, or an error."""
    checked = {
        "state": {"right": "right", "not yet": "not yet"}[entry["state"]],
        "attempts": _count(entry["attempts"]),
        "points": _count(entry["points"]),
        "first": dt.datetime.fromisoformat(entry["first"]).isoformat(timespec="seconds"),
        "last": dt.datetime.fromisoformat(entry["last"]).isoformat(timespec="seconds"),
    }
    return entry | checked


def _count(number):
    if isinstance(number, bool) or not isinstance(number, int) or number < 0:
        raise ValueError
    return number


def _put_aside(path):
    number = 1
    while path.with_name(f"{path.name}.corrupt-{number}").exists():
        number += 1
    aside = path.with_name(f"{path.name}.corrupt-{number}")
    path.rename(aside)
    return aside


def _write(path, entries):
    # Under the lock nobody else writes: what lies here was left by a process that was killed.
    for left in path.parent.glob(f".{path.name}.*"):
        left.unlink(missing_ok=True)
    data = {"format": FORMAT, "version": VERSION, "questions": dict(sorted(entries.items()))}
    replace(path, json.dumps(data, indent=1, ensure_ascii=False) + "\n")

"""What a learner has answered, in one readable file on the learner's own machine.

The file is ``progress.json`` in the folder ``EUDEFENCE_HOME``, or in the platform's folder for user data; a relative
name is taken from the user's home folder, so that all notebooks mean the same one. It holds question ids, states,
counts, points, times and the last answer that could be read, and no name. A lock keeps several notebooks from writing
at once, where the disk knows locks; reading needs none, because the file is replaced in one step, so that a crash
leaves the old one. A damaged file is kept aside and never overwritten; of a file with one odd record only that record
is set aside. What cannot be written waits in memory and is written with a later answer. With
``EUDEFENCE_HOME=:memory:`` nothing is written.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import json
import math
import os
import stat
from pathlib import Path

from eudefence.ground.files import reason, replace
from eudefence.ground.words import count, some

FORMAT = "eudefence progress"
VERSION = 1
MEMORY = ":memory:"
# A check must answer within a second, so it does not wait long for another notebook.
SECONDS_TO_WAIT = 0.8
# What systems say when a disk cannot lock files: network folders, sticks, folders that a cloud service shows.
_NO_LOCKS = {
    getattr(errno, name) for name in ("ENOSYS", "ENOTSUP", "EOPNOTSUPP", "ENOLCK", "EINVAL") if hasattr(errno, name)
}

_memory: dict[str, dict] = {}
_waiting: list[tuple[str, bool, int, str, dict | None]] = []


class NotKept(Exception):
    """The progress cannot be read or written; the text says why."""


class _Damaged(Exception):
    """What stands in the file is no progress."""


def home() -> Path | None:
    """The folder of the progress file, or None when it is kept in memory only.

    Raises
    ------
    NotKept
        If the system does not say where the user's home folder is.

    >>> home() is None or home().is_absolute()
    True
    """
    chosen = os.environ.get("EUDEFENCE_HOME", "").strip()
    if chosen == MEMORY:
        return None
    try:
        if not chosen:
            from platformdirs import user_data_path

            folder = user_data_path("eudefence", appauthor=False)
        else:
            folder = Path(chosen).expanduser()
        return folder if folder.is_absolute() else Path.home() / folder
    except (RuntimeError, ValueError, KeyError):
        raise NotKept(
            "this system names no home folder for you. Set EUDEFENCE_HOME to the full name of a folder of yours."
        ) from None


def file() -> Path | None:
    """The progress file, or None when the progress is kept in memory only."""
    folder = home()
    return folder / "progress.json" if folder else None


def keep(id: str, right: bool, points: int, answer: dict | None = None) -> str:
    """Add one attempt to the record.

    Parameters
    ----------
    id : str
        The question.
    right : bool
        Whether this attempt was right. A question once right stays right.
    points : int
        What this attempt earned.
    answer : dict, optional
        The answer as data, from which a form starts when it is shown again; without it the one before stays.

    Returns
    -------
    str
        Empty, or a sentence for the learner when something went wrong; an answer is checked all the same.
    """
    _waiting.append((id, right, points, dt.datetime.now(dt.UTC).isoformat(timespec="seconds"), answer))
    try:
        path = file()
        if path is None:
            note = _add_waiting(_memory)
        else:
            with _told():
                path.parent.mkdir(parents=True, exist_ok=True)
                with _lock(path) as note:
                    note = " ".join(part for part in (_save(path), note) if part)
    except NotKept as error:
        return (
            f"Your progress is not saved yet: {error} Until this notebook is closed it is remembered, and a later"
            " answer saves it too."
        )
    _waiting.clear()
    return note


def entries() -> tuple[dict[str, dict], str]:
    """All records by question id, and a sentence when the file was damaged or could not be read. Nothing is written."""
    found, note = {}, ""
    try:
        path = file()
        if path is None:
            found = {id: dict(entry) for id, entry in _memory.items()}
        else:
            with _told():
                document, odd = _read(path)
            found, note = document["questions"], _odd(odd)
    except NotKept as error:
        note = f"Your progress could not be read: {error}"
    except _Damaged:
        note = f"The progress file in {path.parent} is damaged. The next answer puts it aside and begins a new one."
    _add_waiting(found)
    if _waiting:
        note = (
            f"{note} {count(len(_waiting), 'attempt')} of this notebook {'is' if len(_waiting) == 1 else 'are'} not"
            " saved yet.".strip()
        )
    return found, note


@contextlib.contextmanager
def _told():
    """Turn what the system says into a sentence."""
    try:
        yield
    except OSError as error:
        place = f" ({error.filename})" if isinstance(error.filename, str) else ""
        raise NotKept(
            f"{reason(error)}{place}. Make room or make it writable, or set EUDEFENCE_HOME to another folder."
        ) from None
    except (ValueError, RuntimeError) as error:  # a name that no folder can have
        raise NotKept(f"{reason(error)}. Set EUDEFENCE_HOME to another folder.") from None


def _add_waiting(entries) -> str:
    for attempt in _waiting:
        _add(entries, *attempt)
    return ""


def _add(entries, id, right, points, now, answer=None):
    entry = entries.setdefault(id, {"state": "not yet", "attempts": 0, "points": 0, "first": now, "last": now})
    entry["attempts"] += 1
    entry["points"] = max(entry["points"], points)
    entry["last"] = now
    if right:
        entry["state"] = "right"
    if answer is not None:
        entry["answer"] = answer


@contextlib.contextmanager
def _lock(path):
    """Hold the lock; gives a sentence where the disk knows none."""
    import filelock

    # Without soft locks: one that a killed process left would keep everybody out for ever.
    lock = filelock.FileLock(path.parent / "progress.lock", timeout=SECONDS_TO_WAIT, fallback_to_soft=False)
    note = ""
    try:
        lock.acquire()
    except filelock.Timeout:
        raise NotKept("another notebook is writing to it.") from None
    except (OSError, NotImplementedError) as error:
        if isinstance(error, OSError) and error.errno not in _NO_LOCKS:
            raise
        note = (
            f"The disk of {path.parent} knows no locks: answer in one notebook at a time, or set EUDEFENCE_HOME to"
            " another folder."
        )
    try:
        yield note
    finally:
        lock.release()


def _save(path) -> str:
    """Write what waits; gives a sentence when something had to be set aside."""
    try:
        document, odd = _read(path)
        note = _odd(odd)
    except _Damaged:
        document, odd, aside = _empty(), {}, _put_aside(path)
        note = f"The progress file was damaged. It is kept as {aside.name} beside a new one in {path.parent}."
    for id, entry in odd.items():
        document.setdefault("set aside", []).append({id: entry})
    _add_waiting(document["questions"])
    document["questions"] = dict(sorted(document["questions"].items()))
    # Under the lock nobody else writes: what lies here was left by a process that was killed.
    for left in path.parent.glob(f".new-{path.name}-*"):
        left.unlink(missing_ok=True)
    replace(path, json.dumps(document, indent=1, ensure_ascii=True) + "\n")
    return note


def _empty():
    return {"format": FORMAT, "version": VERSION, "questions": {}}


def _odd(odd) -> str:
    if not odd:
        return ""
    return (
        f"The record of {some(sorted(odd), 5)} in your progress file is odd. It is read as far as it can be; as it was,"
        " it is kept under “set aside” in the file."
    )


def _read(path) -> tuple[dict, dict]:
    """What stands in the file, with each record in order, and the odd ones by id as they were."""
    try:
        mode = path.stat().st_mode
        if not (
            stat.S_ISREG(mode) or stat.S_ISDIR(mode)
        ):  # a pipe or a device, which may never end; a folder is named by the system
            raise NotKept(f"{path} is no ordinary file. Move it away, or set EUDEFENCE_HOME to another folder.")
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return _empty(), {}
    try:
        document = json.loads(content)  # in UTF-8, with or without a byte order mark, as editors on Windows write it
        if document["format"] != FORMAT:
            raise ValueError
        if document["version"] > VERSION:
            raise NotKept(f"{path} was written by a newer version of the kit. Update the kit, or move the file away.")
        given = document["questions"].items()
        if not isinstance(document.get("set aside", []), list):
            raise ValueError
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise _Damaged from None
    questions, odd = {}, {}
    for id, entry in given:
        read, whole = _entry(entry)
        if read is not None:
            questions[id] = read
        if not whole:
            odd[id] = entry
    return document | {"questions": questions}, odd


def _entry(entry) -> tuple[dict | None, bool]:
    """One record with every field of the right type, and whether all of them were; None if it is no record at all."""
    if not isinstance(entry, dict):
        return None, False
    checked, whole = {}, True
    for name, read, otherwise in (
        ("state", {"right": "right", "not yet": "not yet"}.__getitem__, "not yet"),
        ("attempts", _count, 1),
        ("points", _count, None),
        ("first", _time, None),
        ("last", _time, None),
    ):
        try:
            checked[name] = read(entry[name])
        except (KeyError, TypeError, ValueError, OverflowError):
            checked[name], whole = otherwise, False
    if checked["points"] is None:
        checked["points"] = _least(entry.get("points"))
    known = checked["first"] or checked["last"] or dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    checked |= {name: checked[name] or known for name in ("first", "last")}
    return entry | checked, whole


def _count(number):
    if isinstance(number, bool) or not isinstance(number, int | float) or number < 0 or number != int(number):
        raise ValueError
    return int(number)


def _least(number) -> int:
    """Of points that are no whole number, those that were surely earned."""
    return math.floor(number) if isinstance(number, float) and 0 <= number < math.inf else 0


def _time(text):
    return dt.datetime.fromisoformat(text).isoformat(timespec="seconds")


def _put_aside(path):
    number = 1
    while path.with_name(f"{path.name}.corrupt-{number}").exists():
        number += 1
    aside = path.with_name(f"{path.name}.corrupt-{number}")
    path.rename(aside)
    return aside

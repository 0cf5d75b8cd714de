"""Write a file so that a reader finds either the old one or the new one, never half of it, and nobody's own work is
lost.
"""

from __future__ import annotations

import errno
import json
import os
import time
import uuid
from contextlib import suppress
from pathlib import Path

_PAUSES = (0.02, 0.05, 0.1, 0.2, 0.4)  # seconds between the tries to put a file in its place: less than one in all


def replace(path: str | Path, content: bytes | str) -> Path:
    """Put `content` at `path` in one step, making parent folders where needed.

    Parameters
    ----------
    path : path
        Where the file shall stand. A file that is replaced keeps its permissions; a new one gets those of any new file
        (umask).
    content : bytes or str
        Text is written as UTF-8 with the line ends it has.

    Returns
    -------
    pathlib.Path
        The path written.

    Raises
    ------
    OSError
        If the system does not let it be written. The old file is then as it was, and no half file stays.

    >>> import tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     replace(pathlib.Path(folder) / "a" / "note.txt", "one line\\n").read_text(encoding="utf-8")
    'one line\\n'
    """
    path = Path(path)
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        place = (
            Path(os.path.realpath(path)) if path.is_symlink() else path
        )  # a link stays a link, and leads to the new content
        place.parent.mkdir(parents=True, exist_ok=True)
        _exchange(place, data)
    except OSError as error:
        if error.errno is not None:
            error.filename, error.filename2 = (
                os.fspath(path),
                None,
            )  # what the caller knows, not the half file beside it
        raise
    return path


def _exchange(place: Path, data: bytes) -> None:
    # In the same folder, because a rename is atomic only within one file system; under a name nobody else has.
    half = place.with_name(f".new-{place.name[:60]}-{uuid.uuid4().hex}")
    handle = os.open(
        half, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666
    )  # less the user's umask
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            _reach_the_disk(file.fileno())
        _like(place, half)
        _put(half, place)
    except BaseException:
        with suppress(OSError):
            half.unlink()
        raise


def save(path: str | Path, content: bytes | str, overwrite: bool = False) -> Path:
    """Write a file that somebody asked for, and leave alone what stands there already.

    Parameters
    ----------
    path : path
        ``~`` stands for the home folder.
    content : bytes or str
        As in `replace`.
    overwrite : bool
        Replace a file with other content. The same content is always accepted.

    Returns
    -------
    pathlib.Path
        The path written.

    Raises
    ------
    ValueError
        If the file exists with other content and `overwrite` is False, or if the system does not let it be written
        there.

    >>> import tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     note = pathlib.Path(folder) / "note.txt"
    ...     save(note, "one") == save(note, "one") == save(note, "two", overwrite=True)
    True
    """
    path = Path(path)
    if "\0" in str(path):
        raise ValueError(f"path: {str(path)!r} is no name for a file.")
    with suppress(RuntimeError):  # without a home folder ~ is an ordinary name
        path = path.expanduser()
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        if path.exists() and not overwrite and path.read_bytes() != data:
            raise ValueError(f"path: {path} exists with other content. Choose another name, or pass overwrite=True.")
        return replace(path, data)
    except OSError as error:
        raise ValueError(
            f"path: {path} cannot be written ({reason(error)}). Choose another folder or name, or make room."
        ) from error


def read_text(path: str | Path, what: str = "file") -> str:
    """The text of a UTF-8 file, with or without a byte order mark.

    Raises
    ------
    ValueError
        If it cannot be read or is not UTF-8; the message names the file, and the line where known.

    >>> read_text("no_such_file.md")
    Traceback (most recent call last):
    ValueError: file: no_such_file.md cannot be read (No such file or directory).
    """
    try:
        data = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        raise ValueError(f"{what}: {path} cannot be read ({reason(error)}).") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ValueError(f"{what}: {path}, line {line}: this is not UTF-8. Save the file as UTF-8.") from None


def read_json(path: str | Path, what: str = "file") -> object:
    """The content of a JSON file.

    Raises
    ------
    ValueError
        If it cannot be read or is damaged; the message names the file and the line.

    >>> import tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     damaged = replace(pathlib.Path(folder) / "a.json", '{"one": 1,\\n "two" 2}')
    ...     read_json(damaged)
    Traceback (most recent call last):
    ValueError: file: ...a.json, line 2: this is no JSON (Expecting ':' delimiter).
    """
    text = read_text(path, what)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"{what}: {path}, line {error.lineno}: this is no JSON ({error.msg}).") from None
    except (
        ValueError,
        RecursionError,
    ) as error:  # a number of thousands of digits; brackets within brackets without end
        raise ValueError(f"{what}: {path}: this JSON cannot be read ({type(error).__name__}).") from None


def reason(error: BaseException) -> str:
    """Why the system refused, in a few words and without the path, which the caller names.

    >>> reason(PermissionError(13, "Permission denied", "a.csv"))
    'Permission denied'
    """
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _reach_the_disk(number: int) -> None:
    try:
        os.fsync(number)
    except OSError as error:
        # Some network folders cannot do it and say so; a full disk is another thing.
        if error.errno not in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM):
            raise


def _like(old: Path, new: Path) -> None:
    """Give a new file the permissions and the group of the one it replaces, where the system has such things and allows
    it.
    """
    with suppress(OSError, NotImplementedError, AttributeError):
        was = old.stat()
        os.chmod(new, was.st_mode & 0o777)
        if was.st_gid != new.stat().st_gid:
            os.chown(new, -1, was.st_gid)


def _put(half: Path, path: Path) -> None:
    """Rename, and try again for a moment where a virus scanner or a synchronising folder holds the file (Windows says:
    denied).
    """
    for pause in (*_PAUSES, None):
        try:
            os.replace(half, path)
            return
        except PermissionError:
            # Not a wait for an event, for nobody tells when a scanner lets go: a few tries, and then the truth.
            if pause is None or path.is_dir():
                raise
            time.sleep(pause)

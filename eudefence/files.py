"""Write a file so that a reader finds either the old one or the new one, never half of it, and nobody's own work is lost."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def replace(path: str | Path, content: bytes | str) -> Path:
    """Put `content` at `path` in one step, making parent folders where needed.

    Parameters
    ----------
    path : path
        Where the file shall stand.
    content : bytes or str
        Text is written as UTF-8 with the line ends it has.

    Returns
    -------
    pathlib.Path
        The path written.

    >>> import tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     replace(pathlib.Path(folder) / "a" / "note.txt", "one line\\n").read_text(encoding="utf-8")
    'one line\\n'
    """
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    data = content.encode("utf-8") if isinstance(content, str) else content
    # In the same folder, because a rename is atomic only within one file system.
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes the file private to its owner; a course file is for the class.
        os.chmod(name, path.stat().st_mode & 0o777 if path.exists() else 0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return path


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
        If the file exists with other content and `overwrite` is False.

    >>> import tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     note = pathlib.Path(folder) / "note.txt"
    ...     save(note, "one") == save(note, "one") == save(note, "two", overwrite=True)
    True
    """
    path = Path(path).expanduser()
    data = content.encode("utf-8") if isinstance(content, str) else content
    if path.exists() and not overwrite and path.read_bytes() != data:
        raise ValueError(f"path: {path} exists with other content. Choose another name, or pass overwrite=True.")
    return replace(path, data)

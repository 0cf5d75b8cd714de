"""Files that are read without trust and replaced whole, and folders that are taken away."""

import contextlib
import hashlib
import json
import os
import shutil
import time
import uuid

from .refusals import Refused


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_json(path):
    """The dictionary in a JSON file; an empty one when the file is missing or damaged."""
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def write_whole(path, data):
    """Write bytes so that a reader never meets half a file, whoever else is writing it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(".{}.part".format(uuid.uuid4().hex))
    how = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(str(half), how, 0o666)  # less the user's umask
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        put(half, path)
    except BaseException as error:
        with contextlib.suppress(OSError):
            half.unlink()
        if getattr(error, "errno", None):
            error.filename = str(path)  # what the user knows, not the half file beside it
        raise


def put(half, path):
    """Rename; where a virus scanner or a synchronising folder holds the file for a moment (Windows says: denied), try
    again.
    """
    for pause in (0.02, 0.05, 0.1, 0.2, 0.4, None):
        try:
            os.replace(str(half), str(path))
            return
        except PermissionError:
            if pause is None or path.is_dir():  # nobody tells when a scanner lets go: a few tries, and then the truth
                raise
            time.sleep(pause)


def write_json(path, content):
    write_whole(path, (json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode("utf-8"))


def remove(folder):
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
        return
    try:
        shutil.rmtree(str(folder))
    except OSError as error:
        raise Refused(
            "The folder {} is damaged and could not be removed ({}): close JupyterLab and every program that uses it, "
            "delete the folder, and run the command again.".format(folder, error)
        ) from None

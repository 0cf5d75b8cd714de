"""One course.py at a time: a lock that the system frees when a program dies, and a sentence for those who wait."""

import contextlib
import errno
import os

from . import WINDOWS
from .refusals import say

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None
try:
    import msvcrt
except ImportError:  # everywhere else
    msvcrt = None

# Handles of the locks this program holds; the programs it starts inherit them, so that none is free while they work.
HELD = []


@contextlib.contextmanager
def alone(path, doing):
    """Let one course.py at a time do something; another one says that it waits, and waits until the first has done.

    The system frees the lock of a program that dies. Where it has no locks (some network folders) this does nothing.
    """
    handle = locked(path, doing)
    HELD.append(handle)
    try:
        yield
    finally:
        HELD.remove(handle)
        free(path, handle)


def locked(path, doing):
    told = False
    while True:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(str(path), os.O_RDWR | os.O_CREAT, 0o666)
        try:
            if not take(handle, wait=False):
                if not told:
                    say("Another course.py is {}: waiting until it has done.".format(doing))
                    told = True
                while not take(handle, wait=True):
                    pass  # Windows gives up after ten seconds
            # The one before us took the file away when it had done: then our lock is on nothing, and we begin again.
            if same_file(handle, path):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def take(handle, wait):
    """Whether the lock is ours. A system without locks always says yes."""
    try:
        if fcntl:
            fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        elif msvcrt:
            # LK_LOCK itself tries for ten seconds.
            msvcrt.locking(handle, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
    except OSError as error:
        return error.errno not in (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
    return True


def same_file(handle, path):
    try:
        return os.path.samestat(os.fstat(handle), os.stat(str(path)))
    except OSError:
        return False


def free(path, handle):
    """Take the lock file away while it is still ours, so that nobody can hold an old one; Windows wants it closed
    first.
    """
    if WINDOWS:
        os.close(handle)
    with contextlib.suppress(OSError):
        os.unlink(str(path))
    if not WINDOWS:
        os.close(handle)

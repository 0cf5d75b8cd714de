"""What runs in the child: one function, case by case, each outcome told in a line of JSON."""

from __future__ import annotations

import builtins
import contextlib
import faulthandler
import importlib
import json
import os
import sys

from eudefence.ground.quoting import excerpt
from eudefence.learning.answers.introspection import type_name

from .call_result import CallResult, attempt
from .packing import unpack
from .wire import told

LARGEST_FILE = 64_000_000  # bytes that the function may write to one file
# A function that is checked has no business with other programs: a small mistake in a loop would fill the machine with
# them.
_OTHER_PROGRAMS = frozenset(
    "os.fork os.forkpty os.exec os.posix_spawn os.spawn os.system os.startfile os.kill os.killpg pty.spawn"
    " subprocess.Popen _winapi.CreateProcess".split()
)

inside = False  # whether this very process tries a function


def main(first: dict) -> None:
    """Read what is to be tried from the standard input, try it, and end.

    Parameters
    ----------
    first : dict
        ``sizes`` of the packed function and of each case, ``warm`` modules to import beforehand, ``memory`` it may
        take, ``seconds_to_start`` and ``seconds``, after three times which the process ends by itself should nobody end
        it.
    """
    global inside
    inside = True
    # Works without Python's own lock, so that no loop in C can hold it up; it matters only when the parent is gone.
    nowhere = open(os.devnull, "w")
    faulthandler.dump_traceback_later(first["seconds_to_start"], exit=True, file=nowhere)
    packed, *cases = [sys.stdin.buffer.read(size) for size in first["sizes"]]
    tell = _voice()
    for name in first["warm"]:
        with contextlib.suppress(Exception):  # what cannot be imported is told when the function asks for it
            importlib.import_module(name)
    function = _unpacked(packed)  # which imports what the function holds, such as pandas: no time of the function's own
    _limit(first["memory"])
    builtins.display = _show_nothing  # a name of notebooks; shown would be what the parent cannot see anyway
    sys.addaudithook(_refuse_other_programs)
    faulthandler.dump_traceback_later(3 * first["seconds"], exit=True, file=nowhere)
    tell({"ready": True})
    for case in cases:
        tell(told(function if isinstance(function, CallResult) else attempt(function, unpack(case))))
    os._exit(0)  # threads that the function left behind are not waited for


def _unpacked(packed):
    try:
        return unpack(packed)
    except BaseException as error:  # such as a module that is found there and not here
        return CallResult(failure=f"your function cannot be tried: {type_name(error)}: {excerpt(str(error), 100)}.")


def _show_nothing(*things, **how):
    """Stands for the notebook's ``display``."""


def _voice():
    """A function that tells one thing to the parent; whatever the learner's function prints goes nowhere, even from a
    library in C.
    """
    line = open(os.dup(1), "wb", buffering=0)
    for stream, mode in ((0, os.O_RDONLY), (1, os.O_WRONLY), (2, os.O_WRONLY)):
        nowhere = os.open(os.devnull, mode)
        os.dup2(nowhere, stream)
        os.close(nowhere)
    sys.stdin, sys.stdout, sys.stderr = (open(os.devnull, mode) for mode in "rww")
    dumps, write = json.dumps, line.write  # kept here, should the function put others in their place

    def tell(thing):
        rest = memoryview(dumps(thing).encode("ascii") + b"\n")
        while rest:
            rest = rest[write(rest) :]

    return tell


def _limit(memory):
    """Limits that the system itself keeps, where it knows them; the parent watches the memory everywhere."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.SetErrorMode(msvcrt.SEM_FAILCRITICALERRORS | msvcrt.SEM_NOGPFAULTERRORBOX)  # a crash opens no window
        return
    import resource

    limits = [(resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, LARGEST_FILE)]
    if os.path.exists("/proc/self/statm"):
        # What is mapped now comes on top: libraries reserve far more than they use.
        with open("/proc/self/statm") as file:
            limits.append((resource.RLIMIT_AS, int(file.read().split()[0]) * resource.getpagesize() + memory))
    for which, most in limits:
        with contextlib.suppress(ValueError, OSError):  # a stricter limit stands already
            resource.setrlimit(which, (most, most))


def _refuse_other_programs(event, arguments):
    if event in _OTHER_PROGRAMS:
        raise PermissionError("a function that is checked cannot start or stop other programs")

"""Start a Python for the learner's function, hand it over, watch its time and memory, and leave nothing running."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable

from eudefence.learning.answers.plain_data import Unreadable

from . import child
from .call_result import ENDED, ENDLESS, TOO_LARGE, CallResult, attempt
from .packing import Unpackable, pack, unpack
from .wire import heard

SECONDS = 1.0  # for all cases together, from the moment the function is there
SECONDS_TO_START = 15.0  # a virus scanner may look at Python first; no work of the learner falls into this time
MEMORY = 512_000_000  # bytes that the function may take, beyond what the libraries it uses have
MOST_MEMORY = 1_000_000_000  # bytes of the whole child, as the parent sees it
LOOK_EVERY = 0.02  # seconds
LONGEST_LINE = 2_000_000  # letters of one outcome: more than the longest that `plain` lets pass

_PROGRAM = (
    "import json, sys\n"
    "first = json.loads(sys.stdin.buffer.readline())\n"
    "sys.path[:] = first['path']\n"
    "from eudefence.learning.trial.child import main\n"
    "main(first)\n"
)
_NOT_STARTED = "No second Python could be started for your function on this machine"


class NotTried(Exception):
    """The function could not be tried, and the fault is not the learner's; the text says why."""


def outcomes(function: Callable, cases: Iterable[tuple]) -> tuple[CallResult, ...]:
    """What a function gives for each case, in a process of its own.

    Parameters
    ----------
    function : callable
        The learner's.
    cases : iterable of tuple
        Arguments of each call. The function gets copies.

    Returns
    -------
    tuple of CallResult
        One for each case. After a case that never ends, takes too much memory or ends the process, the others have the
        same failure.

    Raises
    ------
    Unreadable
        If the function uses what another Python cannot be given.
    NotTried
        If no process can be started.

    Examples
    --------
    >>> outcomes(lambda votes: votes / 0, [(3,)])
    (CallResult(result=None, failure='your function stops with ZeroDivisionError: division by zero.'),)
    """
    if child.inside:
        raise Unreadable("A function that is being checked cannot check a function itself.")
    modules: set[str] = set()
    try:
        packed = [pack(function, modules), *(pack(case, modules) for case in cases)]
    except Unpackable as error:
        raise Unreadable(f"Your function cannot be tried. {error}") from None
    if sys.platform == "emscripten":  # a browser starts no processes; what never ends is stopped by closing the page
        return tuple(attempt(unpack(packed[0]), unpack(case)) for case in packed[1:])
    with _Child() as process:
        process.hand_over(packed, _warm(modules))
        return tuple(process.watch(len(packed) - 1))


def _warm(modules) -> list[str]:
    """Modules to load before the clock starts: those the function needs that are loaded here, with pandas for the
    tables of the kit.
    """
    names = sorted(name for name in modules if name in sys.modules and name != "__main__")
    kit = any(name.partition(".")[0] == "eudefence" for name in names) and "pandas" in sys.modules
    return [*names, *(["pandas"] if kit else [])]


class _Child:
    """The process. However the block is left, it and what it started have ended."""

    def __enter__(self):
        quiet = {"EUDEFENCE_HOME": ":memory:", "MPLBACKEND": "Agg", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        # Windows: no window, and no Ctrl+C meant for the notebook. Elsewhere a session of its own, so that all of it
        # can be ended at once.
        flags = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
        try:
            self.process = subprocess.Popen(
                [sys.executable, "-I", "-c", _PROGRAM],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | quiet,
                creationflags=flags,
                start_new_session=os.name == "posix",
            )
        except (OSError, ValueError, TypeError) as error:
            raise NotTried(f"{_NOT_STARTED} ({error}).") from None
        self.threads, self.orderly = [], False
        return self

    def hand_over(self, packed, warm):
        """Send the function and the cases; in a thread, since a process that hangs at its start would not take them."""
        first = {
            "path": _places(),
            "sizes": [len(part) for part in packed],
            "warm": warm,
            "memory": MEMORY,
            "seconds_to_start": SECONDS_TO_START,
            "seconds": SECONDS,
        }
        self._in_thread(self._write, json.dumps(first).encode("ascii") + b"\n" + b"".join(packed))

    def watch(self, number):
        """The outcomes of so many cases, as they come, until the time or the memory is used up."""
        lines = queue.SimpleQueue()
        self._in_thread(self._listen, lines, number + 1)
        end, ready, used, known, why = time.monotonic() + SECONDS_TO_START, False, 0, [], None
        while why is None and len(known) < number:
            with contextlib.suppress(queue.Empty):
                outcome = _read(lines.get(timeout=LOOK_EVERY))
                if outcome is ENDED:
                    why = ENDED
                elif outcome is not None:
                    known.append(outcome)
                elif not ready:
                    ready, end, used = True, time.monotonic() + SECONDS, self._used()
            late = time.monotonic() - end
            # On a machine with too much to do the function may not have had its second yet; what sleeps has had it.
            if why is None and late > 0 and not (ready and late < SECONDS and self._is_kept_waiting(used)):
                why = ENDLESS
            if why is None and self._memory() > MOST_MEMORY:
                why = TOO_LARGE
        if not ready:
            raise NotTried(f"{_NOT_STARTED}{' in time' if why is ENDLESS else ''}. Run the cell again.")
        self.orderly = why is None
        return [*known, *[why] * (number - len(known))]

    def __exit__(self, *error):
        if not self.orderly:
            self._kill_descendants()
        if os.name == "posix":
            with contextlib.suppress(
                ProcessLookupError, PermissionError
            ):  # the group is gone already; macOS says so with the second
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()
        self.process.wait()
        for thread in self.threads:
            thread.join(timeout=1)
        for pipe, thread in zip((self.process.stdin, self.process.stdout), self.threads, strict=False):
            if not thread.is_alive():  # else a program that got away holds the other end; closing would wait for it
                with contextlib.suppress(OSError):
                    pipe.close()

    def _in_thread(self, work, *arguments):
        self.threads.append(threading.Thread(target=work, args=arguments, daemon=True))
        self.threads[-1].start()

    def _write(self, content):
        with contextlib.suppress(OSError):  # it has ended, which is told to the other thread
            self.process.stdin.write(content)
            self.process.stdin.flush()

    def _listen(self, lines, most):
        for _ in range(most):
            line = self.process.stdout.readline(LONGEST_LINE)
            lines.put(line)
            if not line.endswith(b"\n"):
                break

    def _memory(self):
        import psutil

        try:
            return psutil.Process(self.process.pid).memory_info().rss
        except psutil.Error:
            return 0  # it has ended

    def _used(self):
        """Seconds of a processor that it has had."""
        import psutil

        try:
            times = psutil.Process(self.process.pid).cpu_times()
        except psutil.Error:
            return 0
        return times.user + times.system

    def _is_kept_waiting(self, used):
        import psutil

        try:  # Windows does not tell who sleeps: there a second is a second
            working = os.name == "posix" and psutil.Process(self.process.pid).status() in (
                psutil.STATUS_RUNNING,
                psutil.STATUS_DISK_SLEEP,
            )
        except psutil.Error:
            return False
        return working and self._used() - used < 0.9 * SECONDS

    def _kill_descendants(self):
        import psutil

        with contextlib.suppress(psutil.Error):
            for one in psutil.Process(self.process.pid).children(recursive=True):
                with contextlib.suppress(psutil.NoSuchProcess):
                    one.kill()


def _places() -> list[str]:
    """Where Python looks for modules here, by full names: the child starts elsewhere."""
    places = []
    for place in sys.path:
        with contextlib.suppress(
            OSError, TypeError, ValueError
        ):  # the working folder was deleted; an entry that is no name of a folder
            places.append(os.path.abspath(place))
    return [place for place in places if isinstance(place, str)]


def _read(line):
    """The outcome in a line, None where the function is about to be tried, ENDED where nothing more comes."""
    try:
        return heard(line) if line.endswith(b"\n") else ENDED
    except ValueError:
        return ENDED  # this is not what our program says: the function wrote it

"""A learner's function tried in a process of its own: whatever it does, words come back in time.

Oracle: the promise of `check` - words within about a second whatever is given, nothing left running. Times are allowed
eight times what is promised, because the machine that runs the tests may be busy.
"""

import ctypes
import itertools
import multiprocessing
import os
import re
import subprocess
import sys
import threading
import time
from fractions import Fraction
from pathlib import Path

import numpy as np
import pandas as pd
import psutil
import pytest

from eudefence.learning import check
from eudefence.learning.checking.checker import judge
from eudefence.learning.kinds import Function
from eudefence.learning.trial import CallResult, NotTried, outcomes, parent
from tests.learning.samples import SAMPLES, question
from tests.learning.trial.notebook import MINE, RATE, TABLE, Mine, Quiet, times

MOST_SECONDS = 8
LONG = "x" * 50_000_000


def raises(error):
    def function(x):
        raise error("said")

    return function


def swallows(x):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass


def checks_itself(x):
    return check("02.8", checks_itself)


def without_bottom(x):
    sys.setrecursionlimit(10**8)
    return without_bottom(x)


def recurs(x):
    return recurs(x)


def breaks_builtins(x):
    import builtins

    builtins.len = builtins.type = builtins.isinstance = None
    return x


def floods(x):
    for descriptor in range(3, 30):
        try:
            while True:
                os.write(descriptor, b'{"failure": "", "result": 7}\n' * 1000)
        except OSError:
            continue


def many_threads(x):
    for _ in range(50):
        threading.Thread(target=time.sleep, args=(1000,)).start()


def prints_a_gigabyte(x):
    while True:
        print("x" * 10**6)
        os.write(1, b"x" * 10**6)


def another_process(x):
    multiprocessing.get_context("spawn").Process(target=time.sleep, args=(1000,)).start()
    time.sleep(1000)


def forks_in_c(x):
    ctypes.CDLL(None).fork()
    time.sleep(1000)


ENDLESS = "did not come to an end"
MEMORY = "more memory than it may have"
ENDED = "ended Python itself"
PROGRAMS = "cannot start or stop other programs"
UNREAD = "gives something that cannot be read"
HOSTILE = {
    "sleep": (lambda x: time.sleep(1000), ENDLESS),
    "sum": (lambda x: sum(range(10**10)), ENDLESS),
    "power": (lambda x: 10**10**10, f"{ENDLESS}|{MEMORY}"),
    "pattern": (lambda x: re.match(r"(a+)+$", "a" * 40 + "b"), ENDLESS),
    "maximum": (lambda x: max(itertools.count()), ENDLESS),
    "list": (lambda x: list(itertools.count()), f"{ENDLESS}|{MEMORY}"),
    "growing text": (lambda x: "x" * 10**10, MEMORY),
    "array": (lambda x: np.ones(10**10), MEMORY),
    "catches everything": (swallows, ENDLESS),
    "checks itself": (checks_itself, UNREAD),
    "leaves": (lambda x: os._exit(0), ENDED),
    "exit": (lambda x: sys.exit("bye"), "stops with SystemExit: bye"),
    "interrupt": (raises(KeyboardInterrupt), "stops with KeyboardInterrupt: said"),
    "deep": (without_bottom, f"{ENDED}|{MEMORY}|{ENDLESS}"),  # whichever comes first
    "recursion": (recurs, "calls itself without end"),
    "crash": (lambda x: ctypes.string_at(0), f"{ENDED}|stops with"),
    "program": (lambda x: subprocess.Popen([sys.executable]), PROGRAMS),
    "shell": (lambda x: os.system("true"), PROGRAMS),
    "kills the notebook": (lambda x: os.kill(os.getppid(), 9), PROGRAMS),
    "another process": (another_process, f"{ENDLESS}|{PROGRAMS}"),
    "prints": (prints_a_gigabyte, ENDLESS),
    "floods": (floods, f"{ENDLESS}|{ENDED}|7, and 5 is right"),
    "threads": (many_threads, f"gives nothing|can't start new thread|more memory|{ENDLESS}"),
    "breaks Python": (breaks_builtins, f"{ENDED}|{UNREAD}|stops with"),
    "asks": (lambda x: input("?"), "stops with EOFError"),
    "generator": (lambda x: (yield x), UNREAD),
    "endless generator": (lambda x: itertools.count(), UNREAD),
    "huge number": (lambda x: 10**100_000, UNREAD),
    "huge table": (lambda x: pd.DataFrame(np.zeros((1000, 1000))), UNREAD),
    "lock": (lambda x: threading.Lock(), UNREAD),
    "nothing": (lambda x: print(x), "gives nothing"),
    "own exception": (raises(Quiet), "“error”, a class that was made in the notebook"),
    "own object": (lambda x: MINE, "“MINE”, an object of the type Mine"),
    "own class": (Mine, "a class that was made in the notebook"),
    "own callable": (MINE, "an object of the type Mine"),
    "own method": (MINE.__call__, "an object of the type Mine"),
    "long text": (lambda x: LONG[x], "more data than can be handed on"),
    "open file": (lambda x, file=sys.__stdin__: x, "cannot be handed on"),
    "unknown name": (lambda x: nowhere, "NameError: name 'nowhere' is not defined"),  # noqa: F821
    "wrong arguments": (lambda: 5, "stops with TypeError"),
}
if hasattr(os, "fork"):
    HOSTILE["fork"] = (lambda x: [os.fork() for _ in range(20)], PROGRAMS)
    HOSTILE["fork in C"] = (forks_in_c, ENDLESS)
SAMPLE = question(Function(("x",), cases=((5,), (6,))), lambda: lambda x: x)


def running():
    return {process.pid for process in psutil.Process().children(recursive=True)}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_function_is_answered_in_words_in_time(name):
    function, words = HOSTILE[name]
    before, begin = running(), time.monotonic()
    feedback = judge(SAMPLE, function)
    assert time.monotonic() - begin < MOST_SECONDS
    assert feedback.state == "not yet" and re.search(words, feedback.message), feedback.message
    assert running() <= before


def ended(pid):
    """Whether a process ends within seconds: the signal is sent before `judge` answers, and the system needs a moment
    to carry it out.
    """
    try:
        process = psutil.Process(pid)
        _, alive = psutil.wait_procs([process], timeout=5)
        return not alive or process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


@pytest.mark.skipif(os.name != "posix", reason="sessions are an idea of Unix")
def test_what_a_function_started_ends_with_it(tmp_path):
    """A grandchild made behind Python's back is found by its process group."""
    place = str(tmp_path / "pid")

    def forks(x):
        if ctypes.CDLL(None).fork() == 0:
            with open(place, "w") as file:
                file.write(str(os.getpid()))
        time.sleep(1000)

    assert ENDLESS in judge(SAMPLE, forks).message
    grandchild = int(Path(place).read_text())
    assert ended(grandchild)


def test_a_child_whose_notebook_is_gone_ends_by_itself():
    code = (
        "from eudefence.learning.trial import outcomes\n"
        "def answer(x):\n"
        "    return sum(range(10**12))\n"
        "outcomes(answer, [(1,)])\n"
    )
    notebook = psutil.Popen(
        [sys.executable, "-c", "from eudefence.learning.trial import parent; parent.SECONDS = 3\n" + code]
    )
    while not (children := notebook.children()):
        assert notebook.poll() is None
    notebook.kill()
    notebook.wait()
    gone, alive = psutil.wait_procs(children, timeout=60)
    assert not alive


def test_cases_before_the_endless_one_keep_their_outcome():
    def slow(x):
        while x > 1:
            pass
        return x

    first, second, third = outcomes(slow, [(1,), (2,), (1,)])
    assert first == CallResult(1) and ENDLESS in second.failure and third == second


def test_a_case_is_a_copy_each_time():
    case = ({"FR": 3},)
    assert outcomes(lambda seats: seats.pop("FR"), [case, case]) == (CallResult(3), CallResult(3))
    assert case == ({"FR": 3},)


def test_memory_is_watched_from_outside_too(monkeypatch):
    """Where the system keeps no limit (macOS, Windows) the parent alone sees it."""
    monkeypatch.setattr(parent, "MEMORY", 10**12)
    monkeypatch.setattr(parent, "MOST_MEMORY", 300_000_000)
    assert MEMORY in judge(SAMPLE, lambda x: [bytearray(os.urandom(1000) * 1000) for _ in range(10**6)]).message


@pytest.mark.parametrize("program", ["no such program", "", sys.executable + "-is-not-here"])
def test_no_second_python_is_not_the_learners_fault(home, monkeypatch, program):
    monkeypatch.setattr(sys, "executable", program)
    feedback = check("02.8", lambda *arguments: 1)
    assert feedback.state == "cannot check" and "No second Python could be started" in feedback.message
    assert not home.exists()


@pytest.mark.skipif(os.name != "posix", reason="Windows deletes no folder in which a program works")
def test_a_deleted_working_folder_is_no_hindrance(tmp_path, monkeypatch):
    """Oracle: the call itself. A notebook whose folder was tidied away goes on running."""
    folder = tmp_path / "gone"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.syspath_prepend("")
    folder.rmdir()
    assert outcomes(times, [(3,)]) == (CallResult(RATE * 3),)


@pytest.mark.skipif(os.name != "posix", reason="the stand-ins are programs of Unix")
@pytest.mark.parametrize(("script", "words"), [("exit 3", "started for"), ("exec sleep 1000", "in time")])
def test_a_python_that_does_not_come_up_is_told(tmp_path, monkeypatch, script, words):
    stand_in = tmp_path / "python"
    stand_in.write_text(f"#!/bin/sh\n{script}\n")
    stand_in.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(stand_in))
    monkeypatch.setattr(parent, "SECONDS_TO_START", 0.3)
    before = running()
    with pytest.raises(NotTried, match=words):
        outcomes(abs, [(1,)])
    assert running() <= before


def test_in_a_browser_the_function_runs_in_place(monkeypatch):
    """Pyodide has no processes. Simulated: the name of the system."""
    monkeypatch.setattr(sys, "platform", "emscripten")
    monkeypatch.setattr(parent, "_Child", None)
    assert outcomes(lambda x: RATE * x, [(3,)]) == (CallResult(12),)


def test_windows_opens_no_window(monkeypatch):
    """Simulated: the flags of Windows reach the call that starts the process. Oracle: Microsoft's process creation
    flags.
    """
    seen = {}

    def start(arguments, **settings):
        seen.update(settings)
        raise OSError("seen enough")

    monkeypatch.setattr(subprocess, "CREATE_NO_WINDOW", 0x08000000, raising=False)
    monkeypatch.setattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0x200, raising=False)
    monkeypatch.setattr(subprocess, "Popen", start)
    with pytest.raises(NotTried):
        outcomes(abs, [(1,)])
    assert seen["creationflags"] == 0x08000200


def test_a_function_that_asks_for_a_check_leaves_no_trace_in_the_record(home):
    judge(SAMPLE, lambda x: check("00.1", 3).state)
    assert not home.exists()


@pytest.mark.parametrize(
    "result", [float("inf"), float("-inf"), float("nan"), Fraction(10**355), Fraction(10**355, 3), TABLE, {"a": 1}, [5]]
)
def test_what_is_no_number_is_near_no_number(result):
    """Oracle: 5 is asked for, and nothing here is 5. The difference of 5 and infinity is not smaller than a billionth
    of infinity.
    """
    feedback = judge(SAMPLE, lambda x: result)
    assert feedback.state == "not yet" and "`5` is right" in feedback.message
    assert "Frame(" not in feedback.message


@pytest.mark.parametrize("result", [3, [1], "x", None, TABLE])
def test_a_property_of_a_result_of_another_form_does_not_hold(result):
    """A list has no `values()`; that is a fault of the answer, not of the kit."""
    assert judge(SAMPLES["property"], lambda weights: result).state == "not yet"

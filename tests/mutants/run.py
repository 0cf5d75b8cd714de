"""Plant faults in copies of the checkout, one at a time, and let the tests look for them."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from queue import SimpleQueue
from threading import Lock

from .fault import Fault

SECONDS = 300  # for the tests of one fault; a fault that makes them endless is noticed too
_LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "my_course", "__pycache__", ".pytest_cache", ".ruff_cache", ".mypy_cache", "*.egg-info", "site"
)


@dataclass(frozen=True)
class Verdict:
    """What became of a fault.

    Attributes
    ----------
    fault : Fault
    killer : str
        The test that noticed it; empty if none did.
    seconds : float
    """

    fault: Fault
    killer: str
    seconds: float

    @property
    def good(self) -> bool:
        """Noticed, or listed as equivalent and not noticed."""
        return bool(self.killer) != bool(self.fault.equivalent)

    def __str__(self) -> str:
        fault = self.fault
        head = f"{fault.id:<6} {self.seconds:5.0f} s  "
        if self.killer:
            amiss = " ALTHOUGH LISTED AS EQUIVALENT" if fault.equivalent else ""
            return f"{head}killed{amiss} by {self.killer}"
        if fault.equivalent:
            return f"{head}equivalent: {fault.equivalent}"
        return f"{head}SURVIVED: {fault.why} ({fault.where}: {fault.old!r} became {fault.new!r})"


def run(root: Path, faults: Iterable[Fault], tell: Callable[[str], None] = print, workers: int = 2) -> list[Verdict]:
    """Try every fault; each worker has a copy of the checkout of its own.

    Parameters
    ----------
    root : Path
        The checkout. It is not changed.
    faults : iterable of Fault
    tell : function
        Takes a line as soon as it is known.
    workers : int

    Returns
    -------
    list of Verdict
        In the order of the faults.

    Raises
    ------
    LostAnchor
        If a fault finds no place, or more than one.
    """
    faults = list(faults)
    for fault in faults:
        fault.place(root)
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(workers):
            copies.put(Path(shutil.copytree(root, Path(folder) / str(number), ignore=_LEFT_OUT, symlinks=True)))
        lend = _lender(copies)
        with ThreadPoolExecutor(workers) as pool:
            red = _Red(tell)
            jobs = [pool.submit(lend, _try, fault, red, tell) for fault in faults]
            return [job.result() for job in jobs]


def _lender(copies: SimpleQueue):
    """A function that runs another one with a copy that nobody else uses meanwhile."""

    def lend(work, *given):
        copy = copies.get()
        try:
            return work(copy, *given)
        finally:
            copies.put(copy)

    return lend


def files(root: Path, names: Iterable[str], fault: Fault | None = None) -> list[str]:
    """Paths of test files below tests, each by its name or by that of a folder, with as many folders before it as tell
    it apart; with a fault, first the file it stands in, for its doctests.

    The face of its folder comes before it: pytest imports a file by its path, and would make a second module beside the
    one that the face imports, with classes of its own, so that any fault would seem to be noticed.
    """
    found = []
    if fault:
        place = fault.place(root)[0]
        face = place.with_name("__init__.py")
        found = [str(path.relative_to(root)) for path in (face, place) if path.exists()]
    for name in names:
        found += _named(root, name)
    return list(dict.fromkeys(found))


@cache
def _named(root: Path, name: str) -> tuple[str, ...]:
    below = root / "tests"
    folders = [place for place in below.rglob(name) if place.is_dir()]
    places = {*below.rglob(f"{name}.py"), *(path for folder in folders for path in folder.rglob("test_*.py"))}
    if not places:
        raise ValueError(f"tests: below tests there is no test file {name}.py, and no folder {name} with test files.")
    return tuple(str(place.relative_to(root)) for place in sorted(places))


class _Red:
    """Tests that fail without any fault, by file.

    They would seem to notice everything, so they are left out, and told.
    """

    def __init__(self, tell):
        self._tell, self._found, self._lock, self._locks = tell, {}, Lock(), {}

    def among(self, copy: Path, paths: list[str]) -> list[str]:
        """Those in some test files, found out in a copy without a fault the first time a file is asked for."""
        return [test for path in paths for test in self._of(copy, path)]

    def _of(self, copy, path):
        with self._lock:
            lock = self._locks.setdefault(path, Lock())
        with lock:
            if path not in self._found:
                self._found[path] = _pytest(copy, [path], stop=False)
                for test in self._found[path]:
                    self._tell(f"left out, because it fails without any fault: {test}")
            return self._found[path]


def _try(copy: Path, fault: Fault, red: _Red, tell) -> Verdict:
    first, more = files(copy, fault.tests, fault), files(copy, fault.wider)
    left_out = red.among(copy, first)
    began = time.monotonic()
    found = _with_fault(copy, fault, first, left_out)
    seconds = time.monotonic() - began
    if not found and fault.wider:
        left_out = red.among(copy, more)
        began = time.monotonic()
        found = _with_fault(copy, fault, more, left_out)
        seconds += time.monotonic() - began
    verdict = Verdict(fault, found[0] if found else "", seconds)
    tell(str(verdict))
    return verdict


def _with_fault(copy: Path, fault: Fault, paths: list[str], left_out: list[str]) -> list[str]:
    path, text = fault.planted(copy)
    whole = path.read_bytes()
    try:
        path.write_bytes(text.encode("utf-8"))
        return _pytest(copy, paths, *(f"--deselect={test}" for test in left_out))
    finally:
        path.write_bytes(whole)


def _pytest(copy: Path, paths: list[str], *more: str, stop: bool = True) -> list[str]:
    """Names of the tests that fail, the first one only if asked to stop there."""
    # No bytecode is kept: two versions of a file within one second and of one length would pass for the same.
    settings = os.environ | {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0"}
    words = [sys.executable, "-m", "pytest", "-q", "-rfE", "--tb=no", "--color=no", "-p", "no:cacheprovider"]
    words += ["-p", "no:nbval"]  # it takes seconds to load, and notebooks are run by a program of their own
    # A fault may be noticed by either tier; doctests alone know of none (tests/conftest.py).
    known = (copy / "tests" / "conftest.py").exists() and any(Path(path).parts[0] == "tests" for path in paths)
    words += ["--all"] if known else []
    words += ["-x"] if stop else []
    # A session of its own, so that what the tests start ends with them.
    process = subprocess.Popen(
        [*words, *more, *paths],
        cwd=copy,
        env=settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    )
    try:
        said, _ = process.communicate(timeout=SECONDS if stop else 4 * SECONDS)
    except subprocess.TimeoutExpired:
        _end(process)
        return [f"the time limit of {SECONDS} seconds"]
    failed = [
        line.split(" ", 1)[1].split(" - ")[0] for line in said.splitlines() if line.startswith(("FAILED ", "ERROR "))
    ]
    if process.returncode not in (0, 5) and not failed:  # 5: no test was collected
        failed = [f"pytest itself, which ended with {process.returncode}: {said.strip().splitlines()[-1:]}"]
    return failed


def _end(process):
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.communicate()

"""Every test of the kit, one step after the other, with one screen of summary at the end: `python3 course.py test`.

python3 course.py test                 the first tier: what a change can break
python3 course.py test --all           the second tier too
python3 course.py test --fast          without notebooks and browser (the summary says so)
python3 course.py test -k pesco        or any other words for pytest: only that, and nothing else
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests import bare_cells, cells
from tests.counts import Counts, of_report
from tests.places import ROOT

REPORTS = ROOT / "tests" / "artefacts"
BROWSER = Path("tests", "browser")


@dataclass
class Step:
    """A part of the run: what it is called, and a function that runs it and counts; `both` runs both tiers, where
    there are two.
    """

    name: str
    run: Callable[[], Counts]
    slow: bool = False
    both: Callable[[], Counts] | None = None


@dataclass
class Done:
    name: str
    counts: Counts
    seconds: float


def tool(*words: str) -> subprocess.CompletedProcess:
    """Run a program of the environment and let its words through."""
    return subprocess.run([sys.executable, "-m", *words], cwd=ROOT, env={**os.environ, "EUDEFENCE_HOME": ":memory:"})


def one(*words: str) -> Counts:
    """A tool that has one verdict on everything it looks at."""
    return Counts(passed=1) if tool(*words).returncode == 0 else Counts(failed=1)


def style() -> Counts:
    """What ruff finds in the code, and whether all of it is laid out as `ruff format` does."""
    return one("ruff", "check", "--quiet", "--output-format", "concise", ".") + one("ruff", "format", "--check", ".")


def rules() -> Counts:
    """import-linter, which counts its contracts."""
    program = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    done = subprocess.run(
        [sys.executable, "-c", program, "--no-cache"], cwd=ROOT, text=True, encoding="utf-8", stdout=subprocess.PIPE
    )
    found = re.search(r"(\d+) kept, (\d+) broken", done.stdout)
    if done.returncode or not found:
        print(done.stdout)
    if not found:
        return Counts(failed=1)
    return Counts(passed=int(found[1]), failed=int(found[2]))


def pytest(name: str, *words: str) -> Counts:
    report = REPORTS / f"{name}.xml"
    report.unlink(missing_ok=True)
    done = tool("pytest", "-q", f"--junitxml={report}", *words)
    return of_report(report, done.returncode)


def notebooks() -> Counts:
    run = cells.run(cells.stored(), report=REPORTS / "notebooks.xml", show=True)
    for attempt in run.network:
        print(f"A notebook tried to use the network: {attempt}")
    return run.counts


def unit(*words: str) -> Counts:
    return pytest("unit", "-n", "2", f"--ignore={BROWSER}", *words)


STEPS = (
    Step("style", style),
    Step("import rules", rules),
    Step("types", lambda: one("mypy")),
    Step("course data", lambda: one("eudefence.cli", "data", "check")),
    Step("unit tests", unit, both=lambda: unit("--all")),
    Step("notebooks", notebooks, slow=True),
    Step("browser", lambda: pytest("browser", str(BROWSER)), slow=True),
)


def run(
    steps: tuple[Step, ...],
    fast: bool = False,
    everything: bool = False,
    clock: Callable[[], float] = time.perf_counter,
) -> list[Done]:
    """Run the steps. One that fails, or breaks, does not keep the next from running."""
    done = []
    for step in steps:
        print(f"\n== {step.name}", flush=True)
        began = clock()
        if fast and step.slow:
            counts = Counts(skipped=1, reasons=Counter(["left out by --fast"]))
        else:
            try:
                counts = step.both() if everything and step.both else step.run()
            except Exception as error:  # a step that breaks has failed; the summary must still come
                print(f"{type(error).__name__}: {error}")
                counts = Counts(failed=1)
        done.append(Done(step.name, counts, clock() - began))
    return done


def summary(done: list[Done]) -> str:
    """One screen: a line a step, why tests were skipped, and the sum as the last line."""
    lines = [f"{'step':<14}{'result':<8}{'passed':>8}{'failed':>8}{'skipped':>9}{'seconds':>9}"]
    for step in done:
        counts = step.counts
        result = "FAILED" if counts.failed else "passed" if counts.passed else "skipped"
        lines.append(
            f"{step.name:<14}{result:<8}{counts.passed:>8}{counts.failed:>8}{counts.skipped:>9}{step.seconds:>9.1f}"
        )
    for step in done:
        for reason, times in step.counts.reasons.items():
            lines.append(f"skipped in {step.name}: {times} x {reason}")
    total = sum((step.counts for step in done), Counts())
    lines += ["", f"{total.passed} passed, {total.failed} failed, {total.skipped} skipped"]
    return "\n".join(lines)


def main(words: list[str]) -> int:
    REPORTS.mkdir(parents=True, exist_ok=True)
    if words not in ([], ["--fast"], ["--all"]):
        return tool("pytest", *words).returncode
    done = run(STEPS, fast=words == ["--fast"], everything=words == ["--all"])
    counted = bare_cells.REPORT.read_text(encoding="utf-8") if bare_cells.REPORT.exists() else ""
    print(f"\n{counted}\n{summary(done)}", flush=True)
    return int(any(step.counts.failed for step in done))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Count passed, failed and skipped tests in the XML report that pytest writes."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Counts:
    """How a step went. `reasons` says why tests were skipped, and how many for each reason."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    reasons: Counter = field(default_factory=Counter)

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.passed + other.passed,
            self.failed + other.failed,
            self.skipped + other.skipped,
            self.reasons + other.reasons,
        )


def of_case(case: ElementTree.Element) -> Counts:
    """Counts of a single test case. An expected failure counts as a failure: nothing here is meant to fail.

    nbval, for one, marks every cell after a timeout as an expected failure.
    """
    skipped = case.find("skipped")
    if case.find("failure") is not None or case.find("error") is not None:
        return Counts(failed=1)
    if skipped is not None and skipped.get("type") == "pytest.xfail":
        return Counts(failed=1)
    if skipped is not None:
        return Counts(skipped=1, reasons=Counter([skipped.get("message", "no reason given")]))
    return Counts(passed=1)


def cases(report: Path) -> list[ElementTree.Element]:
    """The test cases of a report; none when pytest died before it could write one."""
    if not report.exists():
        return []
    return list(ElementTree.parse(report).iter("testcase"))


def of_report(report: Path, returncode: int) -> Counts:
    """Counts of a whole run. A run that ended badly without a failed test (nothing found, a crash) counts as one
    failure.
    """
    counts = sum((of_case(case) for case in cases(report)), Counts())
    if returncode != 0 and counts.failed == 0:
        counts.failed = 1
    return counts

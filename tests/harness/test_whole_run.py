"""The run of all tests tells the truth: nothing is skipped silently, and a step that breaks fails."""

from collections import Counter

import pytest

from tests import whole_run
from tests.counts import Counts, of_report


def step(name, **counts):
    return whole_run.Step(name, lambda: Counts(**counts))


def breaks():
    raise OSError("no such program")


@pytest.fixture
def done(capsys):
    steps = (
        step("first", passed=3),
        whole_run.Step("second", breaks),
        step("third", passed=1, failed=2, skipped=2, reasons=Counter({"no browser was found": 2})),
        whole_run.Step("fourth", breaks, slow=True),
    )
    return whole_run.run(steps, fast=True, clock=iter(range(8)).__next__)


def test_a_step_that_breaks_fails_and_the_next_ones_still_run(done):
    assert [(one.counts.passed, one.counts.failed, one.counts.skipped) for one in done] == [
        (3, 0, 0),
        (0, 1, 0),
        (1, 2, 2),
        (0, 0, 1),
    ]


def test_the_summary_names_what_was_skipped_and_why(done):
    text = whole_run.summary(done)
    assert "skipped in third: 2 x no browser was found" in text
    assert "skipped in fourth: 1 x left out by --fast" in text


def test_the_last_line_is_the_sum_of_the_steps(done):
    lines = whole_run.summary(done).splitlines()
    assert lines[-1] == "4 passed, 3 failed, 3 skipped"
    assert len(lines) < 25  # one screen


@pytest.mark.parametrize(("counts", "code"), [({"passed": 1}, 0), ({"passed": 9, "failed": 1}, 1), ({"skipped": 1}, 0)])
def test_any_failure_is_told_to_whoever_started_the_run(monkeypatch, counts, code, capsys):
    monkeypatch.setattr(whole_run, "STEPS", (step("only", **counts),))
    assert whole_run.main([]) == code


@pytest.mark.parametrize(("words", "passed"), [([], "1 passed"), (["--all"], "2 passed"), (["--fast"], "1 passed")])
def test_the_second_tier_runs_when_everything_is_asked_for(monkeypatch, words, passed, capsys):
    tiers = whole_run.Step("tiers", lambda: Counts(passed=1), both=lambda: Counts(passed=2))
    monkeypatch.setattr(whole_run, "STEPS", (tiers,))
    assert whole_run.main(words) == 0
    assert f"\n{passed}, 0 failed, 0 skipped" in capsys.readouterr().out


REPORT = """<testsuites><testsuite>
<testcase name="right"/>
<testcase name="wrong"><failure message="no"/></testcase>
<testcase name="broken"><error message="no"/></testcase>
<testcase name="left out"><skipped type="pytest.skip" message="no browser was found"/></testcase>
<testcase name="never reached"><skipped type="pytest.xfail" message="after a timeout"/></testcase>
</testsuite></testsuites>"""


def test_counts_a_report_of_pytest(tmp_path):
    """Counted by hand in the report above; an expected failure is a failure."""
    (tmp_path / "report.xml").write_text(REPORT, encoding="utf-8")
    assert of_report(tmp_path / "report.xml", 1) == Counts(1, 3, 1, Counter(["no browser was found"]))


def test_a_run_that_died_without_a_report_has_failed(tmp_path):
    assert of_report(tmp_path / "none.xml", 2) == Counts(failed=1)


def test_a_run_that_found_nothing_has_failed(tmp_path):
    """pytest ends with 5 when it collected no test."""
    (tmp_path / "report.xml").write_text("<testsuites/>", encoding="utf-8")
    assert of_report(tmp_path / "report.xml", 5) == Counts(failed=1)

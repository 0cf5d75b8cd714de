"""Without a browser the tests are skipped with a plain reason, and fail where one is required."""

import os
import subprocess
import sys

import pytest

from tests.browser import conftest
from tests.places import ROOT

REASON = "no Chromium or Chrome was found on this machine"
NONE = {"EUDEFENCE_BROWSER": "no-such-browser"}


@pytest.mark.parametrize(
    ("required", "outcome"), [("0", pytest.skip.Exception), ("", pytest.skip.Exception), ("1", pytest.fail.Exception)]
)
def test_what_becomes_of_a_test_without_a_browser(required, outcome, monkeypatch):
    for name, value in {**NONE, "EUDEFENCE_REQUIRE_BROWSER": required}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(outcome, match=REASON) as end:
        conftest.found_or_said()
    assert type(end.value) is outcome


def test_a_run_without_the_required_browser_fails():
    """The tests ask for the browser, and pytest says why there is none."""
    variables = {**os.environ, **NONE, "EUDEFENCE_REQUIRE_BROWSER": "1"}
    words = ["-q", "-p", "no:cacheprovider", "-p", "no:nbval", "tests/browser/test_start_here.py", "-k", "news"]
    command = [sys.executable, "-m", "pytest", *words]
    done = subprocess.run(command, cwd=ROOT, env=variables, text=True, encoding="utf-8", capture_output=True)
    assert done.returncode == 1, done.stdout
    assert "1 error" in done.stdout
    assert REASON in done.stdout

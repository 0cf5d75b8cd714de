"""Without a browser the tests are skipped with a plain reason, and fail where one is required."""

import os
import subprocess
import sys

import pytest

from tests.places import ROOT


@pytest.mark.parametrize(("required", "word", "code"), [("0", "skipped", 0), ("1", "error", 1)])
def test_no_browser(required, word, code):
    variables = {**os.environ, "EUDEFENCE_BROWSER": "no-such-browser", "EUDEFENCE_REQUIRE_BROWSER": required}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-rs",
        "-p",
        "no:cacheprovider",
        "tests/browser/test_start_here.py",
        "-k",
        "news",
    ]
    done = subprocess.run(command, cwd=ROOT, env=variables, text=True, encoding="utf-8", capture_output=True)
    assert done.returncode == code, done.stdout
    assert f"1 {word}" in done.stdout
    assert "no Chromium or Chrome was found on this machine" in done.stdout

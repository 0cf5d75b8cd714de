"""A browser for every test here, or the reason why there is none."""

import os

import pytest

from tests.browser import lab as harness


@pytest.fixture(scope="session")
def program():
    found = harness.browser()
    if found is None:
        reason = "no Chromium or Chrome was found on this machine (EUDEFENCE_BROWSER can name one)"
        if os.environ.get("EUDEFENCE_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    return found

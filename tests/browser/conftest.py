"""A browser for every test here, or the reason why there is none."""

import os

import pytest

from tests.browser import lab as harness


@pytest.fixture(scope="session")
def program():
    return found_or_said()


def found_or_said():
    """The browser. Without one the test is skipped, and fails where the environment says that one is required."""
    found = harness.browser()
    if found is None:
        reason = "no Chromium or Chrome was found on this machine (EUDEFENCE_BROWSER can name one)"
        if os.environ.get("EUDEFENCE_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@pytest.fixture(scope="session")
def shared(program, tmp_path_factory):
    """A JupyterLab on one copy of the course, for tests that need no server of their own: each file opens pages of its
    own there. Laying the course out and starting a server takes seconds.
    """
    with harness.running(tmp_path_factory.mktemp("shared")) as lab:
        yield lab
        assert not lab.network.exists(), lab.network.read_text(encoding="utf-8")

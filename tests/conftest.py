"""What holds for every test: no network, no trace in the user's own folders, the same examples in every run.

Tests come in two tiers. What grows with the product of two lists and cannot be broken by one line of either is marked
`second_tier` and runs with `--all`; the first tier then holds one of each sort, which the test says.
"""

import os
import runpy
from pathlib import Path

import hypothesis
import pytest

HERE = Path(__file__).resolve().parent

os.environ["EUDEFENCE_HOME"] = ":memory:"  # nobody's progress is touched by a test
os.environ["JUPYTER_PLATFORM_DIRS"] = "1"  # jupyter_core warns until it is told which folders to use
runpy.run_path(str(HERE / "offline_profile" / "startup" / "00-no-network.py"))

# Derandomised: a test that is green today is green tomorrow. No deadline: the speed of a machine is not a property of
# the code.
hypothesis.settings.register_profile("course", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("course")

SECOND = "kept for python3 course.py test --all"


def pytest_addoption(parser):
    parser.addoption("--all", action="store_true", help="run the second tier too")


def pytest_configure(config):
    config.addinivalue_line("markers", "second_tier: runs with --all only")


def pytest_collection_modifyitems(config, items):
    if not config.getoption("--all"):
        for item in items:
            if item.get_closest_marker("second_tier"):
                item.add_marker(pytest.mark.skip(reason=SECOND))

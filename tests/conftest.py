"""What holds for every test: no network, no trace in the user's own folders, the same examples in every run."""

import os
import runpy
from pathlib import Path

import hypothesis

HERE = Path(__file__).resolve().parent

os.environ["EUDEFENCE_HOME"] = ":memory:"  # nobody's progress is touched by a test
os.environ["JUPYTER_PLATFORM_DIRS"] = "1"  # jupyter_core warns until it is told which folders to use
runpy.run_path(str(HERE / "offline_profile" / "startup" / "00-no-network.py"))

# Derandomised: a test that is green today is green tomorrow. No deadline: the speed of a machine is not a property of
# the code.
hypothesis.settings.register_profile("course", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("course")

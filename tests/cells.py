"""Run notebooks and compare every output with the stored one: the only place that knows which tool does it.

nbval does it today (strict mode). It has had no release since March 2024; should it stop working, only `run` changes.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests import counts
from tests.places import ROOT

SECONDS_A_CELL = 60


@dataclass
class Run:
    """What came of a run: counts over all cells, cells that failed (notebook, cell), attempts to use the network."""

    counts: counts.Counts
    failed: set[tuple[str, str]]
    network: list[str]
    text: str


def stored() -> list[Path]:
    """The notebooks whose outputs are stored, and so can be compared: units, solved exercises, and what researchers
    read, which stands outside the sequence (no words are counted there, and its cells may hold code).
    """
    folders = ("notebooks", "notebooks/research", "exercises/solutions")
    return sorted(path for folder in folders for path in (ROOT / folder).glob("*.ipynb"))


def offline(folder: Path) -> dict[str, str]:
    """Environment variables for kernels that must not use the network and must leave no trace on this machine.

    The profile is copied to `folder`, because IPython writes its history and its locks beside it.
    """
    shutil.copytree(ROOT / "tests" / "offline_profile", folder / "ipython" / "profile_default", dirs_exist_ok=True)
    return {
        **os.environ,
        "IPYTHONDIR": str(folder / "ipython"),
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "JUPYTER_DATA_DIR": str(folder / "data"),
        "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
        "JUPYTER_PLATFORM_DIRS": "1",
        "EUDEFENCE_HOME": ":memory:",
        "EUDEFENCE_NETWORK_LOG": str(folder / "network.txt"),
    }


def notebook_of(case: ElementTree.Element) -> str:
    """Name of the notebook a test case of the report belongs to; its class name is a path with dots for slashes."""
    return case.get("classname", "").removesuffix(".ipynb").rsplit(".", 1)[-1]


def run(notebooks: Iterable[Path], *, report: Path | None = None, show: bool = False) -> Run:
    """Run the notebooks with the network cut; every cell must give again what is stored.

    `report` is where the XML report goes (default: nowhere that lasts); `show` lets the tool's own words through to the
    screen.
    """
    notebooks = [Path(notebook) for notebook in notebooks]
    if not notebooks:
        raise ValueError("notebooks: no notebook was found to run")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        report = report or folder / "report.xml"
        report.unlink(missing_ok=True)
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", str(ROOT / "pyproject.toml")]
        command += ["--nbval", "--nbval-current-env", f"--nbval-cell-timeout={SECONDS_A_CELL}"]
        command += [f"--nbval-sanitize-with={ROOT / 'tests' / 'nbval_sanitise.cfg'}"]
        command += ["-n", "2", "--dist", "loadfile"]  # a notebook's cells must all run on one kernel
        # Seen from elsewhere, pytest would give all notebooks the same name, and run only the first.
        command += [f"--rootdir={os.path.commonpath([notebook.parent for notebook in notebooks])}"]
        command += [f"--junitxml={report}", *map(str, notebooks)]
        kept = {} if show else {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        done = subprocess.run(
            command, cwd=ROOT, env=offline(folder), text=True, encoding="utf-8", errors="replace", **kept
        )
        log = folder / "network.txt"
        network = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
        total = counts.of_report(report, done.returncode)
        failed = {
            (notebook_of(case), case.get("name", "")) for case in counts.cases(report) if counts.of_case(case).failed
        }
    total.failed += len(network)
    return Run(total, failed, network, done.stdout or "")

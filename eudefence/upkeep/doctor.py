"""What is wrong with an installation, and how to mend it: `eudefence doctor`.

Each check below looks at one thing and yields findings. The things it looks at are arguments, so that a test can show
it a broken installation without breaking one.
"""

from __future__ import annotations

import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from eudefence.data.package import Package, course_folder

OLDEST, NEWEST = (3, 11), (3, 13)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
AGAIN = "run `python3 course.py lab` in the folder of the course"
ANEW = "delete the folder .venv and " + AGAIN


@dataclass(frozen=True)
class Finding:
    """One thing that deviates: what was found, what is expected, how to mend it. A remark is nothing to mend."""

    what: str
    found: str
    expected: str
    mend: str
    remark: bool = False

    def __str__(self):
        return f"{self.what}: found {self.found}; expected {self.expected}.\n    To mend it: {self.mend}."


def checkout() -> Path | None:
    """The folder of the course when the kit runs from it; None when it was installed as a package elsewhere."""
    folder = Path(__file__).resolve().parents[2]
    return folder if (folder / "constraints.txt").is_file() and (folder / "course.py").is_file() else None


def python(version: tuple = sys.version_info) -> Iterator[Finding]:
    """Is this a Python the kit was made for?"""
    if not OLDEST <= tuple(version[:2]) <= NEWEST:
        supported = f"{'.'.join(map(str, OLDEST))} to {'.'.join(map(str, NEWEST))}"
        yield Finding(
            "Python", ".".join(map(str, version[:2])), supported, f"install one of these from python.org, then {ANEW}"
        )


def environment(
    prefix: str = sys.prefix, base: str = sys.base_prefix, variables: Mapping[str, str] = os.environ
) -> Iterator[Finding]:
    """Does the kit run in an environment of its own, and does nothing from outside slip into it?"""
    if prefix == base and not variables.get("CONDA_PREFIX"):
        mend = (
            f"{AGAIN}, and use the Python in .venv"
            if checkout()
            else "make one with `python3 -m venv` and install the kit there"
        )
        yield Finding(
            "Environment", f"the Python of the system ({prefix})", "an environment of its own", mend, remark=True
        )
    if variables.get("PYTHONPATH"):
        found = f"PYTHONPATH={variables['PYTHONPATH']}"
        yield Finding(
            "Environment",
            found,
            "no PYTHONPATH, because it puts other modules before the kit's own",
            "unset PYTHONPATH",
        )


def pins(constraints: str) -> dict[str, str]:
    """Package name to version, for the Python that runs.

    >>> old, new = "numpy==2.4.6 ; python_full_version < '3.0'", "numpy==2.5.5 ; python_full_version >= '3.0'"
    >>> pins("\\n".join([old, new, "    # via pandas"]))
    {'numpy': '2.5.5'}
    """
    from packaging.requirements import Requirement

    lines = [line.split("#")[0].strip() for line in constraints.splitlines()]
    requirements = [Requirement(line) for line in lines if line]
    return {line.name: str(line.specifier)[2:] for line in requirements if not line.marker or line.marker.evaluate()}


def installed(name: str) -> str | None:
    """Version of an installed package, or None."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def packages(
    requires: list[str] | None = None, constraints: str | None = None, version: Callable[[str], str | None] = installed
) -> Iterator[Finding]:
    """Is every package the kit names there, in the version the course was tested with?

    Parameters
    ----------
    requires : list of str, optional
        Requirement lines; those of the installed kit by default.
    constraints : str, optional
        Content of constraints.txt; the file of the course by default. Without one, the ranges of the kit are what
        counts.
    version : function
        Package name to installed version, or None.
    """
    from packaging.requirements import Requirement

    folder = checkout()
    if requires is None:
        requires = metadata.requires("eudefence") or []
    if constraints is None and folder:
        constraints = (folder / "constraints.txt").read_text(encoding="utf-8")
    pinned = pins(constraints) if constraints else {}
    needed = {"", "lab"} if pinned else {""}  # a researcher who installs the package may do without JupyterLab
    for line in map(Requirement, requires):
        if line.name == "eudefence":
            continue
        extra = next(
            (name for name in ("lab", "check", "test") if line.marker and line.marker.evaluate({"extra": name})), ""
        )
        if line.marker and not extra and not line.marker.evaluate({"extra": ""}):
            continue
        found = version(line.name)
        expected = f"version {pinned[line.name]}" if line.name in pinned else f"a version {line.specifier}"
        mend = AGAIN if pinned else f"pip install '{line.name}{line.specifier}'"
        if found is None:
            if extra in needed:
                yield Finding(line.name, "nothing", expected, ANEW if pinned else mend)
            elif extra == "lab":
                yield Finding(
                    line.name, "nothing", f"{expected} to open notebooks", "pip install 'eudefence[lab]'", remark=True
                )
        elif found != pinned.get(line.name, found) or found not in line.specifier:
            yield Finding(line.name, f"version {found}", expected, ANEW if pinned else mend)


def kernel(spec: Callable[[], object] | None = None, executable: str = sys.executable) -> Iterator[Finding]:
    """Does a notebook start on the Python that holds the kit?"""
    if spec is None:
        try:
            from jupyter_client.kernelspec import KernelSpecManager
        except ImportError:
            return  # no JupyterLab here; `packages` has said so

        def spec():
            return KernelSpecManager().get_kernel_spec("python3")

    what, mend = "Notebook kernel python3", f"run `{executable} -m ipykernel install --sys-prefix`"
    try:
        starts = spec().argv[0]
    except Exception as error:  # jupyter_client has an exception of its own, and a broken kernel.json others
        yield Finding(what, f"none ({_one_line(error)})", "a kernel of that name", mend)
        return
    there = shutil.which(starts)
    if there is None:
        yield Finding(what, f"it starts {starts}, which does not exist", executable, mend)
    elif Path(starts).is_absolute() and not _same_environment(there, executable):
        yield Finding(what, f"it starts {starts}", executable, mend)


def _same_environment(one: str, other: str) -> bool:
    # Not resolved: the Pythons of two environments are often links to the same program.
    return os.path.normcase(Path(one).parent.absolute()) == os.path.normcase(Path(other).parent.absolute())


def data(folder: Path | None = None) -> Iterator[Finding]:
    """Is the data package there, and can every table be read?"""
    mend = (
        "`git checkout course_data` brings the tables back" if checkout() else "pip install --force-reinstall eudefence"
    )
    try:
        package = Package(folder) if folder else Package(course_folder(), links_lead_out=True)
        tables = package.tables
    except Exception as error:
        yield Finding(
            "Course data",
            f"no readable datapackage.json ({_one_line(error)})",
            "the folder course_data of the course",
            mend,
        )
        return
    for table in tables:
        try:
            package.rows(table)  # read anew: the doctor's package has met no table yet
        except Exception as error:
            yield Finding(f"Course data, table {table}", _one_line(error), "a table that can be read", mend)


def home(folder: Path | None, variables: Mapping[str, str] = os.environ) -> Iterator[Finding]:
    """Can progress be written to its folder? None stands for progress that is kept in memory only."""
    named = variables.get("EUDEFENCE_HOME")
    if folder is None:
        yield Finding(
            "Progress",
            f"EUDEFENCE_HOME={named}",
            "a folder",
            "unset EUDEFENCE_HOME, if answers shall be remembered",
            remark=True,
        )
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder):
            pass
    except OSError as error:
        mend = (
            "name another folder in EUDEFENCE_HOME"
            if named
            else "make it writable, or name another folder in EUDEFENCE_HOME"
        )
        yield Finding(
            "Progress", f"{folder} cannot be written to ({_one_line(error)})", "a folder you may write to", mend
        )


def browser(
    which: Callable[[str], str | None] = shutil.which, variables: Mapping[str, str] = os.environ
) -> Iterator[Finding]:
    """Is there a browser the tests can drive? Nobody needs one for that but who works on the kit."""
    named = variables.get("EUDEFENCE_BROWSER")
    if named and not which(named):
        found = f"EUDEFENCE_BROWSER={named}, which does not exist"
        yield Finding("Browser for tests", found, "the path of a browser", "correct or unset EUDEFENCE_BROWSER")
    elif not named and not any(map(which, BROWSERS)):
        expected = "Chromium or Chrome, only for the tests in a browser"
        yield Finding(
            "Browser for tests",
            "none",
            expected,
            "install Chromium, or name a browser in EUDEFENCE_BROWSER",
            remark=True,
        )


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__


CHECKS = (python, environment, packages, kernel, data, browser)


def examine(checks: Iterable[Callable[[], Iterable[Finding]]] = CHECKS) -> list[Finding]:
    """Everything that deviates, the gravest first. A check that cannot even run is a finding too."""
    findings = []
    for check in checks:
        try:
            findings += check()
        except Exception as error:
            findings.append(
                Finding(
                    f"The check of {check.__name__}", f"{type(error).__name__}: {_one_line(error)}", "an answer", ANEW
                )
            )
    return sorted(findings, key=lambda finding: finding.remark)


def report(findings: list[Finding]) -> str:
    """The findings in plain words.

    >>> print(report([]).splitlines()[-1])
    Nothing is wrong with this installation.
    """
    wrong = [finding for finding in findings if not finding.remark]
    lines = [
        f"eudefence {installed('eudefence') or 'not installed'}, Python {platform.python_version()} on"
        f" {platform.system()}"
    ]
    lines += [str(finding) for finding in wrong]
    lines += [f"(Only a remark) {finding}" for finding in findings if finding.remark]
    lines.append(f"{len(wrong)} to mend." if wrong else "Nothing is wrong with this installation.")
    return "\n".join(lines)

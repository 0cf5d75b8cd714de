"""pyproject.toml has ranges, constraints.txt pins everything, environment.yml pins the same for conda: the three must
agree.
"""

import ast
import re
import sys
import tomllib

import pytest
import yaml
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from eudefence.upkeep import doctor
from tests.places import ROOT

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]
CONDA_NAMES = {"matplotlib": "matplotlib-base", "svg-py": "svg.py"}  # where conda-forge calls a package otherwise
PYTHONS = ("3.11", "3.12", "3.13")
SYSTEMS = (
    {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
)


def direct(*extras):
    """Direct dependencies as requirements: those of the kit, and of the extras named."""
    lines = PROJECT["dependencies"] + [line for extra in extras for line in PROJECT["optional-dependencies"][extra]]
    return [line for line in map(Requirement, lines) if line.name != "eudefence"]


def pins(python, system):
    """Package name to the versions constraints.txt gives it on one Python and system; more than one would be a
    contradiction.
    """
    place = {**default_environment(), **system, "python_version": python, "python_full_version": f"{python}.9"}
    found = {}
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        text = line.split("#")[0].strip()
        if text and (not Requirement(text).marker or Requirement(text).marker.evaluate(place)):
            found.setdefault(Requirement(text).name, []).append(str(Requirement(text).specifier))
    return found


def conda():
    """Name to version of environment.yml, and the lines it hands to pip."""
    lines = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    plain = [line for line in lines if isinstance(line, str)]
    return dict((line.split("=", 1) + [None])[:2] for line in plain), next(
        line["pip"] for line in lines if isinstance(line, dict)
    )


@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system["sys_platform"])
@pytest.mark.parametrize("python", PYTHONS)
def test_every_direct_dependency_is_pinned_once_inside_its_range(python, system):
    found = pins(python, system)
    for line in [*direct(*PROJECT["optional-dependencies"]), *map(Requirement, PYPROJECT["build-system"]["requires"])]:
        assert len(found.get(line.name, [])) == 1, (
            f"{line.name} on Python {python}, {system['sys_platform']}: {found.get(line.name)}"
        )
        version = found[line.name][0]
        assert version.startswith("==")
        assert version[2:] in line.specifier, f"{line.name} {version} is not in {line.specifier}"


def test_the_pythons_are_those_that_are_supported():
    supported = SpecifierSet(PROJECT["requires-python"])
    assert [python for python in (f"3.{minor}" for minor in range(8, 20)) if python in supported] == list(PYTHONS)
    classified = [line.rsplit(" ", 1)[1] for line in PROJECT["classifiers"] if re.search(r"Python :: 3\.\d+$", line)]
    assert classified == list(PYTHONS)
    assert ".".join(map(str, doctor.OLDEST)) == PYTHONS[0]
    assert ".".join(map(str, doctor.NEWEST)) == PYTHONS[-1]


def test_conda_gets_the_versions_that_are_tested():
    """The direct dependencies of the kit and of `lab`, and what builds the kit; nothing else, and nothing at another
    version.
    """
    environment, by_pip = conda()
    assert environment.pop("python") in PYTHONS
    assert "pip" in environment
    environment.pop("pip")
    tested = pins(conda()[0]["python"], SYSTEMS[0])
    names = {line.name for line in [*direct("lab"), *map(Requirement, PYPROJECT["build-system"]["requires"])]}
    assert environment == {CONDA_NAMES.get(name, name): tested[name][0].removeprefix("==") for name in names}
    assert by_pip == ["-e ."]


def test_every_cap_and_pin_carries_its_reason():
    """House rule: whoever lifts a cap must find why it is there (on its own line)."""
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    capped = [line for line in lines if re.search(r'"[\w.-]+(>=[\d.]+,<|==)[\d.]+"', line)]
    assert len(capped) >= 6
    assert [line for line in capped if not line.split('"')[-1].lstrip(", ]").startswith("#")] == []


def test_this_environment_is_the_one_that_is_pinned():
    """The verdict of `eudefence doctor` on the packages of the environment the tests run in."""
    assert [str(finding) for finding in doctor.packages()] == []


# What is imported although it is no dependency of everybody: whose work it serves, and what says so when it is missing.
ELSEWHERE = {
    "IPython": "comes with ipywidgets; a form asks it for the running notebook",
    "frictionless": "the extra `check`",
    "jupyter_client": "the extra `lab`, looked for by the doctor",
    "nbformat": "the extra `test`: exercises are built by those who keep the kit",
    "resvg_py": "the extra `store`, and a sentence that says so",
    "traitlets": "comes with ipywidgets and anywidget, whose interface it is",
}
MODULES = {"markdown-it-py": "markdown_it", "svg-py": "svg"}  # where a package is imported by another name


def test_what_the_package_imports_is_declared():
    """Oracle: every import statement of the package, read from its source; declared in `dependencies` unless the list
    above says why not.
    """
    imported = set()
    for path in (ROOT / "eudefence").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                imported.add(node.module.partition(".")[0])
    strangers = imported - set(sys.stdlib_module_names) - {"eudefence"}
    declared = {MODULES.get(line.name, line.name) for line in direct()}
    assert strangers - declared == set(ELSEWHERE)
    # anywidget speaks through ipywidgets, whose part in the page its lower bound is about.
    assert declared - strangers <= {"ipywidgets"}, "a dependency that nothing imports"

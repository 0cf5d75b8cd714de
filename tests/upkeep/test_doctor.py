"""`eudefence doctor` on faked deviations: each must be found, and each finding must say how to mend it."""

import os
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from eudefence import cli
from eudefence.data.package import course_folder
from eudefence.upkeep import doctor

REQUIRES = [
    "pandas<4,>=3.0",
    "jupyterlab<5,>=4.6; extra == 'lab'",
    "pytest>=9; extra == 'test'",
    "tomli>=2; python_version < '3.0'",
]
CONSTRAINTS = "pandas==3.1.1\njupyterlab==4.6.6\npytest==9.2.0\n"
TESTED = {"pandas": "3.1.1", "jupyterlab": "4.6.6", "pytest": "9.2.0"}


def found(findings):
    """What the findings say was found, by what they are about; every one must say what to do."""
    findings = list(findings)
    assert all(finding.expected and finding.mend for finding in findings)
    return {finding.what: finding.found for finding in findings}


def packages(constraints=CONSTRAINTS, requires=REQUIRES, **versions):
    return list(doctor.packages(requires, constraints, {**TESTED, **versions}.get))


@pytest.mark.parametrize(
    ("version", "wrong"), [((3, 10, 13), True), ((3, 11, 0), False), ((3, 13, 9), False), ((3, 14, 0), True)]
)
def test_an_unsupported_python_is_found(version, wrong):
    assert bool(found(doctor.python(version))) is wrong


def test_the_python_of_the_system_is_remarked_on():
    system, conda, own = (
        {"prefix": "/usr"},
        {"prefix": "/conda", "variables": {"CONDA_PREFIX": "/conda"}},
        {"prefix": "/course/.venv"},
    )
    assert [finding.remark for finding in doctor.environment(**{"base": "/usr", "variables": {}, **system})] == [True]
    assert list(doctor.environment(**{"base": "/usr", "variables": {}, **own})) == []
    assert list(doctor.environment(**{"base": "/conda", **conda})) == []


def test_a_pythonpath_is_found():
    assert found(doctor.environment("/venv", "/usr", {"PYTHONPATH": "/ros/lib"})) == {
        "Environment": "PYTHONPATH=/ros/lib"
    }


def test_the_tested_versions_are_right():
    assert packages() == []


def test_another_version_than_the_tested_one_is_found():
    (finding,) = packages(pandas="3.0.4")
    assert str(finding).startswith("pandas: found version 3.0.4; expected version 3.1.1.\n    To mend it: ")


def test_a_missing_package_is_found():
    assert found(packages(jupyterlab=None)) == {"jupyterlab": "nothing"}


def test_nobody_needs_the_tools_of_the_tests():
    assert packages(pytest=None) == []


def test_but_where_they_are_their_version_counts():
    assert found(packages(pytest="8.0")) == {"pytest": "version 8.0"}


def test_installed_as_a_package_the_ranges_count():
    """A researcher's own environment: no constraints.txt, other versions inside the ranges are right, JupyterLab is
    optional.
    """
    assert packages(constraints="", pandas="3.0.4") == []
    assert found(packages(constraints="", pandas="4.0")) == {"pandas": "version 4.0"}
    (finding,) = packages(constraints="", jupyterlab=None)
    assert finding.remark


def kernel(program, executable=sys.executable):
    return found(doctor.kernel(lambda: SimpleNamespace(argv=[program]), executable))


def test_a_kernel_of_this_environment_is_right():
    assert kernel(sys.executable) == {}


def test_a_kernel_without_a_path_takes_the_python_of_the_environment():
    """What ipykernel's own specification says when it was installed with the environment."""
    assert kernel(Path(sys.executable).name) == {} or shutil.which(Path(sys.executable).name) is None


def test_a_kernel_whose_python_is_gone_is_found(tmp_path):
    assert "does not exist" in kernel(str(tmp_path / "python"))["Notebook kernel python3"]


def test_a_kernel_of_another_environment_is_found(tmp_path):
    assert kernel(sys.executable, str(tmp_path / "python")) == {
        "Notebook kernel python3": f"it starts {sys.executable}"
    }


def test_no_kernel_at_all_is_found():
    def spec():
        raise KeyError("python3")

    assert "none" in found(doctor.kernel(spec))["Notebook kernel python3"]


def test_the_course_data_are_right():
    assert list(doctor.data()) == []


def test_missing_course_data_are_found(tmp_path):
    assert "no readable datapackage.json" in found(doctor.data(tmp_path))["Course data"]


def test_missing_damaged_and_cut_off_tables_are_found(tmp_path):
    folder = tmp_path / "course_data"
    shutil.copytree(course_folder(), folder)
    (folder / "forces.csv").unlink()
    events = folder / "events.csv"
    events.write_text(events.read_text(encoding="utf-8").replace("-", "/"), encoding="utf-8")
    (folder / "acts.csv").write_text("half a line", encoding="utf-8")
    assert set(found(doctor.data(folder))) == {f"Course data, table {table}" for table in ("forces", "events", "acts")}


def test_a_folder_for_progress_that_can_be_written_is_right(tmp_path):
    assert list(doctor.home(tmp_path / "progress")) == []


def test_a_folder_for_progress_that_cannot_be_written_is_found(tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    (finding,) = doctor.home(tmp_path / "file", {"EUDEFENCE_HOME": str(tmp_path / "file")})
    assert "cannot be written" in finding.found
    assert "EUDEFENCE_HOME" in finding.mend


def test_progress_that_is_not_kept_is_remarked_on():
    assert [finding.remark for finding in doctor.home(None, {"EUDEFENCE_HOME": ":memory:"})] == [True]


def test_a_browser_is_a_remark_unless_it_was_named():
    assert list(doctor.browser(lambda name: f"/usr/bin/{name}", {})) == []
    assert [finding.remark for finding in doctor.browser(lambda name: None, {})] == [True]
    assert [finding.remark for finding in doctor.browser(lambda name: None, {"EUDEFENCE_BROWSER": "/gone"})] == [False]


def test_a_check_that_breaks_is_a_finding_and_the_gravest_come_first():
    def breaks():
        raise RuntimeError("what nobody thought of")

    findings = doctor.examine((lambda: doctor.browser(lambda name: None, {}), breaks))
    assert [finding.remark for finding in findings] == [False, True]
    assert "what nobody thought of" in doctor.report(findings)


@pytest.mark.parametrize(("remark", "code"), [(True, 0), (False, 1)])
def test_the_command_fails_on_deviations_but_not_on_remarks(monkeypatch, capsys, remark, code):
    monkeypatch.setattr(
        doctor, "examine", lambda checks: [doctor.Finding("pandas", "nothing", "version 3.1.1", "install it", remark)]
    )
    assert cli.main(["doctor"]) == code
    assert "To mend it: install it." in capsys.readouterr().out


def test_this_installation_has_nothing_to_mend():
    """The environment of the tests is made by course.py, so everything but a browser must be right."""
    assert [str(finding) for finding in doctor.examine() if not finding.remark] == []
    assert os.environ["EUDEFENCE_HOME"] == ":memory:"

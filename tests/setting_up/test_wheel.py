"""The wheel carries the tables: installed in a clean environment, it loads one from another folder, without the
network.
"""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from tests.places import ROOT

USE = """
import eudefence as ed
print(ed.__file__)
print(len(ed.load("countries")), ed.fact("forces.csv#rdc.planned_strength").value)
"""


# What pip was told elsewhere (user = true, a target, a constraint) is no matter of these tests.
CLEAN = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON"))} | {
    "PIP_CONFIG_FILE": os.devnull
}


def run(*words, folder):
    done = subprocess.run(
        [str(word) for word in words], cwd=folder, text=True, encoding="utf-8", capture_output=True, env=CLEAN
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def clean(tmp_path_factory):
    """A folder with a clean environment, in which the wheel, and only the wheel, was installed.

    What the kit depends on is borrowed from the environment of the tests by a .pth file. Such a file adds one folder
    and does not follow the .pth files in it, so the editable kit of the tests stays out of sight.
    """
    folder = tmp_path_factory.mktemp("elsewhere")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    run(
        *pip,
        "wheel",
        "--quiet",
        "--no-build-isolation",
        "--no-index",
        "--no-deps",
        "--wheel-dir",
        folder,
        ROOT,
        folder=folder,
    )
    venv.create(folder / "venv", with_pip=False)
    python = next(
        path
        for path in (folder / "venv" / "bin" / "python", folder / "venv" / "Scripts" / "python.exe")
        if path.exists()
    )
    run(*pip, "--python", python, "install", "--quiet", "--no-index", "--no-deps", *folder.glob("*.whl"), folder=folder)
    purelib = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=folder).strip()
    (Path(purelib) / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder, python


def test_a_table_is_loaded_from_another_folder(clean):
    folder, python = clean
    where, found = run(python, "-c", USE, folder=folder).splitlines()
    assert Path(where).is_relative_to(folder), "the kit of the tests was loaded, not the one in the wheel"
    rows, strength = map(int, found.split())
    assert rows == len((ROOT / "course_data" / "countries.csv").read_text(encoding="utf-8").splitlines()) - 1
    assert strength == 5000  # Strategic Compass 2022: up to 5,000 troops


def test_the_command_line_comes_with_it(clean):
    folder, python = clean
    assert run(python.parent / "eudefence", "cite", folder=folder).startswith("The eudefence maintainers")


def test_the_wheel_holds_every_table_and_both_licences(clean):
    folder, python = clean
    listed = run(
        python, "-c", "from importlib.metadata import files; print(*files('eudefence'), sep='\\n')", folder=folder
    ).split()
    tables = {
        f"eudefence/course_data/{path.name}"
        for path in (ROOT / "course_data").iterdir()
        if path.is_file() and not path.name.startswith(".")
    }
    assert tables <= set(listed)
    # The pages of rows belong to the notebooks, and lead back to them.
    assert not [name for name in listed if "/rows/" in name and name.endswith(".md")]
    # What editors and type checkers read, and the lazy faces load by.
    typed = {"eudefence/py.typed"} | {f"eudefence/{face}__init__.pyi" for face in ("", "data/", "learning/", "views/")}
    assert typed <= set(listed)
    # What runs in the page is read as text when a widget is made.
    live = ROOT / "eudefence" / "views" / "live"
    scripts = {f"eudefence/views/live/{path.name}" for path in live.iterdir() if path.suffix in (".js", ".css")}
    assert len(scripts) > 2 and scripts <= set(listed)
    assert {Path(name).name for name in listed if "licenses" in name} == {"LICENSE", "LICENSE-CONTENT"}
    assert not [name for name in listed if name.startswith(("tests", "scripts", "setting_up", "notebooks"))]


def test_a_question_is_read_and_checked_from_another_folder(clean):
    """The texts of the questions travel in the wheel; the Bundestag is option c of 03.f."""
    folder, python = clean
    code = "from eudefence.learning import check; print(check('03.f', 'c').state)"
    assert run(python, "-c", code, folder=folder).strip() == "right"

"""course.py without the network: which Python, which environment, and what happens to a student's files.

Oracle throughout: the promises of the README (may be run again at any time; never overwrites a file the student
changed).
"""

import ast
import errno
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import course
from tests.places import ROOT

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


# --- the file itself --------------------------------------------------------------------------------------------------


def test_uses_the_standard_library_only():
    tree = ast.parse((ROOT / "course.py").read_text(encoding="utf-8"))
    imported = {
        name.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names
    }
    imported |= {node.module.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imported <= sys.stdlib_module_names


def test_is_understood_by_the_pythons_it_refuses():
    """An older Python must get as far as the sentence that tells the user what to do."""
    text = (ROOT / "course.py").read_text(encoding="utf-8")
    ast.parse(text, feature_version=(3, 6))
    assert "from __future__ import annotations" not in text  # a syntax error before 3.7


def test_knows_the_same_pythons_and_extras_as_the_package():
    oldest, newest = (".".join(map(str, version)) for version in (course.OLDEST, (3, course.NEWEST[1] + 1)))
    assert PYPROJECT["project"]["requires-python"] == f">={oldest},<{newest}"
    assert set(course.EXTRAS) <= set(PYPROJECT["project"]["optional-dependencies"])
    assert (
        "eudefence[lab," in PYPROJECT["project"]["optional-dependencies"]["test"][0]
    )  # so `test` holds what `lab` holds


@pytest.mark.parametrize("command", ["lab", "test", "notebooks", "exercises", "data", "bench", "mutants", "questions"])
def test_make_only_calls_it(command):
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert command in re.search(r"^(.*):\n\t\$\(PYTHON\) course\.py \$@$", text, re.MULTILINE)[1].split()


def test_the_automatic_run_calls_what_the_readme_says():
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "\npython3 course.py test\n" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert run.rstrip().splitlines()[-1] == "python3 course.py test"
    assert "set -euo pipefail" in run
    assert "export EUDEFENCE_REQUIRE_BROWSER=1" in run


# --- a suitable Python ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("version", "expected"),
    [((3, 10), False), ((3, 11), True), ((3, 13, 2), True), ((3, 14), False), ((2, 7), False), (None, False)],
)
def test_which_pythons_are_supported(version, expected):
    assert course.supported(version) is expected


def test_asks_a_python_for_its_version():
    assert course.version_of([sys.executable]) == sys.version_info[:2]


@pytest.mark.parametrize(
    "command",
    [["no-such-python"], [sys.executable, "-c", "raise SystemExit(9009)"], [sys.executable, "--no-such-option"]],
)
def test_a_python_that_does_not_start_has_no_version(command):
    """9009 is what the empty `python3` of a fresh Windows answers."""
    assert course.version_of(command) is None


def test_a_python_that_cannot_make_environments_is_passed_over():
    assert course.version_of([sys.executable], modules="no_such_module") is None


def test_takes_the_first_python_that_fits(monkeypatch):
    versions = {"old": (3, 9), "broken": None, "good": (3, 12), "also_good": (3, 11)}
    monkeypatch.setattr(course, "candidates", lambda: [[name] for name in versions])
    monkeypatch.setattr(course, "version_of", lambda command: versions[command[0]])
    assert course.find_python() == ["good"]


@pytest.mark.parametrize(
    ("running", "words"), [((3, 9, 1), "needs Python 3.11 to 3.13, this is 3.9"), ((3, 12, 1), "python3-venv")]
)
def test_refuses_in_one_sentence(monkeypatch, running, words):
    monkeypatch.setattr(course, "candidates", lambda: [["old"]])
    monkeypatch.setattr(course, "version_of", lambda command: None)
    with pytest.raises(course.Refused) as refusal:
        course.find_python(running)
    assert words in str(refusal.value)
    assert len(re.findall(r"[.] |[.]$", str(refusal.value))) == 1


def test_on_windows_the_launcher_is_asked(monkeypatch):
    monkeypatch.setattr(course, "WINDOWS", True)
    monkeypatch.setattr(course.shutil, "which", lambda name: name if name == "py" else None)
    assert [command for command in course.candidates() if command[0] == "py"] == [
        ["py", "-3.13"],
        ["py", "-3.12"],
        ["py", "-3.11"],
    ]
    assert course.python_in(Path("venv")) == Path("venv", "Scripts", "python.exe")


# --- the environment --------------------------------------------------------------------------------------------------


class Machine:
    """Stands for this machine: environments are empty folders with a version in them, and pip only writes down what it
    was told.
    """

    def __init__(self, folder, monkeypatch):
        self.root, self.venv = folder, folder / ".venv"
        self.pip, self.made, self.network = [], 0, True
        for name in ("pyproject.toml", "constraints.txt"):
            (folder / name).write_text(name, encoding="utf-8")
        monkeypatch.setattr(course, "ROOT", folder)
        monkeypatch.setattr(
            course, "wanted", lambda extra, version, wanted=course.wanted: wanted(extra, version, folder)
        )
        monkeypatch.setattr(course, "find_python", lambda: ["python3.12"])
        monkeypatch.setattr(course, "version_of", self.version_of)
        monkeypatch.setattr(course, "pip", self.install)
        monkeypatch.setattr(course.subprocess, "run", self.make)

    def version_of(self, command, modules=""):
        path = Path(command[0])
        if path.name == "python3.12":
            return (3, 12)
        return tuple(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else None

    def make(self, command, **_):
        self.made += 1
        self.python.parent.mkdir(parents=True)
        self.python.write_text("[3, 12]", encoding="utf-8")
        return type("Done", (), {"returncode": 0})

    def install(self, python, *words):
        if not self.network:
            raise course.Refused("no network")
        self.pip.append(words[-1])

    @property
    def python(self):
        return course.python_in(self.venv)

    def set_up(self, extra="lab"):
        """What was done: (environments made, what pip installed last)."""
        self.pip, self.made = [], 0
        assert course.set_up(extra) == self.python
        return self.made, self.pip[-1:]


@pytest.fixture
def machine(tmp_path, monkeypatch):
    return Machine(tmp_path, monkeypatch)


def test_a_fresh_clone_gets_an_environment(machine, capsys):
    assert machine.set_up() == (1, [".[lab]"])
    assert machine.pip[0] == "hatchling"
    assert len(capsys.readouterr().out.splitlines()) == 2  # it says what it does, in a line or two


def test_a_second_run_does_nothing_and_needs_no_network(machine, capsys):
    machine.set_up()
    capsys.readouterr()
    machine.network = False
    assert machine.set_up() == (0, [])
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_a_changed_version_is_installed_into_the_same_environment(machine, name):
    machine.set_up()
    (machine.root / name).write_text("changed", encoding="utf-8")
    assert machine.set_up() == (0, [".[lab]"])


def test_tests_add_to_what_the_course_needs_and_take_nothing_away(machine):
    machine.set_up("lab")
    assert machine.set_up("test") == (0, [".[test]"])
    assert machine.set_up("lab") == (0, [])
    (machine.root / "constraints.txt").write_text("changed", encoding="utf-8")
    assert machine.set_up("lab") == (0, [".[test]"])


def test_an_installation_that_was_cut_off_is_made_again(machine, monkeypatch):
    def cut_off(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(course, "pip", cut_off)
        machine.set_up()
    assert machine.set_up() == (1, [".[lab]"])


def test_without_network_a_refresh_is_refused_and_leaves_things_as_they_were(machine):
    machine.set_up()
    before = (machine.root / "constraints.txt").read_text(encoding="utf-8")
    machine.network = False
    (machine.root / "constraints.txt").write_text("changed", encoding="utf-8")
    with pytest.raises(course.Refused):
        machine.set_up()
    (machine.root / "constraints.txt").write_text(before, encoding="utf-8")
    assert machine.set_up() == (0, [])


def broken_python(machine):
    machine.python.unlink()


def vanished_base(machine):
    machine.python.unlink()
    machine.python.symlink_to(machine.root / "gone")


def other_age(machine):
    machine.python.write_text("[3, 10]", encoding="utf-8")


def damaged_stamp(machine):
    course.stamp_file(machine.venv).write_text("{half", encoding="utf-8")


@pytest.mark.parametrize("damage", [broken_python, vanished_base, other_age, damaged_stamp])
def test_a_damaged_environment_is_made_again(machine, damage, capsys):
    machine.set_up()
    damage(machine)
    assert machine.set_up() == (1, [".[lab]"])
    assert "made again" in capsys.readouterr().out


def test_a_folder_that_was_moved_is_installed_again(machine):
    """Programs of an environment, and the kit in it, know their folder by its full path."""
    machine.set_up()
    stamp = course.read_json(course.stamp_file(machine.venv))
    course.write_json(course.stamp_file(machine.venv), {**stamp, "folder": "/elsewhere"})
    assert machine.set_up()[1] == [".[lab]"]


def test_jupyterlab_does_not_ask_for_news(machine):
    machine.set_up()
    settings = course.read_json(machine.venv / "etc" / "jupyter" / "labconfig" / "default_setting_overrides.json")
    assert settings["@jupyterlab/apputils-extension:notification"] == {"fetchNews": "false", "checkForUpdates": False}


def test_pictures_with_controls_outlive_the_kernel(machine):
    """Without it JupyterLab shows "Error displaying widget" where a saved page had a picture."""
    machine.set_up()
    settings = course.read_json(machine.venv / "etc" / "jupyter" / "labconfig" / "default_setting_overrides.json")
    assert settings["@jupyter-widgets/jupyterlab-manager:plugin"] == {"saveState": True}


@pytest.mark.parametrize(
    "name",
    "PYTHONPATH PYTHONHOME PYTHONOPTIMIZE PYTHONSTARTUP PYTHONWARNINGS PYTHONSAFEPATH PYTHONNOUSERSITE PYTHONINSPECT"
    " _PYTHON_HOST_PLATFORM PIP_USER PIP_TARGET PIP_PREFIX PIP_ROOT PIP_REQUIRE_VIRTUALENV PIP_CONSTRAINT"
    " PIP_REQUIREMENT PIP_CONFIG_FILE PIP_NO_DEPS PIP_PRE PIP_DRY_RUN PIP_NO_BINARY PIP_PYTHON PIP_IGNORE_INSTALLED"
    " __PYVENV_LAUNCHER__".split(),
)
def test_nothing_from_outside_slips_into_child_processes(monkeypatch, name):
    monkeypatch.setenv(name, "1")
    assert name not in course.environment()


@pytest.mark.parametrize(
    "name",
    "PIP_NO_INDEX PIP_FIND_LINKS PIP_INDEX_URL PIP_EXTRA_INDEX_URL PIP_TRUSTED_HOST PIP_CERT PIP_PROXY PIP_CACHE_DIR"
    " HTTPS_PROXY https_proxy NO_PROXY SSL_CERT_FILE REQUESTS_CA_BUNDLE HOME PATH LANG EUDEFENCE_HOME".split(),
)
def test_what_says_where_packages_come_from_is_kept(monkeypatch, name):
    monkeypatch.setenv(name, "something")
    assert course.environment()[name] == "something"


def test_of_pips_own_settings_only_the_way_to_the_packages_is_kept(monkeypatch, tmp_path):
    """The oracle is pip: asked under these variables, it names the index of the file, and none of what would break the
    installation.
    """
    write(
        tmp_path / "pip.conf",
        "[global]\nuser = true\ntarget = /elsewhere\nindex-url = https://a.example/simple\nproxy ="
        " http://proxy.example:3128\n[install]\nindex-url = https://b.example/simple\nno-deps = true\nfind-links ="
        " /one\n    /two\n",
    )
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", str(tmp_path / "pip.conf"))
    monkeypatch.setenv("PIP_PROXY", "http://mine.example:1")
    settings = course.pip_settings(sys.executable)
    assert settings["PIP_INDEX_URL"] == "https://b.example/simple"  # what is said for `pip install` wins
    assert settings["PIP_FIND_LINKS"].split() == ["/one", "/two"]
    assert "PIP_PROXY" not in settings  # the environment wins
    listed = subprocess.run(
        [sys.executable, "-m", "pip", "config", "list"],
        env=course.environment(**settings),
        text=True,
        stdout=subprocess.PIPE,
    ).stdout
    assert "b.example" in listed and "mine.example" in listed
    assert not re.search(r"\.(user|target|no-deps)=", listed)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            "ERROR: Could not find a version that satisfies x\nERROR: No matching distribution found for x",
            "need the network",
        ),
        (
            "WARNING: x\nERROR: HTTPSConnectionPool: Max retries exceeded: Temporary failure in name resolution",
            "need the network",
        ),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "The disk is full"),
        ("ERROR: Can not perform a '--user' install.", "pip says why"),
    ],
)
def test_the_network_is_blamed_only_when_it_is_to_blame(monkeypatch, said, words):
    done = type("Done", (), {"returncode": 1, "stdout": said.encode()})
    monkeypatch.setattr(course, "quietly", lambda *_, **__: done)
    monkeypatch.setattr(course, "pip_settings", lambda python: {})
    with pytest.raises(course.Refused) as refusal:
        course.pip("python", "x")
    assert words in str(refusal.value) and said.splitlines()[-1] in str(refusal.value)
    assert ("network" in str(refusal.value)) == (words == "need the network")


def test_a_kit_that_may_only_be_read_is_used_when_it_is_set_up_and_else_refused(machine, monkeypatch):
    machine.set_up()

    def refuse(path, doing):
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(course, "locked", refuse)
    assert machine.set_up() == (0, [])
    (machine.root / "constraints.txt").write_text("changed", encoding="utf-8")
    with pytest.raises(course.Refused, match="you may not write there.*its owner runs 'course.py lab'"):
        machine.set_up()


# --- one at a time ----------------------------------------------------------------------------------------------------

HOLDS = (
    "import course, pathlib, sys\nwith course.alone(pathlib.Path(sys.argv[1]), 'trying'):\n    print('in', flush=True);"
    " sys.stdin.readline()"
)


def holder(lock):
    return subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(lock)],
        cwd=ROOT,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


@pytest.mark.parametrize("ends", ["in peace", "killed"])
def test_a_second_course_py_waits_and_says_so(tmp_path, ends):
    first = holder(tmp_path / "lock")
    assert first.stdout.readline() == "in\n"
    second = holder(tmp_path / "lock")
    assert second.stdout.readline() == "Another course.py is trying: waiting until it has done.\n"
    if ends == "killed":
        first.kill()
        first.communicate()
    else:
        first.communicate("\n")
    assert second.stdout.readline() == "in\n"
    third = holder(tmp_path / "lock")  # the file of the first was taken away, and that of the second counts
    assert third.stdout.readline().startswith("Another course.py")
    second.communicate("\n")
    assert third.stdout.readline() == "in\n"
    third.communicate("\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL])
def test_a_folder_that_knows_no_locks_is_no_obstacle(tmp_path, monkeypatch, number):
    def none(*_):
        raise OSError(number, "no locks here")

    monkeypatch.setattr(course, "fcntl", type("Fcntl", (), {"flock": staticmethod(none), "LOCK_EX": 2, "LOCK_NB": 4}))
    with course.alone(tmp_path / "lock", "trying"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_what_somebody_else_just_set_up_is_not_made_again(machine, monkeypatch):
    """Another course.py finishes while this one waits for the lock."""
    make = course.locked

    def locked(path, doing):
        monkeypatch.setattr(course, "locked", make)
        course.set_up("lab")
        machine.pip, machine.made = [], 0
        return make(path, doing)

    monkeypatch.setattr(course, "locked", locked)
    assert machine.set_up() == (0, [])


# --- my_course/ -------------------------------------------------------------------------------------------------------


@pytest.fixture
def kit(tmp_path):
    """A small course and the place of its copy."""
    for name, text in {
        "notebooks/00_start_here.ipynb": "start",
        "notebooks/.ipynb_checkpoints/00_start_here-checkpoint.ipynb": "old",
        "exercises/01_first.ipynb": "first",
        "exercises/solutions/01_first.ipynb": "solved",
        "exercises/source/01_first.md": "source",
        "course_data/forces.csv": "force_id",
        "course_data/.hidden": "hidden",
        "README.md": "not for the copy",
    }.items():
        write(tmp_path / "kit" / name, text)
    return tmp_path / "kit", tmp_path / "my_course"


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def read(path):
    return path.read_text(encoding="utf-8")


START = "notebooks/00_start_here.ipynb"


def test_lays_out_notebooks_exercises_and_data(kit):
    root, mine = kit
    added, refreshed, pairs = course.lay(root, mine)
    laid = {path.relative_to(mine).as_posix() for path in mine.rglob("*") if path.is_file()}
    assert laid == {
        START,
        "exercises/01_first.ipynb",
        "exercises/solutions/01_first.ipynb",
        "course_data/forces.csv",
        course.MANIFEST,
    }
    assert set(added) == laid - {course.MANIFEST}
    assert (refreshed, pairs) == ([], [])


def test_laying_again_changes_nothing(kit):
    root, mine = kit
    course.lay(root, mine)
    assert course.lay(root, mine) == ([], [], [])


def test_adds_what_is_missing(kit):
    root, mine = kit
    course.lay(root, mine)
    (mine / START).unlink()
    write(root / "notebooks/01_two_tracks.ipynb", "tracks")
    assert course.lay(root, mine)[0] == [START, "notebooks/01_two_tracks.ipynb"]
    assert read(mine / START) == "start"


def test_refreshes_a_file_the_student_did_not_change(kit):
    root, mine = kit
    course.lay(root, mine)
    write(root / START, "start, second edition")
    assert course.lay(root, mine) == ([], [START], [])
    assert read(mine / START) == "start, second edition"


def test_leaves_a_changed_file_alone_when_nothing_new_came(kit):
    root, mine = kit
    course.lay(root, mine)
    write(mine / START, "my notes")
    assert course.lay(root, mine) == ([], [], [])
    assert read(mine / START) == "my notes"


def test_lays_the_new_version_beside_a_changed_file_once_and_says_so(kit, capsys):
    root, mine = kit
    course.lay(root, mine)
    write(mine / START, "my notes")
    write(root / START, "second")
    laid = course.lay(root, mine)
    assert laid == ([], [], [(START, "notebooks/00_start_here.new.ipynb")])
    assert read(mine / START) == "my notes"
    assert read(mine / "notebooks/00_start_here.new.ipynb") == "second"
    course.tell(*laid)
    assert "You changed notebooks/00_start_here.ipynb" in capsys.readouterr().out
    assert course.lay(root, mine) == ([], [], [])


def test_a_third_version_replaces_the_second_beside_a_changed_file(kit):
    root, mine = kit
    course.lay(root, mine)
    write(mine / START, "my notes")
    write(root / START, "second")
    course.lay(root, mine)
    write(root / START, "third")
    assert course.lay(root, mine)[2] == [(START, "notebooks/00_start_here.new.ipynb")]
    assert read(mine / "notebooks/00_start_here.new.ipynb") == "third"


def test_a_new_version_the_student_worked_in_is_kept_too(kit):
    root, mine = kit
    course.lay(root, mine)
    write(mine / START, "my notes")
    write(root / START, "second")
    course.lay(root, mine)
    write(mine / "notebooks/00_start_here.new.ipynb", "my notes on the second")
    write(root / START, "third")
    assert course.lay(root, mine)[2] == [(START, "notebooks/00_start_here.new2.ipynb")]
    assert read(mine / START) == "my notes"
    assert read(mine / "notebooks/00_start_here.new.ipynb") == "my notes on the second"
    assert read(mine / "notebooks/00_start_here.new2.ipynb") == "third"


@pytest.mark.parametrize("manifest", ["", "{", '{"files": 5}'])
def test_a_lost_record_lays_the_same_new_version_no_second_time(kit, manifest):
    """Oracle: the files that lie there. A synchronised folder may damage the record again and again."""
    root, mine = kit
    course.lay(root, mine)
    write(mine / START, "my notes")
    write(root / START, "second")
    course.lay(root, mine)
    before = sorted(mine.rglob("*.ipynb"))
    write(mine / course.MANIFEST, manifest)
    assert course.lay(root, mine)[2] == [(START, "notebooks/00_start_here.new.ipynb")]
    assert sorted(mine.rglob("*.ipynb")) == before
    assert read(mine / START) == "my notes"


def test_a_student_who_takes_the_new_version_over_is_up_to_date(kit):
    root, mine = kit
    course.lay(root, mine)
    write(mine / START, "my notes")
    write(root / START, "second")
    course.lay(root, mine)
    (mine / "notebooks/00_start_here.new.ipynb").replace(mine / START)
    assert course.lay(root, mine) == ([], [], [])
    write(root / START, "third")
    assert course.lay(root, mine) == ([], [START], [])


@pytest.mark.parametrize(
    "manifest", [None, "", "{half", "[]", '{"files": 3}', '{"files": {"a": 1}, "notebooks": {"a": 1}}', "[" * 50_000]
)
def test_without_a_readable_record_every_different_file_counts_as_changed(kit, manifest):
    root, mine = kit
    course.lay(root, mine)
    (mine / course.MANIFEST).unlink()
    if manifest is not None:
        write(mine / course.MANIFEST, manifest)
    write(mine / START, "perhaps my notes")
    assert course.lay(root, mine)[2] == [(START, "notebooks/00_start_here.new.ipynb")]
    assert read(mine / START) == "perhaps my notes"


def test_a_file_that_left_the_course_stays_with_the_student(kit):
    root, mine = kit
    course.lay(root, mine)
    (root / "exercises/01_first.ipynb").unlink()
    assert course.lay(root, mine) == ([], [], [])
    assert (mine / "exercises/01_first.ipynb").exists()


def test_a_file_is_replaced_whole(kit, monkeypatch):
    """A run that dies while writing leaves the old file, and the next run finishes the work."""
    root, mine = kit
    course.lay(root, mine)
    write(root / START, "second")

    def dies(*_):
        raise OSError("disk full")

    with monkeypatch.context() as patch, pytest.raises(OSError, match="disk full"):
        patch.setattr(course.os, "replace", dies)
        course.lay(root, mine)
    assert read(mine / START) == "start"
    assert course.lay(root, mine) == ([], [START], [])


def test_a_file_that_is_held_for_a_moment_is_tried_again(kit, monkeypatch):
    root, mine = kit
    tries, replaces = [], os.replace

    def held(*paths):
        tries.append(paths)
        if len(tries) < 3:
            raise PermissionError(errno.EACCES, "held by a virus scanner")
        replaces(*paths)

    monkeypatch.setattr(course.os, "replace", held)
    course.lay(root, mine)
    assert read(mine / START) == "start"


def test_many_at_once_lay_the_course_out_once(kit):
    root, mine = kit
    program = "import course, pathlib, sys\nprint(course.lay(*map(pathlib.Path, sys.argv[1:])))"
    words = [sys.executable, "-c", program, str(root), str(mine)]
    running = [
        subprocess.Popen(words, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(8)
    ]
    said = [process.communicate() for process in running]
    assert [process.returncode for process in running] == [0] * 8, said
    assert sorted(out.splitlines()[-1] == "([], [], [])" for out, _ in said) == [False] + [True] * 7
    assert not [path for path in mine.rglob("*") if path.suffix == ".part" or "lock" in path.name]


def test_what_was_laid_before_the_disk_was_full_is_remembered(kit, monkeypatch):
    root, mine = kit
    writes = course.write_whole

    def full(path, data):
        if path.name == "00_start_here.ipynb":
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        writes(path, data)

    with monkeypatch.context() as patch, pytest.raises(OSError, match="No space"):
        patch.setattr(course, "write_whole", full)
        course.lay(root, mine)
    write(root / "exercises/01_first.ipynb", "first, second edition")
    assert course.lay(root, mine) == ([START], ["exercises/01_first.ipynb"], [])


def test_the_users_umask_holds_for_what_is_laid(kit):
    root, mine = kit
    before = os.umask(0o077)
    try:
        course.lay(root, mine)
    finally:
        os.umask(before)
    assert {path.stat().st_mode & 0o777 for path in mine.rglob("*") if path.is_file()} == {0o600}


# --- what counts as changed in a notebook -----------------------------------------------------------------------------


def notebook(*cells, **metadata):
    """A notebook of (type, source, text printed) as the kit stores it."""
    made = []
    for kind, source, *printed in cells:
        cell = {"cell_type": kind, "metadata": {}, "source": source}
        if kind == "code":
            cell |= {
                "execution_count": 1,
                "outputs": [{"name": "stdout", "output_type": "stream", "text": list(printed)}] if printed else [],
            }
        made.append(cell)
    return json.dumps({"cells": made, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}, indent=1)


def as_jupyter_writes(text, run=False):
    """What JupyterLab makes of a file that is opened, or run, and saved: metadata, numbers, outputs, and a cell below
    the last one.
    """
    book = json.loads(text)
    book["metadata"] |= {"language_info": {"name": "python", "version": "3.12.1"}, "widgets": {}}
    for number, cell in enumerate(book["cells"], start=1):
        cell["source"] = cell["source"].splitlines(keepends=True)
        cell["metadata"] = {"trusted": True}
        if run and cell["cell_type"] == "code":
            cell |= {
                "execution_count": number + 7,
                "outputs": [{"name": "stdout", "output_type": "stream", "text": ["mine\n"]}],
            }
    if run:
        book["cells"].append(
            {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": []}
        )
    return json.dumps(book)


FIRST = notebook(("markdown", "# One\nText."), ("code", "print(1)\nprint(2)", "1\n2\n"))
SECOND = notebook(("markdown", "# One\nBetter text."), ("code", "print(1)\nprint(2)", "1\n2\n"))
NEW_FIGURES = notebook(("markdown", "# One\nText."), ("code", "print(1)\nprint(2)", "1\n3\n"))
NEW_METADATA = notebook(
    ("markdown", "# One\nText."), ("code", "print(1)\nprint(2)", "1\n2\n"), kernelspec={"name": "python3"}
)


@pytest.fixture(params=["the record of today", "a record of digests only"])
def laid(kit, request):
    """A kit with a notebook that was laid out, by this program or by the version before it."""
    root, mine = kit
    write(root / START, FIRST)
    course.lay(root, mine)
    if request.param == "a record of digests only":
        record = course.read_json(mine / course.MANIFEST)
        del record["notebooks"]
        course.write_json(mine / course.MANIFEST, record)
    return root, mine


@pytest.mark.parametrize("run", [False, True])
@pytest.mark.parametrize("new", [FIRST, NEW_METADATA])
def test_a_notebook_that_was_opened_or_run_stays_when_nothing_new_came(kit, run, new):
    root, mine = kit
    write(root / START, FIRST)
    course.lay(root, mine)
    write(mine / START, as_jupyter_writes(FIRST, run))
    write(root / START, new)
    assert course.lay(root, mine) == ([], [], [])
    assert read(mine / START) == as_jupyter_writes(FIRST, run)  # with the student's outputs


@pytest.mark.parametrize("run", [False, True])
@pytest.mark.parametrize("new", [SECOND, NEW_FIGURES])
def test_a_notebook_that_was_only_opened_or_run_is_refreshed(kit, run, new):
    root, mine = kit
    write(root / START, FIRST)
    course.lay(root, mine)
    write(mine / START, as_jupyter_writes(FIRST, run))
    write(root / START, new)
    assert course.lay(root, mine) == ([], [START], [])
    assert read(mine / START) == new
    assert course.lay(root, mine) == ([], [], [])


def test_new_figures_reach_a_notebook_under_a_record_of_digests_too(laid):
    root, mine = laid
    write(mine / START, as_jupyter_writes(FIRST, run=True))
    assert course.lay(root, mine) == ([], [], [])
    write(root / START, NEW_FIGURES)
    assert course.lay(root, mine) == ([], [START], [])


@pytest.mark.parametrize(
    "change",
    [
        lambda book: book["cells"][1].update(source="print(4)"),
        lambda book: book["cells"][0].update(source="# One\nText. My note."),
        lambda book: book["cells"].append({"cell_type": "markdown", "metadata": {}, "source": "My note."}),
        lambda book: book["cells"].pop(0),
        lambda book: book["cells"].reverse(),
        lambda book: book["cells"][0].update(cell_type="raw"),
        lambda book: book["cells"][0].update(attachments={"image.png": {"image/png": "AAAA"}}),
    ],
    ids=["code", "text", "a cell more", "a cell less", "order", "kind", "picture"],
)
def test_what_a_student_changed_stays_whatever_jupyter_did_besides(laid, change):
    root, mine = laid
    book = json.loads(as_jupyter_writes(FIRST, run=True))
    change(book)
    write(mine / START, json.dumps(book))
    write(root / START, SECOND)
    assert course.lay(root, mine) == ([], [], [(START, "notebooks/00_start_here.new.ipynb")])
    assert json.loads(read(mine / START)) == book
    write(mine / "notebooks/00_start_here.new.ipynb", as_jupyter_writes(SECOND))  # looked at, and the old page kept
    assert course.lay(root, mine) == ([], [], [])
    write(root / START, NEW_FIGURES)
    assert course.lay(root, mine)[2] == [(START, "notebooks/00_start_here.new.ipynb")]


@pytest.mark.parametrize(
    "damaged", ["", "{half", "[]", '{"worksheets": []}', '{"cells": 3}', '{"cells": [{"source": 3}]}', "[" * 50_000]
)
def test_a_damaged_notebook_counts_as_changed(laid, damaged):
    root, mine = laid
    write(mine / START, damaged)
    write(root / START, SECOND)
    assert course.lay(root, mine)[2] == [(START, "notebooks/00_start_here.new.ipynb")]
    assert read(mine / START) == damaged


def test_who_took_the_new_version_over_and_opened_it_is_up_to_date(kit):
    root, mine = kit
    write(root / START, FIRST)
    course.lay(root, mine)
    write(mine / START, as_jupyter_writes(SECOND, run=True))
    write(root / START, SECOND)
    course.lay(root, mine)
    assert course.notebook_digests(mine / START)["written"] == course.notebook_digests(root / START)["written"]
    assert not list(mine.rglob("*.new.ipynb"))


# --- commands ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def started(monkeypatch):
    """The programs that course.py would have started."""
    programs = []
    monkeypatch.setattr(course, "set_up", lambda extra: f"python of {extra}")
    monkeypatch.setattr(course, "lay", lambda: ([], [], []))
    monkeypatch.setattr(course, "run", lambda command, **_: programs.append([str(word) for word in command]) or 0)
    return programs


def test_lab_opens_the_students_copy_on_its_first_notebook(started):
    assert course.main(["lab"]) == 0
    assert started[0][:3] == ["python of lab", "-m", "jupyterlab"]
    assert f"--ServerApp.root_dir={ROOT / 'my_course'}" in started[0]
    assert "--LabApp.default_url=/lab/tree/notebooks/00_start_here.ipynb" in started[0]
    assert "--no-browser" not in started[0]


def test_lab_on_a_server(started):
    course.main(["lab", "--no-browser", "--port", "8890"])
    assert {"--no-browser", "--ServerApp.port=8890"} <= set(started[0])


def test_the_course_is_laid_out_where_the_student_wants_it(started, monkeypatch, tmp_path, capsys):
    asked = []
    monkeypatch.setattr(course, "lay", lambda target: asked.append(target) or (["a"], [], []))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    for words in ("mine", "~/mine", str(tmp_path / "mine")):
        assert course.main(["lab", "--folder", words]) == 0
        assert f"--ServerApp.root_dir={tmp_path / 'mine'}" in started[-1]
        assert course.main(["lay", "--folder", words]) == 0
    assert asked == [tmp_path / "mine"] * 6
    assert f"{tmp_path / 'mine'}/: 1 files added" in capsys.readouterr().out


@pytest.mark.parametrize(
    "inside", [".", "notebooks", "course_data/mine", "eudefence", ".venv/mine", "tests/..", "tests/mine", "README.md"]
)
def test_the_kit_itself_is_no_place_for_a_students_work(started, inside, capsys):
    assert course.main(["lay", "--folder", str(ROOT / inside)]) == 1
    assert "belongs to the kit itself" in capsys.readouterr().err


def test_a_new_folder_in_the_kit_is_the_students_own(monkeypatch, tmp_path):
    monkeypatch.setattr(course, "ROOT", tmp_path)
    write(tmp_path / "notebooks" / "00_start_here.ipynb", "start")
    for name in ("my_course", "mine", "mine"):
        course.lay(tmp_path, course.chosen_folder(str(tmp_path / name)))
    assert read(tmp_path / "mine" / START) == "start"


def test_a_file_is_no_folder(started, tmp_path, capsys):
    (tmp_path / "mine").touch()
    assert course.main(["lab", "--folder", str(tmp_path / "mine")]) == 1
    assert "is a file: name a folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "Ask for permission.*name another folder.*--folder"),
        (errno.EROFS, "Ask for permission.*name another folder.*--folder"),
        (errno.ENOSPC, "Make room on the disk.*--folder"),
        (errno.EISDIR, "Something else stands where.*--folder"),
        (errno.ENOTDIR, "Something else stands where.*--folder"),
        (errno.EEXIST, "Something else stands where.*--folder"),
        (errno.EIO, "Run the command again"),
    ],
)
@pytest.mark.parametrize("command", ["lay", "lab"])
def test_what_the_system_refuses_is_a_sentence_with_a_remedy(started, monkeypatch, command, number, words, capsys):
    def refused():
        raise OSError(number, os.strerror(number), "/some/where")

    monkeypatch.setattr(course, "lay", refused)
    assert course.main([command]) == 1
    error = capsys.readouterr().err
    assert re.search(words, error) and "/some/where" in error and len(error.splitlines()) == 1


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_so_it_is_while_setting_up(machine, monkeypatch, number, capsys):
    def refused(*_):
        raise OSError(number, os.strerror(number), "/some/where")

    monkeypatch.setattr(course, "write_json", refused)
    assert course.main(["test"]) == 1
    assert os.strerror(number) in capsys.readouterr().err


def test_ctrl_c_is_one_sentence(monkeypatch, capsys):
    def stopped(extra):
        raise KeyboardInterrupt

    monkeypatch.setattr(course, "set_up", stopped)
    assert course.main(["test"]) == 130
    assert capsys.readouterr().err == "Stopped. Run the command again whenever you like: it does what is left to do.\n"


def test_a_console_that_cannot_write_a_name_still_says_it(monkeypatch):
    import io

    console = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    course.say("/home/José/my_course", console)
    console.flush()
    assert console.buffer.getvalue() == b"/home/Jos\\xe9/my_course\n"


def test_words_after_test_go_to_the_tests(started):
    course.main(["test", "tests/test_power.py", "-k", "nice", "-x"])
    assert started == [["python of test", "-m", "tests.whole_run", "tests/test_power.py", "-k", "nice", "-x"]]


def test_tables_that_break_their_promises_get_no_codebook(started, monkeypatch):
    monkeypatch.setattr(course, "run", lambda command: started.append(command) or 1)
    assert course.main(["data"]) == 1
    assert [command[-1] for command in started] == ["check"]


@pytest.mark.parametrize("words", [[], ["labs"], ["lab", "--colour"], ["lay", "here"]])
def test_a_misspelt_command_is_refused(started, words, capsys):
    with pytest.raises(SystemExit) as stop:
        course.main(words)
    assert stop.value.code == 2
    assert "usage" in "".join(capsys.readouterr())
    assert started == []


def test_a_refusal_is_one_sentence_and_no_traceback(monkeypatch, capsys):
    def refuse(extra):
        raise course.Refused("There is no network.")

    monkeypatch.setattr(course, "set_up", refuse)
    assert course.main(["lab"]) == 1
    assert capsys.readouterr().err == "There is no network.\n"

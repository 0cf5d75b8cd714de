"""Which Python is taken, and what is said when there is none. Oracle: the README, and what each system offers."""

import re
import sys
from pathlib import Path

import pytest

from setting_up import pythons, refusals


@pytest.mark.parametrize(
    ("version", "expected"),
    [((3, 10), False), ((3, 11), True), ((3, 13, 2), True), ((3, 14), False), ((2, 7), False), (None, False)],
)
def test_which_pythons_are_supported(version, expected):
    assert pythons.supported(version) is expected


def test_asks_a_python_for_its_version():
    assert pythons.version_of([sys.executable]) == sys.version_info[:2]


@pytest.mark.parametrize(
    "command",
    [["no-such-python"], [sys.executable, "-c", "raise SystemExit(9009)"], [sys.executable, "--no-such-option"]],
)
def test_a_python_that_does_not_start_has_no_version(command):
    """9009 is what the empty `python3` of a fresh Windows answers."""
    assert pythons.version_of(command) is None


def test_a_python_that_cannot_make_environments_is_passed_over():
    assert pythons.version_of([sys.executable], modules="no_such_module") is None


def test_takes_the_first_python_that_fits(monkeypatch):
    versions = {"old": (3, 9), "broken": None, "good": (3, 12), "also_good": (3, 11)}
    monkeypatch.setattr(pythons, "candidates", lambda: [[name] for name in versions])
    monkeypatch.setattr(pythons, "version_of", lambda command: versions[command[0]])
    assert pythons.find_python() == ["good"]


@pytest.mark.parametrize(
    ("running", "words"), [((3, 9, 1), "needs Python 3.11 to 3.13, this is 3.9"), ((3, 12, 1), "python3-venv")]
)
def test_refuses_in_one_sentence(monkeypatch, running, words):
    monkeypatch.setattr(pythons, "candidates", lambda: [["old"]])
    monkeypatch.setattr(pythons, "version_of", lambda command: None)
    with pytest.raises(refusals.Refused) as refusal:
        pythons.find_python(running)
    assert words in str(refusal.value)
    assert len(re.findall(r"[.] |[.]$", str(refusal.value))) == 1


def test_on_windows_the_launcher_is_asked(monkeypatch):
    monkeypatch.setattr(pythons, "WINDOWS", True)
    monkeypatch.setattr(pythons.shutil, "which", lambda name: name if name == "py" else None)
    assert [command for command in pythons.candidates() if command[0] == "py"] == [
        ["py", "-3.13"],
        ["py", "-3.12"],
        ["py", "-3.11"],
    ]
    assert pythons.python_in(Path("venv")) == Path("venv", "Scripts", "python.exe")

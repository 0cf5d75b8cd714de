"""A machine without pip, a small kit, and a course.py that starts nothing."""

import pytest

import course
from setting_up import my_course
from tests.setting_up.invented_machine import Machine
from tests.setting_up.small_kit import write


@pytest.fixture
def machine(tmp_path, monkeypatch):
    return Machine(tmp_path, monkeypatch)


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
        "course_data/rows/00_start_here.md": "rows",
        "course_data/.hidden": "hidden",
        "README.md": "not for the copy",
    }.items():
        write(tmp_path / "kit" / name, text)
    return tmp_path / "kit", tmp_path / "my_course"


@pytest.fixture
def started(monkeypatch):
    """The programs that course.py would have started."""
    programs = []
    monkeypatch.setattr(course, "set_up", lambda extra: f"python of {extra}")
    monkeypatch.setattr(my_course, "lay", lambda: ([], [], []))
    monkeypatch.setattr(course, "run", lambda command, **_: programs.append([str(word) for word in command]) or 0)
    monkeypatch.setattr(
        course, "serve", lambda command, *_, **__: programs.append([str(word) for word in command]) or 0
    )
    return programs

"""The environment without the network: when it is made, when filled, when left alone.

Oracle: the README (may be run again at any time, and once installed nothing needs the network).
"""

import errno
import os

import pytest

import course
from setting_up import installation, locks, refusals, settings, whole_files


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
        patch.setattr(installation, "pip", cut_off)
        machine.set_up()
    assert machine.set_up() == (1, [".[lab]"])


def test_without_network_a_refresh_is_refused_and_leaves_things_as_they_were(machine):
    machine.set_up()
    before = (machine.root / "constraints.txt").read_text(encoding="utf-8")
    machine.network = False
    (machine.root / "constraints.txt").write_text("changed", encoding="utf-8")
    with pytest.raises(refusals.Refused):
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
    installation.stamp_file(machine.venv).write_text("{half", encoding="utf-8")


@pytest.mark.parametrize("damage", [broken_python, vanished_base, other_age, damaged_stamp])
def test_a_damaged_environment_is_made_again(machine, damage, capsys):
    machine.set_up()
    damage(machine)
    assert machine.set_up() == (1, [".[lab]"])
    assert "made again" in capsys.readouterr().out


def test_a_folder_that_was_moved_is_installed_again(machine):
    """Programs of an environment, and the kit in it, know their folder by its full path."""
    machine.set_up()
    stamp = whole_files.read_json(installation.stamp_file(machine.venv))
    whole_files.write_json(installation.stamp_file(machine.venv), {**stamp, "folder": "/elsewhere"})
    assert machine.set_up()[1] == [".[lab]"]


def test_jupyterlab_is_told_what_it_needs_when_the_environment_is_made(machine):
    machine.set_up()
    assert settings.settled(machine.venv)


def test_settings_that_an_earlier_version_wrote_are_brought_up_to_date_without_the_network(machine):
    machine.set_up()
    old = settings.place(machine.venv, "labconfig/default_setting_overrides.json")
    whole_files.write_json(old, {"@jupyter-widgets/jupyterlab-manager:plugin": {"saveState": True}})
    machine.network = False
    assert machine.set_up() == (0, [])
    assert settings.settled(machine.venv)


def test_a_kit_that_may_only_be_read_is_used_when_it_is_set_up_and_else_refused(machine, monkeypatch):
    machine.set_up()

    def refuse(path, doing):
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(locks, "locked", refuse)
    assert machine.set_up() == (0, [])
    (machine.root / "constraints.txt").write_text("changed", encoding="utf-8")
    with pytest.raises(refusals.Refused, match="you may not write there.*its owner runs 'course.py lab'"):
        machine.set_up()


def test_what_somebody_else_just_set_up_is_not_made_again(machine, monkeypatch):
    """Another course.py finishes while this one waits for the lock."""
    make = locks.locked

    def locked(path, doing):
        monkeypatch.setattr(locks, "locked", make)
        installation.set_up("lab")
        machine.pip, machine.made = [], 0
        return make(path, doing)

    monkeypatch.setattr(locks, "locked", locked)
    assert machine.set_up() == (0, [])


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_so_it_is_while_setting_up(machine, monkeypatch, number, capsys):
    def refused(*_):
        raise OSError(number, os.strerror(number), "/some/where")

    monkeypatch.setattr(installation, "write_json", refused)
    assert course.main(["test"]) == 1
    assert os.strerror(number) in capsys.readouterr().err

"""A machine whose environments are empty folders and whose pip only writes down what it was told."""

import json
from pathlib import Path

from setting_up import installation, programs, pythons, refusals


class Machine:
    """Stands for this machine: environments are empty folders with a version in them, and pip only writes down what it
    was told.
    """

    def __init__(self, folder, monkeypatch):
        self.root, self.venv = folder, folder / ".venv"
        self.pip, self.made, self.network = [], 0, True
        for name in ("pyproject.toml", "constraints.txt"):
            (folder / name).write_text(name, encoding="utf-8")
        monkeypatch.setattr(installation, "ROOT", folder)
        monkeypatch.setattr(
            installation, "wanted", lambda extra, version, wanted=installation.wanted: wanted(extra, version, folder)
        )
        monkeypatch.setattr(installation, "find_python", lambda: ["python3.12"])
        monkeypatch.setattr(installation, "version_of", self.version_of)
        monkeypatch.setattr(installation, "pip", self.install)
        monkeypatch.setattr(programs.subprocess, "run", self.make)

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
            raise refusals.Refused("no network")
        self.pip.append(words[-1])

    @property
    def python(self):
        return pythons.python_in(self.venv)

    def set_up(self, extra="lab"):
        """What was done: (environments made, what pip installed last)."""
        self.pip, self.made = [], 0
        assert installation.set_up(extra) == self.python
        return self.made, self.pip[-1:]

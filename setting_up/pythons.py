"""Which Pythons are suitable, where one is found, and the sentence for a machine that has none."""

import os
import shutil
import subprocess
import sys

from . import WINDOWS
from .programs import environment
from .refusals import Refused

OLDEST, NEWEST = (3, 11), (3, 13)  # the same as requires-python in pyproject.toml; a test compares them


def supported(version):
    return version is not None and OLDEST <= tuple(version[:2]) <= NEWEST


def version_of(command, modules="venv, ensurepip"):
    """Version of the Python that `command` starts, or None when it does not start or lacks `modules`.

    Debian, for one, ships Python without ensurepip; such a Python cannot make an environment.
    """
    probe = "import sys, {}; print(*sys.version_info[:2])".format(modules)
    try:
        answer = subprocess.run(
            list(command) + ["-c", probe],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=60,
            env=environment(),
        )
        return tuple(int(part) for part in answer.stdout.split()) if answer.returncode == 0 else None
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None


def candidates():
    """Commands that may start a Python, the running one first."""
    if sys.prefix == sys.base_prefix:
        yield [sys.executable]
    else:  # run by the Python of an environment, perhaps the very one that must be made again
        yield [os.path.join(sys.base_prefix, "python.exe" if WINDOWS else "bin/python3")]
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        if WINDOWS and shutil.which("py"):
            yield ["py", "-3.{}".format(minor)]
        if shutil.which("python3.{}".format(minor)):
            yield ["python3.{}".format(minor)]
    for name in ("python3", "python"):
        if shutil.which(name):
            yield [name]


def find_python(running=sys.version_info):
    """The command of the first suitable Python on this machine."""
    for command in candidates():
        if supported(version_of(command)):
            return command
    oldest, newest, this = (".".join(map(str, version[:2])) for version in (OLDEST, NEWEST, running))
    if supported(running):
        raise Refused(
            "This Python {} cannot make environments, because it lacks venv or ensurepip: install them "
            "(on Debian and Ubuntu: sudo apt install python3-venv) and run the command again.".format(this)
        )
    raise Refused(
        "The course kit needs Python {} to {}, this is {} and no other was found: install one from python.org and run"
        " the command again.".format(oldest, newest, this)
    )


def python_in(venv):
    return venv / "Scripts" / "python.exe" if WINDOWS else venv / "bin" / "python"

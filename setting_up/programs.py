"""The programs that course.py starts: which variables they see, what is kept of what they say, who gets Ctrl+C."""

import os
import subprocess

from . import ROOT, WINDOWS
from .locks import HELD

# Settings of pip that say where packages come from and how they are reached. All others (user, target, prefix,
# require-virtualenv, a constraint of somebody else's ...) would put the packages elsewhere, or choose others.
PIP_KEPT = (
    "no-index find-links index-url extra-index-url trusted-host proxy cert client-cert timeout default-timeout retries"
    " cache-dir no-cache-dir keyring-provider"
).split()


def pip_variable(setting):
    """The environment variable that stands for a setting of pip's files."""
    return "PIP_" + setting.upper().replace("-", "_")


def environment(**more):
    """Environment variables for a child process: nothing from outside may slip other modules or settings in."""
    dropped = ("PYTHON", "_PYTHON", "PIP_", "__PYVENV_LAUNCHER__")
    allowed = [pip_variable(setting) for setting in PIP_KEPT]
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.upper().startswith(dropped) or name.upper() in allowed
    }
    kept["PYTHONUTF8"] = "1"  # Windows would otherwise read and print the course's texts in an older encoding
    kept.update(more)
    return kept


def quietly(command, **more):
    """Run a program to its end, and keep what it says; only a program that failed is listened to."""
    if HELD and not WINDOWS:
        more["pass_fds"] = tuple(HELD)
    return subprocess.run(
        [str(part) for part in command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        **more,
    )


def last_words(done, lines=12):
    said = (getattr(done, "stdout", b"") or b"").decode("utf-8", "replace").strip().splitlines()
    return [line for line in said if not line.startswith("WARNING")][-lines:]


def run(command, stderr=None, **variables):
    """Run a program to its end; Ctrl+C is for the program, not for us. `stderr`: a handle for what it complains of."""
    process = subprocess.Popen(
        [str(part) for part in command], cwd=str(ROOT), env=environment(**variables), stderr=stderr
    )
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue

"""The environment in .venv: made where it is missing or damaged, filled again only when something changed."""

from . import ROOT
from .locks import alone
from .packages import pip
from .programs import environment, last_words, quietly
from .pythons import find_python, python_in, supported, version_of
from .refusals import NOT_ALLOWED, Refused, in_words, say
from .settings import settle, settled
from .whole_files import digest, read_json, remove, write_json

EXTRAS = ("lab", "test")  # as in pyproject.toml; what `test` installs contains what `lab` installs
MEGABYTES = {"lab": 100, "test": 175}  # to download, measured on Linux with Python 3.11


def stamp_file(venv):
    return venv / "course-kit-installed.json"


def wanted(extra, version, root=ROOT):
    """What the stamp of an up-to-date environment says. A moved folder or a change in one of the files means: install
    again.
    """
    files = {name: digest(root / name) for name in ("pyproject.toml", "constraints.txt")}
    return {"extra": extra, "python": list(version), "folder": str(root), "files": files}


def satisfies(stamp, wish):
    """Does an environment with this stamp hold what is wished for?"""
    same = all(stamp.get(key) == wish[key] for key in ("python", "folder", "files"))
    return same and stamp.get("extra") in EXTRAS[EXTRAS.index(wish["extra"]) :]


def ready(extra, venv):
    """Version and stamp of the environment, and whether it holds what is wished for."""
    python = python_in(venv)
    version = version_of([str(python)], modules="pip") if python.exists() else None
    stamp = read_json(stamp_file(venv))
    return version, stamp, supported(version) and satisfies(stamp, wanted(extra, version))


def set_up(extra, venv=None):
    """Make or refresh the environment so that it holds `extra`, and return its Python."""
    venv = venv or ROOT / ".venv"
    try:
        if not (ready(extra, venv)[2] and settled(venv)):
            # Looked at again under the lock: perhaps somebody else just set it up.
            with alone(venv.with_name(venv.name + ".lock"), "setting up this course"):
                version, stamp, done = ready(extra, venv)
                if not done:
                    install(extra, venv, version, stamp)
                settle(venv)
    except OSError as error:
        if error.errno in NOT_ALLOWED:
            raise Refused(
                "The course in {} is not set up yet, or no longer, and you may not write there ({}): its owner runs "
                "'course.py lab' there once, or you copy the folder to a place of your own.".format(
                    ROOT, error.strerror
                )
            ) from None
        raise Refused(in_words(error)) from None
    return python_in(venv)


def install(extra, venv, version, stamp):
    """Do what is left to do, under the lock."""
    python = python_in(venv)
    if not (supported(version) and stamp):  # absent, half made, moved away from its Python, or of another age
        command = find_python()
        if venv.exists() or venv.is_symlink():
            say("The environment in {} is damaged or unfinished: it is made again.".format(venv.name))
            remove(venv)
        version = version_of(command)
        say("Making an environment in {} with Python {}.{} ...".format(venv.name, *version))
        made = quietly(list(command) + ["-m", "venv", str(venv)], env=environment())
        if made.returncode != 0:
            raise Refused(
                "The environment could not be made. Its last lines:\n  {}".format("\n  ".join(last_words(made)))
            )
        stamp = {}

    # An installation that is cut off leaves no stamp, and so a later run makes the environment again; one that pip
    # refuses (no network, say) leaves things as they were.
    say(
        "Installing what constraints.txt names (the first time about {} MB, one or two minutes) ...".format(
            MEGABYTES[extra]
        )
    )
    if stamp:
        stamp_file(venv).unlink()
    if stamp.get("extra") in EXTRAS:
        extra = max(extra, stamp["extra"], key=EXTRAS.index)  # never take away what is there
    try:
        pip(python, "hatchling")  # builds the kit; being there beforehand, it need not be fetched for every refresh
        pip(python, "--no-build-isolation", "-e", ".[{}]".format(extra))
    except Refused:
        if stamp:
            write_json(stamp_file(venv), stamp)
        raise
    write_json(stamp_file(venv), wanted(extra, version))

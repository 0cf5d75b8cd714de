"""Set the course kit up, open it, test it. Needs Python 3.11-3.13 and nothing else.

    python3 course.py lab          set up what is missing, lay out my_course/, open JupyterLab on it
    python3 course.py test         set up what is missing, run every test

For those who work on the kit:

    python3 course.py test -k pesco              pass the rest to pytest
    python3 course.py notebooks [03_who ...]     execute notebooks and store their outputs
    python3 course.py exercises                  make the exercise notebooks from their source
    python3 course.py data                       check the tables, write their codebook
    python3 course.py bench                      how long a step of each explorer takes
    python3 course.py lay                        lay out my_course/ only

Every command may be run again at any time; it does only what is left to do. Once installed, none needs the network.
The file uses the standard library only, and only what older Pythons understand, so that it can tell them what is wrong.
"""

import argparse
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent
OLDEST, NEWEST = (3, 11), (3, 13)  # the same as requires-python in pyproject.toml; a test compares them
WINDOWS = os.name == "nt"
EXTRAS = ("lab", "test")  # as in pyproject.toml; what `test` installs contains what `lab` installs
MEGABYTES = {"lab": 100, "test": 175}  # to download, measured on Linux with Python 3.11


class Refused(Exception):
    """Something the user can mend; the message is one plain sentence or two."""


def say(text):
    print(text, flush=True)


# --- a suitable Python ------------------------------------------------------------------------------------------------


def supported(version):
    return version is not None and OLDEST <= tuple(version[:2]) <= NEWEST


def version_of(command, modules="venv, ensurepip"):
    """Version of the Python that `command` starts, or None when it does not start or lacks `modules`.

    Debian, for one, ships Python without ensurepip; such a Python cannot make an environment.
    """
    probe = "import sys, {}; print(*sys.version_info[:2])".format(modules)
    try:
        answer = subprocess.run(
            list(command) + ["-c", probe], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=60, env=environment()
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
        "The course kit needs Python {} to {}, this is {} and no other was found: install one from python.org "
        "and run the command again.".format(oldest, newest, this)
    )


# --- the environment in .venv -----------------------------------------------------------------------------------------


def environment(**more):
    """Environment variables for a child process: nothing from outside may slip other modules in."""
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    kept["PYTHONUTF8"] = "1"  # Windows would otherwise read and print the course's texts in an older encoding
    kept.update(more)
    return kept


def python_in(venv):
    return venv / "Scripts" / "python.exe" if WINDOWS else venv / "bin" / "python"


def stamp_file(venv):
    return venv / "course-kit-installed.json"


def wanted(extra, version, root=ROOT):
    """What the stamp of an up-to-date environment says. A moved folder or a change in one of the files means: install again."""
    files = {name: digest(root / name) for name in ("pyproject.toml", "constraints.txt")}
    return {"extra": extra, "python": list(version), "folder": str(root), "files": files}


def satisfies(stamp, wish):
    """Does an environment with this stamp hold what is wished for?"""
    same = all(stamp.get(key) == wish[key] for key in ("python", "folder", "files"))
    return same and stamp.get("extra") in EXTRAS[EXTRAS.index(wish["extra"]) :]


def read_json(path):
    """The dictionary in a JSON file; an empty one when the file is missing or damaged."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def write_whole(path, data):
    """Write bytes so that a reader never meets half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(path.name + ".part")
    half.write_bytes(data)
    os.replace(str(half), str(path))


def write_json(path, content):
    write_whole(path, (json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode("utf-8"))


def remove(folder):
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
        return
    try:
        shutil.rmtree(str(folder))
    except OSError as error:
        raise Refused(
            "The folder {} is damaged and could not be removed ({}): close JupyterLab and every program that uses it, "
            "delete the folder, and run the command again.".format(folder, error)
        ) from None


def pip(python, *arguments):
    """Run pip quietly. What it complained about is shown only when it failed."""
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    command += ["-c", "constraints.txt"] + list(arguments)
    done = subprocess.run(command, cwd=str(ROOT), env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode != 0:
        said = done.stdout.decode("utf-8", "replace").strip().splitlines()
        last = [line for line in said if not line.startswith("WARNING")][-12:]
        raise Refused(
            "The installation did not succeed. The first installation and every change of versions need the network "
            "(or a folder of packages named in PIP_FIND_LINKS, with PIP_NO_INDEX=1). pip's last lines:\n  " + "\n  ".join(last)
        )


def set_up(extra, venv=None):
    """Make or refresh the environment so that it holds `extra`, and return its Python."""
    venv = venv or ROOT / ".venv"
    python = python_in(venv)
    version = version_of([str(python)], modules="pip") if python.exists() else None
    stamp = read_json(stamp_file(venv))
    if supported(version) and satisfies(stamp, wanted(extra, version)):
        return python

    if not (supported(version) and stamp):  # absent, half made, moved away from its Python, or of another age
        command = find_python()
        if venv.exists() or venv.is_symlink():
            say("The environment in {} is damaged or unfinished: it is made again.".format(venv.name))
            remove(venv)
        version = version_of(command)
        say("Making an environment in {} with Python {}.{} ...".format(venv.name, *version))
        made = subprocess.run(list(command) + ["-m", "venv", str(venv)], env=environment())
        if made.returncode != 0:
            raise Refused("The environment could not be made; the lines above say why.")
        stamp = {}

    # An installation that is cut off leaves no stamp, and so a later run makes the environment again; one that pip
    # refuses (no network, say) leaves things as they were.
    say("Installing what constraints.txt names (the first time about {} MB, one or two minutes) ...".format(MEGABYTES[extra]))
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
    # JupyterLab asks at its first start whether it may fetch news from the network; the answer is no.
    # Pictures with controls are saved as they stand; otherwise the page opened next day shows an error in their place.
    settings = {
        "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
        "@jupyter-widgets/jupyterlab-manager:plugin": {"saveState": True},
    }
    write_json(venv / "etc" / "jupyter" / "labconfig" / "default_setting_overrides.json", settings)
    write_json(stamp_file(venv), wanted(extra, version))
    return python


# --- my_course/, the student's own copy -------------------------------------------------------------------------------

OPENS = "notebooks/00_start_here.ipynb"
FOLDERS = ("notebooks", "exercises", "course_data")
STAYS = (".ipynb_checkpoints", "__pycache__", "source")  # folders a student has no use for
MANIFEST = ".laid.json"  # digest of every file as it was laid, which tells a changed file from an old one, and of new versions offered


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def course_files(root):
    """Paths of the files a student gets, relative to `root`, with forward slashes."""
    found = []
    for folder in FOLDERS:
        for path in (root / folder).rglob("*"):
            relative = path.relative_to(root)
            if path.is_file() and not any(part in STAYS or part.startswith(".") for part in relative.parts):
                found.append(relative.as_posix())
    return sorted(found)


def beside(target, laid, name):
    """Where a new version goes when the student changed the file: NAME.new.ipynb, or a number more if that was changed too."""
    path = pathlib.PurePosixPath(name)
    number = 1
    while True:
        mark = ".new" if number == 1 else ".new{}".format(number)
        candidate = path.with_name(path.stem + mark + path.suffix).as_posix()
        if not (target / candidate).exists() or digest(target / candidate) == laid.get(candidate):
            return candidate
        number += 1


def lay(root=ROOT, target=None):
    """Copy the course to `target`; add and refresh, but never touch a file the student changed.

    Returns three lists of paths: added, refreshed, and pairs (changed by the student, new version laid beside it).
    """
    target = target or root / "my_course"
    record = read_json(target / MANIFEST)
    files, offered = (part if isinstance(part, dict) else {} for part in (record.get("files"), record.get("offered")))
    added, refreshed, pairs = [], [], []
    for name in course_files(root):
        new = digest(root / name)
        there = target / name
        mine = digest(there) if there.exists() else None
        if mine is None:
            added.append(name)
        elif mine == new:
            files[name] = new
            continue
        elif mine == files.get(name):
            refreshed.append(name)
        else:  # the student's own work
            if new not in (files.get(name), offered.get(name)):
                other = beside(target, files, name)
                write_whole(target / other, (root / name).read_bytes())
                files[other] = offered[name] = new
                pairs.append((name, other))
            continue
        write_whole(there, (root / name).read_bytes())
        files[name] = new
    write_json(target / MANIFEST, {"files": files, "offered": offered})
    return added, refreshed, pairs


def tell(added, refreshed, pairs):
    if added or refreshed:
        say("my_course/: {} files added, {} brought up to date.".format(len(added), len(refreshed)))
    for name, other in pairs:
        say("You changed {}: it stays as it is, and the new version lies beside it as {}.".format(name, other))


# --- commands ---------------------------------------------------------------------------------------------------------


def run(command, **variables):
    """Run a program to its end; Ctrl+C is for the program, not for us."""
    process = subprocess.Popen([str(part) for part in command], cwd=str(ROOT), env=environment(**variables))
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


def lab_command(python, folder, browser=True, port=None):
    """The words that start JupyterLab on a student's copy."""
    command = [str(python), "-m", "jupyterlab", "--ServerApp.root_dir={}".format(folder)]
    command.append("--LabApp.default_url=/lab/tree/" + OPENS)
    if not browser:
        command.append("--no-browser")
    if port is not None:
        command.append("--ServerApp.port={}".format(port))
    if getattr(os, "geteuid", lambda: 1)() == 0:
        command.append("--allow-root")  # in a container there is often no other user
    return command


def lab(browser, port):
    python = set_up("lab")
    tell(*lay())
    say("Opening JupyterLab on {}; press Ctrl+C twice here to stop it.".format(OPENS))
    return run(lab_command(python, ROOT / "my_course", browser, port), JUPYTER_PREFER_ENV_PATH="1")


def arguments(words):
    parser = argparse.ArgumentParser(
        prog="course.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    command = commands.add_parser("lab", help="set up, lay out my_course/, open JupyterLab")
    command.add_argument("--no-browser", action="store_true", help="start the server only, and print its address")
    command.add_argument("--port", type=int, help="the port JupyterLab listens on")
    commands.add_parser("test", help="set up, run every test; further words go to pytest")
    commands.add_parser("notebooks", help="execute notebooks and store their outputs")
    commands.add_parser("exercises", help="make the exercise notebooks from their source")
    commands.add_parser("data", help="check the tables, write their codebook")
    commands.add_parser("bench", help="how long a step of each explorer takes")
    commands.add_parser("lay", help="lay out my_course/ only")
    known, rest = parser.parse_known_args(words[:1] if words[:1] and words[0] in HANDED_ON else words)
    if known.command is None:
        parser.print_help()
        raise SystemExit(2)
    if known.command not in HANDED_ON and rest:
        parser.error("unknown words: " + " ".join(rest))
    return known, words[1:]


HANDED_ON = {  # commands that programs inside the environment carry out; further words go to the last of them
    "test": [["-m", "tests.whole_run"]],
    "notebooks": [["-m", "scripts.store_notebooks"]],
    "exercises": [["-m", "eudefence.learning.build"]],
    "data": [["-m", "eudefence.cli", "data", "check"], ["-m", "eudefence.cli", "data", "codebook"]],
    "bench": [["-m", "scripts.bench"]],
}


def main(words):
    known, rest = arguments(words)
    try:
        if known.command == "lab":
            return lab(browser=not known.no_browser, port=known.port)
        if known.command == "lay":
            tell(*lay())
            return 0
        python = set_up("test")
        *first, last = HANDED_ON[known.command]
        for program in first:
            failed = run([python] + program)
            if failed:
                return failed
        return run([python] + last + rest)
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Set the course kit up, open it, test it. Needs Python 3.11-3.13 and nothing else.

    python3 course.py lab          set up what is missing, lay out my_course/, open JupyterLab on it
    python3 course.py lab --folder ~/my_course   lay it out elsewhere: one kit, read-only, can serve a room
    python3 course.py test         set up what is missing, run every test

For those who work on the kit:

    python3 course.py test -k pesco              pass the rest to pytest
    python3 course.py notebooks [03_who ...]     execute notebooks and store their outputs
    python3 course.py exercises                  make the exercise notebooks from their source
    python3 course.py data                       check the tables, write their codebook
    python3 course.py bench                      how long a step of each explorer takes
    python3 course.py lay [--folder FOLDER]      lay out my_course/ only

Every command may be run again at any time; it does only what is left to do. Once installed, none needs the network.
The file uses the standard library only, and only what older Pythons understand, so that it can tell them what is wrong.
"""

import argparse
import contextlib
import errno
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time
import uuid

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None
try:
    import msvcrt
except ImportError:  # everywhere else
    msvcrt = None

ROOT = pathlib.Path(__file__).resolve().parent
OLDEST, NEWEST = (3, 11), (3, 13)  # the same as requires-python in pyproject.toml; a test compares them
WINDOWS = os.name == "nt"
EXTRAS = ("lab", "test")  # as in pyproject.toml; what `test` installs contains what `lab` installs
MEGABYTES = {"lab": 100, "test": 175}  # to download, measured on Linux with Python 3.11


class Refused(Exception):
    """Something the user can mend; the message is one plain sentence or two."""


def say(text, to=None):
    try:
        print(text, file=to, flush=True)
    except UnicodeEncodeError:  # an old console that cannot write the name of a folder
        print(text.encode("ascii", "backslashreplace").decode("ascii"), file=to, flush=True)


NOT_ALLOWED = (errno.EACCES, errno.EPERM, errno.EROFS)
FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
IN_THE_WAY = (errno.EEXIST, errno.ENOTDIR, errno.EISDIR)


def in_words(error, elsewhere=""):
    """What the system refused, and what to do about it, in a sentence or two. `elsewhere`: how to name another folder,
    if one can.
    """
    what = getattr(error, "strerror", None) or str(error) or type(error).__name__
    where = " at {}".format(error.filename) if getattr(error, "filename", None) else ""
    if error.errno in FULL:
        remedy = "Make room on the disk, and run the command again: nothing is lost"
    elif error.errno in NOT_ALLOWED:
        remedy = (
            "Ask for permission to write there, or close the program that holds the file, and run the command again"
        )
    elif error.errno in IN_THE_WAY:
        remedy = (
            "Something else stands where the course needs a file or a folder: move it away, and run the command again"
        )
    else:
        remedy = "Run the command again"
    return "The system refused something ({}{}). {}{}.".format(what, where, remedy, elsewhere)


# --- one at a time ----------------------------------------------------------------------------------------------------

HELD = []  # handles of the locks this program holds; the programs it starts inherit them, so that none is free while they work


@contextlib.contextmanager
def alone(path, doing):
    """Let one course.py at a time do something; another one says that it waits, and waits until the first has done.

    The system frees the lock of a program that dies. Where it has no locks (some network folders) this does nothing.
    """
    handle = locked(path, doing)
    HELD.append(handle)
    try:
        yield
    finally:
        HELD.remove(handle)
        free(path, handle)


def locked(path, doing):
    told = False
    while True:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(str(path), os.O_RDWR | os.O_CREAT, 0o666)
        try:
            if not take(handle, wait=False):
                if not told:
                    say("Another course.py is {}: waiting until it has done.".format(doing))
                    told = True
                while not take(handle, wait=True):
                    pass  # Windows gives up after ten seconds
            # The one before us took the file away when it had done: then our lock is on nothing, and we begin again.
            if same_file(handle, path):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def take(handle, wait):
    """Whether the lock is ours. A system without locks always says yes."""
    try:
        if fcntl:
            fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        elif msvcrt:
            msvcrt.locking(
                handle, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1
            )  # LK_LOCK itself tries for ten seconds
    except OSError as error:
        return error.errno not in (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
    return True


def same_file(handle, path):
    try:
        return os.path.samestat(os.fstat(handle), os.stat(str(path)))
    except OSError:
        return False


def free(path, handle):
    """Take the lock file away while it is still ours, so that nobody can hold an old one; Windows wants it closed
    first.
    """
    if WINDOWS:
        os.close(handle)
    with contextlib.suppress(OSError):
        os.unlink(str(path))
    if not WINDOWS:
        os.close(handle)


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


# --- the environment in .venv -----------------------------------------------------------------------------------------


# Settings of pip that say where packages come from and how they are reached. All others (user, target, prefix,
# require-virtualenv, a constraint of somebody else's ...) would put the packages elsewhere, or choose others.
PIP_KEPT = (
    "no-index find-links index-url extra-index-url trusted-host proxy cert client-cert timeout default-timeout retries"
    " cache-dir no-cache-dir keyring-provider"
).split()


def environment(**more):
    """Environment variables for a child process: nothing from outside may slip other modules or settings in."""
    dropped = ("PYTHON", "_PYTHON", "PIP_", "__PYVENV_LAUNCHER__")
    allowed = ["PIP_" + name.upper().replace("-", "_") for name in PIP_KEPT]
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.upper().startswith(dropped) or name.upper() in allowed
    }
    kept["PYTHONUTF8"] = "1"  # Windows would otherwise read and print the course's texts in an older encoding
    kept.update(more)
    return kept


# Asked of pip's own reader, since `pip config list` obeys what it lists: with user = true it shows the user's file
# only.
ASK_PIP = """
import json
from pip._internal.configuration import Configuration
read = Configuration(isolated=False)
read.load()
print(json.dumps(dict(read.items())))
"""


def pip_settings(python):
    """What pip's settings files say about where packages come from, as variables. Those of the environment win, as pip
    has it.
    """
    plain = environment()
    asked = dict(plain, PIP_CONFIG_FILE=os.environ["PIP_CONFIG_FILE"]) if "PIP_CONFIG_FILE" in os.environ else plain
    listed = subprocess.run([str(python), "-c", ASK_PIP], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=asked)
    settings = {}
    with contextlib.suppress(
        ValueError, AttributeError
    ):  # another pip, or a settings file that is damaged: then none of it
        for name, value in json.loads(listed.stdout.decode("utf-8")).items():
            settings.update(value if isinstance(value, dict) else {name: value})  # newer ones group them by file
    kept = {}
    for section in ("global.", "install."):  # the second wins
        for name in PIP_KEPT:
            variable = "PIP_" + name.upper().replace("-", "_")
            if settings.get(section + name) and variable not in plain:
                kept[variable] = str(settings[section + name])
    return dict(kept, PIP_CONFIG_FILE=os.devnull)  # and of the rest of the files nothing


def python_in(venv):
    return venv / "Scripts" / "python.exe" if WINDOWS else venv / "bin" / "python"


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


def read_json(path):
    """The dictionary in a JSON file; an empty one when the file is missing or damaged."""
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def write_whole(path, data):
    """Write bytes so that a reader never meets half a file, whoever else is writing it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(".{}.part".format(uuid.uuid4().hex))
    handle = os.open(
        str(half), os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666
    )  # less the user's umask
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        put(half, path)
    except BaseException as error:
        with contextlib.suppress(OSError):
            half.unlink()
        if getattr(error, "errno", None):
            error.filename = str(path)  # what the user knows, not the half file beside it
        raise


def put(half, path):
    """Rename; where a virus scanner or a synchronising folder holds the file for a moment (Windows says: denied), try
    again.
    """
    for pause in (0.02, 0.05, 0.1, 0.2, 0.4, None):
        try:
            os.replace(str(half), str(path))
            return
        except PermissionError:
            if pause is None or path.is_dir():  # nobody tells when a scanner lets go: a few tries, and then the truth
                raise
            time.sleep(pause)


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


NETWORK = (
    "connection",
    "resolution",
    "timed out",
    "unreachable",
    "no matching distribution",
    "ssl",
    "proxy",
    "certificate",
    "max retries",
)


def pip(python, *arguments):
    """Run pip quietly. What it complained about is shown only when it failed."""
    command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    done = quietly(
        command + ["-c", "constraints.txt"] + list(arguments), cwd=str(ROOT), env=environment(**pip_settings(python))
    )
    if done.returncode != 0:
        last = last_words(done)
        said = "\n".join(last).lower()
        if any(sign in said for sign in NETWORK):
            reason = (
                "The first installation and every change of versions need the network "
                "(or a folder of packages named in PIP_FIND_LINKS, with PIP_NO_INDEX=1)."
            )
        elif "no space left" in said or "disk quota" in said:
            reason = "The disk is full: make room, and run the command again."
        else:
            reason = "pip says why:"
        raise Refused("The installation did not succeed. {} pip's last lines:\n  {}".format(reason, "\n  ".join(last)))


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
        if not ready(extra, venv)[2]:
            # Looked at again under the lock: perhaps somebody else just set it up.
            with alone(venv.with_name(venv.name + ".lock"), "setting up this course"):
                version, stamp, done = ready(extra, venv)
                if not done:
                    install(extra, venv, version, stamp)
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
    # JupyterLab asks at its first start whether it may fetch news from the network; the answer is no.
    # Pictures with controls are saved as they stand; otherwise the page opened next day shows an error in their place.
    settings = {
        "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
        "@jupyter-widgets/jupyterlab-manager:plugin": {"saveState": True},
    }
    write_json(venv / "etc" / "jupyter" / "labconfig" / "default_setting_overrides.json", settings)
    write_json(stamp_file(venv), wanted(extra, version))


# --- my_course/, the student's own copy -------------------------------------------------------------------------------

OPENS = "notebooks/00_start_here.ipynb"
FOLDERS = ("notebooks", "exercises", "course_data")
STAYS = (".ipynb_checkpoints", "__pycache__", "source")  # folders a student has no use for
MANIFEST = (  # what was laid, which tells a changed file from an old one, and which new versions were offered
    ".laid.json"
)


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def notebook_digests(path):
    """What a person writes in a notebook, and what a reader sees in it: digests of its cells without and with their
    outputs.

    Jupyter rewrites metadata when a page is only opened, numbers and outputs when it is run, and may add an empty cell
    at the end: none of it is a change of the student's. None for a damaged notebook, of which nobody can say what was
    changed.
    """
    if path.suffix != ".ipynb":
        return None
    try:
        written, seen = [], []
        for cell in json.loads(path.read_text(encoding="utf-8-sig"))["cells"]:
            words = "".join(cell["source"])
            if words.strip() or cell.get("attachments"):
                written.append([cell["cell_type"], words, cell.get("attachments")])
                seen.append([output_core(output) for output in cell.get("outputs", [])])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return {"written": digest_of(written), "seen": digest_of([written, seen])}


def output_core(output):
    """An output without its running number and metadata; texts joined, which one program stores in lines and another
    whole.
    """
    kept = {name: value for name, value in output.items() if name not in ("execution_count", "metadata", "transient")}
    if isinstance(kept.get("text"), list):
        kept["text"] = "".join(kept["text"])
    if isinstance(kept.get("data"), dict):
        kept["data"] = {
            kind: "".join(part) if isinstance(part, list) and all(isinstance(line, str) for line in part) else part
            for kind, part in kept["data"].items()
        }
    return kept


def digest_of(content):
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode("utf-8")).hexdigest()


def course_files(root):
    """Paths of the files a student gets, relative to `root`, with forward slashes."""
    found = []
    for folder in FOLDERS:
        for path in (root / folder).rglob("*"):
            relative = path.relative_to(root)
            if path.is_file() and not any(part in STAYS or part.startswith(".") for part in relative.parts):
                found.append(relative.as_posix())
    return sorted(found)


class Record:
    """What was laid, from the file that remembers it: digests of files, of notebooks' cells, and of new versions
    offered.
    """

    def __init__(self, target):
        self.path = target / MANIFEST
        said = read_json(self.path)
        parts = [said.get(name) for name in ("files", "offered", "notebooks")]
        self.files, self.offered, self.notebooks = (part if isinstance(part, dict) else {} for part in parts)

    def remember(self, name, source):
        """The file `source` of the kit was laid as `name`."""
        self.files[name] = digest(source)
        cells = notebook_digests(source)
        if cells:
            self.notebooks[name] = cells

    def laid(self, name):
        """The cells of a notebook as they were laid. Records of earlier versions of this program have none."""
        cells = self.notebooks.get(name)
        return cells if isinstance(cells, dict) else {}

    def unchanged(self, name, there, new=None):
        """Is the student's file as it was laid, or a notebook with the words it was laid with or those of the new
        version?
        """
        if digest(there) == self.files.get(name):
            return True
        mine = notebook_digests(there)
        return bool(mine) and mine["written"] in (self.laid(name).get("written"), (new or {}).get("written"))

    def newer(self, name, there, source, new):
        """Does the kit's version say or show something else than the one that was laid?"""
        if digest(source) == self.files.get(name):
            return False
        if digest(there) == self.files.get(name) or not new:
            return True  # never opened: the new file whatever is new in it
        seen = self.laid(name).get("seen") or notebook_digests(there)["seen"]
        return seen != new["seen"]

    def write(self):
        write_json(self.path, {"files": self.files, "offered": self.offered, "notebooks": self.notebooks})


def beside(target, record, name, source):
    """Where a new version goes when the student changed the file: NAME.new.ipynb, or a number more if that was changed
    too.
    """
    path = pathlib.PurePosixPath(name)
    number, new = 1, digest(source)
    while True:
        mark = ".new" if number == 1 else ".new{}".format(number)
        candidate = path.with_name(path.stem + mark + path.suffix).as_posix()
        there = target / candidate
        # The very same lies there already where the record of what was laid was lost.
        if not there.exists() or record.unchanged(candidate, there) or digest(there) == new:
            return candidate
        number += 1


def lay(root=ROOT, target=None):
    """Copy the course to `target`; add and refresh, but never touch a file the student changed.

    Returns three lists of paths: added, refreshed, and pairs (changed by the student, new version laid beside it).
    """
    target = target or root / "my_course"
    with alone(target / ".laid.lock", "laying out {}".format(target)):
        record = Record(target)
        try:
            done = lay_files(root, target, record)
        except BaseException:
            with contextlib.suppress(
                OSError
            ):  # what was laid so far is remembered if it can be; the first failure is what is told
                record.write()
            raise
        record.write()
    return done


def lay_files(root, target, record):
    added, refreshed, pairs = [], [], []
    for name in course_files(root):
        source, there = root / name, target / name
        new = notebook_digests(source)
        if not there.exists():
            added.append(name)
        elif digest(there) == digest(source):
            record.remember(name, source)
            continue
        elif record.unchanged(name, there, new):
            if not record.newer(name, there, source, new):
                continue
            refreshed.append(name)
        else:  # the student's own work
            if digest(source) not in (record.files.get(name), record.offered.get(name)):
                other = beside(target, record, name, source)
                write_whole(target / other, source.read_bytes())
                record.remember(other, source)
                record.offered[name] = digest(source)
                pairs.append((name, other))
            continue
        write_whole(there, source.read_bytes())
        record.remember(name, source)
    return added, refreshed, pairs


def chosen_folder(words):
    """The folder that the student named for the course; never the kit itself, whose files are everybody's."""
    try:
        folder = pathlib.Path(words).expanduser()
    except RuntimeError:
        raise Refused("No home folder is known here, so ~ says nothing: write the whole path.") from None
    folder = pathlib.Path(os.path.abspath(str(folder)))
    resolved = folder.resolve()
    if ROOT == resolved or ROOT in resolved.parents:
        within = resolved.relative_to(ROOT).parts[:1]
        place = ROOT.joinpath(*within)
        if (
            not within
            or within[0].startswith(".")
            or (place.exists() and place.name != "my_course" and not (place / MANIFEST).exists())
        ):
            raise Refused(
                "{} belongs to the kit itself: name a folder outside it, for example ~/my_course.".format(folder)
            )
    if folder.exists() and not folder.is_dir():
        raise Refused("{} is a file: name a folder, for example ~/my_course.".format(folder))
    return folder


def lay_out(words=None):
    """Lay the course out where the student wants it, tell what was done, and return the folder."""
    folder = chosen_folder(words) if words else ROOT / "my_course"
    try:
        laid = lay(target=folder) if words else lay()
    except OSError as error:
        elsewhere = "; or name another folder, as in: python3 course.py lab --folder ~/my_course"
        raise Refused(in_words(error, elsewhere if error.errno in NOT_ALLOWED + FULL + IN_THE_WAY else "")) from None
    tell(*laid, folder=folder)
    return folder


def tell(added, refreshed, pairs, folder=None):
    if added or refreshed:
        name = "my_course" if folder in (None, ROOT / "my_course") else str(folder)
        say("{}/: {} files added, {} brought up to date.".format(name, len(added), len(refreshed)))
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


def lab(browser, port, folder=None):
    python = set_up("lab")
    laid = lay_out(folder)
    say("Opening JupyterLab on {}; press Ctrl+C twice here to stop it.".format(OPENS))
    return run(lab_command(python, laid, browser, port), JUPYTER_PREFER_ENV_PATH="1")


def arguments(words):
    parser = argparse.ArgumentParser(
        prog="course.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    command = commands.add_parser("lab", help="set up, lay out my_course/, open JupyterLab")
    command.add_argument("--no-browser", action="store_true", help="start the server only, and print its address")
    command.add_argument("--port", type=int, help="the port JupyterLab listens on")
    command.add_argument("--folder", help="lay the course out there instead of in my_course/")
    commands.add_parser("test", help="set up, run every test; further words go to pytest")
    commands.add_parser("notebooks", help="execute notebooks and store their outputs")
    commands.add_parser("exercises", help="make the exercise notebooks from their source")
    commands.add_parser("data", help="check the tables, write their codebook")
    commands.add_parser("bench", help="how long a step of each explorer takes")
    commands.add_parser("mutants", help="plant faults, and say which of them no test notices")
    commands.add_parser(
        "questions", help="write a question, try it out, or see what changed: new, review, list, diff, snapshot"
    )
    command = commands.add_parser("lay", help="lay out my_course/ only")
    command.add_argument("--folder", help="lay the course out there instead of in my_course/")
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
    "exercises": [["-m", "eudefence.learning.workshop.build"]],
    "data": [["-m", "eudefence.cli", "data", "check"], ["-m", "eudefence.cli", "data", "codebook"]],
    "bench": [["-m", "scripts.bench"]],
    "mutants": [["-m", "tests.mutants"]],
    "questions": [["-m", "eudefence.cli", "questions"]],
}


def main(words):
    known, rest = arguments(words)
    try:
        if known.command == "lab":
            return lab(browser=not known.no_browser, port=known.port, folder=known.folder)
        if known.command == "lay":
            lay_out(known.folder)
            return 0
        python = set_up("test")
        *first, last = HANDED_ON[known.command]
        for program in first:
            failed = run([python] + program)
            if failed:
                return failed
        return run([python] + last + rest)
    except Refused as refusal:
        say(str(refusal), sys.stderr)
        return 1
    except BrokenPipeError:  # nobody reads what is said, as in: course.py lay | head -1
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        say(in_words(error), sys.stderr)
        return 1
    except KeyboardInterrupt:
        say("Stopped. Run the command again whenever you like: it does what is left to do.", sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

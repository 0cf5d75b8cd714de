"""my_course/, the student's own copy: what is missing is added, what is old is refreshed, what was changed stays.

This needs no environment, because `course.py lay` also serves those who come with one of their own (conda, Binder).
"""

import contextlib
import os
import pathlib

from . import ROOT
from .changes import notebook_digests
from .locks import alone
from .refusals import FULL, IN_THE_WAY, NOT_ALLOWED, Refused, in_words, say
from .whole_files import digest, read_json, write_json, write_whole

OPENS = "notebooks/00_start_here.ipynb"
FOLDERS = ("notebooks", "exercises", "course_data")
STAYS = (".ipynb_checkpoints", "__pycache__", "pictures", "source")  # folders a student has no use for
# Pages that once had another name: a student may still have them under it.
RENAMED = {
    "exercises/{}{}.ipynb".format(folder, name): "exercises/{}{}_{}.ipynb".format(folder, name, sort)
    for folder, sort in (("", "exercises"), ("solutions/", "solutions"))
    for name in ("00_start_here", "01_two_tracks", "02_operational_pillar", "03_who_decides_who_pays")
}
# What was laid, which tells a changed file from an old one, and which new versions were offered.
MANIFEST = ".laid.json"


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
            # What was laid so far is remembered if it can be; the first failure is what is told.
            with contextlib.suppress(OSError):
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
    pairs += renamed(root, target, record)
    return added, refreshed, pairs


def renamed(root, target, record):
    """Take away pages under their old names that the student did not change; those that were changed stay.

    Returns pairs (changed by the student, new name), each of them once.
    """
    pairs = []
    for old, name in RENAMED.items():
        there, source = target / old, root / name
        if not there.is_file() or (root / old).exists() or not source.exists():
            continue
        if record.unchanged(old, there):
            there.unlink()
            record.files.pop(old, None)
            record.notebooks.pop(old, None)
        elif record.offered.get(old) != name:
            record.offered[old] = name
            pairs.append((old, name))
    return pairs


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

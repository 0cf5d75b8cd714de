"""The command line: `eudefence COMMAND`. Nothing is loaded before a command needs it, so that the doctor can speak
where a package is missing.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def _doctor(_) -> int:
    from eudefence.learning.record import progress_file
    from eudefence.upkeep import doctor

    def home():
        try:
            return doctor.home(progress_file.home())
        except progress_file.NotKept as error:
            return [
                doctor.Finding("Progress", str(error), "a folder you may write to", "name a folder in EUDEFENCE_HOME")
            ]

    findings = doctor.examine((*doctor.CHECKS, home))
    print(doctor.report(findings))
    return int(any(not finding.remark for finding in findings))


def _data_check(asked) -> int:
    from eudefence.upkeep.data_check import check

    problems = check(asked.folder)
    for problem in problems:
        print(problem)
    print(f"Problems in the course data: {len(problems)}." if problems else "The course data keep all their promises.")
    return int(bool(problems))


def _data_codebook(asked) -> int:
    from eudefence.upkeep.codebook import write_codebook

    print(f"Written: {write_codebook(asked.folder)}")
    return 0


def _house(asked) -> int:
    from eudefence.upkeep.house import write_picture

    print(f"Written: {write_picture(asked.file)}")
    return 0


def _prose(asked) -> int:
    from eudefence.upkeep.prose import check_file

    problems = [problem for path in asked.files for problem in check_file(path)]
    for problem in problems:
        print(problem)
    print(f"Sentences to mend: {len(problems)}." if problems else "Every figure in the prose is backed by the data.")
    return int(bool(problems))


def _rows(asked) -> int:
    from eudefence.learning.workshop import build, rows_of_units

    if not rows_of_units.notebooks():
        raise ValueError("no notebooks here: run this in the folder of the course.")
    if asked.check:
        named = [f"out of date: {path}" for path in (*(path for path, _ in rows_of_units.due()), *build.stale())]
    else:  # the exercises are made from their sources, and so come after them
        named = [f"written: {path}" for path in (*rows_of_units.write(), *build.write())]
    print("\n".join(named) or "Every link leads to its row and says what it says.")
    return int(asked.check and bool(named))


def _questions_list(asked) -> int:
    from eudefence.learning import questions
    from eudefence.learning.bank import catalogue

    print(questions(asked.unit).to_string(index=False))
    numbers = catalogue.chosen(asked.unit)
    listed = [one for number in numbers for one in catalogue.listed(number)]
    faults = [one.fault for one in listed if isinstance(one, catalogue.Damaged)]
    faults += [stray for number in numbers for stray in catalogue.strays(number)]
    if faults:
        print("", *dict.fromkeys(faults), sep="\n")  # keys that cannot be loaded are one fault of many
    return int(bool(faults))


def _questions_snapshot(asked) -> int:
    from eudefence.learning.workshop.snapshot import save

    print(f"Written: {save(asked.file)}")
    return 0


def _questions_diff(asked) -> int:
    from eudefence.learning.workshop.snapshot import changes

    print("\n".join(changes(asked.file)) or "No key, hint or sentence changed.")
    return 0


def _questions_new(asked) -> int:
    from eudefence.learning.workshop.template import following, lay_out

    due = following(asked.id)
    for path in lay_out(asked.id, asked.kind):
        print(f"Written: {path}")
    if asked.id != due:
        print(f"Ids follow one another, and {due} is still free.")
    print(f"Fill in what stands between the signs ‹ and ›, then run: python3 course.py questions review {asked.id}")
    return 0


def _questions_review(asked) -> int:
    from eudefence.learning.bank import catalogue
    from eudefence.learning.workshop import review

    try:
        faults = [fault for id in asked.ids for fault in review.faults(id)] if asked.ids else review.all_faults()
    except catalogue.UnknownQuestion as error:
        strays = [stray for number in catalogue.units() for stray in catalogue.strays(number)]
        raise ValueError("\n".join([str(error), *strays])) from None
    for unit in sorted({catalogue.known(id)[:2] for id in asked.ids}):
        faults += review.unit_defects(unit)
    print(
        "\n".join(faults)
        if faults
        else f"Every answer, hint and message of {', '.join(asked.ids) or 'all questions'} does what it should."
    )
    return int(bool(faults))


def _progress(asked) -> int:
    from eudefence.learning import progress
    from eudefence.learning.bank import catalogue

    catalogue.chosen(asked.unit)  # a unit that is not known is refused here; in a notebook all units are shown instead
    mine = progress(asked.unit)
    print(f"Written: {mine.to_csv(asked.csv)}" if asked.csv else mine)
    return 0


def _cite(asked) -> int:
    from eudefence.data.citation import cite

    print(cite(asked.key, style=asked.style))
    return 0


def parser() -> argparse.ArgumentParser:
    """The commands and their words."""
    top = argparse.ArgumentParser(
        prog="eudefence", description="European Defence: Two Pillars, Many Speeds. A course kit."
    )
    commands = _group(top)
    _command(commands, "doctor", _doctor, "what is wrong with this installation, and how to mend it")
    _data(_group(commands.add_parser("data", help="the course data")))
    drawn = "draw which folder holds what and imports what, for those who work on the kit"
    command = _command(commands, "house", _house, drawn)
    command.add_argument("file", nargs="?", type=Path, help="the one CONTRIBUTING.md shows by default")
    command = _command(commands, "prose", _prose, "do the figures in Markdown files and notebooks agree with the data?")
    command.add_argument("files", nargs="+", type=Path)
    written = "write the addresses and titles of fact links, and the pages of rows that they lead to"
    command = _command(commands, "rows", _rows, written)
    command.add_argument("--check", action="store_true", help="only name what is out of date")
    _questions(_group(commands.add_parser("questions", help="the questions of the course")))
    command = _command(commands, "progress", _progress, "how far you have come")
    command.add_argument("unit", nargs="?", help="only this unit, for example 03")
    command.add_argument("--csv", type=Path, metavar="FILE", help="write one line for each question to a file")
    command = _command(commands, "cite", _cite, "a reference to the kit, to a work or to a source")
    command.add_argument("key", nargs="?", help="a key of the tables literature or sources; the kit by default")
    command.add_argument("--style", default="text", choices=("text", "bibtex"))
    return top


def _data(commands) -> None:
    for name, run, words in (
        ("check", _data_check, "do the tables keep their promises?"),
        ("codebook", _data_codebook, "write CODEBOOK.md beside the tables"),
    ):
        command = _command(commands, name, run, words)
        command.add_argument("folder", nargs="?", type=Path, help="a data package; the course's own by default")


def _questions(commands) -> None:
    command = _command(commands, "list", _questions_list, "all questions, without their answers")
    command.add_argument("unit", nargs="?", help="only this unit, for example 03")
    command = _command(commands, "new", _questions_new, "lay out a new question, with every place to fill in marked")
    command.add_argument("id", metavar="ID", help="for example 04.3, or 04.c for a check inside a unit")
    kinds = 'one of the kinds, for example "choice with reason"; choice by default'
    command.add_argument("--kind", default="choice", help=kinds)
    for name, run, words in (
        ("snapshot", _questions_snapshot, "keep in a file what keys, hints and sentences say today"),
        ("diff", _questions_diff, "which keys, hints and sentences changed since a snapshot"),
    ):
        command = _command(commands, name, run, words)
        command.add_argument("file", nargs="?", type=Path, help="the snapshot kept with the course by default")
    tried = "try a new or changed question out: its key, its wrong answers, its words"
    command = _command(commands, "review", _questions_review, tried)
    command.add_argument("ids", nargs="*", metavar="ID", help="only these, for example 03.2; all by default")


def _group(command: argparse.ArgumentParser):
    return command.add_subparsers(metavar="COMMAND", required=True)


def _command(commands, name: str, run: Callable, words: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=words)
    command.set_defaults(run=run)
    return command


def main(words: list[str] | None = None) -> int:
    """Run one command. What the user can mend is said in one sentence; anything else is a fault of ours and shows its
    traceback.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a console that cannot write a letter still gets the rest
    asked = parser().parse_args(words)
    try:
        return asked.run(asked)
    except BrokenPipeError:  # nobody reads any more, as in: eudefence data check | head -1
        with suppress(OSError):  # what is still to be written goes nowhere, and Python does not complain when it ends
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        return _refused(
            f"{place}{error.strerror or error}".rstrip(".") + ". Mend that, or name another file or folder."
        )
    except ValueError as error:
        return _refused(str(error))
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130


def _refused(sentence: str) -> int:
    print(f"eudefence: {' '.join(sentence.split())}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())

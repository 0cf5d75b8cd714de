"""Set the course kit up, open it, test it. Needs Python 3.11-3.13 and nothing else.

    python3 course.py lab          set up what is missing, lay out my_course/, open JupyterLab on it
    python3 course.py lab --folder ~/my_course   lay it out elsewhere: one kit, read-only, can serve a room
    python3 course.py test         set up what is missing, run the tests

For those who work on the kit:

    python3 course.py test --all                 also the tests that try everything with everything
    python3 course.py test -k pesco              pass the rest to pytest
    python3 course.py notebooks [03_who ...]     execute notebooks, store their outputs and pictures
    python3 course.py rows                       write where fact links lead, and the pages they lead to
    python3 course.py exercises                  make the exercise notebooks from their source
    python3 course.py data                       check the tables, write their codebook
    python3 course.py questions COMMAND ...      write a question, try it out, see what changed:
                                                 new, review, list, diff, snapshot
    python3 course.py house                      draw the picture of the folders for CONTRIBUTING.md
    python3 course.py bench                      how long a step of each explorer takes, and voting power
    python3 course.py mutants [DR7 VA ...]       plant faults, and say which of them no test notices
    python3 course.py lay [--folder FOLDER]      lay out my_course/ only

Every command may be run again at any time; it does only what is left to do. Once installed, none needs the network.
How that is done stands in setting_up/.
"""

import argparse
import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))  # also for a Python told not to look here by itself

from setting_up.installation import set_up
from setting_up.my_course import OPENS, lay_out
from setting_up.programs import run
from setting_up.refusals import Refused, in_words, say
from setting_up.serving import LOG, serve

HANDED_ON = {  # commands that programs inside the environment carry out; further words go to the last of them
    "test": [["-m", "tests.whole_run"]],
    "notebooks": [["-m", "scripts.store_notebooks"]],
    "rows": [["-m", "eudefence.cli", "rows"]],
    "exercises": [["-m", "eudefence.learning.workshop.build"]],
    "data": [["-m", "eudefence.cli", "data", "check"], ["-m", "eudefence.cli", "data", "codebook"]],
    "house": [["-m", "eudefence.cli", "house"]],
    "bench": [["-m", "scripts.bench"]],
    "mutants": [["-m", "tests.mutants"]],
    "questions": [["-m", "eudefence.cli", "questions"]],
}


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
    log = laid / LOG

    def welcome(address):
        yield ""
        if browser:
            yield "JupyterLab opens in your browser, on {}. If it does not, open this address there:".format(OPENS)
        else:
            yield "JupyterLab is running. Open this address in a browser:"
        yield ""
        yield "    " + address
        yield ""
        yield "Keep this window open while you work. To stop, save your pages and press Ctrl+C here, twice."
        yield "What the server notes down goes to {}".format(log)

    say("Starting JupyterLab: this takes a few seconds ...")
    return serve(lab_command(python, laid, browser, port), log, welcome, JUPYTER_PREFER_ENV_PATH="1")


def arguments(words):
    parser = argparse.ArgumentParser(
        prog="course.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")  # each is explained above, once
    command = commands.add_parser("lab")
    command.add_argument("--no-browser", action="store_true", help="start the server only, and print its address")
    command.add_argument("--port", type=int, help="the port JupyterLab listens on")
    command.add_argument("--folder", help="lay the course out there instead of in my_course/")
    command = commands.add_parser("lay")
    command.add_argument("--folder", help="lay the course out there instead of in my_course/")
    for name in HANDED_ON:
        commands.add_parser(name)
    known, rest = parser.parse_known_args(words[:1] if words[:1] and words[0] in HANDED_ON else words)
    if known.command is None:
        parser.print_help()
        raise SystemExit(2)
    if known.command not in HANDED_ON and rest:
        parser.error("unknown words: " + " ".join(rest))
    return known, words[1:]


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

"""Packages, fetched by pip: with the user's way to the network, and with nothing else of the user's settings."""

import contextlib
import json
import os
import subprocess

from . import ROOT
from .programs import PIP_KEPT, environment, last_words, pip_variable, quietly
from .refusals import Refused

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
    # Another pip, or a settings file that is damaged: then none of it.
    with contextlib.suppress(ValueError, AttributeError):
        for name, value in json.loads(listed.stdout.decode("utf-8")).items():
            settings.update(value if isinstance(value, dict) else {name: value})  # newer ones group them by file
    kept = {}
    for section in ("global.", "install."):  # the second wins
        for setting in PIP_KEPT:
            variable = pip_variable(setting)
            if settings.get(section + setting) and variable not in plain:
                kept[variable] = str(settings[section + setting])
    return dict(kept, PIP_CONFIG_FILE=os.devnull)  # and of the rest of the files nothing


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

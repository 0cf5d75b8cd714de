"""What Jupyter is told in an environment of the course: no news from the network, what a saved page keeps, and a word
where a box is run before the first one.

Written into the environment's own folder, so that nothing of the user's settings changes. `course.py` sees to it; with
an environment made otherwise (conda, Binder): python -m setting_up.settings
"""

import pathlib
import sys

from .whole_files import read_json, write_json

SETTINGS = {
    # JupyterLab asks at its first start whether it may fetch news from the network; the answer is no. What the server
    # keeps of a picture with controls (below) needs no state of its controls.
    "jupyter/labconfig/default_setting_overrides.json": {
        "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
        "@jupyter-widgets/jupyterlab-manager:plugin": {"saveState": False},
    },
    # A saved page shows pictures and answers next day as well, and no error in their place.
    "jupyter/jupyter_server_config.json": {"ContentsManager": {"pre_save_hook": "eudefence.upkeep.saving.before_save"}},
    # Who runs a box before the one that loads the course reads a sentence, and below it what Python says.
    "ipython/ipython_kernel_config.json": {"IPKernelApp": {"extensions": ["eudefence.learning.asking.slips"]}},
}


def place(prefix, name):
    """Where Jupyter and its kernels look for a file of settings in an environment."""
    return pathlib.Path(str(prefix)) / "etc" / name


def settled(prefix):
    """Is everything said that has to be said?"""
    return all(read_json(place(prefix, name)) == content for name, content in SETTINGS.items())


def settle(prefix):
    for name, content in SETTINGS.items():
        if read_json(place(prefix, name)) != content:
            write_json(place(prefix, name), content)


if __name__ == "__main__":
    settle(sys.prefix)

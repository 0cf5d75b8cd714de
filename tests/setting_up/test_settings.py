"""What JupyterLab is told, read by Jupyter's own programs. Oracle: their manuals, and what they then do."""

import os
import subprocess
import sys

import pytest

from setting_up import settings
from setting_up.whole_files import read_json
from tests.places import ROOT

ASK_LAB = (
    "from jupyterlab_server.settings_utils import _get_overrides;"
    "from jupyterlab.commands import get_app_dir;"
    "import json, os; print(json.dumps(_get_overrides(os.path.join(get_app_dir(), 'settings'))[0]))"
)
ASK_KERNEL = (
    "from ipykernel.kernelapp import IPKernelApp; app = IPKernelApp();"
    "app.init_profile_dir(); app.init_config_files(); app.load_config_file();"
    "print(*app.config.IPKernelApp.extensions)"
)
ASK_SERVER = (
    "from jupyter_server.serverapp import ServerApp; app = ServerApp(); app.initialize([]);"
    "print(app.contents_manager.pre_save_hook.__module__, app.contents_manager.pre_save_hook.__name__)"
)


@pytest.fixture
def ask(tmp_path):
    """Ask a Python in which Jupyter looks for its settings in a folder that was just settled."""
    settings.settle(tmp_path / "env")
    own = tmp_path / "user"
    variables = os.environ | {
        "JUPYTER_CONFIG_PATH": str(tmp_path / "env" / "etc" / "jupyter"),
        "JUPYTER_CONFIG_DIR": str(own / "config"),
        "JUPYTER_DATA_DIR": str(own / "data"),
        "JUPYTER_RUNTIME_DIR": str(own / "runtime"),
        "JUPYTER_NO_CONFIG": "",
        "IPYTHONDIR": str(own / "ipython"),
        "ENVIRONMENT": str(tmp_path / "env"),
    }

    def ask(program):
        command = [sys.executable, "-W", "ignore", "-c", program]
        done = subprocess.run(command, cwd=ROOT, env=variables, text=True, encoding="utf-8", capture_output=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return ask


def test_jupyterlab_does_not_ask_for_news_and_saves_no_state_of_controls(ask):
    said = ask(ASK_LAB)
    assert '"fetchNews": "false"' in said
    assert '"saveState": false' in said


def test_the_server_finds_the_hook(ask):
    assert ask(ASK_SERVER).split() == ["eudefence.upkeep.saving", "before_save"]


def test_a_kernel_of_the_environment_knows_slips_before_the_first_box(ask):
    """IPython looks in etc/ipython of the environment that it runs in; here that place is put in another's stead."""
    begin = "import os, sys; sys.prefix = os.environ['ENVIRONMENT'];"
    assert ask(begin + ASK_KERNEL).split() == ["eudefence.learning.asking.slips"]


def test_nothing_is_written_twice_and_nothing_else_is_touched(tmp_path):
    other = tmp_path / "etc" / "jupyter" / "jupyter_config.json"
    other.parent.mkdir(parents=True)
    other.write_text("{}", encoding="utf-8")
    assert not settings.settled(tmp_path)
    settings.settle(tmp_path)
    assert settings.settled(tmp_path)
    written = {path: path.stat().st_ino for path in tmp_path.rglob("*.json")}
    settings.settle(tmp_path)
    assert {path: path.stat().st_ino for path in tmp_path.rglob("*.json")} == written
    assert read_json(other) == {}
    assert len(written) == 1 + len(settings.SETTINGS)


def test_binder_is_told_the_same():
    """Oracle: repo2docker's manual, "postBuild": run in the repository once the environment is made, if executable."""
    script = ROOT / "postBuild"
    tracked = subprocess.run(["git", "ls-files", "-s", "postBuild"], cwd=ROOT, capture_output=True, text=True)
    assert tracked.stdout.startswith("100755") or os.access(script, os.X_OK)
    assert "python3 -m setting_up.settings" in script.read_text(encoding="utf-8")
    assert 'if __name__ == "__main__":\n    settle(sys.prefix)' in (ROOT / "setting_up" / "settings.py").read_text(
        encoding="utf-8"
    )

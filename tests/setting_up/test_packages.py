"""How pip is asked for packages, and what is said when it fails. Oracle: pip itself, and messages it printed."""

import os
import re
import subprocess
import sys

import pytest

from setting_up import packages, programs, refusals
from tests.setting_up.small_kit import write


def test_of_pips_own_settings_only_the_way_to_the_packages_is_kept(monkeypatch, tmp_path):
    """The oracle is pip: asked under these variables, it names the index of the file, and none of what would break the
    installation.
    """
    write(
        tmp_path / "pip.conf",
        "[global]\nuser = true\ntarget = /elsewhere\nindex-url = https://a.example/simple\nproxy ="
        " http://proxy.example:3128\n[install]\nindex-url = https://b.example/simple\nno-deps = true\nfind-links ="
        " /one\n    /two\n",
    )
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", str(tmp_path / "pip.conf"))
    monkeypatch.setenv("PIP_PROXY", "http://mine.example:1")
    settings = packages.pip_settings(sys.executable)
    assert settings["PIP_INDEX_URL"] == "https://b.example/simple"  # what is said for `pip install` wins
    assert settings["PIP_FIND_LINKS"].split() == ["/one", "/two"]
    assert "PIP_PROXY" not in settings  # the environment wins
    listed = subprocess.run(
        [sys.executable, "-m", "pip", "config", "list"],
        env=programs.environment(**settings),
        text=True,
        stdout=subprocess.PIPE,
    ).stdout
    assert "b.example" in listed and "mine.example" in listed
    assert not re.search(r"\.(user|target|no-deps)=", listed)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            "ERROR: Could not find a version that satisfies x\nERROR: No matching distribution found for x",
            "need the network",
        ),
        (
            "WARNING: x\nERROR: HTTPSConnectionPool: Max retries exceeded: Temporary failure in name resolution",
            "need the network",
        ),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "The disk is full"),
        ("ERROR: Can not perform a '--user' install.", "pip says why"),
    ],
)
def test_the_network_is_blamed_only_when_it_is_to_blame(monkeypatch, said, words):
    done = type("Done", (), {"returncode": 1, "stdout": said.encode()})
    monkeypatch.setattr(packages, "quietly", lambda *_, **__: done)
    monkeypatch.setattr(packages, "pip_settings", lambda python: {})
    with pytest.raises(refusals.Refused) as refusal:
        packages.pip("python", "x")
    assert words in str(refusal.value) and said.splitlines()[-1] in str(refusal.value)
    assert ("network" in str(refusal.value)) == (words == "need the network")

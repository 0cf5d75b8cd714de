"""An environment of their own for the programs that this kit is measured against: it never touches the kit's."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".peers"
PEERS = ("power-bdd==1.0.0", "powerindices==1.0.2", "numpy>=2.3,<3")
_MINUTES = 5


class Missing(Exception):
    """The peers are not there, and why."""


def python(folder: Path = FOLDER) -> Path:
    """The Python that has the peers; it is made where it is missing.

    Raises
    ------
    Missing
        If they cannot be installed: with the last words of pip.
    """
    program = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    stamp = folder / "installed.txt"
    if program.exists() and stamp.exists() and stamp.read_text(encoding="utf-8").split() == list(PEERS):
        return program
    print(f"Installing {', '.join(PEERS)} into {folder.name}/, once ...", flush=True)
    try:
        venv.create(folder, with_pip=True, clear=True)
        pip = [str(program), "-m", "pip", "install", "-q", "--disable-pip-version-check", *PEERS]
        done = subprocess.run(pip, capture_output=True, text=True, encoding="utf-8", timeout=60 * _MINUTES)
    except (OSError, subprocess.SubprocessError) as error:
        raise Missing(str(error).strip().splitlines()[-1]) from error
    if done.returncode:
        raise Missing((done.stderr.strip().splitlines() or ["pip failed without a word"])[-1])
    stamp.write_text("\n".join(PEERS), encoding="utf-8")
    return program

"""Run the cells of notebooks where pandas, numpy and matplotlib are missing, and tell which of them run.

The browser build and a reader in a hurry do without these three; shapes, words, questions and answers need none of
them. In one process and without a server: each notebook gets an IPython of its own. What a cell shows counts as well.

python3 -m tests.bare_cells [-v]     how many run, of how many; with -v what the others asked for
"""

from __future__ import annotations

import contextlib
import importlib.abc
import io
import json
import os
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

from tests.places import ROOT

BLOCKED = ("pandas", "numpy", "matplotlib")
REPORT = ROOT / "tests" / "artefacts" / "bare_cells.txt"  # the last count, for the summary of a whole run
GROUPS = {
    "units": sorted((ROOT / "notebooks").glob("*.ipynb")),
    "exercises": sorted((ROOT / "exercises").glob("*.ipynb")),
}


class Missing(importlib.abc.MetaPathFinder):
    """As if the packages were not installed."""

    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in BLOCKED:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


def bundle(thing):
    """What a notebook asks of a result, without a net: IPython itself would swallow an error."""
    kind = type(thing)
    if hasattr(kind, "_ipython_display_"):
        thing._ipython_display_()
        return {}, {}
    data = {"text/plain": repr(thing)}
    if hasattr(kind, "_repr_html_"):
        data["text/html"] = thing._repr_html_()
    if hasattr(kind, "_repr_mimebundle_"):
        made = thing._repr_mimebundle_()
        data |= made[0] if isinstance(made, tuple) else made
    return data, {}


def run(path: Path, shown: dict[str, list[dict]] | None = None) -> list[tuple[str, str]]:
    """Cell ids and what went wrong, empty where nothing did. `shown` collects what each cell shows, as bundles."""
    from IPython.core.interactiveshell import InteractiveShell

    InteractiveShell.clear_instance()
    shell = InteractiveShell.instance()
    seen: list[dict] = []
    shell.display_formatter.format = lambda thing, *_, **__: bundle(thing)
    shell.display_pub.publish = lambda data, *_, **__: seen.append(data)
    shell.displayhook.write_format_data = lambda data, *_, **__: seen.append(data)
    done = []
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            seen.clear()
            with contextlib.redirect_stdout(io.StringIO()):
                result = shell.run_cell("".join(cell["source"]), store_history=False)
            error = result.error_before_exec or result.error_in_exec
            done.append((cell["id"], "" if error is None else f"{type(error).__name__}: {error}{asked_by(error)}"))
            if shown is not None:
                shown[cell["id"]] = list(seen)
    return done


def asked_by(error: BaseException) -> str:
    """Where in the kit the error began."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if frame.filename.startswith(str(ROOT / "eudefence"))]
    return f" ({Path(ours[-1].filename).relative_to(ROOT).as_posix()}:{ours[-1].lineno})" if ours else ""


def counted(groups: dict[str, list[Path]] = GROUPS) -> dict[str, dict[str, list[tuple[str, str]]]]:
    """Group to notebook to cells, in a Python of its own."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        done = subprocess.run(
            [sys.executable, "-m", "tests.bare_cells", "--json"],
            input=json.dumps({group: list(map(str, paths)) for group, paths in groups.items()}),
            cwd=ROOT,
            env=os.environ | {"EUDEFENCE_HOME": ":memory:", "IPYTHONDIR": folder},
            text=True,
            encoding="utf-8",
            capture_output=True,
        )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout.splitlines()[-1])


def in_words(found: dict, every: bool = False) -> list[str]:
    lines = []
    for group, notebooks in found.items():
        faults = [(name, *cell) for name, done in notebooks.items() for cell in done if cell[1]]
        total = sum(map(len, notebooks.values()))
        lines.append(f"without {', '.join(BLOCKED)}: {total - len(faults)} of {total} cells of {group} run")
        lines += ["    " + " | ".join(fault)[:200] for fault in faults if every]
    return lines


def main(words: list[str]) -> int:
    if "--json" not in words:
        print("\n".join(in_words(counted(), every="-v" in words)))
        return 0
    sys.meta_path.insert(0, Missing())
    groups = json.load(sys.stdin)
    os.chdir(ROOT / "notebooks")
    found = {group: {Path(path).stem: run(Path(path)) for path in paths} for group, paths in groups.items()}
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

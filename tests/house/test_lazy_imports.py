"""What an import costs: checking an answer must not wait for a plotting library (each import in a fresh Python)."""

import subprocess
import sys

import pytest

from tests.places import ROOT

HEAVY = {"pandas", "numpy", "matplotlib", "networkx", "ipywidgets", "IPython", "frictionless"}


def modules(statement):
    """The modules that are there after a statement, in a Python that did nothing else."""
    program = f"import sys\n{statement}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, text=True, encoding="utf-8", capture_output=True)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def loaded(statement):
    return {name.partition(".")[0] for name in modules(statement)}


@pytest.mark.parametrize(
    "statement",
    [
        "import eudefence",
        "from eudefence.learning import check",
        "from eudefence.learning import check, hint, solution, progress, questions",
        "import eudefence.cli; eudefence.cli.parser()",
        "import eudefence as ed; ed.fact('forces.csv#rdc.planned_strength').value",
        "from eudefence import networks; networks.core_periphery(networks.roll()).range",
    ],
)
def test_nothing_heavy_is_loaded(statement):
    assert loaded(statement) & HEAVY == set()


def test_tables_bring_pandas_when_they_are_asked_for():
    """The counter-proof: the list above would notice."""
    assert "pandas" in loaded("import eudefence as ed; ed.load('countries')") & HEAVY


def test_the_kit_itself_is_there_at_once():
    """Three small modules, and of Python only what loads modules by name."""
    before, after = modules("import importlib, __future__"), modules("import eudefence")
    assert after - before == {"eudefence", "eudefence.ground", "eudefence.ground.faces"}

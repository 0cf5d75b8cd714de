"""European Defence: Two Pillars, Many Speeds - dated data, models and exercises.

``import eudefence as ed`` is all a notebook needs:

ed.tables(), ed.load(table, as_of=day), ed.sources(table)
    the data: which tables there are, one of them (as it stood on a day), what it rests on
ed.fact(link), ed.cite(key), ed.export(result, path)
    one cell with its date and source, a reference for a paper, a result as a file
ed.council, ed.costs, ed.activation
    the models: who decides, who pays, how likely a decision is; `ed.council.acts()` and `ed.council.RULES` list what can be asked
ed.views
    pictures with their sentence and table, and explorers with controls
ed.learning
    check, hint, solution, progress, questions

Names are loaded when they are first used, so that checking an answer does not wait for a plotting library.

>>> import eudefence as ed
>>> ed.fact("forces.csv#rdc.planned_strength").value
5000
"""

from importlib import import_module

__version__ = "0.1.0"

_HOME = {
    "EDITION": "package",
    "load": "data",
    "tables": "data",
    "sources": "data",
    "fact": "facts",
    "cite": "citation",
    "export": "export",
}
_MODULES = ("activation", "costs", "council", "countries", "data", "facts", "learning", "steps", "validity", "views")
# Served like the others, but tools of those who keep the kit, or known by a function above; not offered in a list of names.
_TOOLS = ("arguments", "citation", "codebook", "data_check", "package", "prose")

__all__ = ["__version__", *_HOME, *_MODULES]


def __getattr__(name):
    if name in _HOME:
        module = import_module(f".{_HOME[name]}", __name__)
        value = getattr(module, name)
        globals()[name] = value
        return value
    if name in _MODULES or name in _TOOLS:
        return import_module(f".{name}", __name__)
    raise import_module(".arguments", __name__).unknown_name(__name__, name, __all__)


def __dir__():
    return sorted(__all__)

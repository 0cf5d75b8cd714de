"""European Defence: Two Pillars, Many Speeds - dated data, models and exercises.

``import eudefence as ed`` is all a notebook needs:

ed.tables(), ed.load(table, as_of=day), ed.sources(table)
    the data: which tables there are, one of them (as it stood on a day), what it rests on
ed.fact(link), ed.cite(key), ed.export(result, path)
    one cell with its date and source, a reference for a paper, a result as a file
ed.council, ed.costs, ed.activation
    the models: who decides, who pays, how likely a decision is; `ed.council.acts()` and `ed.council.RULES` list what
    can be asked
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

# One table of names: where each lives. What stands in the folders may move; the names stay.
_HOME = {
    "EDITION": "data.package",
    "load": "data.loading",
    "tables": "data.loading",
    "sources": "data.loading",
    "fact": "data.facts",
    "cite": "data.citation",
    "export": "data.exporting",
}
_MODULES = {
    "activation": "models.decisions.activation",
    "costs": "models.decisions.costs",
    "council": "models.decisions.council",
    "countries": "data.countries",
    "data": "data",
    "learning": "learning",
    "steps": "models.story.steps",
    "validity": "data.validity",
    "views": "views",
}

__all__ = ["__version__", *_HOME, *_MODULES]


def __getattr__(name):
    if name in _HOME:
        module = import_module(f".{_HOME[name]}", __name__)
        value = getattr(module, name)
        globals()[name] = value
        return value
    if name in _MODULES:
        module = import_module(f".{_MODULES[name]}", __name__)
        globals()[name] = module
        return module
    raise import_module(".ground.arguments", __name__).unknown_name(__name__, name, __all__)


def __dir__():
    return sorted(__all__)

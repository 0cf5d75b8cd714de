"""European Defence: Two Pillars, Many Speeds - dated data, models and exercises.

``import eudefence as ed`` is all a notebook needs. Names are loaded when they are first used, so that checking an answer
does not wait for a plotting library.

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
_MODULES = (
    "activation",
    "arguments",
    "citation",
    "codebook",
    "costs",
    "council",
    "countries",
    "data",
    "data_check",
    "facts",
    "learning",
    "package",
    "prose",
    "steps",
    "validity",
    "views",
)

__all__ = ["__version__", *_HOME, *_MODULES]


def __getattr__(name):
    if name in _HOME:
        module = import_module(f".{_HOME[name]}", __name__)
        value = getattr(module, name)
        globals()[name] = value
        return value
    if name in _MODULES:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"eudefence has no name {name!r}; it has: {', '.join(sorted(__all__))}")


def __dir__():
    return sorted(__all__)

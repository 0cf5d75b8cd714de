"""The names a module offers: loaded when they are first used, and a misspelt one answered with the nearest.

Imports only what every Python has loaded anyway, because it is the first thing that `import eudefence` reads.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # type checkers take it for True; `typing` itself is slow to load
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


def offer(
    module: dict[str, object],
    names: Iterable[str],
    called: str = "",
    values: Mapping[str, Callable[[], object]] | None = None,
) -> None:
    """Let a module offer some names to `dir` and the tab key, and answer any other with the nearest of them.

    It is told to the module while it runs, so that a type checker, which does not run it, goes on to report names that
    are not there.

    Parameters
    ----------
    module : dict
        Its `globals()`.
    names : iterable of str
        What it offers; as a rule its `__all__`.
    called : str
        How its readers call it, where that is not its own name.
    values : mapping, optional
        Names whose value is looked up whenever it is asked for, and the functions that do it. Declare the type of such
        a name in the module: ``EDITION: dt.date``.

    >>> council = {"__name__": "eudefence.models.decisions.council", "decide": print}
    >>> offer(council, ["RULES", "decide"], "eudefence.council", {"RULES": dict})
    >>> council["__getattr__"]("RULES")
    {}
    >>> try:
    ...     council["__getattr__"]("decid")
    ... except AttributeError as error:
    ...     print(error)
    eudefence.council has no name 'decid'. Did you mean 'decide'? It has: RULES, decide.
    """
    offered = sorted(names)

    def look_up(name: str) -> object:
        if values and name in values:
            return values[name]()
        raise _unknown(called or str(module["__name__"]), name, offered)

    module["__getattr__"] = look_up
    module["__dir__"] = lambda: list(offered)


def offer_lazily(module: dict[str, object], prepare: Callable[[object], object] = lambda thing: thing) -> list[str]:
    """Let a package offer the names in its stub, each of them imported when it is first used.

    The stub, the ``__init__.pyi`` beside ``__init__.py``, is the one table of these names. Editors and type checkers
    read it, and so does this function: they cannot come to disagree.

    Parameters
    ----------
    module : dict
        The `globals()` of the package.
    prepare : function, optional
        What is done to each thing before it is offered.

    Returns
    -------
    list of str
        The names, in the order of the stub: for `__all__`.
    """
    package = str(module["__name__"])
    with open(f"{module['__file__']}i", encoding="utf-8") as stub:
        homes = homes_in(stub.read())
    offered = sorted(homes)

    def load(name: str) -> object:
        if name not in homes:
            raise _unknown(package, name, offered)
        module[name] = prepare(_from(homes[name], package, name))
        return module[name]

    module["__getattr__"] = load
    module["__dir__"] = lambda: list(offered)
    return list(homes)


def homes_in(stub: str) -> dict[str, str]:
    """Each name in a stub, and where it is imported from; nowhere, if the module itself has it.

    >>> homes_in('''# where names live
    ... from .data.loading import load as load
    ... from . import views as views
    ... __version__: str
    ... ''')
    {'load': '.data.loading', 'views': '.', '__version__': ''}
    """
    homes = {}
    for words in map(str.split, stub.splitlines()):
        if words[:1] == ["from"]:
            _, home, _, name, *_ = words
            homes[name] = home
        elif words and words[0].endswith(":"):
            homes[words[0].removesuffix(":")] = ""
    return homes


def _from(home: str, package: str, name: str) -> object:
    """What `from home import name` gives inside a package: a name of that module, else a module in that package."""
    there = import_module(home, package)
    if hasattr(there, "__path__") and name not in vars(there):
        return import_module(f".{name}", there.__name__)
    return getattr(there, name)


def _unknown(module: str, name: str, names: list[str]) -> BaseException:
    # Looking for the nearest needs more of Python than loading what is there.
    error: BaseException = import_module("eudefence.ground.arguments").unknown_name(module, name, names)
    return error

"""What a reader is offered in a list of names (tab key, `dir`, `help`). Oracle: `__all__`, which the public interface
promises.
"""

import inspect

import pytest

import eudefence as ed
from eudefence.data import citation, package
from eudefence.ground import arguments

OFFERED = sorted(ed._MODULES)
TOOLS = [citation, arguments, package]


@pytest.mark.parametrize(
    "module", [*(getattr(ed, name) for name in OFFERED), *TOOLS], ids=lambda module: module.__name__
)
def test_a_module_offers_its_public_names_and_no_import_of_its_own(module):
    assert dir(module) == sorted(module.__all__)
    for public in module.__all__:
        assert getattr(module, public) is not None and not public.startswith("_")
    assert not {"dt", "annotations", "named", "Iterable", "Mapping", "as_date", "lru_cache"} & set(dir(module))


def test_the_face_offers_the_names_of_the_interface_and_no_tools():
    assert dir(ed) == sorted(ed.__all__) and {"load", "fact", "council", "costs", "views"} <= set(dir(ed))
    assert not {"ground", "models", "upkeep", "package"} & set(dir(ed))
    for name in ed.__all__:
        assert getattr(ed, name) is not None, name
    with pytest.raises(AttributeError, match="eudefence has no name 'councl'"):
        ed.councl


@pytest.mark.parametrize(
    ("name", "slip", "meant"),
    [
        ("council", "decid", "decide"),
        ("costs", "pakage", "package"),
        ("activation", "probabilty", "probability"),
        ("countries", "nam", "name"),
        ("data", "laod", "load"),
        ("learning", "chek", "check"),
        ("views", "tile", "tiles"),
    ],
)
def test_a_misspelt_name_is_answered_with_the_nearest(name, slip, meant):
    """A notebook does not show the suggestion of Python's own traceback. Oracle: the public names."""
    with pytest.raises(AttributeError, match=f"eudefence.{name} has no name '{slip}'. Did you mean '{meant}'"):
        getattr(getattr(ed, name), slip)


@pytest.mark.parametrize("name", OFFERED)
def test_every_public_function_says_what_it_does(name):
    module = getattr(ed, name)
    for public in module.__all__:
        thing = getattr(module, public)
        if inspect.isfunction(thing) or inspect.isclass(thing):
            assert inspect.getdoc(thing), f"{name}.{public}"


def test_help_tells_the_way_in():
    """What `help(ed)` prints first names the functions, in the order in which they are needed."""
    order = [
        ed.__doc__.index(word)
        for word in ("ed.tables()", "ed.load(", "ed.fact(", "ed.council", "ed.views", "ed.learning")
    ]
    assert order == sorted(order)

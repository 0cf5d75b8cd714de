"""The names a module offers, told to modules made up here."""

import sys

import pytest

from eudefence.ground import faces


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package of its own with a stub, a module in it that has a name, and a module in a folder of it."""
    folder = tmp_path / "made_up"
    (folder / "below").mkdir(parents=True)
    (folder / "__init__.py").write_text(
        "from eudefence.ground.faces import offer_lazily\n"
        "own = 1\n"
        "__all__ = offer_lazily(globals(), lambda thing: (thing,))\n",
        encoding="utf-8",
    )
    (folder / "__init__.pyi").write_text(
        "# a comment\n"
        "from . import beside as beside\n"
        "from .below import inside as inside  # a reason\n"
        "from .below import kept as kept\n"
        "from .beside import value as value\n"
        "own: int\n",
        encoding="utf-8",
    )
    (folder / "beside.py").write_text("value = []\n", encoding="utf-8")
    (folder / "below" / "__init__.py").write_text("kept = 2\n", encoding="utf-8")
    (folder / "below" / "inside.py").write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    import made_up

    yield made_up
    for name in [name for name in sys.modules if name.partition(".")[0] == "made_up"]:
        del sys.modules[name]


def test_a_name_is_loaded_when_it_is_first_used_and_only_once(package):
    """Oracle: Python's list of the modules it has loaded."""
    assert "made_up.beside" not in sys.modules
    first = package.value
    assert "made_up.beside" in sys.modules and "made_up.below.inside" not in sys.modules
    assert package.value is first and first == ([],)  # made ready once


def test_modules_and_own_names_are_offered_too(package):
    """Oracle: the statements of the stub. `own` is the package's and not made ready."""
    assert package.beside == (sys.modules["made_up.beside"],)
    assert package.inside == (sys.modules["made_up.below.inside"],)
    assert package.kept == (2,)
    assert package.own == 1
    assert dir(package) == ["beside", "inside", "kept", "own", "value"]
    assert package.__all__ == ["beside", "inside", "kept", "value", "own"]


def test_a_misspelt_name_is_answered_with_the_nearest(package):
    with pytest.raises(AttributeError, match="made_up has no name 'valeu'. Did you mean 'value'"):
        package.valeu


def test_what_a_module_offers_cannot_be_changed_by_who_lists_it():
    module = {"__name__": "made_up"}
    faces.offer(module, ["b", "a"])
    module["__dir__"]().append("c")
    assert module["__dir__"]() == ["a", "b"]


def test_a_value_is_looked_up_whenever_it_is_asked_for():
    """Oracle: a list that grows between the questions."""
    days = []
    module = {"__name__": "made_up"}
    faces.offer(module, ["EDITION"], values={"EDITION": lambda: len(days)})
    assert module["__getattr__"]("EDITION") == 0 and "EDITION" not in module
    days.append("2026-10-08")
    assert module["__getattr__"]("EDITION") == 1

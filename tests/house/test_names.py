"""What a reader is offered in a list of names (tab key, `dir`, `help`). Oracle: `__all__`, which the public interface
promises.
"""

import inspect
import types

import pytest
from mypy import api as mypy

import eudefence as ed
from eudefence.data import citation, package
from eudefence.ground import faces
from tests.places import ROOT

OFFERED = sorted(name for name in ed.__all__ if isinstance(getattr(ed, name), types.ModuleType))
TOOLS = [citation, package]


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


@pytest.mark.parametrize("face", [ed, ed.data, ed.learning, ed.views], ids=lambda face: face.__name__)
def test_a_lazy_face_offers_what_its_stub_says_and_nothing_else(face):
    """Oracle: Python itself. Each import of the stub, carried out as a statement, gives what the face gives; a view's
    function is the same under a check of its arguments.
    """
    stub = (ROOT.joinpath(*face.__name__.split(".")) / "__init__.pyi").read_text(encoding="utf-8")
    assert sorted(faces.homes_in(stub)) == dir(face) == sorted(face.__all__)
    for line in filter(lambda line: line.startswith("from "), stub.splitlines()):
        found = {}
        exec(line, {"__package__": face.__name__, "__name__": face.__name__}, found)
        for name, thing in found.items():
            assert inspect.unwrap(getattr(face, name)) == inspect.unwrap(thing), line


KNOWN = """
import eudefence as ed
from eudefence import council, views
from eudefence.data import load
from eudefence.learning import check

reveal_type(ed.load)
reveal_type(load)
reveal_type(ed.EDITION)
reveal_type(council.members)
reveal_type(council.RULES)
reveal_type(views.tiles)
reveal_type(check)
ed.laod
council.decid
views.tile
"""


def test_a_type_checker_knows_the_names_and_reports_a_misspelt_one(tmp_path):
    """Oracle: mypy, which reads stubs and sources and runs neither."""
    program = tmp_path / "program.py"
    program.write_text(KNOWN, encoding="utf-8")
    said, trouble, _ = mypy.run([f"--config-file={ROOT / 'pyproject.toml'}", str(program)])
    assert not trouble
    revealed = [line.partition('"')[2] for line in said.splitlines() if "Revealed" in line]
    assert revealed[0] == revealed[1] and revealed[0].startswith("def (table: str, as_of: str | datetime.date")
    assert revealed[2].startswith("datetime.date")
    assert revealed[3].startswith("def (on: str | datetime.date | None =") and "-> tuple[str, ...]" in revealed[3]
    assert "Mapping[str, eudefence.models.decisions.council.rules.Rule]" in revealed[4]
    assert all(line.startswith("def (") for line in revealed[5:]) and len(revealed) == 7
    misspelt = ["laod", "decid", "tile"]
    assert [name for name in misspelt if f'has no attribute "{name}"' in said] == misspelt

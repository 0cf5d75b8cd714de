"""The faces of the models. Oracle: the folders themselves."""

from pathlib import Path
from types import ModuleType

import pytest

from eudefence import activation, costs, council, networks, power, qca, research, routes


@pytest.mark.parametrize(
    "face", [council, costs, activation, networks, power, qca, research, routes], ids=lambda face: face.__name__
)
def test_no_name_of_a_face_is_also_a_module_of_its_folder(face):
    """Whoever imports the module would find it in the place of the function from then on."""
    modules = {path.stem for path in Path(face.__file__).parent.glob("*.py")}
    assert len(modules) > 3 and not modules & set(face.__all__)
    assert {name for name in modules & set(vars(face)) if not isinstance(vars(face)[name], ModuleType)} == set()

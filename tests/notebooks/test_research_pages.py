"""Pages for researchers, outside the sequence. Oracle: what they promise above their first cell, and CONTRIBUTING.md.

They are run and compared like units (`tests.cells.stored`). Words are not counted and cells may hold code, because
their readers write code themselves.
"""

import json
import re

import pytest

from setting_up.my_course import course_files
from tests import cells
from tests.places import ROOT

PAGES = sorted((ROOT / "notebooks" / "research").glob("*.ipynb"))


def prose(path):
    book = json.loads(path.read_text(encoding="utf-8"))
    return ["".join(cell["source"]) for cell in book["cells"] if cell["cell_type"] == "markdown"]


def test_they_are_run_compared_and_laid_out_for_students_as_a_folder_of_their_own():
    assert PAGES and set(PAGES) <= set(cells.stored())
    assert {path.relative_to(ROOT).as_posix() for path in PAGES} <= set(course_files(ROOT))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_each_part_has_a_question_a_method_a_result_or_the_table_itself_and_limits(path):
    parts = re.split(r"^## ", "\n".join(prose(path)), flags=re.MULTILINE)[1:]
    assert len(parts) >= 3
    for part in parts:
        missing = [word for word in ("**Question.**", "**Method.**", "**Limits.**") if word not in part]
        assert not missing, part[:40]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_links_lead_to_files(path):
    for target in re.findall(r"\]\(([^)#]+)", "\n".join(prose(path))):
        assert target.startswith("https://") or (path.parent / target).resolve().is_file(), target

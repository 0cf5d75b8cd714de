"""What the units say: every figure resolves to its cell, and each unit has what a unit has (design of a unit,
CONTRIBUTING.md).
"""

import json
import re

import pytest

from eudefence.data.package import course
from eudefence.ground.markdown_links import as_read
from eudefence.learning.workshop.build import WRONG_KERNEL
from eudefence.upkeep.prose import check_file
from tests.places import ROOT

UNITS = sorted((ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))
EXERCISES = sorted((ROOT / "exercises").glob("[0-9][0-9]_*.ipynb"))
SOLUTIONS = sorted((ROOT / "exercises" / "solutions").glob("[0-9][0-9]_*.ipynb"))
PAGES = [*UNITS, *EXERCISES, ROOT / "README.md", ROOT / "CONTRIBUTING.md"]


def _markdown(path):
    return [
        "".join(cell["source"])
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
        if cell["cell_type"] == "markdown"
    ]


def _code(path):
    return [
        "".join(cell["source"])
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
        if cell["cell_type"] == "code"
    ]


def test_there_are_units():
    assert len(UNITS) >= 2
    solved = [path.name.replace("_solutions", "_exercises") for path in SOLUTIONS]
    assert EXERCISES and [path.name for path in EXERCISES] == solved
    names = [path.name for path in [*UNITS, *EXERCISES, *SOLUTIONS]]
    assert len(set(names)) == len(names)  # two tabs with one name cannot be told apart


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_figure_is_backed_and_every_link_leads_somewhere(path):
    assert [str(problem) for problem in check_file(path)] == []


@pytest.mark.parametrize("path", [*UNITS, *EXERCISES, *SOLUTIONS], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_unit_is_made_of_short_pieces(path):
    words = {text[:40]: len(as_read(text).split()) for text in _markdown(path)}
    assert {start: number for start, number in words.items() if number > 120} == {}
    lines = {
        code[:40]: len([line for line in code.splitlines() if line.strip() and not line.strip().startswith("#")])
        for code in _code(path)
    }
    assert {start: number for start, number in lines.items() if number > 8} == {}


def _sittings(path):
    """The prose of a unit, by sittings: one, unless headings name several. What stands above them is read first."""
    found = [[]]
    for text in _markdown(path):
        if re.match(r"# \w+ sitting\b", text):
            found.append([])
        found[-1].append(as_read(text))
    return [found[0] + found[1], *found[2:]] if len(found) > 1 else found


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.stem)
def test_a_sitting_is_not_too_long_to_read(path):
    """Oracle: the design of a unit: 1,700 words of prose, or two sittings that say how many minutes each takes."""
    sittings = _sittings(path)
    counted = [sum(len(re.findall(r"\S*\w\S*", text)) for text in sitting) for sitting in sittings]
    assert all(number <= 1_700 for number in counted), counted
    if len(sittings) > 1:
        assert all(re.search(r"\b\d+ minutes\b", " ".join(sitting)) for sitting in sittings)


@pytest.mark.parametrize("path", [*UNITS, *EXERCISES, *SOLUTIONS], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_page_says_above_its_first_box_what_to_do_where_the_course_is_not_installed(path):
    """Oracle: a page opened in another program than the course's own runs on that program's Python, and its first box
    fails.
    """
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    first = next(number for number, cell in enumerate(cells) if cell["cell_type"] == "code")
    words = "".join(cells[first - 1]["source"])
    assert WRONG_KERNEL in words, "copy the cell above the first box from another unit"


@pytest.mark.parametrize("path", [path for path in UNITS if not path.name.startswith("00")], ids=lambda path: path.stem)
def test_a_unit_has_its_parts(path):
    text = "\n".join(_markdown(path))
    parts = ("A statement to take apart", "you can", "minutes", "Seminar", "leave", "Sources used", "Next")
    missing = [part for part in parts if part.casefold() not in text.casefold()]
    assert missing == [], f"{path.name}: these words of the template (CONTRIBUTING.md) stand nowhere"
    code = "\n".join(_code(path))
    assert len(set(re.findall(r'(?:ask|check)\(\s*"(\d\d\.[a-z])"', code))) >= 3, (
        "a unit asks at least three questions on the way"
    )
    assert "explore_" in code, "a unit has at least one explorer"
    claim = r"course_data/rows/\w+\.md#claims\.C"
    assert re.search(claim, text), "the statement points to its row in the ledger of claims"


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.stem)
def test_acronyms_of_the_glossary_are_explained_at_their_first_use(path):
    """An acronym of the glossary first appears beside its long form: in brackets after it, or followed by it."""
    text = as_read("\n".join(_markdown(path)))
    prose = re.sub(r"`[^`]*`|\*+|^#.*$", "", text, flags=re.MULTILINE)
    missing = []
    for row in course().rows("glossary"):
        acronym = row.get("acronym")
        if not acronym or not re.search(rf"\b{re.escape(acronym)}\b", prose):
            continue
        around = prose[max(0, re.search(rf"\b{re.escape(acronym)}\b", prose).start() - 120) :][:260].casefold()
        long = (row["expanded_form"] or row["term"]).casefold()
        if not any(word in around for word in re.findall(r"[a-zà-ÿ]{5,}", long)):
            missing.append(f"{acronym} ({row['expanded_form'] or row['term']})")
    assert missing == []

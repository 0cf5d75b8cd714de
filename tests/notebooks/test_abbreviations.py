"""A unit brings at most ten new abbreviations, and each leads to its meaning.

Oracle: the template of a unit (CONTRIBUTING.md), and the words of the pages, counted anew.
"""

import json
import re

import pytest

from eudefence.data.package import course
from eudefence.ground.markdown_links import as_read, links_in
from eudefence.learning.workshop.rows_of_units import notebooks
from tests.places import ROOT

UNITS = notebooks(ROOT)
MOST = 10
# Units that have more until their prose is thinned. A number here may only go down.
STILL_MORE = {}
# No words of the subject: a program, a currency, a Roman number, a firm, both parts of the one term "DG DEFIS".
NO_TERMS = {"VS", "EUR", "IV", "GKN", "DG", "DEFIS"}
# Explained where they stand, in a bracket behind their long form, and not in the glossary. May only shrink.
IN_BRACKETS = {"IAI", "EU", "TEU", "TFEU", "FEPS"}
SHAPE = re.compile(r"(?<![\w-])(?:[A-Z][A-Za-z]?[A-Z]+(?:/[A-Z]+)?|[A-Z]{2,}[a-z]?|[A-Z]\d)(?![\w-])")


def prose(path):
    book = json.loads(path.read_text(encoding="utf-8"))
    return "\n\n".join("".join(cell["source"]) for cell in book["cells"] if cell["cell_type"] == "markdown")


def abbreviations(markdown):
    """Those of a text as it is read, without headings and code, in their order."""
    read = re.sub(r"`[^`]*`|^#.*$", "", as_read(markdown), flags=re.MULTILINE)
    return [word for word in dict.fromkeys(SHAPE.findall(read)) if word not in NO_TERMS]


def new_in(unit):
    before = {word for path in UNITS if path.name < unit.name for word in abbreviations(prose(path))}
    return [word for word in abbreviations(prose(unit)) if word not in before]


def test_an_abbreviation_is_told_from_a_word():
    assert abbreviations("The EU, PESCO and `SAFE`. # not\n# NATO\n[EDF](x.md) E5 HR/VP Article IV A") == [
        "EU",
        "PESCO",
        "EDF",
        "E5",
        "HR/VP",
    ]


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.stem)
def test_a_unit_has_few_new_abbreviations(unit):
    found = new_in(unit)
    limit = STILL_MORE.get(unit.name[:2], MOST)
    assert len(found) <= limit, found
    assert limit == MOST or len(found) == limit, f"now {len(found)}: write that into STILL_MORE"


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.stem)
def test_each_new_abbreviation_leads_to_its_meaning(unit):
    text = prose(unit)
    linked = {link.target.rpartition("#glossary.")[2] for link in links_in(text)}
    meaning = {row["acronym"]: row["term_id"] for row in course().rows("glossary") if row["acronym"]}
    without = [word for word in new_in(unit) if meaning.get(word) not in linked]
    assert set(without) <= IN_BRACKETS
    assert [word for word in without if not re.search(rf"[( ]{word}\)", as_read(text))] == []


def test_nothing_is_on_a_list_without_need():
    met = {word for unit in UNITS for word in abbreviations(prose(unit))}
    known = {row["acronym"] for row in course().rows("glossary")}
    assert IN_BRACKETS <= met and not IN_BRACKETS & known

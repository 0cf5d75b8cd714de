"""Links, titles and pages are fresh and true, and every link of the course lands on a row. Oracle: what is stored."""

import json
import re
import shutil
from urllib.parse import unquote

import pytest

from eudefence.data.fact_links import ROWS, is_link
from eudefence.ground.markdown_links import links_in
from eudefence.learning.bank import catalogue
from eudefence.learning.workshop import build, rows_of_units
from tests.places import ROOT

BOOKS = [
    *rows_of_units.notebooks(ROOT),
    *(path for source in build.sources(ROOT / "exercises") for path in build.targets(source)),
]
PAGES = sorted((ROOT / ROWS).glob("*.md"))
MOST_BYTES = 110_000  # JupyterLab draws a page anew at every click: 50 kB take 0.2 s, 180 kB 0.7 s


def markdown(path):
    book = json.loads(path.read_text(encoding="utf-8"))
    return ["".join(cell["source"]) for cell in book["cells"] if cell["cell_type"] == "markdown"]


def test_every_link_title_and_page_is_fresh():
    stale = [path.relative_to(ROOT).as_posix() for path, _ in rows_of_units.due(ROOT)]
    assert stale == [], "run: python3 course.py rows"


@pytest.mark.parametrize("book", BOOKS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_fact_link_of_a_notebook_lands_on_its_row(book):
    links = [link for text in markdown(book) for link in links_in(text) if is_link(link.target)]
    assert links or book.parent.name != "notebooks"
    for link in links:
        file, _, anchor = link.target.partition("#")
        page = (book.parent / file).resolve()
        assert page in PAGES and page.name.startswith(book.name[:2]), link.target
        assert f'<a id="{unquote(anchor)}"></a>' in page.read_text(encoding="utf-8"), link.target
        assert link.title


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_a_page_leads_back_and_is_small_enough_to_open_at_once(page):
    text = page.read_text(encoding="utf-8")
    assert len(text.encode()) < MOST_BYTES
    ids = re.findall(r'<a id="([^"]*)"></a>', text)
    assert bool(ids) == (page.stem != "glossary") and len(ids) == len(set(ids))
    for link in links_in(text):
        if "://" not in link.target:
            file, _, anchor = link.target.partition("#")
            there = (page.parent / file).resolve() if file else page
            assert there.exists(), link.target
            assert not anchor or f'<a id="{anchor}"></a>' in there.read_text(encoding="utf-8"), link.target
    rows = text.split("\n\n## ")[1:]
    if not page.stem.startswith("glossary"):
        assert all("\n\nBack to [" in row for row in rows)


@pytest.mark.parametrize("unit", catalogue.units())
def test_every_fact_that_a_reply_may_quote_is_on_the_page_of_the_unit(unit):
    [page] = (ROOT / ROWS).glob(f"{unit}_*.md")
    text = page.read_text(encoding="utf-8")
    for question in catalogue.of_unit(unit):
        for bound in question.facts.values():
            if isinstance(bound, str):
                assert f'<a id="{bound}"></a>' in text, (question.id, bound)


@pytest.fixture
def course_copy(tmp_path):
    for folder in ("notebooks", "exercises", ROWS):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def test_what_an_author_writes_becomes_a_whole_link_and_a_row_on_the_page(course_copy):
    [notebook] = (course_copy / "notebooks").glob("00_*.ipynb")
    book = json.loads(notebook.read_text(encoding="utf-8"))
    book["cells"][-1]["source"] = ["It had [60,000](forces.helsinki.planned_strength) on paper."]
    notebook.write_text(json.dumps(book, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    page = course_copy / ROWS / f"{notebook.stem}.md"
    (course_copy / ROWS / "99_gone.md").write_text("old", encoding="utf-8")
    assert rows_of_units.write(course_copy) == [notebook, page, course_copy / ROWS / "99_gone.md"]
    assert (
        f'../{ROWS}/{notebook.stem}.md#forces.helsinki.planned_strength "60,000 persons; plan as of 11 December 1999'
        in (markdown(notebook)[-1])
    )
    assert '<a id="forces.helsinki.planned_strength"></a>' in page.read_text(encoding="utf-8")
    assert rows_of_units.write(course_copy) == []


def test_a_stale_title_is_found(course_copy):
    [notebook] = (course_copy / "notebooks").glob("00_*.ipynb")
    text = notebook.read_text(encoding="utf-8")
    assert "5,000 persons; plan" in text
    notebook.write_text(text.replace("5,000 persons; plan", "6,000 persons; plan"), encoding="utf-8")
    assert [path for path, _ in rows_of_units.due(course_copy)] == [notebook]


def test_nothing_but_markdown_of_a_notebook_is_changed(course_copy):
    """Stored outputs, code, ids and the way the file is written stay."""
    [notebook] = (course_copy / "notebooks").glob("01_*.ipynb")
    before = notebook.read_text(encoding="utf-8")
    notebook.write_text(re.sub(r' \\"[^"]*\\"\)', ")", before), encoding="utf-8")  # the titles are lost
    assert notebook in rows_of_units.write(course_copy)
    assert notebook.read_text(encoding="utf-8") == before

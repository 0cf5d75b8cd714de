"""A click on a figure leads to its row, and the row leads back.

Oracles: the address of the link, as it stands in the notebook, and the heading of its row on the page of rows.
"""

import re

import nbformat
import pytest
from playwright.sync_api import expect

from eudefence.data.fact_links import ROWS
from eudefence.learning.workshop import rows_of_units
from tests.browser import lab as harness
from tests.browser import steps

[UNIT] = (path for path in rows_of_units.notebooks(harness.cells.ROOT) if path.name.startswith("02_"))
NAME = f"notebooks/{UNIT.name}"
REPLIES = "notebooks/replies.ipynb"
LINK = "forces.rdc.planned_strength"
HEADING = "EU Rapid Deployment Capacity"


@pytest.fixture(scope="module")
def lab(shared):
    v4 = nbformat.v4
    lines = ("from eudefence.learning import hint", 'hint("01.b", 2)')
    page = [v4.new_markdown_cell("# Replies", id="head")]
    page += [v4.new_code_cell(line, id=f"c{number}") for number, line in enumerate(lines)]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    nbformat.write(v4.new_notebook(cells=page, metadata=kernel), shared.folder / REPLIES)
    return shared


def row(page, link):
    """The place of a row on the page of rows that is open."""
    return page.locator(f'.jp-MarkdownViewer [data-jupyter-id="{link}"], .jp-MarkdownViewer [id="{link}"]')


def test_a_figure_of_a_unit_leads_to_its_row_and_back_where_nothing_is_trusted(program, lab):
    """The unit as it was laid out: its outputs were stored elsewhere, so this JupyterLab does not trust it."""
    with harness.visiting(program, lab, "rows") as visit:
        page = visit.page
        steps.open_notebook(page, lab, NAME)
        expect(page.get_by_title(re.compile("not trusted", re.IGNORECASE)).first).to_be_visible()
        link = page.locator(f'.jp-Notebook a[href*="{LINK}"], .jp-Notebook a[data-jupyter-href*="{LINK}"]').first
        shown = link.inner_text()
        link.click()
        heading = row(page, LINK).locator("xpath=following::h2[1]")
        expect(heading).to_be_in_viewport(timeout=steps.SHORT)
        expect(heading).to_contain_text(HEADING)
        quoted = heading.locator("xpath=following::strong[contains(., 'Planned strength: 5,000 persons')][1]")
        expect(quoted).to_be_in_viewport()
        expect(page.locator(".jp-Notebook")).to_be_hidden()
        row(page, LINK).locator("xpath=following::a[contains(., 'unit 02')][1]").click()
        expect(page.locator(f".jp-Notebook a >> text={shown}").first).to_be_visible(timeout=steps.SHORT)
        assert visit.outside == []


def test_a_figure_in_a_reply_leads_to_its_row(program, lab):
    """Run on this machine, and so trusted."""
    with harness.visiting(program, lab, "rows_reply") as visit:
        page = visit.page
        steps.open_notebook(page, lab, REPLIES)
        steps.restart_and_run_all(page, [1, 2])
        link = steps.cell(page, 2).locator(".jp-OutputArea-output a").first
        expect(link).to_have_text("2 October 1989", timeout=steps.SHORT)
        link.click()
        expect(row(page, "events.ev002.date").locator("xpath=following::h2[1]")).to_be_in_viewport(timeout=steps.SHORT)
        assert visit.outside == []
        assert list((lab.folder / ROWS).glob("01_*.md"))

"""Every explorer and one form of each kind, live in JupyterLab, looked at by axe-core and measured for width.

Oracles: axe-core's own rules (W3C's WCAG 2 at level AA, and its best practices), for what stands inside our outputs;
what surrounds them is JupyterLab's. And the rule that nobody has to scroll sideways (WCAG 2.2, 1.4.10 Reflow).
"""

import nbformat
import pytest
from playwright.sync_api import expect

from tests.browser import axe, showing, steps
from tests.browser import lab as harness

NAME = "notebooks/everything.ipynb"
LINES = showing.explorers() | showing.forms()
OURS = ".jp-Notebook .jp-CodeCell .jp-OutputArea-output"

# Too wide: something one could scroll to see, or that reaches out of its output.
TOO_WIDE = """(ours) => [...document.querySelectorAll(ours)].flatMap((output) => {
    const edge = output.getBoundingClientRect().right + 1;
    return [output, ...output.querySelectorAll("*")].flatMap((node) => {
        const style = getComputedStyle(node);
        const inPicture = node.closest("svg") && node.closest("svg") !== node;
        if (inPicture || style.clipPath !== "none" || style.visibility === "hidden") return [];
        const scrolls = node.scrollWidth > node.clientWidth + 1 && ["auto", "scroll"].includes(style.overflowX);
        const reaches = node.getClientRects().length > 0 && node.getBoundingClientRect().right > edge;
        return scrolls || reaches ? [node.outerHTML.slice(0, 300)] : [];
    });
})"""


@pytest.fixture(scope="module")
def visit(program, tmp_path_factory):
    with (
        harness.running(tmp_path_factory.mktemp("everything")) as lab,
        harness.visiting(program, lab, "everything") as visit,
    ):
        nbformat.write(showing.notebook(LINES), lab.folder / NAME)
        steps.open_notebook(visit.page, lab, NAME)
        steps.restart_and_run_all(visit.page, list(range(1, len(LINES) + 2)))
        for number in range(len(LINES)):
            live = steps.cell(visit.page, number + 2).locator(".ed-live")
            expect(live.locator("input, select, button, textarea").first).to_be_visible(timeout=steps.SHORT)
        yield visit


def test_everything_is_shown_without_an_error(visit):
    assert len(LINES) >= 25
    expect(visit.page.locator('[data-mime-type="application/vnd.jupyter.error"]')).to_have_count(0)
    expect(visit.page.locator('[data-mime-type="application/vnd.jupyter.stderr"]')).to_have_count(0)
    assert visit.errors == []


@pytest.mark.parametrize("theme", ["Light", "Dark"])
def test_axe_finds_nothing_of_ours(visit, theme):
    steps.choose_theme(visit.page, theme)
    try:
        assert visit.page.locator(OURS).count() >= len(LINES)
        assert axe.faults(visit.page, OURS) == []
    finally:
        steps.choose_theme(visit.page, "Light")


def test_a_planted_fault_is_found(visit):
    """The counter-proof: in an output, a field without a name, and a line that is too long."""
    visit.page.evaluate(
        """(ours) => document.querySelector(ours).insertAdjacentHTML(
            "beforeend", '<div id="planted" style="width: 3000px"><input></div>')""",
        OURS,
    )
    try:
        assert "label" in [fault["rule"] for fault in axe.faults(visit.page, OURS)]
        assert any("planted" in node for node in visit.page.evaluate(TOO_WIDE, OURS))
    finally:
        visit.page.evaluate("document.querySelector('#planted').remove()")


@pytest.mark.parametrize("width", [1280, 640])
def test_nothing_has_to_be_scrolled_sideways(visit, width):
    """640 pixels are also what 1280 become for a reader who enlarges the page to 200 %, and folds the list of files."""
    visit.page.set_viewport_size({"width": width, "height": 1000})
    steps.fold_files(visit.page)
    try:
        assert visit.page.evaluate(TOO_WIDE, OURS) == []
    finally:
        visit.page.set_viewport_size({"width": 1280, "height": 1000})

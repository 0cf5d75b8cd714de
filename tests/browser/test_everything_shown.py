"""Every explorer and one form of each kind, live in JupyterLab on one page: looked at by axe-core, measured for width,
and each explorer with a picture moved to the ends of its controls and measured for height.

Oracles: axe-core's own rules (W3C's WCAG 2 at level AA, and its best practices), for what stands inside our outputs;
what surrounds them is JupyterLab's. The rule that nobody has to scroll sideways (WCAG 2.2, 1.4.10 Reflow). JupyterLab
itself, which in a window of 1280 x 720, a small laptop's, leaves 605 pixels below its menus and tool bars: there a
reader moves a control and sees at once what it does, so controls, sentence, title and picture stand together. And a
walk from mark to mark by the arrows, which has to come to all of them.
"""

import nbformat
import pytest
from playwright.sync_api import expect

from tests.browser import axe, one_view, showing, steps
from tests.browser import lab as harness

NAME = "notebooks/everything.ipynb"
LINES = showing.explorers() | showing.forms()
PAGE = showing.walked(LINES)
PICTURES = [name for name in LINES if PAGE[name] != LINES[name]]
WALK = len(PAGE) + 1  # the place of its last cell, and how many cells have run then
USUAL, SMALL, ROOM = {"width": 1280, "height": 1000}, {"width": 1280, "height": 720}, 605
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
def visit(program, shared):
    nbformat.write(showing.notebook(PAGE), shared.folder / NAME)
    with harness.visiting(program, shared, "everything") as visit:
        steps.open_notebook(visit.page, shared, NAME)
        steps.restart_and_run_all(visit.page, list(range(1, WALK + 1)))
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
        visit.page.set_viewport_size(USUAL)
        steps.show_files(visit.page)


@pytest.fixture(scope="module")
def tallest(visit):
    """The most of each explorer with a picture, beside the list of files and in the width without it."""
    page = visit.page
    page.set_viewport_size(SMALL)
    steps.fold_files(page)
    folded = one_view.width(page)
    steps.show_files(page)
    assert one_view.width(page) < folded
    one_view.watch(page, folded)
    for number in range(1, len(PICTURES) + 1):  # one after the other: each has the time that a cell is given
        steps.run_cell(page, WALK, WALK + number)
    seen = dict(zip(LINES, one_view.seen(page), strict=True))
    page.set_viewport_size(USUAL)
    return {name: seen[name] for name in PICTURES}


@pytest.mark.parametrize("width", ["as_it_stands", "other"], ids=["files shown", "files folded"])
def test_controls_sentence_and_picture_fit_one_view(tallest, width):
    assert len(tallest) >= 10 and all(one[width]["height"] > 300 for one in tallest.values())
    assert all(one["measured"] > 1 for one in tallest.values())  # they were moved
    assert {name: one[width] for name, one in tallest.items() if one[width]["height"] > ROOM} == {}


def test_arrow_keys_lead_from_the_first_mark_to_every_other(visit, tallest):
    assert {name: one["lost"] for name, one in tallest.items() if one["lost"]} == {}
    assert min(one["marks"] for one in tallest.values()) >= 2
    assert one_view.lost_of_three(visit.page) == ["hidden"]  # the counter-proof: one of three, right behind the first

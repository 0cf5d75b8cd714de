"""On a small laptop a reader moves a control and sees at once what it does: controls, sentence, title and picture stand
together in a window of 1280 x 720 pixels. And arrow keys lead to every mark of the picture.

Oracles: JupyterLab itself, which at that size leaves 605 pixels for the notebook below its menus and tool bars; and a
walk from mark to mark by the arrows, which has to come to all of them.
"""

import nbformat
import pytest
from playwright.sync_api import expect

from eudefence import views
from eudefence.views.live import widget
from tests.browser import lab as harness
from tests.browser import showing, steps

NAME = "notebooks/one_view.ipynb"
WINDOW, ROOM = {"width": 1280, "height": 720}, 605
PICTURES = {name: line for name, line in showing.explorers().items() if getattr(views, name)().view.draw is not None}

# From the top of an explorer to the lower edge of its picture, measured after every message of the kernel.
WATCH = """(script) => {
    const neighbour = new Function(script.replace(/export default.*/, "return neighbour;"))();
    window.lost = (elements) => {
        const marks = elements.map((mark) => {
            const box = mark.getBoundingClientRect(); // asked once: nothing moves meanwhile
            return { key: mark.dataset.mark, getBoundingClientRect: () => box };
        });
        const open = marks.slice(0, 1), reached = new Set(open);
        for (const one of open)
            for (const key of ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]) {
                const next = neighbour(marks, one, key);
                if (next && !reached.has(next)) open.push(next);
                if (next) reached.add(next);
            }
        return marks.filter((mark) => !reached.has(mark)).map((mark) => mark.key);
    };
    window.tallest = [...document.querySelectorAll(".ed-live")].map((live) => {
        const tallest = { height: 0, marks: 0, lost: [] };
        const measure = () => {
            const marks = [...live.querySelectorAll("[data-mark]")];
            tallest.marks = Math.max(tallest.marks, marks.length);
            tallest.lost.push(...window.lost(marks));
            const [top, picture] = [live.getBoundingClientRect().top, live.querySelector(".ed-picture > *")];
            const height = picture ? Math.ceil(picture.getBoundingClientRect().bottom - top) : 0;
            if (height <= tallest.height) return;
            const part = (node) => `${node.className}: ${Math.round(node.getBoundingClientRect().height)}`;
            const said = live.querySelector(".ed-sentence").textContent;
            Object.assign(tallest, { height, parts: [...live.children].map(part).join(", "), said });
        };
        measure();
        new MutationObserver(measure).observe(live, { childList: true, subtree: true, characterData: true });
        return tallest;
    });
}"""
PLANTED = """() => {
    const places = { first: 0, hidden: 0, other: 20 };
    const marks = Object.entries(places).map(([key, left]) => {
        const mark = document.createElement("div");
        mark.dataset.mark = key;
        mark.style.cssText = `position: fixed; top: 0; left: ${left}px; width: 5px; height: 5px`;
        return document.body.appendChild(mark);
    });
    const found = window.lost(marks);
    marks.forEach((mark) => mark.remove());
    return found;
}"""
WALK = """
for explorer in explorers:
    for setting in explorer.extremes():
        explorer.set(**setting)
"""


@pytest.fixture(scope="module")
def tallest(program, tmp_path_factory):
    """What is the tallest of each explorer, with the list of files beside the notebook and without."""
    with (
        harness.running(tmp_path_factory.mktemp("one_view")) as lab,
        harness.visiting(program, lab, "one_view") as visit,
    ):
        visit.page.set_viewport_size(WINDOW)
        lines = [f"explorers.append({line})\nexplorers[-1]" for line in PICTURES.values()]
        lines[0] = f"explorers = []\n{lines[0]}"
        nbformat.write(showing.notebook(dict(enumerate([*lines, WALK]))), lab.folder / NAME)
        steps.open_notebook(visit.page, lab, NAME)
        walk = len(lines) + 2
        for place in range(1, walk):
            steps.run_cell(visit.page, place, place)
        for place in range(2, walk):
            shown = steps.cell(visit.page, place).locator(".ed-live .ed-picture > *").first
            expect(shown).to_be_visible(timeout=steps.SHORT)
        found = {}
        for count, files in enumerate(("shown", "folded")):
            if files == "folded":
                steps.fold_files(visit.page)
            visit.page.evaluate(WATCH, widget.script("page"))
            steps.run_cell(visit.page, walk, walk + count)
            found["planted"] = visit.page.evaluate(PLANTED)
            found[files] = dict(zip(PICTURES, visit.page.evaluate("window.tallest"), strict=True))
        yield found


@pytest.mark.parametrize("files", ["shown", "folded"])
def test_controls_sentence_and_picture_fit_one_view(tallest, files):
    assert len(tallest[files]) >= 10 and all(one["height"] > 300 for one in tallest[files].values())
    assert {name: one for name, one in tallest[files].items() if one["height"] > ROOM} == {}


def test_arrow_keys_lead_from_the_first_mark_to_every_other(tallest):
    assert {name: one["lost"] for name, one in tallest["shown"].items() if one["lost"]} == {}
    assert min(one["marks"] for one in tallest["shown"].values()) >= 2
    assert tallest["planted"] == ["hidden"]  # the counter-proof: one of three, right behind the first

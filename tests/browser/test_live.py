"""Explorers, pictures and fields in JupyterLab, by keyboard alone.

The oracles are the sentence an explorer makes of its values, and the values that the kernel heard. Every wait is for a
state or a text.
"""

import ast
import re

import nbformat
import pytest
from playwright.sync_api import expect

from tests.browser import explorers
from tests.browser import lab as harness
from tests.browser.steps import SHORT, cell, open_notebook, restart, restart_and_run_all


@pytest.fixture(scope="module")
def page(program, shared):
    nbformat.write(explorers.notebook(), shared.folder / "live.ipynb")
    with harness.visiting(program, shared, "live") as visit:
        faults = []
        visit.page.on("pageerror", lambda fault: faults.append(str(fault)))
        open_notebook(visit.page, shared, "live.ipynb")
        restart_and_run_all(visit.page, [0, 1])
        yield visit.page
        assert visit.outside == [] and faults == []


@pytest.fixture
def explorer(page):
    return cell(page, 0)


@pytest.fixture
def fields(page):
    return cell(page, 1)


def says(place, words):
    expect(place.locator(".ed-sentence")).to_contain_text(words, timeout=SHORT)


def heard(fields):
    """The values that the kernel heard last: it writes them as the sentence."""
    return ast.literal_eval(fields.locator(".ed-sentence").inner_text())


def test_an_explorer_is_moved_by_keyboard_alone(page, explorer):
    says(explorer, "Rule unanimity, 2024, 0.5: 0 against; no name.")
    explorer.get_by_role("radio", name="unanimity").focus()
    page.keyboard.press("ArrowDown")
    says(explorer, "Rule majority")
    page.keyboard.press("Tab")
    page.keyboard.press("Home")
    says(explorer, "Rule majority, 2019, 0.5")
    expect(explorer.get_by_role("slider", name="Day")).to_have_attribute("aria-valuetext", "1 June 2019")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")  # Hungary votes no: a closed list takes the arrow
    says(explorer, "1 against")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    says(explorer, "0.55: 1 against")
    page.keyboard.press("Tab")
    page.keyboard.type("Paris")
    page.keyboard.press("Enter")
    says(explorer, "Rule majority, 2019, 0.55: 1 against; Paris.")
    expect(explorer.get_by_label("Name", exact=True)).to_be_focused()


def test_a_problem_is_said_and_the_last_good_picture_stays(page, explorer):
    explorer.get_by_label("Name", exact=True).fill("nobody")
    page.keyboard.press("Enter")
    problem = explorer.locator(".ed-problem", has_text="Name: 'nobody' is not known.")
    expect(problem).to_be_visible(timeout=SHORT)
    says(explorer, "; Paris.")
    expect(explorer.locator(".ed-mark")).to_have_count(4)
    explorer.get_by_label("Name", exact=True).fill("Rome")
    page.keyboard.press("Enter")
    expect(problem).to_have_count(0, timeout=SHORT)
    says(explorer, "; Rome.")


def test_many_moves_end_at_the_last_one(page, explorer):
    """While a step is under way the newest values wait; the end is what the reader set last."""
    share = explorer.get_by_role("slider", name="Share")
    share.focus()
    for key in ["Home"] + ["ArrowRight"] * 13:
        page.keyboard.press(key)
    says(explorer, ", 0.65:")
    expect(share).to_have_value("0.65")


def test_marks_are_one_tab_stop_and_arrows_go_from_one_to_the_next(page, explorer):
    """In the picture France and Germany stand above Hungary and Malta."""
    explorer.locator(".ed-more summary").focus()
    page.keyboard.press("Tab")
    marked = "document.activeElement.dataset.mark"
    reached = [page.evaluate(marked)]
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "End", "Home"):
        page.keyboard.press(key)
        reached.append(page.evaluate(marked))
    assert reached == ["FR", "DE", "DE", "MT", "HU", "FR", "MT", "FR"]
    page.keyboard.press("End")
    expect(explorer.locator(".ed-tip")).to_have_text(re.compile("^Malta: yes"))
    page.keyboard.press("Enter")
    expect(explorer.locator(".ed-facts")).to_have_text(re.compile("^Malta: yes; rule majority"))
    assert explorer.locator(".ed-facts").get_attribute("role") == "status"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(marked) == "MT"


def test_the_mark_with_the_focus_is_encircled_and_its_facts_are_in_view(page, explorer):
    """The ring lies above the neighbours of a mark; in a small window the line below the picture is scrolled to."""
    page.set_viewport_size({"width": 1280, "height": 420})
    malta, ring = explorer.locator("[data-mark=MT]"), explorer.locator(".ed-ring")
    malta.focus()
    expect(ring).to_be_visible()
    outer, inner = ring.bounding_box(), malta.bounding_box()
    for side, length in (("x", "width"), ("y", "height")):
        assert 0 < inner[side] - outer[side] < 8
        assert 0 < outer[length] - inner[length] < 16
    page.keyboard.press("Enter")
    expect(explorer.locator(".ed-facts")).to_be_in_viewport(ratio=0.95)  # all but a fraction of a pixel
    expect(explorer.locator(".ed-tip")).to_be_hidden()  # the same words stand below
    page.set_viewport_size({"width": 1280, "height": 1000})
    page.keyboard.press("Tab")
    expect(ring).to_be_hidden()


def test_a_further_sign_of_a_mark_says_its_facts_and_both_are_framed_apart(page, explorer):
    """The sign stands at the right edge, the mark below the others: neither frame reaches to the other."""
    sign, malta = explorer.locator("[data-of=MT]"), explorer.locator("[data-mark=MT]")
    sign.hover()
    expect(explorer.locator(".ed-tip")).to_have_text(re.compile("^Malta: yes"))
    expect(explorer.locator(".ed-pointed")).to_have_count(2)
    one, other = sign.bounding_box(), malta.bounding_box()
    assert one["y"] + one["height"] < other["y"] and other["x"] + other["width"] < one["x"]
    sign.click()
    expect(malta).to_be_focused()
    explorer.locator("[data-mark=FR]").hover()
    expect(explorer.locator(".ed-pointed")).to_have_count(1)
    explorer.get_by_role("slider", name="Day").hover()
    expect(explorer.locator(".ed-pointed")).to_have_count(0)


def test_escape_leaves_for_the_notebook(page, explorer):
    """In command mode the arrows go from box to box; JupyterLab alone leaves the focus in the field."""
    for place in (explorer.get_by_role("slider", name="Day"), explorer.locator("[data-mark=MT]")):
        place.focus()
        page.keyboard.press("Escape")
        if place.get_attribute("data-mark"):  # the first time it closes the tip
            expect(explorer.locator(".ed-tip")).to_be_hidden()
            expect(place).to_be_focused()
            page.keyboard.press("Escape")
        expect(explorer).to_be_focused()


def test_by_tab_a_control_comes_with_its_picture(page, explorer):
    explorer.get_by_role("radio", name="unanimity").scroll_into_view_if_needed()
    page.set_viewport_size({"width": 1280, "height": 700})
    explorer.locator(".jp-InputArea").evaluate("node => node.scrollIntoView({block: 'end'})")
    picture = explorer.locator(".ed-picture")
    expect(picture).not_to_be_in_viewport(ratio=1)
    explorer.get_by_role("radio", name="majority").focus()
    page.keyboard.press("Tab")
    expect(picture).to_be_in_viewport(ratio=1)
    expect(explorer.get_by_role("slider", name="Day")).to_be_in_viewport()
    page.set_viewport_size({"width": 1280, "height": 1000})


def test_facts_that_were_read_follow_the_step(page, explorer):
    """A line that still said what was true one step ago would be untrue."""
    explorer.get_by_label("Malta", exact=True).focus()
    page.keyboard.press("ArrowDown")
    says(explorer, "2 against")
    expect(explorer.locator(".ed-facts")).to_have_text(re.compile("^Malta: no"))
    expect(explorer.locator("[data-mark=MT]")).to_have_attribute("tabindex", "0")


def test_the_focus_stays_on_a_mark_when_the_picture_is_drawn_anew(page, explorer):
    explorer.locator("[data-mark=MT]").focus()
    page.evaluate("() => { window.kept = document.activeElement; }")
    explorer.get_by_label("Malta", exact=True).evaluate(
        "node => { node.value = 'yes'; node.dispatchEvent(new Event('change')); }"
    )
    says(explorer, "1 against")
    assert page.evaluate("document.activeElement.dataset.mark") == "MT"
    assert page.evaluate("document.activeElement !== window.kept")  # it was drawn anew


def test_the_table_stays_as_the_reader_left_it(page, explorer):
    expect(explorer.locator(".ed-table table")).to_have_count(0)
    explorer.locator("summary").last.press("Enter")
    expect(explorer.locator(".ed-table")).to_contain_text("Hungary", timeout=SHORT)
    explorer.get_by_label("France", exact=True).focus()
    page.keyboard.press("ArrowDown")
    says(explorer, "2 against")
    expect(explorer.locator(".ed-table tr", has_text="France")).to_contain_text("no", timeout=SHORT)
    assert explorer.locator("details").last.evaluate("node => node.open")


def test_votes_are_set_on_the_marks_by_keyboard_alone(page, explorer):
    """The brush is folded away: opened, it stays open. Malta is none of its marks, and only says its facts."""
    explorer.locator(".ed-more summary").press("Enter")
    explorer.get_by_role("radio", name="abstain").focus()
    page.keyboard.press("ArrowUp")  # "no" is chosen: the brush
    france = explorer.locator("[data-mark=FR]")
    before = explorer.locator(".ed-sentence").inner_text()
    france.focus()
    page.keyboard.press("Space")
    expect(france).to_have_attribute("aria-label", re.compile("^France: no"), timeout=SHORT)
    assert page.evaluate("document.activeElement.dataset.mark") == "FR"
    assert france.get_attribute("role") == "button"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(explorer.locator("[data-mark=DE]")).to_have_attribute(
        "aria-label", re.compile("^Germany: no"), timeout=SHORT
    )
    page.keyboard.press("Space")  # once more: as before
    expect(explorer.locator("[data-mark=DE]")).to_have_attribute(
        "aria-label", re.compile("^Germany: yes"), timeout=SHORT
    )
    malta = explorer.locator("[data-mark=MT]")
    malta.focus()
    page.keyboard.press("Space")
    expect(explorer.locator(".ed-facts")).to_have_text(re.compile("^Malta"))
    assert malta.get_attribute("role") == "img"
    explorer.locator("[data-mark=HU]").click()
    expect(explorer.locator("[data-mark=HU]")).to_have_attribute(
        "aria-label", re.compile("^Hungary: no"), timeout=SHORT
    )
    assert explorer.locator(".ed-more").evaluate("node => node.open")
    explorer.get_by_role("button", name="All as above").press("Enter")
    says(explorer, before)
    expect(explorer.locator("[data-mark=FR]")).to_have_attribute("aria-label", re.compile("^France: "), timeout=SHORT)
    explorer.locator(".ed-more summary").press("Enter")


def test_letters_on_a_field_are_no_commands(page, explorer):
    """To JupyterLab, b inserts a cell, d d deletes one, m turns one into text, when no field has the focus."""
    count = page.locator(".jp-Notebook .jp-Cell").count()
    for field in (
        explorer.get_by_role("radio", name="majority"),
        explorer.get_by_label("France", exact=True),
        explorer.get_by_role("slider", name="Share"),
        explorer.locator("[data-mark=FR]"),
        explorer.locator("summary").last,
    ):
        field.focus()
        for key in ("b", "d", "d", "m", "a", "x"):
            page.keyboard.press(key)
    expect(page.locator(".jp-Notebook .jp-Cell")).to_have_count(count)
    expect(cell(page, 0).locator(".jp-InputPrompt")).to_have_text("[1]:")


def test_every_kind_of_field_takes_the_keyboard(page, fields):
    def press(*keys):
        for key in keys:
            page.keyboard.press(key)

    fields.get_by_role("group", name="One").get_by_label("Maastricht").focus()
    press("ArrowDown", "Tab", "ArrowDown", "ArrowDown", "Tab")
    page.keyboard.type("state 11")
    press("Enter", "Tab", "Space", "Tab", "Tab", "Tab", "Tab", "Space")
    press("Tab", "End", "Tab", "ArrowLeft", "Tab", "ArrowRight", "Tab")
    page.keyboard.type("5 000")
    press("Tab")
    page.keyboard.type("Because b and d d.")
    press("Tab", "Space", "Tab", "Tab", "ArrowDown")  # the second item of the mapping stays open
    fields.get_by_role("button", name="Move down: Maastricht").first.focus()
    press("Enter", "Enter")
    expect(fields.get_by_role("button", name="Move down: Maastricht").first).to_be_focused()
    press("ArrowUp")
    fields.get_by_role("group", name="Grid").get_by_label("Nice").focus()
    press("ArrowDown")
    fields.get_by_role("textbox", name="Lisbon Number").focus()
    page.keyboard.type("12")
    fields.get_by_role("button", name="Add a firm").focus()
    press("Enter")
    page.keyboard.type("A firm")
    press("Tab", "ArrowDown")
    says(fields, "'A firm', 'vote': 'y'")
    assert heard(fields) == {
        "one": "b",
        "list": "c",
        "long": "k11",
        "ticks": ["a"],
        "switch": True,
        "slider": 2026,
        "period": [1989, 2001],
        "text": "5 000",
        "essay": "Because b and d d.",
        "mapping": {"a": "x", "b": None, "c": "y"},
        "order": ["b", "a", "c"],
        "left": None,
        "grid": {"a": {"vote": "x"}, "b": {"vote": "x"}, "c": {"vote": "y"}},
        "table": {"a": {"vote": "x", "n": ""}, "b": {"vote": "x", "n": "12"}, "c": {"vote": "x", "n": ""}},
        "free": [{"n": "A firm", "vote": "y"}],
    }


def test_an_order_nobody_touched_is_no_answer_and_rows_can_be_removed(page, fields):
    moved, left = (fields.get_by_role("group", name=name, exact=True) for name in ("Order", "Left as it is"))
    expect(moved.get_by_label("This order, as shown")).to_be_hidden()  # what was moved cannot be taken back by a tick
    left.get_by_label("This order, as shown").check()
    says(fields, "'left': ['a', 'b', 'c']")
    left.get_by_label("This order, as shown").uncheck()
    says(fields, "'left': None")
    fields.get_by_role("button", name="Remove row 1").press("Enter")
    says(fields, "'free': []")
    expect(fields.get_by_role("button", name="Add a firm")).to_be_focused()


def test_a_new_row_begins_with_what_no_other_row_has(fields):
    add = fields.get_by_role("button", name="Add a firm")
    add.press("Enter")
    add.press("Enter")
    says(fields, "'free': [{'n': '', 'vote': 'x'}, {'n': '', 'vote': 'y'}]")
    for _ in range(2):
        fields.get_by_role("button", name="Remove row 1").press("Enter")
    says(fields, "'free': []")


def test_a_text_that_fits_nothing_is_said(page, fields):
    field = fields.get_by_label("Long", exact=True)
    field.fill("Atlantis")
    page.keyboard.press("Enter")
    expect(fields.locator(".ed-message").first).to_have_text("nothing in the list holds “Atlantis”")
    field.fill("State 2")
    page.keyboard.press("Enter")
    says(fields, "'long': 'k2'")
    expect(fields.locator(".ed-message").first).to_have_text("")
    field.fill("Atlantis")
    page.keyboard.press("Tab")  # what was refused does not stand in the field as if it were chosen
    expect(field).to_have_value("State 2")
    expect(fields.locator(".ed-message").first).to_have_text("nothing in the list holds “Atlantis”")


def test_none_of_them_is_an_answer_and_no_tick_is_none(fields):
    group = fields.get_by_role("group", name="Ticks")
    group.get_by_label("Maastricht").uncheck()
    says(fields, "'ticks': None")
    group.get_by_label("none of them").check()
    says(fields, "'ticks': []")
    group.get_by_label("Nice").check()
    says(fields, "'ticks': ['c']")
    expect(group.get_by_label("none of them")).not_to_be_checked()


@pytest.mark.parametrize("width", [1280, 640])
def test_nothing_scrolls_sideways(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    for live in page.locator(".ed-live").all():
        wide = live.evaluate(
            "node => [node, ...node.querySelectorAll('*'), node.closest('.jp-OutputArea-output')]"
            ".filter(one => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX === 'auto')"
            ".map(one => one.className)"
        )
        assert wide == []
    page.set_viewport_size({"width": 1280, "height": 1000})


def test_a_step_without_its_kernel_says_what_to_do(page, explorer):
    restart(page)
    explorer.get_by_role("slider", name="Share").focus()
    page.keyboard.press("ArrowLeft")
    expect(explorer).to_contain_text("run the first box of this page, then this one", timeout=SHORT)

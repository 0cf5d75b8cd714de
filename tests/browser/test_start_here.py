"""A student's first ten minutes, in a real browser: open the first notebook, run it, move a control, answer a question.

What to look for comes from the notebook and from the questions themselves: the sentence under the first figure is the
stored one, the words of the checker are those it says here in the test's own process. Every wait is for a state or a
text, never for time.
"""

import json
import re

import nbformat
import pytest
from playwright.sync_api import expect

from eudefence import views
from eudefence.learning import check
from eudefence.learning.bank import catalogue as bank
from eudefence.learning.checking.feedback import unmarked
from setting_up.my_course import OPENS
from tests.browser import lab as harness
from tests.browser.steps import SHORT, cell, idle, plain, restart_and_run_all

# The arrow that moves a slider, also when it stands at its end.
KEY = 'node => node.value === node.max ? "ArrowLeft" : "ArrowRight"'


@pytest.fixture(scope="module")
def book():
    return nbformat.read(harness.cells.ROOT / OPENS, as_version=4)


@pytest.fixture(scope="module")
def lab(program, book, tmp_path_factory):
    with harness.running(tmp_path_factory.mktemp("lab")) as lab:
        # Without the stored outputs and numbers: whatever is seen below was made by the run below.
        empty = nbformat.from_dict(book)
        for one in empty.cells:
            if one.cell_type == "code":
                one.outputs, one.execution_count = [], None
        nbformat.write(empty, lab.folder / OPENS)
        yield lab


@pytest.fixture(scope="module")
def visit(program, lab, book):
    """The first notebook, opened and run from top to bottom."""
    with harness.visiting(program, lab, "start_here") as visit:
        page = visit.page
        page.goto(lab.start)
        idle(page)
        restart_and_run_all(page, [number for number, one in enumerate(book.cells) if one.cell_type == "code"])
        yield visit


def explorer(book):
    """Place of the first explorer, and its sentence as it is computed here."""
    for number, one in enumerate(book.cells):
        called = re.search(r"^(?:ed\.)?views\.(explore_\w+)\(\)$", one.source, re.MULTILINE)
        if one.cell_type == "code" and called:
            return number, getattr(views, called[1])().view.sentence
    raise AssertionError("the first notebook has no explorer")


def asked(book):
    """Place and question of the first form."""
    for number, one in enumerate(book.cells):
        found = re.search(r'^ask\("([\w.]+)"\)$', one.source, re.MULTILINE) if one.cell_type == "code" else None
        if found:
            return number, bank.find(found[1])
    raise AssertionError("the first notebook has no form")


def test_the_course_opens_on_its_first_notebook(visit):
    assert visit.page.url.split("?")[0].endswith(f"/lab/tree/{OPENS}")


def test_nothing_asks_for_news(visit):
    expect(visit.page.get_by_text("official Jupyter news")).to_have_count(0)


def test_every_cell_ran_without_an_error(visit):
    expect(visit.page.locator('[data-mime-type="application/vnd.jupyter.error"]')).to_have_count(0)
    expect(visit.page.locator('[data-mime-type="application/vnd.jupyter.stderr"]')).to_have_count(0)


def test_a_control_moved_by_keyboard_changes_the_sentence(visit, book):
    number, sentence = explorer(book)
    output = cell(visit.page, number).locator(".jp-OutputArea")
    expect(output).to_contain_text(sentence, timeout=SHORT)
    handle = output.get_by_role("slider").first
    handle.press(handle.evaluate(KEY))
    expect(output).not_to_contain_text(sentence, timeout=SHORT)


@pytest.mark.parametrize("right", [False, True], ids=["wrong", "right"])
def test_a_form_answers_an_answer(visit, book, lab, right):
    """First the typical wrong answer with its reason, then the right one, which is written down as progress."""
    number, question = asked(book)
    answer = question.kind.read_key(question.key()) if right else question.wrong[0].example()
    said = check(question.id, answer)
    assert said.right is right
    form = cell(visit.page, number).locator("form")
    form.get_by_role("radio").nth("abcdef".index(answer)).check()
    form.get_by_role("button", name="Check").click()
    output = cell(visit.page, number).locator(".jp-OutputArea-output").last
    expect(output).to_contain_text(said.heading, timeout=SHORT)
    assert plain(unmarked(said.message))[:60] in plain(output.inner_text())
    kept = json.loads((lab.home / "progress.json").read_text(encoding="utf-8"))
    assert question.id in json.dumps(kept)


def test_nothing_left_this_machine(visit, lab):
    """Last in this file: counts for everything done above, in the browser, in the kernel and in the server."""
    assert visit.outside == []
    assert not lab.network.exists(), lab.network.read_text(encoding="utf-8")

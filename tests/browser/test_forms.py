"""Questions answered in JupyterLab by keyboard alone, saved, and found again after a restart.

Oracles: the reply that `check` gives to the same answer in the test's own process, and the saved file, read with
nbformat. Every wait is for a state or a text.
"""

import json

import nbformat
import pytest
from playwright.sync_api import expect

from eudefence.learning.bank import catalogue
from eudefence.learning.checking.checker import judge
from eudefence.learning.checking.feedback import ANSWER, unmarked
from eudefence.learning.checking.presentation import filled_kind
from tests.browser import lab as harness
from tests.browser import steps
from tests.browser.steps import SHORT, cell, plain

NAME = "exercises/forms.ipynb"
IDS = ("03.b", "02.a", "00.3", "03.3", "00.2", "02.6", "03.5", "02.10")
CODE = list(range(1, len(IDS) + 2))
AT = {id: number for number, id in enumerate(IDS, start=2)}
VIEW = "application/vnd.jupyter.widget-view+json"


def notebook():
    v4 = nbformat.v4
    page = [v4.new_markdown_cell("# Forms", id="head")]
    page += [v4.new_code_cell("from eudefence.learning import ask", id="load")]
    page += [v4.new_code_cell(f'ask("{id}")', id=f"c{number}") for number, id in enumerate(IDS)]
    return v4.new_notebook(cells=page, metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}})


@pytest.fixture(scope="module")
def lab(shared):
    assert not (shared.home / "progress.json").exists()  # nobody has answered there yet
    nbformat.write(notebook(), shared.folder / NAME)
    yield shared
    (shared.home / "progress.json").unlink(missing_ok=True)


@pytest.fixture(scope="module")
def visit(program, lab):
    with harness.visiting(program, lab, "forms") as visit:
        steps.open_notebook(visit.page, lab, NAME)
        steps.restart_and_run_all(visit.page, CODE)
        yield visit


@pytest.fixture
def page(visit):
    return visit.page


def form(page, id):
    return cell(page, AT[id]).locator("form")


def reply(page, id):
    return cell(page, AT[id]).locator(".jp-OutputArea-output").last


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def answered(page, id, answer):
    """The reply of the page is that of `check`, and right or not as it is."""
    said = judge(catalogue.find(id), answer)
    expect(reply(page, id)).to_contain_text(said.heading, timeout=SHORT)
    assert plain(unmarked(said.message).split("\n")[0])[:80] in plain(reply(page, id).inner_text())
    return said


def right_answer(id):
    question = catalogue.find(id)
    kind = filled_kind(question)
    return kind, kind.read_key(question.key())


def test_the_question_stands_once_above_its_form_and_the_reply_below(page):
    place = cell(page, AT["03.b"])
    assert place.inner_text().count("What came of it, and why?") == 1
    expect(reply(page, "03.b")).to_contain_text("Not attempted yet")
    expect(form(page, "03.b").get_by_role("group", name="Question 03.b")).to_be_visible()
    expect(form(page, "03.b").get_by_role("group", name="Because")).to_be_visible()


def test_letters_typed_on_a_control_are_no_commands_of_the_notebook(page):
    before = page.locator(".jp-Notebook .jp-Cell").count()
    form(page, "03.b").get_by_role("radio").first.focus()
    press(page, "b", "a", "d", "d", "x", "ArrowDown")
    assert page.locator(".jp-Notebook .jp-Cell").count() == before
    expect(form(page, "03.b").get_by_role("radio").nth(1)).to_be_focused()


def test_half_an_answer_and_a_hint(page):
    form(page, "03.b").get_by_role("button", name="Check").focus()
    press(page, "Enter")
    expect(reply(page, "03.b")).to_contain_text("Now choose the reason too", timeout=SHORT)
    press(page, "Tab", "Enter")  # the button Hint stands behind Check
    expect(reply(page, "03.b")).to_contain_text("1 of 2", timeout=SHORT)
    expect(reply(page, "03.b")).to_contain_text("Now choose the reason too")


def test_the_reply_comes_into_view_while_the_focus_stays(page):
    """In a window in which form and reply together have no room. Escape then leads back to the notebook."""
    page.set_viewport_size({"width": 1280, "height": 420})
    check = form(page, "03.b").get_by_role("button", name="Check")
    check.focus()
    cell(page, AT["03.b"]).locator(".jp-InputArea").first.evaluate("node => node.scrollIntoView()")
    expect(reply(page, "03.b")).not_to_be_in_viewport(ratio=1)
    press(page, "Enter")
    expect(reply(page, "03.b").locator("p").last).to_be_in_viewport(timeout=SHORT)
    expect(check).to_be_focused()
    press(page, "Escape")
    expect(cell(page, AT["03.b"])).to_be_focused()
    page.set_viewport_size({"width": 1280, "height": 1000})


def test_a_choice_with_its_reason(page):
    form(page, "03.b").get_by_role("radio").first.focus()
    press(page, "ArrowDown", "ArrowDown", "Tab", "Space", "Enter")  # third option, first reason, and Enter checks
    assert answered(page, "03.b", ("c", 1)).right


def test_a_sorting(page):
    kind, key = right_answer("02.a")
    categories = list(kind.categories)
    form(page, "02.a").get_by_role("radio").first.focus()
    for category in key.values():
        press(page, "Space", *["ArrowDown"] * categories.index(category), "Tab")
    press(page, "Enter")
    assert answered(page, "02.a", key).right


def test_an_order(page):
    kind, key = right_answer("00.3")
    wanted = [letter for place in key for letter in place]
    shown = sorted(wanted)
    words = dict(kind.form()[0]["items"])
    for place, letter in enumerate(wanted):
        form(page, "00.3").get_by_role("button", name=f"Move up: {unmarked(words[letter])}").focus()
        press(page, *["ArrowUp"] * (shown.index(letter) - place))
        shown.remove(letter)
        shown.insert(place, letter)
    form(page, "00.3").get_by_role("button", name="Check").focus()
    press(page, "Enter")
    assert answered(page, "00.3", key).right


def test_a_number_as_it_is_written_in_many_countries(page):
    _, key = right_answer("03.3")
    typed = f"{float(key):.2f}".replace(".", ",")
    form(page, "03.3").get_by_role("textbox").focus()
    page.keyboard.type(typed)
    press(page, "Enter")  # what was typed last is in the press
    assert answered(page, "03.3", typed).right


def test_ticks(page):
    kind, key = right_answer("00.2")
    names = dict(kind.form()[0]["options"])
    for code in sorted(key):
        form(page, "00.2").get_by_role("checkbox", name=names[code], exact=True).focus()
        press(page, "Space")
    press(page, "Enter")
    assert answered(page, "00.2", key).right


def test_a_table(page):
    kind, key = right_answer("02.6")
    cells = form(page, "02.6").get_by_role("textbox")
    cells.first.focus()
    for sign, _ in kind.form()[0]["names"]:
        row = next((row for row in key.values() if row["type"] == sign.replace("_", " ")), {})
        for column in ("missions", "executive"):
            page.keyboard.type(str(row.get(column, "")))
            press(page, "Tab")
    press(page, "Enter")
    assert answered(page, "02.6", list(key.values())).right


def test_an_article(page):
    form(page, "03.5").get_by_role("textbox").focus()
    page.keyboard.type("31(3) TEU")
    press(page, "Enter")
    assert not answered(page, "03.5", "31(3) TEU").right


def test_an_argument(page):
    form(page, "02.10").get_by_role("textbox").first.focus()
    for part in ("claim", "evidence"):
        page.keyboard.type(f'Some "{part}" of at least eight words that is <b>not</b> markup.')
        press(page, "Tab")
    form(page, "02.10").get_by_role("button", name="Check").focus()
    press(page, "Enter")
    expect(reply(page, "02.10")).to_contain_text("Not yet", timeout=SHORT)
    expect(reply(page, "02.10")).to_contain_text("<b>not</b>")
    assert reply(page, "02.10").locator("b").count() == 0


def kept(lab):
    """The answers in the saved file, by question."""
    book = nbformat.read(lab.folder / NAME, as_version=4)
    nbformat.validate(book)
    found = {}
    for one in book.cells[2:]:
        still, reply = one.outputs
        assert VIEW not in still.data and "to answer" in still.data["text/html"]
        found[reply.data[ANSWER]["id"]] = reply.data[ANSWER]
    return found


def test_the_saved_notebook_holds_the_answers_by_name(page, lab):
    steps.save(page)
    found = kept(lab)
    assert set(found) == set(IDS)
    assert found["03.b"]["answer"] == ["free", "unanimity"] and found["03.b"]["state"] == "right"
    assert found["02.a"]["answer"]["battlegroups"] == "ready"
    assert found["03.5"]["answer"] == ["Article 31(3) TEU"]
    assert set(found["02.10"]["answer"]) == {"claim", "evidence"}
    progress = json.loads((lab.home / "progress.json").read_text(encoding="utf-8"))["questions"]
    assert progress["03.b"]["answer"]["answer"] == found["03.b"]["answer"] and progress["03.b"]["state"] == "right"
    states = {id: one["state"] for id, one in found.items()}
    assert {id for id, state in states.items() if state != "right"} == {"03.5", "02.10"}


@pytest.mark.parametrize("memory", ["progress", "notebook"])
def test_restarted_and_run_again_every_form_starts_from_its_answer(visit, page, lab, memory):
    """First from the progress file, and then, without one, from the notebook's own file."""
    before = kept(lab)
    if memory == "notebook":
        (lab.home / "progress.json").unlink()
    steps.restart_and_run_all(page, CODE)
    expect(form(page, "03.b").get_by_role("radio").nth(2)).to_be_checked()
    expect(form(page, "03.b").get_by_role("radio").nth(3)).to_be_checked()
    expect(form(page, "03.5").get_by_role("textbox")).to_have_value("Article 31(3) TEU")
    expect(form(page, "02.10").get_by_role("textbox").first).to_have_value(before["02.10"]["answer"]["claim"])
    expect(reply(page, "00.3")).to_contain_text("Right")
    steps.save(page)
    assert kept(lab) == before
    assert visit.outside == [] and visit.errors == []


def lasting(visit, lab):
    """Question, answer and reply of the file are on the page without a kernel; no dead control."""
    for id, one in kept(lab).items():
        place = cell(visit.page, AT[id])
        expect(place).to_contain_text("to answer.", timeout=SHORT)
        expect(place.locator(".jp-OutputArea-output").last).to_contain_text(one["words"].splitlines()[0][:60])
    expect(visit.page.get_by_text(steps.DEAD)).to_have_count(0)


def test_a_page_loaded_again_shows_questions_and_replies_and_answers_are_kept_when_it_is_run(visit, page, lab):
    page.reload()
    steps.idle(page)
    lasting(visit, lab)
    number = AT["03.5"]
    cell(page, number).locator(".jp-InputPrompt").click()
    page.keyboard.press("Shift+Enter")
    expect(form(page, "03.5").get_by_role("textbox")).to_have_value("Article 31(3) TEU", timeout=SHORT)
    form(page, "03.5").get_by_role("textbox").focus()
    press(page, "ControlOrMeta+a")
    page.keyboard.type("31(4) TEU")
    press(page, "Enter")
    assert answered(page, "03.5", "31(4) TEU").right
    steps.save(page)
    assert kept(lab)["03.5"]["answer"] == ["Article 31(4) TEU"]
    assert visit.errors == []


def test_a_form_whose_kernel_was_restarted_says_so(page):
    steps.restart(page)
    form(page, "03.5").get_by_role("button", name="Check").focus()
    press(page, "Enter")
    expect(form(page, "03.5")).to_contain_text("No reply yet. If none comes, run the first box", timeout=SHORT)


def test_where_nothing_is_trusted_yet_questions_and_replies_are_there(visit, lab):
    """On another server, with settings and signatures of its own, in a page of its own of the same browser."""
    with harness.serving(lab.folder.parent, machine="another") as other:
        fresh = harness.Visit(visit.page.context.browser.new_page())
        fresh.page.on("pageerror", lambda error: fresh.errors.append(str(error)))
        steps.open_notebook(fresh.page, other, NAME)
        lasting(fresh, lab)
        assert fresh.errors == []
        fresh.page.close()

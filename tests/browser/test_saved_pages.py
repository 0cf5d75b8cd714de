"""What is saved lasts: after a reload, a restart, the next day, on another machine.

Oracles: the sentence of each view and the reply to the answer as they are computed here, in the test's own process; and
the rule that a page without a kernel shows the words of its file and nothing beside them.
"""

import re
from html import unescape

import nbformat
import pytest
from playwright.sync_api import expect

from eudefence import views
from eudefence.learning.bank import catalogue
from eudefence.learning.checking.checker import judge
from tests.browser import axe, steps
from tests.browser import lab as harness

NAME = "notebooks/kept.ipynb"
SOURCES = (
    "from eudefence import views\nfrom eudefence.learning import ask",
    "views.explore_council_table()",
    "views.explore_missions()",
    "views.explore_cards()",
    'ask("00.b")',
)
CODE = [number + 1 for number in range(len(SOURCES))]  # a line of text stands above them
SHOWN = {
    2: views.explore_council_table,
    3: views.explore_missions,
    4: views.explore_cards,
}
FORM = 5
REPLY = judge(catalogue.find("00.b"), "c")  # what is chosen below


def notebook():
    v4 = nbformat.v4
    page = [v4.new_markdown_cell("# Kept", id="head")]
    page += [v4.new_code_cell(source, id=f"c{number}") for number, source in enumerate(SOURCES)]
    return v4.new_notebook(cells=page, metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}})


@pytest.fixture(scope="module")
def folder(program, tmp_path_factory):
    """A course in which one page was run and saved, by a person in a browser."""
    folder = tmp_path_factory.mktemp("saved")
    with harness.running(folder) as lab:
        saved(program, lab)
        restarted(program, lab)
    return folder


def saved(program, lab):
    """Run, answered, saved, loaded again, moved, saved."""
    with harness.visiting(program, lab, "saved") as visit:
        nbformat.write(notebook(), lab.folder / NAME)
        steps.open_notebook(visit.page, lab, NAME)
        steps.restart_and_run_all(visit.page, CODE)
        for number in SHOWN:
            alive(visit.page, number)
        form = steps.cell(visit.page, FORM).locator("form")
        form.get_by_role("radio").nth(2).check()
        form.get_by_role("button", name="Check").click()
        expect(steps.cell(visit.page, FORM)).to_contain_text(REPLY.heading, timeout=steps.SHORT)
        steps.save(visit.page)
        # The same server, the same kernel: a page that is only loaded again.
        visit.page.reload()
        steps.idle(visit.page)
        lasting(visit, lab)
        moves_again(visit.page, 2, count=len(CODE) + 1)
        steps.save(visit.page)
        assert visit.errors == []
        assert visit.outside == []


def restarted(program, lab):
    """Later, in another window: restart, run one cell, save."""
    with harness.visiting(program, lab, "restarted") as visit:
        steps.open_notebook(visit.page, lab, NAME)
        lasting(visit, lab)
        steps.restart(visit.page)
        steps.run_cell(visit.page, 1, count=1)
        steps.save(visit.page)
        assert visit.errors == []
        assert visit.outside == []


def alive(page, number):
    """Controls, sentence and picture stand in the output of a cell."""
    output = steps.cell(page, number).locator(".jp-OutputArea")
    expect(output).to_contain_text(SHOWN[number]().view.sentence, timeout=steps.SHORT)
    expect(output.locator(".ed-fields").first).to_be_visible()


def moves_again(page, number, count):
    """Run again, an explorer has its controls back."""
    steps.run_cell(page, number, count)
    alive(page, number)


def lasting(visit, lab):
    """Pictures, sentences and tables of the file are on the page; no dead control, and no word the file has not."""
    page = visit.page
    book = nbformat.read(lab.folder / NAME, as_version=4)
    assert "widget" not in nbformat.writes(book)
    for number in [*SHOWN, FORM]:
        html = "".join(output.data["text/html"] for output in book.cells[number].outputs)
        place = steps.cell(page, number).locator(".jp-OutputArea")
        said = REPLY.heading if number == FORM else SHOWN[number]().view.sentence
        expect(place).to_contain_text(said, timeout=steps.SHORT)
        pictures = place.locator("figure img")
        assert pictures.count() == html.count("<img ")
        for picture in pictures.all():
            expect(picture).to_be_visible()
            assert picture.evaluate("async image => { await image.decode(); return image.naturalWidth; }") > 300
        for folded in place.locator("details:not([open]) > summary").all():
            folded.click()
        shown = "".join(output.inner_text() for output in place.locator(".jp-OutputArea-output").all())
        assert letters(shown) == letters(unescape(re.sub(r"<[^>]+>", "", html)))
    assert page.locator("figure img").count() == 2  # the body of the first card has words for a picture
    assert axe.faults(page, ".jp-Notebook .jp-CodeCell .jp-OutputArea-output") == []
    expect(page.get_by_text(steps.DEAD)).to_have_count(0)


def letters(text):
    """Words without the space between them, which cells of a table and lines have in one place and not in another."""
    return "".join(text.split())


def test_a_page_loaded_again_reads_as_it_was_saved_and_moves_when_it_is_run(folder):
    """What is asked stands in the fixture, whose page the other tests go on with."""
    assert (folder / "my_course" / NAME).exists()


def test_the_next_day_after_a_restart(program, folder):
    """The fixture ends with a restart, one cell run, the page saved, the server stopped; another server opens it."""
    with harness.serving(folder) as lab, harness.visiting(program, lab, "next_day") as visit:
        steps.open_notebook(visit.page, lab, NAME)
        lasting(visit, lab)
        assert visit.errors == []
        assert visit.outside == []


def test_on_another_machine_which_trusts_nothing_yet(program, folder):
    with harness.serving(folder, machine="another") as lab, harness.visiting(program, lab, "untrusted") as visit:
        steps.open_notebook(visit.page, lab, NAME)
        expect(visit.page.get_by_title(re.compile("not trusted", re.IGNORECASE)).first).to_be_visible()
        lasting(visit, lab)
        assert visit.errors == []
        assert visit.outside == []
        assert not lab.network.exists(), lab.network.read_text(encoding="utf-8")

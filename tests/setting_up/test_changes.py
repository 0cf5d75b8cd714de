"""What counts as changed in a notebook. Oracle: the README (a notebook that was only opened or run is brought up to
date), and what JupyterLab writes when it saves.
"""

import json

import pytest

from setting_up import changes, my_course, whole_files
from tests.setting_up.small_kit import FIRST, NEW_FIGURES, NEW_METADATA, SECOND, START, as_jupyter_writes, read, write


@pytest.fixture(params=["the record of today", "a record of digests only"])
def laid(kit, request):
    """A kit with a notebook that was laid out, by this program or by the version before it."""
    root, mine = kit
    write(root / START, FIRST)
    my_course.lay(root, mine)
    if request.param == "a record of digests only":
        record = whole_files.read_json(mine / my_course.MANIFEST)
        del record["notebooks"]
        whole_files.write_json(mine / my_course.MANIFEST, record)
    return root, mine


@pytest.mark.parametrize("run", [False, True])
@pytest.mark.parametrize("new", [FIRST, NEW_METADATA])
def test_a_notebook_that_was_opened_or_run_stays_when_nothing_new_came(kit, run, new):
    root, mine = kit
    write(root / START, FIRST)
    my_course.lay(root, mine)
    write(mine / START, as_jupyter_writes(FIRST, run))
    write(root / START, new)
    assert my_course.lay(root, mine) == ([], [], [])
    assert read(mine / START) == as_jupyter_writes(FIRST, run)  # with the student's outputs


@pytest.mark.parametrize("run", [False, True])
@pytest.mark.parametrize("new", [SECOND, NEW_FIGURES])
def test_a_notebook_that_was_only_opened_or_run_is_refreshed(kit, run, new):
    root, mine = kit
    write(root / START, FIRST)
    my_course.lay(root, mine)
    write(mine / START, as_jupyter_writes(FIRST, run))
    write(root / START, new)
    assert my_course.lay(root, mine) == ([], [START], [])
    assert read(mine / START) == new
    assert my_course.lay(root, mine) == ([], [], [])


def test_new_figures_reach_a_notebook_under_a_record_of_digests_too(laid):
    root, mine = laid
    write(mine / START, as_jupyter_writes(FIRST, run=True))
    assert my_course.lay(root, mine) == ([], [], [])
    write(root / START, NEW_FIGURES)
    assert my_course.lay(root, mine) == ([], [START], [])


@pytest.mark.parametrize(
    "change",
    [
        lambda book: book["cells"][1].update(source="print(4)"),
        lambda book: book["cells"][0].update(source="# One\nText. My note."),
        lambda book: book["cells"].append({"cell_type": "markdown", "metadata": {}, "source": "My note."}),
        lambda book: book["cells"].pop(0),
        lambda book: book["cells"].reverse(),
        lambda book: book["cells"][0].update(cell_type="raw"),
        lambda book: book["cells"][0].update(attachments={"image.png": {"image/png": "AAAA"}}),
    ],
    ids=["code", "text", "a cell more", "a cell less", "order", "kind", "picture"],
)
def test_what_a_student_changed_stays_whatever_jupyter_did_besides(laid, change):
    root, mine = laid
    book = json.loads(as_jupyter_writes(FIRST, run=True))
    change(book)
    write(mine / START, json.dumps(book))
    write(root / START, SECOND)
    assert my_course.lay(root, mine) == ([], [], [(START, "notebooks/00_start_here.new.ipynb")])
    assert json.loads(read(mine / START)) == book
    write(mine / "notebooks/00_start_here.new.ipynb", as_jupyter_writes(SECOND))  # looked at, and the old page kept
    assert my_course.lay(root, mine) == ([], [], [])
    write(root / START, NEW_FIGURES)
    assert my_course.lay(root, mine)[2] == [(START, "notebooks/00_start_here.new.ipynb")]


@pytest.mark.parametrize(
    "damaged", ["", "{half", "[]", '{"worksheets": []}', '{"cells": 3}', '{"cells": [{"source": 3}]}', "[" * 50_000]
)
def test_a_damaged_notebook_counts_as_changed(laid, damaged):
    root, mine = laid
    write(mine / START, damaged)
    write(root / START, SECOND)
    assert my_course.lay(root, mine)[2] == [(START, "notebooks/00_start_here.new.ipynb")]
    assert read(mine / START) == damaged


def test_who_took_the_new_version_over_and_opened_it_is_up_to_date(kit):
    root, mine = kit
    write(root / START, FIRST)
    my_course.lay(root, mine)
    write(mine / START, as_jupyter_writes(SECOND, run=True))
    write(root / START, SECOND)
    my_course.lay(root, mine)
    assert changes.notebook_digests(mine / START)["written"] == changes.notebook_digests(root / START)["written"]
    assert not list(mine.rglob("*.new.ipynb"))


def answered(text, answer, source='ask("00.b")'):
    """The same notebook with a question shown and answered by a press, as JupyterLab saves it."""
    book = json.loads(text)
    data = {"text/plain": "reply", changes.ANSWER: {"id": "00.b", "answer": answer, "state": "right"}}
    output = {"output_type": "display_data", "metadata": {}, "data": data}
    cell = {"cell_type": "code", "metadata": {}, "source": source, "execution_count": 1, "outputs": [output]}
    book["cells"].append(cell)
    return json.dumps(book)


def test_an_answer_in_a_form_is_a_change_of_the_student(kit):
    """It stands in an output and nowhere else: a page with one is never overwritten. Run and not answered, it is."""
    root, mine = kit
    write(root / START, answered(FIRST, None))
    my_course.lay(root, mine)
    write(mine / START, answered(as_jupyter_writes(FIRST, run=True), "once"))
    write(root / START, answered(SECOND, None))
    assert my_course.lay(root, mine) == ([], [], [(START, "notebooks/00_start_here.new.ipynb")])
    assert "once" in read(mine / START)


@pytest.mark.parametrize(("answer", "source"), [(None, 'ask("00.b")'), ("once", 'check("00.b", "b")')])
def test_a_form_without_an_answer_and_a_typed_one_are_no_further_change(kit, answer, source):
    root, mine = kit
    write(root / START, answered(FIRST, None, source))
    my_course.lay(root, mine)
    write(mine / START, answered(as_jupyter_writes(FIRST, run=True), answer, source))
    write(root / START, answered(SECOND, None, source))
    assert my_course.lay(root, mine) == ([], [START], [])

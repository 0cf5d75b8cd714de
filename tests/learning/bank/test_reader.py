"""A question read from its text: each kind, and what is said to a file that cannot be read.

Oracle: the texts of `written`, with answers that are right and wrong by their own words. What the questions of the
course say is compared in test_snapshot.
"""

import re
import sys
from textwrap import dedent

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eudefence.learning.bank import catalogue
from eudefence.learning.bank.front_matter import COMMON
from eudefence.learning.bank.reader import FORMS, HEADINGS, read_question
from eudefence.learning.bank.references import keys_of
from eudefence.learning.bank.sections import Malformed
from eudefence.learning.checking.checker import judge
from eudefence.learning.checking.feedback import NOT_YET, RIGHT
from eudefence.learning.checking.presentation import task

from .written import KINDS, keys, read, text_of


def test_every_kind_is_tried():
    assert set(KINDS) == set(FORMS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_written_question_judges_as_it_says(kind, tmp_path):
    question = read(tmp_path, text_of(kind))
    assert question.kind.name == kind and question.id == "99.1" and question.hints == ("Look once.",)
    _, _, right, wrong = KINDS[kind]
    for answer in right:
        assert judge(question, answer).state == RIGHT, answer
    for answer, said in wrong:
        feedback = judge(question, answer)
        assert feedback.state == NOT_YET and feedback.message.startswith(said), (answer, feedback.message)
    for typical in question.wrong:  # each example is told what stands below its own heading
        key = question.kind.filled(str).read_key(question.key())
        assert judge(question, question.kind.example(typical.example(), key)).message == typical.message


def test_the_question_of_the_authors_page_is_one(tmp_path):
    """What README.md of the bank shows is read with the keys of unit 03, and names every kind and heading there is."""
    page = (catalogue.FOLDER / "README.md").read_text(encoding="utf-8")
    sample = dedent("\n".join(line for line in page.split("## The whole")[1].split("One sentence")[0].splitlines()[1:]))
    path = tmp_path / "03" / "03.z.md"
    path.parent.mkdir()
    path.write_text(sample.strip() + "\n", encoding="utf-8")
    question = read_question(path)
    assert judge(question, "b").state == RIGHT and judge(question, "a").message == question.wrong[0].message
    assert task(question).startswith("On 19 February 2024 the Council launched")
    told_elsewhere = ("items", "categories", "reasons", "words", "compare")
    for form in FORMS.values():
        assert f'"{form.kind.name}"' in page
        for heading in {*form.headings, *HEADINGS} - {"Parts"}:
            assert f"## {heading}" in page, heading
        for name in {*form.settings, *COMMON} - set(told_elsewhere):
            assert f"`{name}" in page or f"`[{name}" in page, name


def test_a_second_category_is_explained_with_its_reason(tmp_path):
    question = read(tmp_path, text_of("classification"))
    said = judge(question, {"one": "b", "two": "b"}).message
    assert said.startswith("For one “on the right” will do, as it is seen so; here it is on the left.")


def test_an_item_may_stand_for_a_row_of_the_data(tmp_path):
    listed = "## Items\n- **Apple** a red one\n- **Plum** a blue one\n- **Pear** a green one\n\n## Wrong: backwards"
    text = text_of("ordering").replace('items = "named"\n', '[rows]\nApple = "a"\nPlum = "ccc"\nPear = "bb"\n')
    text = text.replace("## Wrong: backwards", listed).replace("bb before a", "Pear before Apple")
    question = read(tmp_path, text)
    assert judge(question, ["a", "bb", "ccc"]).state == RIGHT == judge(question, "acb").state
    assert judge(question, ["bb", "a", "ccc"]).message == judge(question, "cab").message == "No."
    assert "ccc" not in task(question)
    with pytest.raises(Malformed, match="line 9: “Pum” is no item. Did you mean “Plum”"):
        read(tmp_path, text.replace("Plum =", "Pum ="))
    with pytest.raises(Malformed, match="“bb” is no item. Accepted: Apple, Plum, Pear"):
        read(tmp_path, text.replace("Pear before", "bb before"))
    with pytest.raises(Malformed, match="“Pear” is 2. Write the key of its row"):
        read(tmp_path, text.replace('Pear = "bb"', "Pear = 2"))


def test_settings_reach_the_question(tmp_path):
    more = 'points = 2\nminutes = 3\nsection = "4 Count"\nmisconception = [8, 9]\nright_forms = ["yes"]\n'
    question = read(tmp_path, text_of("choice").replace("key =", more + "key ="))
    assert (question.points, question.minutes, question.section, question.misconceptions) == (2, 3, "4 Count", (8, 9))
    assert question.right_forms == ("yes",) and question.objective == "find it"


def test_lines_become_paragraphs_lists_and_code(tmp_path):
    body = "First.\nSecond.\n\n- one entry\n  goes on;\n- another.\n\n```python\nif a:\n    b\n\nc\n```\n\nLast."
    question = read(tmp_path, text_of("choice").replace("Which one?", body))
    assert (
        question.prompt
        == "First. Second.\n\n- one entry goes on;\n- another.\n\n```python\nif a:\n    b\n\nc\n```\n\nLast."
    )


def test_a_worked_answer_keeps_its_lines_and_its_braces(tmp_path):
    code = '# first\n## Wrong: no heading\ndef answer(x):\n    return {"a": x}'
    question = read(tmp_path, text_of("choice") + f"\n## Worked\n```python\n{code}\n```\n")
    assert question.worked == code


def test_options_may_hold_figures(tmp_path):
    text = (
        text_of("choice")
        .replace("+++\nWhich", '[facts]\nsize = "forces.rdc.planned_strength"\n+++\nWhich')
        .replace("it may not", "up to {size}")
    )
    question = read(tmp_path, text)
    assert "- **b)** up to 5,000 persons" in task(question)
    page = "../course_data/rows/09_x.md"
    assert f"[5,000 persons]({page}#forces.rdc.planned_strength " in task(question, page)


# What is changed in the text of a kind, the line that is then named, and the words that are said.
FAULTS = [
    ("choice", "+++\nkind", "kind", 1, "a question begins with its settings"),
    ("choice", "+++\nWhich", "Which", 1, "the settings that begin here have no end"),
    ("choice", 'key = "right"', "key = right", 4, "“key = right” is no setting"),
    (
        "choice",
        'key = "right"',
        'kye = "right"',
        4,
        "“kye” is no setting of this kind of question. Did you mean “key”?",
    ),
    ("choice", 'key = "right"', "", 1, "the setting “key” is missing"),
    ("choice", 'objective = "find it"', "", 1, "the setting “objective” is missing"),
    ("choice", 'key = "right"', 'key = "rigth"', 4, "“rigth” is no function of keys_99. Did you mean “right”?"),
    ("choice", 'key = "right"', 'key = "_private"', 4, "“_private” is no function of keys_99"),
    (
        "function with laws",
        "grows, one -> three",
        "grows, one -> three -> one",
        10,
        "a law names its test and two cases",
    ),
    ("choice", 'key = "right"', 'key = "right("', 4, "“right(” is no function with its arguments"),
    ("choice", 'key = "right"', 'key = "times(five())"', 4, "plain values"),
    ("choice", 'key = "right"', 'key = "place(answer)"', 4, "answer stands for nothing"),
    ("number", 'key = "five"', 'key = "place(item)"', 4, "item stands for nothing"),
    ("choice", 'kind = "choice"', 'kind = "choise"', 2, "“choise” is no kind of question. Did you mean “choice”?"),
    ("choice", 'key = "right"', 'key = "right"\nunit = "km"', 5, "“unit” is no setting"),
    ("choice", 'key = "right"', 'key = "right"\nvary = 3', 5, "“vary” is reserved"),
    ("choice", 'key = "right"', 'key = "right"\npoints = "two"', 5, "“points” is 'two'. Write a whole number."),
    ("choice", 'key = "right"', 'key = "right"\npoints = true', 5, "“points” is True"),
    ("choice", 'key = "right"', 'key = "right"\nmisconception = [999]', 5, "no misconception 999"),
    ("choice", 'key = "right"', 'key = "right"\n[facts]\nday = 3', 6, "“day” is bound to 3"),
    ("choice", 'key = "right"', 'key = "right"\n[facts]\nday = "right"', 6, "neither a fact link nor a function"),
    ("choice", 'key = "right"', 'key = "right"\n[facts]\nday = "right()"', 6, "“day” is bound and not used"),
    ("ordering", 'items = "named"', '[rows]\nApple = "a"', 2, "needs a heading “## Items”"),
    ("choice", "Which one?", "Which one on {day}?", 6, "“{day}” is no fact of this question"),
    ("choice", "Which one?", "Which {one?", 6, "a brace is left over in “Which {one?”"),
    ("choice", "Which one?", "", 6, "there is no text between the settings and the first heading"),
    ("choice", "Which one?", "‹the task›", 6, "‹the task› is still to be filled in"),
    ("choice", "Which one?", "# Which one?", 6, "“# Which one?” is no heading of a question"),
    ("choice", "Which one?", "```python\nx", 6, "this block of code has no end"),
    ("choice", "## Hint", "## Hnit", 15, "“Hnit” is no heading of the kind “choice”. Did you mean “Hint”?"),
    ("choice", "## Hint", "## Hint: one", 15, "“## Hint” has nothing behind it"),
    ("choice", "## Hint", "## Solution", 18, "“## Solution” stands here twice"),
    ("choice", "## Solution", "## Hint", 2, "needs a heading “## Solution”"),
    ("choice", "Look once.", "", 15, "there is no text below “## Hint”"),
    ("choice", "## Wrong: no", "## Wrong", 12, "“## Wrong” says what it is about"),
    ("choice", "## Wrong: no", "## Wrong: on", 12, "“on” is no option. Accepted: yes, no."),
    ("choice", "## Wrong: no", "## Wrong: no, whenever rihgt", 12, "“rihgt” is no function"),
    ("choice", "- **no** it may not", "- no it may not", 10, "“- no it may not” is no entry of a list"),
    ("choice", "- **no** it", "- **yes** it", 10, "the name “yes” stands in this list twice"),
    ("choice", "- **yes** it may\n- **no** it may not", "", 8, "“## Options” has no entries"),
    (
        "choice",
        'key = "right"',
        'key = "right"\noptions = "named"',
        5,
        "“options” is computed here, and “## Options” lists it too",
    ),
    ("choice", "## Solution", "## Worked\nanswer = 1\n\n## Solution", 18, "one block of Python is expected"),
    ("choice with reason", "because use", "because cause", 19, "“cause” is no reason"),
    ("classification", "two -> left", "two = left", 20, "write which item is put where"),
    ("classification", "two -> left", "too -> left", 20, "“too” is no item. Did you mean “two”?"),
    ("classification", 'also = "other"', "", 1, "the setting “also” is missing"),
    ("ordering", "bb before a", "bb after a", 14, "write “backwards”, “one before other”"),
    ("ordering", "bb before a", "bb before d", 14, "“d” is no item"),
    ("number", "## Wrong: 7", "## Wrong: seven", 10, "“seven” is neither a number nor a function"),
    ("number", "tolerance = 0.5", 'tolerance = "0.5"', 6, "“tolerance” is '0.5'. Write a number"),
    ("set of countries", "## Wrong: FR", "## Wrong: Frnce", 9, "Frnce"),
    ("set of countries", '["state", "states"]', '["state"]', 5, "“noun” says what one and several are called"),
    ("coalition", 'fault = "why"', "", 1, "the setting “fault” is missing"),
    ("coalition", "Which one?", "Which {number}?", 9, "{number} depends on the answer"),
    ("legal basis", "Article 42(7) TEU", "the Treaty", 8, "the Treaty"),
    ("formula", "A + B", "A + C", 9, "C"),
    ("table", 'by = ["type"]', 'by = ["typ"]', 5, "“typ” is no column. Did you mean “type”?"),
    ("table", '"text"', '"texts"', 7, "'texts' is no kind of column"),
    ("table", "tolerance = 1", "tolerence = 1", 8, "“tolerence” is no setting of a column. Did you mean “tolerance”?"),
    ("table", "rows_of_land()", "rows_of_land", 12, "it must be a function of the keys, with its brackets"),
    ("function", "## Property: is_even", "## Property: is_odd", 10, "“is_odd” is no function"),
    ("function", 'cases = "cases"', "", 1, "the setting “cases” is missing"),
    ("function with laws", "grows, one -> three", "grows, one", 10, "a law names its test and two cases"),
    ("function with laws", "grows, one -> three", "grows, one -> tree", 10, "“tree” is no case. Did you mean “three”?"),
    ("choice", 'kind = "choice"', 'kind = ["choice"]', 2, "is no kind of question"),
    ("choice", 'kind = "choice"', "kind = “choice”", 2, "a curly quotation mark (U+201C) in it, where a straight one"),
    ("choice", 'kind = "choice"', 'kind\u00a0= "choice"', 2, "a space that does not break (U+00A0)"),
    ("choice", 'key = "right"', 'key = "right"\npoints = 0', 5, "“points” is 0. Write 1 or more"),
    ("choice", 'key = "right"', 'key = "right"\nminutes = -3', 5, "“minutes” is -3. Write 1 or more"),
    ("choice", 'key = "right"', 'key = "right"\nmisconception = [3, 3]', 5, "misconception 3 stands here twice"),
    ("choice", 'key = "right"', 'key = "is_any"', 4, "“is_any” does not fit is_any(name): missing a required argument"),
    ("number", "times(2)", "times(2, 3)", 13, "“times(2, 3)” does not fit times(number): too many"),
    ("choice", "## Wrong: no", "## Wrong no", 12, "a colon is missing behind “Wrong”. Write: ## Wrong: no"),
    ("choice", "- **no** it", "- ** ** it", 10, "is no entry of a list"),
    ("choice", "- **no** it", "- **no\u200b** it", 10, "an invisible sign (U+200B) stands behind “- **no”. Delete it."),
    ("choice", "Look once.", "Look <b>once</b>.", 16, "“<b>” is HTML. Write words"),
    ("choice", "Look once.", "![a ship](ship.png)", 16, "“![a ship](ship.png)” is a picture"),
    ("choice", "Look once.", "| a | b |", 16, "“| a | b |” is a row of a table"),
    ("structured argument", "words = 2", 'key = "right"', 4, "an argument has no key"),
    ("structured argument", "only claim", "only clam", 16, "“clam” is no part. Did you mean “claim”?"),
    ("structured argument", "> claim: It is so.\n", "", 16, "its example below should give claim"),
    ("structured argument", "> claim: It is so.", "> It is so.", 17, "is no part of an example"),
    ("structured argument", "- Or not.", "Or not.", 14, "“Or not.” is no point of a list"),
]


@pytest.mark.parametrize(
    ("kind", "old", "new", "line", "said"), FAULTS, ids=[f"{kind}: {said[:40]}" for kind, *_, said in FAULTS]
)
def test_a_fault_is_named_with_file_and_line(kind, old, new, line, said, tmp_path):
    text = text_of(kind)
    assert old in text
    with pytest.raises(Malformed) as refused:
        read(tmp_path, text.replace(old, new, 1))
    assert re.search(rf"99\.1\.md, line {line}: ", str(refused.value)) and said in str(refused.value), refused.value


@pytest.mark.parametrize("id", ["99.x1", "9.1", "99", "99.A"])
def test_a_file_whose_name_is_no_id_is_refused(id, tmp_path):
    with pytest.raises(Malformed, match="name of the file is no id"):
        read(tmp_path, text_of("choice"), id)


@pytest.mark.parametrize(
    ("holds", "said"), [("is_any(item)", "it holds for yes and no"), ("is_none(item)", "it holds for none")]
)
def test_a_key_must_hold_for_one_option(holds, said, tmp_path):
    question = read(tmp_path, text_of("choice").replace('key = "right"', f'key = "{holds}"'))
    with pytest.raises(ValueError, match=f"the key must hold for one option; {said}"):
        question.key()
    assert read(tmp_path, text_of("choice").replace('key = "right"', 'key = "is_yes(item)"')).key() == "a"


def test_a_key_that_names_no_option_is_a_fault_of_the_question(tmp_path):
    question = read(tmp_path, text_of("choice").replace('key = "right"', 'key = "settled"'))
    with pytest.raises(ValueError, match="“contradicted” is no option. Accepted: yes, no."):
        question.key()


JUNK = st.sampled_from(
    [
        "## Hnit",
        "## Wrong:",
        "## Wrong: f()",
        "## Wrong: a -> b",
        "+++",
        "{x}",
        "- **a**",
        "```",
        "## Options",
        "[facts]",
        "x = [",
        "‹›",
        "#",
        "",
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(sorted(KINDS)), st.data())
def test_a_damaged_file_is_read_or_refused_in_a_sentence(tmp_path, kind, data):
    """Oracle: nothing but a question or a fault with file and line may come of it."""
    lines = text_of(kind).split("\n")
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        action = data.draw(st.sampled_from(["drop", "insert", "cut", "repeat"]))
        if action == "drop" and len(lines) > 1:
            del lines[at]
        elif action == "insert":
            lines.insert(at, data.draw(JUNK))
        elif action == "cut":
            lines[at] = lines[at][: data.draw(st.integers(0, len(lines[at])))]
        else:
            lines.insert(data.draw(st.integers(0, len(lines))), lines[at])
    try:
        assert read(tmp_path, "\n".join(lines)).id == "99.1"
    except Malformed as fault:
        assert re.search(r"99\.1\.md, line \d+: ", str(fault))


def test_signs_of_other_markup_may_stand_in_code(tmp_path):
    said = "Write `a <b> c`.\n\n```python\n| x <i>\n```"
    assert "<b>" in read(tmp_path, text_of("choice").replace("Which one?", f"Which one? {said}")).prompt


@pytest.mark.parametrize(
    ("data", "said"),
    [("fr\u00e9gate".encode("latin-1"), "line 1: this is not UTF-8"), (None, "cannot be read")],
    ids=["not UTF-8", "a folder"],
)
def test_a_file_that_is_no_text_is_a_fault_of_the_question(data, said, tmp_path):
    path = tmp_path / "99" / "99.1.md"
    path.parent.mkdir()
    path.mkdir() if data is None else path.write_bytes(data)
    with pytest.raises(Malformed, match=said):
        read_question(path, keys())


@pytest.mark.parametrize(
    ("code", "line", "said"),
    [
        ("def broken()\n    pass\n", 1, "“def broken\\(\\)” is no Python"),
        ("import sys\nimport no_such_module\n", 2, "this cannot be run \\(ModuleNotFoundError"),
        ("\n\nlimit = 1 / 0\n", 3, "this cannot be run \\(ZeroDivisionError"),
    ],
)
def test_keys_that_cannot_be_loaded_are_named_with_file_and_line(code, line, said, tmp_path, monkeypatch):
    (tmp_path / "sample_of_keys").mkdir()
    (tmp_path / "sample_of_keys" / "keys_97.py").write_text(code, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    try:
        with pytest.raises(Malformed, match=f"keys_97.py, line {line}: {said}"):
            keys_of("97", "sample_of_keys")
    finally:
        sys.modules.pop("sample_of_keys", None)

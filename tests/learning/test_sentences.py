"""Every sentence that a learner can read back is put together rightly.

Oracle: rules of written English that need no judgement (`faults`): a capital first, one full stop, a date with its own
preposition, one thing in the singular, brackets and quotation marks in pairs. They are applied to each text of each
question, in each setting, and to what each kind says to a row of slips.
"""

import json
import re
from functools import cache

import pytest

from eudefence.ground.days import MONTHS
from eudefence.ground.markdown_links import as_read
from eudefence.learning import check, hint, progress, solution
from eudefence.learning.bank import catalogue as bank
from eudefence.learning.checking.checker import judge
from eudefence.learning.checking.feedback import NOT_YET, unmarked
from eudefence.learning.checking.presentation import filled_kind, help_text, solved_cell, task
from tests.learning.samples import SAMPLES
from tests.places import ROOT

QUESTIONS = bank.every()
ASKED = [*QUESTIONS, *SAMPLES.values()]
NAMES = [question.id for question in QUESTIONS] + list(SAMPLES)

MONTH = "|".join(MONTHS)
RULES = {
    "two stops": r"[.!?][.,;:](?!\w)(?<!\.\.\.)(?<!etc\.,)",
    "a stop before a small word": r"[a-z)”]\. (?:and|or|but|because|which|that|so)\b",
    "a space before a stop": r"\w [.,;:](?!\.)(?:\s|$)",
    "two commas": r",\s*,",
    "two spaces": r"\S  +\S",
    "a word twice": r"\b([A-Za-z]+) \1\b",
    "in with a day": rf"\b[Ii]n \d{{1,2}} (?:{MONTH})\b",
    "on with a month or a year": rf"\b[Oo]n (?:(?:{MONTH}) )?(?:19|20)\d\d\b(?![-\d])",
    "several of one": r"(?<![\d.,(])\b1 (?!is\b|as\b|has\b|was\b|does\b|belongs\b|and\b|counts\b)[a-z]+s\b",
    "one of several": r"\b(?:[2-9]|[1-9]\d+) (?:country|state|person|mission|row|item|tie|part|word|provision)\b",
    "an open brace": r"[{}]",
    "a gap": r"“\s*”|(?<![\w>])\(\s*\)|\bNone\b(?! of)|\bnan\b|\bNaT\b",
    "a capital in the middle": r"\bbecause (?:The|A|An|It|To|For|Unanimity|Who|What|Whoever)\b",
}
PAIRS = (("“", "”"), ("(", ")"), ("[", "]"))


def prose(text):
    """Paragraphs and list items without code, tables and link targets."""
    text = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"\[([^\]]*)\]\([^)\s]*\)", r"\1", text)
    for block in re.split(r"\n\s*\n|\n(?=- )", text):
        if block.strip() and not block.lstrip().startswith("|"):
            yield block.strip()


def faults(text):
    """What is wrong with a text, by the rules above."""
    for block in prose(text):
        item = block.startswith("- ")
        words = block.removeprefix("- ")
        option = item and words.startswith("**")  # an option is shown as the question writes it
        words = re.sub(r"^\*\*[^*]*\*\* ", "", words) if item else words
        # Each piece of code is another word; what stands in quotation marks are words of somebody else.
        plain = re.sub(r"`[^`]*`", lambda match: f"c{match.start()}e", words)
        plain = re.sub(r"“[^”]*”", lambda match: f"“Q{match.start()}”", plain)
        for rule, pattern in RULES.items():
            if match := re.search(pattern, plain):
                yield f"{rule}: {plain[max(0, match.start() - 30) : match.end() + 20]!r}"
        for left, right in PAIRS:
            if plain.count(left) != plain.count(right):
                yield f"{left} and {right} do not pair: {plain!r}"
        if words.count("`") % 2 or "**" in plain and plain.count("**") % 2:
            yield f"a mark stands alone: {words!r}"
        if words.lstrip("(*")[:1].islower() and not option:
            yield f"begins with a small letter: {words!r}"
        if not item and not re.search(r"[.!?:][”)*]*$", words):
            yield f"has no end: {words!r}"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("It is blocked., because The thresholds count.", "two stops"),
        ("It came in 1 October 1993.", "in with a day"),
        ("It came on October 1993.", "on with a month"),
        ("There is 1 states.", "several of one"),
        ("There are 3 state.", "one of several"),
        ("no, because it is so.", "begins with a small letter"),
        ("He went. and came.", "before a small word"),
        ("It is a a loan.", "a word twice"),
        ("It  is.", "two spaces"),
        ("It is “so.", "do not pair"),
        ("It is {key}.", "an open brace"),
        ("It fails, because The rule says so.", "a capital in the middle"),
        ("It ends", "has no end"),
    ],
)
def test_a_planted_fault_is_found(text, rule):
    assert any(fault.startswith(rule) or rule in fault for fault in faults(text)), list(faults(text))


@pytest.mark.parametrize(
    "text",
    ["It came on 1 October 1993.", "In October 1993 it came.", "Run it on `2011-01-01`.", "1 belongs and 2 do not."],
)
def test_a_right_sentence_has_no_fault(text):
    assert list(faults(text)) == []


def slips(kind, key):
    """Answers of many sorts that are wrong or cannot be read, made from the key."""
    yield from (3, -7.5, True, "gibberish", [1, 2], {"x": 1}, [["x", 1]], [{"x": 1}], "42(4)", "zz")
    yield from (["FR"], {"FR"}, ["DE", "Brazil"], ["DE", "PL", "MT"])
    yield from kind.must_be_explained(key)
    if isinstance(key, frozenset) and all(isinstance(code, str) for code in key):
        yield from ({code} for code in sorted(key))
        yield from (key - {code} for code in sorted(key))
        yield from (key | {code} for code in ("BR", "US", "CH"))
        yield from ({code, "BR"} for code in sorted(key))
    if isinstance(key, dict) and hasattr(kind, "categories"):
        for item in key:
            yield from (key | {item: category} for category in kind.categories if category != key[item])
            yield {item: key[item]}
        yield dict.fromkeys(key, kind.categories[0])
        yield dict.fromkeys(key, kind.categories[-1])
    if hasattr(kind, "first"):
        flat = [letter for place in key for letter in place]
        yield from ("".join(flat[:at] + [flat[at + 1], flat[at]] + flat[at + 2 :]) for at in range(len(flat) - 1))
        yield flat[:-1]
        yield flat[:1] * len(flat)
    if hasattr(key, "denominator"):
        yield from (key * 1000, key / 1000, key * 100, -key, key + 1, key * key + 17, float(key) * 1.015, 1)
    if hasattr(kind, "columns"):
        rows = [dict(row) for row in key.values()]
        yield from (rows[1:], [*rows, *rows], [])
        for column in kind.columns:
            yield [{name: cell for name, cell in row.items() if name != column.name} for row in rows]
            yield [row | {column.name: None} if row is rows[0] else row for row in rows]
            if column.kind == "number":
                yield from (
                    [{**row, column.name: (row[column.name] or 0) * 1000 + 1} for row in rows],
                    [row | {column.name: 1} for row in rows],
                )
    if kind.name.startswith("function"):
        yield from (lambda *given: 1, lambda *given: {}, lambda *given: None, lambda: 1, lambda *given: given[99])
    if hasattr(kind, "parts"):
        yield from ({part: "Only this part is here, and it is long enough to count."} for part in kind.parts)
        yield dict.fromkeys(kind.parts, "The same words stand in each of the parts of this argument.")
        yield dict.fromkeys(kind.parts, "Short.")


@cache
def judged(question):
    """Every slip and typical wrong answer of a question with the replies to it, without and with details."""
    kind = filled_kind(question)
    key = kind.read_key(question.key())
    answers = [kind.example(wrong.example(), key) for wrong in question.wrong] + list(slips(kind, key))
    return [(repr(answer), judge(question, answer), judge(question, answer, detail=True)) for answer in answers]


@cache
def replies(question):
    """Everything a learner can be told about a question, by name."""
    return tuple(_replies(question))


def _replies(question):
    kind = filled_kind(question)
    key = kind.read_key(question.key())
    yield "task", task(question)
    yield "task with links", as_read(task(question, "../course_data/rows/00_x.md"))
    yield "solution", help_text(question, question.solution)
    yield from ((f"hint {number}", help_text(question, text)) for number, text in enumerate(question.hints, 1))
    yield from (
        (f"message {number}", help_text(question, wrong.message)) for number, wrong in enumerate(question.wrong, 1)
    )
    code = question.worked or f"answer = {kind.literal(key)}"
    names = {}
    exec(code, names)
    yield "right", judge(question, names["answer"]).message
    for answer, plain, detailed in judged(question):
        yield from ((f"reply to {answer}", feedback.message) for feedback in (plain, detailed))


@pytest.mark.parametrize("question", ASKED, ids=NAMES)
def test_every_sentence_is_put_together_rightly(question):
    found = [f"{name}: {fault}" for name, text in replies(question) for fault in faults(text)]
    assert found == []


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_the_key_is_reached_from_what_the_solution_shows(question):
    """A solution that one cannot follow is none: its lines, run in an empty notebook, are answered with "right". What
    is too long for one call is told in words, and the lines are those of the notebook with solutions.
    """
    said = []
    shown = solution(question.id).message
    code = re.search(r"^```python\n(.*?)\n```$", shown, re.MULTILINE | re.DOTALL)
    if code is None:
        kind = filled_kind(question)
        key = kind.read_key(question.key())
        told = kind.table(key).splitlines() or kind.lines(key)
        assert told and not kind.one_call and all(line in shown for line in told), shown
    exec(
        code[1] if code else solved_cell(question),
        {"check": lambda *given, **more: said.append(judge(bank.find(given[0]), *given[1:], **more))},
    )
    assert [one.right for one in said] == [True], said


@pytest.mark.parametrize(
    "question", [one for one in QUESTIONS if one.kind.name == "table"], ids=lambda question: question.id
)
def test_the_solution_of_a_table_shows_the_table(question):
    """Who copies it into the form, row by row, is right."""
    kind = filled_kind(question)
    lines = re.findall(r"^\| (.*) \|$", solution(question.id).message, re.MULTILINE)
    cells = [line.split(" | ") for line in lines]
    names, rows = cells[0], cells[2:]
    (field,) = kind.form()
    signs = {words: sign for sign, words in field["names"]}
    assert names == [field["corner"], *(column["label"] for column in field["columns"])]
    copied = {signs[words]: dict(zip(names[1:], row, strict=True)) for words, *row in rows}
    assert judge(question, kind.answer_of({"answer": copied})).right


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_hints_come_in_their_order(question):
    """`hint(id, 1)` is the first that the question gives, and the pages count them so."""
    for number, text in enumerate(question.hints, 1):
        said = as_read(hint(question.id, number).message)
        assert said == f"{number} of {len(question.hints)}. {help_text(question, text)}"
    assert hint(question.id).message == hint(question.id, 1).message


def paragraphs(text):
    return [block for block in text.split("\n\n") if block.strip()]


@pytest.mark.parametrize("question", ASKED, ids=NAMES)
def test_nothing_is_said_twice_in_one_reply(question):
    """Asked for details, a kind that has none says what it says without."""
    for _, plain, detailed in judged(question):
        for feedback in (plain, detailed):
            if feedback.state == NOT_YET:
                assert len(set(paragraphs(feedback.message))) == len(paragraphs(feedback.message)), feedback
        if plain.state == NOT_YET and question.kind.name in (
            "choice",
            "choice with reason",
            "supported or not",
            "number",
            "ordering",
            "legal basis",
        ):
            assert detailed.message == plain.message


def test_details_follow_the_message_for_a_typical_slip():
    feedback = judge(SAMPLES["countries"], {"FR"}, detail=True)
    assert paragraphs(feedback.message)[0] == "This is slip one. Read again."
    assert (
        paragraphs(feedback.message)[1].endswith("Missing: Greece, Türkiye and the United Kingdom.")
        and len(paragraphs(feedback.message)) == 2
    )


PYTHON = {"print", "len", "sum", "sorted", "set", "list", "dict", "int", "float", "min", "max", "answer", "read", "str"}


def cells(page, kind):
    return [
        "".join(cell["source"])
        for cell in json.loads(page.read_text(encoding="utf-8"))["cells"]
        if cell["cell_type"] == kind
    ]


@cache
def loaded(unit):
    """Names that the first code cell of both pages of a unit loads; what stands behind `ed.` or `views.` comes too."""
    names = []
    for folder in ("notebooks", "exercises"):
        [page] = (ROOT / folder).glob(f"{unit}_*.ipynb")
        [imports] = [
            line for line in cells(page, "code")[0].splitlines() if line.startswith("from eudefence.learning import")
        ]
        names.append(set(imports.partition("import ")[2].replace(" ", "").split(",")))
    return set.intersection(*names)


def called(text):
    """Functions that a text names in code, without those that belong to something named before them."""
    for code in re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)):
        yield from re.findall(r"(?<![\w.)\]])([A-Za-z_]\w*)\(", code)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_no_reply_names_a_function_that_the_page_does_not_load(question):
    texts = [text for _, text in replies(question)]
    texts += [repr_ for one in (check(question.id), solution(question.id)) for repr_ in (one.message, one.then)]
    assert {name for text in texts for name in called(text)} <= loaded(question.unit) | PYTHON
    # Outside code nothing that looks like a call may stand, nor a name of the kit that no page loads.
    for text in texts:
        outside = re.sub(r"```.*?```|`[^`]*`", "", text, flags=re.DOTALL)
        assert not re.search(r"\b(?:questions|check|hint|solution|progress|judge)\(", outside), text


@pytest.mark.parametrize("id", ["00.77", "01.zz", "99.1", "banana", "", None, 3])
@pytest.mark.parametrize("function", [check, hint, solution])
def test_an_unknown_question_is_answered_with_what_there_is(function, id):
    feedback = function(id)
    assert feedback.state == "cannot check" and list(faults(feedback.message)) == []
    assert "questions()" not in feedback.message
    if id == "00.77":
        assert "Unit 00 has the questions 00.a to 00.c and 00.1 to 00.3." in feedback.message


@pytest.mark.parametrize("function", [check, hint, solution])
def test_without_an_id_the_same_sentence_helps(function):
    assert (
        function().message
        == 'The first thing to give is the id of a question in quotation marks, for example `"00.1"`.'
    )


def test_progress_answers_a_slip_with_all_units():
    assert list(faults(progress("unit 77").note)) == []


TYPED = re.compile(r"(?<!“)\b(?:[Tt]ype|[Rr]eplace|[Ww]rite|[Rr]un|[Cc]opy)\b[^.!?]*“[^”]*”")
ABOUT_WORDS = ("argument", "“yes”", "“no”")  # a sentence about words, not one to be typed


@pytest.mark.parametrize("question", ASKED, ids=NAMES)
def test_what_is_to_be_typed_has_no_curly_quotation_marks(question):
    """Python does not read “ and ”: whoever copies them meets a SyntaxError."""
    kind = filled_kind(question)
    texts = [
        kind.how(),
        *(text for name, text in replies(question) if name.startswith(("hint", "reply", "task", "message"))),
    ]
    for text in texts:
        assert not [code for code in re.findall(r"`[^`]*`", text) if re.search(r"[“”„‘’]", code)], text
        for match in TYPED.findall(re.sub(r"`[^`]*`", "", text)):
            assert any(words in match for words in ABOUT_WORDS), match


PAGES = [*sorted((ROOT / "notebooks").glob("[0-9]*.ipynb")), *sorted((ROOT / "exercises" / "source").glob("[0-9]*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages_have_no_curly_quotation_marks_where_something_is_to_be_typed(page):
    for text in cells(page, "markdown") if page.suffix == ".ipynb" else [page.read_text(encoding="utf-8")]:
        assert not re.search(r"`[^`\n]*[“”„‘’][^`\n]*`", text), text
        assert not TYPED.findall(re.sub(r"`[^`]*`", "", text)), text


@pytest.mark.parametrize("name", [name for name in SAMPLES if name.startswith("mapping")])
def test_a_mapping_asks_for_a_letter_and_takes_it(name):
    kind = SAMPLES[name].kind
    assert '`"a"`' in kind.how()
    key = SAMPLES[name].key()
    letters = dict(zip(kind.categories, "abcdef", strict=False))
    assert judge(SAMPLES[name], {item: letters[category] for item, category in key.items()}).right


def test_code_is_code_in_both_forms_of_a_reply():
    bundle = solution("00.1")._repr_mimebundle_()
    assert "<pre><code" in bundle["text/html"] and '    check("00.1", 5000)' in bundle["text/plain"]
    assert "```" not in bundle["text/plain"] and "```" not in bundle["text/html"]
    assert unmarked("Type `a`.") == "Type a."


def test_a_formula_keeps_its_stars_and_a_name_its_strokes():
    """In Markdown they would be marks of emphasis."""
    from eudefence.learning.checking.feedback import to_html

    for text in ("A*C + B*~C", "source_id and _this_", "2 * 3 * 4", "<script>x</script>"):
        assert to_html(text) == f"<p>{text.replace('<', '&lt;').replace('>', '&gt;')}</p>"

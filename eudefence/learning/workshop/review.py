"""Try a question out before a learner meets it: every answer it mentions, and the odd ones it does not.

`defects` is what the tests run over all questions, and what somebody who adds one should run first.
"""

from __future__ import annotations

import io
import json
import os
import re
from contextlib import contextmanager, redirect_stdout, suppress
from pathlib import Path

from eudefence.ground.files import read_text
from eudefence.learning.answers.plain_data import Unreadable
from eudefence.learning.answers.reading import plain
from eudefence.learning.asking.form import judged
from eudefence.learning.bank import catalogue
from eudefence.learning.bank.front_matter import unknown
from eudefence.learning.bank.placeholders import PLACEHOLDER, fill
from eudefence.learning.bank.question import Question
from eudefence.learning.bank.references import place_in_keys
from eudefence.learning.bank.sections import Malformed
from eudefence.learning.checking.checker import judge
from eudefence.learning.checking.feedback import NOT_ATTEMPTED, NOT_YET, RIGHT
from eudefence.learning.checking.presentation import asked, filled_kind, help_text, task
from eudefence.learning.checking.rows_beside import rows_page
from eudefence.learning.kinds.options import letters, numbers
from eudefence.upkeep.prose import problems

from .places import Places

PROMPT_WORDS = 120
MESSAGE_WORDS = 70
MESSAGE_SENTENCES = 4
_NOT_IN_A_SENTENCE = ("table", "graph", "structured argument")  # their answers are shown whole
_ODD = (
    float("nan"),
    float("inf"),
    object(),
    b"12",
    "gibberish",
    -987654321,
    [[["x"]]],
    {"x": 1},
    [None, 3.5],
    print,
    range(0),
)


def defects(question: Question) -> list[str]:
    """What is wrong with a question.

    Parameters
    ----------
    question : Question

    Returns
    -------
    list of str
        One sentence for each fault; empty when the question can be used.

    Examples
    --------
    >>> from eudefence.learning.bank.catalogue import find
    >>> defects(find("00.1"))
    []
    """
    try:
        with _strict():
            kind = filled_kind(question)
            key = kind.read_key(question.key())
            texts = _texts(question)
            return [
                *_form(question, texts, kind, key),
                *_section(question),
                *_prose(question),
                *_right(question, kind, key),
                *_wrong(question, kind, key),
                *_untouched(question, kind),
                *_in_a_form(question, kind, key),
                *_odd(question),
                *_gives_away(question, kind, key),
            ]
    except Exception as error:
        return [f"{question.id}: {type(error).__name__}: {error}"]


def faults(id: str) -> list[str]:
    """What is wrong with the question of an id, its file included.

    Raises
    ------
    UnknownQuestion
        If there is none.

    >>> faults("00.1")
    []
    """
    try:
        question = catalogue.find(id)
    except Malformed as fault:
        return [str(fault)]
    places = Places(question.id)
    return [places.put_before(fault) for fault in [*_not_computed(question)] or defects(question)]


def _not_computed(question: Question):
    """Facts, key and wrong answers that the data do not give: whatever else is found follows from these."""
    for name, bound in question.facts.items():
        yield from _tried(f"fact {name}", lambda name=name, bound=bound: fill(f"{{{name}}}", {name: bound}))
    yield from _tried("key", lambda: filled_kind(question).read_key(question.key()))
    for number, wrong in enumerate(question.wrong, 1):
        yield from _tried(f"wrong {number}", wrong.example)


def _tried(label, compute):
    try:
        compute()
    except Exception as error:
        place = place_in_keys(error)
        said = str(error) if isinstance(error, ValueError | Unreadable) else f"{type(error).__name__}: {error}"
        yield f"{label}: {said}" + (f" (in {place.path.name}, line {place.line})" if place else "")


def all_faults() -> list[str]:
    """What is wrong with any question, and with the questions as a whole."""
    found = [fault for number in catalogue.units() for id in catalogue.ids(number) for fault in faults(id)]
    return [*dict.fromkeys(found), *bank_defects()]


def bank_defects() -> list[str]:
    """What is wrong with the questions as a whole: ids out of order, files that are no question, a unit without a
    title.

    >>> bank_defects()
    []
    """
    return [fault for number in catalogue.units() for fault in unit_defects(number)]


def unit_defects(number: str) -> list[str]:
    """The same for one unit.

    >>> unit_defects("00")
    []
    """
    found = []
    last: dict[bool, str] = {}
    for id in catalogue.ids(number):
        exercise, own = id[3:].isdigit(), id[3:]
        expected = _next(last.get(exercise), exercise)
        if own != expected:
            found.append(f"{id} should be {number}.{expected}: ids of a unit follow one another.")
        last[exercise] = own
    found += catalogue.strays(number)
    try:
        catalogue.title(number)
    except ValueError as fault:
        found.append(str(fault))
    return found


def _next(own, exercise):
    if exercise:
        return str(int(own or 0) + 1)
    return chr(ord(own) + 1) if own else "a"


def _form(question, texts, kind, key):
    words = len(texts["prompt"].split())
    if words > PROMPT_WORDS:
        yield f"prompt: {words} words; a learner reads at most {PROMPT_WORDS}."
    # A choice between two has only one wrong answer.
    needed = min(2, len(kind.must_be_explained(key)) or 2)
    if len(question.wrong) < needed:
        yield (
            f"wrong: {len(question.wrong)} typical wrong answers; there must be {needed} or more, each with its"
            " message."
        )
    if len(question.hints) < 2:
        yield f"hints: {len(question.hints)}; there must be two or more, from a pointer to nearly the whole way."
    if not question.solution.strip():
        yield "solution: is missing."
    if not re.match(r"[a-z]+ ", question.objective):
        yield (
            f"objective: {question.objective!r} should begin with a verb in small letters, such as 'read' or 'compare'."
        )
    if "{key}" not in question.solution and kind.literal(key) and kind.name not in _NOT_IN_A_SENTENCE:
        yield "solution: the answer is not in it. Write {key} where it belongs, so that it is never typed."
    if not isinstance(question.points, int) or question.points < 1:
        yield f"points: {question.points!r}; a question gives at least one."
    messages = [text for name, text in texts.items() if name.startswith("wrong")]
    if len(set(messages)) < len(messages):
        yield "wrong: two typical wrong answers have the same message; merge them."
    for name, text in texts.items():
        if name.startswith("wrong"):
            sentences = len(re.findall(r"[.!?](?=\s+[A-Z“`]|$)", text))
            if len(text.split()) > MESSAGE_WORDS or not 2 <= sentences <= MESSAGE_SENTENCES:
                yield (
                    f"{name}: {sentences} sentences, {len(text.split())} words; say in two short sentences what was"
                    " done and what to try."
                )
    used = {name for text in _raw(question).values() for name in PLACEHOLDER.findall(text)} - {"key"}
    for name in sorted(set(question.facts) - used - _in_kind(question)):
        yield f"facts: {name} is bound and not used."


def _prose(question):
    # With the links in place, as the exercise notebook shows it.
    for name, text in _raw(question).items():
        if name == "prompt":
            text = asked(question, "../course_data")
        else:
            text = help_text(
                question, text.replace("{key}", "…"), "../course_data"
            )  # the key is computed, and needs no link
        for problem in problems(text, f"{question.id} {name}"):
            yield str(problem)


def _right(question, kind, key):
    forms = []
    if kind.literal(key):
        forms = [("the key as code", _run(f"answer = {kind.literal(key)}"))]
    elif not question.worked:
        yield f"worked: a {kind.name} needs a worked answer."
    if question.worked and not kind.needs_code:
        yield "worked: this question has a form, and its answer comes from the key. Take these lines out."
    forms += [("another form of the key", form) for form in kind.other_forms(key)]
    forms += [("a right form", form() if callable(form) else form) for form in question.right_forms]
    if question.worked:
        try:
            forms.append(("the worked answer", _run(question.worked)))
        except Exception as error:
            yield f"worked: the code does not run ({type(error).__name__}: {error})."
    for name, form in forms:
        feedback = judge(question, form)
        if feedback.state != RIGHT:
            part = {"a right form": "right_forms: ", "the worked answer": "worked: "}.get(name, "key: ")
            yield f"{part}{name} {form!r} is answered with {feedback.state}: {feedback.message}"


def _wrong(question, kind, key):
    for number, wrong in enumerate(question.wrong, 1):
        answer = kind.example(wrong.example(), key)
        feedback = judge(question, answer)
        expected = help_text(question, wrong.message)
        if feedback.state != NOT_YET or feedback.message != expected:
            yield f"wrong {number}: {answer!r} is answered with {feedback.state}: {feedback.message}"
        if judge(question, answer) != feedback:
            yield f"wrong {number}: the same answer is answered in two ways."
    for answer in kind.must_be_explained(key):
        if judge(question, answer).message == kind.comment(kind.read_pattern(answer), key):
            yield f"wrong: {_in_words(kind, answer, key)} has no message of its own. Write “## Wrong: its name”."


def _in_words(kind, answer, key) -> str:
    """A wrong choice by the words that learners read."""
    option, reason = answer if isinstance(answer, list) else (answer, None)
    said = f"“{letters(kind.options)[option]}”"
    return said if reason is None or option != key[0] else f"{said} because “{numbers(kind.reasons)[str(reason)]}”"


def _section(question):
    """A check stands below a heading of its notebook, and an exercise below none."""
    if question.exercise:
        if question.section:
            yield "section: an exercise stands in no section of a notebook. Take it out."
        return
    if not question.section:
        yield 'section: is missing. Write section = "..." with the heading of the notebook under which it is asked.'
        return
    for page in (Path(catalogue.__file__).parents[3] / "notebooks").glob(f"{question.unit}_*.ipynb"):
        words = "".join("".join(cell["source"]) + "\n" for cell in json.loads(read_text(page))["cells"])
        headings = [one.strip() for one in re.findall(r"^## (.+)$", words, re.MULTILINE)]
        if question.section not in headings:
            yield f"section: {unknown(question.section, headings, f'heading of {page.name}')}"


def _untouched(question, kind):
    untouched = _run(kind.cell(question.id).rpartition("check(")[0])
    for answer in (..., None, "", "...", [], [...], {}, untouched):
        feedback = judge(question, answer)
        if feedback.state == RIGHT:
            yield f"an untouched answer {answer!r} counts as right."
        elif feedback.state == NOT_ATTEMPTED and feedback.message != kind.how():
            yield "an untouched answer does not say what to type."
    if judge(question, untouched).state != NOT_ATTEMPTED:
        yield "the untouched cell is not recognised as not attempted."


def _in_a_form(question, kind, key):
    """What can be typed can be chosen or filled in too, and gets the same reply."""
    if kind.needs_code:
        return
    if judged(question, {}).state != NOT_ATTEMPTED:
        yield "form: untouched, it is not recognised as not attempted."
    answers = {f"wrong {number}": kind.example(one.example(), key) for number, one in enumerate(question.wrong, 1)}
    with suppress(Exception):  # of code that does not run `_right` speaks
        answers["the right answer"] = _run(question.worked or f"answer = {kind.literal(key)}")
    for name, answer in answers.items():
        typed = judge(question, answer, page=rows_page(question.unit))
        chosen = judged(question, kind.values_of(plain(answer)))
        if (typed.state, typed.message) != (chosen.state, chosen.message):
            yield f"form: {name} is answered with {chosen.state}: {chosen.message}"


def _odd(question):
    for answer in _ODD:
        feedback = judge(question, answer)
        if feedback.state not in (NOT_YET, NOT_ATTEMPTED):
            yield f"the odd answer {answer!r} is answered with {feedback.state}."


def _gives_away(question, kind, key):
    told = kind.telltale(key)
    if told:
        for name, text in [*_texts(question).items(), ("task", task(question))]:
            if name in ("prompt", "task") or name.startswith("wrong"):
                if re.search(rf"(?<![\w.,]){re.escape(told)}(?![\w,]|\.\d)", text):
                    yield f"{name}: gives the answer {told} away."


def _raw(question) -> dict[str, str]:
    texts = {"prompt": question.prompt, "solution": question.solution}
    texts |= {f"wrong {number}": wrong.message for number, wrong in enumerate(question.wrong, 1)}
    texts |= {f"hint {number}": hint for number, hint in enumerate(question.hints, 1)}
    texts |= {"look": question.kind.look} if question.kind.look else {}
    points = question.kind.texts(question.key())
    return texts | {f"point {number}": point for number, point in enumerate(points, 1)}


def _texts(question) -> dict[str, str]:
    return {name: help_text(question, text) for name, text in _raw(question).items()}


def _in_kind(question) -> set[str]:
    """Placeholders that the texts of the answer kind use."""
    used: set[str] = set()

    def note(text):
        used.update(PLACEHOLDER.findall(text))
        return text

    question.kind.filled(note)
    return used


def _run(code):
    names: dict = {}
    with redirect_stdout(io.StringIO()):  # what a worked answer prints is for its notebook
        exec(code, names)  # the code of a question file, which is trusted as the file itself is
    if "answer" not in names:
        raise ValueError("nothing is called answer; the last line is answer = ...")
    return names["answer"]


@contextmanager
def _strict():
    before = os.environ.get("EUDEFENCE_STRICT")
    os.environ["EUDEFENCE_STRICT"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["EUDEFENCE_STRICT"]
        else:
            os.environ["EUDEFENCE_STRICT"] = before

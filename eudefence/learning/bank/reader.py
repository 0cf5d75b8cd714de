"""Read a question from its text: ``NN/NN.x.md`` becomes a `Question`.

A file has settings in TOML between two lines of three plus signs, then the task, then headings. README.md in this
folder tells authors how one is written. What cannot be read is refused with file and line, what was found and what is
accepted.
"""

from __future__ import annotations

import re
from pathlib import Path

from eudefence.ground.files import read_text

from .choosing import InOrder, InParts, IsItSupported, ItemsInCategories, OneOption, OptionAndReason
from .finding import (
    AFunction,
    ALawfulFunction,
    Basis,
    LogicalFormula,
    ManyCoalitions,
    OneNumber,
    Rows,
    SomeStates,
    Ties,
)
from .forms import Form
from .front_matter import COMMON, Settings, read_settings, unknown
from .placeholders import PLACEHOLDER
from .question import ID, Question, Wrong
from .references import Call, Keys, is_call, keys_of
from .sections import Malformed, Section, cut, named

_FORMS = (
    OneOption,
    IsItSupported,
    OptionAndReason,
    ItemsInCategories,
    InOrder,
    InParts,
    OneNumber,
    SomeStates,
    ManyCoalitions,
    Basis,
)
FORMS: dict[str, type[Form]] = {
    form.kind.name: form for form in (*_FORMS, LogicalFormula, Ties, Rows, AFunction, ALawfulFunction)
}
HEADINGS = ("Wrong", "Hint", "Solution", "Worked", "Look")
MANY = ("Wrong", "Hint")
_WITH_NAME = ("Wrong", "Fault", "Property", "Law")
_VERBATIM = ("Worked",)  # no placeholders there
_OWN = {"Also": {"item", "category", "reason", "key"}}  # placeholders that the reader itself fills


def read_question(path: Path, keys: Keys | None = None) -> Question:
    """The question that a file holds.

    Parameters
    ----------
    path : pathlib.Path
        ``03/03.f.md``: its name is the id of the question.
    keys : Keys, optional
        The functions that it may name; those of ``keys_03.py`` by default.

    Returns
    -------
    Question

    Raises
    ------
    Malformed
        With file and line, what was found and what is accepted; also for a file that is not UTF-8.
    """
    path = Path(path)
    try:
        lines = read_text(path).splitlines()
    except ValueError as error:
        raise Malformed(str(error).removeprefix("file: ").replace(str(path), named(path))) from None
    settings = read_settings(lines, path)
    id = path.name.removesuffix(".md")
    if not ID.fullmatch(id) or path.parent.name != id[:2]:
        raise settings.place().fault(
            "the name of the file is no id of a question of this folder. Name it 03.2.md or 03.a.md in the folder 03."
        )
    name = settings.need("kind", "Say what an answer looks like.")
    if not isinstance(name, str) or name not in FORMS:
        raise settings.place("kind").fault(unknown(str(name), FORMS, "kind of question"))
    form_of_kind = FORMS[name]
    settings.check(COMMON | form_of_kind.settings)
    sections = cut(lines[settings.body :], path, settings.body + 1)
    _check_headings(form_of_kind, settings, sections)
    form = form_of_kind(settings, sections, keys or keys_of(id[:2], __package__))
    return _question(id, form)


def _question(id: str, form: Form) -> Question:
    settings = form.set
    task, *_ = form.sections
    prompt = task.text()
    facts = {name: form.keys.fact(bound, settings.place(name)) for name, bound in settings.get("facts", {}).items()}
    _check_placeholders(form.sections, settings, facts)
    kind = form.made()
    worked, solution = form.one("Worked"), form.need("Solution")
    return Question(
        id=id,
        prompt=prompt,
        kind=kind,
        key=form.key(),
        objective=settings.need("objective", "Say what a learner shows by answering; begin with a verb."),
        wrong=tuple(_wrong(form, section) for section in form.all("Wrong")),
        hints=tuple(section.text() for section in form.all("Hint")),
        solution=solution.text(),
        facts={name: bound for name, bound in facts.items() if not _of_answer(bound)},
        points=settings.get("points", 1),
        right_forms=tuple(_right(form, one) for one in settings.get("right_forms", ())),
        worked=worked.code() if worked else "",
        minutes=settings.get("minutes"),
        section=settings.get("section", ""),
        misconceptions=tuple(settings.get("misconception", ())),
        names=form.names if type(form).names is not Form.names else None,
        from_names=form.answer if type(form).names is not Form.names else None,
    )


def _wrong(form: Form, section: Section) -> Wrong:
    answer, when = form.typical(section)
    _, said = section.without_quotation()
    return Wrong(answer, said.text(), when)


def _right(form: Form, written: object) -> object:
    """Another way to type the right answer: a value as learners type it, or a function."""
    if isinstance(written, str) and is_call(written):
        return form.keys.call(written, form.set.place("right_forms"))
    return written


def _check_headings(form: type[Form], settings: Settings, sections: list[Section]) -> None:
    known = (*form.headings, *HEADINGS)
    seen: set[str] = set()
    for section in sections[1:]:
        begun = next((one for one in _WITH_NAME if section.name.startswith(f"{one} ")), "")
        if begun in known and not section.about:
            rest = section.name.removeprefix(begun).strip()
            raise section.place.fault(f"a colon is missing behind “{begun}”. Write: ## {begun}: {rest}")
        if section.name not in known:
            raise section.place.fault(unknown(section.name, known, f"heading of the kind “{form.kind.name}”"))
        if section.name in seen and section.name not in (*form.many, *MANY):
            raise section.place.fault(f"“## {section.name}” stands here twice. Keep one.")
        if section.about and section.name not in _WITH_NAME:
            raise section.place.fault(
                f"“## {section.name}” has nothing behind it. Put “{section.about}” on a line below."
            )
        if not section.about and section.name in _WITH_NAME:
            raise section.place.fault(f"“## {section.name}” says what it is about, as in: ## {section.name}: name")
        seen.add(section.name)


def _of_answer(bound: object) -> bool:
    return isinstance(bound, Call) and bound.takes("answer")


def _check_placeholders(sections: list[Section], settings: Settings, facts: dict) -> None:
    """Each placeholder is bound, each binding used, and what depends on the answer stands only where there is one."""
    used: set[str] = set()
    for section in sections:
        if section.name in _VERBATIM:
            continue
        own = _OWN.get(section.name, {"key"} if section.name else set())
        for number, line in section.lines:
            place = section.at(number)
            rest = PLACEHOLDER.sub("", line)
            if "{" in rest or "}" in rest:
                raise place.fault(
                    f"a brace is left over in “{line.strip()}”. Braces stand round a name of a fact, as in {{day}}."
                )
            for name in PLACEHOLDER.findall(line):
                if name not in own and name not in facts:
                    raise place.fault(
                        unknown(f"{{{name}}}", [f"{{{one}}}" for one in (*facts, *own)], "fact of this question")
                    )
                if _of_answer(facts.get(name)) and section.name != "Fault":
                    raise place.fault(f"{{{name}}} depends on the answer, and can stand below “## Fault” only.")
                used.add(name)
    for name, bound in facts.items():
        if isinstance(bound, Call) and bound.takes("item"):
            raise settings.place(name).fault("item stands for nothing in a fact. Give plain values in the brackets.")
        if name not in used:
            raise settings.place(name).fault(
                f"the fact “{name}” is bound and not used. Take it out, or write {{{name}}} where it belongs."
            )
        if re.fullmatch("key|item|category|reason", name):
            raise settings.place(name).fault(
                f"“{name}” is no name for a fact: {{{name}}} stands for something else. Choose another."
            )

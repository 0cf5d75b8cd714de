"""Find a question by its id. A question is read from its file when it is first asked for."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from eudefence.ground.arguments import keywords_checked, nearest, refused
from eudefence.ground.files import read_text
from eudefence.ground.quoting import excerpt
from eudefence.ground.words import joined
from eudefence.learning.answers.plain_data import Unreadable
from eudefence.learning.answers.reading import plain

from .question import Question
from .reader import read_question
from .sections import Malformed, Place, refuse_marks

if TYPE_CHECKING:
    import pandas as pd

FOLDER = Path(__file__).parent
_LOOSE_ID = re.compile(r"(\d{1,2})\s*[.:,-]\s*(\d{1,2}|[a-z])|(\d{2})\s*([a-z])")


class UnknownQuestion(LookupError):
    """There is no question with this id; the text names the nearest one."""


@lru_cache(maxsize=1)
def units() -> tuple[str, ...]:
    """Numbers of the units that have questions, in order.

    >>> units()[0]
    '00'
    """
    return tuple(sorted(path.name for path in FOLDER.iterdir() if path.is_dir() and re.fullmatch(r"\d\d", path.name)))


def chosen(unit: str | int | None = None) -> tuple[str, ...]:
    """Numbers of the units that somebody asks for: one, or all that have questions.

    Raises
    ------
    ValueError
        For a unit without questions.

    >>> chosen(3), chosen("unit 03"), chosen() == units()
    (('03',), ('03',), True)
    """
    if unit is None:
        return units()
    # "unit 3", "03_who_decides", "03.1": the first figures tell the unit.
    figures = re.search(r"(?<!\d)\d{1,2}(?!\d)", str(unit))
    number = figures[0].zfill(2) if figures else ""
    if number not in units():
        raise refused("unit", unit, units(), "unit with questions")
    return (number,)


@lru_cache
def title(number: str) -> str:
    """The title of a unit, from ``unit.toml`` in its folder.

    Raises
    ------
    Malformed
        If the file does not hold ``title = "..."`` and nothing else.

    >>> title("03")
    'Who decides, who pays'
    """
    path = FOLDER / number / "unit.toml"
    text = read_text(path) if path.exists() else ""
    refuse_marks(text, Place(path, 1))
    try:
        held = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Place(path, 1).fault(f'this is no TOML ({error}). Write one line: title = "..."') from None
    if list(held) != ["title"] or not isinstance(held["title"], str) or not held["title"].strip():
        raise Place(path, 1).fault('the title of the unit is expected here, and nothing else. Write: title = "..."')
    return held["title"]


def ids(number: str) -> tuple[str, ...]:
    """Ids of the questions of a unit, in their order: checks by letter, then exercises by number.

    >>> ids("00")
    ('00.a', '00.b', '00.c', '00.1', '00.2', '00.3')
    """
    own = [path.stem[3:] for path in (FOLDER / number).glob("*.md") if _is_text(path)]
    order = sorted(own, key=lambda one: (int(one) if one.isdigit() else 0, one))
    return tuple(f"{number}.{one}" for one in order)


def _is_text(path: Path) -> bool:
    own = path.stem.removeprefix(f"{path.parent.name}.")
    return bool(re.fullmatch(r"[1-9]\d?|[a-z]", own)) and path.name == f"{path.parent.name}.{own}.md" and path.is_file()


def strays(number: str) -> list[str]:
    """Files in the folder of a unit that are no question, each in a sentence with the name that it should have.

    >>> strays("00")
    []
    """
    folder = FOLDER / number
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    others = [path for path in found if path.name != "unit.toml" and not _is_text(path)]
    return [_what_is_it(path) for path in others]


_NO_FILE = (
    "{name} in the folder {unit} has the name of a question and is no file. Take it out, or put the text in its place."
)
_ODD_NAME = (
    "{name} in the folder {unit} is no name of a question, and nobody is asked it. Name it {unit}.{own}.md, or take it"
    " out."
)
_STRAY = (
    "{name} in the folder {unit} is neither a question, such as {unit}.2.md or {unit}.b.md, nor unit.toml. Take it out."
)


def _what_is_it(path: Path) -> str:
    unit, own = path.parent.name, ""
    if re.fullmatch(rf"{unit}\.(\d{{1,2}}|[a-z])\.md", path.name) and not path.is_file():
        sentence = _NO_FILE
    else:
        meant = _LOOSE_ID.match(path.name.lower())
        own = (meant[2] or meant[4]).lstrip("0") if meant else ""
        sentence = _ODD_NAME if own else _STRAY
    return sentence.format(name=path.name, unit=unit, own=own)


@cache  # a question is read once, however many there are
def by_id(id: str) -> Question:
    """The question with an id that is known."""
    return read_question(_file(id))


def _file(id: str) -> Path:
    return FOLDER / id[:2] / f"{id}.md"


def of_unit(number: str) -> tuple[Question, ...]:
    """Questions of a unit, in their order."""
    return tuple(map(by_id, ids(number)))


@dataclass(frozen=True)
class Damaged:
    """A question whose text or keys cannot be read, for those who only list questions.

    Attributes
    ----------
    id : str
    fault : str
        File and line, what was found and what is accepted.
    """

    id: str
    fault: str

    @property
    def unit(self) -> str:
        """The unit it belongs to."""
        return self.id[:2]

    @property
    def exercise(self) -> bool:
        """True for an exercise, False for a check inside a unit."""
        return self.id[3:].isdigit()


def listed(number: str) -> tuple[Question | Damaged, ...]:
    """Questions of a unit, in their order, with those that cannot be read: one bad file hides no other."""
    return tuple(map(_listed, ids(number)))


def _listed(id: str) -> Question | Damaged:
    try:
        return by_id(id)
    except Malformed as fault:
        return Damaged(id, str(fault))


def every() -> tuple[Question, ...]:
    """All questions, by unit.

    >>> every()[0].unit
    '00'
    """
    return tuple(one for number in units() for one in of_unit(number))


@keywords_checked
def questions(unit: str | None = None) -> pd.DataFrame:
    """List the questions, without their answers.

    Parameters
    ----------
    unit : str, optional
        Only this unit, for example ``"03"``.

    Returns
    -------
    pandas.DataFrame
        One row for each question: id, unit, objective, kind, points, exercise (False for a check inside a unit),
        needs_code (True where the answer is written in Python; all others can be chosen or filled in). A question whose
        text is damaged says so in the place of its objective.

    Raises
    ------
    ValueError
        For a unit without questions.

    Examples
    --------
    >>> list(questions().columns)
    ['id', 'unit', 'objective', 'kind', 'points', 'exercise', 'needs_code']
    >>> list(questions("03").query("needs_code")["id"])
    ['03.9']
    """
    import pandas as pd

    rows = [
        (one.id, one.unit, "(cannot be read: a fault of the kit)", "", 0, one.exercise, False)
        if isinstance(one, Damaged)
        else (one.id, one.unit, one.objective, one.kind.name, one.points, one.exercise, one.needs_code)
        for number in chosen(unit)
        for one in listed(number)
    ]
    return pd.DataFrame(rows, columns=["id", "unit", "objective", "kind", "points", "exercise", "needs_code"])


def find(id: object) -> Question:
    """The question with an id, written in any usual way.

    Parameters
    ----------
    id : str
        ``"00.1"``; ``"0.1"``, ``"Exercise 00.1"`` and ``"00a"`` are understood too.

    Raises
    ------
    UnknownQuestion
        With the nearest id.

    Examples
    --------
    >>> find("0.1").id
    '00.1'
    """
    return by_id(known(id))


def known(id: object) -> str:
    """The id of a question that there is, from any usual way to write it; an UnknownQuestion for any other.

    >>> known("Exercise 0.1")
    '00.1'
    """
    try:
        typed = plain(id)
    except Unreadable:
        typed = None
    if not isinstance(typed, str):
        raise UnknownQuestion(
            'The first thing to give is the id of a question in quotation marks, for example `"00.1"`.'
        )
    text = typed.strip().lower()
    match = _LOOSE_ID.search(text)
    if match:
        number, own = match[1] or match[3], match[2] or match[4]
        text = f"{int(number):02d}.{int(own) if own.isdigit() else own}"
        if text[:2] in units() and _is_text(_file(text)):
            return text
    every_id = [one for number in units() for one in ids(number)]
    same_unit = [one for one in every_id if one[:3] == text[:3]]
    series = [one for one in same_unit if one[3:].isdigit() == text[3:].isdigit()]
    guess = nearest(text, series) or ((series or same_unit)[-1] if same_unit else nearest(text, every_id))
    meant = f' Did you mean `"{guess}"`?' if guess else ""
    raise UnknownQuestion(f"There is no question “{excerpt(typed)}”.{meant} {_there_are(same_unit)}")


def _there_are(ids: list[str]) -> str:
    """Which questions there are: those of a unit, or the units."""
    if not ids:
        return f"Units {joined(units())} have questions."
    exercises, checks = [one for one in ids if one[3:].isdigit()], [one for one in ids if not one[3:].isdigit()]
    series = [some[0] if len(some) == 1 else f"{some[0]} to {some[-1]}" for some in (checks, exercises) if some]
    return f"Unit {ids[0][:2]} has the questions {joined(series)}."

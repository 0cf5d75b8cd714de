"""The settings at the top of a question file: TOML between two lines of three plus signs."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from eudefence.data.package import course
from eudefence.ground.arguments import nearest

from .sections import Place, refuse_marks

FENCE = "+++"
# What every question may set, with the type of each.
COMMON: dict[str, type] = {
    "kind": str,
    "key": str,
    "points": int,
    "minutes": int,
    "objective": str,
    "section": str,
    "misconception": list,
    "right_forms": list,
    "facts": dict,
}
RESERVED = {"vary": "Variants of a question cannot be written yet. Leave it out."}
_SAID = {
    str: "words in quotation marks",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    list: "a list in square brackets",
}
_SAID |= {dict: "a table of its own, as in [facts]"}
# What editors and word processors put in the place of plain signs.
_LOOK_ALIKES = (
    ("“”„‟«»", "a curly quotation mark", "a straight one"),
    ("‘’‚", "a curly quotation mark", "a straight one"),
    ("\u00a0\u202f\u2007", "a space that does not break", "a plain one"),
)
_LISTED = 25  # a longer list is not read


@dataclass(frozen=True)
class Settings:
    """The settings of a question with the line of each.

    Attributes
    ----------
    values : mapping
        As TOML gives them.
    path : pathlib.Path
    lines : mapping
        Name of a setting, or of a fact, to its line.
    body : int
        Place of the first line below the settings, counted from 0.
    """

    values: Mapping[str, object]
    path: Path
    lines: Mapping[str, int]
    body: int

    def get(self, name: str, default=None):
        """A setting, or the default where it is not given."""
        return self.values.get(name, default)

    def place(self, name: str = "") -> Place:
        """Where a setting stands; the first line for one that is not there."""
        return Place(self.path, self.lines.get(name, 1))

    def need(self, name: str, why: str) -> str:
        """A setting that must be there."""
        if name not in self.values:
            raise self.place().fault(f"the setting “{name}” is missing. {why}")
        return self.values[name]

    def check(self, accepted: Mapping[str, type | tuple[type, ...]]) -> None:
        """Refuse settings that a question of this kind does not have, and values of another type."""
        for name, value in self.values.items():
            if name in RESERVED:
                raise self.place(name).fault(f"“{name}” is reserved. {RESERVED[name]}")
            if name not in accepted:
                raise self.place(name).fault(unknown(name, accepted, "setting of this kind of question"))
            wanted = accepted[name]
            if not _fits(value, wanted):
                said = " or ".join(_SAID[one] for one in (wanted if isinstance(wanted, tuple) else (wanted,)))
                raise self.place(name).fault(f"“{name}” is {value!r}. Write {said}.")
        told = self.values.get("misconception", [])
        for place, number in enumerate(told):
            if number in told[:place]:
                raise self.place("misconception").fault(f"misconception {number!r} stands here twice. Keep one.")
            known = [row["misconception_id"] for row in course().rows("misconceptions")]
            if number not in known:
                raise self.place("misconception").fault(
                    f"there is no misconception {number!r}. The table misconceptions has the numbers "
                    f"{min(known)} to {max(known)}."
                )
        for name in ("points", "minutes"):
            if self.values.get(name, 1) < 1:
                raise self.place(name).fault(f"“{name}” is {self.values[name]}. Write 1 or more, or leave it out.")
        for name, bound in self.values.get("facts", {}).items():
            if not isinstance(bound, str):
                raise self.place(name).fault(
                    f"“{name}” is bound to {bound!r}. Write a fact link or a function in quotation marks."
                )


def _fits(value: object, wanted: type | tuple[type, ...]) -> bool:
    """Whether a value is of a type, or of one of several; a whole number is a number too, and true is none."""
    if isinstance(wanted, tuple):
        return any(_fits(value, one) for one in wanted)
    if isinstance(value, bool):
        return wanted is bool
    return isinstance(value, int | float if wanted is float else wanted)


def unknown(name: str, accepted: Iterable[str], what: str) -> str:
    """That a name is none of those accepted, and the nearest of them; all of them where they are few, or none is near.

    >>> unknown("hnit", ["Hint", "Solution"], "heading")
    '“hnit” is no heading. Did you mean “Hint”? Accepted: Hint, Solution.'
    >>> unknown("shrae", ["share", *map(str, range(50))], "function")
    '“shrae” is no function. Did you mean “share”?'
    """
    names = list(accepted)
    guess = nearest(name, names)
    said = f"“{name}” is no {what}." + (f" Did you mean “{guess}”?" if guess else "")
    return said if guess and len(names) > _LISTED else f"{said} Accepted: {', '.join(names) or 'none'}."


def _look_alike(line: str) -> str:
    """What an editor put in the place of a plain sign, in a sentence; nothing where there is no such thing."""
    for signs, what, plain in _LOOK_ALIKES:
        found = next((sign for sign in line if sign in signs), "")
        if found:
            return f"There is {what} (U+{ord(found):04X}) in it, where {plain} is meant. "
    return ""


def read_settings(lines: list[str], path: Path) -> Settings:
    """The settings of a file.

    Raises
    ------
    Malformed
        Without the two lines of plus signs, or for what is no TOML.

    >>> settings = read_settings(["+++", 'kind = "number"', "+++", "How many?"], Path("a.md"))
    >>> settings.values, settings.lines, settings.body
    ({'kind': 'number'}, {'kind': 2}, 3)
    """
    if not lines or lines[0].strip() != FENCE:
        raise Place(path, 1).fault(
            f"a question begins with its settings. Write {FENCE} on the first line, and again below the settings."
        )
    end = next((number for number, line in enumerate(lines[1:], 1) if line.strip() == FENCE), None)
    if end is None:
        raise Place(path, 1).fault(f"the settings that begin here have no end. Write {FENCE} on a line below them.")
    for number, line in enumerate(lines[:end], 1):
        refuse_marks(line, Place(path, number))
    try:
        values = tomllib.loads("\n".join(lines[1:end]))
    except tomllib.TOMLDecodeError as error:
        told = re.search(r" \(at line (\d+), column \d+\)", str(error))
        line = int(told[1]) + 1 if told else end
        said = str(error).removesuffix(told[0]) if told else str(error)
        found = lines[line - 1].strip()
        advice = _look_alike(found) + 'Write name = "words", name = 12 or name = ["one", "two"].'
        raise Place(path, line).fault(f"“{found}” is no setting ({said}). {advice}") from None
    named = {}
    for number, line in enumerate(lines[:end], 1):
        name = re.match(r"\s*\[?\s*\"?([\w-]+)\"?\s*(?:=|\])", line)
        if name:
            named.setdefault(name[1], number)
    return Settings(values, path, named, end + 1)

"""A question file cut into its sections: a heading, its line, and the lines below it.

The first section has no heading and holds the task. In a text a sentence has a line; the lines of a paragraph are
joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[3]
_HEADING = re.compile(r"##\s+(?P<name>[^:]+?)\s*(?::\s*(?P<about>.*?))?\s*")
_ENTRY = re.compile(r"-\s+\*\*(?P<name>[^*]+)\*\*\s*(?P<words>.*)")
_ITEM = re.compile(r"(?:-|\d+\.)\s")
_MARK = re.compile(r"‹[^›]*›")
_UNSEEN = re.compile("[\u00ad\u200b\u200c\u2060\ufeff]")
_CODE = re.compile(r"`[^`]*`")
_OTHER_MARKUP = (
    (re.compile(r"</?[A-Za-z][^>]*>|<!--"), "HTML", "Write words, **bold**, `code` or a list."),
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), "a picture", "A question has none; let it name a picture of the notebook."),
    (re.compile(r"^\s*\|.*"), "a row of a table", "Name the table of the data, or write a list."),
)


class Malformed(ValueError):
    """A question file that cannot be read; the text names file and line, what was found and what is accepted."""


def named(path: Path) -> str:
    """A file as messages name it: seen from the folder of the course where it lies in it."""
    whole = path.resolve()
    return (whole.relative_to(_ROOT) if whole.is_relative_to(_ROOT) else path).as_posix()


@dataclass(frozen=True)
class Place:
    """A line of a file, for messages.

    >>> print(Place(Path("03.f.md"), 14).fault("## Wrong: parlament is no option."))
    03.f.md, line 14: ## Wrong: parlament is no option.
    """

    path: Path
    line: int

    def fault(self, said: str) -> Malformed:
        """The error to raise for what was found here."""
        return Malformed(f"{named(self.path)}, line {self.line}: {said}")


@dataclass(frozen=True)
class Section:
    """A heading with what stands below it.

    Attributes
    ----------
    name : str
        "Wrong", "Hint" ...; empty for the task.
    about : str
        What stands behind the colon of the heading.
    place : Place
        The line of the heading.
    lines : tuple of (int, str)
        Numbered lines below it, without blank ones at both ends.
    """

    name: str
    about: str
    place: Place
    lines: tuple[tuple[int, str], ...]

    @property
    def heading(self) -> str:
        """The heading as it is written, for messages."""
        return f"## {self.name}: {self.about}" if self.about else f"## {self.name}"

    def at(self, line: int) -> Place:
        """The place of one of its lines."""
        return Place(self.place.path, line)

    def text(self) -> str:
        """The words below the heading; blank lines part paragraphs, and lists and code keep their lines."""
        if not self.lines:
            raise self.place.fault(
                f"there is no text below “{self.heading}”. Write one sentence a line."
                if self.name
                else "there is no text between the settings and the first heading. Write one sentence a line."
            )
        return flowing(line for _, line in self.lines)

    def entries(self) -> dict[str, str]:
        """Names with their words, from lines ``- **de** the Bundestag``. Without words the name stands for itself."""
        found: dict[str, str] = {}
        last = ""
        for number, line in self.lines:
            entry = _ENTRY.fullmatch(line.strip())
            if entry and entry["name"].strip():
                last = entry["name"].strip()
                if last in found:
                    raise self.at(number).fault(
                        f"the name “{last}” stands in this list twice. Give each entry a name of its own."
                    )
                found[last] = entry["words"].strip()
            elif line.strip() and line.startswith(" ") and last:
                found[last] = f"{found[last]} {line.strip()}".strip()
            elif line.strip():
                raise self.at(number).fault(
                    f"“{line.strip()}” is no entry of a list. Write: - **name** the words that learners read"
                )
        if not found:
            raise self.place.fault(
                f"“{self.heading}” has no entries. Write each as: - **name** the words that learners read"
            )
        return {name: words or name for name, words in found.items()}

    def points(self) -> tuple[str, ...]:
        """Entries without names: lines that begin with a hyphen."""
        found: list[str] = []
        for number, line in self.lines:
            if line.startswith("- "):
                found.append(line[2:].strip())
            elif line.strip() and line.startswith(" ") and found:
                found[-1] = f"{found[-1]} {line.strip()}"
            elif line.strip():
                raise self.at(number).fault(
                    f"“{line.strip()}” is no point of a list. Begin it with a hyphen and a space."
                )
        if not found:
            raise self.place.fault(f"“{self.heading}” has no points. Begin each with a hyphen and a space.")
        return tuple(found)

    def code(self) -> str:
        """The lines of the one block of Python below the heading."""
        lines = [line for _, line in self.lines]
        if (
            len(lines) < 2
            or lines[0].strip() != "```python"
            or lines[-1].strip() != "```"
            or any(map(_fences, lines[1:-1]))
        ):
            raise self.place.fault(
                f"below “{self.heading}” one block of Python is expected, between lines ```python and ```."
            )
        return "\n".join(lines[1:-1])

    def without_quotation(self) -> tuple[dict[str, str], Section]:
        """An example answer in parts, as lines ``> part: words`` at the top, and the section without it."""
        quoted = {}
        rest = list(self.lines)
        while rest and rest[0][1].startswith(">"):
            number, line = rest.pop(0)
            part, colon, words = line[1:].partition(":")
            if not colon or not words.strip():
                raise self.at(number).fault(f"“{line}” is no part of an example. Write: > part: its words")
            quoted[part.strip()] = words.strip()
        return quoted, Section(self.name, self.about, self.place, _trimmed(rest))


def cut(lines: list[str], path: Path, first: int) -> list[Section]:
    """The sections of a text.

    Parameters
    ----------
    lines : list of str
    path : pathlib.Path
        For messages.
    first : int
        Number of the first line in the file.

    Raises
    ------
    Malformed
        For a heading of another level, a block of code without an end, or a mark of a template still to be filled in.

    >>> sections = cut(["Who?", "", "## Wrong: de", "Not this one.", "Look again."], Path("a.md"), 1)
    >>> [(one.name, one.about, one.text()) for one in sections]
    [('', '', 'Who?'), ('Wrong', 'de', 'Not this one. Look again.')]
    """
    found: list[tuple[str, str, int, list]] = [("", "", first, [])]
    fence = 0
    for number, line in enumerate(lines, first):
        place = Place(path, number)
        refuse_marks(line, place)
        _refuse_unseen(line, place)
        if _fences(line):
            fence = 0 if fence else number
        elif not fence:
            _refuse_other_markup(line, place)
        if line.startswith("#") and not fence:
            heading = _HEADING.fullmatch(line)
            if not heading:
                raise place.fault(
                    f"“{line}” is no heading of a question. Headings have two signs and a space, as in: ## Hint"
                )
            found.append((heading["name"], heading["about"] or "", number, []))
        else:
            found[-1][3].append((number, line))
    if fence:
        raise Place(path, fence).fault("this block of code has no end. Close it with a line ```.")
    return [Section(name, about, Place(path, number), _trimmed(below)) for name, about, number, below in found]


def refuse_marks(line: str, place: Place) -> None:
    """Refuse a line in which a template still waits for the author."""
    mark = _MARK.search(line)
    if mark:
        raise place.fault(
            f"{mark[0]} is still to be filled in. Put your own words in its place, without the two signs."
        )


def _refuse_unseen(line: str, place: Place) -> None:
    """Refuse signs that nobody sees and that part words which look the same."""
    unseen = _UNSEEN.search(line)
    if unseen:
        raise place.fault(
            f"an invisible sign (U+{ord(unseen[0]):04X}) stands behind “{line[: unseen.start()]}”. Delete it."
        )


def _refuse_other_markup(line: str, place: Place) -> None:
    """Refuse what a learner would see as bare signs, in a notebook or outside one."""
    shown = _CODE.sub("", line)
    for pattern, what, advice in _OTHER_MARKUP:
        found = pattern.search(shown)
        if found:
            raise place.fault(f"“{found[0].strip()}” is {what}. {advice}")


def flowing(lines: Iterable[str]) -> str:
    """Lines as paragraphs, lists and blocks of code.

    >>> flowing(["One sentence.", "Another.", "", "- an entry", "  that goes on", "- the next"])
    'One sentence. Another.\\n\\n- an entry that goes on\\n- the next'
    """
    blocks: list[list[str]] = [[]]
    fenced = False
    for line in lines:
        block = blocks[-1]
        if _fences(line) or fenced:
            fenced = fenced != _fences(line)
            block.append(line)
        elif not line.strip():
            blocks.append([])
        elif block and not _ITEM.match(line.strip()) and not _fences(block[-1]):
            block[-1] += f" {line.strip()}"
        else:
            block.append(line.strip())
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _fences(line: str) -> bool:
    return line.lstrip().startswith("```")


def _trimmed(lines: list[tuple[int, str]]) -> tuple[tuple[int, str], ...]:
    """Without blank lines at both ends."""
    filled = [place for place, (_, line) in enumerate(lines) if line.strip()]
    return tuple(lines[filled[0] : filled[-1] + 1]) if filled else ()

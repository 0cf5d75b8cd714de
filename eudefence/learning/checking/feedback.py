"""What the checker says: a state, a few plain sentences, and the same as safe HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from textwrap import indent

from eudefence.data.fact_links import ROWS
from eudefence.ground.words import count

NOT_ATTEMPTED = "not attempted"
NOT_YET = "not yet"
RIGHT = "right"
CANNOT_CHECK = "cannot check"

ANSWER = "application/vnd.eudefence.answer+json"  # the answer as data, beside the reply in the notebook's file


@dataclass(frozen=True)
class Look:
    """What a state looks like. Word, sign and the line of the bar tell it without colour too."""

    word: str
    sign: str
    colour: str
    bar: str = "8px solid"


LOOKS = {
    NOT_ATTEMPTED: Look("Not attempted yet", "○", "#767676", "2px solid"),
    NOT_YET: Look("Not yet", "✗", "#b35900", "8px dashed"),
    RIGHT: Look("Right", "✓", "#1a7f37"),
    CANNOT_CHECK: Look("Cannot check", "!", "#767676"),
    "hint": Look("Hint", "→", "#0b62a4", "8px double"),
    "solution": Look("Solution", "■", "#6f42c1", "8px double"),
}


@dataclass(frozen=True)
class Feedback:
    """The answer of ``check``, ``hint`` or ``solution``.

    Attributes
    ----------
    id : str
        The question, for example ``"03.2"``.
    state : str
        "not attempted", "not yet", "right", or "cannot check" when the fault lies with the id or the kit.
        Hints and solutions have the states "hint" and "solution".
    message : str
        Paragraphs of plain words, parted by blank lines, in a small part of Markdown: lists, tables, code, bold.
    points : int
        What the answer earns.
    then : str
        What to do next.
    note : str
        Something that does not concern the answer, for example that the progress could not be saved.
    answer : mapping, optional
        The answer as data: "kind", "answer" by the names of its options, "words", and the "edition" of the data.

    Examples
    --------
    >>> Feedback("00.1", "not yet", "That is the Battlegroup figure.")
    00.1: Not yet
    <BLANKLINE>
    That is the Battlegroup figure.
    """

    id: str
    state: str
    message: str
    points: int = 0
    then: str = ""
    note: str = ""
    answer: Mapping[str, object] | None = None

    @property
    def right(self) -> bool:
        """True if the answer holds."""
        return self.state == RIGHT

    @property
    def heading(self) -> str:
        """The state in one or two words, with the question's id."""
        word = LOOKS[self.state].word
        return f"{self.id}: {word}" if self.id else word

    @property
    def words(self) -> str:
        """The answer in words, as far as it could be read."""
        return str((self.answer or {}).get("words") or "")

    @property
    def earned(self) -> str:
        """The points of a right answer, in words; a check inside a unit gives none."""
        exercise = self.id.rpartition(".")[2].isdigit()
        return count(self.points, "point") if self.right and self.points and exercise else ""

    def __repr__(self) -> str:
        said = f"{self.heading} ({self.earned})" if self.earned else self.heading
        mine = f"Your answer: {self.words}" if self.words else ""
        return "\n\n".join(part for part in (said, mine, *map(unmarked, (self.message, self.then)), self.note) if part)

    def to_html(self) -> str:
        """The reply in a frame. Its style stands inside it, because JupyterLab drops sheets, scripts and drawings in a
        notebook that it does not trust.
        """
        look = LOOKS[self.state]
        earned = f" ({self.earned})" if self.earned else ""
        heading = f"<strong>{look.sign} {escape(self.heading)}</strong>{earned}"
        texts = [text for text in (self.message, self.then) if text]
        if self.state == NOT_ATTEMPTED:  # short: it stands below every form that nobody has touched
            heading, texts = f"{heading}. {' '.join(to_html(text)[3:-4] for text in texts)}", []
        parts = [f"<p>{heading}</p>"]
        parts += [f"<p>Your answer: {_lines_of(self.words)}</p>"] if self.words else []
        parts += map(to_html, texts)
        parts += [f"<p><em>{escape(self.note)}</em></p>"] if self.note else []
        return f'<div style="{_FRAME}; border-left: {look.bar} {look.colour}">{"".join(parts)}</div>'

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, object]:
        bundle: dict[str, object] = {"text/html": self.to_html(), "text/plain": repr(self)}
        if self.answer is not None:
            bundle[ANSWER] = {"id": self.id, **self.answer, "state": self.state}
        return bundle


_FRAME = "border: 1px solid #8a8a8a; padding: 2px 12px; margin: 4px 0; max-width: 60em"


def _lines_of(words: str) -> str:
    return "<br>".join(escape(line) for line in words.splitlines())


_FENCE = re.compile(r"^```\w*\n(.*?)\n```$", re.MULTILINE | re.DOTALL)
_INSIDE_A_LINE = ["backticks", "emphasis", "link"]
_TO_A_ROW = re.compile(rf"(?:\.\./)*{ROWS}/[\w-]+\.md#[\w.,:%+-]+")
_BLOCKS = ["list", "fence", "table", "newline"]
# A single star or stroke is no mark here: formulae and names of columns are full of them.
_SINGLE = ("em_open", "em_close")


def unmarked(text: str) -> str:
    """The text without Markdown marks; code is set in by four spaces.

    >>> unmarked("**Two** `codes` and [a link](x.csv#a)"), unmarked("A*C + B*~C")
    ('Two codes and a link', 'A*C + B*~C')
    >>> print(unmarked("Type:\\n\\n```python\\nanswer = `1`\\n```"))
    Type:
    <BLANKLINE>
        answer = `1`
    """
    # Every second part is code, in which nothing is a mark; lists and tables stay as they are written.
    parts = _FENCE.split(text)
    parts[::2] = map(_unmarked, parts[::2])
    parts[1::2] = [indent(code, "    ") for code in parts[1::2]]
    return "".join(parts)


def _unmarked(text):
    [line] = _lines().parseInline(text)
    return "".join(token.markup if token.type in _SINGLE else token.content for token in line.children)


def to_html(text: str) -> str:
    """Paragraphs, lists, tables, **bold** and `code` as HTML; everything else is escaped.

    Links that lead to a row of the course stay links; any other is words.

    >>> to_html("Write `FR` & more.")
    '<p>Write <code>FR</code> &amp; more.</p>'
    >>> to_html("A*C + B*~C and <b>").replace("\\n", "")
    '<p>A*C + B*~C and &lt;b&gt;</p>'
    >>> to_html("A pool of [5,000 troops](https://www.nato.int).")
    '<p>A pool of 5,000 troops.</p>'
    >>> to_html("[5,000 troops](../course_data/rows/02_x.md#forces.rdc)")
    '<p><a href="../course_data/rows/02_x.md#forces.rdc">5,000 troops</a></p>'
    """
    return _markdown().render(text).strip()


@lru_cache(maxsize=1)
def _lines():
    # Loaded when something is shown, as below; a check alone does without.
    from markdown_it import MarkdownIt

    return MarkdownIt("zero").enable(_INSIDE_A_LINE)


@lru_cache(maxsize=1)
def _markdown():
    from markdown_it import MarkdownIt

    reader = MarkdownIt("zero", {"html": False, "breaks": True}).enable([*_INSIDE_A_LINE, *_BLOCKS])
    for mark in _SINGLE:
        reader.add_render_rule(mark, lambda self, tokens, at, options, env: escape(tokens[at].markup))
    reader.core.ruler.push("rows_only", _rows_only)
    return reader


def _rows_only(state) -> None:
    """Take out the links that do not lead to a row."""
    for block in state.tokens:
        kept, leads = [], []
        for token in block.children or ():
            if token.type == "link_open":
                leads.append(bool(_TO_A_ROW.fullmatch(str(token.attrs["href"]))))
            if token.type not in ("link_open", "link_close") or leads[-1]:
                kept.append(token)
            if token.type == "link_close":
                leads.pop()
        if block.children:
            block.children = kept

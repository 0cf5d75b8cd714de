"""What the checker says: a state, a few plain sentences, and the same as safe HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from textwrap import indent

NOT_ATTEMPTED = "not attempted"
NOT_YET = "not yet"
RIGHT = "right"
CANNOT_CHECK = "cannot check"

_HEADINGS = {
    NOT_ATTEMPTED: "Not attempted",
    NOT_YET: "Not yet",
    RIGHT: "Right",
    CANNOT_CHECK: "Cannot check",
    "hint": "Hint",
    "solution": "Solution",
    "note": "Note",
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

    @property
    def right(self) -> bool:
        """True if the answer holds."""
        return self.state == RIGHT

    @property
    def heading(self) -> str:
        """The state in one or two words, with the question's id."""
        return f"{self.id}: {_HEADINGS[self.state]}" if self.id else _HEADINGS[self.state]

    def __repr__(self) -> str:
        return "\n\n".join(
            part for part in (self.heading, *map(unmarked, (self.message, self.then)), self.note) if part
        )

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        # No style, script or inline SVG: JupyterLab drops them in a notebook it does not trust.
        parts = [f"<p><strong>{escape(self.heading)}</strong></p>"]
        parts += [to_html(text) for text in (self.message, self.then) if text]
        parts += [f"<p><em>{escape(self.note)}</em></p>"] if self.note else []
        return {
            "text/html": f"<div>{''.join(parts)}</div>",
            "text/plain": repr(self),
        }


_FENCE = re.compile(r"^```\w*\n(.*?)\n```$", re.MULTILINE | re.DOTALL)
_INSIDE_A_LINE = ["backticks", "emphasis", "link"]
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
    """Paragraphs, lists, tables, **bold** and `code` as HTML; everything else is escaped, and links are words.

    >>> to_html("Write `FR` & more.")
    '<p>Write <code>FR</code> &amp; more.</p>'
    >>> to_html("A*C + B*~C and <b>").replace("\\n", "")
    '<p>A*C + B*~C and &lt;b&gt;</p>'
    >>> to_html("A pool of [5,000 troops](forces.csv#rdc.planned_strength).")
    '<p>A pool of 5,000 troops.</p>'
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
    for mark in ("link_open", "link_close"):
        reader.add_render_rule(mark, lambda *_: "")
    return reader

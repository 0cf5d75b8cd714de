"""What the checker says: a state, a few plain sentences, and the same as safe HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

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
        Paragraphs of plain words, parted by blank lines. Lines that begin with ``- `` are a list.
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
        return "\n\n".join(part for part in (self.heading, *map(unmarked, (self.message, self.then)), self.note) if part)

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        # No style, script or inline SVG: JupyterLab drops them in a notebook it does not trust.
        parts = [f"<p><strong>{escape(self.heading)}</strong></p>"]
        parts += [to_html(text) for text in (self.message, self.then) if text]
        parts += [f"<p><em>{escape(self.note)}</em></p>"] if self.note else []
        return {
            "text/html": f"<div>{''.join(parts)}</div>",
            "text/plain": repr(self),
        }


_LINK = re.compile(r"\[([^\]]*)\]\([^)\s]*\)")


def unmarked(text: str) -> str:
    """The text without Markdown marks.

    >>> unmarked("**Two** `codes` and [a link](x.csv#a)")
    'Two codes and a link'
    """
    return re.sub(r"\*\*(.+?)\*\*", r"\1", _LINK.sub(r"\1", text)).replace("`", "")


def to_html(text: str) -> str:
    """Paragraphs, lists, **bold** and `code` as HTML; everything else is escaped.

    >>> to_html("Write `FR` & more.")
    '<p>Write <code>FR</code> &amp; more.</p>'
    >>> to_html("Choose:\\n- a\\n- b")
    '<p>Choose:</p><ul><li>a</li><li>b</li></ul>'
    """
    html = []
    for paragraph in text.strip().split("\n\n"):
        block: list[str] = []
        for line in paragraph.split("\n"):
            item = line.startswith("- ")
            if block and block[-1].startswith("<li>") != item:
                html.append(_block(block))
                block = []
            block.append(f"<li>{_inline(line[2:])}</li>" if item else _inline(line))
        if block:
            html.append(_block(block))
    return "".join(html)


def _block(lines: list[str]) -> str:
    return f"<ul>{''.join(lines)}</ul>" if lines[0].startswith("<li>") else f"<p>{'<br>'.join(lines)}</p>"


def _inline(text: str) -> str:
    text = escape(_LINK.sub(r"\1", text))
    text = re.sub(r"`([^`]+)`", r"<code>\1</code>", text)
    return re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", text)

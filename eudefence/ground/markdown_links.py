"""Links in Markdown: where they stand, what they say, and the text as it is read, without their addresses.

Code, in blocks and inside a line, is left alone: nothing in it is a link.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

_CODE = re.compile(
    r"^(?P<fence>```+|~~~+)[^\n]*\n.*?^(?P=fence)[ \t]*$|(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)", re.S | re.M
)
_LINK = re.compile(
    r"""(?<![!\\])\[(?P<words>(?:[^\[\]\\]|\\.)*)\]\((?P<target>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)"""
    r"""(?:\s+"(?P<title>(?:[^"\\]|\\.)*)")?\)""",
    re.S,
)


class Link(NamedTuple):
    """One link of a text: its place, its words, where it leads, and its title, which may be empty."""

    start: int
    end: int
    words: str
    target: str
    title: str


def code_in(markdown: str) -> list[tuple[int, int]]:
    """Where code stands in a text.

    >>> code_in("Run `a` now.")
    [(4, 7)]
    """
    return [match.span() for match in _CODE.finditer(markdown)]


def links_in(markdown: str) -> Iterator[Link]:
    """The links of a text, in their order.

    >>> [link.target for link in links_in('See [a](x.md "the title") and `[b](y.md)`, not ![c](z.png).')]
    ['x.md']
    """
    code = code_in(markdown)
    for match in _LINK.finditer(markdown):
        if not any(start <= match.start() < end for start, end in code):
            yield Link(*match.span(), match["words"], match["target"], match["title"] or "")


def written(words: str, target: str, title: str = "") -> str:
    """A link as Markdown.

    >>> written("5,000 troops", "rows.md#a", "planned 2022")
    '[5,000 troops](rows.md#a "planned 2022")'
    """
    return f'[{words}]({target} "{title}")' if title else f"[{words}]({target})"


def rewritten(markdown: str, change: Callable[[Link], str]) -> str:
    """A text in which every link is replaced by what `change` makes of it.

    >>> rewritten("[a](x.md) and [b](y.md)", lambda link: link.words.upper())
    'A and B'
    """
    done, parts = 0, []
    for link in links_in(markdown):
        parts += [markdown[done : link.start], change(link)]
        done = link.end
    return "".join([*parts, markdown[done:]])


def as_read(markdown: str) -> str:
    """A text with the words of its links and without their addresses and titles.

    >>> as_read('It plans [5,000 troops](rows.md#a "planned 2022").')
    'It plans 5,000 troops.'
    """
    return rewritten(markdown, lambda link: link.words)

"""Results that show themselves: printed, at a cell's end or in a terminal, a result is what it says, not its fields."""

from __future__ import annotations

import copyreg
from abc import ABC, abstractmethod
from collections.abc import Mapping
from html import escape
from types import MappingProxyType
from typing import Any

_LINE = 100  # letters of the one line that stands for a result inside a list


def shortened(text: str, most: int = _LINE) -> str:
    """The beginning of a text, cut between words.

    >>> shortened("The decision is adopted and binds all who vote.", 25)
    'The decision is adopted ...'
    """
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most + 1].rpartition(' ')[0] or text[:most]} ..."


def as_html(text: str) -> str:
    """Plain text as HTML paragraphs; nothing in it is taken for markup.

    >>> as_html("One & two")
    '<p>One &amp; two</p>'
    """
    return "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n"))


def read_only(values: Mapping[Any, Any]) -> MappingProxyType[Any, Any]:
    """A mapping that cannot be changed.

    >>> read_only({"DE": 1})["DE"]
    1
    """
    return MappingProxyType(values)


# Python neither pickles nor copies such mappings, and results hold them: a long computation is kept in a file, and
# several processes send results to one another.
copyreg.pickle(MappingProxyType, lambda held: (read_only, (dict(held),)))


class Explained(ABC):
    """A result with `explain()`: `print` and a notebook show its sentences, a list of results one short line for each.

    A frozen dataclass that inherits from it is declared with ``repr=False``, or its own list of fields would win.

    >>> class Answer(Explained):
    ...     def explain(self):
    ...         return "Adopted. Twenty-six of 27 members are in favour."
    >>> print(Answer())
    Adopted. Twenty-six of 27 members are in favour.
    >>> [Answer()]
    [<Answer: Adopted. Twenty-six of 27 members are in favour.>]
    """

    @abstractmethod
    def explain(self) -> str:
        """The result in whole sentences."""

    def brief(self) -> str:
        """The result in a few words."""
        return self.explain()

    def __str__(self) -> str:
        return self.explain()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {shortened(self.brief())}>"

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        said = self.explain()
        return {"text/html": as_html(said), "text/plain": said}

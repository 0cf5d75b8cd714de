"""Fill ``{names}`` in prompts and messages from the course data, so that no figure is typed twice.

A placeholder is bound to a fact link, such as ``"forces.rdc.planned_strength"``, or to a function that returns the
value. In an exercise notebook a fact becomes a Markdown link to its cell; in the output of the checker it is plain
words.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from fractions import Fraction

from eudefence.data.facts import fact
from eudefence.ground.words import in_words, put_into
from eudefence.learning.kinds.wording import names
from eudefence.upkeep.rows.link_writing import fact_link

PLACEHOLDER = re.compile(r"\{([A-Za-z_]\w*)\}")


def fill(text: str, facts: Mapping[str, str | Callable], page: str | None = None) -> str:
    """Put the values of the course data into a text; capitals, full stops and "on" or "in" before a date come out
    right.

    Parameters
    ----------
    text : str
        Words with placeholders such as ``{rdc}``.
    facts : mapping
        For each placeholder a fact link, or a function without arguments that returns a value.
    page : str, optional
        The page of rows of the unit, seen from the notebook. With it, facts are written as Markdown links to it.

    Returns
    -------
    str

    Raises
    ------
    ValueError
        If a placeholder is not bound, or its cell is blank.

    Examples
    --------
    >>> facts = {"rdc": "forces.rdc.planned_strength"}
    >>> fill("A pool of up to {rdc}.", facts)
    'A pool of up to 5,000 persons.'
    >>> fill("A pool of up to {rdc}.", facts, "../course_data/rows/02_x.md")
    'A pool of up to [5,000 persons](../course_data/rows/02_x.md#forces.rdc.planned_strength "5,000 persons; ...").'
    """

    def value(name: str) -> str:
        if name not in facts:
            raise ValueError(f"{{{name}}} is not bound to a fact; the question binds: {', '.join(facts) or 'none'}.")
        bound = facts[name]
        if callable(bound):
            return in_text(bound())
        found = fact(bound)
        if found.field is not None and found.value is None:
            raise ValueError(f"{{{name}}} points to {bound}, which is blank.")
        words = found.text if found.field else ", ".join(found.key)
        return words if page is None else fact_link(words, found, page)

    rest = PLACEHOLDER.sub("", text)
    if "{" in rest or "}" in rest:
        raise ValueError(f"a brace is left over in: {rest[:80]!r}")
    filled, *parts = PLACEHOLDER.split(text)
    for name, after in zip(parts[::2], parts[1::2], strict=True):
        filled = put_into(filled, value(name), after, names())
    return filled


def in_text(value: object) -> str:
    """A computed value as a reader would write it.

    >>> in_text(60000), in_text(Fraction(1, 3)), in_text({"FR", "DE"}), in_text("as it is")
    ('60,000', '0.333', 'DE, FR', 'as it is')
    """
    if isinstance(value, str):
        return value
    if isinstance(value, Fraction):
        value = int(value) if value.denominator == 1 else round(float(value), 3)
    if isinstance(value, set | frozenset):
        value = sorted(value)
    if isinstance(value, list | tuple):
        return ", ".join(in_text(item) for item in value)
    if value is None or isinstance(value, bool | int | float | dt.date):
        if value is None:
            raise ValueError("a placeholder has no value: the data are blank there.")
        return in_words(value)
    return str(value)

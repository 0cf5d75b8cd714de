"""The fields of a form, as plain descriptions, and what comes back from a page: read so that nothing odd gets in.

What the sorts of fields are, and what each sends, is told at the top of `views/live/fields.js`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from eudefence.learning.answers.plain_data import MOST_ITEMS, MOST_LETTERS


def choice(name: str, label: str, options: Mapping[str, str]) -> dict[str, object]:
    """One of several options: their signs with their words.

    >>> choice("answer", "Your answer", {"a": "yes"})["options"]
    [['a', 'yes']]
    """
    return {"name": name, "label": label, "kind": "choice", "options": pairs(options), "value": None, "stacked": True}


def pairs(options: Mapping[str, str]) -> list[list[str]]:
    """Options as a page takes them, in their order."""
    return [[sign, words] for sign, words in options.items()]


def picked(values: object, name: str, known: Iterable[str]) -> str | None:
    """The sign that was chosen; None for nothing, and for what was never offered.

    >>> picked({"answer": "b"}, "answer", "abc"), picked({"answer": ["b"]}, "answer", "abc"), picked(7, "answer", "abc")
    ('b', None, None)
    """
    found = values.get(name) if isinstance(values, Mapping) else None
    return found if isinstance(found, str) and found in list(known) else None


def ticked(values: object, name: str, known: Iterable[str]) -> list[str] | None:
    """The signs that were ticked or put in order, each once; None for nothing at all.

    >>> ticked({"answer": ["b", "x", "b", 3]}, "answer", "abc"), ticked({"answer": None}, "answer", "abc")
    (['b'], None)
    """
    found = values.get(name) if isinstance(values, Mapping) else None
    if not isinstance(found, list | tuple):
        return None
    offered = set(known)
    return list(dict.fromkeys(one for one in found[:MOST_ITEMS] if isinstance(one, str) and one in offered))


def typed(values: object, name: str) -> str:
    """The words that were typed, without what stands around them; a number as one writes it.

    >>> typed({"answer": " 8,95 "}, "answer"), typed({"answer": 12}, "answer"), typed({"answer": {}}, "answer")
    ('8,95', '12', '')
    """
    found = values.get(name) if isinstance(values, Mapping) else None
    if isinstance(found, int | float) and not isinstance(found, bool):
        found = repr(found)
    # One letter more than can be read, so that the reader says that it is too long.
    return found[: MOST_LETTERS + 1].strip() if isinstance(found, str) else ""

"""An answer as data: by the names of its options and in words, so that it can be read again in another edition.

The same answer gives the same data, typed or chosen in a form. Nobody who reads it back believes more of it than the
answer: whether it is right is judged again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from eudefence.data.package import course
from eudefence.learning.bank.question import Question
from eudefence.learning.kinds.kind import Kind, as_json

from .feedback import unmarked

MOST = 20_000  # letters of an answer that is kept


def given_as_data(
    question: Question, kind: Kind | None = None, value: object = None, typed: object = None
) -> dict[str, object]:
    """What is kept of an answer.

    Parameters
    ----------
    question : Question
    kind : Kind, optional
        The filled kind; left out where the answer could not be read, or there is none.
    value : object
        The answer as the kind has read it.
    typed : object
        What could not be read, as plain data.

    Examples
    --------
    >>> from eudefence.learning import check
    >>> check("00.b", "once").answer
    {'kind': 'choice', 'answer': 'once', 'words': 'once', 'edition': '2026-10-08'}
    """
    data: dict[str, object] = {"kind": question.kind.name, "answer": None, "words": ""}
    if kind is not None:
        named = kind.stored(value) if question.names is None else as_json(question.names(value))
        if len(json.dumps(named)) <= MOST:
            data |= {"answer": named, "words": unmarked(kind.said(value))}
    elif typed is not None:
        left = as_json(typed)
        if len(json.dumps(left)) <= MOST:
            data["typed"] = left
    return data | {"edition": course().edition.isoformat()}


def answer_from(question: Question, data: Mapping[str, object]) -> object:
    """What one would type for an answer that was kept; the three dots where nothing can be made of it.

    >>> from eudefence.learning.bank.catalogue import find
    >>> answer_from(find("00.b"), {"answer": "once"}), answer_from(find("00.b"), {"answer": "twice"})
    ('b', Ellipsis)
    """
    named = data.get("answer")
    if named is None:
        typed = data.get("typed")
        return ... if typed is None else typed
    if question.from_names is None:
        return named
    try:
        return question.from_names(named)
    except Exception:  # Anybody may have written it; what no longer names anything is no answer.
        return ...

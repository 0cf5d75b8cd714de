"""The rules that a description sets for the cells of a column: can they be applied at all?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .cell_values import BadCell, Described, reader

_LIMITS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")


def inapplicable(field: Described) -> Iterator[str]:
    """Why rules of a column cannot be applied, as sentences: a limit that is no value of it, a pattern that is none.

    >>> list(inapplicable({"name": "seats", "type": "integer", "constraints": {"pattern": "("}}))
    ['the rule pattern cannot be applied: missing ), unterminated subpattern at position 0.']
    """
    rules = field.get("constraints", {})
    for word in _LIMITS:
        limit = rules.get(word)
        if limit is not None:
            try:
                reader(field)(str(int(limit) if isinstance(limit, float) and limit.is_integer() else limit))
            except BadCell as error:
                yield f"the rule {word} cannot be applied: {error}"
    try:
        re.compile(rules.get("pattern", ""))
    except (re.error, TypeError, RecursionError, OverflowError) as error:
        yield f"the rule pattern cannot be applied: {error}."

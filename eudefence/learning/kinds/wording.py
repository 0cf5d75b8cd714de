"""Wording that needs the course's names, or counts and quotes what a learner named. Counts, lists and capitals as such
have one home, `eudefence.ground.words`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from eudefence.data.package import course
from eudefence.ground.words import is_sentence, unstopped


def named(words: str) -> str:
    """An item as it is called inside a sentence: a whole sentence and what holds a comma stand in quotation marks.

    >>> named("PESCO set up"), named("Whoever sends soldiers pays for them.")
    ('PESCO set up', '“Whoever sends soldiers pays for them”')
    """
    return f"“{unstopped(words)}”" if is_sentence(words) or re.search(r"[,;:]", words) else words


def sorted_out(belong: int, foreign: int, missing: int, one: str, many: str) -> str:
    """How many of the things named belong and how many are missing, as a sentence.

    >>> sorted_out(1, 1, 2, "country", "countries"), sorted_out(0, 1, 8, "country", "countries")
    ('Of your 2 countries, 1 belongs and 1 does not; 2 are missing.', 'The country you named does not belong; ...')
    """
    if belong + foreign == 1:
        said = f"The {one} you named {'belongs' if belong else 'does not belong'}"
    elif not belong:
        said = f"None of your {foreign} {many} belongs"
    elif not foreign:
        said = f"Both {many} belong" if belong == 2 else f"All {belong} {many} belong"
    else:
        verb, not_verb = "belongs" if belong == 1 else "belong", "does not" if foreign == 1 else "do not"
        said = f"Of your {belong + foreign} {many}, {belong} {verb} and {foreign} {not_verb}"
    return (
        f"{said}; {missing} {'is' if missing == 1 else 'are'} missing." if missing else f"{said}, and none is missing."
    )


@lru_cache(maxsize=1)
def names() -> tuple[str, ...]:
    """Names that keep their capital inside a sentence: states, bodies, forces, and a few words that are always names
    here.
    """
    rows = [row["name"] for table in ("countries", "institutions", "forces") for row in course().rows(table)]
    return (*_NAMES, *rows)


_NAMES = (
    *("Article", "Articles", "Protocol", "Decision", "Regulation", "Directive", "Treaty", "Treaties"),
    *(
        "Europe",
        "European",
        "Union",
        "Council",
        "Commission",
        "Parliament",
        "Athena",
        "Battlegroup",
        "Battlegroups",
        "Brexit",
    ),
)

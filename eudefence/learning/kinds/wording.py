"""Wording that needs the course's names, or counts and quotes what a learner named. Counts, lists and capitals as such
have one home, `eudefence.ground.words`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from eudefence.data.package import course
from eudefence.ground.words import is_sentence, one_or_many, unstopped


def named(words: str) -> str:
    """An item as it is called inside a sentence: a whole sentence and what holds a comma stand in quotation marks.

    >>> named("PESCO set up"), named("Whoever sends soldiers pays for them.")
    ('PESCO set up', '“Whoever sends soldiers pays for them”')
    """
    return f"“{unstopped(words)}”" if is_sentence(words) or re.search(r"[,;:]", words) else words


# How many of the things named belong: by how many do and how many do not.
_SORTED = {
    ("one", "none"): "The {thing} you named belongs.",
    ("none", "one"): "The {thing} you named does not belong.",
    ("none", "many"): "None of your {foreign} {things} belongs.",
    ("two", "none"): "Both {things} belong.",
    ("many", "none"): "All {belong} {things} belong.",
    ("one", "one"): "Of your {all} {things}, {belong} belongs and {foreign} does not.",
    ("one", "many"): "Of your {all} {things}, {belong} belongs and {foreign} do not.",
    ("many", "one"): "Of your {all} {things}, {belong} belong and {foreign} does not.",
    ("many", "many"): "Of your {all} {things}, {belong} belong and {foreign} do not.",
}


def sorted_out(belong: int, foreign: int, missing: int, one: str, many: str) -> str:
    """How many of the things named belong, in one sentence, and how many are missing, in another.

    >>> sorted_out(1, 1, 2, "country", "countries"), sorted_out(0, 1, 8, "country", "countries")
    ('Of your 2 countries, 1 belongs and 1 does not. 2 are missing.', 'The country you named does not belong. ...')
    """
    there = "two" if belong == 2 and not foreign else _how_many(belong)
    said = _SORTED[there, _how_many(foreign)].format(
        all=belong + foreign, belong=belong, foreign=foreign, thing=one, things=many
    )
    return f"{said} {one_or_many(missing, '{n} is missing.', '{n} are missing.', 'No {thing} is missing.', thing=one)}"


def _how_many(number: int) -> str:
    return {0: "none", 1: "one"}.get(number, "many")


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

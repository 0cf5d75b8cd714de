"""How many exercises a unit has, wherever a page says so: the builder writes the number, nobody types it.

In a source ``{count}`` and ``{Count}`` stand for it. A notebook is read by people who never run the builder, so it
holds the number itself, beside its link to the exercises: ``[Three warm-up
exercises](../exercises/00_start_here.ipynb)`` or ``[...](../exercises/03_who.ipynb): ten questions``.
"""

from __future__ import annotations

import re
from pathlib import Path

from eudefence.ground.words import capitalised, cardinal
from eudefence.learning.bank import catalogue

_NUMBER = rf"\d+|{'|'.join(map(cardinal, range(13)))}"
_LINK = r"\]\(\.\./exercises/(?P<unit>\d\d)_[^)\s]*\)"
_BESIDE = re.compile(
    rf"(?P<before>\[)(?P<number>{_NUMBER})(?P<after> [^\]\[]*\b(?:exercises|questions){_LINK})"
    rf"|(?P<link>{_LINK.replace('unit', 'whose')}[:,] )(?P<told>{_NUMBER})(?= (?:exercises|questions)\b)",
    re.IGNORECASE,
)


def exercises_in_words(unit: str) -> str:
    """The number of exercises of a unit, as a sentence has it.

    >>> exercises_in_words("00")
    'three'
    """
    return cardinal(sum(id[3:].isdigit() for id in catalogue.ids(unit)))


def with_counts(text: str) -> str:
    """A text in which each number beside a link to exercises is the right one.

    >>> with_counts("[Two warm-up exercises](../exercises/00_start_here.ipynb) go with this page.")
    '[Three warm-up exercises](../exercises/00_start_here.ipynb) go with this page.'
    >>> with_counts("[Exercises](../exercises/00_start_here.ipynb): 12 questions")
    '[Exercises](../exercises/00_start_here.ipynb): three questions'
    """

    def right(match):
        number = exercises_in_words(match["unit"] or match["whose"])
        if match["told"]:
            return match["link"] + number
        return match["before"] + (capitalised(number) if match["number"][0].isupper() else number) + match["after"]

    return _BESIDE.sub(right, text)


def miscounted(notebooks: str | Path) -> list[Path]:
    """The notebooks of a folder that say another number than there are."""
    pages = sorted(Path(notebooks).glob("[0-9][0-9]_*.ipynb"))
    return [page for page in pages if with_counts(text := page.read_text(encoding="utf-8")) != text]

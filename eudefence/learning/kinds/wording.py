"""Small helpers with words that several answer kinds share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from string import ascii_lowercase


def letters(options: Iterable[str]) -> dict[str, str]:
    """Options by letter.

    >>> letters(("yes", "no"))
    {'a': 'yes', 'b': 'no'}
    """
    return dict(zip(ascii_lowercase, options, strict=False))


def numbers(options: Iterable[str]) -> dict[str, str]:
    """Options by number.

    >>> numbers(("yes", "no"))
    {'1': 'yes', '2': 'no'}
    """
    return {str(number): words for number, words in enumerate(options, 1)}


def folded(words: str) -> str:
    """Words without case, accents, punctuation and double spaces.

    >>> folded("  The European Council's  “Compass” "), folded("source_id")
    ('the european council s compass', 'source id')
    """
    flat = unicodedata.normalize("NFKD", str(words)).casefold().replace("_", " ")
    flat = "".join(c for c in flat if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", flat))


def match_option(typed: str, options: Mapping[str, str]) -> str | None:
    """The key of the option that was typed as a key, as its words, or as words that only it contains.

    >>> options = {"a": "the operational pillar", "b": "the industrial pillar"}
    >>> match_option("(A)", options), match_option("industrial", options), match_option("pillar", options)
    ('a', 'b', None)
    """
    wanted = folded(typed)
    if not wanted:
        return None
    by_key = {folded(key): key for key in options}
    for form in (wanted, wanted.removeprefix("option "), wanted.removeprefix("answer ")):
        if form in by_key:
            return by_key[form]
    texts = {key: folded(text) for key, text in options.items()}
    whole = [key for key, text in texts.items() if text == wanted]
    if len(whole) == 1:
        return whole[0]
    # "a) the operational pillar": a letter followed by its own words.
    for key, text in texts.items():
        if wanted == f"{folded(key)} {text}":
            return key
    part = [key for key, text in texts.items() if f" {wanted} " in f" {text} "]
    return part[0] if len(part) == 1 else None

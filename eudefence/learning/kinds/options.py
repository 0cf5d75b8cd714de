"""Options: the letters and numbers they get, and which of them was typed - by its sign, its words or its initials."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from string import ascii_lowercase

from eudefence.ground.words import joined, unstopped


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
    >>> match_option("MPCC", {"a": "Military Planning and Conduct Capability", "b": "Military Staff"})
    'a'
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
    part = _holding(wanted, texts) or [
        key for key, text in options.items() if len(wanted) > 1 and _initials(text) == wanted
    ]
    return part[0] if len(part) == 1 else None


def fits_several(typed: str, options: Mapping[str, str]) -> bool:
    """Whether the words typed stand in more than one option, so that they do not tell which is meant.

    >>> fits_several("pillar", {"a": "the operational pillar", "b": "the industrial pillar"})
    True
    """
    wanted = folded(typed)
    return bool(wanted) and len(_holding(wanted, {key: folded(text) for key, text in options.items()})) > 1


def _holding(wanted: str, texts: Mapping[str, str]) -> list[str]:
    return [key for key, text in texts.items() if f" {wanted} " in f" {text} "]


def _initials(text: str) -> str:
    """The abbreviation that the capitals of a name make: MPCC for Military Planning and Conduct Capability."""
    return folded("".join(re.findall(r"\b[A-Z]", text)))


def typed_as(options: Mapping[str, str]) -> str:
    """What to type for each option: `"a"` (its words), and so on.

    >>> typed_as({"a": "yes", "b": "no"})
    '`"a"` (yes) or `"b"` (no)'
    """
    return joined((f'`"{sign}"` ({unstopped(words)})' for sign, words in options.items()), "or")

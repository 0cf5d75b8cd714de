"""What people call a thing that the data know by a key: the key, or the words that stand on a page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from .arguments import nearest, refused

__all__ = ["called"]

_SHORT = re.compile(r"\s\(|[,:;?]\s")  # where the short form of a name ends
_LONGEST = 400  # letters of what somebody may call a thing; no name is nearly as long
_MOST = 3  # things that a name may be meant for; with more, none is likelier


def called(
    argument: str,
    value: object,
    names: Mapping[str, str | tuple[str, ...]],
    what: str = "",
    listed_by: str = "",
) -> str:
    """The key of a thing that was named by its key or in the words of a reader.

    Capitals, accents, hyphens and other signs between words make no difference; nor does what stands in a name behind a
    bracket, a comma or a colon, as long as the rest names one thing only.

    Parameters
    ----------
    argument : str
        Name of the argument, for the error.
    value : object
        What was given.
    names : mapping
        Key to what the thing is called, or to all its names, the usual one first.
    what, listed_by : str
        As for `eudefence.ground.arguments.refused`.

    Returns
    -------
    str
        The key.

    Raises
    ------
    ValueError
        For what names nothing, with the nearest name, or more than one thing, with their names.

    >>> tables = {"csdp_missions": "CSDP missions and operations", "forces": "Forces planned and fielded"}
    >>> called("table", "CSDP missions", tables), called("table", "Forces planned and fielded", tables)
    ('csdp_missions', 'forces')
    >>> called("force", "cjef", {"cjef": "Combined Joint Expeditionary Force (UK and France)"})
    'cjef'
    >>> called("table", "frces", tables)
    Traceback (most recent call last):
    ValueError: table: 'frces' is not a known table. Did you mean 'forces'? Accepted: CSDP missions and operations,
    Forces planned and fielded.
    """
    found: list[str] = []
    if isinstance(value, str):
        if value in names:
            return value
        typed = _words(value[:_LONGEST])
        for spell in (_words, _shortened):
            found = [key for key, said in names.items() if typed in {spell(one) for one in (key, *_all(said))}]
            if len(found) == 1:
                return found[0]
            if found:
                break
    usual = {key: next(iter(_all(said)), key) for key, said in names.items()}
    meant = [usual[key] for key in found]
    if len(set(meant)) < len(meant):
        meant = found  # things of one name are told apart by their keys
    meant = meant or _begun(value, names)
    if not meant:
        spelt = [word for said in names.values() for word in _all(said)]
        meant = [guess for guess in [nearest(value, [*spelt, *names])] if guess]
    raise refused(argument, value, list(dict.fromkeys(usual.values())), what, listed_by, meant[:_MOST])


def _begun(value: object, names: Mapping[str, str | tuple[str, ...]]) -> list[str]:
    """The names that begin with the words given, where they are two or three.

    >>> _begun("Article 41", {"teu-41-1": "Article 41(1) TEU", "teu-41-2": "Article 41(2) TEU"})
    ['Article 41(1) TEU', 'Article 41(2) TEU']
    """
    start = f"{_words(value[:_LONGEST])} " if isinstance(value, str) else " "
    begun = [next((one for one in _all(said) if _words(one).startswith(start)), "") for said in names.values()]
    begun = list(filter(None, begun))
    return begun if 1 < len(begun) <= _MOST else []  # for one, the nearest name may be a better guess


def _all(said: str | tuple[str, ...]) -> Iterable[str]:
    return (said,) if isinstance(said, str) else said


def _words(name: str) -> str:
    """A name as small words without accents, a blank between each two."""
    letters = (c for c in unicodedata.normalize("NFKD", name).casefold() if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " plus " if c == "+" else " " for c in letters).split())


def _shortened(name: str) -> str:
    """A name up to the first bracket, comma or colon.

    >>> _shortened("Combined Joint Expeditionary Force (UK and France)"), _shortened("42(4) TEU")
    ('combined joint expeditionary force', '42 4 teu')
    """
    return _words(_SHORT.split(name, maxsplit=1)[0])

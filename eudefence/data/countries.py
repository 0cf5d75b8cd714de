"""Countries by code and by the many names people give them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from eudefence.ground.arguments import refused
from eudefence.ground.faces import offer
from eudefence.ground.lists import Pairs, listed

from .package import course

__all__ = ["code", "codes", "find", "known_name", "meant", "name"]
offer(globals(), __all__, "eudefence.countries")


LONGEST_NAME = 80  # letters
_MOST = 3  # countries that a short name may be meant for


@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", str(name)).casefold()
    return "".join(c for c in letters if c.isalnum())


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    package = course()
    found = {}
    for row in package.rows("country_names"):
        found[_plain(row["alias"])] = row["country"]
    for row in package.rows("countries"):
        found[_plain(row["name"])] = row["country"]
        found[_plain(row["iso3"] or row["country"])] = row["country"]
    for row in package.rows("countries"):
        found[_plain(row["country"])] = row["country"]
    return found


def find(country: object) -> str | None:
    """The code of a country named in any usual way, or None for what is no country.

    >>> find("Greece"), find("Land A")
    ('GR', None)
    """
    return _codes().get(_plain(str(country))) if isinstance(country, str) else None


def meant(country: object) -> list[str]:
    """The countries, by name, whose names hold a word or words that alone name none of them; at most three, else none
    is likelier.

    >>> meant("the Congo"), meant("Guinea"), meant("Atlantis")
    (['Democratic Republic of the Congo'], ['Guinea-Bissau'], [])
    """
    if not isinstance(country, str) or len(country) > LONGEST_NAME:
        return []
    wanted = " " + _words(country).removeprefix(" the ").lstrip()
    held = {code for name, code in _spelt() if wanted.strip() and wanted in name}
    return sorted(name(code) for code in held) if len(held) <= _MOST else []


def _words(name: str) -> str:
    """A name as small words between spaces, without accents: one is held by another where its words follow one another
    there.
    """
    letters = (c for c in unicodedata.normalize("NFKD", name).casefold() if not unicodedata.combining(c))
    words = "".join(c if c.isalnum() else " " for c in letters).split()
    return f" {' '.join(words)} "


@lru_cache(maxsize=1)
def _spelt() -> tuple[tuple[str, str], ...]:
    """Every name of every country as a row of words, with the code."""
    package = course()
    names = [(row["alias"], row["country"]) for row in package.rows("country_names")]
    return tuple(
        (_words(name), code)
        for name, code in [*names, *((row["name"], row["country"]) for row in package.rows("countries"))]
    )


def code(country: str, argument: str = "country") -> str:
    """The ISO alpha-2 code of a country named in any usual way.

    Parameters
    ----------
    country : str
        A code (``"GR"``, ``"EL"``, ``"GRC"``) or a name (``"Greece"``, ``"Türkiye"``, ``"Turkey"``).
    argument : str
        Name of the argument, for the error.

    Raises
    ------
    ValueError
        If it is no country of the course data; the nearest name is given.

    >>> code("UK"), code("EL"), code("Türkiye"), code("france")
    ('GB', 'GR', 'TR', 'FR')
    """
    found = find(country)
    if found is None:
        rows = course().rows("countries")
        raise refused(argument, country, [row["name"] for row in rows], "country", meant=meant(country))
    return found


def codes(countries: Iterable[str] | Pairs[object] | str, argument: str = "countries") -> tuple[str, ...]:
    """Codes of several countries, in their order, each once; of a mapping to True or False, those that are True.

    >>> codes(["Greece", "EL", "fr"])
    ('GR', 'FR')
    """
    asked = listed(countries, argument, "a country or a list of countries")
    return tuple(dict.fromkeys(code(country, argument) for country in asked))


def name(country: str) -> str:
    """The English name the course uses.

    >>> name("TR"), name("UK")
    ('Türkiye', 'United Kingdom')
    """
    found: str = course().find("countries", code(country))["name"]
    return found


def known_name(word: str) -> str:
    """The English name of a code; any other word, such as a member of an invented union, stays as it is.

    >>> known_name("FR"), known_name("Land A")
    ('France', 'Land A')
    """
    return _names().get(word, word) if isinstance(word, str) else str(word)


# Countries that a sentence calls with an article: "the Netherlands have a vote".
_WITH_ARTICLE = frozenset({"AE", "CD", "CF", "GB", "NL", "US"})


def in_a_sentence(word: str) -> str:
    """A country as a running sentence calls it, with its article; any other word stays as it is. Where it begins the
    sentence, `eudefence.ground.words.capitalised` makes the letter large.

    >>> in_a_sentence("GB"), in_a_sentence("FR"), in_a_sentence("Land A")
    ('the United Kingdom', 'France', 'Land A')
    """
    return f"the {known_name(word)}" if isinstance(word, str) and word in _WITH_ARTICLE else known_name(word)


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {row["country"]: row["name"] for row in course().rows("countries")}

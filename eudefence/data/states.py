"""How states are named in one question: one reader for every argument that names states, or gives each a number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from copy import copy
from typing import Any, TypeVar

from eudefence.ground.arguments import refused
from eudefence.ground.lists import Pairs, gives_pairs, listed
from eudefence.ground.quoting import shown
from eudefence.ground.words import first_of, joined

from . import countries

_R = TypeVar("_R")
_Read = Callable[[Any, str], _R]  # reads what a caller gave, which may be anything, for an argument of that name
_LIST = "a state or a list of states"
_LONGEST = 100  # letters of a name of the caller's own, which errors and sentences repeat
_MOST = 40  # names in an error; more are counted
_BETWEEN, _GAPS = re.compile(r"[,;<>→\n]+"), re.compile(r"[\s/+&|-]+")  # between names; between names or their words
_MARKS = " \t.[](){}'\"“”„«»"
_AND = {"and", "und", "et"}
_MOST_WORDS = 8  # of a name; an official one such as "former Yugoslav Republic of Macedonia" is long


def as_given(value: Any, argument: str) -> Any:
    """The value itself: the reader of values that somebody else looks at."""
    return value


def country_in(name: str) -> str | None:
    """The code of a country as it stands in a text, perhaps behind "the"; None for what is no country.

    >>> country_in("the Netherlands"), country_in("the Hague")
    ('NL', None)
    """
    bare = name.strip().removeprefix("the ").removeprefix("The ")
    return countries.find(bare) if len(name) <= countries.LONGEST_NAME else None


def names_in(text: str) -> list[str]:
    """The states that a text names, as they stand there. What holds a word that names no country stays whole, for its
    reader to refuse.

    >>> names_in("Hungary, Slovakia and Malta"), names_in("FR DE"), names_in(" ")
    (['Hungary', 'Slovakia', 'Malta'], ['FR', 'DE'], [])
    """
    if country_in(text):  # a single name, which may hold the word "and"
        return [text]
    pieces = [piece for piece in _BETWEEN.split(text) if piece.strip(_MARKS)]
    return [name for piece in pieces for name in _names_in_a_piece(piece)]


def _names_in_a_piece(piece: str) -> list[str]:
    words = [word for word in _GAPS.split(piece.strip(_MARKS)) if word]
    found, place = [], 0
    while place < len(words):
        # The longest name first, so that "United Kingdom" and "Bosnia and Herzegovina" stay whole.
        longest = min(len(words), place + _MOST_WORDS)
        end = next((end for end in range(longest, place, -1) if country_in(" ".join(words[place:end]))), None)
        if end:
            found.append(" ".join(words[place:end]))
        elif words[place].casefold() not in _AND:
            return [piece.strip()]
        place = end or place + 1
    return found or [piece.strip()]


def named(codes: Iterable[str], last: str = "or") -> str:
    """Members by name, as a sentence enumerates them; a name of the caller's own stays as it is.

    >>> named(["DE", "NL", "MT"], "and"), named(["Land A"])
    ('Germany, the Netherlands and Malta', 'Land A')
    """
    return joined((countries.in_a_sentence(code) for code in codes), last)


class States:
    """The states of one question, and how callers may name them.

    Parameters
    ----------
    known : iterable of str or mapping, optional
        The states there are: members of a Union, the keys of an own population. None: every country of the course. If
        all of them are countries, in whatever spelling, they are known by their codes from here on; a name that is no
        country is a state of an invented union, and then each stays as it was written.
    argument : str
        The argument that gave `known`, for errors.
    what : str
        What a state is here: "voter", "state of the key".
    mixed : bool
        Whether countries and names that are none may stand together (a union with Scotland in it). Where they may not,
        the name that is no country is taken for a slip and refused, with the nearest country.

    Attributes
    ----------
    codes : tuple of str
        The states as they are called from here on; empty if every country is accepted.

    Examples
    --------
    >>> union = States({"Germany": 3, "EL": 2}, "population")
    >>> union.codes, union.read("greece", "against")
    (('DE', 'GR'), 'GR')
    >>> States(["Land A", "Land B"]).read("Land B", "against")
    'Land B'
    """

    def __init__(
        self,
        known: Iterable[str] | Pairs[object] | None = None,
        argument: str = "voters",
        what: str = "voter",
        *,
        mixed: bool = True,
    ) -> None:
        self.what = what
        if known is None or isinstance(known, Mapping):
            names = list(known or ())
        else:
            names = listed(known, argument, _LIST, numbers=True)
        if strange := [name for name in names if not isinstance(name, str) or not name.strip()]:
            raise ValueError(f"{argument}: {shown(strange[0])} found; a state is named by a code or a name.")
        if long := [name for name in names if len(name) > _LONGEST]:
            raise ValueError(f"{argument}: {shown(long[0])} found; the name of a state has at most {_LONGEST} letters.")
        self.written = tuple(dict.fromkeys(names))
        of_country = {name: code for name in self.written if (code := countries.find(name)) is not None}
        if of_country and not mixed:
            countries.codes([name for name in self.written if name not in of_country], argument)
        self.invented = len(of_country) < len(self.written)
        self.codes = self.written if self.invented else tuple(of_country.values())
        self._by_code = {code: name if self.invented else code for name, code in of_country.items()}
        if len(self._by_code) < len(of_country):
            twice = next(code for code in of_country.values() if list(of_country.values()).count(code) > 1)
            spellings = joined(repr(name) for name, code in of_country.items() if code == twice)
            raise ValueError(f"{argument}: {countries.name(twice)} is named twice, as {spellings}.")

    @classmethod
    def of(cls, codes: Iterable[str]) -> States:
        """States that were read before: they are called as they are.

        >>> States.of(["el"]).read("Greece", "p"), States.of(["GR"]).read("Greece", "p")
        ('el', 'GR')
        """
        states = cls(codes)
        if states.codes != states.written:
            states.invented, states.codes = True, states.written
            states._by_code = {code: name for name in states.codes if (code := countries.find(name)) is not None}
        return states

    def read(self, name: str, argument: str) -> str:
        """One state, as it is called from here on.

        Raises
        ------
        ValueError
            For what is no state, or none of these; the nearest is named.
        """
        if self.invented and isinstance(name, str) and name in self.codes:
            return name
        if not self.codes:
            return countries.code(name, argument)
        code = countries.find(name)
        if code in self._by_code:
            return self._by_code[code]
        if code is not None:
            part = "has no vote" if self.what == "voter" else f"is no {self.what}"
            raise ValueError(
                f"{argument}: {countries.name(code)} ({code}) {part} here. Accepted: {first_of(self.codes, _MOST)}."
            )
        raise refused(argument, name, [countries.known_name(code) for code in self.codes], self.what)

    def read_all(
        self, names: Iterable[str] | Pairs[object] | str, argument: str, *, numbers: bool = False
    ) -> tuple[str, ...]:
        """Several states, each once. Of a mapping of state to True or False, those that are True.

        Parameters
        ----------
        names : str, iterable of str or mapping
        argument : str
        numbers : bool
            Whether a mapping of state to number names its states, as an own population does.

        >>> States().read_all({"Hungary": True, "SK": False}, "against")
        ('HU',)
        """
        asked = listed(names, argument, _LIST, numbers=numbers)
        return tuple(dict.fromkeys(self.read(name, argument) for name in asked))

    def among(self, codes: Iterable[str], what: str | None = None) -> States:
        """These states without the others, perhaps under another heading: who votes of those that have a population.

        >>> States({"land a": 1, "el": 2}).among(["el"]).read("Greece", "against")
        'el'
        """
        part = copy(self)
        part.what = what or self.what
        part.codes = tuple(codes)
        part._by_code = {code: name for code, name in self._by_code.items() if name in part.codes}
        return part

    def mapping(self, values: Pairs[object], argument: str, read: _Read[_R] = as_given) -> dict[str, _R]:
        """A dict by state, with its names read; also of a pandas Series.

        Parameters
        ----------
        values : mapping or pandas.Series
            State to a value.
        argument : str
        read : callable, optional
            Reads one value: `read(value, "argument[state]")`.

        Raises
        ------
        ValueError
            For a state that is named twice, in one spelling or two.

        >>> States().mapping({"Greece": 2}, "own")
        {'GR': 2}
        """
        return self._read(_pairs(values, argument), argument, read)

    def _read(self, pairs: Iterable[tuple[str, object]], argument: str, read: _Read[_R]) -> dict[str, _R]:
        found: dict[str, _R] = {}
        for name, value in pairs:
            state = self.read(name, argument)
            if state in found:
                raise ValueError(f"{argument}: {countries.known_name(state)} is named twice.")
            found[state] = read(value, f"{argument}[{name!r}]")
        return found

    def for_all(self, value: object, argument: str, read: _Read[_R] = as_given) -> dict[str, _R]:
        """A dict with a value for each of these states: from one value for all of them, or from a mapping that leaves
        nobody out.

        >>> States(["DE", "FR"]).for_all(0.9, "p")
        {'DE': 0.9, 'FR': 0.9}
        """
        if not gives_pairs(value):
            return dict.fromkeys(self.codes, read(value, argument))
        found = self.mapping(value, argument, read)
        if missing := [state for state in self.codes if state not in found]:
            raise ValueError(
                f"{argument}: there is none for {first_of(missing, _MOST)}. Give one for every {self.what}, or a single"
                " number for all."
            )
        return found


def with_values(
    values: Pairs[object], argument: str, read: _Read[_R] = as_given, *, what: str = "voter", mixed: bool = True
) -> tuple[States, dict[str, _R]]:
    """The states that a mapping names, and its values by state: an own population, an own key.

    Parameters
    ----------
    values : mapping or pandas.Series
    argument : str
    read : callable, optional
        Reads one value, as in `States.mapping`.
    what, mixed
        As for `States`.

    >>> states, persons = with_values({"Germany": 3, "EL": 2}, "population")
    >>> states.codes, persons
    (('DE', 'GR'), {'DE': 3, 'GR': 2})
    """
    pairs = _pairs(values, argument)
    states = States([name for name, _ in pairs], argument, what, mixed=mixed)
    return states, states._read(pairs, argument, read)


def _pairs(values: object, argument: str) -> list[tuple[str, object]]:
    if not gives_pairs(values) or getattr(values, "ndim", 1) != 1:
        found = type(values).__name__
        raise ValueError(f"{argument}: {found} found; a dict or a Series of state to number is accepted.")
    return list(values.items())

"""A set of countries, by names or codes in any usual spelling."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from eudefence.data import countries
from eudefence.data.as_of import members
from eudefence.data.package import course
from eudefence.data.states import country_in, names_in
from eudefence.ground.arguments import nearest
from eudefence.ground.quoting import excerpt
from eudefence.ground.words import joined
from eudefence.learning.answers.plain_data import Code, Labelled, Net, Unreadable, article, blank, listed

from . import fields
from .kind import Kind, computed
from .options import folded
from .wording import sorted_out


@dataclass(frozen=True)
class SetOfCountries(Kind):
    """A set of countries. Order and doubles do not matter.

    Attributes
    ----------
    noun : tuple of str
        How to call one and several of them.
    ticks : tuple of str, or function
        The codes that a form offers; the members of the Union by default.

    Examples
    --------
    >>> kind = SetOfCountries()
    >>> sorted(kind.read(["Greece", "EL", "Türkiye", "UK"])), sorted(kind.read("DK Malta United Kingdom"))
    (['GB', 'GR', 'TR'], ['DK', 'GB', 'MT'])
    >>> kind.comment(frozenset({"FR", "GB"}), frozenset({"FR", "DE", "IT"}))
    'Of your 2 countries, 1 belongs and 1 does not. 2 are missing. ...'
    """

    name: ClassVar[str] = "set of countries"
    detail_says: ClassVar[str] = "`check(..., detail=True)` names them."

    noun: tuple[str, str] = ("country", "countries")
    ticks: tuple[str, ...] | Callable = computed(default=())

    def how(self):
        return 'Type a list of names or two-letter codes, for example `["FR", "Germany"]`. The order does not matter.'

    def read(self, answer):
        if isinstance(answer, Code):
            raise Unreadable("This is a function, not its result. Call it: write round brackets after its name.")
        if isinstance(answer, dict):
            answer = _chosen(answer.items())
        if isinstance(answer, Labelled) and _marks(answer):
            answer = _chosen(zip(answer.labels, answer.values, strict=True))
        if isinstance(answer, Net):
            answer = list(answer.nodes)
        if isinstance(answer, list) and len(answer) == 1 and isinstance(answer[0], str):
            answer = answer[0]
        if isinstance(answer, str):
            if folded(answer) in _NONE:
                return frozenset()
            return frozenset(map(country_code, names_in(answer) or [answer]))
        if not isinstance(answer, list | set) and not hasattr(answer, "rows") and not hasattr(answer, "labels"):
            raise Unreadable(f"A list of countries is asked for, such as ['FR', 'DE']; this is {article(answer)}.")
        return frozenset(map(country_code, listed(answer)))

    def form(self):
        return [
            {
                "name": "answer",
                "label": "Your answer",
                "kind": "ticks",
                "options": fields.pairs(self._ticks()),
                "none": "none of them",
                "value": None,
            }
        ]

    def answer_of(self, values):
        given = fields.ticked(values, "answer", self._ticks())
        return ... if given is None else given or set()

    def values_of(self, answer):
        return {"answer": sorted(self.read(answer) & self._ticks().keys())}

    def stored(self, value):
        return sorted(value) or "none"

    def _ticks(self) -> dict[str, str]:
        """The names to tick, by alphabet: those the question offers, or the members of the Union."""
        codes = self.ticks or members("EU", course().edition)
        return dict(sorted(((code, countries.name(code)) for code in codes), key=lambda pair: folded(pair[1])))

    def untouched(self, answer):
        # An empty set that was typed on purpose may be an answer: "no state at all".
        return super().untouched(answer) and not (isinstance(answer, set) and not answer)

    def comment(self, value, key, detail=False):
        belong, foreign, missing = value & key, value - key, key - value
        one, many = self.noun
        said = sorted_out(len(belong), len(foreign), len(missing), one, many) if value else f"You named no {one}."
        if detail:
            names = [f"Not among them: {country_names(foreign)}."] if foreign else []
            names += [f"Missing: {country_names(missing)}."] if missing else []
            return " ".join([said, *names])
        return f"{said} {self.look or f'Read again which {many} the task asks for.'}"

    def show(self, key):
        return country_names(key) if key else f"no {self.noun[0]}"

    def literal(self, key):
        return json.dumps(sorted(key)) if key else '"none"'

    def other_forms(self, key):
        if not key:
            return [frozenset(), "none"]
        names = [countries.name(code) for code in sorted(key)]
        old = {"GR": "EL", "GB": "UK"}
        return [
            names[::-1],
            set(key),
            tuple(old.get(code, code.lower()) for code in key),
            [*names, *names],
            dict.fromkeys(key, True),
            ", ".join(key),
            " ".join(names),
        ]


_NONE = {
    "none",
    "nobody",
    "no one",
    "nothing",
    "no country",
    "no countries",
    "no state",
    "no states",
    "none of them",
    "not one",
}


def _marks(column: Labelled) -> bool:
    """Whether a column has countries as labels and a value for each. "no" is Norway too, but not behind another
    country.
    """
    if all(isinstance(label, str) for label in column.labels) and all(
        _truth(value) is not None for value in column.values
    ):
        return True
    return not any(isinstance(value, str) and not blank(value) for value in column.values)


def _chosen(pairs) -> list:
    """Of countries with a value each, those that are chosen: all of them where the values are figures, else those that
    are true.
    """
    pairs = list(pairs)
    read = [_truth(value) for _, value in pairs]
    if not any(isinstance(truth, bool) for truth in read):
        if any(value == 0 for _, value in pairs if isinstance(value, int | float | Fraction)):
            raise Unreadable(
                "A country with the value 0 may be chosen or not. Write True or False behind each, or a list of those"
                " that belong."
            )
        return [name for name, _ in pairs]
    unclear = next((name for (name, _), truth in zip(pairs, read, strict=True) if not isinstance(truth, bool)), None)
    if unclear is not None:
        raise Unreadable(
            f"“{excerpt(unclear)}” has neither True nor False behind it. Write one of them behind each country, or a"
            " list of names."
        )
    return [name for (name, _), truth in zip(pairs, read, strict=True) if truth]


def _truth(value):
    """True and False, also as words; None for what says neither."""
    if isinstance(value, str):
        return {"yes": True, "true": True, "no": False, "false": False}.get(folded(value))
    return value if isinstance(value, bool) else None


def country_code(name: object) -> str:
    """The code of one country as a learner wrote it, or an Unreadable with the name it may be meant for.

    >>> country_code("the United Kingdom"), country_code("EL")
    ('GB', 'GR')
    >>> country_code("Congo")
    Traceback (most recent call last):
    eudefence.learning.answers.plain_data.Unreadable: “Congo” is no country ... Did you mean Democratic Republic ...?
    """
    if not isinstance(name, str):
        raise Unreadable(
            f"“{excerpt(name)}” in your list is not the name of a country. Put names or codes in quotation marks."
        )
    known = country_in(name)
    if known:
        return known
    if len(name) > countries.LONGEST_NAME:
        raise Unreadable(
            f"“{excerpt(name)}” is no country that the course data know. Write a list, or commas between the names."
        )
    # A name that begins with another letter is no slip of the fingers: "England" is not meant for "Ireland".
    guess = nearest(
        name, [row["name"] for row in course().rows("countries") if folded(row["name"])[:1] == folded(name)[:1]]
    )
    guesses = countries.meant(name) or ([guess] if guess else [])
    meant = f" Did you mean {joined(guesses, 'or')}?" if guesses else " Use the English name or the two-letter code."
    raise Unreadable(f"“{excerpt(name)}” is no country that the course data know.{meant}")


def country_names(codes: Iterable[str]) -> str:
    """The names of countries as a list in words, by alphabet.

    >>> country_names({"NL", "DE", "IT"})
    'Germany, Italy and the Netherlands'
    """
    return joined(countries.in_a_sentence(code) for code in sorted(codes, key=countries.name))

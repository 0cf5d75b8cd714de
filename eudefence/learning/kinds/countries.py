"""A set of countries, by names or codes in any usual spelling."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ... import countries
from ..reading import Code, Net, Unreadable, article, excerpt, listed
from .kind import Kind
from .wording import count, joined


@dataclass(frozen=True)
class Countries(Kind):
    """A set of countries. Order and doubles do not matter.

    Attributes
    ----------
    noun : tuple of str
        How to call one and several of them.

    Examples
    --------
    >>> kind = Countries()
    >>> sorted(kind.read(["Greece", "EL", "Türkiye", "UK"]))
    ['GB', 'GR', 'TR']
    >>> kind.comment(frozenset({"FR", "GB"}), frozenset({"FR", "DE", "IT"}))
    'Of your 2 countries, 1 belongs and 1 does not; 2 are missing. ...'
    """

    name: ClassVar[str] = "set of countries"

    noun: tuple[str, str] = ("country", "countries")

    def how(self):
        return 'Type a list of names or two-letter codes, for example `["FR", "Germany"]`. The order does not matter.'

    def read(self, answer):
        if isinstance(answer, Code):
            raise Unreadable("This is a function, not its result. Call it: write round brackets after its name.")
        if isinstance(answer, dict):
            answer = [name for name, value in answer.items() if value is not False]
        if isinstance(answer, Net):
            answer = list(answer.nodes)
        if isinstance(answer, str):
            try:
                return frozenset({countries.code(answer)})  # a single name, which may hold the word "and"
            except ValueError:
                pass
        elif not isinstance(answer, list | set) and not hasattr(answer, "rows") and not hasattr(answer, "labels"):
            raise Unreadable(f"A list of countries is asked for, such as ['FR', 'DE']; this is {article(answer)}.")
        return frozenset(_code(name) for name in listed(answer))

    def untouched(self, answer):
        # An empty set that was typed on purpose may be an answer: "no state at all".
        return super().untouched(answer) and not (isinstance(answer, set) and not answer)

    def comment(self, value, key, detail=False):
        belong, foreign, missing = value & key, value - key, key - value
        one, many = self.noun
        if not value:
            said = f"You named no {one}."
        else:
            verb = "belongs" if len(belong) == 1 else "belong"
            not_verb = "does not" if len(foreign) == 1 else "do not"
            said = f"Of your {count(len(value), one, many)}, {len(belong) or 'none'} {verb} and {len(foreign)} {not_verb}"
            if not foreign:
                said = f"All {len(value)} belong" if len(value) > 1 else f"The {one} you named belongs"
            said += f"; {len(missing)} {'is' if len(missing) == 1 else 'are'} missing." if missing else ", and none is missing."
        if detail:
            names = [f"Not among them: {_names(foreign)}."] if foreign else []
            names += [f"Missing: {_names(missing)}."] if missing else []
            return " ".join([said, *names])
        return f"{said} Look at the date in the task, and at who is in force on that day. check(..., detail=True) names them."

    def show(self, key):
        return _names(key) if key else f"no {self.noun[0]}"

    def literal(self, key):
        return repr(sorted(key)) if key else "set()"


    def other_forms(self, key):
        if not key:
            return [frozenset()]
        if not key:
            return [frozenset()]
        names = [countries.name(code) for code in sorted(key)]
        old = {"GR": "EL", "GB": "UK"}
        return [
            names[::-1],
            set(key),
            tuple(old.get(code, code.lower()) for code in key),
            [*names, *names],
            dict.fromkeys(key, True),
            ", ".join(key),
        ]


def _code(name) -> str:
    if not isinstance(name, str):
        raise Unreadable(f"“{excerpt(name)}” in your list is not the name of a country. Put names or codes in quotation marks.")
    try:
        return countries.code(name)
    except ValueError as error:
        guess = str(error).partition("Did you mean ")[2].partition("?")[0].strip("'\"")
        meant = f" Did you mean {guess}?" if guess else " Use the English name or the two-letter code."
        raise Unreadable(f"“{excerpt(name)}” is no country that the course data know.{meant}") from None


def _names(codes) -> str:
    return joined(sorted(countries.name(code) for code in codes))

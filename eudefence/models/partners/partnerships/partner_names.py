"""Who the partners are, and how they may be named: a country in any spelling, NATO or the United Nations."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from eudefence.data import countries
from eudefence.data.package import course
from eudefence.ground.arguments import refused
from eudefence.ground.lists import listed
from eudefence.ground.quoting import shown

ORGANISATIONS = {"NATO": "NATO", "UN": "United Nations"}
_SAID = {"NATO": "NATO", "UN": "the United Nations"}
_SPELT = {"nato": "NATO", "un": "UN", "uno": "UN", "united nations": "UN", "the united nations": "UN"}


@lru_cache(maxsize=1)
def partners() -> tuple[str, ...]:
    """Codes of all partners with a row of their own: countries by name, then the two organisations.

    >>> len(partners()), partners()[-2:]
    (29, ('NATO', 'UN'))
    """
    rows = [row["partner"] for row in course().rows("partner_links")]
    states = sorted({one for one in rows if one not in ORGANISATIONS}, key=name)
    return (*states, *(one for one in ORGANISATIONS if one in rows))


def name(code: str) -> str:
    """The name of a partner, for a list.

    >>> name("NO"), name("UN")
    ('Norway', 'United Nations')
    """
    return ORGANISATIONS.get(code) or countries.name(code)


def in_a_sentence(code: str) -> str:
    """The same within a sentence, with its article.

    >>> in_a_sentence("GB"), in_a_sentence("UN")
    ('the United Kingdom', 'the United Nations')
    """
    return _SAID.get(code) or countries.in_a_sentence(code)


def read_partner(partner: str, argument: str = "partner") -> str:
    """The code of a partner named in any usual way.

    Raises
    ------
    ValueError
        For what is none of the partners on record; the nearest is named.

    >>> read_partner("Turkey"), read_partner("nato")
    ('TR', 'NATO')
    >>> read_partner("Norwy")
    Traceback (most recent call last):
    ValueError: partner: 'Norwy' is not a known partner. Did you mean 'Norway'? ...
    """
    if isinstance(partner, str):
        code = _SPELT.get(partner.strip().casefold()) or countries.find(partner)
        if code in partners():
            return code
        if code is not None:
            raise ValueError(
                f"{argument}: of {in_a_sentence(code)} no arrangement is on record. Accepted:"
                f" {', '.join(map(name, partners()))}."
            )
    near = [one for one in countries.meant(partner) if countries.find(one) in partners()]
    raise refused(argument, partner, [name(code) for code in partners()], "partner", meant=near)


def read_partners(given: Iterable[str], argument: str = "partners", least: int = 1) -> tuple[str, ...]:
    """Several partners, each once.

    >>> read_partners(["Norway", "CA", "NO"])
    ('NO', 'CA')
    """
    found = tuple(dict.fromkeys(read_partner(one, argument) for one in listed(given, argument, "a partner or a list")))
    if len(found) < least:
        raise ValueError(f"{argument}: {shown(list(found))} found; at least {least} different partners are needed.")
    return found


def chosen_partners(given: str | Iterable[str]) -> tuple[str, ...]:
    """All partners, only states, or those that are named.

    >>> len(chosen_partners("all")) - len(chosen_partners("states")), chosen_partners("Norway")
    (2, ('NO',))
    """
    if isinstance(given, str) and given in ("all", "states"):
        return tuple(one for one in partners() if given == "all" or one not in ORGANISATIONS)
    return read_partners(given)

"""Cards to leaf through: bodies and countries, each as of a day."""

from __future__ import annotations

import datetime as dt

from eudefence.data import as_of
from eudefence.data.countries import code
from eudefence.data.package import course
from eudefence.ground.arguments import one_of
from eudefence.views.page.controls import choice, day
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.view import View
from eudefence.views.shapes import by_country

from . import body_card
from .body_card import institution_card
from .state_card import country_card

__all__ = ["card", "country_card", "explore_cards", "institution_card"]


def card(of: str, on: str | dt.date | None = None) -> View:
    """The card of a body (``"body:psc"``) or of a country (``"country:FR"``).

    >>> card("country:NO", "2026-10-08").sentence.split(":")[0]
    'Norway on 8 October 2026'
    """
    kind, _, key = str(of).partition(":")
    if kind == "body":
        return institution_card(key, on)
    if kind == "country":
        return country_card(key, on)
    raise ValueError(f"of: {of!r} is no card; write 'body:psc' or 'country:FR'")


def explore_cards(of: str = "all", start: str | None = None) -> Explorer:
    """Cards with controls for what is shown and for the day.

    Parameters
    ----------
    of : {"all", "bodies", "countries"}
        Which cards can be chosen.
    start : str, optional
        The card shown first: a body or a country.
    """
    one_of("of", of, ("all", "bodies", "countries"))
    options = {}
    if of != "countries":
        options |= {f"Body: {name}": key for name, key in _bodies()}
    if of != "bodies":
        options |= {f"Country: {name}": key for name, key in _countries()}
    first = _start(start) if start else "country:FR" if of == "countries" else "body:psc"
    return explore(
        card,
        of=choice("Card", options, first),
        on=day("Day", as_of.STORY_FROM, course().edition, extra=as_of.change_days()),
    )


def _bodies():
    rows = sorted(course().rows("institutions"), key=lambda r: r["name"])
    return [(body_card.full_name(r), f"body:{r['institution_id']}") for r in rows]


def _countries():
    """Countries of Europe, and those farther away with a tie in the data."""
    codes = set(by_country.grid())
    codes |= {r["country"] for table in ("memberships", "partnerships") for r in course().rows(table) if r["country"]}
    return sorted((by_country.places()[c][0], f"country:{c}") for c in codes)


def _start(word):
    try:
        return f"body:{body_card.find(word)['institution_id']}"
    except ValueError:
        return f"country:{code(word, 'start')}"

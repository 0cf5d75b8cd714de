"""The network of states that share clubs, drawn, with its core, bridges and communities named in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from eudefence.data.countries import name
from eudefence.data.package import course
from eudefence.ground.words import date_in_words
from eudefence.models.clubs import networks
from eudefence.views.page.controls import by_words, choice, day, ticks
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.view import View

from . import network_words, supposed
from .asked_network import DRAWN, KIND_WORDS, SHOWN, read, shared_clubs
from .club_source import club_source
from .network_drawing import draw
from .tie_words import WEIGHED

_TITLES = {
    "pesco": "Who shares PESCO projects with whom",
    "formats": "Who shares formats with whom",
    "missions": "Who shares missions with whom: third states only",
    "all": "Who shares clubs with whom: projects, formats, missions",
}


def network(
    kind: str = "pesco",
    on: str | dt.date | None = None,
    weight: str = "shared",
    threshold: float | None = None,
    without: str | Iterable[str] = (),
    added: Mapping[str, str | Iterable[str]] | None = None,
    *,
    show: str | Iterable[str] = ("core", "bridges"),
    strongest: int = DRAWN,
) -> View:
    """States and the clubs they share on a day, drawn as a network.

    What it answers: who is in many clubs with whom, who is the core, who joins groups that otherwise have little in
    common, and what if a state were out or in?

    Parameters
    ----------
    kind : {"pesco", "formats", "missions", "all"}
        Projects of Permanent Structured Cooperation, minilateral formats, missions (of which the data have only the
        third states), or all of these.
    on : str or datetime.date, optional
        The day; by default the edition of the course data.
    weight : {"shared", "newman", "jaccard", "overlap"}
        How a tie is weighed (see `eudefence.networks.project`).
    threshold : float, optional
        Draw only ties of at least this weight. Left out, it is set so that about `strongest` ties are drawn. Core,
        bridges and communities rest on all ties in any case.
    without : str or list of str
        States to be taken out of all clubs.
    added : mapping, optional
        State to the PESCO projects it is supposed to join: "all", the state whose projects it joins ("FR": those that
        France coordinates), or a list of projects.
    show : list of str
        Of "core", "bridges", "communities" what the picture marks; the sentence names all three.
    strongest : int
        About how many ties are drawn without `threshold`; 0 for all.

    Returns
    -------
    View
        A row for each tie that is drawn. A state has the same place at every setting.

    Raises
    ------
    ValueError
        For what is none of these, a state that is not there, or a day without clubs.

    Notes
    -----
    A tie is a shared membership, not proof that two states work together; one club of many states makes many ties.
    Places are about those on a map and say nothing. Bridges: two states are the nearer the more they share, and clubs
    of more than half of the states are left out (`eudefence.networks.brokers`). Communities: the best of five searches
    (`eudefence.networks.communities` makes fifty). In PESCO the core is that of the Union's members. Where states that
    would fit the core have the same ties as others that would not, they are left out of it, and the sentence says so.

    >>> view = network("pesco", threshold=10)
    >>> min(row["Weight"] for row in view.rows) >= 10
    True
    """
    asked = read(kind, on, weight, threshold, without, added or {}, show, strongest)
    return View(
        network_words.sentence(asked),
        _columns(asked),
        title=_TITLES[kind],
        date=f"on {date_in_words(asked.roll.day)}",
        unit=f"ties weighed by {WEIGHED[weight]}",
        source=club_source(asked.roll),
        more=network_words.more(asked),
        draw=lambda: draw(asked),
    )


_STRONGEST = {"about 20 strongest": 20, "about 40 strongest": 40, "about 70 strongest": 70}
_BRITAIN = {  # what the United Kingdom is supposed to join
    "stays as it is": "",
    "joins the PESCO projects of France": "FR",
    "joins the PESCO projects of Germany": "DE",
    "joins the PESCO projects of Italy": "IT",
    "joins every PESCO project": supposed.EVERY,
}


def explore_network() -> Explorer:
    """`network` with controls for clubs, day, ties and what is marked, and for a state taken out or put in."""
    return explore(
        _explored,
        kind=choice("Clubs", by_words(KIND_WORDS), compact=True),
        on=day("Day", dt.date(1992, 1, 1), course().edition, extra=_days()),
        strongest=choice("Ties drawn", _STRONGEST, DRAWN, compact=True),
        show=ticks("Mark", by_words(SHOWN), ("core", "bridges")),
        without=choice("Take out", {"nobody": ""} | _states(), compact=True),
        britain=choice("The United Kingdom", _BRITAIN, compact=True),
        weight=choice("Weigh ties by", by_words(WEIGHED), compact=True, more=True),
    )


def _explored(kind, on, strongest, show, without, britain, weight):
    joins = {"GB": britain} if britain else None
    try:
        return network(kind, on, weight, without=without, added=joins, show=show, strongest=strongest)
    except ValueError as error:  # the reader knows the control, and no argument `added`
        name, _, said = str(error).partition(": ")
        raise ValueError(f"britain: {said}" if name == "added" else str(error)) from error


def _days():
    """The days of the waves of projects, of the United Kingdom's leaving, and of Denmark's joining."""
    waves = {row["valid_from"] for row in course().rows("pesco_projects")}
    return waves | {dt.date(2020, 2, 1), dt.date(2023, 5, 24)}


def _states():
    """States that are in a format or project on the day of the edition, by name."""
    roll = networks.roll(("pesco", "formats"))
    return {state.label: state.code for state in sorted(roll.states, key=lambda state: state.label)}


def _columns(asked):
    shared = shared_clubs(asked.now)
    ties = asked.drawn
    return {
        "State": [name(one) for one, _ in ties],
        "And": [name(other) for _, other in ties],
        "Weight": [float(round(weight, 3)) for weight in ties.values()],
        "Clubs they share": [len(shared(one, other)) for one, other in ties],
        "Which": [", ".join(shared(one, other)) for one, other in ties],
    }

"""A coalition while the felt threat fades: the band over a hundred runs, with and without anchoring."""

from __future__ import annotations

from fractions import Fraction

from eudefence.data.package import course
from eudefence.ground.arguments import one_of
from eudefence.ground.numbers import exact, whole
from eudefence.ground.words import capitalised, cardinal, count, one_or_many
from eudefence.models.partners import momentum as model
from eudefence.views.page.controls import choice, slider
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.view import View

from .band_drawing import Compared, draw

MONTHS, EVERY = 60, 3  # five years; a row of the table every third month
PEAK = 100  # points of the felt threat in the month of the founding
ERROR = 10  # points: how far a threshold may lie from where we put it
SOURCE = (
    "Source: a model of this course with numbers that we put in; ideas after Granovetter (1978), Schelling (1978) and"
    " IAI 2026, p. 8. Nothing was measured."
)
_BUILT_IN = "That anchoring makes a coalition last is put into the model, and not a finding of it."
_WITHOUT = "Without anchoring it works in {runs}."
_WITH = "With a headquarters and a treaty (our assumption: {anchoring} % of the fading taken away), it works in {runs}."


def momentum(
    kind: str = "informal",
    half_life: float = 36,
    anchoring: float | None = None,
    spread: float = 60,
    staying: float = 6,
    smallest: int = 4,
    shock: int = 0,
    middle: float = 50,
    size: float = 50,
    company: float = 0,
    order: str = "together",
    first: int = 2026,
) -> View:
    """In how many of a hundred runs a coalition still works after five years, while the felt threat fades.

    What it answers: does a coalition outlive its crisis? What would make it last: a slower fading, anchoring, members
    that stay on, or a new shock?

    Parameters
    ----------
    kind : {"informal", "headquarters"}
        Gives the anchoring, where none is given: see `eudefence.momentum.FORMATS`. Both are our assumptions.
    half_life : number
        Months after which half of the felt threat is gone without anchoring; more than 0.
    anchoring : number, optional
        The part of the fading that is taken away, in per cent, from 0 to 99.
    spread, middle : number
        The thresholds lie evenly round the middle, from half of the spread below it to half of the spread above, in
        points of the felt threat; it starts at 100.
    staying : number
        Months a member stays after its reason has gone, if nothing new happens.
    smallest : int
        The smallest size that works.
    shock : int
        The month of a new shock, up to 60; 0 for none.
    size : number
        Points that the shock adds.
    company : number
        Points that a state feels more when all others are in.
    order : {"together", "in turn"}
        Whether all look at the same time or one after another.
    first : int
        The first of the hundred seeds.

    Returns
    -------
    View
        A row for every third month.

    Raises
    ------
    ValueError
        For another word or a number out of range.

    Notes
    -----
    A model of this course: see `eudefence.momentum`. It has as many states as the European Intervention Initiative has
    in the course data, and is not fitted to it.

    >>> momentum("headquarters").sentence.startswith("In 100 of 100 runs")
    True
    """
    known = model.FORMATS[one_of("kind", kind, model.FORMATS)]
    held = known.anchoring if anchoring is None else _part(anchoring)
    states, founders = _members("ei2")
    other = Fraction(0) if held else model.FORMATS["headquarters"].anchoring
    asked = {"thresholds": _thresholds(states, middle, spread), "half_life": half_life, "staying": staying}
    asked |= {"shock": whole(shock, "shock", 0, MONTHS), "size": size}
    further = {"smallest": smallest, "company": company, "order": order, "first": first}
    band, compared = (_band(one, asked, further) for one in (held, other))
    said = Compared(band, compared, "median without anchoring" if held else "median with a headquarters and a treaty")
    return View(
        _sentence(band, compared, other),
        _columns(said),
        title=f"A coalition of {states} while the felt threat fades",
        unit="states that are in; band over 100 runs",
        source=SOURCE,
        more=_more(band, known, held, states, founders),
        draw=lambda: draw(said, EVERY),
    )


def explore_momentum() -> Explorer:
    """`momentum` with controls for the kind of format, the fading, anchoring, thresholds, staying, the smallest size
    that works, and a new shock.
    """
    states, _ = _members("ei2")
    kinds = {f"{one.words}: our assumption": key for key, one in model.FORMATS.items()}
    sets = {key: {"anchoring": int(100 * one.anchoring)} for key, one in model.FORMATS.items()}
    shocks = {"none": 0} | {f"in month {month}": month for month in range(12, MONTHS, 12)}
    orders = {"at the same time": "together", "one after another": "in turn"}
    return explore(
        momentum,
        kind=choice("Start from", kinds, compact=True, sets=sets),
        half_life=slider("Half of the felt threat is gone after", 3, 60, 36, 3, unit="months"),
        anchoring=slider("Anchoring: part of the fading taken away", 0, 95, 0, 5, unit="%"),
        spread=slider("How far the members' thresholds lie apart", 0, 90, 60, 5, unit="points"),
        staying=slider("A member stays after its reason has gone", 0, 24, 6, 1, unit="months"),
        smallest=slider("Smallest size that works", 1, states, 4, unit="states"),
        shock=choice("A new shock", shocks, compact=True),
        middle=slider("Middle of the thresholds", 20, 80, 50, 5, unit="points", more=True),
        size=slider("Size of the new shock", 10, 100, 50, 10, unit="points", more=True),
        company=slider("What the company of all others adds", 0, 50, 0, 5, unit="points", more=True),
        order=choice("Members look at the threat", orders, compact=True, more=True),
        first=choice("Seeds of the runs", {"2026 to 2125": 2026, "1 to 100": 1}, compact=True, more=True),
    )


def _members(format_id: str) -> tuple[int, int]:
    """How many are members of a format in the course data, and how many were there on its first day."""
    began = course().find("formats", format_id)["valid_from"]
    rows = [row for row in course().rows("format_membership") if row["format_id"] == format_id and row["full_member"]]
    return sum(row["valid_to"] is None for row in rows), sum(row["valid_from"] == began for row in rows)


def _part(anchoring: object) -> Fraction:
    found = exact(anchoring, "anchoring")
    if not 0 <= found <= 99:
        raise ValueError(f"anchoring: {found} found; per cent from 0 to 99 are accepted.")
    return found / 100


def _thresholds(states: int, middle: object, spread: object) -> list[Fraction]:
    """Evenly round the middle."""
    centre, wide = exact(middle, "middle"), exact(spread, "spread")
    if wide < 0:
        raise ValueError(f"spread: {wide} found; points from 0 are accepted.")
    return [centre + wide * (Fraction(place, states - 1) - Fraction(1, 2)) for place in range(states)]


def _band(anchoring, asked, further):
    shocks = [(asked["shock"], asked["size"])] if asked["shock"] else []
    fading = model.decay(PEAK, asked["half_life"], MONTHS, shocks, anchoring=anchoring)
    leave = model.staying(asked["thresholds"], asked["half_life"], asked["staying"], anchoring=anchoring)
    return model.coalition(asked["thresholds"], leave, fading, error=ERROR, **further)


def _sentence(band, compared, other):
    low, high = band.low[-1], band.high[-1]
    ends = f"Then the middle four fifths of the runs have {low} to {high} states in."
    if low == high:
        ends = one_or_many(
            low,
            "Then the middle four fifths of the runs all have one state in.",
            "Then the middle four fifths of the runs all have {n} states in.",
            "Then the middle four fifths of the runs have nobody in.",
        )
    said = _WITH if other else _WITHOUT
    return " ".join(
        [
            f"In {band.working()} of {count(band.seeds, 'run')} the coalition still works after five years, with at"
            f" least {band.smallest} of its {count(band.states, 'state')} in.",
            ends,
            said.format(runs=f"{compared.working()} of {band.seeds}", anchoring=int(100 * other)),
        ]
    )


def _columns(said):
    band, months = said.band, range(0, MONTHS + 1, EVERY)
    return {
        "Month": list(months),
        "Felt threat (points)": [round(band.rules.threat[month], 1) for month in months],
        "Runs that work": [band.working(month) for month in months],
        "Median (states)": [band.median[month] for month in months],
        "A tenth of the runs: up to": [band.low[month] for month in months],
        "Nine tenths of the runs: up to": [band.high[month] for month in months],
        "Fewest": [band.least[month] for month in months],
        "Most": [band.most[month] for month in months],
        f"{capitalised(said.words)} (states)": [said.compared.median[month] for month in months],
    }


def _more(band, known, held, states, founders):
    taken = {
        True: "The anchoring is the one we assume for {words}.",
        False: "The anchoring is another than the one we assume for {words}.",
    }[held == known.anchoring].format(words=known.words)
    fell = one_or_many(
        band.fell,
        "In one run it fell under its smallest size, for a month or for good.",
        "In {n} runs it fell under its smallest size, for a month or for good.",
        "In no run did it fall under its smallest size.",
    )
    case = (
        f"The European Intervention Initiative began with {cardinal(founders)} states, and the course data now count"
        f" {cardinal(states)}. IAI 2026, p. 8, speaks of limited follow-through, which"
        " a number of members does not show; so the model takes the number and is not fitted to the initiative."
    )
    seeds = (
        f"Seeds {band.first} to {band.first + band.seeds - 1}; no single run is shown, because one run is no result."
    )
    return " ".join([fell, taken, _BUILT_IN, *model.LIMITS.values(), case, band.rules.in_words(), seeds])

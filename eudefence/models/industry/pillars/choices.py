"""The choices behind one number for the gap: which there are, which go together, and the numbers each leads to.

A combination is left out only by a rule that is stated here and does not look at the result, and those left out are
counted by rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from .indexed import AGGREGATIONS, NORMALISATIONS, ZEROS, Pair, composite_gap, pair
from .slopes import LEAST, SLOPES
from .yearly_indicators import indicator

__all__ = ["CHOICES", "EXCLUSIONS", "MEASURED", "READINGS", "OpenChoice", "combinations", "gap_of", "options_of"]

_Chosen = Mapping[str, str | None]  # choice to option
_Numbers = tuple[Mapping[int, float], Mapping[int, float]]  # by year, industrial and operational


@dataclass(frozen=True)
class OpenChoice:
    """One choice: its label, and its options, key to words."""

    label: str
    options: Mapping[str, str]


MEASURED = {  # what a specification measures: key to words; money is left out unless it is asked for
    "steps": "steps of any kind",
    "acts": "founding acts",
    "bodies": "new bodies",
    "activity": "projects and missions",
    "composite": "a composite",
    "money": "envelopes in force",
}
WEIGHTS = {
    "equal": ("each of the four counts the same", (1, 1, 1, 1)),
    "activity_double": ("projects and missions count twice", (1, 1, 1, 2)),
    "no_activity": ("without projects and missions", (1, 1, 1, 0)),
}
_STARTS = ("2004", "2014")  # the first whole year of missions; Crimea
_ENDS = ("2021", "2025")  # before the full invasion of Ukraine; the last whole year
CHOICES = {
    "measured": OpenChoice("What is measured", MEASURED),
    "compared": OpenChoice(
        "Compared by",
        {
            "ratio": "growth (logarithm of the ratio)",
            "difference": "difference of the numbers",
            "distance": "lead of the larger (how many times the smaller)",
        },
    ),
    "counting": OpenChoice(
        "What one step is", {"things": "every thing once", "rows": "every row of the table of events"}
    ),
    "reach": OpenChoice("Whose steps", {"all": "all", "union": "without small groups of states"}),
    "pesco": OpenChoice("PESCO", {"both": "on both tracks", "industrial": "on the industrial track"}),
    "founding_acts": OpenChoice("Decisions that found missions", {"yes": "are acts", "no": "are no acts"}),
    "operations": OpenChoice("Missions counted", {"launched": "launched in the year", "running": "running at its end"}),
    "missions": OpenChoice("Which missions", {"all": "civilian and military", "military": "military alone"}),
    "ukraine": OpenChoice("Aid to Ukraine", {"no": "is left out", "yes": "is operational"}),
    "loans": OpenChoice("Loans of SAFE", {"no": "are left out", "yes": "are added"}),
    "weights": OpenChoice("Weights", {key: words for key, (words, _) in WEIGHTS.items()}),
    "normalisation": OpenChoice("Common scale", NORMALISATIONS),
    "aggregation": OpenChoice("Put together by", AGGREGATIONS),
    "cumulated": OpenChoice("Years", {"yes": "added up", "no": "each by itself"}),
    "zeros": OpenChoice("Zeros", ZEROS),
    "start": OpenChoice("First year", {year: year for year in _STARTS}),
    "end": OpenChoice("Last year", {year: year for year in _ENDS}),
    "slope": OpenChoice(
        "Slope", {"least_squares": "least squares", "theil_sen": SLOPES["theil_sen"].partition(" (")[0]}
    ),
}
READINGS = {  # what it means that the gap widened: options of "compared", and composites, which have none
    "ratio": "industry grew more",
    "difference": "industry added more",
    "distance": "the lead of the larger number grew",
    "composite": "a composite of industry rose more",
}
_CONCERNS = {  # choices that concern only some measures
    "compared": ("steps", "acts", "bodies", "activity", "money", "given"),
    "counting": ("steps",),
    "reach": ("steps",),
    "pesco": ("steps", "acts", "bodies", "activity", "composite"),
    "founding_acts": ("acts",),
    "operations": ("activity",),
    "missions": ("activity",),
    "ukraine": ("acts", "money"),
    "loans": ("money",),
    "weights": ("composite",),
    "normalisation": ("composite",),
    "aggregation": ("composite",),
}
EXCLUSIONS = {  # rule: words
    "stock": "what is there at the end of a year cannot be added up over the years",
    "not_indexed": "a composite needs numbers added up: of a year with nothing there is no index",
    "unlike_units": "unlike units, as projects and missions, can be compared only by their growth",
    "unlike_kinds": "unlike kinds of money, as an envelope and a ceiling, can be compared only by their growth",
    "no_root": "numbers in standard deviations have no geometric mean",
    "no_zeros": "there are no zeros, so that nothing has to be done about them",
    "few_years": f"fewer than {LEAST} years are left",
}


def options_of(name: str, measured: str) -> tuple[str, ...]:
    """The options of a choice for what is measured; none where it does not concern it.

    >>> options_of("counting", "acts"), options_of("slope", "acts")
    ((), ('least_squares', 'theil_sen'))
    """
    if name == "measured":
        return (measured,)
    return tuple(CHOICES[name].options) if measured in _CONCERNS.get(name, (measured,)) else ()


def combinations(measured: str, fixed: Mapping[str, tuple[str, ...]]) -> Iterator[dict[str, str | None]]:
    """All combinations of choices for what is measured, the slope left open; None where a choice does not concern it.

    Parameters
    ----------
    measured : str
    fixed : mapping
        Options to use instead of all, by choice.

    >>> len(list(combinations("bodies", {"start": ("2004",), "end": ("2025",)})))
    24
    """
    names = [name for name in CHOICES if name != "slope"]
    sets = [fixed.get(name) or options_of(name, measured) or (None,) for name in names]
    for picked in product(*sets):
        yield dict(zip(names, picked, strict=True))


def gap_of(chosen: _Chosen, given: _Numbers | None = None) -> tuple[tuple[int, ...], tuple[float, ...]] | str:
    """The years and the gap that a combination leads to, or the rule of `EXCLUSIONS` by which it is left out.

    Parameters
    ----------
    chosen : mapping
        Choice to option.
    given : pair of mappings, optional
        Numbers by year of both pillars, to be used instead of the indicators.

    Returns
    -------
    (tuple of int, tuple of float) or str
    """
    rule = _senseless(chosen)
    if rule:
        return rule
    if chosen["measured"] == "composite":
        return _composite(chosen)
    one = _pair(chosen, given)
    if isinstance(one, str):
        return one
    return one.years, tuple(_COMPARED[chosen["compared"] or ""](one))


_COMPARED = {"ratio": Pair.gap, "difference": Pair.difference, "distance": Pair.distance}


def _composite(chosen: _Chosen) -> tuple[tuple[int, ...], tuple[float, ...]] | str:
    if chosen["zeros"] == "later" and not _zeros(chosen):
        return "no_zeros"
    pairs: list[Pair] = []
    weights: list[float] = []
    for part in _PARTS:
        weight = _weight(chosen, part["measured"])
        if weight:
            one = _pair({**chosen, **part})
            if isinstance(one, str):
                return one
            pairs.append(one)
            weights.append(weight)
    later = max(one.years[0] for one in pairs)
    pairs = [_from(one, later) for one in pairs]
    if len(pairs[0].years) < LEAST:
        return "few_years"
    moved = composite_gap(pairs, weights, chosen["normalisation"] or "", chosen["aggregation"] or "")
    return pairs[0].years, tuple(moved)


_PARTS = (
    {"measured": "steps", "counting": "things", "reach": "all"},
    {"measured": "acts", "founding_acts": "yes", "ukraine": "no"},
    {"measured": "bodies"},
    {"measured": "activity", "operations": "launched", "missions": "all"},
)


def _weight(chosen: _Chosen, measured: str) -> float:
    order = [one["measured"] for one in _PARTS]
    return WEIGHTS[chosen["weights"] or ""][1][order.index(measured)]


def _senseless(chosen: _Chosen) -> str:
    """The rule by which choices do not go together, or nothing."""
    added_up = chosen["cumulated"] == "yes"
    if added_up and (chosen["operations"] == "running" or chosen["measured"] == "money"):
        return "stock"
    if chosen["compared"] in ("difference", "distance"):  # the numbers themselves: they have to be of one kind
        unlike = {"activity": "unlike_units", "money": "unlike_kinds"}.get(chosen["measured"] or "")
        if unlike:
            return unlike
    if chosen["measured"] == "composite":
        if not added_up:
            return "not_indexed"
        if chosen["normalisation"] != "index" and _weight(chosen, "activity"):
            return "unlike_units"
        if chosen["normalisation"] == "z" and chosen["aggregation"] == "geometric":
            return "no_root"
    return ""


def _numbers(chosen: _Chosen) -> _Numbers:
    measured, pesco = chosen["measured"], chosen.get("pesco") or "both"
    if measured == "activity":
        names = ("projects_selected", f"missions_{chosen['operations']}")
    else:
        start = "envelopes" if measured == "money" else measured
        names = (f"{start}_industrial", f"{start}_operational")
    mine, theirs = (
        indicator(
            name,
            pesco=pesco,
            ukraine=chosen.get("ukraine") == "yes",
            counting=chosen.get("counting") or "things",
            reach=chosen.get("reach") or "all",
            missions=chosen.get("missions") or "all",
            founding_acts=chosen.get("founding_acts") != "no",
            loans=chosen.get("loans") == "yes",
        ).values
        for name in names
    )
    return mine, theirs


def _pair(chosen: _Chosen, given: _Numbers | None = None) -> Pair | str:
    mine, theirs = given or _numbers(chosen)
    years = int(chosen["start"] or 0), int(chosen["end"] or 0)
    added_up = chosen["cumulated"] == "yes"
    differ = chosen.get("compared") == "difference"  # takes zeros as they are
    try:
        if differ and chosen["zeros"] == "later":
            return "no_zeros"
        plain = pair(mine, theirs, *years, added_up, "offset")
        if chosen["zeros"] == "offset" or chosen.get("weights"):
            one = pair(mine, theirs, *years, added_up, chosen["zeros"] or "")
        elif any(plain.offsets):
            one = pair(mine, theirs, *years, added_up, "later")
        else:
            return "no_zeros"
    except ValueError:  # no year in common, or nothing but zeros
        return "few_years"
    return "few_years" if len(one.years) < LEAST else one


@lru_cache(maxsize=256)
def _has_zeros(start: str, end: str, pesco: str, measured: tuple[str, ...]) -> bool:
    found = False
    for part in _PARTS:
        if part["measured"] in measured:
            chosen = {"pesco": pesco, **part}
            one = pair(*_numbers(chosen), int(start), int(end), True, "offset")
            found = found or any(one.offsets)
    return found


def _zeros(chosen: _Chosen) -> bool:
    """Whether any part of a composite has zeros."""
    measured = tuple(one["measured"] for one in _PARTS if _weight(chosen, one["measured"]))
    return _has_zeros(chosen["start"] or "", chosen["end"] or "", chosen["pesco"] or "both", measured)


def _from(one: Pair, year: int) -> Pair:
    place = one.years.index(year)
    return Pair(one.years[place:], one.industrial[place:], one.operational[place:], one.offsets)

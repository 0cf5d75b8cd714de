"""The gap under every choice: a curve of all specifications, and below it what each of them chose."""

from __future__ import annotations

from functools import lru_cache

from eudefence.ground.called import called
from eudefence.ground.numbers import truth
from eudefence.ground.words import joined
from eudefence.models.industry import pillars
from eudefence.models.industry.pillars.choices import CHOICES
from eudefence.models.industry.pillars.universes import told_by_reading
from eudefence.views.page.controls import by_words, choice, switch
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View

from .curve_drawing import draw_curve

BELOW = {  # what stands in the grid: key to words
    "deciding": "those that turn most answers",
    "measured": "what is measured and compared",
    "years": "years, zeros and slope",
    "counting": "what counts, and where",
    "composite": "scale, weights and mean of composites",
}
_CHOICES = {
    "measured": ("measured", "compared"),
    "years": ("cumulated", "zeros", "start", "end", "slope"),
    "counting": ("pesco", "counting", "reach", "founding_acts", "operations", "missions"),
    "composite": ("normalisation", "weights", "aggregation"),
}
_ROWS = 12  # options that fit below the curve
_FREE = "nothing"
_COLUMNS = 48  # groups of neighbours on the curve


def specifications(held: str = _FREE, below: str = "deciding", thin: bool = False, swapped: bool = False) -> View:
    """All specifications in the order of their slopes, and what those of each stretch chose.

    What it answers: in what share of all ways to measure does the gap widen, what does “widen” mean in them, and which
    choices decide?

    Parameters
    ----------
    held : str
        A choice held fast, as ``"choice: option"`` by their keys (``"slope: theil_sen"``) or in words; "nothing" for
        all specifications.
    below : {"deciding", "measured", "years", "counting", "composite"}
        Which choices stand in the grid.
    thin : bool
        Add money, of which only five years are known on the operational side.
    swapped : bool
        Exchange the pillars: a placebo, in which the claim has to fail as often as it held. The distance of two
        numbers stays as it is.

    Returns
    -------
    View
        A mark for each of 48 stretches of the curve, not for each specification: nobody walks through a thousand marks
        by arrow key, and neighbours differ little. The whole list is `eudefence.pillars.multiverse().table`.

    Raises
    ------
    ValueError
        For a choice or a set of choices that does not exist.

    >>> specifications().columns["Specifications"][0] > 10
    True
    """
    held = called("held", held, held_options())
    below = called("below", below, BELOW)
    shown = _shown(truth(thin, "thin"), truth(swapped, "swapped"), held)
    names = _names(shown, below)
    ordered = sorted(shown.specifications, key=lambda one: one.strength)
    stretches = _stretches(ordered)
    options = [(name, option) for name in names for option in _options(shown, name)]
    columns = _columns(stretches, options)
    return View(
        _sentence(shown, held, swapped),
        columns,
        title="The gap under every choice" + (" (placebo: pillars exchanged)" if swapped else ""),
        unit="slope beside its uncertainty: above +1 clearly widened, below -1 clearly narrowed",
        source=source_line(
            "indicators",
            "events",
            "instruments",
            "csdp_missions",
            "institutions",
            "pesco_projects",
            "edf_results",
            note="The list of choices is ours.",
        ),  # fmt: skip
        more=_more(shown),
        draw=lambda: draw_curve(stretches, options, [_facts(one) for one in stretches]),
    )


def explore_specifications() -> Explorer:
    """`specifications` with controls for a choice to hold fast and for what stands in the grid."""
    return explore(
        specifications,
        held=choice("Hold fast", by_words(held_options()), _FREE, compact=True),
        below=choice("Choices below the curve", by_words(BELOW), compact=True),
        thin=switch("With money (five years only)"),
        swapped=switch("Placebo: pillars exchanged"),
    )


@lru_cache(maxsize=1)
def held_options() -> dict[str, str]:
    """What can be held fast: key to words."""
    options = {_FREE: "nothing: all specifications"}
    for name, one in CHOICES.items():
        for option, words in one.options.items():
            if option != "money" and name != "loans":  # only with money, of which there is none unless it is asked for
                options[f"{name}: {option}"] = f"{one.label}: {words}"
    return options


@lru_cache(maxsize=128)
def _shown(thin, swapped, held):
    if held != _FREE:
        return _shown(thin, swapped, _FREE).where(*held.split(": "))
    return pillars.multiverse(thin=thin, swapped=swapped)


def _names(shown, below):
    """The choices in the grid that are open here, as many as fit."""
    if below != "deciding":
        named = _CHOICES[below]
    else:
        named = [one.choice for one in shown.deciding if one.strict_flips or one.flips]
    kept, rows = [], 0
    for name in named:
        options = _options(shown, name)
        if options and rows + len(options) <= _ROWS:
            kept.append(name)
            rows += len(options)
    return kept


def _options(shown, name):
    there = {one.choices[name] for one in shown.specifications}
    return [option for option in CHOICES[name].options if option in there]


def _stretches(ordered):
    number = min(_COLUMNS, len(ordered))
    cuts = [round(len(ordered) * place / number) for place in range(number + 1)]
    return [(first, ordered[first:last]) for first, last in zip(cuts, cuts[1:], strict=False)]


def _columns(stretches, options):
    columns = {
        "From place": [first + 1 for first, _ in stretches],
        "Specifications": [len(ones) for _, ones in stretches],
        "Lowest": [_capped(ones[0].strength) for _, ones in stretches],
        "Highest": [_capped(ones[-1].strength) for _, ones in stretches],
        "Gap widened": [sum(one.verdict == "widened" for one in ones) for _, ones in stretches],
        "Cannot be said": [sum(one.verdict == "cannot_be_said" for one in ones) for _, ones in stretches],
        "Gap narrowed": [sum(one.verdict == "narrowed" for one in ones) for _, ones in stretches],
    }
    for name, option in options:
        heading = f"{CHOICES[name].label}: {CHOICES[name].options[option]}"
        columns[heading] = [sum(one.choices[name] == option for one in ones) for _, ones in stretches]
    return columns


def _capped(strength):
    return round(min(max(strength, -99), 99), 2) + 0.0


def _facts(stretch):
    first, ones = stretch
    number = len(ones)
    counted = [(sum(one.verdict == key for one in ones), words) for key, words in _VERDICTS.items()]
    said = joined(f"{many} {words}" for many, words in counted if many)
    common = []
    for name in ("measured", "compared", "cumulated", "slope", "start"):
        options = [one.choices[name] for one in ones if one.choices[name]]
        if options:
            most = max(CHOICES[name].options, key=options.count)
            if options.count(most) > number / 2:
                common.append(f"{CHOICES[name].label.lower()}: {CHOICES[name].options[most]}")
    told = f" More than half have {joined(common)}." if common else ""
    return f"Places {first + 1} to {first + number}: {said}.{told}"


_VERDICTS = {"narrowed": "say narrowed", "cannot_be_said": "cannot say", "widened": "say widened"}


_PLACEBO = (
    "The pillars are exchanged: now the claim has to fail as often as it held, except by the lead, which stays as it"
    " is."
)
_HELD = "Only ways to measure with “{held}” are counted."
_SAID = (
    "In {loose:,} of {number:,} ways to measure ({share:.0f} %) the gap widens: its slope is above zero. Strictly, by"
    " the whole interval of the slope, the gap widens in {widened:,} ({strict:.0f} %) and narrows in"
    " {narrowed:,}; in {unsaid:,} neither can be said. {readings}"
)


def _sentence(shown, held, swapped):
    number, said = len(shown.specifications), shown.verdicts
    loose = sum(one.sign > 0 for one in shown.specifications)
    kept = [_HELD.format(held=held_options()[held])] if held != _FREE else []
    placebo = [_PLACEBO] if swapped else []
    return " ".join(
        [
            *placebo,
            *kept,
            _SAID.format(
                number=number,
                loose=loose,
                share=100 * loose / number,
                readings=told_by_reading(shown),
                widened=said["widened"],
                strict=100 * said["widened"] / number,
                narrowed=said["narrowed"],
                unsaid=said["cannot_be_said"],
            ),
        ]
    )


_CATCHES_UP = (
    "Where the pillar with less catches up, it grows more, and yet the lead of the other, told in times, shrinks. "
)


def _more(shown):
    turning = [one for one in shown.deciding if one.flips][:3]
    told = (
        "Which choice turns the answer, if nothing else changes? "
        + "; ".join(f"{CHOICES[one.choice].label}: in {one.flips} of {one.pairs} pairs" for one in turning)
        + "."
        if turning
        else "No single choice turns the answer."
    )
    left_out = sum(shown.excluded.values())
    out = f" {left_out:,} combinations that make no sense were left out by stated rules." if left_out else ""
    catches_up = _CATCHES_UP if {"ratio", "distance"} <= shown.readings.keys() else ""
    return f"{catches_up}{told}{out} The specifications share their data, so the share is not a probability."

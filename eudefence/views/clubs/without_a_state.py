"""What goes when one state leaves its clubs: beside every other state, and beside one drawn by chance."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from functools import lru_cache

from eudefence.data import countries
from eudefence.data.countries import in_a_sentence, name
from eudefence.data.package import course
from eudefence.ground.arguments import one_of
from eudefence.ground.words import capitalised, cardinal, count, date_in_words, one_or_many, some
from eudefence.models.clubs import networks
from eudefence.views.page import style
from eudefence.views.page.controls import by_words, choice, day
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.marks import facts
from eudefence.views.page.view import View
from eudefence.views.shapes.bars_by_state import LineAcross, StateBar, draw_bars

from .asked_network import KIND_WORDS, KINDS
from .club_source import club_source
from .club_words import completeness, short

MEASURES = {  # what may go: its words, its unit, and how one and several are called
    "links": ("pairs of clubs that lose their common member", "pairs of clubs"),
    "memberships": ("memberships that end", "memberships"),
    "left_single": ("clubs left with fewer than two members", "clubs"),
    "cut_off": ("clubs that no longer share a member with any other", "clubs"),
}
_FILLS = {
    "chosen": (style.CATEGORIES[3], "...", "taken out here"),
    "member": (style.CATEGORIES[0], "", "another member of the Union"),
    "third": (style.CATEGORIES[1], "///", "another third state"),
}


def without_a_state(
    country: str = "GB", kind: str = "formats", measure: str = "links", on: str | dt.date | None = None
) -> View:
    """What goes when one state leaves all its clubs, compared with every other state.

    What it answers: how much hangs on one state, for example on the United Kingdom? Is it more than on others, and more
    than on a state drawn by chance?

    Parameters
    ----------
    country : str
        Code or name.
    kind : {"pesco", "formats", "missions", "all"}
        PESCO projects, minilateral formats, missions (third states only), or all of these.
    measure : {"links", "memberships", "left_single", "cut_off"}
        What is counted: pairs of clubs that no longer share a member, memberships that end, clubs left with fewer than
        two members, clubs that lose their last link to others.
    on : str or datetime.date, optional
        The day; by default the edition of the course data.

    Returns
    -------
    View
        A row for each state: what goes if it alone leaves. The bar of the state asked for is marked.

    Raises
    ------
    ValueError
        For another kind or measure, and for a state that is in none of these clubs on that day.

    Notes
    -----
    It takes names from lists. Whether others would fill the place, the lists do not say; a state in many clubs costs
    more by arithmetic alone.

    >>> without_a_state("FR", "pesco", "memberships").columns["Code"][0]
    'FR'
    """
    one_of("kind", kind, KINDS)
    one_of("measure", measure, MEASURES)
    code = countries.code(country)
    roll = networks.roll(KINDS[kind][0], on=on)
    if code not in {tie.state for tie in roll.ties if tie.counts}:
        raise ValueError(
            f"country: {capitalised(in_a_sentence(code))} was in none of the {KINDS[kind][1]} on"
            f" {date_in_words(roll.day)}, as far as the data know. Choose another state, other clubs or another day."
        )
    found = _found(roll, code)
    order = sorted(found.others, key=lambda state: (-found.others[state][measure], name(state)))
    return View(
        _sentence(found, code, kind, measure),
        {
            "State": [name(state) for state in order],
            "Code": order,
            **{
                capitalised(words): [found.others[state][key] for state in order]
                for key, (words, _) in MEASURES.items()
            },
        },
        title=f"{KINDS[kind][1][0].upper()}{KINDS[kind][1][1:]} without {in_a_sentence(code)}",
        date=f"on {date_in_words(roll.day)}",
        unit=MEASURES[measure][0],
        source=club_source(roll),
        more=_more(found, roll, kind),
        draw=lambda: _draw(found, code, order, measure),
    )


def explore_without_a_state() -> Explorer:
    """`without_a_state` with controls for the state, the clubs, what is counted, and the day."""
    return explore(
        without_a_state,
        country=choice("State that leaves", _states(), "GB", compact=True),
        kind=choice("Clubs", by_words(KIND_WORDS), "formats", compact=True),
        measure=choice("Count", by_words({key: words for key, (words, _) in MEASURES.items()}), compact=True),
        on=day("Day", dt.date(2018, 3, 6), course().edition),
    )


def _states():
    """States in a PESCO project or format today, large users of clubs first: those the unit speaks of."""
    roll = networks.roll(("pesco", "formats"))
    counted = {tie.state for tie in roll.ties if tie.counts}
    return {name(code): code for code in sorted(counted, key=name)}


@lru_cache(maxsize=64)
def _found(roll: networks.Roll, code: str) -> networks.Leaving:
    return networks.without(roll, code)


_SAID = (
    "Without {state}, {memberships} would end, and {links} of the {all} pairs of {clubs} with a common member would"
    " lose it. {compared}"
)
_COMPARED = (
    "By {measure} ({mine}) it is place {rank} among {states} states{tied}; a state drawn by chance costs {mean} on"
    " average."
)
_NONE_OF_THEM = (
    "Of {measure} there would be none, as without {tied} of the {others} other states; a state drawn by chance costs"
    " {mean} on average."
)
_NONE_AT_ALL = "Of {measure} there would be none, whichever state goes."


def _sentence(found, code, kind, measure):
    mean = Fraction(sum(lost[measure] for lost in found.others.values()), len(found.others))
    return _SAID.format(
        state=in_a_sentence(code),
        memberships=count(found.loss["memberships"], "membership"),
        links=found.loss["links"] or "none",
        all=f"{found.before.links:,}",
        clubs=KINDS[kind][1],
        compared=_compared(found, measure).format(
            measure=MEASURES[measure][0],
            mine=found.loss[measure],
            rank=found.rank[measure],
            states=len(found.others),
            others=len(found.others) - 1,
            tied=_tied(found, code, measure),
            mean=f"{float(mean):.1f}".removesuffix(".0"),
        ),
    )


def _compared(found, measure):
    if found.loss[measure]:
        return _COMPARED
    return _NONE_OF_THEM if any(lost[measure] for lost in found.others.values()) else _NONE_AT_ALL


def _tied(found, code, measure):
    """How many others lose as much."""
    mine = found.loss[measure]
    tied = sum(lost[measure] == mine for state, lost in found.others.items() if state != code)
    if not mine:
        return cardinal(tied)
    return one_or_many(tied, ", with one other", ", with {number} others", "", number=cardinal(tied))


_LEFT = (
    "No club would be left with fewer than two members.",
    "One club would be left with fewer than two members: {names}.",
    "{number} clubs would be left with fewer than two members: {names}.",
)
_RANGE = {
    False: "If the gaps in the lists are filled by chance, {low} to {high} pairs of clubs lose their common member.",
    True: "If the gaps in the lists are filled by chance, the number of pairs stays {low}.",
}
_ONLY_LISTS = "Whether others would take the place, the lists do not say."


def _more(found, roll, kind):
    single = [short(label) for label in found.left_single]
    low, high = found.range["links"]
    said = [
        one_or_many(
            len(single), _LEFT[1], _LEFT[2], _LEFT[0],
            names=some(single, 6), number=capitalised(cardinal(len(single))),
        ),
        _RANGE[low == high].format(low=low, high=high),
        completeness(roll.clubs, KINDS[kind][1]),
        _ONLY_LISTS,
    ]  # fmt: skip
    return " ".join(said)


def _draw(found, code, order, measure):
    third = dict(zip(found.network.states, found.network.third, strict=True))
    mean = sum(lost[measure] for lost in found.others.values()) / len(found.others)
    bars, kinds = [], set()
    for state in order:
        kind = "chosen" if state == code else "third" if third[state] else "member"
        kinds.add(kind)
        lost = found.others[state][measure]
        fill, hatch, _ = _FILLS[kind]
        bars.append(StateBar(state, _facts(found, state), lost, str(lost), fill, hatch))
    legend = [(fill, hatch, words) for kind, (fill, hatch, words) in _FILLS.items() if kind in kinds]
    return draw_bars(bars, legend, [LineAcross(mean, "a state drawn by chance, on average")])


def _facts(found, state):
    lost = found.others[state]
    return facts({"State": name(state)} | {capitalised(words): lost[key] for key, (words, _) in MEASURES.items()})

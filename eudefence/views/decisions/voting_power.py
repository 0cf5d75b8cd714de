"""How often each state's vote decides the result, under one rule and in one union: a priori, and no forecast."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from eudefence.data import countries
from eudefence.ground.arguments import one_of
from eudefence.ground.words import date_in_words
from eudefence.models.decisions import council, power
from eudefence.models.decisions.power import Analysis
from eudefence.views.page import style
from eudefence.views.page.controls import by_words, choice
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.marks import facts
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View
from eudefence.views.shapes.bars_by_state import StateBar, draw_bars

from .unions_of_votes import COUNTERFACTUAL, analysed, is_counterfactual, what_is_assumed

SORTS = {"value": "by power", "population": "by population", "name": "by name"}
SHORT = {  # what stands over the bars and in the table
    "penrose": "Decisive when others vote by a coin (%)",
    "banzhaf": "Share of all decisive votes (%)",
    "shapley_shubik": "Pivot in a random order (%)",
    "prevent": "Winning coalitions it can stop (%)",
    "initiate": "Losing coalitions it can make win (%)",
    "satisfaction": "Results that agree with its vote (%)",
}
MEASURES = {  # as a reader chooses
    "penrose": "how often a vote decides (Penrose)",
    "prevent": "power to prevent (Coleman)",
    "initiate": "power to initiate (Coleman)",
    "satisfaction": "how often the result agrees (satisfaction)",
    "shapley_shubik": "pivot in a random order (Shapley and Shubik)",
    "banzhaf": "share of all decisive votes (Banzhaf)",
}
_MOST = {
    "penrose": "{most} decides the result most often, in {high} of the ways in which the others can vote; {least} least"
    " often, in {low}.",
    "banzhaf": "{most} has the largest share of all decisive votes, {high}; {least} has the smallest, {low}.",
    "shapley_shubik": "If states agree one after the other in a random order, {most} is most often the one that"
    " completes a majority, in {high} of all orders; {least} least often, in {low}.",
    "prevent": "{most} can stop the largest part of the coalitions that win, {high}; {least} the smallest, {low}.",
    "initiate": "{most} can make the largest part of the losing coalitions win, {high}; {least} the smallest, {low}.",
    "satisfaction": "{most} sees the result agree with its vote most often, in {high} of cases; {least} least often, in"
    " {low}. By luck alone it would be half.",
}
_EQUAL = {
    "penrose": "Every state decides the result equally often: in {high} of the ways in which the others can vote.",
    "banzhaf": "Every state has the same share of all decisive votes, {high}.",
    "shapley_shubik": "In a random order, every state is equally often the one that completes a majority: in {high}.",
    "prevent": "Every state can stop the same part of the coalitions that win: {high}.",
    "initiate": "Every state can make the same part of the losing coalitions win: {high}.",
    "satisfaction": "Every state sees the result agree with its vote equally often, in {high} of cases.",
}
_RULES = {
    "qualified": "qualified majority (Lisbon)",
    "reinforced": "reinforced majority (72 per cent of members)",
    "qualified_nice_28": "weighted votes (Nice, 28 members)",
    "simple": "majority of the members",
    "unanimity": "unanimity",
    "participants_qualified": "qualified majority of PESCO participants",
    "participants_unanimity": "unanimity of PESCO participants",
}
_LAST_DAY = dt.date(2020, 1, 31)  # of the United Kingdom's membership
_UNIONS = {
    "today": "the members of today",
    "28": "the 28 of January 2020",
    "27": "the 28 without the United Kingdom",
    "36": "today's members and nine candidates",
}
_AS_ASKED = {  # day and membership of each union
    "today": (None, "members"),
    "28": (_LAST_DAY, "members"),
    "27": (_LAST_DAY, "without_uk"),
    "36": (None, "with_candidates"),
}
_CANDIDATES = "The persons of candidates are estimates of another source; that of Ukraine is disputed."
_BAR, _CHOSEN = style.CATEGORIES[0], style.CATEGORIES[1]


def voting_power(
    rule: str = "qualified",
    on: str | dt.date | None = None,
    measure: str = "penrose",
    *,
    membership: str = "members",
    sort: str = "value",
    country: str | None = None,
) -> View:
    """The voting power of every state under a rule.

    What it answers: how often does each state's vote decide, if one knows the rule and nothing of what states want?

    Parameters
    ----------
    rule : str
        Id of a rule or a kind of decision, as in `eudefence.power.game`.
    on : str or datetime.date, optional
        The day; by default the edition.
    measure : str
        One of `eudefence.power.MEASURES`.
    membership : {"members", "without_uk", "with_candidates"}
        Those entitled on the day; the same without the United Kingdom; the same with today's candidates.
    sort : {"value", "population", "name"}
    country : str, optional
        A state to point out.

    Returns
    -------
    View
        A row for each state. Headed as a counterfactual wherever the rule is not the one by which missions are decided.

    Raises
    ------
    ValueError
        For an unknown rule, measure, union or state, and a rule that could not be used in that union on that day.

    Notes
    -----
    Measures and their sources: `eudefence.power.MEASURES`. Military decisions need unanimity (Articles 31(4) and 42(4)
    TEU).

    Examples
    --------
    >>> print(voting_power("unanimity", "2026-06-01", "prevent").sentence.split(". ")[0])
    Every state can stop the same part of the coalitions that win: 100 %
    """
    one_of("measure", measure, power.MEASURES)
    one_of("sort", sort, SORTS)
    found = analysed(rule, on, membership)
    chosen = countries.code(country, "country") if country is not None else None
    members = _in_order(found, measure, sort)
    columns = _columns(found, measure, members)
    counterfactual = is_counterfactual(found)
    what = f"Voting power: {found.game.name}"
    return View(
        _sentence(found, measure, chosen),
        columns,
        title=f"{COUNTERFACTUAL}. {what}" if counterfactual else what,
        unit=MEASURES[measure],
        date=f"{len(found.members)} members, figures of {date_in_words(found.game.on)}",
        source=sources((found, membership)),
        more=what_is_assumed((found, membership)),
        draw=lambda: _draw(found, measure, members, columns, chosen),
    )


def explore_voting_power() -> Explorer:
    """`voting_power` with controls for the rule, the union, the measure, the order, and a state to point out."""
    names = {countries.name(code): code for code in (*council.members(_LAST_DAY), *council.candidates())}
    return explore(
        _explored,
        rule=choice("Rule", by_words(_RULES), compact=True),
        union=choice("Who votes", by_words(_UNIONS), compact=True),
        measure=choice("Measure", by_words(MEASURES), compact=True),
        sort=choice("Order", by_words(SORTS), compact=True),
        country=choice("Point out", {"no state": ""} | dict(sorted(names.items())), compact=True),
    )


def _explored(rule: str, union: str, measure: str, sort: str, country: str) -> View:
    on, membership = _AS_ASKED[union]
    if membership != "members" and rule.startswith("participants"):
        raise ValueError("union: only members take part in PESCO, and the United Kingdom never did. Choose today.")
    if membership == "with_candidates" and rule == "qualified_nice_28":
        raise ValueError("union: nobody ever gave weighted votes to the candidates. Choose another rule, or today.")
    return voting_power(rule, on, measure, membership=membership, sort=sort, country=country or None)


def sources(*unions: tuple[Analysis, str]) -> str:
    """The line that says what games rest on; a union is an analysis and its membership."""
    tables = ["decision_rules", "decision_tests"]
    if any(found.game.voters.people for found, _ in unions):
        tables.append("population")
    if any(found.game.voters.votes for found, _ in unions):
        tables.append("council_weights")
    if all(membership != "with_candidates" for _, membership in unions):
        return source_line(*tables)
    return source_line(*tables, "candidate_population", note=_CANDIDATES)


def in_words(share: Fraction) -> str:
    """A share in per cent as sentences have it: with one decimal, or as many as show that it is not nothing.

    >>> in_words(Fraction(1, 8)), in_words(Fraction(1, 2**26)), in_words(Fraction(1))
    ('12.5 %', '0.0000015 %', '100 %')
    """
    value = share * 100
    if value.denominator == 1:
        return f"{value.numerator} %"
    decimals = 1 if value >= Fraction(5, 100) else next(n for n in range(2, 60) if value * 10**n >= 10)
    return f"{float(value):.{decimals}f} %"


def _in_order(found, measure, sort):
    people = found.game.voters.population
    keys = {
        "value": lambda one: (-getattr(one, measure), -people.get(one.member, 0), one.member),
        "population": lambda one: (-people.get(one.member, 0), one.member),
        "name": lambda one: countries.name(one.member),
    }
    return sorted(found.members, key=keys[sort])


def _columns(found, measure, members):
    voters = found.game.voters
    columns = {
        "State": [countries.name(one.member) for one in members],
        "Code": [one.member for one in members],
        SHORT[measure]: [float(getattr(one, measure) * 100) for one in members],
        "Coalitions in which it decides": [one.swings for one in members],
    }
    if voters.people:
        columns["Population (persons)"] = [voters.population.get(one.member) for one in members]
    if voters.votes:
        columns["Weighted votes"] = [voters.weights.get(one.member) for one in members]
    return columns


def _sentence(found, measure, chosen):
    values = {one.member: getattr(one, measure) for one in found.members}
    high, low = max(values.values()), min(values.values())
    said = [_EQUAL[measure].format(high=in_words(high))]
    if high != low:
        most, least = (
            next(countries.in_a_sentence(code) for code, value in values.items() if value == end) for end in (high, low)
        )
        told = _MOST[measure].format(most=most, least=least, high=in_words(high), low=in_words(low))
        said = [told[:1].upper() + told[1:]]
    said.append(
        f"If all {len(values)} voted by the toss of a coin, something would be adopted in {in_words(found.act)} of"
        " cases."
    )
    if chosen is not None:
        said.append(_pointed_out(values, chosen))
    return " ".join(said)


def _pointed_out(values, chosen):
    name = countries.name(chosen)
    if chosen not in values:
        return f"{name} has no vote here."
    larger = sum(value > values[chosen] for value in values.values())
    return f"{name}: {in_words(values[chosen])}, place {larger + 1} of {len(values)}."


def _draw(found, measure, members, columns, chosen):
    rows = [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]
    bars = [
        StateBar(
            one.member,
            facts(row),
            float(getattr(one, measure) * 100),
            _short(float(getattr(one, measure) * 100)),
            _CHOSEN if one.member == chosen else _BAR,
            "//" if one.member == chosen else "",
        )
        for one, row in zip(members, rows, strict=True)
    ]
    if max(bar.value for bar in bars) < 0.05:  # a scale of millionths would make next to nothing look like much
        bars = [StateBar(bar.code, bar.facts, 0.0, bar.words, bar.fill, bar.hatch) for bar in bars]
    legend = [(_BAR, "", SHORT[measure])]
    if any(one.member == chosen for one in members):
        legend.append((_CHOSEN, "//", countries.name(chosen)))
    return draw_bars(bars, legend, words=lambda value: f"{value:,g} %")


def _short(per_cent):
    return f"{per_cent:.1f}" if 0.05 <= per_cent < 99.95 else f"{per_cent:.0f}" if per_cent >= 0.05 else "<0.1"

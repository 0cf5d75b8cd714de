"""The Council table: who votes how, what comes out, and whose change would reverse it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import partial

from eudefence.data.package import course
from eudefence.data.states import names_in
from eudefence.data.validity import row_holds
from eudefence.ground.words import date_in_words, per_cent
from eudefence.models.decisions import council
from eudefence.views.page import style
from eudefence.views.page.brush import brush
from eudefence.views.page.controls import choice, day
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View
from eudefence.views.shapes import by_country
from eudefence.views.shapes.tile_grid import tile_view

FIRST_DAY = dt.date(2014, 11, 1)  # the present way of counting; earlier days can be asked for by name
_WORDS = {"in_favour": "yes", "against": "no", "abstaining": "abstain", "declaring": "constructive", "absent": "absent"}
_RESULTS = {True: "Adopted.", False: "Not adopted."}
_TITLES = {
    "adopted": "{title}: adopted",
    "not adopted": "{title}: not adopted",
    "by too few": "{title}: adopted, because too few stand against it to block",
}
_BAR = 260  # pixels: a bar at its full length
_SETS = 200  # smallest changes that are counted; beyond, "more than" is said
# Acts that need more than a day and a list: the participants, or the state concerned.
_ELSEWHERE = ("coalition", "enhanced_cooperation_decide", "serious_breach_risk", "suspend_from_pesco")
_PERSONS = {  # whether they are the table of the Council itself
    True: "Persons by the Council's own table.",
    False: "Persons by Eurostat; the Council's own table differs slightly.",
}
_WHAT_IFS = {"What if: foreign and defence policy by majority (Parliament 2023)": "parliament_2023"}


def council_table(
    act: str = "launch_operation",
    on: str | dt.date | None = None,
    against: str | Iterable[str] = (),
    abstaining: str | Iterable[str] = (),
    declaring: str | Iterable[str] = (),
    absent: str | Iterable[str] = (),
) -> View:
    """A vote in the Council as a table of tiles: who votes how, the result with its tests, who is bound, the smallest
    change that reverses it.

    What it answers: is the decision adopted, under which rule, and who could have stopped or saved it?

    Parameters
    ----------
    act : str
        A kind of decision of the table acts, or the id of a rule; a rule that was only proposed is shown as a what-if.
    on : str or datetime.date, optional
        The day; by default the edition.
    against, abstaining, declaring, absent : str or iterable of str
        States by name or code; a text may hold several, parted by commas. `declaring` is constructive abstention,
        `absent` means without a proxy. Everybody else is in favour.

    Returns
    -------
    View

    Raises
    ------
    ValueError
        As `eudefence.council.decide`.

    Examples
    --------
    >>> view = council_table("launch_operation", "2022-10-17", declaring="Hungary")
    >>> view.sentence.split(". ")[0]
    'Adopted'
    >>> view.table["Vote"].value_counts().to_dict()
    {'yes': 26, 'abstains with a declaration (constructive abstention)': 1}
    """
    groups = {"against": against, "abstaining": abstaining, "declaring": declaring, "absent": absent}
    named = {stance: names_in(given) if isinstance(given, str) else given for stance, given in groups.items()}
    proposed = isinstance(act, str) and act in council.RULES and council.RULES[act].status == "proposed"
    what_if = {"voters": council.members(on)} if proposed else {}
    outcome = council.decide(act, **named, **what_if, on=on)
    stance_of = {code: stance for stance in _WORDS for code in getattr(outcome, stance)}
    title = outcome.setting.title or outcome.rule.name
    result = "by too few" if outcome.by_blocking_clause else "adopted" if outcome.adopted else "not adopted"
    people = outcome.electorate.population
    asked = by_country.read(
        values={code: _WORDS[stance] for code, stance in stance_of.items()},
        title=_TITLES[result].format(title=title),
        date=f"on {date_in_words(outcome.on)}",
        kind="category",
        categories=[word for word in _WORDS.values() if word != "constructive" or outcome.rule.knows_declarations],
        heading="Vote",
        extra={
            "Population (persons)": {code: people.get(code) for code in outcome.voters},
            "Bound by the decision": {code: code in outcome.bound for code in outcome.voters},
        },
        source=_source(outcome),
        sentence=" ".join([_RESULTS[outcome.adopted], outcome.flip(_SETS).explain()]),
    )
    return tile_view(asked, partial(_draw_bars, outcome), outcome.explain())


def explore_council_table() -> Explorer:
    """`council_table` with controls for the kind of decision and the day; votes are set on the tiles."""
    names = {row["country"]: row["name"] for row in course().rows("countries")}
    states = sorted({*council.members(FIRST_DAY), *council.members()}, key=names.get)
    return explore(
        _by_votes,
        act=choice("Decision", _acts(), "launch_operation"),
        on=day("Day", FIRST_DAY, course().edition, extra=_days()),
        votes=brush(
            "Vote to set",
            {style.ANSWER_WORDS[word]: stance for stance, word in _WORDS.items() if stance != "in_favour"},
            states,
            "in_favour",
            asks="Choose a vote, then click a state or press Space on it; once more, and it votes yes again.",
            again="All in favour again",
        ),
    )


def _by_votes(act: str, on: dt.date, votes: Mapping[str, str]) -> View:
    """`council_table` by the vote of each state; who has no vote on the day is left out."""
    voters = council.members(on) if act in _WHAT_IFS.values() else council.decide(act, on=on).voters
    groups = {stance: [] for stance in _WORDS if stance != "in_favour"}
    for code, stance in votes.items():
        groups[stance] += [code] if code in voters else []
    return council_table(act, on, **groups)


def _acts() -> dict[str, str]:
    """Words to act: every kind of decision that a day and the votes are enough to decide."""
    titles = {row["title"]: row["act_id"] for row in course().rows("acts") if row["act_id"] not in _ELSEWHERE}
    return dict(sorted(titles.items())) | _WHAT_IFS


def _days() -> list[dt.date]:
    """Days on which it changed who votes or how, and the days before; days of known votes."""
    first = course().edition.replace(year=FIRST_DAY.year)
    changed = set()
    for table in ("memberships", "pesco_membership", "opt_outs", "acts"):
        for row in course().rows(table):
            if row.get("organisation", "EU") == "EU":
                for when in (row["valid_from"], row["valid_to"]):
                    changed |= {when, when - dt.timedelta(days=1)} if when and when > first else set()
    known = [row["date"] for row in course().rows("events") if row["event_id"] in ("ev093", "ev131")]
    return sorted(when for when in {*changed, *known} if FIRST_DAY <= when <= course().edition)


def _draw_bars(outcome, drawing, x, y, width):
    """The counts as bars, with a line where each begins to be enough (or too much), beside the tiles."""
    steps = [step for step in outcome.steps if step.test.count.whom in ("for", "declaring") and step.of]
    if not steps:
        return
    upwards = steps[0].test.upwards
    answer = "yes" if upwards else "constructive"
    lead = "In favour (line: enough)" if upwards else "With a declaration (line: limit)"
    y = drawing.text(x, y + 8, lead, colour=style.GREY) + 4
    width = min(width, _BAR)
    for step in steps:
        limit = step.needed if upwards else step.needed + 1
        kind, share = step.test.count.unit, Fraction(step.found, step.of)
        number = per_cent(share, step.test.fraction) if kind == "population" else f"{step.found} of {step.of}"
        drawing.text(x, y, f"{kind.capitalize()}: {number}")
        drawing.rect(x, y + 12, width, 16, fill=style.OUTSIDE)
        drawing.rect(x, y + 12, width * float(share), 16, fill=style.ANSWERS[answer])
        line = x + width * limit / step.of
        drawing.line([(line, y + 9), (line, y + 31)], width=2)
        y += 48


def _source(outcome) -> str:
    counted = [("decision_rules", [outcome.rule.source])]
    if outcome.electorate.weights:
        counted.append(("council_weights", _sources_on("council_weights", outcome.on)))
    if not outcome.electorate.population:
        return source_line(*counted)
    held = [row for row in course().rows("population") if row_holds(row, outcome.on)]
    own = all(row["population"] == row["council_population"] for row in held)
    return source_line(*counted, ("population", _sources_on("population", outcome.on)), note=_PERSONS[own])


def _sources_on(table, day):
    return [row["source_id"] for row in course().rows(table) if row_holds(row, day)]

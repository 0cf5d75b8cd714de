"""Ways to act in a crisis, side by side: which are open, who stops them, who pays and commands, what the law bars."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from eudefence.data import countries
from eudefence.data.countries import known_name
from eudefence.data.package import course
from eudefence.data.states import named
from eudefence.ground.called import called
from eudefence.ground.words import capitalised, date_in_words, joined, lowered, one_or_many
from eudefence.models.decisions import council
from eudefence.models.decisions import routes as model
from eudefence.models.decisions.routes import Hurdle, Route
from eudefence.models.decisions.routes.route import routes_on
from eudefence.views.page import html_words
from eudefence.views.page.controls import choice, day
from eudefence.views.page.editable_rows import rows
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.source import source_line
from eudefence.views.page.source_words import noted, reference
from eudefence.views.page.view import View

ALL = "all"
_SIGNS = {"yes": "✓ open", "no": "✗ closed", "unknown": "? unknown"}
_HERE = {
    "yes": "On these positions it is open ({task}).",
    "no": "On these positions it is closed ({task}).",
    "unknown": "On these positions it cannot be told whether it is open ({task}).",
}
_UNSUITED = "By law or by design it is not for this task ({task}): {reason}"
_NUMBERED = "Articles of the Treaties are cited as they are numbered since 1 December 2009."
_LISBON = dt.date(2009, 12, 1)
_NOT_FOR_IT = "– not for it"
_POINTS = {
    "none": "nowhere",
    "decision": "at the vote",
    "raising": "when it is set up",
    "deployment": "when it is used",
    "ratification": "at the ratification",
    "territory": "outside the territory of a member",
}
_STATUS = {"in_force": "as the law stands", "proposed": "proposed"}
_ANSWERS = {"no": "no", "yes": "yes", "abstains": "abstain", "abstains with a declaration": "declare"}
_ANSWERS |= {"not known": "unknown"}
_OTHERS = {"not known": "unknown", "yes": "yes", "no": "no"}
_BEYOND = ("CA", "GB", "NO", "TR", "UA", "US")  # states outside the Union that a reader may want to ask
_OURS = "The coding of coherence, and which way suits which task, are ours; the crises are invented."
_COUNTED = {
    "yes": ("{n} way is open on these positions: {which}.", "{n} ways are open on these positions: {which}."),
    "no": ("{n} is closed", "{n} are closed"),
    "unknown": (
        "{n} cannot be told, because answers or rules are not known",
        "{n} cannot be told, because answers or rules are not known",
    ),
}
_MOST = 6  # statements that are shown in full
_FIRST_DAY = dt.date(2003, 3, 31)  # the first operation of the Union


def routes(
    task: str = "evacuation",
    on: str | dt.date | None = None,
    positions: Mapping | None = None,
    way: str = ALL,
    *,
    others: str | Mapping | None = None,
) -> View:
    """Every way to act for a task, side by side; or one of them in full.

    What it answers: which way is open on these positions, who stops it, who pays and commands, and what does the law
    bar?

    Parameters
    ----------
    task : str
        A task by key or name, such as "Escort of merchant ships" (`eudefence.routes.tasks`).
    on : str or datetime.date, optional
        The day; by default the edition.
    positions : mapping, optional
        What states answer, as for `eudefence.routes.compare`. Who is not named answers as the table positions has it;
        where nothing is recorded, or it has expired, the answer is not known.
    way : str
        A way to act by key or name, to see it in full; "all" for all of them.
    others : str or mapping, optional
        What all other states answer of whom nothing is known.

    Returns
    -------
    View
        A row for each way. States are named as stopping it with the day of what they said; where that is only assumed
        here, it says so.

    Raises
    ------
    ValueError
        For an unknown task, way, state or answer (the nearest is named).

    Examples
    --------
    >>> view = routes("escort", positions={"Hungary": "no", "France": "yes", "Italy": "yes"})
    >>> view.rows[0]["Way to act"], view.rows[0]["Open?"], view.rows[0]["Who stops it, or what is not known"]
    ('Operation of the Union', '✗ closed', 'Hungary (assumed)')
    >>> routes("escort", way="pesco").title
    'Permanent Structured Cooperation (PESCO)'
    """
    found = model.comparison(task, positions, on, others=others)
    when = course().day(on)
    if way != ALL:
        names = {one.id: one.name for one in found}
        return _one(next(one for one in found if one.id == called("way", way, names, "way to act")), when)
    columns = {
        "Way to act": [one.name for one in found],
        "Open?": [_sign(one) for one in found],
        "Who stops it, or what is not known": [_because(one) for one in found],
        "Who pays": [one.row["payer_short"] for one in found],
        "Who commands": [one.row["commander_short"] for one in found],
        "The law": [one.row["bar_short"] for one in found],
        "Article": [one.article for one in found],
        "Coherence kept": [f"{len(one.kept)} of {len(_criteria(one))}" for one in found],
    }
    suited = [one for one in found if one.fit != "no"]
    return View(
        _sentence(found),
        columns,
        title=f"Ways to act: {lowered(model.tasks()[found[0].task])}",
        date=f"on {date_in_words(when)}",
        more=_unsuited(found, when),
        source=source_line(("routes", [one.row["source_id"] for one in found]), "positions", note=_OURS),
        words=lambda: _grid(suited),
    )


def explore_routes() -> Explorer:
    """`routes` with controls for the crisis, for what states say to it, and for a way to look at in full.

    What governments have said of new Treaties, forces and bodies is read from the table positions; the answers to the
    invented crisis, of which nothing can be recorded, are the reader's.

    Returns
    -------
    Explorer

    >>> explore_routes().set(task="territorial_defence").sentence.split(":")[0]
    '1 way is open on these positions'
    """
    crises = {f"{row['name']}": row["task_id"] for row in course().rows("route_tasks")}
    states = sorted({*council.members(), *_BEYOND}, key=countries.name)
    one = {
        "state": choice("State", {countries.name(code): code for code in states}, "HU", compact=True),
        "answer": choice("says", _ANSWERS, "no", compact=True),
    }
    ways = {row["name"]: row["route_id"] for row in course().rows("routes")}
    return explore(
        _asked,
        task=choice("Task", crises, "evacuation", compact=True),
        way=choice("Show", {"all ways side by side": ALL} | ways, compact=True),
        others=choice("All states not named below say", _OTHERS, "unknown", compact=True),
        said=rows("Answers (assumed)", one, most=8, add="Add a state", distinct="state"),
        reform=choice(
            "Governments without a record, on new Treaties, forces and bodies",
            _OTHERS,
            "unknown",
            compact=True,
            more=True,
        ),
        parliaments=choice("Ratification by every member", _OTHERS, "unknown", compact=True, more=True),
        on=day("Day", _FIRST_DAY, course().edition, extra=("2009-11-30", "2009-12-01", "2022-06-30"), more=True),
    )


def _asked(task: str, way: str, said: list, others: str, reform: str, parliaments: str, on: dt.date) -> View:
    """`routes` as the controls stand."""
    answers = {row["state"]: row["answer"] for row in said}
    if len(answers) < len(said):
        raise ValueError("said: a state stands there twice. Take one of its rows away.")
    rest = dict.fromkeys(("treaty_change", "legion", "security_council", "release", "pesco"), reform)
    rest |= {"task": others, "ratification": parliaments}
    known = {row["route_id"] for row in routes_on(on)}
    if way != ALL and way not in known:
        raise ValueError(
            f"way: it neither existed nor was proposed on {date_in_words(on)}. Choose another one, or another day."
        )
    return routes(task, on, answers, way, others=rest)


def _criteria(one: Route) -> tuple[str, ...]:
    return (*one.kept, *one.lost, *one.open)


def _sign(one: Route) -> str:
    return _NOT_FOR_IT if one.fit == "no" else _SIGNS[one.passes]


def _because(one: Route) -> str:
    """In a few words: who stops it, else the first decision that is not known."""
    if one.fit == "no":
        return one.fit_reason
    if one.passes == "no":
        return one.against()
    if one.passes == "yes":
        return "nobody can" if not one.hurdles[-1].rules else "nobody"
    waiting = next(step for step in one.hurdles if step.passes == "unknown")
    return _waiting(waiting)


def _waiting(step: Hurdle) -> str:
    if not step.rules:
        return "not defined"
    if not step.unknown:
        return "readings of the rule"
    return one_or_many(len(step.unknown), "{n} answer missing", "{n} answers missing")


def _sentence(found) -> str:
    by_result = {key: [one for one in found if one.fit != "no" and one.passes == key] for key in _SIGNS}
    opened = by_result["yes"]
    if opened:
        first = one_or_many(len(opened), *_COUNTED["yes"], which="; ".join(one.row["short_name"] for one in opened))
    else:
        first = "No way is open for sure on these positions."
    rest = [one_or_many(len(by_result[key]), *_COUNTED[key]) for key in ("no", "unknown") if by_result[key]]
    recorded = sorted({code for one in by_result["no"] for code in one.blockers}, key=known_name)
    said = [first] + ([f"{capitalised(joined(rest))}."] if rest else [])
    if recorded:
        said.append(
            one_or_many(
                len(recorded),
                "On record against one of them: {who}.",
                "On record against some of them: {who}.",
                who=named(recorded, "and"),
            )
        )
    return " ".join(said)


def _unsuited(found, when: dt.date) -> str:
    left = [one.row["short_name"] for one in found if one.fit == "no"]
    said = [f"Not for this task, by law or by design: {'; '.join(left)}."] if left else []
    if any("ESC" in one.row["short_name"] for one in found):
        said.append("ESC: European Security Council.")
    if when < _LISBON:
        said.append(_NUMBERED)
    return " ".join(said)


def _grid(found) -> str:
    heads = ("Way to act", "Open?", "Who stops it", "Who pays", "Who commands", "The law")
    lines = [
        (
            one.row["short_name"],
            (
                (_sign(one), {"yes": 3, "no": 1, "unknown": None}[one.passes]),
                _because(one),
                one.row["payer_short"],
                one.row["commander_short"],
                one.row["bar_short"],
            ),
        )
        for one in found
    ]
    return html_words.grid(heads, lines, (18, 10, 21, 17, 17))


def _one(one: Route, when: dt.date) -> View:
    """One way in full."""
    row = one.row
    parts = {
        "Rests on": f"{one.article}." + (f" {_NUMBERED}" if when < _LISBON else ""),
        "Decisions it needs": " ".join(step.explain() for step in one.hurdles),
        "Who pays": f"{row['payer']}. {one.price.said}",
        "Who commands": f"{row['commander']}.",
        "States outside the Union": f"{row['third_states_how']}.",
        f"What the law bars ({_POINTS[row['bar_point']]})": row["bar"],
        "Contested": row["contested"],
        "Coherence (our coding)": _coherence(one),
        "So far": row["practice"],
    }
    parts = {label: words.replace("..", ".") for label, words in parts.items() if words}
    on_record = [html_words.run(said.explain(), " ", reference(said.row["source_id"])) for said in one.evidence[:_MOST]]
    task, reason = lowered(model.tasks()[one.task]), lowered(one.fit_reason)
    here = (_UNSUITED if one.fit == "no" else _HERE[one.passes]).format(task=task, reason=reason)
    fit = f" For this task: {reason}" if one.fit == "partly" else ""
    return View(
        f"{row['what']} {here}{fit}",
        {"Part": list(parts), "Words": list(parts.values())},
        title=one.name,
        unit=_STATUS[row["status"]],
        date=f"on {date_in_words(when)}",
        source=source_line(("routes", [row["source_id"]]), note=_OURS),
        words=lambda: html_words.run(
            html_words.facts(list(parts.items())),
            html_words.bullets(on_record) if on_record else "",
            noted(row),
        ),
    )


def _coherence(one: Route) -> str:
    said = [f"Kept: {joined(one.kept)}." if one.kept else "", f"Given up: {joined(one.lost)}." if one.lost else ""]
    said += [f"Open: {joined(one.open)}." if one.open else "", one.row["coherence_reason"]]
    return " ".join(part for part in said if part)

"""Differentiation over time: opt-outs, opt-ins and depth by state, or one state case by case."""

from __future__ import annotations

from eudefence.data import countries
from eudefence.data.package import course
from eudefence.ground.arguments import one_of
from eudefence.ground.words import capitalised, cardinal, count, date_in_words, joined, some
from eudefence.models.clubs import differentiation as model
from eudefence.views.page import style
from eudefence.views.page.controls import by_words, choice, period
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.letters import width as room_of
from eudefence.views.page.marks import facts
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View

from .differentiation_years import FIRST, LAST, SHOWS, Run, by_case, by_state

ALL = "all"
_TITLES = {
    "opt_outs": "Outside by name: cases that name a member as outside",
    "opt_ins": "Joined: cases that not all members belong to",
    "depth": "How deep: the deepest case a member has joined",
}
_OF_A_STATE = {
    "opt_outs": "{who}: cases that name it as outside",
    "opt_ins": "{who}: cases that it has joined",
    "depth": "{who}: how deep each case is that it has joined",
}
_UNITS = {"opt_outs": "number of cases", "opt_ins": "number of cases", "depth": "step, 0 to 5 (a guess)"}
_TYPES = {
    "internal": ("membership", "internal: between members"),
    "external": ("membership", "external: with states outside"),
    "both": ("membership", "internal and external"),
    "formal": ("formality", "formal"),
    "informal": ("formality", "informal"),
    "vertical": ("dimension", "vertical: how deep it goes"),
    "treaty": ("legal_form", "resting on a Treaty article"),
    "secondary": ("legal_form", "resting on secondary law"),
    "outside": ("legal_form", "outside Union law"),
}
_LEVELS = {"union": "rules of the Union", "member": "choices of members", "associated": "with states outside"}
_SIDES = {"out": style.CATEGORIES[3], "in": style.CATEGORIES[0], "undecided": style.NO_DATA}
_ROW, _LEAST_ROW, _TOP, _FOOT = 22, 12.6, 8, 22  # pixels
_LEFT, _CASE_LEFT = 112, 330
_STEPS = {0: style.CLASSES[6][0], 1: style.CLASSES[6][1], 2: style.CLASSES[6][2], 3: style.CLASSES[6][3]}
_STEPS |= {4: style.CLASSES[6][4], 5: style.CLASSES[6][5]}


def differentiation(
    show: str = "opt_outs",
    state: str = ALL,
    area: str = ALL,
    kind: str = ALL,
    level: str = ALL,
    years: tuple[int, int] = (FIRST, LAST),
) -> View:
    """Opt-outs, opt-ins or depth by state since 1993, or one state case by case.

    What it answers: who stands outside what, who has joined what, and did that grow over the years?

    Parameters
    ----------
    show : {"opt_outs", "opt_ins", "depth"}
        Cases that name a member as outside; cases that not all members belong to and the state does; the deepest of
        these.
    state : str
        A state, in any usual spelling, for its cases one by one; or "all".
    area : {"all", "foreign_policy", "security_community", "defence"}
        Only cases of one EUFLEX area.
    kind : str
        Only cases of one kind: "internal", "external", "both", "formal", "informal", "vertical", "treaty", "secondary",
        "outside"; or "all".
    level : {"all", "union", "member", "associated"}
    years : pair of int
        First and last, from 1993 on.

    Returns
    -------
    View
        A row for each run of years in which nothing changed. A year is looked at on its last day, the year of the
        edition on the day of the edition.

    Raises
    ------
    ValueError
        For another word, or no state.

    Notes
    -----
    Table differentiation: cases the course chose, with types that are coding. Protocol No 22 for Denmark.

    >>> differentiation(state="Denmark").rows[0]["Case"]
    'Danish defence opt-out'
    """
    one_of("show", show, SHOWS)
    filters = _filters(area, kind, level)
    first, last = _years(years)
    code = "" if state == ALL else countries.code(state, "state")
    runs = by_case(code, show, filters, first, last) if code else by_state(show, filters, first, last)
    return View(
        _of_a_state(code, show, runs, first, last) if code else _sentence(show, runs, first, last),
        _columns(runs, show, bool(code)),
        title=_OF_A_STATE[show].format(who=countries.name(code)) if code else _TITLES[show],
        unit="" if code and show != "depth" else _UNITS[show],
        date=f"{first} to {last}, as of the last day of each year",
        source=source_line("differentiation", note="Types and depth are coding."),
        more=_more(show, any(run.side == "undecided" for run in runs)),
        draw=lambda: _draw(runs, show, bool(code), first, last),
    )


def explore_differentiation() -> Explorer:
    """`differentiation` with controls for what is shown, a state, the area, the kind, the level and the years."""
    areas = {kind.words: code for code, kind in model.TAXONOMY["euflex_area"].items()}
    states = sorted({one.country for one in model.by_state_year(2019, LAST)}, key=countries.name)
    kinds = {words: code for code, (_, words) in _TYPES.items()}
    return explore(
        differentiation,
        show=choice("Show", by_words(SHOWS)),
        state=choice("State", {"all": ALL} | {countries.name(code): code for code in states}, compact=True),
        area=choice("EUFLEX area", {"all": ALL} | areas, compact=True),
        kind=choice("Kind of case", {"all": ALL} | kinds, compact=True),
        level=choice("Level", {"all": ALL} | by_words(_LEVELS), compact=True, more=True),
        years=period("Years", FIRST, LAST, more=True),
    )


def _filters(area, kind, level):
    one_of("area", area, [ALL, *model.TAXONOMY["euflex_area"]])
    one_of("kind", kind, [ALL, *_TYPES])
    one_of("level", level, [ALL, *_LEVELS])
    found = {"euflex_area": area, "level": level}
    if kind != ALL:
        found[_TYPES[kind][0]] = kind
    return {name: value for name, value in found.items() if value != ALL}


def _years(years):
    first, last = years
    if not FIRST <= first <= last <= LAST:
        raise ValueError(
            f"years: {years!r} found; two years from {FIRST} to {LAST} are accepted, the earlier one first."
        )
    return first, last


def _columns(runs: list[Run], show, one_state):
    head = "Case" if one_state else "State"
    columns = {
        head: [run.words for run in runs],
        "From": [str(run.first) for run in runs],
        "To": [str(run.last) for run in runs],
    }
    if one_state:
        columns["Where it stands"] = [model.SIDES[run.side] for run in runs]
        columns["Depth"] = [run.value for run in runs]
        return columns
    columns["Deepest step" if show == "depth" else "Cases"] = [run.value for run in runs]
    columns["Which"] = ["; ".join(name for _, name in run.cases) for run in runs]
    return columns


def _peak(runs, year):
    """States with the highest value in a year, and the value."""
    now = {run.key: run.value for run in runs if run.first <= year <= run.last}
    most = max(now.values(), default=0)
    return sorted(code for code, value in now.items() if value == most), most, now


_NOBODY = {
    "opt_outs": "From {first} to {last} no member is named as outside in a case like that.",
    "opt_ins": "From {first} to {last} no member has joined a case like that.",
    "depth": "From {first} to {last} no member has joined a case like that.",
}
_NONE_LEFT = {
    "opt_outs": "In no case like that is a member named as outside {when}.",
    "opt_ins": "No member is inside a case like that {when}.",
    "depth": "No member is inside a case like that {when}.",
}
_DEEPEST = "The deepest step reached {when} is {most} of 5, by {states}: {words}."
_JOINED = "{who} had joined most {when}: {cases}. At the end of {first} the most were {then}."
_OUTSIDE = {
    "one": "Nobody is named as outside in more cases {when} than {inside}: {most}.",
    "several": "Nobody is named as outside in more cases {when} than {inside}: {most} each.",
}
_AS_DENMARK = "{lead} Denmark, once outside in {top}, is named in none since {since}."


def _sentence(show, runs, first, last):
    if not runs:
        return _NOBODY[show].format(first=first, last=last)
    states, most, now = _peak(runs, last)
    when = _when(last)
    if not now:
        return _NONE_LEFT[show].format(when=when)
    if show == "depth":
        reached, words = count(len(states), "member"), model.DEPTHS[most]
        return _DEEPEST.format(when=when, most=most, states=reached, words=words)
    names = [countries.in_a_sentence(code) for code in states[:3]]
    if len(states) > 3:
        names.append(f"{len(states) - 3} more")
    who = capitalised(joined(names))
    if show == "opt_ins":
        then = cardinal(_peak(runs, first)[1])
        return _JOINED.format(who=who, when=when, cases=count(most, "case"), first=first, then=then)
    number = "one" if len(states) == 1 else "several"
    lead = _OUTSIDE[number].format(inside=joined(names), when=when, most=cardinal(most))
    danish = [run for run in runs if run.key == "DK"]
    if not danish or "DK" in now:
        return lead
    top, since = cardinal(max(run.value for run in danish)), max(run.last for run in danish) + 1
    return _AS_DENMARK.format(lead=lead, top=top, since=since)


def _when(year):
    """The day on which a year is looked at, as a sentence says it."""
    edition = course().edition
    return f"on {date_in_words(edition)}" if year == edition.year else f"at the end of {year}"


_NO_CASE = {
    "opt_outs": "From {first} to {last} no case names {who} as outside.",
    "opt_ins": "From {first} to {last} {who} is in no case that only some members belong to.",
    "depth": "From {first} to {last} {who} is in no case that only some members belong to.",
}
_CASES = {
    "opt_outs": "From {first} to {last} {who} was named as outside in {cases}, {left} of them {when}.",
    "opt_ins": "From {first} to {last} {who} was inside {cases}, {left} of them {when}.",
    "depth": "From {first} to {last} {who} was inside {cases}, {left} of them {when}.",
}


def _of_a_state(code, show, runs, first, last):
    who = countries.in_a_sentence(code)
    held = {run.key for run in runs if run.side != "undecided"}
    now = {run.key for run in runs if run.last == last and run.side != "undecided"}
    if not held:
        return _NO_CASE[show].format(first=first, last=last, who=who)
    cases, left = count(len(held), "case"), len(now) or "none"
    return _CASES[show].format(first=first, last=last, who=who, cases=cases, left=left, when=_when(last))


_STEPS_TOLD = "; ".join(f"{step} {words}" for step, words in model.DEPTHS.items())
_NOT_KNOWN = "A question mark: who takes part is not known there."


def _more(show, open_ends):
    said = {
        "opt_outs": "One opt-out can make several cases: the Danish one kept the state out of the policy, the Agency,"
        " permanent structured cooperation and battlegroups. Not everyone named chose it: Cyprus is kept out of Berlin"
        " Plus.",
        "opt_ins": "Cases are those the course chose; the number says who joins most of them, and is no census.",
        "depth": f"The steps, as one coder guessed them: {_STEPS_TOLD}. They are an order: never add them.",
    }[show]
    return f"{_NOT_KNOWN} {said}" if open_ends else said


def _paint(run, show, one_state):
    if show == "depth" and run.side != "undecided":
        return _STEPS[run.value]
    if one_state:
        return _SIDES[run.side]
    steps = style.CLASSES[5]
    bounds = (1, 2, 3, 4) if show == "opt_outs" else (2, 5, 8, 12)
    return steps[sum(run.value > bound for bound in bounds)]


def _draw(runs: list[Run], show, one_state, first, last):
    rows = list(dict.fromkeys(run.key for run in runs))
    words = {run.key: run.words for run in runs}
    tall = max(_LEAST_ROW, min(_ROW, (style.TALL - _TOP - _FOOT) / max(1, len(rows))))
    left = _CASE_LEFT if one_state else _LEFT
    step = (style.WIDE - left - 6) / (last - first + 1)
    drawing = Drawing(_TOP + tall * max(1, len(rows)) + _FOOT)
    if not rows:
        drawing.text(left, _TOP + tall / 2, "Nothing to show", colour=style.GREY)
    tops = {key: _TOP + place * tall for place, key in enumerate(rows)}
    _axis(drawing, first, last, left, step, _TOP + tall * max(1, len(rows)))
    size = style.LETTERS if tall > 15 else style.LEAST
    for key in rows:
        drawing.text(left - 8, tops[key] + tall / 2, _short(words[key], left - 12, size), size=size, anchor="end")
    sources = {row["case_id"]: row["source_id"] for row in course().rows("differentiation")}
    for run in runs:
        _draw_run(drawing, run, show, one_state, left + (run.first - first) * step, step, tops[run.key], tall, sources)
    return drawing


def _draw_run(drawing, run, show, one_state, x, step, y, tall, sources):
    wide = step * (run.last - run.first + 1)
    fill = _paint(run, show, one_state)
    span = str(run.first) if run.first == run.last else f"{run.first} to {run.last}"
    row = {"State": run.words, "Years": span}
    if one_state:
        row |= {"Where it stands": model.SIDES[run.side], "Depth": run.value}
    else:
        row |= {"Deepest step" if show == "depth" else "Cases": run.value, "Which": some([n for _, n in run.cases])}
    with drawing.mark(f"{run.key}-{run.first}", facts(row, [sources[case] for case, _ in run.cases[:4]])):
        gap = 1 if tall < 16 else 2
        undecided = run.side == "undecided"
        drawing.rect(
            x + 0.5,
            y + gap / 2,
            wide - 1,
            tall - gap,
            fill=fill,
            hatch="..." if run.side == "out" else "",
            rim=style.GREY if undecided else "",
            dashed=undecided,
        )
        sign = "?" if undecided else str(run.value)
        if undecided or show == "depth" or not one_state:
            drawing.text(x + wide / 2, y + tall / 2, sign, size=style.LEAST, anchor="middle", on=fill)


def _axis(drawing, first, last, left, step, bottom):
    every = 5 if last - first > 12 else 1
    for year in range(first, last + 1):
        if year % every == 0 or year == last:
            if year == last or last - year >= (every + 1) // 2 or every == 1:
                x = left + (year - first + 0.5) * step
                drawing.line([(x, _TOP), (x, bottom)], colour=style.FAINT)
                drawing.text(x, bottom + 11, str(year), size=style.LEAST, anchor="middle", colour=style.GREY)


def _short(words, room, size):
    """A name cut to its room; the whole of it is in the mark and in the table."""
    if room_of(words, size) <= room:
        return words
    while room_of(f"{words}…", size) > room:
        words = words[:-1]
    return f"{words.rstrip(' ,:')}…"

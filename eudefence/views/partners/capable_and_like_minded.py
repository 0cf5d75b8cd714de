"""Capable and like-minded, each measured in one way: who passes both words, one, none, and who cannot be decided."""

from __future__ import annotations

import datetime as dt

from eudefence.data.package import course
from eudefence.ground.arguments import one_of
from eudefence.ground.numbers import exact
from eudefence.ground.words import capitalised, cardinal, date_in_words, joined
from eudefence.models.partners import partnerships
from eudefence.models.partners.partnerships.measure_values import WORDS
from eudefence.models.partners.partnerships.partner_names import in_a_sentence, name
from eudefence.views.page import style
from eudefence.views.page.controls import choice
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.marks import facts
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View

LEVELS = {"lenient": "lenient", "middle": "in the middle", "strict": "strict"}
_LENIENT_STRICT = {  # thresholds of our own; that in the middle is the measure's default
    "staff_in_missions": (1, 50),
    "defence_share": (1.5, 2.5),
    "defence_money": (1000, 50000),
    "alignment_declarations": (50, 100),
    "un_vote_on_ukraine": (50, 100),
    "electoral_democracy": (0.4, 0.8),
}
_CASES = ("TR", "IN", "MD")  # those people argue about
_FILLS = {
    "both": style.CATEGORIES[0],
    "capable": style.CATEGORIES[1],
    "like_minded": style.CATEGORIES[3],
    "neither": style.FAINT,
    "undecided": style.PAPER,
}
_MILLION = "USD million"  # drawn in billions
_GROUPS = {
    "both": "Capable and like-minded",
    "capable": "Capable only",
    "like_minded": "Like-minded only",
    "neither": "Neither",
    "undecided": "Cannot be decided",
}


def capable_and_like_minded(
    capable: str = "defence_share",
    like_minded: str = "electoral_democracy",
    capable_from: str | float = "middle",
    like_minded_from: str | float = "middle",
    on: str | dt.date | None = None,
) -> View:
    """Which partners are capable and like-minded, when each word is measured in one way.

    What it answers: FEPS wants partners that are capable and like-minded. Who is that, and how much hangs on the
    measure? Türkiye, India and Moldova stand out.

    Parameters
    ----------
    capable : {"staff_in_missions", "defence_share", "defence_money"}
    like_minded : {"alignment_declarations", "on_russian_list", "un_vote_on_ukraine", "nato_member",
        "electoral_democracy"}
    capable_from, like_minded_from : {"lenient", "middle", "strict"} or number
        The threshold: one of ours, or a number in the unit of the measure. A yes or no has none.
    on : str or datetime.date, optional
        The newest values known on that day; by default the edition of the course data.

    Returns
    -------
    View
        A row for each partner. Where no value was found, it cannot be decided.

    Raises
    ------
    ValueError
        For an unknown measure or threshold, and for what is no day.

    Notes
    -----
    FEPS 2022. Measures and thresholds are choices of this course; table partner_measure_kinds says how each misleads.

    >>> capable_and_like_minded("staff_in_missions", "nato_member").columns["Group"][0]
    'Capable and like-minded'
    """
    chosen = {"capable": capable, "like_minded": like_minded}
    for word, key in chosen.items():
        one_of(word, key, [k for k, one in partnerships.measures().items() if one.word == word], "measure")
    found = partnerships.criteria(
        {capable: _threshold(capable, capable_from, "capable_from")},
        {like_minded: _threshold(like_minded, like_minded_from, "like_minded_from")},
        on,
    )
    order = [code for group in _GROUPS for code in found.groups[group]]
    tests = {word: [found.tests[code, word][0] for code in order] for word in WORDS}
    columns = {
        "Partner": [name(code) for code in order],
        "Group": [_GROUPS[found.group(code)] for code in order],
        **{
            heading: cells
            for word, words in WORDS.items()
            for heading, cells in (
                (f"{capitalised(words)}: {tests[word][0].measure.title}", [_value(one) for one in tests[word]]),
                (f"{capitalised(words)}: passes", [one.passed for one in tests[word]]),
            )
        },
    }
    return View(
        _sentence(found, tests),
        columns,
        title="Capable and like-minded: who passes?",
        date=f"newest values on {date_in_words(found.on)}",
        source=source_line(*_tables(chosen), note="Measures and thresholds are our choice."),
        more=" ".join(tests[word][0].measure.misleads for word in WORDS),
        draw=lambda: _draw(found),
    )


def explore_capable_and_like_minded() -> Explorer:
    """`capable_and_like_minded` with controls for the two measures and their thresholds."""
    options = {
        word: {one.title: key for key, one in partnerships.measures().items() if one.word == word} for word in WORDS
    }
    levels = {words: key for key, words in LEVELS.items()}
    return explore(
        capable_and_like_minded,
        capable=choice("Capable means", options["capable"], "defence_share", compact=True),
        capable_from=choice("Threshold for capable", levels, "middle", compact=True),
        like_minded=choice("Like-minded means", options["like_minded"], "electoral_democracy", compact=True),
        like_minded_from=choice("Threshold for like-minded", levels, "middle", compact=True),
    )


def _threshold(measure, asked, argument):
    least = partnerships.measures()[measure].least
    if isinstance(asked, str) and asked in LEVELS:
        lenient, strict = _LENIENT_STRICT.get(measure, (least, least))
        return {"lenient": lenient, "middle": least, "strict": strict}[asked]
    if isinstance(asked, str):
        one_of(argument, asked, LEVELS, "threshold")
    return float(exact(asked, argument))


def _tables(chosen):
    named = [row["read_from"] for row in course().rows("partner_measure_kinds") if row["measure_id"] in chosen.values()]
    return list(dict.fromkeys(table or "partner_measures" for table in named))


def _value(test):
    """A number, or yes and no."""
    if test.found is None:
        return None
    return bool(test.found.value) if test.measure.yes_or_no else float(test.found.value)


_SAID = (
    "{both} of {all} partners pass both words, by {capable} ({capable_least}) and {like_minded} ({like_minded_least})."
    " {cases} {undecided}"
)
_SAID_NONE = (
    "No partner of {all} passes both words, by {capable} ({capable_least}) and {like_minded} ({like_minded_least})."
    " {cases} {undecided}"
)
_CASE = {
    "both": "{who} would be both",
    "capable": "{who} would be capable only",
    "like_minded": "{who} would be like-minded only",
    "neither": "{who} would be neither",
    "undecided": "{who} cannot be decided",
}
_UNDECIDED = (
    "A value was found for every partner.",
    "For one partner no value was found, which is not a no.",
    "For {number} partners no value was found, which is not a no.",
)


def _sentence(found, tests):
    both = len(found.groups["both"])
    by_group = {}
    for code in _CASES:
        by_group.setdefault(found.group(code), []).append(in_a_sentence(code))
    cases = "; ".join(_CASE[group].format(who=joined(who)) for group, who in by_group.items())
    gaps = {}
    for word, results in tests.items():
        measure, least = results[0].measure, results[0].least
        gaps[word] = f"“{measure.title}”"
        gaps[f"{word}_least"] = "yes" if measure.yes_or_no else f"at least {measure.said(least)}"
    number = len(found.groups["undecided"])
    return (_SAID if both else _SAID_NONE).format(
        both=capitalised(cardinal(both)),
        all=len(found.partners),
        cases=f"{capitalised(cases)}.",
        undecided=_UNDECIDED[min(number, 2)].format(number=cardinal(number)),
        **gaps,
    )


_PLACES = {"both": (1, 0), "capable": (1, 1), "like_minded": (0, 0), "neither": (0, 1)}  # column, row
_LINE = 12.4


def _draw(found):
    """Four fields: like-minded above, capable on the right; beside them those that cannot be decided."""
    drawing = Drawing(style.TALL)
    top, tall = 4, (style.TALL - 30) / 2
    for group, (column, row) in _PLACES.items():
        _field(drawing, found, group, 2 + column * 306, top + row * (tall + 4), 302, tall)
    _field(drawing, found, "undecided", 616, top, 262, 2 * tall + 4)
    one = found.partners[0]
    first, second = (found.tests[one, word][0].measure for word in WORDS)
    drawing.text(4, style.TALL - 9, _KEY.format(first=_named(first), second=_named(second)), size=style.LEAST)
    return drawing


_KEY = "Behind each name: {first}; {second}. ?: not found"


def _named(measure):
    unit = "USD billion" if measure.unit == _MILLION else measure.unit
    short = "%" if unit.startswith("%") else unit
    return f"{measure.title} ({short})" if short else measure.title


def _field(drawing, found, group, x, y, wide, tall):
    fill = _FILLS[group]
    members = found.groups[group]
    empty = fill == style.PAPER
    drawing.rect(x, y, wide, 20, fill=fill, rim=style.GREY if empty else "", dashed=empty)
    drawing.rect(x, y, wide, tall, rim=style.RIM)
    drawing.text(x + 8, y + 10, f"{_GROUPS[group]} ({len(members)})", bold=True, on=fill)
    rooms = int((tall - 24) // _LINE)
    columns = 1 if len(members) <= rooms else 2
    for place, code in enumerate(members):
        left = x + 8 + (place // rooms) * (wide / columns)
        height = y + 30 + (place % rooms) * _LINE
        with drawing.mark(code, _facts(found, code)):
            drawing.text(left, height, _line(found, code, columns), size=style.LEAST, bold=code in _CASES)


def _line(found, code, columns):
    """A partner with its two values; where two columns are needed there is room for names only."""
    if columns > 1:
        return name(code)
    values = ", ".join(_short(found.tests[code, word][0]) for word in WORDS)
    return f"{name(code)}: {values}"


def _short(test):
    if test.found is None:
        return "?"
    value, measure = test.found.value, test.measure
    if measure.yes_or_no:
        return "yes" if value else "no"
    if measure.unit == _MILLION:
        return f"{value / 1000:,.1f}"
    if measure.unit.startswith("index"):
        return f"{value:.2f}"
    return f"{value:,.0f}" if measure.least >= 10 else f"{value:.1f}"


def _facts(found, code):
    tests = [found.tests[code, word][0] for word in WORDS]
    return facts(
        {
            "Partner": name(code),
            "Group": _GROUPS[found.group(code)],
            **{capitalised(words): found.tests[code, word][0].words for word, words in WORDS.items()},
        },
        [one.found.source_id for one in tests if one.found],
    )

"""A consortium before the rules of several instruments: every test, side by side."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from eudefence.data.package import course
from eudefence.ground.words import date_in_words, joined, one_or_many
from eudefence.models.industry import eligibility
from eudefence.models.industry.eligibility import Consortium, EligibilityTest, Named, Verdict
from eudefence.models.industry.eligibility.rulebook import years
from eudefence.models.industry.eligibility.verdict import TEST_NAMES
from eudefence.views.page import style
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.letters import width
from eudefence.views.page.marks import facts
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View
from eudefence.views.shapes.swatches import box, legend_line

LAWS = ("EDF", "EDIP", "SAFE")
_LOOKS = {  # fill, hatch, letter
    True: (style.ANSWERS["yes"], "", "P"),
    False: (style.ANSWERS["no"], "///", "F"),
    None: (style.PAPER, "", "?"),
}
_RESULT = {True: "passed", False: "failed", None: "not determinable"}
_LEGEND = {True: "P passed", False: "F failed", None: "? not determinable: no text or fact that was found decides"}
_VERDICT = {
    True: "{laws}: eligible.",
    False: "{laws}: not eligible. {flip}",
    None: "{laws}: not determinable. {flip}",
}
_HEAD = {True: "eligible", False: "not eligible", None: "not determinable"}
_COUNTS = ("minimum_entities", "minimum_states", "minimum_member_states", "independence")
_NAMES, _ROW, _TOP = 176, 19, 26  # pixels: the names of the tests; a row; the heads


def consortium_verdict(
    case: str = "to_mend", instruments: str | Iterable[str] = LAWS, consortium: Consortium | None = None
) -> View:
    """A consortium under several instruments side by side: which tests it passes, which it fails, and on which no text
    or fact that was found decides.

    What it answers: may it take part, what stands in its way, and what would flip the verdict?

    Parameters
    ----------
    case : str
        A named consortium, by name or id (`eudefence.eligibility.cases`).
    instruments : str or iterable of str
        Of EDIDP, EDF, ASAP, EDIRPA, EDIP and SAFE. One that did not apply on the day of the case is shown for the day
        of its time that is nearest.
    consortium : eligibility.Consortium, optional
        Another consortium, in place of that of the case, whose name it keeps. It counts as hypothetical.

    Returns
    -------
    View
        A row for each test and instrument.

    Raises
    ------
    ValueError
        For an unknown case or instrument, with the nearest match.

    Examples
    --------
    >>> consortium_verdict("british_owned", "EDF").sentence
    'EDF: not eligible. It would pass if Italy approves guarantees for Beta.'
    >>> consortium_verdict("hydis2", "EDF").sentence
    'EDF: not determinable. One test is open.'
    """
    named = eligibility.case(case)
    laws = tuple(dict.fromkeys([instruments] if isinstance(instruments, str) else instruments))
    asked = named.consortium if consortium is None else consortium
    verdicts = [_on_its_day(asked, law, named.on) for law in laws]
    rows = [(verdict, test) for verdict in verdicts for test in verdict.tests]
    changed = consortium is not None
    title = f"{named.name}, as changed here" if changed else named.name
    invented = named.hypothetical or changed
    return View(
        _sentence(verdicts),
        {
            "Instrument": [verdict.instrument for verdict, _ in rows],
            "Test": [test.name for _, test in rows],
            "Result": [test.result for _, test in rows],
            "Found": [test.said for _, test in rows],
            "Number found": [_number(test.value) for _, test in rows],
            "Asked for": [_asked(test) for _, test in rows],
            "Article": [test.article for _, test in rows],
        },
        title=f"{title} (hypothetical)" if invented else f"{title} (real)",
        date=joined(dict.fromkeys(f"on {date_in_words(verdict.on)}" for verdict in verdicts)),
        source=source_line(
            ("eligibility_rules", [test.source for _, test in rows]),
            "eligibility_areas",
            *([] if invented else [("consortia", [named.source])]),
        ),
        more=" ".join([*_real(named, invented), *dict.fromkeys(verdict.rate.explain() for verdict in verdicts)]),
        draw=lambda: _draw(verdicts),
    )


def _real(named: Named, invented: bool) -> list[str]:
    """What a reader must know about a real case; nothing for an invented or changed one."""
    return [] if invented else [part for part in ("A real case.", named.shows, named.note) if part]


def _on_its_day(consortium: Consortium, law: str, on) -> Verdict:
    first, last = years(course(), eligibility.rulebook.named(law))
    return eligibility.assess(consortium, law, min(max(on, first), last))


def _sentence(verdicts) -> str:
    """One sentence for all laws that say the same, with what would flip it."""
    told: dict[tuple, list[str]] = {}
    for verdict in verdicts:
        slack = verdict.slack()
        at_limit = verdict.eligible is True and slack.room == 0
        flip = slack.explain() if verdict.eligible is False or at_limit else ""
        if verdict.eligible is None:
            flip = one_or_many(slack.still_open, "One test is open.", "{n} tests are open.")
        told.setdefault((verdict.eligible, flip), []).append(verdict.instrument)
    said = []
    for (eligible, flip), laws in told.items():
        words = _VERDICT[eligible] if eligible is not True or not flip else f"{_VERDICT[True]} {{flip}}"
        said.append(words.format(laws=joined(laws), flip=flip).strip())
    return " ".join(said)


def _number(value) -> str | None:
    if value is None:
        return None
    return f"{float(value * 100):.6g} %" if isinstance(value, Fraction) else str(value)


_ASKED = {"most": "at most {n}", "least": "at least {n}", "condition": "up to {n}, on a condition"}


def _asked(test: EligibilityTest) -> str | None:
    """What is asked for, where it is a number."""
    if isinstance(test.threshold, Fraction):
        which = "condition" if test.topic == "subcontractor_share" else "most"
    elif isinstance(test.threshold, int):
        which = "most" if test.topic == "maximum_entities" else "least"
    else:
        return None
    return _ASKED[which].format(n=_number(test.threshold))


def _draw(verdicts) -> Drawing:
    tests = {verdict.instrument: {test.name: test for test in verdict.tests} for verdict in verdicts}
    names = [name for name in TEST_NAMES if any(name in found for found in tests.values())]
    drawing = Drawing(_TOP + len(names) * _ROW + 26)
    wide = (drawing.width - _NAMES) / len(verdicts)
    for place, verdict in enumerate(verdicts):
        left = _NAMES + place * wide
        drawing.text(left, 10, f"{verdict.instrument}: {_HEAD[verdict.eligible]}", bold=True, size=13)
    for row, name in enumerate(names):
        y = _TOP + row * _ROW
        drawing.text(0, y + 8, name)
        for place, verdict in enumerate(verdicts):
            left = _NAMES + place * wide
            test = tests[verdict.instrument].get(name)
            if test is None:
                drawing.text(left + 28, y + 8, "no such rule", colour=style.GREY)
            else:
                _draw_cell(drawing, left, y, wide, verdict, test)
    signs = [(box(drawing, *_LOOKS[passed][:2]), words) for passed, words in _LEGEND.items()]
    legend_line(drawing, signs, 0, _TOP + len(names) * _ROW + 14)
    return drawing


def _draw_cell(drawing, left, y, wide, verdict, test):
    fill, hatch, letter = _LOOKS[test.passed]
    told = {
        "Test": f"{verdict.instrument}, {test.name}: {_RESULT[test.passed]}",
        "Found": test.said,
        "Article": test.article,
    }
    with drawing.mark(f"{verdict.instrument} {test.topic}", facts(told, test.source)):
        drawing.rect(left, y, 22, _ROW - 3, fill=fill, hatch=hatch, rim=style.RIM)
        drawing.text(left + 11, y + 8, letter, anchor="middle", on=fill, bold=True, ground=fill if hatch else "")
        drawing.text(left + 28, y + 8, _brief(test, wide - 36))


def _brief(test: EligibilityTest, room: float) -> str:
    """What fits a cell: number and limit, else what was found if that is short, else the result."""
    asked = _asked(test)
    if test.topic == "subcontractor_share" and test.value is not None:
        return f"{_number(test.value)}: {_RESULT[test.passed]}"  # its limits depend on conditions
    if asked and test.value is not None:
        counted = " for sure" if "for sure" in test.said else " count" if test.topic in _COUNTS else ""
        return f"{_number(test.value)}{counted}, {asked}"
    short = test.passed is not True and width(test.said, style.LETTERS) <= room
    return test.said if short else _RESULT[test.passed]
